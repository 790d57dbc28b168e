// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tracetabs.h"
#include "core/models/tracelistmodel.h"
#include "tests/app/windowfixture.h"
#include "tests/support/replayserver.h"
#include "tests/support/tracefromtext.h"
#include "widgets/search/groupedtraces.h"
#include "widgets/search/queryedit.h"
#include "widgets/search/resultview.h"
#include "widgets/search/searchpanel.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

SourceConfig jaegerAt(const QUrl &url)
{
    SourceConfig source;
    source.id = u"jaeger"_s;
    source.name = u"Test Jaeger"_s;
    source.baseUrl = url;
    return source;
}

void store(Cache &cache, std::uint64_t id, std::string_view text)
{
    const StoreItem item{traceFromText(text, TraceId{0, id}), false};
    QVERIFY(cache.store(std::span(&item, 1), {u"file"_s, u"test"_s}).has_value());
}

QStringList problems(const QWidget &panel)
{
    QStringList texts;
    for (const QLabel *label : panel.findChildren<QLabel *>(u"problem"_s)) {
        if (label->isVisibleTo(&panel) && !label->text().isEmpty())
            texts += label->text();
    }
    return texts;
}

bool showsText(const QWidget &panel, const QString &text)
{
    for (const QLabel *label : panel.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&panel) && label->text().contains(text))
            return true;
    }
    return false;
}

QStringList choices(const QWidget &panel, const QString &name)
{
    QStringList texts;
    const auto *box = panel.findChild<QComboBox *>(name);
    for (int i = 0; i < box->count(); ++i)
        texts += box->itemText(i);
    return texts;
}

/// The window that the servers' exchanges were recorded in.
SearchValues recordedSearch()
{
    SearchValues values;
    values.sourceId = u"jaeger"_s;
    values.lastSeconds = 3600;
    return values;
}

} // namespace

class TestSearchPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void searchesTheCacheByKeyboard();
    void saysWhatIsWrongWithAField_data();
    void saysWhatIsWrongWithAField();
    void offersServicesAndOperationsOfTheCache();
    void sortsByAClickOnTheHeader();
    void filtersTheListByText();
    void saysWhatToDoInAnEmptyCache();
    void saysThatNothingMatches();
    void showsTheTracesOfABackend();
    void saysThatABackendCannotBeReached();
    void stopsASearchThatHangs();
    void pullsIntoTheCache();
    void saysTheSameInFieldsAndQuery();
    void asksTheCacheInTraceQl();
    void saysWhereAQueryIsWrong();
    void offersKeysOfTheCacheAtTheCursor();
    void bringsBackQueriesOfBefore();
    void marksWhatIsNewAndKeepsTheSelection();
    void groupsTheListByStructure();
    void searchesSeveralPlacesAtOnce();
    void listsWhatIsMarkedInAChart();
    void showsWhatAQueryNamesAsColumns();
    void savesTheListAsItIsShown();

private:
    [[nodiscard]] SearchPanel &panel() { return m_fixture->window().searchPanel(); }
    void search() { QTest::mouseClick(panel().findChild<QPushButton *>(u"search"_s), Qt::LeftButton); }
    void waitForList() { QTRY_COMPARE(panel().search().state(), TraceSearch::State::Found); }
    void useServer(const QUrl &url);
    std::unique_ptr<WindowFixture> m_fixture;
};

void TestSearchPanel::init()
{
    QTest::failOnWarning(unexpectedWarnings());
    m_fixture = std::make_unique<WindowFixture>();
    const auto cache = Cache::open(m_fixture->cacheFile());
    QVERIFY(cache.has_value());
    store(**cache, 1, "frontend GET 0..120ms\n  cart GetCart 10..100ms error\n");
    store(**cache, 2, "frontend POST 0..20ms http.status=500\n");
    store(**cache, 3, "batch run 0..3s\n");
    m_fixture->start();
    waitForList();
}

void TestSearchPanel::cleanup()
{
    m_fixture.reset();
}

void TestSearchPanel::useServer(const QUrl &url)
{
    QVERIFY(m_fixture->services().setSources({jaegerAt(url)}).has_value());
    panel().setValues(recordedSearch());
}

void TestSearchPanel::searchesTheCacheByKeyboard()
{
    auto *tags = panel().findChild<QLineEdit *>(u"tags"_s);
    QCOMPARE(panel().table().shownRows(), 3);

    QTest::keyClicks(tags, u"http.status=500"_s);
    QTest::keyClick(tags, Qt::Key_Return);

    QTRY_COMPARE(panel().table().shownRows(), 1);
    QCOMPARE(panel().table().model()->index(0, TraceListModel::Operation).data().toString(), u"POST"_s);
}

void TestSearchPanel::saysWhatIsWrongWithAField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    QTest::newRow("duration without a unit") << u"minDuration"_s << u"100"_s << u"unit"_s;
    QTest::newRow("duration in words") << u"maxDuration"_s << u"long"_s << u"unit"_s;
    QTest::newRow("tag without a value") << u"tags"_s << u"error"_s << u"key=value"_s;
}

void TestSearchPanel::saysWhatIsWrongWithAField()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, problem);
    auto *edit = panel().findChild<QLineEdit *>(field);
    const QSignalSpy searched(&panel().search(), &TraceSearch::stateChanged);

    QTest::keyClicks(edit, text);
    search();

    QCOMPARE(problems(panel()).size(), 1);
    QVERIFY2(problems(panel()).front().contains(problem), qPrintable(problems(panel()).front()));
    QCOMPARE(searched.count(), 0);
    edit->clear();
    search();
    QCOMPARE(problems(panel()).size(), 0);
    QCOMPARE(searched.isEmpty(), false);
}

void TestSearchPanel::offersServicesAndOperationsOfTheCache()
{
    QTRY_COMPARE(choices(panel(), u"service"_s), QStringList({u"batch"_s, u"cart"_s, u"frontend"_s}));

    QTest::keyClicks(panel().findChild<QComboBox *>(u"service"_s)->lineEdit(), u"frontend"_s);

    QTRY_COMPARE(choices(panel(), u"operation"_s), QStringList({u"GET"_s, u"POST"_s}));
}

void TestSearchPanel::sortsByAClickOnTheHeader()
{
    QHeaderView *header = panel().table().horizontalHeader();
    const QPoint duration(header->sectionViewportPosition(TraceListModel::Duration) + 20, header->height() / 2);

    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, duration);

    QCOMPARE(header->sortIndicatorSection(), int{TraceListModel::Duration});
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder); // the slow ones are looked for
    QCOMPARE(panel().table().model()->index(0, TraceListModel::Duration).data().toString(), u"3.00 s"_s);
}

void TestSearchPanel::filtersTheListByText()
{
    QLineEdit *filter = nullptr;
    for (QLineEdit *edit : panel().findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == u"Filter the list")
            filter = edit;
    }
    QVERIFY(filter);

    QTest::keyClicks(filter, u"cart"_s);

    QTRY_COMPARE(panel().table().shownRows(), 1);
    QTRY_VERIFY(showsText(panel(), u"1 of 3"_s));
}

void TestSearchPanel::saysWhatToDoInAnEmptyCache()
{
    WindowFixture empty;
    empty.start();

    QTRY_VERIFY(showsText(empty.window().searchPanel(), u"No traces yet"_s));
    QStringList buttons;
    for (const QPushButton *button : empty.window().searchPanel().findChildren<QPushButton *>())
        buttons += button->text();
    QVERIFY(buttons.contains(u"Open sample"_s));
}

void TestSearchPanel::saysThatNothingMatches()
{
    SearchValues values;
    values.service = u"nobody"_s;
    panel().setValues(values);

    search();

    QTRY_VERIFY(showsText(panel(), u"No trace matches"_s));
}

void TestSearchPanel::showsTheTracesOfABackend()
{
    ReplayServer server([recorded = ReplayServer::recorded(u"jaeger-1.76.0"_s)](const ServedRequest &request) {
        if (request.path() != "/api/traces"_L1)
            return recorded(request);
        QFile file(QStringLiteral(TRACELOUPE_TEST_DATA) + u"/corpus/jaeger-ui/traces/TraceGraph-testTrace.json"_s);
        const bool isOpen = file.open(QIODevice::ReadOnly);
        return isOpen ? json(file.readAll()) : text("no file", 500);
    });
    useServer(server.url());
    QTRY_VERIFY(!choices(panel(), u"service"_s).isEmpty());
    SearchValues values = recordedSearch();
    values.service = u"service1"_s;
    values.lastSeconds = SearchValues::kCustomWindow; // the trace is an old one
    values.fromMs = 0;
    values.toMs = 2'000'000'000'000;
    panel().setValues(values);

    search();

    QTRY_COMPARE(panel().table().shownRows(), 1);
    QVERIFY(showsText(panel(), u"Test Jaeger"_s));
    panel().table().selectRow(0);
    QVERIFY(panel().table().selectedTraces().front().storedMs == 0);
    QTest::keyClick(&panel().table(), Qt::Key_Return);
    m_fixture->window().tabs().setCurrentIndex(0);
    QTRY_VERIFY(panel().table().selectedTraces().front().storedMs != 0); // what is opened is kept
    QTRY_COMPARE(panel().table().model()->index(0, TraceListModel::Marks).data().toString(), u"cached"_s);
}

void TestSearchPanel::saysThatABackendCannotBeReached()
{
    useServer(QUrl(u"http://127.0.0.1:9"_s)); // the discard port: nobody listens
    SearchValues values = recordedSearch();
    values.service = u"any"_s;
    panel().setValues(values);

    search();

    QTRY_COMPARE_WITH_TIMEOUT(panel().search().state(), TraceSearch::State::Failed, 30'000);
    QVERIFY(showsText(panel(), u"could not be reached"_s));
}

void TestSearchPanel::stopsASearchThatHangs()
{
    ReplayServer server([](const ServedRequest &) {
        Reply reply;
        reply.manner = Reply::Manner::Hang;
        return reply;
    });
    useServer(server.url());
    SearchValues values = recordedSearch();
    values.service = u"any"_s;
    panel().setValues(values);

    search();
    QCOMPARE(panel().search().state(), TraceSearch::State::Searching);
    QCOMPARE(panel().findChild<QPushButton *>(u"search"_s)->text(), u"Stop"_s);
    search();

    QVERIFY(panel().search().state() != TraceSearch::State::Searching);
    QCOMPARE(panel().findChild<QPushButton *>(u"search"_s)->text(), u"Search"_s);
}

void TestSearchPanel::pullsIntoTheCache()
{
    ReplayServer server([recorded = ReplayServer::recorded(u"jaeger-1.76.0"_s)](const ServedRequest &request) {
        if (!request.path().startsWith(u"/api/traces"))
            return recorded(request);
        QFile file(QStringLiteral(TRACELOUPE_TEST_DATA) + u"/corpus/jaeger-ui/traces/TraceGraph-testTrace.json"_s);
        const bool isOpen = file.open(QIODevice::ReadOnly);
        return isOpen ? json(file.readAll()) : text("no file", 500);
    });
    useServer(server.url());
    SearchValues values = recordedSearch();
    values.service = u"frontend"_s;
    panel().setValues(values);

    QTest::mouseClick(panel().findChild<QPushButton *>(u"capture"_s), Qt::LeftButton);

    QTRY_COMPARE(m_fixture->services().captures.captures().size(), std::size_t{1});
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->services().captures.runningCount(), 0, 30'000);
    const Captures::Capture &capture = m_fixture->services().captures.captures().begin()->second;
    QVERIFY2(capture.state == Captures::State::Done, qPrintable(capture.message));
    QCOMPARE(capture.progress.newTraces, std::uint64_t{1});
    QVERIFY(showsText(panel(), u"Test Jaeger"_s));
}

void TestSearchPanel::saysTheSameInFieldsAndQuery()
{
    auto *query = panel().findChild<QPlainTextEdit *>(u"traceQl"_s);
    auto *service = panel().findChild<QComboBox *>(u"service"_s);
    auto *shortest = panel().findChild<QLineEdit *>(u"minDuration"_s);

    QTest::keyClicks(shortest, u"100ms"_s);
    QCOMPARE(query->toPlainText(), u"{ traceDuration >= 100ms }"_s);
    query->setPlainText(u"{ resource.service.name = \"cart\" && span.x > 3 } | count() > 1"_s);

    QCOMPARE(service->currentText(), u"cart"_s);
    QCOMPARE(shortest->text(), QString());
    QVERIFY(showsText(panel(), u"more conditions: span.x > 3"_s));
    QVERIFY(showsText(panel(), u"then: | count() > 1"_s));
    QTest::keyClicks(shortest, u"5s"_s);
    QCOMPARE(query->toPlainText(),
             u"{ resource.service.name = \"cart\" && traceDuration >= 5s && span.x > 3 } | count() > 1"_s);
    query->setPlainText(u"{ } >> { status = error }"_s);
    QVERIFY(!service->isEnabled());
    QVERIFY(showsText(panel(), u"more than these fields"_s));
}

void TestSearchPanel::asksTheCacheInTraceQl()
{
    auto *query = panel().findChild<QPlainTextEdit *>(u"traceQl"_s);

    query->setPlainText(u"{ name = \"GET\" } >> { status = error }"_s);
    QTest::keyClick(query, Qt::Key_Return);

    QTRY_COMPARE(panel().table().shownRows(), 1);
    QCOMPARE(panel().table().model()->index(0, TraceListModel::Operation).data().toString(), u"GET"_s);
    QCOMPARE(m_fixture->services().queries.history(), QStringList{query->toPlainText()});
}

void TestSearchPanel::saysWhereAQueryIsWrong()
{
    auto *query = panel().findChild<QPlainTextEdit *>(u"traceQl"_s);
    const QSignalSpy searched(&panel().search(), &TraceSearch::stateChanged);

    query->setPlainText(u"{ name = }"_s);
    QTest::keyClick(query, Qt::Key_Return);

    QVERIFY(showsText(panel(), u"Line 1, column 10"_s));
    QCOMPARE(searched.count(), 0);
    QCOMPARE(query->extraSelections().size(), 1);
}

void TestSearchPanel::offersKeysOfTheCacheAtTheCursor()
{
    auto *query = panel().findChild<QueryEdit *>(u"traceQl"_s);
    query->setFocus();

    QTest::keyClicks(query, u"{ .http"_s);

    QTRY_VERIFY(query->areChoicesShown());
    QCOMPARE(query->choices().item(0)->text(), u"http.status"_s);
    QTest::keyClick(query, Qt::Key_Return);
    QCOMPARE(query->toPlainText(), u"{ .http.status"_s);
}

void TestSearchPanel::bringsBackQueriesOfBefore()
{
    auto *query = panel().findChild<QPlainTextEdit *>(u"traceQl"_s);
    for (const QString &text : {u"{ name = \"GET\" }"_s, u"{ name = \"POST\" }"_s}) {
        query->setPlainText(text);
        QTest::keyClick(query, Qt::Key_Return);
    }
    query->setPlainText(u"{ nam"_s);

    QTest::keyClick(query, Qt::Key_Up);
    QTest::keyClick(query, Qt::Key_Up);
    QCOMPARE(query->toPlainText(), u"{ name = \"GET\" }"_s);
    QTest::keyClick(query, Qt::Key_Down);
    QTest::keyClick(query, Qt::Key_Down);

    QCOMPARE(query->toPlainText(), u"{ nam"_s);
}

void TestSearchPanel::marksWhatIsNewAndKeepsTheSelection()
{
    TraceTable &table = panel().table();
    table.selectRow(1);
    const TraceId selected = table.selectedTraces().front().id;
    const auto cache = Cache::open(m_fixture->cacheFile());
    QVERIFY(cache.has_value());
    store(**cache, 9, "late arrival 0..7ms\n");

    panel().search().repeat();

    QTRY_COMPARE(table.shownRows(), 4);
    QCOMPARE(table.selectedTraces().front().id, selected);
    QStringList fresh;
    for (int row = 0; row < 4; ++row) {
        if (table.model()->index(row, TraceListModel::Marks).data().toString().contains(u"new"))
            fresh += table.model()->index(row, TraceListModel::Service).data().toString();
    }
    QCOMPARE(fresh, QStringList{u"late"_s});
}

void TestSearchPanel::groupsTheListByStructure()
{
    GroupedTraces &groups = panel().resultView().groups();

    groups.setGrouping(u"structure"_s);

    QTRY_COMPARE(groups.tree()->model()->rowCount(), 3);
    QVERIFY(groups.isVisible());
    QVERIFY(!panel().table().isVisible());
}

void TestSearchPanel::searchesSeveralPlacesAtOnce()
{
    useServer(QUrl(u"http://127.0.0.1:9"_s)); // nobody listens there
    SearchValues values;
    values.alsoIn = {u"jaeger"_s};
    values.service = u"frontend"_s;
    values.lastSeconds = SearchValues::kCustomWindow;
    values.fromMs = 0;
    values.toMs = 4'000'000'000'000;
    panel().setValues(values);

    search();

    QTRY_COMPARE_WITH_TIMEOUT(panel().search().state(), TraceSearch::State::Found, 30'000);
    QTRY_VERIFY2(panel().table().shownRows() == 2,
                 qPrintable(panel().findChild<QLabel *>(u"coverage"_s)->text()
                            + panel().findChild<QPlainTextEdit *>(u"traceQl"_s)->toPlainText()));
    QVERIFY(showsText(panel(), u"Cache: complete"_s));
    QVERIFY(showsText(panel(), u"Test Jaeger: failed"_s));
}

void TestSearchPanel::listsWhatIsMarkedInAChart()
{
    ResultSet &results = panel().resultView().results();
    QTRY_COMPARE(results.size(), std::size_t{3});

    results.setBrush({std::nullopt, DurationRange{1'000'000'000, 5'000'000'000}});

    QTRY_COMPARE(panel().table().shownRows(), 1);
    QVERIFY(showsText(panel(), u"1.00 s to 5.00 s"_s));
    QCOMPARE(panel().listedTraces(), std::vector<TraceId>({TraceId{0, 3}}));
    results.clearBrush();
    QTRY_COMPARE(panel().table().shownRows(), 3);
}

void TestSearchPanel::showsWhatAQueryNamesAsColumns()
{
    const auto headings = [this] {
        QStringList texts;
        const QAbstractItemModel *model = panel().table().model();
        for (int column = TraceListModel::ColumnCount; column < model->columnCount(); ++column)
            texts += model->headerData(column, Qt::Horizontal).toString();
        return texts;
    };
    SearchValues values;
    values.traceQl = u"{ .colour != \"none\" || true } | select(name, kind)"_s;
    panel().setValues(values);

    search();

    QTRY_COMPARE(headings(), (QStringList{u"colour"_s, u"name"_s, u"kind"_s}));
    const QAbstractItemModel *model = panel().table().model();
    QTRY_VERIFY(!model->index(0, TraceListModel::ColumnCount + 2).data().toString().isEmpty());
    panel().table().sortByColumn(TraceListModel::ColumnCount + 1, Qt::AscendingOrder);
    QStringList names;
    for (int row = 0; row < model->rowCount(); ++row)
        names += model->index(row, TraceListModel::ColumnCount + 1).data().toString();
    QStringList sorted = names;
    sorted.sort(Qt::CaseInsensitive);
    QCOMPARE(names, sorted);
    QVERIFY(panel().resultLayout().attributes.isEmpty()); // they go with the query

    panel().setValues({});
    search();
    QTRY_VERIFY(headings().isEmpty());
}

void TestSearchPanel::savesTheListAsItIsShown()
{
    SearchValues values;
    values.traceQl = u"{ } | select(name)"_s;
    panel().setValues(values);
    search();
    QTRY_COMPARE(panel().table().model()->columnCount(), TraceListModel::ColumnCount + 1);
    QTRY_COMPARE(panel().table().shownRows(), 3);
    for (int row = 0; row < 3; ++row) // values come after the rows
        QTRY_VERIFY(!panel().table().model()->index(row, TraceListModel::ColumnCount).data().toString().isEmpty());
    const auto read = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QString csv = m_fixture->path(u"list.csv"_s);
    const QString json = m_fixture->path(u"list.json"_s);

    QCOMPARE(panel().resultView().saveList(csv), QString());
    QCOMPARE(panel().resultView().saveList(json), QString());

    QCOMPARE(read(csv).count('\n'), 4);
    QVERIFY(read(csv).split('\n').front().endsWith("\"name\"\r"));
    const QJsonArray rows = QJsonDocument::fromJson(read(json)).object().value(u"traces"_s).toArray();
    QCOMPARE(rows.size(), 3);
    QVERIFY(!rows[0].toObject().value(u"attributes"_s).toObject().value(u"name"_s).toString().isEmpty());
    QVERIFY(!panel().resultView().saveList(m_fixture->path(u"no/folder/list.csv"_s)).isEmpty());
}

QTEST_MAIN(TestSearchPanel)
#include "tst_searchpanel.moc"
