// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/timewindowbox.h"

namespace traceloupe {
namespace {

constexpr qlonglong kMinuteNs = 60'000'000'000;
constexpr qlonglong kOfTheTraces = 0;
constexpr qlonglong kFromTo = -1;
constexpr int kLastHour = 2;

} // namespace

TimeWindowBox::TimeWindowBox(QWidget *parent) : QComboBox(parent)
{
    setAccessibleName(tr("Window of time"));
    addItem(tr("Last 5 minutes"), 5 * kMinuteNs);
    addItem(tr("Last 15 minutes"), 15 * kMinuteNs);
    addItem(tr("Last hour"), 60 * kMinuteNs);
    addItem(tr("Last 6 hours"), 360 * kMinuteNs);
    addItem(tr("Last 24 hours"), 1440 * kMinuteNs);
    addItem(tr("The time of the traces here"), kOfTheTraces);
    setCurrentIndex(kLastHour);
}

std::optional<std::int64_t> TimeWindowBox::lengthNs() const
{
    const qlonglong length = currentData().toLongLong();
    return length == kOfTheTraces || length == kFromTo ? std::nullopt : std::optional<std::int64_t>(length);
}

void TimeWindowBox::chooseTimeOfTraces()
{
    setCurrentIndex(findData(kOfTheTraces));
}

void TimeWindowBox::offerOwn()
{
    addItem(tr("From … to …"), kFromTo);
}

bool TimeWindowBox::isOwn() const
{
    return currentData().toLongLong() == kFromTo;
}

void TimeWindowBox::chooseOwn()
{
    setCurrentIndex(findData(kFromTo));
}

} // namespace traceloupe
