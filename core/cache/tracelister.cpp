// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/tracelister.h"

#include "core/cache/sqlite.h"
#include "core/cache/tagcollector.h"
#include "core/cache/tracefinder.h"
#include "core/cache/traceloader.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr char kSummaryColumns[] =
    "SELECT id, trace_id, alias, root_service, root_name, start_ns, duration_ns, spans, errors, services,\n"
    "       stored_ms, payload_bytes, pinned, partial\n"
    "FROM trace\n";
constexpr char kSummaryByRow[] =
    "SELECT id, trace_id, alias, root_service, root_name, start_ns, duration_ns, spans, errors, services,\n"
    "       stored_ms, payload_bytes, pinned, partial\n"
    "FROM trace\n"
    "WHERE id = ?1";
// sorted here: mostly there is one, and a sorter would cost more than all else
constexpr char kOrigins[] = "SELECT origin, first_ms FROM trace_origin WHERE trace = ?1";
constexpr char kOrigin[] = "SELECT kind, name FROM origin WHERE id = ?1";
constexpr std::size_t kMaxSharedTexts = 4096;
// the only list of the value that may have the trace
constexpr char kIsIndexed[] = "SELECT 1\n"
                              "FROM (SELECT first, traces FROM tag_list\n"
                              "       WHERE key = (SELECT id FROM tag_key WHERE name = ?1) AND value = ?2\n"
                              "         AND first <= ?3\n"
                              "       ORDER BY first DESC LIMIT 1) AS list\n"
                              "JOIN json_each(list.traces) AS listed\n"
                              "WHERE list.first + listed.value = ?3";

/// A JSON array of texts. Asked for every row of a list, so names without escapes are taken as they are.
QStringList servicesOf(std::string_view json, SharedTexts &texts)
{
    QStringList services;
    if (json.find('\\') != std::string_view::npos) {
        const auto bytes = QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size()));
        for (const QJsonValue &service : QJsonDocument::fromJson(bytes).array())
            services.append(service.toString());
        return services;
    }
    for (std::size_t open = json.find('"'); open != std::string_view::npos; open = json.find('"', open)) {
        const std::size_t close = json.find('"', open + 1);
        if (close == std::string_view::npos)
            break;
        services.append(texts.of(json.substr(open + 1, close - open - 1)));
        open = close + 1;
    }
    return services;
}

using Value = std::variant<std::int64_t, std::string>;

/// The WHERE clause of a filter, with what is bound in it.
class Conditions {
public:
    explicit Conditions(const TraceFilter &filter)
    {
        if (filter.minDurationNs)
            add("duration_ns >= ?", {*filter.minDurationNs});
        if (filter.maxDurationNs)
            add("duration_ns <= ?", {*filter.maxDurationNs});
        if (filter.startNs)
            add("start_ns >= ?", {*filter.startNs});
        if (filter.endNs)
            add("start_ns < ?", {*filter.endNs});
        if (filter.errorsOnly)
            add("errors > 0", {});
        addOperation(filter);
        for (const auto &[key, value] : filter.tags)
            addTag(key.toStdString(), value.toStdString());
    }

    [[nodiscard]] std::string where() const { return m_text.empty() ? std::string() : "WHERE " + m_text; }
    [[nodiscard]] const std::vector<Value> &values() const { return m_values; }

private:
    void add(const std::string &condition, std::vector<Value> values)
    {
        if (!m_text.empty())
            m_text += "\n  AND ";
        m_text += condition;
        m_values.insert(m_values.end(), values.begin(), values.end());
    }

    void addOperation(const TraceFilter &filter)
    {
        if (filter.service.isEmpty() && filter.operation.isEmpty())
            return;
        if (!filter.service.isEmpty()) {
            // the quick look first: the name as it stands in JSON
            const QByteArray json = QJsonDocument(QJsonArray{filter.service}).toJson(QJsonDocument::Compact);
            add("instr(services, ?) > 0", {json.mid(1, json.size() - 2).toStdString()});
            add("EXISTS (SELECT 1 FROM json_each(services) WHERE json_each.value = ?)", {filter.service.toStdString()});
        }
        if (filter.operation.isEmpty())
            return;
        std::string inner = "operation.name = ?";
        std::vector<Value> values{filter.operation.toStdString()};
        if (!filter.service.isEmpty()) {
            inner += " AND operation.service = ?";
            values.emplace_back(filter.service.toStdString());
        }
        add("EXISTS (SELECT 1 FROM span_row\n"
            "         WHERE span_row.id >= first_span AND span_row.id < first_span + row_count\n"
            "           AND span_row.operation IN (SELECT operation.id FROM operation WHERE "
                + inner + "))",
            std::move(values));
    }

    /// Candidates: traces that list the pair, and those whose key overflowed.
    void addTag(const std::string &key, const std::string &value)
    {
        add("id IN (SELECT tag_list.first + listed.value\n"
            "         FROM tag_list JOIN json_each(tag_list.traces) AS listed\n"
            "        WHERE tag_list.key = (SELECT id FROM tag_key WHERE name = ?) AND tag_list.value = ?\n"
            "        UNION ALL\n"
            "       SELECT tag_list.first + listed.value\n"
            "         FROM tag_list JOIN json_each(tag_list.traces) AS listed\n"
            "        WHERE tag_list.key = -(SELECT id FROM tag_key WHERE name = ?))",
            {key, value, key});
    }

    std::string m_text;
    std::vector<Value> m_values;
};

std::string orderBy(const TraceFilter &filter)
{
    const char *column = "start_ns";
    switch (filter.order) {
    case TraceOrder::Start:
        break;
    case TraceOrder::Duration:
        column = "duration_ns";
        break;
    case TraceOrder::Spans:
        column = "spans";
        break;
    case TraceOrder::Errors:
        column = "errors";
        break;
    }
    const char *direction = filter.descending ? " DESC" : " ASC";
    // the trace id last, so that equal ones come in the same order every time
    return std::string("ORDER BY ") + column + direction + ", trace_id";
}

} // namespace

QString SharedTexts::of(std::string_view text)
{
    const auto at = m_texts.find(text);
    if (at != m_texts.end())
        return at->second;
    if (m_texts.size() >= kMaxSharedTexts)
        m_texts.clear();
    return m_texts.emplace(text, QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))).first->second;
}

Result<std::vector<TraceSummary>> TraceLister::list(const TraceFilter &filter)
{
    forget();
    const Conditions conditions(filter);
    std::string sql = kSummaryColumns + conditions.where() + '\n' + orderBy(filter);
    if (filter.limit > 0 && filter.tags.empty()) // with tags, some candidates fall out below
        sql += "\nLIMIT " + std::to_string(filter.limit);
    SQLite::Statement statement(m_connection.database(), sql);
    Query query(statement);
    int index = 0;
    for (const Value &value : conditions.values())
        std::visit([&](const auto &bound) { query.bind(++index, bound); }, value);

    std::vector<TraceSummary> found;
    while ((filter.limit == 0 || found.size() < filter.limit) && query.step()) {
        if (m_cancelled)
            return fail(ErrorCode::Cancelled, u"The search was stopped."_s);
        const auto matches = hasTags(query.integer(0), filter);
        if (!matches)
            return tl::unexpected(matches.error());
        if (*matches)
            found.push_back(readSummary(query));
    }
    return found;
}

std::optional<TraceSummary> TraceLister::summary(std::int64_t row)
{
    Query query = m_connection.query(kSummaryByRow);
    query.bind(1, row);
    return query.step() ? std::optional(readSummary(query)) : std::nullopt;
}

TraceSummary TraceLister::readSummary(const Query &query)
{
    TraceSummary summary;
    const std::string hex = query.text(1);
    summary.id = TraceId::fromHex(hex).value_or(TraceId{});
    summary.idText = query.isNull(2) ? QString::fromStdString(hex) : query.string(2);
    summary.rootService = m_texts.of(query.view(3));
    summary.rootName = m_texts.of(query.view(4));
    summary.startNs = query.integer(5);
    summary.durationNs = query.integer(6);
    summary.spans = static_cast<std::uint32_t>(query.integer(7));
    summary.errors = static_cast<std::uint32_t>(query.integer(8));
    summary.services = servicesOf(query.view(9), m_texts);
    summary.storedMs = query.integer(10);
    summary.bytes = static_cast<std::uint64_t>(query.integer(11));
    summary.pinned = query.integer(12) != 0;
    const Extent extent = extentOf(query.integer(13));
    summary.partial = extent != Extent::Whole;
    summary.unfinished = extent == Extent::ImportUnfinished;
    summary.origins = originsOf(query.integer(0));
    return summary;
}

std::vector<Origin> TraceLister::originsOf(std::int64_t row)
{
    std::vector<std::pair<std::int64_t, std::int64_t>> numbers; // since when, which
    {
        Query query = m_connection.query(kOrigins);
        query.bind(1, row);
        while (query.step())
            numbers.emplace_back(query.integer(1), query.integer(0));
    }
    std::ranges::sort(numbers);
    std::vector<Origin> origins;
    origins.reserve(numbers.size());
    for (const auto &[firstMs, number] : numbers) {
        const auto [at, isNew] = m_origins.try_emplace(number);
        if (isNew) {
            Query named = m_connection.query(kOrigin);
            named.bind(1, at->first);
            if (named.step())
                at->second = {named.string(0), named.string(1)};
        }
        origins.push_back(at->second);
    }
    return origins;
}

bool TraceLister::isIndexed(std::int64_t row, const std::pair<QString, QString> &tag)
{
    Query query = m_connection.query(kIsIndexed);
    query.bind(1, tag.first).bind(2, tag.second).bind(3, row);
    return query.step();
}

/// Whether every tag is there: by the index where it lists the pair, else by the payload.
Result<bool> TraceLister::hasTags(std::int64_t row, const TraceFilter &filter)
{
    TracePtr trace;
    for (const auto &tag : filter.tags) {
        if (isIndexed(row, tag))
            continue;
        if (!trace) {
            const auto stored = findTraceRow(m_connection, row);
            if (!stored)
                return false;
            auto loaded = m_loader.load(*stored);
            if (!loaded)
                return tl::unexpected(loaded.error());
            trace = *loaded;
        }
        if (!traceHasTag(*trace, tag.first.toStdString(), tag.second.toStdString()))
            return false;
    }
    return true;
}

} // namespace traceloupe
