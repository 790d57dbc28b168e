// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/spancolumnstore.h"

#include "core/cache/spanblock.h"
#include "core/cache/spancolumnreader.h"
#include "core/cache/sqlite.h"

#include <algorithm>
#include <thread>
#include <unordered_map>
#include <unordered_set>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// Numbers of `trace.id` in one job of the first reading, traces in one of a later one.
constexpr std::int64_t kRowsPerRange = 512;
constexpr std::size_t kRowsPerList = 128;
/// With more changed traces than a half, all are read anew.
constexpr std::uint64_t kReadAllDivisor = 2;
/// A last segment smaller than this is joined with what comes, so that many small commits don't make many segments.
constexpr std::uint32_t kSmallSegmentRows = ColumnReader::kSegmentRows / 4;

constexpr char kExtent[] = "SELECT coalesce(min(id), 0), coalesce(max(id), -1), count(*) FROM trace";
constexpr char kKeys[] = "SELECT id, stored_ms, first_span FROM trace ORDER BY id";
constexpr char kWindow[] = "SELECT id FROM trace WHERE start_ns >= ?1 AND start_ns < ?2 ORDER BY id DESC";
constexpr char kOperations[] = "SELECT id, service, name FROM operation";

struct TraceKey {
    std::int64_t storedMs = 0;
    std::int64_t firstSpan = 0;
    friend bool operator==(const TraceKey &, const TraceKey &) = default;
};

TraceKey keyOf(const SegmentTrace &trace)
{
    return {trace.storedMs, trace.firstSpan};
}

std::unordered_map<std::int64_t, TraceKey> storedKeys(Connection &connection)
{
    std::unordered_map<std::int64_t, TraceKey> keys;
    Query query = connection.query(kKeys);
    while (query.step())
        keys.emplace(query.integer(0), TraceKey{query.integer(1), query.integer(2)});
    return keys;
}

/// Lists of rows as jobs, newest first.
std::vector<ColumnJob> jobsFor(std::vector<std::int64_t> rows)
{
    std::ranges::sort(rows, std::ranges::greater());
    std::vector<ColumnJob> jobs;
    for (std::size_t first = 0; first < rows.size(); first += kRowsPerList) {
        ColumnJob &job = jobs.emplace_back();
        const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(first);
        job.rows.assign(begin, begin + static_cast<std::ptrdiff_t>(std::min(kRowsPerList, rows.size() - first)));
    }
    return jobs;
}

void count(SpanColumns &columns)
{
    columns.traces = 0;
    columns.rows = 0;
    for (const SpanSegmentPtr &segment : columns.segments) {
        columns.traces += segment->traces.size();
        columns.rows += segment->size();
    }
}

/// The traces of `segment` that `wanted` wants: itself, a part, or null for none.
template <class Wanted>
SpanSegmentPtr partOf(const SpanSegmentPtr &segment, const Wanted &wanted)
{
    const auto kept = static_cast<std::size_t>(std::ranges::count_if(segment->traces, wanted));
    if (kept == segment->traces.size())
        return segment;
    if (kept == 0)
        return nullptr;
    auto part = std::make_shared<SpanSegment>();
    for (const SegmentTrace &trace : segment->traces) {
        if (wanted(trace))
            part->append(*segment, trace);
    }
    return part;
}

template <class Wanted>
SpanColumnsPtr partOfColumns(const SpanColumns &columns, const Wanted &wanted)
{
    auto part = std::make_shared<SpanColumns>();
    part->operations = columns.operations;
    for (const SpanSegmentPtr &segment : columns.segments) {
        if (SpanSegmentPtr inside = partOf(segment, wanted))
            part->segments.push_back(std::move(inside));
    }
    count(*part);
    return part;
}

/// Joins small segments at the end of the list.
void joinSmall(std::vector<SpanSegmentPtr> &segments)
{
    std::size_t first = segments.size();
    std::size_t rows = 0;
    while (first > 0 && segments[first - 1]->size() < kSmallSegmentRows
           && rows + segments[first - 1]->size() < ColumnReader::kSegmentRows)
        rows += segments[--first]->size();
    if (segments.size() - first < 2)
        return;
    auto joined = std::make_shared<SpanSegment>();
    joined->reserve(rows);
    for (std::size_t i = first; i < segments.size(); ++i) {
        for (const SegmentTrace &trace : segments[i]->traces)
            joined->append(*segments[i], trace);
    }
    segments.resize(first);
    segments.push_back(std::move(joined));
}

} // namespace

Result<std::unique_ptr<SpanColumnStore>> SpanColumnStore::open(const QString &cacheFile, SpanColumnLimits limits)
{
    std::unique_ptr<SpanColumnStore> store(new SpanColumnStore(limits));
    for (unsigned i = 0; i < std::max(1U, limits.threads); ++i) {
        auto reader = ColumnReader::open(cacheFile);
        if (!reader)
            return tl::unexpected(reader.error());
        store->m_readers.push_back(std::move(*reader));
    }
    return store;
}

SpanColumnStore::SpanColumnStore(SpanColumnLimits limits) : m_limits(limits) {}

SpanColumnStore::~SpanColumnStore() = default;

Result<SpanColumnsPtr> SpanColumnStore::columns(const ColumnScope &scope)
{
    const std::lock_guard lock(m_mutex);
    m_cancelled = false;
    return guarded(m_readers.front()->connection().file(), [&]() -> Result<SpanColumnsPtr> {
        auto all = everything();
        if (!all || scope.isEverything())
            return all;
        return (*all)->omittedTraces == 0 ? Result<SpanColumnsPtr>(narrowed(*all, scope)) : readScope(scope);
    });
}

Result<SpanColumnsPtr> SpanColumnStore::columnsOf(const std::vector<std::int64_t> &traceRows)
{
    const std::lock_guard lock(m_mutex);
    m_cancelled = false;
    return guarded(m_readers.front()->connection().file(), [&]() -> Result<SpanColumnsPtr> {
        if (keptIsCurrent()) {
            const std::unordered_set<std::int64_t> rows(traceRows.begin(), traceRows.end());
            return partOfColumns(*m_kept, [&](const SegmentTrace &trace) { return rows.contains(trace.row); });
        }
        auto columns = std::make_shared<SpanColumns>();
        if (const auto done = run(jobsFor(traceRows), *columns); !done)
            return tl::unexpected(done.error());
        return columns;
    });
}

bool SpanColumnStore::isWarm()
{
    const std::lock_guard lock(m_mutex);
    const auto current = guarded(m_readers.front()->connection().file(),
                                 [&]() -> Result<bool> { return keptIsCurrent(); });
    return current.value_or(false);
}

bool SpanColumnStore::keptIsCurrent()
{
    return m_kept && m_kept->omittedTraces == 0
           && m_readers.front()->connection().pragma("PRAGMA data_version") == m_version;
}

void SpanColumnStore::forget()
{
    const std::lock_guard lock(m_mutex);
    m_kept.reset();
}

void SpanColumnStore::interrupt()
{
    m_cancelled = true;
    for (const auto &reader : m_readers)
        reader->connection().interrupt();
}

Result<SpanColumnsPtr> SpanColumnStore::everything()
{
    // before reading: what is committed while we read is read again next time
    const std::int64_t version = m_readers.front()->connection().pragma("PRAGMA data_version");
    if (m_kept && version == m_version)
        return m_kept;
    auto fresh = m_kept ? refreshed(*m_kept) : readAll();
    if (fresh) {
        m_kept = *fresh;
        m_version = version;
    }
    return fresh;
}

Result<SpanColumnsPtr> SpanColumnStore::readAll()
{
    std::int64_t first = 0;
    std::int64_t last = -1;
    std::uint64_t expected = 0;
    {
        Query query = m_readers.front()->connection().query(kExtent);
        query.step();
        first = query.integer(0);
        last = query.integer(1);
        expected = static_cast<std::uint64_t>(query.integer(2));
    }
    std::vector<ColumnJob> jobs;
    for (std::int64_t end = last; end >= first; end -= kRowsPerRange) { // newest first, should memory not hold all
        ColumnJob &job = jobs.emplace_back();
        job.first = std::max(first, end - kRowsPerRange + 1);
        job.last = end;
    }
    auto columns = std::make_shared<SpanColumns>();
    if (const auto done = run(std::move(jobs), *columns); !done)
        return tl::unexpected(done.error());
    if (const auto done = addMissing(expected, *columns); !done)
        return tl::unexpected(done.error());
    return columns;
}

/// Traces without a sound block, one by one; those that are too many for memory are only counted.
Result<> SpanColumnStore::addMissing(std::uint64_t expected, SpanColumns &columns)
{
    if (columns.traces < expected && columns.rows < m_limits.rows) {
        std::unordered_set<std::int64_t> known;
        for (const SpanSegmentPtr &segment : columns.segments) {
            for (const SegmentTrace &trace : segment->traces)
                known.insert(trace.row);
        }
        std::vector<std::int64_t> missing;
        for (const auto &[row, key] : storedKeys(m_readers.front()->connection())) {
            if (!known.contains(row))
                missing.push_back(row);
        }
        if (const auto done = run(jobsFor(std::move(missing)), columns); !done)
            return done;
    }
    const std::uint64_t found = columns.traces + columns.damagedTraces;
    columns.omittedTraces = expected > found ? expected - found : 0;
    return {};
}

Result<SpanColumnsPtr> SpanColumnStore::refreshed(const SpanColumns &old)
{
    auto keys = storedKeys(m_readers.front()->connection());
    const std::uint64_t expected = keys.size();
    auto columns = std::make_shared<SpanColumns>();
    std::uint64_t kept = 0;
    const auto isUnchanged = [&](const SegmentTrace &trace) {
        const auto found = keys.find(trace.row);
        return found != keys.end() && found->second == keyOf(trace);
    };
    for (const SpanSegmentPtr &segment : old.segments) {
        if (SpanSegmentPtr part = partOf(segment, isUnchanged)) {
            kept += part->traces.size();
            columns->segments.push_back(std::move(part));
        }
    }
    if (old.omittedTraces > 0 || kept < expected / kReadAllDivisor)
        return readAll();
    for (const SpanSegmentPtr &segment : columns->segments) {
        for (const SegmentTrace &trace : segment->traces)
            keys.erase(trace.row);
    }
    std::vector<std::int64_t> fresh;
    fresh.reserve(keys.size());
    for (const auto &[row, key] : keys)
        fresh.push_back(row);
    count(*columns);
    if (const auto done = run(jobsFor(std::move(fresh)), *columns); !done)
        return tl::unexpected(done.error());
    joinSmall(columns->segments);
    const std::uint64_t found = columns->traces + columns->damagedTraces;
    columns->omittedTraces = expected > found ? expected - found : 0;
    return columns;
}

Result<SpanColumnsPtr> SpanColumnStore::readScope(const ColumnScope &scope)
{
    std::vector<std::int64_t> rows;
    {
        Query query = m_readers.front()->connection().query(kWindow);
        query.bind(1, scope.startNs.value_or(std::numeric_limits<std::int64_t>::min()));
        query.bind(2, scope.endNs.value_or(std::numeric_limits<std::int64_t>::max()));
        while (query.step())
            rows.push_back(query.integer(0));
    }
    if (scope.traces) {
        std::unordered_set<std::int64_t> wanted;
        for (const TraceId &id : *scope.traces) {
            if (const auto stored = findTrace(m_readers.front()->connection(), id))
                wanted.insert(stored->row);
        }
        std::erase_if(rows, [&](std::int64_t row) { return !wanted.contains(row); });
    }
    const std::uint64_t expected = rows.size();
    auto columns = std::make_shared<SpanColumns>();
    if (const auto done = run(jobsFor(std::move(rows)), *columns); !done)
        return tl::unexpected(done.error());
    const std::uint64_t found = columns->traces + columns->damagedTraces;
    columns->omittedTraces = expected > found ? expected - found : 0;
    return columns;
}

/// Works the jobs off in all readers' threads, and adds what they found.
Result<> SpanColumnStore::run(std::vector<ColumnJob> jobs, SpanColumns &columns)
{
    ColumnReading reading;
    reading.jobs = std::move(jobs);
    reading.maxRows = m_limits.rows;
    reading.rows = columns.rows;
    std::vector<Result<>> answers(m_readers.size());
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < m_readers.size() && i < reading.jobs.size(); ++i)
        threads.emplace_back([&, i] { answers[i] = m_readers[i]->work(reading, m_cancelled); });
    answers.front() = m_readers.front()->work(reading, m_cancelled);
    for (std::thread &thread : threads)
        thread.join();
    if (m_cancelled)
        return fail(ErrorCode::Cancelled, u"The work on the cache was stopped."_s);
    for (const Result<> &answer : answers) {
        if (!answer)
            return answer;
    }
    for (ColumnJob &job : reading.jobs) {
        std::ranges::move(job.segments, std::back_inserter(columns.segments));
        columns.damagedTraces += job.damaged;
    }
    count(columns);
    readOperations(columns);
    return {};
}

/// After the blocks, so that every number they say is there.
void SpanColumnStore::readOperations(SpanColumns &columns)
{
    columns.operations.assign(1, {});
    Query query = m_readers.front()->connection().query(kOperations);
    while (query.step()) {
        const auto number = static_cast<std::uint64_t>(query.integer(0));
        if (number > kMaxOperationNumber)
            continue;
        if (number >= columns.operations.size())
            columns.operations.resize(number + 1);
        columns.operations[number] = {query.text(1), query.text(2)};
    }
    std::uint32_t highest = 0;
    for (const SpanSegmentPtr &segment : columns.segments)
        highest = std::max(highest, segment->highestOperation);
    columns.operations.resize(std::max<std::size_t>(columns.operations.size(), highest + std::size_t(1)));
}

SpanColumnsPtr narrowed(const SpanColumnsPtr &columns, const ColumnScope &scope)
{
    if (scope.isEverything())
        return columns;
    struct Hash {
        std::size_t operator()(const TraceId &id) const { return std::hash<std::uint64_t>()(id.low ^ (id.high * 31)); }
    };
    std::unordered_set<TraceId, Hash> ids;
    if (scope.traces)
        ids.insert(scope.traces->begin(), scope.traces->end());
    const auto isInside = [&](const SegmentTrace &trace) {
        return (!scope.startNs || trace.startNs >= *scope.startNs) && (!scope.endNs || trace.startNs < *scope.endNs)
               && (!scope.traces || ids.contains(trace.id));
    };
    return partOfColumns(*columns, isInside);
}

} // namespace traceloupe
