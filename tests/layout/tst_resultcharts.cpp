// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/heatmaplayout.h"
#include "core/layout/histogramlayout.h"
#include "core/layout/scatterlayout.h"

#include "tests/support/splitmix.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace traceloupe;

namespace {

constexpr std::int64_t kMs = 1'000'000;

/// Start and duration in milliseconds, spans, errors.
ResultColumns rowsOf(std::initializer_list<std::array<std::int64_t, 4>> rows)
{
    ResultColumns columns;
    for (const auto &row : rows)
        columns.append(row[0] * kMs, row[1] * kMs, static_cast<std::uint32_t>(row[2]),
                       static_cast<std::uint32_t>(row[3]));
    return columns;
}

ResultColumns randomRows(std::size_t count, std::uint64_t seed)
{
    test::SplitMix random(seed);
    ResultColumns columns;
    for (std::size_t i = 0; i < count; ++i) {
        const auto magnitude = random.next() % 40;
        columns.append(static_cast<std::int64_t>(random.next() % 3'600'000) * kMs,
                       static_cast<std::int64_t>(random.next() % (std::uint64_t{1} << magnitude)),
                       static_cast<std::uint32_t>(random.next() % 5'000), random.next() % 7 == 0 ? 1 : 0);
    }
    return columns;
}

} // namespace

class TestResultCharts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void putsTracesByTimeAndDuration();
    void drawsFailedTracesLast();
    void letsACrowdShowItsErrorsAsTheirShare();
    void findsTheDotUnderThePointer();
    void countsTracesIntoCells();
    void marksWhatIsInTheCohort();
    void standsForTheCellsThatWereMarked();
    void scalesFromOneTraceToTheFullestCell();
    void countsDurationsIntoBars();
    void standsForTheBarsThatWereMarked();
    void showsTracesWithoutADuration();
    void drawsNothingForNoTraces();
    void losesNoTrace();
    void selectsWhatABrushCovers();
    void countsInRoundSteps_data();
    void countsInRoundSteps();
};

void TestResultCharts::putsTracesByTimeAndDuration()
{
    const ResultColumns rows = rowsOf({{0, 1, 4, 0}, {500, 10, 100, 0}, {1'000, 100, 0, 1}});

    const ScatterLayout layout = layoutScatter(rows, TimeScale({0, 1'000 * kMs}, 200), LogScale({kMs, 100 * kMs}, 100));

    QCOMPARE(toText(layout), u"row 1 at 100,50 radius 11.0\n"
                             "row 0 at 0,100 radius 4.2\n"
                             "row 2 at 200,0 radius 2.5\n"_s);
}

void TestResultCharts::drawsFailedTracesLast()
{
    const ResultColumns rows = rowsOf({{0, 1, 5, 1}, {0, 1, 5, 0}, {0, 1, 5, 0}});

    const ScatterLayout layout = layoutScatter(rows, TimeScale({0, kMs}, 10), LogScale({kMs, 10 * kMs}, 10));

    QCOMPARE(layout.dots.back().row, 0U);
}

void TestResultCharts::letsACrowdShowItsErrorsAsTheirShare()
{
    ResultColumns rows = rowsOf({{900, 50, 1, 0}}); // one of its own
    for (int i = 0; i < 100; ++i)
        rows.append(100 * kMs, 5 * kMs, 1, i % 10 == 0 ? 1 : 0);

    const ScatterLayout layout = layoutScatter(rows, TimeScale({0, 1'000 * kMs}, 400), LogScale({kMs, 100 * kMs}, 100));

    float ofAll = 1;    // what is left of the background
    float errorsSeen = 0; // of the colour at that place
    for (const ScatterDot &dot : layout.dots) {
        if (dot.row == 0) {
            QVERIFY(dot.opacity >= ScatterLayout::kLeastCover);
            continue;
        }
        QVERIFY(dot.opacity < 0.5F);
        const bool isFailed = rows.errors[dot.row] > 0;
        errorsSeen = errorsSeen * (1 - dot.opacity) + (isFailed ? dot.opacity : 0);
        ofAll *= 1 - dot.opacity;
    }
    QVERIFY(ofAll < 0.1F);
    QVERIFY2(errorsSeen > 0.03F && errorsSeen < 0.3F, qPrintable(QString::number(static_cast<double>(errorsSeen))));
}

void TestResultCharts::findsTheDotUnderThePointer()
{
    const ResultColumns rows = rowsOf({{0, 1, 100, 0}, {500, 10, 1, 0}, {510, 10, 1, 0}});
    const ScatterLayout layout = layoutScatter(rows, TimeScale({0, 1'000 * kMs}, 200), LogScale({kMs, 100 * kMs}, 100));

    QCOMPARE(rowAt(layout, 5, 95, 3), std::optional<std::uint32_t>(0));
    QCOMPARE(rowAt(layout, 98, 50, 3), std::optional<std::uint32_t>(1));
    QCOMPARE(rowAt(layout, 104, 50, 3), std::optional<std::uint32_t>(2));
    QCOMPARE(rowAt(layout, 150, 50, 3), std::nullopt);
}

void TestResultCharts::countsTracesIntoCells()
{
    ResultColumns rows = rowsOf({{0, 1, 1, 0}, {1, 1, 1, 0}, {999, 99, 1, 1}, {500, 10, 1, 0}});
    for (int i = 0; i < 12; ++i)
        rows.append(999 * kMs, kMs, 1, 0);

    const HeatmapLayout layout(rows, {}, TimeScale({0, 1'000 * kMs}, 48), LogScale({kMs, 100 * kMs}, 30));

    QCOMPARE(toText(layout), u"...1\n"
                             "..1.\n"
                             "2..+\n"_s);
    QCOMPARE(layout.cell(3, 2).failed, 1U);
    QCOMPARE(layout.most(), 12U);
    QCOMPARE(layout.strength(layout.cell(3, 0)), 1.0);
    QCOMPARE(layout.strength(layout.cell(0, 2)), 0.0);
}

void TestResultCharts::marksWhatIsInTheCohort()
{
    const ResultColumns rows = rowsOf({{0, 1, 1, 0}, {1, 1, 1, 0}, {999, 99, 1, 1}});
    const std::vector<std::uint8_t> members = {1, 0, 1};

    const HeatmapLayout cells(rows, members, TimeScale({0, 1'000 * kMs}, 48), LogScale({kMs, 100 * kMs}, 30));
    const HistogramLayout bars(rows, members, LogScale({kMs, 100 * kMs}, 24));

    QCOMPARE(cells.cell(0, 0).members, 1U);
    QCOMPARE(cells.cell(3, 2).members, 1U);
    QCOMPARE(bars.bins().front().members, 1U);
    QCOMPARE(bars.bins().back().members, 1U);
}

void TestResultCharts::standsForTheCellsThatWereMarked()
{
    const ResultColumns rows = rowsOf({{0, 1, 1, 0}, {500, 10, 1, 0}, {999, 99, 1, 1}});
    const HeatmapLayout layout(rows, {}, TimeScale({0, 1'000 * kMs}, 48), LogScale({kMs, 100 * kMs}, 30));

    const ResultBrush one = layout.brushOf(2, 1, 2, 1);
    const ResultBrush all = layout.brushOf(3, 2, 0, 0);

    QCOMPARE(rowsWithin(rows, one), std::vector<std::uint8_t>({0, 1, 0}));
    QCOMPARE(one.start, TimeRange({500 * kMs, 750 * kMs}));
    QCOMPARE(rowsWithin(rows, all), std::vector<std::uint8_t>({1, 1, 1}));
    QCOMPARE(all.duration->minNs, 0);
    QCOMPARE(layout.columnAt(-5), 0);
    QCOMPARE(layout.rowAt(-5), 2);
    QCOMPARE(layout.rowAt(500), 0);
}

void TestResultCharts::scalesFromOneTraceToTheFullestCell()
{
    ResultColumns rows = rowsOf({{500, 10, 1, 0}});
    for (int i = 0; i < 50; ++i)
        rows.append(0, kMs, 1, 0);
    const HeatmapLayout layout(rows, {}, TimeScale({0, 1'000 * kMs}, 48), LogScale({kMs, 100 * kMs}, 30));

    const std::vector<std::uint32_t> steps = layout.scaleSteps(4);

    QCOMPARE(steps.size(), std::size_t{4});
    QCOMPARE(steps.front(), 1U);
    QCOMPARE(steps.back(), 50U);
    QVERIFY(std::ranges::is_sorted(steps));
    QVERIFY(HeatmapLayout().scaleSteps(4).empty());
    const HeatmapLayout ofOne(rowsOf({{0, 1, 1, 0}}), {}, TimeScale({0, kMs}, 48), LogScale({kMs, 100 * kMs}, 30));
    QCOMPARE(ofOne.scaleSteps(4), std::vector<std::uint32_t>{1});
}

void TestResultCharts::countsDurationsIntoBars()
{
    const ResultColumns rows = rowsOf({{0, 1, 1, 0}, {0, 1, 1, 1}, {0, 5, 1, 0}, {0, 20, 1, 0}, {0, 99, 1, 0}});

    const HistogramLayout layout(rows, {}, LogScale({kMs, 100 * kMs}, 34));

    QCOMPARE(toText(layout), u"2 1 1 1"_s);
    QCOMPARE(layout.bins().front().failed, 1U);
    QCOMPARE(layout.barWidthPx(), 8.5);
    QCOMPARE(layout.most(), 2U);
}

void TestResultCharts::standsForTheBarsThatWereMarked()
{
    const ResultColumns rows = rowsOf({{0, 1, 1, 0}, {0, 5, 1, 0}, {0, 20, 1, 0}, {0, 99, 1, 0}});
    const HistogramLayout layout(rows, {}, LogScale({kMs, 100 * kMs}, 34));

    const ResultBrush slow = layout.brushOf(layout.binAt(30), layout.binAt(20));

    QVERIFY(!slow.start);
    QCOMPARE(rowsWithin(rows, slow), std::vector<std::uint8_t>({0, 0, 1, 1}));
    QCOMPARE(layout.binAt(-1), std::size_t{0});
    QCOMPARE(layout.binAt(1'000), std::size_t{3});
}

void TestResultCharts::showsTracesWithoutADuration()
{
    const ResultColumns rows = rowsOf({{0, 0, 1, 0}, {0, 10, 1, 0}});
    const DurationRange shown = shownDurations(rows);

    const HistogramLayout bars(rows, {}, LogScale(shown, 80));

    QVERIFY(shown.minNs > kMs); // a zero does not stretch the axis
    QCOMPARE(bars.bins().front().traces, 1U);
    QCOMPARE(rowsWithin(rows, bars.brushOf(0, 0)), std::vector<std::uint8_t>({1, 0}));
}

void TestResultCharts::drawsNothingForNoTraces()
{
    const ResultColumns none;
    QVERIFY(shownStarts(none).isEmpty());

    const TimeScale time(shownStarts(none), 100);
    const LogScale duration(shownDurations(none), 100);

    QCOMPARE(layoutScatter(none, time, duration).dots.size(), std::size_t{0});
    QCOMPARE(HeatmapLayout(none, {}, time, duration).columnCount(), 0);
    QCOMPARE(HistogramLayout(none, {}, duration).bins().size(), std::size_t{0});
}

void TestResultCharts::losesNoTrace()
{
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const ResultColumns rows = randomRows(seed * 20, seed);
        const TimeScale time(shownStarts(rows), 37.0 + static_cast<double>(seed) * 11);
        const LogScale duration(shownDurations(rows), 20.0 + static_cast<double>(seed) * 7);
        const HeatmapLayout cells(rows, {}, time, duration);
        const HistogramLayout bars(rows, {}, duration);

        std::size_t inCells = 0;
        for (int column = 0; column < cells.columnCount(); ++column)
            for (int row = 0; row < cells.rowCount(); ++row)
                inCells += cells.cell(column, row).traces;
        std::size_t inBars = 0;
        for (const HistogramBin &bin : bars.bins())
            inBars += bin.traces;
        const auto outside = std::ranges::count_if(
            layoutScatter(rows, time, duration).dots, [&](const ScatterDot &dot) {
                return dot.x < 0 || dot.x > time.widthPx() || dot.y < 0 || dot.y > duration.lengthPx() + 0.01;
            });

        QCOMPARE(inCells, rows.size());
        QCOMPARE(inBars, rows.size());
        QCOMPARE(outside, 0);
        const auto everything = rowsWithin(rows, bars.brushOf(0, bars.bins().size() - 1));
        QCOMPARE(static_cast<std::size_t>(std::ranges::count(everything, 1)), rows.size());
    }
}

void TestResultCharts::selectsWhatABrushCovers()
{
    const ResultColumns rows = rowsOf({{0, 1, 1, 0}, {10, 5, 1, 0}, {20, 9, 1, 0}});

    QCOMPARE(rowsWithin(rows, {}), std::vector<std::uint8_t>({0, 0, 0}));
    QCOMPARE(rowsWithin(rows, {TimeRange{0, 20 * kMs}, std::nullopt}), std::vector<std::uint8_t>({1, 1, 0}));
    QCOMPARE(rowsWithin(rows, {std::nullopt, DurationRange{5 * kMs, 9 * kMs}}), std::vector<std::uint8_t>({0, 1, 1}));
    QCOMPARE(rowsWithin(rows, {TimeRange{5 * kMs, 15 * kMs}, DurationRange{0, 4 * kMs}}),
             std::vector<std::uint8_t>({0, 0, 0}));
}

void TestResultCharts::countsInRoundSteps_data()
{
    QTest::addColumn<uint>("most");
    QTest::addColumn<QString>("marks");
    QTest::newRow("none") << 0U << u"0"_s;
    QTest::newRow("one") << 1U << u"0 1"_s;
    QTest::newRow("a few") << 7U << u"0 2 4 6 8"_s;
    QTest::newRow("hundreds") << 340U << u"0 100 200 300 400"_s;
    QTest::newRow("billions") << 4'000'000'000U << u"0 1000000000 2000000000 3000000000 4000000000"_s;
}

void TestResultCharts::countsInRoundSteps()
{
    QFETCH(uint, most);
    QFETCH(QString, marks);

    QStringList texts;
    for (const std::uint64_t tick : countTicks(most, 4))
        texts.append(QString::number(tick));

    QCOMPARE(texts.join(u' '), marks);
}

QTEST_GUILESS_MAIN(TestResultCharts)
#include "tst_resultcharts.moc"
