// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/tracefinder.h"

#include <cstdint>
#include <span>

namespace traceloupe {

class Connection;
struct TraceTags;

// Deleting traces. All of it inside a transaction of the caller; throws what SQLiteCpp throws.

/// Deletes everything of a trace but its row in `trace` and where it came from, so that it can be written anew.
/// `tags` are those of the stored copy; null where it can't be read, which costs a scan of the table.
void eraseContent(Connection &connection, const StoredTrace &stored, const TraceTags *tags);

/// Deletes traces altogether; returns how many were there.
std::uint64_t eraseTraces(Connection &connection, std::span<const StoredTrace> traces);

/// Deletes names and dictionaries that no trace uses any more.
void eraseUnused(Connection &connection);

} // namespace traceloupe
