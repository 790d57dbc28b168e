// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/spanstepper.h"

#include "widgets/common/iconbutton.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace traceloupe {

SpanStepper::SpanStepper(TraceSession &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_previous(iconButton(LineIcon::Back, tr("Previous of these spans"), this)),
      m_label(new QLabel(this)),
      m_next(iconButton(LineIcon::Forward, tr("Next of these spans"), this))
{
    m_label->setTextFormat(Qt::PlainText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_previous);
    layout->addWidget(m_label);
    layout->addWidget(m_next);
    connect(m_previous, &QToolButton::clicked, this, &SpanStepper::goToPrevious);
    connect(m_next, &QToolButton::clicked, this, &SpanStepper::goToNext);
    connect(&session.selection(), &Selection::currentChanged, this, &SpanStepper::showPlace);
    showPlace();
}

void SpanStepper::setSpans(std::vector<SpanIndex> spans)
{
    m_spans = std::move(spans);
    showPlace();
}

QString SpanStepper::text() const
{
    return m_label->text();
}

void SpanStepper::step(bool isForward)
{
    if (m_spans.empty())
        return;
    const SpanIndex current = m_session.selection().current();
    const auto from = current.isValid() ? std::ranges::lower_bound(m_spans, current) : m_spans.begin();
    SpanIndex to;
    if (isForward) {
        const bool isOnIt = current.isValid() && from != m_spans.end() && *from == current;
        const auto next = isOnIt ? from + 1 : from;
        to = next == m_spans.end() ? m_spans.front() : *next;
    } else {
        to = from == m_spans.begin() ? m_spans.back() : *(from - 1);
    }
    m_session.goToSpan(to);
}

void SpanStepper::showPlace()
{
    setVisible(!m_spans.empty());
    const SpanIndex current = m_session.selection().current();
    const auto place = std::ranges::lower_bound(m_spans, current);
    const int count = static_cast<int>(m_spans.size());
    const bool isOnIt = current.isValid() && place != m_spans.end() && *place == current;
    m_label->setText(isOnIt ? tr("%L1 of %Ln span(s)", nullptr, count).arg(place - m_spans.begin() + 1)
                            : tr("%Ln span(s)", nullptr, count));
    for (QToolButton *button : {m_previous, m_next})
        button->setEnabled(count > 1 || !isOnIt);
}

} // namespace traceloupe
