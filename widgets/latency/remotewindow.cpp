// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/latency/remotewindow.h"

#include "widgets/common/timewindowbox.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr std::int64_t kNsPerMs = 1'000'000;
constexpr qlonglong kSecondNs = 1'000'000'000;
constexpr qlonglong kMinuteNs = 60 * kSecondNs;
constexpr std::int64_t kHourNs = 60 * kMinuteNs;

QHBoxLayout *addRow(QWidget *widget)
{
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    return row;
}

} // namespace

RemoteWindow::RemoteWindow(QWidget *parent)
    : QWidget(parent),
      m_window(new TimeWindowBox(this)),
      m_edits(new QWidget(this)),
      m_from(addEdit(tr("Start of the window of time"))),
      m_to(addEdit(tr("End of the window of time"))),
      m_step(new QComboBox(this))
{
    m_window->offerOwn();
    auto *time = new QLabel(tr("Time"), this);
    time->setBuddy(m_window);
    auto *step = new QLabel(tr("Steps of"), this);
    step->setBuddy(m_step);
    m_step->setAccessibleName(tr("Length of a step"));
    m_step->addItem(tr("any length"), 0LL);
    m_step->addItem(tr("15 s"), 15 * kSecondNs);
    m_step->addItem(tr("1 min"), kMinuteNs);
    m_step->addItem(tr("5 min"), 5 * kMinuteNs);
    m_step->addItem(tr("1 h"), 60 * kMinuteNs);
    QHBoxLayout *edits = addRow(m_edits);
    edits->addWidget(m_from);
    edits->addWidget(new QLabel(u"–"_s, m_edits));
    edits->addWidget(m_to);
    QHBoxLayout *row = addRow(this);
    row->addWidget(time);
    row->addWidget(m_window);
    row->addWidget(m_edits);
    row->addWidget(step);
    row->addWidget(m_step);
    m_edits->setVisible(false);
    connect(m_window, &QComboBox::currentIndexChanged, this, &RemoteWindow::showEdits);
    connect(m_window, &QComboBox::currentIndexChanged, this, &RemoteWindow::changed);
    connect(m_step, &QComboBox::currentIndexChanged, this, &RemoteWindow::changed);
}

QDateTimeEdit *RemoteWindow::addEdit(const QString &name)
{
    auto *edit = new QDateTimeEdit(m_edits);
    edit->setTimeSpec(Qt::UTC); // a wall clock without summer time; nsOf() reads it in the chosen zone
    edit->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
    edit->setCalendarPopup(true);
    edit->setAccessibleName(name);
    connect(edit, &QDateTimeEdit::editingFinished, this, &RemoteWindow::changed);
    return edit;
}

void RemoteWindow::showEdits()
{
    m_edits->setVisible(m_window->isOwn());
    if (!m_window->isOwn() || m_from->dateTime() < m_to->dateTime())
        return;
    const std::int64_t nowNs = QDateTime::currentMSecsSinceEpoch() * kNsPerMs;
    showRange({nowNs - kHourNs, nowNs});
}

std::int64_t RemoteWindow::nsOf(const QDateTimeEdit &edit) const
{
    return QDateTime(edit.date(), edit.time(), m_zone.zone()).toMSecsSinceEpoch() * kNsPerMs;
}

void RemoteWindow::showRange(const TimeRange &range)
{
    const auto wallClock = [this](std::int64_t ns) {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(ns / kNsPerMs, m_zone.zone());
        return QDateTime(time.date(), time.time(), Qt::UTC);
    };
    m_from->setDateTime(wallClock(range.startNs));
    m_to->setDateTime(wallClock(range.endNs));
}

void RemoteWindow::setRange(const TimeRange &range)
{
    showRange(range);
    const QSignalBlocker silent(m_window);
    m_window->chooseOwn();
    m_edits->setVisible(true);
    Q_EMIT changed();
}

std::optional<TimeRange> RemoteWindow::range(std::int64_t nowNs) const
{
    if (m_window->isOwn())
        return TimeRange{nsOf(*m_from), nsOf(*m_to)};
    if (const auto lengthNs = m_window->lengthNs())
        return TimeRange{nowNs - *lengthNs, nowNs};
    return std::nullopt;
}

std::int64_t RemoteWindow::stepNs() const
{
    return m_step->currentData().toLongLong();
}

void RemoteWindow::setTimeZone(const DisplayTimeZone &zone)
{
    const TimeRange before{nsOf(*m_from), nsOf(*m_to)};
    m_zone = zone;
    showRange(before);
}

} // namespace traceloupe
