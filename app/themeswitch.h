// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settingsstore.h"

namespace traceloupe {

/// Gives the program the Fusion style and one of our palettes. System follows the palette that the desktop gave the
/// program at its start (Qt 6.4 cannot be asked whether it is a dark one).
class ThemeSwitch {
public:
    ThemeSwitch(); ///< Requires: a QApplication.
    void apply(Theme theme) const;

private:
    bool m_isSystemDark;
};

} // namespace traceloupe
