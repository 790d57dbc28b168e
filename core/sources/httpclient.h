// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/httpmessage.h"
#include "core/sources/tracesource.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QObject>
#include <QStringList>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <unordered_map>

namespace traceloupe {

class HttpExchange;

/// GETs from one backend: credentials, TLS, time-outs, retries, a limit on parallel requests and on body size.
/// Lives in a thread with an event loop; everything happens there, stop requests included.
class HttpClient final : public QObject {
public:
    using Done = std::function<void(Result<HttpAnswer>)>;

    HttpClient(const SourceConfig &config, const Credentials &credentials, const HttpPolicy &policy = {},
               QObject *parent = nullptr);
    /// Aborts what is under way; its `done` is destroyed, not called.
    ~HttpClient() override;

    /// Answers of every status are answers; an Error means that none came (network, limit, cancelled).
    /// 429 and 5xx are retried first. `done` is called once, from the event loop or from request_stop().
    void get(const QUrl &url, const QByteArray &accept, const std::stop_token &stop, Done done);

    /// `text` with every secret of this client blotted out: backends like to quote what they were sent.
    [[nodiscard]] QString withoutSecrets(QString text) const;

private:
    void prepare(const SourceConfig &config, const Credentials &credentials);
    void addHeader(const QByteArray &name, const QByteArray &value, bool isSecret);
    void startWaiting();
    void finishExchange(HttpExchange *exchange);

    QNetworkAccessManager m_network;
    QNetworkRequest m_template;
    HttpPolicy m_policy;
    QString m_server;
    int m_timeoutMs;
    int m_parallel;
    QStringList m_secrets;
    std::optional<Error> m_unusable; ///< a CA file that can't be read and the like: the answer to everything
    std::unordered_map<HttpExchange *, std::unique_ptr<HttpExchange>> m_running;
    std::deque<std::unique_ptr<HttpExchange>> m_waiting;
};

} // namespace traceloupe
