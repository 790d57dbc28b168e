// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tracepage/traceview.h"

#include <vector>

namespace traceloupe {

class MainWindow;
class WindowServices;

/// What every open trace can be looked at with, besides waterfall and span details, in the order of the tabs. Both
/// outlive what the views make.
[[nodiscard]] std::vector<TraceView> traceViews(MainWindow &window, WindowServices &services);

} // namespace traceloupe
