// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/attributecolumns.h"

namespace traceloupe {

void AttributeColumns::setKeys(const QStringList &keys)
{
    std::vector<std::unordered_map<TraceId, Cell>> cells(static_cast<std::size_t>(keys.size()));
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (const qsizetype before = m_keys.indexOf(keys[i]); before >= 0)
            cells[static_cast<std::size_t>(i)] = std::move(m_cells[static_cast<std::size_t>(before)]);
    }
    m_keys = keys;
    m_cells = std::move(cells);
}

void AttributeColumns::setValues(const QString &key, Values values)
{
    const qsizetype column = m_keys.indexOf(key);
    if (column < 0)
        return;
    auto &cells = m_cells[static_cast<std::size_t>(column)];
    cells.clear();
    cells.reserve(values.size());
    for (auto &[id, text] : values) {
        Cell cell;
        cell.number = text.toDouble(&cell.isNumber);
        cell.text = std::move(text);
        cells.emplace(id, std::move(cell));
    }
}

const AttributeColumns::Cell *AttributeColumns::cell(int column, const TraceId &id) const
{
    const auto &cells = m_cells[static_cast<std::size_t>(column)];
    const auto found = cells.find(id);
    return found == cells.end() ? nullptr : &found->second;
}

QString AttributeColumns::text(int column, const TraceId &id) const
{
    const Cell *found = cell(column, id);
    return found ? found->text : QString();
}

std::weak_ordering AttributeColumns::compare(int column, const TraceId &a, const TraceId &b) const
{
    const Cell *first = cell(column, a);
    const Cell *second = cell(column, b);
    if (!first || !second)
        return (first == nullptr) <=> (second == nullptr);
    if (first->isNumber != second->isNumber)
        return second->isNumber <=> first->isNumber;
    if (!first->isNumber)
        return first->text.compare(second->text, Qt::CaseInsensitive) <=> 0;
    return first->number < second->number   ? std::weak_ordering::less
           : second->number < first->number ? std::weak_ordering::greater
                                            : std::weak_ordering::equivalent;
}

} // namespace traceloupe
