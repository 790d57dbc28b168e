// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>

namespace traceloupe {

/// The one place where models of rows with rows below them do index arithmetic: it checks every index, and subclasses
/// only say how many rows there are and what stands in a cell that exists.
class TwoLevelModel : public QAbstractItemModel {
    Q_OBJECT
public:
    using QAbstractItemModel::QAbstractItemModel;

    /// A row: `inner` < 0 for one of the first level.
    struct Place {
        int outer = -1;
        int inner = -1;
        [[nodiscard]] bool isInner() const { return inner >= 0; }
        friend bool operator==(const Place &, const Place &) = default;
    };

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const final;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const final;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final;
    /// Requires: a valid index of this model.
    [[nodiscard]] Place placeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Place &place, int column = 0) const;

protected:
    [[nodiscard]] virtual int outerRows() const = 0;
    [[nodiscard]] virtual int innerRows(int outer) const = 0;
    [[nodiscard]] virtual int columns() const = 0;
    [[nodiscard]] virtual QVariant cell(const Place &place, int column, int role) const = 0;
    [[nodiscard]] virtual QVariant heading(int column, int role) const = 0;
};

} // namespace traceloupe
