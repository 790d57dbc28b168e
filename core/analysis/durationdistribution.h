// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/quantileinterval.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace traceloupe {

/// Observed durations in order, each standing for one or, where they were sampled, for as many as its weight says
/// (analysis.md section 4.4). Immutable; free to cross threads.
class DurationDistribution {
public:
    DurationDistribution() = default;
    /// Requires: ascending.
    explicit DurationDistribution(std::vector<std::int64_t> sorted) : m_sorted(std::move(sorted)) {}
    /// In any order. Requires: weights > 0.
    explicit DurationDistribution(std::vector<WeightedValue> values);

    [[nodiscard]] bool isEmpty() const { return m_sorted.empty(); }
    [[nodiscard]] bool isWeighted() const { return !m_weightTo.empty(); }
    [[nodiscard]] std::size_t size() const { return m_sorted.size(); } ///< observed
    /// What they stand for.
    [[nodiscard]] double total() const;
    [[nodiscard]] const std::vector<std::int64_t> &sorted() const { return m_sorted; }
    /// How many are at most as long, and what they stand for.
    [[nodiscard]] std::uint64_t countUpTo(std::int64_t durationNs) const;
    [[nodiscard]] double weightUpTo(std::int64_t durationNs) const;
    [[nodiscard]] double shareUpTo(std::int64_t durationNs) const { return weightUpTo(durationNs) / total(); }
    /// The least that at least this share is at most as long as; always observed. Requires: not empty.
    [[nodiscard]] std::int64_t quantile(std::uint32_t millionths) const;

private:
    std::vector<std::int64_t> m_sorted;
    std::vector<double> m_weightTo; ///< of each and all before it; empty: one each
};

} // namespace traceloupe
