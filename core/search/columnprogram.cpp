// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/columnprogram.h"

#include "core/search/spanrelations.h"

#include <algorithm>

namespace traceloupe {

namespace {

using traceql::Value;

bool isOnOperations(FieldTest::Kind kind)
{
    return kind == FieldTest::Kind::Name || kind == FieldTest::Kind::Service || kind == FieldTest::Kind::AnyName
           || kind == FieldTest::Kind::AnyService;
}

bool isOnServices(FieldTest::Kind kind)
{
    return kind == FieldTest::Kind::Service || kind == FieldTest::Kind::AnyService;
}

bool isOnColumns(FieldTest::Kind kind)
{
    return kind != FieldTest::Kind::Constant && kind != FieldTest::Kind::Tag && kind != FieldTest::Kind::Unknown;
}

Truth ofOperation(const FieldTest &test, const SpanOperation &operation)
{
    const std::string &text = isOnServices(test.kind) ? operation.service : operation.name;
    // no service.name, an empty one, and one that is no text look alike here
    if (test.kind == FieldTest::Kind::Service && text.empty())
        return Truth::Maybe;
    return truthOf(test.matchesText(text));
}

/// Kinds and statuses are few: each is looked at once.
std::array<Truth, 6> ofNumbers(const FieldTest &test)
{
    std::array<Truth, 6> truths{};
    if (test.kind == FieldTest::Kind::SpanKind) {
        for (std::size_t i = 0; i < truths.size(); ++i)
            truths[i] = truthOf(test.matchesNumber(Value::ofKind(static_cast<SpanKind>(i))));
    } else if (test.kind == FieldTest::Kind::Status) {
        for (std::size_t i = 0; i <= static_cast<std::size_t>(StatusCode::Error); ++i)
            truths[i] = truthOf(test.matchesNumber(Value::ofStatus(static_cast<StatusCode>(i))));
    }
    return truths;
}

} // namespace

ColumnProgram::ColumnProgram(const traceql::Query &query)
{
    ColumnCompiler compiler(query);
    compiler.compile();
    m_steps = std::move(compiler.steps);
    m_tests = std::move(compiler.tests);
    m_leastSpans = compiler.leastSpans;
    m_coversQuery = compiler.coversQuery;
    m_readsColumns = std::ranges::any_of(m_tests, [](const FieldTest &test) { return isOnColumns(test.kind); });
    m_tags.resize(m_tests.size());
    m_byOperation.resize(m_tests.size());
    m_ofNoText.resize(m_tests.size(), Truth::Maybe);
    for (const FieldTest &test : m_tests)
        m_byNumber.push_back(ofNumbers(test));
}

void ColumnProgram::bindOperations(const std::vector<SpanOperation> &operations)
{
    for (std::size_t i = 0; i < m_tests.size(); ++i) {
        const FieldTest &test = m_tests[i];
        if (!isOnOperations(test.kind))
            continue;
        m_byOperation[i].resize(operations.size());
        std::ranges::transform(operations, m_byOperation[i].begin(),
                               [&](const SpanOperation &operation) { return ofOperation(test, operation); });
        m_ofNoText[i] = truthOf(test.matchesText({}));
    }
}

bool ColumnProgram::mayMatch(std::int64_t traceRow) const
{
    return mayMatchWithout(traceRow, {});
}

std::vector<std::uint32_t> ColumnProgram::needlesFor(std::int64_t traceRow) const
{
    std::vector<std::uint32_t> tests;
    for (std::uint32_t i = 0; i < m_tests.size(); ++i) {
        if (m_tests[i].kind == FieldTest::Kind::Tag && !m_tests[i].needle.empty() && m_tags[i].isOpen(traceRow))
            tests.push_back(i);
    }
    return tests;
}

/// One Truth for the whole trace: what any of its rows could be at most.
bool ColumnProgram::mayMatchWithout(std::int64_t traceRow, const std::vector<std::uint32_t> &tests) const
{
    const auto mayHold = [&](std::uint32_t test) {
        if (std::ranges::find(tests, test) == tests.end())
            return m_tags[test].mayHold(traceRow);
        const TagSet::OfTrace *known = m_tags[test].isEverything() ? nullptr : m_tags[test].find(traceRow);
        return known != nullptr && !known->rows.empty();
    };
    std::vector<Truth> stack;
    const auto pop = [&] {
        const Truth top = stack.back();
        stack.pop_back();
        return top;
    };
    for (const ColumnStep &step : m_steps) {
        switch (step.code) {
        case ColumnStep::Code::Test: {
            const FieldTest &test = m_tests[step.test];
            if (test.kind == FieldTest::Kind::Constant)
                stack.push_back(truthOf(test.isTrue));
            else
                stack.push_back(mayHold(step.test) ? Truth::Maybe : Truth::No);
            break;
        }
        case ColumnStep::Code::All:
            stack.push_back(Truth::Yes);
            break;
        case ColumnStep::Code::Not:
            stack.back() = negated(stack.back());
            break;
        case ColumnStep::Code::AtMostMaybe:
            stack.back() = both(stack.back(), Truth::Maybe);
            break;
        case ColumnStep::Code::And: {
            const Truth right = pop();
            stack.back() = both(stack.back(), right);
            break;
        }
        case ColumnStep::Code::Or: {
            const Truth right = pop();
            stack.back() = either(stack.back(), right);
            break;
        }
        case ColumnStep::Code::Spansets: {
            const Truth right = pop();
            const bool isNegated = isStructural(step.op) && formOf(step.op) == traceql::StructuralForm::Negated;
            if (step.op == traceql::SpansetOperator::Or)
                stack.back() = either(stack.back(), right);
            else
                stack.back() = isNegated ? right : both(stack.back(), right);
            break;
        }
        }
    }
    return stack.back() != Truth::No;
}

void ColumnProgram::runOperations(std::uint32_t index, const Rows &rows, std::vector<Truth> &out) const
{
    const std::vector<Truth> &byOperation = m_byOperation[index];
    const std::uint32_t *operation = rows.segment.operation.data() + rows.trace.first;
    const FieldTest::Kind kind = m_tests[index].kind;
    if (kind == FieldTest::Kind::Name || kind == FieldTest::Kind::Service) {
        for (std::uint32_t row = 0; row < rows.trace.rows; ++row)
            out[row] = byOperation[operation[row]];
        return;
    }
    Truth any = m_ofNoText[index]; // a trace without a root is named by nothing
    for (std::uint32_t row = 0; row < rows.trace.rows && any == Truth::No; ++row)
        any = byOperation[operation[row]];
    std::ranges::fill(out, both(any, Truth::Maybe));
}

void ColumnProgram::runTest(std::uint32_t index, const Rows &rows, std::vector<Truth> &out) const
{
    const FieldTest &test = m_tests[index];
    const std::uint32_t first = rows.trace.first;
    const auto each = [&](const auto &truth) {
        for (std::uint32_t row = 0; row < rows.trace.rows; ++row)
            out[row] = truth(first + row);
    };
    switch (test.kind) {
    case FieldTest::Kind::Constant:
        std::ranges::fill(out, truthOf(test.isTrue));
        break;
    case FieldTest::Kind::Name:
    case FieldTest::Kind::Service:
    case FieldTest::Kind::AnyName:
    case FieldTest::Kind::AnyService:
        runOperations(index, rows, out);
        break;
    case FieldTest::Kind::SpanKind:
        each([&](std::uint32_t at) { return m_byNumber[index][static_cast<std::size_t>(rows.segment.kind[at])]; });
        break;
    case FieldTest::Kind::Status:
        each([&](std::uint32_t at) { return m_byNumber[index][static_cast<std::size_t>(rows.segment.status[at])]; });
        break;
    case FieldTest::Kind::Duration:
        each([&](std::uint32_t at) { return truthOf(test.matchesNs(rows.segment.durationNs[at])); });
        break;
    case FieldTest::Kind::TraceDuration:
        std::ranges::fill(out, truthOf(test.matchesNs(rows.trace.durationNs)));
        break;
    case FieldTest::Kind::Root:
        each([&](std::uint32_t at) {
            return (rows.segment.flags[at] & SpanFlag::kRoot) != 0 ? Truth::Maybe : Truth::No;
        });
        break;
    case FieldTest::Kind::Tag:
        m_tags[index].fill(rows.trace.row, out);
        break;
    case FieldTest::Kind::Unknown:
        std::ranges::fill(out, Truth::Maybe);
        break;
    }
}

const std::vector<Truth> &ColumnProgram::evaluate(const SpanSegment &segment, const SegmentTrace &trace,
                                                  Scratch &scratch) const
{
    const Rows rows{segment, trace};
    scratch.depth = 0;
    const auto push = [&]() -> std::vector<Truth> & {
        if (scratch.stack.size() <= scratch.depth)
            scratch.stack.resize(scratch.depth + 1);
        std::vector<Truth> &top = scratch.stack[scratch.depth++];
        top.resize(trace.rows);
        return top;
    };
    const auto combine = [&](Truth (*function)(Truth, Truth)) {
        --scratch.depth;
        const std::vector<Truth> &right = scratch.stack[scratch.depth];
        std::vector<Truth> &left = scratch.stack[scratch.depth - 1];
        for (std::uint32_t row = 0; row < trace.rows; ++row)
            left[row] = function(left[row], right[row]);
    };
    for (const ColumnStep &step : m_steps) {
        switch (step.code) {
        case ColumnStep::Code::Test:
            runTest(step.test, rows, push());
            break;
        case ColumnStep::Code::All: {
            std::vector<Truth> &top = push();
            for (std::uint32_t row = 0; row < trace.rows; ++row)
                top[row] = truthOf((segment.flags[trace.first + row] & SpanFlag::kPhantom) == 0);
            break;
        }
        case ColumnStep::Code::And:
            combine(both);
            break;
        case ColumnStep::Code::Or:
            combine(either);
            break;
        case ColumnStep::Code::Not:
            for (Truth &truth : scratch.stack[scratch.depth - 1])
                truth = negated(truth);
            break;
        case ColumnStep::Code::AtMostMaybe:
            for (Truth &truth : scratch.stack[scratch.depth - 1])
                truth = both(truth, Truth::Maybe);
            break;
        case ColumnStep::Code::Spansets:
            --scratch.depth;
            SpanRelations(segment, trace)
                .apply(step.op, scratch.stack[scratch.depth - 1], scratch.stack[scratch.depth], scratch.helper);
            break;
        }
    }
    std::vector<Truth> &result = scratch.stack.front();
    if (m_leastSpans > 0 && std::ranges::count_if(result, isPossible) < m_leastSpans)
        std::ranges::fill(result, Truth::No);
    return result;
}

bool anyMaybe(const std::vector<Truth> &rows)
{
    return std::ranges::any_of(rows, isPossible);
}

bool anyUnsure(const std::vector<Truth> &rows)
{
    return std::ranges::find(rows, Truth::Maybe) != rows.end();
}

} // namespace traceloupe
