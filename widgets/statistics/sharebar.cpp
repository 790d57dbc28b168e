// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statistics/sharebar.h"

#include "widgets/common/chartcolors.h"
#include "widgets/statistics/breakdownmodel.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace traceloupe {

namespace {

constexpr int kHeightPx = 14;
constexpr int kFrameHeightPx = 2;
constexpr int kGapFromPx = 4; ///< narrower parts touch each other
constexpr double kWholeShare = 10'000;

} // namespace

ShareBar::ShareBar(const BreakdownModel &model, QWidget *parent) : QWidget(parent), m_model(model)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { setCurrentRow(-1); });
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] { update(); });
}

QSize ShareBar::sizeHint() const
{
    return {200, kHeightPx};
}

void ShareBar::setCurrentRow(int row)
{
    m_current = row;
    update();
}

int ShareBar::leftOf(double sharesBefore) const
{
    return static_cast<int>(std::lround(sharesBefore / kWholeShare * width()));
}

std::optional<int> ShareBar::rowAt(int xPx) const
{
    double before = 0;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const int left = leftOf(before);
        before += m_model.row(row).share;
        if (xPx >= left && xPx < leftOf(before))
            return row;
    }
    return std::nullopt;
}

void ShareBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ChartColors colors = ChartColors::fromPalette(palette());
    painter.fillRect(rect(), colors.grid); // what the rows that are not shown have
    double before = 0;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const int left = leftOf(before);
        before += m_model.row(row).share;
        QRect part(left, 0, leftOf(before) - left, height());
        if (part.width() < 1)
            continue;
        if (part.width() >= kGapFromPx)
            part.setWidth(part.width() - 1);
        const int color = m_model.index(row, BreakdownModel::Part).data(BreakdownModel::ColorRole).toInt();
        painter.fillRect(part, colors.of(color));
        if (row == m_current) {
            painter.fillRect(QRect(part.left(), 0, part.width(), kFrameHeightPx), colors.text);
            painter.fillRect(QRect(part.left(), height() - kFrameHeightPx, part.width(), kFrameHeightPx), colors.text);
        }
    }
}

void ShareBar::mousePressEvent(QMouseEvent *event)
{
    const auto row = rowAt(event->position().toPoint().x());
    if (event->button() == Qt::LeftButton && row)
        Q_EMIT rowClicked(*row);
}

bool ShareBar::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<const QHelpEvent *>(event);
    const auto row = rowAt(help->pos().x());
    const QString text = row ? m_model.index(*row, BreakdownModel::Part).data(Qt::ToolTipRole).toString() : QString();
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace traceloupe
