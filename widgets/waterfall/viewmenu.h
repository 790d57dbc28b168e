// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace traceloupe {

class WaterfallView;

/// How a waterfall is shown: grouping, gaps, critical path, clocks, colours, columns, levels. Filled when it opens,
/// with what the trace has.
class ViewMenu final : public QMenu {
    Q_OBJECT
public:
    /// Attribute keys offered in a menu.
    static constexpr int kMaxKeys = 60;

    explicit ViewMenu(WaterfallView &view, QWidget *parent = nullptr);

private:
    void fill();
    void addSwitches();
    void addColors();
    void addColumns();
    void addLevels();
    QAction *addSwitch(QMenu &menu, const QString &text, bool isOn, const std::function<void(bool)> &change);

    WaterfallView &m_view;
};

} // namespace traceloupe
