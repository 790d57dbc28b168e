// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/graphtablemodel.h"
#include "widgets/servicegraph/graphpainter.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace traceloupe {

/// Everything that is known of a node or an edge, as HTML with every name escaped; "" for nothing.
[[nodiscard]] QString graphCardHtml(const ServiceGraph &graph, GraphItem item, const GraphTableExtras &nodes,
                                    const GraphTableExtras &edges);

/// Lies over a corner of the graph: the item under the pointer, else the current one, with a way to its traces.
class GraphCard final : public QFrame {
    Q_OBJECT
public:
    explicit GraphCard(QWidget *parent = nullptr);

    /// Hides itself for empty text.
    void showItem(const QString &html, const QString &actionText);
    /// As high as its text, but no higher than that: then it scrolls.
    void fitInto(int heightPx);

Q_SIGNALS:
    void actionTriggered();
    void closeRequested();

private:
    QLabel *m_text = nullptr;
    QScrollArea *m_scroll = nullptr;
    QPushButton *m_action = nullptr;
    QToolButton *m_close = nullptr;
};

} // namespace traceloupe
