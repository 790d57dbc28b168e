// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/inputwindow.h"
#include "core/formats/jsondocuments.h"
#include "core/formats/otlpprotoreader.h"
#include "core/formats/protosniff.h"
#include "core/formats/readcontext.h"

namespace traceloupe {

/// Reads OTLP protobuf as files and answers hold it: one bare message, or the collector's messages behind 4-byte
/// lengths, which may be compressed one by one and may be JSON.
class ProtoDocuments {
public:
    explicit ProtoDocuments(ReadContext &context) : m_context(context), m_reader(context), m_json(context) {}

    /// True if the bytes look like 4-byte big-endian lengths with messages that we know behind.
    [[nodiscard]] static bool isFramed(std::string_view bytes);

    /// One message of that kind up to the end of the input, a ResourceSpans at a time.
    Result<> readBare(InputWindow &window, ProtoKind kind);
    Result<> readFramed(InputWindow &window);

private:
    Result<bool> topField(std::string_view field, ProtoKind kind, std::uint64_t offset);
    void responseField(const WireField &field);
    Result<> tempoTrace(std::string_view message);
    Result<> framedMessage(std::string_view message, std::uint64_t offset);
    void countOther(const char *name);

    ReadContext &m_context;
    OtlpProtoReader m_reader;
    JsonDocuments m_json;
};

} // namespace traceloupe
