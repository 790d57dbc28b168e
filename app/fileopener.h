// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imports.h"
#include "app/sample.h"
#include "core/models/openedfiles.h"

#include <QObject>
#include <QStringList>

#include <unordered_set>
#include <vector>

class QWidget;

namespace traceloupe {

class WindowServices;

/// Opens files, folders and the sample: asks for them, imports them, and says what to show when they are in the cache.
/// Remembers which files were opened lately.
class FileOpener final : public QObject {
    Q_OBJECT
public:
    static constexpr int kMaxRecentFiles = 12;

    /// Both outlive it; `window` is what dialogs belong to.
    FileOpener(WindowServices &services, QWidget &window);

    void askForFiles();
    void askForFolder();
    void open(const QStringList &paths);
    void openSample();
    void resume(const ImportRequest &request); ///< one that was stopped

    [[nodiscard]] const QStringList &recentFiles() const { return m_recentFiles; }
    [[nodiscard]] const QString &lastFolder() const { return m_lastFolder; }
    void setRecent(const QStringList &files, const QString &lastFolder);

Q_SIGNALS:
    void started(const QString &title);
    void recentFilesChanged(const QStringList &files);
    /// What was opened is a place to search in.
    void collectionsChanged(const std::vector<traceloupe::TraceCollection> &collections);
    /// Several traces came: a list of what is in that collection is wanted.
    void listWanted(const QString &collectionId);
    /// One trace came, or one of the sample stands out: it is wanted in front.
    void traceWanted(const traceloupe::TraceSummary &trace);
    void failed(const traceloupe::Error &error);
    /// Nothing more follows of this import.
    void settled();

private:
    void startImport(ImportRequest request);
    void takeReport(const ImportReport &report);
    void findMostInteresting(const std::unordered_set<TraceId> &ids);
    void remember(const QStringList &paths);

    WindowServices &m_services;
    QWidget &m_window;
    Sample m_sample;
    OpenedFiles m_opened;
    QStringList m_recentFiles; ///< newest first
    QString m_lastFolder;
};

} // namespace traceloupe
