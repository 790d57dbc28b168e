// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace traceloupe {

/// A text as a field of CSV (RFC 4180): quoted, quotes doubled. One that a spreadsheet would run as a formula gets an
/// apostrophe in front.
void appendCsvText(std::string &out, std::string_view text);

} // namespace traceloupe
