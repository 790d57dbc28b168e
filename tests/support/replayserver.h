// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace traceloupe::test {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

struct ServedRequest {
    QByteArray method;
    QByteArray target; ///< path and query as sent
    Headers headers;   ///< names in lower case

    [[nodiscard]] QString path() const;                    ///< decoded
    [[nodiscard]] QString parameter(const QString &name) const; ///< decoded, first
    [[nodiscard]] QByteArray header(const QByteArray &lowerCaseName) const;
};

/// What the server answers, and how well it behaves.
struct Reply {
    enum class Manner {
        Whole,     ///< as it should be
        Hang,      ///< never a byte
        CutOff,    ///< half of the body, then the connection is closed
        Reset,     ///< closed without an answer
        Drip       ///< one byte every few milliseconds, for ever
    };
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json";
    Headers headers;
    Manner manner = Manner::Whole;
    int delayMs = 0;
};

[[nodiscard]] Reply json(const QByteArray &body, int status = 200);
[[nodiscard]] Reply text(const QByteArray &body, int status);
[[nodiscard]] Reply html(const QByteArray &body, int status = 200);
/// `reply` with its body in gzip.
[[nodiscard]] Reply gzipped(Reply reply);

/// A real HTTP/1.1 server on loopback that answers as a function says and remembers what it was asked.
/// Lives in the test's thread: the test must turn its event loop.
class ReplayServer final : public QTcpServer {
public:
    using Handler = std::function<Reply(const ServedRequest &)>;

    explicit ReplayServer(Handler handler, std::optional<QSslConfiguration> tls = std::nullopt);
    ~ReplayServer() override;

    /// http(s)://127.0.0.1:port
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] const std::vector<ServedRequest> &requests() const { return m_requests; }
    [[nodiscard]] int countOf(const QString &path) const;
    [[nodiscard]] int mostAtOnce() const { return m_mostAtOnce; }
    void setHandler(Handler handler) { m_handler = std::move(handler); }

    /// Answers with what was recorded under tests/data/recorded/`name`: the exchange of the same path whose parameters
    /// all are in the request, the most specific one; 599 if there is none.
    static Handler recorded(const QString &name, bool compressed = false);

protected:
    void incomingConnection(qintptr handle) override;

private:
    class Connection;
    friend class Connection;
    Handler m_handler;
    std::optional<QSslConfiguration> m_tls;
    std::vector<ServedRequest> m_requests;
    int m_underWay = 0;
    int m_mostAtOnce = 0;
};

} // namespace traceloupe::test
