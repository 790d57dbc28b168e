// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/id.h"

#include <QString>
#include <QStringList>

#include <compare>
#include <unordered_map>
#include <vector>

namespace traceloupe {

/// Values of chosen attributes by trace, for the columns that people add to a trace list. A trace may have several
/// values of a key: they are one text, joined by commas.
class AttributeColumns {
public:
    using Values = std::unordered_map<TraceId, QString>;

    /// Values of keys that stay are kept.
    void setKeys(const QStringList &keys);
    [[nodiscard]] const QStringList &keys() const { return m_keys; }
    [[nodiscard]] int count() const { return static_cast<int>(m_keys.size()); }
    /// Nothing happens for a key that is not (any more) shown.
    void setValues(const QString &key, Values values);
    /// Requires: 0 <= column < count(). "" for none.
    [[nodiscard]] QString text(int column, const TraceId &id) const;
    /// Numbers by value, then texts in any case, then traces without a value.
    [[nodiscard]] std::weak_ordering compare(int column, const TraceId &a, const TraceId &b) const;

private:
    struct Cell {
        QString text;
        double number = 0;
        bool isNumber = false;
    };

    [[nodiscard]] const Cell *cell(int column, const TraceId &id) const;

    QStringList m_keys;
    std::vector<std::unordered_map<TraceId, Cell>> m_cells; ///< by column
};

} // namespace traceloupe
