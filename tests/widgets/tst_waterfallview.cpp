// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/waterfallview.h"

#include "core/session/tracesession.h"
#include "tests/support/tracefromtext.h"
#include "tests/widgets/shownwaterfall.h"
#include "widgets/waterfall/rowtext.h"
#include "widgets/waterfall/signsdialog.h"
#include "widgets/waterfall/signtext.h"
#include "widgets/waterfall/spancontextmenu.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

QString manyRows(int count)
{
    QString text = u"root run 0..1000ms\n"_s;
    for (int i = 0; i < count; ++i)
        text += u"  leaf work%1 %1..%2ms\n"_s.arg(i).arg(i + 1); // nothing repeated: no group
    return text;
}

} // namespace

class TestWaterfallView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void walksRowsWithTheArrowKeys();
    void goesToTheEndsAndByPages();
    void collapsesExpandsAndClimbsWithLeftAndRight();
    void collapsesAllAndExpandsAll();
    void togglesARowByClickingItsToggle();
    void selectsTheRowThatIsClicked();
    void zoomsToADraggedRange();
    void takesAShortDragForAClick();
    void forgetsADragOnEscape();
    void zoomsWithTheWheelAtThePointer();
    void scrollsWithThePlainWheel();
    void movesWithShiftAndTheWheel();
    void movesWithTheMiddleButton();
    void zoomsWithKeysAndUndoes();
    void zoomsToTheSpanAndBack();
    void zoomsOnADoubleClickOfABar();
    void resizesTheNameColumnByItsEdge();
    void keepsAChosenNameWidthThroughASmallSize();
    void goesToErrors();
    void keepsTheCurrentRowInPlaceWhenRowsComeAndGo();
    void staysResponsiveOverManyRows();
    void tellsTheTimeUnderThePointer();
    void offersCopiesInItsMenu();
    void followsALinkByItsSign();
    void tellsLinksThatLeadNowhereFromOthers();
    void asksWhichOfSeveralLinks();
    void saysWhatASignMeans();
    void tellsTimesByTheClocksThatAreShown();
    void leavesOtherKeysToTheWindow();
    void isATreeForScreenReaders();
    void collapsesAndSelectsForScreenReaders();
    void paintsEveryOddityWithoutComplaint();
};

void TestWaterfallView::walksRowsWithTheArrowKeys()
{
    ShownWaterfall shown;
    shown.key(Qt::Key_Down);
    QCOMPARE(shown.current(), 0U);
    shown.key(Qt::Key_Down);
    shown.key(Qt::Key_Down);
    QCOMPARE(shown.current(), 2U);
    shown.key(Qt::Key_Up);
    QCOMPARE(shown.current(), 1U);
}

void TestWaterfallView::goesToTheEndsAndByPages()
{
    ShownWaterfall shown(manyRows(200).toStdString());
    shown.key(Qt::Key_End);
    QCOMPARE(shown.current(), 200U);
    QCOMPARE(shown.view.verticalScrollBar()->value(), shown.view.verticalScrollBar()->maximum());
    shown.key(Qt::Key_Home);
    QCOMPARE(shown.current(), 0U);
    shown.key(Qt::Key_PageDown);
    const std::uint32_t page = shown.current();
    QVERIFY(page > 5 && page < 20);
    shown.key(Qt::Key_PageUp);
    QCOMPARE(shown.current(), 0U);
}

void TestWaterfallView::collapsesExpandsAndClimbsWithLeftAndRight()
{
    ShownWaterfall shown;
    shown.session.selection().setCurrent(SpanIndex(3));
    shown.key(Qt::Key_Left);
    QCOMPARE(shown.current(), 1U);
    shown.key(Qt::Key_Left);
    QCOMPARE(shown.session.rows().lineCount(), 3U);
    shown.key(Qt::Key_Left);
    QCOMPARE(shown.current(), 0U);
    shown.key(Qt::Key_Right);
    QCOMPARE(shown.current(), 1U);
    shown.key(Qt::Key_Right);
    QCOMPARE(shown.session.rows().lineCount(), 5U);
    shown.key(Qt::Key_Right);
    QCOMPARE(shown.current(), 2U);
}

void TestWaterfallView::collapsesAllAndExpandsAll()
{
    ShownWaterfall shown;
    shown.key(Qt::Key_BracketRight);
    QCOMPARE(shown.session.rows().lineCount(), 2U);
    shown.key(Qt::Key_O);
    QCOMPARE(shown.session.rows().lineCount(), 3U);
    shown.key(Qt::Key_BracketLeft);
    QCOMPARE(shown.session.rows().lineCount(), 5U);
    shown.key(Qt::Key_P);
    QCOMPARE(shown.session.rows().lineCount(), 3U);
}

void TestWaterfallView::togglesARowByClickingItsToggle()
{
    ShownWaterfall shown;
    const QPoint toggle(qRound(shown.view.geometryNow().toggleLeftPx(1)) + 6, shown.view.lineRect(1).center().y());
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, toggle);
    QCOMPARE(shown.session.rows().lineCount(), 3U);
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, toggle);
    QCOMPARE(shown.session.rows().lineCount(), 5U);
    QVERIFY(!shown.session.selection().current().isValid());
}

void TestWaterfallView::selectsTheRowThatIsClicked()
{
    ShownWaterfall shown;
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, QPoint(200, shown.view.lineRect(2).center().y()));
    QCOMPARE(shown.current(), 2U);
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, shown.at(80, 3));
    QCOMPARE(shown.current(), 3U);
}

void TestWaterfallView::zoomsToADraggedRange()
{
    ShownWaterfall shown;
    shown.drag(shown.at(20, 1), shown.at(60, 3), Qt::LeftButton, Qt::ControlModifier);
    QVERIFY(qAbs(shown.msOf(shown.range().startNs) - 20) < 0.3);
    QVERIFY(qAbs(shown.msOf(shown.range().endNs) - 60) < 0.3);
    shown.key(Qt::Key_Backspace);
    QVERIFY(!shown.session.viewRange().isZoomed());
}

void TestWaterfallView::takesAShortDragForAClick()
{
    ShownWaterfall shown;
    const QPoint place = shown.at(50, 1);
    shown.drag(place, place + QPoint(2, 0));
    QVERIFY(!shown.session.viewRange().isZoomed());
    QCOMPARE(shown.current(), 1U);
}

void TestWaterfallView::forgetsADragOnEscape()
{
    ShownWaterfall shown;
    const QPoint from = shown.at(20, 1);
    const QPoint to = shown.at(60, 1);
    QTest::mousePress(shown.view.viewport(), Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, shown.view.viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(shown.view.viewport(), &move);
    QVERIFY(shown.view.draggedRange().has_value());
    shown.key(Qt::Key_Escape);
    QVERIFY(!shown.view.draggedRange().has_value());
    QTest::mouseRelease(shown.view.viewport(), Qt::LeftButton, {}, to);
    QVERIFY(!shown.session.viewRange().isZoomed());
}

void TestWaterfallView::zoomsWithTheWheelAtThePointer()
{
    ShownWaterfall shown;
    const QPoint pointer = shown.at(25, 1);
    const double before = shown.msOf(
        shown.view.timeScale().timeAt(pointer.x() - shown.view.geometryNow().timeLeftPx()));
    shown.wheel(pointer, {0, 240}, Qt::ControlModifier);
    QVERIFY(shown.range().lengthNs() < 70'000'000);
    const double after = shown.msOf(shown.view.timeScale().timeAt(pointer.x() - shown.view.geometryNow().timeLeftPx()));
    QVERIFY(qAbs(before - after) < 0.01);
    shown.wheel(pointer, {0, -480}, Qt::ControlModifier);
    QVERIFY(!shown.session.viewRange().isZoomed());
}

void TestWaterfallView::scrollsWithThePlainWheel()
{
    ShownWaterfall shown(manyRows(200).toStdString());
    shown.wheel({400, 100}, {0, -120}, {});
    QVERIFY(shown.view.verticalScrollBar()->value() > 0);
    QVERIFY(!shown.session.viewRange().isZoomed());
}

void TestWaterfallView::movesWithShiftAndTheWheel()
{
    ShownWaterfall shown;
    shown.session.viewRange().setRange({kTextTraceStartNs + 40'000'000, kTextTraceStartNs + 60'000'000});
    shown.wheel(shown.at(50, 1), {0, -120}, Qt::ShiftModifier);
    QVERIFY(shown.range().startNs > kTextTraceStartNs + 40'000'000);
    QCOMPARE(shown.range().lengthNs(), std::int64_t(20'000'000));
}

void TestWaterfallView::movesWithTheMiddleButton()
{
    ShownWaterfall shown;
    shown.session.viewRange().setRange({kTextTraceStartNs + 40'000'000, kTextTraceStartNs + 60'000'000});
    shown.drag(shown.at(55, 1), shown.at(50, 1), Qt::MiddleButton);
    QVERIFY(qAbs(shown.msOf(shown.range().startNs) - 45) < 0.2);
    QCOMPARE(shown.range().lengthNs(), std::int64_t(20'000'000));
}

void TestWaterfallView::zoomsWithKeysAndUndoes()
{
    ShownWaterfall shown;
    shown.key(Qt::Key_W);
    const TimeRange zoomed = shown.range();
    QCOMPARE(zoomed.lengthNs(), std::int64_t(70'000'000));
    shown.key(Qt::Key_D);
    QCOMPARE(shown.range().startNs - zoomed.startNs, std::int64_t(7'000'000));
    shown.key(Qt::Key_A, Qt::ShiftModifier);
    QCOMPARE(shown.range().startNs, kTextTraceStartNs);
    shown.key(Qt::Key_Plus);
    shown.key(Qt::Key_Minus);
    shown.key(Qt::Key_S);
    QVERIFY(!shown.session.viewRange().isZoomed());
    shown.key(Qt::Key_Backspace);
    shown.key(Qt::Key_Backspace, Qt::ShiftModifier);
    QVERIFY(!shown.session.viewRange().isZoomed());
}

void TestWaterfallView::zoomsToTheSpanAndBack()
{
    ShownWaterfall shown;
    shown.session.selection().setCurrent(SpanIndex(2));
    shown.key(Qt::Key_F);
    QVERIFY(qAbs(shown.msOf(shown.range().startNs) - 19.5) < 0.001);
    shown.key(Qt::Key_0);
    QVERIFY(!shown.session.viewRange().isZoomed());
    shown.key(Qt::Key_F);
    shown.key(Qt::Key_Escape);
    QVERIFY(!shown.session.viewRange().isZoomed());
}

void TestWaterfallView::zoomsOnADoubleClickOfABar()
{
    ShownWaterfall shown;
    QTest::mouseDClick(shown.view.viewport(), Qt::LeftButton, {}, shown.at(45, 3));
    QVERIFY(qAbs(shown.msOf(shown.range().startNs) - 39.5) < 0.001);
}

void TestWaterfallView::resizesTheNameColumnByItsEdge()
{
    ShownWaterfall shown;
    shown.drag({300, 50}, {380, 50});
    QCOMPARE(shown.view.nameWidthPx(), 380);
    shown.drag({380, 50}, {10, 50});
    QCOMPARE(shown.view.nameWidthPx(), WaterfallView::kMinNameWidthPx);
    shown.key(Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(shown.view.nameWidthPx() > WaterfallView::kMinNameWidthPx);
}

void TestWaterfallView::keepsAChosenNameWidthThroughASmallSize()
{
    ShownWaterfall shown;
    const QSize size = shown.view.size();
    shown.view.setNameWidthPx(333);
    shown.view.resize(200, size.height()); // as before it is laid out at the start
    QVERIFY(shown.view.nameWidthPx() < 333);

    shown.view.resize(size);

    QCOMPARE(shown.view.nameWidthPx(), 333);
}

void TestWaterfallView::goesToErrors()
{
    ShownWaterfall shown;
    shown.session.collapse().collapseAll();
    shown.key(Qt::Key_E);
    QCOMPARE(shown.current(), 2U);
    QVERIFY(shown.session.rows().isVisible(SpanIndex(2)));
    shown.key(Qt::Key_E);
    QCOMPARE(shown.current(), 2U); // there is no other
}

void TestWaterfallView::keepsTheCurrentRowInPlaceWhenRowsComeAndGo()
{
    QString text = u"root run 0..1000ms\n"_s;
    for (int i = 0; i < 50; ++i)
        text += u"  group batch%1 %1..%2ms\n    leaf work %1..%2ms\n    leaf work %1..%2ms\n"_s.arg(i).arg(i + 1);
    ShownWaterfall shown(text.toStdString());
    shown.session.selection().setCurrent(SpanIndex(91)); // the group after thirty others
    shown.view.verticalScrollBar()->setValue(shown.view.verticalScrollBar()->value() + 60);
    const int before = shown.view.lineRect(shown.session.rows().lineOf(SpanIndex(91))).top();
    shown.key(Qt::Key_P); // every group is collapsed
    QCOMPARE(shown.session.rows().lineCount(), 51U);
    QCOMPARE(shown.view.lineRect(shown.session.rows().lineOf(SpanIndex(91))).top(), before);
}

void TestWaterfallView::staysResponsiveOverManyRows()
{
    ShownWaterfall shown(manyRows(20'000).toStdString());
    shown.key(Qt::Key_End);
    const WaterfallLayout &layout = shown.view.layoutNow();
    QVERIFY(layout.rows.size() < 30);
    QCOMPARE(layout.rows.back().line, 20'000U);
}

void TestWaterfallView::tellsTheTimeUnderThePointer()
{
    ShownWaterfall shown;
    QSignalSpy spy(&shown.view, &WaterfallView::hoverTimeChanged);
    QTest::mouseMove(shown.view.viewport(), shown.at(30, 2));
    QVERIFY(shown.view.hoverTimeNs().has_value());
    QVERIFY(qAbs(shown.msOf(*shown.view.hoverTimeNs()) - 30) < 0.3);
    QCOMPARE(spy.count(), 1);
    QTest::mouseMove(shown.view.viewport(), QPoint(100, 50));
    QVERIFY(!shown.view.hoverTimeNs().has_value());
}

void TestWaterfallView::offersCopiesInItsMenu()
{
    ShownWaterfall shown;
    QMenu menu;
    fillSpanMenu(menu, shown.view, SpanIndex(2));
    QHash<QString, QString> copies;
    for (QAction *action : menu.actions()) {
        if (!action->text().startsWith(u"Copy"_s))
            continue;
        action->trigger();
        copies[action->text().remove(u'&')] = QApplication::clipboard()->text();
    }
    QCOMPARE(copies[u"Copy span ID"_s], u"0000000000000003"_s);
    QCOMPARE(copies[u"Copy trace ID"_s], u"0123456789abcdef1122334455667788"_s);
    QCOMPARE(copies[u"Copy traceparent"_s], u"00-0123456789abcdef1122334455667788-0000000000000003-00"_s);
    QVERIFY(copies[u"Copy as JSON"_s].contains(u"\"status\": \"error\""_s));
    QVERIFY(copies[u"Copy as CSV"_s].contains(u",\"redis\",\"HGET\","_s));
    QCOMPARE(copies[u"Copy shown rows as CSV"_s].count(u"\r\n"_s), 6);
}

namespace {

constexpr std::string_view kLinked = R"(
    web     GET /job  0..100ms
      web   enqueue   10..20ms  id=a1
      web   report    30..40ms  link=0123456789abcdef1122334455667788/00000000000000a1
      web   other     50..60ms  error link=00000000000000000000000000000009/0000000000000001
)";

QPoint signPlace(const ShownWaterfall &shown, int line, std::size_t place)
{
    return {qRound(shown.view.geometryNow().signCenterPx(place)), shown.at(0, line).y()};
}

BackLink linkTo(SpanId target, std::uint64_t fromSpan)
{
    return {target, TraceId{5, 6}, SpanId{fromSpan}, "worker", "consume <b>"};
}

} // namespace

void TestWaterfallView::followsALinkByItsSign()
{
    ShownWaterfall shown(kLinked);
    const QSignalSpy asked(&shown.view, &WaterfallView::traceRequested);
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, signPlace(shown, 2, 0));
    QCOMPARE(shown.current(), 1U); // a link within the trace
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, signPlace(shown, 3, 1)); // beside the error's
    QCOMPARE(shown.current(), 3U);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.at(0).at(0).value<TraceId>(), (TraceId{0, 9}));

    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, signPlace(shown, 1, 0)); // nothing there yet
    QCOMPARE(asked.count(), 1);
    shown.session.incomingLinks().set({linkTo(SpanId{0xa1}, 7)});
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, signPlace(shown, 1, 0));
    QCOMPARE(asked.count(), 2);
    QCOMPARE(asked.at(1).at(0).value<TraceId>(), (TraceId{5, 6}));
    QCOMPARE(asked.at(1).at(1).value<SpanId>(), SpanId{7});
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, signPlace(shown, 3, 0)); // an error leads nowhere
    QCOMPARE(asked.count(), 2);
}

void TestWaterfallView::tellsLinksThatLeadNowhereFromOthers()
{
    ShownWaterfall shown(kLinked);
    const auto marksOf = [&shown](std::size_t row) { return shown.view.layoutNow().rows[row].marks; };
    QVERIFY((marksOf(3) & RowMark::kLinks) != 0); // as long as nothing is known
    shown.session.outgoingLinks().setMissing({TraceId{0, 9}});
    QVERIFY((marksOf(3) & RowMark::kDeadLinks) != 0);
    QVERIFY((marksOf(3) & RowMark::kLinks) == 0);
    QVERIFY((marksOf(2) & RowMark::kLinks) != 0); // within the trace
    QCOMPARE(signToolTip(shown.session, SpanIndex(3), RowSign::DeadLinks),
             u"It has 1 link(s) to other spans.\nThe trace of 1 of them is not in the cache.\nClick to look for it."_s);
    QMenu menu;
    fillRowMenu(menu, shown.view, 3);
    QStringList texts;
    for (const QAction *action : menu.actions())
        texts << action->text();
    QVERIFY(texts.contains(u"Look for the linked trace 00000000000000000000000000000009, which is not in the cache"_s));
    const QSignalSpy asked(&shown.view, &WaterfallView::traceRequested);
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, signPlace(shown, 3, 1));
    QCOMPARE(asked.count(), 1);
    shown.session.outgoingLinks().setMissing({});
    QVERIFY((marksOf(3) & RowMark::kLinks) != 0);
}

void TestWaterfallView::asksWhichOfSeveralLinks()
{
    ShownWaterfall shown(kLinked);
    const QSignalSpy asked(&shown.view, &WaterfallView::traceRequested);
    std::vector<BackLink> links;
    for (std::uint64_t from = 1; from <= 15; ++from)
        links.push_back(linkTo(SpanId{0xa1}, from));
    shown.session.incomingLinks().set(std::move(links));
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, signPlace(shown, 1, 0));
    QCOMPARE(asked.count(), 0);
    auto *menu = shown.view.findChild<QMenu *>();
    QVERIFY(menu != nullptr);
    QCOMPARE(menu->actions().size(), 13);
    QCOMPARE(menu->actions().first()->text(), u"Go to the linking span worker  consume <b>"_s);
    QCOMPARE(menu->actions().last()->text(), u"3 more in the details"_s);
    menu->actions().at(2)->trigger();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.at(0).at(1).value<SpanId>(), SpanId{3});
}

void TestWaterfallView::tellsTimesByTheClocksThatAreShown()
{
    // b's clock is 10 to 40 ms behind
    ShownWaterfall shown("a r 0..100ms server\n  a c 10..60ms client\n    b s 0..20ms server\n");
    shown.session.skew().want();
    QTRY_VERIFY_WITH_TIMEOUT(shown.session.skew().isProven(), 60'000);
    const QString aligned = rowToolTip(shown.session, 2);
    QVERIFY2(aligned.contains(u"Starts at +25.0 ms, ends at +45.0 ms"_s), qPrintable(aligned));
    QVERIFY2(aligned.contains(u"By its own clock it starts at +0 ns"_s), qPrintable(aligned));
    shown.session.skew().setAligned(false);
    const QString raw = rowToolTip(shown.session, 2);
    QVERIFY2(raw.contains(u"Starts at +0 ns, ends at +20.0 ms"_s), qPrintable(raw));
    QVERIFY2(!raw.contains(u"By its own clock"_s), qPrintable(raw));
}

void TestWaterfallView::saysWhatASignMeans()
{
    ShownWaterfall shown(kLinked);
    shown.session.incomingLinks().set({linkTo(SpanId{0xa1}, 7)});
    QCOMPARE(signToolTip(shown.session, SpanIndex(1), RowSign::LinkedFrom),
             u"1 link(s) of other spans lead to it.\nworker  consume <b>\nClick to go there."_s);
    QCOMPARE(signToolTip(shown.session, SpanIndex(2), RowSign::Links),
             u"It has 1 link(s) to other spans.\nClick to follow it."_s);
    QVERIFY(rowToolTip(shown.session, 1).contains(u"1 link(s) of other spans lead to it."_s));
    QVERIFY(rowDescription(shown.session, 2).endsWith(u"It has 1 link(s) to other spans."_s));
    SignsDialog dialog;
    const auto *list = dialog.findChild<QTreeWidget *>();
    for (const RowSign sign : {RowSign::Error, RowSign::Links, RowSign::DeadLinks, RowSign::LinkedFrom})
        QVERIFY(!list->findItems(signMeaning(sign), Qt::MatchExactly).isEmpty());
}

void TestWaterfallView::leavesOtherKeysToTheWindow()
{
    ShownWaterfall shown;
    QKeyEvent find(QEvent::KeyPress, Qt::Key_J, Qt::ControlModifier);
    find.ignore();
    QCoreApplication::sendEvent(&shown.view, &find);
    QVERIFY(!find.isAccepted());
    QVERIFY(!shown.session.viewRange().isZoomed());
}

void TestWaterfallView::isATreeForScreenReaders()
{
    ShownWaterfall shown;
    shown.session.selection().setCurrent(SpanIndex(2));
    QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(&shown.view);
    QVERIFY(tree != nullptr);
    QCOMPARE(tree->role(), QAccessible::Tree);
    QCOMPARE(tree->text(QAccessible::Name), u"Waterfall"_s);
    QCOMPARE(tree->childCount(), 5);
    QAccessibleInterface *row = tree->child(2);
    QCOMPARE(row->text(QAccessible::Name),
             u"redis  HGET, 10.0 ms, starts at +20.0 ms, level 3, Failed (status error)."_s);
    QVERIFY(row->state().selected && row->state().focused);
    QCOMPARE(tree->indexOfChild(row), 2);
    QCOMPARE(tree->focusChild(), row);
    QCOMPARE(row->parent(), tree);
    QCOMPARE(tree->childAt(row->rect().center().x(), row->rect().center().y()), row);
    QVERIFY(tree->child(5) == nullptr);
}

void TestWaterfallView::collapsesAndSelectsForScreenReaders()
{
    ShownWaterfall shown;
    QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(&shown.view);
    QAccessibleInterface *cart = tree->child(1);
    QAccessibleInterface *redis = tree->child(2);
    QVERIFY(cart->state().expandable && cart->state().expanded);
    cart->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QVERIFY(cart->state().collapsed);
    QVERIFY(!redis->isValid() && redis->state().invalid);
    QCOMPARE(tree->childCount(), 3);
    cart->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    QCOMPARE(shown.current(), 1U);
}

void TestWaterfallView::paintsEveryOddityWithoutComplaint()
{
    QTest::failOnWarning(QRegularExpression(u"QPainter.*"_s));
    ShownWaterfall shown(R"(
        a <b>bold</b>&amp; 0..100ms error event=one@5ms event=two@5.1ms event=late@500ms
          b running 10..?ms
          b negative 30..20ms
          b early -5..10ms
        - nameless 50..50ms
        c orphan 60..70ms parent=77
    )");
    const QImage whole = shown.view.grab().toImage();
    shown.key(Qt::Key_W);
    shown.session.collapse().collapseAll();
    QVERIFY(shown.view.grab().toImage() != whole);
    shown.view.resize(50, 10); // too small for anything
    QVERIFY(!shown.view.grab().isNull());
}

QTEST_MAIN(TestWaterfallView)
#include "tst_waterfallview.moc"
