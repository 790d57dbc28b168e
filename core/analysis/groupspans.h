// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/spanstatistics.h"

#include <string>
#include <vector>

namespace traceloupe {

/// A group as a table shows it: enough to find its spans again.
struct GroupKey {
    std::string label;
    bool isWithout = false;
    friend bool operator==(const GroupKey &, const GroupKey &) = default;
};

/// The spans that spanStatistics() counted for a group, ascending: of one outer group, or of an inner one in it. By
/// attribute every candidate's details are decoded. Any thread.
[[nodiscard]] std::vector<SpanIndex> spansOfGroup(const Trace &trace, const GroupBy &outerBy, const GroupKey &outer);
[[nodiscard]] std::vector<SpanIndex> spansOfGroup(const Trace &trace, const GroupBy &outerBy, const GroupKey &outer,
                                                  const GroupBy &innerBy, const GroupKey &inner);

/// The keys of the attributes of spans and resources, sorted. Looks at `maxSpans` spans spread evenly over the trace.
[[nodiscard]] std::vector<std::string> attributeKeys(const Trace &trace, std::uint32_t maxSpans);

} // namespace traceloupe
