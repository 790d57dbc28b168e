// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/profilebootstrap.h"
#include "tests/support/tracefromtext.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr double kMs = 1e6;
constexpr DurationBand kFast{0, 500'000};
constexpr DurationBand kSlow{950'000, 1'000'000};
const std::atomic<bool> kGoOn{false};

/// Requests whose lock takes 1, 2, 3, ... ms, and whose query takes 10 ms in all of them but the slow tenth: 60 ms.
PathProfileBuilder requests(int count, std::uint64_t firstId = 1)
{
    PathProfileBuilder builder;
    for (int i = 0; i < count; ++i) {
        const int query = i % 10 == 9 ? 60 : 10;
        const int lock = 1 + i % 7;
        const std::string text = "web GET 0.." + std::to_string(query + lock + 2) + "ms server\n  db query 1.."
                                 + std::to_string(query + 1) + "ms client\n  web lock " + std::to_string(query + 1)
                                 + ".." + std::to_string(query + lock + 1) + "ms\n";
        builder.add(*traceFromText(text, TraceId{7, firstId + static_cast<std::uint64_t>(i)}));
    }
    return builder;
}

struct Compared {
    explicit Compared(const PathProfileBuilder &builder)
    {
        const Operation root = builder.roots().front().operation;
        profile = compareProfiles(builder.profile(root, kFast), builder.profile(root, kSlow));
        sample = builder.sample(root);
        for (const ComparedNode &node : profile.nodes)
            paths.push_back(node.path());
    }

    [[nodiscard]] DifferenceIntervals intervals(std::size_t rounds = 500) const
    {
        return bootstrapDifferences(sample, kSlow, kFast, paths, kGoOn, rounds);
    }
    [[nodiscard]] const ComparedNode &node(std::string_view name) const
    {
        return *std::ranges::find(profile.nodes, name,
                                  [](const ComparedNode &of) -> std::string_view { return of.operation.name; });
    }

    ProfileComparison profile;
    PathSample sample;
    std::vector<std::uint64_t> paths;
};

} // namespace

class TestProfileBootstrap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void enclosesWhatIsSeen()
    {
        const Compared compared(requests(200));
        const DifferenceIntervals intervals = compared.intervals();
        QCOMPARE(intervals.size(), compared.profile.nodes.size());
        for (const ComparedNode &node : compared.profile.nodes) {
            const DifferenceInterval &interval = intervals.at(node.path());
            QVERIFY(interval.deltaNs.lower <= node.deltaNs() + 1 && node.deltaNs() <= interval.deltaNs.upper + 1);
        }
        const DifferenceInterval &query = intervals.at(compared.node("query").path());
        QVERIFY(std::abs(query.deltaNs.lower - 50 * kMs) < 1); // 60 ms against 10 ms in whatever is drawn
        QVERIFY(std::abs(query.deltaNs.upper - 50 * kMs) < 1);
        QVERIFY(!query.deltaNs.containsZero());
        QVERIFY(query.share.lower > 0.8 && query.share.upper < 1.1);
    }

    void choosesTheBandsAnewFromEachDraw()
    {
        const Compared compared(requests(40)); // four slow ones: the slowest band has two, whichever are drawn
        const DifferenceInterval lock = compared.intervals().at(compared.node("lock").path());
        QVERIFY(lock.deltaNs.upper - lock.deltaNs.lower > kMs);
    }

    void isTheSameForTheSameTraces()
    {
        const Compared once(requests(50));
        const Compared again(requests(50));
        const Compared others(requests(50, 1'000));
        const std::uint64_t lock = once.node("lock").path();
        QCOMPARE(once.intervals().at(lock).deltaNs.lower, again.intervals().at(lock).deltaNs.lower);
        QCOMPARE(once.intervals().at(lock).share.upper, again.intervals().at(lock).share.upper);
        QVERIFY(once.sample.seed != others.sample.seed);
    }

    void hasNoneOfABandWithoutTraces()
    {
        const Compared compared(requests(3));
        const DurationBand none{400'000, 600'000};
        QVERIFY(
            bootstrapDifferences(compared.sample, none, DurationBand{410'000, 420'000}, compared.paths, kGoOn).empty());
        QVERIFY(bootstrapDifferences({}, kSlow, kFast, compared.paths, kGoOn).empty());
    }

    void stops()
    {
        const Compared compared(requests(50));
        const std::atomic<bool> cancelled{true};
        QVERIFY(bootstrapDifferences(compared.sample, kSlow, kFast, compared.paths, cancelled).empty());
    }
};

QTEST_GUILESS_MAIN(TestProfileBootstrap)
#include "tst_profilebootstrap.moc"
