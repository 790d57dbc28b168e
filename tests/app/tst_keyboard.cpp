// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window by keyboard: where Tab goes, what shortcuts reach, who has the focus afterwards.
#include "app/shortcutsdialog.h"
#include "app/tracetab.h"
#include "app/tracetabs.h"
#include "tests/app/windowfixture.h"
#include "widgets/common/statepanel.h"
#include "widgets/servicegraph/servicegraphpanel.h"
#include "widgets/tracepage/tracepage.h"
#include "widgets/waterfall/findbar.h"
#include "widgets/waterfall/waterfallpanel.h"
#include "widgets/waterfall/waterfallview.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>
#include <memory>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr int kMostStops = 400;

QString nameOf(const QWidget *widget)
{
    return widget ? QString::fromLatin1(widget->metaObject()->className()) + u" \""_s + widget->accessibleName()
                        + u"\" "_s + widget->objectName()
                  : u"nothing"_s;
}

/// What Tab has to reach in `page`.
QList<QWidget *> stopsIn(const QWidget &page)
{
    QList<QWidget *> stops;
    for (QWidget *widget : page.findChildren<QWidget *>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget->isVisible() && widget->isEnabled()
            && !widget->focusProxy() && !widget->inherits("QComboBoxPrivateContainer"))
            stops += widget;
    }
    return stops;
}

struct Walk {
    QList<QWidget *> visited;
    QWidget *again = nullptr; ///< the first that came a second time
};

/// Presses Tab from the tab bar on until a widget comes again.
Walk walk(QWidget &from)
{
    from.setFocus(Qt::TabFocusReason);
    Walk done;
    for (int i = 0; i < kMostStops; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QWidget *now = QApplication::focusWidget();
        if (done.visited.contains(now)) {
            done.again = now;
            break;
        }
        done.visited += now;
    }
    return done;
}

QRect placeOf(const QWidget *widget)
{
    return {widget->mapTo(widget->window(), QPoint()), widget->size()};
}

/// A step against the direction of reading: up, unless into the next column, or left in the same line.
bool isAgainstReading(const QWidget *from, const QWidget *to)
{
    const QRect a = placeOf(from);
    const QRect b = placeOf(to);
    const bool isAbove = b.bottom() < a.top();
    const bool isBelow = b.top() > a.bottom();
    const bool isLeft = b.right() < a.left();
    const bool isRight = b.left() > a.right();
    return (isAbove && !isRight) || (!isAbove && !isBelow && isLeft);
}

TracePage &pageOf(WindowFixture &fixture)
{
    return *fixture.window().tabs().currentTrace()->page();
}

} // namespace

class TestKeyboard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase() { m_fixture.reset(); }
    void reachesEveryWidgetOfAPageByTab_data();
    void reachesEveryWidgetOfAPageByTab();
    void switchesViewsWhereverTheFocusIs();
    void givesTheFocusBackAfterAMenuAndADialog();
    void opensTheMenuOfARowWithShiftF10();
    void copiesTheRow();
    void findsInTheTraceFromTheHints();
    void findsInTheServiceGraphFromAnywhere();
    void listsTheKeysOfEveryPage();

private:
    /// With the sample, its best trace in front; shared, since no test changes what is opened.
    std::unique_ptr<WindowFixture> m_fixture;
};

void TestKeyboard::initTestCase()
{
    m_fixture = std::make_unique<WindowFixture>();
    m_fixture->start();
    m_fixture->window().opener().openSample();
    const TraceTabs &tabs = m_fixture->window().tabs();
    QTRY_VERIFY_WITH_TIMEOUT(tabs.currentTrace() && tabs.currentTrace()->page(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!m_fixture->services().imports.isRunning(), kPatienceMs);
}

void TestKeyboard::init()
{
    QTest::failOnWarning(unexpectedWarnings());
    TraceTabs &tabs = m_fixture->window().tabs();
    tabs.setCurrentWidget(tabs.traceTabs().front());
    m_fixture->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_fixture->window()));
    pageOf(*m_fixture).showView(u"waterfall"_s);
}

void TestKeyboard::reachesEveryWidgetOfAPageByTab_data()
{
    QTest::addColumn<QString>("setView");
    QTest::addColumn<QString>("traceView");
    QTest::newRow("traces") << QString() << QString();
    for (const char *view : {"latency", "servicegraph", "profile"})
        QTest::newRow(view) << QString::fromLatin1(view) << QString();
    for (const char *view : {"waterfall", "flame", "statistics", "criticalpath", "servicegraph", "hints"})
        QTest::newRow(qPrintable(u"trace, "_s + QString::fromLatin1(view))) << QString() << QString::fromLatin1(view);
}

void TestKeyboard::reachesEveryWidgetOfAPageByTab()
{
    QFETCH(QString, setView);
    QFETCH(QString, traceView);
    WindowFixture &fixture = *m_fixture;
    TraceTabs &tabs = fixture.window().tabs();
    if (!setView.isEmpty())
        fixture.window().openTraceSetView(setView, {u"all of the cache"_s, {}});
    else if (traceView.isEmpty())
        tabs.setCurrentIndex(0);
    else
        QVERIFY(pageOf(fixture).showView(traceView));
    const auto isBusy = [&tabs] {
        const auto panels = tabs.currentWidget()->findChildren<StatePanel *>();
        return std::ranges::any_of(panels, [](const StatePanel *panel) { return panel->isLoading(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(!isBusy(), kPatienceMs);

    const auto [visited, again] = walk(*tabs.tabBar());

    QVERIFY2(again == visited.value(0), qPrintable(u"a circle that leaves much out, from "_s + nameOf(again)));
    QStringList missed;
    for (const QWidget *stop : stopsIn(*tabs.currentWidget())) {
        if (!visited.contains(stop))
            missed += nameOf(stop);
    }
    QVERIFY2(missed.isEmpty(), qPrintable(u"not reached:\n"_s + missed.join(u'\n')));
    QStringList backward;
    for (qsizetype i = 1; i < visited.size(); ++i) {
        const bool isInPage = tabs.currentWidget()->isAncestorOf(visited[i - 1])
                              && tabs.currentWidget()->isAncestorOf(visited[i]);
        if (isInPage && isAgainstReading(visited[i - 1], visited[i]))
            backward += nameOf(visited[i - 1]) + u" -> "_s + nameOf(visited[i]);
    }
    QVERIFY2(backward.isEmpty(), qPrintable(u"against reading:\n"_s + backward.join(u'\n')));
}

void TestKeyboard::switchesViewsWhereverTheFocusIs()
{
    WindowFixture &fixture = *m_fixture;
    auto *goTo = fixture.window().findChild<QLineEdit *>(u"goTo"_s);
    goTo->setFocus();

    QTest::keyClick(goTo, Qt::Key_3, Qt::ControlModifier);

    QCOMPARE(pageOf(fixture).mainView(), u"statistics"_s);
    QTRY_VERIFY(pageOf(fixture).isAncestorOf(QApplication::focusWidget()));
    fixture.window().tabs().tabBar()->setFocus();
    QTest::keyClick(fixture.window().tabs().tabBar(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(pageOf(fixture).mainView(), u"waterfall"_s);
    QVERIFY(pageOf(fixture).waterfall().hasFocus());
}

void TestKeyboard::givesTheFocusBackAfterAMenuAndADialog()
{
    WindowFixture &fixture = *m_fixture;
    WaterfallView &waterfall = pageOf(fixture).waterfall();
    waterfall.setFocus();
    // as it is after a click on a menu and one Escape
    fixture.window().menuBar()->setFocus(Qt::MenuBarFocusReason);
    QVERIFY(fixture.window().menuBar()->hasFocus());

    QDialog dialog(&fixture.window());
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    dialog.reject();
    fixture.window().activateWindow(); // as a window manager does
    QVERIFY(QTest::qWaitForWindowActive(&fixture.window()));

    QTRY_VERIFY2(waterfall.hasFocus(), qPrintable(nameOf(QApplication::focusWidget())));
}

void TestKeyboard::opensTheMenuOfARowWithShiftF10()
{
    WindowFixture &fixture = *m_fixture;
    WaterfallView &waterfall = pageOf(fixture).waterfall();
    waterfall.setFocus();
    QTest::keyClick(&waterfall, Qt::Key_Down);

    QTest::keyClick(&waterfall, Qt::Key_F10, Qt::ShiftModifier);

    QTRY_VERIFY(QApplication::activePopupWidget());
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu && menu->actions().size() > 3);
    menu->close();
}

void TestKeyboard::copiesTheRow()
{
    WindowFixture &fixture = *m_fixture;
    TracePage &page = pageOf(fixture);
    const Trace &trace = *page.trace();
    const SpanIndex root = trace.analysisRoot();
    page.session().selection().setCurrent(root);
    page.waterfall().setFocus();

    QTest::keyClick(&page.waterfall(), Qt::Key_C, Qt::ControlModifier);

    const QStringList parts = QApplication::clipboard()->text().split(u'\t');
    QCOMPARE(parts.size(), 4);
    QVERIFY(parts[0].contains(QString::fromStdString(std::string(trace.name(root)))));
    QCOMPARE(parts[3], QString::fromStdString(trace.spanIdText(trace.spanId(root))));
}

void TestKeyboard::findsInTheTraceFromTheHints()
{
    TracePage &page = pageOf(*m_fixture);
    QVERIFY(page.showView(u"hints"_s));
    QTRY_VERIFY(page.isAncestorOf(QApplication::focusWidget()));
    QVERIFY(!page.waterfall().hasFocus());

    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F, Qt::ControlModifier);

    QTRY_COMPARE(QApplication::focusWidget(), &page.waterfallPanel().findBar().edit());
}

void TestKeyboard::findsInTheServiceGraphFromAnywhere()
{
    WindowFixture &fixture = *m_fixture;
    fixture.window().openTraceSetView(u"servicegraph"_s, {u"all of the cache"_s, {}});
    auto *panel = fixture.window().tabs().currentWidget()->findChild<ServiceGraphPanel *>();
    QVERIFY(panel);
    fixture.window().tabs().tabBar()->setFocus();

    QTest::keyClick(fixture.window().tabs().tabBar(), Qt::Key_F, Qt::ControlModifier);

    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field && panel->isAncestorOf(field));
    QTest::keyClicks(field, u"f0"_s);
    QCOMPARE(field->text(), u"f0"_s);
}

void TestKeyboard::listsTheKeysOfEveryPage()
{
    WindowFixture &fixture = *m_fixture;
    const ShortcutsDialog dialog(fixture.window(), fixture.window().tabs().traceViews());
    QStringList groups;
    const auto *tree = dialog.findChild<QTreeWidget *>();
    for (int i = 0; i < tree->topLevelItemCount(); ++i)
        groups += tree->topLevelItem(i)->text(0);

    for (const TraceSetView &view : fixture.window().traceSetViews())
        QVERIFY2(groups.contains(view.title), qPrintable(groups.join(u", "_s)));
}

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
