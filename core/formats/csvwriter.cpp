// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/csvwriter.h"

#include "core/formats/csvtext.h"
#include "core/model/valuetext.h"
#include "core/model/wholefile.h"

#include <QDateTime>
#include <QTimeZone>

#include <string>

namespace traceloupe {

namespace {

using namespace Qt::StringLiterals;

constexpr std::string_view kHeader =
    "trace_id,span_id,parent_span_id,service,name,kind,status,status_message,start,start_ns,duration_ns,"
    "depth,events,links,attributes,resource\r\n";
constexpr std::int64_t kNsPerSecond = 1'000'000'000;

void appendField(std::string &out, std::string_view text)
{
    appendCsvText(out, text);
    out += ',';
}

void appendNumber(std::string &out, std::int64_t number)
{
    if (number != SpanInput::kAbsent)
        out += std::to_string(number);
    out += ',';
}

void appendTime(std::string &out, std::int64_t unixNs)
{
    if (unixNs != SpanInput::kAbsent) {
        const QDateTime time = QDateTime::fromSecsSinceEpoch(unixNs / kNsPerSecond, QTimeZone::utc());
        out += (time.toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u".%1Z"_s.arg(unixNs % kNsPerSecond, 9, 10, QLatin1Char('0')))
                   .toStdString();
    }
    out += ',';
}

std::string jsonOf(const AttributeList &list)
{
    std::string out = "{";
    for (const AttributeView &attribute : list) {
        out += out.size() > 1 ? "," : "";
        appendJsonString(out, attribute.key);
        out += ':';
        out += attribute.value.toJson();
    }
    return out + '}';
}

class CsvWriter final : public TraceWriter {
public:
    explicit CsvWriter(QIODevice &out) : m_out(out) {}

    Result<> add(const Trace &trace) override
    {
        std::string text;
        for (const SpanIndex top : trace.topRows()) {
            const bool phantom = trace.isPhantom(top);
            for (std::uint32_t row = top.value() + (phantom ? 1U : 0U); row < trace.subtreeEnd(top); ++row) {
                appendSpan(text, trace, SpanIndex(row), trace.depth(SpanIndex(row)) + (phantom ? 0U : 1U));
                if (text.size() >= kBlockBytes) {
                    if (const auto written = write(text); !written)
                        return written;
                    text.clear();
                }
            }
        }
        return write(text);
    }

    Result<> finish() override { return write({}); }

private:
    static constexpr std::size_t kBlockBytes = 1U << 20;

    static void appendSpan(std::string &out, const Trace &trace, SpanIndex span, std::uint32_t depth)
    {
        const SpanDetails details = trace.details(span);
        const SpanId parent = trace.parentSpanId(span);
        appendField(out, trace.idText());
        appendField(out, trace.spanIdText(trace.spanId(span)));
        appendField(out, parent.isZero() ? std::string() : trace.spanIdText(parent));
        appendField(out, trace.serviceName(span));
        appendField(out, trace.name(span));
        appendField(out, spanKindName(trace.kind(span)));
        appendField(out, statusCodeName(trace.status(span)));
        appendField(out, details.statusMessage());
        appendTime(out, trace.rawStartNs(span));
        appendNumber(out, trace.rawStartNs(span));
        appendNumber(out, trace.rawDurationNs(span));
        appendNumber(out, depth);
        appendNumber(out, details.eventCount());
        appendNumber(out, details.linkCount());
        appendField(out, jsonOf(details.attributes()));
        const Resource *resource = trace.resource(span);
        appendField(out, jsonOf(resource != nullptr ? resource->attributes : AttributeList()));
        out.back() = '\r'; // in place of the last comma
        out += '\n';
    }

    Result<> write(std::string_view text)
    {
        for (const std::string_view part : {m_headerWritten ? std::string_view() : kHeader, text}) {
            if (m_out.write(part.data(), static_cast<qint64>(part.size())) != static_cast<qint64>(part.size()))
                return fail(ErrorCode::Io, u"writing failed: %1"_s.arg(writeFault(m_out)));
        }
        m_headerWritten = true;
        return {};
    }

    QIODevice &m_out;
    bool m_headerWritten = false;
};

} // namespace

Result<std::unique_ptr<TraceWriter>> createCsvWriter(QIODevice &out)
{
    return std::make_unique<CsvWriter>(out);
}

} // namespace traceloupe
