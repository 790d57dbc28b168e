// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of repeated calls as a person meets them: rows, chevrons, keys, menus, details, status line, screen readers.
#include "tests/widgets/shownwaterfall.h"
#include "widgets/common/grouptext.h"
#include "widgets/detail/groupheader.h"
#include "widgets/detail/spandetailpanel.h"
#include "widgets/tracepage/tracepage.h"
#include "widgets/waterfall/ancestorbar.h"
#include "widgets/waterfall/rowtext.h"
#include "widgets/waterfall/spancontextmenu.h"
#include "widgets/waterfall/waterfallpanel.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

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
      web render   40..90ms
)";

constexpr int kGroupLine = 1;

QPoint chevron(const ShownWaterfall &shown, int line)
{
    const WaterfallGeometry geometry = shown.view.geometryNow();
    const std::uint32_t depth = shown.session.rows().depthAt(static_cast<std::uint32_t>(line));
    return {qRound(geometry.toggleLeftPx(depth) + WaterfallGeometry::kToggleWidthPx / 2),
            shown.view.lineRect(static_cast<std::uint32_t>(line)).center().y()};
}

QAction *entry(const QMenu &menu, const QString &text)
{
    for (QAction *action : menu.actions()) {
        if (QString(action->text()).remove(u'&').section(u'\t', 0, 0) == text)
            return action;
    }
    return nullptr;
}

/// What labels of the page say, all together.
QString texts(const QWidget &widget)
{
    QStringList found;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&widget))
            found << label->text();
    }
    return found.join(u" | "_s);
}

} // namespace

class TestWaterfallGroups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }

    void keepsTheGroupsRowAboveItsCalls();
    void opensAndClosesUnderOneChevron();
    void keepsTheChevronInPlaceWhileAnotherRowIsCurrent();
    void opensAndClosesWithKeys();
    void goesFromACallToItsGroupAndOn();
    void givesTheSelectionToAGroupThatCloses();
    void offersToOpenAndToClose();
    void zoomsToTheWholeGroup();
    void copiesTheWholeGroup();
    void copiesShownRowsWithTheCallsOfClosedGroups();
    void saysWhichGroupInTheWayToIt();
    void namesItsFigures();
    void showsTheGroupInTheDetails();
    void goesToTheLongestCallFromTheDetails();
    void saysTheGroupInTheStatusLine();
    void isATreeItemForScreenReaders();
};

void TestWaterfallGroups::keepsTheGroupsRowAboveItsCalls()
{
    ShownWaterfall shown(kLoop);
    shown.view.toggleLine(kGroupLine);
    QCOMPARE(shown.session.rows().lineCount(), 8U);
    const WaterfallLayout &layout = shown.view.layoutNow();
    QCOMPARE(layout.rows[1].kind, LineKind::Group);
    QVERIFY(!layout.rows[1].isCollapsed && layout.rows[1].isExpandable);
    QCOMPARE(layout.rows[1].rounds, 5U);
    QCOMPARE(layout.rows[2].kind, LineKind::Span);
    QCOMPARE(layout.rows[2].span, layout.rows[1].span);
    QCOMPARE(layout.rows[2].depth, layout.rows[1].depth + 1);
    QCOMPARE(layout.rows[7].depth, layout.rows[1].depth); // what comes after the group
}

void TestWaterfallGroups::opensAndClosesUnderOneChevron()
{
    ShownWaterfall shown(kLoop);
    const QPoint place = chevron(shown, kGroupLine);
    for (const std::uint32_t lines : {8U, 3U, 8U}) {
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(shown.session.rows().lineCount(), lines);
        QCOMPARE(chevron(shown, kGroupLine), place);
    }
}

void TestWaterfallGroups::keepsTheChevronInPlaceWhileAnotherRowIsCurrent()
{
    std::string text(kLoop);
    for (int i = 0; i < 40; ++i)
        text += "      web step" + std::to_string(i) + " 90..95ms\n";
    ShownWaterfall shown(text);
    shown.session.selection().setCurrent(SpanIndex(6)); // below the group
    const QPoint place = chevron(shown, kGroupLine);
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, place);
    QVERIFY(!shown.session.rows().isClosed(kGroupLine));
    QCOMPARE(chevron(shown, kGroupLine), place);
    QCOMPARE(shown.current(), 6U);
}

void TestWaterfallGroups::opensAndClosesWithKeys()
{
    ShownWaterfall shown(kLoop);
    shown.view.selectLine(kGroupLine);
    QVERIFY(shown.session.currentGroup() != nullptr);
    shown.key(Qt::Key_Right);
    QCOMPARE(shown.session.rows().lineCount(), 8U);
    QCOMPARE(shown.session.currentLine(), 1U); // the group stays the current row
    shown.key(Qt::Key_Right);
    QCOMPARE(shown.session.currentLine(), 2U);
    QCOMPARE(shown.session.currentGroup(), nullptr);
    shown.key(Qt::Key_Left);
    QCOMPARE(shown.session.currentLine(), 1U);
    QCOMPARE(shown.session.rows().lineCount(), 8U);
    shown.key(Qt::Key_Left);
    QCOMPARE(shown.session.rows().lineCount(), 3U);
    shown.key(Qt::Key_Space);
    QCOMPARE(shown.session.rows().lineCount(), 8U);
    QCOMPARE(shown.session.currentLine(), 1U);
    shown.key(Qt::Key_Return);
    QCOMPARE(shown.session.rows().lineCount(), 3U);
    shown.key(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(shown.session.rows().lineCount(), 8U);
    shown.key(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(shown.session.rows().lineCount(), 3U);
    shown.key(Qt::Key_Left);
    QCOMPARE(shown.current(), 0U);
}

void TestWaterfallGroups::goesFromACallToItsGroupAndOn()
{
    ShownWaterfall shown(kLoop);
    shown.view.toggleLine(kGroupLine);
    shown.session.selection().setCurrent(SpanIndex(1));
    shown.key(Qt::Key_Up);
    QVERIFY(shown.session.currentGroup() != nullptr);
    shown.key(Qt::Key_Down);
    QCOMPARE(shown.session.currentGroup(), nullptr);
    QCOMPARE(shown.current(), 1U);
    shown.key(Qt::Key_Period);
    QCOMPARE(shown.current(), 2U); // from call to call
    shown.view.selectLine(kGroupLine);
    shown.key(Qt::Key_Period);
    QCOMPARE(shown.current(), 6U); // from the group to what comes after it
    shown.view.selectLine(kGroupLine);
    shown.key(Qt::Key_E);
    QCOMPARE(shown.current(), 2U);
}

void TestWaterfallGroups::givesTheSelectionToAGroupThatCloses()
{
    ShownWaterfall shown(kLoop);
    shown.view.toggleLine(kGroupLine);
    shown.session.selection().setCurrent(SpanIndex(4));
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, chevron(shown, kGroupLine));
    QVERIFY(shown.session.currentGroup() != nullptr);
    QCOMPARE(shown.session.currentLine(), 1U);
}

void TestWaterfallGroups::offersToOpenAndToClose()
{
    ShownWaterfall shown(kLoop);
    QMenu closed;
    fillRowMenu(closed, shown.view, kGroupLine);
    QVERIFY(entry(closed, u"Close group"_s) == nullptr);
    QVERIFY(entry(closed, u"Copy span ID"_s) == nullptr); // of which?
    entry(closed, u"Open group"_s)->trigger();
    QCOMPARE(shown.session.rows().lineCount(), 8U);
    QMenu open;
    fillRowMenu(open, shown.view, kGroupLine);
    QVERIFY(entry(open, u"Open group"_s) == nullptr);
    QMenu call;
    fillRowMenu(call, shown.view, kGroupLine + 2);
    QVERIFY(entry(call, u"Copy span ID"_s) != nullptr);
    entry(call, u"Close its group"_s)->trigger();
    QCOMPARE(shown.session.rows().lineCount(), 3U);
    shown.view.toggleLine(kGroupLine);
    entry(open, u"Close group"_s)->trigger();
    QCOMPARE(shown.session.rows().lineCount(), 3U);
    entry(open, u"Go to the longest call"_s)->trigger();
    QCOMPARE(shown.current(), 5U);
    QCOMPARE(shown.session.currentGroup(), nullptr);
}

void TestWaterfallGroups::zoomsToTheWholeGroup()
{
    ShownWaterfall shown(kLoop);
    QMenu menu;
    fillRowMenu(menu, shown.view, kGroupLine);
    entry(menu, u"Zoom to the group"_s)->trigger();
    QCOMPARE(shown.msOf(shown.range().startNs), 9.0); // 10..30 ms and a twentieth on both sides
    QCOMPARE(shown.msOf(shown.range().endNs), 31.0);
    shown.session.viewRange().reset();
    shown.view.selectLine(kGroupLine);
    shown.key(Qt::Key_F);
    QCOMPARE(shown.msOf(shown.range().endNs), 31.0);
    shown.key(Qt::Key_R);
    const auto selected = shown.session.marks().range();
    QVERIFY(selected.has_value());
    QCOMPARE(shown.msOf(selected->startNs), 10.0);
    QCOMPARE(shown.msOf(selected->endNs), 30.0);
}

void TestWaterfallGroups::copiesTheWholeGroup()
{
    ShownWaterfall shown(kLoop);
    QMenu menu;
    fillRowMenu(menu, shown.view, kGroupLine);
    const auto copied = [&menu](const QString &text) {
        entry(menu, text)->trigger();
        return QApplication::clipboard()->text();
    };
    const QString csv = copied(u"Copy all 5 call(s) as CSV"_s);
    QCOMPARE(csv.trimmed().count(u'\n'), 5); // a heading and five rows
    const QString json = copied(u"Copy all 5 call(s) as JSON"_s);
    QCOMPARE(json.count(u"\"select\""_s), 5);
    QVERIFY(json.startsWith(u'[') && json.trimmed().endsWith(u']'));
    QVERIFY(copied(u"Copy the group as text"_s).startsWith(u"5 call(s) of the same kind: db  select"_s));
}

void TestWaterfallGroups::copiesShownRowsWithTheCallsOfClosedGroups()
{
    ShownWaterfall shown(kLoop);
    for (int i = 0; i < 2; ++i) { // closed, then open
        QMenu menu;
        fillRowMenu(menu, shown.view, 0);
        entry(menu, u"Copy shown rows as CSV"_s)->trigger();
        QCOMPARE(QApplication::clipboard()->text().trimmed().count(u'\n'), 7);
        shown.view.toggleLine(kGroupLine);
    }
}

void TestWaterfallGroups::saysWhichGroupInTheWayToIt()
{
    TracePage page(traceFromText(kLoop));
    page.waterfall().selectLine(kGroupLine);
    QCOMPARE(page.waterfallPanel().ancestorBar().text(), u"web  list  ›  ×5 db  select"_s);
    page.session().goToSpan(SpanIndex(1));
    QCOMPARE(page.waterfallPanel().ancestorBar().text(), u"web  list  ›  db  select"_s);
}

void TestWaterfallGroups::namesItsFigures()
{
    const ShownWaterfall shown(kLoop);
    const SiblingGroup &group = *shown.session.rows().groupAt(kGroupLine);
    QCOMPARE(groupLabel(group), u"min 1.00 · median 3.00 · max 6.00 ms"_s);
    QCOMPARE(groupShortLabel(group), u"median 3.00 ms"_s);
    SiblingGroup wide = group;
    wide.minimumNs = 900;
    wide.maximumNs = 62'000'000'000;
    QCOMPARE(groupLabel(wide), u"min 900 ns · median 3.00 ms · max 1 min 2 s"_s);
}

void TestWaterfallGroups::showsTheGroupInTheDetails()
{
    TracePage page(traceFromText(kLoop));
    page.resize(1'200, 700);
    page.show();
    page.waterfall().selectLine(kGroupLine);
    auto *details = page.findChild<SpanDetailPanel *>();
    auto *header = page.findChild<GroupHeader *>();
    QTRY_VERIFY(header->isVisible());
    QVERIFY(!details->shown().isValid());
    const QString said = texts(*header);
    for (const QString &part : {u"5 repeated call(s)"_s, u"db  select"_s, u"Sum of durations | 16.0 ms"_s,
                                u"Shortest | 1.00 ms"_s, u"Median | 3.00 ms"_s, u"Longest | 6.00 ms"_s,
                                u"20.0 ms   (20.0 % of the trace)\nfrom +10.0 ms to +30.0 ms"_s, u"Failed spans | 1"_s})
        QVERIFY2(said.contains(part), qPrintable(said));
    page.session().goToSpan(SpanIndex(3));
    QTRY_COMPARE(details->shown(), SpanIndex(3));
    QVERIFY(!header->isVisible());
}

void TestWaterfallGroups::goesToTheLongestCallFromTheDetails()
{
    TracePage page(traceFromText(kLoop));
    page.resize(1'200, 700);
    page.show();
    page.waterfall().selectLine(kGroupLine);
    auto *header = page.findChild<GroupHeader *>();
    QTRY_VERIFY(header->isVisible());
    for (QPushButton *button : header->findChildren<QPushButton *>()) {
        if (button->text() == u"Go to the longest call"_s)
            button->click();
    }
    QCOMPARE(page.session().selection().current(), SpanIndex(5));
    QCOMPARE(page.session().rows().lineCount(), 8U);
}

void TestWaterfallGroups::saysTheGroupInTheStatusLine()
{
    TracePage page(traceFromText(kLoop));
    page.waterfall().selectLine(kGroupLine);
    const auto says = [&page](const QString &text) {
        return std::ranges::any_of(page.findChildren<QLabel *>(),
                                   [&text](const QLabel *label) { return label->text().startsWith(text); });
    };
    QVERIFY(
        says(u"5 call(s) of the same kind: db  select   ·   Shortest 1.00 ms, median 3.00 ms, longest 6.00 ms   ·   "
             "sum 16.0 ms   ·   from +10.0 ms to +30.0 ms   ·   1 failed span(s) in it"_s));
    page.session().goToSpan(SpanIndex(1));
    QVERIFY(says(u"db  select   ·   starts at +10.0 ms   ·   duration 2.00 ms"_s));
}

void TestWaterfallGroups::isATreeItemForScreenReaders()
{
    ShownWaterfall shown(kLoop);
    QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(&shown.view);
    QAccessibleInterface *closed = tree->child(kGroupLine);
    QVERIFY(closed->state().expandable && closed->state().collapsed);
    QVERIFY(closed->text(QAccessible::Name).endsWith(u"level 2, group closed"_s));
    closed->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QCOMPARE(tree->childCount(), 8);
    QAccessibleInterface *group = tree->child(kGroupLine);
    QAccessibleInterface *first = tree->child(kGroupLine + 1);
    QCOMPARE(group, closed); // it stays the same item
    QVERIFY(group != first && first->isValid());
    QVERIFY(group->state().expanded);
    QVERIFY(group->text(QAccessible::Name).endsWith(u"level 2, group open"_s));
    QVERIFY(first->text(QAccessible::Name).startsWith(u"db  select, 2.00 ms"_s));
    QVERIFY(first->text(QAccessible::Name).contains(u"level 3"_s));
    QCOMPARE(tree->indexOfChild(first), kGroupLine + 1);
    group->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    QVERIFY(group->state().selected && !first->state().selected);
    QCOMPARE(tree->focusChild(), group);
    group->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QVERIFY(!first->isValid()); // the closed group is another item
}

QTEST_MAIN(TestWaterfallGroups)
#include "tst_waterfallgroups.moc"
