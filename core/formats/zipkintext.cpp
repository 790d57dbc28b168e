// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/zipkintext.h"

#include "core/formats/jsonoutput.h"
#include "core/formats/textdecode.h"
#include "core/model/trace.h"

#include <limits>

namespace traceloupe {

namespace {

constexpr std::string_view kJsonBegins = "|{";

/// `...{json}|count` cut at the last bar.
struct CountedJson {
    std::string_view json;
    std::uint32_t count = 0;
};

std::optional<CountedJson> cutCount(std::string_view text)
{
    const std::size_t bar = text.rfind('|');
    if (bar == std::string_view::npos)
        return std::nullopt;
    const auto count = parseUnsigned(text.substr(bar + 1));
    if (!count || *count > std::numeric_limits<std::uint32_t>::max())
        return std::nullopt;
    return CountedJson{text.substr(0, bar), static_cast<std::uint32_t>(*count)};
}

/// A bare name that would be read as something else.
bool looksLikeAForm(std::string_view name)
{
    return name.find(kJsonBegins) != std::string_view::npos || name.starts_with('"');
}

} // namespace

std::string zipkinAnnotationText(const EventView &event, LossCount &loss)
{
    const bool isAmbiguous = looksLikeAForm(event.name);
    if (event.attributes.isEmpty() && event.droppedAttributes == 0 && !isAmbiguous)
        return std::string(event.name);
    std::string text;
    if (event.droppedAttributes != 0 && !isAmbiguous) {
        text = std::string(event.name) + '|';
        appendPlainJson(text, event.attributes, loss);
        return text + '|' + std::to_string(event.droppedAttributes);
    }
    if (event.droppedAttributes != 0)
        loss.add("the dropped count of an event");
    text = '"';
    appendEscapedJson(text, event.name);
    text += "\": ";
    appendPlainJson(text, event.attributes, loss);
    return text;
}

std::string zipkinLinkText(const Trace &trace, const LinkView &link, LossCount &loss)
{
    if (link.flags != 0)
        loss.add("the flags of a link");
    std::string text = trace.traceIdText(link.traceId) + '|' + trace.spanIdText(link.spanId) + '|';
    if (link.traceState.find('|') == std::string_view::npos)
        text += link.traceState;
    else
        loss.add("the trace state of a link");
    text += '|';
    appendPlainJson(text, link.attributes, loss);
    return text + '|' + std::to_string(link.droppedAttributes);
}

ZipkinTextReader::Event ZipkinTextReader::event(std::string_view text, TextArena &arena, AttributeWriter &attributes)
{
    if (const auto event = text.starts_with('"') ? quotedEvent(text, arena, attributes)
                                                 : collectorEvent(text, arena, attributes))
        return *event;
    return {text, 0};
}

std::optional<ZipkinTextReader::Event> ZipkinTextReader::collectorEvent(std::string_view text, TextArena &arena,
                                                                        AttributeWriter &attributes)
{
    const std::size_t begin = text.find(kJsonBegins);
    if (begin == std::string_view::npos)
        return std::nullopt;
    const auto rest = cutCount(text.substr(begin + 1));
    if (!rest || !m_json.read(rest->json, arena, attributes))
        return std::nullopt;
    return Event{text.substr(0, begin), rest->count};
}

std::optional<ZipkinTextReader::Event> ZipkinTextReader::quotedEvent(std::string_view text, TextArena &arena,
                                                                     AttributeWriter &attributes)
{
    std::size_t end = 1;
    while (end < text.size() && text[end] != '"')
        end += text[end] == '\\' ? 2 : 1;
    const std::size_t colon = end + 1 < text.size() ? text.find_first_not_of(" \t", end + 1) : std::string_view::npos;
    if (colon == std::string_view::npos || text[colon] != ':')
        return std::nullopt;
    const std::size_t json = text.find_first_not_of(" \t", colon + 1);
    if (json == std::string_view::npos || !m_json.read(text.substr(json), arena, attributes))
        return std::nullopt;
    const std::string_view name = text.substr(1, end - 1);
    return Event{name.find('\\') == std::string_view::npos ? name : arena.keep(unescapeJson(name)), 0};
}

std::optional<ZipkinTextReader::Link> ZipkinTextReader::link(std::string_view text, TextArena &arena,
                                                             AttributeWriter &attributes)
{
    Link link;
    for (std::string_view *part : {&link.traceId, &link.spanId, &link.traceState}) {
        const std::size_t bar = text.find('|');
        if (bar == std::string_view::npos)
            return std::nullopt;
        *part = text.substr(0, bar);
        text.remove_prefix(bar + 1);
    }
    const auto rest = cutCount(text);
    if (!rest || link.traceId.empty() || link.spanId.empty() || !m_json.read(rest->json, arena, attributes))
        return std::nullopt;
    link.droppedAttributes = rest->count;
    return link;
}

} // namespace traceloupe
