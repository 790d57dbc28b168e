// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/structure.h"

#include "core/traceql/operators.h"

#include <algorithm>
#include <iterator>

namespace traceloupe::traceql {

namespace {

Rows joined(const Rows &a, const Rows &b)
{
    Rows result;
    result.reserve(std::max(a.size(), b.size()));
    std::ranges::set_union(a, b, std::back_inserter(result));
    return result;
}

/// Rows that have a place in the tree.
Rows placed(const Rows &rows, const Trace &trace)
{
    Rows result;
    result.reserve(rows.size());
    std::ranges::copy_if(rows, std::back_inserter(result),
                         [&trace](std::uint32_t row) { return hasPlaceInTree(trace, SpanIndex(row)); });
    return result;
}

/// `rows` that have one of `others` above them.
Rows withAncestor(const Rows &rows, const Rows &others, const Trace &trace)
{
    Rows result;
    std::uint32_t coveredUntil = 0; // subtrees nest, so one end tells whether any of them is still open
    auto other = others.begin();
    for (const std::uint32_t row : rows) {
        for (; other != others.end() && *other < row; ++other)
            coveredUntil = std::max(coveredUntil, trace.subtreeEnd(SpanIndex(*other)));
        if (row < coveredUntil)
            result.push_back(row);
    }
    return result;
}

Rows withDescendant(const Rows &rows, const Rows &others, const Trace &trace)
{
    Rows result;
    auto other = others.begin();
    for (const std::uint32_t row : rows) {
        while (other != others.end() && *other <= row)
            ++other;
        if (other != others.end() && *other < trace.subtreeEnd(SpanIndex(row)))
            result.push_back(row);
    }
    return result;
}

std::uint32_t parentOf(std::uint32_t row, const Trace &trace)
{
    return trace.parent(SpanIndex(row)).value(); // the number of "none" for a root
}

Rows withParent(const Rows &rows, const Rows &others, const Trace &trace)
{
    std::vector<bool> isOther(trace.rowCount());
    for (const std::uint32_t other : others)
        isOther[other] = true;
    Rows result;
    std::ranges::copy_if(rows, std::back_inserter(result), [&](std::uint32_t row) {
        const std::uint32_t parent = parentOf(row, trace);
        return parent < isOther.size() && isOther[parent];
    });
    return result;
}

Rows withChild(const Rows &rows, const Rows &others, const Trace &trace)
{
    std::vector<bool> isParent(trace.rowCount());
    for (const std::uint32_t other : others) {
        if (const std::uint32_t parent = parentOf(other, trace); parent < isParent.size())
            isParent[parent] = true;
    }
    Rows result;
    std::ranges::copy_if(rows, std::back_inserter(result), [&](std::uint32_t row) { return isParent[row]; });
    return result;
}

Rows withSibling(const Rows &rows, const Rows &others, const Trace &trace)
{
    const std::uint32_t root = trace.rowCount(); // stands for the parent of all roots
    std::vector<std::uint32_t> children(root + 1);
    for (const std::uint32_t other : others)
        ++children[std::min(parentOf(other, trace), root)];
    Rows result;
    auto other = others.begin();
    for (const std::uint32_t row : rows) {
        while (other != others.end() && *other < row)
            ++other;
        const std::uint32_t itself = other != others.end() && *other == row ? 1 : 0;
        if (children[std::min(parentOf(row, trace), root)] > itself)
            result.push_back(row);
    }
    return result;
}

/// The rows of `right` that stand to a row of `left` as `op` says.
Rows related(SpansetOperator op, const Rows &left, const Rows &right, const Trace &trace)
{
    switch (op) {
    case SpansetOperator::Child:
        return withParent(right, left, trace);
    case SpansetOperator::Descendant:
        return withAncestor(right, left, trace);
    case SpansetOperator::Parent:
        return withChild(right, left, trace);
    case SpansetOperator::Ancestor:
        return withDescendant(right, left, trace);
    default:
        return withSibling(right, left, trace);
    }
}

} // namespace

Rows combine(SpansetOperator op, const Rows &left, const Rows &right, const Trace &trace)
{
    if (op == SpansetOperator::Or)
        return joined(left, right);
    if (op == SpansetOperator::And)
        return left.empty() || right.empty() ? Rows() : joined(left, right);
    const Rows a = placed(left, trace);
    const Rows b = placed(right, trace);
    const Rows found = related(plainOf(op), a, b, trace);
    switch (formOf(op)) {
    case StructuralForm::Plain:
        return found;
    case StructuralForm::Union:
        return joined(related(inverse(plainOf(op)), b, a, trace), found);
    case StructuralForm::Negated:
        break;
    }
    Rows others;
    std::ranges::set_difference(right, found, std::back_inserter(others));
    return others;
}

} // namespace traceloupe::traceql
