// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cache/tracedump.h"

#include <sstream>
#include <string>

namespace traceloupe::test {

namespace {

/// With its type, so that 1 and "1" and true differ.
std::string typed(const ValueView &value)
{
    return std::to_string(static_cast<int>(value.type())) + ':' + value.toJson();
}

void dumpAttributes(std::ostream &out, const AttributeList &attributes)
{
    out << " {";
    for (const AttributeView &attribute : attributes)
        out << ' ' << attribute.key << '=' << typed(attribute.value);
    out << " }";
}

void dumpResource(std::ostream &out, const Trace &trace, const Resource *resource)
{
    if (resource == nullptr) {
        out << " no resource";
        return;
    }
    out << " resource[" << trace.text(resource->serviceName) << ' ' << trace.text(resource->schemaUrl) << ' '
        << resource->droppedAttributes;
    dumpAttributes(out, resource->attributes);
    out << ']';
}

void dumpScope(std::ostream &out, const Trace &trace, const Scope *scope)
{
    if (scope == nullptr) {
        out << " no scope";
        return;
    }
    out << " scope[" << trace.text(scope->name) << ' ' << trace.text(scope->version) << ' '
        << trace.text(scope->schemaUrl) << ' ' << scope->droppedAttributes;
    dumpAttributes(out, scope->attributes);
    out << ']';
}

void dumpDetails(std::ostream &out, const SpanDetails &details)
{
    out << " state=" << details.traceState() << " message=" << details.statusMessage()
        << " dropped=" << details.droppedAttributes() << '/' << details.droppedEvents() << '/' << details.droppedLinks()
        << " endWithoutStart=" << details.endWithoutStartNs();
    dumpAttributes(out, details.attributes());
    for (const EventView &event : details.events()) {
        out << " event[" << event.timeNs << ' ' << event.name << ' ' << event.droppedAttributes;
        dumpAttributes(out, event.attributes);
        out << ']';
    }
    for (const LinkView &link : details.links()) {
        out << " link[" << link.traceId.toHex() << ' ' << link.spanId.toHex() << ' ' << link.traceState << ' '
            << link.flags << ' ' << link.droppedAttributes;
        dumpAttributes(out, link.attributes);
        out << ']';
    }
    for (const std::string_view warning : details.warnings())
        out << " warning=" << warning;
}

void dumpRow(std::ostream &out, const Trace &trace, SpanIndex row)
{
    const SpanIndex parent = trace.parent(row);
    out << row.value() << ": " << trace.spanIdText(trace.spanId(row)) << " of "
        << trace.spanIdText(trace.parentSpanId(row)) << " at "
        << (parent.isValid() ? std::to_string(parent.value()) : "-") << " depth " << trace.depth(row) << " until "
        << trace.subtreeEnd(row) << ' ' << trace.startNs(row) << '+' << trace.durationNs(row) << " raw "
        << trace.rawStartNs(row) << '+' << trace.rawDurationNs(row) << " kind " << static_cast<int>(trace.kind(row))
        << " status " << static_cast<int>(trace.status(row)) << " bits " << trace.state(row) << " flags "
        << trace.flags(row) << " \"" << trace.name(row) << '"';
    dumpResource(out, trace, trace.resource(row));
    dumpScope(out, trace, trace.scope(row));
    dumpDetails(out, trace.details(row));
    out << '\n';
}

} // namespace

QString dumpTrace(const Trace &trace)
{
    std::ostringstream out;
    out << "trace " << trace.id().toHex() << ' ' << trace.idText() << " root " << trace.analysisRoot().value()
        << " errors " << trace.errorCount() << " hull " << trace.startNs() << '+' << trace.durationNs() << '\n';
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row)
        dumpRow(out, trace, SpanIndex(row));
    for (const IdAlias &alias : trace.parts().aliases)
        out << "alias " << alias.high << ' ' << alias.low << ' ' << trace.text(alias.text) << '\n';
    for (const Diagnostic diagnostic : trace.diagnostics().present()) {
        out << diagnosticName(diagnostic) << ' ' << trace.diagnostics().count(diagnostic);
        for (const QString &example : trace.diagnostics().examples(diagnostic))
            out << " | " << example.toStdString();
        out << '\n';
    }
    return QString::fromStdString(out.str());
}

} // namespace traceloupe::test
