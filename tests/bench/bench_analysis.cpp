// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Analyses of one trace, on the shop's traces and on the two shapes that are worst for trees.

#include "core/analysis/clockskew.h"
#include "core/analysis/criticalpath.h"
#include "core/analysis/hints.h"
#include "core/analysis/selftime.h"
#include "core/analysis/spanstatistics.h"
#include "core/model/tracebuilder.h"
#include "tests/support/tracegenerator.h"

#include <benchmark/benchmark.h>

#include <map>

namespace traceloupe {

namespace {

TracePtr shopTrace(std::int64_t spans)
{
    static std::map<std::int64_t, TracePtr> traces;
    TracePtr &trace = traces[spans];
    if (!trace)
        trace = test::generateTrace(static_cast<std::uint32_t>(spans));
    return trace;
}

TracePtr shapedTrace(std::uint32_t children, bool isDeep)
{
    TraceBuilder builder(TraceId{1, 1});
    for (std::uint32_t i = 0; i <= children; ++i) {
        SpanInput span;
        span.id = SpanId{i + 1};
        span.parentId = SpanId{i == 0 ? 0 : isDeep ? i : 1};
        span.name = "s";
        span.startNs = std::int64_t{1'700'000'000'000'000'000} + i;
        span.durationNs = i == 0 || isDeep ? 2 * (std::int64_t{children} - i) + 2 : 1;
        builder.addSpan(span);
    }
    return builder.finish();
}

/// By service and operation, as the table opens.
void statisticsOfShop(benchmark::State &state)
{
    const TracePtr trace = shopTrace(state.range(0));
    const auto self = selfTimesNs(*trace);
    const CriticalPath path = criticalPath(*trace);
    StatisticsParams params;
    params.selfNs = self;
    params.pathNs = path.selfNs;
    for (auto _ : state)
        benchmark::DoNotOptimize(spanStatistics(*trace, params));
}

void hintsOfShop(benchmark::State &state)
{
    const TracePtr trace = shopTrace(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(findHints(*trace));
}

void skewOfShop(benchmark::State &state)
{
    const TracePtr trace = shopTrace(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(clockSkew(*trace));
}

/// The critical path and the self times of all rows.
void pathAndSelf(benchmark::State &state, const Trace &trace, PathMode mode)
{
    for (auto _ : state) {
        benchmark::DoNotOptimize(criticalPath(trace, {mode, Outliving::Async, {}, {}}));
        benchmark::DoNotOptimize(selfTimesNs(trace));
    }
    state.counters["spans/s"] = benchmark::Counter(static_cast<double>(trace.spanCount()),
                                                   benchmark::Counter::kIsIterationInvariantRate);
}

void criticalPathOfShop(benchmark::State &state)
{
    pathAndSelf(state, *shopTrace(state.range(0)), PathMode::Response);
}

void criticalPathToCompletion(benchmark::State &state)
{
    pathAndSelf(state, *shopTrace(state.range(0)), PathMode::Completion);
}

void criticalPathOfShape(benchmark::State &state, std::uint32_t children, bool isDeep)
{
    const TracePtr trace = shapedTrace(children, isDeep);
    pathAndSelf(state, *trace, PathMode::Response);
}

} // namespace

BENCHMARK(criticalPathOfShop)
    ->Name("criticalPath")
    ->Arg(10'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(criticalPathToCompletion)
    ->Name("criticalPathToCompletion")
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(statisticsOfShop)->Name("spanStatistics")->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(hintsOfShop)->Name("findHints")->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(skewOfShop)->Name("clockSkew")->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(criticalPathOfShape, chain, 100'000U, true)
    ->Name("criticalPath/chain")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(criticalPathOfShape, siblings, 1'000'000U, false)
    ->Name("criticalPath/siblings")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

} // namespace traceloupe

BENCHMARK_MAIN();
