// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/attributeloader.h"
#include "core/models/tracegroupmodel.h"
#include "core/models/tracelistmodel.h"

#include <QWidget>

class QComboBox;
class QTreeView;

namespace traceloupe {

/// The list by what its traces have in common: a tree of groups, and the box that chooses by what. Values of attributes
/// are looked up when they are first needed.
class GroupedTraces final : public QWidget {
    Q_OBJECT
public:
    GroupedTraces(TraceListModel &model, TraceSortModel &list, CacheAccess &cache, QWidget *parent = nullptr);

    /// "" = not grouped; see ResultLayout::grouping.
    [[nodiscard]] const QString &grouping() const { return m_grouping; }
    void setGrouping(const QString &grouping);
    void setTimeZone(const DisplayTimeZone &zone) { m_groups->setTimeZone(zone); }
    /// Traces that a backend sent whole, for values that the cache doesn't have.
    void setFoundTraces(std::vector<TracePtr> found);
    [[nodiscard]] QComboBox *chooser() { return m_chooser; }
    [[nodiscard]] QTreeView *tree() { return m_tree; }
    [[nodiscard]] std::vector<TraceSummary> selectedTraces() const;

Q_SIGNALS:
    void groupingChanged();
    void traceActivated(const traceloupe::TraceSummary &trace);

private:
    void buildTree();
    void fillChooser();
    void choose(int index);
    void askForAttribute(const QStringList &keys);
    void loadValues();
    void rebuild();
    [[nodiscard]] std::vector<TraceId> listedIds() const;
    [[nodiscard]] TraceGroupModel::KeyOf keyFunction() const;
    [[nodiscard]] QString attributeKey() const;

    TraceSortModel &m_list;
    AttributeLoader m_loader;
    TraceGroupModel *m_groups;
    QTreeView *m_tree;
    QComboBox *m_chooser;
    QString m_grouping;
    AttributeColumns::Values m_values;
    std::vector<TracePtr> m_found;
    bool m_isStale = false;
};

} // namespace traceloupe
