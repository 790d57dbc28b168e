// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <optional>
#include <vector>

namespace traceloupe {

/// The row that lists name a trace after: its root. A phantom has no name: then it is the first of its children.
[[nodiscard]] std::optional<SpanIndex> titleRow(const Trace &trace);

/// Distinct service names, by number of spans, most first. O(rows).
[[nodiscard]] std::vector<StringId> servicesBySpans(const Trace &trace);

} // namespace traceloupe
