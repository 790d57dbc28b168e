// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/formfields.h"

#include <QComboBox>
#include <QCompleter>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace traceloupe::formfields {

QComboBox *completingBox(QWidget *parent, const QString &placeholder)
{
    auto *box = new QComboBox(parent);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    box->lineEdit()->setPlaceholderText(placeholder);
    box->lineEdit()->setClearButtonEnabled(true);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    return box;
}

void setChoices(QComboBox &box, const QStringList &choices)
{
    const QSignalBlocker blocker(box);
    const QString text = box.currentText();
    box.clear();
    box.addItems(choices);
    box.setCurrentIndex(-1);
    box.setEditText(text);
}

QDateTimeEdit *instantEdit(QWidget *parent, const QString &name)
{
    auto *edit = new QDateTimeEdit(parent);
    edit->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
    edit->setCalendarPopup(true);
    edit->setTimeSpec(Qt::UTC); // a wall clock without summer time
    edit->setAccessibleName(name);
    return edit;
}

} // namespace traceloupe::formfields
