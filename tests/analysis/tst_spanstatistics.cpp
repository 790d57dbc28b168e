// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/criticalpath.h"
#include "core/analysis/quantile.h"
#include "core/analysis/selftime.h"
#include "core/analysis/spanstatistics.h"
#include "tests/support/tracefromtext.h"
#include "tests/support/tracegenerator.h"

#include <QTest>

#include <algorithm>

using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::int64_t kMs = 1'000'000;

constexpr std::string_view kShop = R"(
    web  GET   0..100ms  server  tier=gold
      web  query  10..20ms  client
      web  query  20..40ms  client  error
      db   query  22..38ms  server  tier=free
      web  query  50..?ms   client
    -    loose  0..7ms
)";

const StatisticsGroup *find(const std::vector<StatisticsGroup> &groups, std::string_view label)
{
    const auto at = std::ranges::find(groups, label, &StatisticsGroup::label);
    return at != groups.end() ? &*at : nullptr;
}

SpanStatistics statisticsOf(const Trace &trace, GroupBy outer, GroupBy inner)
{
    StatisticsParams params;
    params.outer = std::move(outer);
    params.inner = std::move(inner);
    return spanStatistics(trace, params).value();
}

} // namespace

class TestSpanStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesRunningSpansOutOfTheTotalAndOfSelf()
    {
        const TracePtr trace = traceFromText("web GET 0..?ms server\n  db query 10..30ms client\n");
        const std::vector<std::int64_t> self{180 * kMs, 20 * kMs};
        StatisticsParams params;
        params.selfNs = self;
        const SpanStatistics statistics = spanStatistics(*trace, params).value();
        QCOMPARE(statistics.all.count, 2U);
        QCOMPARE(statistics.all.totalNs, 20 * kMs);
        QCOMPARE(statistics.all.selfNs, 20 * kMs);
        for (const StatisticsGroup &group : statistics.groups)
            QVERIFY(group.figures.selfNs <= group.figures.totalNs);
    }

    void groupsByServiceAndOperation()
    {
        const TracePtr trace = traceFromText(kShop);
        const SpanStatistics statistics = spanStatistics(*trace).value();
        QCOMPARE(statistics.groups.size(), 3U);
        QCOMPARE(statistics.groups[0].label, std::string("web"));
        const GroupFigures &web = statistics.groups[0].figures;
        QCOMPARE(web.count, 4U);
        QCOMPARE(web.measured, 3U);
        QCOMPARE(web.errors, 1U);
        QCOMPARE(web.totalNs, 130 * kMs);
        QCOMPARE(web.minNs, 10 * kMs);
        QCOMPARE(web.maxNs, 100 * kMs);
        QCOMPARE(web.percentilesNs[0], 20 * kMs);
        QCOMPARE(web.slowest, SpanIndex(0));

        const StatisticsGroup *query = find(statistics.groups[0].inner, "query");
        QVERIFY(query != nullptr);
        QCOMPARE(query->figures.count, 3U);
        QCOMPARE(query->figures.measured, 2U);
        QCOMPARE(query->figures.percentilesNs[0], 10 * kMs);
        QCOMPARE(query->figures.percentilesNs[5], 20 * kMs);
        QVERIFY(find(statistics.groups, "")->isWithout);
    }

    void keepsWhatLacksTheAttributeInAGroupOfItsOwn()
    {
        const TracePtr trace = traceFromText(kShop);
        const SpanStatistics statistics = statisticsOf(*trace, {GroupBy::Kind::Attribute, "tier"}, {});
        QCOMPARE(statistics.groups.size(), 3U);
        QCOMPARE(find(statistics.groups, "gold")->figures.count, 1U);
        QCOMPARE(find(statistics.groups, "free")->figures.count, 1U);
        const auto without = std::ranges::find(statistics.groups, true, &StatisticsGroup::isWithout);
        QCOMPARE(without->figures.count, 4U);
        QVERIFY(without->inner.empty());
    }

    void findsAnAttributeOfTheResourceToo()
    {
        const TracePtr trace = traceFromText(kShop);
        const SpanStatistics statistics = statisticsOf(*trace, {GroupBy::Kind::Attribute, "service.name"},
                                                       {GroupBy::Kind::SpanKind, {}});
        QCOMPARE(find(statistics.groups, "web")->figures.count, 4U);
        QCOMPARE(find(find(statistics.groups, "web")->inner, "client")->figures.count, 3U);
    }

    void addsUpSelfTimesAndTheCriticalPath()
    {
        const TracePtr trace = generateTrace(3'000);
        const auto self = selfTimesNs(*trace);
        const CriticalPath path = criticalPath(*trace);
        StatisticsParams params;
        params.selfNs = self;
        params.pathNs = path.selfNs;
        const SpanStatistics statistics = spanStatistics(*trace, params).value();
        std::int64_t ofGroups = 0;
        for (const StatisticsGroup &group : statistics.groups) {
            std::int64_t ofInner = 0;
            for (const StatisticsGroup &inner : group.inner)
                ofInner += inner.figures.pathNs;
            QCOMPARE(ofInner, group.figures.pathNs);
            ofGroups += group.figures.pathNs;
        }
        QCOMPARE(ofGroups, path.totalNs);
        QCOMPARE(statistics.all.selfNs, std::accumulate(self.begin(), self.end(), std::int64_t{0}));
        QCOMPARE(statistics.all.count, std::uint64_t{trace->spanCount()});
    }

    void givesThePercentilesOfASortedList_data()
    {
        QTest::addColumn<int>("by");
        QTest::newRow("operation") << static_cast<int>(GroupBy::Kind::Operation);
        QTest::newRow("nothing") << static_cast<int>(GroupBy::Kind::Nothing);
        QTest::newRow("kind") << static_cast<int>(GroupBy::Kind::SpanKind);
    }
    void givesThePercentilesOfASortedList()
    {
        QFETCH(int, by);
        const TracePtr trace = generateTrace(5'000, 3);
        const SpanStatistics statistics = statisticsOf(*trace, {GroupBy::Kind::Service, {}},
                                                       {static_cast<GroupBy::Kind>(by), {}});
        for (const StatisticsGroup &group : statistics.groups) {
            std::vector<std::int64_t> durations;
            for (std::uint32_t row = 0; row < trace->rowCount(); ++row) {
                if (trace->serviceName(SpanIndex(row)) == group.label)
                    durations.push_back(trace->durationNs(SpanIndex(row)));
            }
            std::ranges::sort(durations);
            for (std::size_t i = 0; i < GroupFigures::kPercentiles.size(); ++i)
                QCOMPARE(group.figures.percentilesNs[i], quantileOfSorted(durations, GroupFigures::kPercentiles[i]));
            QCOMPARE(group.figures.maxNs, durations.back());
        }
    }

    void countsOnlyTheRowsAskedFor()
    {
        const TracePtr trace = traceFromText(kShop);
        const std::vector<SpanIndex> rows{SpanIndex(1), SpanIndex(2)};
        StatisticsParams params;
        params.rows = rows;
        QCOMPARE(spanStatistics(*trace, params)->all.count, 2U);
        params.rows = std::span<const SpanIndex>();
        QCOMPARE(spanStatistics(*trace, params)->all.count, 0U);
        QVERIFY(spanStatistics(*trace, params)->groups.empty());
    }

    void survivesSpansOfAnyLength()
    {
        for (std::uint64_t seed = 0; seed < 100; ++seed) {
            const TracePtr trace = generateHostileTrace(seed);
            const auto self = selfTimesNs(*trace);
            StatisticsParams params;
            params.selfNs = self;
            const SpanStatistics statistics = spanStatistics(*trace, params).value();
            QCOMPARE(statistics.all.count, std::uint64_t{trace->spanCount()});
            QVERIFY(statistics.all.totalNs >= 0 && statistics.all.selfNs >= 0);
        }
    }

    void stopsWhenItIsCancelled()
    {
        const TracePtr trace = traceFromText(kShop);
        const std::atomic<bool> cancelled{true};
        StatisticsParams params;
        params.outer = {GroupBy::Kind::Attribute, "tier"};
        params.cancelled = &cancelled;
        QVERIFY(!spanStatistics(*trace, params));
    }
};

QTEST_GUILESS_MAIN(TestSpanStatistics)
#include "tst_spanstatistics.moc"
