// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;

namespace traceloupe {

/// What stands where data would: why there is none (yet), and buttons for what to do next. For empty and error states.
class MessagePage final : public QWidget {
    Q_OBJECT
public:
    explicit MessagePage(QWidget *parent = nullptr);

    /// Takes away the buttons of the message before.
    void setMessage(const QString &title, const QString &text);
    void addButton(const QString &text, QObject *receiver, std::function<void()> pressed);

private:
    QLabel *m_title;
    QLabel *m_text;
    QWidget *m_buttons;
    QHBoxLayout *m_buttonLayout;
};

/// What kind of thing went wrong, in a few words for a title.
[[nodiscard]] QString errorTitle(ErrorCode code);

} // namespace traceloupe
