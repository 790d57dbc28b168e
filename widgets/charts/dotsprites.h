// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QHash>
#include <QPixmap>

namespace traceloupe {

/// Dots drawn once and copied ten thousand times: smooth circles are the dear part of a scatter plot. Failed traces are
/// diamonds, so that colour is not the only sign.
class DotSprites {
public:
    enum class Shape { Circle, Diamond };

    /// Forgets what was drawn, if it was for another screen.
    void setPixelRatio(double pixelRatio);
    /// `fill` with an outline; `radius` in pixels. Draw it with its centre at the dot's.
    const QPixmap &sprite(Shape shape, const QColor &fill, const QColor &outline, float radius);

private:
    struct Key {
        QRgb fill;
        QRgb outline;
        int halfPixels; ///< of the radius
        Shape shape;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed)
        {
            return qHashMulti(seed, key.fill, key.outline, key.halfPixels, static_cast<int>(key.shape));
        }
    };

    QHash<Key, QPixmap> m_sprites;
    double m_pixelRatio = 1;
};

} // namespace traceloupe
