// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tracetab.h"

#include "core/models/errortext.h"
#include "widgets/common/focusforwarding.h"
#include "widgets/common/statepanel.h"
#include "widgets/search/messagepage.h"
#include "widgets/tracepage/tracepage.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <memory>

namespace traceloupe {
namespace {

constexpr int kShortIdDigits = 7;
/// From here on going over all spans takes longer than a frame, and is done beside the window's thread.
constexpr std::uint32_t kLargeTraceRows = 50'000;

} // namespace

TraceTab::TraceTab(TraceLoader &loader, const std::vector<TraceView> &views, TraceRequest request, QWidget *parent)
    : QStackedWidget(parent),
      m_loader(loader),
      m_views(views),
      m_request(std::move(request)),
      m_state(new StatePanel(this))
{
    addWidget(m_state);
    m_state->showLoading(tr("Loading the trace…"));
    connect(m_state, &StatePanel::actionTriggered, this, [this] {
        if (m_offersSources)
            m_request.sources = m_request.offered;
        m_isAsked = false;
        load();
    });
}

QString TraceTab::title() const
{
    if (!m_trace)
        return m_request.title.isEmpty() ? QString::fromStdString(m_request.id.toHex()).left(kShortIdDigits)
                                         : m_request.title;
    return m_page->title();
}

void TraceTab::setTimeZone(const DisplayTimeZone &zone)
{
    m_zone = zone;
    if (m_page)
        m_page->setTimeZone(zone);
}

void TraceTab::setPageLayout(const QByteArray &layout)
{
    m_pageLayout = layout;
    if (m_page && !layout.isEmpty())
        m_page->restoreLayout(layout);
}

void TraceTab::selectSpan(SpanId span)
{
    m_request.span = span;
    if (m_page)
        m_page->selectSpan(span);
}

void TraceTab::showEvent(QShowEvent *event)
{
    QStackedWidget::showEvent(event);
    load();
}

void TraceTab::load()
{
    if (m_isAsked)
        return;
    m_isAsked = true;
    m_state->setActionText({});
    m_state->showLoading(tr("Loading the trace…"));
    m_loader.load(m_request, this, [this](const Result<TracePtr> &trace) { take(trace); });
}

void TraceTab::take(const Result<TracePtr> &trace)
{
    if (!trace) {
        m_offersSources = trace.error().code == ErrorCode::NotFound && m_request.sources.empty()
                          && !m_request.offered.empty();
        m_state->showError(errorTitle(trace.error().code), errorText(trace.error()));
        m_state->setActionText(m_offersSources ? tr("Ask the %Ln source(s)", "for a trace that the cache lacks",
                                                    static_cast<int>(m_request.offered.size()))
                                               : tr("Try again"));
        return;
    }
    if ((*trace)->rowCount() < kLargeTraceRows)
        return showPage(TraceFigures::of(*trace));
    QThreadPool::globalInstance()->start([trace = *trace, tab = QPointer<TraceTab>(this)] {
        auto figures = std::make_shared<TraceFigures>(TraceFigures::of(trace));
        QMetaObject::invokeMethod(QCoreApplication::instance(), [tab, figures] {
            if (tab)
                tab->showPage(std::move(*figures));
        });
    });
}

void TraceTab::showPage(TraceFigures figures)
{
    m_trace = figures.trace;
    m_request.trace.reset();
    m_page = new TracePage(std::move(figures), this);
    for (const TraceView &view : m_views)
        m_page->addView(view);
    m_page->setTimeZone(m_zone);
    m_page->setPartial(m_request.partial);
    m_loader.describe(m_trace->id(), m_page, [this](const Result<TraceSummary> &summary) {
        if (summary && summary->partial)
            summary->unfinished ? m_page->setUnfinished() : m_page->setPartial(true);
    });
    connect(m_page, &TracePage::traceRequested, this, &TraceTab::traceRequested);
    addWidget(m_page);
    setPageLayout(m_pageLayout);
    if (m_request.span)
        m_page->selectSpan(*m_request.span);
    setCurrentWidget(m_page);
    FocusForwarding::set(*this, *m_page);
    Q_EMIT loaded();
}

} // namespace traceloupe
