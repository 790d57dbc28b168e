// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/cacheaccess.h"
#include "core/models/sourceaccess.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace traceloupe {

/// A trace that someone wants to see, with what is known about where it is.
struct TraceRequest {
    TraceId id;
    QString title;                      ///< "" = not known yet
    std::vector<SourceConfig> sources;  ///< to ask one after the other if the cache doesn't have it
    std::vector<SourceConfig> offered;  ///< further ones, to be asked if a person says so
    std::int64_t startNs = 0;           ///< a hint for them; 0 = unknown
    std::int64_t endNs = 0;
    TracePtr trace;                     ///< if it is at hand already (from the first source)
    bool partial = false;
    std::optional<SpanId> span;         ///< to go to
};

/// Gets traces from the cache, else from their source; what comes from a source is put into the cache.
class TraceLoader final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const Result<TracePtr> &)>;

    /// Both outlive the loader.
    TraceLoader(CacheAccess &cache, SourceAccess &sources, QObject *parent = nullptr);

    /// `done` is called later, unless `receiver` is gone by then.
    void load(const TraceRequest &request, QObject *receiver, const Done &done);
    using Described = std::function<void(const Result<TraceSummary> &)>;
    /// What the cache says of the trace; NotFound where it is not there.
    void describe(const TraceId &id, QObject *receiver, const Described &done);

Q_SIGNALS:
    void storingFailed(const traceloupe::Error &error); ///< the trace is shown, but not kept

private:
    void fetch(const TraceRequest &request, std::size_t sourceNumber, const QPointer<QObject> &receiver,
               const Done &done);
    void store(const SourceConfig &source, TracePtr trace, bool partial);

    CacheAccess &m_cache;
    SourceAccess &m_sources;
};

} // namespace traceloupe
