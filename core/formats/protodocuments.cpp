// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/protodocuments.h"

#include "core/formats/decompress.h"
#include "core/formats/otlpprotofields.h"
#include "core/formats/textdecode.h"
#include "core/formats/wirewalker.h"

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kFrameHeaderBytes = 4;

std::uint32_t frameLength(std::string_view bytes)
{
    std::uint32_t length = 0;
    for (const char c : bytes.substr(0, kFrameHeaderBytes))
        length = (length << 8) | static_cast<unsigned char>(c);
    return length;
}

/// Length of the whole field at the front, of which the start is there; nothing if that is not even its length.
std::optional<std::uint64_t> fieldLength(std::string_view bytes)
{
    std::uint64_t key = 0;
    std::uint64_t length = 0;
    std::size_t at = 0;
    const auto take = [&bytes, &at](std::uint64_t &value) {
        for (int shift = 0; at < bytes.size() && shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(bytes[at++]);
            value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
            if ((byte & 0x80U) == 0)
                return true;
        }
        return false;
    };
    if (!take(key))
        return std::nullopt;
    switch (static_cast<WireType>(key & 7U)) {
    case WireType::Length:
        return take(length) ? std::optional(at + length) : std::nullopt;
    case WireType::Fixed64:
        return at + 8;
    case WireType::Fixed32:
        return at + 4;
    case WireType::Varint:
        return take(length) ? std::optional<std::uint64_t>(at) : std::nullopt;
    }
    return 1; // no field: whoever looks at it says so
}

} // namespace

bool ProtoDocuments::isFramed(std::string_view bytes)
{
    if (bytes.size() <= kFrameHeaderBytes || frameLength(bytes) == 0)
        return false;
    const std::string_view message = bytes.substr(kFrameHeaderBytes, frameLength(bytes));
    return message.front() == '{' || isZstd(message) || sniffProto(message) != ProtoKind::None;
}

Result<> ProtoDocuments::readBare(InputWindow &window, ProtoKind kind)
{
    if (kind == ProtoKind::Logs || kind == ProtoKind::Metrics) {
        countOther(kind == ProtoKind::Logs ? "otlp-logs" : "otlp-metrics");
        return {};
    }
    m_context.report().formats.insert(kind == ProtoKind::TempoResponse ? Format::TempoProto : Format::OtlpProto);
    ++m_context.report().documents;
    while (!window.isAtEnd() || !window.view().empty()) {
        const auto length = fieldLength(window.view());
        if ((!length || *length > window.view().size()) && !window.isAtEnd()) {
            if (auto more = window.more(); !more)
                return more;
            continue;
        }
        const std::string_view field = window.view().substr(0, length.value_or(window.view().size()));
        const auto isSound = topField(field, kind, window.offset());
        if (!isSound)
            return tl::unexpected(isSound.error());
        if (!*isSound)
            return {}; // without field borders there is nothing to go on from
        window.consume(field.size());
        if (auto done = m_context.recordDone(); !done)
            return done;
    }
    return {};
}

/// False at damage.
Result<bool> ProtoDocuments::topField(std::string_view bytes, ProtoKind kind, std::uint64_t offset)
{
    m_context.setRecord(bytes, offset, 0);
    m_reader.setRecord(bytes);
    WireWalker walker(bytes);
    const auto field = walker.next();
    if (!field) {
        m_context.count(walker.isCut() ? Diagnostic::TruncatedInput : Diagnostic::SkippedRecord, 0,
                        "no protobuf field");
        return false;
    }
    if (field->isCut)
        m_context.count(Diagnostic::TruncatedInput, bytes.size());
    if (field->number == OtlpField::kResourceSpans && field->type == WireType::Length) {
        const auto read = kind == ProtoKind::TempoResponse ? tempoTrace(field->bytes)
                                                           : m_reader.resourceSpans(field->bytes);
        return read ? Result<bool>(true) : tl::unexpected(read.error());
    }
    if (kind == ProtoKind::TempoResponse)
        responseField(*field);
    else
        m_context.count(Diagnostic::UnknownField, 0);
    return true;
}

void ProtoDocuments::responseField(const WireField &field)
{
    constexpr std::uint64_t kPartial = 1;
    if (field.number == OtlpField::kResponseStatus)
        m_context.report().status = field.varint == kPartial ? "PARTIAL" : "";
    else if (field.number == OtlpField::kResponseMessage)
        m_context.report().statusMessage = repairUtf8(field.bytes).text;
    else if (field.number != OtlpField::kResponseMetrics)
        m_context.count(Diagnostic::UnknownField, 0);
}

Result<> ProtoDocuments::tempoTrace(std::string_view message)
{
    WireWalker walker(message);
    while (const auto field = walker.next()) {
        if (field->number != OtlpField::kResourceSpans || field->type != WireType::Length) {
            m_context.count(Diagnostic::UnknownField, 0);
            continue;
        }
        if (auto read = m_reader.resourceSpans(field->bytes); !read)
            return read;
    }
    return {};
}

Result<> ProtoDocuments::readFramed(InputWindow &window)
{
    while (!window.isAtEnd() || !window.view().empty()) {
        const std::string_view view = window.view();
        const bool hasHeader = view.size() >= kFrameHeaderBytes;
        const std::uint64_t length = hasHeader ? kFrameHeaderBytes + frameLength(view) : kFrameHeaderBytes;
        if (view.size() < length && !window.isAtEnd()) {
            if (auto more = window.more(); !more)
                return more;
            continue;
        }
        if (view.size() < length) {
            m_context.setRecord(view, window.offset(), 0);
            m_context.count(Diagnostic::TruncatedInput, view.size(), "a message is cut off");
        }
        const std::string_view frame = view.substr(0, length);
        if (frame.size() > kFrameHeaderBytes) {
            if (auto read = framedMessage(frame.substr(kFrameHeaderBytes), window.offset() + kFrameHeaderBytes); !read)
                return read;
        }
        window.consume(frame.size());
        if (auto done = m_context.recordDone(); !done)
            return done;
    }
    return {};
}

Result<> ProtoDocuments::framedMessage(std::string_view message, std::uint64_t offset)
{
    std::string inflated;
    if (isZstd(message)) {
        auto plain = decompressZstd(message, m_context.options().limits);
        if (!plain && plain.error().code != ErrorCode::InvalidInput)
            return tl::unexpected(plain.error());
        if (!plain) {
            m_context.setRecord(message, offset, 0);
            m_context.count(Diagnostic::SkippedRecord, 0, "damaged zstd data");
            return {};
        }
        inflated = std::move(*plain);
        message = inflated;
    }
    if (!message.empty() && message.front() == '{')
        return m_json.readText(message, offset, 0);
    InputWindow whole(message);
    const ProtoKind kind = sniffProto(message);
    if (kind != ProtoKind::None)
        return readBare(whole, kind);
    m_context.setRecord(message, offset, 0);
    m_context.count(Diagnostic::SkippedRecord, 0, "a message of an unknown kind");
    return {};
}

void ProtoDocuments::countOther(const char *name)
{
    ++m_context.report().otherDocuments[name];
    m_context.count(Diagnostic::SkippedSignal, 0, name);
}

} // namespace traceloupe
