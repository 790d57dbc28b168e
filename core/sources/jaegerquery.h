// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/httpmessage.h"
#include "core/sources/tracesource.h"

namespace traceloupe {

/// Parameters of GET /api/traces (Jaeger up to 2.x).
[[nodiscard]] Result<QueryString> jaegerLegacyQuery(const SearchRequest &request);
/// Parameters of GET /api/v3/traces, in every spelling that a version wants.
[[nodiscard]] Result<QueryString> jaegerV3Query(const SearchRequest &request);
/// True for the answers of /api/v3 itself, errors included: they are JSON objects, never a router's text or a web page.
[[nodiscard]] bool isJaegerV3Answer(const HttpAnswer &answer);
/// The version that the user interface's page names, or an empty text.
[[nodiscard]] QString jaegerVersionOf(const QByteArray &page);

/// A time as RFC 3339 with nanoseconds, UTC.
[[nodiscard]] QString rfc3339(std::int64_t ns);

} // namespace traceloupe
