// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/groupedtraces.h"

#include "core/models/tracesortmodel.h"
#include "widgets/search/attributepicker.h"

#include <QComboBox>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr QLatin1StringView kAttributePrefix("attribute:");
constexpr QLatin1StringView kOtherAttribute("other");
constexpr QLatin1StringView kStructure("structure");
constexpr int kNameCharacters = 60;
constexpr int kNumberCharacters = 14;
constexpr int kRowPaddingPx = 12; ///< as in the list
constexpr int kChooserCharacters = 40;

/// Rows as high as those of the list.
class GroupRowDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), option.fontMetrics.height() + kRowPaddingPx};
    }
};

/// The box is as wide as what it says, but not as the window.
QString shortened(const QString &key)
{
    return key.size() <= kChooserCharacters ? key : key.left(kChooserCharacters - 1) + u'…';
}

} // namespace

GroupedTraces::GroupedTraces(TraceListModel &model, TraceSortModel &list, CacheAccess &cache, QWidget *parent)
    : QWidget(parent),
      m_list(list),
      m_loader(cache),
      m_groups(new TraceGroupModel(list, this)),
      m_tree(new QTreeView(this)),
      m_chooser(new QComboBox(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_tree);
    buildTree();
    m_chooser->setAccessibleName(tr("Group the list by"));
    m_chooser->setObjectName(u"groupBy"_s);
    m_chooser->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    fillChooser();
    connect(m_chooser, &QComboBox::activated, this, &GroupedTraces::choose);
    connect(&m_loader, &AttributeLoader::valuesLoaded, this,
            [this](const QString &key, const AttributeColumns::Values &values) {
                if (key != attributeKey() && key != AttributeLoader::structureKeyName())
                    return;
                m_values = values;
                rebuild();
            });
    connect(&m_loader, &AttributeLoader::keysLoaded, this, &GroupedTraces::askForAttribute);
    connect(&list, &TraceSortModel::shownChanged, this, [this] {
        m_isStale = true;
        QMetaObject::invokeMethod(
            this,
            [this] { // several changes of one turn are one
                if (std::exchange(m_isStale, false) && !m_grouping.isEmpty())
                    loadValues();
            },
            Qt::QueuedConnection);
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { m_values.clear(); });
}

void GroupedTraces::buildTree()
{
    m_tree->setModel(m_groups);
    m_tree->setAccessibleName(tr("Groups of traces"));
    m_tree->setObjectName(u"groups"_s);
    m_tree->setAlternatingRowColors(true);
    m_tree->setItemDelegate(new GroupRowDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setSortingEnabled(true);
    m_tree->sortByColumn(TraceGroupModel::Traces, Qt::DescendingOrder);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(TraceGroupModel::Name, QHeaderView::Stretch);
    const int character = fontMetrics().averageCharWidth();
    m_tree->setColumnWidth(TraceGroupModel::Name, kNameCharacters * character);
    for (int column = TraceGroupModel::Traces; column < TraceGroupModel::ColumnCount; ++column)
        m_tree->setColumnWidth(column, kNumberCharacters * character);
    connect(m_tree, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (index.parent().isValid())
            Q_EMIT traceActivated(m_groups->tracesOf(index).front());
    });
}

void GroupedTraces::fillChooser()
{
    const QSignalBlocker blocker(m_chooser);
    m_chooser->clear();
    m_chooser->addItem(tr("No groups"), QString());
    m_chooser->addItem(tr("By service"), u"service"_s);
    m_chooser->addItem(tr("By operation"), u"operation"_s);
    m_chooser->addItem(tr("By structure"), QString(kStructure));
    if (!attributeKey().isEmpty())
        m_chooser->addItem(tr("By %1", "by an attribute").arg(shortened(attributeKey())), m_grouping);
    m_chooser->addItem(tr("By an attribute…"), QString(kOtherAttribute));
    m_chooser->setCurrentIndex(std::max(0, m_chooser->findData(m_grouping)));
}

void GroupedTraces::choose(int index)
{
    const QString grouping = m_chooser->itemData(index).toString();
    if (grouping == kOtherAttribute)
        m_loader.loadKeys();
    else
        setGrouping(grouping);
}

void GroupedTraces::askForAttribute(const QStringList &keys)
{
    fillChooser(); // back to what is shown now, should the person cancel
    auto *picker = new AttributePicker(tr("Group by an attribute"), keys, this);
    connect(picker, &AttributePicker::chosen, this,
            [this](const QString &key) { setGrouping(kAttributePrefix + key); });
    picker->open();
}

void GroupedTraces::setGrouping(const QString &grouping)
{
    m_grouping = grouping;
    m_values.clear();
    fillChooser();
    if (!m_grouping.isEmpty())
        loadValues();
    Q_EMIT groupingChanged();
}

void GroupedTraces::setFoundTraces(std::vector<TracePtr> found)
{
    m_found = std::move(found);
}

QString GroupedTraces::attributeKey() const
{
    return m_grouping.startsWith(kAttributePrefix) ? m_grouping.mid(kAttributePrefix.size()) : QString();
}

void GroupedTraces::loadValues()
{
    if (const QString key = attributeKey(); !key.isEmpty())
        m_loader.load({key}, m_found);
    else if (m_grouping == kStructure)
        m_loader.loadStructures(listedIds(), m_found);
    else
        rebuild();
}

std::vector<TraceId> GroupedTraces::listedIds() const
{
    std::vector<TraceId> ids;
    ids.reserve(static_cast<std::size_t>(m_list.rowCount()));
    for (int row = 0; row < m_list.rowCount(); ++row)
        ids.push_back(m_list.trace(row).id);
    return ids;
}

TraceGroupModel::KeyOf GroupedTraces::keyFunction() const
{
    if (m_grouping == u"service")
        return [](const TraceSummary &trace) { return trace.rootService; };
    if (m_grouping == u"operation")
        return [](const TraceSummary &trace) {
            return trace.rootName.isEmpty() ? QString() : tr("%1: %2").arg(trace.rootService, trace.rootName);
        };
    return [this](const TraceSummary &trace) {
        const auto found = m_values.find(trace.id);
        return found == m_values.end() ? QString() : found->second;
    };
}

void GroupedTraces::rebuild()
{
    QString heading = attributeKey();
    QString none = tr("without %1").arg(heading);
    if (m_grouping == u"service") {
        heading = tr("Service");
        none = tr("(no service)");
    } else if (m_grouping == u"operation") {
        heading = tr("Operation");
        none = tr("(no name)");
    } else if (m_grouping == kStructure) {
        heading = tr("Structure");
        none = tr("(only at the backend)");
    }
    m_groups->setGrouping(heading, none, keyFunction());
}

std::vector<TraceSummary> GroupedTraces::selectedTraces() const
{
    std::vector<TraceSummary> traces;
    for (const QModelIndex &row : m_tree->selectionModel()->selectedRows()) {
        const std::vector<TraceSummary> some = m_groups->tracesOf(row);
        traces.insert(traces.end(), some.begin(), some.end());
    }
    return traces;
}

} // namespace traceloupe
