// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/jaegertag.h"
#include "core/formats/writerpool.h"
#include "core/model/tracebuilder.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace traceloupe {

/// The tags that say something which OTLP has a field for.
enum class JaegerSpecial : std::uint8_t {
    Kind,
    TraceState,
    ScopeName,
    ScopeVersion,
    LibraryName,
    LibraryVersion,
    Error,
    StatusCode,
    StatusDescription,
    DroppedAttributes,
    DroppedEvents,
    DroppedLinks,
    Count_
};

/// Which special tag a key names, if any.
[[nodiscard]] std::optional<JaegerSpecial> jaegerSpecial(std::string_view key);

/// A reference of a span, ids as they are.
struct JaegerReference {
    enum class Type : std::uint8_t { ChildOf, FollowsFrom, Other };
    Type type = Type::ChildOf;
    std::string_view typeText;
    TraceId traceId;
    SpanId spanId;
};

/// Puts one span together from its parts (mapping.md section 1): tags, logs, references. Used again for each span of
/// a file; keeps its memory. Order of use: begin(), the parts in any order, finish().
class JaegerSpanParts {
public:
    explicit JaegerSpanParts(ReadContext &context) : m_context(context) {}

    /// A new span of `builder`'s trace. `sameBuilder` tells that the last one was of this builder too.
    void begin(TraceBuilder &builder, bool sameBuilder);

    void takeTags(JsonCursor &cursor);
    void takeLogs(JsonCursor &cursor);
    void takeReferences(JsonCursor &cursor);
    void takeWarnings(JsonCursor &cursor);

    /// Everything but id, times, flags, name and resource of the span, good until the next begin(). `fallbackParent` is
    /// the deprecated parentSpanID.
    SpanInput &finish(SpanId fallbackParent, std::size_t offset);

    [[nodiscard]] TextArena &arena() { return m_arena; }
    /// A further attribute of the span.
    [[nodiscard]] AttributeWriter &attributes() { return *m_attributes; }
    /// An id from its text; remembers the text of one that is no hex.
    [[nodiscard]] SpanId spanId(std::string_view text, std::size_t offset);
    [[nodiscard]] TraceId traceId(std::string_view text, std::size_t offset);

private:
    void takeLog(JsonCursor &cursor);
    void takeReference(JsonCursor &cursor);
    void resolveKind(std::size_t offset);
    void resolveStatus(std::size_t offset);
    void resolveTexts();
    void resolveDropped();
    void resolveReferences(SpanId fallbackParent);
    void addLink(const JaegerReference &reference);

    /// The last tag of that meaning, or null.
    [[nodiscard]] JaegerTag *special(JaegerSpecial which);
    /// The text of that tag, or nothing if there is none or it is no string.
    [[nodiscard]] std::optional<std::string_view> specialText(JaegerSpecial which);
    void take(JaegerSpecial which);

    ReadContext &m_context;
    TraceBuilder *m_builder = nullptr;
    TextArena m_arena;
    WriterPool m_writers;
    AttributeWriter *m_attributes = nullptr;
    SpanInput m_span;
    std::vector<JaegerReference> m_references;
    std::vector<JaegerTag> m_tags;
    std::array<std::uint32_t, static_cast<std::size_t>(JaegerSpecial::Count_)> m_special{}; ///< index in m_tags, plus 1
    std::string_view m_httpStatusMessage;
    ScopeIndex m_scope;
    std::string m_lastScopeName;
    std::string m_lastScopeVersion;
};

} // namespace traceloupe
