// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/profilecomparison.h"
#include "core/models/flattablemodel.h"

#include <QByteArray>

namespace traceloupe {

/// The table twin of a merged critical path: a row a path of operations, with its part of the mean duration and, in a
/// comparison, of the difference. Rows are the profile's nodes; sorting is a proxy's work (SortRole).
class ProfileTableModel final : public FlatTableModel {
    Q_OBJECT
public:
    enum Column {
        Service = 0,
        Name,
        CalledBy,
        Mean,         ///< own part, per trace
        Share,        ///< of the mean duration
        BaselineMean, ///< the last four in a comparison only
        Delta,
        DeltaInterval,
        DeltaShare,
        Traces,
        P50,
        P95,
        Longest,
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole,
        UncertainRole ///< true: of too few traces, or a difference that may as well be none
    };

    using FlatTableModel::FlatTableModel;
    void setProfile(ProfileComparisonPtr profile);
    [[nodiscard]] const ProfileComparisonPtr &profile() const { return m_profile; }

protected:
    [[nodiscard]] int rows() const override { return m_profile ? static_cast<int>(m_profile->nodes.size()) : 0; }
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QString text(const ComparedNode &node, int column) const;
    [[nodiscard]] QString toolTip(int row, int column) const;
    [[nodiscard]] bool isUncertain(const ComparedNode &node, int column) const;
    [[nodiscard]] QVariant sortValue(const ComparedNode &node, int column) const;

    ProfileComparisonPtr m_profile;
};

/// The same as CSV (RFC 4180): whole nanoseconds, the path from the root with " > " between, exemplars by their id.
[[nodiscard]] QByteArray profileCsv(const ProfileComparison &profile);

/// Words for people, the same in table, flame graph and readout; single harmless lines.
namespace profilewords {
[[nodiscard]] QString service(const Operation &operation);
[[nodiscard]] QString name(const Operation &operation);
[[nodiscard]] QString title(const Operation &operation); ///< "cart: GET /cart"
/// A mean, rounded to the nanosecond.
[[nodiscard]] QString duration(double ns);
[[nodiscard]] QString offset(double ns); ///< with its sign
/// "+40.0 ms to +60.0 ms" and "71 to 86 %", 95 % intervals; "" where they are not known.
[[nodiscard]] QString deltaInterval(const ComparedNode &node);
[[nodiscard]] QString shareInterval(const ComparedNode &node);
/// "34.2 %" of what the mean durations differ by; "" where they hardly do (less than 1 % of the baseline).
[[nodiscard]] QString deltaShare(const ProfileComparison &profile, const ComparedNode &node);
[[nodiscard]] QString band(const DurationBand &band); ///< "p50 to p90"
} // namespace profilewords

} // namespace traceloupe
