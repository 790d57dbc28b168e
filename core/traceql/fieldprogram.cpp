// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/fieldprogram.h"

#include <algorithm>

namespace traceloupe::traceql {

namespace {

constexpr std::size_t kSpanIdDigits = 16;
constexpr std::size_t kTraceIdDigits = 32;

/// Ids are compared as hex of full width; in a query leading zeros may be left out, and letters may be capitals.
Value paddedId(const Value &literal, Intrinsic intrinsic)
{
    std::size_t width = 0;
    if (intrinsic == Intrinsic::SpanId || intrinsic == Intrinsic::ParentId || intrinsic == Intrinsic::LinkSpanId)
        width = kSpanIdDigits;
    else if (intrinsic == Intrinsic::TraceId || intrinsic == Intrinsic::LinkTraceId)
        width = kTraceIdDigits;
    const auto isHex = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    if (literal.type != Type::String || literal.text.empty() || literal.text.size() > width
        || !std::ranges::all_of(literal.text, isHex))
        return literal;
    std::string text = std::string(width - literal.text.size(), '0') + literal.text;
    for (char &c : text)
        c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    return Value::ofString(std::move(text));
}

} // namespace

std::uint32_t SlotTable::slotOf(const Attribute &attribute)
{
    const auto found = std::ranges::find(m_attributes, attribute);
    const auto slot = static_cast<std::uint32_t>(found - m_attributes.begin());
    if (found == m_attributes.end())
        m_attributes.push_back(attribute);
    return slot;
}

/// Turns the nodes of an expression, which lie in order, into instructions.
class FieldProgram::Compiler {
public:
    Compiler(FieldProgram &program, const Query &query, SlotTable &slots)
        : m_program(program), m_query(query), m_slots(slots)
    {}

    void compile(FieldId root, bool bindsElsewhere)
    {
        m_first = m_query.firstField(root).value();
        const std::size_t count = root.value() - m_first + 1;
        m_decidesFor.resize(count);
        m_isOfEvent.resize(count);
        m_isOfLink.resize(count);
        m_anyUntil.resize(count);
        m_patches.resize(count);
        for (std::uint32_t i = m_first; i <= root.value(); ++i)
            look(FieldId(i));
        if (!bindsElsewhere)
            findLoops(root);
        for (std::uint32_t i = m_first; i <= root.value(); ++i)
            emitNode(FieldId(i));
    }

private:
    [[nodiscard]] std::size_t at(FieldId id) const { return id.value() - m_first; }
    void look(FieldId id);
    void findLoops(FieldId root);
    void emitNode(FieldId id);
    void emitBinary(const FieldExpr &field);
    void emit(Code code, Operator op, std::size_t argument)
    {
        m_program.m_code.push_back({code, op, static_cast<std::uint32_t>(argument)});
    }
    [[nodiscard]] Intrinsic intrinsicBeside(FieldId id) const;

    FieldProgram &m_program;
    const Query &m_query;
    SlotTable &m_slots;
    std::uint32_t m_first = 0;
    std::vector<FieldId> m_decidesFor;                 ///< by left operand: the && or || that it may decide
    std::vector<bool> m_isOfEvent;                     ///< whether the sub-expression reads events
    std::vector<bool> m_isOfLink;
    std::vector<FieldId> m_anyUntil;                   ///< by first node: the comparison to be tried on each event
    std::vector<std::vector<std::size_t>> m_patches;   ///< by node: instructions that must know where it ends
};

void FieldProgram::Compiler::look(FieldId id)
{
    const FieldExpr &field = m_query.field(id);
    const std::size_t index = at(id);
    if (field.kind == FieldExpr::Kind::Attribute) {
        m_isOfEvent[index] = isOfEvent(field.attribute);
        m_isOfLink[index] = isOfLink(field.attribute);
        m_program.m_sources |= sourcesOf(field.attribute);
    }
    for (const FieldId side : {field.left, field.right}) {
        if (side.isValid()) {
            m_isOfEvent[index] = m_isOfEvent[index] || m_isOfEvent[at(side)];
            m_isOfLink[index] = m_isOfLink[index] || m_isOfLink[at(side)];
        }
    }
    m_program.m_readsEvents = m_program.m_readsEvents || m_isOfEvent[index];
    m_program.m_readsLinks = m_program.m_readsLinks || m_isOfLink[index];
    if (field.kind == FieldExpr::Kind::Binary && isLogic(field.op))
        m_decidesFor[at(field.left)] = id;
}

/// The outermost comparisons that read events or links.
void FieldProgram::Compiler::findLoops(FieldId root)
{
    for (std::uint32_t i = root.value() + 1; i-- > m_first;) {
        const FieldExpr &field = m_query.field(FieldId(i));
        const bool reads = m_isOfEvent[i - m_first] || m_isOfLink[i - m_first];
        if (!reads || field.kind != FieldExpr::Kind::Binary || !isComparison(field.op))
            continue;
        const std::uint32_t first = m_query.firstField(FieldId(i)).value();
        m_anyUntil[first - m_first] = FieldId(i);
        i = first; // nothing inside needs a loop of its own
    }
}

/// The id that a literal is compared with, or None.
Intrinsic FieldProgram::Compiler::intrinsicBeside(FieldId id) const
{
    if (m_query.field(id).kind == FieldExpr::Kind::Attribute)
        return m_query.field(id).attribute.intrinsic;
    return Intrinsic::None;
}

void FieldProgram::Compiler::emitNode(FieldId id)
{
    const FieldExpr &field = m_query.field(id);
    if (const FieldId loop = m_anyUntil[at(id)]; loop.isValid()) {
        for (const Code code : {Code::AnyEvent, Code::AnyLink}) {
            if (code == Code::AnyEvent ? !m_isOfEvent[at(loop)] : !m_isOfLink[at(loop)])
                continue;
            m_patches[at(loop)].push_back(m_program.m_code.size());
            emit(code, Operator::And, 0);
        }
    }
    switch (field.kind) {
    case FieldExpr::Kind::Literal:
        emit(Code::Literal, Operator::And, m_program.m_literals.size());
        m_program.m_literals.push_back(field.value);
        break;
    case FieldExpr::Kind::Attribute:
        emit(Code::Slot, Operator::And, m_slots.slotOf(field.attribute));
        break;
    case FieldExpr::Kind::Unary:
        m_program.m_canFault = m_program.m_canFault || field.op == Operator::Negate || field.op == Operator::Not;
        emit(Code::Unary, field.op, 0);
        break;
    case FieldExpr::Kind::Binary:
        emitBinary(field);
        break;
    }
    for (const std::size_t patch : m_patches[at(id)])
        m_program.m_code[patch].argument = static_cast<std::uint32_t>(m_program.m_code.size());
    if (const FieldId logic = m_decidesFor[at(id)]; logic.isValid()) {
        m_patches[at(logic)].push_back(m_program.m_code.size());
        emit(Code::Decide, m_query.field(logic).op, 0);
    }
}

void FieldProgram::Compiler::emitBinary(const FieldExpr &field)
{
    std::vector<Value> &literals = m_program.m_literals;
    if (isRegex(field.op)) { // its pattern was pushed as a literal, which is not needed
        emit(Code::Regex, field.op, m_program.m_regexes.size());
        m_program.m_regexes.emplace_back(literals.back().text);
        m_program.m_code.erase(m_program.m_code.end() - 2);
        literals.pop_back();
        return;
    }
    const bool hasArray = !isLogic(field.op) && m_query.field(field.left).kind != FieldExpr::Kind::Literal
                          && m_query.field(field.right).kind
                                 != FieldExpr::Kind::Literal; // two attributes may both be lists
    m_program.m_canFault = m_program.m_canFault || isArithmetic(field.op) || hasArray;
    if (isComparison(field.op) && m_query.field(field.right).kind == FieldExpr::Kind::Literal)
        literals.back() = paddedId(literals.back(), intrinsicBeside(field.left));
    else if (isComparison(field.op) && m_query.field(field.left).kind == FieldExpr::Kind::Literal
             && intrinsicBeside(field.right) != Intrinsic::None)
        literals.back() = paddedId(literals.back(), intrinsicBeside(field.right));
    emit(Code::Binary, field.op, 0);
}

FieldProgram::FieldProgram(const Query &query, FieldId root, SlotTable &slots, bool bindsElsewhere)
{
    Compiler(*this, query, slots).compile(root, bindsElsewhere);
}

const Value *FieldProgram::constant() const
{
    return m_code.size() == 1 && m_code.front().code == Code::Literal ? &m_literals.front() : nullptr;
}

Operand FieldProgram::run(SpanReader &reader, std::vector<Operand> &stack, Fault &fault) const
{
    stack.clear();
    return runRange(0, m_code.size(), reader, stack, fault);
}

Operand FieldProgram::match(const Instruction &instruction, const Operand &text) const
{
    const Regex &regex = m_regexes[instruction.argument];
    const bool negated = instruction.op == Operator::NotRegex;
    if (text.type == Type::String)
        return Operand::ofBool(regex.matches(text.text) != negated);
    if (text.type != Type::Array)
        return Operand::ofBool(false);
    for (const ValueView &view : text.array.array()) {
        if (view.type() != ValueType::String)
            return Operand::ofBool(false);
        if (regex.matches(view.string()))
            return Operand::ofBool(!negated);
    }
    return Operand::ofBool(negated);
}

/// The instructions behind `at` on each event or link, until they are true.
Operand FieldProgram::runForAny(std::size_t at, SpanReader &reader, std::vector<Operand> &stack, Fault &fault) const
{
    const bool isEvent = m_code[at].code == Code::AnyEvent;
    const std::uint32_t count = isEvent ? reader.eventCount() : reader.linkCount();
    const auto bind = [&reader, isEvent](std::uint32_t index) {
        return isEvent ? reader.bindEvent(index) : reader.bindLink(index);
    };
    bool isAny = false;
    for (std::uint32_t i = 0; i < std::max(count, 1U) && !isAny && fault == Fault::None; ++i) {
        bind(i);
        isAny = runRange(at + 1, m_code[at].argument, reader, stack, fault).isTrue();
    }
    bind(SpanReader::kAny);
    return Operand::ofBool(isAny);
}

Operand FieldProgram::runRange(std::size_t begin, std::size_t end, SpanReader &reader, std::vector<Operand> &stack,
                               Fault &fault) const
{
    for (std::size_t at = begin; at < end; ++at) {
        const Instruction &instruction = m_code[at];
        switch (instruction.code) {
        case Code::Literal:
            stack.push_back(Operand::of(m_literals[instruction.argument]));
            break;
        case Code::Slot:
            stack.push_back(reader.read(instruction.argument));
            break;
        case Code::Unary:
            stack.back() = applyUnary(instruction.op, stack.back(), fault);
            break;
        case Code::Binary: {
            const Operand right = stack.back();
            stack.pop_back();
            stack.back() = applyBinary(instruction.op, stack.back(), right, fault);
            break;
        }
        case Code::Regex:
            stack.back() = match(instruction, stack.back());
            break;
        case Code::Decide: // what is no boolean on the left side of && or || makes it false
            if (stack.back().type != Type::Bool)
                stack.back() = Operand::ofBool(false);
            else if (stack.back().isTrue() != (instruction.op == Operator::Or))
                break;
            at = instruction.argument - 1;
            break;
        case Code::AnyEvent:
        case Code::AnyLink:
            stack.push_back(runForAny(at, reader, stack, fault));
            at = instruction.argument - 1;
            break;
        }
        if (fault != Fault::None)
            return {};
    }
    const Operand result = stack.back();
    stack.pop_back();
    return result;
}

} // namespace traceloupe::traceql
