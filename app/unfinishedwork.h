// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imports.h"
#include "app/jobfiles.h"
#include "widgets/search/captures.h"

#include <QObject>

#include <map>
#include <optional>
#include <vector>

namespace traceloupe {

/// Remembers what is being opened and captured until it ends, and brings it back at the next start: captures as
/// stopped ones in their list, files as a list of what was stopped. Both are idempotent, so that resuming is running
/// them again.
class UnfinishedWork final : public QObject {
    Q_OBJECT
public:
    struct StoppedImport {
        QString key;
        ImportRequest request;
        std::optional<int> percent; ///< nothing after a crash
    };

    /// Both outlive it.
    UnfinishedWork(const QString &folder, const QString &cacheFile, Imports &imports, Captures &captures);
    ~UnfinishedWork() override;

    /// What the last window left; captures of sources that are not among these are forgotten.
    void restore(const std::vector<SourceConfig> &sources);
    /// The program ends: what is under way now is kept for the next start, whatever becomes of it.
    void keepForNextStart();

    [[nodiscard]] const std::vector<StoppedImport> &stoppedImports() const { return m_stopped; }
    /// Takes them out of the list and forgets them.
    std::vector<StoppedImport> takeStoppedImports();

Q_SIGNALS:
    void stoppedImportsChanged();

private:
    void rememberImport(const ImportRequest &request);
    void forgetImport(int id);
    void rememberCapture(int id);
    void followCapture(int id);
    void restoreImport(const JobFiles::Job &job);
    void restoreCapture(const JobFiles::Job &job, const std::vector<SourceConfig> &sources);

    Imports &m_imports;
    Captures &m_captures;
    JobFiles m_files;
    std::vector<StoppedImport> m_stopped;
    std::map<int, StoppedImport> m_running; ///< imports by id, those that wait too
    std::map<int, QString> m_captureKeys;
    bool m_isRestoring = false;
    bool m_isEnding = false;
};

} // namespace traceloupe
