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
        columns.append(0, value, 1, 0);
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
    void putsLabelsAtTheirLinesHoweverNear();
    void keepsLabelsWithinTheChart();
    void putsNoLabelOverAnotherAtAnEdge();
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

void TestPercentileLines::putsLabelsAtTheirLinesHoweverNear()
{
    std::vector<LineLabel> labels = {{200, 50}, {203, 50}, {205, 50}, {206, 50}, {208, 50}};

    placeLabels(labels, 0, 400, 5);

    QStringList places;
    for (const LineLabel &label : labels)
        places += u"%1:%2-%3"_s.arg(label.row).arg(label.leftPx).arg(label.rightPx());
    // ending at the line and climbing, then beginning at it and going down
    QCOMPARE(places.join(u' '), u"2:150-200 1:153-203 0:205-255 1:206-256 2:208-258"_s);
}

void TestPercentileLines::keepsLabelsWithinTheChart()
{
    std::vector<LineLabel> labels = {{-20, 50}, {190, 50}};

    placeLabels(labels, 0, 200, 5);

    QCOMPARE(labels[0].leftPx, 0.0);
    QCOMPARE(labels[1].leftPx, 150.0);
    QVERIFY(labels[0].isShown && labels[1].isShown);
}

void TestPercentileLines::putsNoLabelOverAnotherAtAnEdge()
{
    for (const double edge : {0.0, 200.0}) {
        std::vector<LineLabel> labels(5, {edge, 60});

        placeLabels(labels, 0, 200, 5);

        for (std::size_t i = 0; i < labels.size(); ++i) {
            for (std::size_t j = i + 1; j < labels.size(); ++j) {
                const bool areBothShown = labels[i].isShown && labels[j].isShown;
                QVERIFY(!areBothShown || labels[i].row != labels[j].row || labels[i].rightPx() <= labels[j].leftPx);
            }
            QVERIFY(!labels[i].isShown || (labels[i].leftPx >= 0 && labels[i].rightPx() <= 200));
        }
        QVERIFY(labels[2].isShown && labels[3].isShown && labels[4].isShown);
    }
}

void TestPercentileLines::hidesLabelsForWhichThereIsNoRoom()
{
    std::vector<LineLabel> labels = {{10, 60}, {60, 60}, {70, 60}};

    placeLabels(labels, 0, 100, 5);

    QVERIFY(!labels[0].isShown);
    QCOMPARE(labels[2].leftPx, 40.0);
    QVERIFY(labels[1].isShown && labels[2].isShown);
    QVERIFY(labels[1].row != labels[2].row);
}

QTEST_GUILESS_MAIN(TestPercentileLines)
#include "tst_percentilelines.moc"
