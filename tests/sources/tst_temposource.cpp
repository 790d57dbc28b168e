// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/temposource.h"
#include "tests/sources/sourcefixture.h"

#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

const QString kTracePath = u"/48c954df42d624674d19de8eab113149"_s;

ReplayServer::Handler recordedTempo(bool compressed = false)
{
    return ReplayServer::recorded(u"tempo-2.8.0-rc.0"_s, compressed);
}

/// A server that knows no v2 endpoints.
ReplayServer::Handler oldTempo()
{
    return [answer = recordedTempo()](const ServedRequest &request) {
        return request.path().startsWith("/api/v2/"_L1) ? text("404 page not found\n", 404) : answer(request);
    };
}

/// One protobuf field of bytes.
QByteArray field(int number, const QByteArray &bytes)
{
    QByteArray result(1, static_cast<char>(number << 3 | 2));
    qsizetype length = bytes.size();
    for (; length >= 128; length >>= 7)
        result += static_cast<char>((length & 127) | 128);
    return result + static_cast<char>(length) + bytes;
}

} // namespace

class TestTempoSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void searchesTheRecordedServer()
    {
        ReplayServer server(recordedTempo());
        TempoSource source(configOf(SourceKind::Tempo, server), {}, quickPolicy());

        const auto found = resultOf(source.search(recordedSearch(u"frontend"_s, 20)));

        QVERIFY2(found, errorText(found).constData());
        QCOMPARE(found->traces.size(), 8U);
        QVERIFY(!found->truncated);
        const auto row = std::find_if(found->traces.begin(), found->traces.end(),
                                      [](const FoundTrace &trace) { return trace.id == kRecordedTrace; });
        QVERIFY(row != found->traces.end());
        QCOMPARE(row->rootService, u"shopper"_s);
        QCOMPARE(row->spans, 13U);
        QVERIFY(!row->trace);
    }

    void searchesWithTraceQlAndWithTags()
    {
        ReplayServer server(recordedTempo());
        TempoSource source(configOf(SourceKind::Tempo, server), {}, quickPolicy());
        SearchRequest query = recordedSearch({}, 20);
        query.traceQl = u"{ status = error }"_s;
        SearchRequest loose = recordedSearch({}, 20);
        loose.looseTags = true;

        QCOMPARE(resultOf(source.search(query))->traces.size(), 5U);
        resultOf(source.search(loose));

        QVERIFY(server.requests().back().target.contains("tags="));
    }

    void saysWhatIsWrongWithAQuery()
    {
        ReplayServer server(recordedTempo());
        TempoSource source(configOf(SourceKind::Tempo, server), {}, quickPolicy());
        SearchRequest query = recordedSearch({}, 20);
        query.traceQl = u"{ oops"_s;

        const auto found = resultOf(source.search(query));

        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Refused);
        QVERIFY2(found.error().detail.contains("parse error at line 1, col 3"_L1), errorText(found).constData());
    }

    void fetchesProtobufByV2_data()
    {
        QTest::addColumn<bool>("compressed");
        QTest::newRow("plain") << false;
        QTest::newRow("gzip") << true;
    }
    void fetchesProtobufByV2()
    {
        QFETCH(bool, compressed);
        ReplayServer server(recordedTempo(compressed));
        TempoSource source(configOf(SourceKind::Tempo, server), {}, quickPolicy());

        const auto fetched = resultOf(source.trace(kRecordedTrace, 0, 0));

        QVERIFY2(fetched, errorText(fetched).constData());
        QCOMPARE(fetched->trace->id(), kRecordedTrace);
        QCOMPARE(fetched->trace->spanCount(), 13U);
        QVERIFY(!fetched->partial);
        QCOMPARE(server.requests().front().header("accept"), "application/protobuf");
        QCOMPARE(server.requests().front().path(), u"/api/v2/traces"_s + kTracePath);
    }

    void fallsBackToV1()
    {
        ReplayServer server(oldTempo());
        TempoSource source(configOf(SourceKind::Tempo, server), {}, quickPolicy());

        const auto fetched = resultOf(source.trace(kRecordedTrace, 0, 0));

        QVERIFY2(fetched, errorText(fetched).constData());
        QCOMPARE(fetched->trace->spanCount(), 13U);
        QVERIFY(resultOf(source.trace(kRecordedTrace, 0, 0)));
        QCOMPARE(server.countOf(u"/api/v2/traces"_s + kTracePath), 1); // not asked again
    }

    void missingTracesAreNotFound_data()
    {
        QTest::addColumn<bool>("isOld");
        QTest::addColumn<int>("requests");
        QTest::newRow("v2: an empty trace") << false << 1;
        QTest::newRow("v1: 404") << true << 2;
    }
    void missingTracesAreNotFound()
    {
        QFETCH(bool, isOld);
        QFETCH(int, requests);
        ReplayServer server(isOld ? oldTempo() : recordedTempo());
        TempoSource source(configOf(SourceKind::Tempo, server), {}, quickPolicy());

        const auto fetched = resultOf(source.trace(kMissingTrace, 0, 0));

        QVERIFY(!fetched);
        QCOMPARE(fetched.error().code, ErrorCode::NotFound);
        QCOMPARE(fetched.error().detail,
                 u"Tempo at %1 has no trace 00000000000000000000000000abcdef (or no longer)."_s.arg(
                     server.url().toString()));
        QCOMPARE(server.requests().size(), static_cast<std::size_t>(requests));
    }

    void asksAgainWithoutATimeHint()
    {
        ReplayServer server([answer = recordedTempo()](const ServedRequest &request) {
            return request.target.contains("start=") ? json(QByteArray("\n\0\x12\0", 4)) : answer(request);
        });
        TempoSource source(configOf(SourceKind::Tempo, server), {}, quickPolicy());

        const auto fetched = resultOf(source.trace(kRecordedTrace, kRecordedStartNs, kRecordedEndNs));

        QVERIFY2(fetched, errorText(fetched).constData());
        QCOMPARE(server.requests().size(), 2U);
        QCOMPARE(server.requests().front().parameter(u"start"_s),
                 QString::number(kRecordedStartNs / 1'000'000'000 - 1800));
    }

    void partialTracesSaySo()
    {
        ReplayServer server([answer = recordedTempo()](const ServedRequest &request) {
            Reply reply = answer(request);
            reply.body += QByteArray("\x18\x01", 2)
                          + field(4, "Trace exceeds maximum size of 100 bytes, a partial trace is returned");
            return reply;
        });
        TempoSource source(configOf(SourceKind::Tempo, server), {}, quickPolicy());

        const auto fetched = resultOf(source.trace(kRecordedTrace, 0, 0));

        QVERIFY2(fetched, errorText(fetched).constData());
        QVERIFY(fetched->partial);
        QCOMPARE(fetched->message, u"Trace exceeds maximum size of 100 bytes, a partial trace is returned"_s);
        QCOMPARE(fetched->trace->spanCount(), 13U);
    }

    void partsOfATraceAreNoTrace_data()
    {
        QTest::addColumn<bool>("isPacked");
        QTest::newRow("plain") << false;
        QTest::newRow("gzip") << true;
    }
    void partsOfATraceAreNoTrace()
    {
        QFETCH(bool, isPacked);
        ReplayServer server([isPacked, answer = recordedTempo()](const ServedRequest &request) {
            Reply reply = answer(request);
            reply.body.chop(1'000);
            return isPacked ? gzipped(reply) : reply;
        });
        TempoSource source(configOf(SourceKind::Tempo, server), {}, quickPolicy());

        const auto fetched = resultOf(source.trace(kRecordedTrace, 0, 0));

        QVERIFY(!fetched);
        QVERIFY2(fetched.error().detail.contains(server.url().toString()), errorText(fetched).constData());
    }

    void tooLargeTracesAreRefused()
    {
        ReplayServer server([](const ServedRequest &) { return text("trace exceeds max size (max bytes: 50)", 422); });
        TempoSource source(configOf(SourceKind::Tempo, server), {}, quickPolicy());

        const auto fetched = resultOf(source.trace(kRecordedTrace, 0, 0));

        QVERIFY(!fetched);
        QCOMPARE(fetched.error().code, ErrorCode::Refused);
        QVERIFY2(fetched.error().detail.contains("trace exceeds max size (max bytes: 50)"_L1),
                 errorText(fetched).constData());
    }

    void aMissingTenantIsNamed_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("401") << 401;
        QTest::newRow("400 of newer servers") << 400;
    }
    void aMissingTenantIsNamed()
    {
        QFETCH(int, status);
        ReplayServer server([status](const ServedRequest &) { return text("no org id", status); });
        TempoSource source(configOf(SourceKind::Tempo, server), {}, quickPolicy());

        const auto found = resultOf(source.search(recordedSearch({}, 20)));

        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Authentication);
        QVERIFY(found.error().detail.contains("Set the tenant"_L1));
    }

    void listsTagsAndValues()
    {
        ReplayServer server(recordedTempo());
        TempoSource source(configOf(SourceKind::Tempo, server), {}, quickPolicy());

        const auto names = resultOf(source.tagNames(kRecordedStartNs, kRecordedEndNs));
        QVERIFY2(names, errorText(names).constData());
        QVERIFY(names->contains(u"resource.host.name"_s));
        QVERIFY(names->contains(u"span.order.id"_s));
        QVERIFY(names->contains(u"duration"_s));

        const auto values = resultOf(source.tagValues(u"span.order.id"_s, kRecordedStartNs, kRecordedEndNs));
        QVERIFY2(values, errorText(values).constData());
        QCOMPARE(values->join(u' '), u"0 1 2 3 4 5 6 7"_s);
    }

    void listsTagsOfOldServers()
    {
        ReplayServer server(oldTempo());
        TempoSource source(configOf(SourceKind::Tempo, server), {}, quickPolicy());

        QVERIFY(resultOf(source.tagNames(kRecordedStartNs, kRecordedEndNs))->contains(u"customer.vip"_s));
        const auto values = resultOf(source.tagValues(u"resource.service.name"_s, kRecordedStartNs, kRecordedEndNs));
        QVERIFY2(values, errorText(values).constData());
        QVERIFY(values->contains(u"frontend"_s));
    }

    void listsServicesAndOperations()
    {
        QByteArray filter;
        ReplayServer server([&filter](const ServedRequest &request) {
            filter = request.parameter(u"q"_s).toUtf8();
            return json(
                "{\"tagValues\":[{\"type\":\"string\",\"value\":\"b\"},{\"type\":\"string\",\"value\":\"a\"}],\"metrics\":{}}");
        });
        TempoSource source(configOf(SourceKind::Tempo, server), {}, quickPolicy());

        QCOMPARE(*resultOf(source.services()), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(server.requests().back().path(), u"/api/v2/search/tag/resource.service.name/values"_s);
        QVERIFY(!server.requests().back().parameter(u"start"_s).isEmpty());
        QCOMPARE(*resultOf(source.operations(u"cart"_s)), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(filter, "{ resource.service.name = \"cart\" }");
    }

    void namesAreAskedAgainWhenTheWindowIsTooLong()
    {
        ReplayServer server([](const ServedRequest &request) {
            return request.target.contains("start=")
                       ? text("range specified by start and end exceeds 1h0m0s. received start=1 end=2", 400)
                       : json("{\"tagValues\":[{\"type\":\"string\",\"value\":\"a\"}]}");
        });
        TempoSource source(configOf(SourceKind::Tempo, server), {}, quickPolicy());

        QCOMPARE(*resultOf(source.services()), QStringList{u"a"_s});
    }

    void checkTellsTheVersion()
    {
        ReplayServer server([answer = recordedTempo()](const ServedRequest &request) {
            return request.path().contains("/values"_L1)
                       ? json("{\"tagValues\":[{\"type\":\"string\",\"value\":\"a\"}]}")
                       : answer(request);
        });
        TempoSource source(configOf(SourceKind::Tempo, server), {}, quickPolicy());

        const auto check = resultOf(source.check());

        QVERIFY2(check, errorText(check).constData());
        QCOMPARE(check->server, u"Tempo 2.8.0-rc.0"_s);
        QCOMPARE(check->detail, u"1 services in the last day"_s);
    }

    void checkNeedsNoBuildPage()
    {
        ReplayServer server([](const ServedRequest &request) {
            return request.path().contains("/values"_L1) ? json("{\"tagValues\":[]}") : text("404 page not found", 404);
        });
        TempoSource source(configOf(SourceKind::Tempo, server), {}, quickPolicy());

        QCOMPARE(resultOf(source.check())->server, u"Tempo"_s);
    }

    void opensTracesInGrafana()
    {
        ReplayServer server(recordedTempo());
        SourceConfig config = configOf(SourceKind::Tempo, server);
        QVERIFY(TempoSource(config, {}).traceUrl(kRecordedTrace).isEmpty());
        config.browserUrl = grafanaBrowserUrl(QUrl(u"https://grafana.example/sub/explore?x=1"_s), u"tempo-uid"_s);

        const QUrl url = TempoSource(config, {}).traceUrl(kRecordedTrace);

        QVERIFY2(url.isValid(), qPrintable(url.errorString()));
        QCOMPARE(url.path(), u"/sub/explore"_s);
        QVERIFY(url.query(QUrl::FullyDecoded).contains("\"query\":\"48c954df42d624674d19de8eab113149\""_L1));
    }

    void hasNoDependencies()
    {
        ReplayServer server(recordedTempo());
        TempoSource source(configOf(SourceKind::Tempo, server), {}, quickPolicy());

        QCOMPARE(resultOf(source.dependencies(0, 1)).error().code, ErrorCode::Unsupported);
    }
};

QTEST_GUILESS_MAIN(TestTempoSource)
#include "tst_temposource.moc"
