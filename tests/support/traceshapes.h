// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <cstdint>

namespace traceloupe::test {

/// A root that calls `count` times the same, one microsecond each, one after another.
[[nodiscard]] TracePtr manySiblings(std::uint32_t count);
/// A span in a span in a span, `count` deep, each a nanosecond shorter on both sides.
[[nodiscard]] TracePtr deepChain(std::uint32_t count);

} // namespace traceloupe::test
