// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hints/hintcard.h"

#include "core/layout/durationtext.h"
#include "widgets/common/chartcolors.h"
#include "widgets/common/linkbutton.h"
#include "widgets/common/spanstepper.h"
#include "widgets/common/spantext.h"
#include "widgets/hints/hinttext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kMarginPx = 10;
constexpr int kSpacingPx = 4;

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

HintCard::HintCard(TraceSession &session, const Hint &hint, std::int64_t rootNs, QWidget *parent) : QFrame(parent)
{
    setAccessibleName(hintTitle(hint));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMarginPx, kMarginPx, kMarginPx, kMarginPx);
    layout->setSpacing(kSpacingPx);
    QLabel *title = plainLabel(hintTitle(hint), this);
    title->setTextInteractionFlags(Qt::NoTextInteraction); // a click on it is the card's
    title->setCursor(Qt::PointingHandCursor);
    title->setToolTip(tr("Go to the first of its spans"));
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    layout->addWidget(title);
    layout->addWidget(plainLabel(hintSentence(session.trace(), hint), this));
    if (const QString impact = hintImpact(hint, rootNs); !impact.isEmpty()) {
        QLabel *label = plainLabel(impact, this);
        label->setForegroundRole(QPalette::PlaceholderText);
        layout->addWidget(label);
    }
    addEvidence(session, hint);
}

void HintCard::addEvidence(TraceSession &session, const Hint &hint)
{
    const Trace &trace = session.trace();
    const std::size_t shown = std::min(hint.evidence.size(), kMaxButtons);
    for (std::size_t i = 0; i < shown; ++i) {
        const SpanIndex span = hint.evidence[i];
        const QString duration = u"  "_s + durationText(trace.durationNs(span));
        const QString text = spanTitle(trace, span) + duration;
        auto *button = new LinkButton(text, this);
        button->setKeptEnd(duration.size());
        button->setAccessibleName(tr("Go to %1").arg(text));
        button->setAccessibleDescription(hintSentence(trace, hint));
        if (i == 0)
            m_first = button;
        layout()->addWidget(button);
        connect(button, &LinkButton::clicked, this, [&session, span] {
            session.goToSpan(span);
            session.zoomToSpan(span);
        });
    }
    if (hint.count > hint.evidence.size())
        layout()->addWidget(plainLabel(tr("%Ln span(s) more than can be gone through here", nullptr,
                                          static_cast<int>(hint.count - hint.evidence.size())),
                                       this));
    if (hint.evidence.size() > 1) {
        auto *stepper = new SpanStepper(session, this);
        std::vector<SpanIndex> spans = hint.evidence;
        std::ranges::sort(spans);
        spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
        stepper->setSpans(std::move(spans));
        static_cast<QVBoxLayout *>(layout())->addWidget(stepper, 0, Qt::AlignRight);
    }
}

/// A plain line: what styles draw has a side missing in a PDF.
void HintCard::paintEvent(QPaintEvent * /*event*/)
{
    constexpr qreal kHalfPx = 0.5;
    QPainter painter(this);
    painter.setPen(QPen(ChartColors::fromPalette(palette()).separator, 1));
    painter.drawRect(QRectF(rect()).adjusted(kHalfPx, kHalfPx, -kHalfPx, -kHalfPx));
}

void HintCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_first && rect().contains(event->position().toPoint()))
        m_first->click();
}

} // namespace traceloupe
