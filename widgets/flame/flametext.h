// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/criticalpath.h"
#include "core/layout/flamelayout.h"

#include <QString>

namespace traceloupe {

/// Frames of a flame graph in words. Plain text, safe to show on a line.
[[nodiscard]] QString frameTitle(const FlameTree &tree, FrameIndex frame);
/// A value of the tree's kind with its unit: "12.3 ms", "37 spans".
[[nodiscard]] QString frameValueText(FlameValue kind, std::int64_t value);
/// A value's part of the whole tree's.
[[nodiscard]] QString shareOfAll(const FlameTree &tree, std::int64_t value);
/// With every digit.
[[nodiscard]] QString exactFrameValueText(FlameValue kind, std::int64_t value);
/// What the width of frames means, for readouts: "self time".
[[nodiscard]] QString flameValueName(FlameValue kind);
/// "Flame graph: self time by call path".
[[nodiscard]] QString flameTitle(const FlameParams &params, PathMode mode);
/// Everything that is known of a block, exact, on one line.
[[nodiscard]] QString blockReadout(const FlameTree &tree, const FlameBlock &block);
/// The same of a frame, which may be too narrow for a block.
[[nodiscard]] QString frameReadout(const FlameTree &tree, FrameIndex frame);
/// A block for a screen reader: title, value, share, level.
[[nodiscard]] QString blockDescription(const FlameTree &tree, const FlameBlock &block);

} // namespace traceloupe
