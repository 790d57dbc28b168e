// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/tracesource.h"

#include <QString>

#include <vector>

namespace traceloupe {

struct LoadedSources {
    std::vector<SourceConfig> sources; ///< in the order in which they were saved
    QStringList problems;              ///< sentences: entries that are damaged and were left out
};

/// The sources that a person keeps, in a JSON file that the window and the command line share. It holds no secrets:
/// those are in a SecretStore under SourceConfig::id.
class SavedSources {
public:
    /// $TRACELOUPE_SOURCES, else traceloupe/sources.json in the user's configuration folder.
    [[nodiscard]] static QString defaultFile();

    explicit SavedSources(QString file = defaultFile()) : m_file(std::move(file)) {}

    [[nodiscard]] const QString &file() const { return m_file; }
    /// None if there is no file.
    [[nodiscard]] Result<LoadedSources> load() const;
    /// Replaces the file, atomically. Every source must have an id and a name, each once.
    [[nodiscard]] Result<> save(const std::vector<SourceConfig> &sources) const;
    /// By name (in any case of letters) or id; NotFound names those that there are.
    [[nodiscard]] Result<SourceConfig> find(const QString &nameOrId) const;

    /// A new id for a source.
    [[nodiscard]] static QString newId();

private:
    QString m_file;
};

} // namespace traceloupe
