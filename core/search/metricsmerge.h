// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/search/queryresult.h"

namespace traceloupe {

/// Why figures of several places can't be put together, as a sentence; "" where they can, exactly: what is counted or
/// summed adds up, of extremes the extreme is taken.
[[nodiscard]] QString whyNotMerged(const traceql::Query &query);

/// Several places as one: series with the same labels, step by step. A trace that is in two places counts twice. Places
/// that failed are left out. Requires: whyNotMerged() is empty, and all answers are of the same range.
[[nodiscard]] MetricsAnswer mergedMetrics(const traceql::Query &query, const std::vector<MetricsAnswer> &answers);

} // namespace traceloupe
