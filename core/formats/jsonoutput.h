// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/attributes.h"
#include "core/model/result.h"

#include <cstdint>
#include <string>
#include <string_view>

class QIODevice;

namespace traceloupe {

/// Writes compact JSON to a device through a buffer; sets the commas itself. The caller keeps begin and end in pairs.
class JsonOutput {
public:
    explicit JsonOutput(QIODevice &out) : m_out(&out) {}

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    void key(std::string_view name);
    void string(std::string_view utf8);
    void integer(std::int64_t value);
    void unsignedInteger(std::uint64_t value);
    /// A 64-bit integer in quotes, as protobuf's JSON wants it.
    void quotedInteger(std::int64_t value);
    void quotedUnsigned(std::uint64_t value);
    void boolean(bool value) { raw(value ? "true" : "false"); }
    void null() { raw("null"); }
    /// NaN and the infinities as strings; whole numbers keep a fraction (".0") so that they stay doubles.
    void real(double value);
    void base64(ByteView bytes);
    /// Text that is JSON already.
    void raw(std::string_view json);
    /// A line end between documents.
    void newLine();

    /// Hands the buffer to the device if it is large (or at all, with `everything`).
    Result<> flush(bool everything = false);

private:
    void open(char bracket);
    void close(char bracket);
    void separate();

    QIODevice *m_out;
    std::string m_buffer;
    bool m_needsComma = false;
};

/// Appends `text` with JSON's escapes, without quotes. Bytes that are no UTF-8 become U+FFFD.
void appendEscapedJson(std::string &out, std::string_view text);

} // namespace traceloupe
