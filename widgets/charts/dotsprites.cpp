// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/dotsprites.h"

#include <QPainter>

#include <cmath>

namespace traceloupe {

void DotSprites::setPixelRatio(double pixelRatio)
{
    if (pixelRatio != m_pixelRatio)
        m_sprites.clear();
    m_pixelRatio = pixelRatio;
}

const QPixmap &DotSprites::sprite(Shape shape, const QColor &fill, const QColor &outline, float radius)
{
    const Key key{fill.rgba(), outline.rgba(), static_cast<int>(std::lround(radius * 2)), shape};
    const auto known = m_sprites.constFind(key);
    if (known != m_sprites.constEnd())
        return *known;
    const double drawn = key.halfPixels / 2.0;
    const int side = 2 * static_cast<int>(std::ceil(drawn + 1.5)) + 1;
    QPixmap picture(QSize(side, side) * m_pixelRatio);
    picture.setDevicePixelRatio(m_pixelRatio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(side / 2.0, side / 2.0);
    painter.setPen(QPen(outline, 1));
    painter.setBrush(fill);
    const double reach = drawn + 0.9; // a diamond of a circle's area reaches further
    if (shape == Shape::Diamond)
        painter.drawPolygon(QPolygonF{{0, -reach}, {reach, 0}, {0, reach}, {-reach, 0}});
    else
        painter.drawEllipse(QPointF(), drawn, drawn);
    painter.end();
    return *m_sprites.insert(key, picture);
}

} // namespace traceloupe
