// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile/profiletables.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>

#include <set>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kCellMarginPx = 18;
constexpr int kFigurePx = 92;
constexpr int kRowPaddingPx = 8;
constexpr std::uint32_t kNoNode = ContextTree::kNone;

/// As long as what usually stands in a column.
QString usualText(int column)
{
    switch (column) {
    case ProfileTableModel::Service:
        return u"recommendationserv"_s;
    case ProfileTableModel::DeltaInterval:
        return u"+00.0 ms to +00.0 ms"_s;
    case ProfileTableModel::DeltaShare:
        return u"00.0 % (00 to 00 %)"_s;
    default:
        return u"Compared"_s;
    }
}

/// Rows as high as those of the tables; percentiles of too few traces are grey.
class UncertainDelegate final : public QStyledItemDelegate {
public:
    UncertainDelegate(int role, QObject *parent) : QStyledItemDelegate(parent), m_role(role) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), option.fontMetrics.height() + kRowPaddingPx};
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.data(m_role).toBool())
            option->palette.setBrush(QPalette::Text, option->palette.placeholderText());
    }

private:
    int m_role;
};

} // namespace

ProfileTable::ProfileTable(QWidget *parent) : QTableView(parent), m_sorted(new QSortFilterProxyModel(this))
{
    m_sorted->setSourceModel(&m_rows);
    m_sorted->setSortRole(ProfileTableModel::SortRole);
    setModel(m_sorted);
    setAccessibleName(tr("Operations on the critical path"));
    setSortingEnabled(true);
    sortByColumn(ProfileTableModel::Mean, Qt::DescendingOrder);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kRowPaddingPx);
    horizontalHeader()->setHighlightSections(false);
    for (int column = 0; column < ProfileTableModel::ColumnCount; ++column)
        setColumnWidth(column, fontMetrics().horizontalAdvance(usualText(column)) + kCellMarginPx);
    setTextElideMode(Qt::ElideMiddle); // names differ at their ends
    for (const int column : {ProfileTableModel::Name, ProfileTableModel::CalledBy}) // both share what is left
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    setItemDelegate(new UncertainDelegate(ProfileTableModel::UncertainRole, this));
    setProfile({});
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        if (!m_isFollowing && current.isValid())
            Q_EMIT nodeChanged(nodeOf(current));
    });
    connect(this, &QTableView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT nodeActivated(nodeOf(index)); });
}

void ProfileTable::setProfile(const ProfileComparisonPtr &profile)
{
    const QScopedValueRollback following(m_isFollowing, true);
    m_rows.setProfile(profile);
    const bool isCompared = profile && profile->isCompared();
    for (const int column : {ProfileTableModel::BaselineMean, ProfileTableModel::Delta,
                             ProfileTableModel::DeltaInterval, ProfileTableModel::DeltaShare})
        setColumnHidden(column, !isCompared);
}

void ProfileTable::setCurrentNode(std::uint32_t node)
{
    const QScopedValueRollback following(m_isFollowing, true);
    const QModelIndex row = node == kNoNode ? QModelIndex()
                                            : m_sorted->mapFromSource(m_rows.index(static_cast<int>(node), 0));
    setCurrentIndex(row);
    if (row.isValid())
        scrollTo(row);
}

std::uint32_t ProfileTable::nodeOf(const QModelIndex &index) const
{
    return static_cast<std::uint32_t>(m_sorted->mapToSource(index).row());
}

StructureTree::StructureTree(QWidget *parent) : QTreeView(parent), m_sorted(new QSortFilterProxyModel(this))
{
    m_sorted->setSourceModel(&m_groups);
    m_sorted->setSortRole(StructureGroupModel::SortRole);
    setModel(m_sorted);
    setItemDelegate(new UncertainDelegate(StructureGroupModel::UncertainRole, this));
    setAccessibleName(tr("Structure groups"));
    setSortingEnabled(true);
    sortByColumn(StructureGroupModel::ShareOfTime, Qt::DescendingOrder);
    setUniformRowHeights(true);
    setExpandsOnDoubleClick(false); // it opens a trace
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(true);
    header()->setStretchLastSection(false);
    for (int column = 0; column < StructureGroupModel::ColumnCount; ++column)
        setColumnWidth(column, kFigurePx + kRowPaddingPx);
    header()->setSectionResizeMode(StructureGroupModel::Structure, QHeaderView::Stretch);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &StructureTree::currentGroupChanged);
    connect(this, &QTreeView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT traceActivated(m_groups.traceAt(sourceOf(index))); });
}

QModelIndex StructureTree::sourceOf(const QModelIndex &index) const
{
    return m_sorted->mapToSource(index);
}

const StructureGroup *StructureTree::currentGroup() const
{
    const QModelIndex source = sourceOf(currentIndex());
    return source.isValid() ? &m_groups.groupAt(source) : nullptr;
}

void StructureTree::setGroups(std::vector<StructureGroup> groups)
{
    using Key = std::pair<StructureLevel, std::uint64_t>;
    std::set<Key> known;
    std::set<Key> closed;
    std::vector<QModelIndex> open{{}};
    for (std::size_t i = 0; i < open.size(); ++i) {
        const QModelIndex above = open[i]; // the vector grows
        for (int row = 0; row < m_groups.rowCount(above); ++row) {
            const QModelIndex index = m_groups.index(row, 0, above);
            const StructureGroup &group = m_groups.groupAt(index);
            known.insert({group.level, group.key});
            if (!isExpanded(m_sorted->mapFromSource(index)))
                closed.insert({group.level, group.key});
            open.push_back(index);
        }
    }
    const StructureGroup *before = currentGroup();
    const std::optional<Key> current = before != nullptr ? std::optional(Key{before->level, before->key})
                                                         : std::nullopt;
    const std::vector<StructureGroup> all = groups;
    m_groups.setGroups(std::move(groups));
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        const StructureGroup &group = all[i];
        const Key key{group.level, group.key};
        const bool opens = known.contains(key) ? !closed.contains(key) : group.level == StructureLevel::Root;
        if (opens && !group.isLeaf)
            setExpanded(m_sorted->mapFromSource(m_groups.indexOfNumber(i)), true);
    }
    if (current)
        setCurrentIndex(m_sorted->mapFromSource(m_groups.indexOf(current->first, current->second)));
}

} // namespace traceloupe
