// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/observedtime.h"

#include <QTest>

#include <limits>

using namespace traceloupe;

namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;
constexpr std::int64_t kDayNs = 86'400 * kSecondNs;

/// Spans as columns, each of no length and no marks.
struct Spans {
    void add(std::uint32_t ofGroup, std::int64_t start)
    {
        group.push_back(ofGroup);
        startNs.push_back(start);
        durationNs.push_back(0);
        marks.push_back(0);
    }
    [[nodiscard]] LatencySpans view() const { return {group, startNs, durationNs, marks}; }
    [[nodiscard]] GroupActivity activity(std::uint32_t groups, std::vector<std::int64_t> traces) const
    {
        const LatencySpans piece = view();
        return {std::span(&piece, 1), groups, ObservedTime(std::move(traces))};
    }

    std::vector<std::uint32_t> group;
    std::vector<std::int64_t> startNs;
    std::vector<std::int64_t> durationNs;
    std::vector<std::uint8_t> marks;
};

/// `count` starts, one a second.
std::vector<std::int64_t> everySecond(std::int64_t from, int count)
{
    std::vector<std::int64_t> starts;
    for (int i = 0; i < count; ++i)
        starts.push_back(from + i * kSecondNs);
    return starts;
}

} // namespace

class TestObservedTime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isOneStretchWithoutGaps();
    void leavesDaysBetweenSessionsOut();
    void takesSparseTracesAsOneStretch();
    void bridgesTheShortestOfTooManyGaps();
    void survivesTheEndsOfTime();
    void ratesAllGroupsOverOneTime();
    void tellsNoLengthOfOneTrace();
    void lengthensAStretchByItsLastSpans();
    void drawsTheTimeWithoutItsGaps();
};

void TestObservedTime::isOneStretchWithoutGaps()
{
    const ObservedTime time(everySecond(7, 100));
    QCOMPARE(time.stretches().size(), std::size_t{1});
    QCOMPARE(time.stretches()[0].startNs, 7);
    QCOMPARE(time.stretches()[0].lengthNs(), 99 * kSecondNs);
    QVERIFY(!time.stretchOf(6));
    QCOMPARE(time.stretchOf(kDayNs), std::size_t{0});
    QVERIFY(ObservedTime().stretches().empty());
    QVERIFY(ObservedTime(std::vector<std::int64_t>()).stretches().empty());
}

void TestObservedTime::leavesDaysBetweenSessionsOut()
{
    std::vector<std::int64_t> starts = everySecond(3 * kDayNs, 50);
    const std::vector<std::int64_t> earlier = everySecond(0, 73);
    starts.insert(starts.end(), earlier.begin(), earlier.end()); // in any order

    const ObservedTime time(starts);

    QCOMPARE(time.stretches().size(), std::size_t{2});
    QCOMPARE(time.stretches()[0].lengthNs(), 72 * kSecondNs);
    QCOMPARE(time.stretches()[1].traces, 50U);
    QCOMPARE(time.stretchOf(3 * kDayNs), std::size_t{1});
    QCOMPARE(time.stretchOf(3 * kDayNs - 1), std::size_t{0});
}

void TestObservedTime::takesSparseTracesAsOneStretch()
{
    QCOMPARE(ObservedTime({0, kDayNs, 2 * kDayNs, 4 * kDayNs}).stretches().size(), std::size_t{1});
    QCOMPARE(ObservedTime({0, kSecondNs, 400 * kSecondNs}).stretches().size(), std::size_t{1}); // a pause of minutes
}

void TestObservedTime::bridgesTheShortestOfTooManyGaps()
{
    std::vector<std::int64_t> starts;
    std::int64_t at = 0;
    for (int session = 1; session <= 200; ++session) {
        for (const std::int64_t start : everySecond(at, 3))
            starts.push_back(start);
        at += session * kDayNs;
    }
    const ObservedTime time(starts);
    QCOMPARE(time.stretches().size(), ObservedTime::kMostStretches);
    QCOMPARE(time.stretches().back().traces, 3U);
    QVERIFY(time.stretches().front().traces > 300U);
}

void TestObservedTime::survivesTheEndsOfTime()
{
    constexpr auto kFirst = std::numeric_limits<std::int64_t>::min();
    constexpr auto kLast = std::numeric_limits<std::int64_t>::max();
    Spans spans;
    spans.add(0, kFirst);
    spans.add(0, 0);
    spans.add(0, kLast);
    const GroupActivity activity = spans.activity(1, {kFirst, kLast});
    QCOMPARE(activity.watched(0).lengthNs, kLast); // as long as there is
    QCOMPARE(activity.watched(0).spans, 3U);
}

void TestObservedTime::ratesAllGroupsOverOneTime()
{
    std::vector<std::int64_t> starts = everySecond(0, 11);
    const std::vector<std::int64_t> later = everySecond(kDayNs, 21);
    starts.insert(starts.end(), later.begin(), later.end());
    Spans spans;
    spans.add(0, 0);
    spans.add(0, kDayNs);
    spans.add(1, kDayNs + 5 * kSecondNs);

    const GroupActivity activity = spans.activity(2, starts);

    QCOMPARE(activity.watched(0).lengthNs, 30 * kSecondNs); // of both sessions
    QCOMPARE(activity.watched(0).stretches, 2U);
    QCOMPARE(activity.watched(1).lengthNs, 30 * kSecondNs); // though it occurs in one of them only
    QCOMPARE(activity.watched(1).spans, 1U);
    QCOMPARE(activity.watched(1).firstNs, 0);
    QCOMPARE(activity.watched(1).lastNs, kDayNs + 20 * kSecondNs);
    QCOMPARE(activity.steps(1)[24], 1U); // 15 s of 30 s
}

void TestObservedTime::tellsNoLengthOfOneTrace()
{
    std::vector<std::int64_t> starts = everySecond(0, 11);
    starts.push_back(kDayNs);
    Spans spans;
    spans.add(0, kDayNs);
    spans.add(0, kDayNs + 1);

    const GroupActivity activity = spans.activity(1, starts);

    QCOMPARE(activity.watched(0).lengthNs, 0);
    QCOMPARE(activity.watched(0).spans, 0U);
    QVERIFY(!activity.isWatched(kDayNs));
    QVERIFY(activity.isWatched(5));
    QCOMPARE(activity.steps(0)[47], 2U); // still seen, after the ten seconds
}

void TestObservedTime::lengthensAStretchByItsLastSpans()
{
    Spans spans;
    spans.add(0, 0);
    spans.add(0, 90 * kSecondNs); // of the last trace, which takes long
    spans.add(0, kDayNs);         // a clock that is wrong

    const GroupActivity activity = spans.activity(1, everySecond(0, 31));

    QCOMPARE(activity.watched(0).lengthNs, 90 * kSecondNs);
}

void TestObservedTime::drawsTheTimeWithoutItsGaps()
{
    std::vector<std::int64_t> starts = everySecond(0, 13);
    const std::vector<std::int64_t> later = everySecond(kDayNs, 37);
    starts.insert(starts.end(), later.begin(), later.end());
    Spans spans;
    spans.add(0, 6 * kSecondNs);
    spans.add(0, kDayNs);
    spans.add(0, kDayNs + 36 * kSecondNs);

    const GroupActivity activity = spans.activity(1, starts);

    QCOMPARE(activity.breaks(), std::vector<double>{0.25}); // 12 s and 36 s
    QCOMPARE(activity.steps(0)[6], 1U);
    QCOMPARE(activity.steps(0)[12], 1U);
    QCOMPARE(activity.steps(0)[47], 1U);
}

QTEST_GUILESS_MAIN(TestObservedTime)
#include "tst_observedtime.moc"
