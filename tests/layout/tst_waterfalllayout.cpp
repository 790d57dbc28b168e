// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/barlabel.h"
#include "core/layout/waterfallgeometry.h"
#include "core/layout/waterfalllayout.h"

#include "tests/support/tracefromtext.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::string_view kShop = R"(
    frontend   GET /cart   0..120ms   error
      cart     GetCart     10..100ms  event=retry@12ms event=again@12.5ms event=gave-up@40ms
        redis  HGET        20..30ms   error
        redis  HGET        35..?ms
        redis  HSET        60..55ms
      early    Call        -5..50ms
    lost       Orphan      30..60ms   parent=ffff
)";

struct LaidOut {
    explicit LaidOut(std::string_view text) : trace(traceFromText(text)), rows(trace), errors(*trace) {}

    [[nodiscard]] WaterfallLayout layout(double startMs, double endMs, double widthPx = 240) const
    {
        const auto at = [](double ms) { return kTextTraceStartNs + static_cast<std::int64_t>(ms * 1e6); };
        return layoutWaterfall(rows, errors, {0, rows.lineCount()}, TimeScale({at(startMs), at(endMs)}, widthPx));
    }

    TracePtr trace;
    VisibleRows rows;
    SubtreeErrors errors;
};

WaterfallGeometry geometryFor(const WaterfallLayout &layout)
{
    WaterfallGeometry geometry;
    geometry.nameWidthPx = 200;
    geometry.viewportWidthPx = 200 + 2 * WaterfallGeometry::kTimeMarginPx + layout.scale.widthPx();
    geometry.rowHeightPx = 20;
    return geometry;
}

} // namespace

class TestWaterfallLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void laysOutAWholeTrace();
    void clipsAndPointsToBarsOutsideTheRange();
    void saysThatACollapsedRowHidesErrors();
    void laysOutTheAskedLinesOnly();
    void keepsBarsWithinTheAreaAndWideEnough();
    void putsLabelsWhereThereIsRoom();
    void keepsLabelsOffBreaksAndFadingEnds();
    void knowsWhereTimeIsLeftOut();
    void findsWhatIsUnderThePointer();
    void findsTheSignUnderThePointer();
    void ordersSignsByWhatMattersMost();
    void indentsDeepRowsOnlySoFar();
    void forgivesMicrosecondsOfStartBeforeTheParent();
};

void TestWaterfallLayout::laysOutAWholeTrace()
{
    const LaidOut shop(kShop);
    QCOMPARE(toText(shop.layout(0, 120), *shop.trace), u"- frontend GET /cart [0.0..240.0] error\n"
                                                       "    early Call <0.0..100.0] before-parent\n"
                                                       "  - cart GetCart [20.0..200.0] *2@24.0 *1@80.0\n"
                                                       "      redis HGET [40.0..60.0] error\n"
                                                       "      redis HGET [70.0..72.0] running\n"
                                                       "      redis HSET [120.0..122.0] negative\n"
                                                       "-   [60.0..120.0] phantom\n"
                                                       "    lost Orphan [60.0..120.0] orphan\n"_s);
}

void TestWaterfallLayout::clipsAndPointsToBarsOutsideTheRange()
{
    const LaidOut shop(kShop);
    QCOMPARE(toText(shop.layout(22, 34), *shop.trace), u"- frontend GET /cart <0.0..240.0> error\n"
                                                       "    early Call <0.0..240.0> before-parent\n"
                                                       "  - cart GetCart <0.0..240.0>\n"
                                                       "      redis HGET <0.0..160.0] error\n"
                                                       "      redis HGET [after] running\n"
                                                       "      redis HSET [after] negative\n"
                                                       "-   [160.0..240.0> phantom\n"
                                                       "    lost Orphan [160.0..240.0> orphan\n"_s);
}

void TestWaterfallLayout::saysThatACollapsedRowHidesErrors()
{
    LaidOut shop(kShop);
    shop.rows.setAllCollapsed(true);
    QCOMPARE(toText(shop.layout(0, 120), *shop.trace), u"+ frontend GET /cart [0.0..240.0] error error-below\n"
                                                       "+   [60.0..120.0] phantom\n"_s);
}

void TestWaterfallLayout::laysOutTheAskedLinesOnly()
{
    const LaidOut shop(kShop);
    const WaterfallLayout layout = layoutWaterfall(shop.rows, shop.errors, {3, 5}, TimeScale({0, 100}, 100));
    QCOMPARE(layout.rows.size(), std::size_t(2));
    QCOMPARE(layout.rows.front().line, 3U);
    QVERIFY(layoutWaterfall(shop.rows, shop.errors, {100, 200}, TimeScale({0, 100}, 100)).rows.empty());
}

void TestWaterfallLayout::keepsBarsWithinTheAreaAndWideEnough()
{
    const LaidOut shop(kShop);
    std::mt19937 random(7);
    for (int i = 0; i < 3'000; ++i) {
        const double start = static_cast<double>(random() % 140'000) / 1'000.0 - 10;
        const double length = static_cast<double>(random() % 100'000 + 1) / 100'000.0;
        const double width = 2 + static_cast<double>(random() % 3'000);
        for (const WaterfallRow &row : shop.layout(start, start + length * length * 130, width).rows) {
            QVERIFY(row.leftPx >= 0 && static_cast<double>(row.rightPx) <= width);
            QVERIFY(row.place != BarPlace::Inside || row.rightPx - row.leftPx >= kMinBarPx - 0.01F);
        }
    }
}

void TestWaterfallLayout::putsLabelsWhereThereIsRoom()
{
    const auto place = [](const WaterfallRow &row, float width) { return placeBarLabel(row, {width, width, 5}, 100); };
    WaterfallRow row;
    row.leftPx = row.rawLeftPx = 10;
    row.rightPx = 50;
    QCOMPARE(place(row, 40).place, LabelPlace::Right);
    QCOMPARE(place(row, 20).xPx, 55.0F);
    row.rawLeftPx = 70; // by its own clock it started there: a mark stands there
    QCOMPARE(place(row, 20).xPx, 75.0F);
    row.rawLeftPx = row.leftPx = 60;
    row.rightPx = 95;
    QCOMPARE(place(row, 40).place, LabelPlace::Left);
    QCOMPARE(place(row, 40).xPx, 15.0F);
    row.rawLeftPx = row.leftPx = 5;
    QCOMPARE(place(row, 40).place, LabelPlace::Within);
    QCOMPARE(place(row, 40).xPx, 50.0F);
    QVERIFY(!place(row, 80).isCrowded); // just so, with a margin on both sides
    QVERIFY(place(row, 81).isCrowded);
    row.leftPx = 60;
    row.rawLeftPx = 52; // where its own clock puts it
    QCOMPARE(place(row, 40).xPx, 7.0F);
    row.place = BarPlace::After;
    QCOMPARE(place(row, 40).xPx, 55.0F);
}

void TestWaterfallLayout::keepsLabelsOffBreaksAndFadingEnds()
{
    WaterfallRow row;
    row.leftPx = row.rawLeftPx = 10;
    row.rightPx = 20;
    const std::vector<TimeBreak> breaks{{40, 50}, {150, 160}};
    const LabelSize size{30, 25, 5};
    QCOMPARE(placeBarLabel(row, size, 200, breaks).xPx, 55.0F); // behind the break that is in the way
    row.leftPx = row.rawLeftPx = 60;
    row.rightPx = 148;
    QCOMPARE(placeBarLabel(row, size, 200, breaks).xPx, 165.0F);
    row.rightPx = 200;
    BarLabel label = placeBarLabel(row, {60, 50, 5}, 200, breaks);
    QCOMPARE(label.place, LabelPlace::Within);
    QCOMPARE(label.xPx, 95.0F); // at the end of the longest piece, 60 to 150
    row.marks = RowMark::kRunning;
    row.leftPx = row.rawLeftPx = 0;
    label = placeBarLabel(row, {60, 50, 5}, 200);
    QCOMPARE(label.xPx, 200 - kRunningFadePx - 5 - 50);
    label = placeBarLabel(row, {190, 150, 5}, 200, breaks);
    QVERIFY(label.isCrowded);
    QVERIFY(label.xPx >= 0);
    row.rightPx = 20;
    label = placeBarLabel(row, {105, 90, 5}, 140, breaks); // there is a break in every place
    QVERIFY(label.isCrowded);
    QCOMPARE(label.place, LabelPlace::Right);
    QCOMPARE(label.xPx, 25.0F);
}

void TestWaterfallLayout::knowsWhereTimeIsLeftOut()
{
    const auto warp = std::make_shared<const TimeWarp>(
        std::vector<TimeGap>{{{1'000, 2'000}, 100}, {{5'000, 9'000}, 100}});
    const std::vector<TimeBreak> breaks = timeBreaks(TimeScale({0, 3'100}, 220, warp));
    QCOMPARE(breaks.size(), 1U); // the other is outside the view
    QCOMPARE(breaks[0].leftPx, 102.0F); // the shortest bar that ends there is seen
    QCOMPARE(breaks[0].rightPx, 110.0F);
    QVERIFY(timeBreaks(TimeScale({0, 3'100}, 220)).empty());
}

void TestWaterfallLayout::findsWhatIsUnderThePointer()
{
    const LaidOut shop(kShop);
    const WaterfallLayout layout = shop.layout(0, 120);
    const WaterfallGeometry geometry = geometryFor(layout);
    for (const WaterfallRow &row : layout.rows) {
        const double middle = geometry.topOf(row.line) + 10;
        const WaterfallHit bar = geometry.hitTest(
            layout, geometry.timeLeftPx() + static_cast<double>(row.leftPx + row.rightPx) / 2, middle);
        QCOMPARE(static_cast<int>(bar.part), static_cast<int>(WaterfallPart::Bar));
        QCOMPARE(bar.line, row.line);
        const WaterfallHit toggle = geometry.hitTest(layout, geometry.toggleLeftPx(row.depth) + 5, middle);
        QCOMPARE(toggle.part == WaterfallPart::Toggle, row.spansBelow > 0);
        QCOMPARE(static_cast<int>(geometry.hitTest(layout, 201, middle).part),
                 static_cast<int>(WaterfallPart::Splitter));
    }
    const double below = geometry.topOf(static_cast<std::uint32_t>(layout.rows.size())) + 1;
    QVERIFY(!geometry.hitTest(layout, 100, below).hasLine);
    QCOMPARE(static_cast<int>(geometry.hitTest(layout, 300, below).part), static_cast<int>(WaterfallPart::Time));
}

void TestWaterfallLayout::findsTheSignUnderThePointer()
{
    const LaidOut shop(kShop);
    WaterfallLayout layout = shop.layout(0, 120);
    layout.rows[1].marks = RowMark::kError | RowMark::kLinks | RowMark::kLinkedFrom;
    const WaterfallGeometry geometry = geometryFor(layout);
    const double middle = geometry.topOf(1) + 10;
    const RowSigns signs = rowSigns(layout.rows[1].marks);
    QCOMPARE(signs.count, 3U);
    for (std::size_t place = 0; place < signs.count; ++place) {
        const WaterfallHit hit = geometry.hitTest(layout, geometry.signCenterPx(place), middle);
        QCOMPARE(static_cast<int>(hit.part), static_cast<int>(WaterfallPart::Sign));
        QCOMPARE(static_cast<int>(hit.sign), static_cast<int>(signs.signs[place]));
    }
    const WaterfallHit beside = geometry.hitTest(layout, geometry.signCenterPx(signs.count), middle);
    QCOMPARE(static_cast<int>(beside.part), static_cast<int>(WaterfallPart::Name));
    QCOMPARE(static_cast<int>(beside.sign), static_cast<int>(RowSign::None));
}

void TestWaterfallLayout::ordersSignsByWhatMattersMost()
{
    const RowSigns signs = rowSigns(RowMark::kLinkedFrom | RowMark::kErrorBelow | RowMark::kOrphan | RowMark::kLinks);
    QCOMPARE(signs.count, 4U);
    QCOMPARE(signs.signs, (std::array{RowSign::ErrorBelow, RowSign::Warning, RowSign::Links, RowSign::LinkedFrom}));
    // a row's own failure says more than one below it
    QCOMPARE(static_cast<int>(rowSigns(RowMark::kError | RowMark::kErrorBelow).signs[0]),
             static_cast<int>(RowSign::Error));
    QCOMPARE(rowSigns(RowMark::kError | RowMark::kErrorBelow).count, 1U);
    QCOMPARE(rowSigns(RowMark::kPhantom).count, 0U);
}

void TestWaterfallLayout::indentsDeepRowsOnlySoFar()
{
    WaterfallGeometry geometry;
    geometry.nameWidthPx = 400;
    QVERIFY(geometry.toggleLeftPx(5) > geometry.toggleLeftPx(4));
    QCOMPARE(geometry.toggleLeftPx(100), geometry.toggleLeftPx(100'000));
    QVERIFY(geometry.textLeftPx(100'000) < 220);

    // a tree of sixteen levels fits with smaller steps, one of four hundred can't
    geometry.deepest = 4;
    QCOMPARE(geometry.indentPx(), WaterfallGeometry::kIndentPx);
    geometry.deepest = 16;
    QVERIFY(geometry.indentPx() < WaterfallGeometry::kIndentPx);
    QVERIFY(geometry.toggleLeftPx(16) > geometry.toggleLeftPx(15));
    geometry.deepest = 400;
    QCOMPARE(geometry.indentPx(), WaterfallGeometry::kLeastIndentPx);
    QCOMPARE(geometry.toggleLeftPx(100), geometry.toggleLeftPx(400));
    QVERIFY(geometry.textLeftPx(400) < 180);
}

void TestWaterfallLayout::forgivesMicrosecondsOfStartBeforeTheParent()
{
    const LaidOut early("s parent 10..20ms\n  s child 9.999..15ms\n");
    QVERIFY((rowMarks(*early.trace, SpanIndex(1)) & RowMark::kStartsBeforeParent) != 0); // nanoseconds: no tolerance
    const LaidOut fine("s parent 10..20ms\n  s child 10..15ms\n");
    QCOMPARE(rowMarks(*fine.trace, SpanIndex(1)), std::uint16_t(0));
}

QTEST_GUILESS_MAIN(TestWaterfallLayout)
#include "tst_waterfalllayout.moc"
