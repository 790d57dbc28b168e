// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/plainjson.h"

#include "core/formats/jsonfields.h"
#include "core/formats/jsonoutput.h"
#include "core/formats/textdecode.h"

#include <cmath>

namespace traceloupe {

namespace {

// ---- writing; values nest no deeper than AttributeWriter::kMaxDepth

void appendString(std::string &out, std::string_view text)
{
    out += '"';
    appendEscapedJson(out, text);
    out += '"';
}

void appendReal(std::string &out, double value, LossCount &loss)
{
    const std::string text = realText(value);
    if (!std::isfinite(value)) {
        loss.add("the type of a double that is no number");
        appendString(out, text);
        return;
    }
    out += text;
    if (text.find_first_of(".eE") == std::string::npos)
        out += ".0"; // so that it reads back as a double
}

void appendValue(std::string &out, const ValueView &value, LossCount &loss);

void appendArray(std::string &out, const ValueView &value, LossCount &loss)
{
    out += '[';
    bool first = true;
    for (const ValueView &element : value.array()) {
        if (!std::exchange(first, false))
            out += ',';
        appendValue(out, element, loss);
    }
    out += ']';
}

void appendValue(std::string &out, const ValueView &value, LossCount &loss)
{
    switch (value.type()) {
    case ValueType::Empty:
        out += "null";
        break;
    case ValueType::String:
        appendString(out, value.string());
        break;
    case ValueType::Bool:
        out += value.boolean() ? "true" : "false";
        break;
    case ValueType::Int:
        out += std::to_string(value.integer());
        break;
    case ValueType::Double:
        appendReal(out, value.real(), loss);
        break;
    case ValueType::Array:
        appendArray(out, value, loss);
        break;
    case ValueType::Map:
        appendPlainJson(out, value.map(), loss);
        break;
    case ValueType::Bytes:
        loss.add("the type of bytes");
        appendString(out, encodeBase64(asText(value.bytes())));
        break;
    }
}

// ---- reading

void takeValue(JsonCursor &cursor, TextArena &arena, AttributeWriter &writer, int depth);

void takeMembers(JsonCursor &cursor, TextArena &arena, AttributeWriter &writer, int depth)
{
    cursor.enterObject();
    while (cursor.nextField()) {
        writer.key(lastingKey(cursor, arena));
        takeValue(cursor, arena, writer, depth);
    }
}

void takeNumber(JsonCursor &cursor, AttributeWriter &writer)
{
    const std::string_view digits = cursor.takeNumber().value_or("0");
    const bool isInteger = digits.find_first_of(".eE") == std::string_view::npos;
    if (const auto integer = isInteger ? parseInteger(digits) : std::nullopt)
        writer.integer(*integer);
    else
        writer.real(parseReal(digits).value_or(0));
}

void takeValue(JsonCursor &cursor, TextArena &arena, AttributeWriter &writer, int depth)
{
    const JsonType type = cursor.peek();
    if (type == JsonType::String) {
        writer.string(cursor.takeString(arena).value_or(""));
    } else if (type == JsonType::Number) {
        takeNumber(cursor, writer);
    } else if (type == JsonType::Bool) {
        writer.boolean(cursor.takeBool().value_or(false));
    } else if (type == JsonType::Object && depth < AttributeWriter::kMaxDepth) {
        writer.beginMap();
        takeMembers(cursor, arena, writer, depth + 1);
        writer.end();
    } else if (type == JsonType::Array && depth < AttributeWriter::kMaxDepth) {
        writer.beginArray();
        cursor.enterArray();
        while (cursor.nextElement())
            takeValue(cursor, arena, writer, depth + 1);
        writer.end();
    } else {
        cursor.skip();
        writer.empty();
    }
}

} // namespace

void appendPlainJson(std::string &out, const AttributeList &attributes, LossCount &loss)
{
    out += '{';
    bool first = true;
    for (const AttributeView &attribute : attributes) {
        if (!std::exchange(first, false))
            out += ',';
        appendString(out, attribute.key);
        out += ':';
        appendValue(out, attribute.value, loss);
    }
    out += '}';
}

bool PlainJsonReader::read(std::string_view json, TextArena &arena, AttributeWriter &writer)
{
    if (m_index.build(json) != JsonFault::None)
        return false;
    JsonCursor cursor(json, m_index);
    if (cursor.peek() != JsonType::Object)
        return false;
    takeMembers(cursor, arena, writer, 0);
    if (!cursor.failed() && cursor.atEnd())
        return true;
    writer.clear();
    return false;
}

} // namespace traceloupe
