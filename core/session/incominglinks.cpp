// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/incominglinks.h"

#include <algorithm>
#include <bitset>
#include <memory>

namespace traceloupe {

namespace {

/// Ids that are surely no target are told by one bit: most of a large trace are none.
class TargetFilter {
public:
    void add(SpanId id) { m_bits.set(placeOf(id)); }
    [[nodiscard]] bool mayHold(SpanId id) const { return m_bits.test(placeOf(id)); }

private:
    static constexpr unsigned kBits = 18;
    static std::size_t placeOf(SpanId id) { return (id.value * 0x9e3779b97f4a7c15ULL) >> (64U - kBits); }
    std::bitset<std::size_t{1} << kBits> m_bits;
};

std::vector<std::uint32_t> linkedRows(const Trace &trace, const std::vector<BackLink> &links)
{
    std::vector<std::uint32_t> rows;
    if (links.empty())
        return rows;
    const auto filter = std::make_unique<TargetFilter>();
    for (const BackLink &link : links)
        filter->add(link.target);
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        const SpanId id = trace.spanId(span);
        if (filter->mayHold(id) && !trace.isPhantom(span)
            && std::ranges::binary_search(links, id, {}, &BackLink::target))
            rows.push_back(row);
    }
    return rows;
}

} // namespace

IncomingLinks::IncomingLinks(TracePtr trace, QObject *parent) : QObject(parent), m_trace(std::move(trace)) {}

void IncomingLinks::set(std::vector<BackLink> links)
{
    std::ranges::stable_sort(links, {}, &BackLink::target);
    if (links == m_links)
        return;
    m_links = std::move(links);
    m_rows = linkedRows(*m_trace, m_links);
    Q_EMIT changed();
}

std::span<const BackLink> IncomingLinks::of(SpanIndex span) const
{
    if (!span.isValid() || m_trace->isPhantom(span))
        return {};
    const auto found = std::ranges::equal_range(m_links, m_trace->spanId(span), {}, &BackLink::target);
    return {found.begin(), found.end()};
}

} // namespace traceloupe
