// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/chartcolors.h"

#include "core/layout/colortable.h"

#include <QPalette>

#include <array>
#include <cmath>

namespace traceloupe {

namespace {

// from quiet to loud; neighbours differ in hue and lightness
using StepTable = std::array<QRgb, static_cast<std::size_t>(kStepCount)>;
constexpr StepTable kLightSteps = {0x9aa7b5, 0x3fa0ae, 0x2f6fc4, 0x7d55c7, 0xb8399a, 0x7a0f4d};
constexpr StepTable kDarkSteps = {0x66727f, 0x2f95a3, 0x5f9bea, 0xa98be0, 0xe07fca, 0xffc2e0};

double linear(int channel)
{
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.red()) + 0.7152 * linear(color.green()) + 0.0722 * linear(color.blue());
}

} // namespace

ChartColors ChartColors::fromPalette(const QPalette &palette)
{
    ChartColors colors;
    colors.background = palette.color(QPalette::Base);
    colors.text = palette.color(QPalette::Text);
    colors.isDark = luminance(colors.background) < luminance(colors.text);
    colors.accent = palette.color(QPalette::Highlight);
    colors.headerBackground = palette.color(QPalette::Window);
    colors.hoverRow = mixed(colors.text, colors.background, colors.isDark ? 0.06 : 0.04);
    colors.currentRow = mixed(colors.accent, colors.background, colors.isDark ? 0.28 : 0.16);
    colors.grid = mixed(colors.text, colors.background, colors.isDark ? 0.13 : 0.09);
    colors.separator = mixed(colors.text, colors.background, colors.isDark ? 0.22 : 0.18);
    colors.dimText = mixed(colors.text, colors.background, 0.66);
    colors.error = colors.isDark ? QColor(0xff6b61) : QColor(0xc62828);
    colors.warning = colors.isDark ? QColor(0xf2b93b) : QColor(0x9a6700);
    colors.match = mixed(colors.warning, colors.background, colors.isDark ? 0.20 : 0.14);
    colors.phantom = mixed(colors.text, colors.background, 0.38);
    return colors;
}

QColor ChartColors::service(int index) const
{
    return QColor(QRgb(serviceRgb(index, isDark)));
}

QColor ChartColors::of(int color) const
{
    if (color < kServiceColorCount)
        return service(color);
    const int step = color - kFirstStep;
    if (step < 0 || step >= kStepCount)
        return phantom;
    return QColor((isDark ? kDarkSteps : kLightSteps)[static_cast<std::size_t>(step)]);
}

QColor ChartColors::textOn(const QColor &fill)
{
    const QColor black(0x111111);
    return contrastRatio(fill, Qt::white) >= contrastRatio(fill, black) ? QColor(Qt::white) : black;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor mixed(const QColor &front, const QColor &back, double share)
{
    const auto channel = [share](int f, int b) { return static_cast<int>(std::lround(f * share + b * (1 - share))); };
    return {channel(front.red(), back.red()), channel(front.green(), back.green()), channel(front.blue(), back.blue())};
}

} // namespace traceloupe
