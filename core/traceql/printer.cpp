// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/ast.h"
#include "core/traceql/parser.h"

namespace traceloupe::traceql {

namespace {

/// Writes a query, with a list of what is still to be written in place of recursion: chains may be of any length.
class Printer {
public:
    explicit Printer(const Query &query) : m_query(query) {}

    std::string print()
    {
        if (m_query.isMetrics())
            push(std::get<MetricsId>(m_query.root));
        else
            push(std::get<PipelineId>(m_query.root));
        run();
        printHints();
        return std::move(m_out);
    }
    std::string print(FieldId field)
    {
        push(field);
        run();
        return std::move(m_out);
    }

private:
    using Item = std::variant<std::string, FieldId, SpansetId, ScalarId, PipelineId, MetricsId>;

    void push(Item item) { m_open.push_back(std::move(item)); }
    /// In the order in which they shall appear.
    void pushAll(std::vector<Item> items)
    {
        for (auto item = items.rbegin(); item != items.rend(); ++item)
            push(std::move(*item));
    }
    void run()
    {
        while (!m_open.empty()) {
            const Item item = std::move(m_open.back());
            m_open.pop_back();
            std::visit([this](const auto &node) { expand(node); }, item);
        }
    }

    void expand(const std::string &text) { m_out += text; }
    void expand(FieldId id);
    void expand(SpansetId id);
    void expand(ScalarId id);
    void expand(PipelineId id);
    void expand(MetricsId id);
    void expandFunction(const MetricsExpr &metrics);
    void appendStage(std::vector<Item> &items, const Stage &stage) const;
    void printHints();
    [[nodiscard]] bool needsBrackets(FieldId child, Operator parent, bool isRight) const;

    template <class Id>
    static void bracketed(std::vector<Item> &items, Id id, bool brackets)
    {
        if (brackets)
            items.emplace_back("(");
        items.emplace_back(id);
        if (brackets)
            items.emplace_back(")");
    }

    const Query &m_query;
    std::vector<Item> m_open;
    std::string m_out;
};

std::string spaced(std::string_view op)
{
    return ' ' + std::string(op) + ' ';
}

std::string listText(const std::vector<Attribute> &attributes)
{
    std::string text;
    for (const Attribute &attribute : attributes)
        text += (text.empty() ? "" : ", ") + toQueryText(attribute);
    return text;
}

/// A number of metrics: 10, not 10.0.
std::string numberText(double value)
{
    std::string text = floatText(value);
    if (text.ends_with(".0"))
        text.resize(text.size() - 2);
    return text;
}

/// Brackets are left out where reading is as easy without: conditions joined by && or ||, and chains of one operator.
bool Printer::needsBrackets(FieldId child, Operator parent, bool isRight) const
{
    const FieldExpr &field = m_query.field(child);
    if (field.kind == FieldExpr::Kind::Literal) // a minus sign binds less tightly than * / % ^
        return field.value.isNumber() && field.value.toDouble() < 0
               && (precedenceOf(parent) > 3 || parent == Operator::Negate);
    if (field.kind == FieldExpr::Kind::Attribute)
        return false;
    if (isUnary(parent))
        return true;
    if (isLogic(parent)) {
        const bool isCondition = field.kind == FieldExpr::Kind::Unary || !isLogic(field.op);
        return !isCondition && (isRight || field.op != parent);
    }
    const bool isChain = !isRight && field.kind == FieldExpr::Kind::Binary && field.op == parent
                         && (parent == Operator::Add || parent == Operator::Multiply);
    return !isChain && !(isRight && field.op == parent && parent == Operator::Power);
}

void Printer::expand(FieldId id)
{
    const FieldExpr &field = m_query.field(id);
    std::vector<Item> items;
    switch (field.kind) {
    case FieldExpr::Kind::Literal:
        m_out += toQueryText(field.value);
        return;
    case FieldExpr::Kind::Attribute:
        m_out += toQueryText(field.attribute);
        return;
    case FieldExpr::Kind::Unary: {
        const bool isSuffix = field.op == Operator::Exists || field.op == Operator::NotExists;
        if (!isSuffix)
            items.emplace_back(std::string(symbol(field.op)));
        bracketed(items, field.left, needsBrackets(field.left, field.op, false));
        if (isSuffix)
            items.emplace_back(' ' + std::string(symbol(field.op)));
        break;
    }
    case FieldExpr::Kind::Binary:
        bracketed(items, field.left, needsBrackets(field.left, field.op, false));
        items.emplace_back(spaced(symbol(field.op)));
        bracketed(items, field.right, needsBrackets(field.right, field.op, true));
        break;
    }
    pushAll(std::move(items));
}

void Printer::expand(SpansetId id)
{
    const SpansetExpr &spanset = m_query.spanset(id);
    std::vector<Item> items;
    switch (spanset.kind) {
    case SpansetExpr::Kind::Filter:
        items = {"{ ", spanset.filter, " }"};
        break;
    case SpansetExpr::Kind::Pipeline:
        items = {"(", spanset.pipeline, ")"};
        break;
    case SpansetExpr::Kind::Operation: {
        const auto isOperation = [this](SpansetId side) {
            return m_query.spanset(side).kind == SpansetExpr::Kind::Operation;
        };
        const auto isPipeline = [this](SpansetId side) {
            return m_query.spanset(side).kind == SpansetExpr::Kind::Pipeline;
        };
        // a filter beside a pipeline must stand in brackets as well
        bracketed(items, spanset.left,
                  isOperation(spanset.left) || (isPipeline(spanset.right) && !isPipeline(spanset.left)));
        items.emplace_back(spaced(symbol(spanset.op)));
        bracketed(items, spanset.right,
                  isOperation(spanset.right) || (isPipeline(spanset.left) && !isPipeline(spanset.right)));
        break;
    }
    }
    pushAll(std::move(items));
}

void Printer::expand(ScalarId id)
{
    const ScalarExpr &scalar = m_query.scalar(id);
    const std::string name(aggregateName(scalar.aggregate));
    const bool hasAggregate = scalar.kind == ScalarExpr::Kind::Aggregate || scalar.kind == ScalarExpr::Kind::Pipeline;
    std::vector<Item> items;
    if (scalar.kind == ScalarExpr::Kind::Pipeline)
        items = {"(", scalar.pipeline, " | "};
    if (hasAggregate) {
        items.emplace_back(name + '(');
        if (scalar.argument.isValid())
            items.emplace_back(scalar.argument);
        items.emplace_back(scalar.kind == ScalarExpr::Kind::Pipeline ? "))" : ")");
    } else if (scalar.kind == ScalarExpr::Kind::Literal) {
        items.emplace_back(toQueryText(scalar.value));
    } else {
        const auto needs = [this](ScalarId side) {
            const ScalarExpr &expr = m_query.scalar(side);
            return expr.kind == ScalarExpr::Kind::Arithmetic
                   || (expr.kind == ScalarExpr::Kind::Literal && expr.value.toDouble() < 0);
        };
        bracketed(items, scalar.left, needs(scalar.left));
        items.emplace_back(spaced(symbol(scalar.op)));
        bracketed(items, scalar.right, needs(scalar.right));
    }
    pushAll(std::move(items));
}

void Printer::appendStage(std::vector<Item> &items, const Stage &stage) const
{
    switch (stage.kind) {
    case Stage::Kind::Spansets:
        items.emplace_back(stage.spansets);
        break;
    case Stage::Kind::ScalarFilter:
        items.emplace_back(stage.left);
        items.emplace_back(spaced(symbol(stage.op)));
        items.emplace_back(stage.right);
        break;
    case Stage::Kind::GroupBy:
        items.emplace_back("by(");
        items.emplace_back(stage.by);
        items.emplace_back(")");
        break;
    case Stage::Kind::Coalesce:
        items.emplace_back("coalesce()");
        break;
    case Stage::Kind::Select:
        items.emplace_back("select(" + listText(stage.selected) + ')');
        break;
    }
}

void Printer::expand(PipelineId id)
{
    std::vector<Item> items;
    for (const Stage &stage : m_query.pipeline(id).stages) {
        if (!items.empty())
            items.emplace_back(" | ");
        appendStage(items, stage);
    }
    pushAll(std::move(items));
}

void Printer::expandFunction(const MetricsExpr &metrics)
{
    std::vector<Item> items = {metrics.pipeline, " | " + std::string(metricsFunctionName(metrics.function)) + '('};
    std::string rest = metrics.argument ? toQueryText(*metrics.argument) : "";
    if (metrics.function == MetricsFunction::Compare) {
        items.emplace_back("{ ");
        items.emplace_back(metrics.selection);
        items.emplace_back(" }");
        if (metrics.topN != 10 || metrics.startNs != 0 || metrics.endNs != 0)
            rest += ", " + std::to_string(metrics.topN);
        if (metrics.startNs != 0 || metrics.endNs != 0)
            rest += ", " + std::to_string(metrics.startNs) + ", " + std::to_string(metrics.endNs);
    }
    for (const double quantile : metrics.quantiles)
        rest += ", " + numberText(quantile);
    rest += ')';
    if (!metrics.by.empty())
        rest += " by (" + listText(metrics.by) + ')';
    items.emplace_back(std::move(rest));
    pushAll(std::move(items));
}

void Printer::expand(MetricsId id)
{
    const MetricsExpr &metrics = m_query.metric(id);
    std::string stages;
    for (const SecondStage &stage : metrics.secondStages) {
        if (stage.kind == SecondStage::Kind::Comparison)
            stages += spaced(symbol(stage.op)) + numberText(stage.value);
        else
            stages += (stage.kind == SecondStage::Kind::TopK ? " | topk(" : " | bottomk(") + std::to_string(stage.limit)
                      + ')';
    }
    if (!stages.empty())
        push(std::move(stages));
    if (metrics.kind == MetricsExpr::Kind::Scalar) {
        m_out += numberText(metrics.scalar);
    } else if (metrics.kind == MetricsExpr::Kind::Function) {
        expandFunction(metrics);
    } else {
        std::vector<Item> items;
        const auto needs = [this](MetricsId side) {
            const MetricsExpr &expr = m_query.metric(side);
            return expr.kind != MetricsExpr::Kind::Scalar || expr.scalar < 0;
        };
        bracketed(items, metrics.left, needs(metrics.left));
        items.emplace_back(spaced(symbol(metrics.op)));
        bracketed(items, metrics.right, needs(metrics.right));
        pushAll(std::move(items));
    }
}

void Printer::printHints()
{
    if (m_query.hints.empty())
        return;
    m_out += " with (";
    for (std::size_t i = 0; i < m_query.hints.size(); ++i)
        m_out += (i > 0 ? ", " : "") + m_query.hints[i].name + '=' + toQueryText(m_query.hints[i].value);
    m_out += ')';
}

} // namespace

std::string toText(const Query &query)
{
    return Printer(query).print();
}

std::string toText(const Query &query, FieldId field)
{
    return Printer(query).print(field);
}

} // namespace traceloupe::traceql
