// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/readlanes.h"
#include "tests/formats/formattest.h"
#include "tests/support/tracecompare.h"
#include "tests/support/tracegenerator.h"

using namespace Qt::StringLiterals;
using namespace traceloupe;

namespace {

/// Enough for several slices of each format.
constexpr std::uint32_t kSpans = 6000;

std::vector<TracePtr> generated()
{
    std::vector<TracePtr> traces{test::generateTrace(kSpans, 5)};
    for (TracePtr &small : test::generateTraces({.spans = 40, .traces = 30, .seed = 6}))
        traces.push_back(std::move(small));
    return traces;
}

/// The document of one resource, as a program exports its own spans.
QByteArray ofOneResource(const QByteArray &otlp)
{
    QJsonArray spans;
    const QJsonObject document = QJsonDocument::fromJson(otlp).object();
    for (const QJsonValue &resource : document["resourceSpans"_L1].toArray()) {
        for (const QJsonValue &scope : resource["scopeSpans"_L1].toArray()) {
            for (const QJsonValue &span : scope["spans"_L1].toArray())
                spans.append(span);
        }
    }
    const QJsonObject scopeSpans{{u"spans"_s, spans}, {u"schemaUrl"_s, u"https://example.org/1"_s}};
    const QJsonObject resourceSpans{{u"scopeSpans"_s, QJsonArray{scopeSpans}}};
    return QJsonDocument(QJsonObject{{u"resourceSpans"_s, QJsonArray{resourceSpans}}}).toJson(QJsonDocument::Compact);
}

/// The only trace of a document of Jaeger, as several of the same id, none of them long.
QByteArray inShortLists(const QByteArray &jaeger)
{
    constexpr qsizetype kShort = 500;
    const QJsonObject trace = QJsonDocument::fromJson(jaeger)["data"_L1][0].toObject();
    const QJsonArray spans = trace["spans"_L1].toArray();
    QJsonArray parts;
    for (qsizetype first = 0; first < spans.size(); first += kShort) {
        QJsonArray some;
        for (qsizetype i = first; i < std::min(first + kShort, spans.size()); ++i)
            some.append(spans[i]);
        QJsonObject part = trace;
        part["spans"_L1] = some;
        parts.append(part);
    }
    return QJsonDocument(QJsonObject{{u"data"_s, parts}}).toJson(QJsonDocument::Compact);
}

JsonIndex indexOf(const QByteArray &text)
{
    JsonIndex index;
    if (index.build({text.constData(), static_cast<std::size_t>(text.size())}) != JsonFault::None)
        qFatal("no JSON");
    return index;
}

JsonCursor cursorOf(const QByteArray &text, const JsonIndex &index)
{
    return {{text.constData(), static_cast<std::size_t>(text.size())}, index};
}

} // namespace

/// Long lists of spans are read by two threads. All is as if one had read them.
class TestReadLanes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void cutsListsBetweenElements();
    void cutsNothingElse();
    void readsManyResourcesAsOneThreadWould();
    void readsTheLongListOfOneResource();
    void readsTheLongListOfATraceOfJaeger();
    void countsWhatBothThreadsFind();
    void stopsWhenToldTo();
    void keepsWhatIsWholeOfADamagedList();
};

void TestReadLanes::cutsListsBetweenElements()
{
    const QByteArray text = R"([[1,2],{"a":[3,4]},5,[],6,7])"_ba;
    const JsonIndex index = indexOf(text);
    JsonCursor cursor = cursorOf(text, index);

    const auto cuts = cursor.skipAndCut(6);

    QVERIFY(cursor.atEnd());
    QCOMPARE(cuts.size(), std::size_t(5));
    QStringList parts;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        JsonCursor part = cursorOf(text, index);
        part.rewind(cuts[i]);
        QStringList elements;
        while (part.mark() < cuts[i + 1] && part.nextElement()) {
            const JsonCursor::Mark begin = part.mark();
            part.skip();
            const std::string_view element = part.textBetween(begin, part.mark());
            elements.append(QString::fromUtf8(element.data(), static_cast<qsizetype>(element.size())));
        }
        QVERIFY(!part.failed());
        parts.append(elements.join(u' '));
    }
    QCOMPARE(parts, QStringList({u"[1,2]"_s, uR"({"a":[3,4]})"_s, u"5 [] 6"_s, u"7"_s}));
}

void TestReadLanes::cutsNothingElse()
{
    for (const QByteArray &text : {R"({"a":1,"b":2,"c":3})"_ba, "[1,2,3]"_ba, "[]"_ba, "7"_ba}) {
        const JsonIndex index = indexOf(text);
        JsonCursor cursor = cursorOf(text, index);
        QVERIFY(cursor.skipAndCut(100).empty());
        QVERIFY(cursor.atEnd());
    }
    const QByteArray open = "[1,2,3,4,[5"_ba;
    const JsonIndex index = indexOf(open);
    JsonCursor cursor = cursorOf(open, index);
    QVERIFY(cursor.skipAndCut(2).empty());
    QVERIFY(cursor.failed());
}

void TestReadLanes::readsManyResourcesAsOneThreadWould()
{
    const auto traces = generated();
    const auto once = test::readBytes(test::writeTraces(traces, Format::OtlpProto).bytes);

    const auto twice = test::readBytes(test::writeTraces(traces, Format::OtlpJson).bytes);

    QCOMPARE(twice.error, QString());
    QCOMPARE(twice.report.spans, once.report.spans);
    QCOMPARE(twice.traces.size(), once.traces.size());
    for (std::size_t i = 0; i < once.traces.size(); ++i) {
        QCOMPARE(test::traceDifferences(*twice.traces[i], *once.traces[i]), QString());
        QVERIFY(twice.traces[i]->strings().size() == once.traces[i]->strings().size());
    }
}

void TestReadLanes::readsTheLongListOfOneResource()
{
    const QByteArray json = ofOneResource(test::writeTraces(generated(), Format::OtlpJson).bytes);
    const auto read = test::readBytes(json);

    const auto again = test::readBytes(test::writeTraces(read.traces, Format::OtlpProto).bytes);

    QCOMPARE(read.report.spans, std::uint64_t(kSpans + 30 * 40));
    QCOMPARE(read.traces.size(), std::size_t(31));
    QCOMPARE(read.traces.front()->parts().scopes.size(), std::size_t(1));
    for (std::size_t i = 0; i < read.traces.size(); ++i)
        QCOMPARE(test::traceDifferences(*read.traces[i], *again.traces[i]), QString());
}

void TestReadLanes::readsTheLongListOfATraceOfJaeger()
{
    const QByteArray whole = test::writeTraces({test::generateTrace(kSpans, 7)}, Format::Jaeger).bytes;
    const auto once = test::readBytes(inShortLists(whole));

    const auto twice = test::readBytes(whole);

    QCOMPARE(twice.report.spans, std::uint64_t(kSpans));
    QCOMPARE(twice.traces.size(), std::size_t(1));
    QCOMPARE(test::traceDifferences(*twice.traces.front(), *once.traces.front()), QString());
}

void TestReadLanes::countsWhatBothThreadsFind()
{
    QByteArray json = test::writeTraces(generated(), Format::OtlpJson).bytes;
    const qsizetype kinds = json.count("\"kind\":");
    json.replace("\"kind\":", "\"kjnd\":");

    const auto read = test::readBytes(json);

    QCOMPARE(read.count(Diagnostic::UnknownField), std::uint64_t(kinds));
    const auto &examples = read.report.diagnostics.examples(Diagnostic::UnknownField);
    QCOMPARE(examples.size(), DiagnosticReport::kMaxExamples);
    QVERIFY(examples.front().contains(u"byte %1:"_s.arg(json.indexOf("\"kjnd\":") + 7)));
}

void TestReadLanes::stopsWhenToldTo()
{
    const QByteArray json = test::writeTraces(generated(), Format::OtlpJson).bytes;
    TraceCollector collector;
    ReadOptions options;
    int asked = 0;
    options.isCancelled = [&asked] { return ++asked == 3; };

    const auto report = readTraces({json.constData(), static_cast<std::size_t>(json.size())}, collector, options);

    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
    QCOMPARE(asked, 3);
}

void TestReadLanes::keepsWhatIsWholeOfADamagedList()
{
    QByteArray json = test::writeTraces({test::generateTrace(kSpans, 7)}, Format::Jaeger).bytes;
    const qsizetype at = json.indexOf("\"startTime\":", json.size() / 2);
    json[at + 11] = ' '; // a colon that is missing

    const auto read = test::readBytes(json);

    QVERIFY(read.report.spans > kSpans / 4);
    QVERIFY(read.count(Diagnostic::SkippedRecord) >= 1);
}

QTEST_GUILESS_MAIN(TestReadLanes)
#include "tst_readlanes.moc"
