// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/readout.h"

#include <QPainter>

#include <algorithm>

namespace traceloupe {
namespace {

constexpr int kPaddingPx = 7;
constexpr int kGapPx = 12; ///< from the place
constexpr int kLeastTextPx = 40;
constexpr int kEdgePx = 2;
constexpr double kRadiusPx = 4;

} // namespace

void paintReadout(QPainter &painter, const ChartColors &colors, QPointF place, QSize widget, const QStringList &lines)
{
    if (lines.isEmpty())
        return;
    const QFontMetrics metrics = painter.fontMetrics();
    const int available = std::max(kLeastTextPx, widget.width() - 2 * (kPaddingPx + kEdgePx));
    int textWidth = 0;
    for (const QString &line : lines)
        textWidth = std::max(textWidth, metrics.horizontalAdvance(line));
    textWidth = std::min(textWidth, available);
    const QSizeF box(textWidth + 2 * kPaddingPx,
                     static_cast<double>(metrics.height() * lines.size() + 2 * (kPaddingPx - kEdgePx)));
    QPointF corner = place + QPointF(kGapPx, kGapPx);
    // above or below the place, so it may be moved sideways without covering it
    corner.setX(
        std::clamp<double>(corner.x(), kEdgePx, std::max<double>(kEdgePx, widget.width() - box.width() - kEdgePx)));
    if (corner.y() + box.height() > widget.height())
        corner.setY(std::max<double>(kEdgePx, place.y() - kGapPx - box.height()));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.separator);
    painter.setBrush(colors.headerBackground);
    painter.drawRoundedRect(QRectF(corner, box).translated(0.5, 0.5), kRadiusPx, kRadiusPx);
    double y = corner.y() + kPaddingPx - kEdgePx;
    for (int i = 0; i < lines.size(); ++i) {
        painter.setPen(i == 0 ? colors.text : colors.dimText);
        painter.drawText(QRectF(corner.x() + kPaddingPx, y, textWidth + 1, metrics.height()), Qt::AlignVCenter,
                         metrics.elidedText(lines[i], Qt::ElideMiddle, textWidth + 1));
        y += metrics.height();
    }
    painter.restore();
}

} // namespace traceloupe
