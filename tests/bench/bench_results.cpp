// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The result charts and the result list with ten thousand traces, offscreen: each iteration is one change of the brush
// (or of the list) and the complete repaint that follows. "p99_ms" is the frame that one in a hundred exceeds;
// "cpu_p50_ms" and "cpu_p99_ms" are processor time, which a busy machine spoils less.

#include "core/models/tracelistmodel.h"
#include "core/models/tracesortmodel.h"
#include "tests/support/splitmix.h"
#include "widgets/charts/chartstrip.h"
#include "widgets/charts/heatmapchart.h"
#include "widgets/charts/histogramchart.h"
#include "widgets/charts/scatterchart.h"
#include "widgets/search/tracetable.h"

#include <QApplication>
#include <QThreadPool>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>

namespace traceloupe {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t kMs = 1'000'000;

std::vector<TraceSummary> tracesOf(std::int64_t count)
{
    test::SplitMix random(7);
    std::vector<TraceSummary> traces;
    for (std::int64_t i = 0; i < count; ++i) {
        TraceSummary trace;
        trace.id = TraceId{0, static_cast<std::uint64_t>(i) + 1};
        trace.idText = QString::fromStdString(trace.id.toHex());
        trace.rootService = QStringLiteral("service-%1").arg(random.below(24));
        trace.rootName = QStringLiteral("GET /operation/%1").arg(random.below(300));
        trace.startNs = static_cast<std::int64_t>(random.below(3'600'000)) * kMs;
        const double logMs = 1.0
                             + 1.2 * (random.unit() + random.unit() + random.unit()); // long-tailed, as latencies are
        trace.durationNs = static_cast<std::int64_t>(std::pow(10.0, logMs) * static_cast<double>(kMs));
        trace.spans = static_cast<std::uint32_t>(1 + random.below(400));
        trace.errors = random.chance(4) ? 1 : 0;
        trace.services = {trace.rootService, QStringLiteral("db")};
        trace.storedMs = 1;
        traces.push_back(std::move(trace));
    }
    return traces;
}

ResultRows rowsOf(const std::vector<TraceSummary> &traces)
{
    ResultRows rows;
    for (const TraceSummary &trace : traces)
        rows.append(trace);
    return rows;
}

ResultBrush brushOf(int step)
{
    const std::int64_t from = 20 * kMs + (step % 50) * 4 * kMs;
    return {std::nullopt, DurationRange{from, 40 * from}};
}

class Frames {
public:
    template <class Change>
    void frame(QWidget &widget, Change &&change)
    {
        const auto start = Clock::now();
        const double startCpu = threadMs();
        change();
        widget.repaint();
        m_ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        m_cpuMs.push_back(threadMs() - startCpu);
        QCoreApplication::processEvents(); // what was posted is not part of the next frame
    }
    void report(benchmark::State &state)
    {
        const auto at = [](std::vector<double> &frames, double share) {
            std::ranges::sort(frames);
            return frames[static_cast<std::size_t>(share * static_cast<double>(frames.size() - 1))];
        };
        state.counters["p50_ms"] = at(m_ms, 0.5);
        state.counters["p99_ms"] = at(m_ms, 0.99);
        state.counters["cpu_p50_ms"] = at(m_cpuMs, 0.5);
        state.counters["cpu_p99_ms"] = at(m_cpuMs, 0.99);
    }

private:
    static double threadMs()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    std::vector<double> m_ms;
    std::vector<double> m_cpuMs;
};

/// Scatter plot, heat map and histogram side by side, as on a wide window.
void resultBrush(benchmark::State &state)
{
    ResultSet results;
    ChartStrip strip(results);
    strip.resize(1900, 260);
    strip.show();
    results.setRows(rowsOf(tracesOf(state.range(0))));
    QCoreApplication::processEvents();
    Frames frames;
    int step = 0;
    for (auto _ : state)
        frames.frame(strip, [&] { results.setBrush(brushOf(++step)); });
    frames.report(state);
}

/// The GUI thread's part of a brush where there are so many rows that another thread lays them out: the change, and
/// the frame when the layout is there.
void resultBrushOfMany(benchmark::State &state)
{
    ResultSet results;
    HeatmapChart heatmap(results);
    HistogramChart histogram(results);
    for (ChartView *chart : std::initializer_list<ChartView *>{&heatmap, &histogram}) {
        chart->resize(630, 230);
        chart->show();
    }
    results.setRows(rowsOf(tracesOf(state.range(0))));
    const auto settle = [] {
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::sendPostedEvents();
    };
    settle();
    Frames frames;
    int step = 0;
    for (auto _ : state) {
        frames.frame(heatmap, [&] { results.setBrush(brushOf(++step)); });
        QThreadPool::globalInstance()->waitForDone();
        frames.frame(heatmap, [&] { QCoreApplication::sendPostedEvents(); });
        frames.frame(histogram, [] {});
        settle();
    }
    frames.report(state);
}

void resultHover(benchmark::State &state)
{
    ResultSet results;
    ChartStrip strip(results);
    strip.resize(1900, 260);
    strip.show();
    results.setRows(rowsOf(tracesOf(state.range(0))));
    QCoreApplication::processEvents();
    Frames frames;
    std::uint32_t row = 0;
    for (auto _ : state)
        frames.frame(strip,
                     [&] { results.setHovered(row = (row + 137) % static_cast<std::uint32_t>(results.size())); });
    frames.report(state);
}

/// The list narrows to what is marked.
void resultListNarrows(benchmark::State &state)
{
    TraceListModel model;
    TraceSortModel sorted(model);
    TraceTable table(model, sorted);
    table.resize(1400, 600);
    table.show();
    model.setTraces(tracesOf(state.range(0)));
    ResultSet results;
    results.setRows(rowsOf(model.traces()));
    QCoreApplication::processEvents();
    Frames frames;
    int step = 0;
    for (auto _ : state) {
        results.setBrush(brushOf(++step));
        auto cohort = results.cohort();
        frames.frame(table, [&] { sorted.setCohort(std::move(cohort)); });
    }
    frames.report(state);
}

void resultListSorts(benchmark::State &state)
{
    TraceListModel model;
    TraceSortModel sorted(model);
    TraceTable table(model, sorted);
    table.resize(1400, 600);
    table.show();
    model.setTraces(tracesOf(state.range(0)));
    QCoreApplication::processEvents();
    Frames frames;
    int step = 0;
    for (auto _ : state) {
        ++step;
        const int column = step % 2 == 0 ? TraceListModel::Operation : TraceListModel::Duration;
        frames.frame(table,
                     [&] { table.sortByColumn(column, step % 3 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder); });
    }
    frames.report(state);
}

void sizes(benchmark::internal::Benchmark *benchmark)
{
    benchmark->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
}

BENCHMARK(resultBrush)->Apply(sizes);
BENCHMARK(resultBrushOfMany)->Arg(200'000)->Unit(benchmark::kMillisecond);
BENCHMARK(resultHover)->Apply(sizes);
BENCHMARK(resultListNarrows)->Apply(sizes);
BENCHMARK(resultListSorts)->Apply(sizes);

} // namespace

} // namespace traceloupe

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
