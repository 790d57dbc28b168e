// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importstrip.h"
#include "app/noticestrip.h"
#include "app/picturesaver.h"
#include "app/shortcutsdialog.h"
#include "app/traceexport.h"
#include "app/tracetab.h"
#include "app/tracetabs.h"
#include "core/layout/servicecolorbook.h"
#include "tests/app/windowfixture.h"
#include "tests/support/testbase.h"
#include "tests/support/tracefromtext.h"
#include "widgets/detail/spandetailpanel.h"
#include "widgets/profile/profilepage.h"
#include "widgets/search/searchpanel.h"
#include "widgets/tracepage/tracepage.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QTreeView>
#include <QTreeWidget>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSampleTraces = 132;

/// Dropped on the window, as a file manager does it.
void drop(MainWindow &window, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls += QUrl::fromLocalFile(path);
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent dropped(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &dropped);
}

/// Drops the capture of 61 traces and waits until the list has it.
void dropCapture(WindowFixture &fixture)
{
    const QSignalSpy settled(&fixture.window().opener(), &FileOpener::settled);
    drop(fixture.window(), {dataPath(u"corpus/otel-demo-capture/part-a.otlp.jsonl"_s)});
    QTRY_COMPARE(settled.count(), 1);
    SearchPanel &panel = fixture.window().searchPanel();
    QTRY_COMPARE(panel.search().state(), TraceSearch::State::Found);
    QTRY_COMPARE(panel.table().shownRows(), 61);
    panel.table().setFocus();
}

bool isTraceShown(MainWindow &window)
{
    const TraceTab *tab = window.tabs().currentTrace();
    return tab && tab->page();
}

/// Every text that the window shows in labels.
QString labelTexts(const QWidget &window)
{
    QStringList texts;
    for (const QLabel *label : window.findChildren<QLabel *>())
        texts += label->text();
    return texts.join(u'\n');
}

QString tabIds(MainWindow &window)
{
    QStringList ids;
    for (const TraceTab *tab : window.tabs().traceTabs())
        ids += QString::fromStdString(tab->traceId().toHex());
    return ids.join(u' ');
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(unexpectedWarnings()); }
    void opensTheSampleAsAListAndItsBestTrace();
    void opensADroppedFileOfOneTraceInATab();
    void listsADroppedFileOfSeveralTraces();
    void reportsAFileThatIsNoTrace();
    void opensTheOthersIfOneNameIsWrong();
    void opensTheSelectedTraceWithEnter();
    void opensATraceOnceOnly();
    void savesAPictureOfAPageOverManyTraces();
    void closesATabWithTheMiddleButtonAndWithTheKey();
    void goesToAPastedId();
    void saysThatAnUnknownIdIsNotThere();
    void comesBackAsItWasAtTheNextStart();
    void closesDuringAnImportAndKeepsWhatWasStored();
    void followsWhatAnotherProgramStores();
    void deletesAndPinsFromTheList();
    void switchesTheThemeAndTheTimeZone();
    void exportsATableOfSpans();
    void opensTheBackendsPageOfATrace();
    void opensTheBackendsPageOfTheOpenTrace();
    void saysWhatCanBePastedInsteadOfGarbage();
    void showsShortcutsWholeInAnyLanguage();
    void opensAPageOverManyTracesOnce();
    void putsAwayAnOldProblemWhenSomethingElseIsBegun();
    void goesToTheTraceThatALinkLeadsToAndBack();
};

void TestMainWindow::opensTheSampleAsAListAndItsBestTrace()
{
    WindowFixture fixture;
    fixture.start();

    fixture.window().opener().openSample();

    QTRY_VERIFY(isTraceShown(fixture.window()));
    QVERIFY(fixture.window().tabs().currentTrace()->trace()->errorCount() > 0);
    QTRY_COMPARE(fixture.window().searchPanel().table().shownRows(), kSampleTraces);
    const auto cache = Cache::open(fixture.cacheFile());
    QVERIFY(cache.has_value());
    QCOMPARE((*cache)->list()->front().origins.front().kind, u"sample"_s);
}

void TestMainWindow::opensADroppedFileOfOneTraceInATab()
{
    WindowFixture fixture;
    fixture.start();

    drop(fixture.window(), {dataPath(u"corpus/jaeger-ui/traces/TraceGraph-testTrace.json"_s)});

    QTRY_VERIFY(isTraceShown(fixture.window()));
    QCOMPARE(fixture.window().tabs().currentTrace()->trace()->spanCount(), 11U);
    QCOMPARE(fixture.window().opener().recentFiles().size(), 1);
}

void TestMainWindow::listsADroppedFileOfSeveralTraces()
{
    WindowFixture fixture;
    fixture.start();
    drop(fixture.window(), {dataPath(u"corpus/jaeger-ui/traces/TraceGraph-testTrace.json"_s)});
    QTRY_VERIFY(isTraceShown(fixture.window()));

    drop(fixture.window(), {dataPath(u"corpus/otel-demo-capture/part-a.otlp.jsonl"_s)});

    QTRY_COMPARE(fixture.window().tabs().currentIndex(), 0);
    QTRY_COMPARE(fixture.window().searchPanel().table().shownRows(), 61);
    for (QToolButton *button : fixture.window().searchPanel().findChildren<QToolButton *>()) {
        if (button->text().contains(u"part-a"_s))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QTRY_COMPARE(fixture.window().searchPanel().table().shownRows(), 62);
}

void TestMainWindow::reportsAFileThatIsNoTrace()
{
    WindowFixture fixture;
    fixture.start();
    QFile file(fixture.path(u"notes.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("dear diary");
    file.close();

    drop(fixture.window(), {file.fileName()});

    QTRY_VERIFY(labelTexts(fixture.window()).contains(u"could not be read"_s));
    QCOMPARE(fixture.window().tabs().count(), 1);
}

void TestMainWindow::opensTheOthersIfOneNameIsWrong()
{
    WindowFixture fixture;
    fixture.start();

    fixture.window().opener().open({fixture.path(u"nosuch.json"_s),
                                    dataPath(u"corpus/jaeger-ui/traces/TraceGraph-testTrace.json"_s),
                                    dataPath(u"corpus/otel-demo-capture/part-a.otlp.jsonl"_s)});

    QTRY_COMPARE(fixture.window().searchPanel().table().shownRows(), 62);
    QTRY_VERIFY(labelTexts(fixture.window()).contains(u"could not be read"_s));
}

void TestMainWindow::opensTheSelectedTraceWithEnter()
{
    WindowFixture fixture;
    fixture.start();
    dropCapture(fixture);
    TraceTable &table = fixture.window().searchPanel().table();
    table.selectRow(3);
    const TraceId id = table.selectedTraces().front().id;

    QTest::keyClick(&table, Qt::Key_Return);

    QTRY_VERIFY(isTraceShown(fixture.window()));
    QVERIFY(fixture.window().tabs().currentTrace()->traceId() == id);
}

void TestMainWindow::savesAPictureOfAPageOverManyTraces()
{
    WindowFixture fixture;
    fixture.start();
    dropCapture(fixture);
    fixture.window().openTraceSetView(u"profile"_s, {u"all"_s, {}});
    auto *page = qobject_cast<ProfilePage *>(fixture.window().tabs().currentWidget());
    QVERIFY(page != nullptr);
    QTRY_VERIFY(!page->loader().isBusy());
    const QString file = fixture.path(u"paths.svg"_s);

    QVERIFY(PictureSaver::save(*page, u"all"_s, PictureSaver::Extent::Whole, file));

    QVERIFY(QFileInfo(file).size() > 1000);
    QVERIFY(!PictureSaver::save(fixture.window().searchPanel(), {}, PictureSaver::Extent::Whole, file));
}

void TestMainWindow::opensATraceOnceOnly()
{
    WindowFixture fixture;
    fixture.start();
    dropCapture(fixture);
    TraceTable &table = fixture.window().searchPanel().table();
    table.selectRow(0);

    QTest::keyClick(&table, Qt::Key_Return);
    fixture.window().tabs().setCurrentIndex(0);
    QTest::keyClick(&table, Qt::Key_Return);

    QCOMPARE(fixture.window().tabs().traceTabs().size(), std::size_t{1});
    QCOMPARE(fixture.window().tabs().currentIndex(), 1);
}

void TestMainWindow::closesATabWithTheMiddleButtonAndWithTheKey()
{
    WindowFixture fixture;
    fixture.start();
    TraceTabs &tabs = fixture.window().tabs();
    for (std::uint64_t id = 1; id <= 3; ++id) {
        TraceRequest request;
        request.id = TraceId{0, id};
        request.trace = traceFromText("cart GetCart 0..10ms", request.id);
        fixture.window().openTrace(request);
    }
    QCOMPARE(tabs.count(), 4);

    QTest::mouseClick(tabs.tabBar(), Qt::MiddleButton, {}, tabs.tabBar()->tabRect(1).center());
    QCOMPARE(tabs.count(), 3);
    QTest::mouseClick(tabs.tabBar(), Qt::MiddleButton, {}, tabs.tabBar()->tabRect(0).center());
    QCOMPARE(tabs.count(), 3);
    QTest::keyClick(&fixture.window(), Qt::Key_W, Qt::ControlModifier);
    QTRY_COMPARE(tabs.count(), 2);
    QVERIFY(tabs.traceTabs().front()->traceId() == (TraceId{0, 2}));
}

void TestMainWindow::goesToAPastedId()
{
    WindowFixture fixture;
    fixture.start();
    dropCapture(fixture);
    auto *box = fixture.window().findChild<QLineEdit *>(u"goTo"_s);

    box->setText(u"traceparent: 00-da869aca75b35fb981a27bce875fb2ac-8c0ac464aeb2d6f8-01"_s);
    QTest::keyClick(box, Qt::Key_Return);

    QTRY_VERIFY(isTraceShown(fixture.window()));
    QCOMPARE(QString::fromStdString(fixture.window().tabs().currentTrace()->traceId().toHex()),
             u"da869aca75b35fb981a27bce875fb2ac"_s);
    QTRY_VERIFY(fixture.window().tabs().currentTrace()->page()->session().selection().current().isValid());
}

void TestMainWindow::saysThatAnUnknownIdIsNotThere()
{
    WindowFixture fixture;
    fixture.start();
    QApplication::clipboard()->setText(u"0af7651916cd43dd8448eb211c80319c"_s);

    QTest::keyClick(&fixture.window(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);

    QTRY_VERIFY(labelTexts(fixture.window()).contains(u"Not found"_s));
}

void TestMainWindow::comesBackAsItWasAtTheNextStart()
{
    WindowFixture fixture;
    fixture.start();
    dropCapture(fixture);
    TraceTable &table = fixture.window().searchPanel().table();
    table.sortByColumn(3, Qt::DescendingOrder);
    table.selectAll();
    table.setCurrentIndex(table.model()->index(0, 0));
    QTest::keyClick(&table, Qt::Key_Return);
    QTRY_VERIFY(isTraceShown(fixture.window()));
    const QString ids = tabIds(fixture.window());
    fixture.window().setTheme(Theme::Dark);
    fixture.window().setTimeZone(DisplayTimeZone::fromSetting(u"Asia/Tokyo"_s));
    fixture.window().resize(1111, 777);
    SearchValues values;
    values.service = u"frontend"_s;
    values.minDuration = u"1ms"_s;
    values.traceQl = u"{ resource.service.name = \"frontend\" && traceDuration >= 1ms }"_s; // what the fields say
    fixture.window().searchPanel().setValues(values);

    const auto colors = ServiceColorBook::shared().given();
    QVERIFY(!colors.empty());

    fixture.close();
    ServiceColorBook::shared().forget();
    fixture.start();

    for (const auto &[service, color] : colors)
        QCOMPARE(ServiceColorBook::shared().learn({service}).front(), color);
    QCOMPARE(tabIds(fixture.window()), ids);
    QTRY_VERIFY(isTraceShown(fixture.window()));
    QCOMPARE(fixture.window().size(), QSize(1111, 777));
    QCOMPARE(fixture.window().palette().color(QPalette::Base).lightness() < 128, true);
    QVERIFY(fixture.window().searchPanel().values() == values);
    QCOMPARE(fixture.window().searchPanel().table().horizontalHeader()->sortIndicatorSection(), 3);
    fixture.window().setTheme(Theme::Light);
}

void TestMainWindow::closesDuringAnImportAndKeepsWhatWasStored()
{
    WindowFixture fixture;
    fixture.start();
    QStringList files;
    for (int i = 0; i < 4; ++i)
        files += dataPath(u"corpus/traceweaver/bundles/media-load75.json.gz"_s);
    fixture.window().opener().open(files);
    QTRY_VERIFY(fixture.services().imports.isRunning());

    fixture.window().close();
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.window().isVisible(), 60'000);

    QVERIFY(!fixture.services().imports.isRunning()); // or it would go on without a window
    fixture.close();
    const auto cache = Cache::open(fixture.cacheFile());
    QVERIFY(cache.has_value());
    const auto traces = (*cache)->list();
    QVERIFY(traces.has_value());
    for (const TraceSummary &trace : *traces)
        QVERIFY((*cache)->load(trace.id).has_value());
}

void TestMainWindow::followsWhatAnotherProgramStores()
{
    WindowFixture fixture;
    fixture.start();
    QTRY_COMPARE(fixture.window().searchPanel().search().state(), TraceSearch::State::Found);
    const auto other = Cache::open(fixture.cacheFile());
    QVERIFY(other.has_value());

    const StoreItem item{traceFromText("cart GetCart 0..10ms"), false};
    QVERIFY((*other)->store(std::span(&item, 1), {u"file"_s, u"x"_s}).has_value());

    QTRY_COMPARE(fixture.window().searchPanel().table().shownRows(), 1);
}

void TestMainWindow::goesToTheTraceThatALinkLeadsToAndBack()
{
    WindowFixture fixture;
    fixture.start();
    const TraceId orderId{1, 2};
    const TraceId workId{3, 4};
    const TracePtr order = traceFromText("shop order 0..90ms\n  shop send 10..20ms producer\n", orderId);
    const TracePtr work = traceFromText(
        "worker consume 30..60ms consumer link=00000000000000010000000000000002/0000000000000002\n", workId);
    const auto cache = Cache::open(fixture.cacheFile());
    QVERIFY(cache.has_value());
    const StoreItem items[] = {{order, false}, {work, false}};
    QVERIFY((*cache)->store(items, {u"file"_s, u"x"_s}).has_value());
    TraceTabs &tabs = fixture.window().tabs();
    const auto sectionOf = [&](const QString &title) -> QModelIndex {
        const auto *tree = tabs.currentTrace()->page()->findChild<SpanDetailPanel *>()->findChild<QTreeView *>();
        for (int row = 0; row < tree->model()->rowCount(); ++row) {
            if (tree->model()->index(row, 0).data().toString() == title)
                return tree->model()->index(row, 0);
        }
        return {};
    };
    const auto follow = [&](const QModelIndex &section) {
        auto *tree = tabs.currentTrace()->page()->findChild<SpanDetailPanel *>()->findChild<QTreeView *>();
        tree->setCurrentIndex(tree->model()->index(0, 0, section));
        QTest::keyClick(tree, Qt::Key_Return);
    };

    TraceRequest request;
    request.id = orderId;
    request.span = SpanId{2};
    fixture.window().openTrace(request);
    QTRY_VERIFY(isTraceShown(fixture.window()));
    QTRY_VERIFY(sectionOf(u"Linked from"_s).isValid()); // the sender learns of the receiver
    follow(sectionOf(u"Linked from"_s));
    QTRY_VERIFY(isTraceShown(fixture.window()) && tabs.currentTrace()->traceId() == workId);
    QCOMPARE(tabs.currentTrace()->page()->session().selection().current(), SpanIndex(0));
    QTRY_VERIFY(sectionOf(u"Links"_s).isValid());
    follow(sectionOf(u"Links"_s));
    QTRY_VERIFY(tabs.currentTrace()->traceId() == orderId);
    QCOMPARE(tabs.currentTrace()->page()->session().selection().current(), SpanIndex(1));
}

void TestMainWindow::deletesAndPinsFromTheList()
{
    WindowFixture fixture;
    fixture.start();
    dropCapture(fixture);
    TraceTable &table = fixture.window().searchPanel().table();
    table.selectRow(0);

    Q_EMIT table.commandRequested(TraceCommand::Pin);
    QTRY_VERIFY(table.selectedTraces().front().pinned);
    QTest::keyClick(&table, Qt::Key_Delete);
    QTRY_VERIFY(QApplication::activeModalWidget());
    for (QPushButton *button : QApplication::activeModalWidget()->findChildren<QPushButton *>()) {
        if (button->text() == u"Delete")
            QTest::mouseClick(button, Qt::LeftButton);
    }

    QTRY_COMPARE(table.shownRows(), 60);
}

void TestMainWindow::switchesTheThemeAndTheTimeZone()
{
    WindowFixture fixture;
    fixture.start();
    dropCapture(fixture);
    TraceTable &table = fixture.window().searchPanel().table();

    fixture.window().setTheme(Theme::Dark);
    fixture.window().setTimeZone(DisplayTimeZone::fromSetting(u"Asia/Tokyo"_s));

    QTRY_VERIFY(table.palette().color(QPalette::Base).lightness() < 128);
    QVERIFY(table.model()->index(0, 2).data().toString().contains(u"21:24:"_s)); // 12:24 UTC
    fixture.window().setTheme(Theme::Light);
}

void TestMainWindow::exportsATableOfSpans()
{
    WindowFixture fixture;
    fixture.start();
    TraceExport exporter(fixture.services().cache, fixture.window());
    const QSignalSpy finished(&exporter, &TraceExport::finished);
    const QString file = fixture.path(u"spans.csv"_s);

    const TracePtr trace = traceFromText("cart GetCart 0..10ms");
    exporter.write({{trace->id(), trace}}, file, OtherForm::Csv);

    QTRY_COMPARE(finished.count(), 1);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = written.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 2); // a heading and a span
    QVERIFY(lines.last().contains("GetCart"));
}

/// Stands in for the browser.
class OpenedAddresses : public QObject {
    Q_OBJECT
public:
    QList<QUrl> urls;
public Q_SLOTS:
    void open(const QUrl &url) { urls += url; }
};

void TestMainWindow::opensTheBackendsPageOfATrace()
{
    WindowFixture fixture;
    fixture.start();
    const StoreItem item{traceFromText("cart GetCart 0..10ms", TraceId{0, 0xabc}), false};
    const auto cache = Cache::open(fixture.cacheFile());
    QVERIFY((*cache)->store(std::span(&item, 1), {u"jaeger"_s, u"http://localhost:16686"_s}).has_value());
    TraceTable &table = fixture.window().searchPanel().table();
    QTRY_COMPARE(table.shownRows(), 1);
    table.selectRow(0);
    OpenedAddresses browser;
    QDesktopServices::setUrlHandler(u"http"_s, &browser, "open");

    Q_EMIT table.commandRequested(TraceCommand::OpenInBrowser);

    QDesktopServices::unsetUrlHandler(u"http"_s);
    QCOMPARE(browser.urls.size(), 1);
    QCOMPARE(browser.urls.front(), QUrl(u"http://localhost:16686/trace/00000000000000000000000000000abc"_s));
}

void TestMainWindow::opensTheBackendsPageOfTheOpenTrace()
{
    WindowFixture fixture;
    fixture.start();
    const StoreItem item{traceFromText("cart GetCart 0..10ms", TraceId{0, 0xabc}), false};
    const auto cache = Cache::open(fixture.cacheFile());
    QVERIFY((*cache)->store(std::span(&item, 1), {u"zipkin"_s, u"http://localhost:9411"_s}).has_value());
    TraceTable &table = fixture.window().searchPanel().table();
    QTRY_COMPARE(table.shownRows(), 1);
    table.selectRow(0);
    QTest::keyClick(&table, Qt::Key_Return);
    QTRY_VERIFY(isTraceShown(fixture.window()));
    OpenedAddresses browser;
    QDesktopServices::setUrlHandler(u"http"_s, &browser, "open");

    QTest::keyClick(&fixture.window(), Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);

    [&] { QTRY_COMPARE(browser.urls.size(), 1); }();
    QDesktopServices::unsetUrlHandler(u"http"_s);
    QCOMPARE(browser.urls.value(0).host(), u"localhost"_s);
    QVERIFY(browser.urls.value(0).toString().contains(u"abc"_s));
}

void TestMainWindow::saysWhatCanBePastedInsteadOfGarbage()
{
    WindowFixture fixture;
    fixture.start();
    auto *box = fixture.window().findChild<QLineEdit *>(u"goTo"_s);

    box->setText(u"https://example.org/some/page"_s);
    QTest::keyClick(box, Qt::Key_Return);

    QTRY_VERIFY(labelTexts(fixture.window()).contains(u"traceparent header"_s));
    QVERIFY(!labelTexts(fixture.window()).contains(u"slowest"_s));
}

/// A language with words longer than English has.
class LongWords : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *text, const char *, int) const override
    {
        return QLatin1StringView(context).contains("ShortcutsDialog"_L1)
                   ? QString::fromUtf8(text) + u" and then a good deal more, to say it at length"_s
                   : QString();
    }
};

void TestMainWindow::showsShortcutsWholeInAnyLanguage()
{
    WindowFixture fixture;
    fixture.start();
    LongWords language;
    QCoreApplication::installTranslator(&language);

    fixture.window().showShortcuts();

    auto *dialog = fixture.window().findChild<ShortcutsDialog *>();
    const QAbstractItemView *list = dialog->findChild<QTreeWidget *>();
    QTRY_VERIFY(list->isVisible());
    QTRY_VERIFY(dialog->findChild<QTreeWidget *>()->columnWidth(0) >= list->sizeHintForColumn(0));
}

void TestMainWindow::opensAPageOverManyTracesOnce()
{
    WindowFixture fixture;
    fixture.start();
    TraceTabs &tabs = fixture.window().tabs();
    int made = 0;
    const PageRequest request{u"graph"_s, u"R&D"_s, [&made](QWidget *parent) {
                                  ++made;
                                  return new QLabel(u"page"_s, parent);
                              }};

    tabs.openPage(request);
    tabs.setCurrentIndex(0);
    QWidget *page = tabs.openPage(request);

    QCOMPARE(made, 1);
    QCOMPARE(tabs.currentWidget(), page);
    QVERIFY(!tabs.currentTrace());
    QTest::keyClick(&fixture.window(), Qt::Key_W, Qt::ControlModifier);
    QTRY_COMPARE(tabs.count(), 1);
}

void TestMainWindow::putsAwayAnOldProblemWhenSomethingElseIsBegun()
{
    WindowFixture fixture;
    fixture.start();
    auto *box = fixture.window().findChild<QLineEdit *>(u"goTo"_s);
    box->setText(u"no such trace"_s);
    QTest::keyClick(box, Qt::Key_Return);
    auto *notice = fixture.window().findChild<NoticeStrip *>();
    QTRY_VERIFY(notice->isVisible());

    dropCapture(fixture);

    QVERIFY(!notice->isVisible());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
