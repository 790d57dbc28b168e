// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"
#include "core/traceql/ast.h"

#include <vector>

namespace traceloupe::test {

/// The spans that a chain of filters and operators between span sets finds, by looking at every pair of spans and every
/// node of the expression: slow, and written without looking at the real evaluator. Knows what randomQuery() makes.
[[nodiscard]] std::vector<SpanIndex> naiveRows(const traceql::Query &query, const Trace &trace);

/// A random query of filters on all kinds of attributes, joined by all operators.
[[nodiscard]] std::string randomQuery(std::uint64_t seed);

} // namespace traceloupe::test
