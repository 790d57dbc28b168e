// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tracecompare.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <vector>

namespace traceloupe::test {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kShown = 2;

void dumpValue(std::string &out, const ValueView &value);

void dumpList(std::string &out, const AttributeList &list)
{
    out += '{';
    for (const AttributeView &attribute : list) {
        out += '<';
        out += attribute.key;
        out += ">=";
        dumpValue(out, attribute.value);
        out += ' ';
    }
    out += '}';
}

void dumpValue(std::string &out, const ValueView &value)
{
    switch (value.type()) {
    case ValueType::Empty:
        out += "empty";
        break;
    case ValueType::String:
        out += "string:" + std::to_string(value.string().size()) + ':';
        out += value.string();
        break;
    case ValueType::Bool:
        out += value.boolean() ? "true" : "false";
        break;
    case ValueType::Int:
        out += "int:" + std::to_string(value.integer());
        break;
    case ValueType::Double:
        out += "double:" + std::to_string(value.real()) + ':'
               + std::to_string(std::bit_cast<std::uint64_t>(value.real()));
        break;
    case ValueType::Array:
        out += '[';
        for (const ValueView &item : value.array()) {
            dumpValue(out, item);
            out += ' ';
        }
        out += ']';
        break;
    case ValueType::Map:
        dumpList(out, value.map());
        break;
    case ValueType::Bytes:
        out += "bytes:" + value.toText();
        break;
    }
}

void field(std::string &out, std::string_view name, std::string_view value)
{
    out += "\n  ";
    out += name;
    out += ": ";
    out += value;
}

void field(std::string &out, std::string_view name, std::int64_t value)
{
    field(out, name, std::to_string(value));
}

void dumpResource(std::string &out, const Trace &trace, const Resource *resource)
{
    if (!resource)
        return field(out, "resource", "none");
    field(out, "resource", "");
    dumpList(out, resource->attributes);
    field(out, "resource dropped", resource->droppedAttributes);
    field(out, "resource schema", trace.text(resource->schemaUrl));
}

void dumpScope(std::string &out, const Trace &trace, const Scope *scope)
{
    if (!scope)
        return field(out, "scope", "none");
    field(out, "scope", trace.text(scope->name));
    field(out, "scope version", trace.text(scope->version));
    field(out, "scope attributes", "");
    dumpList(out, scope->attributes);
    field(out, "scope dropped", scope->droppedAttributes);
    field(out, "scope schema", trace.text(scope->schemaUrl));
}

void dumpDetails(std::string &out, const Trace &trace, const SpanDetails &details)
{
    field(out, "trace state", details.traceState());
    field(out, "status message", details.statusMessage());
    field(out, "dropped attributes", details.droppedAttributes());
    field(out, "dropped events", details.droppedEvents());
    field(out, "dropped links", details.droppedLinks());
    field(out, "end without start", details.endWithoutStartNs());
    field(out, "attributes", "");
    dumpList(out, details.attributes());
    for (const EventView &event : details.events()) {
        field(out, "event",
              std::to_string(event.timeNs) + ' ' + std::to_string(event.droppedAttributes) + ' '
                  + std::string(event.name));
        dumpList(out, event.attributes);
    }
    for (const LinkView &link : details.links()) {
        field(out, "link",
              trace.traceIdText(link.traceId) + ' ' + trace.spanIdText(link.spanId) + ' ' + std::to_string(link.flags)
                  + ' ' + std::to_string(link.droppedAttributes) + ' ' + std::string(link.traceState));
        dumpList(out, link.attributes);
    }
    for (const std::string_view warning : details.warnings())
        field(out, "warning", warning);
}

std::vector<std::string> dumpSpans(const Trace &trace)
{
    std::vector<std::string> spans;
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        if (!trace.isPhantom(SpanIndex(row)))
            spans.push_back(dumpSpan(trace, SpanIndex(row)));
    }
    std::ranges::sort(spans);
    return spans;
}

QString only(const char *which, const std::vector<std::string> &mine, const std::vector<std::string> &others)
{
    std::vector<std::string> left;
    std::ranges::set_difference(mine, others, std::back_inserter(left));
    QString text;
    for (std::size_t i = 0; i < std::min(left.size(), kShown); ++i)
        text += u"only in the %1 trace: %2\n"_s.arg(QLatin1StringView(which), QString::fromStdString(left[i]));
    return text;
}

} // namespace

std::string dumpSpan(const Trace &trace, SpanIndex row)
{
    std::string out = "span " + trace.spanIdText(trace.spanId(row));
    field(out, "parent", trace.spanIdText(trace.parentSpanId(row)));
    field(out, "name", trace.name(row));
    field(out, "kind", spanKindName(trace.kind(row)));
    field(out, "status", statusCodeName(trace.status(row)));
    field(out, "flags", trace.flags(row));
    field(out, "start", trace.rawStartNs(row));
    field(out, "duration", trace.rawDurationNs(row));
    dumpResource(out, trace, trace.resource(row));
    dumpScope(out, trace, trace.scope(row));
    dumpDetails(out, trace, trace.details(row));
    return out;
}

QString traceDifferences(const Trace &a, const Trace &b)
{
    if (a.idText() != b.idText())
        return u"trace %1 became %2"_s.arg(QString::fromStdString(a.idText()), QString::fromStdString(b.idText()));
    const auto first = dumpSpans(a);
    const auto second = dumpSpans(b);
    if (first == second)
        return {};
    const QString text = only("first", first, second) + only("second", second, first);
    return text.isEmpty() ? u"%1 spans became %2"_s.arg(first.size()).arg(second.size()) : text;
}

QString traceDifferences(const std::vector<TracePtr> &a, const std::vector<TracePtr> &b)
{
    if (a.size() != b.size())
        return u"%1 traces became %2"_s.arg(a.size()).arg(b.size());
    for (const TracePtr &trace : a) {
        const auto twin = std::ranges::find_if(b,
                                               [&trace](const TracePtr &other) { return other->id() == trace->id(); });
        if (twin == b.end())
            return u"trace %1 is missing"_s.arg(QString::fromStdString(trace->idText()));
        if (const QString text = traceDifferences(*trace, **twin); !text.isEmpty())
            return text;
    }
    return {};
}

} // namespace traceloupe::test
