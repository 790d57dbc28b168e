// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servicegraph/servicegraphpage.h"

#include "core/models/errortext.h"
#include "core/models/valuetext.h"
#include "widgets/common/focusforwarding.h"
#include "widgets/common/standingchoice.h"
#include "widgets/servicegraph/graphsourcebar.h"
#include "widgets/servicegraph/graphwindows.h"
#include "widgets/servicegraph/servicegraphpanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace traceloupe {

namespace {

constexpr int kSpacingPx = 8;

} // namespace

ServiceGraphPage::ServiceGraphPage(const Rooms &rooms, TraceSet set, QWidget *parent)
    : QWidget(parent),
      m_cache(rooms.cache),
      m_set(std::move(set)),
      m_loader(rooms.cache),
      m_panel(new ServiceGraphPanel(this)),
      m_source(new GraphSourceBar(rooms.sources, rooms.counting, this)),
      m_baselineBox(new QWidget(this)),
      m_compare(new QComboBox(m_baselineBox)),
      m_stands(new QComboBox(m_baselineBox)),
      m_windows(new GraphWindows(this)),
      m_problem(new QWidget(this)),
      m_problemText(new QLabel(m_problem)),
      m_note(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_stop(new QPushButton(tr("Stop"), this)),
      m_again(new QPushButton(tr("Reload"), this))
{
    buildProblem();
    buildHead(rooms.standing);
    m_panel->setActionText(tr("Show the traces"));
    connect(m_source, &GraphSourceBar::changed, this, &ServiceGraphPage::changeSource);
    connect(m_source, &GraphSourceBar::sourcesDialogRequested, this, &ServiceGraphPage::sourcesDialogRequested);
    connect(m_panel, &ServiceGraphPanel::retryRequested, m_source, &GraphSourceBar::askAgain);
    connect(m_compare, &QComboBox::currentIndexChanged, this, &ServiceGraphPage::chooseBaseline);
    connect(m_windows, &GraphWindows::chosen, this, &ServiceGraphPage::reload);
    connect(m_again, &QPushButton::clicked, this, &ServiceGraphPage::reload);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_loader.cancel();
        showEnd();
    });
    connect(&m_loader, &ServiceGraphLoader::progressed, this, &ServiceGraphPage::showProgress);
    connect(&m_loader, &ServiceGraphLoader::graphChanged, this, &ServiceGraphPage::showGraph);
    connect(&m_loader, &ServiceGraphLoader::finished, this, &ServiceGraphPage::showEnd);
    connect(m_panel, &ServiceGraphPanel::activated, this, [this](GraphItem item) {
        if (const auto ids = m_panel->tracesOf(item); !ids.empty())
            Q_EMIT tracesRequested(m_panel->labelOf(item), ids);
    });
    if (m_set.isWholeCache())
        connect(&rooms.cache, &CacheAccess::changed, this, &ServiceGraphPage::noticeNewTraces);
    reload();
}

/// Says what has come since, without moving anything under the reader's eyes.
void ServiceGraphPage::noticeNewTraces()
{
    if (m_loader.isRunning() || baseline() == ServiceGraphLoader::Baseline::Window)
        return;
    m_cache.run(
        CacheAccess::Lane::List, this, [](Cache &cache) { return cache.info(); },
        [this](const Result<CacheInfo> &info) {
            if (!info || m_loader.isRunning() || !m_loader.graph())
                return;
            const auto fresh = static_cast<qint64>(info->traces) - static_cast<qint64>(m_loader.total());
            m_again->setText(fresh > 0 ? tr("Reload: %Ln new trace(s)", nullptr, static_cast<int>(fresh))
                                       : tr("Reload"));
            QFont font = m_again->font();
            font.setBold(fresh > 0);
            m_again->setFont(font);
        });
}

/// Why a source's figures are not there, while the traces' graph is.
void ServiceGraphPage::buildProblem()
{
    auto *row = new QHBoxLayout(m_problem);
    row->setContentsMargins(8, 6, 8, 0);
    row->setSpacing(kSpacingPx);
    auto *mark = new QLabel(m_problem);
    const int side = fontMetrics().height();
    mark->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(side));
    m_problemText->setTextFormat(Qt::PlainText);
    m_problemText->setWordWrap(true);
    m_problemText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *retry = new QPushButton(tr("Try again"), m_problem);
    row->addWidget(mark);
    row->addWidget(m_problemText, 1);
    row->addWidget(retry);
    connect(retry, &QPushButton::clicked, m_source, &GraphSourceBar::askAgain);
    m_problem->hide();
}

void ServiceGraphPage::buildHead(TraceStanding *standing)
{
    using Baseline = ServiceGraphLoader::Baseline;
    m_compare->addItem(tr("nothing"), int(Baseline::None));
    if (!m_set.isWholeCache())
        m_compare->addItem(tr("all other traces in the cache"), int(Baseline::RestOfCache));
    m_compare->addItem(tr("the earlier half of these traces"), int(Baseline::EarlierHalf));
    m_compare->addItem(tr("another time"), int(Baseline::Window));
    m_compare->setAccessibleName(tr("What the graph is compared with"));
    auto *compareLabel = new QLabel(tr("&Compare with:"), m_baselineBox);
    compareLabel->setBuddy(m_compare);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setContentsMargins(0, 0, kSpacingPx, 0);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(180);
    m_progress->setAccessibleName(tr("Traces read"));

    auto *baseline = new QHBoxLayout(m_baselineBox);
    baseline->setContentsMargins(0, 0, 0, 0);
    baseline->setSpacing(kSpacingPx);
    auto *standsLabel = new QLabel(tr("These traces are:"), m_baselineBox);
    standsLabel->setBuddy(m_stands);
    fillStandingChoice(*m_stands);
    connect(m_stands, &QComboBox::currentIndexChanged, this,
            [this](int kind) { m_panel->setRepresentativeness(static_cast<Representativeness>(kind)); });
    if (standing != nullptr)
        shareStanding(*m_stands, *standing);
    baseline->addWidget(standsLabel);
    baseline->addWidget(m_stands);
    baseline->addWidget(compareLabel);
    baseline->addWidget(m_compare);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 6, 8, 0);
    head->setSpacing(kSpacingPx);
    head->addWidget(m_source, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_baselineBox, m_note, m_progress, m_stop, m_again})
        head->addWidget(widget);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_windows);
    layout->addWidget(m_problem);
    m_windows->hide();
    layout->addWidget(m_panel, 1);
    FocusForwarding::set(*this, *m_panel);
}

ServiceGraphPage::~ServiceGraphPage() = default;

ServiceGraphLoader::Baseline ServiceGraphPage::baseline() const
{
    return static_cast<ServiceGraphLoader::Baseline>(m_compare->currentData().toInt());
}

void ServiceGraphPage::compareWith(ServiceGraphLoader::Baseline baseline)
{
    m_compare->setCurrentIndex(m_compare->findData(int(baseline)));
}

void ServiceGraphPage::setRepresentativeness(Representativeness kind)
{
    m_stands->setCurrentIndex(int(kind));
}

void ServiceGraphPage::setTimeZone(const DisplayTimeZone &zone)
{
    m_windows->setTimeZone(zone);
}

void ServiceGraphPage::chooseBaseline()
{
    m_windows->setVisible(baseline() == ServiceGraphLoader::Baseline::Window);
    m_shown.reset();
    reload();
}

void ServiceGraphPage::reload()
{
    m_again->setText(tr("Reload"));
    m_again->setFont(font());
    m_loader.start(m_set, baseline(), m_windows->windows());
    showProgress();
}

void ServiceGraphPage::showProgress()
{
    const bool isRunning = m_loader.isRunning();
    m_progress->setVisible(isRunning);
    m_stop->setVisible(isRunning);
    m_again->setVisible(!isRunning);
    m_progress->setMaximum(static_cast<int>(m_loader.total()));
    m_progress->setValue(static_cast<int>(m_loader.done()));
    m_note->setText(isRunning ? tr("%1 of %Ln trace(s)", nullptr, static_cast<int>(m_loader.total()))
                                    .arg(valuetext::count(m_loader.done()))
                              : QString());
}

void ServiceGraphPage::showGraph()
{
    if (m_loader.isRunning() && m_shown == baseline())
        return; // a part of what is on the screen already would let services go, and come back elsewhere
    if (!m_loader.isRunning())
        m_shown = baseline();
    const ServiceGraphPtr &graph = m_loader.graph();
    m_source->setTimeOfTraces(graph->spans > 0 ? TimeRange{graph->startNs, graph->endNs} : TimeRange());
    if (m_source->isRemote())
        showCounted();
    else if (m_loader.baseline())
        m_panel->setContents(
            GraphContents::of(std::make_shared<const GraphComparison>(compareGraphs(*m_loader.baseline(), *graph))));
    else
        m_panel->setGraph(graph);
}

/// What a source has counted, over the graph of the traces as far as they are read.
void ServiceGraphPage::showCounted()
{
    if (!m_source->failure().isEmpty())
        return showUnanswered();
    if (!m_source->calls() && m_source->isLaidOver() && m_loader.graph())
        return m_panel->setGraph(m_loader.graph()); // until there is an answer
    if (!m_source->calls())
        return m_panel->showLoading(tr("Asking %1…").arg(m_source->sourceName()));
    const bool isOver = m_source->isLaidOver() && m_loader.graph();
    auto overlay = std::make_shared<const GraphOverlay>(
        overlayGraph(isOver ? *m_loader.graph() : ServiceGraph(), *m_source->calls(), m_source->sourceName()));
    if (overlay->graph.nodes.empty())
        m_panel->showEmpty(tr("No calls were counted in that time"), tr("Choose a longer window of time."));
    else
        m_panel->setContents(GraphContents::of(std::move(overlay)));
}

/// The graph of the traces stays where it is wanted; why nothing lies over it stands above.
void ServiceGraphPage::showUnanswered()
{
    if (!m_source->isLaidOver() || !m_loader.graph())
        return m_panel->showFailure(m_source->failure(), true);
    m_problemText->setText(tr("%1 did not answer, so this is the graph of the traces alone. %2")
                               .arg(m_source->sourceName(), m_source->failure()));
    m_problem->show();
    m_panel->setGraph(m_loader.graph());
}

void ServiceGraphPage::changeSource()
{
    m_problem->hide();
    const bool isRemote = m_source->isRemote();
    m_baselineBox->setVisible(!isRemote);
    m_windows->setVisible(!isRemote && baseline() == ServiceGraphLoader::Baseline::Window);
    if (isRemote)
        showCounted();
    else if (m_loader.graph())
        showGraph();
    else
        reload();
}

void ServiceGraphPage::showEnd()
{
    const bool isByTime = baseline() == ServiceGraphLoader::Baseline::Window;
    if (isByTime && !m_windows->isSet() && !m_loader.range().isEmpty()) { // now it is known when the traces were
        m_windows->halve(m_loader.range());
        reload();
        return;
    }
    showProgress();
    if (m_source->isRemote() && m_source->calls())
        return; // it is on the screen
    if (!m_loader.failure().isEmpty())
        m_panel->showFailure(errorText(m_loader.failure()));
    else if (m_loader.done() < m_loader.total())
        m_note->setText(tr("Stopped after %1 of %Ln trace(s)", nullptr, static_cast<int>(m_loader.total()))
                            .arg(valuetext::count(m_loader.done())));
    else if (m_loader.unreadable() > 0)
        m_note->setText(tr("%Ln trace(s) could not be read", nullptr, static_cast<int>(m_loader.unreadable())));
    else if (m_loader.baseline())
        m_note->setText(tr("%Ln trace(s) against %1", nullptr, static_cast<int>(m_loader.graph()->traceIds.size()))
                            .arg(valuetext::count(m_loader.baseline()->traceIds.size())));
    if (m_loader.failure().isEmpty() && !m_loader.graph() && !m_shown)
        m_panel->showEmpty(tr("Stopped before there was a graph"), tr("Reload reads the traces again."));
}

} // namespace traceloupe
