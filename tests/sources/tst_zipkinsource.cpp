// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/zipkinsource.h"
#include "tests/sources/sourcefixture.h"

#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

ReplayServer::Handler recordedZipkin(bool compressed = false)
{
    return ReplayServer::recorded(u"zipkin-3.5.1"_s, compressed);
}

/// The recorder asked for a second more on either side.
SearchRequest zipkinSearch(const QString &service, std::uint32_t limit)
{
    SearchRequest request = recordedSearch(service, limit);
    request.endNs = 1'795'447'102'902'000'000;
    request.startNs = request.endNs - 69'156'000'000;
    return request;
}

} // namespace

class TestZipkinSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void worksWithTheRecordedServer()
    {
        ReplayServer server(recordedZipkin());
        ZipkinSource source(configOf(SourceKind::Zipkin, server), {}, quickPolicy());

        const auto check = resultOf(source.check());
        QVERIFY2(check, errorText(check).constData());
        QCOMPARE(check->server, u"Zipkin 3.5.1"_s);
        QCOMPARE(check->detail, u"API v2, 5 services"_s);
        QCOMPARE(resultOf(source.services())->join(u' '), u"frontend inventory mailer payment shopper"_s);
        QCOMPARE(resultOf(source.operations(u"Frontend"_s))->join(u", "_s), u"checkout, get, orders publish, post"_s);
        QVERIFY(resultOf(source.tagNames(0, 0))->isEmpty());

        const SearchRequest window = zipkinSearch({}, 20);
        const auto dependencies = resultOf(source.dependencies(window.startNs, window.endNs));
        QVERIFY2(dependencies, errorText(dependencies).constData());
        QCOMPARE(dependencies->size(), 3U);
        QCOMPARE(dependencies->at(1).calls, 12U);
        QCOMPARE(dependencies->at(1).errors, 1U);
    }

    void searchesWholeTraces_data()
    {
        QTest::addColumn<bool>("compressed");
        QTest::newRow("plain") << false;
        QTest::newRow("gzip") << true;
    }
    void searchesWholeTraces()
    {
        QFETCH(bool, compressed);
        ReplayServer server(recordedZipkin(compressed));
        ZipkinSource source(configOf(SourceKind::Zipkin, server), {}, quickPolicy());

        const auto found = resultOf(source.search(zipkinSearch({}, 20)));

        QVERIFY2(found, errorText(found).constData());
        QCOMPARE(found->traces.size(), 11U);
        QVERIFY(!found->truncated);
        for (const FoundTrace &trace : found->traces)
            QVERIFY(trace.trace && trace.spans == trace.trace->spanCount());
    }

    void searchesByTag()
    {
        ReplayServer server(recordedZipkin());
        ZipkinSource source(configOf(SourceKind::Zipkin, server), {}, quickPolicy());
        SearchRequest request = zipkinSearch(u"frontend"_s, 20);
        request.tags = {{u"order.id"_s, u"4"_s}};

        const auto found = resultOf(source.search(request));

        QVERIFY2(found, errorText(found).constData());
        QCOMPARE(found->traces.size(), 1U);
        QCOMPARE(found->traces.front().id, kRecordedTrace);
    }

    void fetchesATrace()
    {
        ReplayServer server(recordedZipkin());
        ZipkinSource source(configOf(SourceKind::Zipkin, server), {}, quickPolicy());

        const auto fetched = resultOf(source.trace(kRecordedTrace, 0, 0));

        QVERIFY2(fetched, errorText(fetched).constData());
        QCOMPARE(fetched->trace->id(), kRecordedTrace);
        QCOMPARE(fetched->trace->spanCount(), 13U);
    }

    void missingTracesAreNotFound()
    {
        ReplayServer server([](const ServedRequest &) {
            Reply reply = text("0000000000abcdef not found", 404);
            reply.contentType = "text/*";
            return reply;
        });
        ZipkinSource source(configOf(SourceKind::Zipkin, server), {}, quickPolicy());

        const auto fetched = resultOf(source.trace(kMissingTrace, 0, 0));

        QVERIFY(!fetched);
        QCOMPARE(fetched.error().code, ErrorCode::NotFound);
        QVERIFY(fetched.error().detail.contains("has no trace"_L1));
        QCOMPARE(server.requests().front().path(), u"/api/v2/trace/0000000000abcdef"_s);
    }

    void findingNothingIsNoError()
    {
        ReplayServer server(recordedZipkin());
        ZipkinSource source(configOf(SourceKind::Zipkin, server), {}, quickPolicy());

        const auto found = resultOf(source.search(zipkinSearch(u"nobody"_s, 20)));

        QVERIFY2(found, errorText(found).constData());
        QVERIFY(found->traces.empty());
    }

    void repeatsWhatTheServerSays()
    {
        ReplayServer server([](const ServedRequest &) { return text("endTs <= 0", 400); });
        ZipkinSource source(configOf(SourceKind::Zipkin, server), {}, quickPolicy());

        const auto found = resultOf(source.search(zipkinSearch({}, 20)));

        QVERIFY(!found);
        QCOMPARE(found.error().detail, u"Zipkin at %1/api/v2/traces (status 400) refused the request: endTs <= 0"_s.arg(
                                           server.url().toString()));
    }

    void aWebPageIsNoAnswer()
    {
        ReplayServer server([](const ServedRequest &) { return html("<!doctype html><html></html>"); });
        ZipkinSource source(configOf(SourceKind::Zipkin, server), {}, quickPolicy());

        const auto services = resultOf(source.services());
        const auto found = resultOf(source.search(zipkinSearch({}, 20)));

        QVERIFY(!services);
        QVERIFY2(services.error().detail.contains("web page instead of data"_L1), errorText(services).constData());
        QCOMPARE(found.error().code, ErrorCode::Refused);
    }

    void pagesKnowTheirPrefix()
    {
        ReplayServer server(recordedZipkin());
        SourceConfig config = configOf(SourceKind::Zipkin, server);

        QCOMPARE(ZipkinSource(config, {}).traceUrl(kMissingTrace).path(), u"/zipkin/traces/0000000000abcdef"_s);
        config.baseUrl.setPath(u"/ops/zipkin"_s);
        QCOMPARE(ZipkinSource(config, {}).traceUrl(kMissingTrace).path(), u"/ops/zipkin/traces/0000000000abcdef"_s);
    }
};

QTEST_GUILESS_MAIN(TestZipkinSource)
#include "tst_zipkinsource.moc"
