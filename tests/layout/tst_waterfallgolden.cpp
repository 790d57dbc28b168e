// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Waterfalls as text, compared with tests/golden/waterfall.
#include "core/layout/waterfalllayout.h"

#include "tests/support/golden.h"
#include "tests/support/tracefromtext.h"
#include "tests/support/traceshapes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::string_view kShop = R"(
    frontend   GET /cart   0..120ms   server
      frontend cart.Get    5..100ms   client
        cart   GetCart     10..95ms   server event=retry@12ms event=again@12.5ms
          cart HGET        15..20ms   client peer.service=redis
          cart HGET        21..24ms   client peer.service=redis error
          cart HGET        25..31ms   client peer.service=redis
          cart HGET        32..33ms   client peer.service=redis
          cart HGET        34..90ms   client peer.service=redis
      frontend render      101..119ms link=00000000000000000000000000000009/0000000000000001
    batch      Cleanup     20..?ms    parent=ffff
)";

struct Scene {
    explicit Scene(std::string_view text = kShop) : Scene(traceFromText(text)) {}
    explicit Scene(TracePtr shown)
        : trace(std::move(shown)), rows(trace, std::make_shared<const SiblingGroups>(*trace)), errors(*trace)
    {}

    [[nodiscard]] QString text(TimeRange range, LineRange lines = {0, 60})
    {
        const TimeScale scale(range, 240, warp);
        return toText(layoutWaterfall({rows, errors, scale, &hidden, shifts.empty() ? nullptr : &shifts, &path}, lines),
                      *trace);
    }
    [[nodiscard]] QString text() { return text({trace->startNs(), trace->endNs()}); }

    TracePtr trace;
    VisibleRows rows;
    SubtreeErrors errors;
    HiddenSpans hidden;
    PathIndex path;
    TimeWarpPtr warp;
    std::vector<std::int64_t> shifts;
};

std::int64_t at(double ms)
{
    return kTextTraceStartNs + static_cast<std::int64_t>(ms * 1e6);
}

} // namespace

class TestWaterfallGolden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void groupsRepeatedCalls();
    void groupsCallsThatAlternate();
    void groupsSpansWithoutAParent();
    void listsMembersOfAnOpenGroup();
    void drawsWhatAClosedRowHides();
    void saysHowMuchAFilterLeavesOut();
    void showsTheCriticalPathOnItsRows();
    void samplesAPathOfManyPieces();
    void marksWhereLinksLeadFromAndTo();
    void movesBarsToAlignedClocks();
    void compressesIdleGaps();
    void showsASubtreeFromItsRoot();
    void showsAMillionSiblings();
    void showsTheEndOfADeepChain();
};

void TestWaterfallGolden::groupsRepeatedCalls()
{
    Scene scene;
    QCOMPARE(goldenDifference(u"waterfall/grouped.txt"_s, scene.text()), QString());
}

void TestWaterfallGolden::groupsCallsThatAlternate()
{
    std::string text = "web list 0..120ms\n";
    for (int i = 0; i < 37; ++i) {
        const std::string start = std::to_string(3 * i);
        text += "  db SELECT " + start + ".." + std::to_string(3 * i + 1) + "ms" + (i == 20 ? " error" : "")
                + "\n  cache GET " + std::to_string(3 * i + 1) + ".." + std::to_string(3 * i + 2) + "ms\n";
    }
    text += "  web render 112..119ms\n";
    Scene scene(text);
    QCOMPARE(goldenDifference(u"waterfall/alternating.txt"_s, scene.text()), QString());
}

void TestWaterfallGolden::groupsSpansWithoutAParent()
{
    std::string text;
    for (int i = 0; i < 6; ++i)
        text += "cron tick " + std::to_string(10 * i) + ".." + std::to_string(10 * i + 4 + i % 2) + "ms\n";
    text += "cron done 60..61ms\n";
    Scene scene(text);
    QCOMPARE(goldenDifference(u"waterfall/roots.txt"_s, scene.text()), QString());
}

void TestWaterfallGolden::listsMembersOfAnOpenGroup()
{
    Scene scene;
    scene.rows.toggleLine(scene.rows.lineOf(SpanIndex(3)));
    QCOMPARE(goldenDifference(u"waterfall/opengroup.txt"_s, scene.text({at(10), at(40)})), QString());
}

void TestWaterfallGolden::drawsWhatAClosedRowHides()
{
    Scene scene;
    scene.rows.setCollapsed(SpanIndex(1), true);
    scene.rows.setCollapsed(SpanIndex(2), true);
    const QString above = scene.text();
    scene.rows.setCollapsed(SpanIndex(1), false);
    QCOMPARE(goldenDifference(u"waterfall/closed.txt"_s, above + scene.text()), QString());
}

void TestWaterfallGolden::saysHowMuchAFilterLeavesOut()
{
    Scene scene;
    scene.rows = VisibleRows(scene.trace);
    std::vector<bool> kept(scene.trace->rowCount());
    for (const std::size_t row : {0U, 1U, 2U, 4U})
        kept[row] = true;
    scene.rows.setKept(kept);
    QCOMPARE(goldenDifference(u"waterfall/filtered.txt"_s, scene.text()), QString());
}

void TestWaterfallGolden::showsTheCriticalPathOnItsRows()
{
    Scene scene;
    scene.path = PathIndex({{SpanIndex(0), at(0), at(5)},
                            {SpanIndex(1), at(5), at(10)},
                            {SpanIndex(7), at(34), at(90)},
                            {SpanIndex(3), at(15), at(20), true},
                            {SpanIndex(0), at(100), at(101)},
                            {SpanIndex(8), at(101), at(119)}});
    QCOMPARE(goldenDifference(u"waterfall/path.txt"_s, scene.text()), QString());
}

void TestWaterfallGolden::samplesAPathOfManyPieces()
{
    Scene scene(manySiblings(10'000));
    std::vector<PathPiece> pieces;
    for (std::uint32_t row = 1; row <= 5'000; ++row) // the first half of the time
        pieces.push_back(
            {SpanIndex(row), scene.trace->startNs(SpanIndex(row)), scene.trace->startNs(SpanIndex(row)) + 1'000});
    scene.path = PathIndex(std::move(pieces));
    const WaterfallLayout layout = layoutWaterfall({scene.rows, scene.errors,
                                                    TimeScale({scene.trace->startNs(), scene.trace->endNs()}, 240),
                                                    nullptr, nullptr, &scene.path},
                                                   {0, 2});
    QCOMPARE(layout.rows[0].pathCount, 0U);
    QCOMPARE(layout.rows[1].pathCount, 1U);
    QCOMPARE(layout.path[0].leftPx, 0.0F);
    QVERIFY(qAbs(layout.path[0].rightPx - 120.0F) <= 2.0F);
}

void TestWaterfallGolden::marksWhereLinksLeadFromAndTo()
{
    Scene scene;
    const std::vector<std::uint32_t> linked{2, 8};
    const WaterfallLayout layout = layoutWaterfall({scene.rows, scene.errors,
                                                    TimeScale({scene.trace->startNs(), scene.trace->endNs()}, 240),
                                                    nullptr, nullptr, nullptr, &linked},
                                                   {0, 60});
    QCOMPARE(goldenDifference(u"waterfall/links.txt"_s, toText(layout, *scene.trace)), QString());
}

void TestWaterfallGolden::movesBarsToAlignedClocks()
{
    Scene scene;
    scene.shifts.assign(scene.trace->rowCount(), 0);
    for (std::size_t row = 2; row < 8; ++row)
        scene.shifts[row] = -4'000'000;
    QCOMPARE(goldenDifference(u"waterfall/aligned.txt"_s, scene.text()), QString());
}

void TestWaterfallGolden::compressesIdleGaps()
{
    Scene scene(R"(
        a run     0..10000ms
          b one   0..40ms
          b two   5000..5060ms
          b three 9990..10000ms
    )");
    scene.warp = std::make_shared<const TimeWarp>(findIdleGaps(*scene.trace));
    QCOMPARE(goldenDifference(u"waterfall/gaps.txt"_s, scene.text()), QString());
}

void TestWaterfallGolden::showsASubtreeFromItsRoot()
{
    Scene scene;
    scene.rows.setRoot(SpanIndex(2));
    QCOMPARE(goldenDifference(u"waterfall/subtree.txt"_s, scene.text({at(10), at(95)})), QString());
}

void TestWaterfallGolden::showsAMillionSiblings()
{
    Scene scene(manySiblings(1'000'000));
    QCOMPARE(goldenDifference(u"waterfall/million.txt"_s, scene.text({at(500), at(500.1)})), QString());
}

void TestWaterfallGolden::showsTheEndOfADeepChain()
{
    Scene scene(deepChain(100'000));
    QCOMPARE(scene.rows.lineCount(), 100'000U);
    const WaterfallLayout layout = layoutWaterfall(
        {scene.rows, scene.errors, TimeScale({scene.trace->startNs(), scene.trace->endNs()}, 240)}, {99'998, 100'010});
    QCOMPARE(layout.rows.size(), 2U);
    QCOMPARE(layout.rows.back().depth, 99'999U);
    scene.rows.setAllCollapsed(true);
    QCOMPARE(scene.rows.lineCount(), 1U);
    scene.rows.reveal(SpanIndex(99'999));
    QCOMPARE(scene.rows.lineCount(), 100'000U);
}

QTEST_GUILESS_MAIN(TestWaterfallGolden)
#include "tst_waterfallgolden.moc"
