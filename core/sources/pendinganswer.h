// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QFutureWatcher>
#include <QPromise>

#include <functional>
#include <memory>
#include <stop_token>

namespace traceloupe {

template <class T>
using Done = std::function<void(Result<T>)>;

/// A question whose answer comes later, as the QFuture that callers hold: cancelling the future requests a stop,
/// settling it finishes the future. Dropped unsettled, the future ends as cancelled. Lives in one thread.
template <class T>
class PendingAnswer {
public:
    PendingAnswer()
    {
        m_promise.start();
        m_watcher = new QFutureWatcher<Result<T>>;
        QObject::connect(m_watcher, &QFutureWatcherBase::canceled, m_watcher,
                         [stop = m_stop, isInSignal = m_isInSignal]() mutable {
                             *isInSignal = true;
                             stop.request_stop();
                             *isInSignal = false;
                         });
        m_watcher->setFuture(m_promise.future());
    }
    ~PendingAnswer()
    {
        m_watcher->disconnect();
        if (*m_isInSignal)
            m_watcher->deleteLater(); // it is still busy with its signal
        else
            delete m_watcher; // a thread that is ending would not come round to deleting it later
    }
    Q_DISABLE_COPY_MOVE(PendingAnswer)

    [[nodiscard]] QFuture<Result<T>> future() const { return m_promise.future(); }
    [[nodiscard]] std::stop_token stopToken() const { return m_stop.get_token(); }
    void settle(Result<T> result)
    {
        if (m_isSettled)
            return;
        m_isSettled = true;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

private:
    QPromise<Result<T>> m_promise;
    std::stop_source m_stop;
    QFutureWatcher<Result<T>> *m_watcher = nullptr;
    std::shared_ptr<bool> m_isInSignal = std::make_shared<bool>(false); ///< outlives us while we are deleted in it
    bool m_isSettled = false;
};

/// Runs `start` with a stop token and a function to settle the future that is returned.
template <class T, class Start>
QFuture<Result<T>> ask(const Start &start)
{
    auto pending = std::make_shared<PendingAnswer<T>>();
    QFuture<Result<T>> future = pending->future();
    start(pending->stopToken(), Done<T>([pending](Result<T> result) { pending->settle(std::move(result)); }));
    return future;
}

} // namespace traceloupe
