// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of the real trace page, offscreen at 1920x1080, driven by real events: each iteration is one event and
// everything that the page paints because of it. "p99_ms" is the frame that one in a hundred exceeds; "cpu_p99_ms" is
// the same in processor time, which a busy machine spoils less. "then_p99_ms" is what the window's thread does after
// the frame, such as the details of the span that was selected, with their paint.

#include "core/layout/minimap.h"
#include "tests/support/tracegenerator.h"
#include "widgets/tracepage/tracepage.h"
#include "widgets/waterfall/waterfallview.h"

#include <QApplication>
#include <QEventLoop>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <map>

#include <malloc.h>

namespace traceloupe {

namespace {

using Clock = std::chrono::steady_clock;

TracePtr traceOf(std::int64_t spans)
{
    static std::map<std::int64_t, TracePtr> traces;
    TracePtr &trace = traces[spans];
    if (!trace)
        trace = test::generateTrace(static_cast<std::uint32_t>(spans));
    return trace;
}

/// The trace's columns without attributes, events and links.
double structureBytes(const Trace &trace)
{
    return static_cast<double>(trace.memoryBytes()) - static_cast<double>(trace.parts().details->memoryBytes());
}

/// A page on the screen, and the times of its frames.
class ShownPage {
public:
    explicit ShownPage(std::int64_t spans) : m_page(traceOf(spans))
    {
        m_page.resize(1920, 1080);
        m_page.show();
        QCoreApplication::processEvents();
    }

    TracePage &page() { return m_page; }
    WaterfallView &view() { return m_page.waterfall(); }

    template <class Input>
    void frame(Input &&input)
    {
        const auto start = Clock::now();
        const double startCpu = threadMs();
        input();
        QCoreApplication::sendPostedEvents(); // layouts and the paint
        m_framesMs.push_back(millisecondsSince(start));
        m_framesCpuMs.push_back(threadMs() - startCpu);
        const auto then = Clock::now();
        const double thenCpu = threadMs();
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(); // what a timer asked for is not part of the next frame
        m_thenMs.push_back(millisecondsSince(then));
        m_thenCpuMs.push_back(threadMs() - thenCpu);
    }

    void wheel(QPointF position, int delta, Qt::KeyboardModifiers modifiers)
    {
        QWheelEvent event(position, view().viewport()->mapToGlobal(position), {}, {0, delta}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view().viewport(), &event);
    }

    void report(benchmark::State &state)
    {
        const auto at = [](std::vector<double> &frames, double share) {
            std::ranges::sort(frames);
            return frames[static_cast<std::size_t>(share * static_cast<double>(frames.size() - 1))];
        };
        state.counters["p50_ms"] = at(m_framesMs, 0.5);
        state.counters["p99_ms"] = at(m_framesMs, 0.99);
        state.counters["cpu_p50_ms"] = at(m_framesCpuMs, 0.5);
        state.counters["cpu_p99_ms"] = at(m_framesCpuMs, 0.99);
        state.counters["then_p99_ms"] = at(m_thenMs, 0.99);
        state.counters["then_cpu_p50_ms"] = at(m_thenCpuMs, 0.5);
        state.counters["then_cpu_p99_ms"] = at(m_thenCpuMs, 0.99);
    }

private:
    static double millisecondsSince(Clock::time_point start)
    {
        return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    }

    static double threadMs()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    TracePage m_page;
    std::vector<double> m_framesMs;
    std::vector<double> m_framesCpuMs;
    std::vector<double> m_thenMs;
    std::vector<double> m_thenCpuMs;
};

void waterfallOpen(benchmark::State &state)
{
    const TracePtr trace = traceOf(state.range(0));
    for (auto _ : state) {
        TracePage page(trace);
        page.resize(1920, 1080);
        page.show();
        page.repaint();
    }
}

void waterfallScroll(benchmark::State &state)
{
    ShownPage shown(state.range(0));
    int step = 0;
    for (auto _ : state)
        shown.frame([&] { shown.wheel({900, 400}, ++step % 400 < 200 ? -120 : 120, Qt::NoModifier); });
    shown.report(state);
}

void waterfallJump(benchmark::State &state)
{
    ShownPage shown(state.range(0));
    QScrollBar *bar = shown.view().verticalScrollBar();
    std::uint64_t place = 1;
    for (auto _ : state) {
        place = place * 6364136223846793005ULL + 1442695040888963407ULL;
        shown.frame(
            [&] { bar->setValue(static_cast<int>((place >> 33U) % static_cast<std::uint64_t>(bar->maximum() + 1))); });
    }
    shown.report(state);
}

void waterfallZoom(benchmark::State &state)
{
    ShownPage shown(state.range(0));
    int step = 0;
    for (auto _ : state)
        shown.frame([&] { shown.wheel({900, 300}, ++step % 80 < 40 ? 120 : -120, Qt::ControlModifier); });
    shown.report(state);
}

void waterfallHover(benchmark::State &state)
{
    ShownPage shown(state.range(0));
    int step = 0;
    for (auto _ : state) {
        ++step;
        shown.frame(
            [&] { QTest::mouseMove(shown.view().viewport(), QPoint(500 + step * 7 % 800, 20 + step * 13 % 600)); });
    }
    shown.report(state);
}

void waterfallSelect(benchmark::State &state)
{
    ShownPage shown(state.range(0));
    for (auto _ : state)
        shown.frame([&] { QTest::keyClick(&shown.view(), Qt::Key_Down); });
    shown.report(state);
}

void waterfallCollapseAll(benchmark::State &state)
{
    ShownPage shown(state.range(0));
    for (auto _ : state) {
        shown.frame([&] { QTest::keyClick(&shown.view(), Qt::Key_BracketRight); });
        state.PauseTiming();
        shown.page().session().collapse().expandAll();
        state.ResumeTiming();
    }
    shown.report(state);
}

void waterfallExpandAll(benchmark::State &state)
{
    ShownPage shown(state.range(0));
    for (auto _ : state) {
        state.PauseTiming();
        shown.page().session().collapse().collapseAll();
        state.ResumeTiming();
        shown.frame([&] { QTest::keyClick(&shown.view(), Qt::Key_BracketLeft); });
    }
    shown.report(state);
}

/// From the text to the answer with every match counted, in the real session: names, values and keys.
void waterfallFind(benchmark::State &state)
{
    TraceSession session(traceOf(state.range(0)));
    const QString texts[] = {QStringLiteral("refused"), QStringLiteral("select"), QStringLiteral("http.request.method"),
                             QStringLiteral("http.response.status_code=500")};
    std::size_t next = 0;
    std::size_t found = 0;
    for (auto _ : state) {
        QEventLoop loop;
        QObject::connect(&session.finder(), &SpanFinder::changed, &loop, [&] {
            if (session.finder().state() != SpanFinder::State::Searching)
                loop.quit();
        });
        session.finder().find(texts[next++ % std::size(texts)]);
        loop.exec();
        found += session.finder().rows().size();
    }
    state.counters["matches"] = static_cast<double>(found) / static_cast<double>(state.iterations());
}

/// The frame after "hide others" is switched on.
void waterfallHide(benchmark::State &state)
{
    ShownPage shown(state.range(0));
    TraceSession &session = shown.page().session();
    QEventLoop loop;
    QObject::connect(&session.finder(), &SpanFinder::changed, &loop, [&] {
        if (session.finder().isActive())
            loop.quit();
    });
    session.filters().setText(QStringLiteral("select"));
    loop.exec();
    for (auto _ : state) {
        shown.frame([&] { QTest::keyClick(&shown.view(), Qt::Key_H); });
        state.PauseTiming();
        session.filters().setHidesOthers(false);
        state.ResumeTiming();
    }
    shown.report(state);
}

/// The frame after a switch between groups and single rows.
void waterfallGroup(benchmark::State &state)
{
    ShownPage shown(state.range(0));
    for (auto _ : state)
        shown.frame([&] { QTest::keyClick(&shown.view(), Qt::Key_G); });
    shown.report(state);
}

/// The overview of the widest page: its cost is that of its pixels, however many spans there are.
void minimapPicture(benchmark::State &state)
{
    const TracePtr trace = traceOf(state.range(0));
    const MinimapDensity density(*trace, makeColorTable(*trace, {}));
    for (auto _ : state)
        benchmark::DoNotOptimize(density.picture(2536, 110));
}

/// What an open trace takes beside the trace itself, and with it.
void waterfallMemory(benchmark::State &state)
{
    const TracePtr trace = traceOf(state.range(0));
    const auto held = [] {
        const struct mallinfo2 info = mallinfo2();
        return static_cast<double>(info.uordblks + info.hblkhd);
    };
    double more = 0;
    for (auto _ : state) {
        const double before = held();
        const TraceSession session(trace);
        more = held() - before;
    }
    const auto spans = static_cast<double>(trace->rowCount());
    state.counters["session_bytes/span"] = more / spans;
    state.counters["structure_bytes/span"] = more / spans + structureBytes(*trace) / spans;
    state.counters["bytes/span"] = (more + static_cast<double>(trace->memoryBytes())) / spans;
}

void sizes(benchmark::internal::Benchmark *benchmark)
{
    benchmark->Arg(1'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
}

BENCHMARK(waterfallOpen)->Apply(sizes);
BENCHMARK(waterfallScroll)->Apply(sizes);
BENCHMARK(waterfallJump)->Apply(sizes);
BENCHMARK(waterfallZoom)->Apply(sizes);
BENCHMARK(waterfallHover)->Apply(sizes);
BENCHMARK(waterfallSelect)->Apply(sizes);
BENCHMARK(waterfallCollapseAll)->Apply(sizes);
BENCHMARK(waterfallExpandAll)->Apply(sizes);
BENCHMARK(waterfallFind)->Apply(sizes)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(waterfallHide)->Apply(sizes);
BENCHMARK(waterfallGroup)->Apply(sizes);
BENCHMARK(minimapPicture)->Apply(sizes);
BENCHMARK(waterfallMemory)->Apply(sizes)->Iterations(2);

} // namespace

} // namespace traceloupe

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
