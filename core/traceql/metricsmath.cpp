// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/metricsmath.h"

#include "core/traceql/operators.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace traceloupe::traceql {

namespace {

double computed(Operator op, double a, double b)
{
    switch (op) {
    case Operator::Add:
        return a + b;
    case Operator::Subtract:
        return a - b;
    case Operator::Multiply:
        return a * b;
    default:
        return b == 0 ? std::numeric_limits<double>::quiet_NaN() : a / b;
    }
}

void dropEmpty(std::vector<Series> &series)
{
    std::erase_if(series, [](const Series &one) { return one.points.empty(); });
}

/// The k largest (or smallest) of each time; of equal ones, the first by labels.
void keepRanked(std::vector<Series> &series, std::int64_t limit, bool largest)
{
    sortSeries(series);
    std::map<std::int64_t, std::vector<std::pair<double, std::size_t>>> byTime;
    for (std::size_t i = 0; i < series.size(); ++i) {
        for (const SeriesPoint &point : series[i].points)
            byTime[point.timeNs].emplace_back(largest ? -point.value : point.value, i);
    }
    for (Series &one : series)
        one.points.clear();
    for (auto &[time, values] : byTime) {
        const auto kept = std::min(values.size(), static_cast<std::size_t>(limit));
        std::partial_sort(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(kept), values.end());
        for (std::size_t i = 0; i < kept; ++i)
            series[values[i].second].points.push_back({time, largest ? -values[i].first : values[i].first});
    }
}

/// Names and values with their types.
std::string keyOf(const Series &series)
{
    std::string key;
    for (const SeriesLabel &label : series.labels)
        key += label.name + '=' + toQueryText(label.value) + static_cast<char>(label.value.type) + '\n';
    return key;
}

const Value *nameOf(const Series &series)
{
    return series.labels.size() == 1 && series.labels.front().name == kNameLabel ? &series.labels.front().value
                                                                                 : nullptr;
}

/// The points of both at the same times.
std::vector<SeriesPoint> combinePoints(Operator op, const Series &left, const Series &right)
{
    std::vector<SeriesPoint> points;
    auto other = right.points.begin();
    for (const SeriesPoint &point : left.points) {
        while (other != right.points.end() && other->timeNs < point.timeNs)
            ++other;
        if (other == right.points.end() || other->timeNs != point.timeNs)
            continue;
        const double value = computed(op, point.value, other->value);
        if (!std::isnan(value))
            points.push_back({point.timeNs, value});
    }
    return points;
}

} // namespace

void sortSeries(std::vector<Series> &series)
{
    std::vector<std::pair<std::string, std::size_t>> order;
    order.reserve(series.size());
    for (std::size_t i = 0; i < series.size(); ++i)
        order.emplace_back(keyOf(series[i]), i);
    std::ranges::sort(order);
    std::vector<Series> sorted;
    sorted.reserve(series.size());
    for (const auto &[text, index] : order)
        sorted.push_back(std::move(series[index]));
    series = std::move(sorted);
}

std::vector<Series> applySecondStages(std::vector<Series> series, const std::vector<SecondStage> &stages)
{
    for (const SecondStage &stage : stages) {
        if (stage.kind == SecondStage::Kind::Comparison) {
            for (Series &one : series)
                std::erase_if(one.points, [&stage](const SeriesPoint &point) {
                    return !holds(stage.op, point.value, stage.value);
                });
        } else {
            keepRanked(series, stage.limit, stage.kind == SecondStage::Kind::TopK);
        }
        dropEmpty(series);
    }
    return series;
}

std::vector<Series> combineSeries(Operator op, const std::vector<Series> &left, const std::vector<Series> &right)
{
    std::vector<Series> results;
    const auto add = [&](const Series &a, const Series &b, std::vector<SeriesLabel> labels) {
        Series series{std::move(labels), combinePoints(op, a, b)};
        if (!series.points.empty())
            results.push_back(std::move(series));
    };
    std::map<std::string, const Series *> byLabels;
    for (const Series &b : right)
        byLabels.emplace(keyOf(b), &b);
    const Value *rightName = right.size() == 1 ? nameOf(right.front()) : nullptr;
    const Value *leftName = left.size() == 1 ? nameOf(left.front()) : nullptr;
    if (leftName && rightName) {
        const std::string name = '(' + leftName->text + ' ' + std::string(symbol(op)) + ' ' + rightName->text + ')';
        add(left.front(), right.front(), {{kNameLabel, Value::ofString(name)}});
    } else if (leftName) {
        for (const Series &b : right)
            add(left.front(), b, b.labels);
    } else {
        for (const Series &a : left) {
            const auto found = byLabels.find(keyOf(a));
            if (rightName || found != byLabels.end())
                add(a, rightName ? right.front() : *found->second, a.labels);
        }
    }
    return results;
}

std::vector<Series> combineWithScalar(Operator op, std::vector<Series> series, double scalar, bool scalarIsLeft)
{
    for (Series &one : series) {
        for (SeriesPoint &point : one.points)
            point.value = scalarIsLeft ? computed(op, scalar, point.value) : computed(op, point.value, scalar);
        std::erase_if(one.points, [](const SeriesPoint &point) { return std::isnan(point.value); });
    }
    dropEmpty(series);
    return series;
}

} // namespace traceloupe::traceql
