// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/spandetails.h"

#include <algorithm>
#include <array>

namespace traceloupe {

namespace {

// The encoding of one span's details: a byte of presence bits, then the present parts in this order.
//   trace state, status message            length, bytes
//   dropped attributes, events, links      three numbers
//   end without start                      zigzag nanoseconds
//   attributes                             byte length, count, entries
//   events, links, warnings                byte length, count, entries
enum Part : std::uint8_t {
    kTraceState = 1 << 0,
    kStatusMessage = 1 << 1,
    kDropped = 1 << 2,
    kEndWithoutStart = 1 << 3,
    kAttributes = 1 << 4,
    kEvents = 1 << 5,
    kLinks = 1 << 6,
    kWarnings = 1 << 7
};

void putText(Bytes &out, std::string_view text)
{
    varint::put(out, text.size());
    out.insert(out.end(), text.begin(), text.end());
}

std::string_view takeText(ByteView &in)
{
    const std::uint64_t size = std::min<std::uint64_t>(varint::take(in), in.size());
    const std::string_view text(reinterpret_cast<const char *>(in.data()), size);
    in = in.subspan(size);
    return text;
}

/// Takes a byte length and that many bytes; `count` is the number at their start.
ByteView takeSection(ByteView &in, std::uint32_t &count)
{
    const std::uint64_t size = std::min<std::uint64_t>(varint::take(in), in.size());
    ByteView body = in.first(size);
    in = in.subspan(size);
    count = static_cast<std::uint32_t>(std::min<std::uint64_t>(varint::take(body), body.size()));
    return body;
}

void putSection(Bytes &out, std::size_t count, ByteView body)
{
    Bytes head;
    varint::put(head, count);
    varint::put(out, head.size() + body.size());
    out.insert(out.end(), head.begin(), head.end());
    out.insert(out.end(), body.begin(), body.end());
}

void putAttributes(Bytes &out, const AttributeList &list)
{
    putSection(out, list.size(), list.encoded());
}

AttributeList takeAttributes(ByteView &in, const StringPool *pool)
{
    std::uint32_t count = 0;
    const ByteView body = takeSection(in, count);
    return {body, count, pool};
}

std::uint8_t partsOf(const SpanInput &span)
{
    std::uint8_t parts = 0;
    const auto mark = [&parts](bool present, Part part) {
        parts = static_cast<std::uint8_t>(parts | (present ? part : 0));
    };
    mark(!span.traceState.empty(), kTraceState);
    mark(!span.statusMessage.empty(), kStatusMessage);
    mark((span.droppedAttributes | span.droppedEvents | span.droppedLinks) != 0, kDropped);
    mark(span.endWithoutStartNs != 0, kEndWithoutStart);
    mark(!span.attributes.isEmpty(), kAttributes);
    mark(!span.events.empty(), kEvents);
    mark(!span.links.empty(), kLinks);
    mark(!span.warnings.empty(), kWarnings);
    return parts;
}

void putEvents(Bytes &out, const SpanInput &span, std::int64_t startNs, StringPool &pool)
{
    Bytes body;
    for (const EventInput &event : span.events) {
        // unsigned arithmetic: hostile times may be further apart than 63 bits, and wrap back on reading
        const std::uint64_t offset = static_cast<std::uint64_t>(event.timeNs) - static_cast<std::uint64_t>(startNs);
        varint::put(body, varint::zigzag(static_cast<std::int64_t>(offset)));
        varint::put(body, pool.intern(event.name).value());
        varint::put(body, event.droppedAttributes);
        putAttributes(body, event.attributes);
    }
    putSection(out, span.events.size(), body);
}

void putLinks(Bytes &out, const SpanInput &span)
{
    Bytes body;
    for (const LinkInput &link : span.links) {
        const auto traceBytes = link.traceId.toBytes();
        const auto spanBytes = link.spanId.toBytes();
        body.insert(body.end(), traceBytes.begin(), traceBytes.end());
        body.insert(body.end(), spanBytes.begin(), spanBytes.end());
        putText(body, link.traceState);
        varint::put(body, link.flags);
        varint::put(body, link.droppedAttributes);
        putAttributes(body, link.attributes);
    }
    putSection(out, span.links.size(), body);
}

void putWarnings(Bytes &out, const SpanInput &span)
{
    Bytes body;
    for (const std::string_view warning : span.warnings)
        putText(body, warning);
    putSection(out, span.warnings.size(), body);
}

std::string_view takeRaw(ByteView &in, std::size_t size)
{
    size = std::min(size, in.size());
    const std::string_view raw(reinterpret_cast<const char *>(in.data()), size);
    in = in.subspan(size);
    return raw;
}

} // namespace

void encodeSpanDetails(const SpanInput &span, std::int64_t startNs, StringPool &pool, Bytes &out)
{
    const std::uint8_t parts = partsOf(span);
    if (parts == 0)
        return;
    out.push_back(parts);
    if (parts & kTraceState)
        putText(out, span.traceState);
    if (parts & kStatusMessage)
        putText(out, span.statusMessage);
    if (parts & kDropped) {
        varint::put(out, span.droppedAttributes);
        varint::put(out, span.droppedEvents);
        varint::put(out, span.droppedLinks);
    }
    if (parts & kEndWithoutStart)
        varint::put(out, varint::zigzag(span.endWithoutStartNs));
    if (parts & kAttributes)
        putAttributes(out, span.attributes);
    if (parts & kEvents)
        putEvents(out, span, startNs, pool);
    if (parts & kLinks)
        putLinks(out, span);
    if (parts & kWarnings)
        putWarnings(out, span);
}

namespace {

/// Takes a list of attributes, puts it with other ids.
void renumberSection(ByteView &in, std::span<const StringId> ids, Bytes &scratch, Bytes &out)
{
    std::uint32_t count = 0;
    const ByteView body = takeSection(in, count);
    scratch.clear();
    const std::uint32_t taken = renumberAttributes(body, count, ids, scratch);
    putSection(out, taken, scratch);
}

void renumberEvents(ByteView &in, std::span<const StringId> ids, Bytes &scratch, Bytes &out)
{
    std::uint32_t count = 0;
    ByteView from = takeSection(in, count);
    Bytes body;
    for (std::uint32_t i = 0; i < count; ++i) {
        varint::put(body, varint::take(from)); // time
        const std::uint64_t name = varint::take(from);
        varint::put(body, name < ids.size() ? ids[name].value() : 0);
        varint::put(body, varint::take(from)); // dropped attributes
        renumberSection(from, ids, scratch, body);
    }
    putSection(out, count, body);
}

void renumberLinks(ByteView &in, std::span<const StringId> ids, Bytes &scratch, Bytes &out)
{
    std::uint32_t count = 0;
    ByteView from = takeSection(in, count);
    Bytes body;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::string_view idBytes = takeRaw(from, 16 + 8);
        body.insert(body.end(), idBytes.begin(), idBytes.end());
        putText(body, takeText(from));         // trace state
        varint::put(body, varint::take(from)); // flags
        varint::put(body, varint::take(from)); // dropped attributes
        renumberSection(from, ids, scratch, body);
    }
    putSection(out, count, body);
}

} // namespace

void renumberSpanDetails(ByteView in, std::span<const StringId> ids, Bytes &scratch, Bytes &out)
{
    if (in.empty())
        return;
    const ByteView before = in;
    const std::uint8_t parts = in.front();
    in = in.subspan(1);
    if (parts & kTraceState)
        (void)takeText(in);
    if (parts & kStatusMessage)
        (void)takeText(in);
    for (int i = 0; (parts & kDropped) && i < 3; ++i)
        (void)varint::take(in);
    if (parts & kEndWithoutStart)
        (void)varint::take(in);
    out.insert(out.end(), before.begin(), before.end() - static_cast<std::ptrdiff_t>(in.size()));
    if (parts & kAttributes)
        renumberSection(in, ids, scratch, out);
    if (parts & kEvents)
        renumberEvents(in, ids, scratch, out);
    if (parts & kLinks)
        renumberLinks(in, ids, scratch, out);
    out.insert(out.end(), in.begin(), in.end()); // warnings
}

SpanDetails::SpanDetails(DetailBytes bytes, std::int64_t startNs, const StringPool &pool)
    : m_bytes(std::move(bytes)), m_pool(&pool), m_startNs(startNs)
{
    ByteView in = m_bytes.bytes;
    if (in.empty())
        return;
    const std::uint8_t parts = in.front();
    in = in.subspan(1);
    if (parts & kTraceState)
        m_traceState = takeText(in);
    if (parts & kStatusMessage)
        m_statusMessage = takeText(in);
    if (parts & kDropped) {
        m_droppedAttributes = static_cast<std::uint32_t>(varint::take(in));
        m_droppedEvents = static_cast<std::uint32_t>(varint::take(in));
        m_droppedLinks = static_cast<std::uint32_t>(varint::take(in));
    }
    if (parts & kEndWithoutStart)
        m_endWithoutStartNs = varint::unzigzag(varint::take(in));
    if (parts & kAttributes)
        m_attributes = takeAttributes(in, m_pool);
    if (parts & kEvents)
        m_events = takeSection(in, m_eventCount);
    if (parts & kLinks)
        m_links = takeSection(in, m_linkCount);
    if (parts & kWarnings)
        m_warnings = takeSection(in, m_warningCount);
}

std::vector<EventView> SpanDetails::events() const
{
    std::vector<EventView> out;
    out.reserve(m_eventCount);
    ByteView in = m_events;
    for (std::uint32_t i = 0; i < m_eventCount && !in.empty(); ++i) {
        EventView event;
        const auto offset = static_cast<std::uint64_t>(varint::unzigzag(varint::take(in)));
        event.timeNs = static_cast<std::int64_t>(static_cast<std::uint64_t>(m_startNs) + offset);
        const auto name = varint::take(in);
        event.name = name < m_pool->size() ? m_pool->text(StringId(static_cast<std::uint32_t>(name)))
                                           : std::string_view();
        event.droppedAttributes = static_cast<std::uint32_t>(varint::take(in));
        event.attributes = takeAttributes(in, m_pool);
        out.push_back(event);
    }
    return out;
}

std::vector<LinkView> SpanDetails::links() const
{
    std::vector<LinkView> out;
    out.reserve(m_linkCount);
    ByteView in = m_links;
    for (std::uint32_t i = 0; i < m_linkCount && !in.empty(); ++i) {
        LinkView link;
        link.traceId = TraceId::fromBytes(takeRaw(in, 16)).value_or(TraceId{});
        link.spanId = SpanId::fromBytes(takeRaw(in, 8)).value_or(SpanId{});
        link.traceState = takeText(in);
        link.flags = static_cast<std::uint32_t>(varint::take(in));
        link.droppedAttributes = static_cast<std::uint32_t>(varint::take(in));
        link.attributes = takeAttributes(in, m_pool);
        out.push_back(link);
    }
    return out;
}

std::vector<std::string_view> SpanDetails::warnings() const
{
    std::vector<std::string_view> out;
    ByteView in = m_warnings;
    for (std::uint32_t i = 0; i < m_warningCount && !in.empty(); ++i)
        out.push_back(takeText(in));
    return out;
}

} // namespace traceloupe
