// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "core/traceql/metrics.h"

#include <vector>

namespace traceloupe::cli {

/// The answer to a metrics query as a table: a line a series with its mean, lowest, highest and last value; of
/// compare(), the values of attributes that tell the selection from the others; of a histogram, a line a bucket.
void printSeries(const Output &out, const traceql::Query &query, const traceql::MetricsRange &range,
                 const std::vector<traceql::Series> &series);

} // namespace traceloupe::cli
