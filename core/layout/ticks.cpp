// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/ticks.h"

#include "core/layout/durationtext.h"

#include <array>
#include <cmath>

namespace traceloupe {

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::array<std::int64_t, 16> kClockSteps = {
    kSecond,     2 * kSecond,  5 * kSecond,  10 * kSecond, 15 * kSecond, 30 * kSecond, kMinute,   2 * kMinute,
    5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute, kHour,        3 * kHour,    6 * kHour, 12 * kHour};

/// Smallest of 1, 2, 5 times a power of ten that is at least `wanted`.
std::int64_t roundStep(double wanted)
{
    std::int64_t power = 1;
    while (static_cast<double>(power) * 10 <= wanted && power < kDay * 100'000)
        power *= 10;
    for (const int factor : {1, 2, 5, 10}) {
        if (static_cast<double>(power * factor) >= wanted)
            return power * factor;
    }
    return power * 10;
}

} // namespace

std::int64_t tickStepNs(double nsPerPixel, double minimumSpacingPx)
{
    const double wanted = std::max(1.0, nsPerPixel * std::max(1.0, minimumSpacingPx));
    if (wanted <= static_cast<double>(kSecond))
        return roundStep(wanted);
    for (const std::int64_t step : kClockSteps) {
        if (static_cast<double>(step) >= wanted)
            return step;
    }
    return kDay * roundStep(wanted / static_cast<double>(kDay));
}

namespace {

/// Multiples of the step in the range, both ends included.
void appendMarks(TimeRange range, std::int64_t step, std::vector<std::int64_t> &offsets)
{
    const std::int64_t remainder = ((range.startNs % step) + step) % step;
    std::int64_t offset = remainder == 0 ? range.startNs : saturatingAdd(range.startNs, step - remainder);
    while (offset <= range.endNs) {
        offsets.push_back(offset);
        const std::int64_t next = saturatingAdd(offset, step);
        if (next <= offset || next == std::numeric_limits<std::int64_t>::max())
            break;
        offset = next;
    }
}

} // namespace

Ticks computeTicks(TimeRange range, double widthPx, double minimumSpacingPx)
{
    Ticks ticks;
    if (range.isEmpty() || widthPx <= 0)
        return ticks;
    ticks.stepNs = tickStepNs(static_cast<double>(range.lengthNs()) / widthPx, minimumSpacingPx);
    appendMarks(range, ticks.stepNs, ticks.offsetsNs);
    return ticks;
}

Ticks computeTicks(const TimeScale &scale, std::int64_t originNs, double minimumSpacingPx)
{
    const TimeRange range = scale.range();
    const auto offsetOf = [originNs](std::int64_t time) { return saturatingSubtract(time, originNs); };
    if (!scale.warp())
        return computeTicks({offsetOf(range.startNs), offsetOf(range.endNs)}, scale.widthPx(), minimumSpacingPx);
    Ticks ticks;
    if (range.isEmpty() || scale.widthPx() <= 0)
        return ticks;
    ticks.stepNs = tickStepNs(scale.nsPerPixel(), minimumSpacingPx);
    std::int64_t from = range.startNs;
    std::vector<std::int64_t> marks;
    for (const TimeGap &gap : scale.warp()->gaps()) {
        if (gap.range.endNs <= range.startNs || gap.range.startNs >= range.endNs)
            continue;
        if (gap.range.startNs >= from)
            appendMarks({offsetOf(from), offsetOf(gap.range.startNs)}, ticks.stepNs, marks);
        from = gap.range.endNs;
    }
    if (from <= range.endNs)
        appendMarks({offsetOf(from), offsetOf(range.endNs)}, ticks.stepNs, marks);
    double lastX = -minimumSpacingPx;
    for (const std::int64_t mark : marks) {
        const double x = scale.xAt(saturatingAdd(originNs, mark));
        if (x - lastX < minimumSpacingPx * 0.99)
            continue;
        lastX = x;
        ticks.offsetsNs.push_back(mark);
    }
    return ticks;
}

QString tickText(std::int64_t offsetNs, std::int64_t largestOffsetNs, std::int64_t stepNs, const QLocale &locale)
{
    return durationTextInUnit(offsetNs, durationUnitFor(largestOffsetNs), stepNs, locale);
}

} // namespace traceloupe
