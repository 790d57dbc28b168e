// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/tracecollector.h"

namespace traceloupe {

namespace {
/// Checkpoints between two looks at the memory: measuring every builder at each record would cost more than reading.
constexpr std::uint32_t kCheckEvery = 64;
} // namespace

TraceCollector::TraceCollector() : TraceCollector(Flush()) {}

TraceCollector::TraceCollector(Flush flush, std::size_t budgetBytes)
    : m_flush(std::move(flush)), m_budgetBytes(budgetBytes)
{}

TraceBuilder &TraceCollector::builder(const TraceId &id)
{
    if (m_last != nullptr && m_last->id() == id)
        return *m_last;
    const auto [at, isNew] = m_byId.try_emplace(id, m_order.size());
    if (isNew)
        m_order.push_back(std::make_unique<TraceBuilder>(id));
    m_last = m_order[at->second].get();
    return *m_last;
}

Result<> TraceCollector::checkpoint()
{
    if (!m_flush || ++m_sinceCheck < kCheckEvery)
        return {};
    m_sinceCheck = 0;
    std::size_t held = 0;
    for (const auto &builder : m_order)
        held += builder->memoryBytes();
    if (held < m_budgetBytes)
        return {};
    return m_flush(drain());
}

void TraceCollector::takeOver(TraceCollector &later)
{
    for (auto &theirs : later.m_order)
        builder(theirs->id()).append(std::move(*theirs));
    later.clear();
}

void TraceCollector::clear()
{
    m_order.clear();
    m_byId.clear();
    m_last = nullptr;
    ++m_generation;
}

std::vector<TracePtr> TraceCollector::drain()
{
    std::vector<TracePtr> traces;
    traces.reserve(m_order.size());
    for (auto &builder : m_order) {
        if (builder->spanCount() > 0)
            traces.push_back(builder->finish());
        builder.reset(); // as we go: the finished traces take the room
    }
    clear();
    return traces;
}

Result<std::vector<TracePtr>> TraceCollector::finish()
{
    std::vector<TracePtr> traces = drain();
    if (!m_flush)
        return traces;
    if (!traces.empty()) {
        if (auto flushed = m_flush(std::move(traces)); !flushed)
            return tl::unexpected(flushed.error());
    }
    return std::vector<TracePtr>();
}

} // namespace traceloupe
