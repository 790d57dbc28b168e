// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/ast.h"

#include <algorithm>
#include <array>

namespace traceloupe::traceql {

const Value *Query::hint(std::string_view name) const
{
    const auto found = std::ranges::find(hints, name, &Hint::name);
    return found == hints.end() ? nullptr : &found->value;
}

FieldId Query::firstField(FieldId id) const
{
    while (field(id).left.isValid())
        id = field(id).left;
    return id;
}

namespace {

bool isSame(const FieldExpr &a, const FieldExpr &b)
{
    return a.kind == b.kind && a.left == b.left && a.right == b.right && a.value == b.value
           && a.attribute == b.attribute && (a.kind <= FieldExpr::Kind::Attribute || a.op == b.op);
}

bool isSame(const SpansetExpr &a, const SpansetExpr &b)
{
    return a.kind == b.kind && a.op == b.op && a.filter == b.filter && a.left == b.left && a.right == b.right
           && a.pipeline == b.pipeline;
}

bool isSame(const ScalarExpr &a, const ScalarExpr &b)
{
    return a.kind == b.kind && a.op == b.op && a.aggregate == b.aggregate && a.value == b.value
           && a.argument == b.argument && a.left == b.left && a.right == b.right && a.pipeline == b.pipeline;
}

bool isSame(const Stage &a, const Stage &b)
{
    return a.kind == b.kind && a.spansets == b.spansets && a.op == b.op && a.left == b.left && a.right == b.right
           && a.by == b.by && a.selected == b.selected;
}

bool isSame(const Pipeline &a, const Pipeline &b)
{
    return std::ranges::equal(a.stages, b.stages, [](const Stage &x, const Stage &y) { return isSame(x, y); });
}

bool isSame(const SecondStage &a, const SecondStage &b)
{
    return a.kind == b.kind && a.limit == b.limit && a.op == b.op && a.value == b.value;
}

bool isSame(const MetricsExpr &a, const MetricsExpr &b)
{
    return a.kind == b.kind && a.function == b.function && a.op == b.op && a.pipeline == b.pipeline
           && a.argument == b.argument && a.quantiles == b.quantiles && a.by == b.by && a.selection == b.selection
           && a.topN == b.topN && a.startNs == b.startNs && a.endNs == b.endNs && a.scalar == b.scalar
           && a.left == b.left && a.right == b.right
           && std::ranges::equal(a.secondStages, b.secondStages,
                                 [](const SecondStage &x, const SecondStage &y) { return isSame(x, y); });
}

bool isSame(const Hint &a, const Hint &b)
{
    return a.name == b.name && a.value == b.value;
}

template <class Node>
bool areSame(const std::vector<Node> &a, const std::vector<Node> &b)
{
    return std::ranges::equal(a, b, [](const Node &x, const Node &y) { return isSame(x, y); });
}

} // namespace

bool isSameQuery(const Query &a, const Query &b)
{
    return a.root == b.root && areSame(a.fields, b.fields) && areSame(a.spansets, b.spansets)
           && areSame(a.scalars, b.scalars) && areSame(a.pipelines, b.pipelines) && areSame(a.metrics, b.metrics)
           && areSame(a.hints, b.hints);
}

std::string_view metricsFunctionName(MetricsFunction function)
{
    static constexpr std::array<std::string_view, 9> kNames = {
        "rate",          "count_over_time",    "min_over_time",       "max_over_time", "avg_over_time",
        "sum_over_time", "quantile_over_time", "histogram_over_time", "compare"};
    return kNames[static_cast<std::size_t>(function)];
}

std::string_view aggregateName(Aggregate aggregate)
{
    static constexpr std::array<std::string_view, 5> kNames = {"count", "min", "max", "avg", "sum"};
    return kNames[static_cast<std::size_t>(aggregate)];
}

std::vector<FieldId> conjuncts(const Query &query, FieldId condition)
{
    std::vector<FieldId> parts;
    std::vector<FieldId> open{condition};
    while (!open.empty()) {
        const FieldId id = open.back();
        open.pop_back();
        const FieldExpr &field = query.field(id);
        if (field.kind == FieldExpr::Kind::Binary && field.op == Operator::And) {
            open.push_back(field.right);
            open.push_back(field.left);
        } else {
            parts.push_back(id);
        }
    }
    return parts;
}

} // namespace traceloupe::traceql
