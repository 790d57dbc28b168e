// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spanstatistics.h"

#include "core/analysis/quantile.h"
#include "core/analysis/saturating.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace traceloupe {

namespace {

constexpr std::uint32_t kNone = 0xffffffffU;
constexpr std::size_t kRowsBetweenPolls = 4096;
constexpr std::size_t kMaxPairTable = 1U << 22; ///< entries; more possible pairs are looked up in a hash table
constexpr std::uint16_t kNotMeasured = SpanState::kMissingEnd | SpanState::kNegativeDuration | SpanState::kMissingStart;

/// One level's groups and which of them each of the asked-for rows belongs to.
struct Level {
    struct Label {
        std::string text;
        bool isWithout = false;
    };
    std::vector<Label> labels;
    std::vector<std::uint32_t> ofRow; ///< by position in the asked-for rows
};

class Statistics {
public:
    Statistics(const Trace &trace, const StatisticsParams &params) : m_trace(trace), m_params(params)
    {
        const auto wanted = [&](SpanIndex row) { return !trace.isPhantom(row); };
        if (params.rows) {
            std::ranges::copy_if(*params.rows, std::back_inserter(m_rows), wanted);
            return;
        }
        m_rows.reserve(trace.rowCount());
        for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
            if (wanted(SpanIndex(row)))
                m_rows.emplace_back(row);
        }
    }

    std::optional<SpanStatistics> compute()
    {
        Level outer = levelOf(m_params.outer);
        Level inner = levelOf(m_params.inner);
        if (isCancelled())
            return std::nullopt;
        findPairs(outer, inner);
        sortRowsByPair();
        return assemble(outer, inner);
    }

private:
    /// A group of the second level inside one of the first.
    struct Pair {
        std::uint32_t outer;
        std::uint32_t inner;
    };

    [[nodiscard]] bool isCancelled() const
    {
        return m_params.cancelled != nullptr && m_params.cancelled->load(std::memory_order_relaxed);
    }

    [[nodiscard]] Level levelOf(const GroupBy &by) const
    {
        switch (by.kind) {
        case GroupBy::Kind::Service:
            return byString([this](SpanIndex row) { return m_trace.serviceId(row); }, true);
        case GroupBy::Kind::Operation:
            return byString([this](SpanIndex row) { return m_trace.columns().name[row.value()]; }, false);
        case GroupBy::Kind::SpanKind:
            return byKind();
        case GroupBy::Kind::Status:
            return byStatus();
        case GroupBy::Kind::Attribute:
            return byAttribute(by.attribute);
        case GroupBy::Kind::Nothing:
            break;
        }
        return {{{}}, std::vector<std::uint32_t>(m_rows.size(), 0)};
    }

    /// Groups by a string of the trace's pool; the empty one may mean that there is none.
    template <class StringOf>
    [[nodiscard]] Level byString(StringOf stringOf, bool isEmptyWithout) const
    {
        Level level;
        std::vector<std::uint32_t> groupOf(m_trace.strings().size(), kNone);
        level.ofRow.reserve(m_rows.size());
        for (const SpanIndex row : m_rows) {
            const StringId id = stringOf(row);
            std::uint32_t &group = groupOf[id.value()];
            if (group == kNone) {
                group = static_cast<std::uint32_t>(level.labels.size());
                const std::string_view text = m_trace.text(id);
                level.labels.push_back({std::string(text), isEmptyWithout && text.empty()});
            }
            level.ofRow.push_back(group);
        }
        return level;
    }

    [[nodiscard]] Level byKind() const
    {
        constexpr std::uint32_t kKinds = 6;
        Level level;
        for (std::uint32_t kind = 0; kind < kKinds; ++kind)
            level.labels.push_back({std::string(spanKindName(static_cast<SpanKind>(kind))), false});
        for (const SpanIndex row : m_rows)
            level.ofRow.push_back(std::min(static_cast<std::uint32_t>(m_trace.kind(row)), kKinds - 1));
        return level;
    }

    [[nodiscard]] Level byStatus() const
    {
        Level level;
        for (const StatusCode status : {StatusCode::Unset, StatusCode::Ok, StatusCode::Error})
            level.labels.push_back({std::string(statusCodeName(status)), false});
        for (const SpanIndex row : m_rows)
            level.ofRow.push_back(std::min(static_cast<std::uint32_t>(m_trace.status(row)), 2U));
        return level;
    }

    [[nodiscard]] Level byAttribute(std::string_view key) const
    {
        Level level;
        std::unordered_map<std::string, std::uint32_t> groups;
        std::uint32_t without = kNone;
        level.ofRow.reserve(m_rows.size());
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (i % kRowsBetweenPolls == 0 && isCancelled())
                return {};
            const SpanDetails details = m_trace.details(m_rows[i]);
            auto value = details.attributes().find(key);
            if (const Resource *resource = m_trace.resource(m_rows[i]); !value && resource != nullptr)
                value = resource->attributes.find(key);
            const auto next = static_cast<std::uint32_t>(level.labels.size());
            if (!value) {
                if (without == kNone) {
                    without = next;
                    level.labels.push_back({{}, true});
                }
                level.ofRow.push_back(without);
                continue;
            }
            const auto [at, isNew] = groups.emplace(value->toText(), next);
            if (isNew)
                level.labels.push_back({at->first, false});
            level.ofRow.push_back(at->second);
        }
        return level;
    }

    /// Numbers the pairs of groups that there are, those of one outer group together.
    void findPairs(const Level &outer, const Level &inner)
    {
        m_pairOfRow.reserve(m_rows.size());
        const std::size_t possible = outer.labels.size() * inner.labels.size();
        std::vector<std::uint32_t> table(possible <= kMaxPairTable ? possible : 0, kNone);
        std::unordered_map<std::uint64_t, std::uint32_t> map;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const std::uint64_t key = std::uint64_t{outer.ofRow[i]} * inner.labels.size() + inner.ofRow[i];
            std::uint32_t &pair = table.empty() ? map.try_emplace(key, kNone).first->second : table[key];
            if (pair == kNone) {
                pair = static_cast<std::uint32_t>(m_pairs.size());
                m_pairs.push_back({outer.ofRow[i], inner.ofRow[i]});
            }
            m_pairOfRow.push_back(pair);
        }
        std::vector<std::uint32_t> order(m_pairs.size());
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::stable_sort(order, {}, [this](std::uint32_t pair) { return m_pairs[pair].outer; });
        std::vector<std::uint32_t> place(order.size());
        std::vector<Pair> sorted(order.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            place[order[i]] = i;
            sorted[i] = m_pairs[order[i]];
        }
        m_pairs = std::move(sorted);
        for (std::uint32_t &pair : m_pairOfRow)
            pair = place[pair];
    }

    /// Figures that are sums, and the durations of each pair side by side.
    void sortRowsByPair()
    {
        m_figures.resize(m_pairs.size());
        m_begin.assign(m_pairs.size() + 1, 0);
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            m_begin[m_pairOfRow[i] + 1] += isMeasured(m_rows[i]) ? 1 : 0;
        std::partial_sum(m_begin.begin(), m_begin.end(), m_begin.begin());
        m_durations.resize(m_begin.back());
        std::vector<std::size_t> fill(m_begin.begin(), m_begin.end() - 1);
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const SpanIndex row = m_rows[i];
            const std::uint32_t pair = m_pairOfRow[i];
            addRow(m_figures[pair], row);
            if (isMeasured(row))
                m_durations[fill[pair]++] = m_trace.durationNs(row);
        }
    }

    [[nodiscard]] bool isMeasured(SpanIndex row) const { return (m_trace.state(row) & kNotMeasured) == 0; }

    void addRow(GroupFigures &figures, SpanIndex row) const
    {
        ++figures.count;
        figures.errors += m_trace.status(row) == StatusCode::Error ? 1 : 0;
        if (!m_params.pathNs.empty())
            figures.pathNs = saturatedSum(figures.pathNs, m_params.pathNs[row.value()]);
        if (!isMeasured(row))
            return;
        if (!m_params.selfNs.empty())
            figures.selfNs = saturatedSum(figures.selfNs, m_params.selfNs[row.value()]);
        const std::int64_t duration = m_trace.durationNs(row);
        if (figures.measured == 0 || duration < figures.minNs)
            figures.minNs = duration;
        if (figures.measured == 0 || duration > figures.maxNs) {
            figures.maxNs = duration;
            figures.slowest = row;
        }
        ++figures.measured;
        figures.totalNs = saturatedSum(figures.totalNs, duration);
    }

    static void addFigures(GroupFigures &sum, const GroupFigures &part)
    {
        if (part.measured > 0) {
            sum.minNs = sum.measured == 0 ? part.minNs : std::min(sum.minNs, part.minNs);
            if (sum.measured == 0 || part.maxNs > sum.maxNs) {
                sum.maxNs = part.maxNs;
                sum.slowest = part.slowest;
            }
        }
        sum.count += part.count;
        sum.measured += part.measured;
        sum.errors += part.errors;
        sum.totalNs = saturatedSum(sum.totalNs, part.totalNs);
        sum.selfNs = saturatedSum(sum.selfNs, part.selfNs);
        sum.pathNs = saturatedSum(sum.pathNs, part.pathNs);
    }

    /// Percentiles of a run of durations, which is reordered: each one's search goes on right of the last one's place.
    void findPercentiles(GroupFigures &figures, std::size_t begin, std::size_t end)
    {
        if (begin == end)
            return;
        const auto first = m_durations.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto last = m_durations.begin() + static_cast<std::ptrdiff_t>(end);
        auto from = first;
        for (std::size_t i = 0; i < GroupFigures::kPercentiles.size(); ++i) {
            const std::uint64_t rank = nearestRank(GroupFigures::kPercentiles[i], end - begin);
            const auto at = first + static_cast<std::ptrdiff_t>(rank - 1);
            if (at >= from) {
                std::nth_element(from, at, last);
                from = at + 1;
            }
            figures.percentilesNs[i] = *at;
        }
    }

    std::optional<SpanStatistics> assemble(const Level &outer, const Level &inner)
    {
        SpanStatistics out;
        for (std::size_t begin = 0; begin < m_pairs.size();) {
            if (isCancelled())
                return std::nullopt;
            const std::uint32_t group = m_pairs[begin].outer;
            StatisticsGroup &top = out.groups.emplace_back();
            top.label = outer.labels[group].text;
            top.isWithout = outer.labels[group].isWithout;
            std::size_t end = begin;
            for (; end < m_pairs.size() && m_pairs[end].outer == group; ++end) {
                addFigures(top.figures, m_figures[end]);
                if (m_params.inner.kind == GroupBy::Kind::Nothing)
                    continue;
                findPercentiles(m_figures[end], m_begin[end], m_begin[end + 1]);
                const Level::Label &label = inner.labels[m_pairs[end].inner];
                top.inner.push_back({label.text, label.isWithout, m_figures[end], {}});
            }
            findPercentiles(top.figures, m_begin[begin], m_begin[end]);
            sortByTotal(top.inner);
            addFigures(out.all, top.figures);
            begin = end;
        }
        findPercentiles(out.all, 0, m_durations.size());
        sortByTotal(out.groups);
        return out;
    }

    static void sortByTotal(std::vector<StatisticsGroup> &groups)
    {
        std::ranges::sort(groups, [](const StatisticsGroup &a, const StatisticsGroup &b) {
            return std::tuple(-a.figures.totalNs, a.isWithout, std::string_view(a.label))
                   < std::tuple(-b.figures.totalNs, b.isWithout, std::string_view(b.label));
        });
    }

    const Trace &m_trace;
    const StatisticsParams &m_params;
    std::vector<SpanIndex> m_rows;
    std::vector<std::uint32_t> m_pairOfRow; ///< by position in m_rows
    std::vector<Pair> m_pairs;
    std::vector<GroupFigures> m_figures; ///< by pair
    std::vector<std::size_t> m_begin; ///< of a pair's durations
    std::vector<std::int64_t> m_durations;
};

} // namespace

std::optional<SpanStatistics> spanStatistics(const Trace &trace, const StatisticsParams &params)
{
    return Statistics(trace, params).compute();
}

} // namespace traceloupe
