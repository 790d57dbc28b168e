// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/graphfilter.h"
#include "core/graph/graphpicture.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QSpinBox;
class QToolButton;

namespace traceloupe {

/// Search, colours, threshold, focus, table and export: what a person chooses about a service graph.
class GraphToolbar final : public QWidget {
    Q_OBJECT
public:
    explicit GraphToolbar(QWidget *parent = nullptr);

    [[nodiscard]] GraphColoring coloring() const;
    void setColoring(GraphColoring coloring);
    [[nodiscard]] GraphFilter filter() const;
    void setHiddenShare(double share); ///< edges below it are hidden; one of those that can be chosen
    /// "" ends the focus.
    void setFocus(const std::string &nodeId, const QString &name);
    void setColoringEnabled(bool isEnabled);
    void setRatesKnown(bool areKnown); ///< whether colours can stand for them
    void showMatches(int count); ///< -1: no search
    void focusSearch();
    [[nodiscard]] QLineEdit &searchField() { return *m_search; }
    [[nodiscard]] QMenu &exportMenu() { return *m_exportMenu; }
    [[nodiscard]] QToolButton &tableButton() { return *m_table; }

Q_SIGNALS:
    void searchChanged(const QString &text);
    void nextMatchRequested();
    void coloringChanged();
    void filterChanged();
    void fitRequested();
    void arrangeRequested(); ///< everything may move
    void zoomRequested(double factor);
    void tableToggled(bool isShown);

private:
    QToolButton *addButton(const QString &text, const QString &tip);
    void addFocusControls();

    QLineEdit *m_search = nullptr;
    QLabel *m_matches = nullptr;
    QComboBox *m_coloring = nullptr;
    QComboBox *m_threshold = nullptr;
    QWidget *m_focusBox = nullptr;
    QLabel *m_focusName = nullptr;
    QSpinBox *m_hops = nullptr;
    QToolButton *m_table = nullptr;
    QMenu *m_exportMenu = nullptr;
    std::string m_focus;
};

} // namespace traceloupe
