// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <cstdint>
#include <vector>

namespace traceloupe::test {

/// A trace of `spans` spans with attributes of every type, events, links, errors, an unfinished span and a missing
/// parent, all made from `number`: the same number gives the same trace. Its id is traceIdOf(number).
[[nodiscard]] TracePtr sampleTrace(std::uint64_t number, std::uint32_t spans);

/// Traces `first`, `first` + 1, ...
[[nodiscard]] std::vector<TracePtr> sampleTraces(std::uint64_t first, std::uint32_t count, std::uint32_t spans);

} // namespace traceloupe::test
