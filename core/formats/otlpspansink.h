// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/readcontext.h"
#include "core/formats/writerpool.h"
#include "core/model/tracecollector.h"

#include <memory>
#include <string>
#include <unordered_map>

namespace traceloupe {

/// The way of OTLP spans into the collector, for JSON and protobuf alike. A resource and a scope are read once, into
/// a pool of their own, and copied into the builder of each trace that has spans of them.
class OtlpSpanSink {
public:
    explicit OtlpSpanSink(ReadContext &context);

    /// A writer for the attributes of the resource (scope) that the next spans belong to; then say the rest.
    AttributeWriter &startResource();
    void setResource(std::uint32_t droppedAttributes, std::string_view schemaUrl);
    AttributeWriter &startScope();
    void setScope(std::string_view name, std::string_view version, std::uint32_t droppedAttributes,
                  std::string_view schemaUrl);

    /// The resource and scope that are current in another sink.
    void startLike(const OtlpSpanSink &other);

    /// Makes the trace's builder the one that the lists and texts of the next span are for.
    TraceBuilder &startSpan(const TraceId &traceId);
    /// A writer for one more list of the span; its list stays good until the span is added.
    AttributeWriter &nextList() { return m_lists.take(); }
    /// Moves the attribute of warnings out of the span's attributes into its warnings.
    void takeWarnings(SpanInput &span);
    /// Adds the span, with the resource and the scope that are current. Stop on an error.
    Result<> addSpan(SpanInput &span);

private:
    struct Places {
        ResourceIndex resource;
        ScopeIndex scope;
    };
    /// What is written once and copied often.
    struct Staged {
        AttributeWriter attributes;
        std::uint32_t droppedAttributes = 0;
        std::string name;
        std::string version;
        std::string schemaUrl;
    };
    Places &placesOf(const TraceId &traceId);
    AttributeList copied(const AttributeList &list);
    void forgetPlaces();

    ReadContext &m_context;
    std::unique_ptr<StringPool> m_pool; ///< of the staged attributes
    Staged m_resource;
    Staged m_scope;
    std::unordered_map<TraceId, Places> m_places;
    TraceId m_traceId;
    Places *m_current = nullptr; ///< of m_traceId
    TraceBuilder *m_builder = nullptr;
    StringPool *m_listPool = nullptr; ///< that m_lists are bound to
    std::uint64_t m_generation = 0;
    WriterPool m_lists;
};

} // namespace traceloupe
