// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/otlpprotovalues.h"

#include "core/formats/otlpcommon.h"
#include "core/formats/otlpprotofields.h"
#include "core/formats/protobufassert.h"
#include "core/formats/textdecode.h"

#include <protozero/pbf_reader.hpp>

#include <algorithm>
#include <string>

namespace traceloupe {

namespace {

using protozero::pbf_wire_type;
using protozero::tag_and_type;

/// The member of an AnyValue that counts: the last, by the rules of protobuf.
struct LastMember {
    std::uint32_t number = 0;
    std::string_view bytes;
    std::int64_t integer = 0;
    double real = 0;
};

} // namespace

std::string_view OtlpProtoValues::text(std::string_view bytes)
{
    return isAscii(bytes) ? bytes : m_context.utf8(bytes, offset(bytes), m_arena);
}

void OtlpProtoValues::unknownField(std::uint32_t number, std::string_view message)
{
    m_context.count(Diagnostic::UnknownField, offset(message), "field " + std::to_string(number));
}

void OtlpProtoValues::notExpected(std::uint32_t number, bool isKnown, std::string_view message)
{
    m_context.count(isKnown ? Diagnostic::WrongFieldType : Diagnostic::UnknownField, offset(message),
                    "field " + std::to_string(number));
}

void OtlpProtoValues::keyValue(std::string_view message, AttributeWriter &writer, int depth)
{
    std::string_view key;
    std::string_view value;
    protozero::pbf_reader reader(message);
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case tag_and_type(OtlpField::kKey, pbf_wire_type::length_delimited):
            key = reader.get_view();
            break;
        case tag_and_type(OtlpField::kValue, pbf_wire_type::length_delimited):
            value = reader.get_view();
            break;
        default:
            unknownField(reader.tag(), message);
            reader.skip();
            break;
        }
    }
    m_sawWarnings |= key == kWarningsAttribute;
    writer.key(text(key));
    anyValue(value, writer, depth);
}

void OtlpProtoValues::anyValue(std::string_view message, AttributeWriter &writer, int depth)
{
    LastMember member;
    protozero::pbf_reader reader(message);
    while (reader.next()) {
        member.number = reader.tag();
        switch (reader.tag_and_type()) {
        case tag_and_type(OtlpField::kString, pbf_wire_type::length_delimited):
        case tag_and_type(OtlpField::kArray, pbf_wire_type::length_delimited):
        case tag_and_type(OtlpField::kMap, pbf_wire_type::length_delimited):
        case tag_and_type(OtlpField::kBytes, pbf_wire_type::length_delimited):
            member.bytes = reader.get_view();
            break;
        case tag_and_type(OtlpField::kBool, pbf_wire_type::varint):
        case tag_and_type(OtlpField::kInt, pbf_wire_type::varint):
            member.integer = reader.get_int64();
            break;
        case tag_and_type(OtlpField::kDouble, pbf_wire_type::fixed64):
            member.real = reader.get_double();
            break;
        default:
            unknownField(reader.tag(), message);
            reader.skip();
            member.number = 0;
            break;
        }
    }
    switch (member.number) {
    case OtlpField::kString:
        return writer.string(text(member.bytes));
    case OtlpField::kBool:
        return writer.boolean(member.integer != 0);
    case OtlpField::kInt:
        return writer.integer(member.integer);
    case OtlpField::kDouble:
        return writer.real(member.real);
    case OtlpField::kBytes:
        return writer.bytes(member.bytes);
    case OtlpField::kArray:
    case OtlpField::kMap:
        return container(member.bytes, member.number == OtlpField::kMap, writer, depth);
    default:
        return writer.empty();
    }
}

void OtlpProtoValues::container(std::string_view message, bool isMap, AttributeWriter &writer, int depth)
{
    if (depth >= std::min(m_context.options().limits.nesting, AttributeWriter::kMaxDepth)) {
        m_context.count(Diagnostic::WrongFieldType, offset(message), "a value nested too deep");
        writer.empty();
        return;
    }
    if (isMap)
        writer.beginMap();
    else
        writer.beginArray();
    protozero::pbf_reader reader(message);
    while (reader.next()) {
        if (reader.tag_and_type() != tag_and_type(OtlpField::kContainerValues, pbf_wire_type::length_delimited)) {
            unknownField(reader.tag(), message);
            reader.skip();
        } else if (isMap) {
            keyValue(reader.get_view(), writer, depth + 1);
        } else {
            anyValue(reader.get_view(), writer, depth + 1);
        }
    }
    writer.end();
}

} // namespace traceloupe
