// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/id.h"
#include "core/model/span.h"

#include <cstdint>

namespace traceloupe {

/// One span inside TraceBuilder, before the tree is built: SpanInput without what lies encoded elsewhere.
struct SpanRecord {
    SpanId id;
    SpanId parentId;
    std::int64_t startNs = 0;    ///< as given, or SpanInput::kAbsent
    std::int64_t durationNs = 0; ///< as given, or SpanInput::kAbsent
    std::uint64_t detailOffset = 0;
    std::uint32_t detailSize = 0;
    StringId name;
    ResourceIndex resource;
    ScopeIndex scope;
    std::uint32_t flags = 0;
    std::uint32_t batch = 0; ///< which addTrace() it came with, 0 = addSpan()
    SpanKind kind = SpanKind::Unspecified;
    StatusCode status = StatusCode::Unset;
    Fidelity fidelity = Fidelity::Otlp;
    bool shared = false;
    bool conflict = false; ///< set by the merge: a further record of an id that has other content

    [[nodiscard]] bool isServerSide() const { return shared || kind == SpanKind::Server; }
    [[nodiscard]] bool hasStart() const { return startNs != SpanInput::kAbsent; }
    [[nodiscard]] bool hasDuration() const { return durationNs != SpanInput::kAbsent; }
    /// What event times of the details are relative to.
    [[nodiscard]] std::int64_t detailBaseNs() const { return hasStart() ? startNs : 0; }
};

} // namespace traceloupe
