// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/distributioncurve.h"
#include "core/layout/heatmaplayout.h"
#include "core/layout/histogramlayout.h"
#include "core/layout/percentilelines.h"
#include "core/layout/serieslayout.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace traceloupe;

namespace {

constexpr std::int64_t kMs = 1'000'000;

/// The worked example of the weights: 10, 20, 30 and 40 ms, one each, and 200 ms that stands for four.
ResultColumns sampled()
{
    ResultColumns columns;
    for (const std::int64_t ms : {10, 20, 30, 40, 200}) {
        columns.append(0, ms * kMs, 1, ms == 200 ? 1 : 0);
        columns.weight.push_back(ms == 200 ? 4 : 1);
    }
    return columns;
}

DurationDistribution sampledDurations()
{
    return DurationDistribution(
        std::vector<WeightedValue>{{200 * kMs, 4}, {10 * kMs, 1}, {20 * kMs, 1}, {30 * kMs, 1}, {40 * kMs, 1}});
}

double yAt(const DistributionCurve &curve, double x)
{
    return std::ranges::lower_bound(curve.points(), x, {}, &CurvePoint::xPx)->yPx;
}

} // namespace

class TestWeightedCharts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksPercentilesOfWhatTheTracesStandFor()
    {
        const std::vector<PercentileLine> lines = percentileLines(sampled());
        QCOMPARE(lines[0].estimate.value, 40 * kMs);  // 30 where each stands for one
        QCOMPARE(lines[1].estimate.value, 200 * kMs); // p75; 40
        QCOMPARE(lines[0].estimate.count, 3U);        // 64 / 20 = 3.2
        QVERIFY(!lines[0].isTrusted());
    }

    void takesSpansOfOneTraceForOneObservation()
    {
        ResultColumns columns;
        for (int i = 0; i < 100; ++i) {
            columns.append(0, (i + 1) * kMs, 1, 0);
            columns.weight.push_back(2);
        }
        QVERIFY(percentileLines(columns)[3].isTrusted()); // p95 needs 72
        columns.independent = 50;
        QVERIFY(!percentileLines(columns)[3].isTrusted());
    }

    void drawsBarsAsHighAsWhatTheyStandFor()
    {
        const HistogramLayout layout(sampled(), {0, 0, 0, 1, 1}, LogScale({kMs, 1'000 * kMs}, 32));
        const HistogramBin &slow = layout.bins().at(
            layout.binAt(LogScale({kMs, 1'000 * kMs}, 32).positionOf(200 * kMs)));
        QCOMPARE(slow.traces, 1U);
        QCOMPARE(slow.weight, 4.0);
        QCOMPARE(slow.failedWeight, 4.0);
        QCOMPARE(slow.membersWeight, 4.0);
        QCOMPARE(layout.mostWeight(), 4.0);
        double all = 0;
        for (const HistogramBin &bin : layout.bins())
            all += bin.weight;
        QCOMPARE(all, 8.0);
    }

    void coloursCellsByWhatTheyStandFor()
    {
        const HeatmapLayout layout(sampled(), {}, TimeScale({-1, 1}, 12), LogScale({kMs, 1'000 * kMs}, 30));
        QCOMPARE(layout.cell(0, 2).traces, 1U); // 200 ms
        QCOMPARE(layout.cell(0, 2).weight, 4.0);
        QCOMPARE(layout.cell(0, 1).weight, 4.0); // the four others
        QCOMPARE(layout.strength(layout.cell(0, 2)), 1.0);
        QCOMPARE(layout.scaleSteps(4).back(), 4U); // the key tells what cells stand for
        QCOMPARE(layout.strengthOf(4), 1.0);
    }

    void climbsByWhatDurationsStandFor()
    {
        const DistributionCurve curve(sampledDurations(), CurveKind::Cumulative, 400, 100);
        const auto shareUpTo = [&curve](std::int64_t ms) {
            return 100 - yAt(curve, curve.duration().positionOf(ms * kMs) + 1);
        };
        QCOMPARE(shareUpTo(40), 50.0); // 80 where each stands for one
        QCOMPARE(shareUpTo(10), 12.5);
        QCOMPARE(shareUpTo(200), 100.0);
    }

    void showsTheTailOfWhatDurationsStandFor()
    {
        const DurationDistribution durations = sampledDurations();
        QCOMPARE(durations.quantile(kP50), 40 * kMs);
        QCOMPARE(durations.quantile(500'001), 200 * kMs);
        QCOMPARE(durations.total(), 8.0);
        QCOMPARE(durations.countUpTo(40 * kMs), 4U);
        const DistributionCurve curve(durations, CurveKind::Percentile, 400, 100);
        const auto at = [&](double percent) {
            double x = 0;
            while (curve.percentAt(x) < percent)
                x += 0.5;
            return yAt(curve, x);
        };
        QCOMPARE(at(45), 100 - curve.duration().positionOf(40 * kMs));
        QCOMPARE(at(55), 100 - curve.duration().positionOf(200 * kMs));
    }

    void isTheSameWhereAllStandForAsMany()
    {
        std::vector<std::int64_t> plain;
        std::vector<WeightedValue> weighted;
        for (int i = 1; i <= 1'000; ++i) {
            plain.push_back(i * kMs);
            weighted.push_back({i * kMs, 3});
        }
        const DurationDistribution one(plain);
        const DurationDistribution three(weighted);
        for (const std::uint32_t millionths : {1U, kP50, kP75, kP90, kP95, kP99, kP999, 1'000'000U})
            QCOMPARE(three.quantile(millionths), one.quantile(millionths));
        QCOMPARE(three.shareUpTo(123 * kMs), one.shareUpTo(123 * kMs));
    }

    void weighsEachStepOfTime()
    {
        const std::vector<std::uint32_t> group(6, 0);
        const std::vector<std::int64_t> starts{0, 1, 2, 3, 4, 15};
        const std::vector<std::int64_t> durations{10, 20, 30, 40, 200, 7};
        const std::vector<std::uint8_t> marks{0, 0, 0, 0, LatencyMark::kError, 0};
        const std::vector<double> weights{1, 1, 1, 1, 4, 2.5};
        const LatencySpans spans{group, starts, durations, marks, weights};
        const std::vector<SeriesPoint> points = latencySeries(std::span(&spans, 1), 0, {0, 10, 2}, SpanOutcome::All);
        QCOMPARE(points[0].spans, 5U);
        QCOMPARE(points[0].standsFor(), 8.0);
        QCOMPARE(points[0].errorsStandFor(), 4.0);
        QCOMPARE(points[0].evidence(), 3.2);
        QCOMPARE(points[0].p50Ns, 40);
        QCOMPARE(points[0].p95Ns, 200);
        QCOMPARE(points[1].standsFor(), 2.5);
        const SeriesLayout layout = layoutSeries(points, {0, 10, 2}, 40, 100);
        QCOMPARE(layout.mostSpans, 8.0);
        QVERIFY(layout.stretches[0][0].isUncertain[0]);
    }

    void isNotSurerForStandingForMany()
    {
        std::vector<std::int64_t> starts(100, 0);
        const std::vector<std::uint32_t> group(100, 0);
        const std::vector<std::uint8_t> marks(100, 0);
        const std::vector<double> equal(100, 1'000);
        std::vector<double> unequal(100, 1);
        unequal.front() = 1'000;
        const auto isUncertain = [&](const std::vector<double> &weights) {
            const LatencySpans spans{group, starts, starts, marks, weights};
            const auto points = latencySeries(std::span(&spans, 1), 0, {0, 10, 1}, SpanOutcome::All);
            return layoutSeries(points, {0, 10, 1}, 40, 100).stretches[0][0].isUncertain;
        };
        QCOMPARE(isUncertain(equal), (std::array{false, false, true}));   // as 100 that stand for one
        QCOMPARE(isUncertain(unequal), (std::array{true, true, true}));
    }
};

QTEST_GUILESS_MAIN(TestWeightedCharts)
#include "tst_weightedcharts.moc"
