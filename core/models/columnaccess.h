// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/spancolumnstore.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace traceloupe {

/// The GUI thread's door to the columns of the cache's spans: questions are read and worked out in a thread of its own,
/// one after the other, and the answer comes back to the thread that made this object. It is dropped when `receiver` is
/// gone; who may ask again before an answer is there keeps a generation number.
class ColumnAccess final : public QObject {
    Q_OBJECT
public:
    explicit ColumnAccess(QString cacheFile, QObject *parent = nullptr);
    ~ColumnAccess() override; ///< interrupts and waits

    /// `work`: Answer(const SpanColumnsPtr &), in the worker; `done`: void(Result<Answer>), in this object's thread.
    template <class Work, class Done>
    void run(ColumnScope scope, QObject *receiver, Work work, Done done)
    {
        using Answer = std::invoke_result_t<Work &, const SpanColumnsPtr &>;
        post([this, scope = std::move(scope), receiver = QPointer<QObject>(receiver), work = std::move(work),
              done = std::move(done)]() mutable {
            auto answer = std::make_shared<Result<Answer>>(columns(scope).map(work));
            deliver([receiver, done = std::move(done), answer]() mutable {
                if (receiver)
                    done(std::move(*answer));
            });
        });
    }

private:
    void post(std::function<void()> job);
    void deliver(std::function<void()> answer);
    Result<SpanColumnsPtr> columns(const ColumnScope &scope);

    QString m_file;
    std::unique_ptr<SpanColumnStore> m_store; ///< made and used by the worker
    std::atomic<SpanColumnStore *> m_interruptible{nullptr};
    std::atomic<bool> m_isClosing{false};
    QThreadPool m_pool; // last: it uses all of the above
};

} // namespace traceloupe
