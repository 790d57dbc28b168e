// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/clockskew.h"

#include "core/analysis/edgeclass.h"
#include "core/analysis/saturating.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

namespace traceloupe {

namespace {

constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();
constexpr std::uint16_t kNoEnd = SpanState::kMissingEnd | SpanState::kNegativeDuration;

/// Bounds of what to add to the times of the second domain of a pair to align it with the first.
struct Bounds {
    std::int64_t lower = kLowest;
    std::int64_t upper = kHighest;

    /// The same of the first against the second.
    [[nodiscard]] Bounds mirrored() const
    {
        return {upper == kHighest ? kLowest : -upper, lower == kLowest ? kHighest : -lower};
    }
};

/// All calls between two domains. `first` < `second`.
struct Pair {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    Bounds bounds;
    std::int64_t tolerance = 0;
    std::uint32_t calls = 0;
};

/// What the calls between two domains say of the second against the first.
struct Finding {
    SkewState state = SkewState::Consistent;
    std::int64_t delta = 0;
    std::optional<std::int64_t> error = 0;
    std::int64_t minimum = 0;
};

class SkewFinder {
public:
    SkewFinder(const Trace &trace, const SkewParams &params) : m_trace(trace), m_params(params)
    {
        m_skew.clocks = clockDomains(trace);
        m_skew.shifts.resize(m_skew.clocks.domains.size());
    }

    ClockSkew find()
    {
        collectPairs();
        if (!m_pairs.empty())
            compose();
        return std::move(m_skew);
    }

private:
    /// Calls `take(parent's domain, child's domain, bounds, child)` for every edge between two clocks.
    template <class Take>
    void forEachCall(const Take &take) const
    {
        for (std::uint32_t row = 0; row < m_trace.rowCount(); ++row) {
            const SpanIndex child(row);
            const SpanIndex parent = m_trace.parent(child);
            if (!parent.isValid() || m_trace.isPhantom(parent))
                continue;
            const std::uint32_t a = m_skew.clocks.of(m_trace, parent);
            const std::uint32_t b = m_skew.clocks.of(m_trace, child);
            const int state = m_trace.state(parent) | m_trace.state(child);
            if (a != b && (state & SpanState::kMissingStart) == 0)
                take(a, b, boundsOf(parent, child, (state & kNoEnd) == 0), child);
        }
    }

    [[nodiscard]] Bounds boundsOf(SpanIndex parent, SpanIndex child, bool haveEnds) const
    {
        Bounds bounds{m_trace.startNs(parent) - m_trace.startNs(child), kHighest};
        if (haveEnds && m_trace.kind(parent) == SpanKind::Client && m_trace.kind(child) == SpanKind::Server
            && m_trace.durationNs(child) <= m_trace.durationNs(parent))
            bounds.upper = m_trace.endNs(parent) - m_trace.endNs(child);
        return bounds;
    }

    [[nodiscard]] static std::uint64_t keyOf(std::uint32_t a, std::uint32_t b)
    {
        return (std::uint64_t{std::min(a, b)} << 32U) | std::max(a, b);
    }

    void collectPairs()
    {
        forEachCall([&](std::uint32_t a, std::uint32_t b, Bounds bounds, SpanIndex child) {
            const auto [at, isNew] = m_pairOf.emplace(keyOf(a, b), m_pairs.size());
            if (isNew)
                m_pairs.push_back({std::min(a, b), std::max(a, b), {}, 0, 0});
            Pair &pair = m_pairs[at->second];
            const Bounds oriented = a < b ? bounds : bounds.mirrored();
            pair.bounds.lower = std::max(pair.bounds.lower, oriented.lower);
            pair.bounds.upper = std::min(pair.bounds.upper, oriented.upper);
            pair.tolerance = std::max(pair.tolerance, timeToleranceNs(m_trace, child));
            ++pair.calls;
        });
    }

    [[nodiscard]] Finding judge(const Pair &pair)
    {
        const auto [lower, upper] = pair.bounds;
        const bool isZeroPossible = lower <= pair.tolerance && upper >= -pair.tolerance;
        if (lower > upper && !isZeroPossible)
            return {SkewState::Inconsistent, bestForMost(pair), std::nullopt, 0};
        if (isZeroPossible)
            return {};
        const std::int64_t nearest = lower > 0 ? lower : upper;
        if (lower == kLowest || upper == kHighest)
            return {SkewState::OneSided, nearest, std::nullopt, std::abs(nearest)};
        const std::int64_t half = (upper - lower) / 2;
        return {SkewState::Proven, lower + half, upper - lower - half, std::abs(nearest)};
    }

    /// The shift that suits most calls, of equals the smallest. Each call is an interval; only its ends and 0 can be
    /// it.
    [[nodiscard]] std::int64_t bestForMost(const Pair &pair)
    {
        std::vector<std::int64_t> lowers;
        std::vector<std::int64_t> uppers;
        std::vector<std::int64_t> points{0};
        for (const Bounds &call : callsOf(pair)) {
            lowers.push_back(call.lower);
            uppers.push_back(call.upper);
            if (call.lower != kLowest)
                points.push_back(call.lower);
            if (call.upper != kHighest)
                points.push_back(call.upper);
        }
        std::ranges::sort(lowers);
        std::ranges::sort(uppers);
        std::int64_t best = 0;
        std::int64_t most = -1;
        for (const std::int64_t point : points) {
            const auto begun = std::ranges::upper_bound(lowers, point) - lowers.begin();
            const auto ended = std::ranges::lower_bound(uppers, point) - uppers.begin();
            const std::int64_t suits = begun - ended;
            if (suits > most
                || (suits == most && std::pair(std::abs(point), point) < std::pair(std::abs(best), best))) {
                most = suits;
                best = point;
            }
        }
        return best;
    }

    [[nodiscard]] std::vector<Bounds> &callsOf(const Pair &pair)
    {
        if (m_callsOf.empty()) { // only inconsistent clocks need single calls
            m_callsOf.resize(m_pairs.size());
            forEachCall([&](std::uint32_t a, std::uint32_t b, Bounds bounds, SpanIndex) {
                m_callsOf[m_pairOf.at(keyOf(a, b))].push_back(a < b ? bounds : bounds.mirrored());
            });
        }
        return m_callsOf[m_pairOf.at(keyOf(pair.first, pair.second))];
    }

    [[nodiscard]] std::uint32_t referenceDomain() const
    {
        SpanIndex row = m_trace.analysisRoot();
        while (m_trace.isPhantom(row) && m_trace.hasChildren(row))
            row = SpanIndex(row.value() + 1);
        return m_skew.clocks.of(m_trace, row);
    }

    /// Breadth first from the root's clock, over the pairs with most calls first.
    void compose()
    {
        std::vector<std::vector<std::uint32_t>> pairsOf(m_skew.shifts.size());
        for (std::uint32_t i = 0; i < m_pairs.size(); ++i) {
            pairsOf[m_pairs[i].first].push_back(i);
            pairsOf[m_pairs[i].second].push_back(i);
        }
        for (auto &pairs : pairsOf)
            std::ranges::stable_sort(pairs, std::greater(), [this](std::uint32_t i) { return m_pairs[i].calls; });
        const std::uint32_t reference = referenceDomain();
        if (reference == ClockDomains::kNone)
            return;
        m_skew.shifts[reference].state = SkewState::Reference;
        std::vector<Step> steps(m_skew.shifts.size());
        std::vector<std::uint32_t> queue{reference};
        for (std::size_t at = 0; at < queue.size(); ++at) {
            for (const std::uint32_t pair : pairsOf[queue[at]]) {
                const std::uint32_t next = m_pairs[pair].first == queue[at] ? m_pairs[pair].second
                                                                            : m_pairs[pair].first;
                if (m_skew.shifts[next].state != SkewState::Unconnected)
                    continue;
                steps[next] = take(m_pairs[pair], queue[at], next, steps[queue[at]]);
                queue.push_back(next);
            }
        }
    }

    /// What a domain's neighbours start from.
    struct Step {
        std::int64_t delta = 0;
        std::optional<std::int64_t> error = 0;
        bool isProven = true;
    };

    Step take(const Pair &pair, std::uint32_t from, std::uint32_t next, const Step &before)
    {
        Finding finding = judge(pair);
        const Bounds bounds = from == pair.first ? pair.bounds : pair.bounds.mirrored();
        if (from != pair.first)
            finding.delta = -finding.delta;
        Step step{saturatedSum(before.delta, finding.delta), std::nullopt, before.isProven};
        if (before.error && finding.error)
            step.error = saturatedSum(*before.error, *finding.error);
        step.isProven = before.isProven && finding.state != SkewState::Inconsistent;

        DomainShift &shift = m_skew.shifts[next];
        shift.state = finding.state;
        shift.against = from;
        if (bounds.lower != kLowest)
            shift.lowerNs = bounds.lower;
        if (bounds.upper != kHighest)
            shift.upperNs = bounds.upper;
        shift.minimumNs = finding.minimum;
        shift.calls = pair.calls;
        shift.deltaNs = step.delta;
        shift.errorNs = step.error;
        if (step.delta > m_params.capNs || step.delta < -m_params.capNs)
            shift.state = SkewState::BeyondCap;
        shift.isUsed = step.isProven && step.delta != 0 && shift.state != SkewState::BeyondCap;
        return step;
    }

    const Trace &m_trace;
    const SkewParams &m_params;
    ClockSkew m_skew;
    std::vector<Pair> m_pairs;
    std::unordered_map<std::uint64_t, std::size_t> m_pairOf;
    std::vector<std::vector<Bounds>> m_callsOf; ///< by pair
};

} // namespace

std::string_view skewStateName(SkewState state)
{
    switch (state) {
    case SkewState::Reference:
        return "reference";
    case SkewState::Unconnected:
        return "unconnected";
    case SkewState::Consistent:
        return "consistent";
    case SkewState::Proven:
        return "proven";
    case SkewState::OneSided:
        return "one-sided";
    case SkewState::Inconsistent:
        return "inconsistent";
    case SkewState::BeyondCap:
        break;
    }
    return "beyond-cap";
}

bool ClockSkew::isAnyUsed() const
{
    return std::ranges::any_of(shifts, &DomainShift::isUsed);
}

std::int64_t ClockSkew::shiftOf(const Trace &trace, SpanIndex span) const
{
    const std::uint32_t domain = clocks.of(trace, span);
    return domain != ClockDomains::kNone && shifts[domain].isUsed ? shifts[domain].deltaNs : 0;
}

bool ClockSkew::areComparable(const Trace &trace, SpanIndex a, SpanIndex b) const
{
    const auto isTiedToRoot = [this](std::uint32_t domain) {
        for (std::size_t step = 0; step <= shifts.size() && domain != ClockDomains::kNone; ++step) {
            const DomainShift &shift = shifts[domain];
            if (shift.state == SkewState::Reference)
                return true;
            const bool isBounded = shift.lowerNs.has_value() && shift.upperNs.has_value();
            const bool isTied = shift.state == SkewState::Consistent || shift.state == SkewState::Proven;
            if (!isBounded || !isTied)
                return false;
            domain = shift.against;
        }
        return false;
    };
    const std::uint32_t first = clocks.of(trace, a);
    const std::uint32_t second = clocks.of(trace, b);
    return first == second || (isTiedToRoot(first) && isTiedToRoot(second));
}

std::vector<std::int64_t> ClockSkew::startsNs(const Trace &trace) const
{
    if (!isAnyUsed())
        return {};
    std::vector<std::int64_t> starts = trace.columns().startNs;
    for (std::uint32_t row = trace.rowCount(); row-- > 0;) { // children before parents
        const SpanIndex span(row);
        starts[row] += shiftOf(trace, span);
        if (!trace.isPhantom(span))
            continue;
        for (std::uint32_t child = row + 1; child < trace.subtreeEnd(span); child = trace.subtreeEnd(SpanIndex(child)))
            starts[row] = child == row + 1 ? starts[child] : std::min(starts[row], starts[child]);
    }
    return starts;
}

ClockSkew clockSkew(const Trace &trace, const SkewParams &params)
{
    return SkewFinder(trace, params).find();
}

} // namespace traceloupe
