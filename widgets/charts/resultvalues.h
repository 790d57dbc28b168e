// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timestamptext.h"
#include "core/models/resultset.h"

#include <QStringList>

/// What charts say of traces, in words, safe to paint.
namespace traceloupe::resultvalues {

/// Name, exact duration, start, spans and errors of one trace, a line each.
[[nodiscard]] QStringList ofTrace(const ResultRows &rows, std::uint32_t row, const DisplayTimeZone &zone);
/// A service's name on one line, or "(no service)".
[[nodiscard]] QString service(const QString &name);
/// "1.2 s to 4.0 s".
[[nodiscard]] QString durations(const DurationRange &range);
/// "10:02:00.000 to 10:05:00.000 UTC"; with dates if it is longer than a day.
[[nodiscard]] QString times(const TimeRange &range, const DisplayTimeZone &zone);
/// "37 traces, 2 with errors"; of spans where the rows are such.
[[nodiscard]] QString traces(const ResultColumns &rows, std::uint32_t count, std::uint32_t failed);
/// "standing for about 80", of sampled ones.
[[nodiscard]] QString standFor(double weight);
/// The brush: durations and times, as far as it limits them.
[[nodiscard]] QString brush(const ResultBrush &brush, const DisplayTimeZone &zone);

} // namespace traceloupe::resultvalues
