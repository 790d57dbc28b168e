// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QComboBox;

namespace traceloupe {

/// Asks for the key of an attribute: typed, with what is known offered.
class AttributePicker final : public QDialog {
    Q_OBJECT
public:
    AttributePicker(const QString &title, const QStringList &keys, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QString &key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; ///< of the list that is offered

private:
    void choose();

    QComboBox *m_key;
};

} // namespace traceloupe
