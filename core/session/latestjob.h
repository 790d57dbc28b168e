// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <utility>

namespace traceloupe {

/// Work beside the window's thread of which only the latest counts: a new run cancels the one before it, whose answer
/// is dropped. A member of the object that it works for; the destructor cancels and waits.
class LatestJob {
public:
    using Cancelled = std::shared_ptr<std::atomic_bool>;

    LatestJob() { m_pool.setMaxThreadCount(1); }
    ~LatestJob()
    {
        cancel();
        m_pool.waitForDone();
    }
    Q_DISABLE_COPY_MOVE(LatestJob)

    [[nodiscard]] bool isRunning() const { return m_cancelled != nullptr; }

    void cancel()
    {
        if (m_cancelled)
            *m_cancelled = true;
        m_cancelled.reset();
    }

    /// Runs `work(const std::atomic_bool &cancelled)` elsewhere, then `done(its result)` in the context's thread.
    template <class Work, class Done>
    void run(QObject *context, Work work, Done done)
    {
        cancel();
        m_cancelled = std::make_shared<std::atomic_bool>(false);
        m_pool.start(
            [this, context, work = std::move(work), done = std::move(done), cancelled = m_cancelled]() mutable {
                auto result = std::make_shared<decltype(work(*cancelled))>(work(*cancelled));
                if (*cancelled)
                    return;
                QMetaObject::invokeMethod(
                    context,
                    [this, result, done = std::move(done), cancelled]() mutable {
                        if (*cancelled)
                            return;
                        m_cancelled.reset();
                        done(std::move(*result));
                    },
                    Qt::QueuedConnection);
            });
    }

private:
    QThreadPool m_pool;
    Cancelled m_cancelled;
};

} // namespace traceloupe
