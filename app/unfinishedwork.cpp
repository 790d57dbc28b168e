// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/unfinishedwork.h"

#include "app/jobjson.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {

UnfinishedWork::UnfinishedWork(const QString &folder, const QString &cacheFile, Imports &imports, Captures &captures)
    : m_imports(imports), m_captures(captures), m_files(folder, cacheFile)
{
    connect(&imports, &Imports::added, this, &UnfinishedWork::rememberImport);
    connect(&imports, &Imports::dropped, this, &UnfinishedWork::forgetImport);
    connect(&imports, &Imports::finished, this,
            [this](const ImportReport &report) { forgetImport(report.request.id); });
    connect(&imports, &Imports::progressed, this, [this](const ImportProgress &progress) {
        if (const auto running = m_running.find(progress.requestId); running != m_running.end())
            running->second.percent = static_cast<int>(progress.share() * 100);
    });
    connect(&captures, &Captures::added, this, &UnfinishedWork::rememberCapture);
    connect(&captures, &Captures::changed, this, &UnfinishedWork::followCapture);
    connect(&captures, &Captures::removed, this, [this](int id) {
        if (const auto key = m_captureKeys.extract(id); key && !m_isEnding)
            m_files.remove(key.mapped());
    });
}

UnfinishedWork::~UnfinishedWork()
{
    keepForNextStart();
}

void UnfinishedWork::keepForNextStart()
{
    if (std::exchange(m_isEnding, true))
        return;
    for (const auto &[id, import] : m_running)
        m_files.update(import.key, jobjson::ofImport(import.request, import.percent));
    for (const auto &[id, key] : m_captureKeys) {
        const Captures::Capture &capture = m_captures.captures().at(id);
        m_files.update(key, jobjson::ofCapture(capture.title, m_captures.request(id), capture.progress));
    }
}

void UnfinishedWork::restore(const std::vector<SourceConfig> &sources)
{
    for (const JobFiles::Job &job : m_files.adopt()) {
        if (jobjson::isImport(job.content))
            restoreImport(job);
        else
            restoreCapture(job, sources);
    }
    if (!m_stopped.empty())
        Q_EMIT stoppedImportsChanged();
}

void UnfinishedWork::restoreImport(const JobFiles::Job &job)
{
    StoppedImport stopped{job.key, jobjson::toImport(job.content), jobjson::percentOf(job.content)};
    if (stopped.request.paths.isEmpty())
        m_files.remove(job.key);
    else
        m_stopped.push_back(std::move(stopped));
}

void UnfinishedWork::restoreCapture(const JobFiles::Job &job, const std::vector<SourceConfig> &sources)
{
    std::optional<jobjson::Capture> capture = jobjson::toCapture(job.content);
    const auto source = std::find_if(sources.begin(), sources.end(), [&](const SourceConfig &candidate) {
        return capture && candidate.id == capture->request.source.id;
    });
    if (source == sources.end()) {
        m_files.remove(job.key);
        return;
    }
    capture->request.source = *source;
    capture->request.cacheFile = m_imports.cacheFile();
    m_isRestoring = true;
    m_captureKeys[m_captures.addStopped(capture->title, std::move(capture->request), capture->progress)] = job.key;
    m_isRestoring = false;
}

std::vector<UnfinishedWork::StoppedImport> UnfinishedWork::takeStoppedImports()
{
    std::vector<StoppedImport> stopped = std::exchange(m_stopped, {});
    for (const StoppedImport &import : stopped)
        m_files.remove(import.key);
    Q_EMIT stoppedImportsChanged();
    return stopped;
}

void UnfinishedWork::rememberImport(const ImportRequest &request)
{
    if (m_isEnding || request.origin) // the sample is unpacked anew each time
        return;
    m_running[request.id] = {m_files.add(jobjson::ofImport(request, std::nullopt)), request, std::nullopt};
    const auto same = std::find_if(m_stopped.begin(), m_stopped.end(), [&](const StoppedImport &stopped) {
        return stopped.request.paths == request.paths;
    });
    if (same == m_stopped.end())
        return;
    m_files.remove(same->key);
    m_stopped.erase(same);
    Q_EMIT stoppedImportsChanged();
}

void UnfinishedWork::forgetImport(int id)
{
    if (m_isEnding)
        return;
    if (const auto import = m_running.extract(id))
        m_files.remove(import.mapped().key);
}

void UnfinishedWork::rememberCapture(int id)
{
    if (m_isRestoring || m_isEnding)
        return;
    const Captures::Capture &capture = m_captures.captures().at(id);
    m_captureKeys[id] = m_files.add(jobjson::ofCapture(capture.title, m_captures.request(id), capture.progress));
}

/// A capture that is done needs no resuming; one that was resumed and failed again is still unfinished.
void UnfinishedWork::followCapture(int id)
{
    if (m_isEnding || m_captures.captures().at(id).state != Captures::State::Done)
        return;
    if (const auto key = m_captureKeys.extract(id))
        m_files.remove(key.mapped());
}

} // namespace traceloupe
