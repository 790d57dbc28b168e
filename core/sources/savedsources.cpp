// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/savedsources.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

QString authName(SourceConfig::Auth auth)
{
    switch (auth) {
    case SourceConfig::Auth::Basic: return u"basic"_s;
    case SourceConfig::Auth::Bearer: return u"bearer"_s;
    case SourceConfig::Auth::None: break;
    }
    return u"none"_s;
}

SourceConfig::Auth authFromName(const QString &name)
{
    return name == u"basic" ? SourceConfig::Auth::Basic : name == u"bearer" ? SourceConfig::Auth::Bearer : SourceConfig::Auth::None;
}

void write(QSettings &settings, const SourceConfig &source)
{
    settings.setValue(u"id"_s, source.id);
    settings.setValue(u"name"_s, source.name);
    settings.setValue(u"kind"_s, sourceKindName(source.kind));
    settings.setValue(u"url"_s, source.baseUrl.toString(QUrl::RemoveUserInfo));
    settings.setValue(u"auth"_s, authName(source.auth));
    settings.setValue(u"user"_s, source.user);
    settings.setValue(u"tenant"_s, source.tenant);
    QStringList headers;
    for (const auto &[name, value] : source.headers)
        headers += QString::fromUtf8(name) + u": "_s + QString::fromUtf8(value);
    settings.setValue(u"headers"_s, headers);
    settings.setValue(u"caFile"_s, source.caFile);
    settings.setValue(u"certificateFile"_s, source.certificateFile);
    settings.setValue(u"keyFile"_s, source.keyFile);
    settings.setValue(u"browserUrl"_s, source.browserUrl);
    settings.setValue(u"timeoutMs"_s, source.timeoutMs);
    settings.setValue(u"parallelRequests"_s, source.parallelRequests);
}

std::optional<SourceConfig> read(const QSettings &settings)
{
    const auto kind = sourceKindFromName(settings.value(u"kind"_s).toString());
    const QUrl url(settings.value(u"url"_s).toString(), QUrl::StrictMode);
    SourceConfig source;
    source.id = settings.value(u"id"_s).toString();
    if (!kind || !url.isValid() || url.host().isEmpty() || source.id.isEmpty())
        return std::nullopt;
    source.name = settings.value(u"name"_s).toString();
    source.kind = *kind;
    source.baseUrl = url;
    source.auth = authFromName(settings.value(u"auth"_s).toString());
    source.user = settings.value(u"user"_s).toString();
    source.tenant = settings.value(u"tenant"_s).toString();
    for (const QString &header : settings.value(u"headers"_s).toStringList()) {
        const qsizetype colon = header.indexOf(u':');
        if (colon > 0)
            source.headers.emplace_back(header.left(colon).trimmed().toUtf8(), header.mid(colon + 1).trimmed().toUtf8());
    }
    source.caFile = settings.value(u"caFile"_s).toString();
    source.certificateFile = settings.value(u"certificateFile"_s).toString();
    source.keyFile = settings.value(u"keyFile"_s).toString();
    source.browserUrl = settings.value(u"browserUrl"_s).toString();
    source.timeoutMs = settings.value(u"timeoutMs"_s, source.timeoutMs).toInt();
    source.parallelRequests = std::max(1, settings.value(u"parallelRequests"_s, source.parallelRequests).toInt());
    return source;
}

} // namespace

SavedSources::SavedSources(QString file) : m_file(std::move(file)) {}

QString SavedSources::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/traceloupe/sources.ini"_s;
}

std::vector<SourceConfig> SavedSources::load() const
{
    QSettings settings(m_file, QSettings::IniFormat);
    std::vector<SourceConfig> sources;
    const int count = settings.beginReadArray(u"sources"_s);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        if (auto source = read(settings))
            sources.push_back(std::move(*source));
    }
    return sources;
}

Result<> SavedSources::save(const std::vector<SourceConfig> &sources) const
{
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    QSettings settings(m_file, QSettings::IniFormat);
    settings.remove(u"sources"_s);
    settings.beginWriteArray(u"sources"_s, static_cast<int>(sources.size()));
    for (std::size_t i = 0; i < sources.size(); ++i) {
        settings.setArrayIndex(static_cast<int>(i));
        write(settings, sources[i]);
    }
    settings.endArray();
    settings.sync();
    if (settings.status() != QSettings::NoError)
        return fail(ErrorCode::Io, u"The saved sources can't be written to %1: check the folder's permissions."_s.arg(m_file));
    return {};
}

Result<SourceConfig> SavedSources::find(const QString &name) const
{
    QStringList names;
    for (SourceConfig &source : load()) {
        if (source.name.compare(name, Qt::CaseInsensitive) == 0)
            return source;
        names += source.name;
    }
    return fail(ErrorCode::NotFound,
                names.isEmpty() ? u"There is no saved source \"%1\"; none has been saved yet."_s.arg(name)
                                : u"There is no saved source \"%1\"; there is: %2."_s.arg(name, names.join(u", "_s)));
}

} // namespace traceloupe
