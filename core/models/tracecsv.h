// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"
#include "core/models/attributecolumns.h"

#include <QByteArray>

#include <span>

namespace traceloupe {

/// Rows of a trace list as CSV for spreadsheets, UTF-8, one header line: exact times in nanoseconds and as RFC 3339,
/// and the chosen attributes.
[[nodiscard]] QByteArray tracesCsv(std::span<const TraceSummary> traces, const AttributeColumns &attributes);

/// The same as JSON, with the keys of `traceloupe list --json`, and "attributes" of those columns.
[[nodiscard]] QByteArray tracesJson(std::span<const TraceSummary> traces, const AttributeColumns &attributes);

} // namespace traceloupe
