// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/otlpjsonvalues.h"

#include "core/formats/otlpcommon.h"
#include "core/formats/textdecode.h"

#include <algorithm>
#include <limits>

namespace traceloupe {

std::string_view OtlpKey::camelCase(std::string_view key)
{
    if (key.size() > m_text.size() || key.find('_') == std::string_view::npos)
        return key;
    std::size_t length = 0;
    bool isWordStart = false;
    for (const char c : key) {
        if (c == '_') {
            isWordStart = true;
            continue;
        }
        m_text[length++] = isWordStart && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        isWordStart = false;
    }
    return {m_text.data(), length};
}

void OtlpJsonValues::unknownField(std::string_view key)
{
    m_context.count(Diagnostic::UnknownField, m_cursor.offset(), key);
    m_cursor.skip();
}

void OtlpJsonValues::wrongType()
{
    if (m_cursor.takeNull())
        return;
    if (!m_cursor.failed())
        m_context.count(Diagnostic::WrongFieldType, m_cursor.offset());
    m_cursor.skip();
}

std::string_view OtlpJsonValues::text()
{
    if (const auto text = m_cursor.takeString(m_arena))
        return *text;
    wrongType();
    return {};
}

std::uint64_t OtlpJsonValues::unsignedNumber()
{
    const std::size_t offset = m_cursor.offset();
    const auto digits = m_cursor.takeNumberOrString();
    if (!digits) {
        wrongType();
        return 0;
    }
    if (digits->empty())
        return 0;
    const auto number = parseUnsigned(*digits);
    if (!number)
        m_context.count(Diagnostic::WrongFieldType, offset, *digits);
    return number.value_or(0);
}

std::uint32_t OtlpJsonValues::count32()
{
    constexpr std::uint64_t kMax = std::numeric_limits<std::uint32_t>::max();
    const std::size_t offset = m_cursor.offset();
    const std::uint64_t number = unsignedNumber();
    if (number > kMax)
        m_context.count(Diagnostic::WrongFieldType, offset);
    return static_cast<std::uint32_t>(std::min(number, kMax));
}

bool OtlpJsonValues::enterArray()
{
    if (m_cursor.enterArray())
        return true;
    wrongType();
    return false;
}

bool OtlpJsonValues::enterObject()
{
    if (m_cursor.enterObject())
        return true;
    wrongType();
    return false;
}

void OtlpJsonValues::attributes(AttributeWriter &writer)
{
    members(writer, 0);
}

void OtlpJsonValues::members(AttributeWriter &writer, int depth)
{
    if (!enterArray())
        return;
    while (m_cursor.nextElement())
        keyValue(writer, depth);
}

void OtlpJsonValues::keyValue(AttributeWriter &writer, int depth)
{
    if (!enterObject())
        return;
    bool hasKey = false;
    bool hasValue = false;
    std::optional<JsonCursor::Mark> early; // a value that came before its key
    while (const auto field = m_cursor.nextField()) {
        if (isWord(*field, "key") && !hasKey) {
            const std::string_view key = text();
            m_sawWarnings |= key == kWarningsAttribute;
            writer.key(key);
            hasKey = true;
        } else if (isWord(*field, "value") && hasKey && !hasValue) {
            anyValue(writer, depth);
            hasValue = true;
        } else if (isWord(*field, "value") && !hasValue) {
            early = m_cursor.mark();
            m_cursor.skip();
        } else {
            unknownField(*field);
        }
    }
    if (!hasKey)
        writer.key({});
    if (hasValue)
        return;
    if (!early || m_cursor.failed()) {
        writer.empty();
        return;
    }
    const JsonCursor::Mark end = m_cursor.mark();
    m_cursor.rewind(*early);
    anyValue(writer, depth);
    m_cursor.rewind(end);
}

void OtlpJsonValues::anyValue(AttributeWriter &writer, int depth)
{
    bool isWritten = false;
    if (m_cursor.enterObject()) {
        while (const auto field = m_cursor.nextField()) {
            if (m_cursor.takeNull())
                continue;
            if (isWritten)
                unknownField(*field); // a value holds one member; the first counts
            else if (member(*field, writer, depth) || member(OtlpKey().camelCase(*field), writer, depth))
                isWritten = true;
            else
                unknownField(*field);
        }
    } else {
        wrongType();
    }
    if (!isWritten)
        writer.empty();
}

/// Writes the member of an AnyValue; false, and nothing happens, if there is no such member.
bool OtlpJsonValues::member(std::string_view name, AttributeWriter &writer, int depth)
{
    if (isWord(name, "stringValue"))
        writer.string(text());
    else if (isWord(name, "intValue"))
        integerMember(writer);
    else if (isWord(name, "boolValue"))
        boolMember(writer);
    else if (isWord(name, "doubleValue"))
        realMember(writer);
    else if (isWord(name, "arrayValue"))
        arrayMember(writer, depth);
    else if (isWord(name, "kvlistValue"))
        mapMember(writer, depth);
    else if (isWord(name, "bytesValue"))
        bytesMember(writer);
    else
        return false;
    return true;
}

void OtlpJsonValues::integerMember(AttributeWriter &writer)
{
    const std::size_t offset = m_cursor.offset();
    const auto digits = m_cursor.takeNumberOrString();
    if (!digits) {
        wrongType();
        writer.empty();
        return;
    }
    if (const auto number = parseInteger(*digits)) {
        writer.integer(*number);
        return;
    }
    m_context.count(Diagnostic::WrongFieldType, offset, *digits);
    writer.string(unescapeJson(*digits)); // its text says more than a zero
}

void OtlpJsonValues::realMember(AttributeWriter &writer)
{
    const std::size_t offset = m_cursor.offset();
    const auto digits = m_cursor.takeNumberOrString();
    if (!digits) {
        wrongType();
        writer.empty();
        return;
    }
    if (const auto number = parseReal(*digits)) {
        writer.real(*number);
        return;
    }
    m_context.count(Diagnostic::WrongFieldType, offset, *digits);
    writer.string(unescapeJson(*digits));
}

void OtlpJsonValues::boolMember(AttributeWriter &writer)
{
    if (const auto value = m_cursor.takeBool()) {
        writer.boolean(*value);
    } else if (const auto word = m_cursor.takeString(m_arena); word && (*word == "true" || *word == "false")) {
        writer.boolean(*word == "true");
    } else if (word) {
        m_context.count(Diagnostic::WrongFieldType, m_cursor.offset(), *word);
        writer.string(*word);
    } else {
        wrongType();
        writer.empty();
    }
}

void OtlpJsonValues::bytesMember(AttributeWriter &writer)
{
    const std::size_t offset = m_cursor.offset();
    const auto encoded = m_cursor.takeString(m_arena);
    if (!encoded) {
        wrongType();
        writer.empty();
        return;
    }
    if (const auto bytes = decodeBase64(*encoded)) {
        writer.bytes(*bytes);
        return;
    }
    m_context.count(Diagnostic::WrongFieldType, offset, *encoded);
    writer.string(*encoded);
}

/// Steps into the list of {"values":[...]}; behind the object if there is none. A bare list will do too.
bool OtlpJsonValues::enterValues()
{
    if (m_cursor.enterArray())
        return true;
    if (!enterObject())
        return false;
    while (const auto field = m_cursor.nextField()) {
        if (*field == "values" && m_cursor.enterArray())
            return true;
        if (*field == "values")
            wrongType();
        else
            unknownField(*field);
    }
    return false;
}

void OtlpJsonValues::arrayMember(AttributeWriter &writer, int depth)
{
    if (depth >= std::min(m_context.options().limits.nesting, AttributeWriter::kMaxDepth)) {
        m_context.count(Diagnostic::WrongFieldType, m_cursor.offset(), "a value nested too deep");
        writer.empty();
        m_cursor.skip();
        return;
    }
    writer.beginArray();
    const bool isBare = m_cursor.peek() == JsonType::Array;
    if (enterValues()) {
        while (m_cursor.nextElement())
            anyValue(writer, depth + 1);
        while (!isBare && m_cursor.nextField())
            m_cursor.skip();
    }
    writer.end();
}

void OtlpJsonValues::mapMember(AttributeWriter &writer, int depth)
{
    if (depth >= std::min(m_context.options().limits.nesting, AttributeWriter::kMaxDepth)) {
        m_context.count(Diagnostic::WrongFieldType, m_cursor.offset(), "a value nested too deep");
        writer.empty();
        m_cursor.skip();
        return;
    }
    writer.beginMap();
    const bool isBare = m_cursor.peek() == JsonType::Array;
    if (enterValues()) {
        while (m_cursor.nextElement())
            keyValue(writer, depth + 1);
        while (!isBare && m_cursor.nextField())
            m_cursor.skip();
    }
    writer.end();
}

} // namespace traceloupe
