// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/jsoncursor.h"
#include "core/formats/readcontext.h"
#include "core/model/attributes.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace traceloupe {

/// OTLP's keys in camelCase, whatever case they come in: "trace_id" is "traceId". The view is good until the next call.
class OtlpKey {
public:
    std::string_view camelCase(std::string_view key);

private:
    std::array<char, 64> m_text{};
};

/// Reads the scalars, lists and attribute values of OTLP JSON from a cursor. What has the wrong type is skipped and
/// counted; the default stands for it. Null is always the default.
class OtlpJsonValues {
public:
    OtlpJsonValues(JsonCursor &cursor, ReadContext &context, TextArena &arena)
        : m_cursor(cursor), m_context(context), m_arena(arena)
    {}

    std::string_view text();
    std::uint64_t unsignedNumber();
    std::uint32_t count32();
    /// Steps into a list or an object; null and a wrong type (counted) are skipped and give false.
    bool enterArray();
    bool enterObject();

    /// A list of KeyValue objects.
    void attributes(AttributeWriter &writer);

    /// True if an attribute of warnings was among those read since the last call.
    [[nodiscard]] bool takeSawWarnings() { return std::exchange(m_sawWarnings, false); }

    void unknownField(std::string_view key);
    void wrongType();

private:
    void members(AttributeWriter &writer, int depth);
    void keyValue(AttributeWriter &writer, int depth);
    void anyValue(AttributeWriter &writer, int depth);
    bool member(std::string_view name, AttributeWriter &writer, int depth);
    void integerMember(AttributeWriter &writer);
    void realMember(AttributeWriter &writer);
    void boolMember(AttributeWriter &writer);
    void bytesMember(AttributeWriter &writer);
    void arrayMember(AttributeWriter &writer, int depth);
    void mapMember(AttributeWriter &writer, int depth);
    bool enterValues();

    JsonCursor &m_cursor;
    ReadContext &m_context;
    TextArena &m_arena;
    bool m_sawWarnings = false;
};

} // namespace traceloupe
