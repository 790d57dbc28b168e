// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/ticks.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;

namespace {

QString axisText(TimeRange range, double widthPx, double spacingPx)
{
    const Ticks ticks = computeTicks(range, widthPx, spacingPx);
    QStringList labels;
    for (const std::int64_t offset : ticks.offsetsNs)
        labels.append(tickText(offset, range.endNs, ticks.stepNs, QLocale(QLocale::English)));
    return labels.join(u" | "_s);
}

} // namespace

class TestTicks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void choosesStepsThatPeopleCountIn_data();
    void choosesStepsThatPeopleCountIn();
    void marksNothingOnAnEmptyAxis();
    void neverPutsMarksCloserThanAsked();
    void survivesTheEndsOfTime();
};

void TestTicks::choosesStepsThatPeopleCountIn_data()
{
    QTest::addColumn<qint64>("start");
    QTest::addColumn<qint64>("end");
    QTest::addColumn<QString>("axis");
    constexpr qint64 second = 1'000'000'000;
    QTest::newRow("nanoseconds") << qint64(0) << qint64(10) << u"0 ns | 2 ns | 4 ns | 6 ns | 8 ns | 10 ns"_s;
    QTest::newRow("milliseconds") << qint64(0) << qint64(120'000'000)
                                  << u"0 ms | 20 ms | 40 ms | 60 ms | 80 ms | 100 ms | 120 ms"_s;
    QTest::newRow("starts within a step")
        << qint64(7'000'000) << qint64(31'000'000) << u"10 ms | 15 ms | 20 ms | 25 ms | 30 ms"_s;
    QTest::newRow("one unit for all") << qint64(0) << 2 * second << u"0.0 s | 0.5 s | 1.0 s | 1.5 s | 2.0 s"_s;
    QTest::newRow("deep inside")
        << second << second + 500
        << u"1.0000000 s | 1.0000001 s | 1.0000002 s | 1.0000003 s | 1.0000004 s | 1.0000005 s"_s;
    QTest::newRow("a minute and a half") << qint64(0) << 90 * second
                                         << u"0 s | 15 s | 30 s | 45 s | 1 min 0 s | 1 min 15 s | 1 min 30 s"_s;
    QTest::newRow("hours") << qint64(0) << 7'200 * second << u"0 min | 30 min | 1 h 0 min | 1 h 30 min | 2 h 0 min"_s;
    QTest::newRow("before the origin") << qint64(-4'000) << qint64(4'000) << u"−4 µs | −2 µs | 0 µs | 2 µs | 4 µs"_s;
}

void TestTicks::choosesStepsThatPeopleCountIn()
{
    QFETCH(qint64, start);
    QFETCH(qint64, end);
    QFETCH(QString, axis);
    QCOMPARE(axisText({start, end}, 600, 100), axis);
}

void TestTicks::marksNothingOnAnEmptyAxis()
{
    QVERIFY(computeTicks({5, 5}, 600, 100).offsetsNs.empty());
    QVERIFY(computeTicks({5, 2}, 600, 100).offsetsNs.empty());
    QVERIFY(computeTicks({0, 100}, 0, 100).offsetsNs.empty());
}

void TestTicks::neverPutsMarksCloserThanAsked()
{
    std::int64_t length = 3;
    for (int i = 0; i < 60; ++i, length = length * 7 / 4 + 1) {
        const Ticks ticks = computeTicks({0, length}, 900, 100);
        const double spacing = 900.0 * static_cast<double>(ticks.stepNs) / static_cast<double>(length);
        QVERIFY2(spacing >= 99.999 || ticks.stepNs == 1, qPrintable(QString::number(length)));
        QVERIFY(ticks.offsetsNs.size() <= 11);
    }
}

void TestTicks::survivesTheEndsOfTime()
{
    const TimeRange everything{std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};
    QVERIFY(computeTicks(everything, 1'000, 100).offsetsNs.size() < 20);
    QVERIFY(computeTicks({everything.endNs - 10, everything.endNs}, 1'000, 100).offsetsNs.size() < 20);
}

QTEST_GUILESS_MAIN(TestTicks)
#include "tst_ticks.moc"
