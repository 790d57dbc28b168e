// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/graphrates.h"
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
/// The same of a node or an edge, with the errors of both sides by name: "1 204 · p95 12.3 ms · err client 2 %, server
/// 1 %". A side that nobody saw is left out.
[[nodiscard]] QString nodeFiguresText(const GraphNode &node, const QLocale &locale = QLocale());
[[nodiscard]] QString edgeFiguresText(const GraphEdge &edge, const QLocale &locale = QLocale());
/// What is special about an edge as signs, with counts: "⇢ ⊞ 10 ⇉ ∅ 3"; "" for nothing. See edgeSign().
[[nodiscard]] QString edgeSignsText(const GraphEdge &edge, const QLocale &locale = QLocale());
/// ⇢ found by links, ⊞ batches, ⇉ one call to several servers, ∅ no span of the server; 0 for other flags.
[[nodiscard]] QChar edgeSign(std::uint16_t flag);
/// "err client 2 %, server 1 %"; "" where there are none.
[[nodiscard]] QString errorSidesText(const GraphErrors &client, const GraphErrors &server,
                                     const QLocale &locale = QLocale());
/// "2.1 %"; "< 0.1 %" for what would look like none.
[[nodiscard]] QString shareText(double share, const QLocale &locale = QLocale());
/// "12.3/s", "4.5/min", "2/h": in the unit that has a digit before the point.
[[nodiscard]] QString graphRateText(double perSecond, const QLocale &locale = QLocale());
/// UTF-8 as one harmless line.
[[nodiscard]] QString graphLine(std::string_view utf8);

/// The forms that a graph is exported in. `labels`: of the edges, instead of the usual figures.
[[nodiscard]] QJsonObject graphJson(const ServiceGraph &graph, const GraphRates &rates = {});
[[nodiscard]] QString graphDot(const ServiceGraph &graph, std::span<const QString> labels = {}); ///< for Graphviz
[[nodiscard]] QString graphMermaid(const ServiceGraph &graph, std::span<const QString> labels = {}); ///< a flowchart
/// RFC 4180, one line an edge.
[[nodiscard]] QString graphEdgesCsv(const ServiceGraph &graph, const GraphRates &rates = {});

} // namespace traceloupe
