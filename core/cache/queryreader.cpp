// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/queryreader.h"

#include "core/cache/sqlite.h"
#include "core/cache/taglists.h"
#include "core/cache/tracelister.h"
#include "core/cache/traceloader.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr char kKey[] = "SELECT id FROM tag_key WHERE name = ?1";
constexpr char kTags[] = "SELECT value, first, traces, rows FROM tag_list WHERE key = ?1 ORDER BY value, first";
// texts of arrays are JSON: all that begin with [
constexpr char kTagsOfValue[] = "SELECT value, first, traces, rows FROM tag_list WHERE key = ?1 AND value = ?2\n"
                                "UNION ALL\n"
                                "SELECT value, first, traces, rows FROM tag_list\n"
                                "WHERE key = ?1 AND value >= '[' AND value < '\\' AND value <> ?2";
constexpr char kOverflow[] = "SELECT first, traces FROM tag_list WHERE key = ?1 ORDER BY first";
constexpr char kSpanIds[] = "SELECT id, span_id FROM span_row WHERE id BETWEEN ?1 AND ?2 ORDER BY id";

constexpr char kCountAll[] = "SELECT count(*) FROM trace";
constexpr char kOverlapping[] = "SELECT id FROM trace WHERE start_ns + duration_ns >= ?1 AND start_ns < ?2 ORDER BY id";
constexpr char kOverlappingOne[] = "SELECT id FROM trace\n"
                                   "WHERE trace_id = ?3 AND start_ns + duration_ns >= ?1 AND start_ns < ?2";
// a start of 0 is an unknown one
constexpr char kExtent[] = "SELECT coalesce(min(nullif(start_ns, 0)), 0), coalesce(max(start_ns + duration_ns), 0)\n"
                           "FROM trace WHERE start_ns + duration_ns >= ?1 AND start_ns < ?2";
constexpr std::int64_t kEarliest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kLatest = std::numeric_limits<std::int64_t>::max();

std::optional<std::int64_t> keyNumber(Connection &connection, const std::string &key)
{
    Query query = connection.query(kKey);
    query.bind(1, key);
    return query.step() ? std::optional(query.integer(0)) : std::nullopt;
}

/// The rows of a statement that asks for value, first, traces and rows; then the traces that overflow for the key.
void readTags(Connection &connection, Query &tags, std::int64_t key, TagLookup &lookup,
              const QueryReader::TakeTag &take)
{
    while (tags.step()) {
        const std::string_view value = tags.view(0);
        forEachListed(tags.integer(1), tags.view(2), tags.blob(3), [&](std::int64_t trace, ByteView rows) {
            ++lookup.rowsRead;
            take({value, trace, rows});
        });
    }
    Query query = connection.query(kOverflow);
    query.bind(1, -key);
    while (query.step()) {
        forEachListed(query.integer(0), query.view(1), {},
                      [&](std::int64_t trace, ByteView) { lookup.overflowed.push_back(trace); });
    }
}

} // namespace

Result<std::unique_ptr<QueryReader>> QueryReader::open(const QString &cacheFile)
{
    auto connection = Connection::open(cacheFile, Connection::Mode::ReadOnly);
    if (!connection)
        return tl::unexpected(connection.error());
    return std::unique_ptr<QueryReader>(new QueryReader(std::move(*connection)));
}

QueryReader::QueryReader(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection)),
      m_loader(std::make_unique<TraceLoader>(*m_connection)),
      m_lister(std::make_unique<TraceLister>(*m_connection, *m_loader, m_cancelled))
{}

QueryReader::~QueryReader() = default;

Result<> QueryReader::begin()
{
    return guarded(m_connection->file(), [&]() -> Result<> {
        m_connection->database().exec("BEGIN");
        m_lister->forget();
        return {};
    });
}

void QueryReader::end()
{
    m_connection->rollBackLeftover();
}

Result<TracePtr> QueryReader::load(std::int64_t traceRow)
{
    return guarded(m_connection->file(), [&]() -> Result<TracePtr> {
        const auto stored = findTraceRow(*m_connection, traceRow);
        if (!stored)
            return fail(ErrorCode::NotFound, u"The trace has left the cache."_s);
        return m_loader->load(*stored);
    });
}

Result<std::vector<std::uint8_t>> QueryReader::contains(std::int64_t traceRow,
                                                        const std::vector<std::string_view> &texts)
{
    return guarded(m_connection->file(), [&]() -> Result<std::vector<std::uint8_t>> {
        const auto stored = findTraceRow(*m_connection, traceRow);
        if (!stored)
            return fail(ErrorCode::NotFound, u"The trace has left the cache."_s);
        std::vector<std::uint8_t> found(texts.size(), 0);
        const auto done = m_loader->lookThrough(*stored, [&](ByteView bytes) {
            for (std::size_t i = 0; i < texts.size(); ++i) {
                if (found[i] == 0)
                    found[i] = memmem(bytes.data(), bytes.size(), texts[i].data(), texts[i].size()) != nullptr ? 1 : 0;
            }
        });
        return done ? Result<std::vector<std::uint8_t>>(std::move(found)) : tl::unexpected(done.error());
    });
}

Result<TraceSummary> QueryReader::summary(std::int64_t traceRow)
{
    return guarded(m_connection->file(), [&]() -> Result<TraceSummary> {
        auto summary = m_lister->summary(traceRow);
        if (!summary)
            return fail(ErrorCode::NotFound, u"The trace has left the cache."_s);
        return std::move(*summary);
    });
}

Result<std::vector<SpanId>> QueryReader::spanIds(std::int64_t firstSpan, const std::vector<std::uint32_t> &rows)
{
    return guarded(m_connection->file(), [&]() -> Result<std::vector<SpanId>> {
        std::vector<SpanId> ids;
        if (rows.empty())
            return ids;
        ids.reserve(rows.size());
        Query query = m_connection->query(kSpanIds);
        query.bind(1, firstSpan + rows.front()).bind(2, firstSpan + rows.back());
        auto wanted = rows.begin();
        while (wanted != rows.end() && query.step()) {
            const std::int64_t id = query.integer(0) - firstSpan;
            while (wanted != rows.end() && *wanted < id) { // gone meanwhile
                ids.push_back({});
                ++wanted;
            }
            if (wanted != rows.end() && *wanted == id) {
                ids.push_back({static_cast<std::uint64_t>(query.integer(1))});
                ++wanted;
            }
        }
        ids.resize(rows.size());
        return ids;
    });
}

Result<TagLookup> QueryReader::tagsOf(const std::string &key, const TakeTag &take)
{
    return guarded(m_connection->file(), [&]() -> Result<TagLookup> {
        TagLookup lookup;
        if (const auto number = keyNumber(*m_connection, key)) {
            Query query = m_connection->query(kTags);
            query.bind(1, *number);
            readTags(*m_connection, query, *number, lookup, take);
        }
        return lookup;
    });
}

Result<TagLookup> QueryReader::tagsOf(const std::string &key, const std::string &value, const TakeTag &take)
{
    return guarded(m_connection->file(), [&]() -> Result<TagLookup> {
        TagLookup lookup;
        if (const auto number = keyNumber(*m_connection, key)) {
            Query query = m_connection->query(kTagsOfValue);
            query.bind(1, *number).bind(2, value);
            readTags(*m_connection, query, *number, lookup, take);
        }
        return lookup;
    });
}

Result<std::uint64_t> QueryReader::countTraces()
{
    return guarded(m_connection->file(), [&]() -> Result<std::uint64_t> {
        Query query = m_connection->query(kCountAll);
        query.step();
        return static_cast<std::uint64_t>(query.integer(0));
    });
}

Result<std::vector<std::int64_t>> QueryReader::rowsOf(std::optional<std::int64_t> startNs,
                                                      std::optional<std::int64_t> endNs)
{
    return guarded(m_connection->file(), [&]() -> Result<std::vector<std::int64_t>> {
        std::vector<std::int64_t> rows;
        Query query = m_connection->query(kOverlapping);
        query.bind(1, startNs.value_or(kEarliest)).bind(2, endNs.value_or(kLatest));
        while (query.step())
            rows.push_back(query.integer(0));
        return rows;
    });
}

Result<std::vector<std::int64_t>> QueryReader::rowsOf(const std::unordered_set<TraceId> &traces,
                                                      std::optional<std::int64_t> startNs,
                                                      std::optional<std::int64_t> endNs)
{
    return guarded(m_connection->file(), [&]() -> Result<std::vector<std::int64_t>> {
        std::vector<std::int64_t> rows;
        rows.reserve(traces.size());
        for (const TraceId &id : traces) {
            Query query = m_connection->query(kOverlappingOne);
            query.bind(1, startNs.value_or(kEarliest)).bind(2, endNs.value_or(kLatest)).bind(3, id.toHex());
            if (query.step())
                rows.push_back(query.integer(0));
        }
        std::ranges::sort(rows);
        return rows;
    });
}

Result<std::pair<std::int64_t, std::int64_t>> QueryReader::extent(std::optional<std::int64_t> startNs,
                                                                  std::optional<std::int64_t> endNs)
{
    return guarded(m_connection->file(), [&]() -> Result<std::pair<std::int64_t, std::int64_t>> {
        Query query = m_connection->query(kExtent);
        query.bind(1, startNs.value_or(kEarliest)).bind(2, endNs.value_or(kLatest));
        query.step();
        return std::pair(query.integer(0), query.integer(1));
    });
}

Result<std::int64_t> QueryReader::dataVersion()
{
    return guarded(m_connection->file(),
                   [&]() -> Result<std::int64_t> { return m_connection->pragma("PRAGMA data_version"); });
}

void QueryReader::interrupt()
{
    m_connection->interrupt();
}

} // namespace traceloupe
