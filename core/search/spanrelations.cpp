// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/spanrelations.h"

#include "core/traceql/operators.h"

namespace traceloupe {

using traceql::SpansetOperator;

namespace {

Truth highest(const std::vector<Truth> &rows)
{
    Truth best = Truth::No;
    for (const Truth row : rows)
        best = either(best, row);
    return best;
}

void setAnd(std::vector<Truth> &left, const std::vector<Truth> &right)
{
    const Truth bothHaveSpans = both(highest(left), highest(right));
    for (std::size_t row = 0; row < left.size(); ++row)
        left[row] = both(bothHaveSpans, either(left[row], right[row]));
}

} // namespace

void SpanRelations::apply(SpansetOperator op, std::vector<Truth> &left, const std::vector<Truth> &right,
                          std::vector<Truth> &helper) const
{
    if (op == SpansetOperator::And)
        return setAnd(left, right);
    if (op == SpansetOperator::Or) {
        for (std::size_t row = 0; row < left.size(); ++row)
            left[row] = either(left[row], right[row]);
        return;
    }
    const SpansetOperator plain = plainOf(op);
    related(plain, left, helper);
    if (formOf(op) == traceql::StructuralForm::Negated) {
        for (std::uint32_t row = 0; row < m_trace.rows; ++row) {
            const Truth alone = isPlaced(row) ? negated(helper[row]) : Truth::Maybe;
            left[row] = both(right[row], alone);
        }
        return;
    }
    std::vector<Truth> partners(left.size(), Truth::No);
    if (formOf(op) == traceql::StructuralForm::Union) {
        related(traceql::inverse(plain), right, partners);
        for (std::size_t row = 0; row < left.size(); ++row)
            partners[row] = both(partners[row], left[row]);
    }
    for (std::size_t row = 0; row < left.size(); ++row)
        left[row] = either(both(right[row], helper[row]), partners[row]);
}

/// Whether a row has a member of `set` in the place that the operator names.
void SpanRelations::related(SpansetOperator op, const std::vector<Truth> &set, std::vector<Truth> &out) const
{
    out.assign(m_trace.rows, Truth::No);
    switch (op) {
    case SpansetOperator::Child:
    case SpansetOperator::Descendant:
        below(set, op == SpansetOperator::Descendant, out);
        break;
    case SpansetOperator::Parent:
    case SpansetOperator::Ancestor:
        above(set, op == SpansetOperator::Ancestor, out);
        break;
    default:
        beside(set, out);
        break;
    }
    for (std::uint32_t row = 0; row < m_trace.rows; ++row) {
        if (!isPlaced(row))
            out[row] = Truth::No;
    }
}

/// Rows whose parent (any ancestor) is in the set.
void SpanRelations::below(const std::vector<Truth> &set, bool anyDepth, std::vector<Truth> &out) const
{
    for (std::uint32_t row = 0; row < m_trace.rows; ++row) {
        const std::uint32_t parent = parentOf(row);
        if (parent == SpanSegment::kNoParent)
            continue;
        if (isPlaced(parent))
            out[row] = set[parent];
        if (anyDepth)
            out[row] = either(out[row], out[parent]);
    }
}

/// Rows with a child (any descendant) in the set.
void SpanRelations::above(const std::vector<Truth> &set, bool anyDepth, std::vector<Truth> &out) const
{
    for (std::uint32_t row = m_trace.rows; row-- > 0;) {
        const std::uint32_t parent = parentOf(row);
        if (parent == SpanSegment::kNoParent)
            continue;
        if (isPlaced(row))
            out[parent] = either(out[parent], set[row]);
        if (anyDepth)
            out[parent] = either(out[parent], out[row]);
    }
}

/// Rows with another child of their parent in the set. Who the siblings of rows without a parent are, only the trace
/// knows.
void SpanRelations::beside(const std::vector<Truth> &set, std::vector<Truth> &out) const
{
    std::vector<std::uint32_t> sure(m_trace.rows);
    std::vector<std::uint32_t> possible(m_trace.rows);
    Truth amongTops = Truth::No;
    const auto hasParent = [this](std::uint32_t row) {
        const std::uint32_t parent = parentOf(row);
        return parent != SpanSegment::kNoParent && isPlaced(parent);
    };
    for (std::uint32_t row = 0; row < m_trace.rows; ++row) {
        if (!isPlaced(row) || set[row] == Truth::No)
            continue;
        if (!hasParent(row)) {
            amongTops = Truth::Maybe;
            continue;
        }
        ++possible[parentOf(row)];
        sure[parentOf(row)] += set[row] == Truth::Yes ? 1 : 0;
    }
    for (std::uint32_t row = 0; row < m_trace.rows; ++row) {
        if (!hasParent(row)) {
            out[row] = amongTops;
            continue;
        }
        const std::uint32_t parent = parentOf(row);
        const bool isSure = sure[parent] > (set[row] == Truth::Yes ? 1U : 0U);
        const bool isPossible = possible[parent] > (set[row] != Truth::No ? 1U : 0U);
        out[row] = isSure ? Truth::Yes : isPossible ? Truth::Maybe : Truth::No;
    }
}

} // namespace traceloupe
