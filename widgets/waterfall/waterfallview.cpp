// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/waterfallview.h"

#include "widgets/waterfall/rangeactions.h"
#include "widgets/waterfall/timeruler.h"
#include "widgets/waterfall/waterfallaccessible.h"

#include <QAccessible>
#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace traceloupe {

namespace {

constexpr int kRowPaddingPx = 9;
/// Share of the view that the name column may take.
constexpr double kMaxNameShare = 0.75;
/// The name column until a person says otherwise.
constexpr double kUsualNameShare = 0.38;
constexpr int kLeastUsualNamePx = 280;
constexpr int kMostUsualNamePx = 620;
/// Of a column, in average characters.
constexpr int kColumnCharacters = 13;
/// A row that was far away comes to rest at this part of the height.
constexpr int kRestShare = 3;

} // namespace

WaterfallView::WaterfallView(TraceSession &session, QWidget *parent)
    : QAbstractScrollArea(parent),
      m_session(session),
      m_ruler(new TimeRuler(*this)),
      m_rangeActions(new RangeActions(*this))
{
    WaterfallAccessible::install();
    if (const std::vector<std::uint32_t> &depths = session.trace().columns().depth; !depths.empty())
        m_deepest = std::ranges::max(depths);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Waterfall"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the time scale must not change when rows come and go
    viewport()->setMouseTracking(true);
    applyStyle();

    observeSession();
}

void WaterfallView::observeSession()
{
    const auto repaint = [this] { viewport()->update(); };
    const auto forget = [this] {
        m_painter->forgetTexts();
        invalidate();
    };
    connect(&m_session.collapse(), &CollapseState::rowsChanged, this, &WaterfallView::showRows);
    connect(&m_session.viewRange(), &ViewRange::rangeChanged, this, &WaterfallView::showRange);
    connect(&m_session.selection(), &Selection::currentChanged, this, &WaterfallView::showCurrent);
    connect(&m_session.finder(), &SpanFinder::changed, this, repaint);
    connect(&m_session.coloring(), &SpanColoring::changed, this, repaint);
    connect(&m_session.path(), &PathOverlay::changed, this, forget);
    connect(&m_session.incomingLinks(), &IncomingLinks::changed, this, &WaterfallView::invalidate);
    connect(&m_session.outgoingLinks(), &OutgoingLinks::changed, this, &WaterfallView::invalidate);
    connect(&m_session.skew(), &SkewOverlay::changed, this, forget);
    connect(&m_session, &TraceSession::ranksChanged, this, forget);
    connect(&m_session, &TraceSession::warpChanged, this, [this, forget] {
        fitRuler();
        forget();
    });
    connect(&m_session.marks(), &TimeMarks::changed, this, [this] {
        placeRangeActions();
        viewport()->update();
    });
}

WaterfallView::~WaterfallView() = default;

void WaterfallView::setNameWidthPx(int width)
{
    m_chosenNameWidthPx = width;
    const int fitted = fittedNameWidth(width);
    if (fitted == m_nameWidthPx)
        return;
    m_nameWidthPx = fitted;
    m_painter->setColumns(placedColumns());
    placeRangeActions();
    invalidate();
    Q_EMIT geometryChanged();
}

int WaterfallView::fittedNameWidth(int width) const
{
    const int least = kMinNameWidthPx + columnWidth() * static_cast<int>(m_columns.size());
    return std::clamp(width, least, std::max(least, static_cast<int>(viewport()->width() * kMaxNameShare)));
}

int WaterfallView::columnWidth() const
{
    return fontMetrics().averageCharWidth() * kColumnCharacters + 16;
}

void WaterfallView::setColumns(std::vector<WaterfallColumn> columns)
{
    columns.resize(std::min(columns.size(), static_cast<std::size_t>(kMaxColumns)));
    if (columns == m_columns)
        return;
    const int wider = columnWidth() * (static_cast<int>(columns.size()) - static_cast<int>(m_columns.size()));
    m_columns = std::move(columns);
    for (const WaterfallColumn &column : m_columns)
        prepareColumn(m_session, column);
    m_nameWidthPx = fittedNameWidth(m_nameWidthPx + wider); // the names keep their room
    if (m_chosenNameWidthPx)
        *m_chosenNameWidthPx += wider;
    m_painter->setColumns(placedColumns());
    invalidate();
    Q_EMIT columnsChanged();
    Q_EMIT geometryChanged();
}

std::vector<PlacedColumn> WaterfallView::placedColumns() const
{
    std::vector<PlacedColumn> placed;
    double left = geometryNow().namesRightPx();
    for (const WaterfallColumn &column : m_columns) {
        placed.push_back({column, left, static_cast<double>(columnWidth())});
        left += columnWidth();
    }
    return placed;
}

void WaterfallView::makePicture()
{
    m_isPicture = true;
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAttribute(Qt::WA_DontShowOnScreen);
    placeRangeActions();
}

WaterfallGeometry WaterfallView::geometryNow() const
{
    WaterfallGeometry geometry;
    geometry.viewportWidthPx = viewport()->width();
    geometry.nameWidthPx = m_nameWidthPx;
    geometry.columnsWidthPx = columnWidth() * static_cast<int>(m_columns.size());
    geometry.nameScrollPx = m_nameScrollPx;
    geometry.deepest = m_deepest;
    geometry.rowHeightPx = m_rowHeightPx;
    geometry.scrollPx = verticalScrollBar()->value();
    return geometry;
}

TimeScale WaterfallView::timeScale() const
{
    return {m_session.viewRange().range(), geometryNow().timeWidthPx(), m_session.warp()};
}

const WaterfallLayout &WaterfallView::layoutNow() const
{
    if (!m_isLayoutValid) {
        const LineRange lines = geometryNow().linesIn(viewport()->height(), m_session.rows().lineCount());
        m_layout = layoutWaterfall({m_session.rows(), m_session.errors(), timeScale(), &m_hidden,
                                    m_session.skew().shiftsNs(), m_session.path().index(),
                                    &m_session.incomingLinks().rows(), &m_session.outgoingLinks().missing()},
                                   lines);
        m_isLayoutValid = true;
    }
    return m_layout;
}

QRect WaterfallView::lineRect(std::uint32_t line) const
{
    return {0, static_cast<int>(geometryNow().topOf(line)), viewport()->width(), m_rowHeightPx};
}

std::optional<TimeRange> WaterfallView::draggedRange() const
{
    if (m_isPicture)
        return std::nullopt;
    if (m_gesture != Gesture::SelectRange)
        return m_session.marks().range();
    return rangeBetween(m_anchorNs, m_dragNs);
}

void WaterfallView::scrollToLine(std::uint32_t line)
{
    const auto top = static_cast<int>(line) * m_rowHeightPx;
    QScrollBar *bar = verticalScrollBar();
    const int below = top + m_rowHeightPx - viewport()->height();
    const bool isFar = top + m_rowHeightPx < bar->value() || below - m_rowHeightPx > bar->value();
    if (isFar) // what is around it is wanted, too
        bar->setValue(top - viewport()->height() / kRestShare);
    else if (top < bar->value())
        bar->setValue(top);
    else if (below > bar->value())
        bar->setValue(below);
}

void WaterfallView::setHoverTime(std::optional<std::int64_t> timeNs)
{
    if (timeNs == m_hoverTimeNs)
        return;
    m_hoverTimeNs = timeNs;
    viewport()->update();
    m_ruler->update();
    Q_EMIT hoverTimeChanged(timeNs);
}

void WaterfallView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    WaterfallPaintState state;
    if (!m_isPicture) {
        state.currentLine = currentLine();
        state.hoverLine = m_hoverLine;
        state.hoverTimeNs = m_hoverTimeNs;
        state.draggedRange = draggedRange();
        state.hasFocus = hasFocus();
    }
    m_painter->paint(painter, event->rect(), geometryNow(), layoutNow(), state);
}

void WaterfallView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    m_ruler->setGeometry(0, 0, viewport()->width(), m_ruler->sizeHint().height());
    const int usual = std::clamp(static_cast<int>(viewport()->width() * kUsualNameShare), kLeastUsualNamePx,
                                 kMostUsualNamePx);
    m_nameWidthPx = fittedNameWidth(m_chosenNameWidthPx.value_or(usual));
    m_painter->setColumns(placedColumns());
    updateScrollBars();
    rememberSteadySpan();
    placeRangeActions();
    invalidate();
}

/// Beside the end of the selected range, where there is one.
void WaterfallView::placeRangeActions()
{
    const bool isFree = m_gesture != Gesture::SelectRange && !m_isPicture;
    const auto range = isFree ? m_session.marks().range() : std::nullopt;
    m_rangeActions->setVisible(range.has_value());
    if (!range)
        return;
    const double right = geometryNow().timeLeftPx() + timeScale().xAt(range->endNs);
    const int most = viewport()->width() - m_rangeActions->width() - 4;
    m_rangeActions->move(std::clamp(static_cast<int>(right) + 4, m_nameWidthPx + 4, std::max(m_nameWidthPx + 4, most)),
                         m_ruler->height() + 4);
    m_rangeActions->raise();
}

void WaterfallView::scrollContentsBy(int, int)
{
    m_hoverLine.reset();
    rememberSteadySpan();
    invalidate();
    Q_EMIT geometryChanged();
}

void WaterfallView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::StyleChange) {
        applyStyle();
        updateScrollBars();
    }
}

void WaterfallView::applyStyle()
{
    m_colors = ChartColors::fromPalette(palette());
    m_painter = std::make_unique<WaterfallPainter>(m_session, m_colors, font());
    m_painter->setColumns(placedColumns());
    m_rowHeightPx = static_cast<int>(std::ceil(QFontMetricsF(font()).height())) + kRowPaddingPx;
    verticalScrollBar()->setSingleStep(m_rowHeightPx);
    fitRuler();
    invalidate();
}

void WaterfallView::fitRuler()
{
    const int height = m_ruler->sizeHint().height();
    setViewportMargins(0, height, 0, 0);
    m_ruler->setGeometry(0, 0, viewport()->width(), height);
    m_ruler->update();
}

void WaterfallView::updateScrollBars()
{
    const std::int64_t content = static_cast<std::int64_t>(m_session.rows().lineCount()) * m_rowHeightPx;
    const std::int64_t most = std::max<std::int64_t>(0, content - viewport()->height());
    verticalScrollBar()->setRange(0, static_cast<int>(std::min<std::int64_t>(most, std::numeric_limits<int>::max())));
    verticalScrollBar()->setPageStep(viewport()->height());
}

void WaterfallView::showRows()
{
    const int top = m_steadyTopPx;
    const bool isSteady = m_steadySpan.isValid() && m_session.rows().lineCount() > 0;
    const int line = isSteady ? static_cast<int>(steadyLine()) : 0;
    updateScrollBars();
    if (isSteady)
        verticalScrollBar()->setValue(line * m_rowHeightPx - top);
    m_hoverLine.reset();
    invalidate();
    rememberSteadySpan();
    announceCurrent();
}

/// People look at the current row if it can be seen, else at the top of the view.
void WaterfallView::rememberSteadySpan()
{
    const std::uint32_t count = m_session.rows().lineCount();
    m_steadySpan = {};
    if (count == 0)
        return;
    const auto current = currentLine();
    if (current && viewport()->rect().intersects(lineRect(*current)))
        keepSteady(*current);
    else
        keepSteady(std::min(static_cast<std::uint32_t>(verticalScrollBar()->value() / m_rowHeightPx), count - 1));
}

void WaterfallView::keepSteady(std::uint32_t line)
{
    m_steadySpan = m_session.rows().at(line);
    m_isSteadyGroup = m_session.rows().kindOf(line) == LineKind::Group;
    m_steadyTopPx = lineRect(line).top();
}

std::uint32_t WaterfallView::steadyLine() const
{
    return m_isSteadyGroup ? m_session.rows().groupLineOf(m_steadySpan) : m_session.rows().lineOf(m_steadySpan);
}

void WaterfallView::showRange()
{
    placeRangeActions();
    invalidate();
    m_ruler->update();
}

void WaterfallView::showCurrent()
{
    if (const auto line = currentLine())
        scrollToLine(*line);
    rememberSteadySpan();
    viewport()->update();
    announceCurrent();
}

void WaterfallView::announceCurrent()
{
    const auto line = currentLine();
    if (!line || !QAccessible::isActive())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(static_cast<int>(*line));
    QAccessible::updateAccessibility(&event);
}

void WaterfallView::invalidate()
{
    m_isLayoutValid = false;
    viewport()->update();
    m_ruler->update();
}

WaterfallHit WaterfallView::hitAt(const QPointF &position) const
{
    return geometryNow().hitTest(layoutNow(), position.x(), position.y());
}

} // namespace traceloupe
