// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace traceloupe {

/// The path of a file: a line to type it in and a button to choose it.
class FileField final : public QWidget {
    Q_OBJECT
public:
    FileField(const QString &accessibleName, const QString &nameFilter, QWidget *parent = nullptr);

    [[nodiscard]] QString path() const;
    void setPath(const QString &path);

Q_SIGNALS:
    void pathEdited();

private:
    void choose();

    QString m_nameFilter;
    QLineEdit *m_edit;
};

} // namespace traceloupe
