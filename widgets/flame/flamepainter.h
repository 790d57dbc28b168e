// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/flamelayout.h"
#include "core/layout/servicecolors.h"
#include "widgets/common/chartcolors.h"
#include "widgets/common/elidedtextcache.h"

#include <QCoreApplication>

#include <span>

class QPainter;

namespace traceloupe {

/// What of a flame graph's picture changes without a new layout.
struct FlamePaintState {
    const FlameBlock *current = nullptr;
    const FlameBlock *hovered = nullptr;
    const FlameMatches *matches = nullptr; ///< null = nothing was searched for
    std::span<const std::uint8_t> colors;  ///< by frame (frameColors()); empty = by service
    bool hasFocus = false;
};

/// Paints a laid-out flame graph, on a screen or into a picture. Knows no events and keeps no state but texts.
class FlamePainter {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::FlamePainter)
public:
    FlamePainter(const ServiceColors &serviceColors, const ChartColors &colors, const QFont &font);

    void paint(QPainter &painter, const QRectF &dirty, const FlameTree &tree, const FlameLayout &layout,
               const FlameGeometry &geometry, const FlamePaintState &state);
    /// A row for that font.
    [[nodiscard]] static int rowHeightPx(const QFont &font);
    /// One that has a second line, with the frame's figure, for graphs of few rows.
    [[nodiscard]] static int tallRowHeightPx(const QFont &font);

private:
    struct Look {
        QColor fill;
        QColor text;
        bool isMatch = false;
    };

    [[nodiscard]] Look lookOf(const FlameTree &tree, const FlameBlock &block, const FlamePaintState &state) const;
    void paintBlock(QPainter &painter, const QRectF &rect, const FlameTree &tree, const FlameBlock &block,
                    const FlamePaintState &state);
    void paintText(QPainter &painter, const QRectF &rect, const FlameTree &tree, const FlameBlock &block,
                   const QColor &color);
    [[nodiscard]] const QStaticText &titleOf(const FlameTree &tree, const FlameBlock &block, int widthPx);

    const ServiceColors &m_serviceColors;
    ChartColors m_colors;
    ElidedTextCache m_texts;
};

/// Slanting lines over a rectangle, also where the device knows no patterns (SVG).
void paintHatch(QPainter &painter, const QRectF &rect, const QColor &color);

} // namespace traceloupe
