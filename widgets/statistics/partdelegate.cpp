// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statistics/partdelegate.h"

#include "widgets/common/chartcolors.h"
#include "widgets/statistics/breakdownmodel.h"

#include <QPainter>

namespace traceloupe {

namespace {

constexpr int kSwatchPx = 10;
constexpr int kMarginPx = 6;

} // namespace

void PartDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    StatisticsDelegate::initStyleOption(option, index);
    if (index.column() != BreakdownModel::Part)
        return;
    option->features |= QStyleOptionViewItem::HasDecoration; // room for the colour
    option->decorationSize = QSize(kSwatchPx + kMarginPx, kSwatchPx);
}

void PartDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    StatisticsDelegate::paint(painter, option, index);
    const QVariant color = index.data(BreakdownModel::ColorRole);
    if (!color.isValid())
        return;
    const QRect swatch(option.rect.left() + kMarginPx, option.rect.center().y() - kSwatchPx / 2, kSwatchPx, kSwatchPx);
    painter->fillRect(swatch, ChartColors::fromPalette(option.palette).of(color.toInt()));
}

} // namespace traceloupe
