// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tracefromtext.h"
#include "widgets/common/statepanel.h"
#include "widgets/profile/pathheatmapview.h"
#include "widgets/profile/profileflames.h"
#include "widgets/profile/profilehead.h"
#include "widgets/profile/profilepage.h"
#include "widgets/profile/profiletables.h"

#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr int kPatienceMs = 60'000;

/// A page over 60 requests; the slower half asks the database twelve times.
struct Shown {
    Shown() : access(folder.filePath(u"cache.traceloupe"_s))
    {
        [this] {
            QVERIFY(store());
            page = std::make_unique<ProfilePage>(access, TraceSet{u"all"_s, {}});
            page->resize(1200, 800);
            page->show();
            settle();
            QVERIFY(!flames().profile()->nodes.empty());
        }();
    }

    bool store()
    {
        std::vector<StoreItem> items;
        for (std::uint64_t i = 1; i <= 60; ++i) {
            const std::uint64_t queries = i > 30 ? 12 : 1;
            std::string text = "web GET /cart 0.." + std::to_string(queries * 5 + i) + "ms server\n";
            for (std::uint64_t query = 0; query < queries; ++query)
                text += "  db query " + std::to_string(query * 5) + ".." + std::to_string(query * 5 + 5)
                        + "ms client\n";
            items.push_back({traceFromText(text, TraceId{7, i}), false});
        }
        items.push_back({traceFromText("<b>admin</b> login 0..1ms server\n", TraceId{8, 1}), false});
        return access
            .writeNow([&items](Cache &cache) -> Result<> {
                const auto outcome = cache.store(items, {u"file"_s, u"test"_s});
                return outcome ? Result<>() : Result<>(tl::unexpected(outcome.error()));
            })
            .has_value();
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(!page->loader().isBusy(), kPatienceMs); }
    void compare()
    {
        page->head().chooseBands({500'000, 900'000}, DurationBand{0, 500'000});
        settle();
    }
    [[nodiscard]] ProfileFlames &flames() { return page->flames(); }
    [[nodiscard]] ProfileFlameView &view() { return flames().shown(); }
    [[nodiscard]] QPoint placeOf(ProfileFlameView &where, std::uint32_t node)
    {
        return where.blockRect(*where.layoutNow().find(node)).center();
    }

    QTemporaryDir folder;
    CacheAccess access;
    std::unique_ptr<ProfilePage> page;
};

} // namespace

class TestProfilePage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(u"^(?!This plugin does not support|QStandardPaths: XDG_RUNTIME_DIR)"_s));
    }

    void showsTheRootWithMostTimeFirst()
    {
        Shown shown;
        QCOMPARE(shown.flames().profile()->shown.traces, std::uint64_t{60});
        QCOMPARE(shown.view().layoutNow().rowCount(), 2U);
        QCOMPARE(shown.page->table().model()->rowCount(), 2);
    }

    void zoomsAndSelectsByClick()
    {
        Shown shown;
        ProfileFlameView &view = shown.view();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, shown.placeOf(view, 1));
        QCOMPARE(view.current(), 1U);
        QCOMPARE(view.zoomed(), 1U);
        QVERIFY(shown.page->readout().startsWith(u"db: query"_s));
        QVERIFY(view.accessibleDescription().contains(u"db: query"_s));
        QTest::keyClick(&view, Qt::Key_Backspace);
        QCOMPARE(view.zoomed(), ProfileFlameView::kNone);
    }

    void walksAndOpensByKeyboard()
    {
        Shown shown;
        ProfileFlameView &view = shown.view();
        QSignalSpy opened(shown.page.get(), &ProfilePage::traceActivated);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.current(), 0U);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.current(), 1U);
        QTest::keyClick(&view, Qt::Key_Up);
        QCOMPARE(view.current(), 0U);
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_O);
        QCOMPARE(opened.size(), 1);
        const TraceId id = opened.front().front().value<TraceId>();
        QVERIFY(id.low > 30); // one of those with twelve queries
    }

    void tableAndGraphFollowEachOther()
    {
        Shown shown;
        ProfileTable &table = shown.page->table();
        shown.view().setCurrent(1);
        QCOMPARE(table.currentIndex().siblingAtColumn(ProfileTableModel::Name).data().toString(), u"query"_s);
        for (int row = 0; row < table.model()->rowCount(); ++row) {
            if (table.model()->index(row, ProfileTableModel::Name).data().toString() != u"query"_s)
                table.selectRow(row);
        }
        QCOMPARE(shown.view().current(), 0U);
    }

    void comparesTwoBandsInColours()
    {
        Shown shown;
        shown.compare();
        QVERIFY(shown.flames().profile()->isCompared());
        QVERIFY(!shown.flames().baseline().isVisible());
        QCOMPARE(shown.view().coloring(), ProfileColoring::Difference);
        QVERIFY(!shown.page->table().isColumnHidden(ProfileTableModel::Delta));
        shown.view().setCurrent(1);
        QVERIFY(shown.page->readout().contains(u"difference +55.0 ms"_s));
    }

    void comparesTwoBandsSideBySide()
    {
        Shown shown;
        shown.compare();
        shown.page->head().chooseComparing(ProfileComparing::SideBySide);
        ProfileFlameView &baseline = shown.flames().baseline();
        QVERIFY(baseline.isVisible());
        QVERIFY(baseline.layoutNow().blocks().front().widthPx < shown.view().layoutNow().blocks().front().widthPx);
        QTest::mouseClick(baseline.viewport(), Qt::LeftButton, Qt::ControlModifier, shown.placeOf(baseline, 1));
        QCOMPARE(baseline.current(), 1U);
        QCOMPARE(shown.view().current(), 1U);
    }

    void saysThatABandIsEmpty()
    {
        Shown shown;
        shown.page->head().chooseRoot(shown.page->loader().answer()->roots.back().operation.hash);
        shown.settle();
        QCOMPARE(shown.flames().profile()->shown.traces, std::uint64_t{1});
        shown.page->head().chooseBands({990'000, 1'000'000}, {});
        shown.settle();
        QVERIFY(shown.page->findChild<StatePanel *>()->isVisible());
        shown.page->head().chooseBands({}, {});
        shown.settle();
        QTRY_VERIFY(!shown.page->findChild<StatePanel *>()->isVisible());
    }

    void findsOperations()
    {
        Shown shown;
        shown.page->head().searchField().setText(u"QUERY"_s);
        QTest::keyClick(&shown.page->head().searchField(), Qt::Key_Return);
        QCOMPARE(shown.view().current(), 1U);
        QCOMPARE(shown.flames().search(u"nothing like it"_s), 0);
        QCOMPARE(shown.flames().search({}), -1);
    }

    void opensTheSlowestTraceOfAHeatMapsColumn()
    {
        Shown shown;
        shown.page->details().setCurrentWidget(&shown.page->heatMap());
        PathHeatMapView &heat = shown.page->heatMap();
        QSignalSpy opened(shown.page.get(), &ProfilePage::traceActivated);
        QTest::keyClick(&heat, Qt::Key_Left); // puts the cursor on the slowest column
        QTest::keyClick(&heat, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.front().front().value<TraceId>(), (TraceId{7, 60}));
        QVERIFY(heat.accessibleDescription().contains(u"on the critical path"_s));
        QTest::mouseClick(&heat, Qt::LeftButton, {}, heat.cellRect({0, 0}).center().toPoint());
        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened.back().front().value<TraceId>(), (TraceId{7, 1}));
    }

    void drawsTheHeatMapByTime()
    {
        Shown shown;
        shown.page->head().chooseOrder(PathHeatOrder::Start);
        shown.settle();
        QCOMPARE(shown.page->heatMap().map().order, PathHeatOrder::Start);
    }

    void opensAndListsTheTracesOfAStructure()
    {
        Shown shown;
        StructureTree &tree = shown.page->structures();
        const QModelIndex root = tree.model()->index(0, 0);
        QVERIFY(tree.isExpanded(root));
        QCOMPARE(tree.model()->rowCount(root), 2);
        tree.setCurrentIndex(tree.model()->index(0, StructureGroupModel::Slowest, root));
        QSignalSpy opened(shown.page.get(), &ProfilePage::traceActivated);
        Q_EMIT tree.activated(tree.currentIndex());
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.front().front().value<TraceId>(), (TraceId{7, 60}));

        QSignalSpy listed(shown.page.get(), &ProfilePage::tracesRequested);
        const auto buttons = shown.page->findChildren<QPushButton *>();
        const auto list = std::ranges::find(buttons, u"List the traces"_s, &QPushButton::text);
        QVERIFY(list != buttons.end());
        (*list)->click();
        QTRY_COMPARE_WITH_TIMEOUT(listed.size(), 1, kPatienceMs);
        QCOMPARE(listed.front().at(1).value<std::vector<TraceId>>().size(), std::size_t{30});
    }

    void listsTheStructuresOfTheChosenRoot()
    {
        Shown shown;
        const StructureTree &tree = shown.page->structures();
        QCOMPARE(tree.model()->rowCount(), 1);
        QCOMPARE(tree.model()->rowCount(tree.model()->index(0, 0)), 2);
        shown.page->findChildren<QComboBox *>().front()->setCurrentIndex(1); // the other root operation
        shown.settle();
        QCOMPARE(shown.flames().profile()->shown.traces, std::uint64_t{1});
        QCOMPARE(tree.model()->rowCount(), 1);
        QCOMPARE(tree.model()->rowCount(tree.model()->index(0, 0)), 0);
    }

    void comparesTheSlowestUnlessAnotherBandIsChosen()
    {
        Shown shown;
        const QList<QComboBox *> choices = shown.page->head().findChildren<QComboBox *>();
        const QComboBox &band = *choices.at(1);
        QComboBox &baseline = *choices.at(2);
        baseline.setCurrentIndex(baseline.findText(u"fastest, to p50"_s));
        shown.settle();
        QCOMPARE(band.currentText(), u"slowest, from p95"_s);
        QCOMPARE(shown.page->loader().answer()->question.band, (DurationBand{950'000, 1'000'000}));
        QVERIFY(shown.flames().profile()->isCompared());
    }

    void comparesNoBandWithItself()
    {
        Shown shown;
        shown.compare(); // p50 to p90 with the faster half
        const QList<QComboBox *> choices = shown.page->head().findChildren<QComboBox *>();
        QComboBox &band = *choices.at(1);
        QComboBox &baseline = *choices.at(2);
        const auto canChoose = [](const QComboBox &box, const QString &text) {
            return box.model()->flags(box.model()->index(box.findText(text), 0)).testFlag(Qt::ItemIsEnabled);
        };
        QVERIFY(!canChoose(band, u"fastest, to p50"_s));
        QVERIFY(!canChoose(baseline, u"p50 to p90"_s));
        QVERIFY(canChoose(baseline, u"p90 to p95"_s));
        band.setCurrentIndex(band.findText(u"fastest, to p50"_s)); // not by a person
        QCOMPARE(baseline.currentText(), u"nothing"_s);
        QVERIFY(canChoose(baseline, u"p50 to p90"_s));
    }

    void keepsTheWayBackInAnotherAnswer()
    {
        Shown shown;
        QTest::mouseClick(shown.view().viewport(), Qt::LeftButton, {}, shown.placeOf(shown.view(), 1));
        QVERIFY(shown.view().canGoBack());
        shown.compare();
        QVERIFY(shown.view().canGoBack());
        QVERIFY(shown.view().zoomed() != ProfileFlameView::kNone);
        shown.flames().goBack();
        QCOMPARE(shown.view().zoomed(), ProfileFlameView::kNone);
    }

    void saysThatABandHoldsNoTraces()
    {
        Shown shown;
        shown.page->head().chooseBands({990'000, 1'000'000}, DurationBand{0, 500'000}); // of 60 traces: none
        shown.settle();
        const auto *state = shown.page->findChild<StatePanel *>();
        QVERIFY(state->isVisible());
        QCOMPARE(state->accessibleName(), u"No traces in this band"_s);
    }

    void saysHowSureADifferenceIs()
    {
        Shown shown;
        shown.compare();
        const QAbstractItemModel &rows = *shown.page->table().model();
        const auto cell = [&rows](int column) { return rows.index(0, column).data().toString(); };
        QTRY_VERIFY_WITH_TIMEOUT(!cell(ProfileTableModel::DeltaInterval).isEmpty(), kPatienceMs);
        QVERIFY2(cell(ProfileTableModel::DeltaInterval).contains(u" to "_s), qPrintable(cell(4)));
        QVERIFY2(cell(ProfileTableModel::DeltaShare).contains(u" to "_s),
                 qPrintable(cell(ProfileTableModel::DeltaShare)));
        QVERIFY(!shown.page->table().isColumnHidden(ProfileTableModel::DeltaInterval));
    }

    void greysPercentilesOfTooFewTraces()
    {
        Shown shown; // 60 traces: enough for p50, not for p95
        const QAbstractItemModel &rows = *shown.page->table().model();
        QVERIFY(!rows.index(0, ProfileTableModel::P50).data(ProfileTableModel::UncertainRole).toBool());
        QVERIFY(rows.index(0, ProfileTableModel::P95).data(ProfileTableModel::UncertainRole).toBool());
        QVERIFY(rows.index(0, ProfileTableModel::P95).data(Qt::ToolTipRole).toString().contains(u"n = 60"_s));
        QVERIFY(!rows.index(0, ProfileTableModel::Mean).data(ProfileTableModel::UncertainRole).toBool());
    }

    void makesPicturesOfEverything()
    {
        Shown shown;
        shown.compare();
        shown.page->head().chooseComparing(ProfileComparing::SideBySide);
        const auto picture = shown.page->wholePicture(700, 5'000);
        QCOMPARE(picture->width(), 700);
        const auto views = picture->findChildren<ProfileFlameView *>();
        QCOMPARE(views.size(), 2);
        for (const ProfileFlameView *view : views)
            QVERIFY(view->viewport()->height() >= view->contentHeightPx());
        QVERIFY(!shown.page->pictureTitle().isEmpty());
    }

    void everyControlHasAName()
    {
        Shown shown;
        for (int tab = 0; tab < shown.page->details().count(); ++tab) {
            shown.page->details().setCurrentIndex(tab);
            for (QWidget *widget : shown.page->findChildren<QWidget *>()) {
                if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                    continue;
                auto *accessible = QAccessible::queryAccessibleInterface(widget);
                QVERIFY2(accessible != nullptr && !accessible->text(QAccessible::Name).isEmpty(),
                         widget->metaObject()->className());
            }
        }
    }
};

QTEST_MAIN(TestProfilePage)
#include "tst_profilepage.moc"
