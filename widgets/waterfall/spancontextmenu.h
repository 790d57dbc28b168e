// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/waterfallgeometry.h"
#include "core/session/tracesession.h"

class QMenu;
class QPoint;

namespace traceloupe {

class WaterfallView;

/// Fills a menu with what can be done with a span: zoom, narrow, collapse, follow links, colour, copy. The view must
/// outlive the menu.
void fillSpanMenu(QMenu &menu, WaterfallView &view, SpanIndex span);

/// The same for what a line stands for: a span or a group of repeated calls.
void fillRowMenu(QMenu &menu, WaterfallView &view, std::uint32_t line);

/// Goes to the other end of the span's links (RowSign::Links) or of those that lead to it (RowSign::LinkedFrom); where
/// there are several, asks in a menu.
void followLinks(WaterfallView &view, SpanIndex span, RowSign sign, const QPoint &globalPosition);

/// Fills a menu with the colours that a service can have; the one it has is checked.
void fillColorMenu(QMenu &menu, TraceSession &session, StringId service);

} // namespace traceloupe
