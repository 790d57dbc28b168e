// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/cache.h"
#include "core/cache/payloadcodec.h"
#include "core/cache/tagcollector.h"
#include "core/formats/tracereader.h"
#include "core/formats/tracewriter.h"
#include "tests/support/tracegenerator.h"

#include <QBuffer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <SQLiteCpp/SQLiteCpp.h>
#include <benchmark/benchmark.h>

#include <algorithm>
#include <map>
#include <memory>

namespace traceloupe {

namespace {

constexpr std::uint32_t kSmallSpans = 100;
constexpr std::uint32_t kSmallTraces = 1000;
constexpr std::uint32_t kImportSpans = 100'000;
constexpr std::int64_t kReferenceRows = 1'000'000;

const TracePtr &traceOf(std::uint32_t spans)
{
    static std::map<std::uint32_t, TracePtr> traces;
    TracePtr &trace = traces[spans];
    if (!trace)
        trace = test::generateTrace(spans);
    return trace;
}

const std::vector<TracePtr> &smallTraces()
{
    static const std::vector<TracePtr> traces = test::generateTraces(
        {.spans = kSmallSpans, .traces = kSmallTraces, .seed = 1});
    return traces;
}

/// A cache in a folder of its own.
class FreshCache {
public:
    FreshCache() : m_cache(Cache::open(path()).value_or(nullptr)) {}

    [[nodiscard]] bool isOpen() const { return m_cache != nullptr; }
    Cache &operator*() const { return *m_cache; }
    Cache *operator->() const { return m_cache.get(); }
    bool store(const std::vector<TracePtr> &traces) const
    {
        std::vector<StoreItem> batch;
        for (const TracePtr &trace : traces)
            batch.push_back({trace, false});
        return m_cache->store(batch, {QStringLiteral("file"), QStringLiteral("bench")}).has_value();
    }
    /// Bytes of the file when everything is in it.
    double closedBytes()
    {
        m_cache.reset();
        return static_cast<double>(QFileInfo(path()).size());
    }

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("cache.traceloupe")); }

    QTemporaryDir m_folder;
    std::unique_ptr<Cache> m_cache;
};

/// The limit that storing is quoted against: rows of nine integers into one table, one transaction, the same pragmas.
void sqliteInsert(benchmark::State &state)
{
    for (auto _ : state) {
        const QTemporaryDir folder;
        SQLite::Database database(folder.filePath(QStringLiteral("rows")).toStdString(),
                                  SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
        database.exec("PRAGMA journal_mode = WAL; PRAGMA cache_size = -65536");
        database.exec("CREATE TABLE span_row (id INTEGER PRIMARY KEY, a, b, c, d, e, f, g, h)");
        SQLite::Transaction transaction(database);
        SQLite::Statement insert(database, "INSERT INTO span_row VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
        for (std::int64_t row = 0; row < kReferenceRows; ++row) {
            for (int column = 1; column <= 9; ++column)
                insert.bind(column, row * column);
            insert.exec();
            insert.reset();
        }
        transaction.commit();
    }
    state.counters["rows/s"] = benchmark::Counter(static_cast<double>(kReferenceRows),
                                                  benchmark::Counter::kIsIterationInvariantRate);
}

void storeBatch(benchmark::State &state, const std::vector<TracePtr> &traces, double spans)
{
    double bytes = 0;
    for (auto _ : state) {
        state.PauseTiming();
        auto cache = std::make_unique<FreshCache>();
        state.ResumeTiming();
        if (!cache->isOpen() || !cache->store(traces))
            state.SkipWithError("the traces could not be stored");
        state.PauseTiming();
        bytes = cache->closedBytes();
        cache.reset();
        state.ResumeTiming();
    }
    state.counters["spans/s"] = benchmark::Counter(spans, benchmark::Counter::kIsIterationInvariantRate);
    state.counters["bytes/span"] = bytes / spans;
}

void cacheStore(benchmark::State &state)
{
    const auto spans = static_cast<std::uint32_t>(state.range(0));
    storeBatch(state, {traceOf(spans)}, spans);
}

void cacheStoreSmall(benchmark::State &state)
{
    storeBatch(state, smallTraces(), double(kSmallSpans) * kSmallTraces);
}

QByteArray bytesOf(const std::vector<TracePtr> &traces, Format format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    auto writer = TraceWriter::create(format, buffer);
    const bool isWritten = writer && std::ranges::all_of(traces, [&](const TracePtr &trace) {
                               return (*writer)->add(*trace).has_value();
                           });
    return isWritten && (*writer)->finish() ? bytes : QByteArray();
}

/// From the bytes of a file to a committed batch.
void importTraces(benchmark::State &state, const std::vector<TracePtr> &from, Format format)
{
    const QByteArray bytes = bytesOf(from, format);
    for (auto _ : state) {
        state.PauseTiming();
        auto cache = std::make_unique<FreshCache>();
        state.ResumeTiming();
        TraceCollector collector;
        const auto report = readTraces({bytes.constData(), static_cast<std::size_t>(bytes.size())}, collector);
        const auto traces = collector.finish();
        if (!report || !traces || !cache->isOpen() || !cache->store(*traces))
            state.SkipWithError("the traces could not be imported");
        state.PauseTiming();
        cache.reset();
        state.ResumeTiming();
    }
    state.counters["spans/s"] = benchmark::Counter(kImportSpans, benchmark::Counter::kIsIterationInvariantRate);
}

/// All spans in one trace.
void importBytes(benchmark::State &state, Format format)
{
    importTraces(state, {traceOf(kImportSpans)}, format);
}

/// As many in traces of the ordinary size.
void importSmall(benchmark::State &state, Format format)
{
    static_assert(kSmallSpans * kSmallTraces == kImportSpans);
    importTraces(state, smallTraces(), format);
}

void cacheLoad(benchmark::State &state)
{
    const auto spans = static_cast<std::uint32_t>(state.range(0));
    const TracePtr &trace = traceOf(spans);
    const FreshCache cache;
    if (!cache.isOpen() || !cache.store({trace}))
        state.SkipWithError("the trace could not be stored");
    std::size_t memory = 0;
    for (auto _ : state) {
        const auto loaded = cache->load(trace->id());
        if (!loaded)
            state.SkipWithError("the trace could not be loaded");
        else
            memory = (*loaded)->memoryBytes();
    }
    state.counters["memory/span"] = static_cast<double>(memory) / spans;
}

/// The parts of storing that the second thread does.
void encode(benchmark::State &state)
{
    const TracePtr &trace = traceOf(100'000);
    for (auto _ : state)
        benchmark::DoNotOptimize(encodePayload(*trace));
    state.counters["spans/s"] = benchmark::Counter(100'000, benchmark::Counter::kIsIterationInvariantRate);
}

void tags(benchmark::State &state)
{
    const TracePtr &trace = traceOf(100'000);
    for (auto _ : state)
        benchmark::DoNotOptimize(collectTags(*trace));
    state.counters["spans/s"] = benchmark::Counter(100'000, benchmark::Counter::kIsIterationInvariantRate);
}

void cacheList(benchmark::State &state)
{
    const FreshCache cache;
    if (!cache.isOpen() || !cache.store(smallTraces()))
        state.SkipWithError("the traces could not be stored");
    for (auto _ : state)
        benchmark::DoNotOptimize(cache->list());
    state.counters["traces/s"] = benchmark::Counter(kSmallTraces, benchmark::Counter::kIsIterationInvariantRate);
}

void cacheListByTag(benchmark::State &state)
{
    const FreshCache cache;
    if (!cache.isOpen() || !cache.store(smallTraces()))
        state.SkipWithError("the traces could not be stored");
    TraceFilter filter;
    filter.tags = {{QStringLiteral("db.system"), QStringLiteral("redis")}};
    filter.limit = 20;
    for (auto _ : state)
        benchmark::DoNotOptimize(cache->list(filter));
}

BENCHMARK(sqliteInsert)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(cacheStore)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(cacheStoreSmall)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(importBytes, otlpProto, Format::OtlpProto)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(importBytes, otlpJson, Format::OtlpJson)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(importBytes, jaegerJson, Format::Jaeger)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(importSmall, otlpProto, Format::OtlpProto)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(importSmall, otlpJson, Format::OtlpJson)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(importSmall, jaegerJson, Format::Jaeger)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(cacheLoad)->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(encode)->Unit(benchmark::kMillisecond);
BENCHMARK(tags)->Unit(benchmark::kMillisecond);
BENCHMARK(cacheList)->Unit(benchmark::kMillisecond);
BENCHMARK(cacheListByTag)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace traceloupe

BENCHMARK_MAIN();
