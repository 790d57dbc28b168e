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

/// Tells a Span from a LogRecord and a Metric by fields that only one of them has.
ProtoKind recordKind(std::string_view record)
{
    constexpr std::size_t kTraceIdBytes = 16;
    constexpr std::size_t kSpanIdBytes = 8;
    bool hasTraceId = false;
    bool hasSpanId = false;
    WireWalker walker(record);
    while (const auto field = walker.next()) {
        const bool isBytes = field->type == WireType::Length;
        const bool isFixed64 = field->type == WireType::Fixed64;
        if (isFixed64 && (field->number == 1 || field->number == 11))
            return ProtoKind::Logs; // time, observed time
        if (isFixed64 && (field->number == 7 || field->number == 8))
            return ProtoKind::Traces; // start, end
        if (isBytes && field->number == 7)
            return ProtoKind::Metrics; // sum
        hasTraceId |= isBytes && field->number == 1 && field->bytes.size() == kTraceIdBytes;
        hasSpanId |= isBytes && field->number == 2 && field->bytes.size() == kSpanIdBytes;
    }
    if (hasTraceId && hasSpanId)
        return ProtoKind::Traces;
    return walker.isDamaged() ? ProtoKind::None : ProtoKind::Metrics;
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
