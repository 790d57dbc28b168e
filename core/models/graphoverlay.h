// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/graphpresence.h"
#include "core/analysis/servicegraph.h"
#include "core/sources/metricssource.h"

#include <QJsonObject>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace traceloupe {

/// Calls as a backend has counted them: of one edge, or all that reach a node. What it can't tell is not there.
struct CountedCalls {
    static constexpr std::array<double, 3> kQuantiles{0.5, 0.95, 0.99};

    double calls = 0; ///< Prometheus extrapolates, so there are fractions
    std::optional<double> errors;
    std::array<std::optional<BucketQuantile>, kQuantiles.size()> quantiles;
    bool isByServer = false; ///< durations as the server measured them, else as its callers did
};

/// A graph of traces and one that a backend has counted, laid over each other. Edges are the same by the names of
/// their ends and, where there are several between two, by their kind. `graph` has those of both; what only the
/// backend knows holds its counts, so that it can be drawn and sorted, and no spans. Items stand in the same order.
struct GraphOverlay {
    struct Item {
        GraphPresence presence = GraphPresence::HereOnly;
        std::optional<CountedCalls> counted;
    };
    ServiceGraph graph;
    std::vector<Item> nodes;
    std::vector<Item> edges;
    QString source;       ///< its name, for people
    bool isAlone = false; ///< there are no traces under it
};

/// O(edges * log). Both may be empty.
[[nodiscard]] GraphOverlay overlayGraph(const ServiceGraph &traces, const CallGraph &counted, const QString &source);

/// The forms that both are exported in: figures that one side can't know are null, or empty.
[[nodiscard]] QJsonObject overlayJson(const GraphOverlay &overlay);
[[nodiscard]] QString overlayEdgesCsv(const GraphOverlay &overlay);

/// Words for people, the same in picture, table and card.
namespace overlaywords {
[[nodiscard]] QString presence(GraphPresence presence, const QString &source); ///< "in Tempo only"
/// "1 204 · p95 ≈ 64 ms · 2.1 % err"
[[nodiscard]] QString figures(const CountedCalls &counted);
/// What stands beside an edge or in a box: figures of here, then of the source, a dash for what one can't know.
[[nodiscard]] QString label(std::uint64_t calls, const GraphLatency &latency, std::uint64_t errors,
                            const GraphOverlay::Item &item, const QString &source);
[[nodiscard]] QString calls(const CountedCalls &counted);
[[nodiscard]] QString errors(const CountedCalls &counted); ///< a dash where it is not told
/// "≈ 64 ms (between 32 ms and 64 ms)"; a dash without.
[[nodiscard]] QString quantile(const std::optional<BucketQuantile> &quantile);
[[nodiscard]] QString quantileWithBucket(const std::optional<BucketQuantile> &quantile);
} // namespace overlaywords

} // namespace traceloupe
