// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/metricssource.h"

#include <QByteArray>

#include <span>

namespace traceloupe {

/// What a source has counted, as CSV: a line a row, numbers as they are in nanoseconds; what it does not tell is empty.
/// Each percentile has the bounds of the bucket that the true value lies in; a bucket without an end has no upper one.
/// `source` and the window stand in every line, so that lines of several tables can be put together.
[[nodiscard]] QByteArray figuresCsv(const FiguresTable &table, std::span<const std::size_t> rows, const QString &source,
                                    std::int64_t startNs, std::int64_t endNs);
/// The same of who calls whom; percentiles are the server's where it told any, else the client's.
[[nodiscard]] QByteArray callsCsv(const CallGraph &graph, std::span<const std::size_t> rows, const QString &source,
                                  std::int64_t startNs, std::int64_t endNs);

} // namespace traceloupe
