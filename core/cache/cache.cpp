// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/cache.h"

#include "core/cache/spanblockfiller.h"
#include "core/cache/sqlitecache.h"

#include <QStandardPaths>

namespace traceloupe {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<Cache>> Cache::open(const QString &file, Mode mode)
{
    auto connection = Connection::open(file, mode == Mode::ReadOnly ? Connection::Mode::ReadOnly
                                                                    : Connection::Mode::ReadWrite);
    if (!connection)
        return tl::unexpected(connection.error());
    if (mode == Mode::ReadWrite) {
        // should it fail, readers do without, and the next program tries again
        static_cast<void>(guarded(file, [&]() -> Result<> {
            fillDueSpanBlocks(**connection);
            return {};
        }));
    }
    return std::make_unique<SqliteCache>(std::move(*connection));
}

QString Cache::defaultFile()
{
    if (const QString named = qEnvironmentVariable("TRACELOUPE_CACHE"); !named.isEmpty())
        return named;
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/cache.traceloupe"_s;
}

} // namespace traceloupe
