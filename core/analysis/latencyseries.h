// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/latencyspans.h"

#include <cstdint>
#include <span>
#include <vector>

namespace traceloupe {

/// A stretch of time cut into equal steps, [startNs + i * stepNs, startNs + (i + 1) * stepNs).
struct SeriesWindow {
    std::int64_t startNs = 0;
    std::int64_t stepNs = 1; ///< > 0
    std::uint32_t steps = 0;

    /// The step that an instant lies in; `steps` for one outside.
    [[nodiscard]] std::uint32_t stepOf(std::int64_t timeNs) const;
    [[nodiscard]] std::int64_t startOf(std::uint32_t step) const { return startNs + stepNs * std::int64_t{step}; }

    /// Covers [startNs, endNs] with at most `maxSteps` steps of a round length (1, 2, 5, 10, 15 or 30 of a unit of
    /// time). Requires: endNs >= startNs, maxSteps > 0.
    [[nodiscard]] static SeriesWindow covering(std::int64_t startNs, std::int64_t endNs, std::uint32_t maxSteps);
    friend bool operator==(const SeriesWindow &, const SeriesWindow &) = default;
};

/// What one group did in one step. A span counts where it starts.
struct SeriesPoint {
    std::uint64_t spans = 0;  ///< all, whatever outcome was asked for
    std::uint64_t errors = 0;
    std::uint64_t measured = 0;
    std::int64_t p50Ns = 0;   ///< of the measured ones; meaningless without any
    std::int64_t p95Ns = 0;
    std::int64_t p99Ns = 0;
    double weight = 0;        ///< what the spans stand for, where they are weighted; else 0
    double errorWeight = 0;
    double effective = 0;     ///< as many measured spans of equal weight say as much; 0 where none is weighted

    [[nodiscard]] bool isWeighted() const { return weight > 0; }
    /// How high its bar is.
    [[nodiscard]] double standsFor() const { return isWeighted() ? weight : static_cast<double>(spans); }
    [[nodiscard]] double errorsStandFor() const { return isWeighted() ? errorWeight : static_cast<double>(errors); }
    /// What its percentiles rest on.
    [[nodiscard]] double evidence() const { return isWeighted() ? effective : static_cast<double>(measured); }
};

/// One group over time: rate, errors and percentiles (nearest rank, weighted where the
/// spans are) of each step. Steps without spans are points with
/// spans = 0, which a chart leaves open: nothing is interpolated.
[[nodiscard]] std::vector<SeriesPoint> latencySeries(std::span<const LatencySpans> pieces, std::uint32_t group,
                                                     const SeriesWindow &window, SpanOutcome outcome);

} // namespace traceloupe
