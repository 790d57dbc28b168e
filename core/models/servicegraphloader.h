// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/servicegraph.h"
#include "core/layout/timerange.h"
#include "core/models/cacheaccess.h"
#include "core/models/traceset.h"

#include <QObject>

#include <memory>
#include <vector>

namespace traceloupe {

using ServiceGraphPtr = std::shared_ptr<const ServiceGraph>;

/// Adds up the service graph of a set of cached traces, beside the GUI thread and a few traces at a time, so that
/// opening a trace meanwhile does not wait. Graphs of what was read so far come in between, seldomer and seldomer.
class ServiceGraphLoader final : public QObject {
    Q_OBJECT
public:
    /// What the set is laid against.
    enum class Baseline {
        None,
        RestOfCache, ///< all other traces
        EarlierHalf, ///< the set's own first half by time, against the second
        Window       ///< traces of one stretch of time against those of another
    };
    /// For Baseline::Window: by the starts of traces. One that lies in both counts in both.
    struct Windows {
        TimeRange baseline;
        TimeRange shown;
        friend bool operator==(const Windows &, const Windows &) = default;
    };

    /// `cache` outlives the loader.
    explicit ServiceGraphLoader(CacheAccess &cache, QObject *parent = nullptr);
    ~ServiceGraphLoader() override;

    /// Drops what was under way.
    void start(const TraceSet &set, Baseline baseline = Baseline::None, const Windows &windows = {});
    /// From the first to the last start of the set's traces (and a nanosecond); empty until it was read with a
    /// baseline.
    [[nodiscard]] const TimeRange &range() const { return m_range; }
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] std::size_t done() const { return m_done; }
    [[nodiscard]] std::size_t total() const { return m_total; }
    [[nodiscard]] std::size_t unreadable() const { return m_unreadable; } ///< traces that the cache could not give
    [[nodiscard]] const QString &failure() const { return m_failure; }    ///< "" while there is none
    [[nodiscard]] const ServiceGraphPtr &graph() const { return m_graph; } ///< null at first
    [[nodiscard]] const ServiceGraphPtr &baseline() const { return m_baseline; } ///< null without one

Q_SIGNALS:
    void progressed();
    void graphChanged();
    void finished(); ///< whole, or with a failure

private:
    struct Work;
    struct Step;

    void begin(std::shared_ptr<Work> work);
    void readOn();
    void take(Result<Step> step);
    void fail(const QString &reason);

    CacheAccess &m_cache;
    std::shared_ptr<Work> m_work;
    std::uint64_t m_generation = 0;
    std::size_t m_done = 0;
    std::size_t m_total = 0;
    std::size_t m_unreadable = 0;
    TimeRange m_range;
    QString m_failure;
    ServiceGraphPtr m_graph;
    ServiceGraphPtr m_baseline;
    bool m_isRunning = false;
};

} // namespace traceloupe
