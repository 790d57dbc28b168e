// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/visiblerows.h"

#include <QObject>

namespace traceloupe {

/// What is collapsed in a trace's tree, shared by its views: VisibleRows with a signal.
class CollapseState final : public QObject {
    Q_OBJECT
public:
    explicit CollapseState(VisibleRows rows, QObject *parent = nullptr);

    [[nodiscard]] const VisibleRows &rows() const { return m_rows; }

    void setCollapsed(SpanIndex span, bool isCollapsed);
    void toggle(SpanIndex span) { setCollapsed(span, !m_rows.isCollapsed(span)); }
    void setSubtreeCollapsed(SpanIndex span, bool isCollapsed);
    void collapseAll();
    void expandAll();
    void expandOneLevel();
    void collapseOneLevel();
    void reveal(SpanIndex span);

Q_SIGNALS:
    void rowsChanged();

private:
    VisibleRows m_rows;
};

} // namespace traceloupe
