// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/durationbuckets.h"

#include <QTest>

#include <cmath>

using namespace traceloupe;

namespace {

const std::vector<DurationBucket> kBuckets{{0, 10, 50}, {10, 20, 40}, {20, HUGE_VAL, 10}};

} // namespace

class TestDurationBuckets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesBucketsOfCumulativeCounts()
    {
        const auto buckets = bucketsOfCumulative({{HUGE_VAL, 100}, {20, 90}, {10, 50}, {5, 0}});

        QVERIFY((buckets == std::vector<DurationBucket>{{5, 10, 50}, {10, 20, 40}, {20, HUGE_VAL, 10}}));
    }

    void takesCountsThatFallAsEqual()
    {
        const auto buckets = bucketsOfCumulative({{10, 50}, {20, 49.999}, {30, 60}, {HUGE_VAL, std::nan("")}});

        QVERIFY((buckets == std::vector<DurationBucket>{{0, 10, 50}, {10, 20, 0}, {20, 30, 10}}));
    }

    void hasNoBucketsWithoutObservations()
    {
        QVERIFY(bucketsOfCumulative({{10, 0}, {HUGE_VAL, 0}}).empty());
        QVERIFY(!quantileOf({}, 0.5, BucketSpread::Even));
    }

    void interpolatesEvenlyInTheBucket()
    {
        const auto median = quantileOf(kBuckets, 0.7, BucketSpread::Even);

        QVERIFY(median);
        QCOMPARE(median->ns, 15.0);
        QCOMPARE(median->lowNs, 10.0);
        QCOMPARE(median->highNs, 20.0);
        QVERIFY(!median->isBeyond());
    }

    void interpolatesExponentiallyWhereABackendDoes()
    {
        QCOMPARE(quantileOf(kBuckets, 0.7, BucketSpread::Exponential)->ns, 10 * std::sqrt(2.0));
        QCOMPARE(quantileOf(kBuckets, 0.25, BucketSpread::Exponential)->ns, 5.0); // from 0 there is no exponent
    }

    void saysThatAQuantileLiesBeyondTheLastBound()
    {
        const auto p99 = quantileOf(kBuckets, 0.99, BucketSpread::Even);

        QVERIFY(p99->isBeyond());
        QCOMPARE(p99->ns, 20.0);
    }

    void skipsEmptyBuckets()
    {
        const std::vector<DurationBucket> buckets{{0, 1, 0}, {1, 2, 4}, {2, 4, 0}};

        QCOMPARE(quantileOf(buckets, 0, BucketSpread::Even)->lowNs, 1.0);
        QCOMPARE(quantileOf(buckets, 1, BucketSpread::Even)->ns, 2.0);
    }

    void addsBucketsOfTheSameBounds()
    {
        std::vector<DurationBucket> sum{{0, 1, 1}, {2, 4, 2}};

        addBuckets(sum, std::vector<DurationBucket>{{2, 4, 3}, {1, 2, 5}});

        QVERIFY((sum == std::vector<DurationBucket>{{0, 1, 1}, {1, 2, 5}, {2, 4, 5}}));
        QCOMPARE(countOf(sum), 11.0);
    }
};

QTEST_GUILESS_MAIN(TestDurationBuckets)
#include "tst_durationbuckets.moc"
