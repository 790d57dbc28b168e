// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/statisticsmodel.h"

#include "core/analysis/quantileinterval.h"
#include "core/layout/durationtext.h"
#include "core/layout/percentagetext.h"

#include <algorithm>
#include <limits>
#include <numeric>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

bool isPercentile(int column)
{
    return column >= StatisticsModel::P50 && column <= StatisticsModel::P999;
}

std::size_t percentileOf(int column)
{
    return static_cast<std::size_t>(column - StatisticsModel::P50);
}

/// What a column is sorted by.
std::int64_t valueOf(const GroupFigures &figures, int column)
{
    switch (column) {
    case StatisticsModel::Count:
        return static_cast<std::int64_t>(figures.count);
    case StatisticsModel::Errors:
        return static_cast<std::int64_t>(figures.errors);
    case StatisticsModel::Total:
        return figures.totalNs;
    case StatisticsModel::Self:
    case StatisticsModel::SelfShare:
        return figures.selfNs;
    case StatisticsModel::Path:
    case StatisticsModel::PathShare:
        return figures.pathNs;
    case StatisticsModel::Min:
        return figures.minNs;
    case StatisticsModel::Max:
        return figures.maxNs;
    default:
        return isPercentile(column) ? figures.percentilesNs[percentileOf(column)] : 0;
    }
}

double ratio(double part, double whole)
{
    return whole <= 0 ? 0 : std::clamp(part / whole, 0.0, 1.0);
}

} // namespace

void StatisticsModel::setTable(std::shared_ptr<const StatisticsTable> table)
{
    beginResetModel();
    m_table = std::move(table);
    m_innerOrders.clear();
    m_order.clear();
    m_largestTotalNs = 0;
    if (m_table) {
        const std::vector<StatisticsGroup> &groups = m_table->statistics.groups;
        m_innerOrders.resize(groups.size());
        m_order = sorted(groups, kMaxOuter);
        for (const StatisticsGroup &group : groups)
            m_largestTotalNs = std::max(m_largestTotalNs, group.figures.totalNs);
    }
    endResetModel();
}

std::vector<std::uint32_t> StatisticsModel::sorted(const std::vector<StatisticsGroup> &groups, int most) const
{
    // they come with the most time first
    std::vector<std::uint32_t> order(std::min(groups.size(), static_cast<std::size_t>(most)));
    std::iota(order.begin(), order.end(), 0U);
    const auto isLess = [&](std::uint32_t a, std::uint32_t b) {
        if (m_sortColumn == Group)
            return QString::fromUtf8(groups[a].label).compare(QString::fromUtf8(groups[b].label), Qt::CaseInsensitive)
                   < 0;
        return valueOf(groups[a].figures, m_sortColumn) < valueOf(groups[b].figures, m_sortColumn);
    };
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return m_sortOrder == Qt::AscendingOrder ? isLess(a, b) : isLess(b, a);
    });
    return order;
}

void StatisticsModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount || (column == m_sortColumn && order == m_sortOrder))
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    // what views hold on to: by group now, by row afterwards
    const QModelIndexList before = persistentIndexList();
    std::vector<std::pair<const StatisticsGroup *, const StatisticsGroup *>> held;
    for (const QModelIndex &index : before) {
        const Place place = placeOf(index);
        held.emplace_back(&outerGroup(place.outer), place.isInner() ? &group(place) : nullptr);
    }
    m_sortColumn = column;
    m_sortOrder = order;
    if (m_table) {
        m_order = sorted(m_table->statistics.groups, kMaxOuter);
        m_innerOrders.assign(m_table->statistics.groups.size(), {});
    }
    std::vector<int> rowOf(m_order.size());
    for (std::size_t row = 0; row < m_order.size(); ++row)
        rowOf[m_order[row]] = static_cast<int>(row);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto [outer, inner] = held[static_cast<std::size_t>(i)];
        Place place{rowOf[static_cast<std::size_t>(outer - m_table->statistics.groups.data())], -1};
        if (inner != nullptr) {
            const auto &innerRows = innerOrder(place.outer);
            const auto number = static_cast<std::uint32_t>(inner - outer->inner.data());
            place.inner = static_cast<int>(std::ranges::find(innerRows, number) - innerRows.begin());
        }
        after.append(indexOf(place, before[i].column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

const StatisticsGroup &StatisticsModel::outerGroup(int outer) const
{
    return m_table->statistics.groups[m_order[static_cast<std::size_t>(outer)]];
}

const std::vector<std::uint32_t> &StatisticsModel::innerOrder(int outer) const
{
    std::vector<std::uint32_t> &order = m_innerOrders[m_order[static_cast<std::size_t>(outer)]];
    const StatisticsGroup &group = outerGroup(outer);
    if (order.empty() && !group.inner.empty())
        order = sorted(group.inner, kMaxInner);
    return order;
}

const StatisticsGroup &StatisticsModel::group(const Place &place) const
{
    const StatisticsGroup &outer = outerGroup(place.outer);
    return place.isInner() ? outer.inner[innerOrder(place.outer)[static_cast<std::size_t>(place.inner)]] : outer;
}

qint64 StatisticsModel::hiddenGroups() const
{
    return m_table ? static_cast<qint64>(m_table->statistics.groups.size() - m_order.size()) : 0;
}

int StatisticsModel::outerRows() const
{
    return static_cast<int>(m_order.size());
}

int StatisticsModel::innerRows(int outer) const
{
    return static_cast<int>(std::min<std::size_t>(outerGroup(outer).inner.size(), kMaxInner));
}

QString StatisticsModel::groupText(const Place &place) const
{
    const StatisticsGroup &shown = group(place);
    const GroupBy &by = place.isInner() ? m_table->inner : m_table->outer;
    if (shown.isWithout)
        return by.kind == GroupBy::Kind::Service
                   ? tr("(no service)")
                   : tr("(without %1)", "an attribute").arg(QString::fromStdString(by.attribute));
    if (by.kind == GroupBy::Kind::Nothing)
        return tr("(all spans)");
    return shown.label.empty() ? tr("(empty)") : QString::fromUtf8(shown.label);
}

QString StatisticsModel::text(const Place &place, int column) const
{
    const GroupFigures &figures = group(place).figures;
    const QLocale locale;
    switch (column) {
    case Group:
        return groupText(place);
    case Count:
    case Errors:
        return locale.toString(static_cast<qlonglong>(valueOf(figures, column)));
    case SelfShare:
    case PathShare:
        return percentageText(100 * share(figures, column), 1);
    case Total:
    case Self:
    case Path:
        return durationText(valueOf(figures, column));
    default:
        return figures.measured == 0 ? QString() : durationText(valueOf(figures, column));
    }
}

QString StatisticsModel::toolTip(const Place &place, int column) const
{
    const GroupFigures &figures = group(place).figures;
    if (column == Group || column == SelfShare || column == PathShare)
        return {};
    if (column == Count)
        return figures.measured == figures.count ? QString()
                                                 : tr("%L1 of %Ln span(s) have a proper duration; the times are theirs",
                                                      nullptr, static_cast<int>(figures.count))
                                                       .arg(figures.measured);
    if (column == Errors)
        return tr("%L1 of %Ln span(s) failed", nullptr, static_cast<int>(figures.count)).arg(figures.errors);
    QString exact = exactDurationText(valueOf(figures, column));
    if ((column == Total || column == Self) && figures.measured < figures.count)
        exact += u'\n'
                 + tr("without %Ln span(s) that still run or have no proper duration", nullptr,
                      static_cast<int>(figures.count - figures.measured));
    if (isPercentile(column)) {
        const std::uint64_t needed = leastCountForInterval(GroupFigures::kPercentiles[percentileOf(column)]);
        if (figures.measured < needed)
            exact += u'\n' + tr("n = %L1: too few to say much, it takes %L2").arg(figures.measured).arg(needed);
    }
    return exact;
}

double StatisticsModel::share(const GroupFigures &figures, int column) const
{
    const GroupFigures &all = m_table->statistics.all;
    switch (column) {
    case Count:
        return ratio(static_cast<double>(figures.count), static_cast<double>(all.count));
    case Total:
        return ratio(static_cast<double>(figures.totalNs), static_cast<double>(m_largestTotalNs));
    case Self:
    case SelfShare:
        return ratio(static_cast<double>(figures.selfNs), static_cast<double>(all.selfNs));
    case Path:
    case PathShare:
        return ratio(static_cast<double>(figures.pathNs), static_cast<double>(m_table->pathTotalNs));
    default:
        return -1;
    }
}

QVariant StatisticsModel::cell(const Place &place, int column, int role) const
{
    const GroupFigures &figures = group(place).figures;
    switch (role) {
    case Qt::DisplayRole:
        return text(place, column);
    case Qt::ToolTipRole:
        return toolTip(place, column);
    case Qt::TextAlignmentRole:
        return QVariant(column == Group ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    case ValueRole:
        return column == Group ? QVariant(groupText(place))
                               : QVariant(static_cast<qlonglong>(valueOf(figures, column)));
    case ShareRole:
        return share(figures, column) < 0 ? QVariant() : QVariant(share(figures, column));
    case TooFewRole:
        return isPercentile(column)
               && figures.measured < leastCountForInterval(GroupFigures::kPercentiles[percentileOf(column)]);
    default:
        return {};
    }
}

QVariant StatisticsModel::heading(int column, int role) const
{
    struct Heading {
        QString title;
        QString help;
    };
    const auto percentile = [](const QString &number) {
        return tr("%1 % of the spans took at most this long (nearest rank, one that was observed)").arg(number);
    };
    const auto headingOf = [&]() -> Heading {
        switch (column) {
        case Group:
            return {tr("Group"), {}};
        case Count:
            return {tr("Spans"), tr("Number of spans")};
        case Errors:
            return {tr("Failed"), tr("Spans with status error")};
        case Total:
            return {tr("Total"),
                    tr("Sum of the durations. Spans inside spans count again; spans that still run are left out.")};
        case Self:
            return {tr("Self"), tr("Time that the spans themselves took, without the children they waited for. Spans "
                                   "that still run are left out, as in the total.")};
        case SelfShare:
            return {tr("Self %"), tr("Share of the self time of all spans")};
        case Path:
            return {tr("Path"),
                    tr("Time on the critical path, inferred from timing. Spans that still run count as far as "
                       "was seen.")};
        case PathShare:
            return {tr("Path %"), tr("Share of the critical path")};
        case Min:
            return {tr("Min"), tr("Shortest duration")};
        case Max:
            return {tr("Max"), tr("Longest duration")};
        default: {
            static constexpr std::array<const char *, 6> kNames{"50", "75", "90", "95", "99", "99.9"};
            const QString number = QString::fromLatin1(kNames[percentileOf(column)]);
            return {u"p"_s + number, percentile(number)};
        }
        }
    };
    if (role == Qt::DisplayRole)
        return headingOf().title;
    if (role == Qt::ToolTipRole)
        return headingOf().help;
    if (role == Qt::TextAlignmentRole)
        return QVariant(column == Group ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

std::shared_ptr<const StatisticsTable> statisticsTable(const Trace &trace, const std::vector<std::int64_t> &selfNs,
                                                       const CriticalPath &path, const GroupBy &outer,
                                                       const GroupBy &inner)
{
    StatisticsParams params;
    params.outer = outer;
    params.inner = inner;
    params.selfNs = selfNs;
    params.pathNs = path.selfNs;
    StatisticsTable table{outer, inner, path.totalNs, {}};
    if (auto statistics = spanStatistics(trace, params))
        table.statistics = std::move(*statistics);
    return std::make_shared<const StatisticsTable>(std::move(table));
}

} // namespace traceloupe
