// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/jsonsniff.h"

#include <QStringList>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// Elements of an array that are looked at before it is called unknown.
constexpr int kElementsLookedAt = 16;
constexpr int kKeysShown = 6;
constexpr qsizetype kKeyLengthShown = 40;

/// Keys that decide alone.
std::optional<DocumentKind> decisiveKey(std::string_view key, JsonType value)
{
    const bool list = value == JsonType::Array || value == JsonType::Null;
    if (key == "resourceSpans" || key == "resource_spans" || key == "batches")
        return list ? std::optional(DocumentKind::Otlp) : std::nullopt;
    if (key == "resourceLogs" || key == "resource_logs")
        return DocumentKind::Logs;
    if (key == "resourceMetrics" || key == "resource_metrics")
        return DocumentKind::Metrics;
    if (key == "resourceProfiles" || key == "resource_profiles")
        return DocumentKind::Profiles;
    if (key == "trace" || key == "result")
        return value == JsonType::Object ? std::optional(DocumentKind::Otlp) : std::nullopt;
    if (key == "data")
        return list || value == JsonType::Object ? std::optional(DocumentKind::Jaeger) : std::nullopt;
    return std::nullopt;
}

/// What the keys that decide only together have shown so far.
struct SeenKeys {
    bool spans = false;
    bool jaegerTraceId = false;
    bool processes = false;
    bool jaegerSpanId = false;
    bool operationName = false;
    bool zipkinTraceId = false;
    bool zipkinId = false;

    void note(std::string_view key, JsonType value)
    {
        spans |= key == "spans" && (value == JsonType::Array || value == JsonType::Null);
        jaegerTraceId |= key == "traceID";
        processes |= key == "processes";
        jaegerSpanId |= key == "spanID";
        operationName |= key == "operationName";
        zipkinTraceId |= key == "traceId";
        zipkinId |= key == "id";
    }

    [[nodiscard]] DocumentKind kind() const
    {
        if (spans && (jaegerTraceId || processes))
            return DocumentKind::Jaeger;
        if (jaegerSpanId && operationName)
            return DocumentKind::Jaeger;
        return zipkinTraceId && zipkinId ? DocumentKind::Zipkin : DocumentKind::Unknown;
    }
};

DocumentKind sniffObject(JsonCursor &cursor)
{
    SeenKeys seen;
    while (const auto key = cursor.nextField()) {
        const JsonType value = cursor.peek();
        if (const auto kind = decisiveKey(*key, value))
            return *kind;
        seen.note(*key, value);
        if (const DocumentKind kind = seen.kind(); kind != DocumentKind::Unknown)
            return kind;
        cursor.skip();
    }
    return DocumentKind::Unknown;
}

DocumentKind sniffArray(JsonCursor &cursor)
{
    int looked = 0;
    bool onlyEmptyLists = true;
    while (looked < kElementsLookedAt && cursor.nextElement()) {
        ++looked;
        const JsonCursor::Mark element = cursor.mark();
        if (cursor.enterObject()) {
            if (const DocumentKind kind = sniffObject(cursor); kind != DocumentKind::Unknown)
                return kind;
            onlyEmptyLists = false;
        } else if (cursor.enterArray()) {
            // Only Zipkin nests lists: the traces of an answer.
            if (!cursor.nextElement()) {
                continue;
            } else if (cursor.enterObject()) {
                return sniffObject(cursor) == DocumentKind::Zipkin ? DocumentKind::Zipkin : DocumentKind::Unknown;
            }
            return DocumentKind::Unknown;
        } else {
            onlyEmptyLists = false;
        }
        cursor.rewind(element);
        cursor.skip();
    }
    // "[]" is how Zipkin says that it found nothing.
    return onlyEmptyLists && !cursor.failed() && looked < kElementsLookedAt ? DocumentKind::Zipkin
                                                                            : DocumentKind::Unknown;
}

QString describeObject(JsonCursor &cursor)
{
    QStringList keys;
    while (const auto key = cursor.nextField()) {
        if (keys.size() == kKeysShown) {
            keys.append(u"..."_s);
            break;
        }
        keys.append(QString::fromUtf8(key->data(), static_cast<qsizetype>(key->size())).left(kKeyLengthShown));
        cursor.skip();
    }
    return keys.isEmpty() ? u"an object without keys"_s : u"an object with the keys %1"_s.arg(keys.join(u", "_s));
}

} // namespace

DocumentKind sniffDocument(JsonCursor cursor)
{
    if (cursor.enterObject())
        return sniffObject(cursor);
    return cursor.enterArray() ? sniffArray(cursor) : DocumentKind::Unknown;
}

QString describeDocument(JsonCursor cursor)
{
    switch (cursor.peek()) {
    case JsonType::Object:
        cursor.enterObject();
        return describeObject(cursor);
    case JsonType::Array:
        cursor.enterArray();
        if (cursor.nextElement() && cursor.enterObject())
            return u"a list of which the first element is %1"_s.arg(describeObject(cursor));
        return u"a list of something else"_s;
    case JsonType::String:
        return u"a JSON string"_s;
    case JsonType::Number:
        return u"a JSON number"_s;
    case JsonType::Bool:
    case JsonType::Null:
        return u"a JSON word"_s;
    case JsonType::End:
    case JsonType::Invalid:
        break;
    }
    return u"text that is no JSON"_s;
}

} // namespace traceloupe
