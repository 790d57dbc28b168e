// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/metrics.h"

#include <algorithm>
#include <array>

namespace traceloupe::traceql {

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
/// Lengths of steps that people find round, in seconds.
constexpr std::array<std::int64_t, 17> kRoundSeconds = {1,   2,     5,     10,    15,     30,     60,     120,    300,
                                                        600, 1'800, 3'600, 7'200, 14'400, 43'200, 86'400, 604'800};

/// Down to a multiple of the step; times are not negative.
std::int64_t floorTo(std::int64_t value, std::int64_t step)
{
    return value - value % step;
}

} // namespace

MetricsRange MetricsRange::aligned() const
{
    if (isInstant() || stepNs <= 0)
        return *this;
    MetricsRange wide = *this;
    wide.startNs = std::max<std::int64_t>(0, floorTo(startNs, stepNs) - stepNs);
    wide.endNs = endNs % stepNs == 0 ? endNs : floorTo(endNs, stepNs) + stepNs;
    return wide;
}

MetricsRange MetricsRange::covering(std::int64_t startNs, std::int64_t endNs, int steps)
{
    const std::int64_t wanted = std::max<std::int64_t>(1, (endNs - startNs) / std::max(steps, 1));
    std::int64_t step = kRoundSeconds.back() * kSecond;
    for (const std::int64_t seconds : kRoundSeconds) {
        if (seconds * kSecond >= wanted) {
            step = seconds * kSecond;
            break;
        }
    }
    const std::int64_t start = std::max<std::int64_t>(0, startNs - 1); // a span at the very start counts
    return {floorTo(start, step), std::max(endNs, start + 1), step};
}

std::int64_t MetricsRange::count() const
{
    if (stepNs <= 0 || endNs <= startNs)
        return 0;
    if (isInstant())
        return 1;
    const std::int64_t length = endNs - floorTo(startNs, stepNs);
    return length / stepNs + (length % stepNs != 0 ? 1 : 0);
}

std::int64_t MetricsRange::stepOf(std::int64_t timeNs) const
{
    if (timeNs <= startNs || timeNs > endNs)
        return -1;
    if (isInstant())
        return timeNs < endNs ? 0 : -1;
    return (timeNs - floorTo(startNs, stepNs) - 1) / stepNs;
}

std::int64_t MetricsRange::timeOf(std::int64_t step) const
{
    return isInstant() ? endNs : floorTo(startNs, stepNs) + (step + 1) * stepNs;
}

std::string labelsText(const Series &series)
{
    std::string text = "{";
    for (const SeriesLabel &label : series.labels) {
        const bool isWord = label.value.type != Type::String;
        text += (text.size() > 1 ? ", " : "") + label.name + '='
                + (isWord ? toPlainText(label.value) : '"' + label.value.text + '"');
    }
    return text + '}';
}

} // namespace traceloupe::traceql
