// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/lineicons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

#include <memory>

namespace traceloupe {

namespace {

/// Drawn on a grid of 16 by 16.
constexpr double kGrid = 16;

void drawShape(QPainter &painter, LineIcon icon)
{
    switch (icon) {
    case LineIcon::Copy:
        painter.drawRoundedRect(QRectF(5.5, 5.5, 8, 8), 1.5, 1.5);
        painter.drawPolyline(QPolygonF{{10.5, 3.5}, {10.5, 2.5}, {2.5, 2.5}, {2.5, 10.5}, {3.5, 10.5}});
        break;
    case LineIcon::ExpandAll:
        painter.drawPolyline(QPolygonF{{4.5, 3}, {8, 6.5}, {11.5, 3}});
        painter.drawPolyline(QPolygonF{{4.5, 9}, {8, 12.5}, {11.5, 9}});
        break;
    case LineIcon::CollapseAll:
        painter.drawPolyline(QPolygonF{{4.5, 6.5}, {8, 3}, {11.5, 6.5}});
        painter.drawPolyline(QPolygonF{{4.5, 12.5}, {8, 9}, {11.5, 12.5}});
        break;
    case LineIcon::WholeRange:
        painter.drawLine(QPointF(2.5, 3), QPointF(2.5, 13));
        painter.drawLine(QPointF(13.5, 3), QPointF(13.5, 13));
        painter.drawLine(QPointF(4.5, 8), QPointF(11.5, 8));
        painter.drawPolyline(QPolygonF{{6.5, 6}, {4.5, 8}, {6.5, 10}});
        painter.drawPolyline(QPolygonF{{9.5, 6}, {11.5, 8}, {9.5, 10}});
        break;
    case LineIcon::SidePanel:
        painter.drawRoundedRect(QRectF(2.5, 3.5, 11, 9), 1.5, 1.5);
        painter.drawLine(QPointF(9.5, 3.5), QPointF(9.5, 12.5));
        break;
    case LineIcon::Close:
        painter.drawLine(QPointF(4, 4), QPointF(12, 12));
        painter.drawLine(QPointF(12, 4), QPointF(4, 12));
        break;
    case LineIcon::Back:
        painter.drawPolyline(QPolygonF{{9.5, 3.5}, {5, 8}, {9.5, 12.5}});
        break;
    case LineIcon::Forward:
        painter.drawPolyline(QPolygonF{{6.5, 3.5}, {11, 8}, {6.5, 12.5}});
        break;
    }
}

class LineIconEngine final : public QIconEngine {
public:
    explicit LineIconEngine(LineIcon icon) : m_icon(icon) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / kGrid, rect.height() / kGrid);
        painter->setPen(
            QPen(palette.color(group, QPalette::ButtonText), 1.1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        drawShape(*painter, m_icon);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect({}, size), mode, state);
        return picture;
    }

    [[nodiscard]] QIconEngine *clone() const override { return std::make_unique<LineIconEngine>(m_icon).release(); }

private:
    LineIcon m_icon;
};

} // namespace

QIcon lineIcon(LineIcon icon)
{
    return QIcon(std::make_unique<LineIconEngine>(icon).release());
}

} // namespace traceloupe
