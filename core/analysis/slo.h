// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace traceloupe {

/// A share of requests with its 95 % interval.
struct ShareInterval {
    double share = 0;
    double lower = 0;
    double upper = 1;
};

/// Wilson's interval of `good` out of `total` (analysis.md section 4.5); [0, 1] for a total of 0. Fractions are
/// weights'.
[[nodiscard]] ShareInterval wilsonInterval(double good, double total);

enum class Verdict : std::uint8_t { Pass, Fail, Inconclusive };
/// "pass", "fail", "inconclusive".
[[nodiscard]] std::string_view verdictName(Verdict verdict);

/// An objective: `target` of all valid requests are good, that is without error and no longer than `thresholdNs`.
/// "p95 <= 300 ms" is thresholdNs = 300 ms, target = 0.95.
struct Objective {
    std::int64_t thresholdNs = 0;
    double target = 0.99; ///< in (0, 1)
};

/// How requests did against an objective.
struct Compliance {
    ShareInterval good;
    double total = 0;
    Verdict verdict = Verdict::Inconclusive;
    double budget = 0;         ///< 1 - target: the share that may be bad
    double budgetConsumed = 0; ///< the bad share as a multiple of the budget: also the burn rate of the window
};

/// Counts the requests of one group. Requests that are not valid (unfinished, negative durations) are left out by
/// the caller.
class ComplianceCount {
public:
    explicit ComplianceCount(Objective objective) : m_objective(objective) {}

    void add(std::int64_t durationNs, bool isError, double weight = 1);
    /// `total` requests of equal weight that were counted already, `good` of them good.
    void addCounted(std::uint64_t good, std::uint64_t total);
    /// Requests of any weights: `squares` is the sum of their squares.
    void addWeighted(double good, double total, double squares);
    void merge(const ComplianceCount &other);
    [[nodiscard]] Compliance result() const;

private:
    Objective m_objective;
    double m_good = 0;
    double m_total = 0;
    double m_squares = 0; ///< of the weights
};

/// Bad share as a multiple of the budget: 12 of 1000 bad at a target of 99.9 % burn 12 times too fast.
[[nodiscard]] double burnRate(double bad, double total, double target);
/// Share of a budget for `periodHours` that a burn rate uses up in `windowHours`.
[[nodiscard]] double budgetShare(double burn, double windowHours, double periodHours);

} // namespace traceloupe
