// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/chartcolors.h"

#include "core/layout/servicecolors.h"

#include <QPalette>

#include <array>
#include <cmath>

namespace traceloupe {

namespace {

using ServiceTable = std::array<QRgb, static_cast<std::size_t>(kServiceColorCount)>;

// twelve hues without the reds in two lightnesses each, chosen in OKLCH (chroma 0.135)
constexpr ServiceTable kLightServices = {
    0x4381cf, 0xb66c00, 0x049863, 0x9967bc, 0x14919c, 0x977e01, 0xb75c92, 0x658f2e,
    0x7275cf, 0x109488, 0x108bbb, 0xa861ac, 0x2160ab, 0x895107, 0x00734a, 0x784699,
    0x036e77, 0x725f04, 0x933b72, 0x476e02, 0x5354aa, 0x0e6f67, 0x03698f, 0x85418a};
constexpr ServiceTable kDarkServices = {
    0x75b1fd, 0xe89a47, 0x51c890, 0xc895ee, 0x0bc4d4, 0xc9ac37, 0xea89c1, 0x91bf5f,
    0x9ea4fd, 0x0bc8b9, 0x3cbcf4, 0xd98fdd, 0x4f8edc, 0xc3781b, 0x23a56f, 0xa573c9,
    0x109eab, 0xa58a02, 0xc4689f, 0x709c3c, 0x7d81dc, 0x0da295, 0x1398cb, 0xb56db9};

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
    colors.phantom = mixed(colors.text, colors.background, 0.38);
    return colors;
}

QColor ChartColors::service(int index) const
{
    const ServiceTable &table = isDark ? kDarkServices : kLightServices;
    return QColor(table[static_cast<std::size_t>(index) % table.size()]);
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
