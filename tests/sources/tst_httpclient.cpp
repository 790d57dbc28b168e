// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/httpclient.h"
#include "core/sources/pendinganswer.h"
#include "tests/sources/awaiting.h"
#include "tests/support/replayserver.h"

#include <QElapsedTimer>
#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

HttpPolicy quickPolicy()
{
    HttpPolicy policy;
    policy.firstBackOffMs = 2;
    policy.maxBackOffMs = 8;
    return policy;
}

SourceConfig configFor(const ReplayServer &server)
{
    SourceConfig config;
    config.kind = SourceKind::Tempo;
    config.baseUrl = server.url();
    config.timeoutMs = 5'000;
    return config;
}

QUrl at(const ReplayServer &server, const QString &path)
{
    QUrl url = server.url();
    url.setPath(path);
    return url;
}

QFuture<Result<HttpAnswer>> get(HttpClient &client, const QUrl &url)
{
    return ask<HttpAnswer>([&](const std::stop_token &stop, const Done<HttpAnswer> &done) {
        client.get(url, "application/json", stop, done);
    });
}

/// Answers with the replies in turn, the last one for ever.
ReplayServer::Handler inTurn(QList<Reply> replies)
{
    return
        [replies](const ServedRequest &) mutable { return replies.size() > 1 ? replies.takeFirst() : replies.first(); };
}

Reply with(Reply reply, const QByteArray &header, const QByteArray &value)
{
    reply.headers.append({header, value});
    return reply;
}

Reply misbehaving(Reply::Manner manner)
{
    Reply reply = json("{\"data\":[\"abcdefgh\"]}");
    reply.manner = manner;
    return reply;
}

} // namespace

class TestHttpClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void givesAnswersOfEveryStatus()
    {
        ReplayServer server(inTurn({text("no such thing", 404)}));
        HttpClient client(configFor(server), {}, quickPolicy());

        const auto answer = resultOf(get(client, at(server, u"/x"_s)));

        QVERIFY(answer);
        QCOMPARE(answer->status, 404);
        QCOMPARE(answer->body, "no such thing");
        QCOMPARE(answer->contentType, "text/plain; charset=utf-8");
        QCOMPARE(server.requests().size(), 1U);
    }

    void triesAgainWhenTheServerIsBusy_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {429, 500, 502, 503, 504})
            QTest::newRow(qPrintable(QString::number(status))) << status;
    }
    void triesAgainWhenTheServerIsBusy()
    {
        QFETCH(int, status);
        ReplayServer server(inTurn({text("busy", status), text("busy", status), json("{}")}));
        HttpClient client(configFor(server), {}, quickPolicy());

        const auto answer = resultOf(get(client, at(server, u"/x"_s)));

        QCOMPARE(answer->status, 200);
        QCOMPARE(server.requests().size(), 3U);
    }

    void doesNotRetryWhatStaysWrong_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {400, 401, 403, 404, 422, 501})
            QTest::newRow(qPrintable(QString::number(status))) << status;
    }
    void doesNotRetryWhatStaysWrong()
    {
        QFETCH(int, status);
        ReplayServer server(inTurn({text("no", status)}));
        HttpClient client(configFor(server), {}, quickPolicy());

        const auto answer = resultOf(get(client, at(server, u"/x"_s)));

        QCOMPARE(answer->status, status);
        QCOMPARE(server.requests().size(), 1U);
    }

    void givesUpAfterTheLastAttempt()
    {
        ReplayServer server(inTurn({text("broken", 503)}));
        HttpPolicy policy = quickPolicy();
        policy.maxAttempts = 3;
        HttpClient client(configFor(server), {}, policy);

        const auto answer = resultOf(get(client, at(server, u"/x"_s)));

        QCOMPARE(answer->status, 503);
        QCOMPARE(server.requests().size(), 3U);
    }

    void waitsAsLongAsRetryAfterSays()
    {
        ReplayServer server(inTurn({with(text("busy", 429), "Retry-After", "1"), json("{}")}));
        HttpClient client(configFor(server), {}, quickPolicy());
        QElapsedTimer clock;
        clock.start();

        const auto answer = resultOf(get(client, at(server, u"/x"_s)));

        QCOMPARE(answer->status, 200);
        QCOMPARE_GE(clock.elapsed(), 950);
    }

    void givesUpWhenRetryAfterIsTooLong()
    {
        ReplayServer server(inTurn({with(text("busy", 429), "Retry-After", "3600"), json("{}")}));
        HttpClient client(configFor(server), {}, quickPolicy());

        const auto answer = resultOf(get(client, at(server, u"/x"_s)));

        QCOMPARE(answer->status, 429);
        QCOMPARE(server.requests().size(), 1U);
    }

    void triesAgainAfterAReset()
    {
        ReplayServer server(inTurn({misbehaving(Reply::Manner::CutOff), json("{}")}));
        HttpClient client(configFor(server), {}, quickPolicy());

        const auto answer = resultOf(get(client, at(server, u"/x"_s)));

        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
        QCOMPARE(answer->body, "{}");
    }

    void namesTheAddressOfACutAnswer()
    {
        ReplayServer server(inTurn({misbehaving(Reply::Manner::CutOff)}));
        HttpClient client(configFor(server), {}, quickPolicy());

        const auto answer = resultOf(get(client, at(server, u"/x"_s)));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Network);
        QCOMPARE(answer.error().detail, u"%1 closed the connection before its answer was complete (4 attempts)."_s.arg(
                                            at(server, u"/x"_s).toString()));
    }

    void timesOutOnSilence()
    {
        ReplayServer server(inTurn({misbehaving(Reply::Manner::Hang)}));
        SourceConfig config = configFor(server);
        config.timeoutMs = 100;
        HttpClient client(config, {}, quickPolicy());

        const auto answer = resultOf(get(client, at(server, u"/x"_s)));

        QVERIFY(!answer);
        QCOMPARE(answer.error(),
                 (Error{ErrorCode::Network, u"%1 did not answer within 0.1 s."_s.arg(at(server, u"/x"_s).toString())}));
        QCOMPARE(server.requests().size(), 1U);
    }

    void timesOutOnASlowDrip()
    {
        ReplayServer server(inTurn({misbehaving(Reply::Manner::Drip)}));
        SourceConfig config = configFor(server);
        config.timeoutMs = 150;
        HttpPolicy policy = quickPolicy();
        policy.wholeAnswerFactor = 2;
        HttpClient client(config, {}, policy);

        const auto answer = resultOf(get(client, at(server, u"/x"_s)));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Network);
        QVERIFY(answer.error().detail.contains("still sending after 0.3 s"_L1));
    }

    void endsAtOnceWhenTheFutureIsCancelled()
    {
        ReplayServer server(inTurn({misbehaving(Reply::Manner::Hang)}));
        HttpClient client(configFor(server), {}, quickPolicy());
        auto future = get(client, at(server, u"/x"_s));
        QTRY_COMPARE(server.requests().size(), 1U);

        future.cancel();

        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.resultCount(), 0);
        QTRY_COMPARE(server.findChildren<QTcpSocket *>().size(), 0); // the connection is gone, too
    }

    void cancelsWhatStillWaitsForItsTurn()
    {
        ReplayServer server(inTurn({misbehaving(Reply::Manner::Hang)}));
        SourceConfig config = configFor(server);
        config.parallelRequests = 1;
        HttpClient client(config, {}, quickPolicy());
        auto first = get(client, at(server, u"/first"_s));
        auto second = get(client, at(server, u"/second"_s));

        second.cancel();
        QTRY_VERIFY(second.isFinished());
        first.cancel();

        QTRY_VERIFY(first.isFinished());
        QCOMPARE(server.countOf(u"/second"_s), 0);
    }

    void futuresEndAsCancelledWhenTheClientGoes()
    {
        ReplayServer server(inTurn({misbehaving(Reply::Manner::Hang)}));
        auto client = std::make_unique<HttpClient>(configFor(server), Credentials(), quickPolicy());
        const auto future = get(*client, at(server, u"/x"_s));
        QTRY_COMPARE(server.requests().size(), 1U);

        client.reset();

        QVERIFY(future.isFinished());
        QCOMPARE(future.resultCount(), 0);
    }

    void keepsToTheParallelLimit()
    {
        Reply slow = json("{}");
        slow.delayMs = 20;
        ReplayServer server(inTurn({slow}));
        SourceConfig config = configFor(server);
        config.parallelRequests = 2;
        HttpClient client(config, {}, quickPolicy());
        QList<QFuture<Result<HttpAnswer>>> futures;
        for (int i = 0; i < 8; ++i)
            futures << get(client, at(server, u"/x"_s));

        for (const auto &future : futures)
            QVERIFY(resultOf(future));

        QCOMPARE(server.mostAtOnce(), 2);
    }

    void inflatesGzip()
    {
        const QByteArray body = "{\"data\":[" + QByteArray("\"same\",").repeated(50'000) + "\"end\"]}";
        ReplayServer server(inTurn({gzipped(json(body))}));
        HttpClient client(configFor(server), {}, quickPolicy());

        const auto answer = resultOf(get(client, at(server, u"/x"_s)));

        QVERIFY(server.requests().front().header("accept-encoding").contains("gzip"));
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
        QVERIFY(answer->body == body);
    }

    void stopsAtTheBodyLimit_data()
    {
        QTest::addColumn<bool>("isPacked");
        QTest::newRow("plain") << false;
        QTest::newRow("gzip bomb") << true;
    }
    void stopsAtTheBodyLimit()
    {
        QFETCH(bool, isPacked);
        const Reply large = json(QByteArray(12 << 20, ' '));
        ReplayServer server(inTurn({isPacked ? gzipped(large) : large}));
        HttpPolicy policy = quickPolicy();
        policy.maxBodyBytes = 2 << 20;
        HttpClient client(configFor(server), {}, policy);

        const auto answer = resultOf(get(client, at(server, u"/x"_s)));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::LimitExceeded);
        QVERIFY(answer.error().detail.contains("larger than 2 MB"_L1));
    }

    void followsRedirectsOfTheSameServer()
    {
        ReplayServer server([](const ServedRequest &request) {
            return request.path() == "/old"_L1 ? with(text("", 302), "Location", "/new")
                                               : json("{\"path\":\"" + request.target + "\"}");
        });
        SourceConfig config = configFor(server);
        config.auth = SourceConfig::Auth::Bearer;
        HttpClient client(config, {{}, u"secret-token"_s, {}}, quickPolicy());

        const auto answer = resultOf(get(client, at(server, u"/old"_s)));

        QVERIFY(answer);
        QCOMPARE(answer->body, "{\"path\":\"/new\"}");
    }

    void carriesNoTokenToAnotherServer()
    {
        ReplayServer other(inTurn({json("{}")}));
        const QByteArray target = other.url().toEncoded() + "/login?next=secret";
        ReplayServer server(inTurn({with(text("", 302), "Location", target)}));
        SourceConfig config = configFor(server);
        config.auth = SourceConfig::Auth::Bearer;
        HttpClient client(config, {{}, u"secret-token"_s, {}}, quickPolicy());

        const auto answer = resultOf(get(client, at(server, u"/x"_s)));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Refused);
        QVERIFY2(answer.error().detail.contains("another server"_L1), qPrintable(answer.error().detail));
        QCOMPARE(other.requests().size(), 0U);
    }

    void sendsCredentialsAndTenant()
    {
        ReplayServer server(inTurn({json("{}")}));
        SourceConfig config = configFor(server);
        config.auth = SourceConfig::Auth::Basic;
        config.user = u"ada"_s;
        config.tenant = u"team-a|team-b"_s;
        config.headers = {{"X-Plain", "one"}};
        HttpClient client(config, {u"pa:ss"_s, {}, {{"X-Api-Key", "key-123"}}}, quickPolicy());

        QVERIFY(resultOf(get(client, at(server, u"/x"_s))));

        const ServedRequest &request = server.requests().front();
        QCOMPARE(request.header("authorization"), "Basic " + QByteArray("ada:pa:ss").toBase64());
        QCOMPARE(request.header("x-scope-orgid"), "team-a|team-b");
        QCOMPARE(request.header("x-plain"), "one");
        QCOMPARE(request.header("x-api-key"), "key-123");
        QCOMPARE(request.header("cache-control"), "no-cache");
    }

    void jaegersTenantHasItsOwnHeader()
    {
        ReplayServer server(inTurn({json("{}")}));
        SourceConfig config = configFor(server);
        config.kind = SourceKind::Jaeger;
        config.tenant = u"acme"_s;
        config.auth = SourceConfig::Auth::Bearer;
        HttpClient client(config, {{}, u"abc"_s, {}}, quickPolicy());

        QVERIFY(resultOf(get(client, at(server, u"/x"_s))));

        QCOMPARE(server.requests().front().header("x-tenant"), "acme");
        QCOMPARE(server.requests().front().header("authorization"), "Bearer abc");
    }

    void refusesHeadersWithLineBreaks()
    {
        ReplayServer server(inTurn({json("{}")}));
        SourceConfig config = configFor(server);
        config.headers = {{"X-Evil", "a\r\nX-Other: b"}};
        HttpClient client(config, {}, quickPolicy());

        const auto answer = resultOf(get(client, at(server, u"/x"_s)));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::InvalidInput);
        QCOMPARE(server.requests().size(), 0U);
    }

    void namesAServerThatIsNotThere()
    {
        QUrl url;
        SourceConfig config;
        {
            ReplayServer server(inTurn({json("{}")}));
            config = configFor(server);
            url = at(server, u"/api"_s);
        }
        HttpClient client(config, {}, quickPolicy());

        const auto answer = resultOf(get(client, url));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Network);
        QCOMPARE(
            answer.error().detail,
            u"Nothing accepts connections at %1: is Tempo running there, and is the port right?"_s.arg(url.toString()));
    }

    void blotsOutSecrets()
    {
        SourceConfig config;
        config.auth = SourceConfig::Auth::Basic;
        config.user = u"ada"_s;
        HttpClient client(config, {u"hunter2"_s, u"tok-99"_s, {{"X-Key", "k3y"}}}, quickPolicy());

        const QString text = client.withoutSecrets(
            u"hunter2 tok-99 k3y %1 ada"_s.arg(QString::fromLatin1(QByteArray("ada:hunter2").toBase64())));

        QCOMPARE(text, u"*** *** *** *** ada"_s);
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
