// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/latencydata.h"
#include "core/models/traceweightloader.h"

#include <memory>
#include <optional>
#include <vector>

namespace traceloupe {

/// A row of a RED table as sampling weights tell it (analysis.md section 4.4).
struct WeightedRow {
    double spans = 0;      ///< what the counted spans stand for
    double watched = 0;    ///< those of them that a rate is told of
    double errors = 0;
    double effective = 0;  ///< as many measured spans of equal weight say as much
    double meanNs = 0;
    std::array<QuantileEstimate, kLatencyQuantiles.size()> quantiles; ///< meaningless without measured spans

    [[nodiscard]] double errorShare() const { return spans > 0 ? errors / spans : 0; }
};

/// The rows of LatencyData whose spans' traces all tell how they were sampled, weighted by that. A trace that says
/// nothing does not stand for one, so a row with such a trace has no weighted figures at all. Made in a worker thread;
/// immutable, free to cross threads.
class WeightedLatencies {
public:
    /// Requires: data is not null.
    WeightedLatencies(LatencyDataPtr data, TraceWeights weights);

    [[nodiscard]] const LatencyDataPtr &data() const { return m_data; }
    /// Null where a trace of the row says nothing.
    [[nodiscard]] const WeightedRow *row(std::uint32_t group) const;
    /// Spans whose traces say nothing.
    [[nodiscard]] std::uint64_t untold(std::uint32_t group) const { return m_rows[group].untold; }
    /// Nothing where row() has nothing.
    [[nodiscard]] std::optional<Compliance> compliance(std::uint32_t group, const Objective &objective) const;
    /// The group over time, weighted. Requires: row() is there.
    [[nodiscard]] std::vector<SeriesPoint> series(std::uint32_t group, const SeriesWindow &window) const;
    /// How many each span of a trace stands for; 0 where it says nothing.
    [[nodiscard]] double weightOf(const TraceId &trace) const;

private:
    struct Row {
        WeightedRow figures;
        std::uint64_t untold = 0;
        std::uint64_t traces = 0;              ///< with measured spans
        std::vector<WeightedValue> measured;   ///< of the chosen outcome, ascending
        std::vector<WeightedValue> successes;  ///< ascending
        double valid = 0;                      ///< weight of all spans with a duration
        double validSquares = 0;
    };

    void gather();
    static void finish(Row &row);

    LatencyDataPtr m_data;
    TraceWeights m_weights;
    std::vector<Row> m_rows;
};
using WeightedLatenciesPtr = std::shared_ptr<const WeightedLatencies>;

} // namespace traceloupe
