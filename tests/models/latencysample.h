// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/spansegment.h"

#include <string>

namespace traceloupe::test {

/// Columns of spans as a cache would give them, filled by hand: each span is a trace of its own.
class LatencySample {
public:
    /// Adds a span; `flags` besides kEntry for the kinds that are entries.
    LatencySample &add(const std::string &service, const std::string &name, SpanKind kind, std::int64_t startNs,
                       std::int64_t durationNs, std::uint8_t flags = 0);
    /// Further spans go into another segment.
    LatencySample &cut();
    [[nodiscard]] SpanColumnsPtr columns();

private:
    SpanColumns m_columns;
    SpanSegment m_segment;
    std::uint64_t m_lastTrace = 0;
};

} // namespace traceloupe::test
