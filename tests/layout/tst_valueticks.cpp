// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/valueticks.h"

#include <QRegularExpression>
#include <QTest>

using namespace traceloupe;
using namespace Qt::StringLiterals;
using Ticks = std::vector<double>;

class TestValueTicks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void areRoundAndHoldBothEnds()
    {
        QCOMPARE(valueTicks(0, 15, 5), (Ticks{0, 5, 10, 15}));
        QCOMPARE(valueTicks(0, 97, 5), (Ticks{0, 20, 40, 60, 80, 100}));
        QCOMPARE(valueTicks(-3, 3, 3), (Ticks{-4, -2, 0, 2, 4}));
    }

    void makeAnAxisOfNothing()
    {
        QCOMPARE(valueTicks(0, 0, 1), (Ticks{0, 1}));
        QVERIFY(valueTicks(5, 5, 5).size() >= 2);
        QVERIFY(valueTicks(5, 5, 5).back() >= 5);
    }
};

QTEST_APPLESS_MAIN(TestValueTicks)
#include "tst_valueticks.moc"
