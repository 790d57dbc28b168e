// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <QString>

#include <string>
#include <vector>

namespace traceloupe::test {

/// One span with everything that it has, resource and scope included, as text: equal texts are equal spans. Values
/// show their type and doubles their bits.
[[nodiscard]] std::string dumpSpan(const Trace &trace, SpanIndex row);

/// Empty if both have the same id and the same spans, in any order; else the first spans that only one of them has.
[[nodiscard]] QString traceDifferences(const Trace &a, const Trace &b);
/// The same for sets of traces, in any order.
[[nodiscard]] QString traceDifferences(const std::vector<TracePtr> &a, const std::vector<TracePtr> &b);

} // namespace traceloupe::test
