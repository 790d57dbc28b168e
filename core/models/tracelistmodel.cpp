// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/tracelistmodel.h"

#include "core/layout/durationtext.h"
#include "core/models/valuetext.h"
#include "core/sources/tracesource.h"

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr std::int64_t kNsPerMs = 1'000'000;
constexpr double kLeastShare = 0.05; ///< of the shortest row

bool sameRow(const TraceSummary &a, const TraceSummary &b)
{
    return a.id == b.id && a.rootService == b.rootService && a.rootName == b.rootName && a.startNs == b.startNs
           && a.durationNs == b.durationNs && a.spans == b.spans && a.errors == b.errors && a.services == b.services
           && a.origins == b.origins && a.storedMs == b.storedMs && a.bytes == b.bytes && a.pinned == b.pinned
           && a.partial == b.partial && a.unfinished == b.unfinished;
}

/// Products by their names; our own words in the language of the window.
QString kindText(const Origin &origin)
{
    if (origin.kind == u"file")
        return TraceListModel::tr("file", "where a trace came from");
    return origin.kind == u"sample" ? TraceListModel::tr("sample", "where a trace came from") : origin.kind;
}

/// What stands in the narrow column: kinds once each ("jaeger, file"); full names are in the tooltip.
QString originKinds(const TraceSummary &trace)
{
    QStringList kinds;
    for (const Origin &origin : trace.origins) {
        if (const QString kind = kindText(origin); !kinds.contains(kind))
            kinds += kind;
    }
    return kinds.join(u", "_s);
}

QString originNames(const TraceSummary &trace)
{
    QStringList names;
    for (const Origin &origin : trace.origins)
        names += TraceListModel::tr("%1: %2").arg(kindText(origin), origin.name);
    return names.join(u'\n');
}

std::unordered_map<TraceId, std::size_t> indexById(const std::vector<TraceSummary> &traces)
{
    std::unordered_map<TraceId, std::size_t> byId;
    byId.reserve(traces.size());
    for (std::size_t i = 0; i < traces.size(); ++i)
        byId.emplace(traces[i].id, i);
    return byId;
}

/// Tooltips take what looks like markup for markup; texts of traces are anyone's.
QString withoutMarkup(const QString &text)
{
    return text.isEmpty() ? text : u"<p style='white-space:pre'>"_s + text.toHtmlEscaped() + u"</p>"_s;
}

/// Tempo's search tells whole milliseconds, cut off; the trace itself, which is not here yet, knows more.
bool hasCutDuration(const TraceSummary &trace)
{
    const bool isOfTempo = trace.origins.size() == 1 && trace.origins.front().kind == sourceKindName(SourceKind::Tempo);
    return trace.storedMs == 0 && isOfTempo && trace.durationNs % kNsPerMs == 0;
}

QString shownDuration(const TraceSummary &trace)
{
    if (!hasCutDuration(trace))
        return durationText(trace.durationNs);
    const std::int64_t ms = trace.durationNs / kNsPerMs;
    return ms == 0     ? u"< 1 ms"_s
           : ms < 1000 ? u"\u2248 %1 ms"_s.arg(ms)
                       : u"\u2248 %1"_s.arg(durationText(trace.durationNs));
}

QString withoutScope(const QString &key)
{
    for (const QLatin1String scope : {"span."_L1, "resource."_L1, "."_L1}) {
        if (key.startsWith(scope))
            return key.mid(scope.size());
    }
    return key;
}

/// A key as it stands above a column: without its scope, unless that tells two columns apart.
QString shortKey(const QStringList &keys, int index)
{
    const QString name = withoutScope(keys.at(index));
    const auto isCalledSo = [&name](const QString &key) { return withoutScope(key) == name; };
    return std::ranges::count_if(keys, isCalledSo) == 1 ? name : keys.at(index);
}

bool isNumeric(int column)
{
    return column == TraceListModel::Duration || column == TraceListModel::Spans || column == TraceListModel::Errors;
}

} // namespace

TraceListModel::TraceListModel(QObject *parent) : FlatTableModel(parent) {}

void TraceListModel::setTraces(std::vector<TraceSummary> traces)
{
    beginResetModel();
    m_traces = std::move(traces);
    rebuildRows();
    findDurations();
    endResetModel();
}

void TraceListModel::updateTraces(std::vector<TraceSummary> traces)
{
    removeAllBut(indexById(traces));
    mergeTraces(traces);
}

void TraceListModel::mergeTraces(std::span<const TraceSummary> traces)
{
    std::vector<TraceSummary> fresh;
    std::vector<int> changed;
    for (const TraceSummary &trace : traces) {
        const int row = rowOf(trace.id);
        if (row < 0) {
            fresh.push_back(trace);
        } else if (!sameRow(m_traces[static_cast<std::size_t>(row)], trace)) {
            m_traces[static_cast<std::size_t>(row)] = trace;
            changed.push_back(row);
        }
    }
    std::sort(changed.begin(), changed.end());
    for (std::size_t first = 0; first < changed.size();) {
        std::size_t last = first;
        while (last + 1 < changed.size() && changed[last + 1] == changed[last] + 1)
            ++last;
        announceRows(changed[first], changed[last]);
        first = last + 1;
    }
    appendTraces(std::move(fresh));
    if (findDurations())
        announceColumn(Duration);
}

void TraceListModel::setTimeZone(const DisplayTimeZone &zone)
{
    if (zone == m_zone)
        return;
    m_zone = zone;
    announceColumn(Start);
}

void TraceListModel::setMarksCached(bool marksCached)
{
    if (marksCached == m_marksCached)
        return;
    m_marksCached = marksCached;
    announceColumn(Marks);
}

void TraceListModel::setAttributes(const QStringList &keys)
{
    if (keys == m_attributes.keys())
        return;
    if (m_attributes.count() > 0) {
        beginRemoveColumns({}, ColumnCount, columns() - 1);
        AttributeColumns kept = std::exchange(m_attributes, {});
        endRemoveColumns();
        kept.setKeys(keys);
        if (!keys.isEmpty())
            beginInsertColumns({}, ColumnCount, ColumnCount + static_cast<int>(keys.size()) - 1);
        m_attributes = std::move(kept);
    } else {
        beginInsertColumns({}, ColumnCount, ColumnCount + static_cast<int>(keys.size()) - 1);
        m_attributes.setKeys(keys);
    }
    if (!keys.isEmpty())
        endInsertColumns();
}

void TraceListModel::setAttributeValues(const QString &key, AttributeColumns::Values values)
{
    m_attributes.setValues(key, std::move(values));
    if (const qsizetype column = m_attributes.keys().indexOf(key); column >= 0)
        announceColumn(ColumnCount + static_cast<int>(column));
}

void TraceListModel::setFresh(std::unordered_set<TraceId> ids)
{
    if (ids == m_fresh)
        return;
    m_fresh = std::move(ids);
    announceColumn(Marks);
    Q_EMIT freshChanged();
}

void TraceListModel::setCohort(std::unordered_set<TraceId> ids)
{
    if (ids == m_cohort)
        return;
    m_cohort = std::move(ids);
    announceColumn(Marks);
}

int TraceListModel::rowOf(const TraceId &id) const
{
    const auto found = m_rows.find(id);
    return found == m_rows.end() ? -1 : found->second;
}

void TraceListModel::removeAllBut(const std::unordered_map<TraceId, std::size_t> &kept)
{
    bool removed = false;
    for (int last = rows() - 1; last >= 0;) {
        if (kept.contains(trace(last).id)) {
            --last;
            continue;
        }
        int first = last;
        while (first > 0 && !kept.contains(trace(first - 1).id))
            --first;
        beginRemoveRows({}, first, last);
        m_traces.erase(m_traces.begin() + first, m_traces.begin() + last + 1);
        endRemoveRows();
        removed = true;
        last = first - 1;
    }
    if (removed)
        rebuildRows();
}

void TraceListModel::appendTraces(std::vector<TraceSummary> traces)
{
    if (traces.empty())
        return;
    beginInsertRows({}, rows(), rows() + static_cast<int>(traces.size()) - 1);
    for (TraceSummary &trace : traces) {
        m_rows.emplace(trace.id, rows());
        m_traces.push_back(std::move(trace));
    }
    endInsertRows();
}

void TraceListModel::rebuildRows()
{
    m_rows.clear();
    m_rows.reserve(m_traces.size());
    for (int row = 0; row < rows(); ++row)
        m_rows.emplace(trace(row).id, row);
}

bool TraceListModel::findDurations()
{
    const auto before = std::pair(m_shortestNs, m_longestNs);
    m_shortestNs = m_longestNs = m_traces.empty() ? 0 : m_traces.front().durationNs;
    for (const TraceSummary &trace : m_traces) {
        m_shortestNs = std::min(m_shortestNs, trace.durationNs);
        m_longestNs = std::max(m_longestNs, trace.durationNs);
    }
    return before != std::pair(m_shortestNs, m_longestNs);
}

double TraceListModel::durationShare(std::int64_t durationNs) const
{
    const auto logOf = [](std::int64_t ns) { return std::log(static_cast<double>(std::max<std::int64_t>(ns, 1))); };
    const double whole = logOf(m_longestNs) - logOf(m_shortestNs);
    if (whole <= 0)
        return m_longestNs > 0 ? 1 : 0;
    return kLeastShare + (1 - kLeastShare) * (logOf(durationNs) - logOf(m_shortestNs)) / whole;
}

QVariant TraceListModel::cell(int row, int column, int role) const
{
    const TraceSummary &trace = this->trace(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(trace, column);
    case Qt::ToolTipRole:
        return withoutMarkup(toolTip(trace, column));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SortRole:
        return sortValue(trace, column);
    case IdTextRole:
        return trace.idText;
    case DurationShareRole:
        return durationShare(trace.durationNs);
    case ErrorsRole:
        return trace.errors;
    case CachedRole:
        return trace.storedMs != 0;
    case PinnedRole:
        return trace.pinned;
    case PartialRole:
        return trace.partial;
    case FreshRole:
        return m_fresh.contains(trace.id);
    default:
        return {};
    }
}

QVariant TraceListModel::sortValue(const TraceSummary &trace, int column) const
{
    switch (column) {
    case Service:
        return trace.rootService;
    case Operation:
        return trace.rootName;
    case Start:
        return QVariant::fromValue<qlonglong>(trace.startNs);
    case Duration:
        return QVariant::fromValue<qlonglong>(trace.durationNs);
    case Spans:
        return trace.spans;
    case Errors:
        return trace.errors;
    case Services:
        return static_cast<int>(trace.services.size());
    case Origins:
        return originKinds(trace);
    case Marks:
        return markWeight(trace);
    default:
        return m_attributes.text(column - ColumnCount, trace.id);
    }
}

QString TraceListModel::text(const TraceSummary &trace, int column) const
{
    switch (column) {
    case Service:
        return trace.rootService.isEmpty() ? tr("(no service)") : trace.rootService;
    case Operation:
        return trace.rootName.isEmpty() ? tr("(no name)") : trace.rootName;
    case Start:
        return timestampText(trace.startNs, m_zone, TimestampPrecision::Milliseconds);
    case Duration:
        return shownDuration(trace);
    case Spans:
        return trace.spans == 0 ? u"\u2013"_s : valuetext::count(trace.spans);
    case Errors:
        return trace.errors == 0 ? QString() : valuetext::count(trace.errors);
    case Services:
        return trace.services.join(u", "_s);
    case Origins:
        return originKinds(trace);
    case Marks:
        return marks(trace).join(u", "_s);
    default:
        return m_attributes.text(column - ColumnCount, trace.id);
    }
}

QStringList TraceListModel::marks(const TraceSummary &trace) const
{
    QStringList marks;
    if (m_cohort.contains(trace.id))
        marks += tr("marked");
    if (m_fresh.contains(trace.id))
        marks += tr("new");
    if (trace.pinned)
        marks += tr("pinned");
    if (trace.partial)
        marks += trace.unfinished ? tr("partial: import stopped") : tr("partial");
    if (m_marksCached && trace.storedMs != 0)
        marks += tr("cached");
    return marks;
}

QStringList TraceListModel::markSentences(const TraceSummary &trace) const
{
    QStringList marks;
    if (m_cohort.contains(trace.id))
        marks += tr("Marked in a chart");
    if (m_fresh.contains(trace.id))
        marks += tr("New: it was not there a few refreshes ago");
    if (trace.pinned)
        marks += tr("Pinned: kept when the cache is trimmed");
    marks += trace.storedMs != 0 ? tr("In the cache: opens without a network") : tr("Only at the backend");
    if (trace.partial)
        marks += trace.unfinished ? tr("Partial: the import that brought it is not finished; import the file again")
                                  : tr("Partial: the backend sent only a part of it");
    return marks;
}

int TraceListModel::markWeight(const TraceSummary &trace) const
{
    return (m_cohort.contains(trace.id) ? 16 : 0) + (m_fresh.contains(trace.id) ? 8 : 0) + (trace.pinned ? 4 : 0)
           + (trace.storedMs != 0 ? 2 : 0) + (trace.partial ? 1 : 0);
}

bool TraceListModel::hasMarks() const
{
    return std::ranges::any_of(m_traces, [this](const TraceSummary &trace) { return !marks(trace).isEmpty(); });
}

QString TraceListModel::toolTip(const TraceSummary &trace, int column) const
{
    switch (column) {
    case Start:
        return timestampText(trace.startNs, m_zone, TimestampPrecision::Nanoseconds);
    case Duration:
        return hasCutDuration(trace) ? tr("Tempo's search tells whole milliseconds; the trace itself knows more.")
                                     : exactDurationText(trace.durationNs);
    case Spans:
        return trace.spans == 0 ? tr("The backend does not say how many spans the trace has.") : QString();
    case Services:
        return trace.services.join(u'\n');
    case Origins:
        return originNames(trace);
    case Marks:
        return markSentences(trace).join(u'\n');
    default:
        return text(trace, column) + u'\n' + trace.idText;
    }
}

QVariant TraceListModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::InitialSortOrderRole) // what people look for is at the top: the newest, the slowest, the failed
        return isNumeric(column) || column == Start || column == Marks ? Qt::DescendingOrder : Qt::AscendingOrder;
    if (role == Qt::ToolTipRole && column == Marks)
        return tr("Marked in a chart, new, in the cache, pinned, partial");
    if (role == Qt::ToolTipRole && column >= ColumnCount)
        return withoutMarkup(tr("Values of %1 in the trace").arg(m_attributes.keys().at(column - ColumnCount)));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Service:
        return tr("Service");
    case Operation:
        return tr("Operation");
    case Start:
        return tr("Start");
    case Duration:
        return tr("Duration");
    case Spans:
        return tr("Spans");
    case Errors:
        return tr("Errors");
    case Services:
        return tr("Services");
    case Origins:
        return tr("From");
    case Marks:
        return tr("State");
    default:
        return shortKey(m_attributes.keys(), column - ColumnCount);
    }
}

} // namespace traceloupe
