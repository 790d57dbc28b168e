// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace traceloupe::zipkin {

// Attributes that stand for the fields of Zipkin that OTLP has not, and tags that stand for the fields of OTLP that
// Zipkin has not (mapping.md sections 3 and 4), beside those of jaegernames.h.
inline constexpr std::string_view kLocalIp = "net.host.ip";
inline constexpr std::string_view kLocalPort = "net.host.port";
inline constexpr std::string_view kRemoteService = "peer.service";
inline constexpr std::string_view kRemoteIp = "net.peer.ip";
inline constexpr std::string_view kRemotePort = "net.peer.port";
/// The second address of an endpoint that has an IPv4 and an IPv6 one.
inline constexpr std::string_view kLocalIpv6 = "zipkin.localEndpoint.ipv6";
inline constexpr std::string_view kRemoteIpv6 = "zipkin.remoteEndpoint.ipv6";
inline constexpr std::string_view kDebug = "zipkin.debug";

/// Names the resource attribute that the service name of the endpoint was taken from.
inline constexpr std::string_view kServiceNameSource = "otlp.service.name.source";
inline constexpr std::array<std::string_view, 3> kServiceNameSources{"faas.name", "k8s.deployment.name",
                                                                     "process.executable.name"};
/// Followed by a number, from 0.
inline constexpr std::string_view kLinkPrefix = "otlp.link.";
/// Set by collectors on a span whose start they did not know.
inline constexpr std::string_view kAbsentStart = "otel.zipkin.absentField.startTime";

/// True for tags that describe what made the span and not the span.
[[nodiscard]] bool isResourceTag(std::string_view key);

} // namespace traceloupe::zipkin
