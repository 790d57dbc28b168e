// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/servicegraph.h"

namespace traceloupe {

/// Gives all services of a graph their colours at once (ServiceColorBook::learn()), before they are asked for one by
/// one.
void learnServiceColors(const ServiceGraph &graph);

} // namespace traceloupe
