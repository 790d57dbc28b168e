// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/spancategory.h"
#include "core/session/tracesession.h"

#include <QString>

namespace traceloupe {

/// Spans and their oddities in words, for tooltips, the status strip and screen readers. Plain text.
[[nodiscard]] QString spanTitle(const Trace &trace, SpanIndex span);
/// How many bytes of the span's name its parent's begins with, too, up to a separator; 0 for few, or for all of them.
/// Where there is no room for the whole name, they are what can be left out.
[[nodiscard]] std::size_t sharedBeginning(const Trace &trace, SpanIndex span);
/// The service for people, also where there is none.
[[nodiscard]] QString serviceText(const Trace &trace, SpanIndex span);
/// The span's kind in the person's language; empty for none.
[[nodiscard]] QString kindText(SpanKind kind);
/// What a span's time went to, for people.
[[nodiscard]] QString categoryText(SpanCategory category);
enum class MarkChoice { All, WarningsOnly };
/// What the marks of a row mean, a sentence each; WarningsOnly leaves out that it failed.
[[nodiscard]] QStringList markSentences(const Trace &trace, SpanIndex span, MarkChoice choice = MarkChoice::All);
/// Title, exact times, what is odd: several lines.
[[nodiscard]] QString spanToolTip(const TraceSession &session, SpanIndex span);
/// One row for a screen reader: title, duration, start, level, errors.
[[nodiscard]] QString spanDescription(const TraceSession &session, SpanIndex span);

/// From the start of the trace to that of the span, by the clocks that are shown.
[[nodiscard]] std::int64_t shownOffsetNs(const TraceSession &session, SpanIndex span);

} // namespace traceloupe
