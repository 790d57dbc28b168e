// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pull/pulljob.h"

#include "core/pull/pullworker.h"

#include <QThread>

namespace traceloupe {

/// The thread and the worker that lives in it. The worker ends the thread when it is done.
class PullJob::Thread {
public:
    Thread(PullRequest request, PullWorker::Observer observer)
        : m_worker(new PullWorker(std::move(request), std::move(observer)))
    {
        m_thread.setObjectName(QStringLiteral("pull"));
        m_worker->moveToThread(&m_thread);
    }
    ~Thread()
    {
        cancel();
        m_thread.wait();
        delete m_worker; // its thread is over, so any thread may
    }
    Q_DISABLE_COPY_MOVE(Thread)

    void start()
    {
        if (m_isStarted)
            return;
        m_isStarted = true;
        m_thread.start();
        QMetaObject::invokeMethod(m_worker, &PullWorker::run, Qt::QueuedConnection);
    }
    void cancel()
    {
        if (m_isStarted)
            QMetaObject::invokeMethod(m_worker, &PullWorker::cancel, Qt::QueuedConnection);
    }

private:
    QThread m_thread;
    PullWorker *m_worker;
    bool m_isStarted = false;
};

PullJob::PullJob(PullRequest request, QObject *parent) : QObject(parent)
{
    PullWorker::Observer observer;
    observer.progressed = [this](const PullProgress &progress) {
        QMetaObject::invokeMethod(this, [this, progress] { Q_EMIT progressed(progress); }, Qt::QueuedConnection);
    };
    observer.finished = [this](const Result<PullProgress> &result) {
        QMetaObject::invokeMethod(this, [this, result] { Q_EMIT finished(result); }, Qt::QueuedConnection);
    };
    m_thread = std::make_unique<Thread>(std::move(request), std::move(observer));
}

PullJob::~PullJob() = default;

void PullJob::start()
{
    m_thread->start();
}

void PullJob::cancel()
{
    m_thread->cancel();
}

} // namespace traceloupe
