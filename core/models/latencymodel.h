// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/flattablemodel.h"
#include "core/models/latencydata.h"
#include "core/models/objectives.h"

#include <vector>

namespace traceloupe {

/// What a set of traces stands for (analysis.md section 4.4). Rates and verdicts are said of representative sets only.
enum class Representativeness : std::uint8_t { Unknown, All, HeadSampled, TailSampled, SearchResult };
[[nodiscard]] constexpr bool isRepresentative(Representativeness kind)
{
    return kind == Representativeness::All || kind == Representativeness::HeadSampled;
}

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
    /// What the rows' spans stand for before sampling, of latencies(); rates are of them where they are known.
    void setWeightedCounts(std::vector<std::optional<double>> counts);
    /// Another objective was set.
    void refreshObjectives();
    /// Nothing where no objective is set or the set is not representative.
    [[nodiscard]] std::optional<Compliance> compliance(int row) const;
    /// The row of that group; -1 for none.
    [[nodiscard]] int rowOf(const LatencyGroup &group) const;

protected:
    [[nodiscard]] int rows() const override { return m_data ? static_cast<int>(m_data->rows().size()) : 0; }
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QString text(std::uint32_t group, int column) const;
    [[nodiscard]] QString durationCell(std::uint32_t group, int column) const;
    [[nodiscard]] QString toolTip(std::uint32_t group, int column) const;
    [[nodiscard]] QString objectiveToolTip(std::uint32_t group) const;
    [[nodiscard]] QVariant sortValue(std::uint32_t group, int column) const;
    [[nodiscard]] std::optional<double> weightedCount(std::uint32_t group) const;
    [[nodiscard]] double ratePerSecond(std::uint32_t group) const;
    [[nodiscard]] bool isUncertain(std::uint32_t group, int column) const;

    const Objectives &m_objectives;
    LatencyDataPtr m_data;
    Representativeness m_representativeness = Representativeness::Unknown;
    std::vector<std::optional<Compliance>> m_compliance; ///< by row
    std::vector<std::optional<double>> m_weighted;       ///< by row; empty: not known
};

} // namespace traceloupe
