// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QComboBox;
class QDateTimeEdit;
class QWidget;

/// Fields of the search form.
namespace traceloupe::formfields {

/// Text with choices that complete it wherever they contain what is typed.
[[nodiscard]] QComboBox *completingBox(QWidget *parent, const QString &placeholder);
/// New choices under a text that the person may be typing.
void setChoices(QComboBox &box, const QStringList &choices);
/// A wall clock without summer time: who reads it knows the zone.
[[nodiscard]] QDateTimeEdit *instantEdit(QWidget *parent, const QString &name);

} // namespace traceloupe::formfields
