// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"
#include "core/traceql/attribute.h"
#include "core/traceql/operand.h"

#include <string>
#include <vector>

namespace traceloupe::traceql {

/// What a value is read from; the more expensive, the higher the bit. Several for an unscoped attribute.
namespace Source {
inline constexpr std::uint8_t kTrace = 0;        ///< the same for all spans of a trace
inline constexpr std::uint8_t kResource = 1 << 0;
inline constexpr std::uint8_t kName = 1 << 1;
inline constexpr std::uint8_t kColumns = 1 << 2; ///< columns of the row, its place in the tree
inline constexpr std::uint8_t kDetails = 1 << 3; ///< attributes, events and links have to be decoded
} // namespace Source
[[nodiscard]] std::uint8_t sourcesOf(const Attribute &attribute);
[[nodiscard]] bool isOfEvent(const Attribute &attribute);
[[nodiscard]] bool isOfLink(const Attribute &attribute);

/// The numbers that Tempo gives to the spans of a trace: depth-first from 1 over all roots, left on entering, right
/// on leaving. parent: the parent's left, -1 for roots. 0 for spans that hang under no root, and for all if an id
/// occurs more than twice.
struct NestedSet {
    std::vector<std::int32_t> left;
    std::vector<std::int32_t> right;
    std::vector<std::int32_t> parent;
};
[[nodiscard]] NestedSet nestedSetOf(const Trace &trace);
/// A span has a place in the tree: it is no phantom and has an id.
[[nodiscard]] bool hasPlaceInTree(const Trace &trace, SpanIndex row);

/// Reads attributes and intrinsics of one span after the other, for a fixed list of attributes (slots). Borrows the
/// trace and the list. Used by one thread.
class SpanReader {
public:
    static constexpr std::uint32_t kAny = 0xffffffffU;

    SpanReader(const Trace &trace, const std::vector<Attribute> &slots);

    void moveTo(SpanIndex row);
    [[nodiscard]] SpanIndex row() const { return m_row; }
    [[nodiscard]] const Trace &trace() const { return *m_trace; }
    /// The value of a slot; lives until the next moveTo(). Of events and links: of the bound one, or the first that
    /// has it.
    [[nodiscard]] Operand read(std::uint32_t slot);

    [[nodiscard]] std::uint32_t eventCount() { return details().eventCount(); }
    [[nodiscard]] std::uint32_t linkCount() { return details().linkCount(); }
    void bindEvent(std::uint32_t event) { m_event = event; }
    void bindLink(std::uint32_t link) { m_link = link; }

private:
    struct Slot {
        const Attribute *attribute = nullptr;
        StringId key; ///< invalid where the trace has no such key
        std::string text; ///< of ids
    };

    const SpanDetails &details();
    const std::vector<EventView> &events();
    const std::vector<LinkView> &links();
    const NestedSet &nestedSet();
    Operand readIntrinsic(Slot &slot);
    Operand readTraceIntrinsic(Slot &slot);
    Operand readTreeIntrinsic(Intrinsic intrinsic);
    Operand readAttribute(AttributeScope scope, StringId key);
    Operand readUnscoped(StringId key);
    Operand readEvent(StringId key);
    Operand readLink(StringId key);
    Operand readEventIntrinsic(Intrinsic intrinsic);
    Operand readLinkIntrinsic(Slot &slot);
    static Operand hexText(Slot &slot, std::string text);

    const Trace *m_trace;
    std::vector<Slot> m_slots;
    SpanIndex m_row;
    std::uint32_t m_event = kAny;
    std::uint32_t m_link = kAny;
    bool m_hasDetails = false;
    bool m_hasEvents = false;
    bool m_hasLinks = false;
    SpanDetails m_details;
    std::vector<EventView> m_events;
    std::vector<LinkView> m_links;
    NestedSet m_nestedSet;
    std::vector<std::uint32_t> m_childCounts;
};

/// The value of an attribute or intrinsic of a span, for tables and exports.
[[nodiscard]] Value valueOf(const Trace &trace, SpanIndex row, const Attribute &attribute);

} // namespace traceloupe::traceql
