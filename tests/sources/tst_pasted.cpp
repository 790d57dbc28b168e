// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/pasted.h"
#include "core/sources/pastedurl.h"

#include <QTest>

using namespace traceloupe;
using namespace Qt::StringLiterals;

namespace {

const QString kTrace = u"0af7651916cd43dd8448eb211c80319c"_s;
const QString kSpan = u"b7ad6b7169203331"_s;

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString hexOf(const TraceId &id)
{
    return QString::fromStdString(id.toHex());
}

} // namespace

class TestPasted : public QObject {
    Q_OBJECT

    static void addRow(const char *name, const QString &text, const QString &trace, const QString &span = {},
                       const QString &kind = {}, const QString &base = {})
    {
        QTest::newRow(name) << text << trace << span << kind << base;
    }

private Q_SLOTS:
    void understands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("trace");
        QTest::addColumn<QString>("span");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("base");

        addRow("32 digits", kTrace, kTrace);
        addRow("upper case and blanks", u"  0AF7651916CD43DD8448EB211C80319C\n"_s, kTrace);
        addRow("16 digits", u"8448eb211c80319c"_s, u"00000000000000008448eb211c80319c"_s);
        addRow("zeros left out", u"48eb211c80319c"_s, u"00000000000000000048eb211c80319c"_s);
        addRow("0x", u"0x8448eb211c80319c"_s, u"00000000000000008448eb211c80319c"_s);
        addRow("UUID style", u"0af76519-16cd-43dd-8448-eb211c80319c"_s, kTrace);
        addRow("traceparent", u"00-%1-%2-01"_s.arg(kTrace, kSpan), kTrace, kSpan);
        addRow("traceparent header", u"traceparent: 00-%1-%2-01"_s.arg(kTrace, kSpan), kTrace, kSpan);
        addRow("uber-trace-id", u"%1:%2:0:1"_s.arg(kTrace, kSpan), kTrace, kSpan);
        addRow("short uber-trace-id", u"uber-trace-id: 8448eb211c80319c:1b:0:3"_s,
               u"00000000000000008448eb211c80319c"_s, u"000000000000001b"_s);
        addRow("encoded uber-trace-id", kTrace + u"%3A"_s + kSpan + u"%3A0%3a1"_s, kTrace, kSpan);
        addRow("b3", u"%1-%2-1-05e3ac9a4f6e3b90"_s.arg(kTrace, kSpan), kTrace, kSpan);
        addRow("short b3", u"b3: 8448eb211c80319c-%1"_s.arg(kSpan), u"00000000000000008448eb211c80319c"_s, kSpan);
        addRow("X-B3-TraceId", u"X-B3-TraceId: %1"_s.arg(kTrace), kTrace);
        addRow("X-Ray",
               u"X-Amzn-Trace-Id: Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"_s,
               u"5759e988bd862e3fe1be46a994272793"_s, u"53995c3f42cd8ad8"_s);
        addRow("log line, logfmt",
               u"ts=2026-01-02T03:04:05Z level=error msg=\"no\" trace_id=%1 span_id=%2 user=1"_s.arg(kTrace, kSpan),
               kTrace, kSpan);
        addRow("log line, JSON", u"{\"level\":\"info\",\"traceId\": \"%1\", \"spanId\": \"%2\"}"_s.arg(kTrace, kSpan),
               kTrace, kSpan);
        addRow("log line, brackets", u"2026-01-02 INFO [cart,%1,%2] request done"_s.arg(kTrace, kSpan), kTrace);
        addRow("log line with a UUID before", u"req=123e4567-e89b-12d3-a456-426614174000 TraceID=%1"_s.arg(kTrace),
               kTrace);

        addRow("Jaeger", u"http://localhost:16686/trace/%1"_s.arg(kTrace), kTrace, {}, u"jaeger"_s,
               u"http://localhost:16686"_s);
        addRow("Jaeger with a span", u"https://host/jaeger/trace/%1?uiFind=%2"_s.arg(kTrace, kSpan), kTrace, kSpan,
               u"jaeger"_s, u"https://host/jaeger"_s);
        addRow("Jaeger with a search word", u"https://host/trace/%1?uiFind=redis"_s.arg(kTrace), kTrace, {},
               u"jaeger"_s, u"https://host"_s);
        addRow("Jaeger, short id", u"http://h:16686/trace/48eb211c80319c"_s, u"00000000000000000048eb211c80319c"_s, {},
               u"jaeger"_s, u"http://h:16686"_s);
        addRow("Jaeger's API", u"http://h:16686/api/traces/%1?raw=true"_s.arg(kTrace), kTrace, {}, u"jaeger"_s,
               u"http://h:16686"_s);
        addRow("Jaeger's API v3", u"http://h/x/api/v3/traces/%1"_s.arg(kTrace), kTrace, {}, u"jaeger"_s,
               u"http://h/x"_s);
        addRow("Tempo's API", u"http://h:3200/api/traces/%1"_s.arg(kTrace), kTrace, {}, u"tempo"_s, u"http://h:3200"_s);
        addRow("Tempo's API v2", u"http://h/tempo/api/v2/traces/%1"_s.arg(kTrace), kTrace, {}, u"tempo"_s,
               u"http://h/tempo"_s);
        addRow("Zipkin", u"http://h:9411/zipkin/traces/%1"_s.arg(kTrace), kTrace, {}, u"zipkin"_s, u"http://h:9411"_s);
        addRow("Zipkin's API", u"http://h:9411/api/v2/trace/%1"_s.arg(kTrace), kTrace, {}, u"zipkin"_s,
               u"http://h:9411"_s);
        addRow("user and password are dropped", u"http://u:pw@h:16686/trace/%1"_s.arg(kTrace), kTrace, {}, u"jaeger"_s,
               u"http://h:16686"_s);
        addRow("address in a sentence", u"see <http://localhost:16686/trace/%1> please"_s.arg(kTrace), kTrace, {},
               u"jaeger"_s, u"http://localhost:16686"_s);
        addRow("some page with a parameter", u"https://h/app?traceId=%1&spanId=%2"_s.arg(kTrace, kSpan), kTrace, kSpan);
        addRow("some page with an id in its path", u"https://apm.example/t/%1/details"_s.arg(kTrace), kTrace);
    }
    void understands()
    {
        QFETCH(QString, text);
        QFETCH(QString, trace);
        QFETCH(QString, span);
        QFETCH(QString, kind);
        QFETCH(QString, base);

        const auto reference = parsePasted(text);

        QVERIFY2(reference, qPrintable(reference ? QString() : reference.error().detail));
        QCOMPARE(hexOf(reference->traceId), trace);
        QCOMPARE(reference->spanId ? QString::fromStdString(reference->spanId->toHex()) : QString(), span);
        QCOMPARE(reference->kind ? sourceKindName(*reference->kind) : QString(), kind);
        QCOMPARE(reference->baseUrl.toString(), base);
        QVERIFY(!reference->search);
    }

    void understandsGrafana_data()
    {
        QTest::addColumn<QString>("parameters");
        QTest::addColumn<QString>("span");
        QTest::addColumn<QString>("datasource");
        const QString query =
            u"{\"refId\":\"A\",\"datasource\":{\"type\":\"tempo\",\"uid\":\"uid-1\"},\"queryType\":\"traceql\",\"query\":\"%1\"}"_s
                .arg(kTrace);
        QTest::newRow("panes")
            << u"schemaVersion=1&panes="_s
                   + encoded(
                       u"{\"k2x\":{\"datasource\":\"uid-1\",\"queries\":[%1],\"range\":{\"from\":\"now-1h\",\"to\":\"now\"}}}"_s
                           .arg(query))
            << QString() << u"uid-1"_s;
        QTest::newRow("panes with a focused span")
            << u"panes="_s
                   + encoded(
                       u"{\"a\":{\"datasource\":\"uid-1\",\"queries\":[%1],\"panelsState\":{\"trace\":{\"spanId\":\"%2\"}}}}"_s
                           .arg(query, kSpan))
            << kSpan << u"uid-1"_s;
        QTest::newRow("second pane")
            << u"panes="_s
                   + encoded(
                       u"{\"a\":{\"datasource\":\"loki\",\"queries\":[{\"expr\":\"{app=1}\"}]},\"b\":{\"queries\":[%1]}}"_s
                           .arg(query))
            << QString() << u"uid-1"_s;
        QTest::newRow("left, object")
            << u"orgId=1&left="_s
                   + encoded(
                       u"{\"datasource\":\"uid-1\",\"queries\":[{\"refId\":\"A\",\"queryType\":\"traceId\",\"query\":\"%1\"}],\"range\":{\"from\":\"now-1h\",\"to\":\"now\"}}"_s
                           .arg(kTrace))
            << QString() << u"uid-1"_s;
        QTest::newRow("left, array")
            << u"left="_s
                   + encoded(
                       u"[\"now-1h\",\"now\",\"Tempo\",{\"queryType\":\"traceId\",\"query\":\"%1\"}]"_s.arg(kTrace))
            << QString() << u"Tempo"_s;
        QTest::newRow("right") << u"left=%7B%7D&right="_s
                                      + encoded(
                                          u"{\"datasource\":\"uid-1\",\"queries\":[{\"query\":\"%1\"}]}"_s.arg(kTrace))
                               << QString() << u"uid-1"_s;
    }
    void understandsGrafana()
    {
        QFETCH(QString, parameters);
        QFETCH(QString, span);
        QFETCH(QString, datasource);

        const auto reference = parsePasted(u"https://user:pw@grafana.example/sub/explore?%1"_s.arg(parameters));

        QVERIFY2(reference, qPrintable(reference ? QString() : reference.error().detail));
        QCOMPARE(hexOf(reference->traceId), kTrace);
        QCOMPARE(reference->spanId ? QString::fromStdString(reference->spanId->toHex()) : QString(), span);
        QVERIFY(reference->kind == SourceKind::Tempo);
        QCOMPARE(reference->grafanaUrl.toString(), u"https://grafana.example/sub"_s);
        QCOMPARE(reference->grafanaDatasource, datasource);
        QVERIFY(reference->baseUrl.isEmpty());
    }

    void readsGrafanaSearches()
    {
        const QString pane =
            u"{\"a\":{\"datasource\":\"t\",\"queries\":[{\"datasource\":{\"type\":\"tempo\",\"uid\":\"t\"},\"queryType\":\"traceql\",\"limit\":50,\"query\":\"{ status = error }\"}],"
            u"\"range\":{\"from\":\"now-6h\",\"to\":\"1767323045000\"}}}"_s;

        const auto reference = parsePastedUrl(QUrl(u"https://g/explore?panes="_s + encoded(pane)), 1'767'400'000'000);

        QVERIFY(reference && reference->search);
        QVERIFY(reference->traceId.isZero());
        QCOMPARE(reference->search->traceQl, u"{ status = error }"_s);
        QCOMPARE(reference->search->limit, 50U);
        QCOMPARE(reference->search->startNs, (1'767'400'000'000 - 6 * 3'600'000) * 1'000'000LL);
        QCOMPARE(reference->search->endNs, 1'767'323'045'000 * 1'000'000LL);
    }

    void readsJaegerSearches()
    {
        const auto reference = parsePasted(
            u"http://h:16686/search?end=1700000003600000&limit=40&lookback=1h&maxDuration&minDuration=1.5ms&operation=GET%20%2F"
            u"&service=cart&start=1700000000000000&tags=%7B%22http.status_code%22%3A%22500%22%7D"_s);

        QVERIFY(reference && reference->search);
        QCOMPARE(reference->baseUrl.toString(), u"http://h:16686"_s);
        const SearchRequest &search = *reference->search;
        QCOMPARE(search.service, u"cart"_s);
        QCOMPARE(search.operation, u"GET /"_s);
        QCOMPARE(search.limit, 40U);
        QCOMPARE(search.startNs, 1'700'000'000'000'000'000);
        QCOMPARE(search.endNs, 1'700'000'003'600'000'000);
        QCOMPARE(search.minDurationNs.value_or(0), 1'500'000);
        QVERIFY(!search.maxDurationNs);
        QCOMPARE(search.tags.size(), 1U);
        QCOMPARE(search.tags.front(), std::pair(u"http.status_code"_s, u"500"_s));
    }

    void refusesTextsWithoutATrace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("words") << u"checkout is slow"_s;
        QTest::newRow("zero id") << QString(32, u'0');
        QTest::newRow("zero traceparent") << u"00-%1-%2-01"_s.arg(QString(32, u'0'), QString(16, u'0'));
        QTest::newRow("31 digits in a text") << u"id is %1"_s.arg(kTrace.chopped(1));
        QTest::newRow("33 digits") << kTrace + u'a';
        QTest::newRow("a git commit") << u"commit 3c1b2a4d5e6f708192a3b4c5d6e7f8091a2b3c4d"_s;
        QTest::newRow("a Loki page")
            << u"https://g/explore?left=%7B%22queries%22%3A%5B%7B%22expr%22%3A%22%7Ba%3D1%7D%22%7D%5D%7D"_s;
        QTest::newRow("a megabyte") << QString(1 << 20, u'a');
    }
    void refusesTextsWithoutATrace()
    {
        QFETCH(QString, text);

        QVERIFY(!parsePasted(text));
    }

    void hostileTextsEndSoon()
    {
        // Patterns that could backtrack over and over.
        for (const QString &piece : {u"a-"_s, u"trace_id="_s, u"00-"_s, u"1:"_s, u"http://h/trace/"_s,
                                     u"0af7651916cd43dd-"_s, u"trace_id=0af7651916cd43dd8448eb211c80319c_"_s})
            [[maybe_unused]]
            const auto reference = parsePasted(piece.repeated(60'000 / piece.size()));
        QVERIFY(!parsePasted(u"a-"_s.repeated(30'000)));
    }
};

QTEST_GUILESS_MAIN(TestPasted)
#include "tst_pasted.moc"
