// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graphpicture.h"

namespace traceloupe {

/// Moves labels that would lie over a box, another label or all of their own line along that line, to where they cover
/// least, those of the strongest edges first; and says which of them have no room even so.
void placeLabels(GraphPicture &picture);

} // namespace traceloupe
