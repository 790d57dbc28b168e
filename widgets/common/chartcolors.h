// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

class QPalette;

namespace traceloupe {

/// The colours of painted views, made to fit the window's palette, light or dark. A plain value.
struct ChartColors {
    bool isDark = false;
    QColor background;
    QColor headerBackground; ///< rulers, strips
    QColor hoverRow;
    QColor currentRow;
    QColor accent;           ///< focus, current row's edge, range being dragged
    QColor grid;
    QColor separator;
    QColor text;
    QColor dimText;
    QColor error;
    QColor warning;
    QColor match;            ///< rows that a search found
    QColor phantom;          ///< bars of spans that are not there

    [[nodiscard]] static ChartColors fromPalette(const QPalette &palette);

    /// A service's colour by its index (core/layout/servicepalette.h). Views always say the name too.
    [[nodiscard]] QColor service(int index) const;
    /// A colour of a ColorTable: a service's or another value's, a step of the scale from low to high, or none.
    [[nodiscard]] QColor of(int color) const;
    /// Black or white, whichever is read better on `fill`.
    [[nodiscard]] static QColor textOn(const QColor &fill);
};

/// WCAG contrast of two opaque colours, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);
/// `share` of `front` over `back`, opaque.
[[nodiscard]] QColor mixed(const QColor &front, const QColor &back, double share);

} // namespace traceloupe
