// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tracereader.h"
#include "core/formats/tracewriter.h"
#include "tests/support/tracegenerator.h"

#include <QBuffer>

#include <benchmark/benchmark.h>

#include <cstring>
#include <map>

namespace traceloupe {

namespace {

constexpr std::uint32_t kSpans = 100'000;

const TracePtr &sampleTrace()
{
    static const TracePtr trace = test::generateTrace(kSpans);
    return trace;
}

QByteArray writeTrace(Format format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    auto writer = TraceWriter::create(format, buffer);
    if (!writer || !(*writer)->add(*sampleTrace()) || !(*writer)->finish())
        return {};
    return bytes;
}

const QByteArray &sampleBytes(Format format)
{
    static std::map<Format, QByteArray> samples;
    QByteArray &bytes = samples[format];
    if (bytes.isEmpty())
        bytes = writeTrace(format);
    return bytes;
}

void count(benchmark::State &state, Format format)
{
    const auto bytes = static_cast<double>(sampleBytes(format).size());
    state.counters["spans/s"] = benchmark::Counter(kSpans, benchmark::Counter::kIsIterationInvariantRate);
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes * static_cast<double>(state.iterations())));
    state.SetLabel(std::string(formatName(format)));
}

/// The limit that reading is quoted against: one pass over the same bytes.
void copyBytes(benchmark::State &state, Format format)
{
    const QByteArray &bytes = sampleBytes(format);
    std::vector<char> copy(static_cast<std::size_t>(bytes.size()));
    for (auto _ : state) {
        std::memcpy(copy.data(), bytes.constData(), copy.size());
        benchmark::DoNotOptimize(copy.data());
        benchmark::ClobberMemory();
    }
    count(state, format);
}

/// From bytes into builders, the trace not finished.
void readOnly(benchmark::State &state, Format format)
{
    const QByteArray &bytes = sampleBytes(format);
    for (auto _ : state) {
        TraceCollector collector;
        const auto report = readTraces({bytes.constData(), static_cast<std::size_t>(bytes.size())}, collector);
        if (!report || report->spans != kSpans)
            state.SkipWithError("not all spans were read");
    }
    count(state, format);
}

/// From bytes to a finished trace.
void readAndBuild(benchmark::State &state, Format format)
{
    const QByteArray &bytes = sampleBytes(format);
    for (auto _ : state) {
        TraceCollector collector;
        const auto report = readTraces({bytes.constData(), static_cast<std::size_t>(bytes.size())}, collector);
        const auto traces = collector.finish();
        if (!report || traces->front()->spanCount() != kSpans)
            state.SkipWithError("not all spans were read");
    }
    count(state, format);
}

void write(benchmark::State &state, Format format)
{
    sampleTrace();
    for (auto _ : state) {
        const QByteArray bytes = writeTrace(format);
        benchmark::DoNotOptimize(bytes.constData());
    }
    count(state, format);
}

#define TRACELOUPE_FORMAT_BENCHMARKS(format)                                                                           \
    BENCHMARK_CAPTURE(copyBytes, format, Format::format)->Unit(benchmark::kMillisecond)->UseRealTime();                \
    BENCHMARK_CAPTURE(readOnly, format, Format::format)->Unit(benchmark::kMillisecond)->UseRealTime();                 \
    BENCHMARK_CAPTURE(readAndBuild, format, Format::format)->Unit(benchmark::kMillisecond)->UseRealTime();             \
    BENCHMARK_CAPTURE(write, format, Format::format)->Unit(benchmark::kMillisecond)->UseRealTime()

TRACELOUPE_FORMAT_BENCHMARKS(OtlpProto);
TRACELOUPE_FORMAT_BENCHMARKS(OtlpJson);
TRACELOUPE_FORMAT_BENCHMARKS(TempoJson);
TRACELOUPE_FORMAT_BENCHMARKS(Jaeger);
TRACELOUPE_FORMAT_BENCHMARKS(ZipkinV2);

} // namespace

} // namespace traceloupe

BENCHMARK_MAIN();
