// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hints/hintcard.h"

#include "core/layout/durationtext.h"
#include "widgets/common/spanstepper.h"
#include "widgets/common/spantext.h"
#include "widgets/hints/hinttext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyleOptionButton>
#include <QStylePainter>

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

/// A flat button whose text begins at its left and is elided at its right. A style sheet could do the former, but keeps
/// the colours of the theme that it was made in.
class EvidenceButton final : public QPushButton {
public:
    using QPushButton::QPushButton;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QStylePainter painter(this);
        QStyleOptionButton option;
        initStyleOption(&option);
        const QString shown = std::exchange(option.text, QString());
        painter.drawControl(QStyle::CE_PushButton, option);
        const QRect room = style()->subElementRect(QStyle::SE_PushButtonContents, &option, this);
        constexpr int kFlags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic;
        const QString elided = fontMetrics().elidedText(shown, Qt::ElideRight, room.width(), Qt::TextShowMnemonic);
        painter.drawItemText(room, kFlags, option.palette, isEnabled(), elided, QPalette::ButtonText);
    }
};

} // namespace

HintCard::HintCard(TraceSession &session, const Hint &hint, std::int64_t rootNs, QWidget *parent) : QFrame(parent)
{
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(hintTitle(hint.kind));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMarginPx, kMarginPx, kMarginPx, kMarginPx);
    layout->setSpacing(kSpacingPx);
    QLabel *title = plainLabel(hintTitle(hint.kind), this);
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
        auto *button = new EvidenceButton(this);
        const QString text = spanTitle(trace, span) + u"  "_s + durationText(trace.durationNs(span));
        button->setText(QString(text).replace(u'&', u"&&"_s));
        button->setAccessibleName(tr("Go to %1").arg(text));
        button->setFlat(true);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        layout()->addWidget(button);
        connect(button, &QPushButton::clicked, this, [&session, span] {
            session.goToSpan(span);
            session.zoomToSpan(span);
        });
    }
    if (hint.evidence.size() > 1) {
        auto *stepper = new SpanStepper(session, this);
        std::vector<SpanIndex> spans = hint.evidence;
        std::ranges::sort(spans);
        spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
        stepper->setSpans(std::move(spans));
        static_cast<QVBoxLayout *>(layout())->addWidget(stepper, 0, Qt::AlignRight);
    }
}

} // namespace traceloupe
