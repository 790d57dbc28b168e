// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/span.h"
#include "core/model/spanrecord.h"
#include "core/model/trace.h"

#include <memory>
#include <vector>

namespace traceloupe {

class CopyEdit;

/// Collects the spans of one trace, in any order and from several sources, and makes the Trace:
/// identical rows are kept once, copies of one span from sources of different fidelity become the best copy,
/// and the tree is built by analysis.md section 0 (T0). Used by one thread at a time.
///
/// The result depends on the set of spans only, not on their order, and adding what is already there changes
/// nothing: merge(finish()) is idempotent.
class TraceBuilder {
public:
    explicit TraceBuilder(TraceId id);
    ~TraceBuilder();
    TraceBuilder(TraceBuilder &&) noexcept;
    TraceBuilder &operator=(TraceBuilder &&) noexcept;

    [[nodiscard]] const TraceId &id() const { return m_id; }
    [[nodiscard]] StringPool &strings() { return *m_strings; }
    /// A writer on this builder's pool, cleared; one at a time. For resources and scopes.
    [[nodiscard]] AttributeWriter newWriter() { return AttributeWriter(*m_strings); }

    /// Index of the resource or scope, equal ones once. Attributes must be of this builder's pool.
    ResourceIndex addResource(const ResourceInput &resource);
    ScopeIndex addScope(const ScopeInput &scope);
    /// Requires: resource and scope are of this builder; attribute lists are of its pool.
    void addSpan(const SpanInput &span);
    /// Adds every span of `trace`, which must have the same id; `edit` may change what it says.
    void addTrace(const Trace &trace, CopyEdit *edit = nullptr);

    /// Adds what another builder of the same trace collected after this one: the same as adding it here to begin with.
    void append(TraceBuilder &&later);

    /// Remembers the text of an id that had to be hashed.
    void aliasSpanId(SpanId id, std::string_view text);
    void aliasTraceId(const TraceId &id, std::string_view text);
    /// Diagnostics of reading that belong to this trace.
    [[nodiscard]] DiagnosticReport &diagnostics() { return m_diagnostics; }

    [[nodiscard]] std::size_t spanCount() const { return m_spans.size(); }
    /// About what the builder holds, for limits.
    [[nodiscard]] std::size_t memoryBytes() const;

    /// Makes the trace and leaves the builder empty (only its destructor may be called after).
    [[nodiscard]] TracePtr finish();

private:
    struct SharedTables;

    TraceId m_id;
    std::unique_ptr<StringPool> m_strings;
    std::vector<SpanRecord> m_spans;
    Bytes m_detailBytes;
    std::unique_ptr<SharedTables> m_shared;
    std::vector<IdAlias> m_aliases;
    DiagnosticReport m_diagnostics;
    std::uint32_t m_batch = 0; ///< 0 = addSpan, else the number of the added trace
};

} // namespace traceloupe
