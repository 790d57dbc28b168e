// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/quantile.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace traceloupe;

namespace {
const std::vector<std::int64_t> kSample{12, 13, 13, 14, 15, 15, 16, 17, 18, 19,
                                        20, 21, 22, 24, 25, 28, 31, 40, 55, 120};
} // namespace

class TestQuantile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesTheWorkedExample()
    {
        QCOMPARE(quantileOfSorted(kSample, kP50), 19);
        QCOMPARE(quantileOfSorted(kSample, kP90), 40);
        QCOMPARE(quantileOfSorted(kSample, kP95), 55);
        QCOMPARE(quantileOfSorted(kSample, kP99), 120);
    }

    void interpolatesAsSpreadsheetsDo()
    {
        QVERIFY(std::abs(interpolatedQuantileOfSorted(kSample, kP50) - 19.5) < 1e-9);
        QVERIFY(std::abs(interpolatedQuantileOfSorted(kSample, kP90) - 41.5) < 1e-9);
        QVERIFY(std::abs(interpolatedQuantileOfSorted(kSample, kP95) - 58.25) < 1e-9);
        QVERIFY(std::abs(interpolatedQuantileOfSorted(kSample, kP99) - 107.65) < 1e-9);
        QCOMPARE(interpolatedQuantileOfSorted(kSample, 1'000'000), 120.0);
        QCOMPARE(interpolatedQuantileOfSorted(kSample, 0), 12.0);
        QCOMPARE(interpolatedQuantileOfSorted(std::vector<std::int64_t>{7}, kP99), 7.0);
    }

    void ranksAreExactIntegers()
    {
        QCOMPARE(nearestRank(70'000, 100), 7U); // a double's ceil(0.07 * 100) gives 8
        QCOMPARE(nearestRank(0, 5), 1U);
        QCOMPARE(nearestRank(1'000'000, 5), 5U);
        QCOMPARE(nearestRank(kP50, 1), 1U);
        QCOMPARE(nearestRank(kP999, 10'000'000'000'000ULL), 9'990'000'000'000ULL);
    }

    void selectsWithoutSorting()
    {
        std::vector<std::int64_t> shuffled(kSample.rbegin(), kSample.rend());
        std::swap(shuffled[3], shuffled[11]);
        const std::vector<std::uint32_t> wanted{kP95, kP50, kP90};

        const std::vector<std::int64_t> found = quantiles(shuffled, wanted);

        QCOMPARE(found, (std::vector<std::int64_t>{55, 19, 40}));
    }
};

QTEST_GUILESS_MAIN(TestQuantile)
#include "tst_quantile.moc"
