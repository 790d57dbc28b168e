// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/traceloader.h"

#include <span>
#include <utility>

namespace traceloupe {

TraceLoader::TraceLoader(CacheAccess &cache, SourceAccess &sources, QObject *parent)
    : QObject(parent), m_cache(cache), m_sources(sources)
{}

void TraceLoader::load(const TraceRequest &request, QObject *receiver, const Done &done)
{
    if (request.trace) {
        if (!request.sources.empty())
            store(request.sources.front(), request.trace, request.partial);
        QMetaObject::invokeMethod(receiver, [done, trace = request.trace] { done(trace); }, Qt::QueuedConnection);
        return;
    }
    m_cache.run(
        CacheAccess::Lane::Load, receiver, [id = request.id](Cache &cache) { return cache.load(id); },
        [this, request, receiver = QPointer<QObject>(receiver), done](const Result<TracePtr> &trace) {
            const bool isElsewhere = !trace && trace.error().code == ErrorCode::NotFound && !request.sources.empty();
            if (isElsewhere)
                fetch(request, 0, receiver, done);
            else
                done(trace);
        });
}

void TraceLoader::describe(const TraceId &id, QObject *receiver, const Described &done)
{
    m_cache.run(CacheAccess::Lane::Load, receiver, [id](Cache &cache) { return cache.summary(id); }, done);
}

void TraceLoader::fetch(const TraceRequest &request, std::size_t sourceNumber, const QPointer<QObject> &receiver,
                        const Done &done)
{
    const SourceConfig &source = request.sources[sourceNumber];
    m_sources.ask(
        source, receiver,
        [request](TraceSource &asked) { return asked.trace(request.id, request.startNs, request.endNs); },
        [this, request, sourceNumber, receiver, done](const Result<FetchedTrace> &fetched) {
            if (fetched) {
                store(request.sources[sourceNumber], fetched->trace, fetched->partial);
                done(fetched->trace);
            } else if (sourceNumber + 1 < request.sources.size()) {
                fetch(request, sourceNumber + 1, receiver, done);
            } else {
                done(tl::unexpected(fetched.error()));
            }
        });
}

void TraceLoader::store(const SourceConfig &source, TracePtr trace, bool partial)
{
    const Origin origin{sourceKindName(source.kind), source.baseUrl.toString(QUrl::RemoveUserInfo)};
    m_cache.run(
        CacheAccess::Lane::Write, this,
        [origin, item = StoreItem{std::move(trace), partial}](Cache &cache) {
            return cache.store(std::span(&item, 1), origin);
        },
        [this](const Result<StoreOutcome> &outcome) {
            if (!outcome)
                Q_EMIT storingFailed(outcome.error());
        });
}

} // namespace traceloupe
