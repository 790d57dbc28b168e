// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace traceloupe::jaeger {

// Tags, fields and values with a meaning of their own (mapping.md sections 1 and 2), for the reader and the writer.
inline constexpr std::string_view kError = "error";
inline constexpr std::string_view kSpanKind = "span.kind";
inline constexpr std::string_view kTraceState = "w3c.tracestate";
inline constexpr std::string_view kScopeName = "otel.scope.name";
inline constexpr std::string_view kScopeVersion = "otel.scope.version";
inline constexpr std::string_view kStatusCode = "otel.status_code";
inline constexpr std::string_view kStatusDescription = "otel.status_description";
inline constexpr std::string_view kHttpStatusMessage = "http.status_message";
inline constexpr std::string_view kDroppedAttributes = "otel.dropped_attributes_count";
inline constexpr std::string_view kDroppedEvents = "otel.dropped_events_count";
inline constexpr std::string_view kDroppedLinks = "otel.dropped_links_count";
inline constexpr std::string_view kEventField = "event";
/// Holds Jaeger's flags where they have more than the sampled bit, which is all that OTLP's flags can say.
inline constexpr std::string_view kFlagsAttribute = "jaeger.flags";
inline constexpr std::int64_t kSampledFlag = 1;

inline constexpr std::string_view kRefTypeKey = "opentracing.ref_type";
inline constexpr std::string_view kRefTypeChildOf = "child_of";
inline constexpr std::string_view kRefTypeFollowsFrom = "follows_from";
inline constexpr std::string_view kChildOf = "CHILD_OF";
inline constexpr std::string_view kFollowsFrom = "FOLLOWS_FROM";

inline constexpr std::string_view kServiceName = "service.name";
inline constexpr std::string_view kHostname = "hostname";
inline constexpr std::string_view kHostName = "host.name";
/// Stands for a resource without anything.
inline constexpr std::string_view kNoServiceName = "OTLPResourceNoServiceName";

/// In the order of JaegerSpecial.
inline constexpr std::array<std::string_view, 12> kSpecialKeys{
    kSpanKind, kTraceState, kScopeName,         kScopeVersion,      "otel.library.name", "otel.library.version",
    kError,    kStatusCode, kStatusDescription, kDroppedAttributes, kDroppedEvents,      kDroppedLinks};

} // namespace traceloupe::jaeger
