// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/jaegertag.h"

#include "core/formats/textdecode.h"

namespace traceloupe {

namespace {

/// The value of a tag before its type is known.
struct RawValue {
    JsonType json = JsonType::Null;
    std::string_view text; ///< unescaped string, digits of a number, JSON of an object or array
    bool boolean = false;
};

RawValue takeRawValue(JsonCursor &cursor, TextArena &arena)
{
    RawValue raw;
    raw.json = cursor.peek();
    const JsonCursor::Mark first = cursor.mark();
    switch (raw.json) {
    case JsonType::String:
        raw.text = cursor.takeString(arena).value_or("");
        break;
    case JsonType::Number:
        raw.text = cursor.takeNumber().value_or("");
        break;
    case JsonType::Bool:
        raw.boolean = cursor.takeBool().value_or(false);
        raw.text = raw.boolean ? "true" : "false";
        break;
    default:
        cursor.skip();
        if (!cursor.failed() && raw.json != JsonType::Null)
            raw.text = cursor.textBetween(first, cursor.mark());
        break;
    }
    return raw;
}

/// A text, which it almost always is.
std::string_view takeWord(JsonCursor &cursor, TextArena &arena, ReadContext &context, std::string_view field)
{
    if (const auto text = cursor.takeString(arena))
        return *text;
    return takeTextValue(cursor, arena, context, field).value_or("");
}

void setInferred(JaegerTag &tag, const RawValue &raw)
{
    switch (raw.json) {
    case JsonType::Bool:
        tag.type = ValueType::Bool;
        tag.boolean = raw.boolean;
        return;
    case JsonType::Number:
        if (const auto integer = raw.text.find_first_of(".eE") == std::string_view::npos ? parseInteger(raw.text)
                                                                                         : std::nullopt) {
            tag.type = ValueType::Int;
            tag.integer = *integer;
            return;
        }
        if (const auto real = parseReal(raw.text)) {
            tag.type = ValueType::Double;
            tag.real = *real;
            return;
        }
        break;
    case JsonType::Null:
        return;
    default:
        break;
    }
    tag.type = ValueType::String;
    tag.text = raw.text;
}

/// Converts to the type that the file names; false where the value does not fit it.
bool setDeclared(JaegerTag &tag, const RawValue &raw, std::string_view type, TextArena &arena)
{
    const bool scalar = raw.json == JsonType::String || raw.json == JsonType::Number;
    if (isWord(type, "bool")) {
        tag.type = ValueType::Bool;
        tag.boolean = equalsIgnoringCase(raw.text, "true") || raw.text == "1";
        return raw.json == JsonType::Bool || tag.boolean || equalsIgnoringCase(raw.text, "false") || raw.text == "0";
    }
    if (isWord(type, "int64")) {
        const auto integer = scalar ? parseInteger(raw.text) : std::nullopt;
        tag.type = ValueType::Int;
        tag.integer = integer.value_or(0);
        return integer.has_value();
    }
    if (isWord(type, "float64")) {
        const auto real = scalar ? parseReal(raw.text) : std::nullopt;
        tag.type = ValueType::Double;
        tag.real = real.value_or(0);
        return real.has_value();
    }
    const auto bytes = raw.json == JsonType::String ? decodeBase64(raw.text) : std::nullopt;
    tag.type = ValueType::Bytes;
    if (bytes)
        tag.text = arena.keep(*bytes);
    return bytes.has_value();
}

JaegerTag convert(std::string_view key, const RawValue &raw, std::string_view type, std::size_t offset,
                  TextArena &arena, ReadContext &context)
{
    JaegerTag tag;
    tag.key = key;
    if (isWord(type, "string")) {
        tag.type = ValueType::String;
        tag.text = raw.text;
        return tag;
    }
    if (type.empty()) {
        setInferred(tag, raw);
        return tag;
    }
    if (!isWord(type, "bool") && !isWord(type, "int64") && !isWord(type, "float64") && !isWord(type, "binary")) {
        context.count(Diagnostic::UnknownTagType, offset, type);
        tag.type = ValueType::String;
        tag.text = raw.text;
        return tag;
    }
    if (!setDeclared(tag, raw, type, arena)) {
        context.count(Diagnostic::WrongFieldType, offset, key);
        setInferred(tag, raw);
    }
    return tag;
}

} // namespace

bool JaegerTag::saysTrue() const
{
    if (type == ValueType::Bool)
        return boolean;
    return type == ValueType::String && (equalsIgnoringCase(text, "true") || text == "1");
}

void JaegerTag::writeTo(AttributeWriter &writer) const
{
    writer.key(key);
    switch (type) {
    case ValueType::String:
        writer.string(text);
        break;
    case ValueType::Bool:
        writer.boolean(boolean);
        break;
    case ValueType::Int:
        writer.integer(integer);
        break;
    case ValueType::Double:
        writer.real(real);
        break;
    case ValueType::Bytes:
        writer.bytes(text);
        break;
    default:
        writer.empty();
        break;
    }
}

std::optional<JaegerTag> takeJaegerTag(JsonCursor &cursor, TextArena &arena, ReadContext &context)
{
    const std::size_t offset = cursor.offset();
    if (!cursor.enterObject()) {
        if (!cursor.takeNull()) {
            context.count(Diagnostic::WrongFieldType, offset, "a tag");
            cursor.skip();
        }
        return std::nullopt;
    }
    std::string_view key;
    std::string_view type;
    RawValue raw;
    while (const auto field = cursor.nextField()) {
        if (isWord(*field, "key"))
            key = takeWord(cursor, arena, context, "key");
        else if (isWord(*field, "type"))
            type = takeWord(cursor, arena, context, "type");
        else if (isWord(*field, "value"))
            raw = takeRawValue(cursor, arena);
        else
            cursor.skip();
    }
    if (cursor.failed())
        return std::nullopt;
    return convert(key, raw, type, offset, arena, context);
}

JaegerTag takePlainTag(std::string_view key, JsonCursor &cursor, TextArena &arena)
{
    JaegerTag tag;
    tag.key = key;
    setInferred(tag, takeRawValue(cursor, arena));
    return tag;
}

} // namespace traceloupe
