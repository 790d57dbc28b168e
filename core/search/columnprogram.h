// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/spansegment.h"
#include "core/search/columncompiler.h"
#include "core/search/tagset.h"
#include "core/search/truth.h"
#include "core/traceql/ast.h"

#include <algorithm>
#include <array>
#include <vector>

namespace traceloupe {

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

    /// The rows that the tags name are of another state of the file than the columns.
    void forgetTagRows() { std::ranges::for_each(m_tags, &TagSet::forgetRows); }

    /// Whether any span of the trace could match, by tags alone.
    [[nodiscard]] bool mayMatch(std::int64_t traceRow) const;

    /// Tests that only the trace can decide, but that it can't pass without their needle.
    [[nodiscard]] std::vector<std::uint32_t> needlesFor(std::int64_t traceRow) const;
    /// The same as mayMatch() if the trace has no needle of these tests.
    [[nodiscard]] bool mayMatchWithout(std::int64_t traceRow, const std::vector<std::uint32_t> &tests) const;

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
