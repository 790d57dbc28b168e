// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace traceloupe {

/// analysis.md section 0: status ERROR, or status UNSET with an HTTP response status of 500 or more, or with a
/// gRPC status that is an error for the span's kind (lint TL-ERR-3). Status OK always wins.
[[nodiscard]] bool isEffectiveError(const Trace &trace, SpanIndex span);

/// The same of every row, 1 for an error; 0 for phantoms. Details are decoded only of traces that say a status of HTTP
/// or gRPC anywhere.
[[nodiscard]] std::vector<std::uint8_t> effectiveErrors(const Trace &trace);

/// The status of a gRPC call by any of its keys; nothing if it is no gRPC call.
[[nodiscard]] std::optional<std::int64_t> grpcStatusOf(const AttributeList &attributes);

} // namespace traceloupe
