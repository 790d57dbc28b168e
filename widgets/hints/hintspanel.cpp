// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hints/hintspanel.h"

#include "widgets/common/background.h"
#include "widgets/common/statepanel.h"
#include "widgets/hints/hintcard.h"

#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace traceloupe {

namespace {

constexpr int kMarginPx = 8;

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
    setFocusProxy(m_scroll);
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
    auto *note = new QLabel(tr("Possible causes, inferred from timing: none is certain."), content);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(note);
    std::size_t shown = 0;
    std::size_t errors = 0;
    for (const Hint &hint : hints) {
        const bool isError = hint.kind == HintKind::ErrorOrigin;
        if (shown >= kMaxCards || (isError && errors >= kMaxErrorCards))
            continue;
        layout->addWidget(new HintCard(m_session, hint, rootNs, content));
        errors += isError ? 1 : 0;
        ++shown;
    }
    if (hints.size() > shown) {
        auto *more = new QLabel(
            tr("%Ln more hint(s) that matter less are not shown.", nullptr, static_cast<int>(hints.size() - shown)),
            content);
        more->setTextFormat(Qt::PlainText);
        more->setWordWrap(true);
        layout->addWidget(more);
    }
    layout->addStretch(1);
    m_scroll->setWidget(content);
    m_pages->setCurrentWidget(m_scroll);
}

} // namespace traceloupe
