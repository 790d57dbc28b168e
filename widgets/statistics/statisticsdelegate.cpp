// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statistics/statisticsdelegate.h"

#include "core/models/statisticsmodel.h"
#include "widgets/common/plaintext.h"

#include <QPainter>

namespace traceloupe {

namespace {

constexpr int kRowPaddingPx = 11;
constexpr int kCellPaddingPx = 14;
constexpr int kMarginPx = 4;
constexpr int kBarHeightPx = 3;
constexpr int kTrackAlpha = 28;

} // namespace

QString StatisticsDelegate::displayText(const QVariant &value, const QLocale &) const
{
    return plaintext::oneLine(value.toString().toStdString());
}

QSize StatisticsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(kCellPaddingPx, kRowPaddingPx);
}

void StatisticsDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_HasFocus; // the row is the selection; a frame around one cell says nothing
    if (index.data(StatisticsModel::TooFewRole).toBool())
        option->palette.setColor(QPalette::Text, option->palette.color(QPalette::PlaceholderText));
}

void StatisticsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant share = index.data(StatisticsModel::ShareRole);
    if (!share.isValid())
        return;
    const bool isSelected = (option.state & QStyle::State_Selected) != 0;
    const QColor text = option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    const QRect track(option.rect.left() + kMarginPx, option.rect.bottom() - kBarHeightPx,
                      option.rect.width() - 2 * kMarginPx, kBarHeightPx);
    QRect bar = track;
    bar.setWidth(qRound(track.width() * share.toDouble()));
    QColor trackColor = text;
    trackColor.setAlpha(kTrackAlpha);
    painter->fillRect(track, trackColor);
    painter->fillRect(bar, isSelected ? text : option.palette.color(QPalette::Link));
}

} // namespace traceloupe
