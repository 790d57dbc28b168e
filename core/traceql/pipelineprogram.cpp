// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/pipelineprogram.h"

#include "core/traceql/structure.h"

#include <algorithm>
#include <cmath>

namespace traceloupe::traceql {

namespace {

/// Nodes of an expression of span sets, operands before operations.
std::vector<SpansetId> inOrder(const Query &query, SpansetId root)
{
    std::vector<SpansetId> order;
    std::vector<SpansetId> open{root};
    while (!open.empty()) {
        const SpansetId id = open.back();
        open.pop_back();
        order.push_back(id);
        if (query.spanset(id).kind == SpansetExpr::Kind::Operation) {
            open.push_back(query.spanset(id).left);
            open.push_back(query.spanset(id).right);
        }
    }
    std::ranges::reverse(order);
    return order;
}

std::string aggregateText(const Query &query, const ScalarExpr &scalar)
{
    return std::string(aggregateName(scalar.aggregate)) + '('
           + (scalar.argument.isValid() ? toText(query, scalar.argument) : std::string()) + ')';
}

/// Adds up what an aggregate sees. Nil and what is no number are left out.
class Accumulator {
public:
    explicit Accumulator(Aggregate aggregate) : m_aggregate(aggregate) {}

    void add(const Operand &value)
    {
        if (!value.isNumber())
            return;
        if (m_count == 0)
            m_first = m_best = value;
        ++m_count;
        const bool isOfFirstType = value.type == m_first.type;
        if (m_aggregate == Aggregate::Sum && !isOfFirstType)
            return; // as in Tempo: only what is of the first value's type
        m_sum += value.toDouble();
        m_integerSum = static_cast<std::int64_t>(static_cast<std::uint64_t>(m_integerSum)
                                                 + static_cast<std::uint64_t>(value.integer));
        Fault unused = Fault::None;
        const Operator better = m_aggregate == Aggregate::Min ? Operator::Less : Operator::Greater;
        if (applyBinary(better, value, m_best, unused).isTrue())
            m_best = value;
    }

    [[nodiscard]] std::optional<Value> result() const
    {
        if (m_count == 0)
            return std::nullopt;
        if (m_aggregate == Aggregate::Min || m_aggregate == Aggregate::Max)
            return m_best.toValue();
        if (m_aggregate == Aggregate::Sum) {
            Value value = m_first.toValue();
            value.integer = m_first.type == Type::Float ? 0 : m_integerSum;
            value.real = m_first.type == Type::Float ? m_sum : 0;
            return value;
        }
        const double mean = m_sum / static_cast<double>(m_count);
        return m_first.type == Type::Duration ? Value::ofDuration(std::llround(std::trunc(mean)))
                                              : Value::ofFloat(mean);
    }

private:
    Aggregate m_aggregate;
    Operand m_first;
    Operand m_best;
    double m_sum = 0;
    std::int64_t m_integerSum = 0;
    std::uint64_t m_count = 0;
};

} // namespace

PipelineProgram::PipelineProgram(const Query &query) : m_query(query)
{
    const auto addFilter = [this](FieldId id) { m_filters.try_emplace(id, m_query, id, m_slots); };
    const auto addExpression = [this](FieldId id) { m_expressions.try_emplace(id, m_query, id, m_slots); };
    for (const SpansetExpr &spanset : query.spansets) {
        if (spanset.kind == SpansetExpr::Kind::Filter)
            addFilter(spanset.filter);
    }
    for (const ScalarExpr &scalar : query.scalars) {
        if (scalar.argument.isValid())
            addExpression(scalar.argument);
    }
    for (const MetricsExpr &metrics : query.metrics) {
        if (metrics.selection.isValid())
            addFilter(metrics.selection);
    }
    for (const Pipeline &pipeline : query.pipelines) {
        for (const Stage &stage : pipeline.stages) {
            if (stage.by.isValid())
                addExpression(stage.by);
            for (const Attribute &attribute : stage.selected)
                m_slots.slotOf(attribute);
        }
    }
}

std::vector<RowSet> PipelineProgram::run(PipelineId pipeline, TraceRun &run) const
{
    RowSet all;
    all.rows.reserve(run.trace.rowCount());
    for (std::uint32_t row = 0; row < run.trace.rowCount(); ++row) {
        if (!run.trace.isPhantom(SpanIndex(row)))
            all.rows.push_back(row);
    }
    std::vector<RowSet> sets;
    if (!all.rows.empty())
        sets.push_back(std::move(all));
    return runStages(m_query.pipeline(pipeline), std::move(sets), run);
}

std::vector<RowSet> PipelineProgram::runStages(const Pipeline &pipeline, std::vector<RowSet> sets, TraceRun &run) const
{
    for (const Stage &stage : pipeline.stages) {
        if (sets.empty() || run.fault != Fault::None || run.isCancelled())
            return {};
        sets = runStage(stage, std::move(sets), run);
    }
    return sets;
}

std::vector<RowSet> PipelineProgram::runStage(const Stage &stage, std::vector<RowSet> sets, TraceRun &run) const
{
    std::vector<RowSet> results;
    const auto append = [&results](std::vector<RowSet> more) { std::ranges::move(more, std::back_inserter(results)); };
    switch (stage.kind) {
    case Stage::Kind::Select:
        return sets;
    case Stage::Kind::Spansets:
        for (const RowSet &set : sets)
            append(runSpansets(stage.spansets, set, run));
        return results;
    case Stage::Kind::GroupBy:
        for (const RowSet &set : sets)
            append(group(stage, set, run));
        return results;
    case Stage::Kind::ScalarFilter:
        std::erase_if(sets, [&](RowSet &set) { return !passes(stage, set, run); });
        return sets;
    case Stage::Kind::Coalesce: {
        RowSet all;
        for (const RowSet &set : sets)
            all.rows.insert(all.rows.end(), set.rows.begin(), set.rows.end());
        std::ranges::sort(all.rows);
        all.rows.erase(std::unique(all.rows.begin(), all.rows.end()), all.rows.end());
        results.push_back(std::move(all));
        return results;
    }
    }
    return results;
}

std::vector<RowSet> PipelineProgram::runSpansets(SpansetId root, const RowSet &input, TraceRun &run) const
{
    std::map<SpansetId, std::vector<RowSet>> done;
    const auto take = [&done](SpansetId id) { return std::move(done.extract(id).mapped()); };
    for (const SpansetId id : inOrder(m_query, root)) {
        const SpansetExpr &node = m_query.spanset(id);
        if (run.fault != Fault::None || run.isCancelled())
            return {};
        switch (node.kind) {
        case SpansetExpr::Kind::Filter: {
            RowSet set = input;
            m_filters.at(node.filter).narrow(set.rows, run);
            std::vector<RowSet> &result = done[id];
            if (!set.rows.empty())
                result.push_back(std::move(set));
            break;
        }
        case SpansetExpr::Kind::Pipeline:
            done[id] = runStages(m_query.pipeline(node.pipeline), {input}, run);
            break;
        case SpansetExpr::Kind::Operation: {
            std::vector<RowSet> left = take(node.left);
            done[id] = runOperation(node, input, std::move(left), take(node.right), run);
            break;
        }
        }
    }
    return take(root);
}

std::vector<RowSet> PipelineProgram::runOperation(const SpansetExpr &operation, const RowSet &input,
                                                  std::vector<RowSet> left, std::vector<RowSet> right,
                                                  TraceRun &run) const
{
    if (isStructural(operation.op) && (left.size() > 1 || right.size() > 1)) {
        run.fault = Fault::ManySpansets;
        return {};
    }
    const auto rowsOf = [&run](std::vector<RowSet> &sets) {
        Rows rows = sets.empty() ? Rows() : std::move(sets.front().rows);
        for (std::size_t i = 1; i < sets.size(); ++i)
            rows = combine(SpansetOperator::Or, rows, sets[i].rows, run.trace);
        return rows;
    };
    const Rows a = rowsOf(left);
    const Rows b = rowsOf(right);
    Rows rows = combine(operation.op, a, b, run.trace);
    if (rows.empty())
        return {};
    return {{std::move(rows), input.attributes}};
}

/// One set for each value, in the order in which the values occur; spans without a value are a set of their own.
std::vector<RowSet> PipelineProgram::group(const Stage &stage, const RowSet &set, TraceRun &run) const
{
    const FieldProgram &program = m_expressions.at(stage.by);
    std::vector<RowSet> groups;
    std::map<std::pair<Type, std::string>, std::size_t> known;
    const std::string name = "by(" + toText(m_query, stage.by) + ')';
    for (const std::uint32_t row : set.rows) {
        run.reader.moveTo(SpanIndex(row));
        Value value = program.run(run.reader, run.stack, run.fault).toValue();
        if (run.fault != Fault::None)
            return {};
        const auto [at, isNew] = known.try_emplace({value.type, toQueryText(value)}, groups.size());
        if (isNew) {
            groups.push_back({{}, set.attributes});
            groups.back().attributes.push_back({name, std::move(value)});
        }
        groups[at->second].rows.push_back(row);
    }
    return groups;
}

std::optional<Value> PipelineProgram::aggregate(const ScalarExpr &scalar, const Rows &rows, TraceRun &run) const
{
    if (scalar.aggregate == Aggregate::Count)
        return Value::ofInt(static_cast<std::int64_t>(rows.size()));
    const FieldProgram &program = m_expressions.at(scalar.argument);
    Accumulator accumulator(scalar.aggregate);
    for (const std::uint32_t row : rows) {
        run.reader.moveTo(SpanIndex(row));
        accumulator.add(program.run(run.reader, run.stack, run.fault));
        if (run.fault != Fault::None)
            return std::nullopt;
    }
    return accumulator.result();
}

bool PipelineProgram::passes(const Stage &stage, RowSet &set, TraceRun &run) const
{
    const ScalarExpr &left = m_query.scalar(stage.left);
    std::optional<Value> value = aggregate(left, set.rows, run);
    if (!value)
        return false;
    const Operand limit = Operand::of(m_query.scalar(stage.right).value);
    const bool holds = applyBinary(stage.op, Operand::of(*value), limit, run.fault).isTrue();
    set.attributes.push_back({aggregateText(m_query, left), std::move(*value)});
    return holds;
}

} // namespace traceloupe::traceql
