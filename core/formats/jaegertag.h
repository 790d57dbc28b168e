// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/jsonfields.h"
#include "core/model/attributes.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace traceloupe {

/// One {"key","type","value"} of a Jaeger file, its value converted to what the type says. Texts are views into the
/// file or the arena it was read with.
struct JaegerTag {
    std::string_view key;
    ValueType type = ValueType::Empty;
    std::string_view text; ///< String; the raw bytes of Bytes
    bool boolean = false;
    std::int64_t integer = 0;
    double real = 0;
    bool isTaken = false; ///< a field of the span says it, so that it is no attribute

    [[nodiscard]] bool isString() const { return type == ValueType::String; }
    /// True, or a text that says so as old clients write it ("true" in any case, "1").
    [[nodiscard]] bool saysTrue() const;
    void writeTo(AttributeWriter &writer) const;
};

/// Reads the tag at the cursor and goes past it. What is wrong with it is counted; nothing if it is no object.
[[nodiscard]] std::optional<JaegerTag> takeJaegerTag(JsonCursor &cursor, TextArena &arena, ReadContext &context);

/// Calls `use(const JaegerTag &)` for each tag of the list at the cursor and goes past it. Null is an empty list; an
/// object (Elasticsearch's form) is taken as keys with values.
template <class Use>
void forEachJaegerTag(JsonCursor &cursor, TextArena &arena, ReadContext &context, Use use);

/// The tag made of a key and the plain JSON value at the cursor.
[[nodiscard]] JaegerTag takePlainTag(std::string_view key, JsonCursor &cursor, TextArena &arena);

template <class Use>
void forEachJaegerTag(JsonCursor &cursor, TextArena &arena, ReadContext &context, Use use)
{
    if (cursor.enterArray()) {
        while (cursor.nextElement()) {
            if (const auto tag = takeJaegerTag(cursor, arena, context))
                use(*tag);
        }
        return;
    }
    if (cursor.enterObject()) {
        while (cursor.nextField()) {
            const std::string_view key = lastingKey(cursor, arena);
            use(takePlainTag(key, cursor, arena));
        }
        return;
    }
    if (cursor.takeNull())
        return;
    context.count(Diagnostic::WrongFieldType, cursor.offset(), "a list of tags");
    cursor.skip();
}

} // namespace traceloupe
