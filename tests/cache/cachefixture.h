// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"

#include <QTemporaryDir>

#include <memory>
#include <string>
#include <string_view>

namespace traceloupe::test {

/// A folder of its own for a test's cache files, and the few words that most tests say.
class CacheFixture {
public:
    CacheFixture();

    /// Path in the folder.
    [[nodiscard]] QString path(const QString &name = QStringLiteral("cache.traceloupe")) const
    {
        return m_folder.filePath(name);
    }
    /// Opens (and makes) a cache there; fails the running test and gives null if that does not work.
    [[nodiscard]] std::unique_ptr<Cache> open(const QString &name = QStringLiteral("cache.traceloupe"),
                                              Cache::Mode mode = Cache::Mode::ReadWrite) const;
    /// Stores traces as one batch of an origin.
    static Result<StoreOutcome> store(Cache &cache, std::vector<TracePtr> traces,
                                      const QString &origin = QStringLiteral("test.json"), bool partial = false);
    /// One number of an SQL query on the file, by a connection of its own.
    [[nodiscard]] qint64 number(const std::string &sql, const QString &name = QStringLiteral("cache.traceloupe")) const;
    /// Runs SQL on the file, by a connection of its own.
    void execute(const std::string &sql, const QString &name = QStringLiteral("cache.traceloupe")) const;

private:
    QTemporaryDir m_folder;
};

/// A trace id from a small number.
[[nodiscard]] inline TraceId traceIdOf(std::uint64_t number)
{
    return {0x0af7651916cd43ddULL, number};
}

/// Says what went wrong where a Result is an Error.
#define VERIFY_RESULT(expression)                                                                                      \
    do {                                                                                                               \
        const auto &verified = (expression);                                                                           \
        QVERIFY2(verified.has_value(), verified.has_value() ? "" : qPrintable(verified.error().detail));               \
    } while (false)

} // namespace traceloupe::test
