// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/evaluator.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace traceloupe::traceql {

/// The time that a metrics query is about, cut into steps. A span counts at its start, if that lies in (start, end].
/// Steps are (t - step, t] with t a multiple of the step. If the whole range is one step, t is the range's end, and
/// the range is (start, end) - an instant query, as Tempo cuts it.
struct MetricsRange {
    std::int64_t startNs = 0;
    std::int64_t endNs = 0;
    std::int64_t stepNs = 0;

    /// As Tempo's API widens what it is asked for: start down and end up to a multiple of the step, and one step more
    /// in front. Instants are left alone.
    [[nodiscard]] MetricsRange aligned() const;
    /// The range of `startNs` to `endNs` with about `steps` steps of a round length.
    [[nodiscard]] static MetricsRange covering(std::int64_t startNs, std::int64_t endNs, int steps = 100);
    [[nodiscard]] bool isInstant() const { return endNs - startNs == stepNs; }
    /// Number of steps.
    [[nodiscard]] std::int64_t count() const;
    /// The step that a time lies in, or -1.
    [[nodiscard]] std::int64_t stepOf(std::int64_t timeNs) const;
    /// The end of a step: its time stamp.
    [[nodiscard]] std::int64_t timeOf(std::int64_t step) const;
};

/// More steps, series or points are refused.
inline constexpr std::int64_t kMaxMetricsSteps = 20'000;
inline constexpr std::size_t kMaxMetricsSeries = 10'000;
inline constexpr std::size_t kMaxMetricsPoints = 8'000'000;

struct SeriesLabel {
    std::string name; ///< "resource.service.name", "__name__", "p"
    Value value;
    friend bool operator==(const SeriesLabel &, const SeriesLabel &) = default;
};

struct SeriesPoint {
    std::int64_t timeNs = 0;
    double value = 0;
    friend bool operator==(const SeriesPoint &, const SeriesPoint &) = default;
};

/// One line of a chart. Durations are in seconds, rates per second.
struct Series {
    std::vector<SeriesLabel> labels;
    std::vector<SeriesPoint> points; ///< by time; steps without a value have none
    friend bool operator==(const Series &, const Series &) = default;
};
/// {name="value", ...}
[[nodiscard]] std::string labelsText(const Series &series);

/// Counts the spans of a metrics query over traces in any order. Each thread may have one of its own and add()
/// its part; merge() then puts them together.
class MetricsEvaluation {
public:
    /// Fails for a range without steps or with too many (InvalidInput, LimitExceeded). Requires: program->isMetrics().
    [[nodiscard]] static Result<MetricsEvaluation> create(ProgramPtr program, const MetricsRange &range);
    MetricsEvaluation(MetricsEvaluation &&) noexcept;
    MetricsEvaluation &operator=(MetricsEvaluation &&) noexcept;
    ~MetricsEvaluation();

    /// As evaluate(); also LimitExceeded for too many series.
    [[nodiscard]] Result<> add(const Trace &trace, const std::atomic<bool> *cancelled = nullptr);
    /// Adds what another evaluation of the same program and range has counted.
    [[nodiscard]] Result<> merge(const MetricsEvaluation &other);
    /// The series, sorted by their labels.
    [[nodiscard]] std::vector<Series> result() const;

private:
    struct State;
    explicit MetricsEvaluation(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace traceloupe::traceql
