// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/losscount.h"
#include "core/formats/otlpcommon.h"
#include "core/formats/otlpgrouping.h"
#include "core/formats/otlpprotofields.h"
#include "core/formats/protobufassert.h"
#include "core/formats/textdecode.h"
#include "core/formats/writers.h"
#include "core/model/wholefile.h"

#include <QIODevice>

#include <protozero/pbf_writer.hpp>

#include <algorithm>
#include <span>
#include <string>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

using protozero::pbf_writer;

template <std::size_t size>
std::string_view bytesOf(const std::array<std::uint8_t, size> &bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), size};
}

void addText(pbf_writer &out, std::uint32_t field, std::string_view text)
{
    if (!text.empty())
        out.add_bytes(field, text);
}

void addCount(pbf_writer &out, std::uint32_t field, std::uint32_t count)
{
    if (count != 0)
        out.add_uint32(field, count);
}

class OtlpProtoWriter final : public TraceWriter {
public:
    explicit OtlpProtoWriter(QIODevice &out) : m_out(&out), m_loss(m_diagnostics) {}

    Result<> add(const Trace &trace) override;
    Result<> finish() override { return {}; }

private:
    /// A nested message, written even if nothing is in it, which protozero alone would leave out.
    template <class Fill>
    void addMessage(pbf_writer &out, std::uint32_t field, Fill fill)
    {
        const std::size_t before = m_buffer.size();
        {
            pbf_writer message(out, field);
            fill(message);
        }
        if (m_buffer.size() == before)
            out.add_message(field, std::string_view());
    }
    void addAttributes(pbf_writer &out, std::uint32_t field, const AttributeList &attributes);
    void addKeyValue(pbf_writer &out, std::uint32_t field, const AttributeView &attribute);
    void addValue(pbf_writer &message, const ValueView &value);
    void scopeSpans(pbf_writer &out, const Trace &trace, std::span<const SpanIndex> rows);
    void resource(pbf_writer &out, const Trace &trace, ResourceIndex index);
    void scope(pbf_writer &out, const Trace &trace, ScopeIndex index);
    void span(pbf_writer &message, const Trace &trace, SpanIndex row);
    void warnings(pbf_writer &out, const SpanDetails &details);
    void status(pbf_writer &out, StatusCode code, std::string_view message);
    void events(pbf_writer &out, const SpanDetails &details);
    void links(pbf_writer &out, const SpanDetails &details);
    Result<> write();

    QIODevice *m_out;
    LossCount m_loss;
    std::string m_buffer; ///< one ResourceSpans
};

/// The rows at the front that have the same place in a column.
template <class Column>
std::span<const SpanIndex> takeGroup(std::span<const SpanIndex> &rows, const Column &column)
{
    const auto place = column[rows.front().value()];
    const auto end = std::ranges::find_if(rows, [&](SpanIndex row) { return column[row.value()] != place; });
    const auto group = rows.first(static_cast<std::size_t>(end - rows.begin()));
    rows = rows.subspan(group.size());
    return group;
}

Result<> OtlpProtoWriter::add(const Trace &trace)
{
    if (!trace.parts().aliases.empty())
        m_loss.add("the text of ids that are neither hex nor base64");
    const std::vector<SpanIndex> all = spansByScope(trace);
    std::span<const SpanIndex> rows(all);
    while (!rows.empty()) {
        auto ofResource = takeGroup(rows, trace.columns().resource);
        {
            pbf_writer top(m_buffer);
            addMessage(top, OtlpField::kResourceSpans, [&](pbf_writer &out) {
                resource(out, trace, trace.columns().resource[ofResource.front().value()]);
                while (!ofResource.empty()) {
                    const auto ofScope = takeGroup(ofResource, trace.columns().scope);
                    addMessage(out, OtlpField::kScopeSpans,
                               [&](pbf_writer &message) { scopeSpans(message, trace, ofScope); });
                }
            });
        }
        if (auto written = write(); !written)
            return written;
    }
    return {};
}

void OtlpProtoWriter::scopeSpans(pbf_writer &out, const Trace &trace, std::span<const SpanIndex> rows)
{
    scope(out, trace, trace.columns().scope[rows.front().value()]);
    for (const SpanIndex row : rows)
        addMessage(out, OtlpField::kSpans, [&](pbf_writer &message) { span(message, trace, row); });
}

void OtlpProtoWriter::addAttributes(pbf_writer &out, std::uint32_t field, const AttributeList &attributes)
{
    for (const AttributeView &attribute : attributes)
        addKeyValue(out, field, attribute);
}

void OtlpProtoWriter::addKeyValue(pbf_writer &out, std::uint32_t field, const AttributeView &attribute)
{
    pbf_writer message(out, field);
    message.add_bytes(OtlpField::kKey, attribute.key);
    addMessage(message, OtlpField::kValue, [&](pbf_writer &value) { addValue(value, attribute.value); });
}

/// Recurses as deep as AttributeWriter lets values nest.
void OtlpProtoWriter::addValue(pbf_writer &message, const ValueView &value)
{
    switch (value.type()) {
    case ValueType::Empty:
        break;
    case ValueType::String:
        message.add_bytes(OtlpField::kString, value.string());
        break;
    case ValueType::Bool:
        message.add_bool(OtlpField::kBool, value.boolean());
        break;
    case ValueType::Int:
        message.add_int64(OtlpField::kInt, value.integer());
        break;
    case ValueType::Double:
        message.add_double(OtlpField::kDouble, value.real());
        break;
    case ValueType::Bytes:
        message.add_bytes(OtlpField::kBytes, asText(value.bytes()));
        break;
    case ValueType::Array:
        addMessage(message, OtlpField::kArray, [&](pbf_writer &array) {
            for (const ValueView &item : value.array())
                addMessage(array, OtlpField::kContainerValues, [&](pbf_writer &element) { addValue(element, item); });
        });
        break;
    case ValueType::Map:
        addMessage(message, OtlpField::kMap,
                   [&](pbf_writer &map) { addAttributes(map, OtlpField::kContainerValues, value.map()); });
        break;
    }
}

Result<> OtlpProtoWriter::write()
{
    const auto size = static_cast<qint64>(m_buffer.size());
    if (m_out->write(m_buffer.data(), size) != size)
        return fail(ErrorCode::Io, u"writing failed: %1"_s.arg(writeFault(*m_out)));
    m_buffer.clear();
    return {};
}

void OtlpProtoWriter::resource(pbf_writer &out, const Trace &trace, ResourceIndex index)
{
    if (!index.isValid())
        return;
    const Resource &resource = trace.parts().resources[index.value()];
    {
        pbf_writer message(out, OtlpField::kResource);
        addAttributes(message, OtlpField::kResourceAttributes, resource.attributes);
        addCount(message, OtlpField::kResourceDropped, resource.droppedAttributes);
    }
    addText(out, OtlpField::kResourceSchemaUrl, trace.text(resource.schemaUrl));
}

void OtlpProtoWriter::scope(pbf_writer &out, const Trace &trace, ScopeIndex index)
{
    if (!index.isValid())
        return;
    const Scope &scope = trace.parts().scopes[index.value()];
    {
        pbf_writer message(out, OtlpField::kScope);
        addText(message, OtlpField::kScopeName, trace.text(scope.name));
        addText(message, OtlpField::kScopeVersion, trace.text(scope.version));
        addAttributes(message, OtlpField::kScopeAttributes, scope.attributes);
        addCount(message, OtlpField::kScopeDropped, scope.droppedAttributes);
    }
    addText(out, OtlpField::kScopeSchemaUrl, trace.text(scope.schemaUrl));
}

void OtlpProtoWriter::span(pbf_writer &message, const Trace &trace, SpanIndex row)
{
    const SpanDetails details = trace.details(row);
    if (!trace.id().isZero())
        message.add_bytes(OtlpField::kSpanTraceId, bytesOf(trace.id().toBytes()));
    if (!trace.spanId(row).isZero())
        message.add_bytes(OtlpField::kSpanId, bytesOf(trace.spanId(row).toBytes()));
    addText(message, OtlpField::kSpanTraceState, details.traceState());
    if (!trace.parentSpanId(row).isZero())
        message.add_bytes(OtlpField::kSpanParentId, bytesOf(trace.parentSpanId(row).toBytes()));
    addText(message, OtlpField::kSpanName, trace.name(row));
    if (trace.kind(row) != SpanKind::Unspecified)
        message.add_enum(OtlpField::kSpanKind, static_cast<std::int32_t>(trace.kind(row)));
    const OtlpTimes times = otlpTimes(trace, row, details, m_loss);
    if (times.startNs != 0)
        message.add_fixed64(OtlpField::kSpanStart, times.startNs);
    if (times.endNs != 0)
        message.add_fixed64(OtlpField::kSpanEnd, times.endNs);
    addAttributes(message, OtlpField::kSpanAttributes, details.attributes());
    warnings(message, details);
    addCount(message, OtlpField::kSpanDroppedAttributes, details.droppedAttributes());
    events(message, details);
    addCount(message, OtlpField::kSpanDroppedEvents, details.droppedEvents());
    links(message, details);
    addCount(message, OtlpField::kSpanDroppedLinks, details.droppedLinks());
    status(message, trace.status(row), details.statusMessage());
    if (trace.flags(row) != 0)
        message.add_fixed32(OtlpField::kSpanFlags, trace.flags(row));
}

void OtlpProtoWriter::warnings(pbf_writer &out, const SpanDetails &details)
{
    const auto texts = details.warnings();
    if (texts.empty())
        return;
    pbf_writer attribute(out, OtlpField::kSpanAttributes);
    attribute.add_bytes(OtlpField::kKey, kWarningsAttribute);
    pbf_writer value(attribute, OtlpField::kValue);
    pbf_writer array(value, OtlpField::kArray);
    for (const std::string_view text : texts) {
        pbf_writer item(array, OtlpField::kContainerValues);
        item.add_bytes(OtlpField::kString, text);
    }
}

void OtlpProtoWriter::status(pbf_writer &out, StatusCode code, std::string_view message)
{
    if (code == StatusCode::Unset && message.empty())
        return;
    pbf_writer status(out, OtlpField::kSpanStatus);
    addText(status, OtlpField::kStatusMessage, message);
    if (code != StatusCode::Unset)
        status.add_enum(OtlpField::kStatusCode, static_cast<std::int32_t>(code));
}

void OtlpProtoWriter::events(pbf_writer &out, const SpanDetails &details)
{
    for (const EventView &event : details.events()) {
        addMessage(out, OtlpField::kSpanEvents, [&](pbf_writer &message) {
            if (event.timeNs != 0)
                message.add_fixed64(OtlpField::kEventTime, static_cast<std::uint64_t>(event.timeNs));
            addText(message, OtlpField::kEventName, event.name);
            addAttributes(message, OtlpField::kEventAttributes, event.attributes);
            addCount(message, OtlpField::kEventDropped, event.droppedAttributes);
        });
    }
}

void OtlpProtoWriter::links(pbf_writer &out, const SpanDetails &details)
{
    for (const LinkView &link : details.links()) {
        addMessage(out, OtlpField::kSpanLinks, [&](pbf_writer &message) {
            if (!link.traceId.isZero())
                message.add_bytes(OtlpField::kLinkTraceId, bytesOf(link.traceId.toBytes()));
            if (!link.spanId.isZero())
                message.add_bytes(OtlpField::kLinkSpanId, bytesOf(link.spanId.toBytes()));
            addText(message, OtlpField::kLinkTraceState, link.traceState);
            addAttributes(message, OtlpField::kLinkAttributes, link.attributes);
            addCount(message, OtlpField::kLinkDropped, link.droppedAttributes);
            if (link.flags != 0)
                message.add_fixed32(OtlpField::kLinkFlags, link.flags);
        });
    }
}

} // namespace

std::unique_ptr<TraceWriter> createOtlpProtoWriter(QIODevice &out)
{
    return std::make_unique<OtlpProtoWriter>(out);
}

} // namespace traceloupe
