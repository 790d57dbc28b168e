// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/zipkinmerge.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace traceloupe {

namespace {

bool isNoId(std::string_view id)
{
    return id.find_first_not_of('0') == std::string_view::npos;
}

/// What decides whether pieces were reported by the same process.
using EndpointKey = std::tuple<std::string, std::string_view, std::int64_t>;

EndpointKey endpointKey(const ZipkinEndpoint &endpoint)
{
    std::string service(endpoint.serviceName);
    std::ranges::transform(service, service.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return {std::move(service), endpoint.ip(), endpoint.port};
}

bool isCompatible(const ZipkinEndpoint &a, const ZipkinEndpoint &b)
{
    const auto [serviceA, ipA, portA] = endpointKey(a);
    const auto [serviceB, ipB, portB] = endpointKey(b);
    return (serviceA.empty() || serviceB.empty() || serviceA == serviceB) && (ipA.empty() || ipB.empty() || ipA == ipB)
           && (portA == 0 || portB == 0 || portA == portB);
}

bool isSameSpan(const ZipkinSpan &a, const ZipkinSpan &b)
{
    const bool kindsFit = a.kind == SpanKind::Unspecified || b.kind == SpanKind::Unspecified || a.kind == b.kind;
    return a.shared == b.shared && kindsFit && isCompatible(a.local, b.local);
}

void fill(std::string_view &field, std::string_view from)
{
    if (field.empty())
        field = from;
}

void fillEndpoint(ZipkinEndpoint &endpoint, const ZipkinEndpoint &from)
{
    fill(endpoint.serviceName, from.serviceName);
    fill(endpoint.ipv4, from.ipv4);
    fill(endpoint.ipv6, from.ipv6);
    if (endpoint.port == 0)
        endpoint.port = from.port;
}

/// Tags of both; of the same key, the later piece's.
void mergeTags(std::vector<ZipkinTag> &tags, const std::vector<ZipkinTag> &later)
{
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < tags.size(); ++i)
        places.try_emplace(tags[i].key, i);
    for (const ZipkinTag &tag : later) {
        const auto [place, isNew] = places.try_emplace(tag.key, tags.size());
        if (isNew)
            tags.push_back(tag);
        else
            tags[place->second].value = tag.value;
    }
}

void mergeAnnotations(std::vector<ZipkinAnnotation> &annotations, const std::vector<ZipkinAnnotation> &later)
{
    const auto key = [](const ZipkinAnnotation &a) { return std::tuple(a.timestamp.value_or(0), a.value); };
    annotations.insert(annotations.end(), later.begin(), later.end());
    std::ranges::stable_sort(annotations, {}, key);
    const auto rest = std::ranges::unique(annotations);
    annotations.erase(rest.begin(), rest.end());
}

void mergeInto(ZipkinSpan &span, const ZipkinSpan &piece)
{
    if (piece.timestamp && (!span.timestamp || *piece.timestamp < *span.timestamp))
        span.timestamp = piece.timestamp;
    if (piece.duration && (!span.duration || *piece.duration > *span.duration))
        span.duration = piece.duration;
    if (isNoId(span.parentId))
        span.parentId = piece.parentId;
    fill(span.name, piece.name);
    if (span.kind == SpanKind::Unspecified)
        span.kind = piece.kind;
    fillEndpoint(span.local, piece.local);
    fillEndpoint(span.remote, piece.remote);
    span.debug = span.debug || piece.debug;
    mergeTags(span.tags, piece.tags);
    mergeAnnotations(span.annotations, piece.annotations);
}

} // namespace

void mergeZipkinPieces(std::vector<ZipkinSpan> &pieces)
{
    const bool hasClient = std::ranges::any_of(pieces, [](const ZipkinSpan &s) { return s.kind == SpanKind::Client; });
    for (ZipkinSpan &piece : pieces) {
        piece.shared = piece.kind != SpanKind::Client
                       && (piece.shared || (hasClient && piece.kind == SpanKind::Server));
        if (isNoId(piece.parentId) || piece.parentId == piece.id)
            piece.parentId = {};
    }
    if (pieces.size() == 1)
        return;
    std::ranges::stable_sort(pieces, {}, [](const ZipkinSpan &s) {
        return std::tuple(s.shared, !s.shared && s.kind != SpanKind::Client, endpointKey(s.local));
    });
    std::vector<ZipkinSpan> spans;
    for (ZipkinSpan &piece : pieces) {
        if (!spans.empty() && isSameSpan(spans.back(), piece))
            mergeInto(spans.back(), piece);
        else
            spans.push_back(std::move(piece));
    }
    const auto client = std::ranges::find(spans, SpanKind::Client, &ZipkinSpan::kind);
    for (ZipkinSpan &span : spans) {
        if (span.shared && span.parentId.empty() && client != spans.end())
            span.parentId = client->parentId;
    }
    pieces = std::move(spans);
}

} // namespace traceloupe
