// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/jaegernames.h"
#include "core/formats/jsonfields.h"
#include "core/formats/jsonoutput.h"
#include "core/formats/losscount.h"
#include "core/formats/textdecode.h"
#include "core/formats/writers.h"

#include <algorithm>
#include <string>
#include <vector>

namespace traceloupe {

namespace {

/// Largest integer that a JSON reader with doubles keeps; beyond it Jaeger writes text.
constexpr std::int64_t kLargestPlainInteger = (std::int64_t{1} << 53) - 1;
constexpr std::int64_t kNsPerMicrosecond = 1000;

void writeTag(JsonOutput &out, std::string_view key, std::string_view type, auto &&writeValue)
{
    out.beginObject();
    out.key("key");
    out.string(key);
    out.key("type");
    out.string(type);
    out.key("value");
    writeValue();
    out.endObject();
}

void writeTextTag(JsonOutput &out, std::string_view key, std::string_view text)
{
    writeTag(out, key, "string", [&] { out.string(text); });
}

void writeIntegerTag(JsonOutput &out, std::string_view key, std::int64_t value)
{
    writeTag(out, key, "int64", [&] {
        if (value > kLargestPlainInteger || value < -kLargestPlainInteger)
            out.quotedInteger(value);
        else
            out.integer(value);
    });
}

void writeBoolTag(JsonOutput &out, std::string_view key, bool value)
{
    writeTag(out, key, "bool", [&] { out.boolean(value); });
}

bool isText(const ValueView &value, std::string_view text)
{
    return value.type() == ValueType::String && value.string() == text;
}

/// The status that the reader finds in these tags.
StatusCode statusOfTags(const AttributeList &attributes)
{
    const auto error = attributes.find(jaeger::kError);
    const auto code = attributes.find(jaeger::kStatusCode);
    const std::string_view codeText = code && code->type() == ValueType::String ? code->string() : std::string_view();
    const bool hasError = error
                          && (error->boolean()
                              || (error->type() == ValueType::String
                                  && (equalsIgnoringCase(error->string(), "true") || error->string() == "1")));
    if (hasError || equalsIgnoringCase(codeText, "error"))
        return StatusCode::Error;
    return equalsIgnoringCase(codeText, "ok") ? StatusCode::Ok : StatusCode::Unset;
}

class JaegerWriter final : public TraceWriter {
public:
    explicit JaegerWriter(QIODevice &out) : m_out(out) {}

    Result<> add(const Trace &trace) override;
    Result<> finish() override;

private:
    void begin();
    void writeSpan(const Trace &trace, SpanIndex row);
    void writeReferences(const Trace &trace, SpanIndex row, const SpanDetails &details);
    void writeReference(const Trace &trace, std::string_view type, const TraceId &traceId, SpanId spanId);
    void writeTags(const Trace &trace, SpanIndex row, const SpanDetails &details);
    void writeStatus(const Trace &trace, SpanIndex row, const SpanDetails &details);
    void writeDropped(std::string_view key, std::uint32_t count);
    void writeAttribute(const AttributeView &attribute);
    void writeLogs(const SpanDetails &details);
    void writeWarnings(const SpanDetails &details);
    void writeProcesses(const Trace &trace, const std::vector<ResourceIndex> &processes);
    void writeProcess(const Trace &trace, const Resource &resource);
    void countScopeLoss(const Trace &trace);
    [[nodiscard]] std::int64_t microseconds(std::int64_t ns);

    JsonOutput m_out;
    LossCount m_loss{m_diagnostics};
    bool m_begun = false;
};

std::string jaegerTraceId(const Trace &trace, const TraceId &id)
{
    const std::string text = trace.traceIdText(id);
    const std::string hex = id.toHex();
    return text == hex && id.high == 0 ? hex.substr(16) : text;
}

std::string processId(std::size_t number)
{
    return 'p' + std::to_string(number);
}

void JaegerWriter::begin()
{
    if (m_begun)
        return;
    m_begun = true;
    m_out.beginObject();
    m_out.key("data");
    m_out.beginArray();
}

Result<> JaegerWriter::add(const Trace &trace)
{
    begin();
    m_out.beginObject();
    m_out.key("traceID");
    m_out.string(jaegerTraceId(trace, trace.id()));
    m_out.key("spans");
    m_out.beginArray();
    std::vector<ResourceIndex> processes; // in the order of their first span: p1, p2, ...
    std::vector<std::size_t> numbers(trace.parts().resources.size(), 0);
    for (std::uint32_t i = 0; i < trace.rowCount(); ++i) {
        const SpanIndex row(i);
        if (trace.isPhantom(row))
            continue;
        const ResourceIndex resource = trace.columns().resource[i];
        std::size_t &number = numbers[resource.value()];
        if (number == 0) {
            processes.push_back(resource);
            number = processes.size();
        }
        writeSpan(trace, row);
        m_out.key("processID");
        m_out.string(processId(number));
        m_out.endObject();
        if (Result<> result = m_out.flush(); !result)
            return result;
    }
    m_out.endArray();
    writeProcesses(trace, processes);
    m_out.key("warnings");
    m_out.null();
    m_out.endObject();
    countScopeLoss(trace);
    return m_out.flush();
}

Result<> JaegerWriter::finish()
{
    begin();
    m_out.endArray();
    for (const std::string_view count : {"total", "limit", "offset"}) {
        m_out.key(count);
        m_out.integer(0);
    }
    m_out.key("errors");
    m_out.null();
    m_out.endObject();
    m_out.newLine();
    return m_out.flush(true);
}

std::int64_t JaegerWriter::microseconds(std::int64_t ns)
{
    if (ns % kNsPerMicrosecond != 0)
        m_loss.add("nanoseconds below a microsecond");
    const std::int64_t whole = ns / kNsPerMicrosecond;
    return ns % kNsPerMicrosecond < 0 ? whole - 1 : whole;
}

/// Leaves the object open for the process id.
void JaegerWriter::writeSpan(const Trace &trace, SpanIndex row)
{
    const SpanDetails details = trace.details(row);
    m_out.beginObject();
    m_out.key("traceID");
    m_out.string(jaegerTraceId(trace, trace.id()));
    m_out.key("spanID");
    m_out.string(trace.spanIdText(trace.spanId(row)));
    const auto flags = details.attributes().find(jaeger::kFlagsAttribute);
    const std::int64_t jaegerFlags = flags && flags->type() == ValueType::Int ? flags->integer()
                                                                              : trace.flags(row) & 1U;
    if (jaegerFlags != 0) {
        m_out.key("flags");
        m_out.integer(jaegerFlags);
    }
    if ((trace.flags(row) & ~1U) != 0)
        m_loss.add("span flags");
    m_out.key("operationName");
    m_out.string(trace.name(row));
    writeReferences(trace, row, details);
    if (const std::int64_t start = trace.rawStartNs(row); start != SpanInput::kAbsent) {
        m_out.key("startTime");
        m_out.integer(microseconds(start));
    }
    if (const std::int64_t duration = trace.rawDurationNs(row); duration != SpanInput::kAbsent) {
        m_out.key("duration");
        m_out.integer(microseconds(duration));
    }
    if (details.endWithoutStartNs() != 0)
        m_loss.add("the end of a span without a start");
    writeTags(trace, row, details);
    writeLogs(details);
    writeWarnings(details);
}

/// The parent is the first reference. A link to the parent is not a second one, but says FOLLOWS_FROM of the first.
void JaegerWriter::writeReferences(const Trace &trace, SpanIndex row, const SpanDetails &details)
{
    const SpanId parent = trace.parentSpanId(row);
    const std::vector<LinkView> links = details.links();
    const auto isChildOf = [](const LinkView &link) {
        const auto type = link.attributes.find(jaeger::kRefTypeKey);
        return type && isText(*type, jaeger::kRefTypeChildOf);
    };
    const auto isParent = [&](const LinkView &link) {
        return !parent.isZero() && link.traceId == trace.id() && link.spanId == parent;
    };
    m_out.key("references");
    m_out.beginArray();
    if (!parent.isZero()) {
        const bool follows = std::ranges::any_of(
            links, [&](const LinkView &link) { return isParent(link) && !isChildOf(link); });
        writeReference(trace, follows ? jaeger::kFollowsFrom : jaeger::kChildOf, trace.id(), parent);
    }
    bool parentWritten = false;
    for (const LinkView &link : links) {
        const bool hasType = link.attributes.find(jaeger::kRefTypeKey).has_value();
        if (link.attributes.size() > (hasType ? 1U : 0U) || link.droppedAttributes != 0 || !link.traceState.empty()
            || link.flags != 0)
            m_loss.add("attributes, state or flags of a link");
        if (!isParent(link))
            writeReference(trace, isChildOf(link) ? jaeger::kChildOf : jaeger::kFollowsFrom, link.traceId, link.spanId);
        else if (std::exchange(parentWritten, true) || isChildOf(link))
            m_loss.add("a second link to the parent");
    }
    m_out.endArray();
}

void JaegerWriter::writeReference(const Trace &trace, std::string_view type, const TraceId &traceId, SpanId spanId)
{
    m_out.beginObject();
    m_out.key("refType");
    m_out.string(type);
    m_out.key("traceID");
    m_out.string(jaegerTraceId(trace, traceId));
    m_out.key("spanID");
    m_out.string(trace.spanIdText(spanId));
    m_out.endObject();
}

// ---- tags

void JaegerWriter::writeAttribute(const AttributeView &attribute)
{
    const ValueView &value = attribute.value;
    switch (value.type()) {
    case ValueType::String:
        writeTextTag(m_out, attribute.key, value.string());
        return;
    case ValueType::Bool:
        writeBoolTag(m_out, attribute.key, value.boolean());
        return;
    case ValueType::Int:
        writeIntegerTag(m_out, attribute.key, value.integer());
        return;
    case ValueType::Double:
        writeTag(m_out, attribute.key, "float64", [&] { m_out.real(value.real()); });
        return;
    case ValueType::Bytes:
        writeTag(m_out, attribute.key, "binary", [&] { m_out.base64(value.bytes()); });
        return;
    case ValueType::Empty:
        m_loss.add("an empty value");
        writeTextTag(m_out, attribute.key, {});
        return;
    case ValueType::Array:
    case ValueType::Map:
        break;
    }
    m_loss.add("the type of an array or map");
    writeTextTag(m_out, attribute.key, value.toJson());
}

void JaegerWriter::writeDropped(std::string_view key, std::uint32_t count)
{
    if (count != 0)
        writeIntegerTag(m_out, key, count);
}

void JaegerWriter::writeTags(const Trace &trace, SpanIndex row, const SpanDetails &details)
{
    m_out.key("tags");
    m_out.beginArray();
    const Scope *scope = trace.scope(row);
    const std::string_view scopeName = scope ? trace.text(scope->name) : std::string_view();
    if (!scopeName.empty()) {
        writeTextTag(m_out, jaeger::kScopeName, scopeName);
        if (const std::string_view version = trace.text(scope->version); !version.empty())
            writeTextTag(m_out, jaeger::kScopeVersion, version);
    }
    for (const AttributeView &attribute : details.attributes()) {
        if (attribute.key != jaeger::kFlagsAttribute || attribute.value.type() != ValueType::Int)
            writeAttribute(attribute);
    }
    if (trace.kind(row) != SpanKind::Unspecified)
        writeTextTag(m_out, jaeger::kSpanKind, spanKindName(trace.kind(row)));
    writeStatus(trace, row, details);
    if (!details.traceState().empty())
        writeTextTag(m_out, jaeger::kTraceState, details.traceState());
    writeDropped(jaeger::kDroppedAttributes, details.droppedAttributes());
    writeDropped(jaeger::kDroppedEvents, details.droppedEvents());
    writeDropped(jaeger::kDroppedLinks, details.droppedLinks());
    m_out.endArray();
}

/// Where attributes that came from Jaeger say the status already, nothing is added to them.
void JaegerWriter::writeStatus(const Trace &trace, SpanIndex row, const SpanDetails &details)
{
    const AttributeList &attributes = details.attributes();
    const StatusCode status = trace.status(row);
    const StatusCode said = statusOfTags(attributes);
    const bool isSaid = trace.fidelity(row) == Fidelity::Jaeger && said == status;
    if (status == StatusCode::Error && !isSaid) {
        writeBoolTag(m_out, jaeger::kError, true);
        writeTextTag(m_out, jaeger::kStatusCode, "ERROR");
    } else if (status == StatusCode::Ok && !isSaid) {
        writeTextTag(m_out, jaeger::kStatusCode, "OK");
    }
    if (status != StatusCode::Error && said == StatusCode::Error)
        m_loss.add("the status of a span with an attribute \"error\"");
    const bool isError = status == StatusCode::Error;
    const std::string_view message = details.statusMessage();
    const auto httpMessage = attributes.find(jaeger::kHttpStatusMessage);
    if (!message.empty() && !(isError && httpMessage && isText(*httpMessage, message)))
        writeTextTag(m_out, jaeger::kStatusDescription, message);
}

// ---- logs, warnings, processes

void JaegerWriter::writeLogs(const SpanDetails &details)
{
    m_out.key("logs");
    m_out.beginArray();
    for (const EventView &event : details.events()) {
        m_out.beginObject();
        m_out.key("timestamp");
        m_out.integer(microseconds(event.timeNs));
        m_out.key("fields");
        m_out.beginArray();
        if (event.attributes.find(jaeger::kEventField)) {
            if (!event.name.empty())
                m_loss.add("the name of an event with an attribute \"event\"");
        } else if (!event.name.empty()) {
            writeTextTag(m_out, jaeger::kEventField, event.name);
        }
        for (const AttributeView &attribute : event.attributes)
            writeAttribute(attribute);
        writeDropped(jaeger::kDroppedAttributes, event.droppedAttributes);
        m_out.endArray();
        m_out.endObject();
    }
    m_out.endArray();
}

void JaegerWriter::writeWarnings(const SpanDetails &details)
{
    m_out.key("warnings");
    const auto warnings = details.warnings();
    if (warnings.empty()) {
        m_out.null();
        return;
    }
    m_out.beginArray();
    for (const std::string_view warning : warnings)
        m_out.string(warning);
    m_out.endArray();
}

void JaegerWriter::writeProcesses(const Trace &trace, const std::vector<ResourceIndex> &processes)
{
    m_out.key("processes");
    m_out.beginObject();
    for (std::size_t i = 0; i < processes.size(); ++i) {
        m_out.key(processId(i + 1));
        writeProcess(trace, trace.parts().resources[processes[i].value()]);
    }
    m_out.endObject();
}

void JaegerWriter::writeProcess(const Trace &trace, const Resource &resource)
{
    const std::string_view service = trace.text(resource.serviceName);
    const auto hostname = resource.attributes.find(jaeger::kHostname);
    const auto isDerived = [&](const AttributeView &attribute) { // the reader makes host.name of hostname
        return attribute.key == jaeger::kHostName && hostname && attribute.value.equals(*hostname);
    };
    m_out.beginObject();
    m_out.key("serviceName");
    m_out.string(resource.attributes.isEmpty() ? jaeger::kNoServiceName : service);
    m_out.key("tags");
    m_out.beginArray();
    // Of several service.name the last is the process's name, and the others are tags.
    std::uint32_t last = 0;
    std::uint32_t place = 0;
    for (const AttributeView &attribute : resource.attributes) {
        ++place;
        if (!service.empty() && attribute.key == jaeger::kServiceName && isText(attribute.value, service))
            last = place;
    }
    place = 0;
    for (const AttributeView &attribute : resource.attributes) {
        if (++place != last && !isDerived(attribute))
            writeAttribute(attribute);
    }
    m_out.endArray();
    m_out.endObject();
    if (resource.droppedAttributes != 0 || !trace.text(resource.schemaUrl).empty())
        m_loss.add("schema URL or dropped count of a resource");
}

void JaegerWriter::countScopeLoss(const Trace &trace)
{
    for (const Scope &scope : trace.parts().scopes) {
        if (!scope.attributes.isEmpty() || scope.droppedAttributes != 0 || !trace.text(scope.schemaUrl).empty())
            m_loss.add("attributes, schema URL or dropped count of a scope");
        if (trace.text(scope.name).empty() && !trace.text(scope.version).empty())
            m_loss.add("the version of a scope without a name");
    }
}

} // namespace

std::unique_ptr<TraceWriter> createJaegerWriter(QIODevice &out)
{
    return std::make_unique<JaegerWriter>(out);
}

} // namespace traceloupe
