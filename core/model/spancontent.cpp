// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/spancontent.h"

#include "core/model/spandetails.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <string_view>

namespace traceloupe {

namespace {

/// Attributes that Jaeger adds for its own books (apis/jaeger.md section 5).
constexpr std::array<std::string_view, 3> kBookkeeping{"@jaeger@format", "@jaeger@warnings", "internal.span.format"};
/// Longer texts are compared as they are: what a tracer writes as an array or map is short.
constexpr std::size_t kMaxJsonText = 64U * 1024U;

bool isBookkeeping(std::string_view key)
{
    return std::ranges::find(kBookkeeping, key) != kBookkeeping.end();
}

bool isStructured(const ValueView &value)
{
    return value.type() == ValueType::Array || value.type() == ValueType::Map;
}

/// Jaeger can't hold arrays and maps and gives them back as JSON text with sorted keys: both read the same here.
std::string canonicalValue(const ValueView &value)
{
    const bool isStructure = isStructured(value);
    const std::string_view text = value.string();
    const bool mayBeJson = value.type() == ValueType::String && text.size() <= kMaxJsonText
                           && (text.starts_with('[') || text.starts_with('{'));
    if (!isStructure && !mayBeJson)
        return value.toJson();
    const QByteArray json = isStructure ? QByteArray::fromStdString(value.toJson())
                                        : QByteArray(text.data(), static_cast<qsizetype>(text.size()));
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return document.isNull() ? value.toJson() : document.toJson(QJsonDocument::Compact).toStdString();
}

void addAttributes(std::vector<std::string> &out, const AttributeList &list)
{
    for (const AttributeView &attribute : list) {
        if (!isBookkeeping(attribute.key))
            out.push_back(std::string(attribute.key) + '=' + canonicalValue(attribute.value));
    }
}

void appendSorted(std::string &out, std::vector<std::string> parts)
{
    std::ranges::sort(parts);
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    for (const std::string &part : parts) {
        out += part;
        out.push_back('\x1f');
    }
    out.push_back('\x1e');
}

std::string canonicalEvent(const EventView &event)
{
    std::string text = std::to_string(event.timeNs) + '@' + std::string(event.name);
    std::vector<std::string> attributes;
    addAttributes(attributes, event.attributes);
    appendSorted(text, std::move(attributes));
    return text;
}

std::string canonicalLink(const LinkView &link)
{
    return link.traceId.toHex() + link.spanId.toHex();
}

std::string canonicalText(const SpanRecord &record, const SpanDetails &details, const SpanMergeInput &input)
{
    std::string text = record.parentId.toHex() + '|' + std::to_string(record.startNs) + '|'
                       + std::to_string(record.durationNs) + '|' + std::string(spanKindName(record.kind)) + '|'
                       + std::string(statusCodeName(record.status)) + '|' + std::string(input.strings.text(record.name))
                       + '|' + std::string(details.statusMessage());
    std::vector<std::string> attributes;
    addAttributes(attributes, details.attributes());
    if (record.resource.isValid())
        addAttributes(attributes, input.resources[record.resource.value()].attributes);
    appendSorted(text, std::move(attributes));
    std::vector<std::string> parts;
    for (const EventView &event : details.events())
        parts.push_back(canonicalEvent(event));
    appendSorted(text, std::move(parts));
    parts.clear();
    for (const LinkView &link : details.links())
        parts.push_back(canonicalLink(link));
    appendSorted(text, std::move(parts));
    return text;
}

/// Jaeger has a kind of reference where OTLP has none; "follows_from" is what every link becomes there.
bool isDefaultReference(const AttributeView &attribute)
{
    return attribute.key == "opentracing.ref_type" && attribute.value.string() == "follows_from";
}

std::string textOfLinkAttributes(const SpanDetails &details)
{
    std::vector<std::string> parts;
    for (const LinkView &link : details.links()) {
        std::vector<std::string> attributes;
        for (const AttributeView &attribute : link.attributes) {
            if (!isDefaultReference(attribute))
                attributes.push_back(std::string(attribute.key) + '=' + canonicalValue(attribute.value));
        }
        if (attributes.empty())
            continue;
        parts.push_back(canonicalLink(link));
        appendSorted(parts.back(), std::move(attributes));
    }
    std::string text;
    if (!parts.empty())
        appendSorted(text, std::move(parts));
    return text;
}

std::string exactText(const SpanRecord &record, const SpanDetails &details, const SpanMergeInput &input)
{
    std::string text = std::to_string(record.flags) + '|' + std::string(details.traceState()) + '|';
    for (const AttributeView &attribute : details.attributes())
        text += std::string(attribute.key) + '=' + attribute.value.toJson() + '\x1f';
    for (const EventView &event : details.events())
        text += canonicalEvent(event);
    if (record.resource.isValid()) {
        for (const AttributeView &attribute : input.resources[record.resource.value()].attributes)
            text += std::string(attribute.key) + '=' + attribute.value.toJson() + '\x1f';
    }
    if (record.scope.isValid()) {
        const Scope &scope = input.scopes[record.scope.value()];
        text += std::string(input.strings.text(scope.name)) + '|' + std::string(input.strings.text(scope.version));
    }
    return text;
}

int structuredCount(const AttributeList &list)
{
    int count = 0;
    for (const AttributeView &attribute : list)
        count += isStructured(attribute.value) ? 1 : 0;
    return count;
}

int richnessOf(const SpanRecord &record, const SpanDetails &details, const SpanMergeInput &input)
{
    int richness = structuredCount(details.attributes()) + (record.flags != 0 ? 1 : 0)
                   + (details.traceState().empty() ? 0 : 1);
    for (const EventView &event : details.events())
        richness += structuredCount(event.attributes) + (event.droppedAttributes != 0 ? 1 : 0);
    for (const LinkView &link : details.links())
        richness += (link.flags != 0 ? 1 : 0) + (link.traceState.empty() ? 0 : 1);
    if (record.resource.isValid())
        richness += structuredCount(input.resources[record.resource.value()].attributes);
    return richness;
}

} // namespace

SpanContent spanContent(const SpanRecord &record, const SpanMergeInput &input)
{
    const SpanDetails details({nullptr, input.details.subspan(record.detailOffset, record.detailSize)},
                              record.detailBaseNs(), input.strings);
    SpanContent content{canonicalText(record, details, input), textOfLinkAttributes(details),
                        exactText(record, details, input), 0, richnessOf(record, details, input)};
    for (const AttributeView &attribute : details.attributes())
        content.books += isBookkeeping(attribute.key) ? 1 : 0;
    return content;
}

} // namespace traceloupe
