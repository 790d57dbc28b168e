// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/trace.h"

#include <algorithm>
#include <tuple>

namespace traceloupe {

namespace {

const RawTime *rawTimeOf(const std::vector<RawTime> &times, SpanIndex row)
{
    const auto at = std::ranges::lower_bound(times, row, {}, &RawTime::row);
    return at != times.end() && at->row == row ? &*at : nullptr;
}

const IdAlias *aliasOf(const std::vector<IdAlias> &aliases, std::uint64_t high, std::uint64_t low)
{
    const auto key = [](const IdAlias &alias) { return std::tuple(alias.high, alias.low); };
    const auto at = std::ranges::lower_bound(aliases, std::tuple(high, low), {}, key);
    return at != aliases.end() && at->high == high && at->low == low ? &*at : nullptr;
}

constexpr std::uint16_t kRawTimeStates = SpanState::kMissingStart | SpanState::kMissingEnd
                                         | SpanState::kNegativeDuration;

} // namespace

Trace::Trace(TraceParts parts) : m_parts(std::move(parts))
{
    const TraceColumns &columns = m_parts.columns;
    std::vector<bool> seen(m_parts.strings->size(), false);
    bool anyStart = false;
    for (std::uint32_t row = 0; row < rowCount(); ++row) {
        const SpanIndex index(row);
        if (!columns.parent[row].isValid())
            m_tops.push_back(index);
        if (isPhantom(index)) {
            ++m_phantoms;
            continue;
        }
        if (columns.status[row] == StatusCode::Error)
            ++m_errors;
        const StringId service = serviceId(index);
        if (!seen[service.value()]) {
            seen[service.value()] = true;
            m_services.push_back(service);
        }
        if ((columns.state[row] & SpanState::kMissingStart) != 0)
            continue;
        const std::int64_t end = endNs(index);
        m_startNs = anyStart ? std::min(m_startNs, columns.startNs[row]) : columns.startNs[row];
        m_endNs = anyStart ? std::max(m_endNs, end) : end;
        anyStart = true;
    }
    // T0-6: the earliest true root, the longer one of equals, then by id; without any, the top row with the longest
    // hull
    const auto isTrueRoot = [this](SpanIndex i) {
        return (state(i) & (SpanState::kOrphan | SpanState::kPhantom | SpanState::kCycleCut)) == 0;
    };
    const auto rank = [&](SpanIndex i) {
        const bool root = isTrueRoot(i);
        return std::tuple(root ? 0 : 1, root ? startNs(i) : -durationNs(i), -durationNs(i), spanId(i).value);
    };
    const auto best = std::ranges::min_element(m_tops, {}, rank);
    if (best != m_tops.end())
        m_root = *best;
}

std::string Trace::idText() const
{
    return traceIdText(m_parts.id);
}

std::string Trace::traceIdText(const TraceId &id) const
{
    const IdAlias *alias = aliasOf(m_parts.aliases, id.high, id.low);
    return alias != nullptr && id.high != 0 ? std::string(text(alias->text)) : id.toHex();
}

std::string Trace::spanIdText(SpanId id) const
{
    const IdAlias *alias = aliasOf(m_parts.aliases, 0, id.value);
    return alias != nullptr ? std::string(text(alias->text)) : id.toHex();
}

StringId Trace::serviceId(SpanIndex i) const
{
    const ResourceIndex resource = m_parts.columns.resource[i.value()];
    const StringId none(0);
    if (!resource.isValid())
        return none;
    const StringId service = m_parts.resources[resource.value()].serviceName;
    return service.isValid() ? service : none;
}

std::string_view Trace::serviceName(SpanIndex i) const
{
    return text(serviceId(i));
}

std::int64_t Trace::rawStartNs(SpanIndex i) const
{
    if ((state(i) & SpanState::kMissingStart) == 0)
        return startNs(i);
    const RawTime *raw = rawTimeOf(m_parts.rawTimes, i);
    return raw != nullptr ? raw->startNs : SpanInput::kAbsent;
}

std::int64_t Trace::rawDurationNs(SpanIndex i) const
{
    if ((state(i) & kRawTimeStates) == 0)
        return durationNs(i);
    const RawTime *raw = rawTimeOf(m_parts.rawTimes, i);
    return raw != nullptr ? raw->durationNs : SpanInput::kAbsent;
}

const Resource *Trace::resource(SpanIndex i) const
{
    const ResourceIndex index = m_parts.columns.resource[i.value()];
    return index.isValid() ? &m_parts.resources[index.value()] : nullptr;
}

const Scope *Trace::scope(SpanIndex i) const
{
    const ScopeIndex index = m_parts.columns.scope[i.value()];
    return index.isValid() ? &m_parts.scopes[index.value()] : nullptr;
}

SpanDetails Trace::details(SpanIndex i) const
{
    if (isPhantom(i))
        return {};
    // events lie relative to the start as given, so that moving a bar for drawing never moves them
    const std::int64_t start = rawStartNs(i);
    return {m_parts.details->detail(i), start == SpanInput::kAbsent ? 0 : start, *m_parts.strings};
}

SpanIndex Trace::findSpan(SpanId id) const
{
    const auto &ids = m_parts.columns.id;
    for (std::uint32_t row = 0; row < ids.size(); ++row) {
        if (ids[row] == id && !isPhantom(SpanIndex(row)))
            return SpanIndex(row); // the client side of a shared id comes first: the server hangs under it
    }
    return {};
}

std::size_t Trace::memoryBytes() const
{
    constexpr std::size_t kColumnBytes = 2 * sizeof(SpanId) + 2 * sizeof(std::int64_t) + 7 * sizeof(std::uint32_t)
                                         + 2 * sizeof(std::uint8_t) + sizeof(std::uint16_t);
    const std::size_t shared = m_parts.sharedBytes ? m_parts.sharedBytes->size() : 0;
    return rowCount() * kColumnBytes + m_parts.strings->byteSize() + m_parts.strings->size() * 24U + shared
           + (m_parts.details ? m_parts.details->memoryBytes() : 0);
}

} // namespace traceloupe
