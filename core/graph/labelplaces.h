// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graphpicture.h"

namespace traceloupe {

/// Moves labels that would lie over a box or another label along their lines, to where they cover least. Pictures of
/// so many lines that it would take long are left as they are: their labels are seen from near only.
void placeLabels(GraphPicture &picture);

} // namespace traceloupe
