// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <span>

namespace traceloupe {

/// Which spans count in latency figures.
enum class SpanOutcome : std::uint8_t { All, Success, Error };

/// Bits of LatencySpans::marks.
namespace LatencyMark {
inline constexpr std::uint8_t kError = 1 << 0;      ///< effective error (analysis.md section 0)
inline constexpr std::uint8_t kNoDuration = 1 << 1; ///< never ended, or ended before it started: counted, not measured
} // namespace LatencyMark

/// Spans as columns that are sorted into groups (operations, services, values of an attribute): one entry a span, equal
/// lengths. It borrows. Large sets come in several pieces, which are worked on one after the other.
struct LatencySpans {
    static constexpr std::uint32_t kNoGroup = std::numeric_limits<std::uint32_t>::max();

    std::span<const std::uint32_t> group; ///< kNoGroup: left out
    std::span<const std::int64_t> startNs;
    std::span<const std::int64_t> durationNs;
    std::span<const std::uint8_t> marks;
    std::span<const double> weight = {}; ///< how many each stands for (analysis.md section 4.4); empty = one each

    [[nodiscard]] double weightOf(std::size_t i) const { return weight.empty() ? 1.0 : weight[i]; }

    /// Whether the duration of a span counts.
    [[nodiscard]] bool isMeasured(std::size_t i, SpanOutcome outcome) const
    {
        const bool isError = (marks[i] & LatencyMark::kError) != 0;
        return (marks[i] & LatencyMark::kNoDuration) == 0
               && (outcome == SpanOutcome::All || isError == (outcome == SpanOutcome::Error));
    }
};

} // namespace traceloupe
