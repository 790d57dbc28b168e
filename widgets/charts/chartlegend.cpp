// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartlegend.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace traceloupe::chartlegend {

namespace {

constexpr double kSignPx = 9;
constexpr double kSignGapPx = 4;
constexpr double kItemGapPx = 10;
constexpr double kMostTextPx = 150;
constexpr double kRoomPx = 4; ///< under the line

constexpr const char *kMore = QT_TRANSLATE_N_NOOP("traceloupe::ChartLegend", "+%n more");

double widthOf(const QFontMetrics &metrics, const Item &item)
{
    const double sign = item.sign == Sign::None ? 0 : kSignPx + kSignGapPx;
    return sign + std::min(kMostTextPx, metrics.horizontalAdvance(item.text) + 1.0);
}

QString moreText(std::size_t count)
{
    return QCoreApplication::translate("traceloupe::ChartLegend", kMore, nullptr, static_cast<int>(count));
}

/// Items from the front that fit, with room for "+N more" if not all do.
std::size_t fitting(const QFontMetrics &metrics, const std::vector<Item> &items, double room)
{
    if (widthOf(metrics, items) <= room)
        return items.size();
    const double more = metrics.horizontalAdvance(moreText(items.size())) + kItemGapPx;
    double used = 0;
    std::size_t count = 0;
    while (count < items.size() && used + widthOf(metrics, items[count]) + more <= room)
        used += widthOf(metrics, items[count++]) + kItemGapPx;
    return count;
}

void paintSign(QPainter &painter, const Item &item, QPointF centre)
{
    const double half = kSignPx / 2;
    const QRectF box(std::round(centre.x() - half), std::round(centre.y() - half), kSignPx, kSignPx);
    painter.setPen(Qt::NoPen);
    painter.setBrush(item.color);
    painter.setRenderHint(QPainter::Antialiasing, item.sign == Sign::Circle || item.sign == Sign::Diamond);
    switch (item.sign) {
    case Sign::Circle:
        painter.drawEllipse(box);
        break;
    case Sign::Diamond:
        painter.drawPolygon(QPolygonF{
            {centre.x(), box.top()}, {box.right(), centre.y()}, {centre.x(), box.bottom()}, {box.left(), centre.y()}});
        break;
    case Sign::Square:
        painter.drawRect(box);
        break;
    case Sign::Corner:
        painter.drawPolygon(QPolygonF{box.topLeft(), box.topRight(), box.bottomRight()});
        break;
    case Sign::Hatched:
        painter.setBrush(QBrush(item.color, Qt::BDiagPattern));
        painter.drawRect(box);
        break;
    case Sign::None:
        break;
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace

double height(const QFontMetrics &metrics)
{
    return metrics.height() + kRoomPx;
}

double widthOf(const QFontMetrics &metrics, const std::vector<Item> &items)
{
    double width = 0;
    for (const Item &item : items)
        width += widthOf(metrics, item) + kItemGapPx;
    return std::max(0.0, width - kItemGapPx);
}

double paint(QPainter &painter, const ChartColors &colors, const QRectF &line, const std::vector<Item> &items,
             std::size_t always)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const std::size_t count = std::max(std::min(always, items.size()), fitting(metrics, items, line.width()));
    double left = line.left();
    const auto write = [&](const QString &text, double width) {
        painter.setPen(colors.dimText);
        painter.drawText(QRectF(left, line.top(), width, line.height()), Qt::AlignLeft | Qt::AlignVCenter, text);
    };
    for (std::size_t i = 0; i < count; ++i) {
        const Item &item = items[i];
        const double right = left + widthOf(metrics, item);
        if (item.sign != Sign::None) {
            paintSign(painter, item, {left + kSignPx / 2, line.center().y()});
            left += kSignPx + kSignGapPx;
        }
        write(metrics.elidedText(item.text, Qt::ElideRight, static_cast<int>(std::ceil(right - left))), right - left);
        left = right + kItemGapPx;
    }
    if (count < items.size()) {
        const QString more = moreText(items.size() - count);
        write(more, metrics.horizontalAdvance(more) + 1.0);
        left += metrics.horizontalAdvance(more) + kItemGapPx;
    }
    return left - kItemGapPx - line.left();
}

} // namespace traceloupe::chartlegend
