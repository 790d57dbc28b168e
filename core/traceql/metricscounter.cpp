// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/metricscounter.h"

#include "core/traceql/metricsmath.h"
#include "core/traceql/spanfilter.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace traceloupe::traceql {

namespace {

constexpr double kNsPerSecond = 1e9;

/// What is kept of the values of one group in one step.
struct Cell {
    std::uint64_t count = 0;
    double sum = 0;
    double min = std::numeric_limits<double>::infinity();
    double max = -std::numeric_limits<double>::infinity();

    void add(double value)
    {
        ++count;
        sum += value;
        min = std::min(min, value);
        max = std::max(max, value);
    }
    void add(const Cell &other)
    {
        count += other.count;
        sum += other.sum;
        min = std::min(min, other.min);
        max = std::max(max, other.max);
    }
};

/// Values rounded up to the next power of two, by exponent, for each step.
using Histogram = std::map<int, std::vector<std::uint64_t>>;

struct Group {
    std::vector<Value> labels;
    std::vector<Cell> cells;
    Histogram histogram;
    bool isDuration = false;
};

/// Two groups are the same if their texts are; types are part of them.
void appendKey(std::string &key, const Operand &value)
{
    key += static_cast<char>(value.type);
    if (value.type == Type::String)
        key.append(value.text);
    else if (value.type == Type::Array)
        key += toQueryText(value.toValue());
    else if (value.type == Type::Float)
        key += floatText(value.real);
    else
        key += std::to_string(value.integer);
    key += '\0';
}

/// All functions but compare().
class GroupCounter final : public MetricsCounter {
public:
    GroupCounter(const MetricsExpr &metrics, const Program &program, const MetricsRange &range)
        : m_metrics(metrics), m_steps(static_cast<std::size_t>(range.count()))
    {
        for (const Attribute &attribute : metrics.by)
            m_readers.emplace_back(attribute, program);
        if (metrics.argument)
            m_argument.emplace_back(*metrics.argument, program);
        if (metrics.by.empty() && !usesHistogram())
            group({}); // without groups there always is a series
    }

    void count(TraceRun &run, std::size_t step) override;
    void merge(const MetricsCounter &other) override;
    [[nodiscard]] std::vector<Series> series(const MetricsRange &range) const override;

private:
    [[nodiscard]] bool usesHistogram() const
    {
        return m_metrics.function == MetricsFunction::QuantileOverTime
               || m_metrics.function == MetricsFunction::HistogramOverTime;
    }
    [[nodiscard]] bool onlyCounts() const
    {
        return m_metrics.function == MetricsFunction::Rate || m_metrics.function == MetricsFunction::CountOverTime;
    }
    Group *group(const std::vector<Value> &labels);
    Group *groupOfSpan(TraceRun &run);
    void countInHistogram(Group &group, const Operand &value, std::size_t step);
    [[nodiscard]] std::vector<SeriesLabel> labelsOf(const Group &group) const;
    [[nodiscard]] Series cellSeries(const Group &group, const MetricsRange &range) const;
    [[nodiscard]] double cellValue(const Cell &cell, const MetricsRange &range) const;
    void addHistogramSeries(const Group &group, const MetricsRange &range, std::vector<Series> &out) const;
    void addQuantileSeries(const Group &group, const MetricsRange &range, std::vector<Series> &out) const;

    MetricsExpr m_metrics;
    std::size_t m_steps;
    std::vector<GroupReader> m_readers;
    std::vector<GroupReader> m_argument; ///< none or one
    std::unordered_map<std::string, std::size_t> m_index;
    std::vector<Group> m_groups;
    std::string m_key;
};

Group *GroupCounter::group(const std::vector<Value> &labels)
{
    m_key.clear();
    for (const Value &label : labels)
        appendKey(m_key, Operand::of(label));
    const auto [at, isNew] = m_index.try_emplace(m_key, m_groups.size());
    if (isNew) {
        if (!mayGrow(m_groups.size(), m_steps))
            return nullptr;
        m_groups.push_back({labels, std::vector<Cell>(usesHistogram() ? 0 : m_steps), {}, false});
    }
    return at->second < m_groups.size() ? &m_groups[at->second] : nullptr;
}

Group *GroupCounter::groupOfSpan(TraceRun &run)
{
    m_key.clear();
    for (const GroupReader &reader : m_readers)
        appendKey(m_key, reader.read(run.reader));
    if (const auto known = m_index.find(m_key); known != m_index.end())
        return known->second < m_groups.size() ? &m_groups[known->second] : nullptr;
    std::vector<Value> labels;
    for (const GroupReader &reader : m_readers) {
        Value value = reader.read(run.reader).toValue();
        if (value.type == Type::Array) // a label is one value
            value = Value::ofString(toPlainText(value));
        labels.push_back(std::move(value));
    }
    return group(labels);
}

void GroupCounter::count(TraceRun &run, std::size_t step)
{
    if (onlyCounts()) {
        if (Group *at = groupOfSpan(run))
            ++at->cells[step].count;
        return;
    }
    const Operand value = m_argument.front().read(run.reader);
    if (!value.isNumber())
        return;
    Group *at = groupOfSpan(run);
    if (!at)
        return;
    at->isDuration = at->isDuration || value.type == Type::Duration;
    if (usesHistogram())
        countInHistogram(*at, value, step);
    else
        at->cells[step].add(value.toDouble());
}

/// As Tempo: whole numbers of at least 2 (nanoseconds, for durations).
void GroupCounter::countInHistogram(Group &group, const Operand &value, std::size_t step)
{
    if (value.type == Type::Float || value.integer < 2)
        return;
    const auto exponent = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(value.integer) - 1));
    std::vector<std::uint64_t> &counts = group.histogram[exponent];
    counts.resize(m_steps);
    ++counts[step];
}

void GroupCounter::merge(const MetricsCounter &other)
{
    const auto &from = static_cast<const GroupCounter &>(other); // Requires: of the same function
    for (const Group &source : from.m_groups) {
        Group *target = group(source.labels);
        if (!target)
            return;
        target->isDuration = target->isDuration || source.isDuration;
        for (std::size_t i = 0; i < source.cells.size(); ++i)
            target->cells[i].add(source.cells[i]);
        for (const auto &[exponent, counts] : source.histogram) {
            std::vector<std::uint64_t> &sums = target->histogram[exponent];
            sums.resize(m_steps);
            std::ranges::transform(sums, counts, sums.begin(), std::plus<>());
        }
    }
}

std::vector<SeriesLabel> GroupCounter::labelsOf(const Group &group) const
{
    std::vector<SeriesLabel> labels;
    for (std::size_t i = 0; i < group.labels.size(); ++i) {
        if (group.labels[i].type != Type::Nil)
            labels.push_back({toQueryText(m_metrics.by[i]), group.labels[i]});
    }
    if (labels.empty() && !group.labels.empty())
        labels.push_back({toQueryText(m_metrics.by.front()), Value::ofString("nil")});
    if (labels.empty() && !usesHistogram())
        labels.push_back({kNameLabel, Value::ofString(std::string(metricsFunctionName(m_metrics.function)))});
    return labels;
}

double GroupCounter::cellValue(const Cell &cell, const MetricsRange &range) const
{
    switch (m_metrics.function) {
    case MetricsFunction::Rate:
        return static_cast<double>(cell.count) / (static_cast<double>(range.stepNs) / kNsPerSecond);
    case MetricsFunction::MinOverTime:
        return cell.min;
    case MetricsFunction::MaxOverTime:
        return cell.max;
    case MetricsFunction::AvgOverTime:
        return cell.sum / static_cast<double>(cell.count);
    case MetricsFunction::SumOverTime:
        return cell.sum;
    default:
        return static_cast<double>(cell.count);
    }
}

Series GroupCounter::cellSeries(const Group &group, const MetricsRange &range) const
{
    Series series{labelsOf(group), {}};
    for (std::size_t step = 0; step < group.cells.size(); ++step) {
        if (group.cells[step].count == 0 && !onlyCounts())
            continue;
        const double value = cellValue(group.cells[step], range) / (group.isDuration ? kNsPerSecond : 1.0);
        series.points.push_back({range.timeOf(static_cast<std::int64_t>(step)), value});
    }
    return series;
}

double bucketEnd(int exponent, bool isDuration)
{
    return std::ldexp(1.0, exponent) / (isDuration ? kNsPerSecond : 1.0);
}

void GroupCounter::addHistogramSeries(const Group &group, const MetricsRange &range, std::vector<Series> &out) const
{
    for (const auto &[exponent, counts] : group.histogram) {
        Series series{labelsOf(group), {}};
        series.labels.push_back({"__bucket", Value::ofFloat(bucketEnd(exponent, group.isDuration))});
        for (std::size_t step = 0; step < counts.size(); ++step)
            series.points.push_back({range.timeOf(static_cast<std::int64_t>(step)), static_cast<double>(counts[step])});
        out.push_back(std::move(series));
    }
}

/// The value below which a share of a step's values lies, by exponential interpolation inside a bucket. A bucket begins
/// where the one before that has values ends, the first at half its end. Shares are rounded up to whole values, one at
/// least; 0 without values: both as in Tempo.
double quantileOf(const Histogram &histogram, std::size_t step, double share)
{
    double total = 0;
    for (const auto &[exponent, counts] : histogram)
        total += static_cast<double>(counts[step]);
    const double wanted = std::max(1.0, std::ceil(share * total));
    double before = 0;
    int previous = std::numeric_limits<int>::min();
    for (const auto &[exponent, counts] : histogram) {
        const auto here = static_cast<double>(counts[step]);
        if (here == 0)
            continue;
        const double low = previous == std::numeric_limits<int>::min() ? exponent - 1 : previous;
        if (before + here >= wanted)
            return std::exp2(low + (exponent - low) * (wanted - before) / here);
        before += here;
        previous = exponent;
    }
    return 0;
}

void GroupCounter::addQuantileSeries(const Group &group, const MetricsRange &range, std::vector<Series> &out) const
{
    for (const double share : m_metrics.quantiles) {
        Series series{labelsOf(group), {}};
        series.labels.push_back({"p", Value::ofFloat(share)});
        for (std::size_t step = 0; step < m_steps; ++step) {
            const double value = quantileOf(group.histogram, step, share) / (group.isDuration ? kNsPerSecond : 1.0);
            series.points.push_back({range.timeOf(static_cast<std::int64_t>(step)), value});
        }
        out.push_back(std::move(series));
    }
}

std::vector<Series> GroupCounter::series(const MetricsRange &range) const
{
    std::vector<Series> all;
    for (const Group &group : m_groups) {
        if (m_metrics.function == MetricsFunction::HistogramOverTime)
            addHistogramSeries(group, range, all);
        else if (m_metrics.function == MetricsFunction::QuantileOverTime && !group.histogram.empty())
            addQuantileSeries(group, range, all);
        else if (Series series = cellSeries(group, range); !series.points.empty())
            all.push_back(std::move(series));
    }
    return all;
}

std::uint32_t slotIn(const Program &program, const Attribute &attribute)
{
    const auto &slots = program.attributes();
    return static_cast<std::uint32_t>(std::ranges::find(slots, attribute) - slots.begin());
}

} // namespace

std::vector<Attribute> groupSlots(const Attribute &attribute)
{
    if (attribute.isIntrinsic() || attribute.scope != AttributeScope::None)
        return {attribute};
    Attribute ofSpan = attribute;
    ofSpan.scope = AttributeScope::Span;
    Attribute ofResource = attribute;
    ofResource.scope = AttributeScope::Resource;
    return {ofSpan, ofResource};
}

GroupReader::GroupReader(const Attribute &attribute, const Program &program)
{
    const std::vector<Attribute> slots = groupSlots(attribute);
    m_slot = slotIn(program, slots.front());
    m_resourceSlot = slotIn(program, slots.back());
    m_isUnscoped = slots.size() > 1;
}

Operand GroupReader::read(SpanReader &reader) const
{
    const Operand value = reader.read(m_slot);
    return value.isNil() && m_isUnscoped ? reader.read(m_resourceSlot) : value;
}

std::unique_ptr<MetricsCounter> makeCounter(const MetricsExpr &metrics, const Program &program,
                                            const MetricsRange &range)
{
    if (metrics.function == MetricsFunction::Compare)
        return makeCompareCounter(metrics, program, range);
    return std::make_unique<GroupCounter>(metrics, program, range);
}

} // namespace traceloupe::traceql
