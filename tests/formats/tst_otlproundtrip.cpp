// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/formats/formattest.h"
#include "tests/support/tracecompare.h"
#include "tests/support/tracegenerator.h"

#include <rapidcheck.h>

#include <QDir>

using namespace Qt::StringLiterals;
using namespace traceloupe;

namespace {

bool startsAtZero(const std::vector<TracePtr> &traces)
{
    return std::ranges::any_of(traces,
                               [](const TracePtr &trace) { return trace->startNs() == 0 && trace->spanCount() > 0; });
}

} // namespace

/// What is written as OTLP comes back as it was, to the last field.
class TestOtlpRoundTrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void keepsRealisticTraces_data() { addFormats(); }
    void keepsRealisticTraces();
    void keepsAnyTrace_data() { addFormats(); }
    void keepsAnyTrace();
    void keepsEveryFileOfTheCorpus_data();
    void keepsEveryFileOfTheCorpus();
    void keepsTextIdsInJson();
    void writesSpecifiedJson();
    void writesTempoJson();
    void writesDocumentsWithoutTraces_data() { addFormats(); }
    void writesDocumentsWithoutTraces();
    void saysWhatCanNotBeWritten();

private:
    static void addFormats();
};

void TestOtlpRoundTrip::addFormats()
{
    QTest::addColumn<Format>("format");
    QTest::newRow("OTLP JSON") << Format::OtlpJson;
    QTest::newRow("OTLP protobuf") << Format::OtlpProto;
    QTest::newRow("Tempo JSON") << Format::TempoJson;
}

void TestOtlpRoundTrip::keepsRealisticTraces()
{
    QFETCH(Format, format);
    const auto traces = test::generateTraces({400, 5, 7});

    const auto back = test::readBytes(test::writeTraces(traces, format).bytes);

    QCOMPARE(back.error, QString());
    QCOMPARE(back.report.formats, std::set{format});
    QCOMPARE(back.report.spans, 2000U);
    QVERIFY(back.report.diagnostics.isEmpty());
    QCOMPARE(test::traceDifferences(traces, back.traces), QString());
}

void TestOtlpRoundTrip::keepsAnyTrace()
{
    QFETCH(Format, format);

    const bool holds = rc::check("written and read again, any trace is the same", [format](std::uint64_t seed) {
        const std::vector<TracePtr> traces{test::generateHostileTrace(seed)};
        const auto back = test::readBytes(test::writeTraces(traces, format).bytes);
        const QString differences = back.error.isEmpty() ? test::traceDifferences(traces, back.traces) : back.error;
        if (!differences.isEmpty())
            RC_FAIL(differences.toStdString());
    });

    QVERIFY(holds);
}

void TestOtlpRoundTrip::keepsEveryFileOfTheCorpus_data()
{
    QTest::addColumn<QString>("path");
    QDir corpus(test::dataPath(u"corpus"_s));
    const QStringList files = expandInputs({corpus.path()});
    for (const QString &path : files) {
        if (path.endsWith(u".json"_s) || path.endsWith(u".jsonl"_s) || path.endsWith(u".pb"_s))
            QTest::newRow(qPrintable(corpus.relativeFilePath(path))) << path;
    }
}

void TestOtlpRoundTrip::keepsEveryFileOfTheCorpus()
{
    QFETCH(QString, path);
    TraceCollector collector;
    const auto report = readTraceFile(path, collector);
    if (!report)
        return; // lists of expected numbers, logs, metrics
    const auto traces = *collector.finish();
    if (startsAtZero(traces))
        return; // made up by hand, with times that OTLP takes for none

    for (const Format format : {Format::OtlpJson, Format::OtlpProto}) {
        const bool hasTextIds = std::ranges::any_of(
            traces, [](const TracePtr &trace) { return !trace->parts().aliases.empty(); });
        if (format == Format::OtlpProto && hasTextIds)
            continue;
        const auto back = test::readBytes(test::writeTraces(traces, format).bytes);
        if (!traces.empty())
            QCOMPARE(back.error, QString());
        QCOMPARE(test::traceDifferences(traces, back.traces), QString());
    }
}

void TestOtlpRoundTrip::keepsTextIdsInJson()
{
    const auto original = test::readBytes(R"({"resourceSpans":[{"scopeSpans":[{"spans":[
        {"traceId":"trace one","spanId":"span-A","name":"a"},
        {"traceId":"trace one","spanId":"span-B","parentSpanId":"span-A","name":"b","links":[{"traceId":"other trace","spanId":"far"}]}]}]}]})");
    QCOMPARE(original.report.diagnostics.count(Diagnostic::AliasedId), 7U);

    const QByteArray json = test::writeTraces(original.traces, Format::OtlpJson).bytes;

    QVERIFY(json.contains("\"traceId\":\"trace one\",\"spanId\":\"span-B\",\"parentSpanId\":\"span-A\""));
    QVERIFY(json.contains("{\"traceId\":\"other trace\",\"spanId\":\"far\"}"));
    QCOMPARE(test::traceDifferences(original.traces, test::readBytes(json).traces), QString());
}

void TestOtlpRoundTrip::writesSpecifiedJson()
{
    const QByteArray json =
        R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"cart"}}]},)"
        R"("scopeSpans":[{"scope":{"name":"io.http","version":"1.2"},"spans":[{"traceId":"0af7651916cd43dd8448eb211c80319c",)"
        R"("spanId":"b7ad6b7169203331","traceState":"vendor=1","parentSpanId":"00f067aa0ba902b7","flags":257,"name":"GET /cart","kind":2,)"
        R"("startTimeUnixNano":"1700000000000000000","endTimeUnixNano":"1700000000005000000",)"
        R"("attributes":[{"key":"code","value":{"intValue":"500"}},{"key":"tags","value":{"arrayValue":{"values":[{"stringValue":"a"},{"boolValue":true}]}}},)"
        R"({"key":"m","value":{"kvlistValue":{"values":[{"key":"x","value":{"doubleValue":1.5}}]}}},{"key":"raw","value":{"bytesValue":"AQI="}},)"
        R"({"key":"none","value":{}},{"key":"list","value":{"arrayValue":{"values":[]}}}],"droppedAttributesCount":3,)"
        R"("events":[{"timeUnixNano":"1700000000001000000","name":"exception"}],)"
        R"("links":[{"traceId":"4bf92f3577b34da6a3ce929d0e0e4736","spanId":"00f067aa0ba902b7","flags":1}],)"
        R"("status":{"message":"boom","code":2}}],"schemaUrl":"https://opentelemetry.io/schemas/1.37.0"}]}]})";
    const auto read = test::readBytes(json);

    const QByteArray again = test::writeTraces(read.traces, Format::OtlpJson).bytes;

    QByteArray expected = json;
    expected.replace("},\"spans\":", "},\"schemaUrl\":\"https://opentelemetry.io/schemas/1.37.0\",\"spans\":");
    expected.replace("],\"schemaUrl\":\"https://opentelemetry.io/schemas/1.37.0\"}]}]}", "]}]}]}");
    QCOMPARE(again.trimmed(), expected);
}

void TestOtlpRoundTrip::writesTempoJson()
{
    const auto read = test::readBytes(
        R"({"batches":[{"scopeSpans":[{"spans":[{"traceId":"CvdlGRbNQ92ESOshHIAxnA==","spanId":"t61rcWkgMzE=",
        "kind":"SPAN_KIND_SERVER","status":{"code":"STATUS_CODE_ERROR"}}]}]}]})");
    QCOMPARE(read.traces.front()->idText(), "0af7651916cd43dd8448eb211c80319c");

    const QByteArray again = test::writeTraces(read.traces, Format::TempoJson).bytes;

    QCOMPARE(
        again.trimmed(),
        QByteArray(
            R"({"trace":{"resourceSpans":[{"resource":{},"scopeSpans":[{"scope":{},"spans":[{"traceId":"CvdlGRbNQ92ESOshHIAxnA==",)"
            R"("spanId":"t61rcWkgMzE=","kind":"SPAN_KIND_SERVER","status":{"code":"STATUS_CODE_ERROR"}}]}]}]}})"));
}

void TestOtlpRoundTrip::writesDocumentsWithoutTraces()
{
    QFETCH(Format, format);

    const QByteArray bytes = test::writeTraces({}, format).bytes;

    if (format == Format::OtlpProto) {
        QVERIFY(bytes.isEmpty()); // an empty TracesData has no bytes
        return;
    }
    const auto back = test::readBytes(bytes);
    QCOMPARE(back.error, QString());
    QCOMPARE(back.report.spans, 0U);
}

void TestOtlpRoundTrip::saysWhatCanNotBeWritten()
{
    QBuffer buffer;
    const auto writer = TraceWriter::create(Format::ZipkinV1, buffer);

    QVERIFY(!writer.has_value());
    QCOMPARE(writer.error().code, ErrorCode::Unsupported);
    QVERIFY(writer.error().detail.contains(u"zipkin-v1"_s));
}

QTEST_GUILESS_MAIN(TestOtlpRoundTrip)
#include "tst_otlproundtrip.moc"
