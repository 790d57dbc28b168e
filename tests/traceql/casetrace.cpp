// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/traceql/casetrace.h"

#include "core/model/tracebuilder.h"

#include <QJsonObject>

#include <deque>
#include <map>

using namespace Qt::StringLiterals;

namespace traceloupe::test {

namespace {

/// The parent of a span whose parent's number no span has.
constexpr SpanId kAbsentParent{0xffff};

void addValue(AttributeWriter &writer, const QString &type, const QJsonValue &value)
{
    if (type.endsWith("[]"_L1)) {
        writer.beginArray();
        for (const QJsonValue &item : value.toArray())
            addValue(writer, type.chopped(2), item);
        writer.end();
    } else if (type == "string"_L1) {
        writer.string(value.toString().toStdString());
    } else if (type == "bool"_L1) {
        writer.boolean(value.toBool());
    } else if (type == "float"_L1) {
        writer.real(value.toDouble());
    } else { // int; durations as attributes are nanoseconds
        writer.integer(value.toInteger());
    }
}

std::map<int, SpanId> idsByLeft(const QJsonArray &spans)
{
    std::map<int, SpanId> ids;
    for (qsizetype i = 0; i < spans.size(); ++i)
        ids.try_emplace(spans[i]["nested_set"_L1]["left"_L1].toInt(), SpanId{static_cast<std::uint64_t>(i) + 1});
    return ids;
}

SpanId parentOf(const QJsonValue &span, const std::map<int, SpanId> &ids)
{
    const int parent = span["nested_set"_L1]["parent"_L1].toInt();
    if (parent <= 0)
        return {};
    const auto found = ids.find(parent);
    return found == ids.end() ? kAbsentParent : found->second;
}

void addSpan(TraceBuilder &builder, const QJsonValue &span, SpanId id, SpanId parent)
{
    AttributeWriter own = builder.newWriter();
    AttributeWriter ofResource = builder.newWriter();
    SpanInput input;
    input.id = id;
    input.parentId = parent;
    input.startNs = span["start_ns"_L1].toInteger(1'000'000'000);
    input.durationNs = span["duration_ns"_L1].toInteger();
    for (const QJsonValue &attribute : span["attrs"_L1].toArray()) {
        const std::string name = attribute["name"_L1].toString().toStdString();
        if (attribute["scope"_L1] == "intrinsic"_L1) {
            input.durationNs = attribute["value"_L1].toInteger(); // the only one that occurs
            continue;
        }
        AttributeWriter &writer = attribute["scope"_L1] == "resource"_L1 ? ofResource : own;
        writer.key(name);
        addValue(writer, attribute["type"_L1].toString(), attribute["value"_L1]);
    }
    ResourceInput resource;
    resource.attributes = ofResource.list();
    input.resource = builder.addResource(resource);
    input.scope = builder.addScope({});
    input.attributes = own.list();
    builder.addSpan(input);
}

} // namespace

CaseTrace traceOfCase(const QJsonArray &spans)
{
    TraceBuilder builder(TraceId{1, 1});
    CaseTrace result;
    const std::map<int, SpanId> ids = idsByLeft(spans);
    for (qsizetype i = 0; i < spans.size(); ++i) {
        result.refs.append(spans[i]["ref"_L1].toString());
        addSpan(builder, spans[i], SpanId{static_cast<std::uint64_t>(i) + 1}, parentOf(spans[i], ids));
    }
    result.trace = builder.finish();
    return result;
}

} // namespace traceloupe::test
