// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timezonedialog.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QStringListModel>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>

namespace traceloupe {
namespace {

constexpr QSize kStartSize{420, 460};

} // namespace

TimeZoneDialog::TimeZoneDialog(const DisplayTimeZone &current, QWidget *parent)
    : QDialog(parent),
      m_filter(new QLineEdit(this)),
      m_list(new QListView(this)),
      m_zones(new QSortFilterProxyModel(this))
{
    setWindowTitle(tr("Time zone"));
    QStringList ids;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        ids += QString::fromUtf8(id);
    m_zones->setSourceModel(new QStringListModel(ids, m_zones));
    m_zones->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setPlaceholderText(tr("Part of the name, for instance Tokyo"));
    m_filter->setAccessibleName(tr("Part of the time zone's name"));
    m_list->setModel(m_zones);
    m_list->setAccessibleName(tr("Time zones"));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    const auto row = ids.indexOf(QString::fromUtf8(current.zone().id()));
    m_list->setCurrentIndex(m_zones->index(static_cast<int>(std::max<qsizetype>(row, 0)), 0));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(m_list);
    layout->addWidget(buttons);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_zones->setFilterFixedString(text.simplified().replace(u' ', u'_'));
        m_list->setCurrentIndex(m_zones->index(0, 0));
    });
    connect(m_list, &QListView::activated, this, &TimeZoneDialog::choose);
    connect(buttons, &QDialogButtonBox::accepted, this, &TimeZoneDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(kStartSize);
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
}

void TimeZoneDialog::choose()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    Q_EMIT chosen(DisplayTimeZone::fromSetting(current.data().toString()));
    accept();
}

} // namespace traceloupe
