// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace traceloupe {

class LatencyModel;

/// Paints what a RED table's numbers alone don't show: figures of too few spans greyed and in italics, activity over
/// time as a sparkline, verdicts with their sign.
class LatencyDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// `model` is what the view's proxy stands on, or null where rows have no sparkline; it outlives the delegate.
    explicit LatencyDelegate(const LatencyModel *model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    void paintActivity(QPainter &painter, const QStyleOptionViewItem &option, int row) const;

    const LatencyModel *m_model;
};

} // namespace traceloupe
