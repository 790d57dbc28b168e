// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/tracesession.h"

#include <QString>

namespace traceloupe {

/// What a span's time went to, in words: for the head of the detail panel. Each is empty where it says nothing of the
/// span, or where what it needs (TraceSession::path(), skew()) is not computed yet. Plain text.

/// Its own part of the critical path, and what speeding it up alone can save.
[[nodiscard]] QString pathFact(const TraceSession &session, SpanIndex span);
/// When the span began by its own clock, and where it is drawn if clocks are aligned.
[[nodiscard]] QString startFact(const TraceSession &session, SpanIndex span);
/// How long it waited for its children, and its time before, between and after them.
[[nodiscard]] QString childrenFact(const TraceSession &session, SpanIndex span);
/// For a call whose serving is known: what it took beside the serving, and how that splits into the way there and back.
[[nodiscard]] QString overheadFact(const TraceSession &session, SpanIndex span);

} // namespace traceloupe
