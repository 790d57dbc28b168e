// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/losscount.h"
#include "core/model/trace.h"

#include <vector>

namespace traceloupe {

/// The spans of a trace (no phantoms) as OTLP nests them: by resource, then by scope, then as the trace has them.
[[nodiscard]] std::vector<SpanIndex> spansByScope(const Trace &trace);

/// Start and end as OTLP says them: 0 = absent, so that the very instant 0 can't be said.
struct OtlpTimes {
    std::uint64_t startNs = 0;
    std::uint64_t endNs = 0;
};
[[nodiscard]] OtlpTimes otlpTimes(const Trace &trace, SpanIndex row, const SpanDetails &details, LossCount &loss);

} // namespace traceloupe
