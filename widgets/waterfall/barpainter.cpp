// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/barpainter.h"

#include "core/layout/barlabel.h"

#include <QLinearGradient>
#include <QPainter>

#include <cmath>

namespace traceloupe {

namespace {

constexpr double kRadiusPx = 2;
constexpr double kPathHeightPx = 3;
constexpr double kDashPx = 3;       ///< of what ran beside the path
constexpr double kHiddenShare = 0.34; ///< of a closed bar's height
constexpr double kGroupTint = 0.30;

/// In the whole pixels that bars are drawn in.
QRectF between(double timeLeftPx, float leftPx, float rightPx, double top, double height)
{
    const double left = std::round(timeLeftPx + static_cast<double>(leftPx));
    const double right = std::round(timeLeftPx + static_cast<double>(rightPx));
    return {left, top, std::max(1.0, right - left), height};
}

void fillRounded(QPainter &painter, const QRectF &bar, const QColor &color)
{
    if (bar.width() < 3 * kRadiusPx) {
        painter.fillRect(bar, color);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(bar, kRadiusPx, kRadiusPx);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace

void BarPainter::paint(QPainter &painter, const QRectF &bar, double timeLeftPx, const WaterfallLayout &layout,
                       const WaterfallRow &row) const
{
    if (row.kind == LineKind::Group) {
        paintGroup(painter, bar, timeLeftPx, layout, row);
    } else {
        paintSpan(painter, bar, row);
        paintHidden(painter, bar, timeLeftPx, layout, row);
    }
    paintPath(painter, bar, timeLeftPx, layout, row);
    if ((row.marks & RowMark::kError) != 0) {
        const double top = row.pathCount > 0 ? bar.bottom() + kPathHeightPx : bar.bottom() + 1;
        painter.fillRect(QRectF(bar.left(), top, bar.width(), 2), m_colors.error);
    }
    if (row.rawLeftPx != row.leftPx)
        paintGhost(painter, bar, timeLeftPx, row);
}

void BarPainter::paintGroup(QPainter &painter, const QRectF &bar, double timeLeftPx, const WaterfallLayout &layout,
                            const WaterfallRow &row) const
{
    const QColor color = colorOf(row.span);
    fillRounded(painter, bar, mixed(color, m_colors.background, kGroupTint));
    const QColor edge = mixed(color, m_colors.background, 0.6);
    for (std::uint32_t i = row.firstHidden; i < row.firstHidden + row.hiddenCount; ++i) {
        const HiddenBar &member = layout.hidden[i];
        const QRectF rect = between(timeLeftPx, member.leftPx, member.rightPx, bar.top(), bar.height());
        painter.fillRect(rect, color);
        if (rect.width() > 3) // members side by side stay apart
            painter.fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), edge);
    }
}

void BarPainter::paintSpan(QPainter &painter, const QRectF &bar, const WaterfallRow &row) const
{
    const QColor color = colorOf(row.span);
    if ((row.marks & RowMark::kPhantom) != 0) {
        painter.fillRect(bar, QBrush(color, Qt::BDiagPattern));
        painter.setPen(color);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(bar.adjusted(0, 0, -1, -1));
    } else if ((row.marks & RowMark::kRunning) != 0) {
        const double solid = std::max(0.0, bar.width() - static_cast<double>(kRunningFadePx));
        QLinearGradient fade(bar.left() + solid, 0, bar.right(), 0);
        fade.setColorAt(0, color);
        fade.setColorAt(1, m_colors.background);
        painter.fillRect(bar, fade);
        painter.fillRect(QRectF(bar.left(), bar.bottom() - 1, bar.width(), 1), color);
    } else {
        fillRounded(painter, bar, color);
    }
}

void BarPainter::paintHidden(QPainter &painter, const QRectF &bar, double timeLeftPx, const WaterfallLayout &layout,
                             const WaterfallRow &row) const
{
    if (row.hiddenCount == 0)
        return;
    const QColor color = colorOf(row.span);
    const double height = std::max(3.0, std::floor(bar.height() * kHiddenShare));
    const double top = std::floor(bar.center().y() - height / 2);
    const QColor ink = mixed(ChartColors::textOn(color), color, 0.55);
    for (std::uint32_t i = row.firstHidden; i < row.firstHidden + row.hiddenCount; ++i) {
        const HiddenBar &hidden = layout.hidden[i];
        // the server that answered a client has its own colour, as if it were a row
        const QColor fill = hidden.first == row.server ? colorOf(row.server) : ink;
        const QRectF rect = between(timeLeftPx, hidden.leftPx, hidden.rightPx, top, height);
        if (hidden.first == row.server)
            painter.fillRect(rect.adjusted(-1, -1, 1, 1), m_colors.background);
        painter.fillRect(rect, fill);
    }
}

void BarPainter::paintPath(QPainter &painter, const QRectF &bar, double timeLeftPx, const WaterfallLayout &layout,
                           const WaterfallRow &row) const
{
    const double top = bar.bottom(); // below the bar: it hides nothing of it
    for (std::uint32_t i = row.firstPath; i < row.firstPath + row.pathCount; ++i) {
        const PathPart &part = layout.path[i];
        const QRectF rect = between(timeLeftPx, part.leftPx, part.rightPx, top, kPathHeightPx);
        if (part.isWhile) {
            for (double x = rect.left(); x < rect.right(); x += 2 * kDashPx)
                painter.fillRect(QRectF(x, top + 1, std::min(kDashPx, rect.right() - x), 1), m_colors.text);
        } else {
            painter.fillRect(rect, m_colors.text);
        }
    }
}

void BarPainter::paintGhost(QPainter &painter, const QRectF &bar, double timeLeftPx, const WaterfallRow &row) const
{
    const double x = std::round(timeLeftPx + static_cast<double>(row.rawLeftPx));
    const double middle = std::floor(bar.center().y());
    const double from = std::min(x, bar.left());
    for (double dash = from; dash < std::max(x, bar.left()); dash += 4)
        painter.fillRect(QRectF(dash, middle, 2, 1), m_colors.warning);
    painter.fillRect(QRectF(x, bar.top() - 1, 1, bar.height() + 2), m_colors.warning);
}

} // namespace traceloupe
