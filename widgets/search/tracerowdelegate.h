// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace traceloupe {

/// Paints what a number alone doesn't show in a trace list: duration as a bar relative to the longest row,
/// errors as a sign with the count, states as small labels.
class TraceRowDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintDuration(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintErrors(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintMarks(QPainter &painter, const QStyleOptionViewItem &option) const;
};

} // namespace traceloupe
