// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/jsonoutput.h"

#include "core/formats/textdecode.h"
#include "core/model/wholefile.h"

#include <QIODevice>

#include <cmath>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kFlushBytes = 256U << 10;
constexpr std::string_view kHexDigits = "0123456789abcdef";

bool needsEscape(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void appendEscape(std::string &out, char c)
{
    switch (c) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        out += "\\u00";
        out += kHexDigits[(static_cast<unsigned char>(c) >> 4) & 15U];
        out += kHexDigits[static_cast<unsigned char>(c) & 15U];
        break;
    }
}

} // namespace

void appendEscapedJson(std::string &out, std::string_view text)
{
    if (!isAscii(text) && !isUtf8(text)) {
        appendEscapedJson(out, repairUtf8(text).text);
        return;
    }
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!needsEscape(text[i]))
            continue;
        out.append(text, done, i - done);
        appendEscape(out, text[i]);
        done = i + 1;
    }
    out.append(text, done);
}

void JsonOutput::separate()
{
    if (m_needsComma)
        m_buffer += ',';
    m_needsComma = true;
}

void JsonOutput::open(char bracket)
{
    separate();
    m_buffer += bracket;
    m_needsComma = false;
}

void JsonOutput::close(char bracket)
{
    m_buffer += bracket;
    m_needsComma = true;
}

void JsonOutput::key(std::string_view name)
{
    string(name);
    m_buffer += ':';
    m_needsComma = false;
}

void JsonOutput::string(std::string_view utf8)
{
    separate();
    m_buffer += '"';
    appendEscapedJson(m_buffer, utf8);
    m_buffer += '"';
}

void JsonOutput::raw(std::string_view json)
{
    separate();
    m_buffer += json;
}

void JsonOutput::integer(std::int64_t value)
{
    raw(std::to_string(value));
}

void JsonOutput::unsignedInteger(std::uint64_t value)
{
    raw(std::to_string(value));
}

void JsonOutput::quotedInteger(std::int64_t value)
{
    raw('"' + std::to_string(value) + '"');
}

void JsonOutput::quotedUnsigned(std::uint64_t value)
{
    raw('"' + std::to_string(value) + '"');
}

void JsonOutput::real(double value)
{
    std::string text = realText(value);
    if (!std::isfinite(value)) {
        string(text);
        return;
    }
    if (text.find_first_of(".e") == std::string::npos)
        text += ".0";
    raw(text);
}

void JsonOutput::base64(ByteView bytes)
{
    raw('"' + encodeBase64(asText(bytes)) + '"');
}

void JsonOutput::newLine()
{
    m_buffer += '\n';
    m_needsComma = false;
}

Result<> JsonOutput::flush(bool everything)
{
    if (m_buffer.empty() || (!everything && m_buffer.size() < kFlushBytes))
        return {};
    const auto size = static_cast<qint64>(m_buffer.size());
    if (m_out->write(m_buffer.data(), size) != size)
        return fail(ErrorCode::Io, u"writing failed: %1"_s.arg(writeFault(*m_out)));
    m_buffer.clear();
    return {};
}

} // namespace traceloupe
