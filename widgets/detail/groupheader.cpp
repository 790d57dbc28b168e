// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/groupheader.h"

#include "core/layout/durationtext.h"
#include "core/layout/percentagetext.h"
#include "widgets/common/chartcolors.h"
#include "widgets/common/grouptext.h"
#include "widgets/detail/plainlabel.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace traceloupe {

namespace {

constexpr int kMarginPx = 12;

QString shareOfTrace(std::int64_t part, std::int64_t whole)
{
    return percentageText(100.0 * static_cast<double>(part) / static_cast<double>(whole), 1);
}

} // namespace

GroupHeader::GroupHeader(TraceSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_title(plainLabel(this)), m_calls(plainLabel(this))
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);

    auto *form = new QGridLayout;
    form->setContentsMargins(0, 4, 0, 4);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(6);
    form->setColumnStretch(1, 1);
    m_count = addFact(*form, tr("Calls"));
    m_sum = addFact(*form, tr("Sum of durations"));
    m_least = addFact(*form, tr("Shortest"));
    m_median = addFact(*form, tr("Median"));
    m_most = addFact(*form, tr("Longest"));
    m_extent = addFact(*form, tr("First start to last end"));
    m_errors = addFact(*form, tr("Failed spans"));

    auto *buttons = new QHBoxLayout;
    auto *first = new QPushButton(tr("Go to the first call"), this);
    auto *longest = new QPushButton(tr("Go to the longest call"), this);
    buttons->addWidget(first);
    buttons->addWidget(longest);
    buttons->addStretch(1);
    connect(first, &QPushButton::clicked, this, &GroupHeader::goToFirst);
    connect(longest, &QPushButton::clicked, this, &GroupHeader::goToLongest);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMarginPx, 10, kMarginPx, 8);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_calls);
    layout->addLayout(form);
    layout->addLayout(buttons);
    layout->addStretch(1);
    connect(&session.skew(), &SkewOverlay::changed, this, [this] {
        if (m_group != nullptr)
            showGroup(*m_group);
    });
}

QLabel *GroupHeader::addFact(QGridLayout &form, const QString &title)
{
    const int row = form.rowCount();
    auto *label = new QLabel(title, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    QLabel *value = plainLabel(this);
    form.addWidget(label, row, 0, Qt::AlignLeft | Qt::AlignTop);
    form.addWidget(value, row, 1);
    return value;
}

void GroupHeader::showGroup(const SiblingGroup &group)
{
    m_group = &group;
    const Trace &trace = m_session.trace();
    m_title->setText(tr("%Ln repeated call(s)", "the heading of a group", static_cast<int>(group.rounds())));
    m_calls->setText(groupCallsTitle(trace, group));
    m_count->setText(group.period == 1 ? QLocale().toString(group.count)
                                       : tr("%1, %2 at a time", "calls of a group that are repeated together")
                                             .arg(QLocale().toString(group.count), QLocale().toString(group.period)));
    m_sum->setText(exactDurationText(group.sumNs));
    m_least->setText(exactDurationText(group.minimumNs));
    m_median->setText(exactDurationText(group.medianNs));
    m_most->setText(exactDurationText(group.maximumNs));
    const TimeRange extent = m_session.timeOf(group);
    const QString length = exactDurationText(extent.lengthNs());
    const QString extentText = trace.durationNs() <= 0
                                   ? length
                                   : tr("%1   (%2 of the trace)")
                                         .arg(length, shareOfTrace(extent.lengthNs(), trace.durationNs()));
    m_extent->setText(extentText + u'\n' + groupExtent(m_session, group));
    const std::uint32_t errors = m_session.errors().inRows(group.first.value(), group.end);
    m_errors->setText(errors == 0 ? tr("none") : QLocale().toString(errors));
    applyColors();
}

void GroupHeader::applyColors()
{
    const ChartColors colors = ChartColors::fromPalette(palette());
    const bool hasErrors = m_group != nullptr && m_session.errors().inRows(m_group->first.value(), m_group->end) > 0;
    QPalette own; // of the application as it is now, not what was set before
    own.setColor(QPalette::WindowText, hasErrors ? colors.error : colors.text);
    m_errors->setPalette(own);
}

void GroupHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

void GroupHeader::goToFirst()
{
    if (m_group != nullptr)
        m_session.goToSpan(m_group->first);
}

void GroupHeader::goToLongest()
{
    if (m_group != nullptr)
        m_session.goToSpan(longestCall(m_session.trace(), *m_group));
}

} // namespace traceloupe
