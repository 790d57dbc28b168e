// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// The public field numbers of OTLP's trace messages and of Tempo's answer.
namespace traceloupe::OtlpField {

inline constexpr std::uint32_t kResourceSpans = 1; // TracesData

inline constexpr std::uint32_t kResponseTrace = 1; // Tempo's TraceByIDResponse
inline constexpr std::uint32_t kResponseMetrics = 2;
inline constexpr std::uint32_t kResponseStatus = 3;
inline constexpr std::uint32_t kResponseMessage = 4;

inline constexpr std::uint32_t kResource = 1; // ResourceSpans
inline constexpr std::uint32_t kScopeSpans = 2;
inline constexpr std::uint32_t kResourceSchemaUrl = 3;
inline constexpr std::uint32_t kLibrarySpans = 1000; ///< before 2022

inline constexpr std::uint32_t kResourceAttributes = 1; // Resource
inline constexpr std::uint32_t kResourceDropped = 2;

inline constexpr std::uint32_t kScope = 1; // ScopeSpans
inline constexpr std::uint32_t kSpans = 2;
inline constexpr std::uint32_t kScopeSchemaUrl = 3;

inline constexpr std::uint32_t kScopeName = 1; // InstrumentationScope
inline constexpr std::uint32_t kScopeVersion = 2;
inline constexpr std::uint32_t kScopeAttributes = 3;
inline constexpr std::uint32_t kScopeDropped = 4;

inline constexpr std::uint32_t kSpanTraceId = 1; // Span
inline constexpr std::uint32_t kSpanId = 2;
inline constexpr std::uint32_t kSpanTraceState = 3;
inline constexpr std::uint32_t kSpanParentId = 4;
inline constexpr std::uint32_t kSpanName = 5;
inline constexpr std::uint32_t kSpanKind = 6;
inline constexpr std::uint32_t kSpanStart = 7;
inline constexpr std::uint32_t kSpanEnd = 8;
inline constexpr std::uint32_t kSpanAttributes = 9;
inline constexpr std::uint32_t kSpanDroppedAttributes = 10;
inline constexpr std::uint32_t kSpanEvents = 11;
inline constexpr std::uint32_t kSpanDroppedEvents = 12;
inline constexpr std::uint32_t kSpanLinks = 13;
inline constexpr std::uint32_t kSpanDroppedLinks = 14;
inline constexpr std::uint32_t kSpanStatus = 15;
inline constexpr std::uint32_t kSpanFlags = 16; ///< the last field of Span

inline constexpr std::uint32_t kEventTime = 1; // Span.Event
inline constexpr std::uint32_t kEventName = 2;
inline constexpr std::uint32_t kEventAttributes = 3;
inline constexpr std::uint32_t kEventDropped = 4;

inline constexpr std::uint32_t kLinkTraceId = 1; // Span.Link
inline constexpr std::uint32_t kLinkSpanId = 2;
inline constexpr std::uint32_t kLinkTraceState = 3;
inline constexpr std::uint32_t kLinkAttributes = 4;
inline constexpr std::uint32_t kLinkDropped = 5;
inline constexpr std::uint32_t kLinkFlags = 6;

inline constexpr std::uint32_t kStatusDeprecatedCode = 1; // Status
inline constexpr std::uint32_t kStatusMessage = 2;
inline constexpr std::uint32_t kStatusCode = 3;

inline constexpr std::uint32_t kKey = 1; // KeyValue
inline constexpr std::uint32_t kValue = 2;

inline constexpr std::uint32_t kString = 1; // AnyValue
inline constexpr std::uint32_t kBool = 2;
inline constexpr std::uint32_t kInt = 3;
inline constexpr std::uint32_t kDouble = 4;
inline constexpr std::uint32_t kArray = 5;
inline constexpr std::uint32_t kMap = 6;
inline constexpr std::uint32_t kBytes = 7;

inline constexpr std::uint32_t kContainerValues = 1; // ArrayValue, KeyValueList

} // namespace traceloupe::OtlpField
