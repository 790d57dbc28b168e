// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is made of many traces: service graphs and their layouts (in a child process, as the program does), and merged
// critical paths.

#include "core/analysis/profilebootstrap.h"
#include "core/analysis/servicegraphbuilder.h"
#include "core/analysis/structuregroups.h"
#include "core/graph/graphlayoutjob.h"
#include "core/graph/graphpicture.h"
#include "tests/graph/generatedgraph.h"
#include "tests/support/tracegenerator.h"

#include <QCoreApplication>

#include <benchmark/benchmark.h>

#include <atomic>

namespace traceloupe {

namespace {

constexpr double kEdgesPerService = 2.5;
constexpr std::uint32_t kSpans = 100; ///< of a trace
constexpr std::uint32_t kTraces = 1'000;
constexpr int kRounds = 10; ///< the same traces again: 10 000 in all, without the memory of as many

const std::vector<TracePtr> &traces()
{
    static const std::vector<TracePtr> all = test::generateTraces({kSpans, kTraces});
    return all;
}

void graphLayout(benchmark::State &state)
{
    const ServiceGraph graph = test::generateGraph(static_cast<std::uint32_t>(state.range(0)), kEdgesPerService);
    const GraphLayoutRequest request = layoutRequest(graph, {});
    GraphLayoutQuality quality = GraphLayoutQuality::Full;
    for (auto _ : state)
        quality = layoutNow(request, QStringLiteral(TRACELOUPE_PROGRAM)).quality;
    state.counters["edges"] = static_cast<double>(graph.edges.size());
    state.counters["quality"] = static_cast<double>(quality);
}

void graphOfTraces(benchmark::State &state)
{
    for (auto _ : state) {
        ServiceGraphBuilder builder;
        for (int round = 0; round < kRounds; ++round) {
            for (const TracePtr &trace : traces())
                builder.add(*trace);
        }
        const ServiceGraph graph = builder.graph();
        state.counters["edges"] = static_cast<double>(graph.edges.size());
    }
    state.counters["spans"] = static_cast<double>(kRounds) * kTraces * kSpans;
}

void pathProfile(benchmark::State &state)
{
    for (auto _ : state) {
        PathProfileBuilder paths;
        StructureGroups groups;
        for (int round = 0; round < kRounds; ++round) {
            for (const TracePtr &trace : traces()) {
                const ContextTree tree = contextTree(*trace);
                paths.add(*trace, tree, criticalPath(*trace));
                groups.add(*trace, tree);
            }
        }
        const Operation root = paths.roots().front().operation;
        const auto compared = compareProfiles(paths.profile(root, {0, 500'000}),
                                              paths.profile(root, {900'000, 1'000'000}));
        state.counters["nodes"] = static_cast<double>(compared.nodes.size());
        state.counters["groups"] = static_cast<double>(groups.groups().size());
    }
    state.counters["spans"] = static_cast<double>(kRounds) * kTraces * kSpans;
}

/// How sure the differences of the slowest twentieth and the faster half are.
void pathIntervals(benchmark::State &state)
{
    PathProfileBuilder paths;
    for (int round = 0; round < kRounds; ++round) {
        for (const TracePtr &trace : traces())
            paths.add(*trace);
    }
    constexpr DurationBand kSlow{950'000, 1'000'000};
    constexpr DurationBand kFast{0, 500'000};
    const Operation root = paths.roots().front().operation;
    const PathSample sample = paths.sample(root);
    const std::atomic<bool> goOn{false};
    for (auto _ : state)
        benchmark::DoNotOptimize(bootstrapDifferences(sample, kSlow, kFast, sample.paths, goOn));
    state.counters["traces"] = static_cast<double>(sample.traces.size());
    state.counters["parts"] = static_cast<double>(sample.parts.size());
    state.counters["paths"] = static_cast<double>(sample.paths.size());
}

BENCHMARK(graphLayout)->Arg(50)->Arg(200)->Arg(1'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(graphOfTraces)->Unit(benchmark::kMillisecond);
BENCHMARK(pathProfile)->Unit(benchmark::kMillisecond);
BENCHMARK(pathIntervals)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace traceloupe

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv); // the child process needs an event loop
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
