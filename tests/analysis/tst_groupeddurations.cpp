// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/groupeddurations.h"
#include "core/analysis/latencyseries.h"
#include "tests/support/splitmix.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace traceloupe;

namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;

/// Spans that own their columns.
struct Spans {
    std::vector<std::uint32_t> group;
    std::vector<std::int64_t> startNs;
    std::vector<std::int64_t> durationNs;
    std::vector<std::uint8_t> marks;

    void add(std::uint32_t inGroup, std::int64_t start, std::int64_t duration, std::uint8_t mark = 0)
    {
        group.push_back(inGroup);
        startNs.push_back(start);
        durationNs.push_back(duration);
        marks.push_back(mark);
    }
    [[nodiscard]] LatencySpans view() const { return {group, startNs, durationNs, marks}; }
};

std::vector<std::int64_t> toVector(std::span<const std::int64_t> values)
{
    return {values.begin(), values.end()};
}

using Values = std::vector<std::int64_t>;

} // namespace

class TestGroupedDurations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sortsEachGroup();
    void countsWhatIsNotMeasured();
    void tellsSuccessFromError();
    void sortsManyValuesLikeTheStandardLibrary();
    void agreesWithSortingOneByOne();
    void roundsSteps_data();
    void roundsSteps();
    void coversBothEnds();
    void putsASpanWhereItStarts();
    void leavesStepsWithoutSpansEmpty();
};

void TestGroupedDurations::sortsEachGroup()
{
    Spans one;
    one.add(1, 0, 30);
    one.add(0, 0, 5);
    one.add(LatencySpans::kNoGroup, 0, 99);
    Spans two;
    two.add(1, 0, 10);
    const LatencySpans pieces[] = {one.view(), two.view()};

    const GroupedDurations grouped(pieces, 3);

    QCOMPARE(toVector(grouped.durations(0)), (Values{5}));
    QCOMPARE(toVector(grouped.durations(1)), (Values{10, 30}));
    QVERIFY(grouped.durations(2).empty());
}

void TestGroupedDurations::countsWhatIsNotMeasured()
{
    Spans spans;
    spans.add(0, 0, 7);
    spans.add(0, 0, 0, LatencyMark::kNoDuration);
    const LatencySpans piece = spans.view();

    const GroupedDurations grouped(std::span(&piece, 1), 1);

    QCOMPARE(grouped.counts(0).spans, 2U);
    QCOMPARE(grouped.counts(0).withoutDuration, 1U);
    QCOMPARE(toVector(grouped.durations(0)), (Values{7}));
}

void TestGroupedDurations::tellsSuccessFromError()
{
    Spans spans;
    spans.add(0, 0, 7);
    spans.add(0, 0, 3, LatencyMark::kError);
    const LatencySpans piece = spans.view();

    const GroupedDurations success(std::span(&piece, 1), 1, SpanOutcome::Success);
    const GroupedDurations errors(std::span(&piece, 1), 1, SpanOutcome::Error);

    QCOMPARE(toVector(success.durations(0)), (Values{7}));
    QCOMPARE(toVector(errors.durations(0)), (Values{3}));
    QCOMPARE(success.counts(0).errors, 1U); // counted all the same
}

void TestGroupedDurations::sortsManyValuesLikeTheStandardLibrary()
{
    test::SplitMix random(1);
    for (const std::int64_t limit :
         {std::int64_t{1}, std::int64_t{1} << 11, std::int64_t{1} << 40, std::numeric_limits<std::int64_t>::max()}) {
        Values values(5'000);
        for (std::int64_t &value : values)
            value = static_cast<std::int64_t>(random.next() >> 1) % limit;
        Values expected = values;
        std::sort(expected.begin(), expected.end());

        sortDurations(values);

        QCOMPARE(values, expected);
    }
}

void TestGroupedDurations::agreesWithSortingOneByOne()
{
    test::SplitMix random(2);
    Spans spans;
    std::map<std::uint32_t, Values> expected;
    for (int i = 0; i < 20'000; ++i) {
        const auto group = static_cast<std::uint32_t>(random.next() % 7);
        const auto duration = static_cast<std::int64_t>(random.next() % 1'000'000);
        spans.add(group, 0, duration);
        expected[group].push_back(duration);
    }
    const LatencySpans piece = spans.view();

    const GroupedDurations grouped(std::span(&piece, 1), 7);

    for (auto &[group, values] : expected) {
        std::sort(values.begin(), values.end());
        QCOMPARE(toVector(grouped.durations(group)), values);
    }
}

void TestGroupedDurations::roundsSteps_data()
{
    QTest::addColumn<qint64>("lengthNs");
    QTest::addColumn<qint64>("stepNs");
    QTest::newRow("nothing") << qint64{0} << qint64{1};
    QTest::newRow("a second") << qint64{kSecondNs} << qint64{50'000'000};
    QTest::newRow("a minute") << 60 * qint64{kSecondNs} << 5 * qint64{kSecondNs};
    QTest::newRow("an hour") << 3600 * qint64{kSecondNs} << 300 * qint64{kSecondNs};
    QTest::newRow("a day") << 86'400 * qint64{kSecondNs} << 2 * 3600 * qint64{kSecondNs};
    QTest::newRow("three months") << 90 * 86'400 * qint64{kSecondNs} << 4 * 86'400 * qint64{kSecondNs};
}

void TestGroupedDurations::roundsSteps()
{
    QFETCH(qint64, lengthNs);
    QFETCH(qint64, stepNs);
    const auto window = SeriesWindow::covering(kSecondNs, kSecondNs + lengthNs, 24);
    QCOMPARE(qint64{window.stepNs}, stepNs);
    QVERIFY(window.steps <= 24);
}

void TestGroupedDurations::coversBothEnds()
{
    for (const std::int64_t start : {std::int64_t{-7}, std::int64_t{0}, 1'700'000'000'123'456'789}) {
        const auto window = SeriesWindow::covering(start, start + 12'345'678, 10);
        QCOMPARE(window.stepOf(start), 0U);
        QCOMPARE(window.stepOf(start + 12'345'678), window.steps - 1);
        QCOMPARE(window.stepOf(window.startOf(window.steps)), window.steps);
        QCOMPARE(window.startOf(0) % window.stepNs, 0);
    }
}

void TestGroupedDurations::putsASpanWhereItStarts()
{
    Spans spans;
    spans.add(0, 5, 100);
    spans.add(0, 9, 300, LatencyMark::kError);
    spans.add(0, 10, 7);
    spans.add(1, 5, 1'000);
    const LatencySpans piece = spans.view();

    const auto points = latencySeries(std::span(&piece, 1), 0, {0, 10, 2}, SpanOutcome::All);

    QCOMPARE(points.size(), std::size_t{2});
    QCOMPARE(points[0].spans, 2U);
    QCOMPARE(points[0].errors, 1U);
    QCOMPARE(points[0].p50Ns, 100);
    QCOMPARE(points[0].p95Ns, 300);
    QCOMPARE(points[1].p99Ns, 7);
}

void TestGroupedDurations::leavesStepsWithoutSpansEmpty()
{
    Spans spans;
    spans.add(0, 25, 100);
    const LatencySpans piece = spans.view();

    const auto points = latencySeries(std::span(&piece, 1), 0, {0, 10, 3}, SpanOutcome::Error);

    QCOMPARE(points[0].spans, 0U);
    QCOMPARE(points[2].spans, 1U);
    QCOMPARE(points[2].measured, 0U); // it did not fail
}

QTEST_GUILESS_MAIN(TestGroupedDurations)
#include "tst_groupeddurations.moc"
