// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/fieldprogram.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <vector>

namespace traceloupe::traceql {

/// Rows of a trace, ascending.
using Rows = std::vector<std::uint32_t>;

/// What one thread needs to evaluate a query on one trace.
struct TraceRun {
    TraceRun(const Trace &theTrace, const std::vector<Attribute> &slots, const std::atomic<bool> *cancelFlag)
        : trace(theTrace), reader(theTrace, slots), cancelled(cancelFlag)
    {}
    [[nodiscard]] bool isCancelled() const { return cancelled && cancelled->load(std::memory_order_relaxed); }

    const Trace &trace;
    SpanReader reader;
    std::vector<Operand> stack;
    Fault fault = Fault::None;
    const std::atomic<bool> *cancelled;
};

/// `{ condition }`, ready to run: the conditions that && joins, cheapest first, each evaluated as seldom as what it
/// reads allows - once a trace, once a resource, once a distinct name, or by comparing a column - and on what the ones
/// before have left.
class SpanFilter {
public:
    SpanFilter(const Query &query, FieldId condition, SlotTable &slots);

    /// The rows of `rows` for which the condition is true.
    void narrow(Rows &rows, TraceRun &run) const;
    /// For one span, to which the run's reader has been moved.
    [[nodiscard]] bool isTrue(TraceRun &run) const;

private:
    /// A comparison of a column with a constant: low <= value <= high, or not that.
    struct ColumnRange {
        Intrinsic column = Intrinsic::None;
        std::int64_t low = 0;
        std::int64_t high = 0;
        bool negated = false;
    };
    struct Condition {
        FieldProgram program;
        std::optional<ColumnRange> range;
    };

    void add(const Query &query, FieldId condition, SlotTable &slots, bool bindsElsewhere);
    static std::optional<ColumnRange> columnRange(const Query &query, FieldId condition);
    static void narrowByRange(const ColumnRange &range, Rows &rows, const Trace &trace);
    static void narrowByEach(const Condition &condition, Rows &rows, TraceRun &run);
    template <class Key>
    static void narrowByMemo(const Condition &condition, Rows &rows, TraceRun &run, std::size_t keys, Key key);
    static void narrowBy(const Condition &condition, Rows &rows, TraceRun &run);
    void narrowByEvents(Rows &rows, TraceRun &run) const;
    [[nodiscard]] bool holdsOnOneEvent(TraceRun &run) const;

    std::vector<Condition> m_conditions;
    std::vector<FieldProgram> m_onOneEvent; ///< conditions that must hold on the same event (or link)
    bool m_boundToLinks = false;            ///< whether those are about links
};

} // namespace traceloupe::traceql
