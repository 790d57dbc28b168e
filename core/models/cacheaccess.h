// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace traceloupe {

/// The GUI thread's door to the cache: work runs in a thread with a Cache object of its own, and the answer comes
/// back to the thread that made this object. Each lane is one thread that works in order, so that a long load
/// does not keep the list waiting, and all writing is in one line. An answer is dropped when `receiver` is gone;
/// who may ask again before an answer is there keeps a generation number.
class CacheAccess final : public QObject {
    Q_OBJECT
public:
    enum class Lane { List, Load, Write };

    explicit CacheAccess(QString file, QObject *parent = nullptr);
    ~CacheAccess() override; ///< interrupts reading, lets writing finish, waits

    [[nodiscard]] const QString &file() const { return m_file; }

    /// `work`: Result<T>(Cache &), in the lane's thread; `done`: void(Result<T>), in this object's thread.
    template <class Work, class Done>
    void run(Lane lane, QObject *receiver, Work work, Done done)
    {
        using Answer = std::invoke_result_t<Work &, Cache &>;
        post(lane, [this, receiver = QPointer<QObject>(receiver), work = std::move(work),
                    done = std::move(done)](const Opened &cache) mutable {
            auto answer = cache ? std::make_shared<Answer>(work(**cache))
                                : std::make_shared<Answer>(tl::unexpected(cache.error()));
            deliver([receiver, done = std::move(done), answer]() mutable {
                if (receiver)
                    done(std::move(*answer));
            });
        });
    }
    /// Writes for a worker thread and waits until it is done.
    Result<> writeNow(const std::function<Result<>(Cache &)> &work);
    /// Stops what the lane is doing now; it answers Cancelled.
    void interrupt(Lane lane);

    /// Looks every second whether any program stored something; changed() follows if so.
    void startWatching();

Q_SIGNALS:
    void changed();

private:
    class LaneThread;
    using Opened = Result<Cache *>;
    using Job = std::function<void(const Opened &)>;

    void post(Lane lane, Job job);
    void deliver(std::function<void()> answer);
    void lookForChanges();
    [[nodiscard]] LaneThread &lane(Lane lane) const;

    QString m_file;
    std::unique_ptr<LaneThread> m_lanes[3];
    std::int64_t m_version = -1;
    bool m_isLooking = false;
};

} // namespace traceloupe
