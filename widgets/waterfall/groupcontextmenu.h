// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

class QMenu;

namespace traceloupe {

class WaterfallView;

/// Fills a menu with what can be done with a group of repeated calls: open or close it, zoom to all of it, go to its
/// calls, copy it. Requires: a line of a group. The view must outlive the menu.
void fillGroupMenu(QMenu &menu, WaterfallView &view, std::uint32_t line);

} // namespace traceloupe
