// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What rules traces out before their rows are read: what was asked for, and the index.
#include "core/search/cachesearchplan.h"

#include <algorithm>
#include <iterator>
#include <ranges>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// Up to so many traces the columns of just these are read, if those of all are not at hand.
constexpr std::size_t kFewTraces = 2000;
/// Up to so many traces that were asked for are looked up before; more are left to the columns.
constexpr std::size_t kMostLookedUp = 20'000;

std::vector<std::int64_t> unionOf(const std::vector<TagSet> &sets)
{
    std::vector<std::int64_t> rows;
    for (const TagSet &set : sets)
        std::ranges::copy(set.traces() | std::views::keys, std::back_inserter(rows));
    std::ranges::sort(rows);
    rows.erase(std::ranges::unique(rows).begin(), rows.end());
    return rows;
}

QString askedText(const QueryOptions &options)
{
    if (!options.traces)
        return u"what overlaps the time"_s;
    return options.hasWindow() ? u"what overlaps the time, of the opened files or the list"_s
                               : u"what is in the opened files or the list"_s;
}

} // namespace

/// The first cut: traces of another time, or not among those that were asked about.
Result<> CacheSearcher::findAsked(Plan &plan)
{
    QElapsedTimer clock;
    clock.start();
    const auto stored = m_readers.front()->countTraces();
    if (!stored)
        return tl::unexpected(stored.error());
    plan.stored = *stored;
    plan.coverage.considered = *stored;
    const QueryOptions &options = plan.options;
    if (!options.hasWindow() && !options.traces)
        return {};
    auto rows = askedRows(options);
    if (!rows)
        return tl::unexpected(rows.error());
    const std::uint64_t most = options.traces ? options.traces->size() : rows->size();
    plan.coverage.considered = std::min<std::uint64_t>(rows->size(), most);
    plan.note({options.hasWindow() ? u"time"_s : u"list"_s, askedText(options), std::max(*stored, most),
               plan.coverage.considered, 0, msOf(clock)});
    if (rows->size() < *stored)
        plan.listed = std::move(*rows);
    return {};
}

/// Ascending. Of very many that are asked about, also others: the columns decide.
Result<std::vector<std::int64_t>> CacheSearcher::askedRows(const QueryOptions &options)
{
    if (m_columns->isWarm()) {
        const auto columns = m_columns->columns();
        if (!columns)
            return tl::unexpected(columns.error());
        std::vector<std::int64_t> rows;
        for (const SpanSegmentPtr &segment : (*columns)->segments) {
            for (const SegmentTrace &trace : segment->traces) {
                if (options.overlaps(trace.startNs, trace.durationNs) && options.isAmong(trace.id))
                    rows.push_back(trace.row);
            }
        }
        std::ranges::sort(rows);
        return rows;
    }
    QueryReader &reader = *m_readers.front();
    return options.traces && options.traces->size() <= kMostLookedUp
               ? reader.rowsOf(*options.traces, options.startNs, options.endNs)
               : reader.rowsOf(options.startNs, options.endNs);
}

/// Asks the index once for each condition on an attribute.
Result<> CacheSearcher::lookUpTags(Plan &plan)
{
    if (plan.listed && plan.listed->empty())
        return {};
    const std::vector<FieldTest> &tests = plan.program.tests();
    std::vector<TagSet> sets(tests.size());
    bool asked = false;
    for (std::size_t i = 0; i < tests.size(); ++i) {
        const FieldTest &test = tests[i];
        if (test.kind != FieldTest::Kind::Tag)
            continue;
        QElapsedTimer clock;
        clock.start();
        TagLookup lookup;
        auto set = TagSet::lookUp(*m_readers.front(), test, lookup);
        if (!set)
            return tl::unexpected(set.error());
        sets[i] = std::move(*set);
        asked = true;
        noteTags(plan, test, sets[i], lookup, msOf(clock));
    }
    std::vector<std::int64_t> named = unionOf(sets);
    plan.program.bindTags(std::move(sets));
    constexpr std::int64_t kNamedByNone = -1;
    if (asked && !plan.program.mayMatch(kNamedByNone)) {
        if (plan.listed)
            std::erase_if(named, [&](std::int64_t row) { return !plan.isListed(row); });
        plan.listed = std::move(named);
    }
    if (plan.listed)
        std::erase_if(*plan.listed, [&](std::int64_t row) { return !plan.program.mayMatch(row); });
    return {};
}

void CacheSearcher::noteTags(Plan &plan, const FieldTest &test, const TagSet &set, const TagLookup &lookup,
                             double milliseconds)
{
    const auto inTime = [&](std::int64_t row) { return !plan.listed || plan.isListed(row); };
    const auto left = static_cast<std::uint64_t>(std::ranges::count_if(set.traces() | std::views::keys, inTime));
    const auto overflowed = static_cast<std::uint64_t>(std::ranges::count_if(lookup.overflowed, inTime));
    plan.note({u"index"_s,
               u"%1: listed with a value that could match: %2; with too many values to list: %3"_s
                   .arg(QString::fromStdString(test.text))
                   .arg(left - overflowed)
                   .arg(overflowed),
               std::max(left, plan.coverage.considered), left, lookup.rowsRead, milliseconds});
}

Result<> CacheSearcher::readColumns(Plan &plan)
{
    if (plan.listed && plan.listed->empty()) { // nothing is left to be read
        plan.columns = std::make_shared<const SpanColumns>();
        plan.program.bindOperations(plan.columns->operations);
        return {};
    }
    QElapsedTimer clock;
    clock.start();
    // the first query reads no more than it needs: there may be no second one, which would have use of the rest
    const std::uint64_t few = std::max<std::uint64_t>(kFewTraces, m_hasReadColumns ? 0 : plan.stored / 2);
    const bool areAtHand = m_columns->isWarm();
    const bool onlyListed = plan.listed && plan.listed->size() <= few && !areAtHand;
    m_hasReadColumns = true;
    auto columns = onlyListed ? m_columns->columnsOf(*plan.listed) : m_columns->columns();
    if (!columns)
        return tl::unexpected(columns.error());
    plan.columns = std::move(*columns);
    plan.program.bindOperations(plan.columns->operations);
    const std::uint64_t left = plan.left();
    plan.note({u"spans"_s,
               onlyListed  ? u"the narrow rows of these traces"_s
               : areAtHand ? u"the narrow rows of all traces are at hand"_s
                           : u"the narrow rows of all traces"_s,
               left, onlyListed ? plan.columns->traces : left, areAtHand ? 0 : plan.columns->rows, msOf(clock)});
    if (plan.columns->omittedTraces > 0)
        plan.coverage.warnings << u"%1 older traces were left out: the cache has more spans than fit into memory."_s
                                      .arg(plan.columns->omittedTraces);
    return {};
}

} // namespace traceloupe
