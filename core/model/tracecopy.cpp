// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/tracecopy.h"

namespace traceloupe {

TraceCopy::TraceCopy(const Trace &from, TraceBuilder &to, CopyEdit *edit)
    : m_from(from), m_to(to), m_edit(edit), m_writer(to.strings())
{
    for (const Resource &resource : from.parts().resources)
        m_resources.push_back(
            to.addResource({copied(resource.attributes), resource.droppedAttributes, from.text(resource.schemaUrl)}));
    for (const Scope &scope : from.parts().scopes) {
        m_scopes.push_back(
            to.addScope({edited(from.text(scope.name)), from.text(scope.version), copied(scope.attributes),
                         scope.droppedAttributes, from.text(scope.schemaUrl)}));
    }
}

void TraceCopy::copySpan(SpanIndex row)
{
    m_texts.clear();
    const SpanDetails details = m_from.details(row);
    const TraceColumns &c = m_from.columns();
    const std::uint32_t i = row.value();
    SpanInput span;
    span.id = c.id[i];
    span.parentId = c.parentId[i];
    span.resource = c.resource[i].isValid() ? m_resources[c.resource[i].value()] : ResourceIndex();
    span.scope = c.scope[i].isValid() ? m_scopes[c.scope[i].value()] : ScopeIndex();
    span.name = edited(m_from.name(row));
    span.kind = c.kind[i];
    span.status = c.status[i];
    span.flags = c.flags[i];
    span.startNs = m_from.rawStartNs(row);
    span.durationNs = m_from.rawDurationNs(row);
    span.endWithoutStartNs = details.endWithoutStartNs();
    span.fidelity = m_from.fidelity(row);
    span.shared = (c.state[i] & SpanState::kShared) != 0;
    span.traceState = edited(details.traceState());
    span.statusMessage = edited(details.statusMessage());
    span.droppedAttributes = details.droppedAttributes();
    span.droppedEvents = details.droppedEvents();
    span.droppedLinks = details.droppedLinks();
    for (const std::string_view warning : details.warnings())
        span.warnings.push_back(edited(warning));
    addLists(span, details);
    m_to.addSpan(span);
}

/// Every list of a span needs bytes of its own until addSpan() returns.
void TraceCopy::addLists(SpanInput &span, const SpanDetails &details)
{
    m_lists.clear();
    const auto events = details.events();
    const auto links = details.links();
    m_lists.reserve(1 + events.size() + links.size());
    span.attributes = kept(details.attributes());
    for (const EventView &event : events)
        span.events.push_back({event.timeNs, edited(event.name), event.droppedAttributes, kept(event.attributes)});
    for (const LinkView &link : links)
        span.links.push_back({link.traceId, link.spanId, edited(link.traceState), link.flags, link.droppedAttributes,
                              kept(link.attributes)});
}

AttributeList TraceCopy::copied(const AttributeList &list)
{
    m_writer.clear();
    if (m_edit)
        m_edit->attributes(list, m_writer);
    else
        m_writer.addAll(list);
    return m_writer.list();
}

AttributeList TraceCopy::kept(const AttributeList &list)
{
    const AttributeList copy = copied(list);
    const Bytes &bytes = m_lists.emplace_back(copy.encoded().begin(), copy.encoded().end());
    return {bytes, copy.size(), &m_to.strings()};
}

/// The view is good until the next span.
std::string_view TraceCopy::edited(std::string_view text)
{
    if (!m_edit || text.empty())
        return text;
    return m_texts.emplace_back(m_edit->text(text));
}

} // namespace traceloupe
