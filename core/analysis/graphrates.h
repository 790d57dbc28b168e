// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/servicegraph.h"

#include <optional>

namespace traceloupe {

/// How calls become rates. Only traces that stand for all requests have any: each call counts once where all were kept,
/// and for as many as it stands for where some were sampled at the start.
struct GraphRates {
    enum class Of : std::uint8_t { Nothing, Calls, WeightedCalls };
    Of of = Of::Nothing;

    [[nodiscard]] bool areTold() const { return of != Of::Nothing; }
    /// A second; nothing where it can't be said: sampling that is not told is not 1.
    [[nodiscard]] std::optional<double> rate(const GraphWatched &watched) const;
};

} // namespace traceloupe
