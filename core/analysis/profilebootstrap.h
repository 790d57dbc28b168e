// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/profilecomparison.h"

#include <atomic>
#include <cstdint>
#include <span>
#include <unordered_map>

namespace traceloupe {

/// Intervals of what the paths of two bands differ by, by path (analysis.md section 5.2).
using DifferenceIntervals = std::unordered_map<std::uint64_t, DifferenceInterval>;

inline constexpr std::size_t kBootstrapRounds = 2'000;

/// 95 % intervals of the differences of some paths and of what they explain, by drawing as many traces with
/// replacement again and again, and choosing the bands anew from each draw. The same sample gives the same intervals.
/// Empty where `cancelled` became true, or where a band has no trace. O(rounds * parts).
[[nodiscard]] DifferenceIntervals bootstrapDifferences(const PathSample &sample, DurationBand band,
                                                       DurationBand baseline, std::span<const std::uint64_t> paths,
                                                       const std::atomic<bool> &cancelled,
                                                       std::size_t rounds = kBootstrapRounds);

} // namespace traceloupe
