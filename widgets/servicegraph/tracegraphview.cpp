// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servicegraph/tracegraphview.h"

#include "core/analysis/servicegraphbuilder.h"
#include "widgets/common/background.h"
#include "widgets/common/focusforwarding.h"
#include "widgets/servicegraph/servicegraphpanel.h"
#include "widgets/servicegraph/servicegraphview.h"

#include <QVBoxLayout>

namespace traceloupe {

namespace {

/// The first longest span that `isWanted`.
template <class Predicate>
SpanIndex longestSpan(const Trace &trace, Predicate isWanted)
{
    SpanIndex longest;
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        if (!trace.isPhantom(span) && isWanted(span)
            && (!longest.isValid() || trace.durationNs(span) > trace.durationNs(longest)))
            longest = span;
    }
    return longest;
}

/// The nearest span of another service above.
std::string_view callerOf(const Trace &trace, SpanIndex span)
{
    const SpanIndex parent = trace.parent(span);
    return parent.isValid() ? trace.serviceName(parent) : std::string_view();
}

} // namespace

TraceGraphView::TraceGraphView(TraceSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_panel(new ServiceGraphPanel(this)), m_work(new Background(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_panel);
    FocusForwarding::set(*this, *m_panel);
    m_panel->setActionText(tr("Show in the waterfall"));
    connect(m_panel, &ServiceGraphPanel::activated, this, &TraceGraphView::goTo);
    connect(&session.selection(), &Selection::currentChanged, this, &TraceGraphView::follow);
    connect(m_panel, &ServiceGraphPanel::readyChanged, this, [this] {
        // The root is what every page begins with: nobody chose it, and all of the graph is worth seeing first.
        if (m_session.selection().current() != m_session.trace().analysisRoot())
            follow(m_session.selection().current());
    });
    m_work->run([trace = session.tracePtr()] { return std::make_shared<const ServiceGraph>(serviceGraphOf(*trace)); },
                [this](const std::shared_ptr<const ServiceGraph> &graph) { m_panel->setGraph(graph); },
                [this](const QString &reason) { m_panel->showFailure(reason); });
}

void TraceGraphView::goTo(GraphItem item)
{
    const auto graph = m_panel->view().graph();
    if (!graph || item.isNothing())
        return;
    const Trace &trace = m_session.trace();
    SpanIndex span;
    if (item.isNode()) {
        const GraphNode &node = graph->nodes[item.index];
        if (node.isService())
            span = longestSpan(trace, [&](SpanIndex row) { return trace.serviceName(row) == node.name; });
    } else {
        const GraphNode &from = graph->nodes[graph->edges[item.index].from];
        const GraphNode &to = graph->nodes[graph->edges[item.index].to];
        span = longestSpan(trace, [&](SpanIndex row) {
            if (!to.isService()) // called, without a span of its own
                return trace.serviceName(row) == from.name
                       && (trace.kind(row) == SpanKind::Client || trace.kind(row) == SpanKind::Producer);
            return trace.serviceName(row) == to.name && (!from.isService() || callerOf(trace, row) == from.name);
        });
    }
    if (!span.isValid())
        return;
    m_session.goToSpan(span);
    Q_EMIT waterfallRequested();
}

/// The service of the span that is selected elsewhere.
void TraceGraphView::follow(SpanIndex span)
{
    const auto graph = m_panel->view().graph();
    if (!graph || !span.isValid() || m_session.trace().isPhantom(span) || !m_panel->isReady())
        return;
    for (std::uint32_t i = 0; i < graph->nodes.size(); ++i) {
        if (graph->nodes[i].isService() && graph->nodes[i].name == m_session.trace().serviceName(span))
            m_panel->view().setCurrent({GraphItem::Kind::Node, i});
    }
}

} // namespace traceloupe
