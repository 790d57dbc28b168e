// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/search/queryresult.h"
#include "core/traceql/evaluator.h"

#include <span>
#include <string>
#include <vector>

namespace traceloupe {

/// More values of one attribute in one trace are cut short.
inline constexpr std::size_t kMaxSelectedValues = 16;

/// What `select(...)` names, as it is written in full ("span.http.route"), each once.
[[nodiscard]] std::vector<traceql::Attribute> selectedAttributes(const traceql::Query &query);
/// Keys of the attributes that conditions, by() and aggregates name, each once; what every list shows anyway
/// (intrinsics, the service) is left out, and so is what is selected.
[[nodiscard]] std::vector<std::string> namedKeys(const traceql::Query &query);

/// The distinct values that the found spans have of what the query selects, in the order of the spans.
[[nodiscard]] std::vector<SelectedValues> selectedValuesOf(const traceql::Query &query, const Trace &trace,
                                                           const std::vector<traceql::Spanset> &spansets);

/// Those rows of a trace, with what each has of what the query selects.
[[nodiscard]] std::vector<HitSpan> foundSpansOf(const traceql::Query &query, const Trace &trace,
                                                std::span<const SpanIndex> rows);

/// The same from what a backend told of its spans, (name, value) without scopes: of what the query selects, and of the
/// keys that it names.
[[nodiscard]] std::vector<SelectedValues> selectedValuesOf(
    const traceql::Query &query, const std::vector<std::pair<std::string, std::string>> &told);

} // namespace traceloupe
