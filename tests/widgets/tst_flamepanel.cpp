// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flame/flamepanel.h"

#include "core/layout/categorycolors.h"
#include "core/session/tracesession.h"
#include "tests/support/tracefromtext.h"
#include "tests/support/tracegenerator.h"
#include "widgets/common/colorchooser.h"
#include "widgets/common/spanstepper.h"
#include "widgets/flame/flametext.h"
#include "widgets/flame/flameview.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::string_view kShop = R"(
    frontend  GET /cart  0..100ms
      cart    GetCart    0..60ms
        redis HGET       10..20ms  error
        redis HGET       20..35ms
      batch   Cleanup    60..80ms
      batch   Report     80..90ms
)";

/// A panel on the screen that has merged its frames.
struct ShownPanel {
    explicit ShownPanel(TracePtr trace = traceFromText(kShop)) : session(std::move(trace)), panel(session)
    {
        panel.resize(1'016 + panel.view().verticalScrollBar()->sizeHint().width(), 500);
        panel.show();
        view().setFocus();
        [this] { QTRY_VERIFY_WITH_TIMEOUT(panel.isReady(), 60'000); }();
    }

    void setParams(FlameParams params)
    {
        panel.setParams(params);
        [this] { QTRY_VERIFY_WITH_TIMEOUT(panel.isReady(), 60'000); }();
    }

    FlameView &view() { return panel.view(); }
    [[nodiscard]] FrameIndex frame(const QString &title)
    {
        for (std::uint32_t i = 0; i < view().tree().frameCount(); ++i) {
            if (frameTitle(view().tree(), FrameIndex(i)) == title)
                return FrameIndex(i);
        }
        return {};
    }
    [[nodiscard]] QPoint at(const QString &title)
    {
        const FlameBlock *block = view().layoutNow().find(view().tree(), frame(title));
        return block == nullptr ? QPoint() : view().blockRect(*block).center();
    }
    void click(const QString &title, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view().viewport(), Qt::LeftButton, modifiers, at(title));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view(), key, modifiers); }
    [[nodiscard]] QString current() { return frameTitle(view().tree(), view().current()); }
    [[nodiscard]] QString zoomed() { return frameTitle(view().tree(), view().zoomed()); }
    [[nodiscard]] std::uint32_t selected() const { return session.selection().current().value(); }
    [[nodiscard]] QLineEdit &search() { return *panel.findChild<QLineEdit *>(); }

    TraceSession session;
    FlamePanel panel;
};

} // namespace

class TestFlamePanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }

    void zoomsToAFrameThatIsClickedAndBack();
    void selectsWithoutZoomingWhereControlIsHeld();
    void selectsTheLongestSpanOfAFrame();
    void marksTheFrameOfASpanSelectedElsewhere();
    void walksTheTreeWithTheArrowKeys();
    void walksTheOtherWayUpsideDown();
    void zoomsWithEnterAndBackWithBackspace();
    void saysExactFiguresOfWhatIsUnderThePointer();
    void namesFramesAndWhatItLeavesOut();
    void goesThroughTheSpansOfAFrame();
    void searchesAndGoesToWhatItFinds();
    void keepsTheZoomWhenTheWidthMeansSomethingElse();
    void followsTheZoomIntoAnotherGrouping();
    void copiesAndHighlightsFromItsMenu();
    void asksForTheWaterfall();
    void saysWhatTheHatchMeans();
    void coloursFramesByTheCategoryOfTheirSpans();
    void followsTheColoursOfTheOtherViews();
    void takesTimesByAlignedClocks();
    void followsTheModeOfTheCriticalPath();
    void saysWhenThereIsNothingToDraw();
    void isATreeForScreenReaders();
    void paintsEveryOddityWithoutComplaint();
    void forgetsWhatIsComputedForAPanelThatIsGone();
};

void TestFlamePanel::zoomsToAFrameThatIsClickedAndBack()
{
    ShownPanel shown;
    QCOMPARE(shown.zoomed(), u"Whole trace"_s);
    shown.click(u"cart  GetCart"_s);
    QCOMPARE(shown.zoomed(), u"cart  GetCart"_s);
    QCOMPARE(shown.view().layoutNow().find(shown.view().tree(), shown.view().zoomed())->widthPx,
             static_cast<double>(shown.view().viewport()->width()));
    shown.click(u"redis  HGET"_s);
    shown.view().goBack();
    QCOMPARE(shown.zoomed(), u"cart  GetCart"_s);
    shown.view().goForward();
    QCOMPARE(shown.zoomed(), u"redis  HGET"_s);
    shown.click(u"frontend  GET /cart"_s); // drawn above, as wide as the view
    QCOMPARE(shown.zoomed(), u"frontend  GET /cart"_s);
}

void TestFlamePanel::selectsWithoutZoomingWhereControlIsHeld()
{
    ShownPanel shown;
    shown.click(u"cart  GetCart"_s, Qt::ControlModifier);
    QCOMPARE(shown.zoomed(), u"Whole trace"_s);
    QCOMPARE(shown.current(), u"cart  GetCart"_s);
}

void TestFlamePanel::selectsTheLongestSpanOfAFrame()
{
    ShownPanel shown;
    shown.click(u"redis  HGET"_s);
    QCOMPARE(shown.session.trace().durationNs(shown.session.selection().current()), std::int64_t(15'000'000));
}

void TestFlamePanel::marksTheFrameOfASpanSelectedElsewhere()
{
    ShownPanel shown;
    QSignalSpy changed(&shown.view(), &FlameView::currentChanged);
    shown.session.selection().setCurrent(SpanIndex(2)); // the first HGET
    QCOMPARE(shown.current(), u"redis  HGET"_s);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(shown.selected(), 2U); // it stays the one that was selected
    shown.session.selection().clear();
    QCOMPARE(shown.current(), u"Whole trace"_s);
}

void TestFlamePanel::walksTheTreeWithTheArrowKeys()
{
    ShownPanel shown;
    shown.key(Qt::Key_Down);
    QCOMPARE(shown.current(), u"frontend  GET /cart"_s);
    shown.key(Qt::Key_Down);
    QCOMPARE(shown.current(), u"cart  GetCart"_s); // the widest
    shown.key(Qt::Key_Right);
    QCOMPARE(shown.current(), u"batch  Cleanup"_s);
    shown.key(Qt::Key_Right);
    shown.key(Qt::Key_Right); // the last stays
    QCOMPARE(shown.current(), u"batch  Report"_s);
    shown.key(Qt::Key_Left);
    QCOMPARE(shown.current(), u"batch  Cleanup"_s);
    shown.key(Qt::Key_Up);
    QCOMPARE(shown.current(), u"frontend  GET /cart"_s);
    QCOMPARE(shown.selected(), 0U);
}

void TestFlamePanel::walksTheOtherWayUpsideDown()
{
    ShownPanel shown;
    shown.view().setFlame(true);
    shown.key(Qt::Key_Up);
    QCOMPARE(shown.current(), u"frontend  GET /cart"_s);
    shown.key(Qt::Key_Down);
    QCOMPARE(shown.current(), u"Whole trace"_s);
    const FlameBlock &root = shown.view().layoutNow().blocks.front();
    QVERIFY(shown.view().blockRect(root).bottom() >= shown.view().viewport()->height() - 2);
}

void TestFlamePanel::zoomsWithEnterAndBackWithBackspace()
{
    ShownPanel shown;
    shown.key(Qt::Key_Down);
    shown.key(Qt::Key_Down);
    shown.key(Qt::Key_Return);
    QCOMPARE(shown.zoomed(), u"cart  GetCart"_s);
    shown.key(Qt::Key_Right); // outside of what is zoomed to: the zoom follows
    QCOMPARE(shown.zoomed(), u"batch  Cleanup"_s);
    shown.key(Qt::Key_Backspace);
    QCOMPARE(shown.zoomed(), u"cart  GetCart"_s);
    shown.key(Qt::Key_Backspace, Qt::ShiftModifier);
    QCOMPARE(shown.zoomed(), u"batch  Cleanup"_s);
    shown.key(Qt::Key_R);
    QCOMPARE(shown.zoomed(), u"Whole trace"_s);
}

void TestFlamePanel::saysExactFiguresOfWhatIsUnderThePointer()
{
    ShownPanel shown;
    QTest::mouseMove(shown.view().viewport(), shown.at(u"cart  GetCart"_s));
    QCOMPARE(shown.panel.readout(),
             u"cart  GetCart   ·   self time with all below 60.0 ms (60.0 %)   ·   of its own 35.0 ms   ·   1 span"_s
                 .replace(u"1 span"_s, u"1 span(s)"_s));
    QTest::mouseMove(shown.view().viewport(), shown.at(u"redis  HGET"_s));
    QVERIFY2(shown.panel.readout().contains(u"self time 25.0 ms (25.0 %)"_s), qPrintable(shown.panel.readout()));
    QVERIFY(shown.panel.readout().contains(u"1 failed"_s));
}

void TestFlamePanel::namesFramesAndWhatItLeavesOut()
{
    ShownPanel shown(traceFromText("web  serve 0..?ms\n  web 0..30ms\n"));
    QVERIFY(shown.frame(u"web  (no name)"_s).isValid());
    const QList<QLabel *> labels = shown.panel.findChildren<QLabel *>();
    const auto note = std::ranges::find_if(
        labels, [](const QLabel *label) { return label->text().contains(u"without the time of 1 unfinished"_s); });
    QVERIFY(note != labels.end());
    const auto figures = std::ranges::find(labels, shown.panel.readout(), &QLabel::text);
    QVERIFY(figures != labels.end());
    QVERIFY((*note)->geometry().top() >= (*figures)->geometry().bottom()); // neither cuts the other
}

void TestFlamePanel::goesThroughTheSpansOfAFrame()
{
    ShownPanel shown;
    shown.click(u"redis  HGET"_s);
    const auto *stepper = shown.panel.findChild<SpanStepper *>();
    QCOMPARE(stepper->text(), u"2 of 2 span(s)"_s);
    shown.view().setFocus();
    shown.key(Qt::Key_Period);
    QCOMPARE(shown.selected(), 2U);
    QCOMPARE(stepper->text(), u"1 of 2 span(s)"_s);
    shown.key(Qt::Key_Comma);
    QCOMPARE(shown.selected(), 3U);
}

void TestFlamePanel::searchesAndGoesToWhatItFinds()
{
    ShownPanel shown;
    shown.key(Qt::Key_Slash);
    QVERIFY(shown.search().hasFocus());
    QTest::keyClicks(&shown.search(), u"batch"_s);
    QTRY_COMPARE(shown.view().matches().frames, 2U);
    QCOMPARE(shown.view().matches().value, std::int64_t(30'000'000));
    QTest::keyClick(&shown.search(), Qt::Key_Return);
    QCOMPARE(shown.current(), u"batch  Cleanup"_s);
    shown.view().setFocus();
    shown.key(Qt::Key_N);
    QCOMPARE(shown.current(), u"batch  Report"_s);
    shown.key(Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(shown.current(), u"batch  Cleanup"_s);
    shown.search().clear();
    QVERIFY(!shown.view().matches().isActive());
}

void TestFlamePanel::keepsTheZoomWhenTheWidthMeansSomethingElse()
{
    ShownPanel shown;
    shown.click(u"cart  GetCart"_s);
    shown.setParams({FlameGrouping::CallPath, FlameValue::SpanCount});
    QCOMPARE(shown.zoomed(), u"cart  GetCart"_s);
    QCOMPARE(shown.view().tree().value(shown.view().zoomed()), std::int64_t(3));
    shown.key(Qt::Key_Backspace);
    QCOMPARE(shown.zoomed(), u"Whole trace"_s);
}

void TestFlamePanel::followsTheZoomIntoAnotherGrouping()
{
    ShownPanel shown;
    shown.click(u"redis  HGET"_s);
    shown.setParams({FlameGrouping::Service, FlameValue::SelfTime});
    QCOMPARE(shown.zoomed(), u"redis"_s);
    QCOMPARE(shown.current(), u"redis"_s);
    QVERIFY(!shown.view().canGoBack());
}

void TestFlamePanel::copiesAndHighlightsFromItsMenu()
{
    ShownPanel shown;
    const QPoint place = shown.at(u"redis  HGET"_s);
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, shown.view().viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(shown.view().viewport(), &event);
    QPointer<QMenu> menu = shown.view().findChild<QMenu *>();
    QVERIFY(menu);
    const auto trigger = [&](const QString &text) {
        for (QAction *action : menu->actions()) {
            if (action->text().startsWith(text)) {
                action->trigger();
                return true;
            }
        }
        return false;
    };
    QVERIFY(trigger(u"&Copy name"_s));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"redis  HGET"_s);
    QVERIFY(trigger(u"&Highlight similar"_s));
    QVERIFY(shown.view().matches().matches(shown.frame(u"redis  HGET"_s)));
    QCOMPARE(shown.view().matches().frames, 1U);
    QVERIFY(trigger(u"&Zoom to frame"_s));
    QCOMPARE(shown.zoomed(), u"redis  HGET"_s);
    menu->close();
}

void TestFlamePanel::asksForTheWaterfall()
{
    ShownPanel shown;
    QSignalSpy asked(&shown.panel, &FlamePanel::waterfallRequested);
    shown.session.collapse().collapseAll();
    Q_EMIT shown.view().spansRequested(shown.frame(u"redis  HGET"_s));
    QCOMPARE(asked.count(), 1);
    QCOMPARE(shown.selected(), 3U);
    QVERIFY(shown.session.rows().isVisible(SpanIndex(3)));
}

void TestFlamePanel::saysWhatTheHatchMeans()
{
    ShownPanel shown(traceFromText("web Page 0..100ms\n  api A 0..80ms\n  api B 0..80ms\n"));
    shown.setParams({FlameGrouping::CallPath, FlameValue::TotalTime});
    QTest::mouseMove(shown.view().viewport(), shown.at(u"web  Page"_s));
    QVERIFY2(shown.panel.readout().contains(u"its calls add up to 160 ms"_s), qPrintable(shown.panel.readout()));
    QVERIFY(shown.view().layoutNow().blocks.back().isSqueezed);
}

void TestFlamePanel::coloursFramesByTheCategoryOfTheirSpans()
{
    ShownPanel shown(traceFromText(R"(
        web  GET /cart   0..100ms  server
          web  SELECT      0..40ms   client  db.system.name=postgresql
          web  GET         40..80ms  client  db.system.name=redis
    )"));
    auto *chooser = shown.panel.findChild<ColorChooser *>();
    chooser->setFocus();
    QTest::keyClick(chooser, Qt::Key_Down);
    QCOMPARE(shown.session.coloring().choice().by, ColorBy::Category);
    QTRY_COMPARE(shown.session.coloring().table().choice.by, ColorBy::Category);
    QTRY_VERIFY(shown.panel.isReady());
    const auto colorOf = [&](const QString &title) { return shown.view().colors()[shown.frame(title).value()]; };
    QCOMPARE(colorOf(u"web  GET /cart"_s), categoryColor(SpanCategory::App));
    QCOMPARE(colorOf(u"web  SELECT"_s), categoryColor(SpanCategory::Database));
    QCOMPARE(colorOf(u"web  GET"_s), categoryColor(SpanCategory::Cache));
    // not by colour alone
    shown.view().setCurrent(shown.frame(u"web  SELECT"_s));
    QVERIFY(shown.panel.readout().endsWith(u"Database"_s));
    // and on the picture: a place in the frame without text
    const FlameBlock *block = shown.view().layoutNow().find(shown.view().tree(), shown.frame(u"web  GET"_s));
    const QRect rect = shown.view().blockRect(*block);
    const QImage image = shown.view().viewport()->grab().toImage();
    QCOMPARE(image.pixelColor(rect.right() - 4, rect.top() + 3),
             ChartColors::fromPalette(shown.view().palette()).of(categoryColor(SpanCategory::Cache)));
}

void TestFlamePanel::followsTheColoursOfTheOtherViews()
{
    ShownPanel shown;
    auto *chooser = shown.panel.findChild<ColorChooser *>();
    shown.session.coloring().setChoice({ColorBy::Attribute, "region"});
    QTRY_COMPARE(chooser->currentText(), u"region"_s);
    shown.session.coloring().setChoice({ColorBy::Service, {}});
    shown.session.coloring().setServiceColors({{"redis", 7}});
    QTRY_COMPARE(chooser->currentText(), u"Service"_s);
    QTRY_VERIFY(shown.panel.isReady() && shown.view().colors()[shown.frame(u"redis  HGET"_s).value()] == 7);
}

void TestFlamePanel::takesTimesByAlignedClocks()
{
    // b's clock is 10 to 40 ms behind: as it came, its span lies half outside of its caller
    ShownPanel shown(traceFromText("a r 0..100ms server\n  a c 10..60ms client\n    b s 0..20ms server\n"));
    const auto ownMs = [&] { return shown.view().tree().ownValue(shown.frame(u"a  c"_s)) / 1'000'000; };
    QCOMPARE(ownMs(), 40);
    shown.session.skew().want();
    QTRY_VERIFY(shown.session.skew().isProven());
    QTRY_COMPARE(ownMs(), 30);
    shown.session.skew().setAligned(false);
    QTRY_COMPARE(ownMs(), 40);
}

void TestFlamePanel::followsTheModeOfTheCriticalPath()
{
    ShownPanel shown(traceFromText("a r 0..100ms server\n  b late 90..150ms consumer\n"));
    shown.setParams({FlameGrouping::CallPath, FlameValue::CriticalPath});
    QTRY_VERIFY(shown.panel.isReady());
    QCOMPARE(shown.view().tree().value(shown.frame(u"b  late"_s)), std::int64_t(0));
    shown.session.path().setMode(PathMode::Completion);
    QTRY_COMPARE(shown.view().tree().value(shown.frame(u"b  late"_s)), std::int64_t(60'000'000));
}

void TestFlamePanel::saysWhenThereIsNothingToDraw()
{
    ShownPanel shown(traceFromText("web Page 0..0ms\n"));
    QVERIFY(!shown.view().isVisible());
    shown.setParams({FlameGrouping::CallPath, FlameValue::SpanCount});
    QVERIFY(shown.view().isVisible());
}

void TestFlamePanel::isATreeForScreenReaders()
{
    ShownPanel shown;
    QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(&shown.view());
    QVERIFY(tree);
    QCOMPARE(tree->role(), QAccessible::Tree);
    QCOMPARE(tree->childCount(), static_cast<int>(shown.view().layoutNow().blocks.size()));
    QAccessibleInterface *cart = nullptr;
    for (int i = 0; i < tree->childCount(); ++i) {
        QAccessibleInterface *item = tree->child(i);
        QCOMPARE(item->role(), QAccessible::TreeItem);
        QCOMPARE(tree->indexOfChild(item), i);
        if (item->text(QAccessible::Name).startsWith(u"cart  GetCart"_s))
            cart = item;
    }
    QVERIFY(cart);
    QVERIFY2(cart->text(QAccessible::Name).contains(u"60.0 ms (60.0 %)"_s), qPrintable(cart->text(QAccessible::Name)));
    QVERIFY(cart->text(QAccessible::Name).endsWith(u"level 2"_s));
    cart->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    QCOMPARE(shown.current(), u"cart  GetCart"_s);
    QVERIFY(cart->state().selected);
    cart->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(shown.zoomed(), u"cart  GetCart"_s);
    QCOMPARE(tree->focusChild(), cart);
}

void TestFlamePanel::paintsEveryOddityWithoutComplaint()
{
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        ShownPanel shown(generateHostileTrace(seed));
        for (const FlameValue value : {FlameValue::SelfTime, FlameValue::TotalTime, FlameValue::SpanCount}) {
            shown.setParams({FlameGrouping::CallPath, value});
            shown.search().setText(u"a"_s);
            QVERIFY(!shown.panel.grab().isNull());
            shown.search().clear();
        }
    }
}

void TestFlamePanel::forgetsWhatIsComputedForAPanelThatIsGone()
{
    const TracePtr trace = generateTrace(20'000);
    for (int i = 0; i < 5; ++i) {
        TraceSession session(trace);
        FlamePanel panel(session);
        panel.setParams({FlameGrouping::Service, FlameValue::SpanCount});
    }
    ShownPanel shown(trace);
    QCOMPARE(shown.view().tree().frameOf(trace->analysisRoot()), FrameIndex(1));
}

QTEST_MAIN(TestFlamePanel)
#include "tst_flamepanel.moc"
