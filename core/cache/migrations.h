// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <span>

namespace SQLite {
class Database;
}

namespace traceloupe {

/// One step of the schema: the script that leads from version number - 1 to number.
struct Migration {
    int number;
    const char *sql;
};

/// Marks a file as ours (PRAGMA application_id); the first script sets it. "TLOU".
inline constexpr int kCacheApplicationId = 0x544C4F55;

/// The scripts of core/cache/migrations, numbered 1, 2, ...; once released a script is never edited.
[[nodiscard]] std::span<const Migration> allMigrations();
/// The schema version that this program writes.
[[nodiscard]] int latestSchemaVersion();

/// Brings the schema up to the last of `steps`: each missing step in a transaction of its own that also sets the
/// version, so that the file is always at a whole version. The first failing step is rolled back and ends it.
/// A file that is newer than `steps` is refused (NewerSchema). Two programs may do this at one time.
Result<> migrate(SQLite::Database &database, std::span<const Migration> steps, const QString &file);

} // namespace traceloupe
