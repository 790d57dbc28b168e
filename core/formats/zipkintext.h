// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/plainjson.h"
#include "core/model/spandetails.h"

#include <optional>
#include <string>
#include <string_view>

namespace traceloupe {

class Trace;

/// The texts in which Zipkin carries what it has no fields for: events with attributes in annotations, links in tags.

/// An event as the value of an annotation: the bare name, `"name": {json}` (the specification's form), or
/// `name|{json}|dropped` (the collector's) where attributes were dropped.
[[nodiscard]] std::string zipkinAnnotationText(const EventView &event, LossCount &loss);
/// `traceid|spanid|tracestate|{json}|dropped`.
[[nodiscard]] std::string zipkinLinkText(const Trace &trace, const LinkView &link, LossCount &loss);

/// Reads both. Texts and attributes are good for as long as the arena and the writer.
class ZipkinTextReader {
public:
    struct Event {
        std::string_view name;
        std::uint32_t droppedAttributes = 0;
    };
    /// Any text is an event: one that has no form is a bare name. Attributes go to `attributes`.
    [[nodiscard]] Event event(std::string_view text, TextArena &arena, AttributeWriter &attributes);

    struct Link {
        std::string_view traceId;
        std::string_view spanId;
        std::string_view traceState;
        std::uint32_t droppedAttributes = 0;
    };
    [[nodiscard]] std::optional<Link> link(std::string_view text, TextArena &arena, AttributeWriter &attributes);

private:
    std::optional<Event> collectorEvent(std::string_view text, TextArena &arena, AttributeWriter &attributes);
    std::optional<Event> quotedEvent(std::string_view text, TextArena &arena, AttributeWriter &attributes);
    PlainJsonReader m_json;
};

} // namespace traceloupe
