// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/formats/formattest.h"
#include "tests/formats/jaegerjson.h"
#include "tests/support/tracecompare.h"
#include "tests/support/tracegenerator.h"

using namespace Qt::StringLiterals;
using namespace traceloupe;

namespace {

/// An OTLP document of one span with these members.
QByteArray otlp(
    const QByteArray &members,
    const QByteArray &resource = R"({"attributes":[{"key":"service.name","value":{"stringValue":"cart"}}]})")
{
    return R"({"resourceSpans":[{"resource":)" + resource
           + R"(,"scopeSpans":[{"spans":[{"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331",)"
             R"("name":"op","startTimeUnixNano":"1700000000000000000","endTimeUnixNano":"1700000000000005000")"
           + (members.isEmpty() ? QByteArray() : ',' + members) + "}]}]}]}";
}

QByteArray attribute(const char *key, const char *value)
{
    return QByteArray(R"({"key":")") + key + R"(","value":)" + value + '}';
}

struct Written {
    QJsonObject trace;
    QJsonObject span;
    QJsonObject process;
    std::uint64_t lost = 0;
};

Written written(const QByteArray &json)
{
    const auto result = test::writeTraces(test::readBytes(json).traces, Format::Jaeger);
    Written out;
    out.trace = QJsonDocument::fromJson(result.bytes)["data"_L1][0].toObject();
    out.span = out.trace["spans"_L1][0].toObject();
    out.process = out.trace["processes"_L1][out.span["processID"_L1].toString()].toObject();
    out.lost = result.diagnostics.count(Diagnostic::LostOnExport);
    return out;
}

/// The tags as "key:type=value" lines, sorted.
QString tags(const QJsonValue &list)
{
    QStringList lines;
    for (const QJsonValue &tag : list.toArray())
        lines += tag["key"_L1].toString() + u':' + tag["type"_L1].toString() + u'='
                 + tag["value"_L1].toVariant().toString();
    lines.sort();
    return lines.join(u';');
}

} // namespace

/// What the Jaeger writer makes of spans that came in another form (mapping.md section 2).
class TestJaegerWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void writesAnAnswerWithoutTraces();
    void writesTheFieldsOfASpan();
    void namesTheProcessAsTheCollectorDoes();
    void typesTags();
    void writesStatusKindScopeAndState();
    void writesParentAndLinksAsReferences();
    void foldsALinkToTheParentIntoItsReference();
    void writesEventsAsLogs();
    void countsWhatGetsLost_data();
    void countsWhatGetsLost();
    void keepsTheFormOfItsOwnSpans_data();
    void keepsTheFormOfItsOwnSpans();
    void keepsAGeneratedTraceAsItIs();
    void settlesAfterOneRoundTripOfAnything_data();
    void settlesAfterOneRoundTripOfAnything();
};

void TestJaegerWriter::writesAnAnswerWithoutTraces()
{
    const auto result = test::writeTraces({}, Format::Jaeger);

    QCOMPARE(result.bytes.trimmed(), QByteArray(R"({"data":[],"total":0,"limit":0,"offset":0,"errors":null})"));
}

void TestJaegerWriter::writesTheFieldsOfASpan()
{
    const Written out = written(otlp(R"("flags":1)"));

    QCOMPARE(out.trace["traceID"_L1].toString(), u"0af7651916cd43dd8448eb211c80319c"_s);
    QCOMPARE(out.span["spanID"_L1].toString(), u"b7ad6b7169203331"_s);
    QCOMPARE(out.span["startTime"_L1].toInteger(), 1'700'000'000'000'000);
    QCOMPARE(out.span["duration"_L1].toInteger(), 5);
    QCOMPARE(out.span["flags"_L1].toInteger(), 1);
    QVERIFY(out.span["warnings"_L1].isNull());
    QCOMPARE(out.lost, 0U);
    QCOMPARE(written(otlp({}).replace("0af7651916cd43dd", "0000000000000000")).trace["traceID"_L1].toString(),
             u"8448eb211c80319c"_s);
}

void TestJaegerWriter::namesTheProcessAsTheCollectorDoes()
{
    const Written named = written(otlp(
        {},
        R"({"attributes":[{"key":"service.name","value":{"stringValue":"cart"}},{"key":"host.name","value":{"stringValue":"h"}}]})"));
    QCOMPARE(named.process["serviceName"_L1].toString(), u"cart"_s);
    QCOMPARE(tags(named.process["tags"_L1]), u"host.name:string=h"_s);

    const Written empty = written(otlp({}, R"({"attributes":[]})"));
    QCOMPARE(empty.process["serviceName"_L1].toString(), u"OTLPResourceNoServiceName"_s);

    const Written nameless = written(otlp({}, R"({"attributes":[{"key":"host.name","value":{"stringValue":"h"}}]})"));
    QCOMPARE(nameless.process["serviceName"_L1].toString(), QString());
    QCOMPARE(tags(nameless.process["tags"_L1]), u"host.name:string=h"_s);
}

void TestJaegerWriter::typesTags()
{
    const Written out = written(otlp(
        R"("attributes":[)"
        + QByteArrayList{attribute("s", R"({"stringValue":"x"})"), attribute("b", R"({"boolValue":true})"),
                         attribute("i", R"({"intValue":"7"})"),
                         attribute("large", R"({"intValue":"9007199254740993"})"),
                         attribute("d", R"({"doubleValue":2.5})"), attribute("bytes", R"({"bytesValue":"AAAwOQ=="})"),
                         attribute("list", R"({"arrayValue":{"values":[{"intValue":"1"},{"stringValue":"a"}]}})"),
                         attribute("none", "{}")}
              .join(',')
        + "]"));

    QCOMPARE(
        tags(out.span["tags"_L1]),
        u"b:bool=true;bytes:binary=AAAwOQ==;d:float64=2.5;i:int64=7;large:int64=9007199254740993;list:string=[1,\"a\"];none:string=;s:string=x"_s);
    QCOMPARE(out.lost, 2U); // that one was a list and one was empty
}

void TestJaegerWriter::writesStatusKindScopeAndState()
{
    const Written error = written(
        otlp(R"("kind":2,"traceState":"a=b","status":{"code":2,"message":"late"},"droppedAttributesCount":3)"));
    QCOMPARE(
        tags(error.span["tags"_L1]),
        u"error:bool=true;otel.dropped_attributes_count:int64=3;otel.status_code:string=ERROR;otel.status_description:string=late;span.kind:string=server;w3c.tracestate:string=a=b"_s);

    const Written ok = written(otlp(R"("kind":1,"status":{"code":1})"));
    QCOMPARE(tags(ok.span["tags"_L1]), u"otel.status_code:string=OK;span.kind:string=internal"_s);

    QByteArray scoped = otlp({});
    scoped.replace(R"({"spans":)", R"({"scope":{"name":"lib","version":"2"},"spans":)");
    QCOMPARE(tags(written(scoped).span["tags"_L1]), u"otel.scope.name:string=lib;otel.scope.version:string=2"_s);
}

void TestJaegerWriter::writesParentAndLinksAsReferences()
{
    const Written out = written(otlp(
        R"("parentSpanId":"0000000000000002","links":[{"traceId":"000000000000000000000000000000ff","spanId":"0000000000000003"},)"
        R"({"traceId":"000000000000000000000000000000fe","spanId":"0000000000000004","attributes":[{"key":"opentracing.ref_type","value":{"stringValue":"child_of"}}]}])"));

    const QJsonArray references = out.span["references"_L1].toArray();
    QCOMPARE(references.size(), 3);
    QCOMPARE(references[0]["refType"_L1].toString(), u"CHILD_OF"_s);
    QCOMPARE(references[0]["spanID"_L1].toString(), u"0000000000000002"_s);
    QCOMPARE(references[1]["refType"_L1].toString(), u"FOLLOWS_FROM"_s);
    QCOMPARE(references[1]["traceID"_L1].toString(), u"00000000000000ff"_s);
    QCOMPARE(references[2]["refType"_L1].toString(), u"CHILD_OF"_s);
}

void TestJaegerWriter::foldsALinkToTheParentIntoItsReference()
{
    const Written out = written(otlp(
        R"("parentSpanId":"0000000000000002","links":[{"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"0000000000000002"}])"));

    const QJsonArray references = out.span["references"_L1].toArray();
    QCOMPARE(references.size(), 1);
    QCOMPARE(references[0]["refType"_L1].toString(), u"FOLLOWS_FROM"_s);
    QCOMPARE(out.lost, 0U);
}

void TestJaegerWriter::writesEventsAsLogs()
{
    const Written out = written(otlp(
        R"("events":[{"timeUnixNano":"1700000000000002000","name":"retry","attributes":[{"key":"n","value":{"intValue":"1"}}],"droppedAttributesCount":2},)"
        R"({"timeUnixNano":"1700000000000003000","name":"lost","attributes":[{"key":"event","value":{"stringValue":"own"}}]}])"));

    const QJsonArray logs = out.span["logs"_L1].toArray();
    QCOMPARE(logs[0]["timestamp"_L1].toInteger(), 1'700'000'000'000'002);
    QCOMPARE(tags(logs[0]["fields"_L1]), u"event:string=retry;n:int64=1;otel.dropped_attributes_count:int64=2"_s);
    QCOMPARE(tags(logs[1]["fields"_L1]), u"event:string=own"_s);
    QCOMPARE(out.lost, 1U);
}

void TestJaegerWriter::countsWhatGetsLost_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("link attributes") << otlp(
        R"("links":[{"traceId":"000000000000000000000000000000ff","spanId":"0000000000000003","attributes":[{"key":"k","value":{"stringValue":"v"}}]}])");
    QTest::newRow("link state") << otlp(
        R"("links":[{"traceId":"000000000000000000000000000000ff","spanId":"0000000000000003","traceState":"a=b"}])");
    QTest::newRow("nanoseconds") << otlp({})
                                        .replace("1700000000000000000", "1700000000000000001")
                                        .replace("1700000000000005000", "1700000000000005001");
    QTest::newRow("remote flags") << otlp(R"("flags":768)");
    QTest::newRow("resource schema") << otlp({}).replace(R"("scopeSpans":)",
                                                         R"("schemaUrl":"https://example.org","scopeSpans":)");
    QTest::newRow("scope attributes") << otlp({}).replace(
        R"({"spans":)", R"({"scope":{"name":"s","attributes":[{"key":"k","value":{"boolValue":true}}]},"spans":)");
}

void TestJaegerWriter::countsWhatGetsLost()
{
    QFETCH(QByteArray, json);

    QCOMPARE(written(json).lost, 1U);
}

void TestJaegerWriter::keepsTheFormOfItsOwnSpans_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const QByteArray &members, const QByteArray &processTags = {}) {
        QTest::newRow(name)
            << R"({"data":[{"traceID":"000000000000000a","spans":[{"traceID":"000000000000000a","spanID":"0000000000000001","operationName":"x","startTime":5,"duration":1,"processID":"p1")"
                   + (members.isEmpty() ? QByteArray() : ',' + members)
                   + R"(}],"processes":{"p1":{"serviceName":"s","tags":[)" + processTags + "]}}}]}";
    };
    const auto withTags = [](const char *list) { return R"("tags":[)" + QByteArray(list) + ']'; };
    const QByteArray here = R"("traceID":"000000000000000a")";
    row("bare", {});
    row("old error", withTags(R"({"key":"error","type":"bool","value":true})"));
    row("error as a text", withTags(R"({"key":"error","type":"string","value":"true"})"));
    row("no error", withTags(R"({"key":"error","type":"bool","value":false})"));
    row("error by the pair",
        withTags(
            R"({"key":"error","type":"bool","value":true},{"key":"otel.status_code","type":"string","value":"ERROR"})"));
    row("error by its code", withTags(R"({"key":"otel.status_code","type":"string","value":"ERROR"})"));
    row("http message",
        withTags(
            R"({"key":"error","type":"bool","value":true},{"key":"http.status_message","type":"string","value":"gone"})"));
    row("repeated tags",
        withTags(
            R"({"key":"span.kind","type":"string","value":"a"},{"key":"k","type":"int64","value":1},{"key":"k","type":"int64","value":1},{"key":"span.kind","type":"string","value":"b"})"));
    row("large and binary",
        withTags(
            R"({"key":"l","type":"int64","value":"9223372036854775807"},{"key":"b","type":"binary","value":"/w=="})"));
    row("host names", {}, R"({"key":"hostname","type":"string","value":"h"},{"key":"ip","type":"int64","value":1})");
    row("both host names", {},
        R"({"key":"hostname","type":"string","value":"h"},{"key":"host.name","type":"string","value":"g"})");
    row("a service tag", {}, R"({"key":"service.name","type":"string","value":"t"})");
    row("flags and warnings", R"("flags":3,"warnings":["w","v"])");
    row("follows from", R"("references":[{"refType":"FOLLOWS_FROM",)" + here + R"(,"spanID":"0000000000000002"}])");
    row("several references",
        R"("references":[{"refType":"CHILD_OF",)" + here + R"(,"spanID":"0000000000000002"},{"refType":"CHILD_OF",)"
            + here
            + R"(,"spanID":"0000000000000003"},{"refType":"FOLLOWS_FROM","traceID":"00000000000000ff","spanID":"0000000000000004"}])");
    row("logs",
        R"("logs":[{"timestamp":6,"fields":[{"key":"message","type":"string","value":"old"}]},{"timestamp":7,"fields":[]},{"timestamp":8,"fields":[{"key":"event","type":"string","value":"e"}]}])");
}

void TestJaegerWriter::keepsTheFormOfItsOwnSpans()
{
    QFETCH(QByteArray, json);

    const auto result = test::writeTraces(test::readBytes(json).traces, Format::Jaeger);

    QCOMPARE(test::jaegerLines(result.bytes).join(u'\n'), test::jaegerLines(json).join(u'\n'));
    QCOMPARE(result.diagnostics.total(), 0U);
}

void TestJaegerWriter::keepsAGeneratedTraceAsItIs()
{
    const auto first = test::writeTraces(test::generateTraces({.spans = 400, .traces = 3, .seed = 7}), Format::Jaeger);

    const auto read = test::readBytes(first.bytes);
    const auto second = test::writeTraces(read.traces, Format::Jaeger);

    QCOMPARE(read.report.diagnostics.total(), 0U);
    QCOMPARE(second.diagnostics.total(), 0U);
    QCOMPARE(test::jaegerLines(second.bytes).join(u'\n'), test::jaegerLines(first.bytes).join(u'\n'));
}

void TestJaegerWriter::settlesAfterOneRoundTripOfAnything_data()
{
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 60; ++seed)
        QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
}

void TestJaegerWriter::settlesAfterOneRoundTripOfAnything()
{
    QFETCH(quint64, seed);
    const auto first = test::readBytes(test::writeTraces({test::generateHostileTrace(seed)}, Format::Jaeger).bytes);

    const auto second = test::readBytes(test::writeTraces(first.traces, Format::Jaeger).bytes);

    QCOMPARE(first.error, QString());
    QCOMPARE(test::traceDifferences(first.traces, second.traces), QString());
}

QTEST_GUILESS_MAIN(TestJaegerWriter)
#include "tst_jaegerwriter.moc"
