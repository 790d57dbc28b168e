// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/spanfilter.h"

#include <algorithm>
#include <limits>

namespace traceloupe::traceql {

namespace {

/// Rows between two looks at the cancel flag.
constexpr std::uint32_t kRowsPerLook = 4096;

constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

/// Whether the condition is made of && and comparisons only.
bool isPure(const Query &query, FieldId condition)
{
    for (std::uint32_t i = query.firstField(condition).value(); i <= condition.value(); ++i) {
        const FieldExpr &field = query.fields[i];
        const bool isOther = (field.kind == FieldExpr::Kind::Binary && field.op == Operator::Or)
                             || (field.kind == FieldExpr::Kind::Unary
                                 && (field.op == Operator::Not || field.op == Operator::NotExists));
        if (isOther)
            return false;
    }
    return true;
}

template <class Predicate>
void keepRows(Rows &rows, Predicate keep)
{
    rows.erase(std::remove_if(rows.begin(), rows.end(), [&](std::uint32_t row) { return !keep(row); }), rows.end());
}

} // namespace

SpanFilter::SpanFilter(const Query &query, FieldId condition, SlotTable &slots)
{
    const std::vector<FieldId> parts = conjuncts(query, condition);
    std::vector<FieldId> ofEvents;
    std::vector<FieldId> ofLinks;
    for (const FieldId part : parts) {
        SlotTable unused;
        const FieldProgram probe(query, part, unused);
        if (probe.readsEvents() != probe.readsLinks())
            (probe.readsEvents() ? ofEvents : ofLinks).push_back(part);
    }
    // As in Tempo: in a filter of && only, all conditions about events must hold on one event. It is the same for
    // links; where a filter has several conditions of both, those about links are tried one by one.
    const bool pure = isPure(query, condition);
    m_boundToLinks = ofEvents.size() < 2;
    const std::vector<FieldId> &together = m_boundToLinks ? ofLinks : ofEvents;
    const bool isTogether = pure && together.size() > 1;
    for (const FieldId part : parts)
        add(query, part, slots, isTogether && std::ranges::find(together, part) != together.end());
    // What may fault keeps its place, and with it everything else.
    if (std::ranges::none_of(m_conditions, [](const Condition &one) { return one.program.canFault(); }))
        std::ranges::stable_sort(m_conditions, {}, [](const Condition &one) {
            return one.range ? Source::kResource : one.program.sources();
        });
}

void SpanFilter::add(const Query &query, FieldId condition, SlotTable &slots, bool bindsElsewhere)
{
    FieldProgram program(query, condition, slots, bindsElsewhere);
    if (bindsElsewhere)
        m_onOneEvent.push_back(std::move(program));
    else if (!program.constant() || program.constant()->type != Type::Bool || program.constant()->integer == 0)
        m_conditions.push_back({std::move(program), columnRange(query, condition)});
}

std::optional<SpanFilter::ColumnRange> SpanFilter::columnRange(const Query &query, FieldId condition)
{
    const FieldExpr &field = query.field(condition);
    if (field.kind != FieldExpr::Kind::Binary || !isComparison(field.op) || isRegex(field.op))
        return std::nullopt;
    const FieldExpr &left = query.field(field.left);
    const FieldExpr &right = query.field(field.right);
    if (left.kind != FieldExpr::Kind::Attribute || right.kind != FieldExpr::Kind::Literal)
        return std::nullopt;
    const Intrinsic column = left.attribute.intrinsic;
    const bool isDuration = column == Intrinsic::Duration
                            && (right.value.type == Type::Duration || right.value.type == Type::Int);
    const bool isWord = (column == Intrinsic::Kind && right.value.type == Type::Kind)
                        || (column == Intrinsic::Status && right.value.type == Type::Status);
    if (!isDuration && !isWord)
        return std::nullopt;
    const std::int64_t value = right.value.integer;
    switch (field.op) {
    case Operator::Equal:
    case Operator::NotEqual:
        return ColumnRange{column, value, value, field.op == Operator::NotEqual};
    case Operator::Less:
        return ColumnRange{column, value, kMax, true};
    case Operator::LessEqual:
        return ColumnRange{column, kMin, value, false};
    case Operator::Greater:
        return ColumnRange{column, kMin, value, true};
    default:
        return ColumnRange{column, value, kMax, false};
    }
}

void SpanFilter::narrowByRange(const ColumnRange &range, Rows &rows, const Trace &trace)
{
    const auto narrow = [&](const auto &column) {
        keepRows(rows, [&](std::uint32_t row) {
            const auto value = static_cast<std::int64_t>(column[row]);
            return (value >= range.low && value <= range.high) != range.negated;
        });
    };
    if (range.column == Intrinsic::Duration)
        narrow(trace.columns().durationNs);
    else if (range.column == Intrinsic::Kind)
        narrow(trace.columns().kind);
    else
        narrow(trace.columns().status);
}

void SpanFilter::narrowByEach(const Condition &condition, Rows &rows, TraceRun &run)
{
    std::uint32_t untilLook = kRowsPerLook;
    bool stopped = false;
    keepRows(rows, [&](std::uint32_t row) {
        if (--untilLook == 0) {
            untilLook = kRowsPerLook;
            stopped = stopped || run.isCancelled();
        }
        if (stopped || run.fault != Fault::None)
            return false;
        run.reader.moveTo(SpanIndex(row));
        return condition.program.isTrue(run.reader, run.stack, run.fault);
    });
}

/// `key` gives a number below `keys` for a row; rows of one key have one answer.
template <class Key>
void SpanFilter::narrowByMemo(const Condition &condition, Rows &rows, TraceRun &run, std::size_t keys, Key key)
{
    enum : std::uint8_t { kUnknown, kFalse, kTrue };
    std::vector<std::uint8_t> answers(keys, kUnknown);
    keepRows(rows, [&](std::uint32_t row) {
        std::uint8_t &answer = answers[key(row)];
        if (answer == kUnknown) {
            run.reader.moveTo(SpanIndex(row));
            answer = condition.program.isTrue(run.reader, run.stack, run.fault) ? kTrue : kFalse;
        }
        return answer == kTrue;
    });
}

void SpanFilter::narrowBy(const Condition &condition, Rows &rows, TraceRun &run)
{
    const TraceColumns &columns = run.trace.columns();
    if (condition.range) {
        narrowByRange(*condition.range, rows, run.trace);
        return;
    }
    switch (condition.program.sources()) {
    case Source::kTrace:
        run.reader.moveTo(SpanIndex(rows.front()));
        if (!condition.program.isTrue(run.reader, run.stack, run.fault))
            rows.clear();
        return;
    case Source::kResource:
        narrowByMemo(condition, rows, run, run.trace.parts().resources.size(),
                     [&](std::uint32_t row) { return columns.resource[row].value(); });
        return;
    case Source::kName:
        narrowByMemo(condition, rows, run, run.trace.strings().size(),
                     [&](std::uint32_t row) { return columns.name[row].isValid() ? columns.name[row].value() : 0; });
        return;
    default:
        narrowByEach(condition, rows, run);
        return;
    }
}

bool SpanFilter::holdsOnOneEvent(TraceRun &run) const
{
    const std::uint32_t count = m_boundToLinks ? run.reader.linkCount() : run.reader.eventCount();
    bool holds = false;
    for (std::uint32_t i = 0; i < count && !holds; ++i) {
        m_boundToLinks ? run.reader.bindLink(i) : run.reader.bindEvent(i);
        holds = std::ranges::all_of(m_onOneEvent, [&run](const FieldProgram &program) {
            return program.isTrue(run.reader, run.stack, run.fault);
        });
    }
    m_boundToLinks ? run.reader.bindLink(SpanReader::kAny) : run.reader.bindEvent(SpanReader::kAny);
    return holds;
}

void SpanFilter::narrow(Rows &rows, TraceRun &run) const
{
    for (const Condition &condition : m_conditions) {
        if (rows.empty() || run.fault != Fault::None)
            return;
        narrowBy(condition, rows, run);
    }
    if (m_onOneEvent.empty())
        return;
    keepRows(rows, [&](std::uint32_t row) {
        run.reader.moveTo(SpanIndex(row));
        return run.fault == Fault::None && holdsOnOneEvent(run);
    });
}

bool SpanFilter::isTrue(TraceRun &run) const
{
    return std::ranges::all_of(m_conditions,
                               [&run](const Condition &condition) {
                                   return condition.program.isTrue(run.reader, run.stack, run.fault);
                               })
           && (m_onOneEvent.empty() || holdsOnOneEvent(run));
}

} // namespace traceloupe::traceql
