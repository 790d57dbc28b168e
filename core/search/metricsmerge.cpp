// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/metricsmerge.h"

#include <algorithm>
#include <map>

namespace traceloupe {

using namespace Qt::StringLiterals;
using traceql::MetricsExpr;
using traceql::MetricsFunction;

namespace {

enum class Rule : std::uint8_t { Add, Least, Most, None };

Rule ruleOf(MetricsFunction function)
{
    switch (function) {
    case MetricsFunction::MinOverTime:
        return Rule::Least;
    case MetricsFunction::MaxOverTime:
        return Rule::Most;
    case MetricsFunction::AvgOverTime:
    case MetricsFunction::QuantileOverTime:
        return Rule::None;
    default:
        return Rule::Add;
    }
}

double joined(Rule rule, double a, double b)
{
    return rule == Rule::Least ? std::min(a, b) : rule == Rule::Most ? std::max(a, b) : a + b;
}

} // namespace

QString whyNotMerged(const traceql::Query &query)
{
    const MetricsExpr &root = query.rootMetrics();
    if (root.kind != MetricsExpr::Kind::Function)
        return u"what is computed from figures can't be added up"_s;
    if (!root.secondStages.empty())
        return u"each place has kept or dropped series by its own figures"_s;
    if (root.function == MetricsFunction::AvgOverTime)
        return u"a mean of means is not the mean: ask for the sum and the count"_s;
    if (root.function == MetricsFunction::QuantileOverTime)
        return u"percentiles can't be made from percentiles: ask for histogram_over_time()"_s;
    return {};
}

MetricsAnswer mergedMetrics(const traceql::Query &query, const std::vector<MetricsAnswer> &answers)
{
    const Rule rule = ruleOf(query.rootMetrics().function);
    std::map<std::string, std::pair<std::vector<traceql::SeriesLabel>, std::map<std::int64_t, double>>> all;
    MetricsAnswer merged;
    for (const MetricsAnswer &answer : answers) {
        if (answer.coverage.state == QueryCoverage::State::Failed)
            continue;
        merged.range = answer.range;
        for (const traceql::Series &series : answer.series) {
            auto &[labels, points] = all[traceql::labelsText(series)];
            labels = series.labels;
            for (const traceql::SeriesPoint &point : series.points) {
                const auto [known, isNew] = points.emplace(point.timeNs, point.value);
                if (!isNew)
                    known->second = joined(rule, known->second, point.value);
            }
        }
    }
    for (auto &[text, series] : all) {
        traceql::Series &one = merged.series.emplace_back();
        one.labels = std::move(series.first);
        for (const auto &[timeNs, value] : series.second)
            one.points.push_back({timeNs, value});
    }
    return merged;
}

} // namespace traceloupe
