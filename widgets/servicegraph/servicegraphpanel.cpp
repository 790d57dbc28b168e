// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servicegraph/servicegraphpanel.h"

#include "core/graph/graphtexts.h"
#include "core/layout/durationtext.h"
#include "core/models/errortext.h"
#include "core/models/graphtablemodel.h"
#include "widgets/common/statepanel.h"
#include "widgets/servicegraph/graphcard.h"
#include "widgets/servicegraph/graphexport.h"
#include "widgets/servicegraph/graphlegend.h"
#include "widgets/servicegraph/graphtables.h"
#include "widgets/servicegraph/graphtoolbar.h"
#include "widgets/servicegraph/servicegraphview.h"

#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCardMarginPx = 12;

/// Only what changed: "p50 12.0 → 30.1 ms · err 0 % → 2 %".
QString deltaText(const GraphDelta &delta)
{
    if (delta.change == GraphChange::Added || delta.change == GraphChange::Removed)
        return graphwords::change(delta);
    QStringList parts;
    if (delta.isSlower || delta.isFaster)
        parts.push_back(u"p50 %1 → %2"_s.arg(durationText(delta.before.p50.ns), durationText(delta.after.p50.ns)));
    if (delta.hasMoreErrors || delta.hasFewerErrors)
        parts.push_back(u"err %1 → %2"_s.arg(
            shareText(double(delta.errorsBefore) / double(std::max<std::uint64_t>(1, delta.callsBefore))),
            shareText(double(delta.errorsAfter) / double(std::max<std::uint64_t>(1, delta.callsAfter)))));
    return parts.join(u" · "_s);
}

/// What the calls stand for where sampling is told for all of them and left some out; else "".
QString estimateText(const ServiceGraph &graph)
{
    double weighted = 0;
    std::uint64_t calls = 0;
    for (const GraphEdge &edge : graph.edges) {
        if (!edge.weightedCalls)
            return {};
        weighted += *edge.weightedCalls;
        calls += edge.calls;
    }
    if (std::llround(weighted) == static_cast<long long>(calls))
        return {};
    return ServiceGraphPanel::tr("sampled: %1 calls stand for about %2")
        .arg(QLocale().toString(static_cast<qulonglong>(calls)), QLocale().toString(weighted, 'f', 0));
}

} // namespace

ServiceGraphPanel::ServiceGraphPanel(QWidget *parent, const QString &program)
    : QWidget(parent),
      m_job(program),
      m_pages(new QStackedWidget(this)),
      m_state(new StatePanel(this)),
      m_toolbar(new GraphToolbar(this)),
      m_view(new ServiceGraphView(this)),
      m_card(new GraphCard(m_view)),
      m_tables(new GraphTables(this)),
      m_legend(new GraphLegend(this)),
      m_status(new QLabel(this))
{
    buildLayout();
    connectParts();
    fillExportMenu();
    showLoading(tr("Finding out which services call which"));
}

ServiceGraphPanel::~ServiceGraphPanel() = default;

void ServiceGraphPanel::buildLayout()
{
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_view);
    splitter->addWidget(m_tables);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setCollapsible(0, false);
    m_tables->hide();
    m_pages->addWidget(m_state);
    m_pages->addWidget(splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolbar);
    layout->addWidget(m_pages, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(8, 3, 8, 3);
    foot->addWidget(m_legend, 1);
    foot->addWidget(m_status);
    layout->addLayout(foot);
    m_status->setTextFormat(Qt::PlainText);
    setFocusProxy(m_view);
}

void ServiceGraphPanel::connectParts()
{
    connect(&m_job, &GraphLayoutJob::finished, this, &ServiceGraphPanel::draw);
    connect(m_toolbar, &GraphToolbar::filterChanged, this, &ServiceGraphPanel::applyFilter);
    connect(m_toolbar, &GraphToolbar::coloringChanged, this, &ServiceGraphPanel::draw);
    connect(m_toolbar, &GraphToolbar::fitRequested, m_view, &ServiceGraphView::fit);
    connect(m_toolbar, &GraphToolbar::zoomRequested, this,
            [this](double factor) { m_view->zoomBy(factor, m_view->rect().center()); });
    connect(m_toolbar, &GraphToolbar::tableToggled, m_tables, &QWidget::setVisible);
    connect(m_toolbar, &GraphToolbar::searchChanged, this, [this](const QString &text) {
        const int count = m_view->search(text);
        m_toolbar->showMatches(text.trimmed().isEmpty() ? -1 : count);
    });
    connect(m_toolbar, &GraphToolbar::nextMatchRequested, m_view, &ServiceGraphView::goToNextMatch);
    connect(m_view, &ServiceGraphView::currentChanged, this, [this] {
        m_tables->setCurrent(m_view->current());
        showCard();
    });
    connect(m_view, &ServiceGraphView::hoveredChanged, this, &ServiceGraphPanel::showCard);
    connect(m_view, &ServiceGraphView::activated, this, &ServiceGraphPanel::activated);
    connect(m_view, &ServiceGraphView::menuRequested, this, &ServiceGraphPanel::showMenu);
    connect(m_tables, &GraphTables::itemChanged, m_view, &ServiceGraphView::setCurrent);
    connect(m_tables, &GraphTables::activated, this, &ServiceGraphPanel::activated);
    connect(m_card, &GraphCard::actionTriggered, this, [this] { Q_EMIT activated(m_view->current()); });
    auto *find = new QShortcut(QKeySequence(u"/"_s), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_toolbar, &GraphToolbar::focusSearch);
}

void ServiceGraphPanel::setGraph(std::shared_ptr<const ServiceGraph> graph)
{
    m_comparison.reset();
    takeGraph(std::move(graph));
}

void ServiceGraphPanel::setComparison(std::shared_ptr<const GraphComparison> comparison)
{
    m_comparison = std::move(comparison);
    takeGraph({m_comparison, &m_comparison->graph});
}

void ServiceGraphPanel::takeGraph(std::shared_ptr<const ServiceGraph> graph)
{
    m_whole = std::move(graph);
    m_toolbar->setColoringEnabled(!m_comparison);
    if (m_whole->nodes.empty()) {
        showEmpty(tr("No traces"), tr("There is nothing to draw a graph of."));
        return;
    }
    applyFilter();
}

void ServiceGraphPanel::showLoading(const QString &text)
{
    m_state->showLoading(text);
    m_pages->setCurrentWidget(m_state);
}

void ServiceGraphPanel::showFailure(const QString &reason)
{
    m_state->showError(tr("The service graph could not be made"), reason);
    m_pages->setCurrentWidget(m_state);
}

void ServiceGraphPanel::showEmpty(const QString &title, const QString &hint)
{
    m_state->showEmpty(title, hint);
    m_pages->setCurrentWidget(m_state);
}

void ServiceGraphPanel::setActionText(const QString &text)
{
    m_actionText = text;
}

bool ServiceGraphPanel::isReady() const
{
    return m_whole && !m_job.isRunning() && m_view->graph() == m_shown;
}

QString ServiceGraphPanel::statusText() const
{
    return m_status->text();
}

void ServiceGraphPanel::applyFilter()
{
    if (!m_whole)
        return;
    m_part = filterGraph(*m_whole, m_toolbar->filter());
    m_shown = std::make_shared<const ServiceGraph>(m_part.graph);
    m_tables->setGraph(m_shown, shownDeltas(true), shownDeltas(false));
    layOut();
}

/// The picture only changes its shape when the graph does: other figures alone move nothing.
void ServiceGraphPanel::layOut()
{
    auto request = layoutRequest(*m_shown, graphStyle(palette(), font()), drawing());
    const bool isSame = request == m_request && !m_job.isRunning() && !m_job.layout().nodes.empty();
    if (isSame) {
        draw();
        return;
    }
    m_request = std::move(request);
    m_job.start(m_request);
}

void ServiceGraphPanel::draw()
{
    if (!m_shown || m_job.isRunning() || m_job.layout().nodes.size() != m_shown->nodes.size())
        return;
    const GraphStyle style = graphStyle(palette(), font());
    m_view->setPicture(m_shown, drawGraph(*m_shown, m_job.layout(), style, drawing()));
    std::uint64_t most = 0;
    for (const GraphEdge &edge : m_shown->edges)
        most = std::max(most, edge.calls);
    if (m_comparison)
        m_legend->showChanges(style);
    else
        m_legend->showScale(GraphScale::of(*m_shown, m_toolbar->coloring()), most, style);
    m_view->search(m_toolbar->searchField().text());
    m_pages->setCurrentIndex(1);
    QStringList status{tr("%Ln trace(s)", nullptr, static_cast<int>(m_whole->traceIds.size()))};
    if (const QString estimate = estimateText(*m_whole); !estimate.isEmpty())
        status.push_back(estimate);
    if (m_part.hiddenEdges > 0)
        status.push_back(tr("%Ln weak edge(s) hidden", nullptr, static_cast<int>(m_part.hiddenEdges)));
    switch (m_job.layout().quality) {
    case GraphLayoutQuality::Full:
        break;
    case GraphLayoutQuality::Cheap:
        status.push_back(tr("dense graph: straight lines"));
        break;
    case GraphLayoutQuality::FewerEdges:
        status.push_back(tr("very dense graph: placed without its %Ln weakest edge(s)", nullptr,
                            static_cast<int>(m_job.layout().edgesLeftOut)));
        break;
    case GraphLayoutQuality::Simple:
        status.push_back(tr("placed in plain columns"));
        break;
    }
    m_status->setText(status.join(u" · "_s));
    showCard();
    Q_EMIT readyChanged();
}

GraphDrawing ServiceGraphPanel::drawing() const
{
    GraphDrawing out;
    out.coloring = m_toolbar->coloring();
    if (!m_comparison)
        return out;
    for (const std::uint32_t node : m_part.nodes) {
        out.nodeChanges.push_back(m_comparison->nodes[node].change);
        out.nodeFigures.push_back(deltaText(m_comparison->nodes[node]));
    }
    for (const std::uint32_t edge : m_part.edges) {
        out.edgeChanges.push_back(m_comparison->edges[edge].change);
        out.edgeLabels.push_back(deltaText(m_comparison->edges[edge]));
    }
    return out;
}

std::vector<GraphDelta> ServiceGraphPanel::shownDeltas(bool ofNodes) const
{
    std::vector<GraphDelta> out;
    if (!m_comparison)
        return out;
    for (const std::uint32_t i : ofNodes ? m_part.nodes : m_part.edges)
        out.push_back(ofNodes ? m_comparison->nodes[i] : m_comparison->edges[i]);
    return out;
}

std::vector<TraceId> ServiceGraphPanel::tracesOf(GraphItem item) const
{
    std::vector<TraceId> ids;
    if (item.isNothing() || !m_shown)
        return ids;
    const GraphTraces &traces = item.isNode() ? m_shown->nodes[item.index].traces : m_shown->edges[item.index].traces;
    for (const std::uint32_t index : traces.indexes)
        ids.push_back(m_shown->traceIds[index]);
    return ids;
}

QString ServiceGraphPanel::labelOf(GraphItem item) const
{
    if (item.isNode())
        return graphwords::name(m_shown->nodes[item.index]);
    const GraphEdge &edge = m_shown->edges[item.index];
    return tr("%1 → %2").arg(graphwords::name(m_shown->nodes[edge.from]), graphwords::name(m_shown->nodes[edge.to]));
}

void ServiceGraphPanel::focusOn(const std::string &nodeId)
{
    const GraphNode *node = m_whole ? m_whole->find(nodeId) : nullptr;
    m_toolbar->setFocus(nodeId, node != nullptr ? graphwords::name(*node) : QString());
}

void ServiceGraphPanel::showCard()
{
    const GraphItem hovered = m_view->hovered();
    const GraphItem item = hovered.isNothing() ? m_view->current() : hovered;
    const bool isStale = m_view->graph() != m_shown;
    const bool canAct = !item.isNothing() && item == m_view->current();
    m_card->showItem(isStale || !m_shown ? QString()
                                         : graphCardHtml(*m_shown, item, shownDeltas(true), shownDeltas(false)),
                     canAct ? m_actionText : QString());
    placeCard();
}

void ServiceGraphPanel::placeCard()
{
    m_card->move(m_view->width() - m_card->width() - kCardMarginPx, kCardMarginPx);
}

void ServiceGraphPanel::showMenu(GraphItem item, const QPoint &globalPosition)
{
    QMenu menu(this);
    if (!m_actionText.isEmpty())
        menu.addAction(m_actionText, this, [this, item] { Q_EMIT activated(item); });
    if (item.isNode()) {
        const std::string id = m_shown->nodes[item.index].id;
        menu.addAction(tr("Show only its neighbours"), this, [this, id] { focusOn(id); });
    }
    menu.addAction(tr("Copy name"), this, [this, item] { QGuiApplication::clipboard()->setText(labelOf(item)); });
    menu.exec(globalPosition);
}

void ServiceGraphPanel::fillExportMenu()
{
    QMenu &menu = m_toolbar->exportMenu();
    const auto add = [&](const QString &text, GraphFileFormat format) {
        menu.addAction(text, this, [this, format] { askAndSave(format); });
    };
    add(tr("Picture (SVG)…"), GraphFileFormat::Svg);
    add(tr("Picture (PNG)…"), GraphFileFormat::Png);
    menu.addSeparator();
    add(tr("Graphviz (DOT)…"), GraphFileFormat::Dot);
    add(tr("Mermaid…"), GraphFileFormat::Mermaid);
    add(tr("JSON…"), GraphFileFormat::Json);
    add(tr("Table of calls (CSV)…"), GraphFileFormat::Csv);
    menu.addSeparator();
    menu.addAction(tr("Copy as Mermaid"), this, [this] {
        if (m_shown)
            QGuiApplication::clipboard()->setText(graphMermaid(*m_shown));
    });
}

Result<> ServiceGraphPanel::save(const QString &file, GraphFileFormat format) const
{
    if (!isReady())
        return fail(ErrorCode::NotFound, u"there is no graph yet"_s);
    return saveGraph(file, format, *m_shown, m_view->picture(), font());
}

void ServiceGraphPanel::askAndSave(GraphFileFormat format)
{
    const QString ending = graphFileEnding(format);
    auto *dialog = new QFileDialog(this, tr("Save the service graph"), u"service-graph."_s + ending);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString &file) {
        const auto saved = save(file, format);
        m_status->setText(saved ? tr("Saved %1").arg(file) : errorText(saved.error()));
    });
    dialog->open();
}

void ServiceGraphPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
    else if (event->type() == QEvent::FontChange && m_shown)
        layOut();
}

void ServiceGraphPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeCard();
}

} // namespace traceloupe
