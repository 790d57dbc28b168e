// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/distributioncurve.h"
#include "core/layout/serieslayout.h"

#include <QTest>

using namespace traceloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kMs = 1'000'000;

SeriesPoint pointOf(std::uint64_t spans, std::int64_t p50, std::int64_t p95, std::int64_t p99)
{
    SeriesPoint point;
    point.spans = point.measured = spans;
    point.p50Ns = p50;
    point.p95Ns = p95;
    point.p99Ns = p99;
    return point;
}

double yAt(const DistributionCurve &curve, double x)
{
    const auto &points = curve.points();
    const auto at = std::ranges::lower_bound(points, x, {}, &CurvePoint::xPx);
    return at == points.end() ? points.back().yPx : at->yPx;
}

} // namespace

class TestLatencyCharts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void breaksTheLineWhereNothingHappened();
    void marksFiguresOfTooFewSpans();
    void findsTheStepUnderThePointer();
    void laysOutNoPoints();
    void climbsFromNoneToAll();
    void showsTheTailDecadeByDecade();
    void namesShares();
    void costsWhatTheScreenShows();
};

void TestLatencyCharts::breaksTheLineWhereNothingHappened()
{
    const std::vector<SeriesPoint> points{pointOf(400, kMs, 10 * kMs, 100 * kMs),
                                          pointOf(400, kMs, 10 * kMs, 100 * kMs),
                                          {},
                                          pointOf(400, kMs, kMs, kMs)};
    const SeriesLayout layout = layoutSeries(points, {0, 10, 4}, 40, 100);
    QCOMPARE(layout.stretches.size(), std::size_t{2});
    QCOMPARE(layout.stretches[0].size(), std::size_t{2});
    QCOMPARE(layout.stretches[1][0].step, 3U);
    QCOMPARE(layout.stretches[1][0].centrePx, 35.0);
    QCOMPARE(layout.mostSpans, 400.0);
    const SeriesMark &mark = layout.stretches[0][0];
    QVERIFY(mark.yPx[0] > mark.yPx[1] && mark.yPx[1] > mark.yPx[2]); // longer is higher
    QCOMPARE(mark.yPx[0] - mark.yPx[1], mark.yPx[1] - mark.yPx[2]);  // by decades
}

void TestLatencyCharts::marksFiguresOfTooFewSpans()
{
    const std::vector<SeriesPoint> points{pointOf(100, kMs, kMs, kMs)};
    const SeriesLayout layout = layoutSeries(points, {0, 10, 1}, 40, 100);
    const SeriesMark &mark = layout.stretches[0][0];
    QCOMPARE(mark.isUncertain, (std::array{false, false, true})); // p99 needs 368
    QVERIFY(toText(layout).startsWith(u"0@20:"_s));
    QVERIFY(toText(layout).endsWith(u'?'));
}

void TestLatencyCharts::findsTheStepUnderThePointer()
{
    const SeriesLayout layout = layoutSeries(std::vector<SeriesPoint>(4), {0, 10, 4}, 40, 100);
    QCOMPARE(layout.stepAt(-5), 0U);
    QCOMPARE(layout.stepAt(9.9), 0U);
    QCOMPARE(layout.stepAt(10), 1U);
    QCOMPARE(layout.stepAt(99), 3U);
}

void TestLatencyCharts::laysOutNoPoints()
{
    const SeriesLayout layout = layoutSeries({}, {0, 10, 0}, 40, 100);
    QVERIFY(layout.stretches.empty());
    QVERIFY(DistributionCurve({}, CurveKind::Percentile, 100, 100).points().empty());
}

void TestLatencyCharts::climbsFromNoneToAll()
{
    const std::vector<std::int64_t> durations{kMs, 10 * kMs, 100 * kMs, 1'000 * kMs};
    const DistributionCurve curve(DurationDistribution(durations), CurveKind::Cumulative, 200, 100);
    QCOMPARE(curve.points().front().yPx, 100.0);
    QCOMPARE(curve.points().back().yPx, 0.0);
    QCOMPARE(yAt(curve, curve.duration().positionOf(30 * kMs)), 50.0);
    for (std::size_t i = 1; i < curve.points().size(); ++i)
        QVERIFY(curve.points()[i].yPx <= curve.points()[i - 1].yPx);
}

void TestLatencyCharts::showsTheTailDecadeByDecade()
{
    std::vector<std::int64_t> durations;
    for (int i = 1; i <= 1'000; ++i)
        durations.push_back(i * kMs);
    const DistributionCurve curve(DurationDistribution(durations), CurveKind::Percentile, 300, 100);

    QCOMPARE(curve.percentAt(100), 90.0);
    QVERIFY(qAbs(curve.percentAt(200) - 99.0) < 1e-9);
    QVERIFY(qAbs(yAt(curve, 100) - (100 - curve.duration().positionOf(900 * kMs))) < 0.5);
    QVERIFY(qAbs(yAt(curve, 200) - (100 - curve.duration().positionOf(990 * kMs))) < 0.5);
}

void TestLatencyCharts::namesShares()
{
    const std::vector<std::int64_t> durations(1'000, kMs);
    QList<double> percents;
    for (const ShareTick &tick :
         DistributionCurve(DurationDistribution(durations), CurveKind::Percentile, 300, 100).shareTicks())
        percents += qRound(tick.percent * 100) / 100.0;
    QCOMPARE(percents, (QList<double>{0, 50, 90, 99, 99.9}));
    QCOMPARE(DistributionCurve(DurationDistribution(durations), CurveKind::Cumulative, 300, 100).shareTicks().size(),
             std::size_t{5});
}

void TestLatencyCharts::costsWhatTheScreenShows()
{
    const std::vector<std::int64_t> durations(100'000, kMs);
    QVERIFY(DistributionCurve(DurationDistribution(durations), CurveKind::Cumulative, 300, 100).points().size() <= 601);
}

QTEST_GUILESS_MAIN(TestLatencyCharts)
#include "tst_latencycharts.moc"
