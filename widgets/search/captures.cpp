// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/captures.h"

namespace traceloupe {

Captures::Captures(QObject *parent) : QObject(parent) {}

Captures::~Captures()
{
    stopAll(); // all at once; destroying them one by one would wait for each in turn
}

int Captures::start(const QString &title, PullRequest request)
{
    const int id = ++m_lastId;
    m_captures[id].title = title;
    m_requests.emplace(id, std::move(request));
    Q_EMIT added(id);
    launch(id);
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
        capture.message = result.error().detail;
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
    if (!m_jobs.contains(id) && m_requests.contains(id))
        launch(id);
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
