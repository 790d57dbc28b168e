// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/jaegerspan.h"
#include "core/formats/zipkinspan.h"
#include "core/formats/zipkintext.h"

#include <string>

namespace traceloupe {

/// Turns spans of Zipkin into spans of the model (mapping.md section 3) and adds them to their trace's builder.
class ZipkinMapping {
public:
    explicit ZipkinMapping(ReadContext &context) : m_context(context) {}

    /// `traceId` is the id that the span's trace goes by, which may have more bits than the span says.
    void add(const ZipkinSpan &span, const TraceId &traceId);

private:
    void openBuilder(const TraceId &traceId, std::string_view text, std::size_t offset);
    [[nodiscard]] SpanId spanId(std::string_view text, std::size_t offset);
    void sortTags(const ZipkinSpan &span);
    void takeLinks();
    void takeStatus(std::size_t offset);
    void takeTexts();
    void takeDropped();
    void takeEvents(const ZipkinSpan &span);
    void writeEndpoints(const ZipkinSpan &span);
    void writeAddress(std::string_view key, std::string_view value);
    void writePort(std::string_view key, std::int64_t port);
    [[nodiscard]] ResourceIndex resourceOf(const ZipkinSpan &span);

    /// A tag of the span, and whether a field of the model says it, so that it is no attribute.
    struct Tag {
        const ZipkinTag *tag = nullptr;
        bool isTaken = false;
    };
    /// The last tag of that meaning, or null.
    [[nodiscard]] Tag *special(JaegerSpecial which);
    [[nodiscard]] std::optional<std::string_view> specialText(JaegerSpecial which);
    void take(JaegerSpecial which) { special(which)->isTaken = true; }

    ReadContext &m_context;
    TraceBuilder *m_builder = nullptr;
    std::uint64_t m_generation = 0;
    TextArena m_arena;
    WriterPool m_writers;
    ZipkinTextReader m_texts;
    AttributeWriter *m_attributes = nullptr;
    AttributeWriter *m_resource = nullptr;
    SpanInput m_span;
    std::vector<Tag> m_tags;
    std::array<std::uint32_t, static_cast<std::size_t>(JaegerSpecial::Count_)> m_special{}; ///< index in m_tags, plus 1
    std::vector<std::uint32_t> m_links; ///< indices in m_tags
    std::string_view m_serviceKey; ///< the attribute that the endpoint's service name becomes
};

} // namespace traceloupe
