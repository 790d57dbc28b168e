// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace traceloupe {

class Connection;

/// How much the cache may keep. Nothing = no limit.
struct CacheLimits {
    std::optional<std::uint64_t> bytes;
    std::optional<std::uint64_t> ageSeconds;
};

// Throws what SQLiteCpp throws.

[[nodiscard]] CacheLimits readLimits(Connection &connection);
void writeLimits(Connection &connection, const CacheLimits &limits);

/// Deletes what is over the limits, oldest stored first, pinned traces never; returns how many traces went.
/// The bytes are those in use: what was deleted is given back to the file system.
std::uint64_t applyLimits(Connection &connection, const CacheLimits &limits, std::int64_t nowMs);

/// Bytes of the file that hold something.
[[nodiscard]] std::uint64_t usedBytes(Connection &connection);

} // namespace traceloupe
