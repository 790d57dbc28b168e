// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pull/importfile.h"

#include <QObject>
#include <QStringList>
#include <QThread>

#include <atomic>
#include <deque>
#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

namespace traceloupe {

struct ImportRequest {
    int id = 0;                    ///< given by Imports::add()
    QStringList paths;             ///< files and folders
    std::optional<Origin> origin;  ///< nothing = the file
    QString title;                 ///< what people call it
};

struct ImportProgress {
    int requestId = 0;
    QString file;
    int fileNumber = 0; ///< from 1
    int fileCount = 0;
    std::uint64_t doneBytes = 0;
    std::uint64_t totalBytes = 0;

    /// Of all files, 0..1.
    [[nodiscard]] double share() const;
};

struct ImportReport {
    ImportRequest request;
    std::vector<ImportedFile> files;
    std::optional<Error> error; ///< nothing could be opened at all
    bool wasCancelled = false;

    [[nodiscard]] std::unordered_set<TraceId> traceIds() const;
};

/// Brings files into the cache, one request after the other, in a thread of its own. Each batch of traces is
/// committed as it comes: cancelling, closing the window and a crash lose nothing of it.
class Imports final : public QObject {
    Q_OBJECT
public:
    explicit Imports(QString cacheFile, QObject *parent = nullptr);
    ~Imports() override; ///< aborts and waits

    void add(ImportRequest request);
    void cancel(); ///< the running one and those that wait; what was read of the running one is stored yet
    void abort();  ///< cancel() without that: within a second it has stopped between two batches
    [[nodiscard]] const QString &cacheFile() const { return m_cacheFile; }
    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }

Q_SIGNALS:
    void added(const traceloupe::ImportRequest &request);
    void dropped(int requestId); ///< cancelled while it waited
    void progressed(const traceloupe::ImportProgress &progress); ///< at most 10 times a second
    void finished(const traceloupe::ImportReport &report);

private:
    void startNext();
    void importAll(const ImportRequest &request); ///< in the thread
    ImportReport importInto(Cache &cache, const ImportRequest &request);
    void finish(const std::shared_ptr<const ImportReport> &report);

    QString m_cacheFile;
    std::deque<ImportRequest> m_waiting;
    std::unique_ptr<QThread> m_thread;
    int m_lastId = 0;
    std::atomic<bool> m_isCancelled = false;
    std::atomic<bool> m_isAborted = false;
};

} // namespace traceloupe
