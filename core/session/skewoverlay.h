// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/clockskew.h"
#include "core/session/latestjob.h"

#include <QObject>

#include <memory>

namespace traceloupe {

/// The clocks of an open trace: how far they are proven to be off, and whether views show times aligned (the usual way
/// where something is proven) or as they came. Nothing is changed in the trace. Computed beside the window's thread.
class SkewOverlay final : public QObject {
    Q_OBJECT
public:
    explicit SkewOverlay(TracePtr trace, QObject *parent = nullptr);

    /// Null until it is computed.
    [[nodiscard]] const ClockSkew *skew() const { return m_skew.get(); }
    /// Some clock is proven to be off.
    [[nodiscard]] bool isProven() const { return m_skew && !m_shiftsNs.empty(); }
    [[nodiscard]] bool isAligned() const { return m_isAligned; }
    void setAligned(bool isAligned);
    /// To be added to times, by row; null where times are shown as they are.
    [[nodiscard]] const std::vector<std::int64_t> *shiftsNs() const
    {
        return m_isAligned && isProven() ? &m_shiftsNs : nullptr;
    }
    /// Self times by one clock, by row; null where times are shown as they are.
    [[nodiscard]] std::shared_ptr<const std::vector<std::int64_t>> selfTimesNs() const
    {
        return shiftsNs() != nullptr ? m_selfTimesNs : nullptr;
    }
    /// Starts by one clock, by row; empty where times are shown as they are.
    [[nodiscard]] std::vector<std::int64_t> alignedStartsNs() const;
    /// What is known of the clock of a span; null for its own root's clock and where nothing is proven.
    [[nodiscard]] const DomainShift *shiftOf(SpanIndex span) const;

    /// Starts the computation; views that can draw the answer ask for it.
    void want();

Q_SIGNALS:
    /// Times are to be shown otherwise.
    void changed();
    /// skew() is there, also where nothing is proven.
    void computed();

private:
    struct Made {
        std::shared_ptr<const ClockSkew> skew;
        std::vector<std::int64_t> shiftsNs;
        std::shared_ptr<const std::vector<std::int64_t>> selfTimesNs;
    };

    TracePtr m_trace;
    bool m_isWanted = false;
    bool m_isAligned = true;
    std::shared_ptr<const ClockSkew> m_skew;
    std::vector<std::int64_t> m_shiftsNs; ///< empty = no clock is moved
    std::shared_ptr<const std::vector<std::int64_t>> m_selfTimesNs; ///< null without m_shiftsNs
    LatestJob m_job;
};

} // namespace traceloupe
