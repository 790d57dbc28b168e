// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/waterfallgeometry.h"
#include "core/session/tracesession.h"
#include "widgets/common/chartcolors.h"
#include "widgets/common/elidedtextcache.h"

#include <QCoreApplication>

class QPainter;

namespace traceloupe {

/// Paints the left column of a waterfall: tree lines, toggles, service colour, service, operation, counts and marks.
class NameColumnPainter {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::NameColumnPainter)
public:
    NameColumnPainter(const TraceSession &session, const ChartColors &colors, const QFont &font);

    void paintRow(QPainter &painter, const WaterfallGeometry &geometry, const WaterfallRow &row, const QRectF &rowRect);

private:
    enum class ServiceEmphasis { Loud, Quiet, Hidden };

    /// A span with its subtree, or a group with all its members, as the tree shows it.
    struct TreeNode {
        SpanIndex span;
        bool isGroup = false;
        std::uint32_t end = 0; ///< the row after it
    };

    [[nodiscard]] TreeNode nodeOf(const WaterfallRow &row) const;
    [[nodiscard]] TreeNode parentOf(const TreeNode &node) const;
    [[nodiscard]] ServiceEmphasis emphasisOf(const WaterfallRow &row) const;
    void paintTreeLines(QPainter &painter, const WaterfallGeometry &geometry, const WaterfallRow &row,
                        const QRectF &rowRect) const;
    void paintToggle(QPainter &painter, const WaterfallGeometry &geometry, const WaterfallRow &row,
                     const QRectF &rowRect) const;
    /// Returns the left edge of what it painted.
    double paintSigns(QPainter &painter, const WaterfallGeometry &geometry, const WaterfallRow &row,
                      const QRectF &rowRect) const;
    double paintCount(QPainter &painter, double right, const WaterfallRow &row, const QRectF &rowRect);
    /// "×37" before the name of a group; returns its width.
    double paintMembers(QPainter &painter, double left, const WaterfallRow &row, const QRectF &rowRect);
    void paintHiddenRow(QPainter &painter, const WaterfallGeometry &geometry, double left, const WaterfallRow &row,
                        const QRectF &rowRect);
    void paintName(QPainter &painter, SpanIndex span, double left, double right, double middle);
    void paintTexts(QPainter &painter, double left, double right, const WaterfallRow &row, const QRectF &rowRect);

    const TraceSession &m_session;
    ChartColors m_colors;
    ElidedTextCache m_plainTexts;
    ElidedTextCache m_boldTexts;
    ElidedTextCache m_smallTexts;
};

/// One sign, WaterfallGeometry::kSignPx wide and high: a disc with an exclamation mark (failed: filled; failed spans
/// below: hollow), a triangle (a warning), a ring with an arrow away from it or to it (links).
void paintSign(QPainter &painter, const QPointF &center, const ChartColors &colors, RowSign sign);
/// A horizontal or vertical line as thin as a logical pixel, on whole device pixels.
void paintHairline(QPainter &painter, const QLineF &line, const QColor &color);

} // namespace traceloupe
