// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

namespace traceloupe {

/// The program's own light or dark palette, for the Fusion style.
[[nodiscard]] QPalette themePalette(bool isDark);

} // namespace traceloupe
