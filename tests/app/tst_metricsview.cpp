// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/windowfixture.h"
#include "tests/support/replayserver.h"
#include "tests/support/tracefromtext.h"
#include "widgets/search/metricschartview.h"
#include "widgets/search/metricsview.h"
#include "widgets/search/resultview.h"
#include "widgets/search/searchpanel.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

void store(Cache &cache, std::uint64_t id, std::string_view text)
{
    const StoreItem item{traceFromText(text, TraceId{0, id}), false};
    QVERIFY(cache.store(std::span(&item, 1), {u"file"_s, u"test"_s}).has_value());
}

bool showsText(const QWidget &widget, const QString &text)
{
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    return false;
}

QStringList column(const QTableView &table, int column)
{
    QStringList texts;
    for (int row = 0; row < table.model()->rowCount(); ++row)
        texts += table.model()->index(row, column).data().toString();
    return texts;
}

} // namespace

/// A metrics query on the search page: chart, table, steps, CSV.
class TestMetricsView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void drawsASeriesForEachGroup();
    void tellsTheValuesOfAStepByKeyboard();
    void drawsChosenSeriesBold();
    void countsAgainInAnotherStep();
    void fitsIntoANarrowWindowWhateverItSays();
    void givesNamesTheRoomThatFiguresLeave();
    void saysThatQuantilesAreEstimated();
    void drawsSizesAsAHeatMap();
    void comparesTwoSetsOfSpans();
    void savesWhatIsDrawn();
    void saysThatNothingIsCounted();
    void saysThatABackendDoesNotCount();
    void drawsWhatATempoCounts();
    void showsTracesAgain();

private:
    [[nodiscard]] SearchPanel &panel() { return m_fixture->window().searchPanel(); }
    [[nodiscard]] MetricsView &view() { return *panel().findChild<MetricsView *>(); }
    void ask(const QString &query)
    {
        panel().findChild<QPlainTextEdit *>(u"traceQl"_s)->setPlainText(query);
        QTest::mouseClick(panel().findChild<QPushButton *>(u"search"_s), Qt::LeftButton);
    }
    void askForRows(const QString &query, int rows)
    {
        ask(query);
        QTRY_COMPARE(view().table().model()->rowCount(), rows);
        QVERIFY(view().table().isVisible());
    }
    std::unique_ptr<WindowFixture> m_fixture;
};

void TestMetricsView::init()
{
    QTest::failOnWarning(unexpectedWarnings());
    m_fixture = std::make_unique<WindowFixture>();
    const auto cache = Cache::open(m_fixture->cacheFile());
    QVERIFY(cache.has_value());
    store(**cache, 1, "cart list 0..10ms\n  cart read 1..3ms error\n  cart read 4..6ms\n");
    store(**cache, 2, "shop list 0..200ms\n");
    m_fixture->start();
    QTRY_COMPARE(panel().search().state(), TraceSearch::State::Found);
}

void TestMetricsView::drawsASeriesForEachGroup()
{
    askForRows(u"{ } | count_over_time() by (resource.service.name)"_s, 2);

    QCOMPARE(column(view().table(), 0), (QStringList{u"cart"_s, u"shop"_s}));
    QCOMPARE(column(view().table(), 4), (QStringList{u"2 span(s)"_s, u"1 span(s)"_s}));
    QVERIFY(view().chart().isVisible());
    QVERIFY(!panel().resultView().isVisible());
    QTRY_VERIFY(showsText(panel(), u"Cache: complete"_s));
}

void TestMetricsView::tellsTheValuesOfAStepByKeyboard()
{
    askForRows(u"{ } | quantile_over_time(duration, .5, .9) by (resource.service.name)"_s, 4);
    MetricsChartView &chart = view().chart();
    chart.setFocus();

    QTest::keyClick(&chart, Qt::Key_Right); // to the middle
    QTest::keyClick(&chart, Qt::Key_Left);

    const QString told = chart.accessibleDescription();
    QVERIFY2(told.contains(u"shop · p90: "_s) && told.contains(u"ms"_s), qPrintable(told));
}

void TestMetricsView::drawsChosenSeriesBold()
{
    askForRows(u"{ } | rate() by (resource.service.name)"_s, 2);
    const double thin = view().chart().penOf(1).widthF();

    view().table().selectRow(1);

    QVERIFY(view().chart().penOf(1).widthF() > thin);
    QCOMPARE(view().chart().penOf(0).widthF(), thin);
}

void TestMetricsView::countsAgainInAnotherStep()
{
    askForRows(u"{ } | rate() by (resource.service.name)"_s, 2);
    auto *steps = view().findChild<QComboBox *>(u"metricsStep"_s);
    const int minute = steps->findData(QVariant::fromValue<qlonglong>(60'000'000'000));
    QVERIFY(minute > 0);

    steps->setCurrentIndex(minute);
    Q_EMIT steps->activated(minute);

    QTRY_VERIFY(showsText(view(), u"Each value stands for 1 min"_s));
}

void TestMetricsView::fitsIntoANarrowWindowWhateverItSays()
{
    askForRows(u"{ } | rate() by (resource.service.name)"_s, 2);
    const QString word = u"Chaque valeur représente une durée; "_s; // a language with long sentences

    view().findChild<QLabel *>(u"metricsTitle"_s)->setText(word.repeated(10));

    QVERIFY2(view().minimumSizeHint().width() <= 560, qPrintable(QString::number(view().minimumSizeHint().width())));
}

void TestMetricsView::givesNamesTheRoomThatFiguresLeave()
{
    const auto cache = Cache::open(m_fixture->cacheFile());
    const std::string name = "hipstershop.CurrencyService/GetSupportedCurrenciesOfAllOfTheShops/";
    store(**cache, 3, "till " + name + "a 0..3ms\n  till " + name + "b 1..2ms\n");
    m_fixture->window().resize(1440, 900);

    askForRows(u"{ resource.service.name = \"till\" } | rate() by (resource.service.name, name)"_s, 2);

    const QTableView &table = view().table();
    const int needed = table.fontMetrics().horizontalAdvance(QString::fromStdString("till · " + name + "a"));
    QTRY_VERIFY2(table.columnWidth(0) > needed, qPrintable(u"%1 of %2"_s.arg(table.columnWidth(0)).arg(needed)));
    QCOMPARE(table.textElideMode(), Qt::ElideMiddle); // where there is no room, ends stay to be told apart
    m_fixture->window().resize(900, 700);
    QTRY_VERIFY(table.columnWidth(0) < table.viewport()->width());
    QTRY_VERIFY(!table.horizontalScrollBar()->isVisible());
}

void TestMetricsView::saysThatQuantilesAreEstimated()
{
    askForRows(u"{ } | quantile_over_time(duration, .5) by (resource.service.name)"_s, 2);
    QVERIFY(showsText(view(), u"buckets that double"_s));

    askForRows(u"{ } | max_over_time(duration)"_s, 1);
    QVERIFY(!showsText(view(), u"buckets that double"_s));
}

void TestMetricsView::drawsSizesAsAHeatMap()
{
    askForRows(u"{ } | histogram_over_time(duration)"_s, 8);

    const QStringList sizes = column(view().table(), 0);
    QVERIFY2(sizes.front().startsWith(u"2.1"_s) && sizes.front().endsWith(u"ms"_s), qPrintable(sizes.join(u' ')));
    QCOMPARE(column(view().table(), 1).front(), u"2 span(s)"_s);
    QCOMPARE(column(view().table(), 2).front(), u"50.0 %"_s);
}

void TestMetricsView::comparesTwoSetsOfSpans()
{
    ask(u"{ } | compare({ status = error })"_s);
    QTRY_VERIFY(column(view().table(), 0).contains(u"name"_s));

    const QStringList names = column(view().table(), 0);
    const QStringList values = column(view().table(), 1);
    int row = 0;
    while (row < names.size() && (names[row] != u"name" || values[row] != u"read"))
        ++row;
    QVERIFY(row < names.size());
    QCOMPARE(view().table().model()->index(row, 5).data().toString(), u"100.0 %"_s); // the failed one
    QCOMPARE(view().table().model()->index(row, 3).data().toString(), u"33.3 %"_s);  // one of three others
    QCOMPARE(view().table().model()->index(row, 6).data().toString(), u"+66.7 points"_s);
}

void TestMetricsView::savesWhatIsDrawn()
{
    askForRows(u"{ } | count_over_time() by (resource.service.name)"_s, 2);
    const QString path = m_fixture->path(u"metrics.csv"_s);

    QCOMPARE(view().saveCsv(path), QString());

    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readLine(), "time_ns,\"resource.service.name\",value\r\n");
    const QByteArray rest = file.readAll();
    QVERIFY2(rest.contains(",\"cart\",2\r\n") && rest.contains(",\"shop\",1\r\n"), rest.constData());
    QVERIFY(view().saveCsv(m_fixture->path(u"no/such/folder.csv"_s)).contains(u"can't be written"_s));
}

void TestMetricsView::saysThatNothingIsCounted()
{
    ask(u"{ name = \"no such span\" } | rate() by (name)"_s);

    QTRY_VERIFY(showsText(view(), u"Nothing to count"_s));
}

void TestMetricsView::saysThatABackendDoesNotCount()
{
    SourceConfig source;
    source.id = u"jaeger"_s;
    source.name = u"Test Jaeger"_s;
    source.kind = SourceKind::Jaeger;
    source.baseUrl = QUrl(u"http://127.0.0.1:9"_s);
    QVERIFY(m_fixture->services().setSources({source}).has_value());
    SearchValues values;
    values.sourceId = u"jaeger"_s;
    values.lastSeconds = 3600;
    values.traceQl = u"{ } | rate()"_s;

    panel().setValues(values);
    panel().searchNow();

    QTRY_VERIFY(showsText(view(), u"No figures from Test Jaeger"_s));
    QVERIFY(showsText(panel(), u"Test Jaeger: failed"_s));
}

void TestMetricsView::drawsWhatATempoCounts()
{
    ReplayServer server([](const ServedRequest &request) {
        if (!request.path().endsWith(u"/api/metrics/query_range"_s))
            return text("not here", 404);
        return json(R"({"series":[{"labels":[{"key":"resource.service.name","value":{"stringValue":"far"}}],
                          "samples":[{"timestampMs":"1700000060000","value":2},
                                     {"timestampMs":"1700000120000","value":4}]}]})");
    });
    SourceConfig source;
    source.id = u"tempo"_s;
    source.name = u"Test Tempo"_s;
    source.kind = SourceKind::Tempo;
    source.baseUrl = server.url();
    QVERIFY(m_fixture->services().setSources({source}).has_value());
    SearchValues values;
    values.sourceId = u"tempo"_s;
    values.lastSeconds = SearchValues::kCustomWindow;
    values.fromMs = 1'700'000'000'000;
    values.toMs = 1'700'000'600'000;
    values.traceQl = u"{ } | rate() by (resource.service.name)"_s;

    panel().setValues(values);
    panel().searchNow();

    QTRY_COMPARE(column(view().table(), 0), QStringList{u"far"_s});
    QCOMPARE(column(view().table(), 2), QStringList{u"3.00/s"_s});
    QVERIFY(showsText(panel(), u"Test Tempo: complete"_s));
}

void TestMetricsView::showsTracesAgain()
{
    askForRows(u"{ } | rate()"_s, 1);

    ask(u"{ name = \"list\" }"_s);

    QTRY_VERIFY(panel().resultView().isVisible());
    QTRY_COMPARE(panel().table().shownRows(), 2);
    QVERIFY(!view().isVisible());
}

QTEST_MAIN(TestMetricsView)
#include "tst_metricsview.moc"
