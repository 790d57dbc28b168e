// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/replayserver.h"

#include "tests/support/testbase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslSocket>
#include <QTimer>
#include <QUrlQuery>

#include <zlib.h>

#include <algorithm>

namespace traceloupe::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDripIntervalMs = 5;

struct Exchange {
    QString path;
    QList<std::pair<QString, QString>> parameters;
    bool wantsProtobuf = false;
    bool isCompressed = false;
    Reply reply;
};

Exchange exchangeOf(const QJsonObject &record, const QString &folder)
{
    Exchange exchange;
    const QUrl url(record.value("path"_L1).toString(), QUrl::TolerantMode);
    exchange.path = url.path(QUrl::FullyDecoded);
    exchange.parameters = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    exchange.wantsProtobuf =
        record.value("requestHeaders"_L1).toObject().value("Accept"_L1).toString().contains("protobuf"_L1);
    exchange.reply.status = record.value("status"_L1).toInt();
    exchange.reply.contentType.clear();
    const QJsonObject headers = record.value("responseHeaders"_L1).toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header) {
        exchange.reply.headers.append({header.key().toLatin1(), header.value().toString().toLatin1()});
        exchange.isCompressed = exchange.isCompressed
                                || header.key().compare("Content-Encoding"_L1, Qt::CaseInsensitive) == 0;
    }
    if (const QString body = record.value("body"_L1).toString(); !body.isEmpty())
        exchange.reply.body = readDataFile(folder + u'/' + body);
    return exchange;
}

/// Number of recorded parameters, or -1 if one of them is not in the request.
int fit(const Exchange &exchange, const ServedRequest &request)
{
    const bool isSame = exchange.path == request.path()
                        && exchange.wantsProtobuf == request.header("accept").contains("protobuf");
    const auto asked = QUrlQuery(QUrl(QString::fromLatin1(request.target), QUrl::TolerantMode))
                           .queryItems(QUrl::FullyDecoded);
    const auto isAsked = [&asked](const auto &parameter) { return asked.contains(parameter); };
    if (!isSame || !std::all_of(exchange.parameters.begin(), exchange.parameters.end(), isAsked))
        return -1;
    return static_cast<int>(exchange.parameters.size());
}

} // namespace

QString ServedRequest::path() const
{
    return QUrl(QString::fromLatin1(target), QUrl::TolerantMode).path(QUrl::FullyDecoded);
}

QString ServedRequest::parameter(const QString &name) const
{
    return QUrlQuery(QUrl(QString::fromLatin1(target), QUrl::TolerantMode)).queryItemValue(name, QUrl::FullyDecoded);
}

QByteArray ServedRequest::header(const QByteArray &lowerCaseName) const
{
    for (const auto &[name, value] : headers) {
        if (name == lowerCaseName)
            return value;
    }
    return {};
}

Reply json(const QByteArray &body, int status)
{
    Reply reply;
    reply.status = status;
    reply.body = body;
    return reply;
}

Reply text(const QByteArray &body, int status)
{
    Reply reply = json(body, status);
    reply.contentType = "text/plain; charset=utf-8";
    return reply;
}

Reply html(const QByteArray &body, int status)
{
    Reply reply = json(body, status);
    reply.contentType = "text/html; charset=utf-8";
    return reply;
}

Reply gzipped(Reply reply)
{
    constexpr int kGzipWindow = 15 + 16;
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(reply.body.size()))) + 64,
                      Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(reply.body.data());
    stream.avail_in = static_cast<uInt>(reply.body.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    reply.body = packed;
    reply.headers.emplaceBack("Content-Encoding", "gzip");
    return reply;
}

/// One client's connection; answers one request after the other.
class ReplayServer::Connection final : public QSslSocket {
public:
    Connection(ReplayServer &server, qintptr handle) : QSslSocket(&server), m_server(server)
    {
        setSocketDescriptor(handle);
        connect(this, &QIODevice::readyRead, this, &Connection::readRequests);
        connect(this, &QAbstractSocket::disconnected, this, [this] {
            setBusy(false);
            deleteLater();
        });
        if (server.m_tls) {
            setSslConfiguration(*server.m_tls);
            startServerEncryption();
        }
    }

private:
    void readRequests()
    {
        m_input += readAll();
        const qsizetype end = m_input.indexOf("\r\n\r\n");
        if (end < 0 || m_isBusy)
            return;
        const QList<QByteArray> lines = m_input.left(end).split('\n');
        m_input.remove(0, end + 4);
        const QList<QByteArray> first = lines.first().trimmed().split(' ');
        ServedRequest request{first.value(0), first.value(1), {}};
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.append({line.left(colon).toLower(), line.mid(colon + 1).trimmed()});
        }
        m_server.m_requests.push_back(request);
        setBusy(true);
        const Reply reply = m_server.m_handler(request);
        QTimer::singleShot(reply.delayMs, this, [this, reply] { answer(reply); });
    }

    void answer(const Reply &reply)
    {
        switch (reply.manner) {
        case Reply::Manner::Hang:
            return;
        case Reply::Manner::Reset:
            return abort();
        case Reply::Manner::Drip:
            write(head(reply, 1 << 20));
            return drip();
        case Reply::Manner::CutOff:
            write(head(reply, reply.body.size()) + reply.body.left(reply.body.size() / 2));
            return disconnectFromHost();
        case Reply::Manner::Whole:
            write(head(reply, reply.body.size()) + reply.body);
            setBusy(false);
            readRequests();
        }
    }

    static QByteArray head(const Reply &reply, qsizetype length)
    {
        QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " Status\r\n";
        if (!reply.contentType.isEmpty())
            head += "Content-Type: " + reply.contentType + "\r\n";
        for (const auto &[name, value] : reply.headers)
            head += name + ": " + value + "\r\n";
        return head + "Content-Length: " + QByteArray::number(length) + "\r\n\r\n";
    }

    void drip()
    {
        auto *timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, [this] { write(" "); });
        timer->start(kDripIntervalMs);
    }

    void setBusy(bool isBusy)
    {
        if (m_isBusy == isBusy)
            return;
        m_isBusy = isBusy;
        m_server.m_underWay += isBusy ? 1 : -1;
        m_server.m_mostAtOnce = std::max(m_server.m_mostAtOnce, m_server.m_underWay);
    }

    ReplayServer &m_server;
    QByteArray m_input;
    bool m_isBusy = false;
};

ReplayServer::ReplayServer(Handler handler, std::optional<QSslConfiguration> tls)
    : m_handler(std::move(handler)), m_tls(std::move(tls))
{
    listen(QHostAddress::LocalHost);
}

ReplayServer::~ReplayServer()
{
    for (QSslSocket *connection : findChildren<QSslSocket *>()) {
        connection->disconnect();
        delete connection;
    }
}

QUrl ReplayServer::url() const
{
    QUrl url;
    url.setScheme(m_tls ? u"https"_s : u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(serverPort());
    return url;
}

int ReplayServer::countOf(const QString &path) const
{
    return static_cast<int>(std::count_if(m_requests.begin(), m_requests.end(),
                                          [&path](const ServedRequest &request) { return request.path() == path; }));
}

void ReplayServer::incomingConnection(qintptr handle)
{
    new Connection(*this, handle); // a child of this server; it deletes itself when the client leaves
}

ReplayServer::Handler ReplayServer::recorded(const QString &name, bool compressed)
{
    const QString folder = u"recorded/"_s + name;
    auto exchanges = std::make_shared<std::vector<Exchange>>();
    const QJsonArray records = QJsonDocument::fromJson(readDataFile(folder + u"/exchanges.json"_s)).array();
    for (const QJsonValue record : records)
        exchanges->push_back(exchangeOf(record.toObject(), folder));
    return [exchanges, compressed](const ServedRequest &request) {
        const Exchange *best = nullptr;
        int bestFit = -1;
        for (const Exchange &exchange : *exchanges) {
            const int candidate = fit(exchange, request) * 2 + (exchange.isCompressed == compressed ? 1 : 0);
            if (fit(exchange, request) >= 0 && candidate > bestFit) {
                best = &exchange;
                bestFit = candidate;
            }
        }
        return best ? best->reply : text("not recorded: " + request.target, 599);
    };
}

} // namespace traceloupe::test
