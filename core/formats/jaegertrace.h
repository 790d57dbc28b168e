// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/jaegerspan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace traceloupe {

/// Reads traces, and spans that stand alone, out of a Jaeger document. Keeps its memory from one to the next.
class JaegerTraceReader {
public:
    /// Borrows both.
    JaegerTraceReader(JsonCursor &cursor, ReadContext &context) : m_cursor(cursor), m_context(context), m_parts(context)
    {}

    /// The trace object at the cursor.
    Result<> readTrace();
    /// The span object at the cursor, which carries its process.
    Result<> readLoneSpan();

private:
    /// A process of the trace at hand; its resource is made when the first span asks for it.
    struct Process {
        JsonCursor::Mark mark = 0;
        ResourceIndex resource;
        std::uint64_t builderSerial = 0; ///< of the builder that `resource` belongs to
    };
    struct Outline;
    struct SpanFields;

    void beginTrace();
    Outline outline(JsonCursor &probe);
    void indexProcesses(JsonCursor::Mark mark);
    struct SecondLane;

    Result<> readSpans();
    Result<> readSpansTo(JsonCursor::Mark end);
    Result<> readSpansInLanes(const std::vector<JsonCursor::Mark> &cuts);
    Result<> readSpan();
    void takeSpanField(std::string_view key, SpanFields &fields, std::size_t offset);
    void takeDeferred(const SpanFields &fields);
    Result<> addSpan(const SpanFields &fields, std::size_t offset);
    void beginSpan(std::string_view traceIdText, std::size_t offset);
    [[nodiscard]] ResourceIndex resourceOf(const SpanFields &fields, std::size_t offset);
    [[nodiscard]] ResourceIndex readProcess(JsonCursor::Mark mark);
    [[nodiscard]] JsonCursor cursorAt(JsonCursor::Mark mark) const;
    void skipRecord(std::string_view what);

    JsonCursor &m_cursor;
    ReadContext &m_context;
    JaegerSpanParts m_parts;

    // the trace at hand
    TextArena m_traceArena;
    std::string_view m_traceIdText;
    std::unordered_map<std::string_view, Process> m_processes;
    std::optional<JsonCursor::Mark> m_traceWarnings; ///< shown with its first span

    // the builder at hand
    TraceBuilder *m_builder = nullptr;
    std::string m_builderIdText;
    std::uint64_t m_generation = 0;
    std::uint64_t m_builderSerial = 0;
    bool m_began = false; ///< the span at hand has its builder
};

} // namespace traceloupe
