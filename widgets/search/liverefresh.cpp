// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/liverefresh.h"

#include <QComboBox>
#include <QHBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr std::array kIntervals = {0, 5, 15, 60};
constexpr int kMsPerSecond = 1'000;

} // namespace

LiveRefresh::LiveRefresh(QWidget *parent) : QWidget(parent), m_interval(new QComboBox(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_interval);
    m_interval->addItem(tr("Refresh: off"), kIntervals[0]);
    m_interval->addItem(tr("Every 5 s"), kIntervals[1]);
    m_interval->addItem(tr("Every 15 s"), kIntervals[2]);
    m_interval->addItem(tr("Every minute"), kIntervals[3]);
    m_interval->setAccessibleName(tr("Search again at an interval"));
    m_interval->setToolTip(tr("Search again at an interval; new traces are marked, figures are counted anew"));
    m_interval->setObjectName(u"refresh"_s);
    m_timer.setSingleShot(true);
    connect(m_interval, &QComboBox::currentIndexChanged, this, [this] {
        restart();
        Q_EMIT secondsChanged(seconds());
    });
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (isVisible())
            Q_EMIT due();
        restart();
    });
}

int LiveRefresh::seconds() const
{
    return m_interval->currentData().toInt();
}

void LiveRefresh::setSeconds(int seconds)
{
    int nearest = 0;
    for (int i = 1; i < m_interval->count(); ++i) {
        if (std::abs(m_interval->itemData(i).toInt() - seconds)
            < std::abs(m_interval->itemData(nearest).toInt() - seconds))
            nearest = i;
    }
    m_interval->setCurrentIndex(nearest);
}

void LiveRefresh::restart()
{
    if (seconds() == 0)
        m_timer.stop();
    else
        m_timer.start(seconds() * kMsPerSecond);
}

} // namespace traceloupe
