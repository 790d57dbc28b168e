// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/spancategory.h"
#include "core/layout/servicecolors.h"
#include "core/model/trace.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace traceloupe {

/// What spans are told apart by.
enum class ColorBy : std::uint8_t { Service, Kind, Attribute, Rank, Category };

struct ColorChoice {
    ColorBy by = ColorBy::Service;
    std::string attribute; ///< the key, for ColorBy::Attribute
    friend bool operator==(const ColorChoice &, const ColorChoice &) = default;
};

/// Spans that have no value to be coloured by.
inline constexpr std::uint8_t kNoColor = 255;
/// Steps of a scale from low to high, for ranks: kFirstStep to kFirstStep + kStepCount - 1.
inline constexpr std::uint8_t kFirstStep = 100;
inline constexpr int kStepCount = 6;
/// From these percents on the next step begins.
inline constexpr double kStepStarts[kStepCount] = {0, 25, 50, 75, 90, 99};

struct LegendEntry {
    std::string label;         ///< a value of the trace, or empty for spans without one
    std::uint8_t color = kNoColor;
    std::uint32_t spans = 0;
    std::uint32_t errors = 0;
    SpanIndex first;
    int step = -1;             ///< of a scale
    SpanKind kind = SpanKind::Unspecified;
    SpanCategory category = SpanCategory::Unknown;
};

/// The colour of every row, and what the colours mean: most spans first. Made in one pass in any thread.
struct ColorTable {
    /// Values listed at most; the others still have their colours.
    static constexpr std::size_t kMaxEntries = 200;

    ColorChoice choice;
    std::vector<std::uint8_t> byRow;
    std::vector<LegendEntry> entries;

    [[nodiscard]] std::uint8_t colorOf(SpanIndex span) const { return byRow[span.value()]; }
};

/// `percentOf` gives the rank of a span, below 0 for none; needed for ColorBy::Rank only.
[[nodiscard]] ColorTable makeColorTable(const Trace &trace, const ColorChoice &choice,
                                        const ServiceColorChoices &chosen = {},
                                        const std::function<double(SpanIndex)> &percentOf = {});

} // namespace traceloupe
