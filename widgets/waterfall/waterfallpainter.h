// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/barlabel.h"
#include "core/layout/waterfallgeometry.h"
#include "core/session/tracesession.h"
#include "widgets/common/chartcolors.h"
#include "widgets/common/elidedtextcache.h"
#include "widgets/waterfall/barpainter.h"
#include "widgets/waterfall/namecolumnpainter.h"
#include "widgets/waterfall/waterfallcolumns.h"

#include <optional>
#include <vector>

class QPainter;

namespace traceloupe {

/// What of a waterfall's picture changes with every move of the pointer.
struct WaterfallPaintState {
    std::optional<std::uint32_t> currentLine;
    std::optional<std::uint32_t> hoverLine;
    std::optional<std::int64_t> hoverTimeNs;
    std::optional<TimeRange> draggedRange; ///< or selected
    bool hasFocus = false;
};

/// A column of the table part and where it is.
struct PlacedColumn {
    WaterfallColumn column;
    double leftPx = 0;
    double widthPx = 0;
};

/// Paints a laid-out waterfall. Knows no events and keeps no state but laid-out texts.
class WaterfallPainter {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::WaterfallPainter)
public:
    WaterfallPainter(const TraceSession &session, const ChartColors &colors, const QFont &font);

    void setColumns(std::vector<PlacedColumn> columns);
    /// What columns and labels say has become other.
    void forgetTexts()
    {
        m_cells.clear();
        m_labels.clear();
        m_smallLabels.clear();
    }
    void paint(QPainter &painter, const QRect &dirty, const WaterfallGeometry &geometry, const WaterfallLayout &layout,
               const WaterfallPaintState &state);

private:
    void paintRowBackground(QPainter &painter, const QRectF &row, const WaterfallRow &content,
                            const WaterfallPaintState &state) const;
    void paintGrid(QPainter &painter, const QRect &dirty, const WaterfallGeometry &geometry) const;
    void paintTimeRow(QPainter &painter, const WaterfallGeometry &geometry, const WaterfallLayout &layout,
                      const WaterfallRow &row) const;
    void paintOutside(QPainter &painter, const WaterfallGeometry &geometry, const QRectF &rowRect,
                      const WaterfallRow &row) const;
    void paintTicks(QPainter &painter, const QRectF &bar, double timeLeftPx, const WaterfallLayout &layout,
                    const WaterfallRow &row) const;
    void paintLabel(QPainter &painter, const WaterfallGeometry &geometry, const WaterfallLayout &layout,
                    const QRectF &rowRect, const WaterfallRow &row);
    /// A label with its place; the short one where the whole has no room.
    struct PlacedLabel {
        BarLabel label;
        const ElidedTextCache::Entry *beside = nullptr;
        const ElidedTextCache::Entry *within = nullptr;
    };
    [[nodiscard]] PlacedLabel placedLabel(const WaterfallLayout &layout, const WaterfallRow &row, double areaWidthPx);
    [[nodiscard]] PlacedLabel placedLabel(const QString &text, std::uint64_t key, const WaterfallRow &row,
                                          double areaWidthPx);
    void paintCells(QPainter &painter, const WaterfallRow &row, const QRectF &rowRect);
    void paintOverlays(QPainter &painter, const QRect &dirty, const WaterfallGeometry &geometry,
                       const WaterfallLayout &layout, const WaterfallPaintState &state) const;
    void paintBreaks(QPainter &painter, const QRect &dirty, const WaterfallGeometry &geometry) const;
    void paintRange(QPainter &painter, const QRect &dirty, const WaterfallGeometry &geometry,
                    const WaterfallLayout &layout, const TimeRange &range) const;
    [[nodiscard]] bool isDimmed(const WaterfallRow &row) const;
    [[nodiscard]] QString labelText(const WaterfallLayout &layout, const WaterfallRow &row) const;
    [[nodiscard]] QString shortLabelText(const WaterfallRow &row) const;
    [[nodiscard]] std::uint64_t labelKey(const WaterfallRow &row) const;

    const TraceSession &m_session;
    ChartColors m_colors;
    ElidedTextCache m_labels;
    ElidedTextCache m_smallLabels; ///< on bars, which are lower than a line of text
    std::vector<TimeBreak> m_breaks; ///< of what is painted
    ElidedTextCache m_cells;
    std::vector<PlacedColumn> m_columns;
    BarPainter m_bars;
    NameColumnPainter m_names;
};

} // namespace traceloupe
