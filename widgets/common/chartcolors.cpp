// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/chartcolors.h"

#include "core/layout/colortable.h"

#include <QPalette>

#include <array>
#include <cmath>

namespace traceloupe {

namespace {

using ServiceTable = std::array<QRgb, static_cast<std::size_t>(kServiceColorCount)>;

// twelve hues without the reds in two lightnesses each, chosen in OKLCH
constexpr ServiceTable kLightServices = {0x4087de, 0xbe7204, 0x0c9f69, 0xa269c9, 0x0098a4, 0x9e8406,
                                         0xc35c9b, 0x679725, 0x7679de, 0x139a8e, 0x0392c4, 0xb263b7,
                                         0x286ab9, 0x975a05, 0x0b7e53, 0x834fa6, 0x087982, 0x7e6900,
                                         0xa0437d, 0x4e7903, 0x5d5db8, 0x037b71, 0x0c749c, 0x914996};
constexpr ServiceTable kDarkServices = {0x7ab4fe, 0xeb9e4a, 0x55cb93, 0xcb98f1, 0x17c8d7, 0xccb03b, 0xed8cc5, 0x94c262,
                                        0xa2a8fe, 0x18cbbc, 0x40bff8, 0xdc92e0, 0x4f91e2, 0xc87a15, 0x1da871, 0xa975ce,
                                        0x14a2ae, 0xa98d07, 0xca69a3, 0x729f3a, 0x8083e2, 0x11a598, 0x049cd1, 0xb96fbe};

// from quiet to loud, one hue, ever further from the background
using StepTable = std::array<QRgb, static_cast<std::size_t>(kStepCount)>;
constexpr StepTable kLightSteps = {0x8fa3b8, 0x6c93b8, 0x4a7fb0, 0x8a63b3, 0xa13f8f, 0x7a0f4d};
constexpr StepTable kDarkSteps = {0x5d6f82, 0x5d86ad, 0x6fa6d8, 0xa98be0, 0xdf86cf, 0xffb3d9};

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
    const ServiceTable &table = isDark ? kDarkServices : kLightServices;
    return QColor(table[static_cast<std::size_t>(index) % table.size()]);
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
