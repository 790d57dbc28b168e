// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/pushdown.h"

#include "core/search/fieldtest.h"

#include <QRegularExpression>

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;
using traceql::AttributeScope;
using traceql::FieldExpr;
using traceql::FieldId;
using traceql::Intrinsic;
using traceql::Operator;
using traceql::SpansetExpr;
using traceql::SpansetId;
using traceql::SpansetOperator;
using traceql::Type;

namespace {

constexpr std::int64_t kNsPerMs = 1'000'000;

QString textOf(const std::string &text)
{
    return QString::fromStdString(text);
}

/// A value as backends that know only texts have it; nothing where they could write it in several ways.
std::optional<QString> tagText(const traceql::Value &value)
{
    switch (value.type) {
    case Type::String:
        return textOf(value.text);
    case Type::Int:
        return QString::number(value.integer);
    case Type::Bool:
        return value.integer != 0 ? u"true"_s : u"false"_s;
    default:
        return std::nullopt;
    }
}

/// Collects what the && of one filter says.
class FilterPart {
public:
    FilterPart(const traceql::Query &query, SourceKind kind) : m_query(query), m_kind(kind) {}

    PushedPart collect(FieldId root)
    {
        std::vector<FieldId> open{root};
        while (!open.empty()) {
            const FieldId id = open.back();
            open.pop_back();
            const FieldExpr &field = m_query.field(id);
            if (field.kind == FieldExpr::Kind::Binary && field.op == Operator::And) {
                open.push_back(field.right);
                open.push_back(field.left);
            } else {
                take(id, field);
            }
        }
        return std::move(m_part);
    }

private:
    void take(FieldId id, const FieldExpr &field)
    {
        const FieldTest test = fieldTestOf(m_query, id);
        const bool isEquality = test.op == Operator::Equal;
        if (test.kind == FieldTest::Kind::Service && isEquality && m_part.service.isEmpty())
            m_part.service = textOf(test.value.text);
        else if (test.kind == FieldTest::Kind::Name && isEquality && m_part.operation.isEmpty())
            m_part.operation = textOf(test.value.text);
        else if (test.kind == FieldTest::Kind::Duration)
            takeDuration(test);
        else if (test.kind == FieldTest::Kind::Tag && isEquality)
            takeTag(test, field);
    }

    /// Backends count in microseconds, and may have cut one off; both bounds belong to them.
    void takeDuration(const FieldTest &test)
    {
        if (test.value.type != Type::Duration && test.value.type != Type::Int)
            return;
        const std::int64_t ns = test.value.integer;
        const bool isLower = test.op == Operator::Greater || test.op == Operator::GreaterEqual
                             || test.op == Operator::Equal;
        const bool isUpper = test.op == Operator::Less || test.op == Operator::LessEqual || test.op == Operator::Equal;
        constexpr std::int64_t kNsPerUs = 1000;
        if (isLower && ns >= kNsPerUs)
            m_part.minDurationNs = std::max(m_part.minDurationNs.value_or(0), ns / kNsPerUs * kNsPerUs);
        if (isUpper && ns > 0) {
            const std::int64_t upper = (ns / kNsPerUs + 1) * kNsPerUs;
            m_part.maxDurationNs = std::min(m_part.maxDurationNs.value_or(upper), upper);
        }
    }

    void takeTag(const FieldTest &test, const FieldExpr &field)
    {
        const FieldExpr &left = field.left.isValid() ? m_query.field(field.left) : field;
        const bool isLeft = left.kind == FieldExpr::Kind::Attribute || !field.right.isValid();
        const AttributeScope scope = (isLeft ? left : m_query.field(field.right)).attribute.scope;
        const bool isSearched = scope == AttributeScope::None || scope == AttributeScope::Span
                                || (scope == AttributeScope::Resource && m_kind == SourceKind::Jaeger);
        const auto text = tagText(test.value);
        if (field.kind != FieldExpr::Kind::Binary || !isSearched || !text || text->isEmpty())
            return;
        const QString key = textOf(test.key);
        // Zipkin writes conditions as one text that can't quote, and error means any error there
        const bool isPlain = m_kind != SourceKind::Zipkin
                             || (!key.contains(u'=') && !key.contains(u' ') && !text->contains(" and "_L1)
                                 && text->trimmed() == *text && key != "error"_L1);
        const bool isTaken = std::ranges::any_of(m_part.tags, [&](const auto &tag) { return tag.first == key; });
        if (isPlain && !isTaken)
            m_part.tags.emplace_back(key, *text);
    }

    const traceql::Query &m_query;
    SourceKind m_kind;
    PushedPart m_part;
};

/// How much a part narrows a search down.
int weightOf(const PushedPart &part)
{
    return (part.service.isEmpty() ? 0 : 8) + (part.operation.isEmpty() ? 0 : 4)
           + 3 * static_cast<int>(part.tags.size()) + (part.minDurationNs ? 2 : 0) + (part.maxDurationNs ? 1 : 0);
}

/// Filters that must find a span in every trace of the result.
std::vector<FieldId> mandatoryFilters(const traceql::Query &query, const traceql::Pipeline &pipeline)
{
    std::vector<FieldId> filters;
    std::vector<const traceql::Pipeline *> pipelines{&pipeline};
    std::vector<SpansetId> open;
    while (!pipelines.empty() || !open.empty()) {
        if (open.empty()) {
            const traceql::Pipeline &next = *pipelines.back();
            pipelines.pop_back();
            for (const traceql::Stage &stage : next.stages) {
                if (stage.kind == traceql::Stage::Kind::Spansets)
                    open.push_back(stage.spansets);
            }
            continue;
        }
        const SpansetExpr &spanset = query.spanset(open.back());
        open.pop_back();
        if (spanset.kind == SpansetExpr::Kind::Filter) {
            filters.push_back(spanset.filter);
        } else if (spanset.kind == SpansetExpr::Kind::Pipeline) {
            pipelines.push_back(&query.pipeline(spanset.pipeline));
        } else if (spanset.op != SpansetOperator::Or) {
            open.push_back(spanset.right);
            const bool isNegated = isStructural(spanset.op) && formOf(spanset.op) == traceql::StructuralForm::Negated;
            if (!isNegated)
                open.push_back(spanset.left);
        }
    }
    return filters;
}

/// When Tempo learned what an attribute needs.
TempoNeed needOf(const traceql::Attribute &attribute)
{
    switch (attribute.intrinsic) {
    case Intrinsic::Kind:
        return {{2, 1}, u"kind"_s};
    case Intrinsic::StatusMessage:
    case Intrinsic::TraceDuration:
    case Intrinsic::TraceRootName:
    case Intrinsic::TraceRootService:
        return {{2, 2}, u"trace-level intrinsics"_s};
    case Intrinsic::TraceId:
    case Intrinsic::SpanId:
    case Intrinsic::NestedSetLeft:
    case Intrinsic::NestedSetRight:
    case Intrinsic::NestedSetParent:
        return {{2, 5}, u"ids and nested sets"_s};
    case Intrinsic::EventName:
    case Intrinsic::EventTimeSinceStart:
    case Intrinsic::LinkTraceId:
    case Intrinsic::LinkSpanId:
        return {{2, 6}, u"events and links"_s};
    case Intrinsic::InstrumentationName:
    case Intrinsic::InstrumentationVersion:
        return {{2, 7}, u"the instrumentation scope"_s};
    case Intrinsic::ParentId:
        return {{2, 8}, u"span:parentID"_s};
    case Intrinsic::ChildCount:
        return {{2, 10}, u"span:childCount"_s};
    default:
        break;
    }
    if (attribute.scope == AttributeScope::Event || attribute.scope == AttributeScope::Link)
        return {{2, 6}, u"events and links"_s};
    if (attribute.scope == AttributeScope::Instrumentation)
        return {{2, 7}, u"the instrumentation scope"_s};
    return {};
}

TempoNeed needOf(SpansetOperator op)
{
    if (!isStructural(op))
        return {};
    if (formOf(op) == traceql::StructuralForm::Union)
        return {{2, 5}, u"union operators"_s};
    if (formOf(op) == traceql::StructuralForm::Negated || op == SpansetOperator::Parent
        || op == SpansetOperator::Ancestor)
        return {{2, 3}, u"negated and upward operators"_s};
    return {{2, 2}, u"structural operators"_s};
}

TempoNeed needOf(const traceql::MetricsExpr &metrics)
{
    using traceql::MetricsFunction;
    if (metrics.kind == traceql::MetricsExpr::Kind::Arithmetic)
        return {{3, 1}, u"arithmetic with metrics"_s};
    for (const traceql::SecondStage &stage : metrics.secondStages) {
        if (stage.kind == traceql::SecondStage::Kind::Comparison)
            return {{3, 0}, u"comparisons of metrics"_s};
    }
    if (!metrics.secondStages.empty())
        return {{2, 8}, u"topk and bottomk"_s};
    switch (metrics.function) {
    case MetricsFunction::SumOverTime:
        return {{2, 8}, u"sum_over_time"_s};
    case MetricsFunction::MinOverTime:
    case MetricsFunction::MaxOverTime:
    case MetricsFunction::AvgOverTime:
        return {{2, 7}, u"min_over_time, max_over_time and avg_over_time"_s};
    case MetricsFunction::QuantileOverTime:
    case MetricsFunction::HistogramOverTime:
        return {{2, 5}, u"quantile_over_time and histogram_over_time"_s};
    default:
        return {{2, 4}, u"metrics"_s};
    }
}

void raise(TempoNeed &need, const TempoNeed &other)
{
    if (other.version > need.version)
        need = other;
}

} // namespace

QString PushedPart::toText() const
{
    QStringList parts;
    if (!service.isEmpty())
        parts << u"service %1"_s.arg(service);
    if (!operation.isEmpty())
        parts << u"span name %1"_s.arg(operation);
    for (const auto &[key, value] : tags)
        parts << u"%1=%2"_s.arg(key, value);
    const auto ms = [](std::int64_t ns) { return QString::number(static_cast<double>(ns) / kNsPerMs, 'g', 12); };
    if (minDurationNs)
        parts << u"at least %1 ms"_s.arg(ms(*minDurationNs));
    if (maxDurationNs)
        parts << u"at most %1 ms"_s.arg(ms(*maxDurationNs));
    return parts.isEmpty() ? u"everything"_s : parts.join(u", "_s);
}

PushedPart pushedPart(const traceql::Query &query, SourceKind kind)
{
    PushedPart best;
    if (query.isMetrics())
        return best;
    const auto &pipeline = query.rootPipeline();
    for (const FieldId filter : mandatoryFilters(query, pipeline)) {
        PushedPart part = FilterPart(query, kind).collect(filter);
        if (best.isEmpty() || weightOf(part) > weightOf(best))
            best = std::move(part);
    }
    return best;
}

bool dependsOnLists(const traceql::Query &query)
{
    return std::ranges::any_of(query.fields, [&query](const FieldExpr &field) {
        const bool isNegated = field.kind == FieldExpr::Kind::Binary
                               && (field.op == Operator::NotEqual || field.op == Operator::NotRegex);
        if (!isNegated)
            return false;
        const FieldExpr &left = query.field(field.left);
        return left.kind == FieldExpr::Kind::Attribute && !left.attribute.isIntrinsic()
               && left.attribute.name != "service.name";
    });
}

std::optional<TempoVersion> tempoVersionOf(const QString &server)
{
    static const QRegularExpression pattern(uR"(\bv?(\d{1,3})\.(\d{1,3})(\.|\b))"_s);
    const auto match = pattern.match(server);
    if (!match.hasMatch())
        return std::nullopt;
    return TempoVersion{match.captured(1).toInt(), match.captured(2).toInt()};
}

TempoNeed tempoNeedOf(const traceql::Query &query)
{
    TempoNeed need;
    for (const FieldExpr &field : query.fields) {
        if (field.kind == FieldExpr::Kind::Attribute)
            raise(need, needOf(field.attribute));
        if (field.kind == FieldExpr::Kind::Unary && field.op == Operator::NotExists)
            raise(need, {{2, 10}, u"= nil"_s});
        if (field.kind == FieldExpr::Kind::Binary && isArithmetic(field.op))
            raise(need, {{2, 1}, u"arithmetic"_s});
        if (field.kind == FieldExpr::Kind::Binary && isRegex(field.op))
            raise(need, {{2, 7}, u"anchored regular expressions"_s}); // before, they matched parts: another meaning
    }
    for (const SpansetExpr &spanset : query.spansets) {
        if (spanset.kind == SpansetExpr::Kind::Operation)
            raise(need, needOf(spanset.op));
    }
    for (const traceql::MetricsExpr &metrics : query.metrics)
        raise(need, needOf(metrics));
    for (const traceql::Pipeline &pipeline : query.pipelines) {
        for (const traceql::Stage &stage : pipeline.stages) {
            const bool isLater = stage.kind == traceql::Stage::Kind::GroupBy
                                 || stage.kind == traceql::Stage::Kind::Coalesce
                                 || stage.kind == traceql::Stage::Kind::Select;
            if (isLater)
                raise(need, {{2, 2}, u"by, coalesce and select"_s});
        }
    }
    return need;
}

} // namespace traceloupe
