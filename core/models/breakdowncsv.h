// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/breakdown.h"

#include <QByteArray>

namespace traceloupe {

/// The four tables of a breakdown one after the other as CSV (RFC 4180, UTF-8), told apart by the first column. Times
/// in nanoseconds, shares in percent.
[[nodiscard]] QByteArray breakdownCsv(const Trace &trace, const PathBreakdown &parts);

} // namespace traceloupe
