// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/latencymodel.h"
#include "tests/models/latencysample.h"
#include "tests/support/testbase.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kMs = 1'000'000;
constexpr std::int64_t kSecond = 1'000 * kMs;

LatencyDataPtr dataOf(LatencySample &sample, const LatencyQuestion &question = {})
{
    return std::make_shared<const LatencyData>(sample.columns(), question);
}

/// "service|operation|kind|spans|errors" of each group.
QStringList dump(const LatencyData &data)
{
    QStringList lines;
    for (std::size_t i = 0; i < data.groups().size(); ++i) {
        const LatencyGroup &group = data.groups()[i];
        const std::string_view kind = spanKindName(group.kind);
        lines += u"%1|%2|%3|%4|%5"_s
                     .arg(QString::fromStdString(group.service), QString::fromStdString(group.operation),
                          QString::fromLatin1(kind.data(), qsizetype(kind.size())))
                     .arg(data.rows()[i].counts.spans)
                     .arg(data.rows()[i].counts.errors);
    }
    return lines;
}

LatencySample hundredRequests()
{
    LatencySample sample;
    for (int i = 1; i <= 100; ++i)
        sample.add("cart", "GET /", SpanKind::Server, (i - 1) * kSecond, i * kMs, i == 100 ? SpanFlag::kError : 0);
    return sample;
}

QString cell(const LatencyModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class TestLatencyModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void groupsRequestsOfOneOperation();
    void leavesOutWhatIsNoEntry();
    void looksAtOutboundCallsApart();
    void groupsByService();
    void putsSegmentsTogether();
    void measuresWhatEndedOnly();
    void showsFiguresWithTheirUnits();
    void saysHowSureAQuantileIs();
    void tellsARateOfRepresentativeSetsOnly();
    void ratesOverTheTimeOfTheTracesOnly();
    void ratesAllRowsOverOneTime();
    void weighsRatesBySampling();
    void weighsPercentilesBySampling();
    void tellsNothingForAllWhereSamplingIsNotTold();
    void judgesAnObjective();
    void keepsObjectives();
    void saysWhichFileOfObjectivesIsDamaged();
    void givesTheSpansBehindAGroup();
    void passesTheModelTester();
};

void TestLatencyModel::groupsRequestsOfOneOperation()
{
    LatencySample sample;
    sample.add("cart", "GET /users/1", SpanKind::Server, 0, kMs)
        .add("cart", "GET /users/2?x=1", SpanKind::Server, 0, kMs, SpanFlag::kError)
        .add("cart", "GET /users/2", SpanKind::Consumer, 0, kMs)
        .add("shop", "GET /users/3", SpanKind::Server, 0, kMs);
    QCOMPARE(dump(*dataOf(sample)),
             (QStringList{u"cart|GET /users/{n}|server|2|1"_s, u"cart|GET /users/{n}|consumer|1|0"_s,
                          u"shop|GET /users/{n}|server|1|0"_s}));
}

void TestLatencyModel::leavesOutWhatIsNoEntry()
{
    LatencySample sample;
    sample.add("cart", "work", SpanKind::Internal, 0, kMs)
        .add("cart", "root", SpanKind::Internal, 0, kMs, SpanFlag::kRoot | SpanFlag::kEntry)
        .add("", "", SpanKind::Unspecified, 0, kMs, SpanFlag::kPhantom);
    QCOMPARE(dump(*dataOf(sample)), QStringList{u"cart|root|internal|1|0"_s});
}

void TestLatencyModel::looksAtOutboundCallsApart()
{
    LatencySample sample;
    sample.add("cart", "GET", SpanKind::Server, 0, kMs)
        .add("cart", "HGET", SpanKind::Client, 0, kMs)
        .add("cart", "send", SpanKind::Producer, 0, kMs);
    QCOMPARE(dump(*dataOf(sample, {LatencySide::Outbound, LatencyGrouping::Operation, SpanOutcome::All})),
             (QStringList{u"cart|HGET|client|1|0"_s, u"cart|send|producer|1|0"_s}));
}

void TestLatencyModel::groupsByService()
{
    LatencySample sample;
    sample.add("cart", "a", SpanKind::Server, 0, kMs).add("cart", "b", SpanKind::Consumer, 0, kMs);
    QCOMPARE(dump(*dataOf(sample, {LatencySide::Entry, LatencyGrouping::Service, SpanOutcome::All})),
             QStringList{u"cart||unspecified|2|0"_s});
}

void TestLatencyModel::putsSegmentsTogether()
{
    LatencySample sample;
    sample.add("cart", "a", SpanKind::Server, 5, 20).cut().add("cart", "a", SpanKind::Server, 9, 10);

    const LatencyDataPtr data = dataOf(sample);

    QCOMPARE(data->rows().size(), std::size_t{1});
    QCOMPARE(data->durations(0).front(), 10);
    QCOMPARE(data->firstStartNs(), 5);
    QCOMPARE(data->lastStartNs(), 9);
    quint64 active = 0;
    for (const std::uint32_t spans : data->activity().steps(0))
        active += spans;
    QCOMPARE(active, 2U);
}

void TestLatencyModel::measuresWhatEndedOnly()
{
    LatencySample sample;
    sample.add("cart", "a", SpanKind::Server, 0, 20).add("cart", "a", SpanKind::Server, 0, 0, SpanFlag::kMissingEnd);

    const LatencyDataPtr data = dataOf(sample);

    QCOMPARE(data->rows()[0].counts.spans, 2U);
    QCOMPARE(data->rows()[0].measured, 1U);
    QCOMPARE(data->rows()[0].meanNs, 20.0);
}

void TestLatencyModel::showsFiguresWithTheirUnits()
{
    const QTemporaryDir folder;
    const Objectives objectives(folder.filePath(u"o.json"_s));
    LatencyModel model(objectives);
    LatencySample sample = hundredRequests();
    model.setLatencies(dataOf(sample));

    QCOMPARE(cell(model, 0, LatencyModel::Service), u"cart"_s);
    QCOMPARE(cell(model, 0, LatencyModel::Kind), u"server"_s);
    QCOMPARE(cell(model, 0, LatencyModel::Count), u"100"_s);
    QCOMPARE(cell(model, 0, LatencyModel::Errors), u"1 (1.0 %)"_s);
    QCOMPARE(cell(model, 0, LatencyModel::Mean), u"50.5 ms"_s);
    QCOMPARE(cell(model, 0, LatencyModel::FirstQuantile), u"50.0 ms"_s);
    QCOMPARE(cell(model, 0, LatencyModel::FirstQuantile + 3), u"95.0 ms"_s);
    QCOMPARE(cell(model, 0, LatencyModel::Longest), u"100 ms"_s);
    QCOMPARE(model.headerData(LatencyModel::LastQuantile, Qt::Horizontal).toString(), u"p99.9"_s);
}

void TestLatencyModel::saysHowSureAQuantileIs()
{
    const QTemporaryDir folder;
    const Objectives objectives(folder.filePath(u"o.json"_s));
    LatencyModel model(objectives);
    LatencySample sample = hundredRequests();
    model.setLatencies(dataOf(sample));
    const QModelIndex p95 = model.index(0, LatencyModel::FirstQuantile + 3);
    const QModelIndex p99 = model.index(0, LatencyModel::FirstQuantile + 4);

    QCOMPARE(p95.data(LatencyModel::UncertainRole).toBool(), false);
    QVERIFY(p95.data(Qt::ToolTipRole).toString().contains(u"90.0 ms to 100 ms"_s)); // analysis.md section 4.3
    QCOMPARE(p99.data(LatencyModel::UncertainRole).toBool(), true);
    QVERIFY(p99.data(Qt::ToolTipRole).toString().contains(u"n = 100, need 368"_s));
}

void TestLatencyModel::tellsARateOfRepresentativeSetsOnly()
{
    const QTemporaryDir folder;
    const Objectives objectives(folder.filePath(u"o.json"_s));
    LatencyModel model(objectives);
    LatencySample sample = hundredRequests();
    model.setLatencies(dataOf(sample));

    QCOMPARE(cell(model, 0, LatencyModel::Rate), u"\u2013"_s);
    model.setRepresentativeness(Representativeness::TailSampled);
    QCOMPARE(cell(model, 0, LatencyModel::Rate), u"\u2013"_s);
    model.setRepresentativeness(Representativeness::All);
    QCOMPARE(cell(model, 0, LatencyModel::Rate), u"1.01/s"_s); // 100 within 99 s
}

void TestLatencyModel::ratesOverTheTimeOfTheTracesOnly()
{
    const QTemporaryDir folder;
    const Objectives objectives(folder.filePath(u"o.json"_s));
    LatencyModel model(objectives);
    LatencySample sample = hundredRequests();
    sample.add("old", "GET /", SpanKind::Server, -1000 * 86'400 * kSecond, kMs); // years before
    model.setLatencies(dataOf(sample));
    model.setRepresentativeness(Representativeness::All);

    QCOMPARE(cell(model, 0, LatencyModel::Rate), u"1.01/s"_s);
    QVERIFY(model.index(0, LatencyModel::Rate).data(Qt::ToolTipRole).toString().contains(u"1 min 39 s"_s));
    QCOMPARE(cell(model, 1, LatencyModel::Rate), u"\u2013"_s); // one request is no rate
}

void TestLatencyModel::ratesAllRowsOverOneTime()
{
    const QTemporaryDir folder;
    const Objectives objectives(folder.filePath(u"o.json"_s));
    LatencyModel model(objectives);
    LatencySample sample = hundredRequests();
    for (int i = 0; i <= 33; ++i) // half a minute, years before
        sample.add("old", "GET /", SpanKind::Server, (i - 1000LL * 86'400) * kSecond, kMs);
    model.setLatencies(dataOf(sample));
    model.setRepresentativeness(Representativeness::All);

    QCOMPARE(cell(model, 0, LatencyModel::Rate), u"45.5/min"_s); // 100 within 99 s and 33 s
    QCOMPARE(cell(model, 1, LatencyModel::Rate), u"15.5/min"_s);
    for (const int row : {0, 1})
        QVERIFY(model.index(row, LatencyModel::Rate).data(Qt::ToolTipRole).toString().contains(u"2 min 12 s in 2"_s));
}

void TestLatencyModel::weighsRatesBySampling()
{
    const QTemporaryDir folder;
    const Objectives objectives(folder.filePath(u"o.json"_s));
    LatencyModel model(objectives);
    LatencySample sample = hundredRequests();
    const LatencyDataPtr data = dataOf(sample);
    model.setLatencies(data);
    model.setRepresentativeness(Representativeness::HeadSampled);
    TraceWeights weights;
    for (std::uint64_t trace = 1; trace <= 100; ++trace)
        weights[TraceId{0, trace}] = 10;

    model.setWeighted(std::make_shared<const WeightedLatencies>(data, weights));

    QCOMPARE(cell(model, 0, LatencyModel::Rate), u"10.1/s"_s);
    QCOMPARE(cell(model, 0, LatencyModel::Count), u"100"_s); // n stays what was seen
    QVERIFY(model.index(0, LatencyModel::Count).data(Qt::ToolTipRole).toString().contains(u"about 1"_s));
    QCOMPARE(cell(model, 0, LatencyModel::FirstQuantile), u"50.0 ms"_s); // equal weights change no percentile
    model.setRepresentativeness(Representativeness::All);
    QCOMPARE(cell(model, 0, LatencyModel::Rate), u"1.01/s"_s);
}

/// analysis.md section 4.4: 10, 20, 30 and 40 ms stand for one each, 200 ms for four.
void TestLatencyModel::weighsPercentilesBySampling()
{
    const QTemporaryDir folder;
    Objectives objectives(folder.filePath(u"o.json"_s));
    const LatencyGroup shop{"shop", "buy", SpanKind::Server};
    QVERIFY(objectives.set(shop, Objective{100 * kMs, 0.9}).has_value());
    LatencyModel model(objectives);
    LatencySample sample;
    for (const int ms : {10, 20, 30, 40})
        sample.add("shop", "buy", SpanKind::Server, ms * kSecond, ms * kMs);
    sample.add("shop", "buy", SpanKind::Server, 50 * kSecond, 200 * kMs, SpanFlag::kError);
    const LatencyDataPtr data = dataOf(sample);
    model.setLatencies(data);
    QCOMPARE(cell(model, 0, LatencyModel::FirstQuantile), u"30.0 ms"_s);
    QCOMPARE(cell(model, 0, LatencyModel::Mean), u"60.0 ms"_s);
    model.setRepresentativeness(Representativeness::HeadSampled);
    TraceWeights weights;
    for (std::uint64_t trace = 1; trace <= 5; ++trace)
        weights[TraceId{0, trace}] = trace == 5 ? 4 : 1;

    model.setWeighted(std::make_shared<const WeightedLatencies>(data, weights));

    QCOMPARE(cell(model, 0, LatencyModel::FirstQuantile), u"40.0 ms"_s);
    QCOMPARE(cell(model, 0, LatencyModel::Mean), u"113 ms"_s); // 112.5
    QCOMPARE(model.weighted(0)->meanNs, 112.5 * kMs);
    QCOMPARE(model.weighted(0)->effective, 3.2);
    QCOMPARE(cell(model, 0, LatencyModel::Errors), u"1 (50.0 %)"_s);
    QCOMPARE(cell(model, 0, LatencyModel::Rate), u"12.0/min"_s); // 8 in 40 s
    QVERIFY(model.index(0, LatencyModel::FirstQuantile).data(Qt::ToolTipRole).toString().contains(u"worth 3.2"_s));
    QCOMPARE(model.compliance(0)->good.share, 0.5);
    QVERIFY(model.compliance(0)->good.upper < 0.95); // of 3.2 requests, not of 8
}

/// Unknown is not one.
void TestLatencyModel::tellsNothingForAllWhereSamplingIsNotTold()
{
    const QTemporaryDir folder;
    Objectives objectives(folder.filePath(u"o.json"_s));
    QVERIFY(objectives.set({"cart", "GET /", SpanKind::Server}, Objective{kSecond, 0.5}).has_value());
    LatencyModel model(objectives);
    LatencySample sample = hundredRequests();
    const LatencyDataPtr data = dataOf(sample);
    model.setLatencies(data);
    model.setRepresentativeness(Representativeness::HeadSampled);
    TraceWeights weights;
    for (std::uint64_t trace = 2; trace <= 100; ++trace)
        weights[TraceId{0, trace}] = 10; // the first one says nothing

    model.setWeighted(std::make_shared<const WeightedLatencies>(data, weights));

    QCOMPARE(cell(model, 0, LatencyModel::Rate), u"\u2013"_s);
    QCOMPARE(cell(model, 0, LatencyModel::ObjectiveVerdict), u"set; sampling not told"_s);
    const QModelIndex p50 = model.index(0, LatencyModel::FirstQuantile);
    QCOMPARE(p50.data().toString(), u"50.0 ms"_s); // of the spans as they are, in grey
    QVERIFY(p50.data(LatencyModel::UncertainRole).toBool());
    QVERIFY(p50.data(Qt::ToolTipRole).toString().contains(u"Not weighted"_s));
}

void TestLatencyModel::judgesAnObjective()
{
    const QTemporaryDir folder;
    Objectives objectives(folder.filePath(u"o.json"_s));
    LatencyModel model(objectives);
    LatencySample sample = hundredRequests();
    model.setLatencies(dataOf(sample));
    const LatencyGroup cart{"cart", "GET /", SpanKind::Server};

    QVERIFY(objectives.set(cart, Objective{90 * kMs, 0.5}).has_value());
    model.refreshObjectives();
    QVERIFY(!model.compliance(0)); // of unknown traces nothing is said
    QCOMPARE(cell(model, 0, LatencyModel::ObjectiveVerdict), u"set; traces unknown"_s);

    model.setRepresentativeness(Representativeness::All);
    QCOMPARE(model.compliance(0)->verdict, Verdict::Pass);
    QCOMPARE(cell(model, 0, LatencyModel::ObjectiveVerdict), u"kept: 90.00 %"_s);

    QVERIFY(objectives.set(cart, Objective{90 * kMs, 0.99}).has_value());
    model.refreshObjectives();
    QCOMPARE(model.compliance(0)->verdict, Verdict::Fail);
    QVERIFY(objectives.set(cart, Objective{90 * kMs, 0.91}).has_value());
    model.refreshObjectives();
    QCOMPARE(model.compliance(0)->verdict, Verdict::Inconclusive);
}

void TestLatencyModel::keepsObjectives()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"deep/o.json"_s);
    const LatencyGroup cart{"cart", "GET /", SpanKind::Server};
    {
        Objectives objectives(file);
        QVERIFY(objectives.set(cart, Objective{300 * kMs, 0.99}).has_value());
        QVERIFY(objectives.set({"shop", "", SpanKind::Unspecified}, Objective{kSecond, 0.9}).has_value());
        QVERIFY(!objectives.set(cart, Objective{0, 0.99}).has_value());
    }
    Objectives again(file);
    QCOMPARE(again.size(), std::size_t{2});
    QCOMPARE(again.find(cart)->thresholdNs, 300 * kMs);
    QCOMPARE(again.find(cart)->target, 0.99);
    QVERIFY(again.set(cart, std::nullopt).has_value());
    QVERIFY(!Objectives(file).find(cart));
}

void TestLatencyModel::saysWhichFileOfObjectivesIsDamaged()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"o.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[1");
    file.close();
    QString problem;

    const Objectives objectives(file.fileName(), &problem);

    QVERIFY(problem.contains(file.fileName()));
    QCOMPARE(objectives.size(), std::size_t{0});
}

void TestLatencyModel::givesTheSpansBehindAGroup()
{
    LatencySample sample;
    sample.add("cart", "a", SpanKind::Server, 1, 20)
        .add("cart", "b", SpanKind::Server, 2, 30)
        .add("cart", "a", SpanKind::Server, 3, 40, SpanFlag::kError);

    const auto spans = dataOf(sample)->spans(0, 10);

    QCOMPARE(spans.size(), std::size_t{2});
    QCOMPARE(spans[1].trace.low, 3U);
    QCOMPARE(spans[1].durationNs, 40);
    QVERIFY(spans[1].isError);
    QCOMPARE(dataOf(sample)->spans(0, 1).size(), std::size_t{1});
}

void TestLatencyModel::passesTheModelTester()
{
    const QTemporaryDir folder;
    Objectives objectives(folder.filePath(u"o.json"_s));
    LatencyModel model(objectives);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    LatencySample sample = hundredRequests();

    model.setLatencies(dataOf(sample));
    model.setRepresentativeness(Representativeness::All);
    LatencySample empty;
    model.setLatencies(dataOf(empty));

    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestLatencyModel)
#include "tst_latencymodel.moc"
