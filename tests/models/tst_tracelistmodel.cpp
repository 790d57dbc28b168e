// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/tracelistmodel.h"
#include "core/models/tracesortmodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QPersistentModelIndex>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace traceloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kStartNs = 1'705'312'800'000'000'000; // 2024-01-15 10:00:00 UTC

TraceSummary trace(std::uint64_t id, const QString &service, std::int64_t durationNs, std::uint32_t spans = 1,
                   std::uint32_t errors = 0)
{
    TraceSummary row;
    row.id = TraceId{0, id};
    row.idText = QString::number(id, 16);
    row.rootService = service;
    row.rootName = u"GET /"_s + service;
    row.startNs = kStartNs + static_cast<std::int64_t>(id);
    row.durationNs = durationNs;
    row.spans = spans;
    row.errors = errors;
    row.services = {service};
    row.storedMs = 1;
    return row;
}

QStringList shown(const QAbstractItemModel &model, int column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts += model.index(row, column).data().toString();
    return texts;
}

} // namespace

class TestTraceListModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void showsNumbersWithUnitsAndTheChosenZone();
    void givesRawNumbersToSortBy();
    void saysWhatIsUnknown();
    void saysThatDurationsOfTemposSearchAreCut();
    void relatesDurationsLikeALogarithmicAxis();
    void sortsNumbersFromTheLargestAtFirst();
    void knowsWhetherARowHasAState();
    void announcesOnlyTheRowsThatChanged();
    void keepsPersistentIndexesOverAnUpdate();
    void escapesMarkupInToolTips();
    void marksPinnedPartialAndCachedTraces();
    void sortsNumbersAsNumbers_data();
    void sortsNumbersAsNumbers();
    void narrowsToEveryWord();
    void narrowsToTheTracesOfAFile();
    void sortsAHundredThousandRowsFastEnough();
};

void TestTraceListModel::showsNumbersWithUnitsAndTheChosenZone()
{
    TraceListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTimeZone(DisplayTimeZone::utc());
    model.setTraces({trace(1, u"cart"_s, 12'300'000, 1234, 2)});

    QCOMPARE(model.index(0, TraceListModel::Service).data().toString(), u"cart"_s);
    QCOMPARE(model.index(0, TraceListModel::Start).data().toString(), u"2024-01-15 10:00:00.000 UTC"_s);
    QCOMPARE(model.index(0, TraceListModel::Duration).data().toString(), u"12.3 ms"_s);
    QCOMPARE(model.index(0, TraceListModel::Spans).data().toString(), QLocale().toString(1234));
    QCOMPARE(model.index(0, TraceListModel::Errors).data().toString(), u"2"_s);

    model.setTimeZone(DisplayTimeZone::fromSetting(u"Asia/Tokyo"_s));
    QVERIFY(model.index(0, TraceListModel::Start).data().toString().startsWith(u"2024-01-15 19:00:00.000"_s));
}

void TestTraceListModel::givesRawNumbersToSortBy()
{
    TraceListModel model;
    model.setTraces({trace(1, u"cart"_s, 12'300'000, 7, 2)});

    QCOMPARE(model.index(0, TraceListModel::Duration).data(TraceListModel::SortRole).toLongLong(), 12'300'000LL);
    QCOMPARE(model.index(0, TraceListModel::Start).data(TraceListModel::SortRole).toLongLong(), kStartNs + 1);
    QCOMPARE(model.index(0, TraceListModel::Spans).data(TraceListModel::SortRole).toInt(), 7);
}

void TestTraceListModel::saysWhatIsUnknown()
{
    TraceListModel model;
    TraceSummary unknown = trace(1, {}, 5, 0, 0);
    unknown.rootName.clear();
    model.setTraces({unknown});

    QCOMPARE(model.index(0, TraceListModel::Service).data().toString(), u"(no service)"_s);
    QCOMPARE(model.index(0, TraceListModel::Operation).data().toString(), u"(no name)"_s);
    QCOMPARE(model.index(0, TraceListModel::Spans).data().toString(), u"–"_s);
    QCOMPARE(model.index(0, TraceListModel::Errors).data().toString(), QString());
}

void TestTraceListModel::saysThatDurationsOfTemposSearchAreCut()
{
    TraceListModel model;
    std::vector<TraceSummary> rows{trace(1, u"a"_s, 10'000'000), trace(2, u"b"_s, 0), trace(3, u"c"_s, 4'520'000'000)};
    for (TraceSummary &row : rows) {
        row.origins = {{u"tempo"_s, u"http://tempo"_s}};
        row.storedMs = 0;
    }
    model.setTraces(rows);
    QCOMPARE(shown(model, TraceListModel::Duration), QStringList({u"\u2248 10 ms"_s, u"< 1 ms"_s, u"\u2248 4.52 s"_s}));
    QVERIFY(
        model.index(0, TraceListModel::Duration).data(Qt::ToolTipRole).toString().contains(u"whole milliseconds"_s));

    for (TraceSummary &row : rows)
        row.storedMs = 1; // the cache has the traces
    model.setTraces(rows);
    QCOMPARE(model.index(0, TraceListModel::Duration).data().toString(), u"10.0 ms"_s);
}

void TestTraceListModel::relatesDurationsLikeALogarithmicAxis()
{
    TraceListModel model;
    const auto share = [&model](int row) {
        return model.index(row, 0).data(TraceListModel::DurationShareRole).toDouble();
    };
    model.setTraces({trace(1, u"a"_s, 100), trace(2, u"b"_s, 10'000), trace(3, u"c"_s, 1'000)});
    QVERIFY(share(0) > 0); // the shortest has a bar too
    QCOMPARE(share(1), 1.0);
    QVERIFY(qAbs(share(2) - (share(0) + share(1)) / 2) < 1e-9);

    const std::vector<TraceSummary> more{trace(4, u"d"_s, 1'000'000)};
    model.mergeTraces(more);
    QVERIFY(qAbs(share(1) - (share(0) + share(3)) / 2) < 1e-9);
}

void TestTraceListModel::sortsNumbersFromTheLargestAtFirst()
{
    const TraceListModel model;
    const auto first = [&model](int column) {
        return model.headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole).value<Qt::SortOrder>();
    };
    for (const int column :
         {TraceListModel::Start, TraceListModel::Duration, TraceListModel::Spans, TraceListModel::Errors})
        QCOMPARE(first(column), Qt::DescendingOrder);
    QCOMPARE(first(TraceListModel::Service), Qt::AscendingOrder);
}

void TestTraceListModel::knowsWhetherARowHasAState()
{
    TraceListModel model;
    model.setTraces({trace(1, u"a"_s, 100)});
    QVERIFY(!model.hasMarks());
    model.setFresh({TraceId{0, 1}});
    QVERIFY(model.hasMarks());
    model.setFresh({TraceId{0, 2}}); // of a trace that is not in the list
    QVERIFY(!model.hasMarks());
}

void TestTraceListModel::announcesOnlyTheRowsThatChanged()
{
    TraceListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTraces({trace(1, u"a"_s, 5), trace(2, u"b"_s, 9), trace(3, u"c"_s, 5), trace(4, u"d"_s, 5)});
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);

    model.updateTraces({trace(2, u"b"_s, 9), trace(4, u"d"_s, 5, 8), trace(5, u"e"_s, 5)});

    QCOMPARE(shown(model, TraceListModel::Service), QStringList({u"b"_s, u"d"_s, u"e"_s}));
    QCOMPARE(reset.count(), 0);
    QCOMPARE(removed.count(), 2); // rows 2, then 0
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.front().front().toModelIndex().row(), 1);
    QCOMPARE(model.rowOf(TraceId{0, 5}), 2);
    QCOMPARE(model.rowOf(TraceId{0, 1}), -1);
}

void TestTraceListModel::keepsPersistentIndexesOverAnUpdate()
{
    TraceListModel model;
    TraceSortModel sorted(model);
    const QAbstractItemModelTester tester(&sorted, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTraces({trace(1, u"a"_s, 5), trace(2, u"b"_s, 9), trace(3, u"c"_s, 7)});
    sorted.sort(TraceListModel::Duration, Qt::DescendingOrder);
    const QPersistentModelIndex kept = sorted.index(1, TraceListModel::Service);
    QCOMPARE(kept.data().toString(), u"c"_s);

    model.updateTraces({trace(3, u"c"_s, 7), trace(4, u"d"_s, 8), trace(2, u"b"_s, 1)});

    QCOMPARE(kept.data().toString(), u"c"_s);
    QCOMPARE(shown(sorted, TraceListModel::Service), QStringList({u"d"_s, u"c"_s, u"b"_s}));
}

void TestTraceListModel::escapesMarkupInToolTips()
{
    TraceListModel model;
    model.setTraces({trace(1, u"<b>bold</b>"_s, 5)});

    const QString toolTip = model.index(0, TraceListModel::Service).data(Qt::ToolTipRole).toString();

    QVERIFY2(toolTip.contains(u"&lt;b&gt;bold"_s), qPrintable(toolTip));
}

void TestTraceListModel::marksPinnedPartialAndCachedTraces()
{
    TraceListModel model;
    TraceSummary odd = trace(1, u"a"_s, 5);
    odd.pinned = true;
    odd.partial = true;
    model.setTraces({odd});
    QCOMPARE(model.index(0, TraceListModel::Marks).data().toString(), u"pinned, partial"_s);

    model.setMarksCached(true);
    QCOMPARE(model.index(0, TraceListModel::Marks).data().toString(), u"pinned, partial, cached"_s);
}

void TestTraceListModel::sortsNumbersAsNumbers_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QStringList>("ascending");
    QTest::newRow("service, any case") << int{TraceListModel::Service} << QStringList{u"a"_s, u"B"_s, u"c"_s};
    QTest::newRow("start") << int{TraceListModel::Start} << QStringList{u"c"_s, u"a"_s, u"B"_s};
    QTest::newRow("duration") << int{TraceListModel::Duration} << QStringList{u"B"_s, u"c"_s, u"a"_s};
    QTest::newRow("spans") << int{TraceListModel::Spans} << QStringList{u"c"_s, u"B"_s, u"a"_s};
    QTest::newRow("errors, ties by start") << int{TraceListModel::Errors} << QStringList{u"c"_s, u"B"_s, u"a"_s};
}

void TestTraceListModel::sortsNumbersAsNumbers()
{
    QFETCH(int, column);
    QFETCH(QStringList, ascending);
    TraceListModel model;
    TraceSortModel sorted(model);
    model.setTraces({trace(2, u"a"_s, 1'000, 100, 3), trace(3, u"B"_s, 9, 20), trace(1, u"c"_s, 200, 3)});

    sorted.sort(column, Qt::AscendingOrder);

    QCOMPARE(shown(sorted, TraceListModel::Service), ascending);
}

void TestTraceListModel::narrowsToEveryWord()
{
    TraceListModel model;
    TraceSortModel sorted(model);
    model.setTraces({trace(0xabc, u"cart"_s, 1), trace(0xdef, u"checkout"_s, 2)});

    sorted.setText(u"GET CHECK"_s);
    QCOMPARE(shown(sorted, TraceListModel::Service), QStringList({u"checkout"_s}));
    sorted.setText(u"abc"_s);
    QCOMPARE(shown(sorted, TraceListModel::Service), QStringList({u"cart"_s}));
    sorted.setText(u"cart checkout"_s);
    QCOMPARE(sorted.rowCount(), 0);
    sorted.setText({});
    QCOMPARE(sorted.rowCount(), 2);
}

void TestTraceListModel::narrowsToTheTracesOfAFile()
{
    TraceListModel model;
    TraceSortModel sorted(model);
    model.setTraces({trace(1, u"a"_s, 1), trace(2, u"b"_s, 2)});

    sorted.setIds(std::unordered_set<TraceId>{TraceId{0, 2}});
    QCOMPARE(shown(sorted, TraceListModel::Service), QStringList({u"b"_s}));
    sorted.setIds(std::nullopt);
    QCOMPARE(sorted.rowCount(), 2);
}

void TestTraceListModel::sortsAHundredThousandRowsFastEnough()
{
    constexpr int kRows = 100'000;
    std::vector<TraceSummary> rows;
    rows.reserve(kRows);
    for (int i = 0; i < kRows; ++i)
        rows.push_back(trace(static_cast<std::uint64_t>(i) + 1, u"s"_s + QString::number(i % 50),
                             (static_cast<std::int64_t>(i) * 7919) % 100'003));
    TraceListModel model;
    TraceSortModel sorted(model);
    model.setTraces(std::move(rows));
    QElapsedTimer timer;
    timer.start();

    sorted.sort(TraceListModel::Duration, Qt::DescendingOrder);

    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed()))); // generous: a shared machine
    QCOMPARE(sorted.index(0, TraceListModel::Duration).data(TraceListModel::SortRole).toLongLong(), 100'002LL);
}

QTEST_GUILESS_MAIN(TestTraceListModel)
#include "tst_tracelistmodel.moc"
