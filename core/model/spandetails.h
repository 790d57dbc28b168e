// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/attributes.h"
#include "core/model/span.h"

#include <memory>
#include <vector>

namespace traceloupe {

/// Encoded details of one span (attributes, events, links and the rare fields), kept alive by `owner`.
struct DetailBytes {
    std::shared_ptr<const void> owner; ///< may be null where the trace itself owns the bytes
    ByteView bytes;
};

/// Where a trace's details are: in memory, or compressed chunks of the cache that are decoded when asked for.
/// Implementations are thread-safe. A row's encoding is the one of encodeSpanDetails().
class DetailStore {
public:
    virtual ~DetailStore() = default;
    /// Requires: row < number of rows. Empty bytes for a phantom.
    [[nodiscard]] virtual DetailBytes detail(SpanIndex row) const = 0;
    [[nodiscard]] virtual std::size_t memoryBytes() const = 0;
};

struct EventView {
    std::int64_t timeNs = 0;
    std::string_view name;
    std::uint32_t droppedAttributes = 0;
    AttributeList attributes;
};

struct LinkView {
    TraceId traceId;
    SpanId spanId;
    std::string_view traceState;
    std::uint32_t flags = 0;
    std::uint32_t droppedAttributes = 0;
    AttributeList attributes;
};

/// A span's details, decoded in place; holds what it borrows from. Default-constructed = a span without any.
class SpanDetails {
public:
    SpanDetails() = default;
    SpanDetails(DetailBytes bytes, std::int64_t startNs, const StringPool &pool);

    [[nodiscard]] std::string_view traceState() const { return m_traceState; }
    [[nodiscard]] std::string_view statusMessage() const { return m_statusMessage; }
    [[nodiscard]] std::uint32_t droppedAttributes() const { return m_droppedAttributes; }
    [[nodiscard]] std::uint32_t droppedEvents() const { return m_droppedEvents; }
    [[nodiscard]] std::uint32_t droppedLinks() const { return m_droppedLinks; }
    /// OTLP: the end of a span whose start is absent, else 0.
    [[nodiscard]] std::int64_t endWithoutStartNs() const { return m_endWithoutStartNs; }
    [[nodiscard]] const AttributeList &attributes() const { return m_attributes; }
    [[nodiscard]] std::vector<EventView> events() const;
    [[nodiscard]] std::vector<LinkView> links() const;
    [[nodiscard]] std::uint32_t eventCount() const { return m_eventCount; }
    [[nodiscard]] std::uint32_t linkCount() const { return m_linkCount; }
    [[nodiscard]] std::vector<std::string_view> warnings() const;

private:
    DetailBytes m_bytes;
    const StringPool *m_pool = nullptr;
    std::int64_t m_startNs = 0;
    std::string_view m_traceState;
    std::string_view m_statusMessage;
    std::uint32_t m_droppedAttributes = 0;
    std::uint32_t m_droppedEvents = 0;
    std::uint32_t m_droppedLinks = 0;
    std::int64_t m_endWithoutStartNs = 0;
    AttributeList m_attributes;
    std::uint32_t m_eventCount = 0;
    std::uint32_t m_linkCount = 0;
    std::uint32_t m_warningCount = 0;
    ByteView m_events;
    ByteView m_links;
    ByteView m_warnings;
};

/// Appends the details of `span` to `out`; the same input gives the same bytes. Event times are stored
/// relative to `startNs`, which must be given again to SpanDetails. Nothing is appended for a span without details.
void encodeSpanDetails(const SpanInput &span, std::int64_t startNs, StringPool &pool, Bytes &out);
/// Appends encoded details with ids[id] for each id of a text. `scratch` is memory to work in.
void renumberSpanDetails(ByteView in, std::span<const StringId> ids, Bytes &scratch, Bytes &out);

} // namespace traceloupe
