// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/criticalpath.h"

#include <vector>

namespace traceloupe::test {

/// A section of a path: row, start, end.
struct Section {
    SpanIndex span;
    std::int64_t startNs = 0;
    std::int64_t endNs = 0;
    friend bool operator==(const Section &, const Section &) = default;
};

/// The path as Jaeger's window computes it, on the tree that clip mode makes: into the child that ends last, then to
/// the one that ends strictly before that one began.
[[nodiscard]] std::vector<Section> jaegerSections(const Trace &trace);

[[nodiscard]] std::vector<Section> sectionsOf(const CriticalPath &path);

/// Whether our path holds what Jaeger's can't: a call that ended the moment the next one began (its comparison is
/// strict), or a clock's error after it, or one that a link names.
[[nodiscard]] bool hasTouchingCalls(const Trace &trace, const CriticalPath &path);

} // namespace traceloupe::test
