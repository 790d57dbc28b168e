// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/tagrows.h"

#include "core/cache/bytereader.h"

namespace traceloupe {

namespace {

// the first byte: source in bits 0-2, type in bits 3-6, form in bit 7
constexpr int kTypeShift = 3;
constexpr std::uint8_t kSourceMask = 0x07;
constexpr std::uint8_t kTypeMask = 0x0F;
constexpr std::uint8_t kIsBits = 0x80;

Bytes differences(const std::vector<std::uint32_t> &rows)
{
    Bytes out;
    std::uint32_t next = 0;
    for (const std::uint32_t row : rows) {
        varint::put(out, row - next);
        next = row + 1;
        if (out.size() >= kMaxTagRowsBytes)
            break;
    }
    return out;
}

Bytes bits(const std::vector<std::uint32_t> &rows)
{
    Bytes out(rows.back() / 8 + 1);
    for (const std::uint32_t row : rows)
        out[row / 8] = static_cast<std::uint8_t>(out[row / 8] | (1U << (row % 8)));
    return out;
}

bool takeDifferences(ByteReader in, std::vector<std::uint32_t> &rows)
{
    std::uint64_t next = 0;
    while (in.ok() && !in.atEnd()) {
        const std::uint64_t row = next + in.number32();
        if (row >= UINT32_MAX)
            return false;
        rows.push_back(static_cast<std::uint32_t>(row));
        next = row + 1;
    }
    return in.ok();
}

void takeBits(ByteView bytes, std::vector<std::uint32_t> &rows)
{
    for (std::uint32_t at = 0; at < bytes.size(); ++at) {
        for (std::uint32_t bit = 0; bit < 8; ++bit) {
            if ((bytes[at] >> bit & 1U) != 0)
                rows.push_back(at * 8 + bit);
        }
    }
}

} // namespace

Bytes encodeTagRows(const TagRows &rows)
{
    const Bytes list = differences(rows.rows);
    const bool isBits = rows.rows.back() / 8 + 1 < list.size();
    const Bytes body = isBits ? bits(rows.rows) : list;
    if (body.size() >= kMaxTagRowsBytes)
        return {};
    const auto source = static_cast<unsigned>(rows.source);
    const auto type = static_cast<unsigned>(rows.type);
    Bytes out{static_cast<std::uint8_t>(source | type << kTypeShift | (isBits ? kIsBits : 0U))};
    out.insert(out.end(), body.begin(), body.end());
    return out;
}

std::optional<std::pair<TagSource, ValueType>> tagRowsHead(ByteView bytes)
{
    if (bytes.size() < 2 || bytes.size() > kMaxTagRowsBytes)
        return std::nullopt;
    const std::uint8_t head = bytes.front();
    const auto source = static_cast<std::uint8_t>(head & kSourceMask);
    const auto type = static_cast<std::uint8_t>(head >> kTypeShift & kTypeMask);
    if (source > static_cast<std::uint8_t>(TagSource::Scope) || type > static_cast<std::uint8_t>(ValueType::Bytes)
        || !canHaveTagRows(static_cast<ValueType>(type)))
        return std::nullopt;
    return std::pair(static_cast<TagSource>(source), static_cast<ValueType>(type));
}

bool appendTagRows(ByteView bytes, std::vector<std::uint32_t> &rows)
{
    if ((bytes.front() & kIsBits) == 0)
        return takeDifferences(ByteReader(bytes.subspan(1)), rows);
    takeBits(bytes.subspan(1), rows);
    return true;
}

std::optional<TagRows> decodeTagRows(ByteView bytes)
{
    const auto head = tagRowsHead(bytes);
    if (!head)
        return std::nullopt;
    TagRows rows{head->first, head->second, {}};
    return appendTagRows(bytes, rows.rows) && !rows.rows.empty() ? std::optional(std::move(rows)) : std::nullopt;
}

} // namespace traceloupe
