// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/profilelayout.h"
#include "tests/support/tracegenerator.h"

#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;

namespace {

ComparedNode node(std::uint32_t parent, double inclusive, double baseline = 0)
{
    ComparedNode out;
    out.parent = parent;
    out.inclusiveNs = inclusive;
    out.baselineInclusiveNs = baseline;
    return out;
}

/// 0 = 100 of it 1 = 30, 2 = 60 (of it 3 = 60), 4 = 0 but 40 in the baseline.
ProfileComparison small()
{
    ProfileComparison profile;
    profile.nodes = {node(ContextTree::kNone, 100, 200), node(0, 30, 10), node(0, 60), node(2, 60), node(0, 0, 40)};
    return profile;
}

} // namespace

class TestProfileLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawsNodesAsWideAsTheirMeans()
    {
        const ProfileLayout layout(small(), ProfileSide::Shown, ProfileLayout::kNone, 0, 1000);
        QCOMPARE(layout.rowCount(), 3U);
        const auto second = layout.row(1);
        QCOMPARE(second.size(), std::size_t{2});
        QCOMPARE(second[0].node, 2U); // the widest first
        QCOMPARE(second[0].widthPx, 600.0);
        QCOMPARE(second[1].leftPx, 600.0);
        QCOMPARE(second[1].widthPx, 300.0);
        QVERIFY(layout.hitTest(1, 950) == nullptr);
        QCOMPARE(layout.hitTest(1, 650)->node, 1U);
        QVERIFY(layout.hitTest(7, 10) == nullptr);
    }

    void drawsTwoSidesToOneScale()
    {
        const ProfileLayout shown(small(), ProfileSide::Shown, ProfileLayout::kNone, 200, 1000);
        const ProfileLayout baseline(small(), ProfileSide::Baseline, ProfileLayout::kNone, 200, 1000);
        QCOMPARE(shown.blocks().front().widthPx, 500.0);
        QCOMPARE(baseline.blocks().front().widthPx, 1000.0);
        QCOMPARE(baseline.find(4)->widthPx, 200.0);
    }

    void zoomsToANode()
    {
        const ProfileLayout layout(small(), ProfileSide::Shown, 2, 0, 1000);
        QVERIFY(layout.blocks().front().isAbove);
        QCOMPARE(layout.find(2)->widthPx, 1000.0);
        QCOMPARE(layout.find(3)->widthPx, 1000.0);
        QVERIFY(layout.find(1) == nullptr);
        QCOMPARE(layout.find(0)->node, 0U);
    }

    void foldsWhatIsTooNarrow()
    {
        ProfileComparison profile;
        profile.nodes.push_back(node(ContextTree::kNone, 10'000));
        for (int i = 0; i < 50; ++i)
            profile.nodes.push_back(node(0, i == 0 ? 9'000 : 2));
        const ProfileLayout layout(profile, ProfileSide::Shown, ProfileLayout::kNone, 0, 1000);
        QCOMPARE(layout.foldedNodes(), 49U);
        QCOMPARE(layout.row(1).size(), std::size_t{2});
        QCOMPARE(layout.row(1)[1].foldedNodes, 49U);
        QCOMPARE(layout.rowOf(layout.row(1)[1]), 1U);
        QCOMPARE(layout.find(7)->foldedNodes, 49U);
    }

    void isEmptyWithoutNodesOrRoom()
    {
        QCOMPARE(ProfileLayout({}, ProfileSide::Shown, 0, 0, 1000).rowCount(), 0U);
        QCOMPARE(ProfileLayout(small(), ProfileSide::Shown, 0, 0, 0).rowCount(), 0U);
        QCOMPARE(ProfileLayout(small(), ProfileSide::Shown, 99, 0, 100).blocks().front().node, 0U);
    }

    void keepsChildrenInsideTheirParents()
    {
        PathProfileBuilder builder;
        for (const TracePtr &trace : generateTraces({80, 60, 5}))
            builder.add(*trace);
        const auto profile = compareProfiles({}, builder.profile(builder.roots().front().operation));
        const ProfileLayout layout(profile, ProfileSide::Shown, ProfileLayout::kNone, 0, 900);
        for (std::uint32_t row = 0; row < layout.rowCount(); ++row) {
            double end = 0;
            for (const ProfileBlock &block : layout.row(row)) {
                QVERIFY(block.leftPx >= end - 1e-6);
                end = block.leftPx + block.widthPx;
                const std::uint32_t parent = block.foldedNodes > 0 ? block.node : profile.nodes[block.node].parent;
                if (row == 0)
                    continue;
                const ProfileBlock *above = layout.find(parent);
                QVERIFY(above != nullptr);
                QVERIFY(block.leftPx >= above->leftPx - 1e-6 && end <= above->leftPx + above->widthPx + 1e-6);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestProfileLayout)
#include "tst_profilelayout.moc"
