// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/protosniff.h"

#include "core/formats/wirewalker.h"

#include <optional>

namespace traceloupe {

namespace {

/// Fields of a message that are looked at.
constexpr int kFieldsLookedAt = 64;
constexpr std::uint32_t kInstrumentationLibrarySpans = 1000;

/// The first and the second field of bytes that matter at each level.
struct Level {
    bool isSound = true;         ///< nothing that the message can't have
    std::string_view first;      ///< bytes of the first field 1 that has any
    std::string_view second;     ///< likewise of field 2
    bool hasSecond = false;
    bool hasOther = false;       ///< a field above 2
};

/// Walks a message whose fields 1 to 3 are messages or texts: ResourceSpans and ScopeSpans, and their like for logs
/// and metrics.
Level look(std::string_view message)
{
    Level level;
    WireWalker walker(message);
    int fields = 0;
    while (fields++ < kFieldsLookedAt) {
        const auto field = walker.next();
        if (!field)
            break;
        const bool isKnown = field->number <= 3 || field->number == kInstrumentationLibrarySpans;
        if (!isKnown || field->type != WireType::Length) {
            level.isSound = false;
            return level;
        }
        if (field->number == 1 && level.first.empty())
            level.first = field->bytes;
        if (field->number == 2 && level.second.empty())
            level.second = field->bytes;
        level.hasSecond |= field->number == 2;
        level.hasOther |= field->number > 2;
    }
    level.isSound = !walker.isDamaged();
    return level;
}

/// What one field of a record says about its kind.
ProtoKind fieldEvidence(const WireField &field)
{
    switch (field.type) {
    case WireType::Fixed64: // times
        return field.number == 7 || field.number == 8    ? ProtoKind::Traces
               : field.number == 1 || field.number == 11 ? ProtoKind::Logs
                                                         : ProtoKind::None;
    case WireType::Varint: // kind and dropped counts of a span
        return field.number == 6 || field.number == 10 || field.number == 12 || field.number == 14 ? ProtoKind::Traces
                                                                                                   : ProtoKind::None;
    case WireType::Fixed32: // flags
        return field.number == 16 ? ProtoKind::Traces : field.number == 8 ? ProtoKind::Logs : ProtoKind::None;
    case WireType::Length: // parent, links, status; sum, exponential histogram, metadata
        if (field.number == 4 || field.number == 13 || field.number == 15)
            return ProtoKind::Traces;
        return field.number == 7 || field.number == 10 || field.number == 12 ? ProtoKind::Metrics : ProtoKind::None;
    }
    return ProtoKind::None;
}

/// Tells a Span from a LogRecord and a Metric, by fields that only one of them has.
ProtoKind recordKind(std::string_view record)
{
    constexpr std::size_t kTraceIdBytes = 16;
    constexpr std::size_t kSpanIdBytes = 8;
    bool hasFirst = false;
    bool hasTraceId = false;
    bool hasSpanId = false;
    WireWalker walker(record);
    while (const auto field = walker.next()) {
        if (const ProtoKind kind = fieldEvidence(*field); kind != ProtoKind::None)
            return kind;
        hasFirst |= field->number == 1;
        hasTraceId |= field->number == 1 && field->bytes.size() == kTraceIdBytes;
        hasSpanId |= field->number == 2 && field->bytes.size() == kSpanIdBytes;
    }
    if (walker.isDamaged())
        return ProtoKind::None;
    // A metric has a name, which seldom has 16 bytes.
    return !hasFirst || hasSpanId || hasTraceId ? ProtoKind::Traces : ProtoKind::Metrics;
}

ProtoKind resourceKind(const Level &resource)
{
    if (resource.second.empty())
        return ProtoKind::Traces; // no scope: nothing to tell it by
    const Level scope = look(resource.second);
    if (!scope.isSound)
        return ProtoKind::None;
    return scope.second.empty() ? ProtoKind::Traces : recordKind(scope.second);
}

/// A Resource: attributes (each with a key and a value), a count, and entity references.
bool looksLikeResource(std::string_view message)
{
    WireWalker walker(message);
    while (const auto field = walker.next()) {
        const WireType wanted = field->number == 2 ? WireType::Varint : WireType::Length;
        if (field->number > 3 || field->type != wanted)
            return false;
        if (field->number == 1 && !look(field->bytes).isSound)
            return false;
    }
    return !walker.isDamaged();
}

} // namespace

ProtoKind sniffProto(std::string_view message)
{
    std::optional<std::string_view> first;
    bool isResponse = false;
    WireWalker walker(message);
    int fields = 0;
    while (fields++ < kFieldsLookedAt) {
        const auto field = walker.next();
        if (!field)
            break;
        if (field->number == 1 && field->type == WireType::Length) {
            if (!first || first->empty())
                first = field->bytes;
        } else if ((field->number == 3 && field->type == WireType::Varint)
                   || ((field->number == 2 || field->number == 4) && field->type == WireType::Length)) {
            isResponse = true;
        } else {
            return ProtoKind::None;
        }
    }
    if (walker.isDamaged() || (!first && !isResponse))
        return ProtoKind::None;
    const Level resource = look(first.value_or(std::string_view()));
    if (!resource.isSound)
        return ProtoKind::None;
    if (isResponse)
        return ProtoKind::TempoResponse;
    if (!resource.hasSecond && !resource.hasOther && !looksLikeResource(resource.first))
        return look(resource.first).isSound ? ProtoKind::TempoResponse : ProtoKind::None;
    return resourceKind(resource);
}

} // namespace traceloupe
