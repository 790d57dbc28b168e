// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/captures.h"

#include "core/models/errortext.h"

namespace traceloupe {

Captures::Captures(SourceAccess &sources, QObject *parent) : QObject(parent), m_sources(sources) {}

Captures::~Captures()
{
    stopAll(); // all at once; destroying them one by one would wait for each in turn
}

int Captures::start(const QString &title, PullRequest request)
{
    const int id = add(title, std::move(request), State::Running, {});
    launch(id);
    return id;
}

int Captures::addStopped(const QString &title, PullRequest request, const PullProgress &progress)
{
    return add(title, std::move(request), State::Stopped, progress);
}

int Captures::add(const QString &title, PullRequest request, State state, const PullProgress &progress)
{
    const int id = ++m_lastId;
    m_captures[id] = {title, state, progress, {}};
    m_requests.emplace(id, std::move(request));
    Q_EMIT added(id);
    return id;
}

void Captures::launch(int id)
{
    auto job = std::make_unique<PullJob>(m_requests.at(id));
    connect(job.get(), &PullJob::progressed, this, [this, id](const PullProgress &progress) {
        m_captures.at(id).progress = progress;
        Q_EMIT changed(id);
    });
    connect(job.get(), &PullJob::finished, this,
            [this, id](const Result<PullProgress> &result) { finish(id, result); });
    PullJob &started = *job;
    m_jobs[id] = std::move(job);
    m_captures.at(id).state = State::Running;
    m_captures.at(id).message.clear();
    Q_EMIT changed(id);
    started.start();
}

void Captures::finish(int id, const Result<PullProgress> &result)
{
    Capture &capture = m_captures.at(id);
    if (result) {
        capture.progress = *result;
        capture.state = State::Done;
    } else {
        capture.state = result.error().code == ErrorCode::Cancelled ? State::Stopped : State::Failed;
        capture.message = errorText(result.error());
    }
    const auto job = m_jobs.find(id);
    if (job != m_jobs.end()) {
        job->second.release()->deleteLater(); // it is the sender of the signal that we answer
        m_jobs.erase(job);
    }
    Q_EMIT changed(id);
}

void Captures::stop(int id)
{
    const auto job = m_jobs.find(id);
    if (job == m_jobs.end())
        return;
    m_captures.at(id).state = State::Stopping;
    Q_EMIT changed(id);
    job->second->cancel();
}

void Captures::stopAll()
{
    for (const auto &[id, job] : m_jobs)
        job->cancel();
}

void Captures::resume(int id)
{
    if (m_jobs.contains(id) || !m_requests.contains(id))
        return;
    m_sources.credentials(m_requests.at(id).source, this, [this, id](const Result<Credentials> &credentials) {
        if (m_jobs.contains(id) || !m_requests.contains(id))
            return;
        if (credentials)
            m_requests.at(id).credentials = *credentials;
        launch(id);
    });
}

void Captures::remove(int id)
{
    if (m_jobs.contains(id) || m_captures.erase(id) == 0)
        return;
    m_requests.erase(id);
    Q_EMIT removed(id);
}

void Captures::keepSources(const QStringList &sourceIds)
{
    std::vector<int> gone;
    for (const auto &[id, request] : m_requests) {
        if (!sourceIds.contains(request.source.id))
            gone.push_back(id);
    }
    for (const int id : gone)
        remove(id);
}

int Captures::runningCount() const
{
    return static_cast<int>(m_jobs.size());
}

} // namespace traceloupe
