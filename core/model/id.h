// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace traceloupe {

/// A strong 32-bit index: one tag a kind, no conversion between kinds. Default-constructed = none.
template <class Tag>
class Index {
public:
    constexpr Index() = default;
    constexpr explicit Index(std::uint32_t value) : m_value(value) {}

    [[nodiscard]] constexpr std::uint32_t value() const { return m_value; }
    [[nodiscard]] constexpr bool isValid() const { return m_value != kNone; }
    friend constexpr auto operator<=>(Index, Index) = default;

private:
    static constexpr std::uint32_t kNone = 0xffffffffU;
    std::uint32_t m_value = kNone;
};

using StringId = Index<struct StringTag>;     ///< a string of one trace's StringPool
using SpanIndex = Index<struct SpanTag>;      ///< a row of one Trace, in depth-first order
using ResourceIndex = Index<struct ResourceTag>;
using ScopeIndex = Index<struct ScopeTag>;

/// 128-bit trace id, big-endian halves. All zero = absent.
struct TraceId {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    [[nodiscard]] bool isZero() const { return high == 0 && low == 0; }
    /// 32 lower-case hex digits.
    [[nodiscard]] std::string toHex() const;
    [[nodiscard]] std::array<std::uint8_t, 16> toBytes() const;
    /// 1 to 32 hex digits of either case, left-padded; nothing for anything else.
    [[nodiscard]] static std::optional<TraceId> fromHex(std::string_view text);
    /// Exactly 16 bytes.
    [[nodiscard]] static std::optional<TraceId> fromBytes(std::string_view bytes);
    friend auto operator<=>(const TraceId &, const TraceId &) = default;
};

/// 64-bit span id. Zero = absent (as a parent) or broken (as an own id).
struct SpanId {
    std::uint64_t value = 0;

    [[nodiscard]] bool isZero() const { return value == 0; }
    /// 16 lower-case hex digits.
    [[nodiscard]] std::string toHex() const;
    [[nodiscard]] std::array<std::uint8_t, 8> toBytes() const;
    /// 1 to 16 hex digits of either case, left-padded; nothing for anything else.
    [[nodiscard]] static std::optional<SpanId> fromHex(std::string_view text);
    /// Exactly 8 bytes.
    [[nodiscard]] static std::optional<SpanId> fromBytes(std::string_view bytes);
    friend auto operator<=>(const SpanId &, const SpanId &) = default;
};

/// An id as a format spelled it, understood by the rules of OTLP files and what writers got wrong.
/// `alias` is set when the text was neither hex nor base64: the id is then a stable hash of it,
/// and people must be shown the text.
template <class Id>
struct ParsedId {
    Id id;
    bool isAlias = false;
};

/// Hex of 1..32 (1..16) digits, or base64 of exactly 16 (8) bytes, or any other text hashed.
/// Empty text gives the zero id.
[[nodiscard]] ParsedId<TraceId> parseTraceId(std::string_view text);
[[nodiscard]] ParsedId<SpanId> parseSpanId(std::string_view text);

/// 64-bit hash, stable across little-endian machines and versions: for aliased ids and colours.
[[nodiscard]] std::uint64_t stableHash(std::string_view bytes, std::uint64_t seed = 0);

} // namespace traceloupe

template <class Tag>
struct std::hash<traceloupe::Index<Tag>> {
    std::size_t operator()(traceloupe::Index<Tag> index) const noexcept { return index.value(); }
};
template <>
struct std::hash<traceloupe::TraceId> {
    std::size_t operator()(const traceloupe::TraceId &id) const noexcept
    {
        return id.low ^ (id.high * 0x9e3779b97f4a7c15ULL);
    }
};
template <>
struct std::hash<traceloupe::SpanId> {
    std::size_t operator()(traceloupe::SpanId id) const noexcept { return id.value * 0x9e3779b97f4a7c15ULL; }
};
