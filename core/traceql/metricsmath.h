// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/metrics.h"

namespace traceloupe::traceql {

/// topk, bottomk (for each time: a series keeps the points at which it ranked) and comparisons with a number, in order.
/// Series without a point are dropped.
[[nodiscard]] std::vector<Series> applySecondStages(std::vector<Series> series, const std::vector<SecondStage> &stages);

/// Arithmetic of two results. Series with equal labels belong together; one without labels of its own goes with all of
/// the other side. What has no partner, and what is divided by zero, drops out.
[[nodiscard]] std::vector<Series> combineSeries(Operator op, const std::vector<Series> &left,
                                                const std::vector<Series> &right);
/// With a number on one side.
[[nodiscard]] std::vector<Series> combineWithScalar(Operator op, std::vector<Series> series, double scalar,
                                                    bool scalarIsLeft);

/// By the text of their labels.
void sortSeries(std::vector<Series> &series);

inline constexpr const char *kNameLabel = "__name__";

} // namespace traceloupe::traceql
