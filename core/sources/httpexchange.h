// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/httpmessage.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <stop_token>

class QNetworkAccessManager;

namespace traceloupe {

/// One GET with its attempts. Made and owned by HttpClient, which is told of the end once, by the finish function.
class HttpExchange final : public QObject {
public:
    using Finish = std::function<void(HttpExchange *, Result<HttpAnswer>)>;

    HttpExchange(const QNetworkRequest &request, QString server, const HttpPolicy &policy, int timeoutMs,
                 Finish finish);
    ~HttpExchange() override;

    void start(QNetworkAccessManager &network);
    /// Ends it now with Cancelled, started or not.
    void cancel();
    /// From then on a stop request cancels the exchange.
    void listenTo(const std::stop_token &stop);

private:
    void attempt();
    void readBody();
    void failWith(ErrorCode code, const QString &detail);
    void abortReply();
    void dropReply();
    void attemptFinished();
    void answered(int status);
    void broken(QNetworkReply::NetworkError error);
    [[nodiscard]] bool isCutShort() const;
    bool retry(std::optional<int> retryAfterMs);
    void finish(Result<HttpAnswer> result);
    [[nodiscard]] QString address() const { return addressText(m_request.url()); }
    [[nodiscard]] Error transportError(QNetworkReply::NetworkError error) const;
    [[nodiscard]] int backOffMs() const;

    QNetworkRequest m_request;
    QString m_server;
    HttpPolicy m_policy;
    Finish m_finish;
    QNetworkAccessManager *m_network = nullptr;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_body;
    QStringList m_tlsErrors;
    std::optional<Error> m_failure; ///< why we aborted the attempt ourselves
    QTimer m_silence;
    QTimer m_whole;
    QTimer m_backOff;
    QElapsedTimer m_clock;
    int m_attempts = 0;
    bool m_isFinished = false;
    std::optional<std::stop_callback<std::function<void()>>> m_stopCallback;
};

} // namespace traceloupe
