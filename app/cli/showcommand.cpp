// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/traceref.h"
#include "app/cli/values.h"
#include "core/analysis/selftime.h"
#include "core/layout/durationtext.h"
#include "core/model/valuetext.h"

#include <algorithm>
#include <string>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

/// Writes the JSON of a trace as text: a million spans as QJsonObjects would take gigabytes.
class TraceJson {
public:
    explicit TraceJson(const Trace &trace) : m_trace(trace), m_self(selfTimesNs(trace)) {}

    std::string text()
    {
        m_out = "{\"traceId\":";
        appendJsonString(m_out, m_trace.idText());
        m_out += ",\"spans\":[";
        bool first = true;
        for (std::uint32_t row = 0; row < m_trace.rowCount(); ++row) {
            if (m_trace.isPhantom(SpanIndex(row)))
                continue;
            m_out += first ? "\n" : ",\n";
            first = false;
            appendSpan(SpanIndex(row));
        }
        m_out += "\n]}";
        return std::move(m_out);
    }

private:
    void appendText(std::string_view key, std::string_view text)
    {
        m_out += ",\"";
        m_out += key;
        m_out += "\":";
        appendJsonString(m_out, text);
    }

    void appendNumber(std::string_view key, std::int64_t number)
    {
        m_out += ",\"";
        m_out += key;
        m_out += "\":";
        m_out += number == SpanInput::kAbsent ? "null" : std::to_string(number);
    }

    void appendAttributes(const AttributeList &list)
    {
        m_out += ",\"attributes\":{";
        bool first = true;
        for (const AttributeView &attribute : list) {
            m_out += first ? "" : ",";
            first = false;
            appendJsonString(m_out, attribute.key);
            m_out += ':';
            m_out += attribute.value.toJson();
        }
        m_out += '}';
    }

    void appendSpan(SpanIndex span)
    {
        const SpanDetails details = m_trace.details(span);
        m_out += "{\"spanId\":";
        appendJsonString(m_out, m_trace.spanIdText(m_trace.spanId(span)));
        const SpanId parent = m_trace.parentSpanId(span);
        appendText("parentSpanId", parent.isZero() ? std::string() : m_trace.spanIdText(parent));
        appendText("service", m_trace.serviceName(span));
        appendText("name", m_trace.name(span));
        appendText("kind", spanKindName(m_trace.kind(span)));
        appendText("status", statusCodeName(m_trace.status(span)));
        if (!details.statusMessage().empty())
            appendText("statusMessage", details.statusMessage());
        appendNumber("startNs", m_trace.rawStartNs(span));
        appendNumber("durationNs", m_trace.rawDurationNs(span));
        appendNumber("selfNs", m_self[span.value()]);
        const bool underPhantom = m_trace.isPhantom(topOf(span));
        appendNumber("depth", m_trace.depth(span) + (underPhantom ? 0 : 1));
        appendAttributes(details.attributes());
        appendResource(span);
        appendEvents(details);
        appendLinks(details);
        m_out += '}';
    }

    void appendResource(SpanIndex span)
    {
        const Resource *resource = m_trace.resource(span);
        if (resource == nullptr || resource->attributes.isEmpty())
            return;
        m_out += ",\"resource\":{\"serviceName\":";
        appendJsonString(m_out, m_trace.serviceName(span));
        appendAttributes(resource->attributes);
        m_out += '}';
    }

    void appendEvents(const SpanDetails &details)
    {
        m_out += ",\"events\":[";
        bool first = true;
        for (const EventView &event : details.events()) {
            m_out += first ? "{\"name\":" : ",{\"name\":";
            first = false;
            appendJsonString(m_out, event.name);
            appendNumber("timeNs", event.timeNs);
            appendAttributes(event.attributes);
            m_out += '}';
        }
        m_out += ']';
    }

    void appendLinks(const SpanDetails &details)
    {
        m_out += ",\"links\":[";
        bool first = true;
        for (const LinkView &link : details.links()) {
            m_out += first ? "{\"traceId\":" : ",{\"traceId\":";
            first = false;
            appendJsonString(m_out, m_trace.traceIdText(link.traceId));
            appendText("spanId", m_trace.spanIdText(link.spanId));
            appendAttributes(link.attributes);
            m_out += '}';
        }
        m_out += ']';
    }

    [[nodiscard]] SpanIndex topOf(SpanIndex span)
    {
        // rows come in order, so the top row changes only when its subtree ends
        while (m_topEnd <= span.value()) {
            m_top = SpanIndex(m_topEnd);
            m_topEnd = m_trace.subtreeEnd(m_top);
        }
        return m_top;
    }

    const Trace &m_trace;
    std::vector<std::int64_t> m_self;
    std::string m_out;
    SpanIndex m_top;
    std::uint32_t m_topEnd = 0;
};

QString titleOf(const Trace &trace, SpanIndex row)
{
    const QString service = trace.serviceName(row).empty() ? u"(no service)"_s : fromUtf8(trace.serviceName(row));
    return u"%1: %2"_s.arg(service, fromUtf8(trace.name(row)));
}

QString marksOf(const Trace &trace, SpanIndex row)
{
    QString marks;
    if (trace.status(row) == StatusCode::Error)
        marks += u"  ERROR"_s;
    if ((trace.state(row) & SpanState::kMissingEnd) != 0)
        marks += u"  unfinished"_s;
    return marks;
}

QString rowText(const Trace &trace, SpanIndex row, std::int64_t selfNs)
{
    if (trace.isPhantom(row))
        return u"(missing span %1)"_s.arg(fromUtf8(trace.spanIdText(trace.spanId(row))));
    return u"%1  [%2]  +%3  %4  self %5%6"_s.arg(titleOf(trace, row), fromUtf8(spanKindName(trace.kind(row))),
                                                 durationText(trace.startNs(row) - trace.startNs()),
                                                 durationText(trace.durationNs(row)), durationText(selfNs),
                                                 marksOf(trace, row));
}

void printHead(const Output &out, const Trace &trace)
{
    out.line(u"trace     %1"_s.arg(fromUtf8(trace.idText())));
    out.line(u"start     %1"_s.arg(timeText(trace.startNs())));
    out.line(u"duration  %1"_s.arg(durationText(trace.durationNs())));
    out.line(u"spans     %1, %2 with errors, %3"_s.arg(trace.spanCount())
                 .arg(trace.errorCount())
                 .arg(counted(trace.services().size(), u"service")));
    if (!trace.diagnostics().isEmpty())
        out.line(u"notes     %1"_s.arg(diagnosticsText(trace.diagnostics())));
}

/// One below the other as they began; spans that are missing have no time.
void printSpans(const Output &out, const Trace &trace)
{
    std::vector<SpanIndex> spans;
    spans.reserve(trace.spanCount());
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        if (!trace.isPhantom(SpanIndex(row)))
            spans.push_back(SpanIndex(row));
    }
    std::ranges::stable_sort(spans, {}, [&trace](SpanIndex span) { return trace.startNs(span); });
    const auto self = selfTimesNs(trace);
    const int width = durationWidth(spans, [&trace](SpanIndex span) { return trace.durationNs(span); });
    const auto row = [&](const QString &start, const QString &duration, const QString &selfTime, const QString &kind,
                         const QString &title) {
        out.line(u"%1  %2  %3  %4  %5"_s.arg(start, width + 1)
                     .arg(duration, width)
                     .arg(selfTime, width)
                     .arg(kind, -11)
                     .arg(title));
    };
    out.line(QString());
    row(u"START"_s, u"DURATION"_s, u"SELF"_s, u"KIND"_s, u"SPAN"_s);
    for (const SpanIndex span : spans) {
        row(offsetText(trace.startNs(span) - trace.startNs()), durationText(trace.durationNs(span)),
            durationText(self[span.value()]), fromUtf8(spanKindName(trace.kind(span))),
            titleOf(trace, span) + marksOf(trace, span));
    }
}

void printTree(const Output &out, const Trace &trace)
{
    const auto self = selfTimesNs(trace);
    out.line(QString());
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row)
        out.line(QString(2 * static_cast<qsizetype>(trace.depth(SpanIndex(row))), u' ')
                 + rowText(trace, SpanIndex(row), self[row]));
}

ExitCode run(const Invocation &call)
{
    if (call.arguments.size() != 1)
        return call.out.error(ExitCode::BadInput,
                              u"show: name one trace: an id, a prefix of it, slowest, latest, or a file"_s);
    TraceFinder finder(call.cacheFile);
    const auto trace = finder.find(call.arguments.front());
    if (!trace)
        return call.out.error(trace.error());
    if (call.out.isJson()) {
        call.out.rawDocument(TraceJson(**trace).text());
        return ExitCode::Done;
    }
    printHead(call.out, **trace);
    if (call.has(u"tree"_s))
        printTree(call.out, **trace);
    else
        printSpans(call.out, **trace);
    return ExitCode::Done;
}

} // namespace

Command showCommand()
{
    return {u"show"_s,
            u"TRACE"_s,
            u"Show one trace and its spans as text, in the order of their start."_s,
            {{u"tree"_s, u"Print the spans as a tree."_s}},
            run};
}

} // namespace traceloupe::cli
