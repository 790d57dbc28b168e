// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/formats/formattest.h"

using namespace Qt::StringLiterals;
using namespace traceloupe;
using test::kFirstRow;

namespace {

/// An API answer of one trace with these spans; the process p1 is of the service "cart".
QByteArray answer(const QByteArray &spans)
{
    return R"({"data":[{"traceID":"0af7651916cd43dd8448eb211c80319c","spans":[)" + spans
           + R"(],"processes":{"p1":{"serviceName":"cart","tags":[{"key":"host.name","type":"string","value":"h1"}]}}}],"errors":null})";
}

/// One span with further members.
QByteArray span(const QByteArray &members, const QByteArray &id = "b7ad6b7169203331")
{
    return R"({"traceID":"0af7651916cd43dd8448eb211c80319c","spanID":")" + id
           + R"(","operationName":"op","startTime":1000,"duration":5,"processID":"p1")"
           + (members.isEmpty() ? QByteArray() : ',' + members) + '}';
}

QByteArray tagged(const QByteArray &tags)
{
    return answer(span(R"("tags":[)" + tags + ']'));
}

QByteArray tag(const char *key, const char *type, const char *value)
{
    return QByteArray(R"({"key":")") + key + R"(","type":")" + type + R"(","value":)" + value + '}';
}

} // namespace

/// What the Jaeger reader makes of the parts of a file (mapping.md section 1).
class TestJaegerReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void understandsEveryShapeOfDocument_data();
    void understandsEveryShapeOfDocument();
    void saysWhatTheBackendSaid();
    void refusesJsonWithoutTraces_data();
    void refusesJsonWithoutTraces();
    void convertsTagsByTheirType_data();
    void convertsTagsByTheirType();
    void takesKindScopeAndStateFromTags();
    void findsTheStatus_data();
    void findsTheStatus();
    void findsTheParent_data();
    void findsTheParent();
    void makesLinksOfOtherReferences();
    void makesEventsOfLogs();
    void makesAResourceOfTheProcess();
    void keepsSpansWithoutAProcess();
    void toleratesMissingAndNullParts();
    void readsNumbersInStrings();
    void readsPartsThatStandBeforeTheTraceId();
    void joinsTraceIdsOf64And128Bits();
    void keepsTheTextOfIdsThatAreNoHex();
    void keepsWarnings();
    void keepsFlagsBeyondSampled();
    void clampsTimesBeyondTheRange();
};

void TestJaegerReader::understandsEveryShapeOfDocument_data()
{
    const QByteArray trace =
        R"({"traceID":"a1","spans":[{"spanID":"1","operationName":"x","processID":"p"}],"processes":{"p":{"serviceName":"s"}}})";
    const QByteArray bare = R"({"traceID":"a1","spanID":"1","operationName":"x","process":{"serviceName":"s"}})";
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("traces");
    QTest::newRow("answer") << "{\"data\":[" + trace + "],\"errors\":null}" << 1;
    QTest::newRow("data is a trace") << "{\"data\":" + trace + "}" << 1;
    QTest::newRow("errors first") << "{\"errors\":[],\"total\":1,\"data\":[" + trace + "]}" << 1;
    QTest::newRow("bare trace") << trace << 1;
    QTest::newRow("list of traces") << "[" + trace + "," + QByteArray(trace).replace("a1", "a2") + "]" << 2;
    QTest::newRow("list of spans") << "[" + bare + "," + QByteArray(bare).replace("a1", "a2") + "]" << 2;
    QTest::newRow("processes first") << QByteArray(
        R"({"processes":{"p":{"serviceName":"s"}},"spans":[{"traceID":"a1","spanID":"1","operationName":"x","processID":"p"}]})")
                                     << 1;
    QTest::newRow("lines") << trace + "\n" + QByteArray(trace).replace("a1", "a2") + "\n" << 2;
    QTest::newRow("lines of spans") << bare + "\n" + QByteArray(bare).replace("a1", "a2") + "\n" << 2;
    QTest::newRow("nothing found") << QByteArray(R"({"data":[],"total":0,"errors":null})") << 0;
}

void TestJaegerReader::understandsEveryShapeOfDocument()
{
    QFETCH(QByteArray, json);
    QFETCH(int, traces);

    const auto result = test::readBytes(json);

    QCOMPARE(result.error, QString());
    QCOMPARE(result.report.formatText(), "jaeger");
    QCOMPARE(result.traces.size(), static_cast<std::size_t>(traces));
    for (const TracePtr &trace : result.traces)
        QCOMPARE(trace->serviceName(kFirstRow), "s");
}

void TestJaegerReader::saysWhatTheBackendSaid()
{
    const auto missing = test::readBytes(
        R"({"data":null,"total":0,"errors":[{"code":404,"msg":"trace not found","traceID":"a1"}]})");
    QVERIFY(missing.code == ErrorCode::NotFound);
    QVERIFY2(missing.error.contains(u"trace not found"_s), qPrintable(missing.error));

    const auto refused = test::readBytes(R"({"data":null,"errors":[{"code":500,"msg":"storage is down"}]})");
    QVERIFY(refused.code == ErrorCode::Refused);
    QVERIFY2(refused.error.contains(u"storage is down"_s), qPrintable(refused.error));

    const auto partial = test::readBytes(R"({"data":[],"errors":[{"code":404,"msg":"trace not found"}]})");
    QCOMPARE(partial.error, QString());
    QCOMPARE(partial.count(Diagnostic::BackendPartial), 1U);
}

void TestJaegerReader::refusesJsonWithoutTraces_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("services answer") << QByteArray(R"({"data":["cart","stock"],"total":2})");
    QTest::newRow("data is null") << QByteArray(R"({"data":null})");
    QTest::newRow("a span without a name")
        << QByteArray(R"([{"traceID":"2be38093ead7a083","spanID":"7bd66f09ba90ea3d","duration":"invalid"}])");
    QTest::newRow("not a trace") << test::readDataFile(u"corpus/jaeger/anonymizer/trace_wrong_format.json"_s);
}

void TestJaegerReader::refusesJsonWithoutTraces()
{
    QFETCH(QByteArray, json);

    const auto result = test::readBytes(json);

    QVERIFY(!result.error.isEmpty());
    QVERIFY(result.traces.empty());
}

void TestJaegerReader::convertsTagsByTheirType_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("attribute");
    QTest::addColumn<int>("wrong");
    const auto row = [](const char *name, const QByteArray &json, const char *attribute, int wrong = 0) {
        QTest::newRow(name) << json << QString::fromUtf8(attribute) << wrong;
    };
    row("string", tag("k", "string", R"("v")"), "k=string:v");
    row("escaped", tag("k\\u00e9", "string", R"("a\nb")"), "k\xc3\xa9=string:a\nb");
    row("bool", tag("k", "bool", "true"), "k=bool:true");
    row("bool in quotes", tag("k", "bool", R"("true")"), "k=bool:true");
    row("int64", tag("k", "int64", "-5"), "k=int:-5");
    row("int64 in quotes", tag("k", "int64", R"("9223372036854775807")"), "k=int:9223372036854775807");
    row("float64", tag("k", "float64", "72.5"), "k=double:72.5");
    row("float64 that is whole", tag("k", "float64", "3"), "k=double:3");
    row("binary", tag("k", "binary", R"("AAAwOQ==")"), "k=bytes:AAAwOQ==");
    row("no type, text", R"({"key":"k","value":"v"})", "k=string:v");
    row("no type, whole", R"({"key":"k","value":7})", "k=int:7");
    row("no type, fraction", R"({"key":"k","value":7.5})", "k=double:7.5");
    row("no type, bool", R"({"key":"k","value":false})", "k=bool:false");
    row("value before type", R"({"value":"7","type":"int64","key":"k"})", "k=int:7");
    row("number in a string tag", tag("k", "string", "12"), "k=string:12");
    row("object in a string tag", tag("k", "string", R"({"a":[1, 2]})"), R"(k=string:{"a":[1, 2]})");
    row("unknown type", tag("k", "duration", R"("5ms")"), "k=string:5ms");
    row("int64 that is none", tag("k", "int64", R"("five")"), "k=string:five", 1);
    row("binary that is none", tag("k", "binary", R"("*")"), "k=string:*", 1);
    row("no value", R"({"key":"k"})", "k=empty:");
}

void TestJaegerReader::convertsTagsByTheirType()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, attribute);
    QFETCH(int, wrong);

    const auto result = test::readBytes(tagged(json));

    QCOMPARE(result.traces.size(), 1U);
    QCOMPARE(test::attributeLines(result.traces[0]->details(kFirstRow).attributes()).join(u';'), attribute);
    QCOMPARE(result.count(Diagnostic::WrongFieldType), static_cast<std::uint64_t>(wrong));
    QCOMPARE(result.count(Diagnostic::UnknownTagType), attribute.endsWith(u"5ms"_s) ? 1U : 0U);
}

void TestJaegerReader::takesKindScopeAndStateFromTags()
{
    const auto result = test::readBytes(
        tagged(tag("span.kind", "string", R"("SERVER")") + ',' + tag("otel.library.name", "string", R"("lib")") + ','
               + tag("otel.library.version", "string", R"("1.2")") + ',' + tag("w3c.tracestate", "string", R"("a=b")")
               + ',' + tag("otel.dropped_events_count", "int64", "3")));

    const Trace &trace = *result.traces.at(0);
    QCOMPARE(trace.kind(kFirstRow), SpanKind::Server);
    QCOMPARE(trace.text(trace.scope(kFirstRow)->name), "lib");
    QCOMPARE(trace.text(trace.scope(kFirstRow)->version), "1.2");
    QCOMPARE(trace.details(kFirstRow).traceState(), "a=b");
    QCOMPARE(trace.details(kFirstRow).droppedEvents(), 3U);
    QVERIFY(trace.details(kFirstRow).attributes().isEmpty());

    const auto unknown = test::readBytes(
        tagged(tag("span.kind", "string", R"("robot")") + ',' + tag("otel.scope.version", "string", R"("1")")));
    QCOMPARE(unknown.traces.at(0)->kind(kFirstRow), SpanKind::Unspecified);
    QCOMPARE(unknown.count(Diagnostic::UnknownKind), 1U);
    QCOMPARE(test::attributeLines(unknown.traces[0]->details(kFirstRow).attributes()).join(u';'),
             u"otel.scope.version=string:1;span.kind=string:robot"_s);
}

void TestJaegerReader::findsTheStatus_data()
{
    QTest::addColumn<QByteArray>("tags");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("attributes");
    const auto row = [](const char *name, const QByteArrayList &tags, StatusCode status, const char *message,
                        const char *attributes) {
        QTest::newRow(name) << tags.join(',') << static_cast<int>(status) << QString::fromUtf8(message)
                            << QString::fromUtf8(attributes);
    };
    const QByteArray error = tag("error", "bool", "true");
    row("both tags", {error, tag("otel.status_code", "string", R"("ERROR")")}, StatusCode::Error, "", "");
    row("with a description",
        {error, tag("otel.status_code", "string", R"("ERROR")"), tag("otel.status_description", "string", R"("late")")},
        StatusCode::Error, "late", "");
    row("error alone", {error}, StatusCode::Error, "", "error=bool:true");
    row("error as a text", {tag("error", "string", R"("True")")}, StatusCode::Error, "", "error=string:True");
    row("error as 1", {tag("error", "string", R"("1")")}, StatusCode::Error, "", "error=string:1");
    row("error false", {tag("error", "bool", "false")}, StatusCode::Unset, "", "error=bool:false");
    row("error is a message", {tag("error", "string", R"("timeout")")}, StatusCode::Unset, "", "error=string:timeout");
    row("code alone", {tag("otel.status_code", "string", R"("error")")}, StatusCode::Error, "",
        "otel.status_code=string:error");
    row("ok", {tag("otel.status_code", "string", R"("OK")")}, StatusCode::Ok, "", "");
    row("error wins over ok", {error, tag("otel.status_code", "string", R"("OK")")}, StatusCode::Error, "",
        "error=bool:true;otel.status_code=string:OK");
    row("http message", {error, tag("http.status_message", "string", R"("gone")")}, StatusCode::Error, "gone",
        "error=bool:true;http.status_message=string:gone");
    row("http code alone is no error", {tag("http.status_code", "int64", "500")}, StatusCode::Unset, "",
        "http.status_code=int:500");
}

void TestJaegerReader::findsTheStatus()
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
    QCOMPARE(test::attributeLines(details.attributes()).join(u';'), attributes);
}

void TestJaegerReader::findsTheParent_data()
{
    const QByteArray here = "0af7651916cd43dd8448eb211c80319c";
    const auto reference = [](const QByteArray &type, const QByteArray &trace, const QByteArray &id) {
        return R"({"refType":")" + type + R"(","traceID":")" + trace + R"(","spanID":")" + id + "\"}";
    };
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("parent");
    QTest::addColumn<int>("links");
    const QByteArray none;
    QTest::newRow("none") << none << u"0000000000000000"_s << 0;
    QTest::newRow("null list") << QByteArray(R"("references":null)") << u"0000000000000000"_s << 0;
    QTest::newRow("child of") << R"("references":[)" + reference("CHILD_OF", here, "2") + "]" << u"0000000000000002"_s
                              << 0;
    QTest::newRow("child of wins") << R"("references":[)" + reference("FOLLOWS_FROM", here, "2") + ","
                                          + reference("CHILD_OF", here, "3") + "]"
                                   << u"0000000000000003"_s << 1;
    QTest::newRow("follows from") << R"("references":[)" + reference("FOLLOWS_FROM", here, "2") + "]"
                                  << u"0000000000000002"_s << 1;
    QTest::newRow("of another trace") << R"("references":[)" + reference("CHILD_OF", "ff", "2") + "]"
                                      << u"0000000000000000"_s << 1;
    QTest::newRow("the half id") << R"("references":[)" + reference("CHILD_OF", "8448eb211c80319c", "2") + "]"
                                 << u"0000000000000002"_s << 0;
    QTest::newRow("old field") << QByteArray(R"("parentSpanID":"4")") << u"0000000000000004"_s << 0;
    QTest::newRow("old field loses") << R"("parentSpanID":"4","references":[)" + reference("CHILD_OF", here, "2") + "]"
                                     << u"0000000000000002"_s << 0;
    QTest::newRow("old field of zeros") << QByteArray(R"("parentSpanID":"0")") << u"0000000000000000"_s << 0;
}

void TestJaegerReader::findsTheParent()
{
    QFETCH(QByteArray, members);
    QFETCH(QString, parent);
    QFETCH(int, links);

    const auto result = test::readBytes(answer(span(members)));

    const Trace &trace = *result.traces.at(0);
    const SpanIndex row = trace.findSpan(SpanId{0xb7ad6b7169203331});
    QCOMPARE(QString::fromStdString(trace.parentSpanId(row).toHex()), parent);
    QCOMPARE(trace.details(row).linkCount(), static_cast<std::uint32_t>(links));
}

void TestJaegerReader::makesLinksOfOtherReferences()
{
    const auto result = test::readBytes(answer(span(
        R"("references":[{"refType":"CHILD_OF","traceID":"ff","spanID":"7"},{"refType":"FOLLOWS_FROM","traceID":"fe","spanID":"8"}])")));

    const SpanDetails details = result.traces.at(0)->details(kFirstRow);
    const auto links = details.links();
    QCOMPARE(links.size(), 2U);
    QCOMPARE(links[0].traceId, (TraceId{0, 0xff}));
    QCOMPARE(links[0].spanId, SpanId{7});
    QCOMPARE(test::attributeLines(links[0].attributes).join(u';'), u"opentracing.ref_type=string:child_of"_s);
    QCOMPARE(test::attributeLines(links[1].attributes).join(u';'), u"opentracing.ref_type=string:follows_from"_s);
}

void TestJaegerReader::makesEventsOfLogs()
{
    const auto result = test::readBytes(
        answer(span(R"("logs":[{"timestamp":1002,"fields":[)" + tag("event", "string", R"("retry")") + ','
                    + tag("n", "int64", "2") + R"(]},{"timestamp":"1003","fields":[)"
                    + tag("message", "string", R"("old")") + "]},{\"timestamp\":1004,\"fields\":null}]")));

    const SpanDetails details = result.traces.at(0)->details(kFirstRow);
    const auto events = details.events();
    QCOMPARE(events.size(), 3U);
    QCOMPARE(events[0].timeNs, 1'002'000);
    QCOMPARE(events[0].name, "retry");
    QCOMPARE(test::attributeLines(events[0].attributes).join(u';'), u"n=int:2"_s);
    QCOMPARE(events[1].timeNs, 1'003'000);
    QCOMPARE(events[1].name, "");
    QCOMPARE(test::attributeLines(events[1].attributes).join(u';'), u"message=string:old"_s);
    QVERIFY(events[2].attributes.isEmpty());
}

void TestJaegerReader::makesAResourceOfTheProcess()
{
    const QByteArray json =
        R"({"data":[{"traceID":"a","spans":[{"spanID":"1","operationName":"x","processID":"p1"},{"spanID":"2","operationName":"x","processID":"p2"},)"
        R"({"spanID":"3","operationName":"x","processID":"p1","process":{"serviceName":"own","tags":[]}}],"processes":{)"
        R"("p1":{"serviceName":"cart","tags":[{"key":"hostname","type":"string","value":"h9"},{"key":"jaeger.version","type":"string","value":"Go-2"}]},)"
        R"("p2":{"serviceName":"OTLPResourceNoServiceName","tags":[]}}}]})";
    const auto result = test::readBytes(json);

    const Trace &trace = *result.traces.at(0);
    const SpanIndex first = trace.findSpan(SpanId{1});
    QCOMPARE(trace.serviceName(first), "cart");
    QCOMPARE(test::attributeLines(trace.resource(first)->attributes).join(u';'),
             u"host.name=string:h9;hostname=string:h9;jaeger.version=string:Go-2;service.name=string:cart"_s);
    QCOMPARE(trace.serviceName(trace.findSpan(SpanId{2})), "");
    QVERIFY(trace.resource(trace.findSpan(SpanId{2}))->attributes.isEmpty());
    QCOMPARE(trace.serviceName(trace.findSpan(SpanId{3})), "own");
}

void TestJaegerReader::keepsSpansWithoutAProcess()
{
    const auto result = test::readBytes(
        R"({"data":[{"traceID":"a","spans":[{"spanID":"1","operationName":"x","processID":"gone"},{"spanID":"2","operationName":"x"}],"processes":null}]})");

    QCOMPARE(result.traces.at(0)->spanCount(), 2U);
    QCOMPARE(result.traces[0]->serviceName(kFirstRow), "");
    QCOMPARE(result.count(Diagnostic::UnknownProcess), 2U);
}

void TestJaegerReader::toleratesMissingAndNullParts()
{
    const auto result = test::readBytes(
        R"({"data":[{"traceID":"a","warnings":null,"spans":[{"spanID":"1","operationName":null,"references":null,"tags":null,)"
        R"("logs":null,"warnings":null,"startTime":null,"duration":null,"flags":null,"processID":"p"},{},null,7],"processes":{"p":{"serviceName":null,"tags":null}}}],"errors":null})");

    QCOMPARE(result.traces.at(0)->spanCount(), 2U);
    QCOMPARE(result.traces[0]->rawStartNs(kFirstRow), SpanInput::kAbsent);
    QCOMPARE(result.traces[0]->rawDurationNs(kFirstRow), SpanInput::kAbsent);
    QCOMPARE(result.count(Diagnostic::SkippedRecord), 2U);
    QCOMPARE(result.count(Diagnostic::MissingSpanId), 1U);
    QCOMPARE(result.count(Diagnostic::WrongFieldType), 0U);
}

void TestJaegerReader::readsNumbersInStrings()
{
    const auto result = test::readBytes(answer(
        R"({"traceID":"0af7651916cd43dd8448eb211c80319c","spanID":"1","operationName":"x","startTime":"1700000000000000","duration":"15","flags":"1","processID":"p1"})"));

    const Trace &trace = *result.traces.at(0);
    QCOMPARE(trace.rawStartNs(kFirstRow), 1'700'000'000'000'000'000);
    QCOMPARE(trace.rawDurationNs(kFirstRow), 15'000);
    QCOMPARE(trace.flags(kFirstRow), 1U);

    const auto wrong = test::readBytes(
        answer(R"({"spanID":"1","operationName":"x","startTime":{},"duration":"soon","processID":"p1"})"));
    QCOMPARE(wrong.traces.at(0)->rawDurationNs(kFirstRow), SpanInput::kAbsent);
    QCOMPARE(wrong.count(Diagnostic::WrongFieldType), 2U);
}

void TestJaegerReader::readsPartsThatStandBeforeTheTraceId()
{
    const QByteArray parts =
        R"("tags":[{"key":"k","type":"string","value":"v"}],"logs":[{"timestamp":3,"fields":[]}],"references":[{"refType":"CHILD_OF","traceID":"b","spanID":"2"}],"warnings":["w"])";
    const auto result = test::readBytes(
        "[{" + parts + R"(,"process":{"serviceName":"s"},"operationName":"x","spanID":"1","traceID":"b"}])");

    const Trace &trace = *result.traces.at(0);
    const SpanIndex row = trace.findSpan(SpanId{1});
    const SpanDetails details = trace.details(row);
    QCOMPARE(test::attributeLines(details.attributes()).join(u';'), u"k=string:v"_s);
    QCOMPARE(details.eventCount(), 1U);
    QCOMPARE(details.warnings().size(), 1U);
    QCOMPARE(trace.parentSpanId(row), SpanId{2});
}

void TestJaegerReader::joinsTraceIdsOf64And128Bits()
{
    const auto result = test::readBytes(
        R"({"data":[{"traceID":"0af7651916cd43dd8448eb211c80319c","spans":[{"traceID":"0af7651916cd43dd8448eb211c80319c","spanID":"1","operationName":"x"},)"
        R"({"traceID":"8448eb211c80319c","spanID":"2","operationName":"y"},{"spanID":"3","operationName":"z"}],"processes":{}}]})");

    QCOMPARE(result.traces.size(), 1U);
    QCOMPARE(result.traces[0]->spanCount(), 3U);
    QCOMPARE(result.traces[0]->id().high, 0x0af7651916cd43ddU);
}

void TestJaegerReader::keepsTheTextOfIdsThatAreNoHex()
{
    const auto result = test::readBytes(
        R"([{"traceID":"trace-x","spanID":"span-A","operationName":"x","process":{}},{"traceID":"trace-x","spanID":"span-B","operationName":"x","process":{},"references":[{"refType":"CHILD_OF","traceID":"trace-x","spanID":"span-A"}]}])");

    QCOMPARE(result.traces.size(), 1U);
    const Trace &trace = *result.traces[0];
    QCOMPARE(trace.idText(), "trace-x");
    QCOMPARE(trace.spanIdText(trace.spanId(kFirstRow)), "span-A");
    QCOMPARE(trace.depth(SpanIndex(1)), 1U);
    QVERIFY(result.count(Diagnostic::AliasedId) >= 3);
}

void TestJaegerReader::keepsWarnings()
{
    const auto result = test::readBytes(
        R"({"data":[{"traceID":"a","warnings":["cut short"],"spans":[{"spanID":"1","operationName":"x","warnings":["adjusted by 5ms","b"]},{"spanID":"2","operationName":"x"}],"processes":{}}]})");

    const Trace &trace = *result.traces.at(0);
    const SpanDetails first = trace.details(trace.findSpan(SpanId{1}));
    QCOMPARE(first.warnings(), (std::vector<std::string_view>{"adjusted by 5ms", "b", "cut short"}));
    QVERIFY(trace.details(trace.findSpan(SpanId{2})).warnings().empty());
}

void TestJaegerReader::keepsFlagsBeyondSampled()
{
    const auto result = test::readBytes(answer(span(R"("flags":3)")));

    QCOMPARE(result.traces.at(0)->flags(kFirstRow), 1U);
    QCOMPARE(test::attributeLines(result.traces[0]->details(kFirstRow).attributes()).join(u';'),
             u"jaeger.flags=int:3"_s);
}

void TestJaegerReader::clampsTimesBeyondTheRange()
{
    const auto result = test::readBytes(
        R"([{"traceID":"a","spanID":"1","operationName":"x","startTime":99999999999999999999,"duration":-9223372036854775807}])");

    QCOMPARE(result.traces.at(0)->spanCount(), 1U);
    QVERIFY(result.count(Diagnostic::TimeOutOfRange) >= 2);
}

QTEST_GUILESS_MAIN(TestJaegerReader)
#include "tst_jaegerreader.moc"
