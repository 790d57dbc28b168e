// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/quantile.h"
#include "core/cache/cache.h"
#include "core/cache/spancolumnstore.h"
#include "core/search/cachesearcher.h"
#include "tests/support/tracegenerator.h"

#include <QFile>
#include <QTemporaryDir>

#include <SQLiteCpp/SQLiteCpp.h>
#include <benchmark/benchmark.h>

#include <array>
#include <memory>

namespace traceloupe {

namespace {

constexpr std::uint32_t kSpans = 100;
constexpr std::uint32_t kTraces = 10'000;
constexpr std::uint32_t kTracesPerBatch = 500;
constexpr double kAllSpans = double(kSpans) * kTraces;

/// One million spans in ten thousand traces, made once. $TRACELOUPE_BENCH_CACHE keeps the file for the next run.
class MillionSpans {
public:
    static const QString &file()
    {
        static const MillionSpans made;
        return made.m_file;
    }

private:
    MillionSpans() : m_file(qEnvironmentVariable("TRACELOUPE_BENCH_CACHE"))
    {
        if (m_file.isEmpty())
            m_file = m_folder.filePath(QStringLiteral("cache.traceloupe"));
        if (QFile::exists(m_file))
            return;
        const auto cache = Cache::open(m_file);
        for (std::uint32_t first = 0; cache && first < kTraces; first += kTracesPerBatch) {
            std::vector<StoreItem> batch;
            for (const TracePtr &trace :
                 test::generateTraces({.spans = kSpans, .traces = kTracesPerBatch, .seed = 1 + first}))
                batch.push_back({trace, false});
            if (!(*cache)->store(batch, {QStringLiteral("file"), QStringLiteral("bench")}))
                qFatal("the traces could not be stored");
        }
    }

    QTemporaryDir m_folder;
    QString m_file;
};

/// The limit that reading is quoted against: every column of every narrow row by one SQL statement.
void sqliteRows(benchmark::State &state)
{
    const SQLite::Database database(MillionSpans::file().toStdString(), SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX);
    for (auto _ : state) {
        SQLite::Statement rows(database, "SELECT * FROM span_row");
        std::int64_t sum = 0;
        while (rows.executeStep()) {
            for (int column = 0; column < 9; ++column)
                sum += rows.getColumn(column).getInt64();
        }
        benchmark::DoNotOptimize(sum);
    }
    state.counters["rows/s"] = benchmark::Counter(kAllSpans, benchmark::Counter::kIsIterationInvariantRate);
}

/// The same columns out of the payloads' structure, by one thread.
void payloadStructures(benchmark::State &state)
{
    const auto cache = Cache::open(MillionSpans::file(), Cache::Mode::ReadOnly);
    const auto traces = (*cache)->list();
    for (auto _ : state) {
        for (const TraceSummary &summary : *traces)
            benchmark::DoNotOptimize((*cache)->load(summary.id));
    }
    state.counters["rows/s"] = benchmark::Counter(kAllSpans, benchmark::Counter::kIsIterationInvariantRate);
}

std::unique_ptr<SpanColumnStore> openStore()
{
    auto store = SpanColumnStore::open(MillionSpans::file());
    return store ? std::move(*store) : nullptr;
}

/// From a file that the system has in memory, with connections just made.
void columnsCold(benchmark::State &state)
{
    std::size_t bytes = 0;
    for (auto _ : state) {
        const auto store = openStore();
        const auto columns = store->columns();
        if (!columns || double((*columns)->rows) < kAllSpans)
            state.SkipWithError("the columns could not be read");
        state.PauseTiming();
        bytes = 0;
        for (const SpanSegmentPtr &segment : (*columns)->segments)
            bytes += segment->memoryBytes();
        state.ResumeTiming();
    }
    state.counters["rows/s"] = benchmark::Counter(kAllSpans, benchmark::Counter::kIsIterationInvariantRate);
    state.counters["memory/row"] = static_cast<double>(bytes) / kAllSpans;
}

void columnsWarm(benchmark::State &state)
{
    const auto store = openStore();
    for (auto _ : state)
        benchmark::DoNotOptimize(store->columns());
}

/// Calls, errors and percentiles of the entry spans per operation.
std::size_t redTable(const SpanColumns &columns)
{
    constexpr std::array kQuantiles{kP50, kP75, kP90, kP95, kP99, kP999};
    std::vector<std::vector<std::int64_t>> durations(columns.operations.size());
    std::vector<std::uint64_t> errors(columns.operations.size());
    for (const SpanSegmentPtr &segment : columns.segments) {
        for (std::uint32_t row = 0; row < segment->size(); ++row) {
            const std::uint8_t flags = segment->flags[row];
            if ((flags & SpanFlag::kPhantom) != 0 || (flags & SpanFlag::kNoDuration) != 0)
                continue;
            durations[segment->operation[row]].push_back(segment->durationNs[row]);
            errors[segment->operation[row]] += (flags & SpanFlag::kError) != 0 ? 1 : 0;
        }
    }
    std::size_t rows = 0;
    for (auto &ofOperation : durations) {
        if (!ofOperation.empty())
            rows += quantiles(ofOperation, kQuantiles).size();
    }
    return rows;
}

void redCold(benchmark::State &state)
{
    for (auto _ : state) {
        const auto store = openStore();
        const auto columns = store->columns();
        benchmark::DoNotOptimize(columns ? redTable(**columns) : 0);
    }
}

void redWarm(benchmark::State &state)
{
    const auto store = openStore();
    for (auto _ : state) {
        const auto columns = store->columns();
        benchmark::DoNotOptimize(columns ? redTable(**columns) : 0);
    }
}

/// The first query of a process, file in the system's memory.
void queryCold(benchmark::State &state, const char *query)
{
    const auto program = traceql::compile(query);
    std::size_t hits = 0;
    MillionSpans::file();
    for (auto _ : state) {
        hits = 0;
        auto searcher = CacheSearcher::open(MillionSpans::file());
        const auto done = (*searcher)->search(*program, {}, [&](const QueryHit &) { return ++hits > 0; });
        if (!done || hits == 0) {
            state.SkipWithError("the query found nothing");
            break;
        }
        state.PauseTiming();
        searcher->reset();
        state.ResumeTiming();
    }
    state.counters["hits"] = static_cast<double>(hits);
}

/// Another one, columns at hand.
void queryWarm(benchmark::State &state, const char *query)
{
    const auto program = traceql::compile(query);
    const auto all = traceql::compile("{ kind = server && duration > 1h }");
    const auto searcher = CacheSearcher::open(MillionSpans::file());
    static_cast<void>((*searcher)->search(*all, {}, [](const QueryHit &) { return true; }));
    std::size_t hits = 0;
    for (auto _ : state) {
        hits = 0;
        const auto done = (*searcher)->search(*program, {}, [&](const QueryHit &) { return ++hits > 0; });
        if (!done || hits == 0) {
            state.SkipWithError("the query found nothing");
            break;
        }
    }
    state.counters["hits"] = static_cast<double>(hits);
}

constexpr char kIntrinsics[] =
    R"({ resource.service.name = "cart" && kind = server && duration > 20ms && status = error })";
constexpr char kIndexed[] = R"({ .exception.type =~ ".*Timeout.*" && resource.service.name = "email" })";
constexpr char kRegex[] = R"({ .app.request.id =~ "0123.*" })";
constexpr char kStructural[] = R"({ kind = server } >> { .db.system = "redis" && status = error })";
constexpr char kStructuralIntrinsics[] = R"({ kind = server } >> { status = error })";

BENCHMARK_CAPTURE(queryCold, intrinsics, kIntrinsics)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(queryWarm, intrinsics, kIntrinsics)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(queryCold, indexed, kIndexed)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(queryWarm, indexed, kIndexed)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(queryCold, regex, kRegex)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(queryWarm, regex, kRegex)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(queryCold, structural, kStructural)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(queryWarm, structural, kStructural)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(queryCold, structuralIntrinsics, kStructuralIntrinsics)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(queryWarm, structuralIntrinsics, kStructuralIntrinsics)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(sqliteRows)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(payloadStructures)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(columnsCold)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(columnsWarm)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(redCold)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(redWarm)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

} // namespace traceloupe

BENCHMARK_MAIN();
