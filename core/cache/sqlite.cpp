// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/sqlite.h"

#include "core/cache/migrations.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThread>
#include <QUrl>

#include <sqlite3.h>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// How long a statement waits for another program's transaction.
constexpr int kBusyTimeoutMs = 30'000;
constexpr int kBusyRetryMs = 20;
/// Pages of a batch are kept in memory up to here before they spill.
constexpr int kPageCacheKiB = 64 * 1024;
/// The WAL is cut back to this size after a checkpoint.
constexpr int kWalLimitBytes = 64 << 20;
/// Pages in the WAL before a commit writes them into the file too: pages that many batches change are written once.
constexpr int kCheckpointPages = 8192;

constexpr qint64 kSmallestDatabaseBytes = 512;

/// What was added since is done without by who only reads.
constexpr int kOldestReadableSchema = 1;

constexpr int kTagListSchema = 4;
/// What our queries read of schema 4, for who only reads an older file.
constexpr char kViewsOfOldSchema[] =
    "CREATE TEMP VIEW tag_list AS\n"
    "SELECT key, value, trace AS first, '[0]' AS traces, NULL AS rows FROM main.tag\n"
    "UNION ALL\n"
    "SELECT -key, '', trace, '[0]', NULL FROM main.tag_overflow;\n"
    "CREATE TEMP VIEW operation AS\n"
    "SELECT id, service, name,\n"
    "       EXISTS (SELECT 1 FROM main.trace_operation AS has WHERE has.operation = known.id) AS traces\n"
    "FROM main.operation AS known";

QString shown(const QString &file)
{
    return QDir::toNativeSeparators(file);
}

/// Everything that can be said without SQLite. A missing file is made, empty, for its owner only.
Result<> checkPath(const QString &file, Connection::Mode mode)
{
    const QFileInfo info(file);
    if (info.isDir())
        return fail(ErrorCode::InvalidInput, u"%1 is a folder; the cache is a file."_s.arg(shown(file)));
    if (!info.exists()) {
        if (mode == Connection::Mode::ReadOnly)
            return fail(ErrorCode::NotFound, u"There is no cache %1."_s.arg(shown(file)));
        if (!QDir().mkpath(info.absolutePath()))
            return fail(ErrorCode::Io,
                        u"The folder %1 for the cache could not be made."_s.arg(shown(info.absolutePath())));
        QFile created(file);
        const bool made = created.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                                       QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        if (!made && !QFileInfo::exists(file))
            return fail(ErrorCode::Io,
                        u"The cache %1 could not be made: %2."_s.arg(shown(file), created.errorString()));
        return {};
    }
    // It is not opened here, for whoever closes a file drops the locks that another connection of this process has on
    // it.
    // SQLite would take a shorter file for an empty database, and write over it.
    if (info.size() > 0 && info.size() < kSmallestDatabaseBytes)
        return fail(ErrorCode::InvalidInput, u"%1 is no Traceloupe cache: choose another file."_s.arg(shown(file)));
    if (!info.isReadable())
        return fail(ErrorCode::Io, u"The cache %1 may not be read: change its permissions."_s.arg(shown(file)));
    return {};
}

/// How SQLite is told the file. To read one in WAL mode it makes a file beside it; where that may not be, and nothing
/// of a log is left there, the file can't change either, and is read as it is.
std::string nameForSqlite(const QString &file, Connection::Mode mode)
{
    const QFileInfo info(file);
    const bool isFixed = mode == Connection::Mode::ReadOnly && !QFileInfo(info.absolutePath()).isWritable()
                         && QFileInfo(file + u"-wal"_s).size() == 0;
    if (!isFixed)
        return info.absoluteFilePath().toStdString(); // never "file:...", which would mean something else
    return "file:" + QUrl::toPercentEncoding(info.absoluteFilePath(), "/").toStdString() + "?immutable=1";
}

/// Whether the file is a cache that this program can read.
Result<> checkMarks(SQLite::Database &database, const QString &file, Connection::Mode mode)
{
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    const int application = database.execAndGet("PRAGMA application_id").getInt();
    const bool isEmpty = database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0;
    if (application != kCacheApplicationId && !(isEmpty && version == 0))
        return fail(ErrorCode::InvalidInput,
                    u"%1 is an SQLite file of another program: choose another file."_s.arg(shown(file)));
    if (version > latestSchemaVersion())
        return fail(ErrorCode::NewerSchema, newerSchemaText(file, version, latestSchemaVersion()));
    if (mode == Connection::Mode::ReadOnly && version < kOldestReadableSchema)
        return fail(
            ErrorCode::Unsupported,
            u"The cache %1 has the older schema %2: open it once for writing to bring it up to date."_s.arg(shown(file))
                .arg(version));
    return {};
}

/// Looks at the marks through a connection that can't change a byte of the file.
Result<> probe(const QString &file, Connection::Mode mode)
{
    if (QFileInfo(file).size() == 0)
        return {};
    try {
        SQLite::Database database(nameForSqlite(file, mode), SQLite::OPEN_READONLY | SQLite::OPEN_URI, kBusyTimeoutMs);
        return checkMarks(database, file, mode);
    } catch (const SQLite::Exception &exception) {
        // a program that made the file was killed at it: what it left undone must be rolled back first, by writing
        if (exception.getErrorCode() != SQLITE_READONLY || mode == Connection::Mode::ReadOnly)
            throw;
    }
    SQLite::Database database(file.toStdString(), SQLite::OPEN_READWRITE, kBusyTimeoutMs);
    return checkMarks(database, file, mode);
}

/// The switch to WAL needs the file for itself for a moment and does not wait by itself.
void switchToWal(SQLite::Database &database)
{
    for (int waited = 0;; waited += kBusyRetryMs) {
        try {
            database.exec("PRAGMA journal_mode = WAL");
            return;
        } catch (const SQLite::Exception &exception) {
            if (exception.getErrorCode() != SQLITE_BUSY || waited >= kBusyTimeoutMs)
                throw;
        }
        QThread::msleep(kBusyRetryMs);
    }
}

} // namespace

QString newerSchemaText(const QString &file, int version, int known)
{
    return u"The cache %1 was written by a newer Traceloupe (schema %2, this one knows %3): update Traceloupe or use another cache file."_s
        .arg(shown(file))
        .arg(version)
        .arg(known);
}

Error errorFrom(const SQLite::Exception &exception, const QString &file)
{
    const QString name = shown(file);
    switch (exception.getErrorCode()) {
    case SQLITE_INTERRUPT:
        return {ErrorCode::Cancelled, u"The work on the cache was stopped."_s};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Database,
                u"Another program is writing to the cache %1: try again when it is done."_s.arg(name)};
    case SQLITE_FULL:
        return {ErrorCode::Io,
                u"The cache %1 could not grow: the disk is full. Nothing of this batch was stored."_s.arg(name)};
    case SQLITE_TOOBIG:
        return {
            ErrorCode::LimitExceeded,
            u"A trace is too large for the cache %1: one span of it, or all its names together, take up more than 900 MB. Nothing of this batch was stored."_s
                .arg(name)};
    case SQLITE_NOTADB:
        return {ErrorCode::InvalidInput, u"%1 is no Traceloupe cache: choose another file."_s.arg(name)};
    case SQLITE_CORRUPT:
        return {
            ErrorCode::Database,
            u"The cache %1 is damaged (%2): move it away, or rescue what can be read with sqlite3's .recover."_s.arg(
                name, QString::fromUtf8(exception.what()))};
    case SQLITE_READONLY:
        return {ErrorCode::Io, u"The cache %1 is read-only."_s.arg(name)};
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorCode::Io,
                u"The cache %1 could not be read or written: %2."_s.arg(name, QString::fromUtf8(exception.what()))};
    default:
        return {ErrorCode::Database,
                u"The cache %1: SQLite says \"%2\" (code %3)."_s.arg(name, QString::fromUtf8(exception.what()))
                    .arg(exception.getExtendedErrorCode())};
    }
}

ByteView Query::blob(int column) const
{
    const SQLite::Column value = m_statement->getColumn(column);
    return {static_cast<const std::uint8_t *>(value.getBlob()), static_cast<std::size_t>(value.getBytes())};
}

std::string_view Query::view(int column) const
{
    const SQLite::Column value = m_statement->getColumn(column);
    const char *text = value.getText("");
    return {text, static_cast<std::size_t>(value.getBytes())};
}

Connection::Connection(const QString &file, Mode mode, int flags)
    : m_file(file), m_mode(mode), m_database(nameForSqlite(file, mode), flags, kBusyTimeoutMs)
{}

void Connection::configure()
{
    m_database.exec("PRAGMA foreign_keys = ON");
    m_database.exec("PRAGMA temp_store = MEMORY");
    m_database.exec("PRAGMA cache_size = -" + std::to_string(kPageCacheKiB));
    if (m_mode == Mode::ReadOnly) {
        const std::int64_t schema = pragma("PRAGMA user_version");
        if (schema >= kOldestReadableSchema && schema < kTagListSchema)
            m_database.exec(kViewsOfOldSchema);
        return;
    }
    if (pragma("PRAGMA page_count") == 0)
        m_database.exec("PRAGMA auto_vacuum = INCREMENTAL"); // so that limits give bytes back
    switchToWal(m_database);
    // FULL: what was reported as stored survives a power cut; one flush a batch
    m_database.exec("PRAGMA synchronous = FULL");
    m_database.exec("PRAGMA journal_size_limit = " + std::to_string(kWalLimitBytes));
    m_database.exec("PRAGMA wal_autocheckpoint = " + std::to_string(kCheckpointPages));
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &file, Mode mode)
{
    if (const auto path = checkPath(file, mode); !path)
        return tl::unexpected(path.error());
    return guarded(file, [&]() -> Result<std::unique_ptr<Connection>> {
        if (const auto marks = probe(file, mode); !marks)
            return tl::unexpected(marks.error());
        // one thread at a time uses it, so SQLite need not lock at every step
        const int flags = (mode == Mode::ReadOnly ? SQLite::OPEN_READONLY | SQLite::OPEN_URI : SQLite::OPEN_READWRITE)
                          | SQLite::OPEN_NOMUTEX;
        std::unique_ptr<Connection> connection(new Connection(file, mode, flags));
        connection->configure();
        if (mode == Mode::ReadWrite) {
            if (const auto migrated = migrate(connection->m_database, allMigrations(), file); !migrated)
                return tl::unexpected(migrated.error());
        }
        return connection;
    });
}

Query Connection::query(const char *sql)
{
    auto &statement = m_statements[sql];
    if (!statement)
        statement = std::make_unique<SQLite::Statement>(m_database, sql);
    return Query(*statement);
}

void Connection::rollBackLeftover()
{
    constexpr int kTries = 10'000; // each may be interrupted again
    sqlite3 *handle = m_database.getHandle();
    for (int i = 0; i < kTries && sqlite3_get_autocommit(handle) == 0; ++i)
        sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Connection::foldWal()
{
    sqlite3 *handle = m_database.getHandle();
    sqlite3_busy_timeout(handle, 0);
    sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_busy_timeout(handle, kBusyTimeoutMs);
}

void Connection::interrupt()
{
    sqlite3_interrupt(m_database.getHandle());
}

} // namespace traceloupe
