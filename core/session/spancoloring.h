// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/colortable.h"
#include "core/layout/minimap.h"
#include "core/session/latestjob.h"
#include "core/session/operationranks.h"

#include <QObject>

namespace traceloupe {

/// What the spans of an open trace are coloured by, shared by its views, with the overview picture in those colours.
/// Changes are computed beside the window's thread; until they are there the colours before stay.
class SpanColoring final : public QObject {
    Q_OBJECT
public:
    SpanColoring(TracePtr trace, ServiceColors services, ColorTable table, MinimapDensity overview,
                 QObject *parent = nullptr);

    [[nodiscard]] const ColorTable &table() const { return m_table; }
    [[nodiscard]] std::uint8_t colorOf(SpanIndex span) const { return m_table.colorOf(span); }
    [[nodiscard]] const ServiceColors &services() const { return m_services; }
    [[nodiscard]] const MinimapDensity &overview() const { return m_overview; }
    /// As it was asked for last; table() may still be of an earlier choice.
    [[nodiscard]] const ColorChoice &choice() const { return m_choice; }
    [[nodiscard]] const ServiceColorChoices &chosenColors() const { return m_chosen; }

    void setChoice(const ColorChoice &choice);
    void setServiceColors(const ServiceColorChoices &chosen);
    /// A person chose: as above, and told to whoever remembers it.
    void chooseServiceColors(const ServiceColorChoices &chosen);
    void setRanks(std::shared_ptr<const OperationRanks> ranks);
    void setWarp(TimeWarpPtr warp);
    /// Starts by one clock, by row, for the overview; empty for times as they are.
    void setAlignedStarts(std::vector<std::int64_t> starts);

Q_SIGNALS:
    void changed();
    void serviceColorsChosen(const traceloupe::ServiceColorChoices &chosen);

private:
    struct Made {
        ServiceColors services;
        ColorTable table;
        MinimapDensity overview;
    };
    void remake();

    TracePtr m_trace;
    ServiceColors m_services;
    ColorTable m_table;
    MinimapDensity m_overview;
    ColorChoice m_choice;
    ServiceColorChoices m_chosen;
    std::shared_ptr<const OperationRanks> m_ranks;
    TimeWarpPtr m_warp;
    std::shared_ptr<const std::vector<std::int64_t>> m_starts; ///< null for times as they are
    LatestJob m_job;
};

} // namespace traceloupe
