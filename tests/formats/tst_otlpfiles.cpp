// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/formats/compressed.h"
#include "tests/formats/formattest.h"
#include "tests/support/tracecompare.h"
#include "tests/support/tracegenerator.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace traceloupe;

/// The forms that OTLP comes in: specified ones, and those that writers made of it.
class TestOtlpFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsEverySpelling_data();
    void readsEverySpelling();
    void readsEveryFraming_data();
    void readsEveryFraming();
    void neverShowsAWrongIdInStrictReadersCases_data();
    void neverShowsAWrongIdInStrictReadersCases();
    void keepsAllDigitsOfNumbers();
    void tellsAbsentTimes();
    void readsResourceAndScopeFromBehindTheSpans();
    void keepsRepeatedAndEmptyAttributes();
    void countsUnknownFields();
    void readsOldStatusCodes();
    void readsServersWarnings();
    void readsTempoStatus();
    void skipsOtherSignalsInMixedFiles();
    void handsTracesOverWhileReadingLargeFiles();
    void readsCompressedFiles_data();
    void readsCompressedFiles();
    void reportsProgressInBytesOfTheFile();
    void expandsFolders();
    void namesTheFileInErrors();
};

namespace {

/// The trace that all spellings and framings below say.
constexpr auto kStandard =
    R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"cart"}}]},
 "scopeSpans":[{"scope":{"name":"io.http","version":"1"},"spans":[
  {"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331","name":"GET /","kind":2,"startTimeUnixNano":"1700000000000000000","endTimeUnixNano":"1700000000005000000",
   "attributes":[{"key":"n","value":{"intValue":"7"}},{"key":"b","value":{"bytesValue":"AQI="}}],"droppedAttributesCount":2,"status":{"code":2,"message":"boom"}},
  {"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"00f067aa0ba902b7","parentSpanId":"b7ad6b7169203331","name":"SELECT","kind":3,
   "startTimeUnixNano":"1700000000001000000","endTimeUnixNano":"1700000000002000000"}]}]}]})";

QByteArray standard()
{
    return kStandard;
}

/// The standard document on one line.
QByteArray standardLine()
{
    return QJsonDocument::fromJson(standard()).toJson(QJsonDocument::Compact);
}

QByteArray oneSpan(const QByteArray &fields)
{
    return R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"aa","spanId":"01")" + fields + "}]}]}]}";
}

QString writeFile(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        QTest::qFail("the file could not be written", __FILE__, __LINE__);
    return file.fileName();
}

} // namespace

void TestOtlpFiles::readsEverySpelling_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("format");
    const auto changed = [](std::initializer_list<std::pair<const char *, const char *>> changes) {
        QByteArray text = standard();
        for (const auto &[from, to] : changes)
            text.replace(from, to);
        return text;
    };
    QTest::newRow("as specified") << standard() << u"otlp-json"_s;
    QTest::newRow("on one line, keys in other order") << standardLine() << u"otlp-json"_s;
    QTest::newRow("indented") << QJsonDocument::fromJson(standard()).toJson() << u"otlp-json"_s;
    QTest::newRow("Windows line ends and a byte order mark")
        << "\xef\xbb\xbf" + standard().replace('\n', "\r\n") << u"otlp-json"_s;
    QTest::newRow("snake_case") << changed({{"resourceSpans", "resource_spans"},
                                            {"scopeSpans", "scope_spans"},
                                            {"traceId", "trace_id"},
                                            {"spanId", "span_id"},
                                            {"parentSpanId", "parent_span_id"},
                                            {"startTimeUnixNano", "start_time_unix_nano"},
                                            {"endTimeUnixNano", "end_time_unix_nano"},
                                            {"stringValue", "string_value"},
                                            {"intValue", "int_value"},
                                            {"bytesValue", "bytes_value"},
                                            {"droppedAttributesCount", "dropped_attributes_count"}})
                                << u"otlp-json"_s;
    QTest::newRow("numbers for times and integers") << changed({{"\"1700000000000000000\"", "1700000000000000000"},
                                                                {"\"1700000000005000000\"", "1700000000005000000"},
                                                                {"\"7\"", "7"}})
                                                    << u"otlp-json"_s;
    QTest::newRow("texts for small numbers")
        << changed({{"\"kind\":2", "\"kind\":\"2\""}, {"\"code\":2", "\"code\":\"2\""}, {"Count\":2", "Count\":\"2\""}})
        << u"otlp-json"_s;
    QTest::newRow("names of enums") << changed({{"\"kind\":2", "\"kind\":\"SPAN_KIND_SERVER\""},
                                                {"\"kind\":3", "\"kind\":\"SPAN_KIND_CLIENT\""},
                                                {"\"code\":2", "\"code\":\"STATUS_CODE_ERROR\""}})
                                    << u"otlp-json"_s;
    QTest::newRow("upper-case ids") << changed(
        {{"0af7651916cd43dd8448eb211c80319c", "0AF7651916CD43DD8448EB211C80319C"},
         {"b7ad6b7169203331", "B7AD6B7169203331"}})
                                    << u"otlp-json"_s;
    QTest::newRow("base64 ids") << changed({{"0af7651916cd43dd8448eb211c80319c", "CvdlGRbNQ92ESOshHIAxnA=="},
                                            {"b7ad6b7169203331", "t61rcWkgMzE="},
                                            {"00f067aa0ba902b7", "APBnqgupArc="}})
                                << u"otlp-json"_s;
    QTest::newRow("no parent as an empty id")
        << changed({{"\"name\":\"GET /\"", "\"name\":\"GET /\",\"parentSpanId\":\"\""}}) << u"otlp-json"_s;
    QTest::newRow("no parent as zeros") << changed(
        {{"\"name\":\"GET /\"", "\"name\":\"GET /\",\"parentSpanId\":\"0000000000000000\""}})
                                        << u"otlp-json"_s;
    QTest::newRow("instrumentation libraries")
        << changed({{"scopeSpans", "instrumentationLibrarySpans"}, {"\"scope\"", "\"instrumentationLibrary\""}})
        << u"otlp-json"_s;
    QTest::newRow("null for nothing") << changed(
        {{"\"kind\":3",
          "\"kind\":3,\"events\":null,\"links\":null,\"attributes\":null,\"status\":null,\"traceState\":null,\"flags\":null"}})
                                      << u"otlp-json"_s;
    QTest::newRow("escapes in keys and texts")
        << changed({{"\"traceId\"", "\"trace\\u0049d\""}, {"GET /", "GET \\/"}, {"boom", "\\u0062oom"}})
        << u"otlp-json"_s;
    QTest::newRow("Tempo version 1") << changed({{"resourceSpans", "batches"}}) << u"tempo-json"_s;
    QTest::newRow("Tempo version 2") << "{\"trace\":" + standard() + ",\"metrics\":{\"inspectedBytes\":\"12\"}}"
                                     << u"tempo-json"_s;
    QTest::newRow("Jaeger version 3") << "{\"result\":" + standard() + "}" << u"otlp-json"_s;
}

void TestOtlpFiles::readsEverySpelling()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, format);

    const test::ReadResult result = test::readBytes(bytes);

    QCOMPARE(result.error, QString());
    QCOMPARE(QString::fromStdString(result.report.formatText()), format);
    QCOMPARE(result.report.diagnostics.total(), 0U);
    QCOMPARE(test::traceDifferences(test::readBytes(standard()).traces, result.traces), QString());
}

void TestOtlpFiles::readsEveryFraming_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("documents");
    const auto traces = test::readBytes(standard()).traces;
    const QByteArray proto = test::writeTraces(traces, Format::OtlpProto).bytes;
    const QByteArray line = standardLine();
    QTest::newRow("lines") << line + "\n" + line + "\n" << 2;
    QTest::newRow("lines with blank ones and no end") << "\n\n" + line + "\n \n\n" + line << 2;
    QTest::newRow("concatenated") << line + line << 2;
    QTest::newRow("concatenated, indented") << standard() + "\n\n" + standard() + "\n" << 2;
    QTest::newRow("a list") << "[" + line + ",\n" + line + "]" << 2;
    QTest::newRow("one protobuf message") << proto << 1;
    QTest::newRow("two protobuf messages in one") << proto + proto << 1;
    QTest::newRow("protobuf with lengths") << test::framed(proto) + test::framed(proto) << 2;
    QTest::newRow("JSON with lengths") << test::framed(line) + test::framed(line) << 2;
    QTest::newRow("zstd protobuf with lengths")
        << test::framed(test::zstd(proto)) + test::framed(test::zstd(proto)) << 2;
    QTest::newRow("zstd JSON with lengths") << test::framed(test::zstd(line)) << 1;
}

void TestOtlpFiles::readsEveryFraming()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, documents);

    const test::ReadResult result = test::readBytes(bytes);

    QCOMPARE(result.error, QString());
    QCOMPARE(static_cast<int>(result.report.documents), documents);
    QCOMPARE(test::traceDifferences(test::readBytes(standard()).traces, result.traces), QString());
}

void TestOtlpFiles::neverShowsAWrongIdInStrictReadersCases_data()
{
    QTest::addColumn<QJsonObject>("input");
    QTest::addColumn<bool>("isValid");
    const QByteArray cases = test::readDataFile(u"corpus/fluent-bit-otlp/cases/otlp-json-accept-reject.json"_s);
    const QJsonArray list = QJsonDocument::fromJson(cases).object()["cases"_L1].toArray();
    QVERIFY(list.size() > 10);
    for (const QJsonValue &item : list)
        QTest::newRow(qPrintable(item["name"_L1].toString()))
            << item["input"_L1].toObject() << (item["verdict"_L1].toString() == u"ok"_s);
}

/// What a strict reader refuses may be read, but then something is counted, or the id shown is the one given.
void TestOtlpFiles::neverShowsAWrongIdInStrictReadersCases()
{
    QFETCH(QJsonObject, input);
    QFETCH(bool, isValid);

    const test::ReadResult result = test::readBytes(QJsonDocument(input).toJson());

    if (isValid) {
        QCOMPARE(result.error, QString());
        QCOMPARE(result.report.spans, 1U);
        QCOMPARE(result.report.diagnostics.total(), 0U);
        return;
    }
    const QByteArray text = QJsonDocument(input).toJson();
    for (const TracePtr &trace : result.traces) {
        const std::string traceId = trace->idText();
        const std::string given = traceId.substr(std::min(traceId.find_first_not_of('0'), traceId.size()));
        QVERIFY2(given.empty() || text.contains(given.c_str()), traceId.c_str());
    }
}

void TestOtlpFiles::keepsAllDigitsOfNumbers()
{
    const test::ReadResult result = test::readBytes(
        oneSpan(R"(,"startTimeUnixNano":1700000000123456789,"endTimeUnixNano":"1700000000123456790",
        "attributes":[{"key":"a","value":{"intValue":9223372036854775807}},{"key":"b","value":{"intValue":"-9223372036854775808"}},
        {"key":"c","value":{"doubleValue":"NaN"}},{"key":"d","value":{"doubleValue":1e-300}},{"key":"e","value":{"doubleValue":"-Infinity"}},{"key":"f","value":{"intValue":"1e3"}}])"));

    const TracePtr &trace = result.traces.front();
    const AttributeList attributes = trace->details(test::kFirstRow).attributes();
    QCOMPARE(trace->startNs(), 1'700'000'000'123'456'789);
    QCOMPARE(trace->durationNs(), 1);
    QCOMPARE(attributes.find("a")->integer(), std::numeric_limits<std::int64_t>::max());
    QCOMPARE(attributes.find("b")->integer(), std::numeric_limits<std::int64_t>::min());
    QVERIFY(std::isnan(attributes.find("c")->real()));
    QCOMPARE(attributes.find("d")->real(), 1e-300);
    QCOMPARE(attributes.find("e")->toText(), "-Infinity");
    QCOMPARE(attributes.find("f")->integer(), 1000);
}

void TestOtlpFiles::tellsAbsentTimes()
{
    const auto spanOf = [](const QByteArray &fields) { return test::readBytes(oneSpan(fields)).traces.front(); };

    const TracePtr running = spanOf(R"(,"startTimeUnixNano":"5","endTimeUnixNano":"0")");
    const TracePtr endOnly = spanOf(R"(,"endTimeUnixNano":"7")");
    const TracePtr backwards = spanOf(R"(,"startTimeUnixNano":"9","endTimeUnixNano":"4")");
    const test::ReadResult beyond = test::readBytes(oneSpan(R"(,"startTimeUnixNano":"18446744073709551615")"));

    QCOMPARE(running->rawDurationNs(test::kFirstRow), SpanInput::kAbsent);
    QCOMPARE(endOnly->rawStartNs(test::kFirstRow), SpanInput::kAbsent);
    QCOMPARE(endOnly->details(test::kFirstRow).endWithoutStartNs(), 7);
    QCOMPARE(backwards->rawDurationNs(test::kFirstRow), -5);
    QCOMPARE(beyond.count(Diagnostic::TimeOutOfRange), 1U);
}

void TestOtlpFiles::readsResourceAndScopeFromBehindTheSpans()
{
    const test::ReadResult result = test::readBytes(R"({"resourceSpans":[{"scopeSpans":[{"schemaUrl":"s1","spans":[
        {"attributes":[{"value":{"stringValue":"v"},"key":"k"}],"events":[{"name":"e"}],"spanId":"01","traceId":"aa"}],"scope":{"name":"late"}}],
        "schemaUrl":"r1","resource":{"droppedAttributesCount":4,"attributes":[{"key":"service.name","value":{"stringValue":"cart"}}]}}]})");

    const TracePtr &trace = result.traces.front();
    QCOMPARE(trace->serviceName(test::kFirstRow), "cart");
    QCOMPARE(trace->text(trace->scope(test::kFirstRow)->name), "late");
    QCOMPARE(trace->text(trace->scope(test::kFirstRow)->schemaUrl), "s1");
    QCOMPARE(trace->text(trace->resource(test::kFirstRow)->schemaUrl), "r1");
    QCOMPARE(trace->resource(test::kFirstRow)->droppedAttributes, 4U);
    const SpanDetails details = trace->details(test::kFirstRow);
    QCOMPARE(details.attributes().find("k")->string(), "v");
    QCOMPARE(details.eventCount(), 1U);
}

void TestOtlpFiles::keepsRepeatedAndEmptyAttributes()
{
    const test::ReadResult result = test::readBytes(
        oneSpan(R"(,"attributes":[{"key":"k","value":{"stringValue":"1"}},{"key":"k","value":{"stringValue":"2"}},
        {"key":"empty","value":{}},{"key":"none"},{"value":{"boolValue":true}},{"key":"a","value":{"arrayValue":{}}},{"key":"m","value":{"kvlistValue":{"values":[]}}}])"));

    const AttributeList attributes = result.traces.front()->details(test::kFirstRow).attributes();
    QStringList texts;
    for (const AttributeView &attribute : attributes)
        texts.append(QString::fromUtf8(attribute.key.data(), static_cast<qsizetype>(attribute.key.size())) + u'='
                     + QString::fromStdString(attribute.value.toJson()));
    QCOMPARE(texts, (QStringList{u"k=\"1\""_s, u"k=\"2\""_s, u"empty=null"_s, u"none=null"_s, u"=true"_s, u"a=[]"_s,
                                 u"m={}"_s}));
    QCOMPARE(result.report.diagnostics.total(), 0U);
}

void TestOtlpFiles::countsUnknownFields()
{
    const test::ReadResult json = test::readBytes(
        oneSpan(R"(,"color":"red","attributes":[{"key":"k","value":{"newValue":1}}])"));
    QCOMPARE(json.count(Diagnostic::UnknownField), 2U);
    QVERIFY(json.report.diagnostics.examples(Diagnostic::UnknownField).front().endsWith(u"color"_s));

    // Field 1 (ResourceSpans) with field 2 (ScopeSpans) with field 2 (Span): id, start, and a field 99.
    const QByteArray span = QByteArray::fromHex("120801020304050607083900000000000000019a0600");
    const auto wrapped = [](char field, const QByteArray &message) {
        return QByteArray(1, field) + static_cast<char>(message.size()) + message;
    };
    const test::ReadResult proto = test::readBytes(wrapped('\x0a', wrapped('\x12', wrapped('\x12', span))));
    QCOMPARE(proto.report.spans, 1U);
    QCOMPARE(proto.count(Diagnostic::UnknownField), 1U);
}

void TestOtlpFiles::readsOldStatusCodes()
{
    const auto statusOf = [](const QByteArray &status) {
        return test::readBytes(oneSpan(",\"status\":" + status)).traces.front()->status(test::kFirstRow);
    };

    QCOMPARE(statusOf(R"({"deprecatedCode":"DEPRECATED_STATUS_CODE_UNKNOWN_ERROR"})"), StatusCode::Error);
    QCOMPARE(statusOf(R"({"deprecatedCode":0})"), StatusCode::Unset);
    QCOMPARE(statusOf(R"({"deprecatedCode":2,"code":1})"), StatusCode::Ok);
}

void TestOtlpFiles::readsServersWarnings()
{
    const test::ReadResult result = test::readBytes(oneSpan(
        R"(,"attributes":[{"key":"@jaeger@warnings","value":{"arrayValue":{"values":[{"stringValue":"clock skew"}]}}},{"key":"k","value":{}}])"));

    const SpanDetails details = result.traces.front()->details(test::kFirstRow);
    QCOMPARE(details.warnings(), (std::vector<std::string_view>{"clock skew"}));
    QCOMPARE(details.attributes().size(), 1U);
}

void TestOtlpFiles::readsTempoStatus()
{
    const test::ReadResult json = test::readBytes("{\"trace\":" + standard()
                                                  + R"(,"status":"PARTIAL","message":"too large"})");
    QCOMPARE(json.report.status, "PARTIAL");
    QCOMPARE(json.report.statusMessage, "too large");

    const QByteArray trace = test::writeTraces(json.traces, Format::OtlpProto).bytes;
    QByteArray length;
    for (auto rest = static_cast<std::uint64_t>(trace.size()); rest > 0; rest >>= 7)
        length += static_cast<char>((rest & 0x7fU) | (rest > 0x7f ? 0x80U : 0U));
    const test::ReadResult proto = test::readBytes("\x0a" + length + trace + QByteArray::fromHex("1801") + "\x22\x05"
                                                   + "large");
    QCOMPARE(proto.error, QString());
    QCOMPARE(QString::fromStdString(proto.report.formatText()), u"tempo-proto"_s);
    QCOMPARE(proto.report.status, "PARTIAL");
    QCOMPARE(proto.report.statusMessage, "large");
    QCOMPARE(test::traceDifferences(json.traces, proto.traces), QString());

    const test::ReadResult empty = test::readBytes("{\"trace\":{}}");
    QCOMPARE(empty.error, QString());
    QCOMPARE(empty.report.spans, 0U);
}

void TestOtlpFiles::skipsOtherSignalsInMixedFiles()
{
    const test::ReadResult result = test::readBytes("{\"resourceLogs\":[]}\n" + standardLine()
                                                    + "\n{\"resourceMetrics\":[]}\n{\"resourceLogs\":[]}\n");

    QCOMPARE(result.error, QString());
    QCOMPARE(result.report.documents, 1U);
    QCOMPARE(result.report.otherDocuments,
             (std::map<std::string, std::uint64_t>{{"otlp-logs", 2}, {"otlp-metrics", 1}}));
    QCOMPARE(result.count(Diagnostic::SkippedSignal), 3U);
}

void TestOtlpFiles::handsTracesOverWhileReadingLargeFiles()
{
    const auto traces = test::generateTraces({50, 400, 9});
    QByteArray lines;
    for (const TracePtr &trace : traces)
        lines += test::writeTraces({trace}, Format::OtlpJson).bytes;
    const QTemporaryDir folder;
    std::size_t handedOver = 0;
    std::size_t largest = 0;
    TraceCollector collector(
        [&](std::vector<TracePtr> part) -> Result<> {
            handedOver += part.size();
            largest = std::max(largest, part.size());
            return {};
        },
        1U << 20);

    const auto report = readTraceFile(writeFile(folder, u"large.jsonl"_s, lines), collector);

    QVERIFY(report.has_value());
    QVERIFY(collector.finish().has_value());
    QCOMPARE(report->spans, 20'000U);
    QVERIFY(handedOver >= 400); // a trace at a border comes in two parts
    QVERIFY(largest < 200);
}

void TestOtlpFiles::readsCompressedFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray line = standardLine() + "\n";
    QTest::newRow("plain") << line;
    QTest::newRow("gzip") << test::gzip(line);
    QTest::newRow("gzip of two members") << test::gzip(line) + test::gzip(line);
    QTest::newRow("gzip with padding") << test::gzip(line) + QByteArray(512, '\0');
    QTest::newRow("zstd") << test::zstd(line);
    QTest::newRow("zstd of two frames") << test::zstd(line) + test::zstd(line);
    QTest::newRow("gzipped protobuf") << test::gzip(
        test::writeTraces(test::readBytes(line).traces, Format::OtlpProto).bytes);
}

void TestOtlpFiles::readsCompressedFiles()
{
    QFETCH(QByteArray, bytes);
    const QTemporaryDir folder;

    const test::ReadResult result = test::readCorpusFile(writeFile(folder, u"any.name"_s, bytes));

    QCOMPARE(result.error, QString());
    QCOMPARE(result.report.diagnostics.total(), 0U);
    QCOMPARE(test::traceDifferences(test::readBytes(standard()).traces, result.traces), QString());
}

void TestOtlpFiles::reportsProgressInBytesOfTheFile()
{
    const QTemporaryDir folder;
    const QByteArray bytes = test::gzip(standard());
    std::uint64_t last = 0;
    std::uint64_t total = 0;
    ReadOptions options;
    options.progress = [&](std::uint64_t done, std::uint64_t all) {
        last = done;
        total = all;
    };
    TraceCollector collector;

    QVERIFY(readTraceFile(writeFile(folder, u"a.gz"_s, bytes), collector, options).has_value());

    QCOMPARE(total, static_cast<std::uint64_t>(bytes.size()));
    QCOMPARE(last, total);
}

void TestOtlpFiles::expandsFolders()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"inner/.hidden"_s));
    const QString a = writeFile(folder, u"b.json"_s, "{}");
    const QString b = writeFile(folder, u"inner/a.json"_s, "{}");
    writeFile(folder, u".secret"_s, "{}");
    writeFile(folder, u"inner/.hidden/c.json"_s, "{}");

    const QString gone = folder.filePath(u"gone"_s);
    QCOMPARE(expandInputs({gone, folder.path(), u"-"_s}), (QStringList{gone, a, b, u"-"_s}));
}

void TestOtlpFiles::namesTheFileInErrors()
{
    const QTemporaryDir folder;
    const QString notes = writeFile(folder, u"notes.txt"_s, "Buy milk");
    TraceCollector collector;

    const auto refused = readTraceFile(notes, collector);
    const auto missing = readTraceFile(folder.filePath(u"gone.json"_s), collector);
    const auto isFolder = readTraceFile(folder.path(), collector);

    QCOMPARE(refused.error(),
             (Error{ErrorCode::InvalidInput,
                    notes + u": holds no trace in a known format; found text that begins with \"Buy milk\""_s}));
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(missing.error().detail.contains(u"gone.json"_s));
    QCOMPARE(isFolder.error(), (Error{ErrorCode::Io, folder.path() + u": is a folder, not a file"_s}));
}

QTEST_GUILESS_MAIN(TestOtlpFiles)
#include "tst_otlpfiles.moc"
