// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/zipkinmapping.h"

#include "core/formats/jaegernames.h"
#include "core/formats/textdecode.h"
#include "core/formats/zipkinnames.h"

#include <algorithm>
#include <limits>

namespace traceloupe {

namespace {

constexpr std::array<std::string_view, 10> kResourcePrefixes{
    "cloud.", "container.", "deployment.", "device.", "host.", "k8s.", "os.", "process.", "telemetry.", "webengine."};
constexpr std::array<std::string_view, 8> kResourceTags{"faas.id",           "faas.instance",  "faas.max_memory",
                                                        "faas.name",         "faas.version",   "service.instance.id",
                                                        "service.namespace", "service.version"};

/// OK, ERROR and UNSET in any case, with or without STATUS_CODE_ before it.
std::optional<StatusCode> statusFromText(std::string_view text)
{
    constexpr std::string_view kPrefix = "status_code_";
    if (text.size() > kPrefix.size() && equalsIgnoringCase(text.substr(0, kPrefix.size()), kPrefix))
        text.remove_prefix(kPrefix.size());
    for (const StatusCode code : {StatusCode::Unset, StatusCode::Ok, StatusCode::Error}) {
        if (equalsIgnoringCase(text, statusCodeName(code)))
            return code;
    }
    return std::nullopt;
}

std::int64_t nsOrAbsent(const std::optional<std::int64_t> &microseconds, ReadContext &context, std::size_t offset)
{
    return microseconds ? microsecondsToNs(*microseconds, context, offset) : SpanInput::kAbsent;
}

} // namespace

bool zipkin::isResourceTag(std::string_view key)
{
    return std::ranges::any_of(kResourcePrefixes, [key](std::string_view prefix) { return key.starts_with(prefix); })
           || std::ranges::find(kResourceTags, key) != kResourceTags.end();
}

void ZipkinMapping::add(const ZipkinSpan &span, const TraceId &traceId)
{
    openBuilder(traceId, span.traceId, span.offset);
    m_writers.reset();
    m_attributes = &m_writers.take();
    m_resource = &m_writers.take();
    m_span.events.clear();
    m_span.links.clear();
    m_span.status = StatusCode::Unset;
    m_span.statusMessage = {};
    m_span.id = spanId(span.id, span.offset);
    if (span.id.empty())
        m_context.count(Diagnostic::MissingSpanId, span.offset);
    m_span.parentId = spanId(span.parentId, span.offset);
    m_span.name = span.name;
    m_span.kind = span.kind;
    m_span.startNs = nsOrAbsent(span.timestamp, m_context, span.offset);
    m_span.durationNs = nsOrAbsent(span.duration, m_context, span.offset);
    m_span.fidelity = Fidelity::Zipkin;
    m_span.shared = span.shared;

    sortTags(span);
    writeEndpoints(span);
    takeStatus(span.offset);
    takeTexts();
    takeDropped();
    takeLinks();
    for (const Tag &tag : m_tags) {
        if (!tag.isTaken)
            (zipkin::isResourceTag(tag.tag->key) ? m_resource : m_attributes)->add(tag.tag->key, tag.tag->value);
    }
    takeEvents(span);
    m_span.resource = resourceOf(span);
    m_span.attributes = m_attributes->list();
    m_builder->addSpan(m_span);
    m_arena.clear();
}

void ZipkinMapping::openBuilder(const TraceId &traceId, std::string_view text, std::size_t offset)
{
    TraceCollector &collector = m_context.collector();
    if (m_builder == nullptr || m_generation != collector.generation() || m_builder->id() != traceId) {
        m_builder = &collector.builder(traceId);
        m_generation = collector.generation();
        m_writers.rebind(m_builder->strings());
        if (parseTraceId(text).isAlias) {
            m_context.count(Diagnostic::AliasedId, offset, text);
            m_builder->aliasTraceId(traceId, text);
        }
    }
    if (traceId.isZero())
        m_context.count(Diagnostic::ZeroTraceId, offset);
}

SpanId ZipkinMapping::spanId(std::string_view text, std::size_t offset)
{
    const auto parsed = parseSpanId(text);
    if (parsed.isAlias) {
        m_context.count(Diagnostic::AliasedId, offset, text);
        m_builder->aliasSpanId(parsed.id, text);
    }
    return parsed.id;
}

void ZipkinMapping::sortTags(const ZipkinSpan &span)
{
    m_tags.clear();
    m_special.fill(0);
    m_links.clear();
    m_serviceKey = jaeger::kServiceName;
    for (const ZipkinTag &tag : span.tags) {
        Tag &sorted = m_tags.emplace_back(Tag{&tag, false});
        if (const auto which = jaegerSpecial(tag.key)) { // of several the last one counts
            m_special[static_cast<std::size_t>(*which)] = static_cast<std::uint32_t>(m_tags.size());
        } else if (tag.key.starts_with(zipkin::kLinkPrefix)) {
            m_links.push_back(static_cast<std::uint32_t>(m_tags.size() - 1));
        } else if (tag.key == zipkin::kServiceNameSource) {
            const auto known = std::ranges::find(zipkin::kServiceNameSources, tag.value);
            sorted.isTaken = known != zipkin::kServiceNameSources.end() && !span.local.serviceName.empty();
            if (sorted.isTaken)
                m_serviceKey = *known;
        }
    }
}

ZipkinMapping::Tag *ZipkinMapping::special(JaegerSpecial which)
{
    const std::uint32_t place = m_special[static_cast<std::size_t>(which)];
    return place == 0 ? nullptr : &m_tags[place - 1];
}

std::optional<std::string_view> ZipkinMapping::specialText(JaegerSpecial which)
{
    const Tag *tag = special(which);
    return tag ? std::optional(tag->tag->value) : std::nullopt;
}

// ---- endpoints

/// The endpoints' attributes come first, so that a tag of the same name counts. If there is a tag but the endpoint says
/// nothing, an empty value keeps the place: the writer can tell by it what was a tag and what was not.
void ZipkinMapping::writeEndpoints(const ZipkinSpan &span)
{
    writeAddress(zipkin::kRemoteService, span.remote.serviceName);
    writeAddress(zipkin::kRemoteIp, span.remote.ip());
    writePort(zipkin::kRemotePort, span.remote.port);
    writeAddress(zipkin::kLocalIp, span.local.ip());
    writePort(zipkin::kLocalPort, span.local.port);
    if (!span.remote.ipv4.empty() && !span.remote.ipv6.empty())
        m_attributes->add(zipkin::kRemoteIpv6, span.remote.ipv6);
    if (!span.local.ipv4.empty() && !span.local.ipv6.empty())
        m_attributes->add(zipkin::kLocalIpv6, span.local.ipv6);
    if (span.debug) {
        m_attributes->key(zipkin::kDebug);
        m_attributes->boolean(true);
    }
}

void ZipkinMapping::writeAddress(std::string_view key, std::string_view value)
{
    if (!value.empty()) {
        m_attributes->add(key, value);
    } else if (std::ranges::any_of(m_tags, [key](const Tag &tag) { return tag.tag->key == key; })) {
        m_attributes->key(key);
        m_attributes->empty();
    }
}

void ZipkinMapping::writePort(std::string_view key, std::int64_t port)
{
    if (port == 0)
        return;
    m_attributes->key(key);
    m_attributes->integer(port);
}

ResourceIndex ZipkinMapping::resourceOf(const ZipkinSpan &span)
{
    AttributeWriter &attributes = m_writers.take();
    if (!span.local.serviceName.empty())
        attributes.add(m_serviceKey, span.local.serviceName);
    attributes.addAll(m_resource->list());
    ResourceInput resource;
    resource.attributes = attributes.list();
    return m_builder->addResource(resource);
}

// ---- tags that OTLP has fields for

/// An `error` tag of any value is an error. Tags are removed where the writer makes the same again from the status.
void ZipkinMapping::takeStatus(std::size_t offset)
{
    const auto error = specialText(JaegerSpecial::Error);
    const auto code = specialText(JaegerSpecial::StatusCode);
    const auto description = specialText(JaegerSpecial::StatusDescription);
    const std::optional<StatusCode> known = code ? statusFromText(*code) : std::nullopt;
    const StatusCode said = known ? *known : StatusCode::Unset;
    if (code && !known)
        m_context.count(Diagnostic::UnknownStatus, offset, *code);
    m_span.status = error ? StatusCode::Error : said;
    if (description) {
        m_span.statusMessage = *description;
        take(JaegerSpecial::StatusDescription);
    } else if (error && *error != "true") {
        m_span.statusMessage = *error;
    }
    const bool errorRepeats = error && (error->empty() || *error == "true" || *error == m_span.statusMessage);
    const bool isPair = said == StatusCode::Error && errorRepeats;
    if (isPair)
        take(JaegerSpecial::Error);
    if (isPair || (!error && known && said != StatusCode::Error))
        take(JaegerSpecial::StatusCode);
}

void ZipkinMapping::takeTexts()
{
    const auto kind = specialText(JaegerSpecial::Kind);
    if (kind && m_span.kind == SpanKind::Unspecified && equalsIgnoringCase(*kind, spanKindName(SpanKind::Internal))) {
        m_span.kind = SpanKind::Internal;
        take(JaegerSpecial::Kind);
    }
    const auto state = specialText(JaegerSpecial::TraceState);
    m_span.traceState = state.value_or("");
    if (state)
        take(JaegerSpecial::TraceState);

    auto nameKey = JaegerSpecial::ScopeName;
    auto versionKey = JaegerSpecial::ScopeVersion;
    if (specialText(nameKey).value_or("").empty()) {
        nameKey = JaegerSpecial::LibraryName;
        versionKey = JaegerSpecial::LibraryVersion;
    }
    ScopeInput scope;
    scope.name = specialText(nameKey).value_or("");
    if (!scope.name.empty()) {
        scope.version = specialText(versionKey).value_or("");
        take(nameKey);
        if (special(versionKey))
            take(versionKey);
    }
    m_span.scope = m_builder->addScope(scope);
}

void ZipkinMapping::takeDropped()
{
    const auto count = [this](JaegerSpecial which) -> std::uint32_t {
        const auto text = specialText(which);
        const auto number = text ? parseUnsigned(*text) : std::nullopt;
        if (!number || *number > std::numeric_limits<std::uint32_t>::max())
            return 0;
        take(which);
        return static_cast<std::uint32_t>(*number);
    };
    m_span.droppedAttributes = count(JaegerSpecial::DroppedAttributes);
    m_span.droppedEvents = count(JaegerSpecial::DroppedEvents);
    m_span.droppedLinks = count(JaegerSpecial::DroppedLinks);
}

/// otlp.link.0, otlp.link.1, ... up to the first that is missing or no link; the others stay tags.
void ZipkinMapping::takeLinks()
{
    std::ranges::stable_sort(m_links, {}, [this](std::uint32_t i) {
        return parseUnsigned(m_tags[i].tag->key.substr(zipkin::kLinkPrefix.size()))
            .value_or(std::numeric_limits<std::uint64_t>::max());
    });
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        Tag &tag = m_tags[m_links[i]];
        AttributeWriter &attributes = m_writers.take();
        if (tag.tag->key.substr(zipkin::kLinkPrefix.size()) != std::to_string(i))
            return;
        const auto found = m_texts.link(tag.tag->value, m_arena, attributes);
        if (!found)
            return;
        tag.isTaken = true;
        const auto traceId = parseTraceId(found->traceId);
        const auto spanId = parseSpanId(found->spanId);
        if (traceId.isAlias)
            m_builder->aliasTraceId(traceId.id, found->traceId);
        if (spanId.isAlias)
            m_builder->aliasSpanId(spanId.id, found->spanId);
        LinkInput link;
        link.traceId = traceId.id;
        link.spanId = spanId.id;
        link.traceState = found->traceState;
        link.droppedAttributes = found->droppedAttributes;
        link.attributes = attributes.list();
        m_span.links.push_back(link);
    }
}

void ZipkinMapping::takeEvents(const ZipkinSpan &span)
{
    for (const ZipkinAnnotation &annotation : span.annotations) {
        AttributeWriter &attributes = m_writers.take();
        const auto found = m_texts.event(annotation.value, m_arena, attributes);
        EventInput event;
        event.timeNs = annotation.timestamp ? microsecondsToNs(*annotation.timestamp, m_context, span.offset) : 0;
        event.name = found.name;
        event.droppedAttributes = found.droppedAttributes;
        event.attributes = attributes.list();
        m_span.events.push_back(event);
    }
}

} // namespace traceloupe
