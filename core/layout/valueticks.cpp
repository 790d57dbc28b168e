// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/valueticks.h"

#include <cmath>

namespace traceloupe {

namespace {

/// 1, 2 or 5 times a power of ten that is at least `wanted`.
double roundStep(double wanted)
{
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= wanted)
            return factor * power;
    }
    return 10 * power;
}

} // namespace

std::vector<double> valueTicks(double lowest, double highest, int count)
{
    if (!(highest > lowest))
        highest = lowest + (lowest == 0 ? 1 : std::abs(lowest));
    const double step = roundStep((highest - lowest) / count);
    const double first = std::floor(lowest / step);
    const auto marks = static_cast<int>(std::ceil(highest / step) - first);
    std::vector<double> ticks;
    for (int i = 0; i <= marks; ++i)
        ticks.push_back((first + i) * step);
    return ticks;
}

} // namespace traceloupe
