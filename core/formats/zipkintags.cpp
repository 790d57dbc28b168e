// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/zipkintags.h"

#include "core/formats/jaegernames.h"
#include "core/formats/zipkinnames.h"
#include "core/formats/zipkintext.h"

#include <algorithm>
#include <array>

namespace traceloupe {

namespace {

constexpr std::int64_t kLargestPort = 65535;

bool isIpv4(std::string_view text)
{
    return std::ranges::count(text, '.') == 3 && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool isIpv6(std::string_view text)
{
    return text.find(':') != std::string_view::npos
           && text.find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
}

bool setIp(ZipkinEndpointText &endpoint, std::string_view text)
{
    if (isIpv4(text))
        endpoint.ipv4 = text;
    else if (isIpv6(text))
        endpoint.ipv6 = text;
    else
        return false;
    return true;
}

/// Attributes that name the other side where nothing more exact does, best first (mapping.md section 4).
struct RemoteSource {
    std::string_view key;
    std::string_view portKey;
};
constexpr std::array<RemoteSource, 10> kRemoteSources{{{"server.address", "server.port"},
                                                       {"net.peer.name", {}},
                                                       {"network.peer.address", "network.peer.port"},
                                                       {"server.socket.domain", {}},
                                                       {"server.socket.address", "server.socket.port"},
                                                       {"net.sock.peer.name", {}},
                                                       {"net.sock.peer.addr", "net.sock.peer.port"},
                                                       {"peer.hostname", {}},
                                                       {"peer.address", {}},
                                                       {"db.name", {}}}};

} // namespace

ZipkinTags::ZipkinTags(const Trace &trace, SpanIndex row, const SpanDetails &details, LossCount &loss)
    : m_trace(trace), m_row(row), m_details(details), m_loss(loss)
{
    addResource();
    addAttributes();
    if (m_trace.fidelity(m_row) != Fidelity::Zipkin)
        deriveRemote();
    addStatus();
    addFields();
    addLinks();
}

void ZipkinTags::add(std::string_view key, std::string value)
{
    const auto [place, isNew] = m_places.try_emplace(key, m_tags.size());
    if (isNew) {
        m_tags.emplace_back(key, std::move(value));
        return;
    }
    std::string &there = m_tags[place->second].second;
    if (there != value)
        m_loss.add("a further attribute of the same name");
    there = std::move(value);
}

void ZipkinTags::add(std::string_view key, const ValueView &value)
{
    if (value.type() != ValueType::String)
        m_loss.add("the type of an attribute that is no string");
    add(key, value.toText());
}

void ZipkinTags::addResource()
{
    const Resource *resource = m_trace.resource(m_row);
    if (!resource)
        return;
    m_local.serviceName = m_trace.text(resource->serviceName);
    std::string_view source = jaeger::kServiceName;
    for (const std::string_view key : zipkin::kServiceNameSources) {
        const auto value = m_local.serviceName.empty() ? resource->attributes.find(key) : std::nullopt;
        if (value && value->type() == ValueType::String) {
            m_local.serviceName = value->string();
            source = key;
            add(zipkin::kServiceNameSource, std::string(key));
        }
    }
    for (const AttributeView &attribute : resource->attributes) {
        if (attribute.key != source || attribute.value.toText() != m_local.serviceName)
            add(attribute.key, attribute.value);
    }
}

void ZipkinTags::addAttributes()
{
    const bool isError = m_trace.status(m_row) == StatusCode::Error;
    for (const AttributeView &attribute : m_details.attributes()) {
        if (takeEndpointPart(attribute))
            continue;
        const ValueView &value = attribute.value;
        if (attribute.key == zipkin::kDebug && value.type() == ValueType::Bool) {
            m_debug = value.boolean();
        } else if (attribute.key == zipkin::kAbsentStart && value.type() == ValueType::Bool) {
            m_startAbsent = value.boolean();
        } else if (attribute.key == jaeger::kError && m_trace.fidelity(m_row) != Fidelity::Zipkin) {
            // In Zipkin the tag alone means an error: it is written for the status.
            const std::string text = value.toText();
            if (!isError && text != "false")
                m_loss.add("an attribute \"error\" of a span that is none");
            else if (isError && text != "true")
                m_loss.add("a further attribute of the same name");
        } else {
            add(attribute.key, value);
        }
    }
}

/// The first attribute of each of these names belongs to an endpoint, where its value fits; a second one is a tag.
bool ZipkinTags::takeEndpointPart(const AttributeView &attribute)
{
    constexpr std::array<std::string_view, 7> kParts{zipkin::kRemoteService, zipkin::kRemoteIp,  zipkin::kRemotePort,
                                                     zipkin::kLocalIp,       zipkin::kLocalPort, zipkin::kRemoteIpv6,
                                                     zipkin::kLocalIpv6};
    const auto part = std::ranges::find(kParts, attribute.key);
    if (part == kParts.end())
        return false;
    const std::uint32_t bit = 1U << (part - kParts.begin());
    if ((m_endpointParts & bit) != 0)
        return false;
    m_endpointParts |= bit;
    const ValueView &value = attribute.value;
    const bool isLocal = *part == zipkin::kLocalIp || *part == zipkin::kLocalPort || *part == zipkin::kLocalIpv6;
    ZipkinEndpointText &endpoint = isLocal ? m_local : m_remote;
    if (*part == zipkin::kRemotePort || *part == zipkin::kLocalPort) {
        if (value.type() != ValueType::Int || value.integer() <= 0 || value.integer() > kLargestPort)
            return false;
        endpoint.port = value.integer();
        return true;
    }
    if (value.type() == ValueType::Empty && m_trace.fidelity(m_row) == Fidelity::Zipkin)
        return true; // keeps the place for an endpoint that said nothing
    if (value.type() != ValueType::String || value.string().empty())
        return false;
    if (*part == zipkin::kRemoteService)
        endpoint.serviceName = value.string();
    else if (*part == zipkin::kRemoteIpv6 || *part == zipkin::kLocalIpv6)
        endpoint.ipv6 = value.string();
    else
        return setIp(endpoint, value.string());
    return true;
}

/// For calls of other formats: the best name or address that the attributes give. They stay tags as well.
void ZipkinTags::deriveRemote()
{
    const SpanKind kind = m_trace.kind(m_row);
    if (!m_remote.isEmpty() || (kind != SpanKind::Client && kind != SpanKind::Producer))
        return;
    const AttributeList &attributes = m_details.attributes();
    for (const RemoteSource &source : kRemoteSources) {
        const auto name = attributes.find(source.key);
        if (!name || name->type() != ValueType::String || name->string().empty())
            continue;
        if (!setIp(m_remote, name->string()))
            m_remote.serviceName = name->string();
        const auto port = source.portKey.empty() ? std::nullopt : attributes.find(source.portKey);
        if (port && port->integer() > 0 && port->integer() <= kLargestPort)
            m_remote.port = port->integer();
        return;
    }
}

/// Where tags that came from Zipkin say the status already, nothing is added to them.
void ZipkinTags::addStatus()
{
    const StatusCode status = m_trace.status(m_row);
    const std::string message(m_details.statusMessage());
    const auto error = m_details.attributes().find(jaeger::kError);
    const bool isZipkin = m_trace.fidelity(m_row) == Fidelity::Zipkin;
    const bool isSaid = isZipkin && status == StatusCode::Error
                        && (error || m_details.attributes().find(jaeger::kStatusCode));
    bool isMessageSaid = message.empty();
    if (isSaid) {
        isMessageSaid = isMessageSaid || (error && error->toText() == message);
    } else if (status == StatusCode::Error) {
        add(jaeger::kStatusCode, "ERROR");
        add(jaeger::kError, message);
        isMessageSaid = message != "true"; // which the reader takes for no message
    } else if (status == StatusCode::Ok) {
        add(jaeger::kStatusCode, "OK");
    }
    if (!isMessageSaid)
        add(jaeger::kStatusDescription, message);
}

void ZipkinTags::addFields()
{
    if (m_trace.kind(m_row) == SpanKind::Internal)
        add(jaeger::kSpanKind, std::string(spanKindName(SpanKind::Internal)));
    if (const Scope *scope = m_trace.scope(m_row); scope && !m_trace.text(scope->name).empty()) {
        add(jaeger::kScopeName, std::string(m_trace.text(scope->name)));
        if (const std::string_view version = m_trace.text(scope->version); !version.empty())
            add(jaeger::kScopeVersion, std::string(version));
    }
    if (!m_details.traceState().empty())
        add(jaeger::kTraceState, std::string(m_details.traceState()));
    const auto addCount = [this](std::string_view key, std::uint32_t count) {
        if (count != 0)
            add(key, std::to_string(count));
    };
    addCount(jaeger::kDroppedAttributes, m_details.droppedAttributes());
    addCount(jaeger::kDroppedEvents, m_details.droppedEvents());
    addCount(jaeger::kDroppedLinks, m_details.droppedLinks());
}

void ZipkinTags::addLinks()
{
    const std::vector<LinkView> links = m_details.links();
    m_ownKeys.reserve(links.size());
    for (std::size_t i = 0; i < links.size(); ++i) {
        m_ownKeys.push_back(std::string(zipkin::kLinkPrefix) + std::to_string(i));
        add(m_ownKeys.back(), zipkinLinkText(m_trace, links[i], m_loss));
    }
}

} // namespace traceloupe
