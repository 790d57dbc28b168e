// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/servicegraph.h"

namespace traceloupe::test {

/// A graph of made-up services in tiers, with databases that many call. Deterministic.
[[nodiscard]] ServiceGraph generateGraph(std::uint32_t services, double edgesPerService, std::uint64_t seed = 1);

} // namespace traceloupe::test
