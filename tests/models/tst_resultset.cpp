// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/resultservices.h"
#include "core/models/resultset.h"
#include "core/models/tracecsv.h"
#include "core/models/tracegroupmodel.h"
#include "core/models/tracelistmodel.h"
#include "core/models/tracesortmodel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace traceloupe;

namespace {

constexpr std::int64_t kMs = 1'000'000;

TraceSummary trace(std::uint64_t id, const QString &service, std::int64_t startMs, std::int64_t durationMs,
                   std::uint32_t errors = 0)
{
    TraceSummary row;
    row.id = TraceId{0, id};
    row.idText = QString::number(id, 16);
    row.rootService = service;
    row.rootName = u"GET"_s;
    row.startNs = startMs * kMs;
    row.durationNs = durationMs * kMs;
    row.spans = 3;
    row.errors = errors;
    row.services = {service};
    return row;
}

ResultRows rowsOf(const std::vector<TraceSummary> &traces)
{
    ResultRows rows;
    for (const TraceSummary &row : traces)
        rows.append(row);
    return rows;
}

const ResultBrush kSlow{std::nullopt, DurationRange{50 * kMs, 1'000 * kMs}};

/// "name: traces p50 p95 longest failed" of each group.
QStringList groups(const TraceGroupModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.groupCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < TraceGroupModel::ColumnCount; ++column)
            cells += model.index(row, column).data().toString();
        lines += cells.join(u' ').trimmed();
    }
    return lines;
}

} // namespace

class TestResultSet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void holdsTheTracesWithinABrush();
    void keepsTheBrushWhenTheRowsChange();
    void forgetsAHoveredRowThatIsGone();
    void tellsTheServicesApartAndCountsThem();
    void narrowsAListToACohort();
    void keepsSelectedRowsWhileTheListNarrows();
    void showsAttributesInColumnsOfTheirOwn();
    void sortsAttributesByNumberThenText();
    void groupsTheListWithItsFigures();
    void sortsGroupsByAnyFigure();
    void givesTheTracesOfAGroup();
    void writesRowsAsCsv();
};

void TestResultSet::holdsTheTracesWithinABrush()
{
    ResultSet results;
    results.setRows(rowsOf({trace(1, u"a"_s, 0, 10), trace(2, u"a"_s, 5, 60), trace(3, u"b"_s, 9, 70)}));
    QSignalSpy cohortChanges(&results, &ResultSet::cohortChanged);

    results.setBrush(kSlow);
    results.setBrush(kSlow);

    QCOMPARE(cohortChanges.count(), 1);
    QCOMPARE(results.cohortSize(), std::size_t{2});
    QCOMPARE(results.cohort(), (std::unordered_set<TraceId>{TraceId{0, 2}, TraceId{0, 3}}));
    results.clearBrush();
    QVERIFY(!results.hasCohort());
    QVERIFY(results.cohort().empty());
}

void TestResultSet::keepsTheBrushWhenTheRowsChange()
{
    ResultSet results;
    results.setRows(rowsOf({trace(1, u"a"_s, 0, 10)}));
    results.setBrush(kSlow);

    results.setRows(rowsOf({trace(1, u"a"_s, 0, 10), trace(7, u"a"_s, 5, 60)}));

    QVERIFY(results.hasCohort());
    QCOMPARE(results.cohort(), (std::unordered_set<TraceId>{TraceId{0, 7}}));
    QCOMPARE(results.rowOf(TraceId{0, 7}), std::optional<std::uint32_t>(1));
}

void TestResultSet::forgetsAHoveredRowThatIsGone()
{
    ResultSet results;
    results.setRows(rowsOf({trace(1, u"a"_s, 0, 10), trace(2, u"a"_s, 0, 10)}));
    results.setHovered(1);
    QCOMPARE(results.hovered(), std::optional<std::uint32_t>(1));

    results.setRows(rowsOf({trace(1, u"a"_s, 0, 10)}));

    QVERIFY(!results.hovered());
    results.setHovered(5);
    QVERIFY(!results.hovered());
}

void TestResultSet::tellsTheServicesApartAndCountsThem()
{
    const ResultServices services = servicesOf(rowsOf({trace(1, u"shop"_s, 0, 10), trace(2, u"cart"_s, 1, 10),
                                                       trace(3, u"shop"_s, 2, 10), trace(4, QString(), 3, 10)}));

    QStringList lines;
    std::set<int> colors;
    for (const ResultService &service : services.byTraces) {
        lines += u"%1 %2"_s.arg(service.name).arg(service.traces);
        colors.insert(service.color);
    }
    QCOMPARE(lines, QStringList({u"shop 2"_s, u" 1"_s, u"cart 1"_s}));
    QCOMPARE(colors.size(), std::size_t{3});
    QCOMPARE(services.colors.size(), std::size_t{4});
    QCOMPARE(int{services.colors[2]}, services.byTraces[0].color);
    QCOMPARE(services.colors[0], services.colors[2]);
}

void TestResultSet::narrowsAListToACohort()
{
    TraceListModel model;
    TraceSortModel list(model);
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTraces({trace(1, u"a"_s, 0, 10), trace(2, u"b"_s, 5, 60), trace(3, u"b"_s, 9, 70)});
    list.sort(TraceListModel::Duration, Qt::DescendingOrder);

    list.setCohort(std::unordered_set<TraceId>{TraceId{0, 1}, TraceId{0, 3}});

    QCOMPARE(list.rowCount(), 2);
    QCOMPARE(list.trace(0).id, (TraceId{0, 3}));
    QCOMPARE(list.rowOf(TraceId{0, 2}), -1);
    QVERIFY(list.matches(model.trace(1))); // but for the cohort it would be there
    list.setCohort(std::nullopt);
    QCOMPARE(list.rowCount(), 3);
}

void TestResultSet::keepsSelectedRowsWhileTheListNarrows()
{
    TraceListModel model;
    TraceSortModel list(model);
    model.setTraces({trace(1, u"a"_s, 0, 10), trace(2, u"b"_s, 5, 60), trace(3, u"b"_s, 9, 70)});
    list.sort(TraceListModel::Start, Qt::AscendingOrder);
    const QPersistentModelIndex stays = list.index(2, TraceListModel::Duration);
    const QPersistentModelIndex goes = list.index(0, TraceListModel::Duration);

    list.setText(u"b"_s);

    QVERIFY(!goes.isValid());
    QCOMPARE(stays.row(), 1);
    QCOMPARE(stays.data().toString(), u"70.0 ms"_s);
    model.updateTraces({trace(3, u"b"_s, 9, 70), trace(4, u"b"_s, 1, 5)});
    QCOMPARE(stays.data().toString(), u"70.0 ms"_s);
}

void TestResultSet::showsAttributesInColumnsOfTheirOwn()
{
    TraceListModel model;
    TraceSortModel list(model);
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTraces({trace(1, u"a"_s, 0, 10)});
    const int first = TraceListModel::ColumnCount;

    model.setAttributes({u"tenant"_s, u"code"_s});
    model.setAttributeValues(u"tenant"_s, {{TraceId{0, 1}, u"globex"_s}});
    model.setAttributeValues(u"nobody asked"_s, {{TraceId{0, 1}, u"x"_s}});

    QCOMPARE(list.columnCount(), first + 2);
    QCOMPARE(list.headerData(first, Qt::Horizontal, Qt::DisplayRole).toString(), u"tenant"_s);
    QCOMPARE(list.index(0, first).data().toString(), u"globex"_s);
    QCOMPARE(list.index(0, first + 1).data().toString(), QString());
    model.setAttributes({u"code"_s, u"tenant"_s});
    QCOMPARE(list.index(0, first + 1).data().toString(), u"globex"_s); // kept
    model.setAttributes({});
    QCOMPARE(list.columnCount(), first);
}

void TestResultSet::sortsAttributesByNumberThenText()
{
    TraceListModel model;
    TraceSortModel list(model);
    model.setTraces(
        {trace(1, u"a"_s, 0, 10), trace(2, u"b"_s, 0, 10), trace(3, u"c"_s, 0, 10), trace(4, u"d"_s, 0, 10)});
    model.setAttributes({u"code"_s});

    model.setAttributeValues(u"code"_s,
                             {{TraceId{0, 1}, u"n/a"_s}, {TraceId{0, 2}, u"200"_s}, {TraceId{0, 4}, u"30"_s}});
    list.sort(TraceListModel::ColumnCount, Qt::AscendingOrder);

    QStringList services;
    for (int row = 0; row < list.rowCount(); ++row)
        services += list.trace(row).rootService;
    QCOMPARE(services, QStringList({u"d"_s, u"b"_s, u"a"_s, u"c"_s}));
}

void TestResultSet::groupsTheListWithItsFigures()
{
    TraceListModel model;
    TraceSortModel list(model);
    TraceGroupModel grouped(list);
    const QAbstractItemModelTester tester(&grouped, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTraces(
        {trace(1, u"a"_s, 0, 10), trace(2, u"a"_s, 5, 60, 2), trace(3, {}, 9, 70), trace(4, u"a"_s, 9, 20)});

    grouped.setGrouping(u"Service"_s, u"(none)"_s, [](const TraceSummary &row) { return row.rootService; });

    QCOMPARE(groups(grouped), QStringList({u"a 3 20.0 ms 60.0 ms 60.0 ms 1"_s, u"(none) 1 70.0 ms 70.0 ms 70.0 ms"_s}));
    QCOMPARE(grouped.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"Service"_s);
    QCOMPARE(grouped.rowCount(grouped.index(0, 0)), 3);
}

void TestResultSet::sortsGroupsByAnyFigure()
{
    TraceListModel model;
    TraceSortModel list(model);
    TraceGroupModel grouped(list);
    model.setTraces({trace(1, u"b"_s, 0, 10), trace(2, u"b"_s, 5, 60), trace(3, u"a"_s, 9, 70)});
    grouped.setGrouping(u"Service"_s, {}, [](const TraceSummary &row) { return row.rootService; });

    grouped.sort(TraceGroupModel::Median, Qt::DescendingOrder);
    QCOMPARE(grouped.index(0, 0).data().toString(), u"a"_s);
    grouped.sort(TraceGroupModel::Traces, Qt::DescendingOrder);
    QCOMPARE(grouped.index(0, 0).data().toString(), u"b"_s);
    grouped.sort(TraceGroupModel::Name, Qt::AscendingOrder);
    QCOMPARE(grouped.index(0, 0).data().toString(), u"a"_s);
}

void TestResultSet::givesTheTracesOfAGroup()
{
    TraceListModel model;
    TraceSortModel list(model);
    TraceGroupModel grouped(list);
    model.setTraces({trace(1, u"b"_s, 0, 10), trace(2, u"b"_s, 5, 60), trace(3, u"a"_s, 9, 70)});
    list.sort(TraceListModel::Duration, Qt::DescendingOrder);
    grouped.setGrouping(u"Service"_s, {}, [](const TraceSummary &row) { return row.rootService; });

    const QModelIndex group = grouped.index(0, 0);

    QCOMPARE(grouped.tracesOf(group).size(), std::size_t{2});
    QCOMPARE(grouped.tracesOf(grouped.index(0, 0, group)).front().id, (TraceId{0, 2})); // in the list's order
}

void TestResultSet::writesRowsAsCsv()
{
    AttributeColumns attributes;
    attributes.setKeys({u"tenant"_s});
    attributes.setValues(u"tenant"_s, {{TraceId{0, 1}, u"=cmd|' /C calc'!A0"_s}});
    TraceSummary row = trace(1, u"say \"hi\""_s, -1, 10, 1);
    row.origins = {{u"file"_s, u"a.json"_s}};

    const QByteArray csv = tracesCsv(std::span(&row, 1), attributes);

    QCOMPARE(
        QString::fromUtf8(csv),
        u"trace_id,service,operation,start,start_ns,duration_ns,spans,errors,services,origins,pinned,partial,\"tenant\"\r\n"
        "\"1\",\"say \"\"hi\"\"\",\"GET\",1969-12-31T23:59:59.999000000Z,-1000000,10000000,3,1,\"say \"\"hi\"\"\","
        "\"file: a.json\",0,0,\"'=cmd|' /C calc'!A0\"\r\n"_s);
}

QTEST_GUILESS_MAIN(TestResultSet)
#include "tst_resultset.moc"
