// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/chartcolors.h"

#include <QPainter>

#include <vector>

/// A line above a chart that says what its colours and signs stand for.
namespace traceloupe::chartlegend {

enum class Sign { None, Circle, Diamond, Square, Corner, Hatched };

struct Item {
    Sign sign = Sign::None;
    QColor color;
    QString text; ///< safe to paint
};

[[nodiscard]] double height(const QFontMetrics &metrics);
/// From the left of `line`; long texts are cut, and those for which there is no room are counted: "+3 more". The first
/// `always` items are never counted away. Gives the width that was used.
double paint(QPainter &painter, const ChartColors &colors, const QRectF &line, const std::vector<Item> &items,
             std::size_t always = 0);
/// What paint() takes where there is room.
[[nodiscard]] double widthOf(const QFontMetrics &metrics, const std::vector<Item> &items);

} // namespace traceloupe::chartlegend
