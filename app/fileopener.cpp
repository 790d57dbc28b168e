// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fileopener.h"

#include "app/windowservices.h"

#include <QFileDialog>
#include <QFileInfo>

#include <utility>

namespace traceloupe {
namespace {

QFileDialog *makeFileDialog(QWidget &window, const QString &title, const QString &folder)
{
    auto *dialog = new QFileDialog(&window, title, folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

QString titleOf(const QStringList &paths)
{
    const QString first = QFileInfo(paths.front()).fileName();
    return paths.size() == 1 ? first
                             : FileOpener::tr("%1 and %n more", nullptr, static_cast<int>(paths.size()) - 1).arg(first);
}

/// The sample goes by its name, not by the file that it was unpacked to.
std::vector<OpenedFile> openedFilesOf(const ImportReport &report)
{
    std::vector<OpenedFile> files;
    for (const ImportedFile &file : report.files) {
        if (!file.traceIds.empty())
            files.push_back({report.request.origin ? report.request.title : QFileInfo(file.file).absoluteFilePath(),
                             file.traceIds});
    }
    return files;
}

} // namespace

FileOpener::FileOpener(WindowServices &services, QWidget &window)
    : QObject(&window), m_services(services), m_window(window)
{
    connect(&services.imports, &Imports::finished, this, &FileOpener::takeReport);
}

void FileOpener::setRecent(const QStringList &files, const QString &lastFolder)
{
    m_recentFiles = files;
    m_lastFolder = lastFolder;
    Q_EMIT recentFilesChanged(m_recentFiles);
}

void FileOpener::askForFiles()
{
    QFileDialog *dialog = makeFileDialog(m_window, tr("Open traces"), m_lastFolder);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Traces (*.json *.jsonl *.pb *.proto *.gz *.zst *.traceloupe)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &FileOpener::open);
    dialog->open();
}

void FileOpener::askForFolder()
{
    QFileDialog *dialog = makeFileDialog(m_window, tr("Open a folder of traces"), m_lastFolder);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) { open({folder}); });
    dialog->open();
}

void FileOpener::open(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    remember(paths);
    ImportRequest request;
    request.paths = paths;
    request.title = titleOf(paths);
    startImport(std::move(request));
}

void FileOpener::openSample()
{
    auto request = m_sample.request();
    if (request)
        startImport(std::move(*request));
    else
        Q_EMIT failed(request.error());
}

void FileOpener::resume(const ImportRequest &request)
{
    startImport(request);
}

void FileOpener::startImport(ImportRequest request)
{
    Q_EMIT started(request.title);
    m_services.imports.add(std::move(request));
}

void FileOpener::takeReport(const ImportReport &report)
{
    const std::unordered_set<TraceId> ids = report.traceIds();
    const bool isSample = report.request.origin.has_value();
    if (!ids.empty()) {
        const QString collection = m_opened.add(report.request.title, openedFilesOf(report));
        Q_EMIT collectionsChanged(m_opened.collections());
        if (ids.size() > 1)
            Q_EMIT listWanted(collection);
    }
    if (ids.size() == 1 || (isSample && !ids.empty()))
        findMostInteresting(ids);
    else
        Q_EMIT settled();
}

void FileOpener::findMostInteresting(const std::unordered_set<TraceId> &ids)
{
    m_services.cache.run(
        CacheAccess::Lane::Load, this, [](Cache &cache) { return cache.list(); },
        [this, ids](const Result<std::vector<TraceSummary>> &traces) {
            if (!traces)
                Q_EMIT failed(traces.error());
            else if (const auto trace = Sample::mostInteresting(*traces, ids))
                Q_EMIT traceWanted(*trace);
            Q_EMIT settled();
        });
}

void FileOpener::remember(const QStringList &paths)
{
    for (const QString &path : paths) {
        const QString absolute = QFileInfo(path).absoluteFilePath();
        m_recentFiles.removeAll(absolute);
        m_recentFiles.prepend(absolute);
    }
    setRecent(m_recentFiles.mid(0, kMaxRecentFiles), QFileInfo(paths.front()).absolutePath());
}

} // namespace traceloupe
