// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"
#include "core/sources/tracesource.h"

#include <QString>

#include <vector>

namespace traceloupe {

/// The sources that people have saved, in a settings file that the window and the command line share. It holds no
/// secrets: those are in the SecretStore under SourceConfig::id.
class SavedSources {
public:
    explicit SavedSources(QString file = defaultFile());
    /// In the user's configuration folder.
    [[nodiscard]] static QString defaultFile();

    /// In the order in which they were saved; entries that can't be understood are left out.
    [[nodiscard]] std::vector<SourceConfig> load() const;
    /// Replaces all.
    Result<> save(const std::vector<SourceConfig> &sources) const;
    /// By name, in any case of letters; NotFound names what there is.
    [[nodiscard]] Result<SourceConfig> find(const QString &name) const;

private:
    QString m_file;
};

} // namespace traceloupe
