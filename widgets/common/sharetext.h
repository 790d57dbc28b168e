// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace traceloupe {

/// A part of a whole in percent with one decimal ("34.2 %", "< 0.1 %"); empty where there is no whole.
[[nodiscard]] QString shareText(std::int64_t part, std::int64_t whole);
/// The same of a share that is known, 0 to 1.
[[nodiscard]] QString shareText(double share);

} // namespace traceloupe
