// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/otlpjsonvalues.h"
#include "core/formats/otlpspansink.h"

#include <optional>

namespace traceloupe {

/// Reads one span object of OTLP JSON after the other into a sink.
class OtlpJsonSpan {
public:
    OtlpJsonSpan(JsonCursor &cursor, ReadContext &context, OtlpSpanSink &sink)
        : m_cursor(cursor), m_context(context), m_sink(sink), m_values(cursor, context, m_arena)
    {}

    /// The cursor is on the span; goes past it. Stop on an error.
    Result<> read();

private:
    enum class List { Attributes, Events, Links };
    struct EarlyList {
        List kind;
        JsonCursor::Mark mark;
    };
    void reset();
    void field(std::string_view name);
    bool knownField(std::string_view name);
    bool rareField(std::string_view name);
    void listField(List kind);
    void readList(List kind);
    void event();
    void link();
    void status();
    SpanKind kind();
    StatusCode statusCode();
    void startInBuilder();
    TraceId traceId(std::string_view text);
    SpanId spanId(std::string_view text);

    JsonCursor &m_cursor;
    ReadContext &m_context;
    OtlpSpanSink &m_sink;
    TextArena m_arena;
    OtlpJsonValues m_values;

    SpanInput m_span;
    TraceBuilder *m_builder = nullptr;       ///< null until the trace id is known
    AttributeWriter *m_attributes = nullptr;
    std::size_t m_offset = 0;                ///< of the span
    std::string_view m_traceIdText;
    std::string_view m_spanIdText;
    std::string_view m_parentIdText;
    std::int64_t m_startNs = 0;
    std::int64_t m_endNs = 0;
    std::vector<EarlyList> m_early;          ///< lists that came before the trace id
};

} // namespace traceloupe
