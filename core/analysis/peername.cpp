// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/peername.h"

#include <algorithm>
#include <initializer_list>

namespace traceloupe {

namespace {

using Keys = std::initializer_list<std::string_view>;

/// The text of the first of `keys` that the span has and that is not empty.
std::string firstOf(const AttributeList &attributes, Keys keys)
{
    for (const std::string_view key : keys) {
        const auto value = attributes.find(key);
        if (std::string text = value ? value->toText() : std::string(); !text.empty())
            return text;
    }
    return {};
}

PeerName database(const AttributeList &attributes, const std::string &system)
{
    const std::string name = firstOf(attributes, {"db.namespace", "db.name"});
    if (name.empty())
        return {};
    const std::string full = system.empty() ? name : system + ':' + name;
    return {PeerKind::Database, full, full, false};
}

PeerName queue(const AttributeList &attributes)
{
    const std::string name = firstOf(
        attributes, {"messaging.destination.template", "messaging.destination.name", "messaging.destination"});
    return {PeerKind::Queue, name, name, false};
}

PeerName address(const AttributeList &attributes, PeerKind kind)
{
    std::string host = firstOf(attributes, {"server.address"});
    std::string port = firstOf(attributes, {"server.port"});
    if (host.empty()) {
        host = firstOf(attributes, {"net.peer.name", "network.peer.address"});
        port = firstOf(attributes, {"net.peer.port", "network.peer.port"});
    }
    const bool needsPort = !host.empty() && !port.empty();
    return {kind, needsPort ? host + ':' + port : host, host, kind == PeerKind::Service};
}

/// The host of "scheme://user@host:port/path", with its port.
PeerName hostOfUrl(const AttributeList &attributes, PeerKind kind)
{
    const std::string url = firstOf(attributes, {"url.full", "http.url"});
    const std::size_t scheme = url.find("://");
    if (scheme == std::string::npos)
        return {};
    std::string name = url.substr(scheme + 3, url.find_first_of("/?#", scheme + 3) - scheme - 3);
    if (const std::size_t user = name.rfind('@'); user != std::string::npos)
        name.erase(0, user + 1);
    const std::size_t colon = name.rfind(':');
    const bool hasPort = colon != std::string::npos && name.find(']', colon) == std::string::npos;
    return {kind, name, hasPort ? name.substr(0, colon) : name, kind == PeerKind::Service};
}

PeerKind kindOf(SpanKind kind, const std::string &dbSystem, const std::string &messagingSystem)
{
    if (!dbSystem.empty())
        return PeerKind::Database;
    const bool isMessage = kind == SpanKind::Producer || kind == SpanKind::Consumer || !messagingSystem.empty();
    return isMessage ? PeerKind::Queue : PeerKind::Service;
}

} // namespace

PeerName peerNameOf(const AttributeList &attributes, SpanKind kind)
{
    if (const std::string peer = firstOf(attributes, {"service.peer.name", "peer.service"}); !peer.empty()) {
        const bool isMessage = kind == SpanKind::Producer || kind == SpanKind::Consumer;
        return {isMessage ? PeerKind::Queue : PeerKind::Service, peer, peer, !isMessage};
    }
    const std::string dbSystem = firstOf(attributes, {"db.system.name", "db.system"});
    const std::string messagingSystem = firstOf(attributes, {"messaging.system"});
    if (PeerName name = database(attributes, dbSystem); !name.name.empty())
        return name;
    if (PeerName name = queue(attributes); !name.name.empty())
        return name;
    const PeerKind peerKind = kindOf(kind, dbSystem, messagingSystem);
    if (PeerName name = address(attributes, peerKind); !name.name.empty())
        return name;
    if (PeerName name = hostOfUrl(attributes, peerKind); !name.name.empty())
        return name;
    const std::string system = peerKind == PeerKind::Database ? dbSystem : messagingSystem;
    return {peerKind, system, system, false};
}

} // namespace traceloupe
