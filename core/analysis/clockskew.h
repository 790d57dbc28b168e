// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/clockdomain.h"
#include "core/model/trace.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace traceloupe {

/// What a trace proves about one clock against the clock next to it on the way to the root's (analysis.md section 3).
enum class SkewState : std::uint8_t {
    Reference,    ///< the root's clock
    Unconnected,  ///< no call connects it with the root's clock
    Consistent,   ///< no shift is needed: none is made
    Proven,       ///< bounded on both sides, and 0 is outside
    OneSided,     ///< bounded on one side, and 0 is outside: moved by the least that is needed
    Inconsistent, ///< no shift suits all calls (step, drift, wrong parents): the one that suits most is known, not used
    BeyondCap ///< larger than SkewParams::capNs: not used
};
/// "reference", "proven", ...
[[nodiscard]] std::string_view skewStateName(SkewState state);

/// One clock. deltaNs is what to add to its times; it says so only where isUsed.
struct DomainShift {
    SkewState state = SkewState::Unconnected;
    std::uint32_t against = ClockDomains::kNone; ///< the domain that state, bounds and calls are relative to
    std::optional<std::int64_t> lowerNs; ///< of the shift against that domain; without: not bounded
    std::optional<std::int64_t> upperNs;
    std::int64_t minimumNs = 0; ///< the least |shift| that the bounds allow
    std::uint32_t calls = 0; ///< how many edges the bounds are of
    std::int64_t deltaNs = 0; ///< against the root's clock
    std::optional<std::int64_t> errorNs = 0; ///< +/- of deltaNs; without: not bounded on one side
    bool isUsed = false; ///< deltaNs is not 0 and every step to the root is proven
};

/// The clocks of a trace aligned with the root's, as far as calls prove that they are off. Nothing here changes the
/// trace: views and analyses add shiftOf() to what is drawn and compared, durations stay.
struct ClockSkew {
    ClockDomains clocks;
    std::vector<DomainShift> shifts; ///< by index into clocks.domains

    [[nodiscard]] bool isAnyUsed() const;
    /// To be added to the span's start, its events and its logs; 0 where nothing is proven.
    [[nodiscard]] std::int64_t shiftOf(const Trace &trace, SpanIndex span) const;
    /// Whether times of the two, aligned, can be compared: one clock, or every step between theirs and the root's is
    /// bounded on both sides.
    [[nodiscard]] bool areComparable(const Trace &trace, SpanIndex a, SpanIndex b) const;
    /// Aligned starts of all rows (AlignedStarts of edgeclass.h); empty if no clock is moved. Phantoms start with
    /// their first child.
    [[nodiscard]] std::vector<std::int64_t> startsNs(const Trace &trace) const;
};

struct SkewParams {
    std::int64_t capNs = 60'000'000'000; ///< larger shifts are not believed
};

/// A child can't start before its parent (a lower bound, from every edge between two clocks), and a server that
/// was no longer busy than its client waited can't end after it (an upper bound). Calls in the opposite direction
/// bound the same shift from the other side. O(rows + calls between inconsistent clocks * log). Any thread.
[[nodiscard]] ClockSkew clockSkew(const Trace &trace, const SkewParams &params = {});

} // namespace traceloupe
