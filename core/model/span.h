// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/attributes.h"
#include "core/model/id.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace traceloupe {

/// OTLP span kinds, with OTLP's numbers.
enum class SpanKind : std::uint8_t {
    Unspecified = 0,
    Internal = 1,
    Server = 2,
    Client = 3,
    Producer = 4,
    Consumer = 5
};
/// OTLP status codes, with OTLP's numbers.
enum class StatusCode : std::uint8_t { Unset = 0, Ok = 1, Error = 2 };

/// "server", "client", ... as Jaeger's span.kind tag spells them; "unspecified" for none.
[[nodiscard]] std::string_view spanKindName(SpanKind kind);
/// "unset", "ok", "error".
[[nodiscard]] std::string_view statusCodeName(StatusCode status);

/// How much of OTLP the form that a span came in can say, best first. Where two sources hold the same span,
/// the better copy is kept (design: nanoseconds win over a microsecond copy).
enum class Fidelity : std::uint8_t { Otlp = 0, Jaeger = 1, Zipkin = 2 };

/// Bits of Trace::state(): what is odd about a row.
namespace SpanState {
inline constexpr std::uint16_t kPhantom = 1 << 0;          ///< stands for a parent that is not in the trace; no span
inline constexpr std::uint16_t kOrphan = 1 << 1;           ///< names a parent that is not in the trace
inline constexpr std::uint16_t kCycleCut = 1 << 2;         ///< was on a parent cycle, which was cut here
inline constexpr std::uint16_t kMissingStart = 1 << 3;     ///< start was absent; the column holds a place for drawing
inline constexpr std::uint16_t kMissingEnd =
    1 << 4;       ///< end or duration was absent; the column holds a provisional length
inline constexpr std::uint16_t kNegativeDuration = 1 << 5; ///< ended before it started; the column holds 0
inline constexpr std::uint16_t kMicroseconds = 1 << 6;     ///< times came in microseconds
inline constexpr std::uint16_t kShared = 1 << 7;           ///< Zipkin: the server side of a shared span id
inline constexpr std::uint16_t kSharedChild = 1 << 8;      ///< hangs under the client record of its own id
inline constexpr std::uint16_t kConflict = 1 << 9;         ///< a further record of an id that has other content
inline constexpr std::uint16_t kOnCycle = 1 << 10;         ///< was on a parent cycle (cut or not)
inline constexpr std::uint16_t kFidelityShift = 12;        ///< two bits of Fidelity
} // namespace SpanState

/// A span's event, ready to be added. Views must live until TraceBuilder::addSpan returns.
struct EventInput {
    std::int64_t timeNs = 0; ///< Unix epoch; 0 = absent
    std::string_view name;
    std::uint32_t droppedAttributes = 0;
    AttributeList attributes; ///< of the same builder's pool
};

struct LinkInput {
    TraceId traceId;
    SpanId spanId;
    std::string_view traceState;
    std::uint32_t flags = 0;
    std::uint32_t droppedAttributes = 0;
    AttributeList attributes;
};

/// One span as a reader found it. Texts are UTF-8 and must live until TraceBuilder::addSpan returns.
struct SpanInput {
    /// A start or duration that the input does not give.
    static constexpr std::int64_t kAbsent = std::numeric_limits<std::int64_t>::min();
    /// Starts lie in [0, kMaxTimeNs], durations in [-kMaxTimeNs, kMaxTimeNs], so that sums and differences never
    /// overflow (that is until the year 2116). Times outside are clamped and counted as TimeOutOfRange.
    static constexpr std::int64_t kMaxTimeNs = (std::int64_t{1} << 62) - 1;

    SpanId id;
    SpanId parentId; ///< zero = no parent
    ResourceIndex resource;
    ScopeIndex scope;
    std::string_view name;
    SpanKind kind = SpanKind::Unspecified;
    StatusCode status = StatusCode::Unset;
    std::uint32_t flags = 0;              ///< OTLP flags: W3C trace flags in bits 0-7, 0x100 and 0x200 is-remote
    std::int64_t startNs = kAbsent;       ///< Unix epoch
    std::int64_t durationNs = kAbsent;    ///< may be negative: kept and marked
    std::int64_t endWithoutStartNs = 0;   ///< OTLP: an end whose start is absent (else 0)
    Fidelity fidelity = Fidelity::Otlp;
    bool shared = false;                  ///< Zipkin's flag, after its rules
    std::string_view traceState;
    std::string_view statusMessage;
    std::uint32_t droppedAttributes = 0;
    std::uint32_t droppedEvents = 0;
    std::uint32_t droppedLinks = 0;
    AttributeList attributes;
    std::vector<EventInput> events;
    std::vector<LinkInput> links;
    std::vector<std::string_view> warnings; ///< what a backend said about the span
};

/// A resource (what made the spans), ready to be added.
struct ResourceInput {
    AttributeList attributes; ///< with service.name, if it has one
    std::uint32_t droppedAttributes = 0;
    std::string_view schemaUrl;
};

/// An instrumentation scope, ready to be added.
struct ScopeInput {
    std::string_view name;
    std::string_view version;
    AttributeList attributes;
    std::uint32_t droppedAttributes = 0;
    std::string_view schemaUrl;
};

} // namespace traceloupe
