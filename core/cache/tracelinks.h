// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <cstdint>
#include <vector>

namespace traceloupe {

/// A link of a span, for the table `link`.
struct TraceLink {
    std::uint32_t row = 0;      ///< of the span that has it
    std::uint32_t position = 0; ///< among the span's links
    TraceId traceId;
    SpanId spanId;
};

[[nodiscard]] std::vector<TraceLink> collectLinks(const Trace &trace);

} // namespace traceloupe
