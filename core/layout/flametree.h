// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <cstdint>
#include <span>
#include <vector>

namespace traceloupe {

using FrameIndex = Index<struct FrameTag>; ///< a frame of one FlameTree; 0 = the whole trace

/// Which spans share a frame of a flame graph.
enum class FlameGrouping : std::uint8_t {
    CallPath, ///< the same service and operation, called by the same frame
    Service   ///< everything that a service does before another one is called
};

/// What a frame is as wide as.
enum class FlameValue : std::uint8_t {
    SelfTime, ///< time that the spans themselves took, and those below; unfinished spans took none, as in statistics
    CriticalPath, ///< their part of the critical path, and of those below
    TotalTime, ///< their durations, whatever those below add up to; of unfinished ones only what is below
    SpanCount
};

struct FlameParams {
    FlameGrouping grouping = FlameGrouping::CallPath;
    FlameValue value = FlameValue::SelfTime;
    friend bool operator==(const FlameParams &, const FlameParams &) = default;
};

/// The spans of a trace merged into frames, with what each is worth: what a flame graph or icicle shows. Children of a
/// frame are in descending order of value, so that what is too narrow to be seen is one stretch at their end. Made in
/// any thread, then immutable. Spans of a phantom hang under a frame of their own; phantoms count as no span.
class FlameTree {
public:
    FlameTree() = default;
    /// `ownValues`: of every row, for SelfTime and CriticalPath; not looked at for the others. O(rows + frames log
    /// frames).
    FlameTree(TracePtr trace, FlameParams params, std::span<const std::int64_t> ownValues);

    [[nodiscard]] const TracePtr &trace() const { return m_trace; }
    [[nodiscard]] const FlameParams &params() const { return m_params; }
    [[nodiscard]] std::uint32_t frameCount() const { return static_cast<std::uint32_t>(m_frames.size()); }
    [[nodiscard]] static constexpr FrameIndex root() { return FrameIndex(0); }
    [[nodiscard]] std::uint32_t rowCount() const { return m_rowCount; } ///< deepest frame + 1
    /// Spans without a proper duration, whose time is not counted; 0 where no times of theirs are.
    [[nodiscard]] std::uint32_t unfinishedCount() const { return m_unfinished; }

    [[nodiscard]] FrameIndex parent(FrameIndex frame) const { return at(frame).parent; }
    [[nodiscard]] std::uint32_t depth(FrameIndex frame) const { return at(frame).depth; }
    /// Widest first.
    [[nodiscard]] std::span<const FrameIndex> children(FrameIndex frame) const;
    /// Of the root and of phantoms: invalid.
    [[nodiscard]] StringId name(FrameIndex frame) const { return at(frame).name; }
    [[nodiscard]] StringId service(FrameIndex frame) const { return at(frame).service; }
    [[nodiscard]] bool isPhantom(FrameIndex frame) const { return at(frame).isPhantom; }
    /// What the frame is as wide as, in nanoseconds or spans.
    [[nodiscard]] std::int64_t value(FrameIndex frame) const { return at(frame).value; }
    /// The frame's own part of its value; for TotalTime what its children leave, at least 0.
    [[nodiscard]] std::int64_t ownValue(FrameIndex frame) const;
    [[nodiscard]] std::int64_t childrenValue(FrameIndex frame) const { return at(frame).below; }
    /// The same where it goes beyond 64 bits, which the times of a hostile trace do.
    [[nodiscard]] double childrenSum(FrameIndex frame) const { return at(frame).belowSum; }
    /// Its children add up to more than itself: they ran at the same time, or outlived it.
    [[nodiscard]] bool isOverfull(FrameIndex frame) const { return at(frame).below > at(frame).value; }
    [[nodiscard]] std::uint32_t spanCount(FrameIndex frame) const { return at(frame).spans; }
    [[nodiscard]] std::uint32_t errorCount(FrameIndex frame) const { return at(frame).errors; }

    [[nodiscard]] FrameIndex frameOf(SpanIndex span) const { return m_frameOf[span.value()]; }
    /// The rows of a frame, in order. O(rows).
    [[nodiscard]] std::vector<SpanIndex> spansOf(FrameIndex frame) const;
    /// The longest span of a frame; invalid for the root. O(rows).
    [[nodiscard]] SpanIndex longestSpan(FrameIndex frame) const;

private:
    struct Frame {
        FrameIndex parent;
        StringId service;
        StringId name;
        std::uint32_t depth = 0;
        std::uint32_t firstChild = 0; ///< in m_children
        std::uint32_t childCount = 0;
        std::uint32_t spans = 0;
        std::uint32_t errors = 0;
        bool isPhantom = false;
        bool isMeasured = false; ///< some span of it has a proper duration
        std::int64_t value = 0;
        std::int64_t below = 0;
        double belowSum = 0;
    };

    [[nodiscard]] const Frame &at(FrameIndex frame) const { return m_frames[frame.value()]; }
    void mergeRows(std::span<const std::int64_t> ownValues);
    [[nodiscard]] bool isMeasured(SpanIndex row) const;
    void addRow(SpanIndex row, FrameIndex frame, std::span<const std::int64_t> ownValues);
    void sumUp();
    void orderChildren();

    TracePtr m_trace;
    FlameParams m_params;
    std::vector<Frame> m_frames; ///< a parent before its children
    std::vector<FrameIndex> m_children;
    std::vector<FrameIndex> m_frameOf; ///< by row
    std::uint32_t m_rowCount = 0;
    std::uint32_t m_unfinished = 0;
};

} // namespace traceloupe
