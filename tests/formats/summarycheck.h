// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/quantile.h"
#include "core/analysis/tracesetsummary.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <numeric>

namespace traceloupe::test {

/// The figures of corpus/SCHEMA.md for a set of traces, by the names that expected.json has.
inline QJsonObject summaryOf(const std::vector<TracePtr> &traces)
{
    TraceSetSummary summary;
    for (const TracePtr &trace : traces)
        summary.add(*trace);
    summary.finish();
    const auto number = [](auto value) { return QJsonValue(static_cast<qint64>(value)); };
    const auto counts = [&](const auto &map, auto name) {
        QJsonObject object;
        for (const auto &[key, count] : map)
            object[name(key)] = number(count);
        return object;
    };
    const auto edgeName = [](const TraceSetSummary::Edge &edge) {
        return QString::fromStdString(edge.first + " -> " + edge.second);
    };
    QJsonObject out;
    out[QStringLiteral("traces")] = number(summary.traces);
    out[QStringLiteral("spans")] = number(summary.spans);
    out[QStringLiteral("distinct_span_ids")] = number(summary.distinctSpanIds);
    out[QStringLiteral("largest_trace_spans")] = number(summary.largestTraceSpans);
    out[QStringLiteral("services")] = number(summary.services());
    out[QStringLiteral("spans_per_service")] = counts(summary.spansPerService,
                                                      [](const std::string &s) { return QString::fromStdString(s); });
    out[QStringLiteral("operations")] = number(summary.operations());
    out[QStringLiteral("error_spans")] = number(summary.errorSpans);
    out[QStringLiteral("max_depth")] = number(summary.maxDepth);
    out[QStringLiteral("root_spans")] = number(summary.rootSpans);
    out[QStringLiteral("orphan_spans")] = number(summary.orphanSpans);
    out[QStringLiteral("multi_root_traces")] = number(summary.multiRootTraces);
    out[QStringLiteral("duplicate_span_ids")] = number(summary.duplicateSpanIds);
    out[QStringLiteral("cycle_spans")] = number(summary.cycleSpans);
    out[QStringLiteral("min_start_ns")] = number(summary.minStartNs);
    out[QStringLiteral("max_end_ns")] = number(summary.maxEndNs);
    out[QStringLiteral("missing_start")] = number(summary.missingStart);
    out[QStringLiteral("missing_duration")] = number(summary.missingDuration);
    out[QStringLiteral("negative_durations")] = number(summary.negativeDurations);
    out[QStringLiteral("duration_sum")] = number(
        std::accumulate(summary.durationsNs.begin(), summary.durationsNs.end(), std::int64_t{0}));
    out[QStringLiteral("edges")] = counts(summary.edges, edgeName);
    out[QStringLiteral("error_edges")] = counts(summary.errorEdges, edgeName);
    return out;
}

/// What differs from a summary of expected.json, as lines; empty if nothing. Where ids carry several contents only
/// the figures that SCHEMA.md then binds are compared.
inline QStringList summaryDifferences(const QJsonObject &actual, const QJsonObject &expected)
{
    const bool loose = expected[QStringLiteral("duplicate_span_ids")].toInt() != 0
                       || expected[QStringLiteral("cycle_spans")].toInt() != 0;
    const QStringList bound{QStringLiteral("traces"), QStringLiteral("distinct_span_ids"), QStringLiteral("services"),
                            QStringLiteral("min_start_ns")};
    QStringList differences;
    for (auto it = actual.begin(); it != actual.end(); ++it) {
        if (loose && !bound.contains(it.key()))
            continue;
        const QJsonValue want = it.key() == QStringLiteral("duration_sum")
                                    ? expected[QStringLiteral("duration_ns")].toObject()[QStringLiteral("sum")]
                                    : expected[it.key()];
        if (it.value() != want)
            differences += QStringLiteral("%1: %2 instead of %3")
                               .arg(it.key(), it.value().toVariant().toString(), want.toVariant().toString());
    }
    return differences;
}

} // namespace traceloupe::test
