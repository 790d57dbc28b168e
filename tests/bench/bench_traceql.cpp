// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/evaluator.h"
#include "core/traceql/metrics.h"
#include "tests/support/tracegenerator.h"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

namespace traceloupe {

namespace {

constexpr std::uint32_t kSpans = 100;
constexpr std::uint32_t kTraces = 1'000;
constexpr double kAllSpans = double(kSpans) * kTraces;

const std::vector<TracePtr> &sample()
{
    static const std::vector<TracePtr> traces = test::generateTraces({.spans = kSpans, .traces = kTraces, .seed = 5});
    return traces;
}

void countSpans(benchmark::State &state)
{
    state.counters["spans/s"] = benchmark::Counter(kAllSpans, benchmark::Counter::kIsIterationInvariantRate);
}

/// The evaluator by itself: traces in memory, one thread, nothing pruned.
void evaluate(benchmark::State &state, const char *query)
{
    const auto program = traceql::compile(query);
    std::size_t matched = 0;
    sample();
    for (auto _ : state) {
        matched = 0;
        for (const TracePtr &trace : sample()) {
            const auto spansets = traceql::evaluate(**program, *trace);
            if (!spansets) {
                state.SkipWithError("the query failed");
                return;
            }
            matched += spansets->empty() ? 0 : 1;
        }
    }
    state.counters["traces"] = static_cast<double>(matched);
    countSpans(state);
}

void metrics(benchmark::State &state, const char *query)
{
    const auto program = traceql::compile(query);
    const std::int64_t startNs = sample().front()->startNs();
    const std::int64_t endNs = sample().back()->endNs();
    for (auto _ : state) {
        auto counted = traceql::MetricsEvaluation::create(*program, traceql::MetricsRange::covering(startNs, endNs));
        for (const TracePtr &trace : sample()) {
            if (!counted->add(*trace)) {
                state.SkipWithError("the query failed");
                return;
            }
        }
        benchmark::DoNotOptimize(counted->result());
    }
    countSpans(state);
}

/// A query as a form writes it.
void compileQuery(benchmark::State &state)
{
    const std::string query =
        R"({ resource.service.name = "cart" && span.http.route =~ "/api/.*" && duration > 100ms })";
    for (auto _ : state)
        benchmark::DoNotOptimize(traceql::compile(query));
}

/// As long as the limit lets a query be, within a second to be refused or taken.
void compileLongQuery(benchmark::State &state)
{
    std::string query = "{ ";
    while (query.size() < 1'000'000)
        query += "name = \"x\" || ";
    query += "true }";
    for (auto _ : state)
        benchmark::DoNotOptimize(traceql::compile(query));
}

BENCHMARK_CAPTURE(evaluate, intrinsics, "{ kind = server && duration > 20ms && status = error }")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(evaluate, attribute, R"({ .db.system = "redis" })")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(evaluate, regex, R"({ .app.request.id =~ "0123.*" })")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(evaluate, structural, "{ kind = server } >> { status = error }")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(evaluate, pipeline, "{ } | by(resource.service.name) | avg(duration) > 10ms")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(metrics, rate, "{ } | rate() by (resource.service.name)")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(metrics, quantiles, "{ kind = server } | quantile_over_time(duration, .5, .99) by (name)")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(metrics, compare, "{ } | compare({ status = error })")->Unit(benchmark::kMillisecond);
BENCHMARK(compileQuery)->Unit(benchmark::kMicrosecond);
BENCHMARK(compileLongQuery)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace traceloupe

BENCHMARK_MAIN();
