// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace traceloupe {

/// What a span's time went to (analysis.md section 2), by its semantic conventions.
enum class SpanCategory : std::uint8_t {
    App,       ///< the service's own work: SERVER, CONSUMER, INTERNAL
    Database,
    Cache,     ///< redis, memcached, valkey
    Messaging,
    Rpc,
    GenAi,
    Http,
    Faas,
    External,  ///< a CLIENT or PRODUCER that says no more
    Unknown    ///< a span that is missing
};
/// "app", "db", "cache", "messaging", "rpc", "genai", "http", "faas", "external", "unknown".
[[nodiscard]] std::string_view spanCategoryName(SpanCategory category);

/// Categories of a trace's rows, each found when first asked for (the span's details are decoded then). A CLIENT
/// inside a CLIENT of its own service takes the outermost's category: a database reached over HTTP is a database.
/// Used by one thread; the trace must outlive it.
class SpanCategories {
public:
    explicit SpanCategories(const Trace &trace);

    [[nodiscard]] SpanCategory of(SpanIndex span);
    /// By the span's own attributes and kind.
    [[nodiscard]] static SpanCategory ownCategory(const AttributeList &attributes, SpanKind kind);

private:
    const Trace &m_trace;
    std::vector<std::uint8_t> m_known; ///< by row: category + 1, 0 = not asked yet
};

} // namespace traceloupe
