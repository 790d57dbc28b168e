// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/columnwidths.h"

#include <QTest>

#include <vector>

using namespace Qt::StringLiterals;
using namespace traceloupe;

namespace {

QString widths(std::vector<ColumnWidth> columns, int widthPx)
{
    shareWidth(columns, widthPx);
    QStringList out;
    for (const ColumnWidth &column : columns)
        out += QString::number(column.px);
    return out.join(u' ');
}

} // namespace

class TestColumnWidths : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesEachWhatItNeedsWhereThereIsRoom();
    void letsTheFirstTurnGrowBeforeTheSecond();
    void sharesWhatIsLeftAndWastesNothing();
    void neverGoesBelowTheLeast();
};

void TestColumnWidths::givesEachWhatItNeedsWhereThereIsRoom()
{
    QCOMPARE(widths({{50, 80, 0}, {60, 300, 1}, {40, 30, 0}}, 1'000), u"80 300 40"_s);
}

void TestColumnWidths::letsTheFirstTurnGrowBeforeTheSecond()
{
    QCOMPARE(widths({{50, 300, 1}, {60, 200, 0}}, 260), u"60 200"_s);
    QCOMPARE(widths({{50, 300, 1}, {60, 200, 0}}, 200), u"50 150"_s);
}

void TestColumnWidths::sharesWhatIsLeftAndWastesNothing()
{
    QCOMPARE(widths({{0, 500, 0, 3}, {0, 500, 0, 1}}, 400), u"300 100"_s);
    QCOMPARE(widths({{0, 100, 0, 3}, {0, 500, 0, 1}}, 400), u"100 300"_s); // what one leaves the other has
    QCOMPARE(widths({{0, 500, 0, 1}, {0, 500, 0, 1}, {0, 500, 0, 1}}, 100).split(u' ').size(), 3);
    int sum = 0;
    for (const QString &px : widths({{0, 500, 0, 1}, {0, 500, 0, 1}, {0, 500, 0, 1}}, 100).split(u' '))
        sum += px.toInt();
    QCOMPARE(sum, 100);
}

void TestColumnWidths::neverGoesBelowTheLeast()
{
    QCOMPARE(widths({{50, 80, 0}, {60, 300, 1}}, 20), u"50 60"_s);
    QCOMPARE(widths({}, 20), QString());
}

QTEST_GUILESS_MAIN(TestColumnWidths)
#include "tst_columnwidths.moc"
