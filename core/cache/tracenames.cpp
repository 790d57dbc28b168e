// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/tracenames.h"

#include "core/cache/sqlite.h"

#include <algorithm>
#include <limits>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kIdDigits = 32;
constexpr qsizetype kHalfDigits = 16;
constexpr char kSlowest[] = "SELECT trace_id FROM trace ORDER BY duration_ns DESC, trace_id LIMIT 1";
constexpr char kLatest[] = "SELECT trace_id FROM trace ORDER BY start_ns DESC, trace_id LIMIT 1";
constexpr char kByAlias[] = "SELECT trace_id FROM trace WHERE alias = ?1";
// the second range: ids of 64 bits, which people see without their sixteen zeros
constexpr char kByPrefix[] = "SELECT trace_id FROM trace WHERE trace_id >= ?1 AND trace_id < ?2\n"
                             "UNION\n"
                             "SELECT trace_id FROM trace WHERE trace_id >= ?3 AND trace_id < ?4";
constexpr char kServices[] = "SELECT DISTINCT service FROM operation\n"
                             "WHERE service <> '' AND traces > 0\n"
                             "ORDER BY service";
constexpr char kOperations[] = "SELECT DISTINCT name FROM operation\n"
                               "WHERE (service = ?1 OR ?1 = '') AND traces > 0\n"
                               "ORDER BY name";
constexpr char kTagKeys[] = "SELECT name FROM tag_key\n"
                            "WHERE EXISTS (SELECT 1 FROM tag_list WHERE key = tag_key.id)\n"
                            "   OR EXISTS (SELECT 1 FROM tag_list WHERE key = -tag_key.id)\n"
                            "ORDER BY name";
// from value to value through the index, whatever number of traces has each
constexpr char kTagValues[] =
    "WITH RECURSIVE found (value) AS (\n"
    "    SELECT min(value) FROM tag_list WHERE key = (SELECT id FROM tag_key WHERE name = ?1)\n"
    "    UNION ALL\n"
    "    SELECT (SELECT min(tag_list.value) FROM tag_list\n"
    "             WHERE tag_list.key = (SELECT id FROM tag_key WHERE name = ?1) AND tag_list.value > found.value)\n"
    "    FROM found WHERE found.value IS NOT NULL\n"
    ")\n"
    "SELECT value FROM found WHERE value IS NOT NULL LIMIT ?2";
constexpr char kTagsByTrace[] =
    "SELECT trace.trace_id, tag_list.value, tag_list.key < 0\n"
    "FROM tag_list\n"
    "JOIN json_each(tag_list.traces) AS listed\n"
    "JOIN trace ON trace.id = tag_list.first + listed.value\n"
    "WHERE tag_list.key IN ((SELECT id FROM tag_key WHERE name = ?1), -(SELECT id FROM tag_key WHERE name = ?1))\n"
    "ORDER BY 1, 2";
constexpr char kLinking[] = "SELECT DISTINCT trace.trace_id\n"
                            "FROM link\n"
                            "JOIN trace ON trace.id = link.trace\n"
                            "WHERE link.linked_trace_id IN (?1, ?2, ?3) AND trace.trace_id NOT IN (?1, ?2, ?3)\n"
                            "ORDER BY trace.trace_id";

QStringList readStrings(Query query)
{
    QStringList texts;
    while (query.step())
        texts.append(query.string(0));
    return texts;
}

bool isHex(const QString &text)
{
    const auto isDigit = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
    return std::ranges::all_of(text, isDigit);
}

Result<StoredTrace> found(Connection &connection, const QString &hex)
{
    const auto id = TraceId::fromHex(hex.toStdString());
    const auto stored = id ? findTrace(connection, *id) : std::nullopt;
    if (!stored)
        return fail(ErrorCode::NotFound, u"There is no trace %1 in the cache %2."_s.arg(hex, connection.file()));
    return *stored;
}

Result<StoredTrace> byPrefix(Connection &connection, const QString &prefix)
{
    // 'g' sorts behind every digit
    const QString half(kHalfDigits, u'0');
    QStringList ids;
    {
        Query query = connection.query(kByPrefix);
        query.bind(1, prefix).bind(2, QString(prefix + u'g'));
        query.bind(3, QString(half + prefix)).bind(4, QString(half + prefix + u'g'));
        while (query.step())
            ids.append(query.string(0));
    }
    if (ids.size() > 1) {
        return fail(
            ErrorCode::InvalidInput,
            u"%1 is the beginning of %2 trace ids in the cache: give more digits."_s.arg(prefix).arg(ids.size()));
    }
    if (ids.isEmpty())
        return fail(ErrorCode::NotFound,
                    u"No trace id in the cache %1 begins with %2."_s.arg(connection.file(), prefix));
    return found(connection, ids.front());
}

} // namespace

Result<StoredTrace> resolveTrace(Connection &connection, const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted == "slowest"_L1 || wanted == "latest"_L1) {
        const QStringList ids = readStrings(connection.query(wanted == "slowest"_L1 ? kSlowest : kLatest));
        if (ids.isEmpty())
            return fail(ErrorCode::NotFound, u"The cache %1 is empty."_s.arg(connection.file()));
        return found(connection, ids.front());
    }
    Query byAlias = connection.query(kByAlias);
    byAlias.bind(1, wanted);
    if (byAlias.step())
        return found(connection, byAlias.string(0));

    const QString hex = wanted.toLower();
    if (!isHex(hex) || hex.isEmpty() || hex.size() > kIdDigits)
        return fail(ErrorCode::InvalidInput,
                    u"\"%1\" is no trace id: 6 to 32 hexadecimal digits, slowest or latest."_s.arg(wanted));
    if (hex.size() < kMinPrefixDigits)
        return fail(
            ErrorCode::InvalidInput,
            u"\"%1\" is too short for a trace id: give at least %2 digits."_s.arg(wanted).arg(kMinPrefixDigits));
    if (hex.size() == kIdDigits)
        return found(connection, hex);
    if (hex.size() == kHalfDigits) { // a whole id of 64 bits, before the beginning of a longer one
        if (const auto whole = found(connection, hex))
            return whole;
    }
    return byPrefix(connection, hex);
}

QStringList serviceNames(Connection &connection)
{
    return readStrings(connection.query(kServices));
}

QStringList operationNames(Connection &connection, const QString &service)
{
    Query query = connection.query(kOperations);
    query.bind(1, service);
    QStringList names;
    while (query.step())
        names.append(query.string(0));
    return names;
}

QStringList tagKeyNames(Connection &connection)
{
    return readStrings(connection.query(kTagKeys));
}

QStringList tagValueTexts(Connection &connection, const QString &key, int limit)
{
    Query query = connection.query(kTagValues);
    query.bind(1, key).bind(2, std::int64_t(limit > 0 ? limit : std::numeric_limits<int>::max()));
    QStringList values;
    while (query.step())
        values.append(query.string(0));
    return values;
}

std::vector<TraceTag> traceTags(Connection &connection, const QString &key)
{
    std::vector<TraceTag> tags;
    Query query = connection.query(kTagsByTrace);
    query.bind(1, key);
    while (query.step()) {
        if (const auto id = TraceId::fromHex(query.string(0).toStdString()))
            tags.push_back({*id, query.string(1), query.integer(2) != 0});
    }
    return tags;
}

std::vector<TraceId> linkingTraces(Connection &connection, const TraceId &id)
{
    const auto stored = findTrace(connection, id);
    std::vector<TraceId> ids;
    Query query = connection.query(kLinking);
    const TraceId full = stored ? stored->id : id;
    query.bind(1, id.toHex())
        .bind(2, full.toHex())
        .bind(3, TraceId{0, full.low}.toHex()); // as old libraries shorten it
    while (query.step())
        ids.push_back(TraceId::fromHex(query.text(0)).value_or(TraceId{}));
    return ids;
}

} // namespace traceloupe
