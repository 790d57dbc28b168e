// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/skewoverlay.h"

#include "core/analysis/selftime.h"

namespace traceloupe {

SkewOverlay::SkewOverlay(TracePtr trace, QObject *parent) : QObject(parent), m_trace(std::move(trace)) {}

void SkewOverlay::setAligned(bool isAligned)
{
    if (isAligned == m_isAligned)
        return;
    m_isAligned = isAligned;
    if (isProven())
        Q_EMIT changed();
}

std::vector<std::int64_t> SkewOverlay::alignedStartsNs() const
{
    return shiftsNs() != nullptr ? m_skew->startsNs(*m_trace) : std::vector<std::int64_t>();
}

const DomainShift *SkewOverlay::shiftOf(SpanIndex span) const
{
    if (!m_skew)
        return nullptr;
    const std::uint32_t clock = m_skew->clocks.of(*m_trace, span);
    if (clock == ClockDomains::kNone || !m_skew->shifts[clock].isUsed)
        return nullptr;
    return &m_skew->shifts[clock];
}

void SkewOverlay::want()
{
    if (m_isWanted)
        return;
    m_isWanted = true;
    m_job.run(
        this,
        [trace = m_trace](const std::atomic_bool & /*cancelled*/) {
            Made made;
            made.skew = std::make_shared<const ClockSkew>(clockSkew(*trace));
            if (!made.skew->isAnyUsed())
                return made;
            made.shiftsNs = made.skew->startsNs(*trace);
            made.selfTimesNs = std::make_shared<const std::vector<std::int64_t>>(
                traceloupe::selfTimesNs(*trace, made.shiftsNs));
            for (std::uint32_t row = 0; row < made.shiftsNs.size(); ++row)
                made.shiftsNs[row] -= trace->startNs(SpanIndex(row));
            return made;
        },
        [this](Made made) {
            m_skew = std::move(made.skew);
            m_shiftsNs = std::move(made.shiftsNs);
            m_selfTimesNs = std::move(made.selfTimesNs);
            Q_EMIT computed();
            if (isProven())
                Q_EMIT changed();
        });
}

} // namespace traceloupe
