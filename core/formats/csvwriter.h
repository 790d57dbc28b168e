// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/tracewriter.h"

namespace traceloupe {

/// Spans as CSV (RFC 4180, UTF-8, one header line), one row a span in depth-first order: for spreadsheets and
/// scripts, not to be read back. Times in nanoseconds and as RFC 3339; attributes as one JSON object. A text that a
/// spreadsheet would run as a formula gets an apostrophe in front.
Result<std::unique_ptr<TraceWriter>> createCsvWriter(QIODevice &out);

} // namespace traceloupe
