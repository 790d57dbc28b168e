// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/flamecolors.h"

#include <unordered_map>

namespace traceloupe {

namespace {

/// The colour that was met first is counted apart: nearly all frames have no other.
struct Counted {
    std::uint8_t first = kNoColor;
    std::uint32_t spans = 0;
};

std::uint64_t keyOf(std::uint32_t frame, std::uint8_t color)
{
    return (static_cast<std::uint64_t>(frame) << 8U) | color;
}

} // namespace

std::vector<std::uint8_t> frameColors(const FlameTree &tree, const ColorTable &table)
{
    std::vector<Counted> counted(tree.frameCount());
    std::unordered_map<std::uint64_t, std::uint32_t> others;
    const Trace &trace = *tree.trace();
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        if (trace.isPhantom(span))
            continue;
        const std::uint32_t frame = tree.frameOf(span).value();
        const std::uint8_t color = table.colorOf(span);
        Counted &known = counted[frame];
        if (known.spans == 0)
            known.first = color;
        if (known.first == color)
            ++known.spans;
        else
            ++others[keyOf(frame, color)];
    }
    std::vector<std::uint8_t> colors(counted.size());
    std::vector<std::uint32_t> most(counted.size());
    for (std::size_t frame = 0; frame < counted.size(); ++frame) {
        colors[frame] = counted[frame].first;
        most[frame] = counted[frame].spans;
    }
    for (const auto &[key, spans] : others) { // in any order: equal counts go to the smaller colour
        const std::size_t frame = key >> 8U;
        const auto color = static_cast<std::uint8_t>(key);
        if (spans > most[frame] || (spans == most[frame] && color < colors[frame])) {
            most[frame] = spans;
            colors[frame] = color;
        }
    }
    return colors;
}

} // namespace traceloupe
