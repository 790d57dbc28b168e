// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Measuring, narrowing and finding in a waterfall, with real keys and pointer events.
#include "tests/widgets/shownwaterfall.h"
#include "widgets/waterfall/ancestorbar.h"
#include "widgets/waterfall/findbar.h"
#include "widgets/waterfall/rangeactions.h"
#include "widgets/waterfall/rowtext.h"
#include "widgets/waterfall/spancontextmenu.h"
#include "widgets/waterfall/viewmenu.h"
#include "widgets/waterfall/waterfallpanel.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

/// 0 list(1-5 select, 6 render), with an error in the group
constexpr std::string_view kLoop = R"(
    web list       0..100ms
      db select    10..12ms
      db select    13..14ms  error
      db select    15..19ms
      db select    20..23ms
      db select    24..30ms
      web render   40..90ms  http.route=/cart
)";

/// A panel on the screen: find bar, callers, waterfall.
struct ShownPanel {
    explicit ShownPanel(std::string_view text = kShop) : session(traceFromText(text)), panel(session)
    {
        panel.resize(1'000, 500);
        panel.show();
        panel.view().setFocus();
        QCoreApplication::processEvents();
    }

    void type(const QString &text)
    {
        panel.findBar().start();
        QTest::keyClicks(&panel.findBar().edit(), text);
    }
    /// The entry of the view menu, opened as a click opens it.
    [[nodiscard]] QAction *entry(const QString &text)
    {
        auto *menu = panel.findChild<ViewMenu *>();
        Q_EMIT menu->aboutToShow();
        for (QMenu *place : QList<QMenu *>{menu} + menu->findChildren<QMenu *>()) {
            for (QAction *action : place->actions()) {
                if (QString(action->text()).remove(u'&').section(u'\t', 0, 0) == text)
                    return action;
            }
        }
        return nullptr;
    }
    /// The button of the find bar that says this.
    [[nodiscard]] QToolButton *control(const QString &text) const
    {
        for (QToolButton *button : panel.findBar().findChildren<QToolButton *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }
    [[nodiscard]] QString count() const { return panel.findBar().findChild<QLabel *>()->text(); }
    [[nodiscard]] QString lines() const
    {
        QStringList names;
        for (std::uint32_t line = 0; line < session.rows().lineCount(); ++line)
            names += session.rows().kindOf(line) == LineKind::Hidden
                         ? u"~"_s
                         : QString::fromUtf8(session.trace().name(session.rows().at(line)));
        return names.join(u' ');
    }

    TraceSession session;
    WaterfallPanel panel;
};

} // namespace

class TestWaterfallMeasure : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void selectsARangeByDragging();
    void zoomsToTheSelectedRange();
    void forgetsTheRangeOnEscapeAndOnAClick();
    void offersTheRangesActionsBesideIt();
    void zoomsByADragOnTheRuler();
    void selectsTheSpansRange();
    void setsAndKeepsMarks();
    void centersThenFits();
    void walksSiblings();
    void collapsesToLevels();
    void showsASubtreeAndTheWayBack();
    void opensAGroupForAnErrorInside();
    void compressesGapsAndStaysConsistent();
    void makesRoomForWhatIsLeftOut();
    void showsThePathOfWorkThatNothingWaitsFor();
    void zoomsDownToANanosecond();
    void showsColumnsBesideTheNames();
    void movesNamesSideways();
    void findsAndWalksMatches();
    void hidesWhatDoesNotMatchAndGivesTheStateBack();
    void undoesFilters();
    void understandsTraceQl();
    void saysWhatIsWrongWithAQuery();
    void leavesTheFieldWithEscape();
    void describesGroupsAndHiddenRows();
    void listsTheCallersOfADeepSpan();
    void keepsItsState();
    void switchesHowItIsShownFromItsMenu();
    void offersAttributesAsColumnsAndColors();
    void choosesAColorForAService();
    void showsMovedClocksAndTheWayBack();
};

void TestWaterfallMeasure::selectsARangeByDragging()
{
    ShownWaterfall shown;
    shown.drag(shown.at(20, 1), shown.at(60, 3));
    QVERIFY(!shown.session.viewRange().isZoomed());
    QVERIFY(shown.session.marks().range().has_value());
    QVERIFY(qAbs(shown.msOf(shown.session.marks().range()->startNs) - 20) < 0.3);
    QVERIFY(qAbs(shown.msOf(shown.session.marks().range()->endNs) - 60) < 0.3);
}

void TestWaterfallMeasure::zoomsToTheSelectedRange()
{
    ShownWaterfall shown;
    shown.drag(shown.at(20, 1), shown.at(60, 3));
    const TimeRange selected = *shown.session.marks().range();
    shown.key(Qt::Key_Z);
    QCOMPARE(shown.range(), selected);
    QVERIFY(!shown.session.marks().range());
}

void TestWaterfallMeasure::forgetsTheRangeOnEscapeAndOnAClick()
{
    ShownWaterfall shown;
    shown.drag(shown.at(20, 1), shown.at(60, 3));
    shown.key(Qt::Key_Escape);
    QVERIFY(!shown.session.marks().range());
    shown.drag(shown.at(20, 1), shown.at(60, 3));
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, shown.at(5, 1));
    QVERIFY(!shown.session.marks().range());
}

void TestWaterfallMeasure::offersTheRangesActionsBesideIt()
{
    ShownWaterfall shown;
    auto *actions = shown.view.findChild<RangeActions *>();
    QVERIFY(!actions->isVisible());
    shown.drag(shown.at(20, 1), shown.at(60, 3));
    QVERIFY(actions->isVisible());
    QTest::mouseClick(actions->findChildren<QToolButton *>().first(), Qt::LeftButton);
    QVERIFY(shown.session.viewRange().isZoomed());
    QVERIFY(!actions->isVisible());
}

void TestWaterfallMeasure::zoomsByADragOnTheRuler()
{
    ShownWaterfall shown;
    shown.view.beginRangeDrag(shown.at(20, 0).x(), WaterfallView::DragPurpose::Zoom);
    shown.view.moveRangeDrag(shown.at(60, 0).x());
    QVERIFY(shown.view.endRangeDrag());
    QVERIFY(qAbs(shown.msOf(shown.range().startNs) - 20) < 0.3);
    QVERIFY(!shown.session.marks().range());
}

void TestWaterfallMeasure::selectsTheSpansRange()
{
    ShownWaterfall shown;
    shown.session.selection().setCurrent(SpanIndex(2));
    shown.key(Qt::Key_R);
    QCOMPARE(shown.session.marks().range()->lengthNs(), std::int64_t(10'000'000));
}

void TestWaterfallMeasure::setsAndKeepsMarks()
{
    ShownWaterfall shown;
    shown.session.selection().setCurrent(SpanIndex(2));
    shown.key(Qt::Key_M);
    QCOMPARE(shown.session.marks().passing(), std::optional(kTextTraceStartNs + 20'000'000));
    shown.key(Qt::Key_M, Qt::ShiftModifier);
    shown.session.selection().setCurrent(SpanIndex(3));
    shown.key(Qt::Key_M, Qt::ShiftModifier);
    QCOMPARE(shown.session.marks().kept().size(), 2U);
    shown.key(Qt::Key_M, Qt::ShiftModifier);
    QCOMPARE(shown.session.marks().kept().size(), 1U);
    shown.key(Qt::Key_Delete);
    QVERIFY(shown.session.marks().isEmpty());
}

void TestWaterfallMeasure::centersThenFits()
{
    ShownWaterfall shown;
    shown.session.viewRange().setRange({kTextTraceStartNs, kTextTraceStartNs + 40'000'000});
    shown.session.selection().setCurrent(SpanIndex(3)); // 40 to 50 ms
    shown.key(Qt::Key_F);
    QCOMPARE(shown.range().lengthNs(), std::int64_t(40'000'000));
    QVERIFY(qAbs(shown.msOf(shown.range().startNs) - 25) < 0.001);
    shown.key(Qt::Key_F);
    QVERIFY(qAbs(shown.msOf(shown.range().startNs) - 39.5) < 0.001);
}

void TestWaterfallMeasure::walksSiblings()
{
    ShownWaterfall shown;
    shown.session.selection().setCurrent(SpanIndex(2));
    shown.key(Qt::Key_Period);
    QCOMPARE(shown.current(), 3U);
    shown.key(Qt::Key_Period);
    QCOMPARE(shown.current(), 3U);
    shown.key(Qt::Key_Comma);
    shown.key(Qt::Key_Comma);
    QCOMPARE(shown.current(), 2U);
    shown.session.selection().setCurrent(SpanIndex(0));
    shown.key(Qt::Key_Period);
    QCOMPARE(shown.current(), 4U);
    shown.key(Qt::Key_Comma);
    QCOMPARE(shown.current(), 0U);
}

void TestWaterfallMeasure::collapsesToLevels()
{
    ShownWaterfall shown;
    shown.key(Qt::Key_2);
    QCOMPARE(shown.session.rows().lineCount(), 3U);
    shown.key(Qt::Key_1);
    QCOMPARE(shown.session.rows().lineCount(), 2U);
    shown.key(Qt::Key_9);
    QCOMPARE(shown.session.rows().lineCount(), 5U);
}

void TestWaterfallMeasure::showsASubtreeAndTheWayBack()
{
    ShownPanel shown;
    shown.session.selection().setCurrent(SpanIndex(1));
    QTest::keyClick(&shown.panel.view(), Qt::Key_T);
    QCOMPARE(shown.lines(), u"GetCart HGET HGET"_s);
    QCOMPARE(shown.session.viewRange().range().lengthNs(), std::int64_t(80'000'000));
    QVERIFY(shown.panel.ancestorBar().text().startsWith(u"‹ Whole trace"_s));
    QTest::mouseClick(&shown.panel.ancestorBar(), Qt::LeftButton, {}, {20, 10});
    QCOMPARE(shown.session.rows().lineCount(), 5U);
    QVERIFY(!shown.session.viewRange().isZoomed());
}

void TestWaterfallMeasure::opensAGroupForAnErrorInside()
{
    ShownWaterfall shown(kLoop);
    shown.key(Qt::Key_E);
    QCOMPARE(shown.current(), 2U);
    QCOMPARE(shown.session.rows().lineCount(), 8U);
}

void TestWaterfallMeasure::compressesGapsAndStaysConsistent()
{
    ShownPanel shown(R"(
        a run     0..10000ms
          b one   0..40ms
          b two   5000..5060ms
          b three 9990..10000ms
    )");
    QTest::keyClick(&shown.panel.view(), Qt::Key_I);
    QVERIFY(shown.session.warp() != nullptr);
    const TimeScale scale = shown.panel.view().timeScale();
    const WaterfallRow row = shown.panel.view().layoutNow().rows[2];
    QVERIFY(row.rightPx - row.leftPx > 0.4F * static_cast<float>(scale.widthPx()));
    QVERIFY(qAbs(static_cast<double>(row.leftPx) - scale.xAt(kTextTraceStartNs + 5'000'000'000)) < 0.01);
    // a zoom there and back ends where it began
    const TimeRange before = shown.session.viewRange().range();
    QTest::keyClick(&shown.panel.view(), Qt::Key_W);
    QVERIFY(shown.session.viewRange().isZoomed());
    QTest::keyClick(&shown.panel.view(), Qt::Key_Backspace);
    QCOMPARE(shown.session.viewRange().range(), before);
    QTest::keyClick(&shown.panel.view(), Qt::Key_I);
    QVERIFY(shown.session.warp() == nullptr);
}

void TestWaterfallMeasure::makesRoomForWhatIsLeftOut()
{
    ShownPanel shown("a run 0..10000ms\n  b one 0..40ms\n  b two 5000..5060ms\n  b three 9990..10000ms\n");
    const int top = shown.panel.view().viewport()->y();
    const double names = shown.panel.view().geometryNow().nameWidthPx;
    shown.session.setCompressesGaps(true);
    QVERIFY(shown.panel.view().viewport()->y() > top); // a second line of the axis
    QVERIFY(!shown.panel.view().grab().isNull());
    QCOMPARE(shown.panel.view().geometryNow().nameWidthPx, names);
    shown.session.setCompressesGaps(false);
    QCOMPARE(shown.panel.view().viewport()->y(), top);
}

void TestWaterfallMeasure::showsThePathOfWorkThatNothingWaitsFor()
{
    // the worker's job goes on long after the answer
    ShownPanel shown("web  run   0..100ms server\n  web send  10..12ms producer\n    work job 50..400ms consumer\n"
                     "      work write 60..300ms\n");
    QTRY_VERIFY_WITH_TIMEOUT(shown.session.path().path() != nullptr, 60'000);
    QVERIFY(!shown.session.path().path()->isOnPath(SpanIndex(2)));
    const auto trigger = [&shown](std::uint32_t line, const QString &text) {
        QMenu menu;
        fillRowMenu(menu, shown.panel.view(), line);
        for (QAction *action : menu.actions()) {
            if (QString(action->text()).remove(u'&') == text)
                return action->trigger();
        }
        QFAIL(qPrintable(text));
    };
    trigger(2, u"Show the critical path of this span"_s);
    QTRY_VERIFY_WITH_TIMEOUT(shown.session.path().path()->isOnPath(SpanIndex(2)), 60'000);
    QCOMPARE(shown.session.path().path()->totalNs, 350'000'000);
    const auto *button = shown.control(u"Path of work  job"_s);
    QVERIFY(button != nullptr && button->isVisibleTo(&shown.panel));
    trigger(0, u"Show the critical path of the trace"_s);
    QTRY_COMPARE_WITH_TIMEOUT(shown.session.path().path()->totalNs, 100'000'000, 60'000);
    QVERIFY(!button->isVisibleTo(&shown.panel));
}

void TestWaterfallMeasure::zoomsDownToANanosecond()
{
    ShownWaterfall shown;
    shown.session.selection().setCurrent(SpanIndex(2));
    for (int i = 0; i < 80; ++i)
        shown.key(Qt::Key_W);
    QCOMPARE(shown.range().lengthNs(), std::int64_t(1));
    QVERIFY(!shown.view.grab().isNull());
}

void TestWaterfallMeasure::showsColumnsBesideTheNames()
{
    ShownWaterfall shown(kLoop);
    const double names = shown.view.geometryNow().namesRightPx();
    QSignalSpy changed(&shown.view, &WaterfallView::columnsChanged);
    shown.view.setColumns({{WaterfallColumn::Kind::SelfTime, {}}, {WaterfallColumn::Kind::Attribute, u"http.route"_s}});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(shown.view.geometryNow().namesRightPx(), names);
    QCOMPARE(shown.view.placedColumns().size(), 2U);
    QCOMPARE(columnCell(shown.session, shown.view.columns()[0], SpanIndex(6)).text, u"50.0 ms"_s);
    QCOMPARE(columnCell(shown.session, shown.view.columns()[1], SpanIndex(6)).text, u"/cart"_s);
    QCOMPARE(columnCell(shown.session, shown.view.columns()[1], SpanIndex(0)).text, QString());
}

void TestWaterfallMeasure::movesNamesSideways()
{
    ShownWaterfall shown;
    const double before = shown.view.geometryNow().textLeftPx(2);
    shown.key(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(shown.view.geometryNow().textLeftPx(2) < before);
    shown.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(shown.view.geometryNow().textLeftPx(2), before);
    shown.wheel({50, 20}, {0, -120}, Qt::ShiftModifier);
    QVERIFY(shown.view.geometryNow().textLeftPx(2) < before);
    QVERIFY(!shown.session.viewRange().isZoomed());
}

void TestWaterfallMeasure::findsAndWalksMatches()
{
    ShownPanel shown;
    shown.type(u"hget"_s);
    QTRY_COMPARE(shown.count(), u"2 match(es)"_s);
    QTest::keyClick(&shown.panel.findBar().edit(), Qt::Key_Return);
    QCOMPARE(shown.session.selection().current().value(), 2U);
    QCOMPARE(shown.count(), u"1 of 2"_s);
    QTest::keyClick(&shown.panel.view(), Qt::Key_N);
    QCOMPARE(shown.session.selection().current().value(), 3U);
    QTest::keyClick(&shown.panel.view(), Qt::Key_N);
    QCOMPARE(shown.session.selection().current().value(), 2U);
    QTest::keyClick(&shown.panel.view(), Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(shown.session.selection().current().value(), 3U);
}

void TestWaterfallMeasure::hidesWhatDoesNotMatchAndGivesTheStateBack()
{
    ShownPanel shown;
    shown.session.collapse().setCollapsed(SpanIndex(1), true);
    QCOMPARE(shown.lines(), u"GET /cart GetCart Cleanup"_s);
    shown.type(u"redis"_s);
    QTRY_COMPARE(shown.count(), u"2 match(es)"_s);
    QTest::keyClick(&shown.panel.view(), Qt::Key_H);
    QCOMPARE(shown.lines(), u"GET /cart GetCart HGET HGET ~"_s);
    shown.session.collapse().setCollapsed(SpanIndex(0), true);
    QTest::keyClick(&shown.panel.view(), Qt::Key_Escape);
    QTRY_COMPARE(shown.lines(), u"GET /cart GetCart Cleanup"_s);
}

void TestWaterfallMeasure::undoesFilters()
{
    ShownPanel shown;
    shown.type(u"redis"_s);
    QTRY_COMPARE(shown.count(), u"2 match(es)"_s);
    QTest::keyClick(&shown.panel.view(), Qt::Key_H);
    QTest::keyClick(&shown.panel.view(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!shown.session.filters().current().hidesOthers);
    QTest::keyClick(&shown.panel.view(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(shown.session.filters().current().text.isEmpty());
    QVERIFY(shown.panel.findBar().edit().text().isEmpty());
    QTest::keyClick(&shown.panel.view(), Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(shown.panel.findBar().edit().text(), u"redis"_s);
}

void TestWaterfallMeasure::understandsTraceQl()
{
    ShownPanel shown;
    shown.type(u"{ duration > 50ms && name != \"GET /cart\" }"_s);
    QTRY_COMPARE(shown.count(), u"1 match(es)"_s);
    QTest::keyClick(&shown.panel.findBar().edit(), Qt::Key_Return);
    QCOMPARE(shown.session.selection().current().value(), 1U);
}

void TestWaterfallMeasure::saysWhatIsWrongWithAQuery()
{
    ShownPanel shown;
    shown.type(u"{ duration > }"_s);
    QTRY_VERIFY2(shown.count().contains(u"column"_s), qPrintable(shown.count()));
    QVERIFY(!shown.panel.findBar().findChild<QLabel *>()->toolTip().isEmpty());
    QCOMPARE(shown.session.rows().lineCount(), 5U);
}

void TestWaterfallMeasure::leavesTheFieldWithEscape()
{
    ShownPanel shown;
    QTest::keyClick(&shown.panel.view(), Qt::Key_Slash);
    QTRY_VERIFY(shown.panel.findBar().edit().hasFocus());
    QTest::keyClick(&shown.panel.findBar().edit(), Qt::Key_Escape);
    QTRY_VERIFY(shown.panel.view().hasFocus());
}

void TestWaterfallMeasure::describesGroupsAndHiddenRows()
{
    ShownPanel shown(kLoop);
    QVERIFY(rowToolTip(shown.session, 1).startsWith(u"5 call(s) of the same kind: db  select"_s));
    QVERIFY(rowDescription(shown.session, 1).contains(u"1 failed span(s) in it"_s));
    shown.session.filters().set({u"render"_s, true, {}});
    QTRY_COMPARE(shown.lines(), u"list ~ render"_s);
    QCOMPARE(rowDescription(shown.session, 1), u"5 span(s) that the search does not find"_s);
}

void TestWaterfallMeasure::listsTheCallersOfADeepSpan()
{
    QString text;
    for (int i = 0; i < 100; ++i)
        text += QString(i, u' ') + u"s step%1 %1..%2ms\n"_s.arg(i).arg(300 - i);
    ShownPanel shown(text.toStdString());
    shown.session.selection().setCurrent(SpanIndex(99));
    QVERIFY(shown.panel.ancestorBar().text().startsWith(u"s  step0  ›  …  ›  s  step60"_s));
    QVERIFY(shown.panel.ancestorBar().text().endsWith(u"s  step98  ›  s  step99"_s));
    QVERIFY(!shown.panel.grab().isNull());
    const WaterfallGeometry geometry = shown.panel.view().geometryNow();
    QVERIFY(geometry.textLeftPx(99) < geometry.namesRightPx() * 0.6);
}

void TestWaterfallMeasure::keepsItsState()
{
    ShownPanel first(kLoop);
    first.panel.view().setColumns({{WaterfallColumn::Kind::PathShare, {}}});
    first.session.collapse().setGrouping(false);
    ShownPanel second(kLoop);
    QVERIFY(second.panel.restoreState(first.panel.saveState()));
    QCOMPARE(second.panel.view().columns(), first.panel.view().columns());
    QCOMPARE(second.session.rows().lineCount(), 7U);
    QVERIFY(!second.panel.restoreState("nonsense"));
}

void TestWaterfallMeasure::switchesHowItIsShownFromItsMenu()
{
    ShownPanel shown(kLoop);
    shown.entry(u"Group repeated calls"_s)->trigger();
    QCOMPARE(shown.session.rows().lineCount(), 7U);
    shown.entry(u"Group repeated calls"_s)->trigger();
    QCOMPARE(shown.session.rows().lineCount(), 3U);
    shown.entry(u"Compress idle gaps"_s)->trigger();
    QVERIFY(shown.session.compressesGaps());
    QVERIFY(shown.entry(u"Compress idle gaps"_s)->isChecked());
    shown.entry(u"Path until everything is done, not only the answer"_s)->trigger();
    QCOMPARE(shown.session.path().mode(), PathMode::Completion);
    shown.entry(u"Critical path"_s)->trigger();
    QVERIFY(!shown.session.path().isShown());
    shown.entry(u"Show 1 level(s)"_s)->trigger();
    QCOMPARE(shown.session.rows().lineCount(), 1U);
    shown.entry(u"Expand all"_s)->trigger();
    QCOMPARE(shown.session.rows().lineCount(), 8U); // with the line of the group
}

void TestWaterfallMeasure::offersAttributesAsColumnsAndColors()
{
    ShownPanel shown(kLoop);
    shown.entry(u"Self time"_s)->trigger();
    QCOMPARE(shown.panel.view().columns().size(), 1U);
    shown.entry(u"Self time"_s)->trigger();
    QVERIFY(shown.panel.view().columns().empty());
    shown.entry(u"Kind"_s)->trigger();
    QTRY_COMPARE(shown.session.coloring().table().choice.by, ColorBy::Kind);
    QVERIFY(shown.entry(u"http.route"_s) != nullptr);
    QSignalSpy asked(&shown.session, &TraceSession::ranksRequested);
    shown.panel.view().setColumns({{WaterfallColumn::Kind::Rank, {}}});
    QCOMPARE(asked.count(), 1);
    QCOMPARE(attributeKeys(shown.session.trace(), 10), (QStringList{u"http.route"_s, u"service.name"_s}));
}

void TestWaterfallMeasure::choosesAColorForAService()
{
    ShownPanel shown(kLoop);
    QMenu menu;
    fillColorMenu(menu, shown.session, shown.session.trace().serviceId(SpanIndex(1)));
    QCOMPARE(menu.actions().size(), kServiceColorCount + 2);
    menu.actions().at(2 + 5)->trigger();
    QTRY_COMPARE(int(shown.session.coloring().colorOf(SpanIndex(1))), 5);
    menu.actions().first()->trigger();
    QTRY_VERIFY(shown.session.coloring().chosenColors().empty());
}

void TestWaterfallMeasure::showsMovedClocksAndTheWayBack()
{
    ShownPanel shown(R"(
        front call 100..200ms client
          back work 80..160ms server
        front call 300..340ms client
          back work 285..315ms server
    )");
    QTRY_VERIFY(shown.session.skew().isProven());
    const WaterfallRow moved = shown.panel.view().layoutNow().rows[1];
    QVERIFY(moved.leftPx > moved.rawLeftPx);
    QVERIFY(clockBadge(shown.session, SpanIndex(1)).startsWith(u"clock +"_s));
    QVERIFY(clockBadge(shown.session, SpanIndex(0)).isEmpty());
    QVERIFY(rowToolTip(shown.session, 1).contains(u"proven by 2 call(s)"_s));
    QTest::keyClick(&shown.panel.view(), Qt::Key_L);
    QCOMPARE(shown.panel.view().layoutNow().rows[1].leftPx, shown.panel.view().layoutNow().rows[1].rawLeftPx);
    QVERIFY(clockBadge(shown.session, SpanIndex(1)).isEmpty());
}

QTEST_MAIN(TestWaterfallMeasure)
#include "tst_waterfallmeasure.moc"
