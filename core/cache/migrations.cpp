// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/migrations.h"

#include "core/cache/sqlite.h"
#include "core/cache/taglists.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// Its script leaves a part of the work to us.
constexpr int kTagListSchema = 4;

int userVersion(SQLite::Database &database)
{
    return database.execAndGet("PRAGMA user_version").getInt();
}

void runStep(SQLite::Database &database, const Migration &step)
{
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    if (userVersion(database) >= step.number)
        return; // another program was faster
    database.exec(step.sql);
    if (step.number == kTagListSchema && step.sql == allMigrations()[kTagListSchema - 1].sql)
        moveTagsIntoLists(database);
    database.exec("PRAGMA user_version = " + std::to_string(step.number));
    transaction.commit();
}

} // namespace

int latestSchemaVersion()
{
    return allMigrations().back().number;
}

Result<> migrate(SQLite::Database &database, std::span<const Migration> steps, const QString &file)
{
    try {
        const int version = userVersion(database);
        if (!steps.empty() && version > steps.back().number)
            return fail(ErrorCode::NewerSchema, newerSchemaText(file, version, steps.back().number));
        for (const Migration &step : steps) {
            if (step.number <= version)
                continue;
            try {
                runStep(database, step);
            } catch (const SQLite::Exception &exception) {
                Error error = errorFrom(exception, file);
                error.detail = u"The cache could not be brought to schema version %1: %2"_s.arg(step.number)
                                   .arg(error.detail);
                return tl::unexpected(error);
            }
        }
        return {};
    } catch (const SQLite::Exception &exception) {
        return tl::unexpected(errorFrom(exception, file));
    }
}

} // namespace traceloupe
