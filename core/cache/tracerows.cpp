// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/tracerows.h"

#include "core/analysis/selftime.h"
#include "core/cache/chunkeddetails.h"
#include "core/cache/sharedrows.h"
#include "core/cache/spanblock.h"
#include "core/cache/sqlite.h"
#include "core/model/tracesummary.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <sqlite3.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace traceloupe {

namespace {

/// SQLite takes a blob of up to 1 GB: that is 50 million spans.
constexpr std::size_t kMaxBlockBytes = 900U << 20;

constexpr char kInsertTrace[] =
    "INSERT INTO trace (trace_id, alias, root_service, root_name, start_ns, duration_ns, spans, errors, services,\n"
    "                   partial, pinned, stored_ms, first_span, row_count)\n"
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
constexpr char kUpdateTrace[] =
    "UPDATE trace\n"
    "SET trace_id = ?1, alias = ?2, root_service = ?3, root_name = ?4, start_ns = ?5, duration_ns = ?6, spans = ?7,\n"
    "    errors = ?8, services = ?9, partial = ?10, pinned = ?11, stored_ms = ?12, first_span = ?13, row_count = ?14\n"
    "WHERE id = ?15";
constexpr char kSetSizes[] = "UPDATE trace\n"
                             "SET payload_bytes = ?1, tag_count = ?2, dictionary = nullif(?3, 0)\n"
                             "WHERE id = ?4";
constexpr char kNextSpan[] = "SELECT coalesce(max(id), 0) + 1 FROM span_row";
constexpr char kInsertSpan[] =
    "INSERT INTO span_row (id, span_id, parent_back, operation, kind, status, start_after_ns, duration_ns,\n"
    "                      children_ns)\n"
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
constexpr char kInsertBlock[] = "INSERT INTO span_block (trace, bytes) VALUES (?1, ?2)";
constexpr char kInsertPayload[] = "INSERT INTO payload (trace, part, bytes) VALUES (?1, ?2, ?3)";
constexpr char kInsertLink[] = "INSERT INTO link (trace, span, position, linked_trace_id, linked_span_id)\n"
                               "VALUES (?1, ?2, ?3, ?4, ?5)";

/// Distinct services, by number of spans, most first, as a JSON array.
QString servicesJson(const Trace &trace)
{
    QJsonArray names;
    for (const StringId service : servicesBySpans(trace)) {
        const std::string_view name = trace.text(service);
        names.append(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    }
    return QString::fromUtf8(QJsonDocument(names).toJson(QJsonDocument::Compact));
}

/// Hostile times may be further apart than a number can say.
std::int64_t nearestDifference(std::int64_t a, std::int64_t b)
{
    std::int64_t difference = 0;
    if (!__builtin_sub_overflow(a, b, &difference))
        return difference;
    return a < b ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
}

class RowWriter {
public:
    RowWriter(Connection &connection, NameIds &names, SharedRows &shared, const Trace &trace, std::int64_t storedMs)
        : m_connection(connection), m_names(names), m_shared(shared), m_trace(trace), m_storedMs(storedMs)
    {
        Query next = connection.query(kNextSpan);
        next.step();
        m_firstSpan = next.integer(0);
    }

    void bindSummary(Query &query, const TraceRowState &state) const
    {
        const auto title = titleRow(m_trace);
        const std::string idText = m_trace.idText();
        const std::string hex = m_trace.id().toHex();
        query.bind(1, hex);
        if (idText == hex)
            query.bindNull(2);
        else
            query.bind(2, idText);
        query.bind(3, std::string(title ? m_trace.serviceName(*title) : std::string_view()));
        query.bind(4, std::string(title ? m_trace.name(*title) : std::string_view()));
        query.bind(5, m_trace.startNs()).bind(6, m_trace.durationNs());
        query.bind(7, std::int64_t(m_trace.spanCount())).bind(8, std::int64_t(m_trace.errorCount()));
        query.bind(9, servicesJson(m_trace));
        query.bind(10, std::int64_t(state.extent)).bind(11, std::int64_t(state.pinned)).bind(12, state.storedMs);
        query.bind(13, m_firstSpan).bind(14, std::int64_t(m_trace.rowCount()));
    }

    void writeContent(std::int64_t row, PendingEncoding encoded)
    {
        SpanFigures figures;
        figures.selfNs = selfTimesNs(m_trace);
        writeSpans(figures.selfNs);
        IndexedTrace index = encoded.index();
        figures.errors = std::move(index.errors);
        writeBlock(row, figures);
        const auto tagCount = static_cast<std::int64_t>(index.tags.pairs.size());
        m_shared.addTags(row, index.tags);
        writeLinks(row, index.links);
        const EncodedPayload payload = encoded.payload();
        if (payload.parts.empty() || payload.parts.front().size() > ChunkedDetails::kMaxDetailBytes)
            throw SQLite::Exception("the trace is too large", SQLITE_TOOBIG);
        writePayload(row, payload);
        m_connection.query(kSetSizes)
            .bind(1, static_cast<std::int64_t>(payload.byteSize()))
            .bind(2, tagCount)
            .bind(3, encoded.dictionary())
            .bind(4, row)
            .run();
    }

private:
    std::int64_t operationOf(SpanIndex row)
    {
        const StringId service = m_trace.serviceId(row);
        const StringId name = m_trace.columns().name[row.value()];
        const std::uint64_t key = (std::uint64_t(service.value()) << 32) | name.value();
        const auto [at, isNew] = m_operations.try_emplace(key);
        if (isNew) {
            at->second = m_names.operation(m_trace.text(service), m_trace.text(name));
            m_shared.addOperation(at->second);
        }
        return at->second;
    }

    void writeSpans(const std::vector<std::int64_t> &selfTimes)
    {
        const TraceColumns &columns = m_trace.columns();
        Query query = m_connection.query(kInsertSpan);
        for (std::uint32_t row = 0; row < m_trace.rowCount(); ++row) {
            const SpanIndex index(row);
            if (m_trace.isPhantom(index))
                continue;
            query.bind(1, m_firstSpan + row).bind(2, static_cast<std::int64_t>(columns.id[row].value));
            const SpanIndex parent = columns.parent[row];
            if (parent.isValid() && !m_trace.isPhantom(parent))
                query.bind(3, std::int64_t(row) - parent.value());
            else
                query.bindNull(3);
            query.bind(4, operationOf(index))
                .bind(5, std::int64_t(columns.kind[row]))
                .bind(6, std::int64_t(columns.status[row]));
            query.bind(7, nearestDifference(columns.startNs[row], m_trace.startNs()))
                .bind(8, columns.durationNs[row])
                .bind(9, columns.durationNs[row] - selfTimes[row]);
            query.run();
        }
    }

    void writeBlock(std::int64_t row, const SpanFigures &figures)
    {
        const Bytes block = encodeSpanBlock(m_trace, figures, {m_storedMs, m_firstSpan},
                                            [this](SpanIndex span) { return operationOf(span); });
        if (block.size() <= kMaxBlockBytes) // a larger one is made from the payload each time
            m_connection.query(kInsertBlock).bind(1, row).bindBlob(2, block.data(), block.size()).run();
    }

    void writePayload(std::int64_t row, const EncodedPayload &payload)
    {
        for (std::size_t part = 0; part < payload.parts.size(); ++part) {
            const Bytes &bytes = payload.parts[part];
            m_connection.query(kInsertPayload)
                .bind(1, row)
                .bind(2, static_cast<std::int64_t>(part))
                .bindBlob(3, bytes.data(), bytes.size())
                .run();
        }
    }

    void writeLinks(std::int64_t row, const std::vector<TraceLink> &links)
    {
        for (const TraceLink &link : links) {
            m_connection.query(kInsertLink)
                .bind(1, row)
                .bind(2, m_firstSpan + link.row)
                .bind(3, std::int64_t(link.position))
                .bind(4, link.traceId.toHex())
                .bind(5, link.spanId.toHex())
                .run();
        }
    }

    Connection &m_connection;
    NameIds &m_names;
    SharedRows &m_shared;
    const Trace &m_trace;
    std::int64_t m_storedMs = 0;
    std::int64_t m_firstSpan = 0;
    std::unordered_map<std::uint64_t, std::int64_t> m_operations; ///< by service and name
};

} // namespace

std::int64_t insertTrace(Connection &connection, NameIds &names, SharedRows &shared, const Trace &trace,
                         PendingEncoding encoded, const TraceRowState &state)
{
    RowWriter writer(connection, names, shared, trace, state.storedMs);
    {
        Query query = connection.query(kInsertTrace);
        writer.bindSummary(query, state);
        query.run();
    }
    const std::int64_t row = connection.database().getLastInsertRowid();
    writer.writeContent(row, std::move(encoded));
    return row;
}

void rewriteTrace(Connection &connection, NameIds &names, SharedRows &shared, std::int64_t row, const Trace &trace,
                  PendingEncoding encoded, const TraceRowState &state)
{
    RowWriter writer(connection, names, shared, trace, state.storedMs);
    {
        Query query = connection.query(kUpdateTrace);
        writer.bindSummary(query, state);
        query.bind(15, row).run();
    }
    writer.writeContent(row, std::move(encoded));
}

} // namespace traceloupe
