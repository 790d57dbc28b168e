// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/jsonoutput.h"
#include "core/formats/losscount.h"
#include "core/formats/writers.h"
#include "core/formats/zipkintags.h"
#include "core/formats/zipkintext.h"

#include <string>

namespace traceloupe {

namespace {

constexpr std::int64_t kNsPerMicrosecond = 1000;

std::string_view zipkinKind(SpanKind kind)
{
    switch (kind) {
    case SpanKind::Server:
        return "SERVER";
    case SpanKind::Client:
        return "CLIENT";
    case SpanKind::Producer:
        return "PRODUCER";
    case SpanKind::Consumer:
        return "CONSUMER";
    default:
        return {};
    }
}

/// Writes version 2 as one list of spans, which is what Zipkin takes and what its page downloads.
class ZipkinWriter final : public TraceWriter {
public:
    explicit ZipkinWriter(QIODevice &out) : m_out(out) {}

    Result<> add(const Trace &trace) override;
    Result<> finish() override;

private:
    void begin();
    void writeSpan(const Trace &trace, SpanIndex row);
    void writeIds(const Trace &trace, SpanIndex row);
    void writeTimes(const Trace &trace, SpanIndex row, bool isStartAbsent);
    void writeEndpoint(std::string_view key, const ZipkinEndpointText &endpoint);
    void writeAnnotations(const SpanDetails &details);
    void writeTags(const ZipkinTags &tags);
    void writeText(std::string_view key, std::string_view text);
    void countRoomLoss(const Trace &trace);
    [[nodiscard]] std::int64_t microseconds(std::int64_t ns);

    JsonOutput m_out;
    LossCount m_loss{m_diagnostics};
    bool m_begun = false;
};

void ZipkinWriter::begin()
{
    if (!m_begun)
        m_out.beginArray();
    m_begun = true;
}

Result<> ZipkinWriter::add(const Trace &trace)
{
    begin();
    for (std::uint32_t i = 0; i < trace.rowCount(); ++i) {
        if (trace.isPhantom(SpanIndex(i)))
            continue;
        writeSpan(trace, SpanIndex(i));
        if (Result<> result = m_out.flush(); !result)
            return result;
    }
    countRoomLoss(trace);
    return {};
}

Result<> ZipkinWriter::finish()
{
    begin();
    m_out.endArray();
    m_out.newLine();
    return m_out.flush(true);
}

void ZipkinWriter::writeText(std::string_view key, std::string_view text)
{
    if (text.empty())
        return;
    m_out.key(key);
    m_out.string(text);
}

std::int64_t ZipkinWriter::microseconds(std::int64_t ns)
{
    if (ns % kNsPerMicrosecond != 0)
        m_loss.add("nanoseconds below a microsecond");
    return ns / kNsPerMicrosecond;
}

void ZipkinWriter::writeSpan(const Trace &trace, SpanIndex row)
{
    const SpanDetails details = trace.details(row);
    const ZipkinTags tags(trace, row, details, m_loss);
    m_out.beginObject();
    writeIds(trace, row);
    writeText("kind", zipkinKind(trace.kind(row)));
    writeText("name", trace.name(row));
    writeTimes(trace, row, tags.isStartAbsent());
    writeEndpoint("localEndpoint", tags.local());
    writeEndpoint("remoteEndpoint", tags.remote());
    writeAnnotations(details);
    writeTags(tags);
    for (const auto &[key, set] :
         {std::pair<std::string_view, bool>("debug", tags.isDebug()),
          std::pair<std::string_view, bool>(
              "shared", (trace.state(row) & (SpanState::kShared | SpanState::kSharedChild)) != 0)}) {
        if (set) {
            m_out.key(key);
            m_out.boolean(true);
        }
    }
    m_out.endObject();
    if (trace.flags(row) != 0)
        m_loss.add("span flags");
    if (!details.warnings().empty())
        m_loss.add("a backend's warnings");
    if (details.endWithoutStartNs() != 0)
        m_loss.add("the end of a span without a start");
}

void ZipkinWriter::writeIds(const Trace &trace, SpanIndex row)
{
    const std::string traceId = trace.idText();
    const bool isShort = trace.id().high == 0 && traceId == trace.id().toHex();
    m_out.key("traceId");
    m_out.string(isShort ? std::string_view(traceId).substr(16) : std::string_view(traceId));
    if (!trace.parentSpanId(row).isZero())
        writeText("parentId", trace.spanIdText(trace.parentSpanId(row)));
    m_out.key("id");
    m_out.string(trace.spanIdText(trace.spanId(row)));
}

/// A duration of 0 means "unknown" in Zipkin: one that is known is written as 1, unless it came from Zipkin as it is.
void ZipkinWriter::writeTimes(const Trace &trace, SpanIndex row, bool isStartAbsent)
{
    const std::int64_t start = trace.rawStartNs(row);
    if (start != SpanInput::kAbsent && !isStartAbsent) {
        m_out.key("timestamp");
        m_out.integer(microseconds(start));
    }
    const std::int64_t duration = trace.rawDurationNs(row);
    if (duration == SpanInput::kAbsent)
        return;
    const std::int64_t whole = microseconds(duration);
    const bool roundUp = whole == 0 && duration >= 0 && trace.fidelity(row) != Fidelity::Zipkin;
    m_out.key("duration");
    m_out.integer(roundUp ? 1 : whole);
}

void ZipkinWriter::writeEndpoint(std::string_view key, const ZipkinEndpointText &endpoint)
{
    if (endpoint.isEmpty())
        return;
    m_out.key(key);
    m_out.beginObject();
    writeText("serviceName", endpoint.serviceName);
    writeText("ipv4", endpoint.ipv4);
    writeText("ipv6", endpoint.ipv6);
    if (endpoint.port != 0) {
        m_out.key("port");
        m_out.integer(endpoint.port);
    }
    m_out.endObject();
}

void ZipkinWriter::writeAnnotations(const SpanDetails &details)
{
    if (details.eventCount() == 0)
        return;
    m_out.key("annotations");
    m_out.beginArray();
    for (const EventView &event : details.events()) {
        m_out.beginObject();
        m_out.key("timestamp");
        m_out.integer(microseconds(event.timeNs));
        m_out.key("value");
        m_out.string(zipkinAnnotationText(event, m_loss));
        m_out.endObject();
    }
    m_out.endArray();
}

void ZipkinWriter::writeTags(const ZipkinTags &tags)
{
    if (tags.tags().empty())
        return;
    m_out.key("tags");
    m_out.beginObject();
    for (const auto &[key, value] : tags.tags()) {
        m_out.key(key);
        m_out.string(value);
    }
    m_out.endObject();
}

void ZipkinWriter::countRoomLoss(const Trace &trace)
{
    for (const Resource &resource : trace.parts().resources) {
        if (resource.droppedAttributes != 0 || !trace.text(resource.schemaUrl).empty())
            m_loss.add("schema URL or dropped count of a resource");
    }
    for (const Scope &scope : trace.parts().scopes) {
        if (!scope.attributes.isEmpty() || scope.droppedAttributes != 0 || !trace.text(scope.schemaUrl).empty())
            m_loss.add("attributes, schema URL or dropped count of a scope");
        if (trace.text(scope.name).empty() && !trace.text(scope.version).empty())
            m_loss.add("the version of a scope without a name");
    }
}

} // namespace

std::unique_ptr<TraceWriter> createZipkinWriter(QIODevice &out)
{
    return std::make_unique<ZipkinWriter>(out);
}

} // namespace traceloupe
