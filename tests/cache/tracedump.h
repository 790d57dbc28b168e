// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <QString>

namespace traceloupe::test {

/// Everything that a trace holds as text, a line a row, so that two traces compare with a readable difference.
/// Written by the public accessors only: how strings are numbered does not show.
[[nodiscard]] QString dumpTrace(const Trace &trace);

} // namespace traceloupe::test
