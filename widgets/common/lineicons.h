// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace traceloupe {

/// Small drawings in the text colour of whatever palette is current, sharp at any scale.
enum class LineIcon { Copy, ExpandAll, CollapseAll, WholeRange, SidePanel, Close, Back, Forward };

[[nodiscard]] QIcon lineIcon(LineIcon icon);

} // namespace traceloupe
