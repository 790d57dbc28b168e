// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/groupeddurations.h"
#include "core/analysis/latencyseries.h"
#include "core/analysis/observedtime.h"
#include "core/analysis/quantileinterval.h"
#include "core/analysis/slo.h"
#include "core/cache/spansegment.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace traceloupe {

/// Which spans a latency page looks at (analysis.md section 6.3, "RED per operation").
enum class LatencySide : std::uint8_t {
    Entry,   ///< what a service was asked to do: SERVER, CONSUMER and roots
    Outbound ///< what it asked others: CLIENT and PRODUCER
};
enum class LatencyGrouping : std::uint8_t { Operation, Service };

struct LatencyQuestion {
    LatencySide side = LatencySide::Entry;
    LatencyGrouping grouping = LatencyGrouping::Operation;
    SpanOutcome outcome = SpanOutcome::All;
    bool rawNames = false; ///< operations are told apart by their full name
    friend bool operator==(const LatencyQuestion &, const LatencyQuestion &) = default;
};

/// What a row of the table stands for.
struct LatencyGroup {
    std::string service;
    std::string operation;                  ///< templated name; "" by service
    SpanKind kind = SpanKind::Unspecified;  ///< by operation; Unspecified by service
};

inline constexpr std::array<std::uint32_t, 6> kLatencyQuantiles{kP50, kP75, kP90, kP95, kP99, kP999};

/// Rate, errors and duration of one group. The figures of durations are of the measured spans of the chosen outcome.
struct LatencyRow {
    GroupCounts counts;
    std::uint64_t measured = 0;
    double meanNs = 0;
    std::int64_t maxNs = 0;
    std::array<QuantileEstimate, kLatencyQuantiles.size()> quantiles; ///< meaningless for measured = 0
};

/// A span that counts in a group, to be opened.
struct LatencySpan {
    TraceId trace;
    std::int64_t startNs = 0;
    std::int64_t durationNs = 0;
    bool isError = false;
};

/// A RED table over the spans of a cache with everything that its charts ask for. Made in a worker thread (a million
/// spans take about 50 ms); immutable, free to cross threads. Rows and groups have the same numbers.
class LatencyData {
public:
    /// Requires: columns is not null.
    LatencyData(SpanColumnsPtr columns, const LatencyQuestion &question);

    [[nodiscard]] const LatencyQuestion &question() const { return m_question; }
    [[nodiscard]] const SpanColumns &columns() const { return *m_columns; }
    [[nodiscard]] const std::vector<LatencyGroup> &groups() const { return m_groups; }
    [[nodiscard]] const std::vector<LatencyRow> &rows() const { return m_rows; }
    /// Ascending, of the chosen outcome.
    [[nodiscard]] std::span<const std::int64_t> durations(std::uint32_t group) const
    {
        return m_durations.durations(group);
    }
    /// From the first to the last start of a span that counts; both 0 for none.
    [[nodiscard]] std::int64_t firstStartNs() const { return m_firstStartNs; }
    [[nodiscard]] std::int64_t lastStartNs() const { return m_lastStartNs; }
    /// When the traces were gathered, and how many spans of each group lie in which of it.
    [[nodiscard]] const GroupActivity &activity() const { return m_activity; }

    /// From the first to the last start of the group's spans in at most `maxSteps` steps.
    [[nodiscard]] SeriesWindow windowOf(std::uint32_t group, std::uint32_t maxSteps) const;
    /// `weights`: of the spans of each segment, or none.
    [[nodiscard]] std::vector<SeriesPoint> series(std::uint32_t group, const SeriesWindow &window,
                                                  std::span<const std::vector<double>> weights = {}) const;
    /// How the group did against an objective; durations of every outcome count.
    [[nodiscard]] Compliance compliance(std::uint32_t group, const Objective &objective) const;
    /// The measured spans of a group and outcome, in the order of the cache, at most `limit`.
    [[nodiscard]] std::vector<LatencySpan> spans(std::uint32_t group, std::size_t limit) const;
    /// The spans of each segment of columns(), sorted into groups.
    [[nodiscard]] std::vector<LatencySpans> pieces() const;

private:
    /// One segment's spans sorted into groups.
    struct Piece {
        std::vector<std::uint32_t> group;
        std::vector<std::uint8_t> marks;
    };

    void sortIntoGroups();
    Piece pieceOf(const SpanSegment &segment, class LatencyGrouper &grouper);
    [[nodiscard]] std::vector<std::int64_t> traceStarts() const;
    void computeRows();

    SpanColumnsPtr m_columns;
    LatencyQuestion m_question;
    std::vector<LatencyGroup> m_groups;
    std::vector<Piece> m_pieces; ///< by segment
    GroupedDurations m_durations;
    GroupedDurations m_successes; ///< what objectives are judged by, at no more than a search each
    std::vector<LatencyRow> m_rows;
    GroupActivity m_activity;
    std::int64_t m_firstStartNs = 0;
    std::int64_t m_lastStartNs = 0;
};
using LatencyDataPtr = std::shared_ptr<const LatencyData>;

} // namespace traceloupe
