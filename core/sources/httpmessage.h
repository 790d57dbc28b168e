// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace traceloupe {

/// How patient and how polite HttpClient is. The defaults suit people's backends; tests shorten the waits.
struct HttpPolicy {
    int maxAttempts = 4;                      ///< the first try included
    int firstBackOffMs = 250;                 ///< doubled each time, with jitter down to a half
    int maxBackOffMs = 8'000;
    int maxRetryAfterMs = 30'000;             ///< a backend that asks for a longer wait is given up
    int wholeAnswerFactor = 10;               ///< the whole answer may take so many times the time-out of silence
    qint64 maxBodyBytes = 512LL << 20;        ///< inflated
};

/// A whole answer of any status, its body inflated.
struct HttpAnswer {
    QUrl url;
    int status = 0;
    QByteArray contentType;
    QByteArray body;
    qint64 elapsedMs = 0; ///< of the attempt that succeeded

    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
    /// A web page, by content type or first bytes: what UIs answer for paths that they don't know.
    [[nodiscard]] bool isHtml() const;
    /// The text that Go's and other routers answer for a path that does not exist at all.
    [[nodiscard]] bool isUnknownPath() const;
};

/// The query part of a URL, percent-encoded so that no server mistakes '+', '&' or ';'.
class QueryString {
public:
    void add(QByteArrayView key, const QString &value);
    void addNumber(QByteArrayView key, qint64 value) { add(key, QString::number(value)); }
    [[nodiscard]] const QByteArray &encoded() const { return m_encoded; }

private:
    QByteArray m_encoded;
};

/// For sentences: scheme, host, port and path, without user, password and query.
[[nodiscard]] QString addressText(const QUrl &url);
/// What the backend says in an error's body (JSON envelopes of Jaeger and Grafana, else its text), in one short line.
[[nodiscard]] QString backendMessage(const HttpAnswer &answer);
/// The error for an answer that is no success. `server` is the backend's name for people.
[[nodiscard]] Error refusalOf(const HttpAnswer &answer, const QString &server);
/// The error for a web page where data was expected.
[[nodiscard]] Error webPageError(const HttpAnswer &answer, const QString &server);

} // namespace traceloupe
