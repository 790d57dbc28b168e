// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/formats/compressed.h"
#include "tests/formats/formattest.h"
#include "tests/support/splitmix.h"
#include "tests/support/tracecompare.h"
#include "tests/support/tracegenerator.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace traceloupe;

/// Whatever is wrong with the input: an error or a counted diagnostic, and what is whole is kept.
class TestDamagedInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void survivesBeingCutAnywhere_data() { addSmallFiles(); }
    void survivesBeingCutAnywhere();
    void survivesFlippedBits_data() { addSmallFiles(); }
    void survivesFlippedBits();
    void keepsWhatComesBeforeTheCut();
    void keepsTheLinesAroundADamagedOne_data();
    void keepsTheLinesAroundADamagedOne();
    void keepsTheSpansAroundADamagedOne();
    void keepsTheProtobufSpansAroundADamagedOne();
    void refusesWhatIsNoTrace_data();
    void refusesWhatIsNoTrace();
    void takesDeepNestingForOneEmptyValue_data();
    void takesDeepNestingForOneEmptyValue();
    void refusesDocumentsThatAreOnlyNesting();
    void replacesBytesThatAreNoText();
    void keepsHugeTexts();
    void toleratesWrongTypes();
    void stopsAtTheLimitOfSpans();
    void stopsWhenCancelled();
    void refusesDecompressionBombs_data();
    void refusesDecompressionBombs();
    void refusesAValueThatDoesNotEnd();
    void keepsWhatACutCompressedFileHolds_data();
    void keepsWhatACutCompressedFileHolds();

private:
    static void addSmallFiles();
    static void readHarmlessly(const QByteArray &bytes);
};

namespace {

/// A line with one span of that number.
QByteArray line(int number)
{
    const QByteArray digits = QByteArray::number(number).rightJustified(16, '0');
    return R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"000000000000000000000000000000aa","spanId":")"
           + digits
           + R"(","name":"n","startTimeUnixNano":"1700000000000000000","endTimeUnixNano":"1700000000000000001"}]}]}]})"
           + "\n";
}

QByteArray spansDocument(const QByteArray &spans)
{
    return R"({"resourceSpans":[{"scopeSpans":[{"spans":[)" + spans + "]}]}]}";
}

/// Small enough to be cut at every byte.
QByteArray smallHostileFile()
{
    constexpr qsizetype kSmall = 3000;
    for (std::uint64_t seed = 1;; ++seed) {
        const QByteArray bytes = test::writeTraces({test::generateHostileTrace(seed)}, Format::OtlpProto).bytes;
        if (bytes.size() > kSmall / 2 && bytes.size() < kSmall)
            return bytes;
    }
}

std::uint32_t spanCount(const test::ReadResult &result)
{
    std::uint32_t count = 0;
    for (const TracePtr &trace : result.traces)
        count += trace->spanCount();
    return count;
}

} // namespace

void TestDamagedInput::addSmallFiles()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto traces = test::generateTraces({3, 1, 5});
    QTest::newRow("OTLP JSON") << test::writeTraces(traces, Format::OtlpJson).bytes;
    QTest::newRow("OTLP JSON lines") << line(1) + line(2) + line(3);
    QTest::newRow("OTLP protobuf") << test::writeTraces(traces, Format::OtlpProto).bytes;
    QTest::newRow("Tempo JSON") << test::writeTraces(traces, Format::TempoJson).bytes;
    QTest::newRow("Jaeger") << test::writeTraces(traces, Format::Jaeger).bytes;
    QTest::newRow("Zipkin") << test::writeTraces(traces, Format::ZipkinV2).bytes;
    QTest::newRow("any content") << smallHostileFile();
    QTest::newRow("length-prefixed protobuf") << test::framed(test::writeTraces(traces, Format::OtlpProto).bytes);
    QTest::newRow("gzip") << test::gzip(line(1) + line(2));
    QTest::newRow("zstd") << test::zstd(line(1) + line(2));
    QTest::newRow("length-prefixed zstd") << test::framed(test::zstd(line(1)));
    QTest::newRow("Tempo answer") << test::readDataFile(u"corpus/derived-encodings/otlp2parquet-trace.tempo-v2.pb"_s);
}

/// From memory, and through the way of files where it is compressed.
void TestDamagedInput::readHarmlessly(const QByteArray &bytes)
{
    const test::ReadResult result = test::readBytes(bytes);
    if (!result.error.isEmpty())
        QVERIFY(result.error.size() > 10);
    for (const TracePtr &trace : result.traces) {
        for (std::uint32_t row = 0; row < trace->rowCount(); ++row)
            QVERIFY(!test::dumpSpan(*trace, SpanIndex(row)).empty());
    }
}

void TestDamagedInput::survivesBeingCutAnywhere()
{
    QFETCH(QByteArray, bytes);

    for (qsizetype length = 0; length < bytes.size(); ++length)
        readHarmlessly(bytes.first(length));
}

void TestDamagedInput::survivesFlippedBits()
{
    QFETCH(QByteArray, bytes);
    constexpr int kTries = 500;
    test::SplitMix random(11);

    for (int i = 0; i < kTries; ++i) {
        QByteArray damaged = bytes;
        for (std::uint64_t flips = 1 + random.below(3); flips > 0; --flips) {
            const auto at = static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(bytes.size())));
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << random.below(8)));
        }
        readHarmlessly(damaged);
    }
}

void TestDamagedInput::keepsWhatComesBeforeTheCut()
{
    const auto traces = test::generateTraces({50, 1, 5});
    for (const Format format : {Format::OtlpJson, Format::OtlpProto}) {
        const QByteArray bytes = test::writeTraces(traces, format).bytes;

        const test::ReadResult result = test::readBytes(bytes.first(bytes.size() * 9 / 10));

        QCOMPARE(result.error, QString());
        QVERIFY(result.count(Diagnostic::TruncatedInput) > 0);
        QVERIFY(spanCount(result) > 30);
        QVERIFY(spanCount(result) < 50);
    }
}

void TestDamagedInput::keepsTheLinesAroundADamagedOne_data()
{
    QTest::addColumn<QByteArray>("damaged");
    QTest::newRow("cut") << line(2).first(60) + "\n";
    QTest::newRow("cut inside a text") << line(2).first(81) + "\n";
    QTest::newRow("not JSON") << QByteArray("2026-01-01 INFO started\n");
    QTest::newRow("a bracket too few") << line(2).replace("]}]}]}", "]}]}");
    QTest::newRow("a bracket too many") << line(2).replace("]}]}]}", "]}]}]}]}");
    QTest::newRow("no comma") << line(2).replace("\",\"name\"", "\" \"name\"");
    QTest::newRow("an unclosed text") << line(2).replace("\"n\"", "\"n");
    QTest::newRow("zero bytes") << QByteArray(100, '\0') + "\n";
    QTest::newRow("an object of something else") << QByteArray("{\"level\":\"info\"}\n");
    QTest::newRow("a number") << QByteArray("42\n");
}

void TestDamagedInput::keepsTheLinesAroundADamagedOne()
{
    QFETCH(QByteArray, damaged);

    const test::ReadResult result = test::readBytes(line(1) + damaged + line(3) + line(4));

    QCOMPARE(result.error, QString());
    QVERIFY(spanCount(result) >= 3);
    QVERIFY(result.traces.front()->findSpan(SpanId{1}).isValid());
    QVERIFY(result.traces.front()->findSpan(SpanId{3}).isValid());
    QVERIFY(result.traces.front()->findSpan(SpanId{4}).isValid());
    const std::uint64_t counted = result.count(Diagnostic::SkippedRecord) + result.count(Diagnostic::TruncatedInput);
    QVERIFY(counted > 0);
    const auto &skipped = result.report.diagnostics.examples(Diagnostic::SkippedRecord);
    const auto &cut = result.report.diagnostics.examples(Diagnostic::TruncatedInput);
    const QString place = skipped.empty() ? cut.front() : skipped.front();
    QVERIFY2(place.startsWith(u"line 2, byte"_s), qPrintable(place));
}

void TestDamagedInput::keepsTheSpansAroundADamagedOne()
{
    const test::ReadResult result = test::readBytes(
        spansDocument(R"({"traceId":"aa","spanId":"01"},{"traceId":"aa","spanId":"02","name" "x"},)"
                      R"(7,{"traceId":"aa","spanId":"03"})"));

    QCOMPARE(result.error, QString());
    QCOMPARE(spanCount(result), 2U);
    QCOMPARE(result.count(Diagnostic::SkippedRecord), 2U);
}

void TestDamagedInput::keepsTheProtobufSpansAroundADamagedOne()
{
    const auto traces = test::generateTraces({20, 1, 5});
    QByteArray bytes = test::writeTraces(traces, Format::OtlpProto).bytes;
    const qsizetype at = bytes.indexOf("app.tenant");
    bytes[at - 1] = '\x7f'; // the length of that key

    const test::ReadResult result = test::readBytes(bytes);

    QCOMPARE(spanCount(result), 19U);
    QCOMPARE(result.count(Diagnostic::SkippedRecord), 1U);
}

void TestDamagedInput::refusesWhatIsNoTrace_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    const auto corpus = [](const char *path) { return test::readDataFile(u"corpus/"_s + QString::fromLatin1(path)); };
    QTest::newRow("nothing") << QByteArray() << ErrorCode::InvalidInput << u"it is empty"_s;
    QTest::newRow("blanks") << QByteArray(" \n\n") << ErrorCode::InvalidInput << u"it is empty"_s;
    QTest::newRow("UTF-16 with its mark")
        << QByteArray("\xff\xfe{\0}\0", 6) << ErrorCode::InvalidInput << u"save it as UTF-8"_s;
    QTest::newRow("UTF-16") << QByteArray("[\0]\0", 4) << ErrorCode::InvalidInput << u"save it as UTF-8"_s;
    QTest::newRow("ZIP") << QByteArray("PK\x03\x04\x14") << ErrorCode::InvalidInput << u"ZIP"_s;
    QTest::newRow("gzip in gzip") << QByteArray("\x1f\x8b\x08\x01") << ErrorCode::InvalidInput << u"twice"_s;
    QTest::newRow("sign-in page") << QByteArray("\n<!DOCTYPE HTML><title>Sign in</title>") << ErrorCode::InvalidInput
                                  << u"a web page"_s;
    QTest::newRow("zero bytes") << QByteArray(1000, '\0') << ErrorCode::InvalidInput
                                << u"binary data that begins with 00 00"_s;
    QTest::newRow("text") << QByteArray("Hello, world\n") << ErrorCode::InvalidInput
                          << u"text that begins with \"Hello, world\""_s;
    QTest::newRow("an empty object") << QByteArray("{}") << ErrorCode::InvalidInput << u"an object without keys"_s;
    QTest::newRow("another object") << QByteArray(R"({"name":"x","version":1})") << ErrorCode::InvalidInput
                                    << u"an object with the keys name, version"_s;
    QTest::newRow("numbers") << QByteArray("[1,2,3]") << ErrorCode::InvalidInput << u"a list of something else"_s;
    QTest::newRow("services") << corpus("jaeger/apiv3/GetServices.json") << ErrorCode::InvalidInput
                              << u"the keys services"_s;
    QTest::newRow("one Jaeger span") << corpus("jaeger/anonymizer/trace_wrong_format.json") << ErrorCode::InvalidInput
                                     << u"traceID"_s;
    QTest::newRow("PNG") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) << ErrorCode::InvalidInput
                         << u"binary data"_s;
    QTest::newRow("logs") << corpus("otlp2parquet/logs.jsonl") << ErrorCode::Unsupported << u"holds only logs"_s;
    QTest::newRow("logs in protobuf") << corpus("otlp2parquet/logs.pb") << ErrorCode::Unsupported
                                      << u"holds only logs"_s;
    QTest::newRow("metrics") << corpus("otlp2parquet/metrics_sum.json") << ErrorCode::Unsupported
                             << u"holds only metrics"_s;
    QTest::newRow("metrics in protobuf") << corpus("otlp2parquet/metrics_sum.pb") << ErrorCode::Unsupported
                                         << u"holds only metrics"_s;
    QTest::newRow("gauges in protobuf") << corpus("otlp2parquet/metrics_gauge.pb") << ErrorCode::Unsupported
                                        << u"holds only metrics"_s;
}

void TestDamagedInput::refusesWhatIsNoTrace()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    QFETCH(QString, says);

    const test::ReadResult result = test::readBytes(bytes);

    QVERIFY2(result.error.contains(says), qPrintable(result.error));
    QCOMPARE(result.code, code);
    QVERIFY(result.traces.empty());
}

void TestDamagedInput::takesDeepNestingForOneEmptyValue_data()
{
    QTest::addColumn<QByteArray>("open");
    QTest::addColumn<QByteArray>("close");
    QTest::newRow("brackets") << QByteArray("[") << QByteArray("]");
    QTest::newRow("array values") << QByteArray(R"({"arrayValue":{"values":[)") << QByteArray("]}}");
    QTest::newRow("maps") << QByteArray(R"({"kvlistValue":{"values":[{"key":"k","value":)") << QByteArray("}]}}");
    QTest::newRow("unknown objects") << QByteArray(R"({"a":)") << QByteArray("}");
}

void TestDamagedInput::takesDeepNestingForOneEmptyValue()
{
    QFETCH(QByteArray, open);
    QFETCH(QByteArray, close);
    constexpr qsizetype kDeep = 1'000'000;
    const QByteArray value = open.repeated(kDeep) + "{}" + close.repeated(kDeep);

    const test::ReadResult result = test::readBytes(
        spansDocument(R"({"traceId":"aa","spanId":"01","attributes":[{"key":"deep","value":)" + value
                      + R"(},{"key":"next","value":{"intValue":"1"}}]})"));

    QCOMPARE(result.error, QString());
    QCOMPARE(spanCount(result), 1U);
    const AttributeList attributes = result.traces.front()->details(test::kFirstRow).attributes();
    QCOMPARE(attributes.size(), 2U);
    QVERIFY(attributes.find("next").has_value());
    QVERIFY(result.count(Diagnostic::WrongFieldType) + result.count(Diagnostic::UnknownField) > 0);
}

void TestDamagedInput::refusesDocumentsThatAreOnlyNesting()
{
    constexpr qsizetype kDeep = 10'000'000;
    for (const QByteArray &open :
         {QByteArray("["), QByteArray("{\"a\":"), QByteArray("{\"data\":"), QByteArray("{\"trace\":")}) {
        const test::ReadResult result = test::readBytes(open.repeated(kDeep / open.size()));

        QVERIFY(!result.error.isEmpty()
                || result.count(Diagnostic::TruncatedInput) + result.count(Diagnostic::SkippedRecord) > 0);
        QVERIFY(result.traces.empty());
    }
}

void TestDamagedInput::replacesBytesThatAreNoText()
{
    const test::ReadResult json = test::readBytes(
        spansDocument("{\"traceId\":\"aa\",\"spanId\":\"01\",\"name\":\"a\xff\xfe b\x01\"},"
                      "{\"traceId\":\"aa\",\"spanId\":\"02\",\"name\":\"\\ud800\\u0000x\"}"));
    QCOMPARE(json.error, QString());
    QCOMPARE(json.count(Diagnostic::InvalidUtf8), 3U);
    const TracePtr &trace = json.traces.front();
    QCOMPARE(trace->name(trace->findSpan(SpanId{1})), "a\ufffd\ufffd b ");
    QCOMPARE(trace->name(trace->findSpan(SpanId{2})), std::string_view("\ufffd\0x", 5));

    QByteArray bytes = test::writeTraces(test::generateTraces({5, 1, 5}), Format::OtlpProto).bytes;
    bytes[bytes.indexOf("app.tenant") + 3] = '\xc3';
    QCOMPARE(test::readBytes(bytes).count(Diagnostic::InvalidUtf8), 1U);
}

void TestDamagedInput::keepsHugeTexts()
{
    const QByteArray huge(50'000'000, 'x');

    const test::ReadResult result = test::readBytes(
        spansDocument(R"({"traceId":"aa","spanId":"01","name":")" + huge + "\"}"));

    QCOMPARE(result.traces.front()->name(test::kFirstRow).size(), static_cast<std::size_t>(huge.size()));
}

void TestDamagedInput::toleratesWrongTypes()
{
    const test::ReadResult result = test::readBytes(
        R"({"resourceSpans":[null,7,{"resource":[],"scopeSpans":{"spans":[]}},{"scopeSpans":[1,{"scope":"x","spans":null},{"spans":[
        {"traceId":5,"spanId":["x"],"name":{"a":1},"kind":{},"startTimeUnixNano":"soon","endTimeUnixNano":true,"attributes":{"a":1},
         "events":"none","links":[3,{"traceId":null}],"status":[],"flags":-1,"droppedAttributesCount":99999999999}]}]}]})");

    QCOMPARE(result.error, QString());
    QCOMPARE(spanCount(result), 1U);
    QCOMPARE(result.count(Diagnostic::WrongFieldType), 17U);
    QCOMPARE(result.count(Diagnostic::MissingSpanId), 1U);
}

void TestDamagedInput::stopsAtTheLimitOfSpans()
{
    ReadOptions options;
    options.limits.spans = 300;
    const QByteArray bytes = test::writeTraces(test::generateTraces({1000, 1, 5}), Format::OtlpProto).bytes;
    TraceCollector collector;

    const auto report = readTraces({bytes.constData(), static_cast<std::size_t>(bytes.size())}, collector, options);

    QVERIFY(!report.has_value());
    QCOMPARE(report.error().code, ErrorCode::LimitExceeded);
    QVERIFY(report.error().detail.contains(u"more than 300 spans"_s));
}

void TestDamagedInput::stopsWhenCancelled()
{
    ReadOptions options;
    options.isCancelled = [] { return true; };
    const QByteArray bytes = test::writeTraces(test::generateTraces({1000, 1, 5}), Format::OtlpJson).bytes;
    TraceCollector collector;

    const auto report = readTraces({bytes.constData(), static_cast<std::size_t>(bytes.size())}, collector, options);

    QVERIFY(!report.has_value());
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
}

void TestDamagedInput::refusesDecompressionBombs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray start = R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"name":")";
    QByteArray plain = start + QByteArray(100 << 20, 'x');
    QTest::newRow("gzip") << test::gzip(plain);
    QTest::newRow("zstd") << test::zstd(plain);
    QTest::newRow("a framed message") << test::framed(test::zstd(plain));
}

void TestDamagedInput::refusesDecompressionBombs()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(bytes.size() < 200'000);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"bomb.json.gz"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    TraceCollector collector;

    const auto report = readTraceFile(path, collector);

    QVERIFY(!report.has_value());
    QCOMPARE(report.error().code, ErrorCode::LimitExceeded);
    QVERIFY(report.error().detail.contains(u"bomb.json.gz"_s));
    QVERIFY(report.error().detail.contains(u"decompression bomb"_s));
}

void TestDamagedInput::refusesAValueThatDoesNotEnd()
{
    const QTemporaryDir folder;
    const QByteArray whole = line(7);
    const QByteArray start = R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"name":")";
    QFile file(folder.filePath(u"endless.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(whole + start);
    const QByteArray block(1 << 20, 'x');
    for (int i = 0; i < 140; ++i)
        file.write(block);
    file.close();
    TraceCollector collector;

    const auto report = readTraceFile(file.fileName(), collector);

    QVERIFY(!report.has_value());
    QCOMPARE(report.error().code, ErrorCode::LimitExceeded);
    QVERIFY(report.error().detail.contains(u"byte %1:"_s.arg(whole.size() + start.size() - 1)));
    QVERIFY(report.error().detail.contains(u"longer than 128 MB"_s));
    QCOMPARE(collector.traceCount(), std::size_t{1}); // what came before is kept
}

void TestDamagedInput::keepsWhatACutCompressedFileHolds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray plain;
    test::SplitMix random(3);
    for (int i = 0; i < 2000; ++i)
        plain += line(static_cast<int>(random.below(1'000'000'000)));
    QTest::newRow("gzip") << test::gzip(plain);
    QTest::newRow("zstd") << test::zstd(plain);
}

void TestDamagedInput::keepsWhatACutCompressedFileHolds()
{
    QFETCH(QByteArray, bytes);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"cut"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes.first(bytes.size() / 2));
    file.close();

    const test::ReadResult result = test::readCorpusFile(file.fileName());

    QCOMPARE(result.error, QString());
    QVERIFY(result.count(Diagnostic::TruncatedInput) > 0);
    QVERIFY(result.report.spans > 100);
}

QTEST_GUILESS_MAIN(TestDamagedInput)
#include "tst_damagedinput.moc"
