// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/flametree.h"

#include "core/layout/timerange.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace traceloupe {

namespace {

constexpr std::uint32_t kMinSlots = 1U << 10U;
constexpr std::uint16_t kNotMeasured = SpanState::kMissingEnd | SpanState::kNegativeDuration | SpanState::kMissingStart;

/// Finds the frame of a (parent, service, name): open addressing over the frames themselves.
class FrameLookup {
public:
    FrameLookup() : m_slots(kMinSlots, 0) {}

    /// The frame that `isSame` accepts among those of that key, or an invalid one, which must then be added.
    template <class IsSame>
    [[nodiscard]] FrameIndex find(std::uint64_t key, IsSame &&isSame) const
    {
        const std::size_t mask = m_slots.size() - 1;
        for (std::size_t slot = mixed(key) & mask; m_slots[slot] != 0; slot = (slot + 1) & mask) {
            const FrameIndex frame(m_slots[slot] - 1);
            if (isSame(frame))
                return frame;
        }
        return {};
    }

    void add(std::uint64_t key, FrameIndex frame)
    {
        if (m_keys.size() * 2 >= m_slots.size())
            grow();
        m_keys.emplace_back(key, frame);
        put(key, frame);
    }

    [[nodiscard]] static std::uint64_t keyOf(FrameIndex parent, StringId service, StringId name)
    {
        return (static_cast<std::uint64_t>(parent.value()) << 32U | name.value())
               ^ (static_cast<std::uint64_t>(service.value()) * 0x9e3779b97f4a7c15ULL);
    }

private:
    [[nodiscard]] static std::uint64_t mixed(std::uint64_t key)
    {
        key ^= key >> 32U;
        key *= 0xd6e8feb86659fd93ULL;
        return key ^ (key >> 32U);
    }

    void put(std::uint64_t key, FrameIndex frame)
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t slot = mixed(key) & mask;
        while (m_slots[slot] != 0)
            slot = (slot + 1) & mask;
        m_slots[slot] = frame.value() + 1;
    }

    void grow()
    {
        m_slots.assign(m_slots.size() * 4, 0);
        for (const auto &[key, frame] : m_keys)
            put(key, frame);
    }

    std::vector<std::uint32_t> m_slots; ///< frame + 1, 0 = free
    std::vector<std::pair<std::uint64_t, FrameIndex>> m_keys;
};

} // namespace

FlameTree::FlameTree(TracePtr trace, FlameParams params, std::span<const std::int64_t> ownValues)
    : m_trace(std::move(trace)), m_params(params)
{
    m_frames.emplace_back();
    m_rowCount = 1;
    if (!m_trace)
        return;
    mergeRows(ownValues);
    sumUp();
    orderChildren();
}

void FlameTree::mergeRows(std::span<const std::int64_t> ownValues)
{
    const Trace &trace = *m_trace;
    const std::uint32_t rows = trace.rowCount();
    m_frameOf.resize(rows);
    std::vector<FrameIndex> latestChild(1); // by frame: repeated calls come one after the other
    FrameLookup lookup;
    for (std::uint32_t i = 0; i < rows; ++i) {
        const SpanIndex row(i);
        const SpanIndex caller = trace.parent(row);
        const FrameIndex parent = caller.isValid() ? m_frameOf[caller.value()] : root();
        const bool isPhantom = trace.isPhantom(row);
        const StringId service = isPhantom ? StringId() : trace.serviceId(row);
        const bool byService = m_params.grouping == FlameGrouping::Service;
        const StringId name = isPhantom || byService ? StringId() : trace.columns().name[i];
        const auto isSame = [&](FrameIndex frame) {
            const Frame &known = m_frames[frame.value()];
            return known.parent == parent && known.service == service && known.name == name
                   && known.isPhantom == isPhantom;
        };
        const Frame &above = m_frames[parent.value()];
        if (byService && caller.isValid() && above.service == service && above.isPhantom == isPhantom) {
            addRow(row, parent, ownValues);
            continue;
        }
        FrameIndex frame = latestChild[parent.value()];
        if (!frame.isValid() || !isSame(frame)) {
            const std::uint64_t key = FrameLookup::keyOf(parent, service, name);
            frame = lookup.find(key, isSame);
            if (!frame.isValid()) {
                frame = FrameIndex(frameCount());
                m_frames.push_back({parent, service, name, above.depth + 1, 0, 0, 0, 0, isPhantom, false, 0, 0, 0});
                m_rowCount = std::max(m_rowCount, m_frames.back().depth + 1);
                latestChild.emplace_back();
                lookup.add(key, frame);
            }
            latestChild[parent.value()] = frame;
        }
        if (m_params.value == FlameValue::TotalTime && isMeasured(row))
            m_frames[frame.value()].value = saturatingAdd(m_frames[frame.value()].value, trace.durationNs(row));
        addRow(row, frame, ownValues);
    }
}

bool FlameTree::isMeasured(SpanIndex row) const
{
    return (m_trace->state(row) & kNotMeasured) == 0;
}

/// Durations were added where a frame is entered: what a service calls in itself is part of that.
void FlameTree::addRow(SpanIndex row, FrameIndex frame, std::span<const std::int64_t> ownValues)
{
    Frame &into = m_frames[frame.value()];
    m_frameOf[row.value()] = frame;
    const bool isSpan = !m_trace->isPhantom(row);
    const bool isTime = m_params.value == FlameValue::SelfTime || m_params.value == FlameValue::TotalTime;
    into.isMeasured |= isMeasured(row);
    m_unfinished += isTime && !isMeasured(row) ? 1 : 0;
    into.spans += isSpan ? 1 : 0;
    into.errors += m_trace->status(row) == StatusCode::Error ? 1 : 0;
    if (m_params.value == FlameValue::SpanCount)
        into.value += isSpan ? 1 : 0;
    else if (m_params.value == FlameValue::CriticalPath || (m_params.value == FlameValue::SelfTime && isMeasured(row)))
        into.value = saturatingAdd(into.value, ownValues[row.value()]);
}

void FlameTree::sumUp()
{
    const bool isAdditive = m_params.value != FlameValue::TotalTime;
    for (std::uint32_t i = frameCount() - 1; i > 0; --i) {
        Frame &frame = m_frames[i];
        if (isAdditive)
            frame.value = saturatingAdd(frame.value, frame.below);
        else if (!frame.isMeasured)
            frame.value = frame.below;
        Frame &parent = m_frames[frame.parent.value()];
        parent.below = saturatingAdd(parent.below, frame.value);
        parent.belowSum += static_cast<double>(frame.value);
        ++parent.childCount;
    }
    Frame &all = m_frames.front();
    all.value = all.below;
    all.spans = m_trace->spanCount();
    all.errors = m_trace->errorCount();
}

void FlameTree::orderChildren()
{
    std::uint32_t next = 0;
    for (Frame &frame : m_frames) {
        frame.firstChild = next;
        next += frame.childCount;
    }
    m_children.resize(next);
    std::vector<std::uint32_t> filled(frameCount(), 0);
    for (std::uint32_t i = 1; i < frameCount(); ++i) {
        const std::uint32_t parent = m_frames[i].parent.value();
        m_children[m_frames[parent].firstChild + filled[parent]++] = FrameIndex(i);
    }
    for (const Frame &frame : m_frames) {
        if (frame.childCount < 2)
            continue;
        const auto begin = m_children.begin() + frame.firstChild;
        std::sort(begin, begin + frame.childCount, [this](FrameIndex a, FrameIndex b) {
            return at(a).value != at(b).value ? at(a).value > at(b).value : a < b;
        });
    }
}

std::span<const FrameIndex> FlameTree::children(FrameIndex frame) const
{
    return std::span(m_children).subspan(at(frame).firstChild, at(frame).childCount);
}

std::int64_t FlameTree::ownValue(FrameIndex frame) const
{
    return std::max<std::int64_t>(0, at(frame).value - at(frame).below);
}

std::vector<SpanIndex> FlameTree::spansOf(FrameIndex frame) const
{
    std::vector<SpanIndex> spans;
    for (std::uint32_t row = 0; row < m_frameOf.size(); ++row) {
        if (m_frameOf[row] == frame)
            spans.emplace_back(row);
    }
    return spans;
}

SpanIndex FlameTree::longestSpan(FrameIndex frame) const
{
    SpanIndex longest;
    for (std::uint32_t row = 0; row < m_frameOf.size(); ++row) {
        if (m_frameOf[row] == frame
            && (!longest.isValid() || m_trace->durationNs(SpanIndex(row)) > m_trace->durationNs(longest)))
            longest = SpanIndex(row);
    }
    return longest;
}

} // namespace traceloupe
