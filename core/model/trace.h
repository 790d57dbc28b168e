// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/attributes.h"
#include "core/model/diagnostic.h"
#include "core/model/id.h"
#include "core/model/span.h"
#include "core/model/spandetails.h"
#include "core/model/stringpool.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace traceloupe {

/// A resource of a trace. `attributes` borrows from the trace.
struct Resource {
    StringId serviceName;          ///< value of service.name; invalid if it has none
    AttributeList attributes;
    std::uint32_t droppedAttributes = 0;
    StringId schemaUrl;
};

struct Scope {
    StringId name;
    StringId version;
    AttributeList attributes;
    std::uint32_t droppedAttributes = 0;
    StringId schemaUrl;
};

/// The plain columns of a trace: one entry a row, rows in depth-first order, siblings by start, then id.
/// A subtree is the half-open range [row, subtreeEnd). Rows are spans, and phantoms (SpanState::kPhantom):
/// one for each parent id that is named but not there. Times are Unix nanoseconds, tidied for drawing
/// (analysis.md section 0, T0-5); Trace::rawDurationNs() tells what was given.
struct TraceColumns {
    std::vector<SpanId> id;
    std::vector<SpanId> parentId;
    std::vector<std::int64_t> startNs;
    std::vector<std::int64_t> durationNs;       ///< >= 0
    std::vector<SpanIndex> parent;              ///< invalid for a root and a phantom
    std::vector<std::uint32_t> subtreeEnd;
    std::vector<std::uint32_t> depth;           ///< 0 for a root and a phantom
    std::vector<StringId> name;
    std::vector<ResourceIndex> resource;        ///< invalid for a phantom
    std::vector<ScopeIndex> scope;              ///< invalid for a phantom
    std::vector<SpanKind> kind;
    std::vector<StatusCode> status;
    std::vector<std::uint16_t> state;           ///< SpanState bits
    std::vector<std::uint32_t> flags;           ///< OTLP flags
};

/// Raw values of the few rows whose column was tidied (kMissing..., kNegativeDuration).
struct RawTime {
    SpanIndex row;
    std::int64_t startNs = SpanInput::kAbsent;
    std::int64_t durationNs = SpanInput::kAbsent;
};

/// The text of an id that was hashed because it was neither hex nor base64.
struct IdAlias {
    std::uint64_t high = 0; ///< 0 for span ids
    std::uint64_t low = 0;
    StringId text;
};

/// All parts of a trace, as TraceBuilder and the cache's reader put it together.
struct TraceParts {
    TraceId id;
    TraceColumns columns;
    std::vector<Resource> resources;
    std::vector<Scope> scopes;
    std::shared_ptr<const StringPool> strings;
    std::shared_ptr<const Bytes> sharedBytes;   ///< attributes of resources and scopes
    std::shared_ptr<const DetailStore> details;
    std::vector<RawTime> rawTimes;              ///< sorted by row
    std::vector<IdAlias> aliases;               ///< sorted by (high, low)
    DiagnosticReport diagnostics;
};

/// One distributed trace: columns, immutable, shared as std::shared_ptr<const Trace> and free to read from
/// any thread. Made by TraceBuilder::finish() or the cache.
class Trace {
public:
    /// Requires: columns of equal length in depth-first order, indices in range (the cache checks before).
    explicit Trace(TraceParts parts);

    [[nodiscard]] const TraceId &id() const { return m_parts.id; }
    /// The id for people: the original text of an aliased id, else hex.
    [[nodiscard]] std::string idText() const;
    [[nodiscard]] std::string spanIdText(SpanId id) const;
    /// Of any trace id, for instance of a link.
    [[nodiscard]] std::string traceIdText(const TraceId &id) const;

    /// Rows, phantoms included.
    [[nodiscard]] std::uint32_t rowCount() const { return static_cast<std::uint32_t>(m_parts.columns.id.size()); }
    /// Spans, phantoms left out.
    [[nodiscard]] std::uint32_t spanCount() const { return rowCount() - m_phantoms; }
    [[nodiscard]] const TraceColumns &columns() const { return m_parts.columns; }
    [[nodiscard]] const TraceParts &parts() const { return m_parts; }

    [[nodiscard]] SpanId spanId(SpanIndex i) const { return m_parts.columns.id[i.value()]; }
    [[nodiscard]] SpanId parentSpanId(SpanIndex i) const { return m_parts.columns.parentId[i.value()]; }
    [[nodiscard]] SpanIndex parent(SpanIndex i) const { return m_parts.columns.parent[i.value()]; }
    [[nodiscard]] std::uint32_t depth(SpanIndex i) const { return m_parts.columns.depth[i.value()]; }
    [[nodiscard]] std::uint32_t subtreeEnd(SpanIndex i) const { return m_parts.columns.subtreeEnd[i.value()]; }
    [[nodiscard]] bool hasChildren(SpanIndex i) const { return subtreeEnd(i) > i.value() + 1; }
    [[nodiscard]] std::int64_t startNs(SpanIndex i) const { return m_parts.columns.startNs[i.value()]; }
    [[nodiscard]] std::int64_t durationNs(SpanIndex i) const { return m_parts.columns.durationNs[i.value()]; }
    [[nodiscard]] std::int64_t endNs(SpanIndex i) const { return startNs(i) + durationNs(i); }
    [[nodiscard]] SpanKind kind(SpanIndex i) const { return m_parts.columns.kind[i.value()]; }
    [[nodiscard]] StatusCode status(SpanIndex i) const { return m_parts.columns.status[i.value()]; }
    [[nodiscard]] std::uint16_t state(SpanIndex i) const { return m_parts.columns.state[i.value()]; }
    [[nodiscard]] bool isPhantom(SpanIndex i) const { return (state(i) & SpanState::kPhantom) != 0; }
    [[nodiscard]] Fidelity fidelity(SpanIndex i) const
    {
        return static_cast<Fidelity>((state(i) >> SpanState::kFidelityShift) & 3U);
    }
    [[nodiscard]] std::uint32_t flags(SpanIndex i) const { return m_parts.columns.flags[i.value()]; }
    [[nodiscard]] std::string_view name(SpanIndex i) const { return text(m_parts.columns.name[i.value()]); }
    /// service.name of the span's resource; "" where it has none and for phantoms.
    [[nodiscard]] std::string_view serviceName(SpanIndex i) const;
    [[nodiscard]] StringId serviceId(SpanIndex i) const; ///< id of ""  where there is none

    /// Start as given: SpanInput::kAbsent if it was absent.
    [[nodiscard]] std::int64_t rawStartNs(SpanIndex i) const;
    /// Duration as given: negative, or SpanInput::kAbsent if it was absent.
    [[nodiscard]] std::int64_t rawDurationNs(SpanIndex i) const;

    [[nodiscard]] const Resource *resource(SpanIndex i) const; ///< null for a phantom
    [[nodiscard]] const Scope *scope(SpanIndex i) const;       ///< null for a phantom
    /// Attributes, events, links: decoded now, maybe decompressed (microseconds).
    [[nodiscard]] SpanDetails details(SpanIndex i) const;

    [[nodiscard]] std::string_view text(StringId id) const
    {
        return id.isValid() ? m_parts.strings->text(id) : std::string_view();
    }
    [[nodiscard]] const StringPool &strings() const { return *m_parts.strings; }
    [[nodiscard]] const DiagnosticReport &diagnostics() const { return m_parts.diagnostics; }

    /// The row that analyses start from (analysis.md section 0, T0-6). Invalid only for a trace without rows.
    [[nodiscard]] SpanIndex analysisRoot() const { return m_root; }
    /// Rows without a parent, in order: roots, orphans, phantoms.
    [[nodiscard]] const std::vector<SpanIndex> &topRows() const { return m_tops; }
    /// The first row with that span id (the client side of a shared one), or an invalid index. O(rows).
    [[nodiscard]] SpanIndex findSpan(SpanId id) const;

    /// Hull of all spans with a start; 0 and 0 for none.
    [[nodiscard]] std::int64_t startNs() const { return m_startNs; }
    [[nodiscard]] std::int64_t endNs() const { return m_endNs; }
    [[nodiscard]] std::int64_t durationNs() const { return m_endNs - m_startNs; }
    /// Spans whose status is ERROR.
    [[nodiscard]] std::uint32_t errorCount() const { return m_errors; }
    /// Distinct service names (as string ids), in order of first row; "" counts where a span has none.
    [[nodiscard]] const std::vector<StringId> &services() const { return m_services; }
    /// Memory of the structure and of what is decoded of the details.
    [[nodiscard]] std::size_t memoryBytes() const;

private:
    TraceParts m_parts;
    std::vector<SpanIndex> m_tops;
    std::vector<StringId> m_services;
    SpanIndex m_root;
    std::uint32_t m_phantoms = 0;
    std::uint32_t m_errors = 0;
    std::int64_t m_startNs = 0;
    std::int64_t m_endNs = 0;
};

using TracePtr = std::shared_ptr<const Trace>;

} // namespace traceloupe
