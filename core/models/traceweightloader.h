// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/cacheaccess.h"

#include <QObject>

#include <memory>
#include <unordered_map>
#include <vector>

namespace traceloupe {

/// How many traces each sampled one stands for, by what its root says; without those that say nothing.
using TraceWeights = std::unordered_map<TraceId, double>;

/// Looks up how cached traces were sampled, beside the GUI thread and a few at a time, so that opening a trace
/// meanwhile does not wait. What was found is kept for the next question.
class TraceWeightLoader final : public QObject {
    Q_OBJECT
public:
    /// `cache` outlives the loader.
    explicit TraceWeightLoader(CacheAccess &cache, QObject *parent = nullptr);

    /// Drops what was under way.
    void start(const std::vector<TraceId> &traces);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] const TraceWeights &weights() const { return m_weights; }

Q_SIGNALS:
    void finished(); ///< weights() is of all that was asked for, as far as it could be read

private:
    struct Step;
    void readOn();
    void take(Result<Step> step);

    CacheAccess &m_cache;
    std::shared_ptr<const std::vector<TraceId>> m_tasks;
    std::size_t m_next = 0;
    TraceWeights m_weights;
    std::unordered_map<TraceId, bool> m_known; ///< those that were looked into
    quint64 m_generation = 0;
    bool m_isRunning = false;
};

} // namespace traceloupe
