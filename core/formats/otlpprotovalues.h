// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/readcontext.h"
#include "core/model/attributes.h"

#include <cstdint>
#include <string_view>
#include <utility>

namespace traceloupe {

/// Reads the attributes of OTLP protobuf. Throws what protozero throws at damage: the caller drops the record.
class OtlpProtoValues {
public:
    OtlpProtoValues(ReadContext &context, TextArena &arena) : m_context(context), m_arena(arena) {}

    /// The start of the record at hand, for places.
    void setRecord(const char *begin) { m_begin = begin; }
    [[nodiscard]] std::size_t offset(std::string_view part) const
    {
        return static_cast<std::size_t>(part.data() - m_begin);
    }

    /// One KeyValue message.
    void keyValue(std::string_view message, AttributeWriter &writer) { keyValue(message, writer, 0); }
    [[nodiscard]] std::string_view text(std::string_view bytes);
    /// True if an attribute of warnings was among those read since the last call.
    [[nodiscard]] bool takeSawWarnings() { return std::exchange(m_sawWarnings, false); }

    void unknownField(std::uint32_t number, std::string_view message);
    /// A field that is not known, or known with another wire type.
    void notExpected(std::uint32_t number, bool isKnown, std::string_view message);

private:
    void keyValue(std::string_view message, AttributeWriter &writer, int depth);
    void anyValue(std::string_view message, AttributeWriter &writer, int depth);
    void container(std::string_view message, bool isMap, AttributeWriter &writer, int depth);

    ReadContext &m_context;
    TextArena &m_arena;
    bool m_sawWarnings = false;
    const char *m_begin = nullptr;
};

} // namespace traceloupe
