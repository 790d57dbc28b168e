// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/waterfalllayout.h"
#include "core/session/tracesession.h"
#include "widgets/common/chartcolors.h"

#include <QRectF>

class QPainter;

namespace traceloupe {

/// Paints the bar of a row: the span or group itself, what it hides, the server that answered, the critical path, where
/// it would be by its own clock.
class BarPainter {
public:
    BarPainter(const TraceSession &session, const ChartColors &colors) : m_session(session), m_colors(colors) {}

    /// `timeLeftPx` is where pixel 0 of the layout is.
    void paint(QPainter &painter, const QRectF &bar, double timeLeftPx, const WaterfallLayout &layout,
               const WaterfallRow &row) const;
    [[nodiscard]] QColor colorOf(SpanIndex span) const { return m_colors.of(m_session.coloring().colorOf(span)); }

private:
    void paintGroup(QPainter &painter, const QRectF &bar, double timeLeftPx, const WaterfallLayout &layout,
                    const WaterfallRow &row) const;
    void paintSpan(QPainter &painter, const QRectF &bar, const WaterfallRow &row) const;
    void paintHidden(QPainter &painter, const QRectF &bar, double timeLeftPx, const WaterfallLayout &layout,
                     const WaterfallRow &row) const;
    void paintPath(QPainter &painter, const QRectF &bar, double timeLeftPx, const WaterfallLayout &layout,
                   const WaterfallRow &row) const;
    void paintGhost(QPainter &painter, const QRectF &bar, double timeLeftPx, const WaterfallRow &row) const;

    const TraceSession &m_session;
    ChartColors m_colors;
};

} // namespace traceloupe
