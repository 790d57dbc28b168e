// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/edgeclass.h"
#include "core/model/trace.h"

#include <cstdint>
#include <vector>

namespace traceloupe {

/// Self time of every row in nanoseconds (analysis.md section 2): the row's own interval less the union of its
/// SYNC and CLIPPED children. Never negative; 0 for phantoms. O(rows), and a sort where clocks were moved.
[[nodiscard]] std::vector<std::int64_t> selfTimesNs(const Trace &trace, AlignedStarts aligned = {});

} // namespace traceloupe
