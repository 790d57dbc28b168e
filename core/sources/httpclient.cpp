// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/httpclient.h"

#include "core/sources/httpexchange.h"
#include "core/sources/tlssettings.h"

#include <QHostAddress>
#include <QNetworkProxy>

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// The system's proxies (http_proxy, no_proxy), but never for this machine itself.
class OutwardProxies final : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const QString host = query.peerHostName();
        if (host == "localhost"_L1 || QHostAddress(host).isLoopback())
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

QString serverName(SourceKind kind)
{
    switch (kind) {
    case SourceKind::Jaeger:
        return u"Jaeger"_s;
    case SourceKind::Tempo:
        return u"Tempo"_s;
    case SourceKind::Zipkin:
        return u"Zipkin"_s;
    case SourceKind::Prometheus:
        return u"Prometheus"_s;
    }
    return {};
}

/// Redirects stay at one origin, so a source without TLS stays without. Files that were named are checked always.
bool needsTls(const SourceConfig &config)
{
    return config.baseUrl.scheme() != "http"_L1 || !config.caFile.isEmpty() || !config.certificateFile.isEmpty()
           || !config.keyFile.isEmpty();
}

bool isHeaderSafe(const QByteArray &bytes)
{
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char byte) { return static_cast<unsigned char>(byte) >= 0x20 || byte == '\t'; });
}

} // namespace

HttpClient::HttpClient(const SourceConfig &config, const Credentials &credentials, const HttpPolicy &policy,
                       QObject *parent)
    : QObject(parent),
      m_policy(policy),
      m_server(serverName(config.kind)),
      m_timeoutMs(std::max(1, config.timeoutMs)),
      m_parallel(std::max(1, config.parallelRequests))
{
    m_network.setProxyFactory(new OutwardProxies); // owned by the manager
    prepare(config, credentials);
}

HttpClient::~HttpClient() = default;

void HttpClient::prepare(const SourceConfig &config, const Credentials &credentials)
{
    m_template.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    m_template.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    m_template.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    m_template.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    m_template.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    // One protocol for all: what is tested is what is spoken.
    m_template.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Traces compress far better than Qt's bomb check allows; HttpExchange counts the inflated bytes instead.
    m_template.setDecompressedSafetyCheckThreshold(-1);
    m_template.setHeader(QNetworkRequest::UserAgentHeader, u"Traceloupe"_s);
    if (config.auth == SourceConfig::Auth::Basic) {
        const QByteArray pair = config.user.toUtf8() + ':' + credentials.password.toUtf8();
        addHeader("Authorization", "Basic " + pair.toBase64(), false);
        m_secrets << QString::fromLatin1(pair.toBase64());
    } else if (config.auth == SourceConfig::Auth::Bearer) {
        addHeader("Authorization", "Bearer " + credentials.token.toUtf8(), false);
    }
    m_secrets << credentials.password << credentials.token;
    if (!config.tenant.isEmpty())
        addHeader(config.kind == SourceKind::Tempo ? "X-Scope-OrgID" : "x-tenant", config.tenant.toUtf8(), false);
    for (const auto &[name, value] : config.headers)
        addHeader(name, value, false);
    for (const auto &[name, value] : credentials.secretHeaders)
        addHeader(name, value, true);
    m_secrets.removeAll(QString());
    // The longest first: a secret may be part of another.
    std::sort(m_secrets.begin(), m_secrets.end(),
              [](const QString &a, const QString &b) { return a.size() > b.size(); });

    // Without TLS no certificates: reading the system's takes longer than most answers.
    if (!needsTls(config))
        return;
    if (const auto tls = tlsConfiguration(config); !tls)
        m_unusable = tls.error();
    else
        m_template.setSslConfiguration(*tls);
}

void HttpClient::addHeader(const QByteArray &name, const QByteArray &value, bool isSecret)
{
    if (isSecret)
        m_secrets << QString::fromUtf8(value);
    if (name.isEmpty() || !isHeaderSafe(name) || !isHeaderSafe(value))
        m_unusable = Error{ErrorCode::InvalidInput,
                           u"The header \"%1\" of this source has no name or holds a line break."_s.arg(
                               QString::fromUtf8(name.simplified()))};
    else
        m_template.setRawHeader(name, value);
}

void HttpClient::get(const QUrl &url, const QByteArray &accept, const std::stop_token &stop, Done done)
{
    if (m_unusable)
        return done(tl::unexpected(*m_unusable));
    QNetworkRequest request = m_template;
    request.setUrl(url);
    request.setRawHeader("Accept", accept);
    auto finish = [this, done = std::move(done)](HttpExchange *exchange, Result<HttpAnswer> result) {
        finishExchange(exchange);
        if (!result)
            result.error().detail = withoutSecrets(result.error().detail);
        done(std::move(result)); // may delete this client
    };
    auto exchange = std::make_unique<HttpExchange>(std::move(request), m_server, m_policy, m_timeoutMs,
                                                   std::move(finish));
    HttpExchange *waiting = exchange.get();
    m_waiting.push_back(std::move(exchange));
    waiting->listenTo(stop);
    startWaiting();
}

void HttpClient::startWaiting()
{
    while (!m_waiting.empty() && static_cast<int>(m_running.size()) < m_parallel) {
        auto exchange = std::move(m_waiting.front());
        m_waiting.pop_front();
        HttpExchange *started = exchange.get();
        m_running.emplace(started, std::move(exchange));
        started->start(m_network);
    }
}

void HttpClient::finishExchange(HttpExchange *exchange)
{
    std::unique_ptr<HttpExchange> ended;
    if (auto running = m_running.extract(exchange); !running.empty()) {
        ended = std::move(running.mapped());
    } else {
        const auto waiting = std::find_if(m_waiting.begin(), m_waiting.end(),
                                          [exchange](const auto &entry) { return entry.get() == exchange; });
        ended = std::move(*waiting);
        m_waiting.erase(waiting);
    }
    ended.release()->deleteLater(); // it is the one that called us
    startWaiting();
}

QString HttpClient::withoutSecrets(QString text) const
{
    for (const QString &secret : m_secrets)
        text.replace(secret, u"***"_s);
    return text;
}

} // namespace traceloupe
