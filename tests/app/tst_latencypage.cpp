// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tracetab.h"
#include "app/tracetabs.h"
#include "tests/app/windowfixture.h"
#include "tests/support/testbase.h"
#include "tests/support/tracefromtext.h"
#include "widgets/latency/curvechart.h"
#include "widgets/latency/latencycharts.h"
#include "widgets/latency/latencyhead.h"
#include "widgets/latency/latencypage.h"
#include "widgets/latency/objectivedialog.h"
#include "widgets/latency/serieschart.h"
#include "widgets/search/searchpanel.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

/// A window whose cache holds three requests of a shop, and the page of their latencies.
struct OpenedPage {
    OpenedPage()
    {
        std::vector<StoreItem> items;
        for (std::uint64_t i = 1; i <= 3; ++i) {
            const std::uint64_t start = (i - 1) * 1000;
            const std::string text = "shop GET /cart " + std::to_string(start) + ".." + std::to_string(start + i * 10)
                                     + "ms  server" + (i > 1 ? " region=<b>eu/42</b>" : "") + "\n  shop HGET "
                                     + std::to_string(start + 1) + ".." + std::to_string(start + 2) + "ms  client";
            items.push_back({traceFromText(text, TraceId{0, i}), false});
        }
        const auto cache = Cache::open(fixture.cacheFile());
        const auto stored = (*cache)->store(items, {u"file"_s, u"x"_s});
        Q_ASSERT(stored.has_value());
        fixture.start();
    }

    void open(const TraceSet &set = {})
    {
        fixture.window().openTraceSetView(u"latency"_s, set);
        page = fixture.window().findChild<LatencyPage *>();
        QVERIFY(page);
        const QSignalSpy shown(&page->charts(), &LatencyCharts::shown);
        QTRY_VERIFY(!shown.isEmpty());
    }

    [[nodiscard]] QString cell(int row, int column) const
    {
        return page->table().model()->index(row, column).data().toString();
    }
    /// What the head says that the figures are of.
    [[nodiscard]] QString coverage() const
    {
        for (const auto *label : page->head().findChildren<QLabel *>()) {
            if (label->text().startsWith(u"Of "_s))
                return label->text();
        }
        return {};
    }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (auto *candidate : page->findChildren<QPushButton *>()) {
            if (candidate->text().remove(u'&') == text)
                return candidate;
        }
        return nullptr;
    }

    WindowFixture fixture;
    LatencyPage *page = nullptr;
};

} // namespace

class TestLatencyPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(unexpectedWarnings()); }
    void showsRequestsOfTheWholeCache();
    void showsTheGivenTracesOnly();
    void looksAtOutboundCalls();
    void filtersRows();
    void opensTheSlowestTrace();
    void listsTheTracesOfAMark();
    void marksAStepOfTheSeriesByKeyboard();
    void marksSeveralStepsByADrag();
    void marksSeveralStepsByKeyboard();
    void marksDurationsInTheCumulativeCurve();
    void followsTheCache();
    void setsAnObjective();
    void writesATable();
    void splitsARowByAnAttribute();
    void judgesTheRowsOfASplitByTheirOperation();
};

void TestLatencyPage::showsRequestsOfTheWholeCache()
{
    OpenedPage opened;
    opened.open();
    QCOMPARE(opened.page->table().model()->rowCount(), 1);
    QCOMPARE(opened.cell(0, LatencyModel::Operation), u"GET /cart"_s);
    QCOMPARE(opened.cell(0, LatencyModel::Count), u"3"_s);
    QCOMPARE(opened.cell(0, LatencyModel::FirstQuantile), u"20.0 ms"_s);
    QCOMPARE(opened.cell(0, LatencyModel::Longest), u"30.0 ms"_s);
}

void TestLatencyPage::showsTheGivenTracesOnly()
{
    OpenedPage opened;
    opened.open({u"two"_s, std::vector{TraceId{0, 1}, TraceId{0, 2}}});
    QCOMPARE(opened.cell(0, LatencyModel::Count), u"2"_s);
}

void TestLatencyPage::looksAtOutboundCalls()
{
    OpenedPage opened;
    opened.open();
    opened.page->head().findChildren<QComboBox *>().at(1)->setCurrentIndex(1); // outbound
    QTRY_COMPARE(opened.cell(0, LatencyModel::Operation), u"HGET"_s);
}

void TestLatencyPage::filtersRows()
{
    OpenedPage opened;
    opened.open();
    opened.page->head().filter().setText(u"nothing like it"_s);
    QCOMPARE(opened.page->table().model()->rowCount(), 0);
    opened.page->head().filter().setText(u"CART shop"_s);
    QCOMPARE(opened.page->table().model()->rowCount(), 1);
}

void TestLatencyPage::opensTheSlowestTrace()
{
    OpenedPage opened;
    opened.open();
    QTest::mouseClick(opened.button(u"Open the slowest"_s), Qt::LeftButton);
    QTRY_VERIFY(opened.fixture.window().tabs().currentTrace());
    QVERIFY(opened.fixture.window().tabs().currentTrace()->traceId() == (TraceId{0, 3}));
}

void TestLatencyPage::listsTheTracesOfAMark()
{
    OpenedPage opened;
    opened.open();
    ResultBrush brush;
    brush.duration = DurationRange{15'000'000, 60'000'000};
    opened.page->charts().spans().setBrush(brush);
    QTest::mouseClick(opened.button(u"List the traces"_s), Qt::LeftButton);
    QCOMPARE(opened.fixture.window().tabs().currentIndex(), 0);
    QTRY_COMPARE(opened.fixture.window().searchPanel().table().shownRows(), 2);
}

void TestLatencyPage::marksAStepOfTheSeriesByKeyboard()
{
    OpenedPage opened;
    opened.open();
    SeriesChart &series = opened.page->charts().series();
    series.setFocus();
    QTest::keyClick(&series, Qt::Key_Right);
    QVERIFY(series.accessibleDescription().contains(u"span"_s));
    QTest::keyClick(&series, Qt::Key_Return);
    QVERIFY(opened.page->charts().spans().hasCohort());
}

void TestLatencyPage::marksSeveralStepsByADrag()
{
    OpenedPage opened;
    opened.open();
    SeriesChart &series = opened.page->charts().series();
    const QPointF left = series.plotRect().topLeft() + QPointF(1, 5);
    const QPointF right = series.plotRect().topRight() + QPointF(-1, 5);

    QTest::mousePress(&series, Qt::LeftButton, {}, left.toPoint());
    QTest::mouseMove(&series, QPointF((left + right) / 2).toPoint());
    QTest::mouseMove(&series, right.toPoint());
    QTest::mouseRelease(&series, Qt::LeftButton, {}, right.toPoint());

    QVERIFY(opened.page->charts().spans().hasCohort());
    QCOMPARE(opened.page->charts().spans().cohortSize(), opened.page->charts().spans().size());
}

void TestLatencyPage::marksSeveralStepsByKeyboard()
{
    OpenedPage opened;
    opened.open();
    SeriesChart &series = opened.page->charts().series();
    series.setFocus();
    QTest::keyClick(&series, Qt::Key_Right);
    QTest::keyClick(&series, Qt::Key_Right, Qt::ShiftModifier);
    const auto one = opened.page->charts().spans().brush().start;
    QTest::keyClick(&series, Qt::Key_Right, Qt::ShiftModifier);
    const auto more = opened.page->charts().spans().brush().start;

    QVERIFY(one && more);
    QCOMPARE(more->startNs, one->startNs);
    QVERIFY(more->endNs > one->endNs);
    QTest::keyClick(&series, Qt::Key_Escape);
    QVERIFY(!opened.page->charts().spans().hasCohort());
}

void TestLatencyPage::marksDurationsInTheCumulativeCurve()
{
    OpenedPage opened;
    opened.open();
    for (auto *choice : opened.page->charts().findChildren<QComboBox *>())
        choice->setCurrentIndex(1); // cumulative
    const QList<CurveChart *> curves = opened.page->charts().findChildren<CurveChart *>();
    const auto shown = std::find_if(curves.begin(), curves.end(), [](auto *chart) { return chart->isVisible(); });
    QVERIFY(shown != curves.end());
    CurveChart *curve = *shown;
    QTRY_VERIFY(!curve->valuesAt(curve->plotRect().width() / 2).isEmpty());
    curve->setFocus();
    QTest::keyClick(curve, Qt::Key_Right);
    QTest::keyClick(curve, Qt::Key_Right, Qt::ShiftModifier);

    const auto durations = opened.page->charts().spans().brush().duration;
    QVERIFY(durations);
    QVERIFY2(durations->minNs < durations->maxNs, qPrintable(QString::number(curve->plotRect().width())));
}

void TestLatencyPage::followsTheCache()
{
    OpenedPage opened;
    opened.open();
    const auto other = Cache::open(opened.fixture.cacheFile());
    const StoreItem item{traceFromText("shop GET /cart 0..5ms server", TraceId{0, 9}), false};
    QVERIFY((*other)->store(std::span(&item, 1), {u"file"_s, u"y"_s}).has_value());
    QTRY_COMPARE(opened.cell(0, LatencyModel::Count), u"4"_s);
}

void TestLatencyPage::setsAnObjective()
{
    OpenedPage opened;
    opened.open();
    Q_EMIT opened.page->head().objectiveRequested();
    QTRY_VERIFY(qobject_cast<ObjectiveDialog *>(QApplication::activeModalWidget()));
    auto *dialog = QApplication::activeModalWidget();
    auto *threshold = dialog->findChild<QLineEdit *>(QString(), Qt::FindDirectChildrenOnly);
    auto *accept = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    threshold->setText(u"soon"_s);
    QVERIFY(!accept->isEnabled());
    threshold->setText(u"25ms"_s);
    QTest::mouseClick(accept, Qt::LeftButton);

    opened.page->head().findChildren<QComboBox *>().back()->setCurrentIndex(1); // all requests
    QTRY_COMPARE(opened.cell(0, LatencyModel::ObjectiveVerdict), u"missed: 66.67 %"_s);
}

void TestLatencyPage::writesATable()
{
    OpenedPage opened;
    opened.open();
    const QList<QByteArray> lines = opened.page->csv().trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].startsWith("service,operation,kind,spans,errors"));
    QVERIFY(lines[0].trimmed().endsWith("verdict,traces_are,outcome,set,set_traces"));
    QVERIFY(lines[1].startsWith("\"shop\",\"GET /cart\",\"server\",3,0,0,3,20000000,20000000,,,"));
    QVERIFY2(lines[1].contains("\"unknown\",\"all\","), lines[1].constData());
    QCOMPARE(lines[1].count(','), lines[0].count(','));
    opened.page->head().findChildren<QComboBox *>().back()->setCurrentIndex(1); // all requests
    QVERIFY(opened.page->csv().contains("\"all_requests\""));
}

void TestLatencyPage::splitsARowByAnAttribute()
{
    OpenedPage opened;
    opened.open();

    Q_EMIT opened.page->head().splitRequested(u"region"_s);

    QTRY_COMPARE(opened.page->table().model()->rowCount(), 2);
    QVERIFY(opened.coverage().contains(u"with spans of that row"_s));
    QStringList rows;
    for (int row = 0; row < 2; ++row)
        rows += opened.cell(row, LatencyModel::Operation) + u'|' + opened.cell(row, LatencyModel::Count);
    QVERIFY(rows.contains(u"region = <b>eu/42</b>|2"_s));
    QVERIFY(rows.contains(u"without region|1"_s));
    QVERIFY(opened.page->csv().contains("GET /cart by region"));

    Q_EMIT opened.page->head().splitEnded();
    QTRY_COMPARE(opened.page->table().model()->rowCount(), 1);
    QCOMPARE(opened.cell(0, LatencyModel::Operation), u"GET /cart"_s);
    QTRY_COMPARE(opened.page->table().currentIndex().row(), 0);
    for (const auto *edit : opened.page->head().findChildren<QLineEdit *>())
        QVERIFY(edit->text().isEmpty()); // nothing is left of the split
}

void TestLatencyPage::judgesTheRowsOfASplitByTheirOperation()
{
    OpenedPage opened;
    opened.open();
    opened.page->head().findChildren<QComboBox *>().back()->setCurrentIndex(1); // all requests
    Q_EMIT opened.page->head().splitRequested(u"region"_s);
    QTRY_COMPARE(opened.page->table().model()->rowCount(), 2);
    QTRY_VERIFY(opened.page->table().currentIndex().isValid());

    Q_EMIT opened.page->head().objectiveRequested();
    QTRY_VERIFY(qobject_cast<ObjectiveDialog *>(QApplication::activeModalWidget()));
    auto *dialog = QApplication::activeModalWidget();
    QVERIFY(std::ranges::any_of(dialog->findChildren<QLabel *>(),
                                [](const QLabel *label) { return label->text() == u"shop  GET /cart"_s; }));
    dialog->findChild<QLineEdit *>(QString(), Qt::FindDirectChildrenOnly)->setText(u"15ms"_s);
    QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QStringList verdicts;
    for (int row = 0; row < 2; ++row)
        verdicts += opened.cell(row, LatencyModel::ObjectiveVerdict).section(u": "_s, 1);
    QVERIFY(verdicts.contains(u"100.00 %"_s) && verdicts.contains(u"0.00 %"_s)); // 10 ms; 20 and 30 ms

    Q_EMIT opened.page->head().splitEnded();
    QTRY_COMPARE(opened.page->table().model()->rowCount(), 1);
    QVERIFY(opened.cell(0, LatencyModel::ObjectiveVerdict).endsWith(u": 33.33 %"_s));
}

QTEST_MAIN(TestLatencyPage)
#include "tst_latencypage.moc"
