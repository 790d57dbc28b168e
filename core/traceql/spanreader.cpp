// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/spanreader.h"

namespace traceloupe::traceql {

namespace {

/// The root that a trace is named by: the one that analyses start from, if it is a true root.
SpanIndex trueRoot(const Trace &trace)
{
    const SpanIndex root = trace.analysisRoot();
    const bool isTrue = root.isValid() && hasPlaceInTree(trace, root) && trace.parentSpanId(root).isZero();
    return isTrue ? root : SpanIndex();
}

Operand found(const AttributeList &list, StringId key)
{
    const auto value = list.find(key);
    return value ? Operand::of(*value) : Operand();
}

} // namespace

std::uint8_t sourcesOf(const Attribute &attribute)
{
    switch (attribute.intrinsic) {
    case Intrinsic::None:
        break;
    case Intrinsic::TraceDuration:
    case Intrinsic::TraceRootName:
    case Intrinsic::TraceRootService:
    case Intrinsic::TraceId:
        return Source::kTrace;
    case Intrinsic::Name:
        return Source::kName;
    case Intrinsic::StatusMessage:
    case Intrinsic::EventName:
    case Intrinsic::EventTimeSinceStart:
    case Intrinsic::LinkTraceId:
    case Intrinsic::LinkSpanId:
        return Source::kDetails;
    default:
        return Source::kColumns;
    }
    switch (attribute.scope) {
    case AttributeScope::Resource:
        return Source::kResource;
    case AttributeScope::Instrumentation:
        return Source::kColumns;
    case AttributeScope::None:
        return Source::kDetails | Source::kResource | Source::kColumns;
    default:
        return Source::kDetails;
    }
}

bool isOfEvent(const Attribute &attribute)
{
    return attribute.scope == AttributeScope::Event || attribute.intrinsic == Intrinsic::EventName
           || attribute.intrinsic == Intrinsic::EventTimeSinceStart;
}

bool isOfLink(const Attribute &attribute)
{
    return attribute.scope == AttributeScope::Link || attribute.intrinsic == Intrinsic::LinkTraceId
           || attribute.intrinsic == Intrinsic::LinkSpanId;
}

SpanReader::SpanReader(const Trace &trace, const std::vector<Attribute> &slots) : m_trace(&trace), m_slots(slots.size())
{
    for (std::size_t i = 0; i < slots.size(); ++i) {
        m_slots[i].attribute = &slots[i];
        if (!slots[i].isIntrinsic())
            m_slots[i].key = trace.strings().find(slots[i].name);
    }
}

void SpanReader::moveTo(SpanIndex row)
{
    m_row = row;
    m_hasDetails = m_hasEvents = m_hasLinks = false;
}

const SpanDetails &SpanReader::details()
{
    if (!m_hasDetails) {
        m_details = m_trace->details(m_row);
        m_hasDetails = true;
    }
    return m_details;
}

const std::vector<EventView> &SpanReader::events()
{
    if (!m_hasEvents) {
        m_events = details().events();
        m_hasEvents = true;
    }
    return m_events;
}

const std::vector<LinkView> &SpanReader::links()
{
    if (!m_hasLinks) {
        m_links = details().links();
        m_hasLinks = true;
    }
    return m_links;
}

const NestedSet &SpanReader::nestedSet()
{
    if (m_nestedSet.left.empty())
        m_nestedSet = nestedSetOf(*m_trace);
    return m_nestedSet;
}

Operand SpanReader::read(std::uint32_t slot)
{
    Slot &at = m_slots[slot];
    if (at.attribute->isIntrinsic())
        return readIntrinsic(at);
    return at.key.isValid() ? readAttribute(at.attribute->scope, at.key) : Operand();
}

Operand SpanReader::hexText(Slot &slot, std::string text)
{
    slot.text = std::move(text);
    return Operand::ofString(slot.text);
}

Operand SpanReader::readIntrinsic(Slot &slot)
{
    const Trace &trace = *m_trace;
    switch (slot.attribute->intrinsic) {
    case Intrinsic::Duration:
        return Operand::ofDuration(trace.durationNs(m_row));
    case Intrinsic::Name:
        return Operand::ofString(trace.name(m_row));
    case Intrinsic::Status:
        return {Type::Status, static_cast<std::int64_t>(trace.status(m_row)), 0, {}, {}};
    case Intrinsic::Kind:
        return {Type::Kind, static_cast<std::int64_t>(trace.kind(m_row)), 0, {}, {}};
    case Intrinsic::StatusMessage:
        return Operand::ofString(details().statusMessage());
    case Intrinsic::SpanId:
        return hexText(slot, trace.spanIdText(trace.spanId(m_row)));
    case Intrinsic::ParentId: {
        const SpanId parent = trace.parentSpanId(m_row);
        return parent.isZero() ? Operand::ofString("") : hexText(slot, trace.spanIdText(parent));
    }
    case Intrinsic::EventName:
    case Intrinsic::EventTimeSinceStart:
        return readEventIntrinsic(slot.attribute->intrinsic);
    case Intrinsic::LinkTraceId:
    case Intrinsic::LinkSpanId:
        return readLinkIntrinsic(slot);
    case Intrinsic::InstrumentationName:
    case Intrinsic::InstrumentationVersion: {
        const Scope *scope = trace.scope(m_row);
        const bool isName = slot.attribute->intrinsic == Intrinsic::InstrumentationName;
        return scope ? Operand::ofString(trace.text(isName ? scope->name : scope->version)) : Operand();
    }
    case Intrinsic::ChildCount:
    case Intrinsic::NestedSetLeft:
    case Intrinsic::NestedSetRight:
    case Intrinsic::NestedSetParent:
        return readTreeIntrinsic(slot.attribute->intrinsic);
    default:
        return readTraceIntrinsic(slot);
    }
}

Operand SpanReader::readTraceIntrinsic(Slot &slot)
{
    const Trace &trace = *m_trace;
    const SpanIndex root = trueRoot(trace);
    switch (slot.attribute->intrinsic) {
    case Intrinsic::TraceDuration:
        return Operand::ofDuration(trace.durationNs());
    case Intrinsic::TraceId:
        return hexText(slot, trace.idText());
    case Intrinsic::TraceRootName: // empty without a root, as Tempo stores it
        return Operand::ofString(root.isValid() ? trace.name(root) : "");
    case Intrinsic::TraceRootService:
        return Operand::ofString(root.isValid() ? trace.serviceName(root) : "");
    default:
        return {};
    }
}

Operand SpanReader::readTreeIntrinsic(Intrinsic intrinsic)
{
    if (intrinsic == Intrinsic::ChildCount) {
        if (m_childCounts.empty()) {
            m_childCounts.resize(m_trace->rowCount());
            for (const SpanIndex parent : m_trace->columns().parent) {
                if (parent.isValid())
                    ++m_childCounts[parent.value()];
            }
        }
        return Operand::ofInt(m_childCounts[m_row.value()]);
    }
    const NestedSet &set = nestedSet();
    const auto &column = intrinsic == Intrinsic::NestedSetLeft    ? set.left
                         : intrinsic == Intrinsic::NestedSetRight ? set.right
                                                                  : set.parent;
    return Operand::ofInt(column[m_row.value()]);
}

Operand SpanReader::readEventIntrinsic(Intrinsic intrinsic)
{
    const auto &all = events();
    const std::size_t index = m_event == kAny ? 0 : m_event;
    if (index >= all.size())
        return {};
    if (intrinsic == Intrinsic::EventName)
        return Operand::ofString(all[index].name);
    return Operand::ofDuration(all[index].timeNs - m_trace->startNs(m_row));
}

Operand SpanReader::readLinkIntrinsic(Slot &slot)
{
    const auto &all = links();
    const std::size_t index = m_link == kAny ? 0 : m_link;
    if (index >= all.size())
        return {};
    if (slot.attribute->intrinsic == Intrinsic::LinkTraceId)
        return hexText(slot, m_trace->traceIdText(all[index].traceId));
    return hexText(slot, m_trace->spanIdText(all[index].spanId));
}

Operand SpanReader::readEvent(StringId key)
{
    const auto &all = events();
    if (m_event != kAny)
        return m_event < all.size() ? found(all[m_event].attributes, key) : Operand();
    for (const EventView &event : all) {
        const Operand value = found(event.attributes, key);
        if (!value.isNil())
            return value;
    }
    return {};
}

Operand SpanReader::readLink(StringId key)
{
    const auto &all = links();
    if (m_link != kAny)
        return m_link < all.size() ? found(all[m_link].attributes, key) : Operand();
    for (const LinkView &link : all) {
        const Operand value = found(link.attributes, key);
        if (!value.isNil())
            return value;
    }
    return {};
}

Operand SpanReader::readUnscoped(StringId key)
{
    static constexpr AttributeScope kOrder[] = {AttributeScope::Span, AttributeScope::Resource, AttributeScope::Event,
                                                AttributeScope::Link, AttributeScope::Instrumentation};
    for (const AttributeScope scope : kOrder) {
        if ((scope == AttributeScope::Event && eventCount() == 0)
            || (scope == AttributeScope::Link && linkCount() == 0))
            continue;
        const Operand value = readAttribute(scope, key);
        if (!value.isNil())
            return value;
    }
    return {};
}

Operand SpanReader::readAttribute(AttributeScope scope, StringId key)
{
    switch (scope) {
    case AttributeScope::None:
        return readUnscoped(key);
    case AttributeScope::Span:
        return found(details().attributes(), key);
    case AttributeScope::Resource: {
        const Resource *resource = m_trace->resource(m_row);
        return resource ? found(resource->attributes, key) : Operand();
    }
    case AttributeScope::Event:
        return readEvent(key);
    case AttributeScope::Link:
        return readLink(key);
    case AttributeScope::Instrumentation: {
        const Scope *instrumentation = m_trace->scope(m_row);
        return instrumentation ? found(instrumentation->attributes, key) : Operand();
    }
    }
    return {};
}

Value valueOf(const Trace &trace, SpanIndex row, const Attribute &attribute)
{
    const std::vector<Attribute> slots{attribute};
    SpanReader reader(trace, slots);
    reader.moveTo(row);
    return reader.read(0).toValue();
}

} // namespace traceloupe::traceql
