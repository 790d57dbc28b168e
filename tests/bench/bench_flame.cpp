// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Merging a trace's spans into frames, and laying them out; and the real panel, offscreen at 1920x1080, from its making
// to the frame with the whole graph.

#include "core/analysis/selftime.h"
#include "core/layout/flamelayout.h"
#include "tests/support/tracegenerator.h"
#include "widgets/flame/flamepanel.h"

#include <QApplication>
#include <QEventLoop>

#include <benchmark/benchmark.h>

#include <map>

namespace traceloupe {

namespace {

TracePtr traceOf(std::int64_t spans)
{
    static std::map<std::int64_t, TracePtr> traces;
    TracePtr &trace = traces[spans];
    if (!trace)
        trace = test::generateTrace(static_cast<std::uint32_t>(spans));
    return trace;
}

void flameMerge(benchmark::State &state, FlameGrouping grouping)
{
    const TracePtr trace = traceOf(state.range(0));
    const std::vector<std::int64_t> self = selfTimesNs(*trace);
    std::uint32_t frames = 0;
    for (auto _ : state) {
        const FlameTree tree(trace, {grouping, FlameValue::SelfTime}, self);
        frames = tree.frameCount();
    }
    state.counters["frames"] = frames;
}

void flameLayout(benchmark::State &state)
{
    const TracePtr trace = traceOf(state.range(0));
    const FlameTree tree(trace, {FlameGrouping::CallPath, FlameValue::SelfTime}, selfTimesNs(*trace));
    for (auto _ : state) {
        const FlameLayout layout = layoutFlame(tree, FlameTree::root(), 1'920);
        benchmark::DoNotOptimize(layout.blocks.data());
        state.counters["blocks"] = static_cast<double>(layout.blocks.size());
    }
}

void flameSearch(benchmark::State &state)
{
    const TracePtr trace = traceOf(state.range(0));
    const FlameTree tree(trace, {FlameGrouping::CallPath, FlameValue::SelfTime}, selfTimesNs(*trace));
    for (auto _ : state)
        benchmark::DoNotOptimize(findFrames(tree, QStringLiteral("cart")).frames);
}

void sizes(benchmark::internal::Benchmark *benchmark)
{
    benchmark->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
}

/// Everything else of the trace is open already, as it is for a person who comes from the waterfall.
void flameFirstFrame(benchmark::State &state)
{
    TraceSession session(traceOf(state.range(0)));
    QWidget page;
    page.resize(1920, 1080);
    page.show();
    QCoreApplication::processEvents();
    for (auto _ : state) {
        FlamePanel panel(session, &page);
        panel.resize(page.size());
        panel.show();
        while (!panel.isReady())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents();
        panel.repaint();
    }
}

BENCHMARK_CAPTURE(flameMerge, callPath, FlameGrouping::CallPath)->Apply(sizes);
BENCHMARK_CAPTURE(flameMerge, service, FlameGrouping::Service)->Apply(sizes);
BENCHMARK(flameLayout)->Apply(sizes);
BENCHMARK(flameSearch)->Apply(sizes);
BENCHMARK(flameFirstFrame)->Apply(sizes)->MeasureProcessCPUTime()->UseRealTime();

} // namespace

} // namespace traceloupe

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
