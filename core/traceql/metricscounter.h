// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/metrics.h"
#include "core/traceql/spanreader.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace traceloupe::traceql {

struct TraceRun;

/// What one metrics function has counted so far, by group and step.
class MetricsCounter {
public:
    virtual ~MetricsCounter() = default;
    /// A span that the pipeline let through; the run's reader is at it.
    virtual void count(TraceRun &run, std::size_t step) = 0;
    virtual void merge(const MetricsCounter &other) = 0; ///< of the same function
    [[nodiscard]] virtual std::vector<Series> series(const MetricsRange &range) const = 0;
    /// Set once there were too many series or points.
    [[nodiscard]] bool isOverLimit() const { return m_isOverLimit; }

protected:
    /// Whether one more block of points may be made.
    bool mayGrow(std::size_t series, std::size_t steps)
    {
        m_isOverLimit = m_isOverLimit || series >= kMaxMetricsSeries || (series + 1) * steps > kMaxMetricsPoints;
        return !m_isOverLimit;
    }

private:
    bool m_isOverLimit = false;
};

/// Reads an attribute for grouping: an unscoped one from the span, then from the resource, and nowhere else.
class GroupReader {
public:
    GroupReader(const Attribute &attribute, const Program &program);
    [[nodiscard]] Operand read(SpanReader &reader) const;

private:
    std::uint32_t m_slot = 0;
    std::uint32_t m_resourceSlot = 0;
    bool m_isUnscoped = false;
};
/// The attributes that a reader of `attribute` needs a slot for.
[[nodiscard]] std::vector<Attribute> groupSlots(const Attribute &attribute);

[[nodiscard]] std::unique_ptr<MetricsCounter> makeCounter(const MetricsExpr &metrics, const Program &program,
                                                          const MetricsRange &range);
[[nodiscard]] std::unique_ptr<MetricsCounter> makeCompareCounter(const MetricsExpr &metrics, const Program &program,
                                                                 const MetricsRange &range);

} // namespace traceloupe::traceql
