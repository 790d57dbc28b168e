// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/httpmessage.h"
#include "core/sources/metricssource.h"

#include <QJsonObject>

namespace traceloupe {

/// The TraceQL metrics queries whose answers make figures.
struct TempoFiguresQueries {
    QString calls;
    QString errors;
    QString durations; ///< counted in buckets
    QString mean;      ///< since Tempo 2.7
};

/// Of every group.
[[nodiscard]] TempoFiguresQueries tempoFiguresQueries(const FiguresQuestion &question);
/// Of one group.
[[nodiscard]] TempoFiguresQueries tempoFiguresQueries(const FiguresQuestion &question, const FiguresGroup &group);
/// Parameters of GET /api/metrics/query_range, and of /api/metrics/query for stepNs = 0.
[[nodiscard]] QueryString tempoMetricsParameters(const QString &query, std::int64_t startNs, std::int64_t endNs,
                                                 std::int64_t stepNs);

/// Series of an answer. Tempo before 2.9 gives samples the time when their step begins, and is told by what it dropped
/// then; a sample without a value is 0. `endNs` is the time of an instant answer's values (stepNs = 0).
[[nodiscard]] MetricSeriesAnswer tempoSeries(const QJsonObject &answer, std::int64_t endNs, std::int64_t stepNs);

/// Answers in the order of TempoFiguresQueries; `mean` may have no series.
struct TempoFiguresAnswers {
    MetricSeriesAnswer calls;
    MetricSeriesAnswer errors;
    MetricSeriesAnswer durations;
    MetricSeriesAnswer mean;
};
/// Sums of the steps in the window: answers have steps beyond it.
[[nodiscard]] FiguresTable tempoFigures(const TempoFiguresAnswers &answers, const FiguresQuestion &question);
[[nodiscard]] FiguresHistory tempoHistory(const TempoFiguresAnswers &answers, const FiguresQuestion &question);

} // namespace traceloupe
