// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tracelookup.h"

#include "app/windowservices.h"
#include "core/models/searchtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr std::int64_t kMillisecondNs = 1'000'000;

SearchValues toValues(const SearchRequest &request, const QString &sourceId)
{
    SearchValues values;
    values.sourceId = sourceId;
    values.service = request.service;
    values.operation = request.operation;
    values.tags = searchtext::tagsText(request.tags);
    values.minDuration = request.minDurationNs ? searchtext::spelledDuration(*request.minDurationNs) : QString();
    values.maxDuration = request.maxDurationNs ? searchtext::spelledDuration(*request.maxDurationNs) : QString();
    values.traceQl = request.traceQl;
    values.limit = std::clamp(static_cast<int>(request.limit), 1, SearchValues::kMaxLimit);
    constexpr int kHourSeconds = 3600;
    values.lastSeconds = request.endNs == 0 ? kHourSeconds : SearchValues::kCustomWindow;
    values.fromMs = request.startNs / kMillisecondNs;
    values.toMs = request.endNs / kMillisecondNs;
    return values;
}

Error notUnderstood()
{
    return {ErrorCode::InvalidInput,
            TraceLookup::tr("Paste a trace id or its first digits (at least 6), a traceparent header, a log line that "
                            "holds one, or the address of a trace in Jaeger, Grafana or Zipkin.")};
}

} // namespace

TraceLookup::TraceLookup(WindowServices &services, QObject *parent) : QObject(parent), m_services(services) {}

void TraceLookup::look(const QString &text)
{
    if (text.trimmed().isEmpty())
        return;
    if (const auto reference = parsePasted(text)) {
        takeReference(*reference);
        return;
    }
    m_services.cache.run(
        CacheAccess::Lane::Load, this, [text](Cache &cache) { return cache.resolve(text.trimmed()); },
        [this](const Result<TraceId> &id) {
            if (!id) {
                Q_EMIT failed(id.error().code == ErrorCode::InvalidInput ? notUnderstood() : id.error());
                return;
            }
            TraceRequest request;
            request.id = *id;
            Q_EMIT traceFound(request);
        });
}

void TraceLookup::takeReference(const PastedReference &reference)
{
    if (reference.traceId.isZero()) {
        takeSearch(reference);
        return;
    }
    TraceRequest request;
    request.id = reference.traceId;
    request.span = reference.spanId;
    request.sources = sourcesFor(reference);
    Q_EMIT traceFound(request);
}

void TraceLookup::takeSearch(const PastedReference &reference)
{
    const std::vector<SourceConfig> sources = sourcesFor(reference);
    const auto saved = std::find_if(sources.begin(), sources.end(),
                                    [](const SourceConfig &source) { return !source.id.isEmpty(); });
    if (!reference.search || saved == sources.end()) {
        Q_EMIT failed({ErrorCode::NotFound,
                       tr("This is a search in a source that is not saved here: add it under File, Sources.")});
        return;
    }
    Q_EMIT searchFound(toValues(*reference.search, saved->id));
}

/// The source that the text names; where it names none, every saved one may have the trace.
std::vector<SourceConfig> TraceLookup::sourcesFor(const PastedReference &reference) const
{
    std::vector<SourceConfig> sources;
    for (const SourceConfig &saved : m_services.searchableSources.sources()) {
        const bool isOfKind = !reference.kind || *reference.kind == saved.kind;
        const bool isThere = reference.baseUrl.isEmpty()
                             || reference.baseUrl.matches(saved.baseUrl, QUrl::StripTrailingSlash);
        if (isOfKind && isThere)
            sources.push_back(saved);
    }
    if (sources.empty() && reference.kind && !reference.baseUrl.isEmpty()) {
        SourceConfig made;
        made.kind = *reference.kind;
        made.baseUrl = reference.baseUrl;
        made.name = reference.baseUrl.host();
        sources.push_back(std::move(made));
    }
    return sources;
}

} // namespace traceloupe
