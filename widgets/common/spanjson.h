// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <QString>

namespace traceloupe {

/// One span with everything that is known of it, as indented JSON for the clipboard. Times as given, in nanoseconds.
[[nodiscard]] QString spanAsJson(const Trace &trace, SpanIndex span);
/// Attributes as a JSON object, in their order.
[[nodiscard]] QString attributesAsJson(const AttributeList &attributes, int indent = 0);
/// The span as a W3C `traceparent` header value.
[[nodiscard]] QString traceparentOf(const Trace &trace, SpanIndex span);

} // namespace traceloupe
