// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"
#include "core/model/span.h"
#include "core/sources/durationbuckets.h"

#include <QFuture>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace traceloupe {

/// Which spans a backend is asked to count, as LatencySide and SpanOutcome say it of the cache.
enum class FiguresSide : std::uint8_t { Entry, Outbound };
enum class FiguresOutcome : std::uint8_t { All, Success, Error };

/// What one group of spans did in one stretch of time, as a backend has counted it. What it can't tell is not there.
struct Figures {
    static constexpr std::array<double, 6> kQuantiles{0.5, 0.75, 0.9, 0.95, 0.99, 0.999};

    std::optional<double> calls;  ///< of every outcome; Prometheus extrapolates, so there are fractions
    std::optional<double> errors; ///< of those
    std::optional<double> meanNs; ///< like what follows, of the outcome that was asked for
    std::vector<DurationBucket> buckets; ///< ascending; none where the backend tells quantiles only
    std::array<std::optional<BucketQuantile>, kQuantiles.size()> quantiles;

    /// Sets the quantiles from the buckets.
    void takeQuantiles(BucketSpread spread);
};

struct FiguresGroup {
    QString service;
    QString operation;                     ///< empty by service
    SpanKind kind = SpanKind::Unspecified; ///< Unspecified by service, and where the backend does not tell it
    friend bool operator==(const FiguresGroup &, const FiguresGroup &) = default;
};

struct FiguresQuestion {
    FiguresSide side = FiguresSide::Entry;
    FiguresOutcome outcome = FiguresOutcome::All;
    bool byOperation = true; ///< else by service
    std::int64_t startNs = 0;
    std::int64_t endNs = 0;  ///< > startNs
    std::int64_t stepNs = 0; ///< > 0; start and end are multiples of it
};

/// What goes with every answer of counted figures.
struct FiguresOrigin {
    QString what;          ///< "Tempo, TraceQL metrics"; "Prometheus, traces_spanmetrics_latency"
    bool isPartial = false;
    QStringList notes;     ///< sentences for people: what is left out, what the backend warns of
};

struct FiguresTable {
    struct Row {
        FiguresGroup group;
        Figures figures;
    };
    std::vector<Row> rows; ///< by service, operation and kind
    FiguresOrigin origin;
};

/// One group over time. Steps are [startNs + i * stepNs, ...); those without spans have no quantiles.
struct FiguresHistory {
    std::int64_t startNs = 0;
    std::int64_t stepNs = 1; ///< may be longer than was asked for
    std::vector<Figures> steps;
    FiguresOrigin origin;
};

/// Calls from one service to another.
struct CallEdge {
    QString client;
    QString server;
    QString connection; ///< "", or Tempo's "virtual_node", "messaging_system", "database"
    double calls = 0;
    std::optional<double> errors;
    std::vector<DurationBucket> serverBuckets;
    std::vector<DurationBucket> clientBuckets;
};

struct CallGraph {
    std::vector<CallEdge> edges; ///< by client and server
    FiguresOrigin origin;
};

/// The answer to a metrics query in the backend's own language.
struct MetricSeries {
    struct Label {
        QString name;
        QVariant value; ///< text, whole number, number or yes/no
    };
    struct Point {
        std::int64_t timeNs = 0; ///< when its step ends
        double value = 0;
    };
    std::vector<Label> labels;
    std::vector<Point> points; ///< by time; steps without a value have none
};
struct MetricSeriesAnswer {
    std::vector<MetricSeries> series;
    FiguresOrigin origin;
};

/// Aggregates that a backend has counted itself, over all requests that it has seen. Asked like a TraceSource, and
/// part of one (TraceSource::metrics()): same thread, same time limits, same cancelling.
class MetricsSource {
public:
    virtual ~MetricsSource() = default;
    Q_DISABLE_COPY_MOVE(MetricsSource)

    /// Figures of every service or operation over the whole window.
    virtual QFuture<Result<FiguresTable>> figures(const FiguresQuestion &question) = 0;
    /// One row of them over time, step by step.
    virtual QFuture<Result<FiguresHistory>> history(const FiguresQuestion &question, const FiguresGroup &group) = 0;
    /// Who calls whom.
    virtual QFuture<Result<CallGraph>> callGraph(std::int64_t startNs, std::int64_t endNs) = 0;
    /// A metrics query as it is: TraceQL (Tempo only), in steps; stepNs = 0 for one value over the whole window (which
    /// Tempo 2.8 moves to a multiple of its own length, as seen: better ask in steps).
    virtual QFuture<Result<MetricSeriesAnswer>> series(const QString &query, std::int64_t startNs, std::int64_t endNs,
                                                       std::int64_t stepNs) = 0;

protected:
    MetricsSource() = default;
};

} // namespace traceloupe
