// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "core/analysis/breakdown.h"

#include <string>

namespace traceloupe::cli {

/// What the time on a critical path went to, as tables for people: the largest rows of each.
void printBreakdown(const Output &out, const PathBreakdown &parts);

/// The same whole, as a JSON object: "category", "service", "operation" and "host", each a list of rows.
[[nodiscard]] std::string breakdownJson(const Trace &trace, const PathBreakdown &parts);

} // namespace traceloupe::cli
