// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/otlpprotovalues.h"
#include "core/formats/otlpspansink.h"
#include "core/formats/readcontext.h"
#include "core/formats/wirewalker.h"

#include <string>
#include <utility>
#include <vector>

namespace traceloupe {

/// Reads ResourceSpans messages of OTLP protobuf: walks their structure, which may be cut off, and decodes each whole
/// span straight into the collector. A damaged span is counted and left out.
class OtlpProtoReader {
public:
    explicit OtlpProtoReader(ReadContext &context)
        : m_context(context), m_sink(context), m_values(context, m_arena), m_single(m_singlePool)
    {}

    /// `record` is what the context's record starts with: offsets are counted from there.
    void setRecord(std::string_view record) { m_values.setRecord(record.data()); }
    /// One ResourceSpans message, its end maybe missing. Stop on an error.
    Result<> resourceSpans(std::string_view message);

private:
    struct Part {
        std::string_view bytes;
        bool isCut = false;
    };
    void resource(std::string_view message, std::string_view schemaUrl);
    void scope(std::string_view message, std::string_view schemaUrl);
    Result<> scopeSpans(const Part &part);
    Result<> span(const Part &part);
    void spanFields(std::string_view message);
    void addSpanLists();
    void event(std::string_view message);
    void link(std::string_view message);
    void status(std::string_view message);
    void kind(std::uint64_t number, std::string_view message);
    AttributeList nestedAttributes();
    TraceId traceId(std::string_view bytes);
    SpanId spanId(std::string_view bytes);
    void rememberAliases(TraceBuilder &builder);
    void attribute(std::string_view message, AttributeWriter &writer);
    void notExpected(const WireField &field, std::string_view message);
    void countEnd(const WireWalker &walker, std::string_view message);

    ReadContext &m_context;
    TextArena m_arena;      ///< texts of the span at hand
    OtlpSpanSink m_sink;
    OtlpProtoValues m_values;
    StringPool m_singlePool;
    AttributeWriter m_single; ///< one attribute of a resource or scope, in m_singlePool
    std::vector<Part> m_scopes;
    std::vector<Part> m_spans;

    SpanInput m_span;
    std::vector<std::pair<TraceId, std::string>> m_traceAliases; ///< ids of another length than OTLP's
    std::vector<std::pair<SpanId, std::string>> m_spanAliases;
    std::string_view m_traceIdBytes;
    std::string_view m_spanIdBytes;
    std::string_view m_parentIdBytes;
    std::uint64_t m_startNs = 0;
    std::uint64_t m_endNs = 0;
    std::vector<std::string_view> m_attributeMessages;
    std::vector<std::string_view> m_nestedAttributes; ///< of an event or link
    std::vector<std::string_view> m_eventMessages;
    std::vector<std::string_view> m_linkMessages;
};

} // namespace traceloupe
