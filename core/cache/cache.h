// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"
#include "core/model/trace.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace traceloupe {

/// Where traces came from: one row of the table `origin`.
struct Origin {
    QString kind; ///< "file", "jaeger", "tempo", "zipkin", "otlp"
    QString name; ///< path, or base URL without user and password
    friend bool operator==(const Origin &, const Origin &) = default;
};

/// One trace of a batch to be stored.
struct StoreItem {
    TracePtr trace;
    bool partial = false; ///< the backend said that it sent only a part
    bool unfinished = false; ///< more of it may come, until importFinished()
};

struct StoreOutcome {
    std::uint64_t newTraces = 0;
    std::uint64_t updatedTraces = 0;   ///< got spans or better copies
    std::uint64_t unchangedTraces = 0;
    std::uint64_t newSpans = 0;
    std::uint64_t conflicts = 0;       ///< spans kept as second records
};

/// A trace as lists show it: the row of the table `trace`.
struct TraceSummary {
    TraceId id;
    QString idText;             ///< what people see (alias or hex)
    QString rootService;
    QString rootName;
    std::int64_t startNs = 0;
    std::int64_t durationNs = 0;
    std::uint32_t spans = 0;
    std::uint32_t errors = 0;
    QStringList services;       ///< distinct, by span count, most first
    std::vector<Origin> origins;
    std::int64_t storedMs = 0;  ///< Unix milliseconds of the last change
    std::uint64_t bytes = 0;    ///< of the payload
    bool pinned = false;
    bool partial = false;
    bool unfinished = false; ///< partial, since the import that brought it did not come to its end
};

/// A value of an attribute in a trace, as the index knows it.
struct TraceTag {
    TraceId trace;
    QString value;
    bool overflows = false; ///< not listed: too many or too long values; then value is empty
};

enum class TraceOrder { Start, Duration, Spans, Errors };

/// What list() gives: all conditions together. Default = everything, newest first.
struct TraceFilter {
    QString service;                     ///< any span of it
    QString operation;                   ///< a span of that name (of that service, if given)
    std::vector<std::pair<QString, QString>> tags; ///< each key=value on some span, resource or event
    std::optional<std::int64_t> minDurationNs; ///< of the trace
    std::optional<std::int64_t> maxDurationNs;
    std::optional<std::int64_t> startNs; ///< window of the trace's start, [startNs, endNs)
    std::optional<std::int64_t> endNs;
    bool errorsOnly = false;
    TraceOrder order = TraceOrder::Start;
    bool descending = true;
    std::uint32_t limit = 0;             ///< 0 = all
};

struct CacheInfo {
    QString file;
    std::uint64_t bytes = 0; ///< of the file with its WAL
    std::uint64_t traces = 0;
    std::uint64_t spans = 0;
    std::uint64_t pinned = 0;
    int schemaVersion = 0;
    std::optional<std::uint64_t> limitBytes;   ///< retention in force
    std::optional<std::uint64_t> limitAgeSeconds;
};

/// Makes of a trace what is handed on in its place, under the same id.
using TraceEdit = std::function<TracePtr(const Trace &)>;

/// The local cache: one SQLite file (WAL, mode 0600), its tables documented in the README. Several programs and
/// several Cache objects may use one file at a time; one Cache object is used by one thread at a time (loaded
/// traces are free to cross threads). Merging is Trace-wise: the same trace from several origins is one trace.
class Cache {
public:
    enum class Mode { ReadWrite, ReadOnly };
    /// ReadWrite creates the file and its folder, and migrates an older schema (a newer one is refused, NewerSchema).
    static Result<std::unique_ptr<Cache>> open(const QString &file, Mode mode = Mode::ReadWrite);
    /// $TRACELOUPE_CACHE, else the user's data folder.
    static QString defaultFile();
    virtual ~Cache() = default;

    /// Merges a batch in one transaction: all of it or nothing is stored.
    virtual Result<StoreOutcome> store(std::span<const StoreItem> batch, const Origin &origin) = 0;
    /// All that was to come from there is stored: none of its traces is unfinished any more.
    virtual Result<> importFinished(const Origin &origin) = 0;
    virtual Result<TracePtr> load(const TraceId &id) = 0;
    virtual Result<std::vector<TraceSummary>> list(const TraceFilter &filter = {}) = 0;
    virtual Result<TraceSummary> summary(const TraceId &id) = 0;
    /// Full id, unique prefix of at least 6 digits, alias text, "slowest", "latest".
    virtual Result<TraceId> resolve(const QString &text) = 0;
    virtual Result<bool> contains(const TraceId &id) = 0;
    virtual Result<QStringList> services() = 0;
    virtual Result<QStringList> operations(const QString &service) = 0;
    virtual Result<QStringList> tagKeys() = 0;
    virtual Result<QStringList> tagValues(const QString &key, int limit) = 0;
    /// Of every trace that has the key, by trace and value.
    virtual Result<std::vector<TraceTag>> tagsByTrace(const QString &key) = 0;
    /// Traces with a link to that trace (back-links).
    virtual Result<std::vector<TraceId>> linkedFrom(const TraceId &id) = 0;

    [[nodiscard]] virtual QString file() const = 0;
    virtual Result<CacheInfo> info() = 0;
    virtual Result<> setPinned(const TraceId &id, bool pinned) = 0;
    virtual Result<std::uint64_t> remove(
        std::span<const TraceId> ids) = 0; ///< pinned ones too: the caller asked for them
    /// Sets retention and applies it now; pinned traces stay. Oldest stored go first. Nothing = no limit.
    virtual Result<std::uint64_t> setLimits(std::optional<std::uint64_t> bytes,
                                            std::optional<std::uint64_t> ageSeconds) = 0;
    virtual Result<> compact() = 0;
    /// A cache file of the same schema with these traces only, or with what `edit` makes of each. Fails if the file
    /// exists.
    virtual Result<> exportBundle(const QString &file, std::span<const TraceId> ids, const TraceEdit &edit = {}) = 0;
    /// Merges every trace of another cache file or bundle.
    virtual Result<StoreOutcome> importBundle(const QString &file) = 0;

    /// Time windows of a capture that were searched and stored whole, so that a capture that was cut short is resumed
    /// and not begun again. `source` and `query` are keys of the caller's making; windows are Unix nanoseconds, [start,
    /// end).
    virtual Result<> markWindowDone(const QString &source, const QString &query, std::int64_t startNs,
                                    std::int64_t endNs) = 0;
    /// Sorted; adjacent and overlapping ones joined.
    virtual Result<std::vector<std::pair<std::int64_t, std::int64_t>>> windowsDone(const QString &source,
                                                                                   const QString &query) = 0;
    virtual Result<> forgetWindows(const QString &source, const QString &query) = 0;

    /// Changes whenever any program committed to the file; the window polls it.
    virtual Result<std::int64_t> dataVersion() = 0;
    /// May be called from any thread: a running call returns Cancelled.
    virtual void interrupt() = 0;
};

} // namespace traceloupe
