// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/latency/latencyfilter.h"

#include <algorithm>

namespace traceloupe {

LatencyFilter::LatencyFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(LatencyModel::SortRole);
}

void LatencyFilter::setWords(const QString &text)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool LatencyFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QString text = sourceModel()->index(row, LatencyModel::Service, parent).data().toString() + u' '
                         + sourceModel()->index(row, LatencyModel::Operation, parent).data().toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace traceloupe
