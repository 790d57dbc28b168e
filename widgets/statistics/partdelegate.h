// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/statistics/statisticsdelegate.h"

namespace traceloupe {

/// Cells of a breakdown: the part's colour before its name, a bar under its share.
class PartDelegate final : public StatisticsDelegate {
    Q_OBJECT
public:
    using StatisticsDelegate::StatisticsDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace traceloupe
