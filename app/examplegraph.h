// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/servicegraph.h"

namespace traceloupe {

/// The graph of a made-up system of that many services, for pictures: tiers below a few gateways, most services called
/// by one or two others, some with a database of their own. The same each time.
[[nodiscard]] ServiceGraph exampleGraph(std::uint32_t services);

} // namespace traceloupe
