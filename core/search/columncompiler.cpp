// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/columncompiler.h"

#include "core/traceql/spanreader.h"

#include <algorithm>

namespace traceloupe {

using traceql::FieldExpr;
using traceql::FieldId;
using traceql::Operator;
using traceql::SpansetExpr;
using traceql::SpansetId;
using traceql::Stage;

namespace {

bool isLogicNode(const FieldExpr &field)
{
    const bool isBinary = field.kind == FieldExpr::Kind::Binary && isLogic(field.op);
    return isBinary || (field.kind == FieldExpr::Kind::Unary && field.op == Operator::Not);
}

/// Whether conditions of the filter depend on each other by the event or link that they look at: unless just one thing
/// is asked of events and links, and that plainly, or none.
bool readsOneEvent(const traceql::Query &query, FieldId first, FieldId root)
{
    int ofEvents = 0;
    bool isPlain = true;
    for (std::uint32_t i = first.value(); i <= root.value(); ++i) {
        const FieldExpr &field = query.field(FieldId(i));
        if (field.kind == FieldExpr::Kind::Unary && field.op != Operator::Exists)
            isPlain = false;
        if (field.kind != FieldExpr::Kind::Attribute)
            continue;
        ofEvents += isOfEvent(field.attribute) || isOfLink(field.attribute) ? 1 : 0;
        isPlain = isPlain && (field.attribute.isIntrinsic() || field.attribute.scope != traceql::AttributeScope::None);
    }
    return ofEvents > 1 || (ofEvents == 1 && !isPlain);
}

} // namespace

void ColumnCompiler::compile()
{
    if (m_query.isMetrics()) {
        compileMetrics();
        return;
    }
    const traceql::PipelineId root = std::get<traceql::PipelineId>(m_query.root);
    coversQuery = compilePipeline(root);
    const auto &stages = m_query.pipeline(root).stages;
    if (stages.size() >= 2 && stages.front().kind == Stage::Kind::Spansets)
        leastSpans = leastSpansOf(stages[1]);
}

/// Every function's spans together: each looks at its own later.
void ColumnCompiler::compileMetrics()
{
    int functions = 0;
    for (const traceql::MetricsExpr &metrics : m_query.metrics) {
        if (metrics.kind != traceql::MetricsExpr::Kind::Function)
            continue;
        compilePipeline(metrics.pipeline);
        if (++functions > 1)
            emit(ColumnStep::Code::Or);
    }
    if (functions == 0)
        emit(ColumnStep::Code::All);
}

/// True if the steps are all that the pipeline does.
bool ColumnCompiler::compilePipeline(traceql::PipelineId id)
{
    const auto &stages = m_query.pipeline(id).stages;
    std::size_t next = 0;
    if (!stages.empty() && stages.front().kind == Stage::Kind::Spansets) {
        compileSpansets(stages.front().spansets);
        ++next;
    } else {
        emit(ColumnStep::Code::All);
    }
    for (; next < stages.size(); ++next) {
        const Stage &stage = stages[next];
        const bool isFilter = stage.kind == Stage::Kind::Spansets
                              && m_query.spanset(stage.spansets).kind == SpansetExpr::Kind::Filter;
        if (!isFilter)
            return false;
        compileFilter(m_query.spanset(stage.spansets).filter);
        emit(ColumnStep::Code::And);
    }
    return true;
}

/// Operands before their operator. Chains may be long, so the walk has a stack of its own; only pipelines in brackets
/// recurse, and brackets nest no deeper than the parser lets them.
void ColumnCompiler::compileSpansets(SpansetId root)
{
    struct Open {
        SpansetId id;
        bool isEntered = false;
    };
    std::vector<Open> open{{root}};
    while (!open.empty()) {
        const Open at = open.back();
        const SpansetExpr &spanset = m_query.spanset(at.id);
        if (spanset.kind == SpansetExpr::Kind::Operation && !at.isEntered) {
            open.back().isEntered = true;
            open.push_back({spanset.right});
            open.push_back({spanset.left});
            continue;
        }
        open.pop_back();
        if (spanset.kind == SpansetExpr::Kind::Filter) {
            compileFilter(spanset.filter);
        } else if (spanset.kind == SpansetExpr::Kind::Pipeline) {
            if (!compilePipeline(spanset.pipeline))
                emit(ColumnStep::Code::AtMostMaybe);
        } else {
            steps.push_back({ColumnStep::Code::Spansets, 0, spanset.op});
        }
    }
}

/// Nodes lie in order, operands first: one pass back finds the tests, one forth writes the steps.
void ColumnCompiler::compileFilter(FieldId root)
{
    const std::uint32_t first = m_query.firstField(root).value();
    std::vector<std::uint8_t> isUsed(root.value() - first + 1); // 1: logic or test, 0: inside a test
    for (std::uint32_t i = root.value() + 1; i-- > first;) {
        isUsed[i - first] = 1;
        if (!isLogicNode(m_query.field(FieldId(i))))
            i = m_query.firstField(FieldId(i)).value();
    }
    const bool bindsEvents = readsOneEvent(m_query, FieldId(first), root);
    std::vector<std::uint8_t> maybeNoBool; // a stack in step with the machine's
    for (std::uint32_t i = first; i <= root.value(); ++i) {
        if (isUsed[i - first] == 0)
            continue;
        const FieldExpr &field = m_query.field(FieldId(i));
        if (!isLogicNode(field)) {
            steps.push_back({ColumnStep::Code::Test, static_cast<std::uint32_t>(tests.size()), {}});
            tests.push_back(fieldTestOf(m_query, FieldId(i)));
            tests.back().bindsEvents = bindsEvents;
            maybeNoBool.push_back(tests.back().maybeNoBool ? 1 : 0);
            continue;
        }
        if (field.kind == FieldExpr::Kind::Unary) {
            emit(ColumnStep::Code::Not);
        } else {
            emit(field.op == Operator::And ? ColumnStep::Code::And : ColumnStep::Code::Or);
            const std::uint8_t right = maybeNoBool.back();
            maybeNoBool.pop_back();
            maybeNoBool.back() |= right;
        }
        if (maybeNoBool.back() != 0)
            emit(ColumnStep::Code::AtMostMaybe);
    }
    emit(ColumnStep::Code::All);
    emit(ColumnStep::Code::And);
}

/// `count() > 3` behind the span sets needs four spans at least.
std::int64_t ColumnCompiler::leastSpansOf(const Stage &stage) const
{
    if (stage.kind != Stage::Kind::ScalarFilter)
        return 0;
    const traceql::ScalarExpr &left = m_query.scalar(stage.left);
    const traceql::ScalarExpr &right = m_query.scalar(stage.right);
    const bool isCount = left.kind == traceql::ScalarExpr::Kind::Aggregate
                         && left.aggregate == traceql::Aggregate::Count;
    if (!isCount || right.kind != traceql::ScalarExpr::Kind::Literal || right.value.type != traceql::Type::Int)
        return 0;
    switch (stage.op) {
    case Operator::Greater:
        return right.value.integer < 0 ? 0 : right.value.integer + (right.value.integer < INT64_MAX ? 1 : 0);
    case Operator::GreaterEqual:
    case Operator::Equal:
        return std::max<std::int64_t>(0, right.value.integer);
    default:
        return 0;
    }
}

} // namespace traceloupe
