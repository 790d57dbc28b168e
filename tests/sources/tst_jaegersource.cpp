// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/jaegersource.h"
#include "tests/sources/sourcefixture.h"

#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kPage =
    "<!DOCTYPE html><html><script>const JAEGER_VERSION = {\"gitVersion\":\"v1.76.0\"};</script></html>";
/// What API v3 answers for nothing found.
constexpr auto kNothingV3 = "{\"error\":{\"httpCode\":404,\"message\":\"No traces found\"}}\n";

/// The recorded server, with its page at "/" (the recorder met it elsewhere).
ReplayServer::Handler recordedJaeger(const QString &version)
{
    return [answer = ReplayServer::recorded(u"jaeger-"_s + version)](const ServedRequest &request) {
        if (request.path() != "/"_L1)
            return answer(request);
        ServedRequest other = request;
        other.target = "/api/nothing-here";
        return answer(other);
    };
}

/// The recorded server without some of its paths, which it answers as old (a page) or new servers (404) do.
ReplayServer::Handler without(const QStringList &prefixes, bool withPage)
{
    return [prefixes, withPage, answer = recordedJaeger(u"1.76.0"_s)](const ServedRequest &request) {
        const QString path = request.path();
        const bool isGone = std::any_of(prefixes.begin(), prefixes.end(),
                                        [&path](const QString &prefix) { return path.startsWith(prefix); });
        if (!isGone)
            return answer(request);
        return withPage ? html(kPage) : text("404 page not found\n", 404);
    };
}

/// As the recorder asked the JSON API, in whole microseconds.
SearchRequest legacySearch(const QString &service, std::uint32_t limit)
{
    SearchRequest request = recordedSearch(service, limit);
    request.endNs -= request.endNs % 1'000;
    return request;
}

QStringList legacySearchPaths()
{
    return {u"/api/services"_s, u"/api/operations"_s, u"/api/traces"_s};
}

} // namespace

class TestJaegerSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void worksWithRecordedServers_data()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("1.76") << u"1.76.0"_s;
        QTest::newRow("2.13") << u"2.13.0"_s;
    }
    void worksWithRecordedServers()
    {
        QFETCH(QString, version);
        ReplayServer server(recordedJaeger(version));
        JaegerSource source(configOf(SourceKind::Jaeger, server), {}, quickPolicy());

        const auto check = resultOf(source.check());
        QVERIFY2(check, errorText(check).constData());
        QCOMPARE(check->server, u"Jaeger "_s + version);
        QCOMPARE(check->detail, u"JSON API, 9 services"_s);

        const auto services = resultOf(source.services());
        QVERIFY(services);
        QCOMPARE(services->join(u' '),
                 u"b3-back b3-front frontend inventory mailer payment rich-back rich-front shopper"_s);

        const auto operations = resultOf(source.operations(u"frontend"_s));
        QVERIFY(operations);
        QCOMPARE(operations->join(u", "_s), u"GET, POST, checkout, orders publish"_s);

        const auto found = resultOf(source.search(recordedSearch(u"mailer"_s, 20)));
        QVERIFY2(found, errorText(found).constData());
        QCOMPARE(found->traces.size(), 3U);
        QVERIFY(!found->truncated);
        QVERIFY(found->traces[0].startNs > found->traces[1].startNs); // newest first
        QCOMPARE(found->traces[0].spans + found->traces[1].spans + found->traces[2].spans, 10U);

        const auto dependencies = resultOf(
            source.dependencies(1'795'447'101'902'000'000 - 3'600'000'000'000, 1'795'447'101'902'000'000));
        QVERIFY2(dependencies, errorText(dependencies).constData());
        const auto edge = std::find_if(dependencies->begin(), dependencies->end(), [](const Dependency &d) {
            return d.parent == "shopper"_L1 && d.child == "frontend"_L1;
        });
        QVERIFY(edge != dependencies->end());
        QCOMPARE(edge->calls, 8U);
    }

    void tracesComeWithNanoseconds()
    {
        ReplayServer server(recordedJaeger(u"2.13.0"_s));
        JaegerSource source(configOf(SourceKind::Jaeger, server), {}, quickPolicy());

        const auto fetched = resultOf(source.trace(kRecordedTrace, 0, 0));

        QVERIFY2(fetched, errorText(fetched).constData());
        QCOMPARE(fetched->trace->id(), kRecordedTrace);
        QCOMPARE(fetched->trace->spanCount(), 13U);
        QCOMPARE(fetched->trace->fidelity(SpanIndex(0)), Fidelity::Otlp);
        QCOMPARE(server.countOf(u"/api/traces/48c954df42d624674d19de8eab113149"_s), 0);
    }

    void fallsBackWhereThereIsNoV3_data()
    {
        QTest::addColumn<bool>("withPage");
        QTest::newRow("page of the user interface") << true;
        QTest::newRow("404") << false;
    }
    void fallsBackWhereThereIsNoV3()
    {
        QFETCH(bool, withPage);
        ReplayServer server(without({u"/api/v3"_s}, withPage));
        JaegerSource source(configOf(SourceKind::Jaeger, server), {}, quickPolicy());

        const auto fetched = resultOf(source.trace(kRecordedTrace, 0, 0));
        QVERIFY2(fetched, errorText(fetched).constData());
        QCOMPARE(fetched->trace->spanCount(), 13U);
        const auto found = resultOf(source.search(legacySearch(u"mailer"_s, 20)));
        QVERIFY2(found, errorText(found).constData());
        QCOMPARE(found->traces.size(), 3U);

        QVERIFY(resultOf(source.trace(kRecordedTrace, 0, 0)));
        QCOMPARE(server.countOf(u"/api/v3/traces/48c954df42d624674d19de8eab113149"_s), 1); // not asked again
        QCOMPARE(server.countOf(u"/api/v3/traces"_s), 0);
    }

    void worksWhereTheOldSearchIsGone()
    {
        QStringList gone = legacySearchPaths();
        ReplayServer server(without(gone, false));
        JaegerSource source(configOf(SourceKind::Jaeger, server), {}, quickPolicy());

        const auto services = resultOf(source.services());
        QVERIFY2(services, errorText(services).constData());
        QCOMPARE(services->size(), 9);
        QCOMPARE(resultOf(source.operations(u"frontend"_s))->size(), 4);
        const auto found = resultOf(source.search(recordedSearch(u"mailer"_s, 20)));
        QVERIFY2(found, errorText(found).constData());
        QCOMPARE(found->traces.size(), 3U);
        QVERIFY(resultOf(source.trace(kRecordedTrace, 0, 0)));
    }

    void tagsGoToTheOldSearch()
    {
        ReplayServer server(recordedJaeger(u"1.76.0"_s));
        JaegerSource source(configOf(SourceKind::Jaeger, server), {}, quickPolicy());
        SearchRequest request = legacySearch(u"frontend"_s, 20);
        request.tags = {{u"order.id"_s, u"4"_s}};

        const auto found = resultOf(source.search(request));

        QVERIFY2(found, errorText(found).constData());
        QCOMPARE(found->traces.size(), 1U);
        QCOMPARE(found->traces[0].id, kRecordedTrace);
        QCOMPARE(server.countOf(u"/api/v3/traces"_s), 0); // it would ignore the tags and give everything
    }

    void saysWhenTheLimitWasReached()
    {
        ReplayServer server(recordedJaeger(u"1.76.0"_s));
        JaegerSource source(configOf(SourceKind::Jaeger, server), {}, quickPolicy());
        SearchRequest request = recordedSearch(u"frontend"_s, 1);
        request.operation = u"checkout"_s;

        const auto found = resultOf(source.search(request));

        QVERIFY2(found, errorText(found).constData());
        QCOMPARE(found->traces.size(), 1U);
        QVERIFY(found->truncated);
        QCOMPARE(found->traces[0].rootService, u"shopper"_s);
    }

    void findingNothingIsNoError()
    {
        ReplayServer server(recordedJaeger(u"2.13.0"_s));
        JaegerSource source(configOf(SourceKind::Jaeger, server), {}, quickPolicy());

        const auto found = resultOf(source.search(recordedSearch(u"nobody"_s, 20)));

        QVERIFY2(found, errorText(found).constData());
        QVERIFY(found->traces.empty());
        QVERIFY(!found->truncated);
    }

    void missingTracesAreNotFound_data()
    {
        QTest::addColumn<bool>("hasV3");
        QTest::newRow("v3") << true;
        QTest::newRow("JSON API") << false;
    }
    void missingTracesAreNotFound()
    {
        QFETCH(bool, hasV3);
        ReplayServer server(hasV3 ? recordedJaeger(u"1.76.0"_s) : without({u"/api/v3"_s}, true));
        JaegerSource source(configOf(SourceKind::Jaeger, server), {}, quickPolicy());

        const auto fetched = resultOf(source.trace(kMissingTrace, 0, 0));

        QVERIFY(!fetched);
        QCOMPARE(fetched.error().code, ErrorCode::NotFound);
        QCOMPARE(fetched.error().detail,
                 u"Jaeger at %1 has no trace 00000000000000000000000000abcdef (or no longer)."_s.arg(
                     server.url().toString()));
    }

    void asksAgainWithoutATimeHint_data()
    {
        QTest::addColumn<bool>("hasV3");
        QTest::newRow("v3") << true;
        QTest::newRow("JSON API") << false;
    }
    void asksAgainWithoutATimeHint()
    {
        QFETCH(bool, hasV3);
        const auto answer = hasV3 ? recordedJaeger(u"1.76.0"_s) : without({u"/api/v3"_s}, true);
        ReplayServer server([answer](const ServedRequest &request) {
            const bool isHinted = request.target.contains("end=") || request.target.contains("endTime=");
            ServedRequest elsewhere = request;
            elsewhere.target.replace("48c954df42d624674d19de8eab113149", "00000000000000000000000000abcdef");
            return answer(isHinted ? elsewhere : request);
        });
        JaegerSource source(configOf(SourceKind::Jaeger, server), {}, quickPolicy());

        const auto fetched = resultOf(source.trace(kRecordedTrace, kRecordedStartNs, kRecordedEndNs));

        QVERIFY2(fetched, errorText(fetched).constData());
        QCOMPARE(fetched->trace->spanCount(), 13U);
    }

    void namesAWrongBasePath()
    {
        ReplayServer server([](const ServedRequest &) { return html(kPage); });
        JaegerSource source(configOf(SourceKind::Jaeger, server), {}, quickPolicy());

        const auto services = resultOf(source.services());

        QVERIFY(!services);
        QCOMPARE(services.error().code, ErrorCode::Refused);
        QVERIFY2(services.error().detail.contains("is the base path right?"_L1), errorText(services).constData());
    }

    void usesTheBasePath()
    {
        ReplayServer server([](const ServedRequest &) { return json("{\"data\":[\"a b\"]}"); });
        SourceConfig config = configOf(SourceKind::Jaeger, server);
        config.baseUrl.setPath(u"/jaeger/ui/"_s);
        JaegerSource source(config, {}, quickPolicy());

        QCOMPARE(*resultOf(source.services()), QStringList{u"a b"_s});

        QCOMPARE(server.requests().front().path(), u"/jaeger/ui/api/services"_s);
        QCOMPARE(source.traceUrl({0, 1}).toString(),
                 server.url().toString() + u"/jaeger/ui/trace/00000000000000000000000000000001"_s);
    }

    void mapsErrorsToCodes_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("JSON in plain text")
            << 400 << QByteArray("{\"data\":null,\"errors\":[{\"code\":400,\"msg\":\"bad limit\"}]}\n")
            << ErrorCode::Refused << u"refused the request: bad limit"_s;
        QTest::newRow("v3 envelope") << 400 << QByteArray("{\"error\":{\"httpCode\":400,\"message\":\"bad time\"}}")
                                     << ErrorCode::Refused << u"bad time"_s;
        QTest::newRow("tenant") << 401 << QByteArray("missing tenant header") << ErrorCode::Authentication
                                << u"Set the tenant"_s;
        QTest::newRow("forbidden") << 403 << QByteArray("no") << ErrorCode::Authentication
                                   << u"Check the user, password or token"_s;
        QTest::newRow("sign-in page") << 401 << QByteArray("<html>sign in</html>") << ErrorCode::Authentication
                                      << u"it sent a web page"_s;
        QTest::newRow("storage failure") << 500 << QByteArray("{\"errors\":[{\"msg\":\"storage is away\"}]}")
                                         << ErrorCode::Refused << u"failed: storage is away"_s;
        QTest::newRow("busy") << 429 << QByteArray("slow down") << ErrorCode::Refused << u"too busy"_s;
    }
    void mapsErrorsToCodes()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorCode, code);
        QFETCH(QString, words);
        ReplayServer server([&](const ServedRequest &) { return text(body, status); });
        JaegerSource source(configOf(SourceKind::Jaeger, server), {}, quickPolicy());

        const auto services = resultOf(source.services());

        QVERIFY(!services);
        QCOMPARE(services.error().code, code);
        QVERIFY2(services.error().detail.contains(words), errorText(services).constData());
        QVERIFY2(services.error().detail.contains(server.url().toString() + u"/api/services (status %1)"_s.arg(status)),
                 errorText(services).constData());
    }

    void errorsNeverHoldSecrets()
    {
        ReplayServer server([](const ServedRequest &request) {
            return text("invalid credentials: " + request.header("authorization"), 401);
        });
        SourceConfig config = configOf(SourceKind::Jaeger, server);
        config.auth = SourceConfig::Auth::Bearer;
        JaegerSource source(config, {{}, u"s3cr3t-t0ken"_s, {}}, quickPolicy());

        const auto services = resultOf(source.services());

        QVERIFY(!services);
        QVERIFY2(services.error().detail.contains("invalid credentials: Bearer ***"_L1),
                 errorText(services).constData());
        QVERIFY(!services.error().detail.contains("s3cr3t"_L1));
    }

    void asksForEmptyTheServiceFirst()
    {
        ReplayServer server(recordedJaeger(u"1.76.0"_s));
        JaegerSource source(configOf(SourceKind::Jaeger, server), {}, quickPolicy());

        const auto found = resultOf(source.search(recordedSearch({}, 20)));

        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::InvalidInput);
    }

    void cancellingEndsTheSearch()
    {
        Reply hanging;
        hanging.manner = Reply::Manner::Hang;
        ReplayServer server([hanging](const ServedRequest &) { return hanging; });
        JaegerSource source(configOf(SourceKind::Jaeger, server), {}, quickPolicy());
        auto future = source.search(recordedSearch(u"a"_s, 20));
        QTRY_COMPARE(server.requests().size(), 1U);

        future.cancel();

        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.resultCount(), 0);
    }

    void destroyingTheSourceEndsItsFutures()
    {
        ReplayServer server(recordedJaeger(u"1.76.0"_s));
        auto source = std::make_unique<JaegerSource>(configOf(SourceKind::Jaeger, server), Credentials(),
                                                     quickPolicy());
        const auto future = source->trace(kRecordedTrace, 0, 0);

        source.reset();

        QVERIFY(future.isFinished());
        QVERIFY(future.isCanceled());
    }

    void damagedAnswersAreErrors_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("cut JSON") << QByteArray("{\"data\":[\"a\"");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
    }
    void damagedAnswersAreErrors()
    {
        QFETCH(QByteArray, body);
        ReplayServer server([&](const ServedRequest &) { return json(body); });
        JaegerSource source(configOf(SourceKind::Jaeger, server), {}, quickPolicy());

        const auto services = resultOf(source.services());

        QVERIFY(!services);
        QCOMPARE(services.error().code, ErrorCode::InvalidInput);
        QVERIFY(services.error().detail.contains("did not answer with JSON"_L1));
    }

    void emptySearchOfV3IsNoFallback()
    {
        ReplayServer server([](const ServedRequest &request) {
            return request.path() == "/api/services"_L1 ? json("{\"data\":[\"a\"]}") : text(kNothingV3, 404);
        });
        JaegerSource source(configOf(SourceKind::Jaeger, server), {}, quickPolicy());

        const auto found = resultOf(source.search(recordedSearch(u"a"_s, 20)));

        QVERIFY2(found, errorText(found).constData());
        QVERIFY(found->traces.empty());
        QCOMPARE(server.countOf(u"/api/traces"_s), 0);
    }
};

QTEST_GUILESS_MAIN(TestJaegerSource)
#include "tst_jaegersource.moc"
