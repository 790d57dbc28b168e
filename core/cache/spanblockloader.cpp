// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/spanblockloader.h"

#include "core/analysis/effectiveerror.h"
#include "core/analysis/selftime.h"
#include "core/cache/spanblock.h"
#include "core/cache/sqlite.h"

#include <map>
#include <string>
#include <utility>

namespace traceloupe {

namespace {

constexpr int kFirstSchemaWithBlocks = 2;

constexpr char kBlock[] = "SELECT bytes FROM span_block WHERE trace = ?1";
constexpr char kBlocks[] = "SELECT trace, bytes FROM span_block WHERE trace BETWEEN ?1 AND ?2 ORDER BY trace";
constexpr char kPlace[] = "SELECT stored_ms, first_span FROM trace WHERE id = ?1";
constexpr char kOperationNumber[] = "SELECT id FROM operation WHERE service = ?1 AND name = ?2";

} // namespace

SpanBlockLoader::SpanBlockLoader(Connection &connection)
    : m_connection(connection),
      m_loader(connection),
      m_hasBlocks(connection.pragma("PRAGMA user_version") >= kFirstSchemaWithBlocks)
{}

SpanBlockLoader::Outcome SpanBlockLoader::load(std::int64_t row, SpanSegment &segment)
{
    if (m_hasBlocks) {
        Query query = m_connection.query(kBlock);
        query.bind(1, row);
        if (query.step() && appendSpanBlock(query.blob(0), row, segment))
            return Outcome::Loaded;
    }
    if (!findTraceRow(m_connection, row))
        return Outcome::Gone;
    const TracePtr trace = loadWhole(row);
    return trace && appendSpanBlock(makeBlock(row, *trace), row, segment) ? Outcome::Loaded : Outcome::Damaged;
}

void SpanBlockLoader::loadRange(std::int64_t first, std::int64_t last, const NextSegment &next)
{
    if (!m_hasBlocks)
        return;
    Query query = m_connection.query(kBlocks);
    query.bind(1, first).bind(2, last);
    while (query.step()) {
        SpanSegment *segment = next();
        if (segment == nullptr)
            return;
        // a damaged one is missed, and tried again by its row
        static_cast<void>(appendSpanBlock(query.blob(1), query.integer(0), *segment));
    }
}

TracePtr SpanBlockLoader::loadWhole(std::int64_t row)
{
    const auto stored = findTraceRow(m_connection, row);
    return stored ? m_loader.load(*stored).value_or(nullptr) : nullptr;
}

Bytes SpanBlockLoader::makeBlock(std::int64_t row, const Trace &trace)
{
    SpanBlockPlace place;
    {
        Query query = m_connection.query(kPlace);
        query.bind(1, row);
        if (query.step())
            place = {query.integer(0), query.integer(1)};
    }
    std::map<std::pair<StringId, StringId>, std::int64_t> operations;
    return encodeSpanBlock(trace, {selfTimesNs(trace), effectiveErrors(trace)}, place, [&](SpanIndex span) {
        const std::pair key(trace.serviceId(span), trace.columns().name[span.value()]);
        const auto [at, isNew] = operations.try_emplace(key);
        if (isNew)
            at->second = operationNumber(trace.text(key.first), trace.text(key.second));
        return at->second;
    });
}

/// 0 where the file does not know it: then the file is damaged.
std::int64_t SpanBlockLoader::operationNumber(std::string_view service, std::string_view name)
{
    Query query = m_connection.query(kOperationNumber);
    query.bind(1, std::string(service)).bind(2, std::string(name));
    return query.step() ? query.integer(0) : 0;
}

} // namespace traceloupe
