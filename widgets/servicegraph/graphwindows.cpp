// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servicegraph/graphwindows.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <numeric>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr std::int64_t kNsPerMs = 1'000'000;
constexpr int kMarginPx = 8;

/// The edits only know wall-clock times; those of the zone are written in as if they were UTC's.
QDateTime wallClock(std::int64_t unixNs, const DisplayTimeZone &zone)
{
    const std::int64_t ms = unixNs / kNsPerMs - (unixNs % kNsPerMs < 0 ? 1 : 0);
    const QDateTime there = QDateTime::fromMSecsSinceEpoch(ms, zone.zone());
    return {there.date(), there.time(), Qt::UTC};
}

std::int64_t unixNsOf(const QDateTime &wallClock, const DisplayTimeZone &zone)
{
    return QDateTime(wallClock.date(), wallClock.time(), zone.zone()).toMSecsSinceEpoch() * kNsPerMs;
}

} // namespace

GraphWindows::GraphWindows(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kMarginPx, kMarginPx / 2, kMarginPx, 0);
    m_shown = addEdits(tr("Show"), tr("Start of the time shown"), tr("End of the time shown"));
    m_baseline = addEdits(tr("against"), tr("Start of the time compared with"), tr("End of the time compared with"));
    m_compare = new QPushButton(tr("Compare"), this);
    layout->addWidget(m_compare);
    layout->addStretch(1);
    connect(m_compare, &QPushButton::clicked, this, &GraphWindows::chosen);
}

GraphWindows::Edits GraphWindows::addEdits(const QString &label, const QString &fromName, const QString &toName)
{
    auto &row = static_cast<QHBoxLayout &>(*layout());
    const auto edit = [this](const QString &name) {
        auto *box = new QDateTimeEdit(this);
        box->setTimeSpec(Qt::UTC);
        box->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
        box->setAccessibleName(name);
        connect(box, &QDateTimeEdit::dateTimeChanged, this, &GraphWindows::check);
        return box;
    };
    const Edits edits{edit(fromName), edit(toName)};
    auto *text = new QLabel(label, this);
    text->setBuddy(edits.from);
    row.addWidget(text);
    row.addWidget(edits.from);
    row.addWidget(new QLabel(u"–"_s, this));
    row.addWidget(edits.to);
    return edits;
}

void GraphWindows::show(const Edits &edits, const TimeRange &range)
{
    edits.from->setDateTime(wallClock(range.startNs, m_zone));
    edits.to->setDateTime(wallClock(range.endNs, m_zone));
}

TimeRange GraphWindows::rangeOf(const Edits &edits) const
{
    return {unixNsOf(edits.from->dateTime(), m_zone), unixNsOf(edits.to->dateTime(), m_zone)};
}

ServiceGraphLoader::Windows GraphWindows::windows() const
{
    return {rangeOf(m_baseline), rangeOf(m_shown)};
}

void GraphWindows::setWindows(const ServiceGraphLoader::Windows &windows)
{
    m_isSet = true;
    show(m_baseline, windows.baseline);
    show(m_shown, windows.shown);
    check();
}

void GraphWindows::halve(const TimeRange &range)
{
    // whole milliseconds, as the edits show them
    const std::int64_t start = range.startNs - range.startNs % kNsPerMs;
    const std::int64_t end = saturatingAdd(range.endNs - range.endNs % kNsPerMs, kNsPerMs);
    std::int64_t middle = std::midpoint(start, end);
    middle -= middle % kNsPerMs;
    setWindows({{start, middle}, {middle, end}});
}

void GraphWindows::setTimeZone(const DisplayTimeZone &zone)
{
    const ServiceGraphLoader::Windows before = windows();
    m_zone = zone;
    if (m_isSet)
        setWindows(before);
}

void GraphWindows::check()
{
    const ServiceGraphLoader::Windows now = windows();
    const bool isValid = !now.baseline.isEmpty() && !now.shown.isEmpty();
    m_compare->setEnabled(isValid);
    m_compare->setToolTip(isValid ? QString() : tr("Each end must lie after its start"));
}

} // namespace traceloupe
