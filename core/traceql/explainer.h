// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/explain.h"

#include <string>
#include <string_view>
#include <vector>

namespace traceloupe::traceql {

/// Puts a query into words, for explain(). What explain.cpp says of searches and explainmetrics.cpp of metrics.
class Explainer {
public:
    explicit Explainer(const Query &query) : m_query(query) {}

    [[nodiscard]] std::vector<ExplainedStep> run();

private:
    /// What is nested more deeply is shown as it is written.
    static constexpr int kMaxDepth = 6;
    /// Conditions and operands of one chain that are put into words.
    static constexpr std::size_t kMaxListed = 12;

    void add(SourceRange range, std::string text) { m_steps.push_back({range, std::move(text)}); }
    void addPipeline(PipelineId id);
    void addMetrics(MetricsId id);
    [[nodiscard]] std::string spansets(SpansetId id, int depth) const;
    [[nodiscard]] std::string filter(FieldId condition, int depth) const;
    [[nodiscard]] std::string condition(FieldId id, int depth) const;
    [[nodiscard]] std::string comparison(const FieldExpr &field) const;
    [[nodiscard]] std::string subject(FieldId id) const;
    [[nodiscard]] std::string object(FieldId id, const std::optional<Type> &type) const;
    [[nodiscard]] std::string stage(const Stage &stage) const;
    [[nodiscard]] std::string function(const MetricsExpr &metrics) const;
    [[nodiscard]] std::string percentiles(const MetricsExpr &metrics) const;
    [[nodiscard]] std::string pipelineText(PipelineId id) const;
    [[nodiscard]] std::string groups(const MetricsExpr &metrics) const;
    [[nodiscard]] std::string figure(const MetricsExpr &metrics) const;
    [[nodiscard]] std::string calculation(const MetricsExpr &metrics, int depth) const;
    [[nodiscard]] std::string shareText(const MetricsExpr &quotient) const;
    [[nodiscard]] bool isPercentage(const MetricsExpr &metrics) const;
    [[nodiscard]] bool isOfAllSpans(const MetricsExpr &metrics) const;
    [[nodiscard]] std::string secondStage(const SecondStage &stage) const;
    [[nodiscard]] std::string aggregateText(const ScalarExpr &scalar) const;
    [[nodiscard]] std::vector<FieldId> chain(FieldId id, Operator op) const;
    [[nodiscard]] std::string written(SourceRange range) const
    {
        return m_query.text.substr(range.begin, range.end - range.begin);
    }

    const Query &m_query;
    std::vector<ExplainedStep> m_steps;
};

/// As a sentence names it: "service", "the trace's duration", "an event's exception.type".
[[nodiscard]] std::string attributeText(const Attribute &attribute);
/// "is longer than".
[[nodiscard]] std::string comparisonText(Operator op, bool isDuration);
/// "a, b and c".
[[nodiscard]] std::string joined(const std::vector<std::string> &parts, std::string_view last);

} // namespace traceloupe::traceql
