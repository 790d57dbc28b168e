// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/pathprofile.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace traceloupe {

/// How sure a difference is, by 95 % intervals.
struct DifferenceInterval {
    struct Bounds {
        double lower = 0;
        double upper = 0;

        [[nodiscard]] bool containsZero() const { return lower <= 0 && upper >= 0; }
    };
    Bounds deltaNs;
    Bounds share; ///< of what the mean durations differ by
};

/// One path of operations in two profiles. A side on which it is never on the path is all zero.
struct ComparedNode {
    std::uint32_t parent = ContextTree::kNone; ///< index into ProfileComparison::nodes; parents come first
    Operation operation;
    ProfileNode shown;
    ProfileNode baseline;
    double meanNs = 0;         ///< its own part, mean over all traces of the side
    double baselineMeanNs = 0;
    double inclusiveNs = 0;    ///< the same with all that is below
    double baselineInclusiveNs = 0;
    std::optional<DifferenceInterval> interval; ///< where it was worked out

    [[nodiscard]] double deltaNs() const { return meanNs - baselineMeanNs; }
    [[nodiscard]] std::uint64_t path() const { return shown.path != 0 ? shown.path : baseline.path; }
};

/// A profile, alone or laid over another one (analysis.md sections 5.2 and 6.1). The means of all nodes add up to the
/// mean duration of the traces, and their deltas to what the means differ by, so that a delta's share explains it.
struct ProfileComparison {
    PathProfile shown;    ///< without nodes: they are below
    PathProfile baseline; ///< no traces where nothing is compared
    std::vector<ComparedNode> nodes;

    [[nodiscard]] bool isCompared() const { return baseline.traces > 0; }
    [[nodiscard]] double meanNs() const { return shown.meanNs(shown.totalNs); }
    [[nodiscard]] double baselineMeanNs() const { return baseline.meanNs(baseline.totalNs); }
    [[nodiscard]] double deltaNs() const { return meanNs() - baselineMeanNs(); }
};
using ProfileComparisonPtr = std::shared_ptr<const ProfileComparison>;

/// Nodes of both, those of the same path together. `baseline` may be empty. Requires: of the same root operation, or
/// one of them empty. O(nodes).
[[nodiscard]] ProfileComparison compareProfiles(PathProfile baseline, PathProfile shown);

} // namespace traceloupe
