// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <QString>

#include <vector>

namespace traceloupe {

/// Spans as CSV for a spreadsheet: a header line and a row each (RFC 4180). A text that a spreadsheet would run as a
/// formula gets an apostrophe in front. Phantoms are left out.
[[nodiscard]] QString spansAsCsv(const Trace &trace, const std::vector<SpanIndex> &spans);

} // namespace traceloupe
