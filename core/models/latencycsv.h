// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/latencymodel.h"

#include <QByteArray>

namespace traceloupe {

/// A RED table as CSV (RFC 4180, UTF-8, one header line), the rows of these groups in this order; times are whole
/// nanoseconds, open ends of intervals are empty. A text that a spreadsheet would run as a formula gets an apostrophe.
[[nodiscard]] QByteArray latencyCsv(const LatencyModel &model, std::span<const std::uint32_t> groups,
                                    const QString &set);

} // namespace traceloupe
