// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/httpmessage.h"
#include "core/sources/tracesource.h"
#include "tests/sources/awaiting.h"
#include "tests/support/replayserver.h"

namespace traceloupe::test {

/// When the recorded exchanges took place, and a trace of 13 spans that all servers had.
inline constexpr std::int64_t kRecordedStartNs = 1'795'447'034'746'326'069;
inline constexpr std::int64_t kRecordedEndNs = 1'795'447'101'902'542'962;
inline constexpr TraceId kRecordedTrace{0x48c954df42d62467, 0x4d19de8eab113149};
inline constexpr TraceId kMissingTrace{0, 0xabcdef};

inline SourceConfig configOf(SourceKind kind, const ReplayServer &server)
{
    SourceConfig config;
    config.kind = kind;
    config.baseUrl = server.url();
    config.timeoutMs = 5'000;
    return config;
}

inline HttpPolicy quickPolicy()
{
    HttpPolicy policy;
    policy.firstBackOffMs = 2;
    policy.maxBackOffMs = 8;
    return policy;
}

inline SearchRequest recordedSearch(const QString &service, std::uint32_t limit)
{
    SearchRequest request;
    request.service = service;
    request.startNs = kRecordedStartNs;
    request.endNs = kRecordedEndNs;
    request.limit = limit;
    return request;
}

template <class T>
QByteArray errorText(const Result<T> &result)
{
    return result ? QByteArray() : result.error().detail.toUtf8();
}

} // namespace traceloupe::test
