// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/spancoloring.h"

namespace traceloupe {

SpanColoring::SpanColoring(TracePtr trace, ServiceColors services, ColorTable table, MinimapDensity overview,
                           QObject *parent)
    : QObject(parent),
      m_trace(std::move(trace)),
      m_services(std::move(services)),
      m_table(std::move(table)),
      m_overview(std::move(overview)),
      m_choice(m_table.choice),
      m_chosen(ServiceColorBook::shared().chosen())
{}

void SpanColoring::setChoice(const ColorChoice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    remake();
}

void SpanColoring::setServiceColors(const ServiceColorChoices &chosen)
{
    if (chosen == m_chosen)
        return;
    m_chosen = chosen;
    remake();
}

void SpanColoring::chooseServiceColors(const ServiceColorChoices &chosen)
{
    setServiceColors(chosen);
    Q_EMIT serviceColorsChosen(chosen);
}

void SpanColoring::setRanks(std::shared_ptr<const OperationRanks> ranks)
{
    m_ranks = std::move(ranks);
    if (m_choice.by == ColorBy::Rank)
        remake();
}

void SpanColoring::setWarp(TimeWarpPtr warp)
{
    if (warp == m_warp)
        return;
    m_warp = std::move(warp);
    remake();
}

void SpanColoring::setAlignedStarts(std::vector<std::int64_t> starts)
{
    m_starts = starts.empty() ? nullptr : std::make_shared<const std::vector<std::int64_t>>(std::move(starts));
    remake();
}

void SpanColoring::remake()
{
    m_job.run(
        this,
        [trace = m_trace, choice = m_choice, chosen = m_chosen, ranks = m_ranks, warp = m_warp,
         starts = m_starts](const std::atomic_bool & /*cancelled*/) {
            const auto percentOf = [&](SpanIndex span) {
                const auto rank = ranks ? ranks->of(*trace, span) : std::nullopt;
                return rank && rank->count >= kLeastForRank ? rank->percent : -1.0;
            };
            Made made;
            made.services = ServiceColors(*trace, chosen);
            made.table = makeColorTable(*trace, choice, chosen, percentOf);
            const auto startsNs = starts ? std::span<const std::int64_t>(*starts) : std::span<const std::int64_t>();
            made.overview = MinimapDensity(*trace, made.table, warp, startsNs);
            return made;
        },
        [this](Made made) {
            m_services = std::move(made.services);
            m_table = std::move(made.table);
            m_overview = std::move(made.overview);
            Q_EMIT changed();
        });
}

} // namespace traceloupe
