// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace traceloupe {

/// Colours that services are told apart by.
inline constexpr int kServiceColorCount = 24;

/// What a service's colour looks like on a light or dark ground, as 0xRRGGBB. None is red, which means failed; each
/// keeps a contrast of 3:1 to the ground.
[[nodiscard]] std::uint32_t serviceRgb(int color, bool isDark);

/// How different two colours look: CIEDE2000, where about 2 is the least that is seen at all.
[[nodiscard]] double colorDifference(std::uint32_t rgb, std::uint32_t otherRgb);

/// The same of two of the services' colours, on the ground where they are more alike.
[[nodiscard]] double serviceColorDifference(int color, int other);

} // namespace traceloupe
