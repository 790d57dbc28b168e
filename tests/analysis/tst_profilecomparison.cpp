// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/profilecomparison.h"
#include "tests/support/tracefromtext.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr double kMs = 1e6;

/// Ten requests that take 10, 20, ... 100 ms; the slower half also waits for a lock.
PathProfileBuilder requests()
{
    PathProfileBuilder builder;
    for (int i = 1; i <= 10; ++i) {
        const std::string end = std::to_string(i * 10) + "ms";
        std::string text = "web GET /cart 0.." + end + " server\n  db query 2.." + std::to_string(i * 2 + 2)
                           + "ms client\n";
        if (i > 5)
            text += "  web lock " + std::to_string(i * 2 + 10) + ".." + std::to_string(i * 2 + 20) + "ms\n";
        builder.add(*traceFromText(text, TraceId{7, static_cast<std::uint64_t>(i)}));
    }
    return builder;
}

const ComparedNode &nodeOf(const ProfileComparison &profile, std::string_view name)
{
    return *std::ranges::find(profile.nodes, name,
                              [](const ComparedNode &node) -> std::string_view { return node.operation.name; });
}

} // namespace

class TestProfileComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void explainsTheDifferenceOfTwoBands()
    {
        const PathProfileBuilder builder = requests();
        const Operation root = builder.roots().front().operation;
        const auto compared = compareProfiles(builder.profile(root, {0, 500'000}),
                                              builder.profile(root, {500'000, 1'000'000}));
        QVERIFY(compared.isCompared());
        QCOMPARE(compared.meanNs(), 80 * kMs);
        QCOMPARE(compared.baselineMeanNs(), 30 * kMs);
        double sum = 0;
        for (const ComparedNode &node : compared.nodes)
            sum += node.deltaNs();
        QVERIFY(std::abs(sum - compared.deltaNs()) < 1);
        QCOMPARE(nodeOf(compared, "query").deltaNs(), 10 * kMs);
        QCOMPARE(nodeOf(compared, "lock").baseline.traces, 0U);
        QCOMPARE(nodeOf(compared, "lock").deltaNs(), 10 * kMs);
    }

    void hasTheNodesOfBothSidesWithParentsFirst()
    {
        const PathProfileBuilder builder = requests();
        const Operation root = builder.roots().front().operation;
        const auto compared = compareProfiles(builder.profile(root, {500'000, 1'000'000}),
                                              builder.profile(root, {0, 500'000}));
        QCOMPARE(compared.nodes.size(), std::size_t{3});
        QCOMPARE(nodeOf(compared, "lock").inclusiveNs, 0.0);
        QCOMPARE(nodeOf(compared, "lock").baselineInclusiveNs, 10 * kMs);
        for (std::uint32_t i = 0; i < compared.nodes.size(); ++i)
            QVERIFY(compared.nodes[i].parent == ContextTree::kNone || compared.nodes[i].parent < i);
    }

    void isAPlainProfileWithoutABaseline()
    {
        const PathProfileBuilder builder = requests();
        const auto alone = compareProfiles({}, builder.profile(builder.roots().front().operation));
        QVERIFY(!alone.isCompared());
        QCOMPARE(alone.nodes.front().inclusiveNs, 55 * kMs);
        QCOMPARE(alone.meanNs(), 55 * kMs);
        QVERIFY(compareProfiles({}, {}).nodes.empty());
    }

    void ordersAHeatMapByTimeToo()
    {
        PathProfileBuilder builder;
        for (int i = 0; i < 6; ++i) { // the later the faster
            const int start = i * 1000;
            builder.add(*traceFromText("web GET /x " + std::to_string(start) + ".."
                                           + std::to_string(start + 60 - i * 10) + "ms server\n",
                                       TraceId{7, static_cast<std::uint64_t>(i + 1)}));
        }
        const Operation root = builder.roots().front().operation;
        const PathHeatMap byTime = builder.heatMap(root, 5, 3, PathHeatOrder::Start);
        QCOMPARE(byTime.columns.size(), std::size_t{3});
        QCOMPARE(byTime.columns.front().exemplar, (TraceId{7, 1}));
        QCOMPARE(byTime.columns.front().slowestNs, std::int64_t{60'000'000});
        QCOMPARE(byTime.columns.front().fastestNs, std::int64_t{50'000'000});
        QVERIFY(byTime.columns.front().lastStartNs < byTime.columns.back().firstStartNs);
        QCOMPARE(builder.heatMap(root, 5, 3).columns.front().exemplar, (TraceId{7, 5}));
    }
};

QTEST_GUILESS_MAIN(TestProfileComparison)
#include "tst_profilecomparison.moc"
