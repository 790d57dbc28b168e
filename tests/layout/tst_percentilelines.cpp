// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/percentilelines.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;

namespace {

/// The worked sample of the analysis specification, in any order.
ResultColumns sampleX()
{
    ResultColumns columns;
    for (const std::int64_t value : {120, 12, 13, 13, 55, 14, 15, 15, 16, 40, 17, 18, 19, 20, 21, 22, 24, 25, 28, 31})
        columns.append(0, value, 1, 0, 0);
    return columns;
}

} // namespace

class TestPercentileLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void marksObservedDurations();
    void knowsWhichPercentilesHaveTracesEnough();
    void marksNothingForNoTraces();
    void namesPercentiles();
    void putsCrowdedLabelsIntoOtherRows();
    void keepsLabelsWithinTheChart();
    void putsNoLabelOverAnotherAtTheRightEdge();
    void hidesLabelsForWhichThereIsNoRoom();
};

void TestPercentileLines::marksObservedDurations()
{
    QStringList lines;
    for (const PercentileLine &line : percentileLines(sampleX()))
        lines += percentileName(line.millionths) + u'=' + QString::number(line.estimate.value);

    QCOMPARE(lines.join(u' '), u"p50=19 p75=25 p90=40 p95=55 p99=120"_s);
}

void TestPercentileLines::knowsWhichPercentilesHaveTracesEnough()
{
    QStringList trusted;
    for (const PercentileLine &line : percentileLines(sampleX()))
        trusted += percentileName(line.millionths) + (line.isTrusted() ? u" of 20"_s : u" needs %1"_s.arg(line.needed));

    QCOMPARE(trusted.front(), u"p50 of 20"_s);
    QCOMPARE(trusted.at(3), u"p95 needs 72"_s);
    QCOMPARE(trusted.at(4), u"p99 needs 368"_s);
}

void TestPercentileLines::marksNothingForNoTraces()
{
    QVERIFY(percentileLines({}).empty());
}

void TestPercentileLines::namesPercentiles()
{
    QCOMPARE(percentileName(500'000), u"p50"_s);
    QCOMPARE(percentileName(999'000), u"p99.9"_s);
    QCOMPARE(percentileName(5'000), u"p0.5"_s);
}

void TestPercentileLines::putsCrowdedLabelsIntoOtherRows()
{
    std::vector<LineLabel> labels = {{10, 50}, {30, 50}, {40, 50}, {200, 50}};

    placeLabels(labels, 400, 2, 5);

    QCOMPARE(labels[0].row, 0);
    QCOMPARE(labels[0].leftPx, 10.0);
    QCOMPARE(labels[1].row, 1);
    QCOMPARE(labels[1].leftPx, 30.0);
    QCOMPARE(labels[2].row, 0); // free in none: where it is moved least
    QCOMPARE(labels[2].leftPx, 65.0);
    QCOMPARE(labels[3].row, 0);
}

void TestPercentileLines::keepsLabelsWithinTheChart()
{
    std::vector<LineLabel> labels = {{-20, 50}, {190, 50}};

    placeLabels(labels, 200, 2, 5);

    QCOMPARE(labels[0].leftPx, 0.0);
    QCOMPARE(labels[1].leftPx, 150.0);
}

void TestPercentileLines::putsNoLabelOverAnotherAtTheRightEdge()
{
    std::vector<LineLabel> labels = {{20, 60}, {150, 60}, {160, 60}, {170, 60}, {180, 60}};

    placeLabels(labels, 200, 2, 5);

    QStringList places;
    for (const LineLabel &label : labels)
        places += u"%1:%2"_s.arg(label.row).arg(label.leftPx);
    QCOMPARE(places.join(u' '), u"0:10 0:75 1:75 1:140 0:140"_s);
}

void TestPercentileLines::hidesLabelsForWhichThereIsNoRoom()
{
    std::vector<LineLabel> labels = {{10, 60}, {60, 60}, {70, 60}};

    placeLabels(labels, 100, 2, 5);

    QVERIFY(!labels[0].isShown);
    QCOMPARE(labels[2].leftPx, 40.0);
    QVERIFY(labels[1].isShown && labels[2].isShown);
    QVERIFY(labels[1].row != labels[2].row);
}

QTEST_GUILESS_MAIN(TestPercentileLines)
#include "tst_percentilelines.moc"
