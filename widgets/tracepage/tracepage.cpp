// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tracepage/tracepage.h"

#include "core/layout/durationtext.h"
#include "widgets/common/chartcolors.h"
#include "widgets/common/focusforwarding.h"
#include "widgets/common/grouptext.h"
#include "widgets/common/spantext.h"
#include "widgets/detail/spandetailpanel.h"
#include "widgets/waterfall/findbar.h"
#include "widgets/waterfall/minimapwidget.h"
#include "widgets/waterfall/servicelegend.h"
#include "widgets/waterfall/traceheader.h"
#include "widgets/waterfall/waterfallpanel.h"
#include "widgets/waterfall/waterfallview.h"

#include <QActionGroup>
#include <QDataStream>
#include <QIODevice>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

// the details until a person says otherwise
constexpr double kDetailShare = 0.29;
constexpr int kLeastDetailPx = 260;
constexpr int kLeastDetailHeightPx = 140;
constexpr int kMostUsualDetailPx = 520;
constexpr quint32 kLayoutVersion = 2;
constexpr auto kWaterfallId = "waterfall";

} // namespace

TracePage::TracePage(TraceFigures figures, QWidget *parent)
    : QWidget(parent),
      m_session(std::make_unique<TraceSession>(std::move(figures))),
      m_header(new TraceHeader(*m_session, this)),
      m_minimap(new MinimapWidget(*m_session, this)),
      m_panel(new WaterfallPanel(*m_session)),
      m_waterfall(&m_panel->view()),
      m_details(new SpanDetailPanel(*m_session)),
      m_splitter(new QSplitter(Qt::Horizontal, this)),
      m_status(new QLabel(this))
{
    buildMainArea();
    buildSideArea();
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_main);
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);

    m_status->setTextFormat(Qt::PlainText);
    m_status->setContentsMargins(12, 4, 12, 4);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(new ServiceLegend(*m_session, this));
    layout->addWidget(m_minimap);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_status);
    FocusForwarding::set(*this, *m_waterfall);
    connectViews();
    if (const SpanIndex root = m_session->trace().analysisRoot(); root.isValid())
        m_session->selection().setCurrent(root);
    showStatus();
}

void TracePage::buildMainArea()
{
    m_main = new QStackedWidget(m_splitter);
    m_main->addWidget(m_panel);
    m_mainBar = new QTabBar(m_header);
    m_mainBar->setAccessibleName(tr("Views of the trace"));
    m_mainBar->setExpanding(false);
    m_mainBar->setDrawBase(false);
    m_mainBar->addTab(tr("Waterfall"));
    m_mainBar->setVisible(false); // until there is a choice
    m_header->addToTitleRow(*m_mainBar);
    connect(m_mainBar, &QTabBar::currentChanged, this, &TracePage::showMain);
    addShortcut(waterfallKeys(), QString::fromLatin1(kWaterfallId));
}

void TracePage::buildSideArea()
{
    m_side = new QTabWidget(m_splitter);
    m_side->setDocumentMode(true);
    m_side->setAccessibleName(tr("Beside the trace"));
    m_side->setTabBarAutoHide(true);
    m_side->tabBar()->setAccessibleName(tr("Panels beside the trace"));
    m_side->setMinimumWidth(kLeastDetailPx);
    m_side->addTab(m_details, tr("Span"));
    connect(m_side, &QTabWidget::currentChanged, this, [this] { fillPlace(m_side->currentWidget()); });

    QToolButton *button = m_header->detailsButton();
    auto *menu = new QMenu(button);
    auto *places = new QActionGroup(menu);
    const auto addPlace = [&](const QString &text, Qt::Orientation orientation) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(orientation));
        places->addAction(action);
        connect(action, &QAction::triggered, this, [this, orientation] { placeSide(orientation); });
    };
    addPlace(tr("At the &right"), Qt::Horizontal);
    addPlace(tr("&Below"), Qt::Vertical);
    connect(menu, &QMenu::aboutToShow, this, [this, places] {
        for (QAction *action : places->actions())
            action->setChecked(action->data().toInt() == static_cast<int>(m_splitter->orientation()));
    });
    button->setMenu(menu);
    button->setPopupMode(QToolButton::MenuButtonPopup);
}

void TracePage::placeSide(Qt::Orientation orientation)
{
    m_splitter->setOrientation(orientation);
    m_header->detailsButton()->setChecked(true);
    m_hasChosenSizes = false;
    shareSpace();
}

TracePage::~TracePage()
{
    // the views hold references to the session: they go first
    delete m_splitter;
    delete m_minimap;
    delete m_header;
}

const TracePtr &TracePage::trace() const
{
    return m_session->tracePtr();
}

QString TracePage::title() const
{
    return TraceHeader::titleOf(m_session->trace());
}

void TracePage::connectViews()
{
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_hasChosenSizes = true; });
    connect(m_waterfall, &WaterfallView::hoverTimeChanged, m_minimap, &MinimapWidget::setHoverTime);
    connect(m_minimap, &MinimapWidget::hoverTimeChanged, m_waterfall, &WaterfallView::setHoverTime);
    connect(m_header->detailsButton(), &QToolButton::toggled, m_side, &QWidget::setVisible);
    connect(m_details, &SpanDetailPanel::traceRequested, this, &TracePage::traceRequested);
    connect(m_waterfall, &WaterfallView::traceRequested, this, &TracePage::traceRequested);
    connect(&m_session->marks(), &TimeMarks::changed, this, &TracePage::showStatus);
    connect(&m_session->skew(), &SkewOverlay::changed, this, &TracePage::showStatus);
    connect(&m_session->selection(), &Selection::currentChanged, this, &TracePage::showStatus);
    connect(&m_session->collapse(), &CollapseState::rowsChanged, this, &TracePage::showStatus);
    connect(&m_session->viewRange(), &ViewRange::rangeChanged, this, &TracePage::showStatus);
    connect(m_session.get(), &TraceSession::timeZoneChanged, this, &TracePage::showStatus);
}

void TracePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_minimap->fitTo(height());
    if (!m_hasChosenSizes)
        shareSpace();
}

void TracePage::shareSpace()
{
    const bool isBeside = m_splitter->orientation() == Qt::Horizontal;
    const int space = isBeside ? width() : height();
    const int least = isBeside ? kLeastDetailPx : kLeastDetailHeightPx;
    const int details = std::clamp(static_cast<int>(space * kDetailShare), least, kMostUsualDetailPx);
    m_splitter->setSizes({space - details, details});
}

void TracePage::addView(const TraceView &view)
{
    auto *place = new QWidget;
    auto *layout = new QVBoxLayout(place);
    layout->setContentsMargins(0, 0, 0, 0);
    m_views.push_back({view, place, nullptr});
    if (view.area == TraceView::Area::Main) {
        m_main->addWidget(place);
        m_mainBar->addTab(view.title);
        m_mainBar->setVisible(true);
    } else {
        m_side->addTab(place, view.title);
    }
    if (!view.shortcut.isEmpty())
        addShortcut(view.shortcut, view.id);
}

QKeySequence TracePage::waterfallKeys()
{
    return QKeySequence(tr("Ctrl+1"));
}

void TracePage::addShortcut(const QKeySequence &keys, const QString &viewId)
{
    auto *shortcut = new QShortcut(keys, this);
    shortcut->setContext(Qt::WindowShortcut); // wherever the focus is while this page is in front
    connect(shortcut, &QShortcut::activated, this, [this, viewId] { showView(viewId); });
}

/// What stands beside the waterfall (the span, the hints) has no search of its own.
void TracePage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find) && m_panel->isVisible())
        m_panel->findBar().start();
    else
        QWidget::keyPressEvent(event);
}

QString TracePage::mainView() const
{
    const auto isShown = [this](const AddedView &added) { return added.place == m_main->currentWidget(); };
    const auto shown = std::find_if(m_views.begin(), m_views.end(), isShown);
    return shown == m_views.end() ? QString::fromLatin1(kWaterfallId) : shown->view.id;
}

bool TracePage::showView(const QString &id)
{
    if (id == QLatin1StringView(kWaterfallId)) {
        m_mainBar->setCurrentIndex(0);
        waterfall().setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    AddedView *added = addedView(id);
    if (!added)
        return false;
    if (added->view.area == TraceView::Area::Main) {
        m_mainBar->setCurrentIndex(m_main->indexOf(added->place));
    } else {
        m_header->detailsButton()->setChecked(true);
        m_side->setCurrentWidget(added->place);
    }
    added->widget->setFocus(Qt::ShortcutFocusReason);
    return true;
}

QWidget *TracePage::viewWidget(const QString &id)
{
    AddedView *added = addedView(id);
    if (added)
        fill(*added);
    return added ? added->widget : nullptr;
}

TracePage::AddedView *TracePage::addedView(const QString &id)
{
    const auto found = std::find_if(m_views.begin(), m_views.end(),
                                    [&](const AddedView &a) { return a.view.id == id; });
    return found == m_views.end() ? nullptr : &*found;
}

void TracePage::showMain(int index)
{
    m_main->setCurrentIndex(index);
    fillPlace(m_main->currentWidget());
    m_minimap->setVisible(index == 0);
}

void TracePage::fillPlace(const QWidget *place)
{
    for (AddedView &added : m_views) {
        if (added.place == place)
            fill(added);
    }
}

void TracePage::fill(AddedView &added)
{
    if (added.widget)
        return;
    added.widget = added.view.create(*this, added.place);
    added.place->layout()->addWidget(added.widget);
    added.widget->show(); // at once, so that it can take the focus
    FocusForwarding::set(*added.place, *added.widget);
}

void TracePage::setTimeZone(const DisplayTimeZone &zone)
{
    m_session->setTimeZone(zone);
}

void TracePage::setPartial(bool isPartial)
{
    m_header->setPartial(isPartial);
}

void TracePage::setUnfinished()
{
    m_header->setUnfinished();
}

bool TracePage::selectSpan(SpanId id)
{
    const SpanIndex span = m_session->trace().findSpan(id);
    if (!span.isValid())
        return false;
    m_session->goToSpan(span);
    return true;
}

void TracePage::showStatus()
{
    const Trace &trace = m_session->trace();
    QStringList parts;
    if (const SiblingGroup *group = m_session->currentGroup()) {
        parts << groupParts(*m_session, *group);
    } else if (const SpanIndex span = m_session->selection().current(); span.isValid()) {
        parts << spanTitle(trace, span) << tr("starts at %1").arg(exactOffsetText(shownOffsetNs(*m_session, span)))
              << tr("duration %1").arg(exactDurationText(trace.durationNs(span)))
              << tr("self %1").arg(exactDurationText(m_session->selfTimeNs(span)));
    }
    if (m_session->viewRange().isZoomed()) {
        const TimeRange range = m_session->viewRange().range();
        parts << tr("view %1 of %2").arg(durationText(range.lengthNs()), durationText(trace.durationNs()));
    }
    if (const auto range = m_session->marks().range())
        parts << tr("selected %1", "a time range").arg(exactDurationText(range->lengthNs()));
    m_status->setText(parts.join(u"   ·   "_s));
}

QByteArray TracePage::saveLayout() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << kLayoutVersion << m_splitter->saveState() << m_waterfall->nameWidthPx()
           << m_header->detailsButton()->isChecked() << m_panel->saveState();
    return bytes;
}

bool TracePage::restoreLayout(const QByteArray &layout)
{
    QDataStream stream(layout);
    quint32 version = 0;
    QByteArray splitter;
    int nameWidth = 0;
    bool showsDetails = true;
    QByteArray waterfall;
    stream >> version >> splitter >> nameWidth >> showsDetails >> waterfall;
    if (stream.status() != QDataStream::Ok || version != kLayoutVersion)
        return false;
    m_hasChosenSizes = m_splitter->restoreState(splitter);
    m_panel->restoreState(waterfall);
    m_waterfall->setNameWidthPx(nameWidth);
    m_header->detailsButton()->setChecked(showsDetails);
    return true;
}

} // namespace traceloupe
