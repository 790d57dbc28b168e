// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/tracesortmodel.h"

#include "core/models/tracelistmodel.h"

#include <algorithm>
#include <compare>

namespace traceloupe {
namespace {

std::weak_ordering byText(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) <=> 0;
}

int markWeight(const TraceSummary &trace)
{
    return (trace.pinned ? 4 : 0) + (trace.storedMs != 0 ? 2 : 0) + (trace.partial ? 1 : 0);
}

/// Straight from the rows: a QVariant a comparison would be the dear part of sorting thousands.
std::weak_ordering byColumn(const TraceSummary &a, const TraceSummary &b, int column)
{
    switch (column) {
    case TraceListModel::Service:
        return byText(a.rootService, b.rootService);
    case TraceListModel::Operation:
        return byText(a.rootName, b.rootName);
    case TraceListModel::Duration:
        return a.durationNs <=> b.durationNs;
    case TraceListModel::Spans:
        return a.spans <=> b.spans;
    case TraceListModel::Errors:
        return a.errors <=> b.errors;
    case TraceListModel::Services:
        return a.services.size() <=> b.services.size();
    case TraceListModel::Origins:
        return a.origins.size() <=> b.origins.size();
    case TraceListModel::Marks:
        return markWeight(a) <=> markWeight(b);
    default:
        return a.startNs <=> b.startNs;
    }
}

bool contains(const TraceSummary &trace, const QString &word)
{
    const auto has = [&word](const QString &text) { return text.contains(word, Qt::CaseInsensitive); };
    return has(trace.rootService) || has(trace.rootName) || has(trace.idText)
           || std::any_of(trace.services.begin(), trace.services.end(), has);
}

} // namespace

TraceSortModel::TraceSortModel(TraceListModel &source, QObject *parent)
    : QSortFilterProxyModel(parent), m_source(source)
{
    setSourceModel(&source);
    setDynamicSortFilter(true);
}

void TraceSortModel::setText(const QString &text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

void TraceSortModel::setIds(std::optional<std::unordered_set<TraceId>> ids)
{
    m_ids = std::move(ids);
    invalidateFilter();
}

bool TraceSortModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const TraceSummary &a = m_source.trace(left.row());
    const TraceSummary &b = m_source.trace(right.row());
    const std::weak_ordering order = byColumn(a, b, left.column());
    if (order != std::weak_ordering::equivalent)
        return order == std::weak_ordering::less;
    return a.startNs < b.startNs;
}

bool TraceSortModel::filterAcceptsRow(int row, const QModelIndex &) const
{
    const TraceSummary &trace = m_source.trace(row);
    if (m_ids && !m_ids->contains(trace.id))
        return false;
    return std::all_of(m_words.begin(), m_words.end(), [&trace](const QString &word) { return contains(trace, word); });
}

} // namespace traceloupe
