// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statistics/statisticspanel.h"
#include "widgets/statistics/statisticspictures.h"

#include "tests/support/tracefromtext.h"
#include "tests/support/tracegenerator.h"
#include "widgets/common/spanstepper.h"
#include "widgets/statistics/groupchooser.h"

#include <QHeaderView>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::string_view kShop = R"(
    frontend  GET /cart  0..100ms
      cart    GetCart    0..60ms   region=eu
        redis HGET       10..20ms  region=us
        redis HGET       20..35ms  region=us
        redis HSET       40..45ms
)";

struct ShownPanel {
    explicit ShownPanel(TracePtr trace = traceFromText(kShop)) : session(std::move(trace)), panel(session)
    {
        panel.resize(1'300, 500);
        panel.show();
        waitUntilReady();
    }
    void waitUntilReady()
    {
        [this] { QTRY_VERIFY_WITH_TIMEOUT(panel.isReady(), 60'000); }();
    }
    void select(const QString &outer, const QString &inner = {})
    {
        StatisticsModel &model = panel.model();
        for (int row = 0; row < model.rowCount(); ++row) {
            QModelIndex index = model.index(row, 0);
            if (index.data().toString() != outer)
                continue;
            for (int below = 0; !inner.isEmpty() && below < model.rowCount(model.index(row, 0)); ++below) {
                if (model.index(below, 0, model.index(row, 0)).data().toString() == inner)
                    index = model.index(below, 0, model.index(row, 0));
            }
            panel.table().setCurrentIndex(index);
        }
        waitUntilReady();
    }
    [[nodiscard]] SpanStepper &stepper() { return *panel.findChild<SpanStepper *>(); }
    [[nodiscard]] std::uint32_t selected() const { return session.selection().current().value(); }

    TraceSession session;
    StatisticsPanel panel;
};

/// Two services, the second with so many operations.
TracePtr manyOperations(int count)
{
    std::string text = "web root 0..1000ms\n";
    for (int i = 0; i < count; ++i)
        text += "  db query" + std::to_string(i) + ' ' + std::to_string(i) + ".." + std::to_string(i + 1) + "ms\n";
    return traceFromText(text);
}

} // namespace

class TestStatisticsPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }
    void showsItsHeadersWholeInAnyLanguage();

    void groupsByServiceAndOperationAtFirst();
    void offersTheAttributesOfTheTrace();
    void groupsByAnAttribute();
    void selectsTheLongestSpanOfAGroupAndStepsThroughAll();
    void choosesNothingWhenItGetsTheFocus();
    void sortsByAClickOnAHeading();
    void goesToTheWaterfallOnEnter();
    void savesTheTableAndSaysWhyItCannot();
    void takesTimesByAlignedClocks();
    void followsTheModeOfTheCriticalPath();
    void saysThatThereAreNoSpans();
    void keepsUpWithAnImpatientPerson();
    void drawsTheWholeTableNotOnlyWhatIsSeen();
    void saysWhatDoesNotFitOnItsPicture();
};

void TestStatisticsPanel::groupsByServiceAndOperationAtFirst()
{
    ShownPanel shown;
    StatisticsModel &model = shown.panel.model();
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, 0).data().toString(), u"frontend"_s);
    QCOMPARE(model.rowCount(model.index(2, 0)), 2);
    QVERIFY(shown.panel.table().isExpanded(model.index(2, 0)));
    // the critical path is all of the root's time
    QCOMPARE(model.table()->pathTotalNs, std::int64_t(100'000'000));
    QCOMPARE(model.table()->statistics.all.pathNs, std::int64_t(100'000'000));
}

void TestStatisticsPanel::offersTheAttributesOfTheTrace()
{
    ShownPanel shown;
    for (const GroupChooser *chooser : shown.panel.findChildren<GroupChooser *>()) {
        QVERIFY(chooser->findText(u"region"_s) > 0);
        QVERIFY(chooser->findText(u"service.name"_s) > 0);
        QVERIFY(chooser->findText(u"Status"_s) >= 0);
    }
}

void TestStatisticsPanel::groupsByAnAttribute()
{
    ShownPanel shown;
    shown.panel.setGroups({GroupBy::Kind::Attribute, "region"}, {});
    shown.waitUntilReady();
    StatisticsModel &model = shown.panel.model();
    QCOMPARE(model.index(0, 0).data().toString(), u"(without region)"_s);
    QCOMPARE(model.index(0, StatisticsModel::Count).data().toString(), u"2"_s);
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    shown.select(u"us"_s);
    QCOMPARE(shown.stepper().spans().size(), std::size_t(2));
}

void TestStatisticsPanel::selectsTheLongestSpanOfAGroupAndStepsThroughAll()
{
    ShownPanel shown;
    shown.select(u"redis"_s);
    QCOMPARE(shown.selected(), 3U); // 15 ms
    QCOMPARE(shown.stepper().text(), u"2 of 3 span(s)"_s);
    shown.stepper().goToNext();
    QCOMPARE(shown.selected(), 4U);
    shown.stepper().goToNext(); // around
    QCOMPARE(shown.selected(), 2U);
    shown.select(u"redis"_s, u"HSET"_s);
    QCOMPARE(shown.selected(), 4U);
    QCOMPARE(shown.stepper().text(), u"1 of 1 span(s)"_s);
}

void TestStatisticsPanel::choosesNothingWhenItGetsTheFocus()
{
    ShownPanel shown;
    shown.session.selection().setCurrent(SpanIndex(4));
    shown.panel.activateWindow();
    shown.panel.table().setFocus();
    QTRY_VERIFY(shown.panel.table().hasFocus());
    shown.waitUntilReady();
    QCOMPARE(shown.selected(), 4U);
    QVERIFY(shown.stepper().spans().empty());
}

void TestStatisticsPanel::sortsByAClickOnAHeading()
{
    ShownPanel shown;
    QHeaderView *header = shown.panel.table().header();
    const QPoint place(header->sectionViewportPosition(StatisticsModel::Count) + 10, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    if (header->sortIndicatorOrder() == Qt::AscendingOrder)
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(shown.panel.model().index(0, 0).data().toString(), u"redis"_s);
}

void TestStatisticsPanel::goesToTheWaterfallOnEnter()
{
    ShownPanel shown;
    QSignalSpy asked(&shown.panel, &StatisticsPanel::waterfallRequested);
    shown.session.collapse().collapseAll();
    shown.select(u"redis"_s, u"HSET"_s);
    shown.panel.table().setFocus();
    QTest::keyClick(&shown.panel.table(), Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QVERIFY(shown.session.rows().isVisible(SpanIndex(4)));
}

/// A language with words longer than English has.
class LongWords : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
    {
        return QString::fromUtf8(text) + u" at length"_s;
    }
};

void TestStatisticsPanel::showsItsHeadersWholeInAnyLanguage()
{
    LongWords language;
    QCoreApplication::installTranslator(&language);

    ShownPanel shown;

    const QHeaderView &header = *shown.panel.table().header();
    for (int column = 0; column < header.count(); ++column)
        QCOMPARE_GE(header.sectionSize(column), header.sectionSizeHint(column));
}

void TestStatisticsPanel::savesTheTableAndSaysWhyItCannot()
{
    ShownPanel shown;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"table.csv"_s);
    QCOMPARE(shown.panel.saveCsv(path), QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), statisticsCsv(*shown.panel.model().table()));
    QVERIFY(shown.panel.saveCsv(folder.filePath(u"no/such/folder.csv"_s)).contains(u"folder.csv"_s));
}

void TestStatisticsPanel::takesTimesByAlignedClocks()
{
    // b's clock is 10 to 40 ms behind
    ShownPanel shown(traceFromText("a r 0..100ms server\n  a c 10..60ms client\n    b s 0..20ms server\n"));
    const auto selfMs = [&] {
        const auto &groups = shown.panel.model().table()->statistics.groups;
        return std::ranges::find(groups, "b", &StatisticsGroup::label)->figures.selfNs / 1'000'000;
    };
    QCOMPARE(selfMs(), 10); // the rest is outside of its caller
    shown.session.skew().want();
    QTRY_VERIFY(shown.session.skew().isProven());
    QTRY_COMPARE(selfMs(), 20);
    shown.session.skew().setAligned(false);
    QTRY_COMPARE(selfMs(), 10);
}

void TestStatisticsPanel::followsTheModeOfTheCriticalPath()
{
    ShownPanel shown(traceFromText("a r 0..100ms server\n  b late 90..150ms consumer\n"));
    QCOMPARE(shown.panel.model().table()->pathTotalNs, std::int64_t(100'000'000));
    shown.session.path().setMode(PathMode::Completion);
    QTRY_COMPARE(shown.panel.model().table()->pathTotalNs, std::int64_t(150'000'000));
}

void TestStatisticsPanel::saysThatThereAreNoSpans()
{
    ShownPanel shown(traceFromText(""));
    QVERIFY(!shown.panel.table().isVisible());
}

void TestStatisticsPanel::keepsUpWithAnImpatientPerson()
{
    ShownPanel shown(generateTrace(20'000));
    const GroupBy byService{GroupBy::Kind::Service, {}};
    for (int i = 0; i < 10; ++i)
        shown.panel.setGroups({i % 2 == 0 ? GroupBy::Kind::Operation : GroupBy::Kind::SpanKind, {}}, byService);
    shown.waitUntilReady();
    QVERIFY(shown.panel.model().table()->outer.kind == GroupBy::Kind::SpanKind);
}

void TestStatisticsPanel::drawsTheWholeTableNotOnlyWhatIsSeen()
{
    ShownPanel shown(manyOperations(60));
    shown.panel.table().collapseAll();
    const WholePicture picture = statisticsPicture(shown.panel.model().tablePtr(), StatisticsModel::Count,
                                                   Qt::AscendingOrder, 1'000, 16'000);
    QCOMPARE(picture.rows, 63U); // two services with 1 and 60 operations
    QCOMPARE(picture.shownRows, 63U);
    const auto *table = picture.view->findChild<QTreeView *>();
    QVERIFY(table->isExpanded(table->model()->index(1, 0)));
    QCOMPARE(table->model()->index(0, StatisticsModel::Group).data().toString(), u"web"_s); // in the order asked for
    const QModelIndex last = table->model()->index(59, 0, table->model()->index(1, 0));
    QVERIFY(table->viewport()->rect().contains(table->visualRect(last)));
    QVERIFY(shown.panel.wholePicture(1'000, 16'000)->height() >= table->height());
}

void TestStatisticsPanel::saysWhatDoesNotFitOnItsPicture()
{
    ShownPanel shown(manyOperations(60));
    const std::shared_ptr<const StatisticsTable> table = shown.panel.model().tablePtr();
    const WholePicture picture = statisticsPicture(table, StatisticsModel::Total, Qt::DescendingOrder, 1'000, 400);
    QVERIFY(picture.view->height() <= 400);
    QVERIFY(picture.shownRows < 25U);
    const auto *note = picture.view->findChild<QLabel *>();
    QVERIFY(!note->isHidden());
    QCOMPARE(note->text(), u"%1 more row(s) are not on this picture"_s.arg(63 - picture.shownRows));
}

QTEST_MAIN(TestStatisticsPanel)
#include "tst_statisticspanel.moc"
