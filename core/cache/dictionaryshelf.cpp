// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/dictionaryshelf.h"

#include "core/cache/payloadcodec.h"
#include "core/cache/sqlite.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace traceloupe {

namespace {

constexpr char kBytes[] = "SELECT bytes FROM dictionary WHERE id = ?1";
constexpr char kLatest[] = "SELECT coalesce(max(id), 0), count(*) FROM dictionary";
constexpr char kInsert[] = "INSERT INTO dictionary (made_ms, bytes) VALUES (?1, ?2)";
constexpr char kTraces[] = "SELECT count(*) FROM trace";

/// Traces that the cache must hold before its first, second and third dictionary is trained.
constexpr std::array<std::int64_t, 3> kTracesBefore{0, 4'000, 100'000};
/// Fewer small traces than this teach too little.
constexpr std::size_t kMinSampleTraces = 48;
/// Training takes about a tenth of a second a megabyte.
constexpr std::size_t kMaxSampleBytes = 2U << 20;

/// Of traces spread over all of `traces`.
std::vector<Bytes> samplesOf(const std::vector<TracePtr> &traces)
{
    std::vector<Bytes> samples;
    std::size_t bytes = 0;
    const std::size_t step = std::max<std::size_t>(1, traces.size() / (4 * kMinSampleTraces));
    for (std::size_t i = 0; i < traces.size() && bytes < kMaxSampleBytes; i += step) {
        for (Bytes &sample : payloadSamples(*traces[i])) {
            bytes += sample.size();
            samples.push_back(std::move(sample));
        }
    }
    return samples;
}

} // namespace

DictionaryPtr DictionaryShelf::get(std::int64_t id)
{
    if (id == 0)
        return nullptr;
    DictionaryPtr &ready = m_ready[id];
    if (!ready) {
        Query query = m_connection.query(kBytes);
        query.bind(1, id);
        if (query.step())
            ready = std::make_shared<const Dictionary>(query.blob(0));
    }
    return ready;
}

bool DictionaryShelf::isTrainingDue()
{
    std::size_t trained = 0;
    {
        Query query = m_connection.query(kLatest);
        query.step();
        trained = static_cast<std::size_t>(query.integer(1));
    }
    if (trained >= kTracesBefore.size())
        return false;
    Query query = m_connection.query(kTraces);
    query.step();
    return query.integer(0) >= kTracesBefore.at(trained);
}

void DictionaryShelf::train(std::int64_t nowMs)
{
    const auto trained = Dictionary::train(samplesOf(m_samples));
    if (trained)
        m_connection.query(kInsert).bind(1, nowMs).bindBlob(2, trained->data(), trained->size()).run();
    m_samples.clear();
}

NumberedDictionary DictionaryShelf::current(std::span<const TracePtr> upcoming, std::int64_t nowMs)
{
    if (isTrainingDue()) {
        const auto isSmall = [](const TracePtr &trace) { return trace->rowCount() <= kMaxDictionaryRows; };
        std::ranges::copy_if(upcoming, std::back_inserter(m_samples), isSmall);
        if (m_samples.size() >= kMinSampleTraces)
            train(nowMs);
    }
    Query query = m_connection.query(kLatest);
    query.step();
    const std::int64_t id = query.integer(0);
    return {id, get(id)};
}

} // namespace traceloupe
