// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/servicegraph.h"

#include <QJsonObject>
#include <QLocale>
#include <QString>

#include <span>

namespace traceloupe {

/// What a label says of calls, the same everywhere: "1 204 · p95 12.3 ms · 2.1 % err". "≈" marks a percentile
/// of too few values to have an interval. Parts that are not known or
/// zero are left out.
[[nodiscard]] QString callFiguresText(std::uint64_t calls, const GraphLatency &latency, std::uint64_t errors,
                                      const QLocale &locale = QLocale());
/// "2.1 %"; "< 0.1 %" for what would look like none.
[[nodiscard]] QString shareText(double share, const QLocale &locale = QLocale());
/// "12.3/s", "4.5/min", "2/h": in the unit that has a digit before the point.
[[nodiscard]] QString graphRateText(double perSecond, const QLocale &locale = QLocale());
/// UTF-8 as one harmless line.
[[nodiscard]] QString graphLine(std::string_view utf8);

/// The forms that a graph is exported in. `labels`: of the edges, instead of the usual figures.
[[nodiscard]] QJsonObject graphJson(const ServiceGraph &graph);
[[nodiscard]] QString graphDot(const ServiceGraph &graph, std::span<const QString> labels = {}); ///< for Graphviz
[[nodiscard]] QString graphMermaid(const ServiceGraph &graph, std::span<const QString> labels = {}); ///< a flowchart
[[nodiscard]] QString graphEdgesCsv(const ServiceGraph &graph); ///< RFC 4180, one line an edge

} // namespace traceloupe
