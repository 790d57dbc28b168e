// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"
#include "core/model/trace.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace traceloupe::cli {

struct Invocation;

/// A file that a command line names, or that is in a folder that it names; with an error, the folder is empty.
struct NamedInput {
    QString path;
    std::optional<Error> error;
};
[[nodiscard]] std::vector<NamedInput> namedInputs(const QStringList &arguments);

/// Finds what TRACE means on the command line: an id, a unique prefix of at least 6 digits, "slowest", "latest",
/// or a file (FILE, or FILE#ID where it holds several), which is read without the cache. The cache is opened when
/// first needed.
class TraceFinder {
public:
    explicit TraceFinder(QString cacheFile) : m_cacheFile(std::move(cacheFile)) {}

    Result<TracePtr> find(const QString &text);
    Result<Cache *> cache();

private:
    Result<TracePtr> findInFile(const QString &file, const QString &id);

    QString m_cacheFile;
    std::unique_ptr<Cache> m_cache;
};

/// Fails where --output names one of the files that the command reads.
Result<> checkOutputIsNoInput(const Invocation &call);
/// All traces of a file, without the cache.
Result<std::vector<TracePtr>> readWholeFile(const QString &file);
/// Opens the cache for reading; an absent file is an empty cache, made on the way.
Result<std::unique_ptr<Cache>> openCache(const QString &file);

} // namespace traceloupe::cli
