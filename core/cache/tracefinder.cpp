// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/tracefinder.h"

#include "core/cache/sqlite.h"

namespace traceloupe {

namespace {

constexpr char kByTraceId[] =
    "SELECT id, trace_id, partial, first_span, row_count, tag_count, coalesce(dictionary, 0)\n"
    "FROM trace\n"
    "WHERE trace_id = ?1";
constexpr char kByRow[] = "SELECT id, trace_id, partial, first_span, row_count, tag_count, coalesce(dictionary, 0)\n"
                          "FROM trace\n"
                          "WHERE id = ?1";
constexpr char kAll[] = "SELECT id, trace_id, partial, first_span, row_count, tag_count, coalesce(dictionary, 0)\n"
                        "FROM trace\n"
                        "ORDER BY stored_ms, id";
constexpr char kByLowHalf[] =
    "SELECT id, trace_id, partial, first_span, row_count, tag_count, coalesce(dictionary, 0)\n"
    "FROM trace\n"
    "WHERE substr(trace_id, 17) = ?1\n"
    "LIMIT 2";
constexpr std::size_t kHalfDigits = 16;

StoredTrace readRow(const Query &query)
{
    StoredTrace stored;
    stored.row = query.integer(0);
    stored.id = TraceId::fromHex(query.text(1)).value_or(TraceId{});
    stored.extent = extentOf(query.integer(2));
    stored.firstSpan = query.integer(3);
    stored.rowCount = query.integer(4);
    stored.tagCount = query.integer(5);
    stored.dictionary = query.integer(6);
    return stored;
}

std::optional<StoredTrace> findByLowHalf(Connection &connection, const TraceId &id)
{
    Query query = connection.query(kByLowHalf);
    query.bind(1, id.toHex().substr(kHalfDigits));
    if (!query.step())
        return std::nullopt;
    const StoredTrace only = readRow(query);
    const bool isAmbiguous = query.step();
    const bool isShortForm = id.high == 0 || only.id.high == 0;
    return isShortForm && !isAmbiguous ? std::optional(only) : std::nullopt;
}

} // namespace

Extent extentOf(std::int64_t number)
{
    if (number == std::int64_t(Extent::Whole))
        return Extent::Whole;
    return number == std::int64_t(Extent::ImportUnfinished) ? Extent::ImportUnfinished : Extent::SentInPart;
}

std::optional<StoredTrace> findTrace(Connection &connection, const TraceId &id)
{
    {
        Query query = connection.query(kByTraceId);
        query.bind(1, id.toHex());
        if (query.step())
            return readRow(query);
    }
    return id.low != 0 ? findByLowHalf(connection, id) : std::nullopt;
}

std::optional<StoredTrace> findTraceRow(Connection &connection, std::int64_t row)
{
    Query query = connection.query(kByRow);
    query.bind(1, row);
    return query.step() ? std::optional(readRow(query)) : std::nullopt;
}

std::vector<StoredTrace> allTraces(Connection &connection)
{
    std::vector<StoredTrace> traces;
    Query query = connection.query(kAll);
    while (query.step())
        traces.push_back(readRow(query));
    return traces;
}

} // namespace traceloupe
