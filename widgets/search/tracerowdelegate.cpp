// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/tracerowdelegate.h"

#include "core/models/tracelistmodel.h"
#include "widgets/common/chartcolors.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr int kMarginPx = 6;
constexpr int kBarHeightPx = 3;
constexpr int kMinBarPx = 2;
constexpr int kRowPaddingPx = 10;
constexpr int kErrorSignPx = 14;
constexpr int kErrorGapPx = 5;
constexpr int kLabelPaddingPx = 5;
constexpr int kLabelGapPx = 4;

void paintBackground(const QStyleOptionViewItem &option, QPainter &painter)
{
    QStyleOptionViewItem background = option;
    background.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, &painter, option.widget);
}

QColor textColor(const QStyleOptionViewItem &option)
{
    return option.palette.color(option.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text);
}

/// On the right of `cell`, cut at its end where there is no room: a number without its first digits would be another
/// one. The width of what was painted.
int paintRightText(QPainter &painter, const QStyleOptionViewItem &option, const QRect &cell)
{
    const QString text = option.fontMetrics.elidedText(option.text, Qt::ElideRight, cell.width());
    painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter, text);
    return option.fontMetrics.horizontalAdvance(text);
}

} // namespace

QSize TraceRowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), option.fontMetrics.height() + kRowPaddingPx};
}

void TraceRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem styled = option;
    initStyleOption(&styled, index);
    styled.state &= ~QStyle::State_HasFocus; // the row is the selection; a frame around one cell says nothing
    painter->save();
    switch (index.column()) {
    case TraceListModel::Duration:
        paintDuration(*painter, styled, index);
        break;
    case TraceListModel::Errors:
        paintErrors(*painter, styled, index);
        break;
    case TraceListModel::Marks:
        paintMarks(*painter, styled);
        break;
    default:
        if (index.column() >= TraceListModel::ColumnCount) // addresses, paths, classes: their ends tell them apart
            styled.textElideMode = Qt::ElideMiddle;
        QStyledItemDelegate::paint(painter, styled, index);
        break;
    }
    painter->restore();
}

void TraceRowDelegate::paintDuration(QPainter &painter, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    paintBackground(option, painter);
    const QRect cell = option.rect.adjusted(kMarginPx, 0, -kMarginPx, 0);
    const QRect track(cell.left(), option.rect.bottom() - kBarHeightPx - 1, cell.width(), kBarHeightPx);
    const double share = std::clamp(index.data(TraceListModel::DurationShareRole).toDouble(), 0.0, 1.0);
    QRect bar = track;
    bar.setWidth(std::max(kMinBarPx, static_cast<int>(track.width() * share)));
    const bool isSelected = (option.state & QStyle::State_Selected) != 0;
    QColor trackColor = textColor(option);
    trackColor.setAlpha(28);
    painter.fillRect(track, trackColor);
    painter.fillRect(bar, isSelected ? textColor(option) : option.palette.color(QPalette::Link));
    painter.setPen(textColor(option));
    paintRightText(painter, option, cell);
}

void TraceRowDelegate::paintErrors(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    paintBackground(option, painter);
    if (index.data(TraceListModel::ErrorsRole).toUInt() == 0)
        return;
    const QRect cell = option.rect.adjusted(kMarginPx, 0, -kMarginPx, 0);
    const bool isSelected = (option.state & QStyle::State_Selected) != 0;
    const QColor color = isSelected ? textColor(option) : ChartColors::fromPalette(option.palette).error;
    painter.setPen(color);
    const int textWidth = paintRightText(painter, option, cell.adjusted(kErrorSignPx + kErrorGapPx, 0, 0, 0));
    const QRectF sign(cell.right() - textWidth - kErrorSignPx - kErrorGapPx,
                      option.rect.center().y() - kErrorSignPx / 2.0 + 0.5, kErrorSignPx, kErrorSignPx);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(sign);
    QFont font = option.font;
    font.setBold(true);
    font.setPixelSize(kErrorSignPx - 3);
    painter.setFont(font);
    painter.setPen(isSelected ? option.palette.color(QPalette::Highlight) : option.palette.color(QPalette::Base));
    painter.drawText(sign, Qt::AlignCenter, u"!"_s);
}

void TraceRowDelegate::paintMarks(QPainter &painter, const QStyleOptionViewItem &option) const
{
    paintBackground(option, painter);
    QColor outline = textColor(option);
    outline.setAlpha(110);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(option.font);
    int x = option.rect.left() + kMarginPx;
    for (const QString &mark : option.text.split(u", "_s, Qt::SkipEmptyParts)) {
        const int width = option.fontMetrics.horizontalAdvance(mark) + 2 * kLabelPaddingPx;
        const QRectF label(x + 0.5, option.rect.center().y() - option.fontMetrics.height() / 2.0, width,
                           option.fontMetrics.height() + 1);
        painter.setPen(outline);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(label, 3, 3);
        painter.setPen(textColor(option));
        painter.drawText(label, Qt::AlignCenter, mark);
        x += width + kLabelGapPx;
    }
}

} // namespace traceloupe
