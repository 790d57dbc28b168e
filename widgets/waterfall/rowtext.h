// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/tracesession.h"

#include <QString>

namespace traceloupe {

/// A line of a waterfall in words: a span, a group of repeated calls, or what a filter leaves out. Plain text.
[[nodiscard]] QString rowToolTip(const TraceSession &session, std::uint32_t line);
/// For a screen reader: one sentence.
[[nodiscard]] QString rowDescription(const TraceSession &session, std::uint32_t line);
/// What the critical path says of the span; empty where it is not computed or not on it.
/// To be pasted elsewhere: service and name, start, duration and span id with tabs between; a group with its figures.
[[nodiscard]] QString rowAsText(const TraceSession &session, std::uint32_t line);
[[nodiscard]] QString pathSentence(const TraceSession &session, SpanIndex span);

/// "clock +21 µs ±1 µs" where times of the span's clock are moved and its parent's are not by as much; else empty.
[[nodiscard]] QString clockBadge(const TraceSession &session, SpanIndex span);
/// Every clock that is moved, a line each.
[[nodiscard]] QString clockList(const TraceSession &session);

} // namespace traceloupe
