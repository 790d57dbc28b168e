// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QMainWindow;
class QWidget;

namespace traceloupe {

/// Keeps the window usable by keyboard where Qt alone does not: a menu bar that was left with the focus when a dialog
/// opened hands it back to the view that had it before, and Shift+F10 opens the menu of what has the focus, like the
/// Menu key.
class KeyboardFocus final : public QObject {
    Q_OBJECT
public:
    explicit KeyboardFocus(QMainWindow &window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void remember(QWidget *now);
    void giveBack();
    static void openMenu();

    QMainWindow &m_window;
    QPointer<QWidget> m_last; ///< that had the focus, other than the menu bar
};

} // namespace traceloupe
