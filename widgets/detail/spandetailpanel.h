// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/tracesession.h"
#include "widgets/detail/spandetailmodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTimer;
class QTreeView;

namespace traceloupe {

class GroupHeader;
class SpanHeader;
class StatePanel;

/// All about the selected span: a header with times and ids, and one tree of attributes, events, links and resource
/// under one filter. What is long (a stack trace, JSON) is shown in full below the tree when its row is current. For a
/// group of repeated calls: what it is as a whole.
class SpanDetailPanel final : public QWidget {
    Q_OBJECT
public:
    explicit SpanDetailPanel(TraceSession &session, QWidget *parent = nullptr);

    /// It follows the selection one turn of the event loop later. Invalid while a group is shown.
    [[nodiscard]] SpanIndex shown() const { return m_shown; }

Q_SIGNALS:
    /// A link to another trace was activated.
    void traceRequested(const traceloupe::TraceId &traceId, traceloupe::SpanId spanId);

private:
    enum class Page { Nothing, Span, Group };

    QWidget *createTree();
    void showCurrent();
    void showSpan(SpanIndex span);
    void applyFilter(const QString &text);
    void showValue();
    void activate(const QModelIndex &index);
    void goTo(const TraceId &trace, SpanId span);
    void showMenu(const QPoint &position);
    void expandUsual();
    void fitNames();
    [[nodiscard]] QString shownAsJson(const QModelIndex &parent, int indent) const;

    TraceSession &m_session;
    SpanIndex m_shown;
    const SiblingGroup *m_shownGroup = nullptr; ///< of the session
    int m_nameWidthPx = 190; ///< of the first column, as long as only we set it
    QTimer *m_later = nullptr;
    SpanDetailModel m_model;
    QSortFilterProxyModel *m_filter = nullptr;
    QStackedWidget *m_pages = nullptr;
    StatePanel *m_empty = nullptr;
    SpanHeader *m_header = nullptr;
    GroupHeader *m_group = nullptr;
    QLineEdit *m_filterEdit = nullptr;
    QTreeView *m_tree = nullptr;
    QPlainTextEdit *m_value = nullptr;
};

} // namespace traceloupe
