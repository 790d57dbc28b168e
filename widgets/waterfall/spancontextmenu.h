// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/tracesession.h"

class QMenu;

namespace traceloupe {

/// Fills a menu with what can be done with a span: zoom, collapse and expand, copy. The session must outlive the menu.
void fillSpanMenu(QMenu &menu, TraceSession &session, SpanIndex span);

} // namespace traceloupe
