// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timescale.h"
#include "core/model/trace.h"

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace traceloupe {

/// Spans that share a row, side by side or folded where they are narrower than a few pixels.
struct HiddenBar {
    float leftPx = 0;
    float rightPx = 0;
    std::uint32_t count = 0;
    SpanIndex first;
    friend bool operator==(const HiddenBar &, const HiddenBar &) = default;
};

/// Siblings in the order of their starts, ready to be drawn at any zoom: bars cost pixels and a binary search each,
/// however many siblings there are.
class SiblingIndex {
public:
    /// Siblings that start nearer to each other than this are one bar with a count.
    static constexpr double kFoldPx = 3;

    /// The siblings at rows first, subtreeEnd(first), ... before `end`.
    SiblingIndex(const Trace &trace, std::uint32_t first, std::uint32_t end);

    [[nodiscard]] std::size_t count() const { return m_rows.size(); }
    /// What of them is in the scale's range, at most one bar each kFoldPx.
    void layOut(const TimeScale &scale, std::vector<HiddenBar> &bars) const;

private:
    static constexpr std::size_t kBlock = 64;

    [[nodiscard]] std::int64_t latestEnd(std::size_t first, std::size_t end) const;

    std::vector<std::uint32_t> m_rows;
    std::vector<std::int64_t> m_startsNs;   ///< made ascending
    std::vector<std::int64_t> m_endsNs;
    std::vector<std::int64_t> m_endsSoFar;  ///< the latest end of this one and those before it
    std::vector<std::int64_t> m_blockEnds;  ///< the latest end of each kBlock siblings
};

/// Remembers the indexes of rows that were drawn lately.
class HiddenSpans {
public:
    /// Siblings remembered at most, all rows together.
    static constexpr std::size_t kMaxSiblings = 4'000'000;

    /// Bars of the siblings from `first` on before `end`.
    void layOut(const Trace &trace, std::uint32_t first, std::uint32_t end, const TimeScale &scale,
                std::vector<HiddenBar> &bars);
    void clear();

private:
    std::unordered_map<std::uint64_t, std::unique_ptr<const SiblingIndex>> m_known;
    std::size_t m_siblings = 0;
};

} // namespace traceloupe
