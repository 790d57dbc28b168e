// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <utility>

namespace traceloupe {

/// Computes values beside the GUI thread, one at a time as far as anyone can see: what was asked for later makes the
/// answers of before void. `work` runs in another thread and must hold all that it needs; `done` and `failed` run on
/// the GUI thread, unless the owner is gone by then.
class Background final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    template <class Work, class Done>
    void run(Work work, Done done, std::function<void(const QString &reason)> failed)
    {
        start(
            [work = std::move(work), done = std::move(done)]() mutable -> std::function<void()> {
                auto result = std::make_shared<decltype(work())>(work());
                return [result, done = std::move(done)]() mutable { done(std::move(*result)); };
            },
            std::move(failed));
    }
    /// What is still computed will not be delivered.
    void cancel()
    {
        ++m_generation;
        m_isBusy = false;
    }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

private:
    /// `work` gives what is to be done with its result.
    void start(std::function<std::function<void()>()> work, std::function<void(const QString &)> failed);
    void finish(quint64 generation, const std::function<void()> &deliver);

    quint64 m_generation = 0;
    bool m_isBusy = false;
};

} // namespace traceloupe
