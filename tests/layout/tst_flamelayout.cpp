// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/flamelayout.h"

#include "core/analysis/selftime.h"
#include "core/layout/flamecolors.h"
#include "tests/support/tracefromtext.h"
#include "tests/support/tracegenerator.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <set>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::string_view kShop = R"(
    frontend   GET /cart   0..100ms   server
      cart     GetCart     10..60ms
        redis  HGET        20..30ms   error
        redis  HGET        30..45ms
      cart     Warm        60..64ms
        cart   Fill        61..64ms
      cart     GetCart     70..90ms
        redis  HGET        75..80ms
    lost       Orphan      30..60ms   parent=ffff
)";

FlameTree treeOf(const TracePtr &trace, FlameValue value, FlameGrouping grouping = FlameGrouping::CallPath)
{
    return {trace, {grouping, value}, selfTimesNs(*trace)};
}

QString textOf(const FlameTree &tree, FrameIndex zoom = FlameTree::root(), double widthPx = 130)
{
    return toText(layoutFlame(tree, zoom, widthPx), tree);
}

FrameIndex frameNamed(const FlameTree &tree, std::string_view name)
{
    for (std::uint32_t i = 1; i < tree.frameCount(); ++i) {
        if (tree.trace()->text(tree.name(FrameIndex(i))) == name)
            return FrameIndex(i);
    }
    return {};
}

} // namespace

class TestFlameLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void mergesSpansByCallPath();
    void coloursAFrameAsMostOfItsSpans();
    void mergesWhatAServiceDoesInItself();
    void countsSpans();
    void squeezesWhatRanAtTheSameTime();
    void leavesOutFramesWithoutAValue();
    void countsNoTimeOfUnfinishedSpans();
    void zoomsToAFrameUnderItsAncestors();
    void foldsWhatIsNarrowerThanAPixel();
    void keepsChildrenInsideTheirParents();
    void addsUpToTheWholeTrace();
    void findsTheSpansOfAFrame();
    void findsTheBlockOfAFrame();
    void findsWhatIsUnderThePointer();
    void turnsUpsideDown();
    void searchesServicesAndOperations();
    void survivesHostileTraces();
    void laysOutADeepChain();
    void hasNothingToShowOfNothing();
};

void TestFlameLayout::mergesSpansByCallPath()
{
    const FlameTree tree = treeOf(traceFromText(kShop), FlameValue::SelfTime);
    QCOMPARE(textOf(tree), u"(trace) [0.0..130.0] 130000000 x9\n"
                           "  frontend GET /cart [0.0..100.0] 100000000 x1\n"
                           "  (missing) [100.0..130.0] 30000000 x0\n"
                           "    cart GetCart [0.0..70.0] 70000000 x2\n"
                           "    cart Warm [70.0..74.0] 4000000 x1\n"
                           "    lost Orphan [100.0..130.0] 30000000 x1\n"
                           "      redis HGET [0.0..30.0] 30000000 x3\n"
                           "      cart Fill [70.0..73.0] 3000000 x1\n"_s);
    const FrameIndex redis = frameNamed(tree, "HGET");
    QCOMPARE(tree.errorCount(redis), 1U);
    QCOMPARE(tree.ownValue(frameNamed(tree, "GetCart")), std::int64_t(40'000'000));
}

void TestFlameLayout::mergesWhatAServiceDoesInItself()
{
    const FlameTree tree = treeOf(traceFromText(kShop), FlameValue::SelfTime, FlameGrouping::Service);
    QCOMPARE(textOf(tree), u"(trace) [0.0..130.0] 130000000 x9\n"
                           "  frontend [0.0..100.0] 100000000 x1\n"
                           "  (missing) [100.0..130.0] 30000000 x0\n"
                           "    cart [0.0..74.0] 74000000 x4\n"
                           "    lost [100.0..130.0] 30000000 x1\n"
                           "      redis [0.0..30.0] 30000000 x3\n"_s);
    // a service's durations are those of the calls that enter it
    const FlameTree total = treeOf(traceFromText(kShop), FlameValue::TotalTime, FlameGrouping::Service);
    QCOMPARE(total.value(FrameIndex(2)), std::int64_t(74'000'000));
}

void TestFlameLayout::countsSpans()
{
    const FlameTree tree = treeOf(traceFromText(kShop), FlameValue::SpanCount);
    QCOMPARE(tree.value(FlameTree::root()), std::int64_t(9));
    QCOMPARE(tree.value(frameNamed(tree, "GetCart")), std::int64_t(5));
    QCOMPARE(tree.ownValue(frameNamed(tree, "GetCart")), std::int64_t(2));
}

void TestFlameLayout::squeezesWhatRanAtTheSameTime()
{
    const TracePtr trace = traceFromText(R"(
        web    Page   0..100ms
          api  A      0..80ms
            db Query  10..30ms
          api  B      0..80ms
          api  C      90..130ms
    )");
    const FlameTree tree = treeOf(trace, FlameValue::TotalTime);
    QVERIFY(tree.isOverfull(frameNamed(tree, "Page")));
    QVERIFY(!tree.isOverfull(frameNamed(tree, "A")));
    QCOMPARE(textOf(tree, FlameTree::root(), 100), u"(trace) [0.0..100.0] 100000000 x5\n"
                                                   "  web Page [0.0..100.0] 100000000 x1\n"
                                                   "    api A [0.0..40.0] 80000000 x1 squeezed\n"
                                                   "    api B [40.0..80.0] 80000000 x1 squeezed\n"
                                                   "    api C [80.0..100.0] 40000000 x1 squeezed\n"
                                                   "      db Query [0.0..10.0] 20000000 x1 squeezed\n"_s);
}

void TestFlameLayout::leavesOutFramesWithoutAValue()
{
    const TracePtr trace = traceFromText(R"(
        web    Page   0..100ms
          api  A      0..80ms
          api  B      80..80ms
    )");
    const std::vector<std::int64_t> path{20, 80, 0};
    const FlameTree tree(trace, {FlameGrouping::CallPath, FlameValue::CriticalPath}, path);
    QCOMPARE(textOf(tree, FlameTree::root(), 100), u"(trace) [0.0..100.0] 100 x3\n"
                                                   "  web Page [0.0..100.0] 100 x1\n"
                                                   "    api A [0.0..80.0] 80 x1\n"_s);
    QCOMPARE(layoutFlame(tree, FlameTree::root(), 100).foldedFrames, std::uint64_t(0));
}

/// As statistics do: what is assumed of a span without an end is no time that was measured.
void TestFlameLayout::countsNoTimeOfUnfinishedSpans()
{
    const TracePtr trace = traceFromText("web serve 0..?ms\n  web step 0..30ms\n  web late 30..?ms\n"
                                         "    db query 40..90ms\n");
    for (const FlameValue value : {FlameValue::SelfTime, FlameValue::TotalTime}) {
        const FlameTree tree = treeOf(trace, value);
        QCOMPARE(tree.unfinishedCount(), 2U);
        QCOMPARE(tree.value(FlameTree::root()), 80'000'000);
        QCOMPARE(tree.value(frameNamed(tree, "late")), 50'000'000); // what it called, so that this can be seen
        QCOMPARE(tree.ownValue(frameNamed(tree, "serve")), 0);
    }
    QCOMPARE(treeOf(trace, FlameValue::SpanCount).unfinishedCount(), 0U);
}

void TestFlameLayout::zoomsToAFrameUnderItsAncestors()
{
    const FlameTree tree = treeOf(traceFromText(kShop), FlameValue::SelfTime);
    QCOMPARE(textOf(tree, frameNamed(tree, "GetCart"), 140), u"(trace) [0.0..140.0] 130000000 x9 above\n"
                                                             "  frontend GET /cart [0.0..140.0] 100000000 x1 above\n"
                                                             "    cart GetCart [0.0..140.0] 70000000 x2\n"
                                                             "      redis HGET [0.0..60.0] 30000000 x3\n"_s);
}

void TestFlameLayout::foldsWhatIsNarrowerThanAPixel()
{
    std::string text = "web Page 0..1000ms\n  api Long 0..900ms\n";
    for (int i = 0; i < 50; ++i)
        text += "  api Short" + std::to_string(i) + " " + std::to_string(900 + i) + ".." + std::to_string(901 + i)
                + "ms\n";
    const FlameTree tree = treeOf(traceFromText(text), FlameValue::SelfTime);
    const FlameLayout layout = layoutFlame(tree, FlameTree::root(), 100);
    QCOMPARE(toText(layout, tree), u"(trace) [0.0..100.0] 1000000000 x52\n"
                                   "  web Page [0.0..100.0] 1000000000 x1\n"
                                   "    api Long [0.0..90.0] 900000000 x1\n"
                                   "    (50 folded) [90.0..95.0]\n"_s);
    QCOMPARE(layout.foldedFrames, std::uint64_t(50));
    // wide enough, nothing is folded
    QCOMPARE(layoutFlame(tree, FlameTree::root(), 2'000).foldedFrames, std::uint64_t(0));
}

void TestFlameLayout::keepsChildrenInsideTheirParents()
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const TracePtr trace = generateTrace(400, seed);
        for (const FlameValue value : {FlameValue::SelfTime, FlameValue::TotalTime, FlameValue::SpanCount}) {
            const FlameTree tree = treeOf(trace, value);
            const FlameLayout layout = layoutFlame(tree, FrameIndex(1), 700);
            for (std::uint32_t row = 0; row < layout.rowCount(); ++row) {
                double end = 0;
                for (const FlameBlock &block : layout.row(row)) {
                    QVERIFY(block.leftPx >= end - 1e-6);
                    end = block.leftPx + block.widthPx;
                    QVERIFY(end <= 700 + 1e-6);
                    const FrameIndex above = block.foldedFrames > 0 ? block.frame : tree.parent(block.frame);
                    const FlameBlock *parent = above.isValid() ? layout.find(tree, above) : nullptr;
                    QVERIFY(
                        parent == nullptr
                        || (block.leftPx >= parent->leftPx - 1e-6 && end <= parent->leftPx + parent->widthPx + 1e-6));
                }
            }
        }
    }
}

void TestFlameLayout::addsUpToTheWholeTrace()
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const TracePtr trace = generateTrace(300, seed);
        const std::vector<std::int64_t> self = selfTimesNs(*trace);
        std::int64_t work = 0;
        for (std::uint32_t row = 0; row < trace->rowCount(); ++row) {
            const bool isUnfinished = (trace->state(SpanIndex(row))
                                       & (SpanState::kMissingEnd | SpanState::kMissingStart
                                          | SpanState::kNegativeDuration))
                                      != 0;
            work += isUnfinished ? 0 : self[row];
        }
        for (const FlameGrouping grouping : {FlameGrouping::CallPath, FlameGrouping::Service}) {
            const FlameTree tree(trace, {grouping, FlameValue::SelfTime}, self);
            QCOMPARE(tree.value(FlameTree::root()), work);
            std::int64_t own = 0;
            std::uint32_t spans = 0;
            for (std::uint32_t i = 1; i < tree.frameCount(); ++i) {
                own += tree.ownValue(FrameIndex(i));
                spans += tree.spanCount(FrameIndex(i));
            }
            QCOMPARE(own, work);
            QCOMPARE(spans, trace->spanCount());
        }
    }
}

void TestFlameLayout::findsTheSpansOfAFrame()
{
    const TracePtr trace = traceFromText(kShop);
    const FlameTree tree = treeOf(trace, FlameValue::SelfTime);
    const FrameIndex redis = frameNamed(tree, "HGET");
    const std::vector<SpanIndex> spans = tree.spansOf(redis);
    QCOMPARE(spans.size(), std::size_t(3));
    for (const SpanIndex span : spans)
        QCOMPARE(tree.frameOf(span), redis);
    QCOMPARE(trace->durationNs(tree.longestSpan(redis)), std::int64_t(15'000'000));
    QVERIFY(!tree.longestSpan(FlameTree::root()).isValid());
}

void TestFlameLayout::findsTheBlockOfAFrame()
{
    const FlameTree tree = treeOf(traceFromText(kShop), FlameValue::SelfTime);
    const FrameIndex cart = frameNamed(tree, "GetCart");
    const FlameLayout zoomed = layoutFlame(tree, cart, 100);
    QCOMPARE(zoomed.find(tree, cart)->frame, cart);
    QCOMPARE(zoomed.find(tree, FrameIndex(1))->frame, FrameIndex(1));
    QVERIFY(zoomed.find(tree, frameNamed(tree, "Warm")) == nullptr);
    const FlameLayout narrow = layoutFlame(tree, FlameTree::root(), 30);
    const FlameBlock *folded = narrow.find(tree, frameNamed(tree, "Fill"));
    QVERIFY(folded != nullptr && folded->foldedFrames == 1);
}

void TestFlameLayout::findsWhatIsUnderThePointer()
{
    const FlameTree tree = treeOf(traceFromText(kShop), FlameValue::SelfTime);
    const FlameLayout layout = layoutFlame(tree, FlameTree::root(), 130);
    QCOMPARE(layout.hitTest(2, 10)->frame, frameNamed(tree, "GetCart"));
    QCOMPARE(layout.hitTest(2, 72)->frame, frameNamed(tree, "Warm"));
    QVERIFY(layout.hitTest(2, 90) == nullptr);
    QVERIFY(layout.hitTest(3, -1) == nullptr);
    QVERIFY(layout.hitTest(30, 10) == nullptr);
}

void TestFlameLayout::turnsUpsideDown()
{
    FlameGeometry geometry{20, 300, 0, 5, false};
    QCOMPARE(geometry.topOf(0), 0.0);
    QCOMPARE(geometry.rowAt(45), std::optional<std::uint32_t>(2));
    QVERIFY(!geometry.rowAt(101));
    geometry.isFlame = true;
    QCOMPARE(geometry.topOf(0), 280.0);
    QCOMPARE(geometry.rowAt(290), std::optional<std::uint32_t>(0));
    QVERIFY(!geometry.rowAt(199));
    geometry.viewHeightPx = 60; // scrolled to its end, the root is at the bottom
    geometry.scrollPx = 40;
    QCOMPARE(geometry.topOf(0), 40.0);
    for (std::uint32_t row = 0; row < 5; ++row)
        QCOMPARE(geometry.rowAt(geometry.topOf(row) + 1), std::optional<std::uint32_t>(row));
}

void TestFlameLayout::searchesServicesAndOperations()
{
    const FlameTree tree = treeOf(traceFromText(kShop), FlameValue::SelfTime);
    const FlameMatches cart = findFrames(tree, u"CART"_s);
    QCOMPARE(cart.frames, 4U); // GET /cart, GetCart, Warm, Fill
    QCOMPARE(cart.value, std::int64_t(100'000'000));
    QCOMPARE(cart.inSubtree[FlameTree::root().value()], 4U);
    QVERIFY(cart.matches(frameNamed(tree, "Warm")));
    QVERIFY(!cart.matches(frameNamed(tree, "HGET")));
    QVERIFY(!findFrames(tree, QString()).isActive());
    QCOMPARE(findFrames(tree, u"nothing like it"_s).frames, 0U);
    QCOMPARE(findSimilarFrames(tree, frameNamed(tree, "HGET")).value, std::int64_t(30'000'000));
}

void TestFlameLayout::survivesHostileTraces()
{
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const TracePtr trace = generateHostileTrace(seed);
        for (const FlameValue value : {FlameValue::SelfTime, FlameValue::TotalTime, FlameValue::SpanCount}) {
            for (const FlameGrouping grouping : {FlameGrouping::CallPath, FlameGrouping::Service}) {
                const FlameTree tree = treeOf(trace, value, grouping);
                for (std::uint32_t row = 0; row < trace->rowCount(); ++row)
                    QVERIFY(tree.frameOf(SpanIndex(row)).value() < tree.frameCount());
                for (const FlameBlock &block : layoutFlame(tree, FlameTree::root(), 500).blocks)
                    QVERIFY(std::isfinite(block.leftPx) && block.leftPx + block.widthPx <= 500.001);
            }
        }
    }
}

void TestFlameLayout::laysOutADeepChain()
{
    constexpr std::uint32_t kDeep = 3'000;
    std::string text;
    for (std::uint32_t i = 0; i < kDeep; ++i)
        text += std::string(i, ' ') + "a n" + std::to_string(i) + " 0..100s\n";
    const FlameTree tree = treeOf(traceFromText(text), FlameValue::TotalTime);
    QCOMPARE(tree.rowCount(), kDeep + 1);
    const FlameLayout layout = layoutFlame(tree, FrameIndex(kDeep), 50);
    QCOMPARE(layout.rowCount(), kDeep + 1);
    QCOMPARE(layout.blocks.size(), std::size_t(kDeep + 1));
}

void TestFlameLayout::coloursAFrameAsMostOfItsSpans()
{
    const TracePtr trace = traceFromText("a R 0..9ms\n  b x 0..1ms\n  b x 1..2ms client\n  b x 2..3ms client\n"
                                         "  c y 3..4ms client\n  c y 4..5ms server\n");
    const FlameTree tree = treeOf(trace, FlameValue::TotalTime);
    const ColorTable kinds = makeColorTable(*trace, {ColorBy::Kind, {}});
    const std::vector<std::uint8_t> colors = frameColors(tree, kinds);
    QCOMPARE(colors.size(), std::size_t(tree.frameCount()));
    QCOMPARE(colors[0], kNoColor); // the whole trace
    QCOMPARE(colors[tree.frameOf(SpanIndex(1)).value()], kinds.colorOf(SpanIndex(2)));
    QCOMPARE(colors[tree.frameOf(SpanIndex(4)).value()],
             std::min(kinds.colorOf(SpanIndex(4)), kinds.colorOf(SpanIndex(5))));

    const TracePtr hostile = generateHostileTrace(3);
    const FlameTree odd = treeOf(hostile, FlameValue::SpanCount);
    const std::vector<std::uint8_t> byService = frameColors(odd, makeColorTable(*hostile, {}));
    const ServiceColors services(*hostile);
    for (std::uint32_t row = 0; row < hostile->rowCount(); ++row) {
        if (!hostile->isPhantom(SpanIndex(row)))
            QCOMPARE(int(byService[odd.frameOf(SpanIndex(row)).value()]),
                     services.colorOf(hostile->serviceId(SpanIndex(row))));
    }
}

void TestFlameLayout::hasNothingToShowOfNothing()
{
    const FlameTree none;
    QCOMPARE(layoutFlame(none, FlameTree::root(), 100).rowCount(), 0U);
    QVERIFY(!findFrames(none, u"x"_s).isActive());
}

QTEST_GUILESS_MAIN(TestFlameLayout)
#include "tst_flamelayout.moc"
