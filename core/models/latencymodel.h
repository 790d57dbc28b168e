// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timestamptext.h"
#include "core/models/flattablemodel.h"
#include "core/models/objectives.h"
#include "core/models/tracestanding.h"
#include "core/models/weightedlatencies.h"

#include <vector>

namespace traceloupe {

/// The RED table of a LatencyData: a row a group, in any order; sorting is a proxy's work (SortRole).
class LatencyModel final : public FlatTableModel {
    Q_OBJECT
public:
    enum Column {
        Service = 0,
        Operation,
        Kind,
        Count,
        Rate,
        Errors,
        Mean,
        FirstQuantile,
        LastQuantile = FirstQuantile + static_cast<int>(kLatencyQuantiles.size()) - 1,
        Longest,
        ObjectiveVerdict,
        Activity,
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole, ///< raw number or text
        UncertainRole,           ///< true: too few spans for this figure to be taken at its word
        VerdictRole              ///< int of Verdict; invalid where there is none
    };

    /// `objectives` outlives the model.
    explicit LatencyModel(const Objectives &objectives, QObject *parent = nullptr);

    void setLatencies(LatencyDataPtr data);
    [[nodiscard]] const LatencyDataPtr &latencies() const { return m_data; } ///< null at first
    void setRepresentativeness(Representativeness kind);
    [[nodiscard]] Representativeness representativeness() const { return m_representativeness; }
    /// The figures of sampled traces; null while they are not known. What is not of latencies() is ignored.
    void setWeighted(WeightedLatenciesPtr weighted);
    /// The zone that tool tips write times in.
    void setTimeZone(const DisplayTimeZone &zone) { m_zone = zone; }
    /// Another objective was set.
    void refreshObjectives();
    /// Nothing where no objective is set or the set is not representative.
    [[nodiscard]] std::optional<Compliance> compliance(int row) const;
    /// The row of that group; -1 for none.
    [[nodiscard]] int rowOf(const LatencyGroup &group) const;
    /// Over the time in which the row's traces were gathered; nothing where it can't be told.
    [[nodiscard]] std::optional<double> ratePerSecond(std::uint32_t group) const;
    /// What the sampling of the traces tells of the row: null unless they are said to be sampled and all tell how.
    [[nodiscard]] const WeightedRow *weighted(std::uint32_t group) const;
    /// What charts of such a row are weighted by; null for the others.
    [[nodiscard]] WeightedLatenciesPtr weighting(std::uint32_t group) const
    {
        return weighted(group) != nullptr ? m_weighted : nullptr;
    }
    /// Rows that are parts of one operation are judged by its objective.
    void setPartsOf(std::optional<LatencyGroup> whole);
    [[nodiscard]] std::optional<Objective> objective(std::uint32_t group) const;
    /// Of all spans of the row, weighted where weighted() is known.
    [[nodiscard]] double errorShare(std::uint32_t group) const;

protected:
    [[nodiscard]] int rows() const override { return m_data ? static_cast<int>(m_data->rows().size()) : 0; }
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QString text(std::uint32_t group, int column) const;
    [[nodiscard]] QString durationCell(std::uint32_t group, int column) const;
    [[nodiscard]] QString toolTip(std::uint32_t group, int column) const;
    [[nodiscard]] QString countToolTip(std::uint32_t group) const;
    [[nodiscard]] QString rateToolTip(std::uint32_t group) const;
    [[nodiscard]] QString activityToolTip(std::uint32_t group) const;
    [[nodiscard]] QString watchedText(std::uint32_t group) const;
    [[nodiscard]] QString quantileToolTip(std::uint32_t group, std::size_t quantile) const;
    [[nodiscard]] QString untoldText(std::uint32_t group) const;
    [[nodiscard]] QString objectiveToolTip(std::uint32_t group) const;
    [[nodiscard]] QString objectiveText(std::uint32_t group) const;
    [[nodiscard]] QVariant sortValue(std::uint32_t group, int column) const;
    [[nodiscard]] const QuantileEstimate &quantile(std::uint32_t group, std::size_t number) const;
    [[nodiscard]] double meanNs(std::uint32_t group) const;
    [[nodiscard]] bool isUnweighted(std::uint32_t group) const;
    [[nodiscard]] bool isUncertain(std::uint32_t group, int column) const;

    const Objectives &m_objectives;
    LatencyDataPtr m_data;
    Representativeness m_representativeness = Representativeness::Unknown;
    std::vector<std::optional<Compliance>> m_compliance; ///< by row
    WeightedLatenciesPtr m_weighted;
    std::optional<LatencyGroup> m_partsOf;
    DisplayTimeZone m_zone;
};

} // namespace traceloupe
