// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statistics/breakdownpanel.h"
#include "widgets/statistics/statisticspictures.h"

#include "tests/support/tracefromtext.h"
#include "widgets/common/spanstepper.h"
#include "widgets/statistics/sharebar.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

// of 100 ms: web 60, api 40; own work 80 (web 50, api 30), network 10, calls that say no more 10
constexpr std::string_view kShop = R"(
    web  GET /cart  0..100ms  server
      web  call       10..60ms  client
        api  Cart       15..55ms  server
          api  ask        20..30ms  client
      wrk  later      90..150ms  consumer
)";

struct ShownPanel {
    explicit ShownPanel(TracePtr trace = traceFromText(kShop)) : session(std::move(trace)), panel(session)
    {
        panel.resize(1'100, 640);
        panel.show();
        waitUntilReady();
    }
    void waitUntilReady()
    {
        [this] { QTRY_VERIFY_WITH_TIMEOUT(panel.isReady(), 60'000); }();
    }
    [[nodiscard]] QAbstractItemModel &rows(BreakdownBy by) { return *panel.table(by).view().model(); }
    [[nodiscard]] QStringList texts(BreakdownBy by)
    {
        QStringList texts;
        for (int row = 0; row < rows(by).rowCount(); ++row)
            texts << rows(by).index(row, BreakdownModel::Part).data().toString() + u' '
                         + rows(by).index(row, BreakdownModel::Time).data().toString();
        return texts;
    }
    void click(BreakdownBy by, int row)
    {
        QTableView &view = panel.table(by).view();
        const QRect place = view.visualRect(rows(by).index(row, BreakdownModel::Part));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, place.center());
        waitUntilReady();
    }
    [[nodiscard]] SpanStepper &stepper() { return *panel.findChild<SpanStepper *>(); }
    [[nodiscard]] std::uint32_t selected() const { return session.selection().current().value(); }

    TraceSession session;
    BreakdownPanel panel;
};

} // namespace

class TestBreakdownPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }

    void takesThePathApartInFourWays();
    void eachTableSumsToTheWhole();
    void goesThroughTheSpansOfARowThatIsClicked();
    void choosesNothingWhenItGetsTheFocus();
    void choosesTheRowThatIsClickedInTheBar();
    void goesToTheWaterfallOnEnter();
    void followsThePathOfTheOtherViews();
    void setsTheModeForTheOtherViews();
    void takesTimesByAlignedClocks();
    void sortsByAClickOnAHeading();
    void copiesRows();
    void savesAllTablesAndSaysWhyItCannot();
    void saysThatThereIsNoPath();
    void leadsToWhatWentOnAfterTheAnswer();
    void modelsKeepTheRules();
    void givesHostsColoursOfTheirOwn();
    void givesHostsThatAreServicesTheServicesColours();
    void putsTablesBelowEachOtherWhereItIsNarrow();
    void drawsAllTablesWhole();
};

void TestBreakdownPanel::takesThePathApartInFourWays()
{
    ShownPanel shown;
    QCOMPARE(shown.texts(BreakdownBy::Category), (QStringList{u"Own work 80.0 ms"_s, u"Network web → api 10.0 ms"_s,
                                                              u"Other calls (no spans from there) 10.0 ms"_s}));
    QCOMPARE(shown.texts(BreakdownBy::Service), (QStringList{u"web 60.0 ms"_s, u"api 40.0 ms"_s}));
    QCOMPARE(shown.rows(BreakdownBy::Operation).rowCount(), 4);
    QVERIFY(shown.panel.summary().contains(u"100 ms"_s));
    QVERIFY(shown.panel.summary().contains(u"inferred from timing"_s));
    QCOMPARE(shown.rows(BreakdownBy::Service).index(0, BreakdownModel::Share).data().toString(), u"60.0 %"_s);
}

void TestBreakdownPanel::eachTableSumsToTheWhole()
{
    ShownPanel shown;
    for (const BreakdownBy by :
         {BreakdownBy::Category, BreakdownBy::Service, BreakdownBy::Operation, BreakdownBy::Host}) {
        qlonglong ns = 0;
        for (int row = 0; row < shown.rows(by).rowCount(); ++row)
            ns += shown.rows(by).index(row, BreakdownModel::Time).data(BreakdownModel::ValueRole).toLongLong();
        QCOMPARE(ns, qlonglong(100'000'000));
    }
}

void TestBreakdownPanel::goesThroughTheSpansOfARowThatIsClicked()
{
    ShownPanel shown;
    shown.click(BreakdownBy::Service, 1);
    QCOMPARE(shown.selected(), 2U); // Cart, 30 ms
    QCOMPARE(shown.stepper().text(), u"1 of 2 span(s)"_s);
    shown.stepper().goToNext();
    QCOMPARE(shown.selected(), 3U);
    // one row in all of the tables is chosen
    shown.click(BreakdownBy::Category, 0);
    QVERIFY(!shown.panel.table(BreakdownBy::Service).view().selectionModel()->hasSelection());
    QCOMPARE(shown.selected(), 0U);
    QCOMPARE(shown.stepper().spans(), (std::vector{SpanIndex(0), SpanIndex(2)}));
}

void TestBreakdownPanel::choosesNothingWhenItGetsTheFocus()
{
    ShownPanel shown;
    shown.session.selection().setCurrent(SpanIndex(1));
    shown.panel.setFocus();
    QTest::keyClick(&shown.panel.table(BreakdownBy::Category).view(), Qt::Key_Tab);
    QCOMPARE(shown.selected(), 1U);
    QVERIFY(shown.stepper().spans().empty());
}

void TestBreakdownPanel::choosesTheRowThatIsClickedInTheBar()
{
    ShownPanel shown;
    ShareBar &bar = shown.panel.table(BreakdownBy::Service).bar();
    QTest::mouseClick(&bar, Qt::LeftButton, {}, {bar.width() - 3, bar.height() / 2});
    shown.waitUntilReady();
    QCOMPARE(shown.selected(), 2U);
    QCOMPARE(shown.panel.table(BreakdownBy::Service).view().currentIndex().row(), 1);
}

void TestBreakdownPanel::goesToTheWaterfallOnEnter()
{
    ShownPanel shown;
    QSignalSpy asked(&shown.panel, &BreakdownPanel::waterfallRequested);
    shown.session.collapse().collapseAll();
    shown.click(BreakdownBy::Service, 1);
    QTest::keyClick(&shown.panel.table(BreakdownBy::Service).view(), Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QVERIFY(shown.session.rows().isVisible(SpanIndex(2)));
}

void TestBreakdownPanel::followsThePathOfTheOtherViews()
{
    ShownPanel shown;
    shown.session.path().setMode(PathMode::Completion);
    shown.waitUntilReady();
    QTRY_COMPARE(shown.panel.parts()->totalNs, std::int64_t(150'000'000));
    QCOMPARE(shown.panel.findChild<QComboBox *>()->currentText(), u"everything is done"_s);
}

void TestBreakdownPanel::setsTheModeForTheOtherViews()
{
    ShownPanel shown;
    auto *mode = shown.panel.findChild<QComboBox *>();
    mode->setFocus();
    QTest::keyClick(mode, Qt::Key_Down);
    QCOMPARE(shown.session.path().mode(), PathMode::Completion);
    shown.waitUntilReady();
    QTRY_COMPARE(shown.panel.parts()->totalNs, std::int64_t(150'000'000));
}

void TestBreakdownPanel::takesTimesByAlignedClocks()
{
    // api's clock is 20 ms behind: as it came, its span starts before its caller's
    ShownPanel shown(traceFromText(R"(
        web  GET   0..100ms  server  host.name=one
          web  call  30..80ms  client  host.name=one
            api  Cart  15..55ms  server  host.name=two
    )"));
    shown.session.skew().want();
    QTRY_VERIFY(shown.session.skew().skew() != nullptr);
    QVERIFY(shown.session.skew().isProven());
    QTRY_VERIFY(shown.panel.summary().contains(u"clocks aligned"_s));
    QCOMPARE(shown.texts(BreakdownBy::Service), (QStringList{u"web 60.0 ms"_s, u"api 40.0 ms"_s}));
    shown.session.skew().setAligned(false);
    QTRY_VERIFY(shown.panel.summary().contains(u"clocks as they came"_s));
    QVERIFY(shown.texts(BreakdownBy::Service) != (QStringList{u"web 60.0 ms"_s, u"api 40.0 ms"_s}));
}

void TestBreakdownPanel::sortsByAClickOnAHeading()
{
    ShownPanel shown;
    QHeaderView *header = shown.panel.table(BreakdownBy::Service).view().horizontalHeader();
    const QPoint place(header->sectionViewportPosition(BreakdownModel::Part) + 10, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    if (header->sortIndicatorOrder() == Qt::DescendingOrder)
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(shown.texts(BreakdownBy::Service), (QStringList{u"api 40.0 ms"_s, u"web 60.0 ms"_s}));
}

void TestBreakdownPanel::copiesRows()
{
    ShownPanel shown;
    shown.click(BreakdownBy::Service, 0);
    QTableView &view = shown.panel.table(BreakdownBy::Service).view();
    QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"web\t60.0 ms\t60.0 %\t2\napi\t40.0 ms\t40.0 %\t2"_s);
    QCOMPARE(shown.panel.table(BreakdownBy::Service).wholeText(),
             u"Service\tTime\tShare\tSpans\nweb\t60.0 ms\t60.0 %\t2\napi\t40.0 ms\t40.0 %\t2"_s);
}

void TestBreakdownPanel::savesAllTablesAndSaysWhyItCannot()
{
    ShownPanel shown;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"path.csv"_s);
    QCOMPARE(shown.panel.saveCsv(path), QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY2(text.contains("category,\"network\",\"external\",\"web\",\"\",\"\",\"api\",10000000,10.00,1,"),
             text.constData());
    QVERIFY2(text.contains("operation,\"own\",\"\",\"api\",\"Cart\",\"server\",\"\",30000000,30.00,1,"),
             text.constData());
    QVERIFY(shown.panel.saveCsv(folder.filePath(u"none/path.csv"_s)).contains(u"can't be written"_s));
}

void TestBreakdownPanel::saysThatThereIsNoPath()
{
    ShownPanel shown(traceFromText("web  GET  0..0ms\n"));
    QCOMPARE(shown.panel.parts()->totalNs, std::int64_t(0));
    QVERIFY(!shown.panel.table(BreakdownBy::Category).isVisible());
}

void TestBreakdownPanel::leadsToWhatWentOnAfterTheAnswer()
{
    const auto textOf = [](const ShownPanel &shown) {
        QStringList texts;
        for (const QLabel *label : shown.panel.findChildren<QLabel *>())
            texts << label->text();
        return texts.join(u'\n');
    };
    ShownPanel early(
        traceFromText("web Ask 0..10ms server\n  web send 1..2ms producer\n    wrk do 5..500ms consumer\n"));
    QVERIFY2(textOf(early).contains(u"went on for 490 ms after the answer"_s), qPrintable(textOf(early)));
    early.session.path().setMode(PathMode::Completion);
    early.waitUntilReady();
    QTRY_VERIFY(!textOf(early).contains(u"went on for"_s));
    QVERIFY(!textOf(ShownPanel()).contains(u"went on for"_s));
}

void TestBreakdownPanel::modelsKeepTheRules()
{
    const TracePtr trace = traceFromText(kShop);
    const auto parts = std::make_shared<const PathBreakdown>(breakDown(*trace, criticalPath(*trace)));
    for (const BreakdownBy by :
         {BreakdownBy::Category, BreakdownBy::Service, BreakdownBy::Operation, BreakdownBy::Host}) {
        BreakdownModel model(by);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setBreakdown(parts, trace, ServiceColors(*trace));
        QVERIFY(model.rowCount() > 0);
        model.setColors(trace, ServiceColors(*trace, {{"web", 3}}));
        model.setBreakdown(nullptr, trace, {});
        QCOMPARE(model.rowCount(), 0);
    }
}

void TestBreakdownPanel::givesHostsColoursOfTheirOwn()
{
    QByteArray text = "web R 0..200ms\n";
    for (int i = 0; i < kServiceColorCount - 1; ++i) {
        const QByteArray start = QByteArray::number(5 * i);
        text += "  node" + start + " call " + start + ".." + QByteArray::number(5 * i + 4) + "ms\n";
    }
    ShownPanel shown(traceFromText(text.toStdString()));
    std::set<int> colors;
    QAbstractItemModel &hosts = shown.rows(BreakdownBy::Host);
    for (int row = 0; row < hosts.rowCount(); ++row)
        colors.insert(hosts.index(row, BreakdownModel::Part).data(BreakdownModel::ColorRole).toInt());
    QCOMPARE(colors.size(), std::size_t(kServiceColorCount));
}

void TestBreakdownPanel::givesHostsThatAreServicesTheServicesColours()
{
    ShownPanel shown(
        traceFromText("web R 0..100ms server\n  api do 10..60ms server\n    wrk work 20..50ms internal\n"));
    const auto colorOf = [&shown](BreakdownBy by, const QString &name) {
        const QAbstractItemModel &rows = shown.rows(by);
        for (int row = 0; row < rows.rowCount(); ++row) {
            const QModelIndex part = rows.index(row, BreakdownModel::Part);
            if (part.data().toString() == name)
                return part.data(BreakdownModel::ColorRole).toInt();
        }
        return -1;
    };
    for (const QString &service : {u"web"_s, u"api"_s, u"wrk"_s}) {
        QVERIFY(colorOf(BreakdownBy::Service, service) >= 0);
        QCOMPARE(colorOf(BreakdownBy::Host, u"service "_s + service), colorOf(BreakdownBy::Service, service));
    }
}

void TestBreakdownPanel::putsTablesBelowEachOtherWhereItIsNarrow()
{
    ShownPanel shown;
    const auto place = [&](BreakdownBy by) { return shown.panel.table(by).mapTo(&shown.panel, QPoint()); };
    QCOMPARE(place(BreakdownBy::Category).y(), place(BreakdownBy::Service).y());
    shown.panel.resize(500, 640);
    QTRY_VERIFY(place(BreakdownBy::Category).y() < place(BreakdownBy::Service).y());
    QCOMPARE(place(BreakdownBy::Category).x(), place(BreakdownBy::Host).x());
}

void TestBreakdownPanel::drawsAllTablesWhole()
{
    std::string text = "web root 0..1000ms\n";
    for (int i = 0; i < 60; ++i)
        text += "  db q" + std::to_string(i) + ' ' + std::to_string(i) + ".." + std::to_string(i + 1) + "ms\n";
    ShownPanel shown(traceFromText(text));
    const auto parts = std::make_shared<const PathBreakdown>(*shown.panel.parts());
    const WholePicture whole = breakdownPicture(parts, shown.session, 1'200, 16'000);
    QCOMPARE(whole.shownRows, whole.rows);
    QVERIFY(whole.rows > 60U);
    for (const QTableView *table : whole.view->findChildren<QTableView *>()) {
        const QModelIndex last = table->model()->index(table->model()->rowCount() - 1, 0);
        QVERIFY(table->viewport()->rect().contains(table->visualRect(last).center()));
    }
    const WholePicture cut = breakdownPicture(parts, shown.session, 1'200, 500);
    QVERIFY(cut.view->height() <= 500);
    QVERIFY(cut.shownRows < cut.rows);
    QVERIFY(shown.panel.pictureTitle().startsWith(u"Critical path until the answer: 1.00 s"_s));
}

QTEST_MAIN(TestBreakdownPanel)
#include "tst_breakdownpanel.moc"
