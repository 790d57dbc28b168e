// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/servicepalette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace traceloupe {

namespace {

constexpr auto kCount = static_cast<std::size_t>(kServiceColorCount);

// sought in OKLCH so that the two that are most alike on either ground differ as much as can be
constexpr std::array<std::uint32_t, kCount> kLight = {0x5379d6, 0xbb8603, 0x5ea17d, 0xdb732d, 0x14a2b3, 0xa09610,
                                                      0xb87ea3, 0x6ba237, 0x9489c8, 0x068d84, 0x038ec3, 0x835c8c,
                                                      0x8c6a32, 0x824601, 0x057e47, 0x6c369e, 0x04626e, 0x625706,
                                                      0x8c2a6f, 0x3d6403, 0x3d4fa1, 0x026655, 0x005f8b, 0x747a3c};
constexpr std::array<std::uint32_t, kCount> kDark = {0x9cbbff, 0xffc559, 0x9ce1bb, 0xfec4a2, 0x4ee6fa, 0xe0d65f,
                                                     0xfbbce3, 0xabe27f, 0xd2cbfe, 0x08d3c6, 0x71cdff, 0xc198cb,
                                                     0xcba66e, 0xcf7a27, 0x4fbf7d, 0xa479d5, 0x01a3b6, 0xa3921b,
                                                     0xca6caa, 0x71a23f, 0x748be3, 0x32a68e, 0x289cdc, 0xb0b778};

struct Lab {
    double l;
    double a;
    double b;
};

double degrees(double radians)
{
    return radians * 180 / std::numbers::pi;
}

double cosOf(double degrees)
{
    return std::cos(degrees * std::numbers::pi / 180);
}

double linear(std::uint32_t channel)
{
    const double value = static_cast<double>(channel) / 255;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// CIE L*a*b* of an sRGB colour, D65.
Lab labOf(std::uint32_t rgb)
{
    constexpr double kEpsilon = 216.0 / 24389;
    constexpr double kKappa = 24389.0 / 27;
    const double red = linear(rgb >> 16 & 0xffU);
    const double green = linear(rgb >> 8 & 0xffU);
    const double blue = linear(rgb & 0xffU);
    const auto root = [](double part) { return part > kEpsilon ? std::cbrt(part) : (kKappa * part + 16) / 116; };
    const double x = root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
    const double y = root(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
    const double z = root((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double hueOf(double a, double b)
{
    const double hue = a == 0 && b == 0 ? 0 : degrees(std::atan2(b, a));
    return hue < 0 ? hue + 360 : hue;
}

double meanHue(double hue, double other)
{
    if (std::abs(hue - other) <= 180)
        return (hue + other) / 2;
    return hue + other < 360 ? (hue + other + 360) / 2 : (hue + other - 360) / 2;
}

/// sqrt(c^7 / (c^7 + 25^7)), which the formula asks for twice.
double chromaTerm(double chroma)
{
    const double seventh = std::pow(chroma, 7);
    return std::sqrt(seventh / (seventh + std::pow(25.0, 7)));
}

double differenceOf(const Lab &first, const Lab &second)
{
    const double stretch = 1
                           + 0.5
                                 * (1
                                    - chromaTerm((std::hypot(first.a, first.b) + std::hypot(second.a, second.b)) / 2));
    const double chroma1 = std::hypot(first.a * stretch, first.b);
    const double chroma2 = std::hypot(second.a * stretch, second.b);
    const double hue1 = hueOf(first.a * stretch, first.b);
    const double hue2 = hueOf(second.a * stretch, second.b);
    double turn = chroma1 * chroma2 == 0 ? 0 : hue2 - hue1;
    turn += turn > 180 ? -360 : turn < -180 ? 360 : 0;
    const double hueStep = 2 * std::sqrt(chroma1 * chroma2) * std::sin(turn / 2 * std::numbers::pi / 180);
    const double lightness = (first.l + second.l) / 2;
    const double chroma = (chroma1 + chroma2) / 2;
    const double hue = chroma1 * chroma2 == 0 ? hue1 + hue2 : meanHue(hue1, hue2);
    const double t = 1 - 0.17 * cosOf(hue - 30) + 0.24 * cosOf(2 * hue) + 0.32 * cosOf(3 * hue + 6)
                     - 0.20 * cosOf(4 * hue - 63);
    const double blueTurn = 30 * std::exp(-std::pow((hue - 275) / 25, 2));
    const double offset = std::pow(lightness - 50, 2);
    const double light = (second.l - first.l) / (1 + 0.015 * offset / std::sqrt(20 + offset));
    const double strong = (chroma2 - chroma1) / (1 + 0.045 * chroma);
    const double turned = hueStep / (1 + 0.015 * chroma * t);
    const double cross = -std::sin(2 * blueTurn * std::numbers::pi / 180) * 2 * chromaTerm(chroma);
    return std::sqrt(light * light + strong * strong + turned * turned + cross * strong * turned);
}

using Differences = std::array<std::array<double, kCount>, kCount>;

Differences allDifferences()
{
    Differences all{};
    for (std::size_t i = 0; i < kCount; ++i) {
        for (std::size_t j = 0; j < kCount; ++j)
            all[i][j] = std::min(colorDifference(kLight[i], kLight[j]), colorDifference(kDark[i], kDark[j]));
    }
    return all;
}

} // namespace

std::uint32_t serviceRgb(int color, bool isDark)
{
    return (isDark ? kDark : kLight)[static_cast<std::size_t>(color) % kCount];
}

double colorDifference(std::uint32_t rgb, std::uint32_t otherRgb)
{
    return differenceOf(labOf(rgb), labOf(otherRgb));
}

double serviceColorDifference(int color, int other)
{
    static const Differences all = allDifferences();
    return all[static_cast<std::size_t>(color) % kCount][static_cast<std::size_t>(other) % kCount];
}

} // namespace traceloupe
