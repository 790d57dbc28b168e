// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/jsonoutput.h"
#include "core/formats/losscount.h"
#include "core/formats/otlpcommon.h"
#include "core/formats/otlpgrouping.h"
#include "core/formats/textdecode.h"
#include "core/formats/writers.h"

#include <array>
#include <string>

namespace traceloupe {

namespace {

constexpr std::array<std::string_view, 6> kTempoKinds{"SPAN_KIND_UNSPECIFIED", "SPAN_KIND_INTERNAL",
                                                      "SPAN_KIND_SERVER",      "SPAN_KIND_CLIENT",
                                                      "SPAN_KIND_PRODUCER",    "SPAN_KIND_CONSUMER"};
constexpr std::array<std::string_view, 3> kTempoStatuses{"STATUS_CODE_UNSET", "STATUS_CODE_OK", "STATUS_CODE_ERROR"};

template <std::size_t size>
std::string_view bytesOf(const std::array<std::uint8_t, size> &bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), size};
}

/// The two dialects: OTLP's own (hex ids, numbers for enums), and Tempo's (base64 ids, names, one object around).
enum class Dialect { Otlp, Tempo };

class OtlpJsonWriter final : public TraceWriter {
public:
    OtlpJsonWriter(QIODevice &out, Dialect dialect) : m_out(out), m_loss(m_diagnostics), m_dialect(dialect) {}

    Result<> add(const Trace &trace) override;
    Result<> finish() override;

private:
    void begin();
    void resource(const Trace &trace, ResourceIndex index);
    void scope(const Trace &trace, ScopeIndex index);
    void span(const Trace &trace, SpanIndex row);
    void status(StatusCode code, std::string_view message);
    void events(const SpanDetails &details);
    void links(const Trace &trace, const SpanDetails &details);
    void spanAttributes(const SpanDetails &details);
    void attributes(const AttributeList &list);
    void members(const AttributeList &list);
    void value(const ValueView &value);
    void traceId(const Trace &trace, std::string_view name, const TraceId &id);
    void spanId(const Trace &trace, std::string_view name, SpanId id);
    void text(std::string_view name, std::string_view text);
    void count(std::string_view name, std::uint32_t count);
    void time(std::string_view name, std::uint64_t nanoseconds);

    JsonOutput m_out;
    LossCount m_loss;
    Dialect m_dialect;
    bool m_hasBegun = false;
};

void OtlpJsonWriter::begin()
{
    if (m_hasBegun)
        return;
    m_hasBegun = true;
    m_out.beginObject();
    if (m_dialect == Dialect::Tempo) {
        m_out.key("trace");
        m_out.beginObject();
    }
    m_out.key("resourceSpans");
    m_out.beginArray();
}

Result<> OtlpJsonWriter::finish()
{
    begin();
    m_out.endArray();
    m_out.endObject();
    if (m_dialect == Dialect::Tempo)
        m_out.endObject();
    m_out.newLine();
    return m_out.flush(true);
}

Result<> OtlpJsonWriter::add(const Trace &trace)
{
    begin();
    const std::vector<SpanIndex> rows = spansByScope(trace);
    const TraceColumns &columns = trace.columns();
    for (std::size_t i = 0; i < rows.size();) {
        const ResourceIndex resourceIndex = columns.resource[rows[i].value()];
        m_out.beginObject();
        resource(trace, resourceIndex);
        m_out.key("scopeSpans");
        m_out.beginArray();
        while (i < rows.size() && columns.resource[rows[i].value()] == resourceIndex) {
            const ScopeIndex scopeIndex = columns.scope[rows[i].value()];
            m_out.beginObject();
            scope(trace, scopeIndex);
            m_out.key("spans");
            m_out.beginArray();
            for (; i < rows.size() && columns.resource[rows[i].value()] == resourceIndex
                   && columns.scope[rows[i].value()] == scopeIndex;
                 ++i) {
                span(trace, rows[i]);
                if (auto written = m_out.flush(); !written)
                    return written;
            }
            m_out.endArray();
            m_out.endObject();
        }
        m_out.endArray();
        m_out.endObject();
    }
    return m_out.flush();
}

void OtlpJsonWriter::resource(const Trace &trace, ResourceIndex index)
{
    m_out.key("resource");
    m_out.beginObject();
    if (!index.isValid()) {
        m_out.endObject();
        return;
    }
    const Resource &resource = trace.parts().resources[index.value()];
    attributes(resource.attributes);
    count("droppedAttributesCount", resource.droppedAttributes);
    m_out.endObject();
    text("schemaUrl", trace.text(resource.schemaUrl));
}

void OtlpJsonWriter::scope(const Trace &trace, ScopeIndex index)
{
    m_out.key("scope");
    m_out.beginObject();
    if (!index.isValid()) {
        m_out.endObject();
        return;
    }
    const Scope &scope = trace.parts().scopes[index.value()];
    text("name", trace.text(scope.name));
    text("version", trace.text(scope.version));
    attributes(scope.attributes);
    count("droppedAttributesCount", scope.droppedAttributes);
    m_out.endObject();
    text("schemaUrl", trace.text(scope.schemaUrl));
}

void OtlpJsonWriter::span(const Trace &trace, SpanIndex row)
{
    const SpanDetails details = trace.details(row);
    m_out.beginObject();
    traceId(trace, "traceId", trace.id());
    spanId(trace, "spanId", trace.spanId(row));
    text("traceState", details.traceState());
    spanId(trace, "parentSpanId", trace.parentSpanId(row));
    count("flags", trace.flags(row));
    text("name", trace.name(row));
    const auto kind = static_cast<std::uint32_t>(trace.kind(row));
    if (m_dialect == Dialect::Otlp)
        count("kind", kind);
    else if (kind != 0)
        text("kind", kTempoKinds[kind]);
    const OtlpTimes times = otlpTimes(trace, row, details, m_loss);
    time("startTimeUnixNano", times.startNs);
    time("endTimeUnixNano", times.endNs);
    spanAttributes(details);
    count("droppedAttributesCount", details.droppedAttributes());
    events(details);
    count("droppedEventsCount", details.droppedEvents());
    links(trace, details);
    count("droppedLinksCount", details.droppedLinks());
    status(trace.status(row), details.statusMessage());
    m_out.endObject();
}

void OtlpJsonWriter::status(StatusCode code, std::string_view message)
{
    if (code == StatusCode::Unset && message.empty())
        return;
    m_out.key("status");
    m_out.beginObject();
    text("message", message);
    const auto number = static_cast<std::uint32_t>(code);
    if (m_dialect == Dialect::Otlp)
        count("code", number);
    else if (number != 0)
        text("code", kTempoStatuses[number]);
    m_out.endObject();
}

void OtlpJsonWriter::events(const SpanDetails &details)
{
    if (details.eventCount() == 0)
        return;
    m_out.key("events");
    m_out.beginArray();
    for (const EventView &event : details.events()) {
        m_out.beginObject();
        time("timeUnixNano", static_cast<std::uint64_t>(event.timeNs));
        text("name", event.name);
        attributes(event.attributes);
        count("droppedAttributesCount", event.droppedAttributes);
        m_out.endObject();
    }
    m_out.endArray();
}

void OtlpJsonWriter::links(const Trace &trace, const SpanDetails &details)
{
    if (details.linkCount() == 0)
        return;
    m_out.key("links");
    m_out.beginArray();
    for (const LinkView &link : details.links()) {
        m_out.beginObject();
        traceId(trace, "traceId", link.traceId);
        spanId(trace, "spanId", link.spanId);
        text("traceState", link.traceState);
        attributes(link.attributes);
        count("droppedAttributesCount", link.droppedAttributes);
        count("flags", link.flags);
        m_out.endObject();
    }
    m_out.endArray();
}

void OtlpJsonWriter::spanAttributes(const SpanDetails &details)
{
    const auto warnings = details.warnings();
    if (warnings.empty()) {
        attributes(details.attributes());
        return;
    }
    m_out.key("attributes");
    m_out.beginArray();
    members(details.attributes());
    m_out.beginObject();
    text("key", kWarningsAttribute);
    m_out.key("value");
    m_out.beginObject();
    m_out.key("arrayValue");
    m_out.beginObject();
    m_out.key("values");
    m_out.beginArray();
    for (const std::string_view warning : warnings) {
        m_out.beginObject();
        m_out.key("stringValue");
        m_out.string(warning);
        m_out.endObject();
    }
    m_out.endArray();
    m_out.endObject();
    m_out.endObject();
    m_out.endObject();
    m_out.endArray();
}

void OtlpJsonWriter::attributes(const AttributeList &list)
{
    if (list.isEmpty())
        return;
    m_out.key("attributes");
    m_out.beginArray();
    members(list);
    m_out.endArray();
}

void OtlpJsonWriter::members(const AttributeList &list)
{
    for (const AttributeView &attribute : list) {
        m_out.beginObject();
        m_out.key("key");
        m_out.string(attribute.key);
        m_out.key("value");
        value(attribute.value);
        m_out.endObject();
    }
}

/// Recurses as deep as AttributeWriter lets values nest.
void OtlpJsonWriter::value(const ValueView &value)
{
    m_out.beginObject();
    switch (value.type()) {
    case ValueType::Empty:
        break;
    case ValueType::String:
        m_out.key("stringValue");
        m_out.string(value.string());
        break;
    case ValueType::Bool:
        m_out.key("boolValue");
        m_out.boolean(value.boolean());
        break;
    case ValueType::Int:
        m_out.key("intValue");
        m_out.quotedInteger(value.integer());
        break;
    case ValueType::Double:
        m_out.key("doubleValue");
        m_out.real(value.real());
        break;
    case ValueType::Bytes:
        m_out.key("bytesValue");
        m_out.base64(value.bytes());
        break;
    case ValueType::Array:
    case ValueType::Map:
        m_out.key(value.type() == ValueType::Array ? "arrayValue" : "kvlistValue");
        m_out.beginObject();
        m_out.key("values");
        m_out.beginArray();
        for (const ValueView &item : value.array())
            this->value(item);
        members(value.map());
        m_out.endArray();
        m_out.endObject();
        break;
    }
    m_out.endObject();
}

void OtlpJsonWriter::traceId(const Trace &trace, std::string_view name, const TraceId &id)
{
    if (id.isZero())
        return;
    const bool isPlain = m_dialect == Dialect::Tempo && trace.parts().aliases.empty();
    text(name, isPlain ? encodeBase64(bytesOf(id.toBytes())) : trace.traceIdText(id));
}

void OtlpJsonWriter::spanId(const Trace &trace, std::string_view name, SpanId id)
{
    if (id.isZero())
        return;
    const bool isPlain = m_dialect == Dialect::Tempo && trace.parts().aliases.empty();
    text(name, isPlain ? encodeBase64(bytesOf(id.toBytes())) : trace.spanIdText(id));
}

void OtlpJsonWriter::text(std::string_view name, std::string_view text)
{
    if (text.empty())
        return;
    m_out.key(name);
    m_out.string(text);
}

void OtlpJsonWriter::count(std::string_view name, std::uint32_t count)
{
    if (count == 0)
        return;
    m_out.key(name);
    m_out.unsignedInteger(count);
}

void OtlpJsonWriter::time(std::string_view name, std::uint64_t nanoseconds)
{
    if (nanoseconds == 0)
        return;
    m_out.key(name);
    m_out.quotedUnsigned(nanoseconds);
}

} // namespace

std::unique_ptr<TraceWriter> createOtlpJsonWriter(QIODevice &out)
{
    return std::make_unique<OtlpJsonWriter>(out, Dialect::Otlp);
}

std::unique_ptr<TraceWriter> createTempoJsonWriter(QIODevice &out)
{
    return std::make_unique<OtlpJsonWriter>(out, Dialect::Tempo);
}

} // namespace traceloupe
