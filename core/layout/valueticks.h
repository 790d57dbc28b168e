// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace traceloupe {

/// Round numbers from at most `lowest` to at least `highest`, ascending, about `count` of them: the marks of an axis
/// whose ends are the first and the last. At least two. Requires: finite numbers, count > 0.
[[nodiscard]] std::vector<double> valueTicks(double lowest, double highest, int count);

} // namespace traceloupe
