// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/httpmessage.h"
#include "core/sources/tracesource.h"

namespace traceloupe {

/// Parameters of GET /api/v2/traces; what Zipkin can't be asked is refused with Unsupported.
[[nodiscard]] Result<QueryString> zipkinSearchQuery(const SearchRequest &request);
/// The id as Zipkin's paths want it: 16 digits where the upper half is zero, else 32.
[[nodiscard]] QString zipkinTraceId(const TraceId &id);

} // namespace traceloupe
