// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/waterfallgeometry.h"
#include "core/session/tracesession.h"

#include <QStringList>

namespace traceloupe {

/// What a sign in a waterfall's rows means, of any span.
[[nodiscard]] QString signMeaning(RowSign sign);
/// What it says of this span: its links by name, its oddities, its error. Plain text, some lines.
[[nodiscard]] QString signToolTip(const TraceSession &session, SpanIndex span, RowSign sign);
/// "3 links to other spans.", "2 links lead here."; nothing where there are none.
[[nodiscard]] QStringList linkSentences(const TraceSession &session, SpanIndex span);
/// Service and operation of the span that has the link.
[[nodiscard]] QString linkingTitle(const BackLink &link);

} // namespace traceloupe
