// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/formats/damagedsamples.h"
#include "tests/formats/formattest.h"

using namespace Qt::StringLiterals;
using namespace traceloupe;
using test::kJaeger;
using test::kZipkin;
using test::kZipkinV1;

namespace {

/// Reads, and writes and looks at everything that came of it, so that a sanitizer sees it. The spans.
std::uint32_t exercise(const QByteArray &bytes)
{
    const auto result = test::readBytes(bytes);
    std::uint32_t spans = 0;
    for (const TracePtr &trace : result.traces)
        spans += trace->spanCount();
    for (const Format format : {Format::Jaeger, Format::ZipkinV2}) {
        const auto written = test::writeTraces(result.traces, format);
        if (QJsonDocument::fromJson(written.bytes).isNull())
            qFatal("what was written is no JSON");
    }
    return spans;
}

void addDocuments()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("jaeger") << kJaeger;
    QTest::newRow("zipkin") << kZipkin;
    QTest::newRow("zipkin v1") << kZipkinV1;
}

} // namespace

/// Jaeger and Zipkin documents that were cut, flipped, mistyped and built to hurt: an error or a counted diagnostic.
class TestDamagedJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void survivesACutAtEveryByte_data() { addDocuments(); }
    void survivesACutAtEveryByte();
    void keepsWholeSpansBeforeACut();
    void survivesFlippedBits_data() { addDocuments(); }
    void survivesFlippedBits();
    void survivesEveryValueBeingOfAnotherType_data() { addDocuments(); }
    void survivesEveryValueBeingOfAnotherType();
    void survivesDeepNesting_data();
    void survivesDeepNesting();
    void survivesHugeNumbers();
    void replacesBytesThatAreNoUtf8();
    void readsTextsOfManyMegabytes();
    void readsManyTagsInLinearTime();
};

void TestDamagedJson::survivesACutAtEveryByte()
{
    QFETCH(QByteArray, json);

    std::uint32_t most = 0;
    for (qsizetype length = 0; length <= json.size(); ++length)
        most = std::max(most, exercise(json.left(length)));

    QCOMPARE(most, exercise(json));
}

void TestDamagedJson::keepsWholeSpansBeforeACut()
{
    const auto jaeger = test::readBytes(kJaeger.left(kJaeger.indexOf("\"second\"")));
    QCOMPARE(jaeger.traces.size(), 1U);
    QCOMPARE(jaeger.traces[0]->spanCount(), 1U);
    QCOMPARE(jaeger.count(Diagnostic::TruncatedInput), 1U);
    QCOMPARE(jaeger.count(Diagnostic::UnknownProcess), 1U); // it would have stood behind

    const auto zipkin = test::readBytes(kZipkin.left(kZipkin.indexOf("retry")));
    QCOMPARE(zipkin.traces.size(), 1U);
    QCOMPARE(zipkin.traces[0]->spanCount(), 1U);
    QCOMPARE(zipkin.count(Diagnostic::TruncatedInput), 1U);
}

void TestDamagedJson::survivesFlippedBits()
{
    QFETCH(QByteArray, json);

    for (qsizetype byte = 0; byte < json.size(); ++byte) {
        for (const int bit : {0, 3, 5, 7}) {
            QByteArray damaged = json;
            damaged[byte] = static_cast<char>(damaged[byte] ^ (1 << bit));
            exercise(damaged);
        }
    }
    QVERIFY(exercise(json) > 0);
}

void TestDamagedJson::survivesEveryValueBeingOfAnotherType()
{
    QFETCH(QByteArray, json);
    const QByteArrayList values{
        "null", "true", "-1.5e3", "\"text\"", "[]", "{}", "[[{}]]", "{\"a\":[1]}", "99999999999999999999999"};

    qsizetype colon = json.indexOf("\":");
    for (; colon >= 0; colon = json.indexOf("\":", colon + 1)) {
        // The value behind the colon is swapped by finding where a parser says that it ends.
        const qsizetype begin = colon + 2;
        int depth = 0;
        bool inString = false;
        qsizetype end = begin;
        for (; end < json.size(); ++end) {
            const char c = json[end];
            if (c == '"' && json[end - 1] != '\\')
                inString = !inString;
            else if (!inString && (c == '[' || c == '{'))
                ++depth;
            else if (!inString && (c == ']' || c == '}') && --depth < 0)
                break;
            else if (!inString && c == ',' && depth == 0)
                break;
        }
        for (const QByteArray &value : values)
            exercise(json.left(begin) + value + json.mid(end));
    }
    QVERIFY(exercise(json) > 0);
}

void TestDamagedJson::survivesDeepNesting_data()
{
    constexpr qsizetype kDepth = 10'000'000;
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("in a jaeger tag") << QByteArray(kJaeger).replace("\"value\":1",
                                                                    "\"value\":" + QByteArray(kDepth, '['));
    QTest::newRow("in a jaeger tag, closed")
        << QByteArray(kJaeger).replace("\"value\":1", "\"value\":" + QByteArray(kDepth, '[') + QByteArray(kDepth, ']'));
    QTest::newRow("in a zipkin tag, closed")
        << QByteArray(kZipkin).replace("\"x\"", QByteArray(kDepth, '[') + QByteArray(kDepth, ']'));
    QTest::newRow("in an annotation") << QByteArray(kZipkin).replace(
        "\\\"n\\\":1", "\\\"n\\\":" + QByteArray(1'000'000, '[') + QByteArray(1'000'000, ']'));
    QTest::newRow("zipkin lists") << QByteArray(kDepth, '[') + kZipkin.mid(1, kZipkin.size() - 2)
                                         + QByteArray(kDepth, ']');
}

void TestDamagedJson::survivesDeepNesting()
{
    QFETCH(QByteArray, json);

    QVERIFY(exercise(json) <= 2);
}

void TestDamagedJson::survivesHugeNumbers()
{
    for (const char *number :
         {"1e999", "-1e999", "18446744073709551616", "-9223372036854775809", "1e-999", "0.1", "-0", "NaN", "00"}) {
        exercise(QByteArray(kJaeger).replace("1000", number).replace("\"value\":1", QByteArray("\"value\":") + number));
        exercise(QByteArray(kZipkin).replace("1000", number).replace("\"port\":80", QByteArray("\"port\":") + number));
    }
    const auto result = test::readBytes(QByteArray(kJaeger).replace("1000", "9300000000000000000"));
    QCOMPARE(result.traces.at(0)->spanCount(), 2U);
    QCOMPARE(result.count(Diagnostic::TimeOutOfRange), 1U);
}

void TestDamagedJson::replacesBytesThatAreNoUtf8()
{
    const auto result = test::readBytes(QByteArray(kJaeger).replace("first", "f\xff\xfe"));

    QCOMPARE(result.traces.at(0)->spanCount(), 2U);
    QCOMPARE(test::text(result.traces[0]->name(test::kFirstRow)), u"f\uFFFD\uFFFD"_s);
    QVERIFY(result.count(Diagnostic::InvalidUtf8) > 0);
}

void TestDamagedJson::readsTextsOfManyMegabytes()
{
    constexpr qsizetype kLength = 20'000'000;
    const auto jaeger = test::readBytes(QByteArray(kJaeger).replace("\"first\"", '"' + QByteArray(kLength, 'x') + '"'));
    QCOMPARE(jaeger.traces.at(0)->name(test::kFirstRow).size(), static_cast<std::size_t>(kLength));

    const auto zipkin = test::readBytes(QByteArray(kZipkin).replace("\"x\"", '"' + QByteArray(kLength, 'x') + '"'));
    QCOMPARE(zipkin.traces.at(0)->details(test::kFirstRow).attributes().find("error")->string().size(),
             static_cast<std::size_t>(kLength));
}

void TestDamagedJson::readsManyTagsInLinearTime()
{
    constexpr int kTags = 200'000;
    QByteArray tags;
    QByteArray links;
    for (int i = 0; i < kTags; ++i) {
        tags += ",\"k" + QByteArray::number(i) + "\":\"v\"";
        links += ",\"otlp.link." + QByteArray::number(i) + "\":\"ff|01||{}|0\"";
    }

    const QByteArray piece = QByteArray(kZipkin).replace(R"(,"otlp.link.0":"ff|01||{}|0")", tags + links);
    QCOMPARE(exercise("[" + piece + "," + piece + "]"), 2U); // every span in two pieces
}

QTEST_GUILESS_MAIN(TestDamagedJson)
#include "tst_damagedjson.moc"
