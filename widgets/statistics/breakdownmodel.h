// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/breakdown.h"
#include "core/layout/servicecolors.h"
#include "core/models/flattablemodel.h"
#include "core/models/statisticsmodel.h"

#include <memory>

namespace traceloupe {

/// One table of a critical path that was taken apart: the parts with most time first, each with a colour that is the
/// same in other views. Shows at most kMaxRows; hiddenRows() says what is missing.
class BreakdownModel final : public FlatTableModel {
    Q_OBJECT
public:
    enum Column { Part, Time, Share, Spans, ColumnCount };
    enum Role {
        ValueRole = StatisticsModel::ValueRole, ///< what is sorted by
        ShareRole = StatisticsModel::ShareRole, ///< 0 to 1, for a bar
        ColorRole = StatisticsModel::TooFewRole + 1 ///< of ChartColors::of()
    };
    static constexpr int kMaxRows = 10'000;

    explicit BreakdownModel(BreakdownBy by, QObject *parent = nullptr);

    [[nodiscard]] BreakdownBy by() const { return m_by; }
    void setBreakdown(std::shared_ptr<const PathBreakdown> parts, const TracePtr &trace, const ServiceColors &colors);
    /// Services have other colours now.
    void setColors(const TracePtr &trace, const ServiceColors &colors);
    [[nodiscard]] const BreakdownRow &row(int row) const;
    [[nodiscard]] int hiddenRows() const;

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    void colorRows(const TracePtr &trace, const ServiceColors &colors);
    [[nodiscard]] QString text(const BreakdownRow &row, int column) const;
    [[nodiscard]] QString partText(const BreakdownRow &row) const;
    [[nodiscard]] QString toolTip(const BreakdownRow &row) const;

    BreakdownBy m_by;
    std::shared_ptr<const PathBreakdown> m_parts;
    std::vector<std::uint8_t> m_colors; ///< by row
};

} // namespace traceloupe
