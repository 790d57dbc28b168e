// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of metrics queries.
#include "core/traceql/explainer.h"
#include "core/traceql/literals.h"

namespace traceloupe::traceql {

std::string Explainer::function(const MetricsExpr &metrics) const
{
    const std::string of = metrics.argument ? attributeText(*metrics.argument) : "";
    switch (metrics.function) {
    case MetricsFunction::Rate:
        return "how many there are a second";
    case MetricsFunction::CountOverTime:
        return "how many there are";
    case MetricsFunction::MinOverTime:
        return "their smallest " + of;
    case MetricsFunction::MaxOverTime:
        return "their largest " + of;
    case MetricsFunction::AvgOverTime:
        return "their mean " + of;
    case MetricsFunction::SumOverTime:
        return "the sum of their " + of;
    case MetricsFunction::HistogramOverTime:
        return "how their " + of + " is distributed";
    case MetricsFunction::Compare:
        return "what distinguishes " + filter(metrics.selection, 0) + " from the others";
    case MetricsFunction::QuantileOverTime:
        break;
    }
    return percentiles(metrics) + " of their " + of;
}

std::string Explainer::percentiles(const MetricsExpr &metrics) const
{
    std::vector<std::string> shares;
    for (const double share : metrics.quantiles) {
        std::string percent = toPlainText(Value::ofFloat(share * 100));
        if (percent.size() > 6)
            percent.resize(6);
        shares.push_back("p" + percent);
    }
    return (shares.size() == 1 ? "the percentile " : "the percentiles ") + joined(shares, "and");
}

std::string Explainer::groups(const MetricsExpr &metrics) const
{
    std::vector<std::string> names;
    names.reserve(metrics.by.size());
    for (const Attribute &attribute : metrics.by)
        names.push_back(attributeText(attribute));
    return names.empty() ? "" : ", by " + joined(names, "and");
}

/// The steps of a pipeline as one phrase.
std::string Explainer::pipelineText(PipelineId id) const
{
    std::string text;
    for (const Stage &step : m_query.pipeline(id).stages) {
        const bool isFirst = text.empty() && step.kind == Stage::Kind::Spansets;
        text += (text.empty() ? "" : ", ") + (isFirst ? spansets(step.spansets, 0) : stage(step));
    }
    return text;
}

/// A metrics function with its spans, as a part of a calculation: "the mean duration of spans that failed".
std::string Explainer::figure(const MetricsExpr &metrics) const
{
    const std::string of = metrics.argument ? attributeText(*metrics.argument) : "";
    const std::string spans = " of " + pipelineText(metrics.pipeline);
    switch (metrics.function) {
    case MetricsFunction::Rate:
        return "the number a second" + spans;
    case MetricsFunction::CountOverTime:
        return "the number" + spans;
    case MetricsFunction::MinOverTime:
        return "the smallest " + of + spans;
    case MetricsFunction::MaxOverTime:
        return "the largest " + of + spans;
    case MetricsFunction::AvgOverTime:
        return "the mean " + of + spans;
    case MetricsFunction::SumOverTime:
        return "the sum of the " + of + spans;
    case MetricsFunction::QuantileOverTime:
        return percentiles(metrics) + " of the " + of + spans;
    default:
        return function(metrics) + spans;
    }
}

bool Explainer::isOfAllSpans(const MetricsExpr &metrics) const
{
    const std::vector<Stage> &stages = m_query.pipeline(metrics.pipeline).stages;
    if (stages.size() != 1 || stages.front().kind != Stage::Kind::Spansets)
        return false;
    const SpansetExpr &spans = m_query.spanset(stages.front().spansets);
    if (spans.kind != SpansetExpr::Kind::Filter)
        return false;
    const FieldExpr &condition = m_query.field(spans.filter);
    return condition.kind == FieldExpr::Kind::Literal && condition.value == Value::ofBool(true);
}

/// Counts of some spans divided by those of all are a share; "" for any other quotient.
std::string Explainer::shareText(const MetricsExpr &quotient) const
{
    const MetricsExpr &part = m_query.metric(quotient.left);
    const MetricsExpr &whole = m_query.metric(quotient.right);
    const auto counts = [](const MetricsExpr &metrics) {
        return metrics.kind == MetricsExpr::Kind::Function && metrics.secondStages.empty()
               && (metrics.function == MetricsFunction::Rate || metrics.function == MetricsFunction::CountOverTime);
    };
    if (quotient.op != Operator::Divide || !counts(part) || !counts(whole) || part.function != whole.function
        || part.by != whole.by || !isOfAllSpans(whole))
        return {};
    return "the share of " + pipelineText(part.pipeline) + " among all spans";
}

/// A share times 100.
bool Explainer::isPercentage(const MetricsExpr &metrics) const
{
    const MetricsExpr &left = m_query.metric(metrics.left);
    const MetricsExpr &right = m_query.metric(metrics.right);
    return metrics.op == Operator::Multiply && left.kind == MetricsExpr::Kind::Arithmetic && !shareText(left).empty()
           && right.kind == MetricsExpr::Kind::Scalar && right.scalar == 100;
}

std::string Explainer::calculation(const MetricsExpr &metrics, int depth) const
{
    std::string text;
    if (metrics.kind == MetricsExpr::Kind::Scalar) {
        text = toPlainText(Value::ofFloat(metrics.scalar));
    } else if (metrics.kind == MetricsExpr::Kind::Function) {
        text = figure(metrics) + groups(metrics);
    } else if (depth > kMaxDepth) {
        text = written(metrics.range);
    } else if (const std::string share = shareText(metrics); !share.empty()) {
        text = share + groups(m_query.metric(metrics.left));
    } else if (isPercentage(metrics)) {
        text = calculation(m_query.metric(metrics.left), depth) + ", in percent";
    } else {
        const char *const between = metrics.op == Operator::Divide     ? " divided by "
                                    : metrics.op == Operator::Multiply ? " times "
                                    : metrics.op == Operator::Add      ? " plus "
                                                                       : " minus ";
        text = calculation(m_query.metric(metrics.left), depth + 1) + between
               + calculation(m_query.metric(metrics.right), depth + 1);
        if (depth > 0)
            text = '(' + text + ')';
    }
    if (depth > 0) {
        for (const SecondStage &step : metrics.secondStages)
            text += " (" + secondStage(step) + ')';
    }
    return text;
}

std::string Explainer::secondStage(const SecondStage &stage) const
{
    if (stage.kind == SecondStage::Kind::Comparison)
        return "only where the value " + comparisonText(stage.op, false) + ' '
               + toPlainText(Value::ofFloat(stage.value));
    return "only the " + std::to_string(stage.limit)
           + (stage.kind == SecondStage::Kind::TopK ? " largest at each time" : " smallest at each time");
}

void Explainer::addMetrics(MetricsId id)
{
    const MetricsExpr &metrics = m_query.metric(id);
    if (metrics.kind == MetricsExpr::Kind::Function) {
        addPipeline(metrics.pipeline);
        const bool isComparison = metrics.function == MetricsFunction::Compare; // of two sets, over all of the time
        add(metrics.range, function(metrics) + (isComparison ? "" : " over time") + groups(metrics));
    } else {
        add(metrics.range, calculation(metrics, 0) + " over time");
    }
    for (const SecondStage &step : metrics.secondStages)
        add(step.range, secondStage(step));
}

} // namespace traceloupe::traceql
