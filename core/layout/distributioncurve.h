// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/durationdistribution.h"
#include "core/layout/logscale.h"

#include <cstdint>
#include <vector>

namespace traceloupe {

/// The two curves of a distribution of durations.
enum class CurveKind : std::uint8_t {
    Cumulative, ///< to the right the duration (logarithmic), upwards the share that is at most that long
    Percentile  ///< to the right 1/(1-p) (logarithmic: p50, p90, p99, ...), upwards the duration: shows the tail
};

struct CurvePoint {
    double xPx = 0;
    double yPx = 0; ///< down from the top
};

/// A mark of the axis of shares.
struct ShareTick {
    double px = 0; ///< Cumulative: down from the top; Percentile: from the left
    double percent = 0;
};

/// A curve of sorted durations in a plot: at most a point every half pixel, so that it costs what the screen shows.
class DistributionCurve {
public:
    DistributionCurve() = default;
    /// `durations`: borrowed only now.
    DistributionCurve(const DurationDistribution &durations, CurveKind kind, double widthPx, double heightPx);

    [[nodiscard]] CurveKind kind() const { return m_kind; }
    [[nodiscard]] const std::vector<CurvePoint> &points() const { return m_points; }
    [[nodiscard]] const LogScale &duration() const { return m_duration; }
    [[nodiscard]] std::vector<ShareTick> shareTicks() const;
    /// Percentile: the share of spans that is at most as long as what stands at a place, 0 to 100.
    [[nodiscard]] double percentAt(double xPx) const;

private:
    void buildCumulative(const DurationDistribution &durations);
    void buildPercentile(const DurationDistribution &durations);

    CurveKind m_kind = CurveKind::Cumulative;
    LogScale m_duration;
    double m_widthPx = 0;
    double m_heightPx = 0;
    double m_decades = 1; ///< Percentile: of 1/(1-p) on the axis
    std::vector<CurvePoint> m_points;
};

} // namespace traceloupe
