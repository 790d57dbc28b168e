// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/attributes.h"
#include "core/model/result.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QString>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

namespace traceloupe {

/// An SQLite failure as our Error; the sentence names the file and, where there is one, the way out.
[[nodiscard]] Error errorFrom(const SQLite::Exception &exception, const QString &file);
[[nodiscard]] QString newerSchemaText(const QString &file, int version, int known);

/// A prepared statement in use: reset when it goes out of scope, since a half-read one would keep an old
/// state of the file alive.
class Query {
public:
    explicit Query(SQLite::Statement &statement) : m_statement(&statement) {}
    ~Query() { static_cast<void>(m_statement->tryReset()); }
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;

    Query &bind(int index, std::int64_t value)
    {
        m_statement->bind(index, value);
        return *this;
    }
    Query &bind(int index, const std::string &value)
    {
        m_statement->bind(index, value);
        return *this;
    }
    Query &bind(int index, const QString &value) { return bind(index, value.toStdString()); }
    /// `value` must live until the statement is done.
    Query &bindBlob(int index, const void *bytes, std::size_t size)
    {
        m_statement->bindNoCopy(index, bytes, static_cast<int>(size));
        return *this;
    }
    Query &bindNull(int index)
    {
        m_statement->bind(index);
        return *this;
    }

    /// The next row, if there is one.
    bool step() { return m_statement->executeStep(); }
    /// Runs a statement that gives no rows, and makes it ready for the next.
    void run()
    {
        m_statement->exec();
        m_statement->reset();
    }
    [[nodiscard]] int changes() const { return m_statement->getChanges(); }

    [[nodiscard]] std::int64_t integer(int column) const { return m_statement->getColumn(column).getInt64(); }
    [[nodiscard]] bool isNull(int column) const { return m_statement->getColumn(column).isNull(); }
    [[nodiscard]] std::string text(int column) const { return m_statement->getColumn(column).getString(); }
    [[nodiscard]] QString string(int column) const { return QString::fromStdString(text(column)); }
    /// Good until the next step().
    [[nodiscard]] ByteView blob(int column) const;
    [[nodiscard]] std::string_view view(int column) const;

private:
    SQLite::Statement *m_statement;
};

/// One connection to a cache file, with our pragmas, and its prepared statements. Exceptions of SQLiteCpp leave
/// its users by guarded() only. Used by one thread at a time, but for interrupt().
class Connection {
public:
    enum class Mode { ReadWrite, ReadOnly };

    /// Opens and checks: refuses what is no cache and what is newer. ReadWrite creates and migrates.
    static Result<std::unique_ptr<Connection>> open(const QString &file, Mode mode);

    [[nodiscard]] SQLite::Database &database() { return m_database; }
    [[nodiscard]] const QString &file() const { return m_file; }
    [[nodiscard]] bool isReadOnly() const { return m_mode == Mode::ReadOnly; }
    /// The statement of that text, prepared on first use. `sql` is a constant: its address is the key.
    [[nodiscard]] Query query(const char *sql);
    /// The number that a pragma answers.
    [[nodiscard]] std::int64_t pragma(const char *sql) { return m_database.execAndGet(sql).getInt64(); }
    /// Steps a pragma to its end, whatever rows it gives.
    void runPragma(const char *sql) { m_database.exec(sql); }

    /// Writes the WAL's content into the file and empties it; does nothing while somebody else reads or writes.
    void foldWal();
    /// May be called from any thread: the running statement fails, guarded() answers Cancelled.
    void interrupt();
    /// Ends a transaction that is still open because its rollback was interrupted, too. None is open between calls.
    void rollBackLeftover();

private:
    Connection(const QString &file, Mode mode, int flags);
    void configure();

    QString m_file;
    Mode m_mode;
    SQLite::Database m_database;
    std::unordered_map<const char *, std::unique_ptr<SQLite::Statement>> m_statements;
};

/// Runs `function` (which gives a Result) and turns what SQLite throws into an Error.
template <class Function>
auto guarded(const QString &file, Function &&function) -> decltype(function())
{
    try {
        return function();
    } catch (const SQLite::Exception &exception) {
        return tl::unexpected(errorFrom(exception, file));
    }
}

} // namespace traceloupe
