// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/metricscounter.h"
#include "core/traceql/pipelineprogram.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace traceloupe::traceql {

namespace {

/// Distinct values of one attribute that are counted; what comes after is only known to be too many.
constexpr std::size_t kMaxCountedValues = 10'000;
constexpr std::size_t kMaxComparedAttributes = 2'000;

/// How often an attribute had each value, by step.
struct Tally {
    struct Entry {
        Value value;
        std::uint64_t total = 0;
        std::vector<std::uint64_t> counts;
    };
    std::unordered_map<std::string, Entry> values;
    std::vector<std::uint64_t> counts; ///< spans that have the attribute
    bool hasMore = false;
};

enum Side : std::uint8_t { Baseline, Selection };
using Tallies = std::map<std::string, std::array<Tally, 2>>; ///< by the attribute's text

/// compare(): which values of which attributes the selected spans have, and the others.
class CompareCounter final : public MetricsCounter {
public:
    CompareCounter(const MetricsExpr &metrics, const Program &program, const MetricsRange &range)
        : m_metrics(metrics),
          m_filter(program.pipelines().filterOf(metrics.selection)),
          m_steps(static_cast<std::size_t>(range.count()))
    {}

    void count(TraceRun &run, std::size_t step) override;
    void merge(const MetricsCounter &other) override;
    [[nodiscard]] std::vector<Series> series(const MetricsRange &range) const override;

private:
    [[nodiscard]] bool isSelected(TraceRun &run) const;
    void countValue(Side side, const std::string &attribute, const Operand &value, std::size_t step);
    void countList(Side side, std::string_view scope, const AttributeList &list, std::size_t step);
    void addTally(const std::string &attribute, Side side, const Tally &tally, const MetricsRange &range,
                  std::vector<Series> &out) const;
    Tally::Entry *entryOf(Tally &tally, const Value &value);

    MetricsExpr m_metrics;
    const SpanFilter &m_filter;
    std::size_t m_steps;
    Tallies m_tallies;
};

bool CompareCounter::isSelected(TraceRun &run) const
{
    const std::int64_t start = run.trace.startNs(run.reader.row());
    const bool isInWindow = (m_metrics.startNs == 0 && m_metrics.endNs == 0)
                            || (start >= m_metrics.startNs && start <= m_metrics.endNs);
    return isInWindow && m_filter.isTrue(run);
}

Tally::Entry *CompareCounter::entryOf(Tally &tally, const Value &value)
{
    const std::string key = std::string(typeName(value.type)) + toQueryText(value);
    const auto known = tally.values.find(key);
    if (known != tally.values.end())
        return &known->second;
    if (tally.values.size() >= kMaxCountedValues) {
        tally.hasMore = true;
        return nullptr;
    }
    Tally::Entry &entry = tally.values[key];
    entry.value = value;
    entry.counts.resize(m_steps);
    return &entry;
}

void CompareCounter::countValue(Side side, const std::string &attribute, const Operand &value, std::size_t step)
{
    if (value.isNil() || value.type == Type::Duration || value.type == Type::Array)
        return;
    if (!m_tallies.contains(attribute) && m_tallies.size() >= kMaxComparedAttributes)
        return;
    Tally &tally = m_tallies[attribute][side];
    tally.counts.resize(m_steps);
    ++tally.counts[step];
    if (Tally::Entry *entry = entryOf(tally, value.toValue())) {
        ++entry->total;
        ++entry->counts[step];
    }
}

void CompareCounter::countList(Side side, std::string_view scope, const AttributeList &list, std::size_t step)
{
    for (const AttributeView &attribute : list) {
        Attribute reference;
        reference.scope = scopeByName(scope).value_or(AttributeScope::Span);
        reference.name = attribute.key;
        countValue(side, toQueryText(reference), Operand::of(attribute.value), step);
    }
}

/// Attributes of the span and its resource, and the intrinsics that are neither times, ids nor places in the tree.
void CompareCounter::count(TraceRun &run, std::size_t step)
{
    const Trace &trace = run.trace;
    const SpanIndex row = run.reader.row();
    const Side side = isSelected(run) ? Selection : Baseline;
    countValue(side, "name", Operand::ofString(trace.name(row)), step);
    countValue(side, "status", Operand::of(Value::ofStatus(trace.status(row))), step);
    countValue(side, "kind", Operand::of(Value::ofKind(trace.kind(row))), step);
    for (const Intrinsic intrinsic :
         {Intrinsic::TraceRootName, Intrinsic::TraceRootService, Intrinsic::StatusMessage}) {
        Attribute attribute;
        attribute.intrinsic = intrinsic;
        const Value value = valueOf(trace, row, attribute);
        if (!value.text.empty())
            countValue(side, toQueryText(attribute), Operand::of(value), step);
    }
    countList(side, "span", trace.details(row).attributes(), step);
    if (const Resource *resource = trace.resource(row))
        countList(side, "resource", resource->attributes, step);
}

void CompareCounter::merge(const MetricsCounter &other)
{
    const auto &from = static_cast<const CompareCounter &>(other); // Requires: of the same function
    const auto add = [this](std::vector<std::uint64_t> &to, const std::vector<std::uint64_t> &more) {
        to.resize(more.empty() ? to.size() : m_steps);
        for (std::size_t i = 0; i < more.size(); ++i)
            to[i] += more[i];
    };
    for (const auto &[attribute, sides] : from.m_tallies) {
        if (!m_tallies.contains(attribute) && m_tallies.size() >= kMaxComparedAttributes)
            continue;
        for (const Side side : {Baseline, Selection}) {
            Tally &tally = m_tallies[attribute][side];
            add(tally.counts, sides[side].counts);
            tally.hasMore = tally.hasMore || sides[side].hasMore;
            for (const auto &[key, source] : sides[side].values) {
                if (Tally::Entry *entry = entryOf(tally, source.value)) {
                    entry->total += source.total;
                    add(entry->counts, source.counts);
                }
            }
        }
    }
}

void CompareCounter::addTally(const std::string &attribute, Side side, const Tally &tally, const MetricsRange &range,
                              std::vector<Series> &out) const
{
    const std::string type = side == Selection ? "selection" : "baseline";
    const auto add = [&](const std::string &metaType, const Value &value, const std::vector<std::uint64_t> &counts) {
        Series series{{{"__meta_type", Value::ofString(metaType)}, {attribute, value}}, {}};
        for (std::size_t step = 0; step < counts.size(); ++step)
            series.points.push_back({range.timeOf(static_cast<std::int64_t>(step)), static_cast<double>(counts[step])});
        out.push_back(std::move(series));
    };
    std::vector<const Tally::Entry *> entries;
    entries.reserve(tally.values.size());
    for (const auto &[key, entry] : tally.values)
        entries.push_back(&entry);
    std::ranges::sort(entries, [](const Tally::Entry *a, const Tally::Entry *b) {
        return a->total != b->total ? a->total > b->total : compareForOutput(a->value, b->value) < 0;
    });
    const auto kept = static_cast<std::size_t>(m_metrics.topN);
    for (std::size_t i = 0; i < entries.size() && i < kept; ++i)
        add(type, entries[i]->value, entries[i]->counts);
    if (entries.size() > kept || tally.hasMore) {
        add(type, Value::ofString("nil"), {});
        out.back().labels.insert(out.back().labels.begin() + 1,
                                 {"__meta_error", Value::ofString("__too_many_values__")});
    }
    if (!tally.counts.empty())
        add(type + "_total", Value::ofString("nil"), tally.counts);
}

std::vector<Series> CompareCounter::series(const MetricsRange &range) const
{
    std::vector<Series> all;
    for (const auto &[attribute, sides] : m_tallies) {
        addTally(attribute, Baseline, sides[Baseline], range, all);
        addTally(attribute, Selection, sides[Selection], range, all);
    }
    return all;
}

} // namespace

std::unique_ptr<MetricsCounter> makeCompareCounter(const MetricsExpr &metrics, const Program &program,
                                                   const MetricsRange &range)
{
    return std::make_unique<CompareCounter>(metrics, program, range);
}

} // namespace traceloupe::traceql
