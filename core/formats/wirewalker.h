// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace traceloupe {

enum class WireType : std::uint8_t { Varint = 0, Fixed64 = 1, Length = 2, Fixed32 = 5 };

struct WireField {
    std::uint32_t number = 0;
    WireType type = WireType::Varint;
    std::string_view bytes;   ///< of WireType::Length; what is there of it if it is cut
    std::uint64_t varint = 0; ///< of WireType::Varint
    bool isCut = false;       ///< the message ends before the field does
};

/// Walks the fields of a protobuf message that may be cut off, which protozero refuses: to tell formats apart by their
/// first bytes, and to save the whole parts of a message whose end is missing. Whole messages are for protozero.
class WireWalker {
public:
    explicit WireWalker(std::string_view message) : m_rest(message) {}

    /// The next field, the last one maybe cut; nothing at the end or at damage.
    std::optional<WireField> next();
    /// True if the walk ended at something that is no field.
    [[nodiscard]] bool isDamaged() const { return m_isDamaged; }
    /// True if the message ended inside a field's number or length.
    [[nodiscard]] bool isCut() const { return m_isCut; }
    [[nodiscard]] const char *position() const { return m_rest.data(); }

private:
    std::optional<std::uint64_t> takeVarint();
    void takeBytes(WireField &field, std::uint64_t size);

    std::string_view m_rest;
    bool m_isDamaged = false;
    bool m_isCut = false;
};

} // namespace traceloupe
