// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/tracesession.h"

#include <QString>

namespace traceloupe {

/// Groups of repeated calls in words: for their rows, tooltips, the details, the status line and screen readers. Every
/// figure is named. Plain text.

/// "37 calls of the same kind: shop  SELECT items".
[[nodiscard]] QString groupTitle(const Trace &trace, const SiblingGroup &group);
/// Service and operation of the calls alone; of a round, all of them.
[[nodiscard]] QString groupCallsTitle(const Trace &trace, const SiblingGroup &group);
/// "Shortest 8.00 ms, median 8.00 ms, longest 9.00 ms".
[[nodiscard]] QString groupDurations(const SiblingGroup &group);
/// "min 8.00 · median 8.00 · max 9.00 ms", beside a bar.
[[nodiscard]] QString groupLabel(const SiblingGroup &group);
/// "median 8.00 ms", where there is no room for more.
[[nodiscard]] QString groupShortLabel(const SiblingGroup &group);
/// How many spans in it failed; empty for none.
[[nodiscard]] QString groupErrors(const TraceSession &session, const SiblingGroup &group);
/// From when to when it goes, from the start of the trace, by the clocks that are shown.
[[nodiscard]] QString groupExtent(const TraceSession &session, const SiblingGroup &group);
/// All of it for the status line, its parts one by one.
[[nodiscard]] QStringList groupParts(const TraceSession &session, const SiblingGroup &group);

} // namespace traceloupe
