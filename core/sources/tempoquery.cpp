// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/tempoquery.h"

#include "core/sources/backendsource.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

QString traceQlString(const QString &text)
{
    QString result = text;
    result.replace(u'\\', u"\\\\"_s)
        .replace(u'"', u"\\\""_s)
        .replace(u'\n', u"\\n"_s)
        .replace(u'\r', u"\\r"_s)
        .replace(u'\t', u"\\t"_s);
    return u'"' + result + u'"';
}

namespace {

/// An attribute name in TraceQL, quoted where it holds what an identifier can't.
QString attributeName(const QString &key)
{
    static const QRegularExpression plain(uR"(^[A-Za-z_][A-Za-z0-9_.:/-]*$)"_s);
    return plain.match(key).hasMatch() ? key : traceQlString(key);
}

bool isNumber(const QString &value)
{
    static const QRegularExpression number(uR"(^-?\d{1,18}(\.\d{1,18})?$)"_s);
    return number.match(value).hasMatch();
}

/// TraceQL compares types: "500" never equals 500. People's tags have no type, so both are asked for.
QString tagCondition(const QString &key, const QString &value)
{
    if (key == "error"_L1 && value == "true"_L1)
        return u"(status = error || .error = true || .error = \"true\")"_s;
    const QString name = u'.' + attributeName(key);
    const QString asText = name + u" = "_s + traceQlString(value);
    if (isNumber(value) || value == "true"_L1 || value == "false"_L1)
        return u"(%1 || %2 = %3)"_s.arg(asText, name, value);
    return asText;
}

QString logfmtTags(const SearchRequest &request)
{
    QStringList parts;
    const auto add = [&parts](const QString &key, const QString &value) { parts << key + u'=' + traceQlString(value); };
    if (!request.service.isEmpty())
        add(u"service.name"_s, request.service);
    if (!request.operation.isEmpty())
        add(u"name"_s, request.operation);
    for (const auto &[key, value] : request.tags)
        add(key, value);
    return parts.join(u' ');
}

std::uint64_t unsignedOf(const QJsonValue &value)
{
    return value.isString() ? value.toString().toULongLong()
                            : static_cast<std::uint64_t>(std::max<qint64>(0, value.toInteger()));
}

/// A typed value as text.
QString valueText(const QJsonObject &value)
{
    const QJsonValue only = value.isEmpty() ? QJsonValue() : value.begin().value();
    if (only.isDouble())
        return QString::number(only.toDouble(), 'g', 17);
    return only.isBool() ? (only.toBool() ? u"true"_s : u"false"_s) : only.toString();
}

FoundSpanSet spansOf(const QJsonObject &set)
{
    FoundSpanSet spans;
    const auto addAll = [](const QJsonValue &list, std::vector<std::pair<QString, QString>> &target) {
        for (const QJsonValue entry : list.toArray()) {
            const QJsonObject attribute = entry.toObject();
            target.emplace_back(attribute.value("key"_L1).toString(),
                                valueText(attribute.value("value"_L1).toObject()));
        }
    };
    for (const QJsonValue span : set.value("spans"_L1).toArray()) {
        if (const auto id = SpanId::fromHex(span.toObject().value("spanID"_L1).toString().toStdString()))
            spans.ids.push_back(*id);
        addAll(span.toObject().value("attributes"_L1), spans.values);
    }
    spans.matched = std::max<std::uint64_t>(unsignedOf(set.value("matched"_L1)), spans.ids.size());
    addAll(set.value("attributes"_L1), spans.attributes);
    return spans;
}

std::vector<FoundSpanSet> spanSetsOf(const QJsonObject &row)
{
    std::vector<FoundSpanSet> sets;
    for (const QJsonValue set : row.value("spanSets"_L1).toArray())
        sets.push_back(spansOf(set.toObject()));
    if (sets.empty() && row.value("spanSet"_L1).isObject()) // before 2.2 there was one
        sets.push_back(spansOf(row.value("spanSet"_L1).toObject()));
    return sets;
}

FoundTrace rowOf(const QJsonObject &row, const TraceId &id)
{
    FoundTrace found;
    found.id = id;
    found.rootService = row.value("rootServiceName"_L1).toString();
    if (found.rootService.startsWith(u'<'))
        found.rootService.clear(); // "<root span not yet received>"
    found.rootName = row.value("rootTraceName"_L1).toString();
    found.startNs = static_cast<std::int64_t>(unsignedOf(row.value("startTimeUnixNano"_L1)));
    found.durationNs = static_cast<std::int64_t>(unsignedOf(row.value("durationMs"_L1))) * kNsPerMillisecond;
    found.spansets = spanSetsOf(row);
    const QJsonObject services = row.value("serviceStats"_L1).toObject();
    for (auto service = services.begin(); service != services.end(); ++service) {
        const QJsonObject counts = service.value().toObject();
        found.services << service.key();
        found.spans += static_cast<std::uint32_t>(unsignedOf(counts.value("spanCount"_L1)));
        found.errors += static_cast<std::uint32_t>(unsignedOf(counts.value("errorCount"_L1)));
    }
    return found;
}

Result<> checkRequest(const SearchRequest &request)
{
    if (request.endNs <= request.startNs)
        return fail(ErrorCode::InvalidInput,
                    u"The time range of the search is empty: its end is not after its start."_s);
    if (request.endNs < kNsPerSecond)
        return fail(ErrorCode::InvalidInput, u"Tempo can't search before 1970."_s);
    if (!request.looseTags)
        return {};
    if (!request.traceQl.isEmpty())
        return fail(ErrorCode::Unsupported, u"Tempo takes TraceQL or loose tags, not both."_s);
    for (const auto &[key, value] : request.tags) {
        if (key.isEmpty() || key.contains(u' ') || key.contains(u'=') || key.contains(u'"'))
            return fail(ErrorCode::Unsupported, u"Tempo's loose tags can't hold the key \"%1\"."_s.arg(key));
    }
    return {};
}

} // namespace

QString traceQlOf(const SearchRequest &request)
{
    if (!request.traceQl.isEmpty())
        return request.traceQl;
    QStringList conditions;
    if (!request.service.isEmpty())
        conditions << u"resource.service.name = "_s + traceQlString(request.service);
    if (!request.operation.isEmpty())
        conditions << u"name = "_s + traceQlString(request.operation);
    for (const auto &[key, value] : request.tags)
        conditions << tagCondition(key, value);
    if (request.minDurationNs)
        conditions << u"traceDuration >= "_s + goDuration(*request.minDurationNs);
    if (request.maxDurationNs)
        conditions << u"traceDuration <= "_s + goDuration(*request.maxDurationNs);
    return conditions.isEmpty() ? u"{}"_s : u"{ "_s + conditions.join(u" && "_s) + u" }"_s;
}

Result<QueryString> tempoSearchQuery(const SearchRequest &request)
{
    if (const auto isGood = checkRequest(request); !isGood)
        return tl::unexpected(isGood.error());
    QueryString query;
    if (request.looseTags) {
        query.add("tags", logfmtTags(request));
        if (request.minDurationNs)
            query.add("minDuration", goDuration(*request.minDurationNs));
        if (request.maxDurationNs)
            query.add("maxDuration", goDuration(*request.maxDurationNs));
    } else {
        query.add("q", traceQlOf(request));
    }
    // Whole seconds only, and the end must be later than the start.
    const std::int64_t start = std::max<std::int64_t>(0, floorTo(request.startNs, kNsPerSecond));
    query.addNumber("start", start);
    query.addNumber("end", std::max(start + 1, ceilTo(request.endNs, kNsPerSecond)));
    query.addNumber("limit", request.limit);
    query.addNumber("spss", std::max<std::uint32_t>(1, request.spansPerSet));
    return query;
}

SearchAnswer tempoSearchAnswer(const QJsonObject &answer, std::uint32_t limit)
{
    SearchAnswer result;
    for (const QJsonValue value : answer.value("traces"_L1).toArray()) {
        const QJsonObject row = value.toObject();
        const std::string hex = row.value("traceID"_L1).toString().toStdString(); // leading zeros are left out
        if (const auto id = TraceId::fromHex(hex))
            result.traces.push_back(rowOf(row, *id));
        else
            result.diagnostics.add(Diagnostic::SkippedRecord,
                                   u"search row with the trace id \"%1\""_s.arg(QString::fromStdString(hex)));
    }
    std::stable_sort(result.traces.begin(), result.traces.end(),
                     [](const FoundTrace &a, const FoundTrace &b) { return a.startNs > b.startNs; });
    result.truncated = result.traces.size() >= limit;
    if (answer.value("status"_L1).toString() == "PARTIAL"_L1) {
        result.truncated = true;
        result.warnings << u"Tempo searched only a part: "_s + answer.value("message"_L1).toString();
    }
    return result;
}

QString tempoTagIdentifier(const QString &tag)
{
    static const QStringList kScopes{u"span."_s, u"resource."_s, u"event."_s, u"link."_s, u"instrumentation."_s};
    static const QStringList kIntrinsics{
        u"name"_s,     u"status"_s,          u"kind"_s,         u"duration"_s, u"statusMessage"_s,
        u"rootName"_s, u"rootServiceName"_s, u"traceDuration"_s};
    if (tag.startsWith(u'.') || kIntrinsics.contains(tag) || tag.contains(u':'))
        return tag;
    for (const QString &scope : kScopes) {
        if (tag.startsWith(scope))
            return scope + attributeName(tag.mid(scope.size()));
    }
    return u'.' + attributeName(tag);
}

} // namespace traceloupe
