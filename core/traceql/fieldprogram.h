// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/ast.h"
#include "core/traceql/regex.h"
#include "core/traceql/spanreader.h"

#include <memory>
#include <vector>

namespace traceloupe::traceql {

/// The attributes that a query reads, each once; programs refer to them by number.
class SlotTable {
public:
    std::uint32_t slotOf(const Attribute &attribute);
    [[nodiscard]] const std::vector<Attribute> &attributes() const { return m_attributes; }

private:
    std::vector<Attribute> m_attributes;
};

/// One expression over a span as a list of instructions for a stack; no allocation while it runs, and no recursion
/// into the depth of the expression. Comparisons with values of events and links hold if they do for any event or link.
class FieldProgram {
public:
    /// `bindsElsewhere`: the caller binds events and links one by one (conditions that must hold on the same event).
    FieldProgram(const Query &query, FieldId root, SlotTable &slots, bool bindsElsewhere = false);

    /// On the span that `reader` is at. `stack` is scratch memory.
    [[nodiscard]] Operand run(SpanReader &reader, std::vector<Operand> &stack, Fault &fault) const;
    [[nodiscard]] bool isTrue(SpanReader &reader, std::vector<Operand> &stack, Fault &fault) const
    {
        return run(reader, stack, fault).isTrue();
    }

    [[nodiscard]] std::uint8_t sources() const { return m_sources; }
    [[nodiscard]] bool readsEvents() const { return m_readsEvents; }
    [[nodiscard]] bool readsLinks() const { return m_readsLinks; }
    /// Whether it may end in a fault, so that its place in the order of conditions matters.
    [[nodiscard]] bool canFault() const { return m_canFault; }
    /// The value where it is a constant.
    [[nodiscard]] const Value *constant() const;

private:
    enum class Code : std::uint8_t { Literal, Slot, Unary, Binary, Regex, Decide, AnyEvent, AnyLink };
    struct Instruction {
        Code code = Code::Literal;
        Operator op = Operator::And;
        std::uint32_t argument = 0; ///< literal, slot or regex; where to go on for Decide and Any...
    };
    class Compiler;

    Operand runRange(std::size_t begin, std::size_t end, SpanReader &reader, std::vector<Operand> &stack,
                     Fault &fault) const;
    Operand runForAny(std::size_t at, SpanReader &reader, std::vector<Operand> &stack, Fault &fault) const;
    [[nodiscard]] Operand match(const Instruction &instruction, const Operand &text) const;

    std::vector<Instruction> m_code;
    std::vector<Value> m_literals;
    std::vector<Regex> m_regexes;
    std::uint8_t m_sources = Source::kTrace;
    bool m_readsEvents = false;
    bool m_readsLinks = false;
    bool m_canFault = false;
};

} // namespace traceloupe::traceql
