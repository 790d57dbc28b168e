// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"
#include "core/session/textpattern.h"

#include <QString>

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

namespace traceloupe {

/// One word of a search; key=value looks for the value under keys that hold the key.
struct SearchTerm {
    TextPattern whole;
    std::vector<TextPattern> keyAndValue; ///< two, or none
    bool mayBeNumber = false;             ///< could be a part of a number or truth value as text
};

/// Free text as people type it: words, of which one must be found; "quotes" keep words together; -key leaves out what
/// stands under keys of that name. Upper and lower case are the same.
struct SpanQuery {
    std::vector<SearchTerm> terms;
    std::vector<std::string> excludedKeys;

    [[nodiscard]] static SpanQuery parse(const QString &text);
    [[nodiscard]] bool isEmpty() const { return terms.empty(); }
};

/// Looks for a query in spans: names, services, kinds, keys and values of attributes (of resources and events too),
/// event names, status messages, "error" for failed ones, and span ids as a whole. Made once a search; may be used by
/// several threads.
class SpanSearch {
public:
    /// Goes over the texts of the trace. The trace and the query must outlive it.
    SpanSearch(const Trace &trace, const SpanQuery &query);

    [[nodiscard]] bool matches(SpanIndex span) const;
    /// Matching rows of [first, end), ascending; fewer once `cancelled`.
    [[nodiscard]] std::vector<std::uint32_t> rowsIn(std::uint32_t first, std::uint32_t end,
                                                    const std::atomic_bool &cancelled) const;

private:
    void markTexts();
    void markResources();
    [[nodiscard]] bool isInAny(std::string_view text) const;
    [[nodiscard]] bool isWanted(StringId id) const { return id.isValid() && m_isTextFound[id.value()]; }
    [[nodiscard]] bool isExcluded(std::string_view key) const;
    [[nodiscard]] bool matchesAttributes(const AttributeList &attributes) const;
    [[nodiscard]] bool matchesValue(std::string_view key, const ValueView &value) const;
    [[nodiscard]] bool matchesDetails(SpanIndex span) const;

    const Trace &m_trace;
    const SpanQuery &m_query;
    std::vector<bool> m_isTextFound;     ///< by string id: a term is in it
    std::vector<bool> m_isResourceFound; ///< by resource
    std::vector<SpanId> m_ids;           ///< terms that are ids
    std::array<bool, 8> m_isKindFound{}; ///< by kind: a term is in its name
    bool m_isErrorFound = false;         ///< a term is in the word for failed spans
    bool m_isKeyFound = false;           ///< a term is in a text that is no span's name or service
    bool m_readsNumbers = false;
    bool m_readsAll = false;             ///< terms that can't be looked for in the raw bytes
};

/// All matching rows, over as many threads as there are processors. Any thread; it waits for the others.
[[nodiscard]] std::vector<std::uint32_t> findSpans(const Trace &trace, const SpanQuery &query,
                                                   const std::atomic_bool &cancelled);

} // namespace traceloupe
