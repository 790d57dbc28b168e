// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/statisticsmodel.h"

#include "core/analysis/selftime.h"
#include "tests/support/tracefromtext.h"
#include "tests/support/tracegenerator.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::string_view kShop = R"shop(
    frontend  GET /cart  0..100ms  server
      cart    GetCart    0..60ms   server  user=ann
        redis HGET       10..20ms  error user=bob
        redis HGET       20..35ms  user=ann
      batch   Cleanup    60..80ms  user="=cmd()"
)shop";

std::shared_ptr<const StatisticsTable> tableOf(const TracePtr &trace, const GroupBy &outer, const GroupBy &inner)
{
    const std::vector<std::int64_t> self = selfTimesNs(*trace);
    StatisticsParams params;
    params.outer = outer;
    params.inner = inner;
    params.selfNs = self;
    params.pathNs = self;
    auto statistics = spanStatistics(*trace, params);
    StatisticsTable table{outer, inner, 0, std::move(*statistics)};
    table.pathTotalNs = table.statistics.all.pathNs;
    return std::make_shared<const StatisticsTable>(std::move(table));
}

const GroupBy kByService{GroupBy::Kind::Service, {}};
const GroupBy kByOperation{GroupBy::Kind::Operation, {}};
const GroupBy kByUser{GroupBy::Kind::Attribute, "user"};

QStringList outerTexts(const StatisticsModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, StatisticsModel::Group).data().toString();
    return texts;
}

} // namespace

class TestStatisticsModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isAProperModel();
    void showsGroupsWithTheMostTimeFirst();
    void sortsByAnyColumnOnBothLevels();
    void keepsWhatIsHeldWhileItSorts();
    void hasAGroupForSpansWithoutTheAttribute();
    void marksPercentilesOfTooFewSpans();
    void givesSharesForBars();
    void showsSoManyGroupsAndNoMore();
    void writesCsvThatNoSpreadsheetRuns();
    void hasHeadingsWithExplanations();
};

void TestStatisticsModel::isAProperModel()
{
    StatisticsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTable(tableOf(traceFromText(kShop), kByService, kByOperation));
    QCOMPARE(model.rowCount(), 4);
    for (int column = 0; column < model.columnCount(); ++column)
        model.sort(column, Qt::AscendingOrder);
    model.setTable(tableOf(generateTrace(500), kByOperation, kByUser));
    model.sort(StatisticsModel::P95, Qt::DescendingOrder);
    model.setTable(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestStatisticsModel::showsGroupsWithTheMostTimeFirst()
{
    StatisticsModel model;
    model.setTable(tableOf(traceFromText(kShop), kByService, kByOperation));
    QCOMPARE(outerTexts(model), (QStringList{u"frontend"_s, u"cart"_s, u"redis"_s, u"batch"_s}));
    const QModelIndex redis = model.index(2, 0);
    QCOMPARE(model.rowCount(redis), 1);
    QCOMPARE(model.index(0, 0, redis).data().toString(), u"HGET"_s);
    QCOMPARE(model.index(2, StatisticsModel::Count).data().toString(), u"2"_s);
    QCOMPARE(model.index(2, StatisticsModel::Errors).data().toString(), u"1"_s);
    QCOMPARE(model.index(2, StatisticsModel::Total).data().toString(), u"25.0 ms"_s);
    QCOMPARE(model.index(2, StatisticsModel::SelfShare).data().toString(), u"25.0 %"_s);
    QCOMPARE(model.index(2, StatisticsModel::P50).data().toString(), u"10.0 ms"_s);
    QCOMPARE(model.index(2, StatisticsModel::Max).data().toString(), u"15.0 ms"_s);
}

void TestStatisticsModel::sortsByAnyColumnOnBothLevels()
{
    StatisticsModel model;
    const TracePtr trace = generateTrace(800);
    model.setTable(tableOf(trace, kByService, kByOperation));
    for (int column = StatisticsModel::Count; column < StatisticsModel::ColumnCount; ++column) {
        model.sort(column, Qt::AscendingOrder);
        qlonglong last = std::numeric_limits<qlonglong>::min();
        for (int row = 0; row < model.rowCount(); ++row) {
            const qlonglong value = model.index(row, column).data(StatisticsModel::ValueRole).toLongLong();
            QVERIFY(value >= last);
            last = value;
        }
        const QModelIndex first = model.index(0, 0);
        for (int row = 1; row < model.rowCount(first); ++row)
            QVERIFY(model.index(row, column, first).data(StatisticsModel::ValueRole).toLongLong()
                    >= model.index(row - 1, column, first).data(StatisticsModel::ValueRole).toLongLong());
    }
    model.sort(StatisticsModel::Group, Qt::AscendingOrder);
    QStringList sorted = outerTexts(model);
    sorted.sort(Qt::CaseInsensitive);
    QCOMPARE(outerTexts(model), sorted);
}

void TestStatisticsModel::keepsWhatIsHeldWhileItSorts()
{
    StatisticsModel model;
    model.setTable(tableOf(generateTrace(800), kByService, kByOperation));
    QList<QPersistentModelIndex> held;
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row) {
        held << model.index(row, 2);
        const QModelIndex parent = model.index(row, 0);
        for (int inner = 0; inner < model.rowCount(parent); ++inner)
            held << model.index(inner, 0, parent);
    }
    const auto describe = [&](const QModelIndex &index) {
        const auto place = model.placeOf(index);
        return model.groupText({place.outer, -1}) + u'/' + (place.isInner() ? model.groupText(place) : QString());
    };
    for (const QPersistentModelIndex &index : held)
        texts << describe(index);
    model.sort(StatisticsModel::Max, Qt::AscendingOrder);
    model.sort(StatisticsModel::Group, Qt::DescendingOrder);
    for (qsizetype i = 0; i < held.size(); ++i)
        QCOMPARE(describe(held[i]), texts[i]);
}

void TestStatisticsModel::hasAGroupForSpansWithoutTheAttribute()
{
    StatisticsModel model;
    model.setTable(tableOf(traceFromText(kShop), kByUser, kByService));
    QCOMPARE(outerTexts(model), (QStringList{u"(without user)"_s, u"ann"_s, u"=cmd()"_s, u"bob"_s}));
    QVERIFY(model.group({0, -1}).isWithout);
}

void TestStatisticsModel::marksPercentilesOfTooFewSpans()
{
    StatisticsModel model;
    model.setTable(tableOf(traceFromText(kShop), kByService, kByOperation));
    const QModelIndex p95 = model.index(2, StatisticsModel::P95);
    QVERIFY(p95.data(StatisticsModel::TooFewRole).toBool());
    QCOMPARE(p95.data(Qt::ToolTipRole).toString(), u"15.0 ms\nn = 2: too few to say much, it takes 72"_s);
    QVERIFY(!model.index(2, StatisticsModel::Max).data(StatisticsModel::TooFewRole).toBool());
}

void TestStatisticsModel::givesSharesForBars()
{
    StatisticsModel model;
    model.setTable(tableOf(traceFromText(kShop), kByService, kByOperation));
    QCOMPARE(model.index(0, StatisticsModel::Total).data(StatisticsModel::ShareRole).toDouble(), 1.0);
    QCOMPARE(model.index(1, StatisticsModel::Total).data(StatisticsModel::ShareRole).toDouble(), 0.6);
    QCOMPARE(model.index(2, StatisticsModel::Count).data(StatisticsModel::ShareRole).toDouble(), 0.4);
    QVERIFY(!model.index(0, StatisticsModel::P50).data(StatisticsModel::ShareRole).isValid());
    double sum = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        sum += model.index(row, StatisticsModel::SelfShare).data(StatisticsModel::ShareRole).toDouble();
    QVERIFY(std::abs(sum - 1) < 1e-9);
}

void TestStatisticsModel::showsSoManyGroupsAndNoMore()
{
    StatisticsTable table{kByUser, {}, 0, {}};
    for (int i = 0; i < StatisticsModel::kMaxOuter + 5; ++i) {
        StatisticsGroup group;
        group.label = std::to_string(i);
        table.statistics.groups.push_back(group);
    }
    StatisticsModel model;
    model.setTable(std::make_shared<const StatisticsTable>(std::move(table)));
    QCOMPARE(model.rowCount(), StatisticsModel::kMaxOuter);
    QCOMPARE(model.hiddenGroups(), qint64(5));
}

void TestStatisticsModel::writesCsvThatNoSpreadsheetRuns()
{
    const auto csv = QString::fromUtf8(statisticsCsv(*tableOf(traceFromText(kShop), kByUser, kByService)));
    const QStringList lines = csv.split(u"\r\n"_s);
    QCOMPARE(lines.front(), u"\"user\",without,\"service\",inner_without,spans,measured,errors,total_ns,self_ns,"
                            "critical_path_ns,min_ns,p50_ns,p75_ns,p90_ns,p95_ns,p99_ns,p99_9_ns,max_ns"_s);
    QCOMPARE(lines.size(), 1 + 4 + 5 + 1); // heading, outer, inner, end
    QVERIFY(lines[1].startsWith(u"\"\",true,\"\",false,1,1,0,100000000,"_s));
    QVERIFY2(csv.contains(u"\"'=cmd()\",false"_s), qPrintable(csv));
    QVERIFY(csv.contains(u"\"ann\",false,\"cart\",false,1,1,0,60000000,"_s));
}

void TestStatisticsModel::hasHeadingsWithExplanations()
{
    StatisticsModel model;
    QCOMPARE(model.headerData(StatisticsModel::P999, Qt::Horizontal).toString(), u"p99.9"_s);
    for (int column = StatisticsModel::Count; column < StatisticsModel::ColumnCount; ++column) {
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestStatisticsModel)
#include "tst_statisticsmodel.moc"
