// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/criticalpath.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace traceloupe {

/// The backward walk of analysis.md section 1.2: from the end of a span to its start, always into the child that
/// was the last to finish. Appends to a CriticalPath whose columns have one entry a row. What the frames of the walk
/// hold lies on three stacks, so that depth costs nothing but their growth.
class PathWalk {
public:
    PathWalk(const Trace &trace, const std::vector<Interval> &intervals, CriticalPath &path)
        : m_trace(trace), m_intervals(intervals), m_path(path)
    {}

    /// Walks `span` from `cursorNs` back to its start. `next` is the child that began at the cursor, if there is one.
    void walk(SpanIndex span, std::int64_t cursorNs, SpanIndex next = {});
    void emit(SpanIndex span, Interval part, std::uint8_t flags);

private:
    struct Child {
        std::int64_t endNs;
        std::int64_t startNs;
        std::uint32_t row;
        bool isOnPath;
    };
    /// A span being walked. Its children and those of them that run on are the tops of their stacks.
    struct Frame {
        SpanIndex span;
        SpanIndex next;
        std::int64_t cursorNs;
        std::size_t childBegin;
        std::size_t childAt;
        std::size_t runningBegin;
        std::uint8_t flags;
        bool knowsPredecessor;
    };

    void open(SpanIndex span, std::int64_t cursorNs, SpanIndex next, std::uint8_t flags);
    void advance();
    void close();
    void take(std::size_t child, std::uint8_t flags);
    void passOver(const Child &child);
    [[nodiscard]] bool isBefore(const Child &a, const Child &b) const;
    /// Flags of a child that the parent waited for before `next`; nothing for one that was still running.
    [[nodiscard]] std::optional<std::uint8_t> follows(const Frame &frame, const Child &child) const;
    [[nodiscard]] bool isWithinJitter(const Frame &frame, const Child &child) const;
    [[nodiscard]] std::optional<std::size_t> linkedPredecessor(const Frame &frame);
    [[nodiscard]] std::optional<std::size_t> childWithId(const Frame &frame, SpanId id);
    void setDrags(const Frame &frame);

    const Trace &m_trace;
    const std::vector<Interval> &m_intervals;
    CriticalPath &m_path;
    std::vector<Frame> m_frames;
    std::vector<Child> m_children;
    std::vector<std::pair<std::int64_t, std::uint32_t>> m_running; ///< (start, row): a heap for each frame
    std::vector<std::pair<SpanId, std::uint32_t>> m_rowsById; ///< sorted; made when the first link asks
};

} // namespace traceloupe
