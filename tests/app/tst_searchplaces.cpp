// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/sourcelistmodel.h"
#include "tests/app/windowfixture.h"
#include "tests/support/replayserver.h"
#include "tests/support/testbase.h"
#include "tests/support/tracefromtext.h"
#include "widgets/search/coverageview.h"
#include "widgets/search/messagepage.h"
#include "widgets/search/resultview.h"
#include "widgets/search/searchform.h"
#include "widgets/search/searchpanel.h"
#include "widgets/search/veil.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr int kTracesInFile = 61;

SourceConfig sourceAt(const QString &id, SourceKind kind, const QUrl &url)
{
    SourceConfig source;
    source.id = id;
    source.name = id;
    source.kind = kind;
    source.baseUrl = url;
    return source;
}

} // namespace

/// Where a search looks: the cache, opened files, backends, several of them; and what the page says of each.
class TestSearchPlaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void keepsToTheOpenedFileUntilAnotherPlaceIsChosen();
    void countsOnlyTheOpenedFile();
    void searchesTheOpenedFileAndASourceAtOnce();
    void keepsTimeAndListWhenAPlaceIsAdded();
    void offersAllTimesAgainWhenTheCacheIsAdded();
    void saysThatNotEveryPlaceAnswered();
    void namesAllPlacesThatFailed();
    void claimsNothingOfAPlaceThatFailed();
    void leavesAdviceAsItIs();

private:
    [[nodiscard]] SearchPanel &panel() { return m_fixture->window().searchPanel(); }
    [[nodiscard]] QToolButton *restriction() { return panel().resultView().findChild<QToolButton *>(u"restriction"_s); }
    [[nodiscard]] QComboBox *places() { return panel().findChild<QComboBox *>(u"source"_s); }
    [[nodiscard]] QString shownTexts();
    void openCapture();
    void setQuery(const QString &query);
    void search();
    void choosePlace(int row);
    void addSources(const std::vector<SourceConfig> &sources);
    std::unique_ptr<WindowFixture> m_fixture;
};

void TestSearchPlaces::init()
{
    QTest::failOnWarning(unexpectedWarnings());
    m_fixture = std::make_unique<WindowFixture>();
    const auto cache = Cache::open(m_fixture->cacheFile());
    QVERIFY(cache.has_value());
    for (std::uint64_t id = 1; id <= 3; ++id) {
        const StoreItem item{traceFromText("batch run 0..3s\n", TraceId{0, id}), false};
        QVERIFY((*cache)->store(std::span(&item, 1), {u"file"_s, u"test"_s}).has_value());
    }
    m_fixture->start();
    QTRY_COMPARE_WITH_TIMEOUT(panel().table().shownRows(), 3, kPatienceMs);
}

void TestSearchPlaces::openCapture()
{
    const QSignalSpy settled(&m_fixture->window().opener(), &FileOpener::settled);
    m_fixture->window().opener().open({dataPath(u"corpus/otel-demo-capture/part-a.otlp.jsonl"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(settled.count(), 1, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(panel().table().shownRows(), kTracesInFile, kPatienceMs);
}

void TestSearchPlaces::setQuery(const QString &query)
{
    panel().findChild<QPlainTextEdit *>(u"traceQl"_s)->setPlainText(query);
}

void TestSearchPlaces::search()
{
    QTest::mouseClick(panel().findChild<QPushButton *>(u"search"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(panel().search().state() != TraceSearch::State::Searching, kPatienceMs);
}

/// As someone does it in the list that drops down.
void TestSearchPlaces::choosePlace(int row)
{
    places()->setCurrentIndex(row);
    Q_EMIT places()->activated(row);
    QTRY_VERIFY_WITH_TIMEOUT(panel().search().state() != TraceSearch::State::Searching, kPatienceMs);
}

void TestSearchPlaces::addSources(const std::vector<SourceConfig> &sources)
{
    QVERIFY(m_fixture->services().setSources(sources).has_value());
}

QString TestSearchPlaces::shownTexts()
{
    QStringList texts;
    for (const QLabel *label : panel().findChildren<QLabel *>()) {
        if (label->isVisibleTo(&panel()))
            texts += label->text();
    }
    return texts.join(u'\n');
}

void TestSearchPlaces::keepsToTheOpenedFileUntilAnotherPlaceIsChosen()
{
    openCapture();
    QCOMPARE(places()->currentText(), u"Opened file: part-a.otlp.jsonl"_s);
    QCOMPARE(restriction()->text(), u"Only part-a.otlp.jsonl  \u2715"_s);

    setQuery(u"{ duration > 1ms }"_s);
    search();

    QVERIFY(panel().table().shownRows() > 0 && panel().table().shownRows() <= kTracesInFile);
    QVERIFY(!shownTexts().contains(u"Cache:"_s));
    QVERIFY(shownTexts().contains(u"part-a.otlp.jsonl: complete"_s));
    QVERIFY(restriction()->isVisible());

    setQuery({});
    choosePlace(0);

    QTRY_COMPARE_WITH_TIMEOUT(panel().table().shownRows(), kTracesInFile + 3, kPatienceMs);
    QVERIFY(!restriction()->isVisible());

    choosePlace(1);
    QTRY_COMPARE_WITH_TIMEOUT(panel().table().shownRows(), kTracesInFile, kPatienceMs);
    QTest::mouseClick(restriction(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(panel().table().shownRows(), kTracesInFile + 3, kPatienceMs);
    QCOMPARE(places()->currentIndex(), 0);
}

void TestSearchPlaces::countsOnlyTheOpenedFile()
{
    openCapture();

    setQuery(u"{ name = \"run\" } | count_over_time()"_s);
    search();
    QTRY_VERIFY_WITH_TIMEOUT(panel().showsMetrics(), kPatienceMs);

    const QString texts = shownTexts();
    QVERIFY2(texts.contains(u"part-a.otlp.jsonl: complete, 0 "_s), qPrintable(texts));
}

void TestSearchPlaces::searchesTheOpenedFileAndASourceAtOnce()
{
    ReplayServer server([](const ServedRequest &) { return text("out of order", 500); });
    addSources({sourceAt(u"zipkin"_s, SourceKind::Zipkin, server.url())});
    openCapture();
    SearchValues values = panel().values();
    values.alsoIn = {u"zipkin"_s};
    panel().setValues(values);

    search();

    QCOMPARE(panel().table().shownRows(), kTracesInFile);
    QVERIFY(shownTexts().contains(u"zipkin: failed"_s));
    QVERIFY(shownTexts().contains(u"part-a.otlp.jsonl: complete"_s));
}

void TestSearchPlaces::keepsTimeAndListWhenAPlaceIsAdded()
{
    ReplayServer server([](const ServedRequest &) {
        Reply reply;
        reply.manner = Reply::Manner::Hang;
        return reply;
    });
    addSources({sourceAt(u"zipkin"_s, SourceKind::Zipkin, server.url())});
    SearchValues values = panel().values();
    QCOMPARE(values.lastSeconds, SearchValues::kAllTime);
    values.alsoIn = {u"zipkin"_s};
    panel().setValues(values);
    QCOMPARE(panel().values().lastSeconds, SearchValues::kAllTime);

    QTest::mouseClick(panel().findChild<QPushButton *>(u"search"_s), Qt::LeftButton);
    QCOMPARE(panel().table().shownRows(), 3);
    QTRY_VERIFY_WITH_TIMEOUT(!server.requests().empty() && !panel().search().coverage().empty(), kPatienceMs);

    QCOMPARE(panel().search().state(), TraceSearch::State::Searching);
    QCOMPARE(panel().table().shownRows(), 3); // what the cache has, while the other still thinks
    QTest::mouseClick(panel().findChild<QPushButton *>(u"search"_s), Qt::LeftButton);
    QCOMPARE(panel().table().shownRows(), 3);
}

void TestSearchPlaces::offersAllTimesAgainWhenTheCacheIsAdded()
{
    addSources({sourceAt(u"tempo"_s, SourceKind::Tempo, QUrl(u"http://127.0.0.1:9"_s))});
    auto &form = *panel().findChild<SearchForm *>();
    form.setPlace(u"tempo"_s);
    QCOMPARE(panel().values().lastSeconds, 3600);
    form.setAlsoIn({QString()});
    QCOMPARE(panel().values().lastSeconds, SearchValues::kAllTime);

    form.setAlsoIn({});
    QCOMPARE(panel().values().lastSeconds, 3600);
    auto &when = *panel().findChild<QComboBox *>(u"window"_s);
    when.setCurrentIndex(when.findData(300)); // what someone chose stays
    form.setAlsoIn({QString()});
    QCOMPARE(panel().values().lastSeconds, 300);
}

void TestSearchPlaces::saysThatNotEveryPlaceAnswered()
{
    ReplayServer server([](const ServedRequest &) { return text("out of order", 500); });
    addSources({sourceAt(u"zipkin"_s, SourceKind::Zipkin, server.url())});
    SearchValues values = panel().values();
    values.alsoIn = {u"zipkin"_s};
    values.traceQl = u"{ name = \"nowhere\" }"_s;
    panel().setValues(values);

    search();

    const QString texts = shownTexts();
    QVERIFY2(texts.contains(u"Not every place answered"_s), qPrintable(texts));
    QVERIFY(texts.contains(u"out of order"_s));
    QVERIFY(!texts.contains(u"No trace matches"_s));
}

void TestSearchPlaces::namesAllPlacesThatFailed()
{
    ReplayServer server([](const ServedRequest &) { return text("out of order", 500); });
    addSources({sourceAt(u"tempo"_s, SourceKind::Tempo, server.url()),
                sourceAt(u"zipkin"_s, SourceKind::Zipkin, server.url())});
    SearchValues values;
    values.sourceId = u"tempo"_s;
    values.alsoIn = {u"zipkin"_s};
    values.lastSeconds = 3600;
    panel().setValues(values);

    search();

    QCOMPARE(panel().search().state(), TraceSearch::State::Failed);
    const QString message = panel().resultView().message().findChildren<QLabel *>().at(1)->text();
    QVERIFY2(message.contains(u"tempo: "_s) && message.contains(u"zipkin: "_s), qPrintable(message));
}

void TestSearchPlaces::claimsNothingOfAPlaceThatFailed()
{
    ReplayServer server([](const ServedRequest &) { return text("out of order", 500); });
    addSources({sourceAt(u"tempo"_s, SourceKind::Tempo, server.url())});
    SearchValues values;
    values.alsoIn = {u"tempo"_s};
    panel().setValues(values);
    search();

    QTest::mouseClick(panel().findChild<QToolButton *>(u"coverageDetails"_s), Qt::LeftButton);

    const auto *steps = panel().findChild<QTreeWidget *>(u"searchSteps"_s);
    QString details;
    for (int place = 0; place < steps->topLevelItemCount(); ++place) {
        details += steps->topLevelItem(place)->text(0) + u'\n';
        for (int line = 0; line < steps->topLevelItem(place)->childCount(); ++line)
            details += steps->topLevelItem(place)->child(line)->text(0) + u'\n';
    }
    QVERIFY2(details.contains(u"tempo: failed"_s), qPrintable(details));
    QVERIFY2(!details.contains(u"answered"_s), qPrintable(details));
}

void TestSearchPlaces::leavesAdviceAsItIs()
{
    addSources({sourceAt(u"tempo"_s, SourceKind::Tempo, QUrl(u"http://127.0.0.1:9"_s))});
    setQuery(u"{ name = \"nowhere\" }"_s);
    search();
    QTRY_VERIFY_WITH_TIMEOUT(shownTexts().contains(u"No trace matches"_s), kPatienceMs);

    setQuery(u"{ name = \"elsewhere\" }"_s);

    for (const Veil *veil : panel().findChildren<Veil *>())
        QVERIFY(!veil->isDown() || !veil->parentWidget()->isVisible());
}

QTEST_MAIN(TestSearchPlaces)
#include "tst_searchplaces.moc"
