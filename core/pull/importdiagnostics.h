// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"
#include "core/model/trace.h"

#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace traceloupe {

/// What was odd about the traces of one import, whose file may be so large that traces come in parts: what only the
/// whole trace can tell (a parent that is missing) is then asked of the cache, when all parts are in it.
class ImportDiagnostics {
public:
    /// Of a trace, or of one more part of it.
    void add(const Trace &part);
    /// Everything, when all parts are stored. A trace that can't be loaded is left out.
    [[nodiscard]] DiagnosticReport finish(Cache &cache) const;

    [[nodiscard]] const std::unordered_set<TraceId> &traceIds() const { return m_seen; }

private:
    struct Found {
        Diagnostic diagnostic;
        std::uint64_t count = 0;
        QString example;
    };

    DiagnosticReport m_ofReading;
    std::unordered_set<TraceId> m_seen;
    std::unordered_set<TraceId> m_inParts;
    std::unordered_map<TraceId, std::vector<Found>> m_ofWhole; ///< of the traces not in parts that have any
};

} // namespace traceloupe
