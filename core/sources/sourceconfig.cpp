// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/jaegersource.h"
#include "core/sources/prometheussource.h"
#include "core/sources/temposource.h"
#include "core/sources/tracesource.h"
#include "core/sources/zipkinsource.h"

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

Result<QUrl> baseUrlOf(const QString &address, const QString &whole)
{
    QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)) {
        return fail(
            ErrorCode::InvalidInput,
            u"\"%1\" is no source address; write for instance jaeger+http://localhost:16686 or tempo+https://host/prefix."_s
                .arg(whole));
    }
    if (url.hasQuery() || url.hasFragment())
        return fail(ErrorCode::InvalidInput, u"A source address has no ? or # part: %1"_s.arg(addressText(url)));
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

} // namespace

QString sourceKindName(SourceKind kind)
{
    switch (kind) {
    case SourceKind::Jaeger:
        return u"jaeger"_s;
    case SourceKind::Tempo:
        return u"tempo"_s;
    case SourceKind::Zipkin:
        return u"zipkin"_s;
    case SourceKind::Prometheus:
        return u"prometheus"_s;
    }
    return {};
}

std::optional<SourceKind> sourceKindFromName(QStringView name)
{
    for (const SourceKind kind : {SourceKind::Jaeger, SourceKind::Tempo, SourceKind::Zipkin, SourceKind::Prometheus}) {
        if (name == sourceKindName(kind))
            return kind;
    }
    return std::nullopt;
}

Result<SourceConfig> sourceConfigFromUrl(const QString &text)
{
    const QString trimmed = text.trimmed();
    const qsizetype plus = trimmed.indexOf(u'+');
    const auto kind = sourceKindFromName(QStringView(trimmed).left(qMax<qsizetype>(plus, 0)));
    if (!kind) {
        // What follows may hold a password: it is not repeated.
        return fail(
            ErrorCode::InvalidInput,
            u"A source address begins with jaeger+, tempo+, zipkin+ or prometheus+ and a URL, for instance jaeger+http://localhost:16686."_s);
    }
    auto url = baseUrlOf(trimmed.mid(plus + 1), trimmed.contains(u'@') ? trimmed.left(plus + 1) + u"…"_s : trimmed);
    if (!url)
        return tl::unexpected(url.error());
    if (!url->password().isEmpty()) {
        return fail(
            ErrorCode::InvalidInput,
            u"A password in an address ends up in histories and logs: leave it out of the address of %1, and set it "
            u"in the source's settings or in the environment."_s.arg(url->host()));
    }
    SourceConfig config;
    config.kind = *kind;
    config.user = url->userName();
    if (!config.user.isEmpty())
        config.auth = SourceConfig::Auth::Basic;
    url->setUserInfo({});
    config.baseUrl = *url;
    config.id = sourceKindName(*kind) + u'+' + url->toString();
    config.name = url->authority() + url->path();
    return config;
}

std::unique_ptr<TraceSource> TraceSource::create(const SourceConfig &config, const Credentials &credentials)
{
    switch (config.kind) {
    case SourceKind::Jaeger:
        return std::make_unique<JaegerSource>(config, credentials);
    case SourceKind::Tempo:
        return std::make_unique<TempoSource>(config, credentials);
    case SourceKind::Zipkin:
        return std::make_unique<ZipkinSource>(config, credentials);
    case SourceKind::Prometheus:
        return std::make_unique<PrometheusSource>(config, credentials);
    }
    return nullptr;
}

} // namespace traceloupe
