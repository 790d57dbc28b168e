// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imports.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace traceloupe {

namespace {

constexpr qint64 kProgressIntervalMs = 100;

/// Files as they are, folders as what is inside; of an empty folder the report tells.
QStringList filesOf(const ImportRequest &request, ImportReport &report)
{
    QStringList files;
    for (const QString &path : request.paths) {
        const QStringList inside = expandInputs({path});
        files += inside;
        if (inside.isEmpty()) {
            ImportedFile empty;
            empty.file = path;
            empty.error = emptyFolderError(path);
            report.files.push_back(std::move(empty));
        }
    }
    return files;
}

} // namespace

std::unordered_set<TraceId> ImportReport::traceIds() const
{
    std::unordered_set<TraceId> ids;
    for (const ImportedFile &file : files)
        ids.insert(file.traceIds.begin(), file.traceIds.end());
    return ids;
}

double ImportProgress::share() const
{
    const double ofFile = totalBytes == 0 ? 0.0 : static_cast<double>(doneBytes) / static_cast<double>(totalBytes);
    return (std::max(fileNumber, 1) - 1 + std::clamp(ofFile, 0.0, 1.0)) / std::max(fileCount, 1);
}

Imports::Imports(QString cacheFile, QObject *parent) : QObject(parent), m_cacheFile(std::move(cacheFile)) {}

Imports::~Imports()
{
    abort();
    if (m_thread)
        m_thread->wait();
}

void Imports::add(ImportRequest request)
{
    request.id = ++m_lastId;
    m_waiting.push_back(request);
    Q_EMIT added(request);
    if (!isRunning())
        startNext();
}

void Imports::cancel()
{
    m_isCancelled = true;
    for (const ImportRequest &request : std::exchange(m_waiting, {}))
        Q_EMIT dropped(request.id);
}

void Imports::abort()
{
    m_isAborted = true;
    cancel();
}

void Imports::startNext()
{
    if (m_waiting.empty())
        return;
    m_isCancelled = false;
    m_isAborted = false;
    m_thread.reset(QThread::create([this, request = std::move(m_waiting.front())] { importAll(request); }));
    m_waiting.pop_front();
    m_thread->start();
}

void Imports::importAll(const ImportRequest &request)
{
    auto report = std::make_shared<ImportReport>();
    report->request = request;
    if (const auto cache = Cache::open(m_cacheFile))
        *report = importInto(**cache, request);
    else
        report->error = cache.error();
    report->wasCancelled = m_isCancelled;
    QMetaObject::invokeMethod(this, [this, report] { finish(report); }, Qt::QueuedConnection);
}

ImportReport Imports::importInto(Cache &cache, const ImportRequest &request)
{
    ImportReport report;
    report.request = request;
    const QStringList files = filesOf(request, report);
    QElapsedTimer sinceProgress;
    ImportProgress progress;
    progress.requestId = request.id;
    progress.fileCount = static_cast<int>(files.size());
    ImportOptions options;
    options.origin = request.origin;
    options.isCancelled = [this] { return m_isCancelled.load(); };
    options.isAborted = [this] { return m_isAborted.load(); };
    options.progress = [&](std::uint64_t done, std::uint64_t total) {
        if (sinceProgress.isValid() && sinceProgress.elapsed() < kProgressIntervalMs)
            return;
        sinceProgress.start();
        progress.doneBytes = done;
        progress.totalBytes = total;
        QMetaObject::invokeMethod(this, [this, progress] { Q_EMIT progressed(progress); }, Qt::QueuedConnection);
    };
    for (const QString &file : files) {
        if (m_isCancelled)
            break;
        progress.file = file;
        ++progress.fileNumber;
        report.files.push_back(importFile(file, cache, options));
    }
    return report;
}

void Imports::finish(const std::shared_ptr<const ImportReport> &report)
{
    m_thread->wait();
    m_thread.reset();
    Q_EMIT finished(*report);
    if (!isRunning())
        startNext();
}

} // namespace traceloupe
