// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/spanjson.h"

#include "core/model/valuetext.h"

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

/// Builds indented JSON; keys and values come in order.
class JsonText {
public:
    explicit JsonText(int indent) : m_indent(indent) {}

    void open(char bracket)
    {
        m_text += bracket;
        ++m_indent;
        m_isFirst = true;
    }

    void close(char bracket)
    {
        --m_indent;
        if (!m_isFirst)
            newLine();
        m_text += bracket;
        m_isFirst = false;
    }

    void element()
    {
        if (!m_isFirst)
            m_text += ',';
        m_isFirst = false;
        newLine();
    }

    void key(std::string_view name)
    {
        element();
        appendJsonString(m_text, name);
        m_text += ": ";
    }

    void text(std::string_view name, std::string_view value)
    {
        key(name);
        appendJsonString(m_text, value);
    }

    void number(std::string_view name, std::int64_t value)
    {
        key(name);
        m_text += std::to_string(value);
    }

    void attributes(std::string_view name, const AttributeList &list)
    {
        key(name);
        attributeObject(list);
    }

    void attributeObject(const AttributeList &list)
    {
        open('{');
        for (const AttributeView &attribute : list) {
            key(attribute.key);
            m_text += attribute.value.toJson();
        }
        close('}');
    }

    [[nodiscard]] QString toString() const { return QString::fromStdString(m_text); }

private:
    void newLine() { m_text.append("\n").append(static_cast<std::size_t>(m_indent) * 2, ' '); }

    std::string m_text;
    int m_indent = 0;
    bool m_isFirst = true;
};

void writeEvents(JsonText &json, const SpanDetails &details)
{
    json.key("events");
    json.open('[');
    for (const EventView &event : details.events()) {
        json.element();
        json.open('{');
        json.text("name", event.name);
        json.number("timeNs", event.timeNs);
        json.attributes("attributes", event.attributes);
        json.close('}');
    }
    json.close(']');
}

void writeLinks(JsonText &json, const Trace &trace, const SpanDetails &details)
{
    json.key("links");
    json.open('[');
    for (const LinkView &link : details.links()) {
        json.element();
        json.open('{');
        json.text("traceId", trace.traceIdText(link.traceId));
        json.text("spanId", trace.spanIdText(link.spanId));
        json.attributes("attributes", link.attributes);
        json.close('}');
    }
    json.close(']');
}

void writeTimes(JsonText &json, const Trace &trace, SpanIndex span)
{
    const std::int64_t start = trace.rawStartNs(span);
    const std::int64_t duration = trace.rawDurationNs(span);
    if (start != SpanInput::kAbsent)
        json.number("startNs", start);
    if (duration != SpanInput::kAbsent)
        json.number("durationNs", duration);
}

} // namespace

QString spanAsJson(const Trace &trace, SpanIndex span)
{
    const SpanDetails details = trace.details(span);
    JsonText json(0);
    json.open('{');
    json.text("traceId", trace.idText());
    json.text("spanId", trace.spanIdText(trace.spanId(span)));
    if (!trace.parentSpanId(span).isZero())
        json.text("parentSpanId", trace.spanIdText(trace.parentSpanId(span)));
    json.text("service", trace.serviceName(span));
    json.text("name", trace.name(span));
    json.text("kind", spanKindName(trace.kind(span)));
    json.text("status", statusCodeName(trace.status(span)));
    if (!details.statusMessage().empty())
        json.text("statusMessage", details.statusMessage());
    writeTimes(json, trace, span);
    json.attributes("attributes", details.attributes());
    writeEvents(json, details);
    writeLinks(json, trace, details);
    if (const Resource *resource = trace.resource(span))
        json.attributes("resource", resource->attributes);
    if (const Scope *scope = trace.scope(span)) {
        json.key("scope");
        json.open('{');
        json.text("name", trace.text(scope->name));
        json.text("version", trace.text(scope->version));
        json.attributes("attributes", scope->attributes);
        json.close('}');
    }
    json.close('}');
    return json.toString();
}

QString attributesAsJson(const AttributeList &attributes, int indent)
{
    JsonText json(indent);
    json.attributeObject(attributes);
    return json.toString();
}

QString traceparentOf(const Trace &trace, SpanIndex span)
{
    const QString flags = u"%1"_s.arg(trace.flags(span) & 0xffU, 2, 16, QLatin1Char('0'));
    return u"00-%1-%2-%3"_s.arg(QString::fromStdString(trace.id().toHex()),
                                QString::fromStdString(trace.spanId(span).toHex()), flags);
}

} // namespace traceloupe
