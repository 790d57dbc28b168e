// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace traceloupe {

/// What stands where a view would be when there is nothing to see: empty, loading, or failed, with a sentence
/// of what to do and at most one button.
class StatePanel final : public QWidget {
    Q_OBJECT
public:
    explicit StatePanel(QWidget *parent = nullptr);

    void showEmpty(const QString &title, const QString &hint = {});
    void showLoading(const QString &title, const QString &hint = {});
    void showError(const QString &title, const QString &detail);
    /// Whether it shows that something is being worked on.
    [[nodiscard]] bool isLoading() const;
    /// The button's text; empty hides it.
    void setActionText(const QString &text);

Q_SIGNALS:
    void actionTriggered();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Mark { None, Error };
    void show(Mark mark, const QString &title, const QString &hint, bool isBusy);
    void fitTexts();

    QLabel *m_mark = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_hint = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_action = nullptr;
};

} // namespace traceloupe
