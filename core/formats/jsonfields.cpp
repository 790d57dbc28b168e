// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/jsonfields.h"

#include "core/formats/textdecode.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace traceloupe {

bool equalsIgnoringCase(std::string_view text, std::string_view lowerCase)
{
    return std::ranges::equal(text, lowerCase, {},
                              [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
}

std::string_view lastingKey(JsonCursor &cursor, TextArena &arena)
{
    const JsonCursor::Mark value = cursor.mark();
    cursor.rewind(value - 2); // the key's token; its colon is between
    const std::string_view key = cursor.takeString(arena).value_or("");
    cursor.rewind(value);
    return key;
}

std::optional<std::string_view> takeTextValue(JsonCursor &cursor, TextArena &arena, ReadContext &context,
                                              std::string_view field)
{
    if (const auto text = cursor.takeString(arena))
        return text;
    if (const auto number = cursor.takeNumber())
        return number;
    if (!cursor.failed() && !cursor.takeNull()) {
        context.count(Diagnostic::WrongFieldType, cursor.offset(), field);
        cursor.skip();
    }
    return std::nullopt;
}

std::optional<std::int64_t> takeIntegerValue(JsonCursor &cursor, ReadContext &context, std::string_view field)
{
    const std::size_t offset = cursor.offset();
    if (const auto digits = cursor.takeNumberOrString()) {
        if (const auto integer = parseInteger(*digits))
            return integer;
        if (const auto real = parseReal(*digits)) { // a fraction, or more than 63 bits
            if (std::isnan(*real))
                return std::nullopt;
            constexpr double kLimit = 9.2e18;
            if (std::abs(*real) < kLimit)
                return static_cast<std::int64_t>(*real);
            return *real < 0 ? std::numeric_limits<std::int64_t>::min() + 1 : std::numeric_limits<std::int64_t>::max();
        }
        if (!digits->empty())
            context.count(Diagnostic::WrongFieldType, offset, field);
        return std::nullopt;
    }
    if (!cursor.failed() && !cursor.takeNull()) {
        context.count(Diagnostic::WrongFieldType, offset, field);
        cursor.skip();
    }
    return std::nullopt;
}

std::optional<bool> takeBoolValue(JsonCursor &cursor, TextArena &arena, ReadContext &context, std::string_view field)
{
    const std::size_t offset = cursor.offset();
    if (const auto value = cursor.takeBool())
        return value;
    const auto text = takeTextValue(cursor, arena, context, field);
    if (!text)
        return std::nullopt;
    if (equalsIgnoringCase(*text, "true") || *text == "1")
        return true;
    if (equalsIgnoringCase(*text, "false") || *text == "0" || text->empty())
        return false;
    context.count(Diagnostic::WrongFieldType, offset, field);
    return std::nullopt;
}

std::int64_t microsecondsToNs(std::int64_t microseconds, ReadContext &context, std::size_t offset)
{
    constexpr std::int64_t kLimit = std::numeric_limits<std::int64_t>::max() / 1000;
    if (microseconds >= -kLimit && microseconds <= kLimit)
        return microseconds * 1000;
    context.count(Diagnostic::TimeOutOfRange, offset);
    return microseconds < 0 ? -kLimit * 1000 : kLimit * 1000;
}

bool isSameTrace(const TraceId &a, const TraceId &b)
{
    return a.low == b.low && (a.high == b.high || a.high == 0 || b.high == 0);
}

} // namespace traceloupe
