// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/diagnostic.h"
#include "core/model/result.h"
#include "core/model/trace.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QStringView>
#include <QUrl>

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace traceloupe {

enum class SourceKind { Jaeger, Tempo, Zipkin, Prometheus };
[[nodiscard]] QString sourceKindName(SourceKind kind); ///< "jaeger", "tempo", "zipkin", "prometheus"
[[nodiscard]] std::optional<SourceKind> sourceKindFromName(QStringView name);
/// Whether traces can be searched and fetched there: not in a Prometheus.
[[nodiscard]] constexpr bool holdsTraces(SourceKind kind)
{
    return kind != SourceKind::Prometheus;
}
/// Whether it counts requests itself (TraceSource::metrics()).
[[nodiscard]] constexpr bool countsRequests(SourceKind kind)
{
    return kind != SourceKind::Zipkin;
}

/// How to reach a backend. Secrets are not in here: they come from a SecretStore under `id`, a file or the
/// environment, and are given to the source separately (Credentials).
struct SourceConfig {
    enum class Auth { None, Basic, Bearer };
    QString id;    ///< stable key of settings and secrets
    QString name;  ///< what people call it
    SourceKind kind = SourceKind::Jaeger;
    QUrl baseUrl;  ///< without user info; may have a path prefix
    Auth auth = Auth::None;
    QString user;
    QString tenant;                                   ///< X-Scope-OrgID or x-tenant, if not empty
    std::vector<std::pair<QByteArray, QByteArray>> headers; ///< further headers that are no secrets
    QString caFile;
    QString certificateFile;
    QString keyFile;                                  ///< empty: the key is in certificateFile
    QString browserUrl; ///< template with {traceId} of the page that shows a trace; empty = the backend's own (Tempo
                        ///< has none)
    int timeoutMs = 30'000;                           ///< of silence; a whole answer may take ten times as long
    int parallelRequests = 4;
    friend bool operator==(const SourceConfig &, const SourceConfig &) = default;
};

/// What must not be stored in settings, SQLite or logs.
struct Credentials {
    QString password;
    QString token;
    std::vector<std::pair<QByteArray, QByteArray>> secretHeaders;
    friend bool operator==(const Credentials &, const Credentials &) = default;
};

/// "jaeger+http://host:port/prefix", "tempo+https://…", "zipkin+http://…", "prometheus+http://…" of the command
/// line.
Result<SourceConfig> sourceConfigFromUrl(const QString &text);
/// browserUrl of SourceConfig for a trace.
[[nodiscard]] QUrl browserUrlFor(const QString &urlTemplate, const TraceId &id);
/// The browserUrl that opens traces of a Tempo data source in Grafana Explore.
[[nodiscard]] QString grafanaBrowserUrl(const QUrl &grafana, const QString &datasourceUid);

/// A search as every backend can answer it, in parts; what a backend can't say is refused with Unsupported.
struct SearchRequest {
    QString service;
    QString operation;
    std::vector<std::pair<QString, QString>> tags;
    std::optional<std::int64_t> minDurationNs;
    std::optional<std::int64_t> maxDurationNs;
    std::int64_t startNs = 0; ///< window, Unix epoch, required
    std::int64_t endNs = 0;
    std::uint32_t limit = 20; ///< traces
    QString traceQl;          ///< Tempo only; then service, operation, tags and durations are empty
    std::uint32_t spansPerSet = 1; ///< Tempo only: spans that are told of each set
    bool looseTags = false;   ///< Tempo only: tags match parts of a value, in any case (its older tags= form)
};

/// A set of spans of a found trace, where the backend tells (Tempo).
struct FoundSpanSet {
    std::vector<SpanId> ids;   ///< the first few
    std::uint64_t matched = 0; ///< all of them
    std::vector<std::pair<QString, QString>> attributes; ///< what by() and aggregates gave the set
    std::vector<std::pair<QString, QString>> values; ///< attributes of these spans that the query names, without scope
};

/// One trace of a search answer; `trace` where the backend sends whole traces (Jaeger, Zipkin), else only the row.
struct FoundTrace {
    TraceId id;
    QString rootService;
    QString rootName;
    std::int64_t startNs = 0;
    std::int64_t durationNs = 0;
    std::uint32_t spans = 0; ///< 0 = the backend did not say
    std::uint32_t errors = 0;
    QStringList services;
    TracePtr trace;
    bool partial = false;
    std::vector<FoundSpanSet> spansets;
};

struct SearchAnswer {
    std::vector<FoundTrace> traces;
    bool truncated = false; ///< the limit was reached: there may be more
    DiagnosticReport diagnostics;
    QStringList warnings; ///< sentences for people
};

struct FetchedTrace {
    TracePtr trace;
    bool partial = false;
    DiagnosticReport diagnostics;
    QString message; ///< what the backend said of a partial trace
};

struct Dependency {
    QString parent;
    QString child;
    std::uint64_t calls = 0;
    std::uint64_t errors = 0; ///< 0 where the backend doesn't say
};

struct SourceCheck {
    QString server; ///< "Jaeger 2.20.0", as far as the backend tells
    QString detail; ///< which API is used, how many services it knows
    qint64 roundTripMs = 0;
};

class MetricsSource;

/// A tracing backend's query API. Lives in a thread with an event loop, and is asked there; answers arrive there.
/// Every call has a time limit, retries 429 and 5xx with back-off, and ends early when its QFuture is cancelled or the
/// source is destroyed: such a future is cancelled and holds no result. (With QFuture::then() the context object must
/// outlive the future in Qt 6.4; a QFutureWatcher need not.)
class TraceSource : public QObject {
    Q_OBJECT
public:
    [[nodiscard]] virtual const SourceConfig &config() const = 0;
    virtual QFuture<Result<SourceCheck>> check() = 0;
    virtual QFuture<Result<QStringList>> services() = 0;
    virtual QFuture<Result<QStringList>> operations(const QString &service) = 0;
    /// Exactly one window and limit as given (paging beyond the backend's limit is PullJob's work).
    virtual QFuture<Result<SearchAnswer>> search(const SearchRequest &request) = 0;
    /// `startNs`..`endNs`: a hint where it lies (0 and 0 = unknown).
    virtual QFuture<Result<FetchedTrace>> trace(const TraceId &id, std::int64_t startNs = 0,
                                                std::int64_t endNs = 0) = 0;
    virtual QFuture<Result<std::vector<Dependency>>> dependencies(std::int64_t startNs, std::int64_t endNs) = 0;
    virtual QFuture<Result<QStringList>> tagNames(std::int64_t startNs,
                                                  std::int64_t endNs) = 0; ///< Tempo; else Unsupported
    virtual QFuture<Result<QStringList>> tagValues(const QString &tag, std::int64_t startNs, std::int64_t endNs) = 0;
    /// Where a browser shows the trace, or an empty URL.
    [[nodiscard]] virtual QUrl traceUrl(const TraceId &id) const = 0;

    /// What the backend has counted over all requests, where it does (not Zipkin); lives as long as this.
    [[nodiscard]] virtual MetricsSource *metrics() { return nullptr; }

    static std::unique_ptr<TraceSource> create(const SourceConfig &config, const Credentials &credentials);

protected:
    using QObject::QObject;
};

} // namespace traceloupe
