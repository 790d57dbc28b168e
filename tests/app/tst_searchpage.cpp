// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/tracelistmodel.h"
#include "tests/app/windowfixture.h"
#include "tests/support/tracefromtext.h"
#include "widgets/search/coverageview.h"
#include "widgets/search/groupedtraces.h"
#include "widgets/search/listcolumns.h"
#include "widgets/search/metricsview.h"
#include "widgets/search/querybar.h"
#include "widgets/search/queryedit.h"
#include "widgets/search/resultview.h"
#include "widgets/search/searchpanel.h"
#include "widgets/search/veil.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

void store(Cache &cache, std::uint64_t id, std::string_view text)
{
    const StoreItem item{traceFromText(text, TraceId{0, id}), false};
    QVERIFY(cache.store(std::span(&item, 1), {u"file"_s, u"test"_s}).has_value());
}

bool showsText(const QWidget &page, const QString &text)
{
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&page) && label->text().contains(text))
            return true;
    }
    return false;
}

QPushButton *shownButton(const QWidget &page, const QString &text)
{
    for (QPushButton *button : page.findChildren<QPushButton *>()) {
        if (button->isVisibleTo(&page) && button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

/// What the search page tells and shows around its results.
class TestSearchPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhyTheListIsEmpty();
    void dropsTheMarkAtANewSearch();
    void dimsResultsOfAnotherQuestion();
    void dimsFiguresOfAnotherQuestion();
    void putsSelectedColumnsBehindTheDuration();
    void showsSelectedColumnsWholeWithoutPushingOthersOut();
    void givesTheRoomToWhatSomeoneAskedToSee();
    void offersWhatMustComeWithoutBeingAsked();
    void groupsByAnAttributeAtTheFirstReturn();
    void tellsStructuresApartInWords();
    void makesColumnsAsWideAsTheirContent();
    void keepsColumnWidthsThatSomeoneSet();
    void showsStatesOnlyWhileThereAreSome();
    void keepsEveryFieldWhenOneHasAMistake();
    void keepsHalfATagOutOfTheQuery();
    void goesToTheFieldThatIsWrong();
    void goesToTheMistakeOfAQuery();
    void waitsWithAMistakeUntilSomeonePauses();
    void keepsItsPlaceWhenWordsAppear();
    void tellsAMistakeFromTooMuchForTheFields();
    void saysWhatFailedOnALineOfItsOwn();
    void keepsNewMarksUntilSomeoneLooks();
    void marksWhatTheCacheGetsWhileSomeoneWatches();
    void tellsConditionsFromWhatFollowsThem();
    void refusesToPasteWhatIsTooLong();
    void saysToPressSearchForAnotherPlace();
    void leavesTheMenusTheirLetters();

private:
    [[nodiscard]] SearchPanel &panel() { return m_fixture->window().searchPanel(); }
    [[nodiscard]] QueryEdit &query() { return *panel().findChild<QueryEdit *>(u"traceQl"_s); }
    [[nodiscard]] QLineEdit &field(const QString &name) { return *panel().findChild<QLineEdit *>(name); }
    [[nodiscard]] Veil &veil() { return *panel().resultView().content().findChild<Veil *>(); }
    [[nodiscard]] int place(int column) { return panel().table().horizontalHeader()->visualIndex(column); }
    void searchFor(const QString &text);
    std::unique_ptr<WindowFixture> m_fixture;
};

void TestSearchPage::init()
{
    QTest::failOnWarning(unexpectedWarnings());
    m_fixture = std::make_unique<WindowFixture>();
    const auto cache = Cache::open(m_fixture->cacheFile());
    QVERIFY(cache.has_value());
    store(**cache, 1, "frontend GET 0..120ms\n  cart GetCart 10..100ms error\n");
    store(**cache, 2, "frontend POST 0..20ms http.status=500\n");
    store(**cache, 3, "batch run 0..3s\n");
    m_fixture->start();
    QTRY_COMPARE(panel().search().state(), TraceSearch::State::Found);
    QTRY_COMPARE(panel().resultView().results().size(), std::size_t{3});
}

void TestSearchPage::cleanup()
{
    m_fixture.reset();
}

void TestSearchPage::searchFor(const QString &text)
{
    query().setPlainText(text);
    panel().searchNow();
    QTRY_COMPARE(panel().search().state(), TraceSearch::State::Found);
}

void TestSearchPage::saysWhyTheListIsEmpty()
{
    panel().resultView().results().setBrush({std::nullopt, DurationRange{1, 2}});
    QTRY_VERIFY(showsText(panel(), u"Nothing is marked there"_s));
    shownButton(panel(), u"Unmark"_s)->click();
    QTRY_COMPARE(panel().table().shownRows(), 3);
    QVERIFY(panel().table().isVisible());

    panel().resultView().filter().setText(u"nothing like it"_s);
    QTRY_VERIFY(showsText(panel(), u"nothing like it"_s));
    shownButton(panel(), u"Clear the filter"_s)->click();
    QTRY_VERIFY(panel().table().isVisible());
    QCOMPARE(panel().table().shownRows(), 3);
}

void TestSearchPage::dropsTheMarkAtANewSearch()
{
    panel().resultView().results().setBrush({std::nullopt, DurationRange{1'000'000'000, 5'000'000'000}});
    QTRY_COMPARE(panel().table().shownRows(), 1);

    searchFor(u"{ duration < 1s }"_s);

    QVERIFY(!panel().resultView().results().hasCohort());
    QTRY_COMPARE(panel().table().shownRows(), 2);
}

void TestSearchPage::dimsResultsOfAnotherQuestion()
{
    QVERIFY(!veil().isDown());

    query().setPlainText(u"{ duration > 1s }"_s);
    QVERIFY(veil().isDown());
    QVERIFY(showsText(panel(), u"Of the search before; press Search"_s));
    QTRY_VERIFY(veil().isVisible());
    query().setPlainText(u"{ duration > }"_s);
    QVERIFY(showsText(panel(), u"the query has a mistake"_s));
    query().setPlainText({});
    QVERIFY(!veil().isDown());

    query().setPlainText(u"{ duration > 1s }"_s);
    panel().searchNow();
    QTRY_COMPARE(panel().table().shownRows(), 1);
    QVERIFY(!veil().isDown());
    QVERIFY(!showsText(panel(), u"Of the search before"_s));
    QVERIFY(veil().testAttribute(Qt::WA_TransparentForMouseEvents)); // what is there can still be used
}

void TestSearchPage::dimsFiguresOfAnotherQuestion()
{
    auto &figures = *panel().findChild<MetricsView *>();
    auto &over = *figures.findChild<Veil *>();
    for (const QString &asked : {u"{ } | rate()"_s, u"{ } | count_over_time()"_s}) {
        query().setPlainText(asked);
        QVERIFY(over.isDown());
        panel().searchNow();
        QVERIFY(!over.isDown());
        QTRY_VERIFY(figures.isVisible());
    }
    QVERIFY(!over.isVisible());
}

void TestSearchPage::putsSelectedColumnsBehindTheDuration()
{
    searchFor(u"{ .http.status != \"x\" || true } | select(name, kind)"_s);
    QTRY_COMPARE(panel().table().model()->columnCount(), TraceListModel::ColumnCount + 3);

    const auto columnOf = [this](const QString &heading) {
        const QAbstractItemModel &model = *panel().table().model();
        int column = model.columnCount() - 1;
        while (column > 0 && model.headerData(column, Qt::Horizontal).toString() != heading)
            --column;
        return column;
    };
    const int name = columnOf(u"name"_s);
    const int kind = columnOf(u"kind"_s);
    QCOMPARE(place(name), place(TraceListModel::Duration) + 1);
    QCOMPARE(place(kind), place(TraceListModel::Duration) + 2);
    QVERIFY(place(TraceListModel::Spans) > place(kind));
}

void TestSearchPage::showsSelectedColumnsWholeWithoutPushingOthersOut()
{
    m_fixture->window().resize(1440, 900);
    searchFor(u"{ true } | select(span.http.status_code, span.http.route)"_s);
    const TraceTable &table = panel().table();
    QTRY_COMPARE(table.model()->columnCount(), TraceListModel::ColumnCount + 2);

    const QHeaderView &header = *table.horizontalHeader();
    const auto isWhole = [&](int column) { return header.sectionSize(column) >= header.sectionSizeHint(column); };
    QTRY_VERIFY(isWhole(TraceListModel::ColumnCount) && isWhole(TraceListModel::ColumnCount + 1));
    const int origins = header.sectionViewportPosition(TraceListModel::Origins);
    QVERIFY2(origins + header.sectionSizeHint(TraceListModel::Origins) <= table.viewport()->width(),
             qPrintable(u"%1 of %2"_s.arg(origins).arg(table.viewport()->width())));
}

void TestSearchPage::givesTheRoomToWhatSomeoneAskedToSee()
{
    const auto cache = Cache::open(m_fixture->cacheFile());
    QVERIFY(cache.has_value());
    store(**cache, 4,
          "loadgenerator GET 0..9ms http.status=200 http.url=http://frontend-proxy:8080/api/products/0PUK6V6EV0\n"
          "  a-service-with-a-name handleTheRequestOfSomeoneElse 1..8ms\n"
          "    another-service-with-a-name handleTheRequestOfAnother 2..7ms\n");
    m_fixture->window().resize(1440, 900);
    searchFor(u"{ span.http.status != nil } | select(span.http.url)"_s);
    const TraceTable &table = panel().table();
    QTRY_COMPARE(table.model()->columnCount(), TraceListModel::ColumnCount + 2);
    const int url = TraceListModel::ColumnCount + 1;
    QCOMPARE(table.model()->headerData(url, Qt::Horizontal).toString(), u"http.url"_s); // as http.status beside it

    QTRY_VERIFY2(table.columnWidth(url) > table.fontMetrics().averageCharWidth() * 25,
                 qPrintable(QString::number(table.columnWidth(url))));
    QTRY_VERIFY(!table.horizontalScrollBar()->isVisible());
    m_fixture->window().resize(2560, 1440); // nobody has set a width: they go on following the content
    QTRY_VERIFY(table.columnWidth(url) > table.fontMetrics().averageCharWidth() * 45);
}

void TestSearchPage::offersWhatMustComeWithoutBeingAsked()
{
    query().setFocus();
    const auto offers = [this](const QString &typed) {
        query().clear();
        QTest::keyClicks(&query(), typed);
        QStringList texts;
        for (int row = 0; query().areChoicesShown() && row < query().choices().count(); ++row)
            texts += query().choices().item(row)->text().section(u"   "_s, 0, 0);
        return texts;
    };

    QTRY_VERIFY(offers(u"{ } | "_s).contains(u"rate()"_s));
    QVERIFY(offers(u"{ } | "_s).contains(u"by("_s));
    QTRY_VERIFY(offers(u"{ span.http.status "_s).contains(u"="_s));
    QVERIFY(offers(u"{ } "_s).isEmpty()); // may end there
}

void TestSearchPage::groupsByAnAttributeAtTheFirstReturn()
{
    GroupedTraces &groups = panel().resultView().groups();
    QComboBox &chooser = *groups.chooser();
    Q_EMIT chooser.activated(chooser.findData(u"other"_s));
    QComboBox *key = nullptr;
    QTRY_VERIFY((key = panel().findChild<QComboBox *>(u"attributeKey"_s)) != nullptr);

    QTest::keyClicks(key->lineEdit(), u"http.stat"_s);
    QWidget *const offered = key->completer()->popup();
    QTRY_VERIFY(offered->isVisible());
    QTest::keyClick(offered, Qt::Key_Down);
    QTest::keyClick(offered, Qt::Key_Return);

    QCOMPARE(groups.grouping(), u"attribute:http.status"_s);
    QCOMPARE(chooser.currentText(), u"By http.status"_s);
    QVERIFY(chooser.sizeHint().width() > chooser.fontMetrics().horizontalAdvance(chooser.currentText()));
    QTRY_COMPARE(groups.tree()->model()->rowCount(), 2);
    const QModelIndex first = groups.tree()->model()->index(0, 0);
    QCOMPARE(groups.tree()->visualRect(first).height(), panel().table().verticalHeader()->defaultSectionSize());
}

void TestSearchPage::tellsStructuresApartInWords()
{
    const auto cache = Cache::open(m_fixture->cacheFile());
    QVERIFY(cache.has_value());
    store(**cache, 4, "frontend GET 0..50ms\n");
    store(**cache, 5, "frontend GET 0..60ms\n");
    searchFor(u"{ name = `GET` }"_s);
    QTRY_COMPARE(panel().table().shownRows(), 3);
    GroupedTraces &groups = panel().resultView().groups();

    groups.setGrouping(u"structure"_s);

    QTRY_COMPARE(groups.tree()->model()->rowCount(), 2);
    QStringList names;
    for (int row = 0; row < 2; ++row)
        names += groups.tree()->model()->index(row, 0).data().toString();
    QVERIFY2(names[0].startsWith(u"frontend: GET · structure 1 · the most common one · 1 "_s), qPrintable(names[0]));
    QVERIFY2(names[1].startsWith(u"frontend: GET · structure 2 · with cart: GetCart · 2 "_s), qPrintable(names[1]));
}

void TestSearchPage::makesColumnsAsWideAsTheirContent()
{
    m_fixture->window().resize(2560, 1440);
    const TraceTable &table = panel().table();

    QTRY_VERIFY(table.columnWidth(TraceListModel::Operation) <= table.fontMetrics().averageCharWidth() * 20);
    QVERIFY(table.columnWidth(TraceListModel::Service) >= table.fontMetrics().horizontalAdvance(u"frontend"_s));
}

void TestSearchPage::keepsColumnWidthsThatSomeoneSet()
{
    TraceTable &table = panel().table();
    table.columns().fit();
    const QByteArray byContent = table.columns().save();
    table.setColumnWidth(TraceListModel::Operation, 333);
    table.columns().fit();
    QCOMPARE(table.columnWidth(TraceListModel::Operation), 333);
    const QByteArray byHand = table.columns().save();

    table.columns().restore(byContent);
    QVERIFY(table.columnWidth(TraceListModel::Operation) != 333);
    table.columns().restore(byHand);
    table.columns().fit();
    QCOMPARE(table.columnWidth(TraceListModel::Operation), 333);
}

void TestSearchPage::showsStatesOnlyWhileThereAreSome()
{
    TraceTable &table = panel().table();
    QTRY_VERIFY(table.isColumnHidden(TraceListModel::Marks));
    const auto cache = Cache::open(m_fixture->cacheFile());
    QVERIFY(cache.has_value());
    store(**cache, 9, "late arrival 0..7ms\n");

    panel().search().repeat();
    QTRY_VERIFY(!table.isColumnHidden(TraceListModel::Marks));
    // the column before it is not stretched any more, which nobody did by hand
    QTRY_VERIFY(table.columnViewportPosition(TraceListModel::Marks) > 0);
    table.grab();
    QVERIFY(table.columns().save().endsWith(" by content"));

    table.columns().setWanted(TraceListModel::Marks, false);
    QVERIFY(table.isColumnHidden(TraceListModel::Marks));
    table.columns().fit();
    QVERIFY(table.isColumnHidden(TraceListModel::Marks));
}

void TestSearchPage::keepsEveryFieldWhenOneHasAMistake()
{
    field(u"tags"_s).setText(u"db.name=\"my db"_s);
    field(u"minDuration"_s).setText(u"5x"_s);
    panel().searchNow();

    for (const QString &name : {u"tags"_s, u"minDuration"_s, u"maxDuration"_s}) {
        QVERIFY(field(name).isVisibleTo(&panel()));
        QTRY_VERIFY2(field(name).height() >= field(name).sizeHint().height() - 2, qPrintable(name));
    }
    const int below = field(u"minDuration"_s).geometry().bottom();
    QTRY_VERIFY(field(u"maxDuration"_s).geometry().top() > below);
}

void TestSearchPage::keepsHalfATagOutOfTheQuery()
{
    QTest::keyClicks(&field(u"tags"_s), u"db.name="_s);
    QCOMPARE(query().toPlainText(), QString());

    QTest::keyClicks(&field(u"tags"_s), u"\"my db"_s);
    QCOMPARE(query().toPlainText(), QString());

    QTest::keyClicks(&field(u"tags"_s), u"\""_s);
    QVERIFY(query().toPlainText().contains(u"\"my db\""_s));
}

void TestSearchPage::goesToTheFieldThatIsWrong()
{
    QTest::keyClicks(&field(u"minDuration"_s), u"5x"_s);
    query().setFocus();
    const QSignalSpy searched(&panel().search(), &TraceSearch::stateChanged);

    panel().searchNow();

    QCOMPARE(searched.count(), 0);
    QCOMPARE(m_fixture->window().focusWidget(), &field(u"minDuration"_s));
}

void TestSearchPage::goesToTheMistakeOfAQuery()
{
    query().setPlainText(u"{ duration > \"x\" && name = \"y\" }"_s);
    field(u"tags"_s).setFocus();

    panel().searchNow();

    QCOMPARE(m_fixture->window().focusWidget(), &query());
    QVERIFY(query().textCursor().position() < query().toPlainText().size());
    QVERIFY(showsText(panel(), u"\u26a0"_s));
}

void TestSearchPage::waitsWithAMistakeUntilSomeonePauses()
{
    m_fixture->window().activateWindow();
    query().setFocus();
    QTRY_VERIFY(query().hasFocus());

    QTest::keyClicks(&query(), u"{ name = "_s);
    QVERIFY(query().extraSelections().isEmpty());
    QVERIFY(!panel().findChild<QLabel *>(u"queryMeaning"_s)->text().contains(u"\u26a0"_s));

    QTRY_COMPARE(query().extraSelections().size(), 1); // after a pause
    QVERIFY(panel().findChild<QLabel *>(u"queryMeaning"_s)->text().contains(u"\u26a0"_s));
}

void TestSearchPage::keepsItsPlaceWhenWordsAppear()
{
    const int before = panel().splitter().y();

    query().setPlainText(u"{ duration > 1s }"_s);
    QTRY_VERIFY(!panel().findChild<QLabel *>(u"queryMeaning"_s)->text().isEmpty());
    panel().layout()->activate();

    QCOMPARE(panel().splitter().y(), before);
}

void TestSearchPage::tellsAMistakeFromTooMuchForTheFields()
{
    query().setPlainText(u"{ duration > }"_s);
    QVERIFY(showsText(panel(), u"The query above has a mistake"_s));
    query().setPlainText(u"{ } >> { status = error }"_s);
    QVERIFY(showsText(panel(), u"more than these fields"_s));
}

void TestSearchPage::saysWhatFailedOnALineOfItsOwn()
{
    CoverageView coverage;
    QueryCoverage sound;
    sound.target = u"Cache"_s;
    sound.matched = 37;
    QueryCoverage failed;
    failed.target = u"Zipkin"_s;
    failed.state = QueryCoverage::State::Failed;
    failed.reason = u"nobody answers"_s;

    coverage.setCoverage({sound, failed});
    QVERIFY(coverage.failures().startsWith(u"\u26a0 Zipkin"_s));
    QVERIFY(!coverage.text().contains(u"Zipkin"_s));
    QVERIFY(coverage.text().contains(u"37"_s));

    coverage.setCoverage({sound});
    QVERIFY(coverage.failures().isEmpty());
}

void TestSearchPage::keepsNewMarksUntilSomeoneLooks()
{
    const auto cache = Cache::open(m_fixture->cacheFile());
    QVERIFY(cache.has_value());
    store(**cache, 9, "late arrival 0..7ms\n");
    const auto rowsOf = [this] { return panel().resultView().results().rows().fresh.size(); };

    panel().search().repeat();
    QTRY_COMPARE(panel().table().shownRows(), 4);
    QTRY_COMPARE(rowsOf(), std::size_t{1}); // the charts know it too
    panel().search().repeat();
    QTRY_VERIFY(!panel().search().isRepeating());
    QTRY_COMPARE(rowsOf(), std::size_t{1});
    QVERIFY(showsText(panel(), u"Refreshed at"_s));

    panel().search().markSeen(TraceId{0, 9});
    QTRY_COMPARE(rowsOf(), std::size_t{0});
}

void TestSearchPage::marksWhatTheCacheGetsWhileSomeoneWatches()
{
    const auto cache = Cache::open(m_fixture->cacheFile());
    QVERIFY(cache.has_value());
    const auto fresh = [this] { return panel().resultView().results().rows().fresh.size(); };
    store(**cache, 8, "unwatched arrival 0..7ms\n");
    panel().search().refresh();
    QTRY_COMPARE(panel().table().shownRows(), 4);
    QCOMPARE(fresh(), std::size_t{0});

    auto *interval = panel().resultView().findChild<QComboBox *>(u"refresh"_s);
    QVERIFY(interval);
    interval->setCurrentIndex(interval->count() - 1);
    store(**cache, 9, "late arrival 0..7ms\n");
    panel().search().refresh();

    QTRY_COMPARE(panel().table().shownRows(), 5);
    QTRY_COMPARE(fresh(), std::size_t{1});
    QVERIFY(showsText(panel(), u"Refreshed at"_s));
}

void TestSearchPage::tellsConditionsFromWhatFollowsThem()
{
    query().setPlainText(u"{ status = error && kind = server } | select(name)"_s);

    QVERIFY(showsText(panel(), u"+ more conditions: kind = server"_s));
    QVERIFY(showsText(panel(), u"+ then: | select(name)"_s));

    query().setPlainText(u"{ status = error } | select(name)"_s);
    QVERIFY(!showsText(panel(), u"conditions"_s));
}

void TestSearchPage::refusesToPasteWhatIsTooLong()
{
    query().setPlainText(u"{ name = }"_s);
    QGuiApplication::clipboard()->setText(u"{ .a = \""_s + QString(1'000'000, u'x') + u"\" }"_s);

    query().paste();

    QCOMPARE(query().toPlainText(), u"{ name = }"_s);
    QVERIFY(showsText(panel(), u"Not pasted"_s));
    query().setPlainText({});
    query().paste();
    QTest::keyClick(&query(), Qt::Key_Return);
    QVERIFY(!showsText(panel(), u"Not pasted"_s));
}

void TestSearchPage::saysToPressSearchForAnotherPlace()
{
    WindowFixture empty;
    empty.start();
    SourceConfig tempo;
    tempo.id = u"tempo"_s;
    tempo.name = u"Test Tempo"_s;
    tempo.kind = SourceKind::Tempo;
    tempo.baseUrl = QUrl(u"http://127.0.0.1:9"_s);
    QVERIFY(empty.services().setSources({tempo}).has_value());
    SearchPanel &page = empty.window().searchPanel();
    QTRY_VERIFY(showsText(page, u"No traces yet"_s));

    page.findChild<QComboBox *>(u"source"_s)->setCurrentIndex(1);

    QTRY_VERIFY(showsText(page, u"Press Search to ask Test Tempo"_s));
}

void TestSearchPage::leavesTheMenusTheirLetters()
{
    const auto letterOf = [](const QString &text) {
        const qsizetype at = text.indexOf(u'&');
        return at < 0 || at + 1 >= text.size() ? QChar() : text.at(at + 1).toUpper();
    };
    QString taken;
    for (const QAction *menu : m_fixture->window().menuBar()->actions())
        taken += letterOf(menu->text());
    QVERIFY(taken.size() >= 4);
    QStringList texts;
    for (const QLabel *label : panel().findChildren<QLabel *>()) {
        if (label->buddy())
            texts += label->text();
    }
    for (const QAbstractButton *button : panel().findChildren<QAbstractButton *>())
        texts += button->text();
    for (const QString &text : texts) {
        const QChar letter = letterOf(text);
        if (letter.isNull())
            continue;
        QVERIFY2(!taken.contains(letter), qPrintable(text));
        taken += letter;
    }
}

QTEST_MAIN(TestSearchPage)
#include "tst_searchpage.moc"
