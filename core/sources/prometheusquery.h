// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/metricssource.h"

#include <QByteArrayView>
#include <QJsonObject>

namespace traceloupe {

/// Names under which someone has counted spans into a Prometheus: Tempo's metrics generator, one of several versions
/// of OpenTelemetry's span metrics connector, or its old processor.
struct SpanMetricsFamily {
    QString calls;    ///< a counter
    QString duration; ///< a histogram, without "_bucket"
    QString service;  ///< labels
    QString operation;
    QString kind;
    QString status;
    double unitNs = 0; ///< nanoseconds in one of the histogram's unit; 0 = its name does not tell (see leUnitNs)
    bool isNative = false; ///< a native histogram, without buckets of its own name
    friend bool operator==(const SpanMetricsFamily &, const SpanMetricsFamily &) = default;
};

/// Names of the metrics of a service graph, which Tempo and the connector write alike but for a prefix.
struct ServiceGraphFamily {
    QString prefix; ///< in front of "request_total"
    bool isNative = false;
    friend bool operator==(const ServiceGraphFamily &, const ServiceGraphFamily &) = default;
};

/// A selector of the names that the families are found in.
[[nodiscard]] QString promMetricNamesSelector();
/// The families that there are, those of the best known meaning first.
[[nodiscard]] std::vector<SpanMetricsFamily> spanMetricsFamilies(const QStringList &metricNames);
[[nodiscard]] std::optional<ServiceGraphFamily> serviceGraphFamily(const QStringList &metricNames);
/// The unit of a histogram whose name does not tell it, by its bounds: beyond 100 they are milliseconds.
[[nodiscard]] double unitOfBounds(const QStringList &les);

/// A text in PromQL's quotes.
[[nodiscard]] QString promString(const QString &text);
/// `name{label="value"}` with further matchers as they are; quoted where names need it (UTF-8 names).
[[nodiscard]] QString promSelector(const QString &name, const QStringList &matchers);

/// Queries whose answers make figures; each counts over a stretch of `overNs` up to the time of evaluation.
struct PromFiguresQueries {
    QString calls;
    QString errors;
    QString buckets; ///< or native histograms
    QString sums;    ///< of durations; empty for native histograms, which hold them
};
/// Of every group, or of one.
[[nodiscard]] PromFiguresQueries promFiguresQueries(const SpanMetricsFamily &family, const FiguresQuestion &question,
                                                    const FiguresGroup *group, std::int64_t overNs);
struct PromGraphQueries {
    QString calls;
    QString errors;
    QString serverBuckets;
    QString clientBuckets;
};
[[nodiscard]] PromGraphQueries promGraphQueries(const ServiceGraphFamily &family, std::int64_t overNs);

/// One series of a vector or matrix.
struct PromSeries {
    struct Point {
        std::int64_t timeNs = 0;
        double value = 0;                     ///< the count of a native histogram
        double sum = 0;                       ///< native histograms only
        std::vector<DurationBucket> histogram; ///< in the metric's unit
    };
    QJsonObject labels;
    std::vector<Point> points;
};
struct PromAnswer {
    std::vector<PromSeries> series;
    QStringList notes; ///< warnings of the server
};
/// Numbers are read in any language; NaN stays NaN.
[[nodiscard]] double promNumber(QStringView text);
[[nodiscard]] PromAnswer promAnswer(const QJsonObject &answer);

/// Answers in the order of the queries.
struct PromFiguresAnswers {
    PromAnswer calls;
    PromAnswer errors;
    PromAnswer buckets;
    PromAnswer sums;
};
[[nodiscard]] FiguresTable promFigures(const SpanMetricsFamily &family, const FiguresQuestion &question,
                                       const PromFiguresAnswers &answers);
[[nodiscard]] FiguresHistory promHistory(const SpanMetricsFamily &family, const FiguresQuestion &question,
                                         const PromFiguresAnswers &answers, std::int64_t stepNs);
[[nodiscard]] CallGraph promCallGraph(const PromAnswer &calls, const PromAnswer &errors,
                                      const PromAnswer &serverBuckets, const PromAnswer &clientBuckets);

} // namespace traceloupe
