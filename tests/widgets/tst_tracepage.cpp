// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tracepage/tracepage.h"

#include "tests/support/tracefromtext.h"
#include "widgets/detail/spandetailpanel.h"
#include "widgets/waterfall/minimapwidget.h"
#include "widgets/waterfall/servicelegend.h"
#include "widgets/waterfall/traceheader.h"
#include "widgets/waterfall/waterfallview.h"

#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::string_view kShop = R"(
    frontend  GET /cart  0..100ms  error
      cart    GetCart    10..90ms
        redis HGET       20..30ms  error
    lost      Orphan     60..70ms  parent=ffff
)";

struct ShownPage {
    explicit ShownPage(std::string_view text = kShop, QSize size = {1'200, 700}) : page(traceFromText(text))
    {
        page.resize(size);
        page.setTimeZone(DisplayTimeZone::utc());
        page.show();
        QCoreApplication::processEvents();
        minimap = page.findChild<MinimapWidget *>();
    }

    [[nodiscard]] QString labels() const
    {
        QStringList texts;
        for (const QLabel *label : page.findChildren<QLabel *>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts.join(u'|');
    }

    /// A point of the overview: it holds the trace between margins of twelve pixels.
    [[nodiscard]] QPoint overview(double share) const
    {
        return {12 + qRound(share * (minimap->width() - 24)), minimap->height() - 20};
    }

    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(minimap, Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, minimap->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(minimap, &move);
        QTest::mouseRelease(minimap, Qt::LeftButton, {}, to);
    }

    [[nodiscard]] double startMs()
    {
        return static_cast<double>(page.session().viewRange().range().startNs - kTextTraceStartNs) / 1e6;
    }
    [[nodiscard]] double endMs()
    {
        return static_cast<double>(page.session().viewRange().range().endNs - kTextTraceStartNs) / 1e6;
    }

    TracePage page;
    MinimapWidget *minimap = nullptr;
};

} // namespace

class TestTracePage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheTraceIs();
    void startsAtTheRoot();
    void selectsASpanById();
    void showsExactTimesOfTheSelectedSpan();
    void followsTheTimeZone();
    void saysThatATraceIsPartial();
    void keepsItsLayout();
    void refusesALayoutOfAnotherKind();
    void hidesAndShowsDetails();
    void zoomsByADragInTheOverview();
    void movesTheEdgesOfTheOverviewsWindow();
    void bringsTheWindowWhereTheOverviewIsClicked();
    void worksByKeyboardInTheOverview();
    void sharesTheTimeUnderThePointer();
    void goesToAServiceFromTheLegend();
    void putsServicesThatDoNotFitIntoAMenu();
    void namesEverythingThatTakesFocus();
    void treatsTextsOfATraceAsTexts();
    void offersNoChoiceOfViewsWithoutAny();
    void makesAViewWhenItIsFirstShown();
    void showsAViewBesideTheWaterfall();
    void showsAViewByItsShortcut();
    void putsDetailsBelowTheWaterfall();
};

void TestTracePage::saysWhatTheTraceIs()
{
    const ShownPage shown;
    QCOMPARE(shown.page.title(), u"frontend  GET /cart"_s);
    const QString labels = shown.labels();
    for (const QString &text : {u"2024-01-15 10:00:00.000 UTC"_s, u"Duration 100 ms"_s, u"4 span(s)"_s,
                                u"4 service(s)"_s, u"Depth 3"_s, u"2 error(s)"_s})
        QVERIFY2(labels.contains(text), qPrintable(text + u" is not in "_s + labels));
}

void TestTracePage::startsAtTheRoot()
{
    ShownPage shown;
    QCOMPARE(shown.page.session().selection().current(), SpanIndex(0));
}

void TestTracePage::selectsASpanById()
{
    ShownPage shown;
    shown.page.session().collapse().collapseAll();
    QVERIFY(shown.page.selectSpan(SpanId{3}));
    QCOMPARE(shown.page.session().selection().current(), SpanIndex(2));
    QVERIFY(!shown.page.selectSpan(SpanId{99}));
}

void TestTracePage::showsExactTimesOfTheSelectedSpan()
{
    ShownPage shown;
    shown.page.selectSpan(SpanId{2});
    QVERIFY(
        shown.labels().contains(u"cart  GetCart   ·   starts at +10.0 ms   ·   duration 80.0 ms   ·   self 70.0 ms"_s));
    shown.page.session().viewRange().setRange({kTextTraceStartNs, kTextTraceStartNs + 25'000'000});
    QVERIFY(shown.labels().contains(u"view 25.0 ms of 100 ms"_s));
}

void TestTracePage::followsTheTimeZone()
{
    ShownPage shown;
    shown.page.setTimeZone(DisplayTimeZone::fromSetting(u"Asia/Tokyo"_s));
    QVERIFY(shown.labels().contains(u"2024-01-15 19:00:00.000"_s));
    QVERIFY(!shown.labels().contains(u"10:00:00"_s));
}

void TestTracePage::saysThatATraceIsPartial()
{
    ShownPage shown;
    QVERIFY(!shown.labels().contains(u"Incomplete"_s));
    shown.page.setPartial(true);
    QVERIFY(shown.labels().contains(u"Incomplete"_s));
    QVERIFY(!shown.labels().contains(u"import"_s));
    shown.page.setUnfinished();
    QVERIFY(shown.labels().contains(u"its import stopped"_s));
}

void TestTracePage::keepsItsLayout()
{
    ShownPage first;
    first.page.waterfall().setNameWidthPx(333);
    first.page.findChild<TraceHeader *>()->detailsButton()->setChecked(false);
    ShownPage second;
    QVERIFY(second.page.restoreLayout(first.page.saveLayout()));
    QCOMPARE(second.page.waterfall().nameWidthPx(), 333);
    QVERIFY(!second.page.findChild<SpanDetailPanel *>()->isVisible());
}

void TestTracePage::refusesALayoutOfAnotherKind()
{
    ShownPage shown;
    QVERIFY(!shown.page.restoreLayout({}));
    QVERIFY(!shown.page.restoreLayout("nonsense"));
}

void TestTracePage::hidesAndShowsDetails()
{
    ShownPage shown;
    auto *panel = shown.page.findChild<SpanDetailPanel *>();
    QTest::mouseClick(shown.page.findChild<TraceHeader *>()->detailsButton(), Qt::LeftButton);
    QVERIFY(!panel->isVisible());
    QTest::mouseClick(shown.page.findChild<TraceHeader *>()->detailsButton(), Qt::LeftButton);
    QVERIFY(panel->isVisible());
}

void TestTracePage::zoomsByADragInTheOverview()
{
    ShownPage shown;
    shown.drag(shown.overview(0.6), shown.overview(0.2));
    QVERIFY(qAbs(shown.startMs() - 20) < 0.2);
    QVERIFY(qAbs(shown.endMs() - 60) < 0.2);
    QTest::mouseDClick(shown.minimap, Qt::LeftButton, {}, shown.overview(0.9));
    QVERIFY(!shown.page.session().viewRange().isZoomed());
}

void TestTracePage::movesTheEdgesOfTheOverviewsWindow()
{
    ShownPage shown;
    shown.drag(shown.overview(0.2), shown.overview(0.6));
    shown.drag(shown.overview(0.6), shown.overview(0.8));
    QVERIFY(qAbs(shown.startMs() - 20) < 0.2);
    QVERIFY(qAbs(shown.endMs() - 80) < 0.2);
    shown.drag(shown.overview(0.2), shown.overview(0.5));
    QVERIFY(qAbs(shown.startMs() - 50) < 0.2);
}

void TestTracePage::bringsTheWindowWhereTheOverviewIsClicked()
{
    ShownPage shown;
    shown.drag(shown.overview(0.2), shown.overview(0.4));
    QTest::mouseClick(shown.minimap, Qt::LeftButton, {}, shown.overview(0.7));
    QVERIFY(qAbs(shown.startMs() - 60) < 0.3);
    QVERIFY(qAbs(shown.endMs() - 80) < 0.3);
}

void TestTracePage::worksByKeyboardInTheOverview()
{
    ShownPage shown;
    QTest::keyClick(shown.minimap, Qt::Key_Plus);
    QCOMPARE(shown.page.session().viewRange().range().lengthNs(), std::int64_t(70'000'000));
    const double start = shown.startMs();
    QTest::keyClick(shown.minimap, Qt::Key_Right);
    QVERIFY(shown.startMs() > start);
    QTest::keyClick(shown.minimap, Qt::Key_Home);
    QVERIFY(!shown.page.session().viewRange().isZoomed());
}

void TestTracePage::sharesTheTimeUnderThePointer()
{
    ShownPage shown;
    QTest::mouseMove(shown.minimap, shown.overview(0.5));
    QVERIFY(shown.page.waterfall().hoverTimeNs().has_value());
    QVERIFY(qAbs(*shown.page.waterfall().hoverTimeNs() - kTextTraceStartNs - 50'000'000) < 300'000);
}

void TestTracePage::goesToAServiceFromTheLegend()
{
    ShownPage shown;
    auto *legend = shown.page.findChild<ServiceLegend *>();
    for (QToolButton *button : legend->findChildren<QToolButton *>()) {
        if (button->text().contains(u"redis"_s))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(shown.page.session().selection().current(), SpanIndex(2));
}

void TestTracePage::putsServicesThatDoNotFitIntoAMenu()
{
    QString text = u"root run 0..100ms\n"_s;
    for (int i = 0; i < 60; ++i)
        text += u"  service-number-%1 work 1..2ms\n"_s.arg(i);
    const ShownPage shown(text.toStdString());
    auto *legend = shown.page.findChild<ServiceLegend *>();
    int seen = 0;
    for (const QToolButton *button : legend->findChildren<QToolButton *>()) {
        seen += button->isVisible() ? 1 : 0;
        QVERIFY(!button->isVisible() || button->geometry().right() <= legend->width());
    }
    QVERIFY(seen > 3 && seen < 15);
}

void TestTracePage::namesEverythingThatTakesFocus()
{
    const ShownPage shown;
    for (const QWidget *widget : shown.page.findChildren<QWidget *>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || !widget->isVisible()
            || widget->objectName().startsWith(u"qt_"_s))
            continue;
        const auto *button = qobject_cast<const QToolButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()),
                 widget->metaObject()->className());
    }
}

void TestTracePage::treatsTextsOfATraceAsTexts()
{
    const ShownPage shown("<b>shop</b> <img/src=x> 0..1ms message=\"<i>no</i>\" error\n");
    for (const QLabel *label : shown.page.findChildren<QLabel *>())
        QVERIFY2(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'), qPrintable(label->text()));
    QVERIFY(shown.labels().contains(u"<b>shop</b>"_s));
}

namespace {

/// A view that counts how often it was made.
TraceView countedView(const QString &id, TraceView::Area area, int &made)
{
    TraceView view;
    view.id = id;
    view.title = id;
    view.area = area;
    view.shortcut = QKeySequence(u"Ctrl+2"_s);
    view.create = [&made, id](TracePage &, QWidget *parent) {
        ++made;
        auto *label = new QLabel(id, parent);
        label->setFocusPolicy(Qt::StrongFocus);
        return label;
    };
    return view;
}

} // namespace

void TestTracePage::offersNoChoiceOfViewsWithoutAny()
{
    const ShownPage shown;
    QVERIFY(!shown.page.findChild<QTabBar *>()->isVisible());
    QCOMPARE(shown.page.mainView(), u"waterfall"_s);
}

void TestTracePage::makesAViewWhenItIsFirstShown()
{
    ShownPage shown;
    int made = 0;
    shown.page.addView(countedView(u"flame"_s, TraceView::Area::Main, made));
    QCOMPARE(made, 0);

    QVERIFY(shown.page.showView(u"flame"_s));
    QVERIFY(shown.page.showView(u"waterfall"_s));
    QVERIFY(!shown.page.viewWidget(u"flame"_s)->isVisible());
    QVERIFY(shown.minimap->isVisible());
    QVERIFY(shown.page.showView(u"flame"_s));

    QCOMPARE(made, 1);
    QCOMPARE(shown.page.mainView(), u"flame"_s);
    QVERIFY(shown.page.viewWidget(u"flame"_s)->isVisible());
    QVERIFY(!shown.page.waterfall().isVisible());
    QVERIFY(!shown.minimap->isVisible()); // it shows the time of the waterfall
    QVERIFY(!shown.page.showView(u"no such view"_s));
}

void TestTracePage::showsAViewBesideTheWaterfall()
{
    ShownPage shown;
    int made = 0;
    shown.page.addView(countedView(u"hints"_s, TraceView::Area::Side, made));
    shown.page.findChild<TraceHeader *>()->detailsButton()->setChecked(false);

    QVERIFY(shown.page.showView(u"hints"_s)); // opens the side, too

    QCOMPARE(made, 1);
    QVERIFY(shown.page.viewWidget(u"hints"_s)->isVisible());
    QVERIFY(shown.page.waterfall().isVisible());
    QVERIFY(!shown.page.findChild<SpanDetailPanel *>()->isVisible());
}

void TestTracePage::showsAViewByItsShortcut()
{
    ShownPage shown;
    int made = 0;
    shown.page.addView(countedView(u"flame"_s, TraceView::Area::Main, made));
    shown.page.activateWindow();
    shown.page.waterfall().setFocus();
    QTRY_VERIFY(shown.page.isActiveWindow());

    QTest::keyClick(&shown.page.waterfall(), Qt::Key_2, Qt::ControlModifier);

    QCOMPARE(shown.page.mainView(), u"flame"_s);
    QTest::keyClick(shown.page.viewWidget(u"flame"_s), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(shown.page.mainView(), u"waterfall"_s);
    QVERIFY(shown.page.waterfall().hasFocus());
}

void TestTracePage::putsDetailsBelowTheWaterfall()
{
    ShownPage shown;
    auto *header = shown.page.findChild<TraceHeader *>();
    auto *details = shown.page.findChild<SpanDetailPanel *>();

    header->detailsButton()->menu()->actions().last()->trigger();
    QCoreApplication::processEvents();

    const auto place = [&shown](const QWidget *widget) { return widget->mapTo(&shown.page, QPoint()); };
    QVERIFY(place(details).y() > place(&shown.page.waterfall()).y());
    QCOMPARE(place(&shown.page.waterfall()).x(), 0);

    ShownPage next;
    QVERIFY(next.page.restoreLayout(shown.page.saveLayout()));
    QCoreApplication::processEvents();
    const auto *again = next.page.findChild<SpanDetailPanel *>();
    QVERIFY(again->mapTo(&next.page, QPoint()).y() > next.page.waterfall().mapTo(&next.page, QPoint()).y());
}

QTEST_MAIN(TestTracePage)
#include "tst_tracepage.moc"
