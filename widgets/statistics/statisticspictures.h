// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/breakdown.h"
#include "core/models/statisticsmodel.h"
#include "core/session/tracesession.h"
#include "widgets/common/picturesource.h"

#include <memory>

namespace traceloupe {

/// The statistics as a table to be drawn, every group open, in the order that is asked for; wider than `widthPx` where
/// its figures need that. What is beyond `maxHeightPx` is left out, and a line says how much.
[[nodiscard]] WholePicture statisticsPicture(const std::shared_ptr<const StatisticsTable> &table, int sortColumn,
                                             Qt::SortOrder order, int widthPx, int maxHeightPx);
/// The same of where the time of the critical path went: all tables with all their rows.
[[nodiscard]] WholePicture breakdownPicture(const std::shared_ptr<const PathBreakdown> &parts,
                                            const TraceSession &session, int widthPx, int maxHeightPx);

/// For captions: "Statistics by service, then operation".
[[nodiscard]] QString statisticsTitle(const StatisticsTable &table);
/// "Critical path until the answer: 120 ms, inferred from timing".
[[nodiscard]] QString breakdownTitle(PathMode mode, std::int64_t totalNs);

} // namespace traceloupe
