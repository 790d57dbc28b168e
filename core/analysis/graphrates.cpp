// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/graphrates.h"

namespace traceloupe {

std::optional<double> GraphRates::rate(const GraphWatched &watched) const
{
    constexpr double kNsPerSecond = 1e9;
    if (!areTold() || watched.lengthNs <= 0 || (of == Of::WeightedCalls && !watched.weightedCalls))
        return std::nullopt;
    const double calls = of == Of::Calls ? static_cast<double>(watched.calls) : *watched.weightedCalls;
    return calls / (static_cast<double>(watched.lengthNs) / kNsPerSecond);
}

} // namespace traceloupe
