// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"
#include "core/model/trace.h"
#include "core/traceql/metrics.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace traceloupe {

/// What the spans of a trace that a query found have of an attribute that it selects.
struct SelectedValues {
    std::string attribute; ///< "span.http.route"
    std::vector<std::string> values; ///< distinct, as people read them
};

/// A span that a query found, as people know it.
struct HitSpan {
    SpanId id;
    std::string service;
    std::string name;
    std::int64_t durationNs = 0;
    std::vector<SelectedValues> selected; ///< what it has of that, one value each
};

/// A set of spans of one trace that a query found.
struct HitSpans {
    std::vector<SpanId> ids;    ///< in the order of the trace's rows; of a backend maybe only the first few
    std::uint64_t matched = 0;  ///< how many there are
    std::vector<HitSpan> spans; ///< the same as `ids`, if they were asked for
    std::vector<traceql::Spanset::NamedValue> attributes; ///< what by() and aggregates gave them
};

/// A trace that a query found.
struct QueryHit {
    TraceSummary trace;
    std::vector<HitSpans> spansets; ///< empty where a backend does not tell them
    std::vector<SelectedValues> selected; ///< of select(...), where the trace was at hand
    QStringList targets;            ///< names of the targets that have it, the first that answered first
    TracePtr whole;                 ///< where it is at hand already
};

/// One step of answering a query, for EXPLAIN.
struct ExplainStep {
    QString what;                ///< "index", "columns", "traces", ...
    QString detail;
    std::uint64_t tracesIn = 0;  ///< that were left before it
    std::uint64_t tracesOut = 0; ///< that are left after it
    std::uint64_t rows = 0;      ///< that it looked at: pairs of the index, spans
    double milliseconds = 0;
};

/// How far a target was searched.
struct QueryCoverage {
    enum class State { Complete, Truncated, Failed, Cancelled };
    QString target;
    State state = State::Complete;
    QString reason;              ///< why it is not complete; a sentence
    std::uint64_t considered = 0; ///< traces of the window, where that is known
    std::uint64_t candidates = 0; ///< traces that could match, after pruning
    std::uint64_t evaluated = 0; ///< of those, looked at
    std::uint64_t matched = 0;   ///< found; may be more than were wanted
    bool matchedIsExact = false; ///< `matched` counts all that there are
    QString found;               ///< what else than traces was found, for people
    QStringList ran;             ///< what ran where; sentences
    QStringList warnings;        ///< sentences
    std::vector<ExplainStep> steps;
};

/// The answer to a metrics query.
struct MetricsAnswer {
    traceql::MetricsRange range; ///< that was asked for, or that covers what was found
    std::vector<traceql::Series> series;
    QueryCoverage coverage;
};

/// Some traces of a cache: those of files that were opened, or that a view has listed. Null = all.
using TraceIds = std::shared_ptr<const std::unordered_set<TraceId>>;

/// What to ask of one target.
struct QueryOptions {
    std::optional<std::int64_t> startNs; ///< traces that overlap [startNs, endNs)
    std::optional<std::int64_t> endNs;
    std::uint32_t limit = 0;             ///< traces, newest first; 0 = all
    std::int64_t stepNs = 0;             ///< of metrics without a range of their own; 0 = a round one
    bool withSpanIds = true;             ///< else only how many matched
    bool withSpans = false;              ///< with HitSpan of each: every trace that is found is loaded
    TraceIds traces;                     ///< of a cache: nothing else is looked at
    [[nodiscard]] bool hasWindow() const { return startNs || endNs; }
    [[nodiscard]] bool isAmong(const TraceId &id) const { return !traces || traces->contains(id); }
    [[nodiscard]] bool overlaps(std::int64_t traceStartNs, std::int64_t traceDurationNs) const
    {
        return (!endNs || traceStartNs < *endNs) && (!startNs || traceStartNs + traceDurationNs >= *startNs);
    }
};

/// Takes hits as they are found; false to stop.
using HitSink = std::function<bool(QueryHit)>;

} // namespace traceloupe
