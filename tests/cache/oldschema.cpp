// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cache/oldschema.h"

#include "core/cache/migrations.h"
#include "core/cache/taglists.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QFile>

#include <array>

namespace traceloupe::test {

namespace {

constexpr int kFirstWithBlocks = 2;
constexpr int kFirstWithRows = 3;

/// What is alike in both, or is a view in the new one.
constexpr std::array kCopies{
    "INSERT INTO dictionary SELECT * FROM new.dictionary",
    "INSERT INTO trace SELECT * FROM new.trace",
    "INSERT INTO operation SELECT id, service, name FROM new.operation",
    "INSERT INTO trace_operation (operation, trace, spans, errors)\n"
    "SELECT operation, trace, spans, errors FROM new.trace_operation",
    "INSERT INTO span_row\n"
    "SELECT s.id, s.span_id, s.id - s.parent_back, s.operation, s.kind, s.status, t.start_ns + s.start_after_ns,\n"
    "       s.duration_ns, s.duration_ns - s.children_ns\n"
    "FROM new.trace AS t JOIN new.span_row AS s ON s.id >= t.first_span AND s.id < t.first_span + t.row_count",
    "INSERT INTO payload SELECT * FROM new.payload",
    "INSERT INTO tag_key SELECT * FROM new.tag_key",
    "INSERT INTO tag_overflow (trace, key) SELECT trace, key FROM new.tag_overflow",
    "INSERT INTO link SELECT * FROM new.link",
    "INSERT INTO origin SELECT * FROM new.origin",
    "INSERT INTO trace_origin SELECT * FROM new.trace_origin",
    "INSERT INTO pull_window SELECT * FROM new.pull_window",
    "INSERT INTO setting SELECT * FROM new.setting",
};

void copyTags(SQLite::Database &database, int version)
{
    SQLite::Statement from(database, "SELECT key, value, first, traces, rows FROM new.tag_list WHERE key > 0");
    SQLite::Statement to(database, version >= kFirstWithRows
                                       ? "INSERT INTO tag (key, value, trace, rows) VALUES (?1, ?2, ?3, ?4)"
                                       : "INSERT INTO tag (key, value, trace) VALUES (?1, ?2, ?3)");
    while (from.executeStep()) {
        const std::string traces = from.getColumn(3).getString();
        const SQLite::Column rows = from.getColumn(4);
        const ByteView bytes(static_cast<const std::uint8_t *>(rows.getBlob()),
                             static_cast<std::size_t>(rows.getBytes()));
        forEachListed(from.getColumn(2).getInt64(), traces, bytes, [&](std::int64_t trace, ByteView ofTrace) {
            to.bind(1, from.getColumn(0).getInt64());
            to.bind(2, from.getColumn(1).getString());
            to.bind(3, trace);
            if (version >= kFirstWithRows && !ofTrace.empty())
                to.bind(4, ofTrace.data(), static_cast<int>(ofTrace.size()));
            else if (version >= kFirstWithRows)
                to.bind(4);
            to.exec();
            to.reset();
        });
    }
}

} // namespace

void makeOldSchema(const QString &path, int version)
{
    const QString old = path + QStringLiteral(".old");
    {
        SQLite::Database database(old.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        if (!migrate(database, allMigrations().first(static_cast<std::size_t>(version)), old))
            qFatal("the old schema could not be made");
        database.exec("ATTACH DATABASE '" + path.toStdString() + "' AS new");
        SQLite::Transaction transaction(database);
        for (const char *copy : kCopies)
            database.exec(copy);
        if (version >= kFirstWithBlocks)
            database.exec("INSERT INTO span_block SELECT * FROM new.span_block");
        copyTags(database, version);
        transaction.commit();
    }
    QFile::remove(path);
    if (!QFile::rename(old, path))
        qFatal("the old file could not be put in place");
}

} // namespace traceloupe::test
