// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/readcontext.h"
#include "core/model/span.h"

#include <cstdint>
#include <string_view>

namespace traceloupe {

/// What OTLP JSON and protobuf have in common, in numbers and rules.

/// The attribute in which Jaeger's OTLP answers carry what the server says about a span.
inline constexpr std::string_view kWarningsAttribute = "@jaeger@warnings";

inline constexpr std::uint64_t kMaxKindNumber = static_cast<std::uint64_t>(SpanKind::Consumer);
inline constexpr std::uint64_t kMaxStatusNumber = static_cast<std::uint64_t>(StatusCode::Error);

/// OTLP's unsigned nanoseconds as ours; clamped and counted beyond 63 bits.
[[nodiscard]] inline std::int64_t otlpTime(std::uint64_t nanoseconds, std::size_t offset, ReadContext &context)
{
    if (nanoseconds <= static_cast<std::uint64_t>(SpanInput::kMaxTimeNs))
        return static_cast<std::int64_t>(nanoseconds);
    context.count(Diagnostic::TimeOutOfRange, offset);
    return SpanInput::kMaxTimeNs;
}

/// Sets start and duration by OTLP's rule that 0 is absent.
inline void setOtlpTimes(SpanInput &span, std::int64_t startNs, std::int64_t endNs)
{
    span.startNs = startNs == 0 ? SpanInput::kAbsent : startNs;
    span.durationNs = startNs == 0 || endNs == 0 ? SpanInput::kAbsent : endNs - startNs;
    span.endWithoutStartNs = startNs == 0 ? endNs : 0;
}

/// Makes a span a fresh one without giving up the memory of its lists.
inline void resetSpan(SpanInput &span)
{
    auto events = std::move(span.events);
    auto links = std::move(span.links);
    auto warnings = std::move(span.warnings);
    events.clear();
    links.clear();
    warnings.clear();
    span = SpanInput();
    span.events = std::move(events);
    span.links = std::move(links);
    span.warnings = std::move(warnings);
}

} // namespace traceloupe
