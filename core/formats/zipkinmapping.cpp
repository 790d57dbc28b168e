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
constexpr std::array<std::string_view, 8> kResourceTags{
    "faas.id", "faas.instance", "faas.max_memory", "faas.name", "faas.version", "service.instance.id", "service.namespace", "service.version"};

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
    for (const Tag tag : m_ordinary)
        (zipkin::isResourceTag(tag->key) ? m_resource : m_attributes)->add(tag->key, tag->value);
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
    m_special = {};
    m_serviceNameSource = nullptr;
    m_links.clear();
    m_ordinary.clear();
    for (const ZipkinTag &tag : span.tags) {
        const auto which = jaegerSpecial(tag.key);
        if (which && !special(*which))
            special(*which) = &tag;
        else if (tag.key.starts_with(zipkin::kLinkPrefix))
            m_links.push_back(&tag);
        else if (tag.key == zipkin::kServiceNameSource)
            m_serviceNameSource = &tag;
        else
            m_ordinary.push_back(&tag);
    }
}

void ZipkinMapping::keep(Tag &tag)
{
    if (tag)
        m_attributes->add(tag->key, tag->value);
    tag = nullptr;
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
    } else if (std::ranges::any_of(m_ordinary, [key](Tag tag) { return tag->key == key; })) {
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
    std::string_view key = jaeger::kServiceName;
    if (m_serviceNameSource) {
        const auto known = std::ranges::find(zipkin::kServiceNameSources, m_serviceNameSource->value);
        if (known != zipkin::kServiceNameSources.end())
            key = *known;
        else
            keep(m_serviceNameSource);
    }
    AttributeWriter &attributes = m_writers.take();
    if (!span.local.serviceName.empty())
        attributes.add(key, span.local.serviceName);
    attributes.addAll(m_resource->list());
    ResourceInput resource;
    resource.attributes = attributes.list();
    return m_builder->addResource(resource);
}

// ---- tags that OTLP has fields for

/// An `error` tag of any value is an error. Tags are removed where the writer makes the same again from the status.
void ZipkinMapping::takeStatus(std::size_t offset)
{
    Tag &error = special(JaegerSpecial::Error);
    Tag &code = special(JaegerSpecial::StatusCode);
    Tag &description = special(JaegerSpecial::StatusDescription);
    const std::optional<StatusCode> known = code ? statusFromText(code->value) : std::nullopt;
    const StatusCode said = known ? *known : StatusCode::Unset;
    if (code && !known)
        m_context.count(Diagnostic::UnknownStatus, offset, code->value);
    m_span.status = error ? StatusCode::Error : said;
    if (description)
        m_span.statusMessage = description->value;
    else if (error && error->value != "true")
        m_span.statusMessage = error->value;
    const bool errorRepeats = error && (error->value.empty() || error->value == "true" || error->value == m_span.statusMessage);
    const bool isPair = said == StatusCode::Error && errorRepeats;
    const bool isPlain = !error && known && said != StatusCode::Error;
    if (isPair || isPlain)
        return;
    keep(error);
    keep(code);
}

void ZipkinMapping::takeTexts()
{
    Tag &kind = special(JaegerSpecial::Kind);
    if (kind && m_span.kind == SpanKind::Unspecified && equalsIgnoringCase(kind->value, spanKindName(SpanKind::Internal)))
        m_span.kind = SpanKind::Internal;
    else
        keep(kind);
    const Tag state = special(JaegerSpecial::TraceState);
    m_span.traceState = state ? state->value : std::string_view();

    auto nameKey = JaegerSpecial::ScopeName;
    auto versionKey = JaegerSpecial::ScopeVersion;
    if (!special(nameKey) && special(JaegerSpecial::LibraryName)) {
        nameKey = JaegerSpecial::LibraryName;
        versionKey = JaegerSpecial::LibraryVersion;
    }
    ScopeInput scope;
    if (Tag &name = special(nameKey); name && !name->value.empty()) {
        scope.name = name->value;
        name = nullptr;
        if (Tag &version = special(versionKey)) {
            scope.version = version->value;
            version = nullptr;
        }
    }
    for (const auto which : {JaegerSpecial::ScopeName, JaegerSpecial::ScopeVersion, JaegerSpecial::LibraryName, JaegerSpecial::LibraryVersion})
        keep(special(which));
    m_span.scope = m_builder->addScope(scope);
}

void ZipkinMapping::takeDropped()
{
    const auto take = [this](JaegerSpecial which) -> std::uint32_t {
        const auto count = special(which) ? parseUnsigned(special(which)->value) : std::nullopt;
        if (count && *count <= std::numeric_limits<std::uint32_t>::max())
            return static_cast<std::uint32_t>(*count);
        keep(special(which));
        return 0;
    };
    m_span.droppedAttributes = take(JaegerSpecial::DroppedAttributes);
    m_span.droppedEvents = take(JaegerSpecial::DroppedEvents);
    m_span.droppedLinks = take(JaegerSpecial::DroppedLinks);
}

/// otlp.link.0, otlp.link.1, ... up to the first that is missing or no link; the others stay tags.
void ZipkinMapping::takeLinks()
{
    std::ranges::stable_sort(m_links, {}, [](Tag tag) {
        return parseUnsigned(tag->key.substr(zipkin::kLinkPrefix.size())).value_or(std::numeric_limits<std::uint64_t>::max());
    });
    std::size_t taken = 0;
    for (; taken < m_links.size(); ++taken) {
        const std::string_view number = m_links[taken]->key.substr(zipkin::kLinkPrefix.size());
        AttributeWriter &attributes = m_writers.take();
        const auto found = number == std::to_string(taken) ? m_texts.link(m_links[taken]->value, m_arena, attributes) : std::nullopt;
        const auto traceId = found ? parseTraceId(found->traceId) : ParsedId<TraceId>();
        const auto spanId = found ? parseSpanId(found->spanId) : ParsedId<SpanId>();
        if (!found)
            break;
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
    for (std::size_t i = taken; i < m_links.size(); ++i)
        m_attributes->add(m_links[i]->key, m_links[i]->value);
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
