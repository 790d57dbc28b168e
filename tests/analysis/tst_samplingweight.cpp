// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/exponentialhistogram.h"
#include "core/analysis/quantile.h"
#include "core/analysis/samplingweight.h"
#include "core/model/tracebuilder.h"
#include "tests/support/splitmix.h"
#include "tests/support/tracefromtext.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace traceloupe;
using namespace traceloupe::test;

namespace {

bool isNear(double a, double b, double error)
{
    return std::abs(a - b) <= error;
}

/// A lone span with that trace state and flags.
TracePtr traceWithState(std::string_view state, std::uint32_t flags, std::uint64_t randomness)
{
    TraceBuilder builder(TraceId{1, randomness});
    SpanInput span;
    span.id = SpanId{1};
    span.startNs = kTextTraceStartNs;
    span.durationNs = 1;
    span.flags = flags;
    span.traceState = state;
    builder.addSpan(span);
    return builder.finish();
}

} // namespace

class TestSamplingWeight : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsThresholds_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<double>("weight");
        QTest::newRow("all") << QByteArray("ot=th:0") << 1.0;
        QTest::newRow("a half") << QByteArray("ot=th:8") << 2.0;
        QTest::newRow("a quarter") << QByteArray("ot=th:c") << 4.0;
        QTest::newRow("a hundredth") << QByteArray("ot=th:fd70a4") << 100.0000954;
        QTest::newRow("among others") << QByteArray("vendor=x, ot=rv:ffffffffffffff;th:8 ,b=c") << 2.0;
        QTest::newRow("legacy") << QByteArray("ot=r:5;p:3") << 8.0;
        QTest::newRow("legacy, never") << QByteArray("ot=p:63") << 0.0;
    }
    void readsThresholds()
    {
        QFETCH(QByteArray, state);
        QFETCH(double, weight);
        const TracePtr trace = traceWithState(state.toStdString(), 0, 1);
        QVERIFY(isNear(SamplingWeights(*trace).of(SpanIndex(0)).weight.value(), weight, 1e-6));
    }

    void doesNotTakeTheUnknownForOne_data()
    {
        QTest::addColumn<QByteArray>("state");
        for (const char *state : {"", "ot=", "ot=th:", "ot=th:xyz", "ot=th:123456789abcdef", "other=th:8", "ot=p:64"})
            QTest::newRow(state) << QByteArray(state);
    }
    void doesNotTakeTheUnknownForOne()
    {
        QFETCH(QByteArray, state);
        const TracePtr trace = traceWithState(state.toStdString(), 0, 1);
        const SamplingWeight weight = SamplingWeights(*trace).of(SpanIndex(0));
        QVERIFY(!weight.weight);
        QCOMPARE(weight.source, WeightSource::Unknown);
    }

    void noticesWhatShouldNotHaveBeenSampled()
    {
        const auto source = [](std::string_view state, std::uint32_t flags, std::uint64_t id) {
            return SamplingWeights(*traceWithState(state, flags, id)).of(SpanIndex(0)).source;
        };
        QCOMPARE(source("ot=th:8;rv:7fffffffffffff", 0, 1), WeightSource::Inconsistent);
        QCOMPARE(source("ot=th:8;rv:80000000000000", 0, 1), WeightSource::Threshold);
        QCOMPARE(source("ot=th:8", 0x03, 1), WeightSource::Inconsistent);
        QCOMPARE(source("ot=th:8", 0x01, 1), WeightSource::Threshold); // the id is not said to be random
        QCOMPARE(source("ot=th:8", 0x03, 0x0180000000000000ULL), WeightSource::Threshold);
    }

    void readsAttributesInTheOrderOfBelief_data()
    {
        QTest::addColumn<QByteArray>("attributes");
        QTest::addColumn<double>("weight");
        QTest::newRow("probability") << QByteArray("sampling.probability=\"0.25\" SampleRate=9") << 4.0;
        QTest::newRow("configured") << QByteArray("my.rate=\"0.5\"") << 2.0;
        QTest::newRow("Jaeger") << QByteArray("sampler.type=probabilistic sampler.param=\"0.1\"") << 10.0;
        QTest::newRow("Jaeger, all") << QByteArray("sampler.type=const sampler.param=true") << 1.0;
        QTest::newRow("Jaeger, limited") << QByteArray("sampler.type=ratelimiting sampler.param=1") << -1.0;
        QTest::newRow("Honeycomb") << QByteArray("SampleRate=20") << 20.0;
        QTest::newRow("no probability") << QByteArray("sampling.probability=0") << -1.0;
    }
    void readsAttributesInTheOrderOfBelief()
    {
        QFETCH(QByteArray, attributes);
        QFETCH(double, weight);
        const TracePtr trace = traceFromText("a r 0..9ms " + attributes.toStdString() + "\n  a c 1..2ms\n");
        for (std::uint32_t row = 0; row < 2; ++row) // the root's hold for all
            QVERIFY(isNear(SamplingWeights(*trace, "my.rate").of(SpanIndex(row)).weight.value_or(-1), weight, 1e-9));
    }

    void findsTheBucketOfTheSpecification()
    {
        const ExponentialHistogram histogram;
        QCOMPARE(histogram.indexOf(12.3), 463);
        QVERIFY(isNear(histogram.lowerBound(463), 12.27106, 5e-6));
        QVERIFY(isNear(histogram.upperBound(463), 12.33769, 5e-6));
        QVERIFY(isNear(histogram.estimate(463), 12.30428, 5e-6));
        QVERIFY(isNear(100 * histogram.relativeError(), 0.271, 5e-4));
        QVERIFY(isNear(100 * ExponentialHistogram(6).relativeError(), 0.542, 5e-4));
        QVERIFY(isNear(100 * ExponentialHistogram(5).relativeError(), 1.083, 5e-4));
    }

    void keepsPowersOfTwoInTheBucketBelow()
    {
        const ExponentialHistogram histogram;
        for (int power = -30; power <= 61; ++power) {
            QCOMPARE(histogram.indexOf(std::ldexp(1.0, power)), power * 128 - 1);
            QCOMPARE(histogram.indexOf(std::nextafter(std::ldexp(1.0, power), 1e30)), power * 128);
        }
    }

    void isNeverFurtherOffThanItSays()
    {
        SplitMix random(2);
        std::vector<std::int64_t> values(20'000);
        ExponentialHistogram histogram;
        for (std::int64_t &value : values) {
            value = static_cast<std::int64_t>(std::exp(2 + 16 * random.unit()));
            histogram.add(static_cast<double>(value));
        }
        std::ranges::sort(values);
        for (const std::uint32_t quantile : {kP50, kP75, kP90, kP95, kP99, kP999}) {
            const auto exact = static_cast<double>(quantileOfSorted(values, quantile));
            QVERIFY(std::abs(histogram.quantile(quantile) - exact) <= exact * histogram.relativeError() * (1 + 1e-9));
        }
    }

    void mergesWithoutLoss()
    {
        SplitMix random(3);
        ExponentialHistogram all;
        ExponentialHistogram one;
        ExponentialHistogram other;
        for (int i = 0; i < 3'000; ++i) {
            const double value = random.below(10) == 0 ? 0 : std::exp(20 * random.unit() - 5);
            all.add(value);
            (i % 2 == 0 ? one : other).add(value);
        }
        one.merge(other);
        QCOMPARE(one.count(), all.count());
        QCOMPARE(one.zeros(), all.zeros());
        QCOMPARE(one.firstIndex(), all.firstIndex());
        QCOMPARE(one.counts(), all.counts());
    }

    void mergesIntoTheCoarserScale()
    {
        ExponentialHistogram fine(7);
        ExponentialHistogram coarse(5);
        ExponentialHistogram expected(5);
        for (double value = 0.01; value < 1e6; value *= 1.07) {
            fine.add(value);
            expected.add(value);
        }
        fine.merge(coarse);
        QCOMPARE(fine.scale(), 5);
        QCOMPARE(fine.counts(), expected.counts());
        coarse.merge(expected);
        QCOMPARE(coarse.counts(), expected.counts());
    }

    void takesBucketsAsTheyAreSent()
    {
        ExponentialHistogram histogram(0);
        histogram.addBuckets(-1, {1, 0, 2});
        histogram.addZeros(1);
        QCOMPARE(histogram.count(), 4U);
        QCOMPARE(histogram.quantile(kP50), 2 * 0.5 * 1 / 1.5);
        QCOMPARE(histogram.quantile(1), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestSamplingWeight)
#include "tst_samplingweight.moc"
