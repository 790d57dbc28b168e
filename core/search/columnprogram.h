// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/spansegment.h"
#include "core/search/columncompiler.h"
#include "core/search/truth.h"
#include "core/traceql/ast.h"

#include <array>
#include <unordered_set>
#include <vector>

namespace traceloupe {

/// For one test on tags: the traces, by row, that may match; all others do not.
struct TagSet {
    bool isEverything = true; ///< not looked up
    std::unordered_set<std::int64_t> traces;
    [[nodiscard]] bool mayHold(std::int64_t trace) const { return isEverything || traces.contains(trace); }
};

/// What a query says about spans, as far as columns and the index can answer it, for one trace after the other: which
/// rows are certainly in its result, and which only may be. Compiled once; bound to the operations of a snapshot and to
/// the answers of the index; then used by any number of threads.
class ColumnProgram {
public:
    explicit ColumnProgram(const traceql::Query &query);

    [[nodiscard]] const std::vector<FieldTest> &tests() const { return m_tests; }
    /// The rows that evaluate() calls certain are the query's result: no stage that it cannot follow comes after.
    [[nodiscard]] bool coversQuery() const { return m_coversQuery; }
    /// Only tags, or nothing, can rule a trace out: columns need not be read for it.
    [[nodiscard]] bool readsColumns() const { return m_readsColumns; }

    void bindOperations(const std::vector<SpanOperation> &operations);
    void bindTags(std::vector<TagSet> tags) { m_tags = std::move(tags); } ///< by test

    /// Whether any span of the trace could match, by tags alone.
    [[nodiscard]] bool mayMatch(std::int64_t traceRow) const;

    /// Scratch memory of one thread.
    struct Scratch {
        std::vector<std::vector<Truth>> stack;
        std::size_t depth = 0;
        std::vector<Truth> helper;
    };
    /// The rows of a trace: one entry a row. The span stays valid until the next call.
    [[nodiscard]] const std::vector<Truth> &evaluate(const SpanSegment &segment, const SegmentTrace &trace,
                                                     Scratch &scratch) const;

private:
    struct Rows {
        const SpanSegment &segment;
        const SegmentTrace &trace;
    };

    void runTest(std::uint32_t index, const Rows &rows, std::vector<Truth> &out) const;
    void runOperations(std::uint32_t index, const Rows &rows, std::vector<Truth> &out) const;

    std::vector<ColumnStep> m_steps;
    std::vector<FieldTest> m_tests;
    std::vector<TagSet> m_tags;
    std::vector<std::vector<Truth>> m_byOperation; ///< by test; empty for tests of other kinds
    std::vector<std::array<Truth, 6>> m_byNumber; ///< by test; of each kind or status
    std::vector<Truth> m_ofNoText; ///< by test
    std::int64_t m_leastSpans = 0; ///< count() > n behind it: fewer rows rule the trace out
    bool m_coversQuery = false;
    bool m_readsColumns = false;
};

/// Any row at least maybe.
[[nodiscard]] bool anyMaybe(const std::vector<Truth> &rows);
/// A row that only the trace knows.
[[nodiscard]] bool anyUnsure(const std::vector<Truth> &rows);

} // namespace traceloupe
