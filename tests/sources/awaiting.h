// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QTimer>

namespace traceloupe::test {

inline constexpr int kPatienceMs = 20'000;

/// The future's answer, turning the event loop meanwhile; Cancelled for a cancelled future.
template <class T>
Result<T> resultOf(const QFuture<Result<T>> &future)
{
    // QTest::qWaitFor() sleeps between its looks, and a server in this thread with it.
    QEventLoop loop;
    QFutureWatcher<Result<T>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(kPatienceMs, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    if (!future.isFinished())
        return fail(ErrorCode::Io, QStringLiteral("the test waited too long"));
    if (future.resultCount() == 0)
        return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
    return future.result();
}

} // namespace traceloupe::test
