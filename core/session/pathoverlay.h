// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/criticalpath.h"
#include "core/layout/pathindex.h"
#include "core/layout/timerange.h"
#include "core/session/latestjob.h"

#include <QObject>

#include <memory>

namespace traceloupe {

/// The critical path of an open trace as its views draw it. Computed beside the window's thread when it is first
/// wanted, and anew for another mode or root.
class PathOverlay final : public QObject {
    Q_OBJECT
public:
    explicit PathOverlay(TracePtr trace, QObject *parent = nullptr);

    [[nodiscard]] bool isShown() const { return m_isShown; }
    [[nodiscard]] PathMode mode() const { return m_mode; }
    /// The span whose time is explained; invalid for the trace's own root.
    [[nodiscard]] SpanIndex root() const { return m_root; }
    /// Null until it is computed.
    [[nodiscard]] const CriticalPath *path() const { return m_path.get(); }
    /// The same, for work beside the window's thread.
    [[nodiscard]] const std::shared_ptr<const CriticalPath> &sharedPath() const { return m_path; }
    /// What is shown is of an earlier mode or other clocks, or not there yet.
    [[nodiscard]] bool isComputing() const { return m_job.isRunning(); }
    /// For drawing: empty where it is not shown or not yet there.
    [[nodiscard]] const PathIndex *index() const { return m_isShown && m_path ? &m_index : nullptr; }
    /// The span's own part of the path, as a share of the whole; below 0 where it is not known.
    [[nodiscard]] double shareOf(SpanIndex span) const;

    void setShown(bool isShown);
    void setMode(PathMode mode);
    /// Of work that nothing waits for, say: it has a path of its own.
    void setRoot(SpanIndex root);
    /// Asks for it without showing it, for instance for a column.
    void want();
    /// Starts by one clock, by row; empty for times as they are.
    void setAlignedStarts(std::vector<std::int64_t> starts);

Q_SIGNALS:
    void changed();

private:
    struct Made {
        std::shared_ptr<const CriticalPath> path;
        PathIndex index;
    };
    void compute();

    TracePtr m_trace;
    bool m_isShown = false;
    bool m_isWanted = false;
    PathMode m_mode = PathMode::Response;
    SpanIndex m_root;
    std::vector<std::int64_t> m_starts;
    std::shared_ptr<const CriticalPath> m_path;
    PathIndex m_index;
    LatestJob m_job;
};

} // namespace traceloupe
