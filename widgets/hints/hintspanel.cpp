// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hints/hintspanel.h"

#include "widgets/common/background.h"
#include "widgets/common/focusforwarding.h"
#include "widgets/common/linkbutton.h"
#include "widgets/common/statepanel.h"
#include "widgets/hints/hintcard.h"

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

/// How sure the hints are, their order, and what the cards leave out.
QString introduction(const std::vector<Hint> &hints, std::size_t shown)
{
    QString text = HintsPanel::tr("%Ln possible cause(s), inferred from timing: none is certain. What takes the most "
                                  "time of the critical path comes first.",
                                  nullptr, static_cast<int>(hints.size()));
    if (hints.size() == shown)
        return text;
    int failed = 0;
    for (std::size_t i = shown; i < hints.size(); ++i)
        failed += hints[i].kind == HintKind::ErrorOrigin ? static_cast<int>(hints[i].failed) : 0;
    text += u' '
            + HintsPanel::tr("%Ln more hint(s) that matter less are not shown.", nullptr,
                             static_cast<int>(hints.size() - shown));
    if (failed > 0)
        text += u' ' + HintsPanel::tr("Among them began %Ln error(s).", nullptr, failed);
    return text;
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
                   [this](const std::vector<Hint> &hints) { showHints(hints); },
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

void HintsPanel::showHints(const std::vector<Hint> &hints)
{
    if (hints.empty()) {
        m_state->showEmpty(
            tr("Nothing found"),
            tr("Looked for errors and where they began, calls made again or given up, repeated, identical "
               "and serial calls, many calls between two services, slow calls among equals, unexplained "
               "gaps, waiting in queues and on the way, cold starts, cache misses and crowded pools."));
        return;
    }
    const SpanIndex root = m_session.trace().analysisRoot();
    const std::int64_t rootNs = root.isValid() ? m_session.trace().durationNs(root) : 0;
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(kMarginPx, kMarginPx, kMarginPx, kMarginPx);
    const std::size_t shown = std::min(hints.size(), kMaxCards);
    layout->addWidget(noteLabel(introduction(hints, shown), content));
    HintCard *origin = nullptr; // of the first error that reached the root, unless it is on top
    HintCard *first = nullptr;
    for (std::size_t i = 0; i < shown; ++i) {
        auto *card = new HintCard(m_session, hints[i], rootNs, content);
        layout->addWidget(card);
        first = first ? first : card;
        const bool reachesRoot = hints[i].kind == HintKind::ErrorOrigin && !hints[i].isAsync
                                 && !hints[i].handledAt.isValid();
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

} // namespace traceloupe
