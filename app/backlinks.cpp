// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backlinks.h"

#include <algorithm>
#include <set>
#include <string>

namespace traceloupe {

namespace {

/// Whether a link's trace id means that trace; old libraries shorten ids to their lower half.
bool isSameTrace(const TraceId &linked, const TraceId &id)
{
    return linked == id || (linked.high == 0 && linked.low == id.low);
}

void appendLinks(const Trace &from, const TraceId &to, std::vector<BackLink> &found)
{
    for (std::uint32_t row = 0; row < from.rowCount() && found.size() < kMaxBackLinks; ++row) {
        const SpanIndex span(row);
        if (from.isPhantom(span))
            continue;
        const SpanDetails details = from.details(span);
        if (details.linkCount() == 0)
            continue;
        for (const LinkView &link : details.links()) {
            if (isSameTrace(link.traceId, to))
                found.push_back({link.spanId, from.id(), from.spanId(span), std::string(from.serviceName(span)),
                                 std::string(from.name(span))});
        }
    }
}

} // namespace

std::vector<BackLink> linksWithin(const Trace &trace)
{
    std::vector<BackLink> found;
    appendLinks(trace, trace.id(), found);
    return found;
}

std::vector<TraceId> linkedTraces(const Trace &trace)
{
    std::set<TraceId> found;
    for (std::uint32_t row = 0; row < trace.rowCount() && found.size() < kMaxLinkedTraces; ++row) {
        const SpanDetails details = trace.details(SpanIndex(row));
        if (details.linkCount() == 0)
            continue;
        for (const LinkView &link : details.links()) {
            if (!isSameTrace(link.traceId, trace.id()))
                found.insert(link.traceId);
        }
    }
    return {found.begin(), found.end()};
}

Result<std::vector<TraceId>> missingOf(const std::vector<TraceId> &ids, Cache &cache)
{
    std::vector<TraceId> missing;
    for (const TraceId &id : ids) {
        const auto isThere = cache.contains(id);
        if (!isThere)
            return tl::unexpected(isThere.error());
        if (!*isThere)
            missing.push_back(id);
    }
    return missing;
}

Result<std::vector<BackLink>> linksFromOthers(const TraceId &id, Cache &cache)
{
    const auto linking = cache.linkedFrom(id);
    if (!linking)
        return tl::unexpected(linking.error());
    std::vector<BackLink> found;
    for (std::size_t i = 0; i < std::min(linking->size(), kMaxLinkingTraces); ++i) {
        const auto other = cache.load((*linking)[i]);
        if (other) // one that can't be read is no reason to hide the others
            appendLinks(**other, id, found);
    }
    return found;
}

} // namespace traceloupe
