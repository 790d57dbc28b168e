// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/formats/formattest.h"

using namespace Qt::StringLiterals;
using namespace traceloupe;
using test::kFirstRow;

namespace {

/// A span of trace a, id 1, with further members.
QByteArray span(const QByteArray &members, const QByteArray &id = "1")
{
    return R"({"traceId":"a","id":")" + id + "\"" + (members.isEmpty() ? QByteArray() : ',' + members) + '}';
}

QByteArray tagged(const QByteArray &tags)
{
    return '[' + span(R"("localEndpoint":{"serviceName":"s"},"tags":{)" + tags + '}') + ']';
}

QString attributesOf(const test::ReadResult &result, SpanIndex row = kFirstRow)
{
    return test::attributeLines(result.traces.at(0)->details(row).attributes()).join(u';');
}

} // namespace

/// What the Zipkin reader makes of the parts of a file (zipkin.md, mapping.md section 3).
class TestZipkinReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void understandsEveryShapeOfDocument_data();
    void understandsEveryShapeOfDocument();
    void leavesUnknownTimesAbsent();
    void mergesPiecesOfOneSpan();
    void keepsBothSidesOfASharedId();
    void takesAServerAfterAClientForShared();
    void givesTheSharedSpanTheParentOfTheClient();
    void dropsParentsThatAreNone_data();
    void dropsParentsThatAreNone();
    void turnsEndpointsIntoAttributes();
    void letsTagsWinOverEndpoints();
    void movesTagsOfTheResource();
    void findsTheStatus_data();
    void findsTheStatus();
    void readsEveryFormOfAnnotation_data();
    void readsEveryFormOfAnnotation();
    void readsLinksFromTags();
    void takesScopeKindAndStateFromTags();
    void countsWrongTypes();
    void joinsTraceIdsOf64And128Bits();
    void readsTwoSidesOfOneVersion1Span();
    void readsMessagesOfVersion1();
    void keepsUnpairedMomentsOfVersion1();
    void readsAddressesOfVersion1Leniently();
};

void TestZipkinReader::understandsEveryShapeOfDocument_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("spans");
    QTest::addColumn<QString>("format");
    const QByteArray other = span({}, "2");
    QTest::newRow("one span") << span({}) << 1 << u"zipkin-v2"_s;
    QTest::newRow("list") << "[" + span({}) + "," + other + "]" << 2 << u"zipkin-v2"_s;
    QTest::newRow("list of lists") << "[[" + span({}) + "],[" + other + "]]" << 2 << u"zipkin-v2"_s;
    QTest::newRow("lines") << span({}) + "\n" + other + "\n" << 2 << u"zipkin-v2"_s;
    QTest::newRow("version 1")
        << "[" + span(R"("annotations":[{"timestamp":1,"value":"x","endpoint":{"serviceName":"s"}}])") + "]" << 1
        << u"zipkin-v1"_s;
    QTest::newRow("version 1 by its tags") << "[" + span(R"("binaryAnnotations":[])") + "]" << 1 << u"zipkin-v1"_s;
    QTest::newRow("nothing found") << QByteArray("[]") << 0 << u"zipkin-v2"_s;
    QTest::newRow("something else between")
        << "[" + span({}) + ",7,null,{\"x\":1}," + other + "]" << 2 << u"zipkin-v2"_s;
}

void TestZipkinReader::understandsEveryShapeOfDocument()
{
    QFETCH(QByteArray, json);
    QFETCH(int, spans);
    QFETCH(QString, format);

    const auto result = test::readBytes(json);

    QCOMPARE(result.error, QString());
    QCOMPARE(QString::fromStdString(result.report.formatText()), format);
    QCOMPARE(result.report.spans, static_cast<std::uint64_t>(spans));
    QCOMPARE(result.count(Diagnostic::SkippedRecord), json.contains("null") ? 3U : 0U);
}

void TestZipkinReader::leavesUnknownTimesAbsent()
{
    const auto result = test::readBytes("[" + span(R"("timestamp":0,"duration":null)") + "]");

    QCOMPARE(result.traces.at(0)->rawStartNs(kFirstRow), SpanInput::kAbsent);
    QCOMPARE(result.traces[0]->rawDurationNs(kFirstRow), SpanInput::kAbsent);
}

void TestZipkinReader::mergesPiecesOfOneSpan()
{
    const QByteArray first = span(
        R"("kind":"CLIENT","timestamp":20,"localEndpoint":{"serviceName":"A","ipv4":"1.2.3.4"},"tags":{"a":"1","b":"1"},"annotations":[{"timestamp":30,"value":"x"}])");
    const QByteArray late = span(
        R"("name":"get","timestamp":10,"duration":7,"localEndpoint":{"serviceName":"a","port":80},"tags":{"b":"2","c":"3"},"annotations":[{"timestamp":25,"value":"y"},{"timestamp":30,"value":"x"}])");

    const auto result = test::readBytes("[" + first + "," + late + "]");

    const Trace &trace = *result.traces.at(0);
    QCOMPARE(trace.spanCount(), 1U);
    QCOMPARE(result.report.spans, 1U);
    QCOMPARE(trace.name(kFirstRow), "get");
    QCOMPARE(trace.kind(kFirstRow), SpanKind::Client);
    QCOMPARE(trace.rawStartNs(kFirstRow), 10'000);
    QCOMPARE(trace.rawDurationNs(kFirstRow), 7'000);
    QCOMPARE(attributesOf(result),
             u"a=string:1;b=string:2;c=string:3;net.host.ip=string:1.2.3.4;net.host.port=int:80"_s);
    const SpanDetails details = trace.details(kFirstRow);
    QCOMPARE(details.events().size(), 2U);
    QCOMPARE(details.events()[0].name, "y");
}

void TestZipkinReader::keepsBothSidesOfASharedId()
{
    const QByteArray client = span(
        R"("kind":"CLIENT","timestamp":10,"duration":9,"localEndpoint":{"serviceName":"a"})");
    const QByteArray server = span(
        R"("kind":"SERVER","shared":true,"timestamp":12,"duration":5,"localEndpoint":{"serviceName":"b"})");
    const QByteArray child = span(R"("parentId":"1","timestamp":13,"localEndpoint":{"serviceName":"b"})", "2");

    const auto result = test::readBytes("[" + child + "," + server + "," + client + "]");

    const Trace &trace = *result.traces.at(0);
    QCOMPARE(trace.spanCount(), 3U);
    QCOMPARE(trace.serviceName(SpanIndex(0)), "a");
    QCOMPARE(trace.serviceName(SpanIndex(1)), "b");
    QCOMPARE(trace.parent(SpanIndex(1)), SpanIndex(0));
    QCOMPARE(trace.spanId(SpanIndex(2)), SpanId{2});
    QCOMPARE(trace.parent(SpanIndex(2)), SpanIndex(1));
    QCOMPARE(trace.diagnostics().count(Diagnostic::ConflictingSpan), 0U);
}

void TestZipkinReader::takesAServerAfterAClientForShared()
{
    const auto result = test::readBytes("["
                                        + span(R"("kind":"CLIENT","shared":true,"localEndpoint":{"serviceName":"a"})")
                                        + "," + span(R"("kind":"SERVER","localEndpoint":{"serviceName":"a"})") + "]");

    const Trace &trace = *result.traces.at(0);
    QCOMPARE(trace.spanCount(), 2U);
    QVERIFY((trace.state(SpanIndex(0)) & SpanState::kShared) == 0); // means nothing on a client
    QVERIFY((trace.state(SpanIndex(1)) & SpanState::kShared) != 0);
}

void TestZipkinReader::givesTheSharedSpanTheParentOfTheClient()
{
    const auto result = test::readBytes(
        "[" + span(R"("kind":"CLIENT","parentId":"9","localEndpoint":{"serviceName":"a"})") + ","
        + span(R"("kind":"SERVER","shared":true,"localEndpoint":{"serviceName":"b"})") + "]");

    const Trace &trace = *result.traces.at(0);
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        if (!trace.isPhantom(SpanIndex(row)))
            QCOMPARE(trace.parentSpanId(SpanIndex(row)), SpanId{9});
    }
}

void TestZipkinReader::dropsParentsThatAreNone_data()
{
    QTest::addColumn<QByteArray>("parent");
    QTest::newRow("empty") << QByteArray("\"\"");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("zeros") << QByteArray("\"0000000000000000\"");
    QTest::newRow("itself") << QByteArray("\"1\"");
}

void TestZipkinReader::dropsParentsThatAreNone()
{
    QFETCH(QByteArray, parent);

    const auto result = test::readBytes("[" + span("\"parentId\":" + parent) + "]");

    QVERIFY(result.traces.at(0)->parentSpanId(kFirstRow).isZero());
    QCOMPARE(result.traces[0]->diagnostics().count(Diagnostic::ParentCycle), 0U);
}

void TestZipkinReader::turnsEndpointsIntoAttributes()
{
    const auto result = test::readBytes(
        "["
        + span(
            R"("debug":true,"localEndpoint":{"serviceName":"Cart","ipv4":"10.0.0.1","ipv6":"::1","port":8080},"remoteEndpoint":{"serviceName":"db","ipv6":"2001:db8::9","port":5432})")
        + "]");

    QCOMPARE(result.traces.at(0)->serviceName(kFirstRow), "Cart");
    QCOMPARE(
        attributesOf(result),
        u"net.host.ip=string:10.0.0.1;net.host.port=int:8080;net.peer.ip=string:2001:db8::9;net.peer.port=int:5432;peer.service=string:db;"
        "zipkin.debug=bool:true;zipkin.localEndpoint.ipv6=string:::1"_s);
}

void TestZipkinReader::letsTagsWinOverEndpoints()
{
    const auto result = test::readBytes(
        "[" + span(R"("remoteEndpoint":{"serviceName":"db"},"tags":{"peer.service":"database"})") + "]");

    QCOMPARE(result.traces.at(0)->details(kFirstRow).attributes().find("peer.service")->string(), "database");
}

void TestZipkinReader::movesTagsOfTheResource()
{
    const auto result = test::readBytes(tagged(
        R"("host.name":"h","service.version":"1","faas.trigger":"http","otlp.service.name.source":"faas.name")"));

    const Trace &trace = *result.traces.at(0);
    QCOMPARE(test::attributeLines(trace.resource(kFirstRow)->attributes).join(u';'),
             u"faas.name=string:s;host.name=string:h;service.version=string:1"_s);
    QCOMPARE(attributesOf(result), u"faas.trigger=string:http"_s);
    QCOMPARE(trace.serviceName(kFirstRow), "");
}

void TestZipkinReader::findsTheStatus_data()
{
    QTest::addColumn<QByteArray>("tags");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("attributes");
    const auto row = [](const char *name, const char *tags, StatusCode status, const char *message,
                        const char *attributes) {
        QTest::newRow(name) << QByteArray(tags) << static_cast<int>(status) << QString::fromUtf8(message)
                            << QString::fromUtf8(attributes);
    };
    row("none", "", StatusCode::Unset, "", "");
    row("error", R"("error":"timeout")", StatusCode::Error, "timeout", "error=string:timeout");
    row("empty error", R"("error":"")", StatusCode::Error, "", "error=string:");
    row("error true", R"("error":"true")", StatusCode::Error, "", "error=string:true");
    row("presence counts", R"("error":"false")", StatusCode::Error, "false", "error=string:false");
    row("the specification's form", R"("otel.status_code":"ERROR","error":"late")", StatusCode::Error, "late", "");
    row("the collector's form",
        R"("otel.status_code":"STATUS_CODE_ERROR","error":"true","otel.status_description":"late")", StatusCode::Error,
        "late", "");
    row("ok", R"("otel.status_code":"Ok")", StatusCode::Ok, "", "");
    row("unset", R"("otel.status_code":"UNSET")", StatusCode::Unset, "", "");
    row("unknown", R"("otel.status_code":"fine")", StatusCode::Unset, "", "otel.status_code=string:fine");
}

void TestZipkinReader::findsTheStatus()
{
    QFETCH(QByteArray, tags);
    QFETCH(int, status);
    QFETCH(QString, message);
    QFETCH(QString, attributes);

    const auto result = test::readBytes(tagged(tags));

    const Trace &trace = *result.traces.at(0);
    const SpanDetails details = trace.details(kFirstRow);
    QCOMPARE(static_cast<int>(trace.status(kFirstRow)), status);
    QCOMPARE(test::text(details.statusMessage()), message);
    QCOMPARE(attributesOf(result), attributes);
}

void TestZipkinReader::readsEveryFormOfAnnotation_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<int>("dropped");
    const auto row = [](const char *test, const char *value, const char *name, const char *attributes,
                        int dropped = 0) {
        QTest::newRow(test) << QByteArray(value) << QString::fromUtf8(name) << QString::fromUtf8(attributes) << dropped;
    };
    row("bare", R"(retry)", "retry", "");
    row("collector", R"(retry|{\"n\":2,\"a|b\":\"x|y\"}|3)", "retry", "a|b=string:x|y;n=int:2", 3);
    row("specification", R"(\"retry\": {\"n\":2.5,\"l\":[1,\"x\",{\"k\":true}],\"e\":null})", "retry",
        R"(e=empty:;l=array:[1,"x",{"k":true}];n=double:2.5)");
    row("escaped name", R"(\"re\\\"try\":{})", "re\"try", "");
    row("no JSON behind the bar", R"(a|{b}|1)", "a|{b}|1", "");
    row("no count", R"(a|{}|x)", "a|{}|x", "");
    row("quoted text alone", R"(\"a\" b)", "\"a\" b", "");
    row("an open quote", R"(\"a)", "\"a", "");
}

void TestZipkinReader::readsEveryFormOfAnnotation()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, name);
    QFETCH(QString, attributes);
    QFETCH(int, dropped);

    const auto result = test::readBytes("[" + span(R"("annotations":[{"timestamp":5,"value":")" + value + "\"}]")
                                        + "]");

    const SpanDetails details = result.traces.at(0)->details(kFirstRow);
    const auto events = details.events();
    QCOMPARE(events.size(), 1U);
    QCOMPARE(events[0].timeNs, 5'000);
    QCOMPARE(test::text(events[0].name), name);
    QCOMPARE(test::attributeLines(events[0].attributes).join(u';'), attributes);
    QCOMPARE(events[0].droppedAttributes, static_cast<std::uint32_t>(dropped));
}

void TestZipkinReader::readsLinksFromTags()
{
    const auto result = test::readBytes(
        tagged(R"("otlp.link.1":"000000000000000000000000000000cc|00000000000000dd||{}|0",)"
               R"("otlp.link.0":"000000000000000000000000000000aa|00000000000000bb|k=v|{\"a|b\":1}|2",)"
               R"("otlp.link.3":"000000000000000000000000000000ee|00000000000000ff||{}|0")"));

    const SpanDetails details = result.traces.at(0)->details(kFirstRow);
    const auto links = details.links();
    QCOMPARE(links.size(), 2U);
    QCOMPARE(links[0].traceId, (TraceId{0, 0xaa}));
    QCOMPARE(links[0].spanId, SpanId{0xbb});
    QCOMPARE(links[0].traceState, "k=v");
    QCOMPARE(links[0].droppedAttributes, 2U);
    QCOMPARE(test::attributeLines(links[0].attributes).join(u';'), u"a|b=int:1"_s);
    QCOMPARE(links[1].spanId, SpanId{0xdd});
    QVERIFY(attributesOf(result).startsWith(u"otlp.link.3=string:"_s));
}

void TestZipkinReader::takesScopeKindAndStateFromTags()
{
    const auto result = test::readBytes(tagged(
        R"("otel.library.name":"lib","otel.library.version":"2","span.kind":"internal","w3c.tracestate":"a=b","otel.dropped_links_count":"4")"));

    const Trace &trace = *result.traces.at(0);
    QCOMPARE(trace.text(trace.scope(kFirstRow)->name), "lib");
    QCOMPARE(trace.text(trace.scope(kFirstRow)->version), "2");
    QCOMPARE(trace.kind(kFirstRow), SpanKind::Internal);
    QCOMPARE(trace.details(kFirstRow).traceState(), "a=b");
    QCOMPARE(trace.details(kFirstRow).droppedLinks(), 4U);
    QVERIFY(attributesOf(result).isEmpty());
}

void TestZipkinReader::countsWrongTypes()
{
    const auto result = test::readBytes(
        "["
        + span(
            R"("name":{},"kind":"ROBOT","timestamp":"soon","localEndpoint":[],"annotations":[7,{"value":"no time"}],"tags":{"n":5,"o":{"x":1},"z":null},"shared":"perhaps")")
        + "]");

    const Trace &trace = *result.traces.at(0);
    QCOMPARE(trace.spanCount(), 1U);
    QCOMPARE(attributesOf(result), u"n=string:5;o=string:{\"x\":1};z=string:"_s);
    QCOMPARE(trace.details(kFirstRow).eventCount(), 1U);
    QCOMPARE(result.count(Diagnostic::UnknownKind), 1U);
    QCOMPARE(result.count(Diagnostic::WrongFieldType), 9U);
}

void TestZipkinReader::joinsTraceIdsOf64And128Bits()
{
    const auto result = test::readBytes(
        R"([{"traceId":"8448eb211c80319c","id":"2","parentId":"1"},{"traceId":"0af7651916cd43dd8448eb211c80319c","id":"1"}])");

    QCOMPARE(result.traces.size(), 1U);
    QCOMPARE(result.traces[0]->id().high, 0x0af7651916cd43ddU);
    QCOMPARE(result.traces[0]->depth(SpanIndex(1)), 1U);
}

// ---- version 1

void TestZipkinReader::readsTwoSidesOfOneVersion1Span()
{
    const QByteArray a = R"("endpoint":{"serviceName":"a"}})";
    const auto result = test::readBytes(
        "["
        + span(R"("name":"call","timestamp":10,"duration":90,"annotations":[{"timestamp":10,"value":"cs",)" + a
               + R"(,{"timestamp":30,"value":"sr",)" + a + R"(,{"timestamp":50,"value":"ss",)" + a
               + R"(,{"timestamp":100,"value":"cr",)" + a + "]")
        + "]");

    const Trace &trace = *result.traces.at(0);
    QCOMPARE(trace.spanCount(), 2U); // even though one service plays both sides
    QCOMPARE(trace.kind(SpanIndex(0)), SpanKind::Client);
    QCOMPARE(trace.rawDurationNs(SpanIndex(0)), 90'000);
    QCOMPARE(trace.kind(SpanIndex(1)), SpanKind::Server);
    QCOMPARE(trace.rawStartNs(SpanIndex(1)), 30'000);
    QCOMPARE(trace.rawDurationNs(SpanIndex(1)), 20'000);
    QCOMPARE(trace.parent(SpanIndex(1)), SpanIndex(0));
}

void TestZipkinReader::readsMessagesOfVersion1()
{
    const auto result = test::readBytes(
        "["
        + span(
            R"("annotations":[{"timestamp":10,"value":"ms","endpoint":{"serviceName":"a"}},{"timestamp":12,"value":"ws","endpoint":{"serviceName":"a"}},)"
            R"({"timestamp":20,"value":"wr","endpoint":{"serviceName":"b"}},{"timestamp":25,"value":"mr","endpoint":{"serviceName":"b"}}],)"
            R"("binaryAnnotations":[{"key":"ma","value":true,"endpoint":{"serviceName":"kafka"}}])")
        + "]");

    const Trace &trace = *result.traces.at(0);
    QCOMPARE(trace.spanCount(), 2U);
    QCOMPARE(trace.kind(SpanIndex(0)), SpanKind::Producer);
    QCOMPARE(trace.rawDurationNs(SpanIndex(0)), 2'000);
    QCOMPARE(trace.kind(SpanIndex(1)), SpanKind::Consumer);
    QCOMPARE(trace.rawStartNs(SpanIndex(1)), 20'000);
    QCOMPARE(trace.rawDurationNs(SpanIndex(1)), 5'000);
    for (const SpanIndex row : {SpanIndex(0), SpanIndex(1)})
        QCOMPARE(attributesOf(result, row), u"peer.service=string:kafka"_s);
}

void TestZipkinReader::keepsUnpairedMomentsOfVersion1()
{
    const auto result = test::readBytes(
        "["
        + span(
            R"("annotations":[{"timestamp":10,"value":"ws","endpoint":{"serviceName":"a"}},{"timestamp":11,"value":"cs"},{"timestamp":12,"value":"error","endpoint":{"serviceName":"a"}}])")
        + "]");

    const Trace &trace = *result.traces.at(0);
    QCOMPARE(trace.spanCount(), 1U);
    QCOMPARE(trace.kind(kFirstRow), SpanKind::Unspecified); // without an endpoint, cs is a word like any other
    QCOMPARE(trace.details(kFirstRow).eventCount(), 3U);
    QCOMPARE(trace.status(kFirstRow), StatusCode::Error);
}

void TestZipkinReader::readsAddressesOfVersion1Leniently()
{
    const auto result = test::readBytes(
        "["
        + span(
            R"("annotations":[{"timestamp":10,"value":"cs","endpoint":{"serviceName":"a"}}],"binaryAnnotations":[{"key":"sa","value":"1","endpoint":{"serviceName":"b"}},)"
            R"({"key":"lc","value":"","endpoint":{"serviceName":"a"}},{"key":"n","value":7,"type":"I32","endpoint":{"serviceName":"a"}},{"key":"up","value":false}])")
        + "]");

    QCOMPARE(attributesOf(result), u"n=string:7;peer.service=string:b;up=string:false"_s);
}

QTEST_GUILESS_MAIN(TestZipkinReader)
#include "tst_zipkinreader.moc"
