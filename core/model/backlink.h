// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/id.h"

#include <string>

namespace traceloupe {

/// A link seen from the span that it leads to.
struct BackLink {
    SpanId target;           ///< the span that is linked to
    TraceId fromTrace;       ///< the trace whose span has the link; the target's own if it is the same one
    SpanId fromSpan;
    std::string fromService; ///< of that span
    std::string fromName;

    friend bool operator==(const BackLink &, const BackLink &) = default;
};

} // namespace traceloupe
