// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/httpexchange.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QNetworkAccessManager>
#include <QRandomGenerator>
#include <QSslError>

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// Read at a time: a compressed body is inflated no further than this beyond the limit.
constexpr qint64 kReadChunkBytes = 1 << 20;
constexpr qint64 kBytesPerMegabyte = 1'000'000;

bool isWorthRetrying(int status)
{
    constexpr int kNotImplemented = 501;
    return status == 429 || (status >= 500 && status != kNotImplemented);
}

bool isWorthRetrying(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::RemoteHostClosedError || error == QNetworkReply::TemporaryNetworkFailureError
           || error == QNetworkReply::NetworkSessionFailedError || error == QNetworkReply::ProxyConnectionClosedError;
}

/// Retry-After: seconds, or an HTTP date.
std::optional<int> retryAfterMs(const QByteArray &header)
{
    if (header.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qlonglong seconds = header.trimmed().toLongLong(&isNumber);
    if (isNumber)
        return static_cast<int>(std::clamp<qlonglong>(seconds, 0, 86'400) * 1000);
    const QDateTime when = QDateTime::fromString(QString::fromLatin1(header).trimmed(), Qt::RFC2822Date);
    if (!when.isValid())
        return std::nullopt;
    return static_cast<int>(std::clamp<qint64>(QDateTime::currentDateTimeUtc().msecsTo(when), 0, 86'400'000));
}

} // namespace

HttpExchange::HttpExchange(const QNetworkRequest &request, QString server, const HttpPolicy &policy, int timeoutMs,
                           Finish finish)
    : m_request(request), m_server(std::move(server)), m_policy(policy), m_finish(std::move(finish))
{
    m_silence.setSingleShot(true);
    m_silence.setInterval(timeoutMs);
    connect(&m_silence, &QTimer::timeout, this, [this, timeoutMs] {
        failWith(ErrorCode::Network, u"%1 did not answer within %2 s."_s.arg(address()).arg(timeoutMs / 1000.0));
    });
    m_whole.setSingleShot(true);
    m_whole.setInterval(static_cast<int>(std::min<qint64>(qint64(timeoutMs) * policy.wholeAnswerFactor, 86'400'000)));
    connect(&m_whole, &QTimer::timeout, this, [this] {
        failWith(ErrorCode::Network,
                 u"%1 was still sending after %2 s; asked for less, it may finish."_s.arg(address()).arg(
                     m_whole.interval() / 1000.0));
    });
    m_backOff.setSingleShot(true);
    connect(&m_backOff, &QTimer::timeout, this, &HttpExchange::attempt);
}

HttpExchange::~HttpExchange()
{
    m_stopCallback.reset();
    dropReply();
}

void HttpExchange::listenTo(const std::stop_token &stop)
{
    m_stopCallback.emplace(stop, [this] { cancel(); });
}

void HttpExchange::start(QNetworkAccessManager &network)
{
    m_network = &network;
    attempt();
}

void HttpExchange::cancel()
{
    finish(fail(ErrorCode::Cancelled, u"The request to %1 was cancelled."_s.arg(address())));
}

void HttpExchange::attempt()
{
    ++m_attempts;
    m_body.clear();
    m_tlsErrors.clear();
    m_failure.reset();
    m_clock.start();
    m_silence.start();
    m_whole.start();
    m_reply = m_network->get(m_request);
    connect(m_reply, &QIODevice::readyRead, this, &HttpExchange::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::attemptFinished);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_tlsErrors << error.errorString();
    });
}

void HttpExchange::readBody()
{
    m_silence.start();
    while (m_body.size() <= m_policy.maxBodyBytes) {
        const QByteArray chunk = m_reply->read(kReadChunkBytes);
        if (chunk.isEmpty())
            return;
        m_body += chunk;
    }
    failWith(ErrorCode::LimitExceeded,
             u"The answer of %1 is larger than %2 MB; ask for fewer traces or a shorter time."_s.arg(address()).arg(
                 m_policy.maxBodyBytes / kBytesPerMegabyte));
}

void HttpExchange::failWith(ErrorCode code, const QString &detail)
{
    if (m_failure)
        return;
    m_failure = Error{code, detail};
    abortReply(); // attemptFinished() follows
}

/// A reply that has failed and is about to say so takes no second failure: Qt warns of it as a fault of its own.
void HttpExchange::abortReply()
{
    if (m_reply && m_reply->isRunning() && m_reply->error() == QNetworkReply::NoError)
        m_reply->abort();
}

/// What Qt's network thread has posted for the reply, or posts before it hears of the end, is never delivered: an
/// error after the end would be warned of as well.
void HttpExchange::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->deleteLater();
    abortReply();
    QCoreApplication::removePostedEvents(m_reply, QEvent::MetaCall);
    m_reply = nullptr;
}

void HttpExchange::attemptFinished()
{
    if (m_isFinished)
        return;
    if (!m_failure)
        readBody();
    m_silence.stop();
    m_whole.stop();
    if (m_failure)
        return finish(tl::unexpected(*m_failure));
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    auto error = m_reply->error();
    if (error == QNetworkReply::NoError && isCutShort())
        error = QNetworkReply::RemoteHostClosedError;
    // Errors above the network's and the proxy's ranges are Qt's names for HTTP statuses.
    const bool isStatus = status >= 400 && error > QNetworkReply::UnknownProxyError;
    if (error == QNetworkReply::NoError || isStatus)
        answered(status);
    else
        broken(error);
}

void HttpExchange::answered(int status)
{
    if (isWorthRetrying(status) && retry(retryAfterMs(m_reply->rawHeader("Retry-After"))))
        return;
    HttpAnswer answer;
    answer.url = m_reply->url();
    answer.status = status;
    answer.contentType = m_reply->header(QNetworkRequest::ContentTypeHeader).toByteArray();
    answer.body = std::move(m_body);
    answer.elapsedMs = m_clock.elapsed();
    finish(std::move(answer));
}

/// Qt 6.4 takes a body that ends with the connection for whole, depending on what arrives together.
bool HttpExchange::isCutShort() const
{
    const bool isPacked = !m_reply->rawHeader("Content-Encoding").isEmpty(); // the length is then not of what we hold
    return !isPacked && m_body.size() < m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
}

void HttpExchange::broken(QNetworkReply::NetworkError error)
{
    if (isWorthRetrying(error) && retry(std::nullopt))
        return;
    finish(tl::unexpected(transportError(error)));
}

bool HttpExchange::retry(std::optional<int> retryAfterMs)
{
    if (m_attempts >= m_policy.maxAttempts || (retryAfterMs && *retryAfterMs > m_policy.maxRetryAfterMs))
        return false;
    dropReply();
    m_backOff.start(retryAfterMs ? *retryAfterMs : backOffMs());
    return true;
}

int HttpExchange::backOffMs() const
{
    const qint64 doubled = qint64(m_policy.firstBackOffMs) << std::min(m_attempts - 1, 20);
    const int most = static_cast<int>(std::min<qint64>(doubled, m_policy.maxBackOffMs));
    return most / 2 + QRandomGenerator::global()->bounded(most / 2 + 1);
}

Error HttpExchange::transportError(QNetworkReply::NetworkError error) const
{
    const QString to = address();
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return {ErrorCode::Network,
                u"Nothing accepts connections at %1: is %2 running there, and is the port right?"_s.arg(to, m_server)};
    case QNetworkReply::HostNotFoundError:
        return {ErrorCode::Network, u"The host of %1 is not known: check the address and the network."_s.arg(to)};
    case QNetworkReply::RemoteHostClosedError:
        return {ErrorCode::Network,
                u"%1 closed the connection before its answer was complete (%2 attempts)."_s.arg(to).arg(m_attempts)};
    case QNetworkReply::SslHandshakeFailedError:
        return {
            ErrorCode::Network,
            u"No secure connection to %1: %2. If its certificate comes from an authority of your own, give its CA file."_s
                .arg(to, m_tlsErrors.isEmpty() ? m_reply->errorString() : m_tlsErrors.join(u", "_s))};
    case QNetworkReply::InsecureRedirectError: {
        const QUrl target = m_reply->url().resolved(
            m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl());
        return {ErrorCode::Refused,
                u"%1 sends us on to another server (%2), which is not followed: if that is a sign-in page, "
                u"the source needs a token."_s.arg(to, target.host().isEmpty() ? u"unknown"_s : target.host())};
    }
    case QNetworkReply::TooManyRedirectsError:
        return {ErrorCode::Refused, u"%1 redirects in a circle: is the base path right?"_s.arg(to)};
    default:
        return {ErrorCode::Network, u"No answer from %1: %2."_s.arg(to, m_reply->errorString())};
    }
}

void HttpExchange::finish(Result<HttpAnswer> result)
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_silence.stop();
    m_whole.stop();
    m_backOff.stop();
    dropReply();
    m_finish(this, std::move(result));
}

} // namespace traceloupe
