// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timerange.h"

#include <QObject>

#include <optional>
#include <vector>

namespace traceloupe {

/// What a person measures on the time axis: one selected range, a passing mark and marks that stay.
class TimeMarks final : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kMaxKept = 50;

    using QObject::QObject;

    [[nodiscard]] const std::optional<TimeRange> &range() const { return m_range; }
    [[nodiscard]] std::optional<std::int64_t> passing() const { return m_passing; }
    [[nodiscard]] const std::vector<std::int64_t> &kept() const { return m_kept; }
    [[nodiscard]] bool isEmpty() const { return !m_range && !m_passing && m_kept.empty(); }

    void setRange(std::optional<TimeRange> range);
    /// Replaces the passing mark.
    void setPassing(std::optional<std::int64_t> timeNs);
    /// Adds a mark that stays, or takes it away where one is at that time already.
    void toggleKept(std::int64_t timeNs);
    void clear();

Q_SIGNALS:
    void changed();

private:
    std::optional<TimeRange> m_range;
    std::optional<std::int64_t> m_passing;
    std::vector<std::int64_t> m_kept; ///< ascending
};

} // namespace traceloupe
