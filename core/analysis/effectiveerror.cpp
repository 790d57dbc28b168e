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

bool isHttpError(const ValueView &value)
{
    const auto status = numberOf(value);
    return status && *status >= kFirstServerError;
}

bool isGrpcError(const ValueView &value, SpanKind kind)
{
    const auto code = grpcCodeOf(value);
    if (!code)
        return false;
    if (kind == SpanKind::Client)
        return *code != 0;
    return kind == SpanKind::Server && std::ranges::find(kServerFaults, *code) != kServerFaults.end();
}

/// The ids that a trace has for the keys; invalid where no span says the key.
template <std::size_t Count>
std::array<StringId, Count> idsOf(const std::array<std::string_view, Count> &keys, const StringPool &pool)
{
    std::array<StringId, Count> ids;
    std::ranges::transform(keys, ids.begin(), [&](std::string_view key) { return pool.find(key); });
    return ids;
}

/// Looks at the attributes of a span once, for all keys together.
class ErrorFinder {
public:
    explicit ErrorFinder(const Trace &trace)
        : m_trace(trace),
          m_http(idsOf(kHttpStatusKeys, trace.strings())),
          m_grpc(idsOf(kGrpcStatusKeys, trace.strings()))
    {}

    [[nodiscard]] bool saysAny() const
    {
        const auto isKnown = [](StringId id) { return id.isValid(); };
        return std::ranges::any_of(m_http, isKnown) || std::ranges::any_of(m_grpc, isKnown);
    }

    [[nodiscard]] bool isError(SpanIndex span) const
    {
        const SpanDetails details = m_trace.details(span); // the values borrow from it
        std::array<ValueView, kHttpStatusKeys.size()> http;
        std::array<ValueView, kGrpcStatusKeys.size()> grpc;
        for (const AttributeView &attribute : details.attributes()) {
            keep(attribute, m_http, http);
            keep(attribute, m_grpc, grpc);
        }
        const SpanKind kind = m_trace.kind(span);
        return std::ranges::any_of(http, isHttpError)
               || std::ranges::any_of(grpc, [&](const ValueView &value) { return isGrpcError(value, kind); });
    }

private:
    /// The last value of a key counts.
    template <std::size_t Count>
    static void keep(const AttributeView &attribute, const std::array<StringId, Count> &keys,
                     std::array<ValueView, Count> &values)
    {
        for (std::size_t i = 0; i < Count; ++i) {
            if (keys[i] == attribute.keyId)
                values[i] = attribute.value;
        }
    }

    const Trace &m_trace;
    std::array<StringId, kHttpStatusKeys.size()> m_http;
    std::array<StringId, kGrpcStatusKeys.size()> m_grpc;
};

} // namespace

bool isEffectiveError(const Trace &trace, SpanIndex span)
{
    if (trace.status(span) != StatusCode::Unset)
        return trace.status(span) == StatusCode::Error;
    const ErrorFinder finder(trace);
    return finder.saysAny() && finder.isError(span);
}

std::optional<std::int64_t> grpcStatusOf(const AttributeList &attributes)
{
    for (const std::string_view key : kGrpcStatusKeys) {
        const auto value = attributes.find(key);
        if (const auto code = value ? grpcCodeOf(*value) : std::nullopt)
            return code;
    }
    return std::nullopt;
}

std::vector<std::uint8_t> effectiveErrors(const Trace &trace)
{
    const ErrorFinder finder(trace);
    const bool looksInside = finder.saysAny();
    std::vector<std::uint8_t> errors(trace.rowCount());
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        const StatusCode status = trace.status(span);
        const bool isError = status == StatusCode::Unset ? looksInside && !trace.isPhantom(span) && finder.isError(span)
                                                         : status == StatusCode::Error;
        errors[row] = isError ? 1 : 0;
    }
    return errors;
}

} // namespace traceloupe
