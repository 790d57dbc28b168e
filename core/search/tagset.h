// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/queryreader.h"
#include "core/search/fieldtest.h"
#include "core/search/truth.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace traceloupe {

/// What the index says of one test on an attribute: the traces, by row, that may pass it, and of some of them the spans
/// that do. All others do not.
class TagSet {
public:
    struct OfTrace {
        bool onlyTraceKnows = false; ///< of the rows that are not named
        Truth named = Truth::Yes; ///< what is known of those that are
        std::vector<std::uint32_t> rows; ///< of the trace; may be named twice
    };

    /// Not looked up.
    [[nodiscard]] bool isEverything() const { return m_isEverything; }
    [[nodiscard]] bool mayHold(std::int64_t trace) const { return m_isEverything || m_traces.contains(trace); }
    /// Null for none. Requires: not everything.
    [[nodiscard]] const OfTrace *find(std::int64_t trace) const;
    [[nodiscard]] const std::unordered_map<std::int64_t, OfTrace> &traces() const { return m_traces; }
    /// Only the trace knows whether any other span passes than those that are named.
    [[nodiscard]] bool isOpen(std::int64_t trace) const;
    /// The truths of a trace's rows.
    void fill(std::int64_t trace, std::vector<Truth> &out) const;

    /// Takes the answer of the index.
    static Result<TagSet> lookUp(QueryReader &reader, const FieldTest &test, TagLookup &lookup);
    /// Rows are of another state of the file than the columns: only the traces count.
    void forgetRows();

private:
    bool m_isEverything = true;
    std::unordered_map<std::int64_t, OfTrace> m_traces;
};

} // namespace traceloupe
