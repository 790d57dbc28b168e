// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/criticalpath.h"
#include "core/formats/tracereader.h"
#include "tests/analysis/jaegerimitation.h"
#include "tests/analysis/pathtext.h"
#include "tests/support/testbase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <map>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject jsonFile(const QString &relative)
{
    return QJsonDocument::fromJson(readDataFile(relative)).object();
}

CriticalPath clippedPath(const Trace &trace)
{
    return criticalPath(trace, {PathMode::Response, Outliving::Clip, {}, {}});
}

/// A case of critical-path/1 as the Jaeger file that it came from.
QByteArray jaegerFileOf(const QJsonObject &test)
{
    QJsonArray spans;
    QJsonObject processes;
    for (const QJsonValue &value : test[u"spans"_s].toArray()) {
        const QJsonObject span = value.toObject();
        const QString service = span[u"service"_s].toString();
        processes[service] = QJsonObject{{u"serviceName"_s, service}, {u"tags"_s, QJsonArray()}};
        QJsonArray references;
        if (span[u"parent"_s].isString()) {
            references.append(QJsonObject{{u"refType"_s, span[u"refType"_s]},
                                          {u"traceID"_s, test[u"traceID"_s]},
                                          {u"spanID"_s, span[u"parent"_s]}});
        }
        spans.append(QJsonObject{{u"traceID"_s, test[u"traceID"_s]},
                                 {u"spanID"_s, span[u"id"_s]},
                                 {u"operationName"_s, span[u"name"_s]},
                                 {u"references"_s, references},
                                 {u"startTime"_s, span[u"start"_s]},
                                 {u"duration"_s, span[u"duration"_s]},
                                 {u"processID"_s, service},
                                 {u"tags"_s, span[u"tags"_s]}});
    }
    const QJsonObject trace{{u"traceID"_s, test[u"traceID"_s]}, {u"spans"_s, spans}, {u"processes"_s, processes}};
    return QJsonDocument(QJsonObject{{u"data"_s, QJsonArray{trace}}}).toJson();
}

std::vector<TracePtr> tracesOf(const QByteArray &bytes)
{
    TraceCollector collector;
    const auto report = readTraces({bytes.constData(), static_cast<std::size_t>(bytes.size())}, collector);
    auto traces = report ? collector.finish() : tl::unexpected(report.error());
    if (!traces)
        QTest::qFail(qPrintable(traces.error().detail), __FILE__, __LINE__);
    return traces ? std::move(*traces) : std::vector<TracePtr>();
}

std::vector<TracePtr> tracesOfFile(const QString &relative)
{
    TraceCollector collector;
    const auto report = readTraceFile(dataPath(relative), collector);
    auto traces = report ? collector.finish() : tl::unexpected(report.error());
    if (!traces)
        QTest::qFail(qPrintable(traces.error().detail), __FILE__, __LINE__);
    return traces ? std::move(*traces) : std::vector<TracePtr>();
}

/// Where we differ from CRISP by design, with the reason.
const QMap<QString, QVariantMap> &differences()
{
    // Three calls in a row, each overlapping the next by 5 of 600 us. CRISP counts what overlaps twice and zeroes the
    // parent's negative rest, so that its times sum to 600 although the parent worked alone for the first 10; ours cut
    // each call where the next one starts.
    static const QVariantMap overlapping{
        {u"[S1] O1"_s, 10LL}, {u"[S2] O2"_s, 195LL}, {u"[S3] O3"_s, 95LL}, {u"[S4] O4"_s, 300LL}};
    static const QMap<QString, QVariantMap> all{{u"traces/19.json"_s, overlapping}, {u"traces/21.json"_s, overlapping}};
    return all;
}

/// Traces of the media service where a call ended within two microseconds of the next one's start, or a clock's error
/// after it: Jaeger's strict comparison then blames the parent for the earlier call (analysis.md section 1, fault a).
std::size_t touchingTraces(const QString &file)
{
    static const QMap<QString, std::size_t> counts{{u"bundles/hotel-load50.json.gz"_s, 0},
                                                   {u"bundles/media-load75-first150.json"_s, 8},
                                                   {u"bundles/media-load75.json.gz"_s, 78}};
    return counts.value(file);
}

/// Figures of a set of traces as expected-critical-path.json has them.
struct ServiceTimes {
    QVariantMap nsByService;
    std::size_t sections = 0;

    void add(const Trace &trace, const std::vector<Section> &path)
    {
        sections += path.size();
        for (const Section &section : path) {
            QVariant &sum = nsByService[QString::fromUtf8(trace.serviceName(section.span))];
            sum = sum.toLongLong() + (section.endNs - section.startNs);
        }
    }
};

} // namespace

/// What peers expect of their own cases, in the mode that clips as Jaeger does.
class TestCriticalPathPeers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheSectionsOfJaegerUi_data()
    {
        QTest::addColumn<QJsonObject>("test");
        const QJsonArray cases = jsonFile(u"corpus/jaeger-ui/cases/critical-path.json"_s)[u"cases"_s].toArray();
        QVERIFY(!cases.isEmpty());
        for (const QJsonValue &test : cases)
            QTest::newRow(qPrintable(test[u"name"_s].toString())) << test.toObject();
    }
    void givesTheSectionsOfJaegerUi()
    {
        QFETCH(QJsonObject, test);
        const auto traces = tracesOf(jaegerFileOf(test));
        QCOMPARE(traces.size(), 1U);
        const Trace &trace = *traces.front();
        QStringList sections;
        for (const PathSegment &segment : clippedPath(trace).segments)
            sections << u"%1 %2..%3"_s.arg(QString::fromStdString(trace.spanIdText(trace.spanId(segment.span))))
                            .arg(segment.startNs / 1000)
                            .arg(segment.endNs / 1000);
        QStringList expected;
        for (const QJsonValue &section : test[u"expected"_s].toArray())
            expected << u"%1 %2..%3"_s.arg(section[u"spanId"_s].toString())
                            .arg(section[u"sectionStart"_s].toInteger())
                            .arg(section[u"sectionEnd"_s].toInteger());
        QCOMPARE(sections, expected);
    }

    void givesTheExclusiveTimesOfCrisp_data()
    {
        QTest::addColumn<QJsonObject>("test");
        const QJsonArray cases = jsonFile(u"corpus/crisp/cases/critical-path-exclusive.json"_s)[u"cases"_s].toArray();
        QVERIFY(!cases.isEmpty());
        for (const QJsonValue &test : cases)
            QTest::newRow(qPrintable(test[u"file"_s].toString())) << test.toObject();
    }
    void givesTheExclusiveTimesOfCrisp()
    {
        QFETCH(QJsonObject, test);
        const auto traces = tracesOfFile(u"corpus/crisp/"_s + test[u"file"_s].toString());
        QCOMPARE(traces.size(), 1U);
        const Trace &trace = *traces.front();
        const CriticalPath path = clippedPath(trace);
        QVariantMap exclusive;
        for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
            const SpanIndex span(row);
            const auto key = u"[%1] %2"_s.arg(QString::fromUtf8(trace.serviceName(span)),
                                              QString::fromUtf8(trace.name(span)));
            if (path.selfNs[row] > 0)
                exclusive[key] = exclusive[key].toLongLong() + path.selfNs[row] / 1000;
        }
        if (const auto own = differences().constFind(test[u"file"_s].toString()); own != differences().constEnd()) {
            QVERIFY(!test[u"agrees_with_jaeger_algorithm"_s].toBool());
            QCOMPARE(exclusive, *own);
            return;
        }
        QVariantMap expected;
        const QJsonObject all = test[u"critical_path_exclusive_us"_s].toObject();
        for (auto at = all.begin(); at != all.end(); ++at) {
            if (at.value().toInteger() > 0)
                expected[at.key()] = at.value().toInteger();
        }
        QCOMPARE(exclusive, expected);
    }

    void givesTheTimesOfServicesInTraceWeaver_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QJsonObject>("expected");
        const QJsonObject files = jsonFile(u"corpus/traceweaver/expected-critical-path.json"_s)[u"files"_s].toObject();
        for (auto at = files.begin(); at != files.end(); ++at)
            QTest::newRow(qPrintable(at.key())) << at.key() << at.value().toObject();
    }
    void givesTheTimesOfServicesInTraceWeaver()
    {
        QFETCH(QString, file);
        QFETCH(QJsonObject, expected);
        const auto traces = tracesOfFile(u"corpus/traceweaver/"_s + file);
        ServiceTimes imitated;
        std::size_t different = 0;
        for (const TracePtr &trace : traces) {
            const CriticalPath path = clippedPath(*trace);
            const auto sections = jaegerSections(*trace);
            imitated.add(*trace, sections);
            if (sectionsOf(path) == sections)
                continue;
            ++different;
            QVERIFY2(hasTouchingCalls(*trace, path), trace->idText().c_str());
        }
        QCOMPARE(traces.size(), static_cast<std::size_t>(expected[u"traces"_s].toInteger()));
        QCOMPARE(imitated.nsByService, expected[u"critical_path_ns_by_service"_s].toObject().toVariantMap());
        QCOMPARE(imitated.sections, static_cast<std::size_t>(expected[u"sections"_s].toInteger()));
        QCOMPARE(different, touchingTraces(file));
    }

    void equalsTheImitationOnRandomTrees()
    {
        std::size_t different = 0;
        for (std::uint64_t seed = 0; seed < 4'000; ++seed) {
            const TracePtr trace = randomTrace(seed, static_cast<std::uint32_t>(2 + seed % 30), false);
            const CriticalPath path = clippedPath(*trace);
            if (sectionsOf(path) == jaegerSections(*trace))
                continue;
            ++different;
            QVERIFY2(hasTouchingCalls(*trace, path), std::to_string(seed).c_str());
        }
        QVERIFY2(different < 400, std::to_string(different).c_str());
    }
};

QTEST_GUILESS_MAIN(TestCriticalPathPeers)
#include "tst_criticalpathpeers.moc"
