// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servicegraph/servicegraphpanel.h"

#include "core/graph/graphcolors.h"
#include "core/models/chosencolors.h"
#include "core/models/errortext.h"
#include "widgets/common/background.h"
#include "widgets/common/focusforwarding.h"
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

#include <algorithm>
#include <string>
#include <unordered_map>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int kStatusIndentPx = 4; ///< as the legend's margin
constexpr int kTableHeightPx = 220; ///< at least: some rows and the bar below

/// Edges by the ids of their ends and their kind.
std::string keyOf(const ServiceGraph &graph, const GraphEdge &edge)
{
    return graph.nodes[edge.from].id + '\0' + graph.nodes[edge.to].id + '\0' + std::to_string(int(edge.kind));
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
      m_status(new QLabel(this)),
      m_saving(new Background(this))
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
    splitter->setSizes({3 * kTableHeightPx, kTableHeightPx * 2});
    m_tables->setMinimumHeight(kTableHeightPx);
    m_tables->hide();
    m_pages->addWidget(m_state);
    m_pages->addWidget(splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolbar);
    layout->addWidget(m_pages, 1);
    auto *foot = new QVBoxLayout; // one below the other: neither may push the other away
    foot->setContentsMargins(8, 3, 8, 3);
    foot->setSpacing(2);
    foot->addWidget(m_legend);
    foot->addWidget(m_status);
    layout->addLayout(foot);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_status->setIndent(kStatusIndentPx);
    FocusForwarding::set(*this, *m_view);
}

void ServiceGraphPanel::connectParts()
{
    connect(&m_job, &GraphLayoutJob::finished, this, [this] { takeLayout(m_job.layout()); });
    connect(m_toolbar, &GraphToolbar::filterChanged, this, &ServiceGraphPanel::applyFilter);
    connect(m_toolbar, &GraphToolbar::coloringChanged, this, &ServiceGraphPanel::draw);
    connect(&ChosenColors::shared(), &ChosenColors::changed, this, &ServiceGraphPanel::draw);
    connect(m_toolbar, &GraphToolbar::fitRequested, m_view, &ServiceGraphView::fit);
    connect(m_toolbar, &GraphToolbar::arrangeRequested, this, &ServiceGraphPanel::arrange);
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
        m_isCardClosed = false;
        showCard();
    });
    connect(m_state, &StatePanel::actionTriggered, this, &ServiceGraphPanel::retryRequested);
    connect(m_view, &ServiceGraphView::hoveredChanged, this, &ServiceGraphPanel::showCard);
    connect(m_view, &ServiceGraphView::partChanged, this, [this] {
        if (m_shown)
            showStatus();
    });
    connect(m_view, &ServiceGraphView::labelsChanged, this, [this] { m_legend->setSignsShown(m_view->showsLabels()); });
    connect(m_view, &ServiceGraphView::activated, this, &ServiceGraphPanel::activated);
    connect(m_view, &ServiceGraphView::menuRequested, this, &ServiceGraphPanel::showMenu);
    connect(m_tables, &GraphTables::itemChanged, m_view, &ServiceGraphView::setCurrent);
    connect(m_tables, &GraphTables::activated, this, &ServiceGraphPanel::activated);
    connect(m_card, &GraphCard::closeRequested, this, &ServiceGraphPanel::closeCard);
    connect(m_card, &GraphCard::actionTriggered, this, [this] { Q_EMIT activated(m_view->current()); });
    auto *find = new QShortcut(QKeySequence(u"/"_s), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_toolbar, &GraphToolbar::focusSearch);
    auto *findAnywhere = new QShortcut(QKeySequence::Find, this);
    connect(findAnywhere, &QShortcut::activated, m_toolbar, &GraphToolbar::focusSearch);
}

void ServiceGraphPanel::setContents(GraphContents contents)
{
    m_given = std::move(contents);
    takeRates();
    m_toolbar->setColoringEnabled(m_contents.isColoredByFigures());
    if (m_contents.graph->nodes.empty()) {
        showEmpty(tr("No traces"), tr("There is nothing to draw a graph of."));
        return;
    }
    showPart();
    layOut();
}

void ServiceGraphPanel::setRepresentativeness(Representativeness kind)
{
    if (kind == m_representativeness)
        return;
    m_representativeness = kind;
    if (!m_given.graph)
        return;
    takeRates();
    if (m_given.graph->nodes.empty())
        return;
    m_laidOutGraph.reset(); // labels become longer or shorter, and need room
    showPart();
    layOut();
}

/// Figures are weighted only of traces that were sampled at the start.
void ServiceGraphPanel::takeRates()
{
    const bool isOfTraces = m_given.graph && m_given.isColoredByFigures() && !m_given.overlay;
    const bool isSampled = m_representativeness == Representativeness::HeadSampled;
    m_contents = m_given;
    if (isOfTraces && isSampled)
        m_contents.graph = std::make_shared<const ServiceGraph>(weightedGraph(*m_given.graph));
    if (isOfTraces && isRepresentative(m_representativeness))
        m_contents.rates.of = isSampled ? GraphRates::Of::WeightedCalls : GraphRates::Of::Calls;
    m_toolbar->setRatesKnown(m_contents.rates.areTold());
}

void ServiceGraphPanel::showLoading(const QString &text)
{
    m_state->showLoading(text);
    m_state->setActionText({});
    m_pages->setCurrentWidget(m_state);
}

void ServiceGraphPanel::showFailure(const QString &reason, bool canRetry)
{
    m_state->showError(tr("The service graph could not be made"), reason);
    m_state->setActionText(canRetry ? tr("Try again") : QString());
    m_pages->setCurrentWidget(m_state);
}

void ServiceGraphPanel::showEmpty(const QString &title, const QString &hint)
{
    m_state->showEmpty(title, hint);
    m_state->setActionText({});
    m_pages->setCurrentWidget(m_state);
}

void ServiceGraphPanel::setActionText(const QString &text)
{
    m_actionText = text;
}

bool ServiceGraphPanel::isReady() const
{
    return m_contents.graph && !m_job.isRunning() && m_view->graph() == m_shown;
}

QString ServiceGraphPanel::statusText() const
{
    return m_status->text();
}

/// Another part of the graph is another picture.
void ServiceGraphPanel::applyFilter()
{
    if (!m_contents.graph)
        return;
    m_laidOutGraph.reset();
    showPart();
    layOut();
}

void ServiceGraphPanel::arrange()
{
    if (!m_shown)
        return;
    m_laidOutGraph.reset();
    layOut();
}

void ServiceGraphPanel::showPart()
{
    m_part = filterGraph(*m_contents.graph, m_toolbar->filter());
    m_shown = std::make_shared<const ServiceGraph>(m_part.graph);
    m_tables->setGraph(m_shown, m_contents.nodeExtras(m_part), m_contents.edgeExtras(m_part));
}

/// What was there stays where it was; only a graph that is new for the most part is laid out afresh.
void ServiceGraphPanel::layOut()
{
    auto request = layoutRequest(*m_shown, graphStyle(palette(), font()), drawing());
    const bool isUnderWay = m_job.isRunning() && request == m_request;
    m_request = std::move(request);
    if (isUnderWay)
        return;
    m_job.cancel();
    if (m_laidOutGraph) {
        if (auto layout = extendLayout(m_laidOut, m_request, origins())) {
            takeLayout(std::move(*layout));
            return;
        }
    }
    m_job.start(m_request);
}

void ServiceGraphPanel::takeLayout(GraphLayout layout)
{
    m_laidOut = {std::move(layout), m_request.nodes};
    m_laidOutGraph = m_shown;
    draw();
}

GraphOrigins ServiceGraphPanel::origins() const
{
    std::unordered_map<std::string, std::uint32_t> nodes;
    for (std::uint32_t i = 0; i < m_laidOutGraph->nodes.size(); ++i)
        nodes.emplace(m_laidOutGraph->nodes[i].id, i);
    std::unordered_map<std::string, std::uint32_t> edges;
    for (std::uint32_t i = 0; i < m_laidOutGraph->edges.size(); ++i)
        edges.emplace(keyOf(*m_laidOutGraph, m_laidOutGraph->edges[i]), i);
    const auto find = [](const auto &places, const std::string &key) {
        const auto found = places.find(key);
        return found == places.end() ? GraphOrigins::kNewItem : found->second;
    };
    GraphOrigins out;
    for (const GraphNode &node : m_shown->nodes)
        out.nodes.push_back(find(nodes, node.id));
    for (const GraphEdge &edge : m_shown->edges)
        out.edges.push_back(find(edges, keyOf(*m_shown, edge)));
    return out;
}

void ServiceGraphPanel::draw()
{
    if (!m_shown || m_job.isRunning() || m_laidOutGraph != m_shown)
        return;
    learnServiceColors(*m_shown);
    const GraphStyle style = graphStyle(palette(), font());
    m_view->setPicture(m_shown, drawGraph(*m_shown, m_laidOut.layout, style, drawing()));
    showLegend(style);
    m_view->search(m_toolbar->searchField().text());
    m_pages->setCurrentIndex(1);
    showStatus();
    showCard();
    Q_EMIT readyChanged();
}

void ServiceGraphPanel::showStatus()
{
    QStringList status = m_contents.status();
    if (m_part.hiddenEdges > 0)
        status.push_back(tr("%Ln weak edge(s) hidden", nullptr, static_cast<int>(m_part.hiddenEdges)));
    status += qualityText();
    if (m_view->showsPart())
        status.push_front(tr("a part of the graph: F shows all of it, Find and Hide below show less"));
    m_status->setText(status.join(u" · "_s));
}

void ServiceGraphPanel::showLegend(const GraphStyle &style)
{
    if (m_contents.comparison)
        return m_legend->showChanges(style);
    if (!m_contents.isColoredByFigures())
        return m_legend->showPresence(m_contents.overlay->source, style);
    m_legend->showScale(GraphScale::of(*m_shown, m_toolbar->coloring(), m_contents.rates), *m_shown, style);
}

QStringList ServiceGraphPanel::qualityText() const
{
    switch (m_laidOut.layout.quality) {
    case GraphLayoutQuality::Full:
        break;
    case GraphLayoutQuality::Cheap:
        return {tr("dense graph: straight lines")};
    case GraphLayoutQuality::FewerEdges:
        return {tr("very dense graph: placed without its %Ln weakest edge(s)", nullptr,
                   static_cast<int>(m_laidOut.layout.edgesLeftOut))};
    case GraphLayoutQuality::Simple:
        return {tr("placed in plain columns")};
    }
    return {};
}

GraphDrawing ServiceGraphPanel::drawing() const
{
    return m_contents.drawing(m_part, m_toolbar->coloring());
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
    const GraphNode *node = m_contents.graph ? m_contents.graph->find(nodeId) : nullptr;
    m_toolbar->setFocus(nodeId, node != nullptr ? graphwords::name(*node) : QString());
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
        if (isReady())
            QGuiApplication::clipboard()->setText(mermaidOf(exported()));
    });
}

GraphExport ServiceGraphPanel::exported() const
{
    return {m_shown, m_view->picture(), font(), m_contents.rates, m_contents.overlayOf(m_part)};
}

Result<> ServiceGraphPanel::save(const QString &file, GraphFileFormat format) const
{
    if (!isReady())
        return fail(ErrorCode::NotFound, u"there is no graph yet"_s);
    return saveGraph(file, format, exported());
}

void ServiceGraphPanel::saveAside(const QString &file, GraphFileFormat format)
{
    if (!isReady())
        return m_status->setText(errorText(save(file, format).error()));
    m_status->setText(tr("Saving %1…").arg(file));
    m_saving->run([file, format, shown = exported()] { return saveGraph(file, format, shown); },
                  [this, file](const Result<> &saved) {
                      m_status->setText(saved ? tr("Saved %1").arg(file) : errorText(saved.error()));
                  },
                  [this](const QString &reason) { m_status->setText(reason); });
}

void ServiceGraphPanel::askAndSave(GraphFileFormat format)
{
    const QString ending = graphFileEnding(format);
    auto *dialog = new QFileDialog(this, tr("Save the service graph"), u"service-graph."_s + ending);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString &file) { saveAside(file, format); });
    dialog->open();
}

void ServiceGraphPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
    else if (event->type() == QEvent::FontChange)
        arrange();
}

void ServiceGraphPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeCard();
}

} // namespace traceloupe
