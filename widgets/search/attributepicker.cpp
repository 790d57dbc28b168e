// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/attributepicker.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kKeyCharacters = 36;

} // namespace

AttributePicker::AttributePicker(const QString &title, const QStringList &keys, QWidget *parent)
    : QDialog(parent), m_key(new QComboBox(this))
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    m_key->setEditable(true);
    m_key->setInsertPolicy(QComboBox::NoInsert);
    m_key->addItems(keys);
    m_key->setCurrentIndex(-1);
    m_key->setMinimumContentsLength(kKeyCharacters);
    m_key->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_key->completer()->setFilterMode(Qt::MatchContains);
    m_key->completer()->popup()->installEventFilter(this);
    m_key->lineEdit()->setPlaceholderText(u"http.response.status_code"_s);
    m_key->setAccessibleName(tr("Attribute"));
    m_key->setObjectName(u"attributeKey"_s);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto *layout = new QFormLayout(this);
    layout->addRow(tr("&Attribute"), m_key);
    layout->addRow(buttons);
    QPushButton *ok = buttons->button(QDialogButtonBox::Ok);
    ok->setEnabled(false);
    connect(m_key, &QComboBox::editTextChanged, ok,
            [ok](const QString &text) { ok->setEnabled(!text.trimmed().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &AttributePicker::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

/// Return takes what is marked in the list that is offered, or what was typed, at once: the list would swallow it.
bool AttributePicker::eventFilter(QObject *watched, QEvent *event)
{
    QAbstractItemView &offers = *m_key->completer()->popup();
    if (watched != &offers || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return QDialog::eventFilter(watched, event);
    if (offers.currentIndex().isValid())
        m_key->setEditText(offers.currentIndex().data().toString());
    offers.hide();
    choose();
    return true;
}

void AttributePicker::choose()
{
    const QString key = m_key->currentText().trimmed();
    if (key.isEmpty())
        return;
    Q_EMIT chosen(key);
    accept();
}

} // namespace traceloupe
