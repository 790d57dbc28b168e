// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/blobhash.h"

#include <array>
#include <bit>
#include <cstring>

namespace traceloupe {

namespace {

constexpr std::uint64_t kMultiplierA = 0x9e3779b185ebca87ULL;
constexpr std::uint64_t kMultiplierB = 0xc2b2ae3d27d4eb4fULL;
constexpr std::size_t kLanes = 4;

std::uint64_t littleEndianWord(const std::uint8_t *at, std::size_t size)
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, size);
    if constexpr (std::endian::native == std::endian::big)
        word = __builtin_bswap64(word);
    return word;
}

std::uint64_t mixed(std::uint64_t lane, std::uint64_t word)
{
    return std::rotl(lane + word * kMultiplierB, 31) * kMultiplierA;
}

std::uint64_t finished(std::uint64_t hash)
{
    hash = (hash ^ (hash >> 33)) * kMultiplierB;
    hash = (hash ^ (hash >> 29)) * kMultiplierA;
    return hash ^ (hash >> 32);
}

} // namespace

std::uint64_t blobHash(ByteView bytes)
{
    // four independent lanes, so that the multiplications overlap
    std::array<std::uint64_t, kLanes> lanes{kMultiplierA, kMultiplierB, ~kMultiplierA, ~kMultiplierB};
    const std::uint8_t *at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 8 * kLanes; left -= 8 * kLanes) {
        for (std::uint64_t &lane : lanes) {
            lane = mixed(lane, littleEndianWord(at, 8));
            at += 8;
        }
    }
    std::uint64_t hash = bytes.size();
    for (const std::uint64_t lane : lanes)
        hash = mixed(hash, lane);
    while (left > 0) {
        const std::size_t size = left < 8 ? left : 8;
        hash = mixed(hash, littleEndianWord(at, size));
        at += size;
        left -= size;
    }
    return finished(hash);
}

} // namespace traceloupe
