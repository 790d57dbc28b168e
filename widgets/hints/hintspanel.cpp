// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hints/hintspanel.h"

#include "widgets/common/background.h"
#include "widgets/common/focusforwarding.h"
#include "widgets/common/linkbutton.h"
#include "widgets/common/statepanel.h"
#include "widgets/hints/hintcard.h"
#include "widgets/hints/hintspicture.h"

#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kMarginPx = 8;

QLabel *noteLabel(const QString &text, QWidget *parent)
{
    auto *note = new QLabel(text, parent);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    return note;
}

} // namespace

HintsPanel::HintsPanel(TraceSession &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_looking(new Background(this)),
      m_pages(new QStackedWidget(this)),
      m_state(new StatePanel(m_pages)),
      m_scroll(new QScrollArea(m_pages))
{
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setAccessibleName(tr("Hints"));
    m_pages->addWidget(m_state);
    m_pages->addWidget(m_scroll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    m_scroll->setFocusPolicy(Qt::NoFocus); // the lines of the cards have it, and it follows them
    m_state->showLoading(tr("Looking for causes…"));
    m_looking->run([trace = session.tracePtr()] { return findHints(*trace).value_or(std::vector<Hint>()); },
                   [this](std::vector<Hint> hints) { showHints(std::move(hints)); },
                   [this](const QString &reason) {
                       m_state->showError(tr("The hints could not be computed"), reason);
                       m_pages->setCurrentWidget(m_state);
                   });
}

bool HintsPanel::isReady() const
{
    return !m_looking->isBusy();
}

int HintsPanel::cardCount() const
{
    return static_cast<int>(findChildren<HintCard *>().size());
}

void HintsPanel::showHints(std::vector<Hint> hints)
{
    m_hints = std::move(hints);
    if (m_hints.empty()) {
        m_state->showEmpty(tr("Nothing found"), soughtHints());
        return;
    }
    const SpanIndex root = m_session.trace().analysisRoot();
    const std::int64_t rootNs = root.isValid() ? m_session.trace().durationNs(root) : 0;
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(kMarginPx, kMarginPx, kMarginPx, kMarginPx);
    const std::size_t shown = std::min(m_hints.size(), kMaxCards);
    layout->addWidget(noteLabel(hintsIntroduction(m_hints, shown), content));
    HintCard *origin = nullptr; // of the first error that reached the root, unless it is on top
    HintCard *first = nullptr;
    for (std::size_t i = 0; i < shown; ++i) {
        auto *card = new HintCard(m_session, m_hints[i], rootNs, content);
        layout->addWidget(card);
        first = first ? first : card;
        const bool reachesRoot = m_hints[i].kind == HintKind::ErrorOrigin && !m_hints[i].isAsync
                                 && !m_hints[i].handledAt.isValid();
        if (i > 0 && reachesRoot && !origin)
            origin = card;
    }
    if (origin)
        layout->insertWidget(1, linkTo(*origin, content));
    layout->addStretch(1);
    const bool hadFocus = hasFocus() || m_scroll->hasFocus();
    m_scroll->setWidget(content);
    m_pages->setCurrentWidget(m_scroll);
    FocusForwarding::set(*this, *first->firstButton());
    if (hadFocus)
        setFocus(Qt::ShortcutFocusReason);
}

/// The error that made the trace fail need not cost much time: it must be found all the same.
QWidget *HintsPanel::linkTo(HintCard &card, QWidget *content)
{
    auto *link = new LinkButton(tr("To where the error that reached the root began"), content);
    connect(link, &LinkButton::clicked, &card, [this, &card] {
        m_scroll->ensureWidgetVisible(&card);
        card.firstButton()->setFocus(Qt::TabFocusReason);
    });
    return link;
}

std::unique_ptr<QWidget> HintsPanel::wholePicture(int widthPx, int maxHeightPx)
{
    return hintsPicture(m_session, m_hints, widthPx, maxHeightPx).view;
}

QString HintsPanel::pictureTitle() const
{
    return hintsTitle();
}

} // namespace traceloupe
