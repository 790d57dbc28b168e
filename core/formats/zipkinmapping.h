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

    using Tag = const ZipkinTag *;
    [[nodiscard]] Tag &special(JaegerSpecial which) { return m_special[static_cast<std::size_t>(which)]; }
    /// The tag becomes an ordinary attribute.
    void keep(Tag &tag);

    ReadContext &m_context;
    TraceBuilder *m_builder = nullptr;
    std::uint64_t m_generation = 0;
    TextArena m_arena;
    WriterPool m_writers;
    ZipkinTextReader m_texts;
    AttributeWriter *m_attributes = nullptr;
    AttributeWriter *m_resource = nullptr;
    SpanInput m_span;
    std::array<Tag, static_cast<std::size_t>(JaegerSpecial::Count_)> m_special{};
    Tag m_serviceNameSource = nullptr;
    std::vector<Tag> m_links;
    std::vector<Tag> m_ordinary;
};

} // namespace traceloupe
