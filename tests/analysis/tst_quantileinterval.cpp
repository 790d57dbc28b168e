// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/quantileinterval.h"
#include "core/analysis/slo.h"
#include "tests/support/splitmix.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::uint64_t kOpen = 0;

/// P(Bin(n, p) = k) by counting every outcome.
double bruteForce(unsigned n, double p, unsigned k)
{
    double sum = 0;
    for (unsigned outcome = 0; outcome < 1U << n; ++outcome) {
        double probability = 1;
        unsigned ones = 0;
        for (unsigned bit = 0; bit < n; ++bit) {
            const bool isOne = (outcome >> bit & 1U) != 0;
            ones += isOne ? 1 : 0;
            probability *= isOne ? p : 1 - p;
        }
        sum += ones == k ? probability : 0;
    }
    return sum;
}

RankInterval bruteForceInterval(unsigned n, double p)
{
    RankInterval out{0, n + 1, 1};
    double below = 0;
    for (unsigned k = 0; k <= n && below + bruteForce(n, p, k) <= 0.025; ++k) {
        below += bruteForce(n, p, k);
        out.lower = k + 1;
    }
    double above = 0;
    for (unsigned k = n; k > 0 && above + bruteForce(n, p, k) <= 0.025; --k) {
        above += bruteForce(n, p, k);
        out.upper = k;
    }
    out.coverage = 1 - below - above;
    return out;
}

enum class Shape { Lognormal, Bimodal, Pareto };

double normal(SplitMix &random)
{
    return std::sqrt(-2 * std::log(1 - random.unit())) * std::cos(2 * 3.14159265358979 * random.unit());
}

/// A duration of about a millisecond in nanoseconds.
std::int64_t sample(Shape shape, SplitMix &random)
{
    double value = 0;
    if (shape == Shape::Lognormal)
        value = std::exp(normal(random));
    else if (shape == Shape::Bimodal)
        value = random.chance(90) ? 1 + 0.1 * normal(random) : 20 + normal(random);
    else
        value = std::pow(1 - random.unit(), -1 / 1.5);
    return static_cast<std::int64_t>(1e6 * value);
}

} // namespace

class TestQuantileInterval : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheRanksOfTheSpecification_data()
    {
        QTest::addColumn<quint64>("n");
        QTest::addColumn<quint32>("quantile");
        QTest::addColumn<quint64>("lower");
        QTest::addColumn<quint64>("upper");
        QTest::addColumn<double>("coverage");
        QTest::newRow("20 p50") << quint64{20} << kP50 << quint64{6} << quint64{15} << 95.9;
        QTest::newRow("20 p95") << quint64{20} << kP95 << quint64{17} << quint64{21} << 0.0;
        QTest::newRow("20 p99") << quint64{20} << kP99 << quint64{19} << quint64{21} << 0.0;
        QTest::newRow("100 p50") << quint64{100} << kP50 << quint64{40} << quint64{61} << 96.5;
        QTest::newRow("100 p95") << quint64{100} << kP95 << quint64{90} << quint64{100} << 98.3;
        QTest::newRow("100 p99") << quint64{100} << kP99 << quint64{97} << quint64{101} << 0.0;
        QTest::newRow("100 p99.9") << quint64{100} << kP999 << quint64{99} << quint64{101} << 0.0;
        QTest::newRow("1000 p50") << quint64{1000} << kP50 << quint64{469} << quint64{532} << 0.0;
        QTest::newRow("1000 p95") << quint64{1000} << kP95 << quint64{936} << quint64{964} << 95.8;
        QTest::newRow("1000 p99") << quint64{1000} << kP99 << quint64{983} << quint64{997} << 97.6;
        QTest::newRow("1000 p99.9") << quint64{1000} << kP999 << quint64{997} << quint64{1001} << 0.0;
        QTest::newRow("5000 p50") << quint64{5000} << kP50 << quint64{2431} << quint64{2570} << 0.0;
        QTest::newRow("5000 p95") << quint64{5000} << kP95 << quint64{4719} << quint64{4781} << 0.0;
        QTest::newRow("5000 p99") << quint64{5000} << kP99 << quint64{4936} << quint64{4964} << 0.0;
        QTest::newRow("5000 p99.9") << quint64{5000} << kP999 << quint64{4990} << quint64{5000} << 0.0;
    }
    void givesTheRanksOfTheSpecification()
    {
        QFETCH(quint64, n);
        QFETCH(quint32, quantile);
        QFETCH(quint64, lower);
        QFETCH(quint64, upper);
        QFETCH(double, coverage);
        const RankInterval ranks = rankInterval(quantile, n);
        QCOMPARE(ranks.lower, lower);
        QCOMPARE(ranks.upper, upper);
        if (coverage > 0)
            QVERIFY(std::abs(100 * ranks.coverage - coverage) < 0.06);
    }

    void equalsCountingEveryOutcome()
    {
        for (unsigned n = 1; n <= 12; ++n) {
            for (const std::uint32_t quantile : {250'000U, kP50, 700'000U, kP90, kP95}) {
                const RankInterval ranks = rankInterval(quantile, n);
                const RankInterval counted = bruteForceInterval(n, quantile / 1e6);
                QCOMPARE(ranks.lower, counted.lower);
                QCOMPARE(ranks.upper, counted.upper);
                QVERIFY(std::abs(ranks.coverage - counted.coverage) < 1e-9);
            }
        }
    }

    void knowsHowManyValuesAnIntervalNeeds()
    {
        QCOMPARE(leastCountForInterval(kP50), 6U);
        QCOMPARE(leastCountForInterval(kP90), 36U);
        QCOMPARE(leastCountForInterval(kP95), 72U);
        QCOMPARE(leastCountForInterval(kP99), 368U);
        QCOMPARE(leastCountForInterval(kP999), 3688U);
        for (const std::uint32_t quantile : {kP50, kP90, kP95, kP99, kP999}) {
            const std::uint64_t n = leastCountForInterval(quantile);
            QVERIFY(rankInterval(quantile, n).lower > 0 && rankInterval(quantile, n).upper <= n);
            QVERIFY(rankInterval(quantile, n - 1).lower == 0 || rankInterval(quantile, n - 1).upper == n);
        }
    }

    void leavesASideOpenThatTooFewValuesCannotBound()
    {
        std::vector<std::int64_t> values(20);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<std::int64_t>(10 * (i + 1));
        const QuantileEstimate p95 = estimateQuantile(values, kP95);
        QCOMPARE(p95.value, 190);
        QCOMPARE(p95.lower, std::optional<std::int64_t>(170));
        QVERIFY(!p95.upper && !p95.isBounded());
        QCOMPARE(rankInterval(kP50, 0), (RankInterval{kOpen, 1, 1}));
        QCOMPARE(rankInterval(kP50, 1).lower, kOpen);
    }

    void staysExactForMillions()
    {
        const RankInterval ranks = rankInterval(kP95, 5'000'000);
        QVERIFY(std::abs(static_cast<double>(ranks.lower) - (4'750'000 - 1.96 * 487.3)) < 3);
        QVERIFY(std::abs(static_cast<double>(ranks.upper) - (4'750'000 + 1.96 * 487.3)) < 3);
        QVERIFY(ranks.coverage >= 0.95 && ranks.coverage < 0.952);
    }

    void coversTheTruthAsOftenAsItSays_data()
    {
        QTest::addColumn<int>("shape");
        QTest::newRow("lognormal") << static_cast<int>(Shape::Lognormal);
        QTest::newRow("two modes") << static_cast<int>(Shape::Bimodal);
        QTest::newRow("Pareto") << static_cast<int>(Shape::Pareto);
    }
    void coversTheTruthAsOftenAsItSays()
    {
        QFETCH(int, shape);
        SplitMix random(11);
        std::vector<std::int64_t> all(400'000);
        std::ranges::generate(all, [&] { return sample(static_cast<Shape>(shape), random); });
        std::ranges::sort(all);
        for (const std::uint32_t quantile : {kP50, kP95}) {
            const std::int64_t truth = quantileOfSorted(all, quantile);
            int covered = 0;
            constexpr int kRounds = 2'000;
            std::vector<std::int64_t> few(100);
            for (int round = 0; round < kRounds; ++round) {
                std::ranges::generate(few, [&] { return sample(static_cast<Shape>(shape), random); });
                std::ranges::sort(few);
                const QuantileEstimate estimate = estimateQuantile(few, quantile);
                covered += estimate.lower <= truth && truth <= estimate.upper ? 1 : 0;
            }
            QVERIFY2(covered >= kRounds * 95 / 100, std::to_string(covered).c_str());
        }
    }

    void weighsWhatWasSampled()
    {
        const std::vector<WeightedValue> values{{10, 1}, {20, 1}, {30, 1}, {40, 1}, {200, 4}};
        QCOMPARE(estimateWeightedQuantile(values, kP50).value, 40);
        QCOMPARE(estimateWeightedQuantile(values, kP50).count, 3U);
        QVERIFY(std::abs(effectiveCount(values) - 3.2) < 1e-9);
        QCOMPARE(estimateQuantile(std::vector<std::int64_t>{10, 20, 30, 40, 200}, kP50).value, 30);
    }

    void reducesToTheUnweightedForEqualWeights()
    {
        SplitMix random(3);
        for (std::size_t n = 1; n < 400; n += 7) {
            std::vector<std::int64_t> plain(n);
            std::ranges::generate(plain, [&] { return static_cast<std::int64_t>(random.below(1000)); });
            std::ranges::sort(plain);
            std::vector<WeightedValue> weighted;
            for (const std::int64_t value : plain)
                weighted.push_back({value, 100.0000954});
            for (const std::uint32_t quantile : {kP50, kP90, kP95, kP99}) {
                const QuantileEstimate a = estimateQuantile(plain, quantile);
                const QuantileEstimate b = estimateWeightedQuantile(weighted, quantile);
                QCOMPARE(b.value, a.value);
                QCOMPARE(b.lower, a.lower);
                QCOMPARE(b.upper, a.upper);
                QCOMPARE(b.count, a.count);
            }
        }
    }

    void trustsNoMoreThanThereAreTraces()
    {
        std::vector<WeightedValue> values;
        for (std::int64_t i = 1; i <= 100; ++i)
            values.push_back({i, 1});
        QCOMPARE(estimateWeightedQuantile(values, kP50, 20).lower, std::optional<std::int64_t>(30));
        QCOMPARE(estimateWeightedQuantile(values, kP50, 20).upper, std::optional<std::int64_t>(75));
    }

    void boundsSharesByWilson_data()
    {
        QTest::addColumn<double>("good");
        QTest::addColumn<double>("total");
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        QTest::newRow("995 of 1000") << 995.0 << 1000.0 << 98.835 << 99.786;
        QTest::newRow("9970 of 10000") << 9970.0 << 10000.0 << 99.572 << 99.790;
        QTest::newRow("300 of 300") << 300.0 << 300.0 << 98.736 << 100.0;
        QTest::newRow("nothing") << 0.0 << 0.0 << 0.0 << 100.0;
    }
    void boundsSharesByWilson()
    {
        QFETCH(double, good);
        QFETCH(double, total);
        QFETCH(double, lower);
        QFETCH(double, upper);
        const ShareInterval interval = wilsonInterval(good, total);
        QVERIFY(std::abs(100 * interval.lower - lower) < 0.0006);
        QVERIFY(std::abs(100 * interval.upper - upper) < 0.0006);
    }

    void givesAVerdictOnlyWhereTheDataDo()
    {
        const auto verdict = [](int good, int total, double target) {
            ComplianceCount count({300, target});
            for (int i = 0; i < total; ++i)
                count.add(i < good ? 300 : 301, false);
            return count.result().verdict;
        };
        QCOMPARE(verdict(995, 1000, 0.99), Verdict::Inconclusive);
        QCOMPARE(verdict(9970, 10000, 0.99), Verdict::Pass);
        QCOMPARE(verdict(9970, 10000, 0.999), Verdict::Fail);
        QCOMPARE(verdict(0, 0, 0.99), Verdict::Inconclusive);
    }

    void countsErrorsAsBadAndBudgetsAsUsed()
    {
        ComplianceCount count({300, 0.9});
        count.add(1, true);
        for (int i = 0; i < 4; ++i)
            count.add(300, false);
        ComplianceCount rest({300, 0.9});
        for (int i = 0; i < 5; ++i)
            rest.add(300, false);
        count.merge(rest);
        QCOMPARE(count.result().good.share, 0.9);
        QVERIFY(std::abs(count.result().budgetConsumed - 1) < 1e-9);

        QVERIFY(std::abs(burnRate(12, 1000, 0.999) - 12) < 1e-6);
        QVERIFY(std::abs(100 * budgetShare(12, 1, 30 * 24) - 1.67) < 0.005);
    }
};

QTEST_GUILESS_MAIN(TestQuantileInterval)
#include "tst_quantileinterval.moc"
