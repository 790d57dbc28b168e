// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/effectiveerror.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace traceloupe {

namespace {

constexpr std::int64_t kFirstServerError = 500;
constexpr std::array<std::string_view, 2> kHttpStatusKeys{"http.response.status_code", "http.status_code"};
constexpr std::array<std::string_view, 3> kGrpcStatusKeys{"rpc.grpc.status_code", "rpc.response.status_code",
                                                          "rpc.status_code"};
/// UNKNOWN, DEADLINE_EXCEEDED, UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS: the server's own fault.
constexpr std::array<std::int64_t, 6> kServerFaults{2, 4, 12, 13, 14, 15};
constexpr std::array<std::string_view, 17> kGrpcNames{
    "OK",        "CANCELLED",      "UNKNOWN",           "INVALID_ARGUMENT",   "DEADLINE_EXCEEDED",
    "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
    "ABORTED",   "OUT_OF_RANGE",   "UNIMPLEMENTED",     "INTERNAL",           "UNAVAILABLE",
    "DATA_LOSS", "UNAUTHENTICATED"};

/// A number, or a text that is one (Zipkin and old Jaeger write all values as text).
std::optional<std::int64_t> numberOf(const ValueView &value)
{
    if (value.type() == ValueType::Int)
        return value.integer();
    const std::string_view text = value.string();
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::optional<std::int64_t> grpcCodeOf(const ValueView &value)
{
    if (const auto number = numberOf(value))
        return number;
    const auto at = std::ranges::find(kGrpcNames, value.string());
    return at != kGrpcNames.end() ? std::optional<std::int64_t>(at - kGrpcNames.begin()) : std::nullopt;
}

bool isHttpError(const AttributeList &attributes)
{
    return std::ranges::any_of(kHttpStatusKeys, [&](std::string_view key) {
        const auto value = attributes.find(key);
        const auto status = value ? numberOf(*value) : std::nullopt;
        return status && *status >= kFirstServerError;
    });
}

bool isGrpcError(const AttributeList &attributes, SpanKind kind)
{
    return std::ranges::any_of(kGrpcStatusKeys, [&](std::string_view key) {
        const auto value = attributes.find(key);
        const auto code = value ? grpcCodeOf(*value) : std::nullopt;
        if (!code)
            return false;
        if (kind == SpanKind::Client)
            return *code != 0;
        return kind == SpanKind::Server && std::ranges::find(kServerFaults, *code) != kServerFaults.end();
    });
}

} // namespace

bool isEffectiveError(const Trace &trace, SpanIndex span)
{
    if (trace.status(span) != StatusCode::Unset)
        return trace.status(span) == StatusCode::Error;
    const SpanDetails details = trace.details(span);
    return isHttpError(details.attributes()) || isGrpcError(details.attributes(), trace.kind(span));
}

} // namespace traceloupe
