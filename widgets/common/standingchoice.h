// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/tracestanding.h"

class QComboBox;

namespace traceloupe {

/// Fills a choice with what traces can stand for, in the order of Representativeness.
void fillStandingChoice(QComboBox &choice);
/// Keeps a choice and what all pages believe the same. `standing` outlives the choice.
void shareStanding(QComboBox &choice, TraceStanding &standing);

} // namespace traceloupe
