// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flame/flameview.h"

#include "widgets/flame/flameaccessible.h"
#include "widgets/flame/flamepainter.h"

#include <QAccessible>
#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <limits>

namespace traceloupe {

namespace {

/// Zooms that can be gone back to.
constexpr std::size_t kMaxHistory = 200;

} // namespace

FlameView::FlameView(TraceSession &session, QWidget *parent)
    : QAbstractScrollArea(parent), m_session(session), m_tree(std::make_shared<FlameTree>())
{
    FlameAccessible::install();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Flame graph"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // widths must not change when rows come and go
    viewport()->setMouseTracking(true);
    applyStyle();
    connect(&session.selection(), &Selection::currentChanged, this, &FlameView::showSelection);
}

FlameView::~FlameView() = default;

void FlameView::setTree(std::shared_ptr<const FlameTree> tree, std::vector<std::uint8_t> colors)
{
    // frames are numbered by the grouping alone
    const bool hasSameFrames = m_tree->frameCount() == tree->frameCount()
                               && m_tree->params().grouping == tree->params().grouping;
    FrameIndex zoom = m_zoom;
    if (!hasSameFrames) {
        const SpanIndex span = m_tree->trace() && zoom.isValid() ? m_tree->longestSpan(zoom) : SpanIndex();
        zoom = span.isValid() ? tree->frameOf(span) : FlameTree::root();
        m_back.clear();
        m_forward.clear();
    }
    if (tree->value(zoom) <= 0)
        zoom = FlameTree::root();
    m_tree = std::move(tree);
    m_frameColors = std::move(colors);
    m_matches = {};
    const SpanIndex selected = m_session.selection().current();
    m_current = selected.isValid() ? m_tree->frameOf(selected) : FlameTree::root();
    showZoom(zoom);
    Q_EMIT currentChanged();
}

void FlameView::setColors(std::vector<std::uint8_t> colors)
{
    m_frameColors = std::move(colors);
    viewport()->update();
}

void FlameView::setFlame(bool isFlame)
{
    if (m_isFlame == isFlame)
        return;
    m_isFlame = isFlame;
    updateScrollBars();
    verticalScrollBar()->setValue(isFlame ? verticalScrollBar()->maximum() : 0);
    viewport()->update();
}

void FlameView::setMatches(FlameMatches matches)
{
    m_matches = std::move(matches);
    viewport()->update();
}

void FlameView::zoomTo(FrameIndex frame)
{
    if (frame == m_zoom || m_tree->value(frame) <= 0)
        return;
    m_back.push_back(m_zoom);
    if (m_back.size() > kMaxHistory)
        m_back.erase(m_back.begin());
    m_forward.clear();
    showZoom(frame);
}

void FlameView::goBack()
{
    if (m_back.empty())
        return;
    m_forward.push_back(m_zoom);
    const FrameIndex to = m_back.back();
    m_back.pop_back();
    showZoom(to);
}

void FlameView::goForward()
{
    if (m_forward.empty())
        return;
    m_back.push_back(m_zoom);
    const FrameIndex to = m_forward.back();
    m_forward.pop_back();
    showZoom(to);
}

void FlameView::showZoom(FrameIndex frame)
{
    m_zoom = frame;
    invalidate();
    updateScrollBars();
    verticalScrollBar()->setValue(m_isFlame ? verticalScrollBar()->maximum() : 0);
    scrollToCurrent();
    Q_EMIT zoomChanged();
    Q_EMIT hoverChanged();
}

void FlameView::setCurrent(FrameIndex frame)
{
    if (frame == m_current)
        return;
    m_current = frame;
    const SpanIndex selected = m_session.selection().current();
    const bool isSelected = selected.isValid() && m_tree->frameOf(selected) == frame;
    if (const SpanIndex span = isSelected ? SpanIndex() : m_tree->longestSpan(frame); span.isValid())
        m_session.selection().setCurrent(span);
    scrollToCurrent();
    viewport()->update();
    announceCurrent();
    Q_EMIT currentChanged();
}

void FlameView::showSelection()
{
    const SpanIndex span = m_session.selection().current();
    if (!m_tree->trace() || (span.isValid() && m_tree->frameOf(span) == m_current))
        return;
    m_current = span.isValid() ? m_tree->frameOf(span) : FlameTree::root();
    scrollToCurrent();
    viewport()->update();
    announceCurrent();
    Q_EMIT currentChanged();
}

void FlameView::goToMatch(bool isForward)
{
    if (!m_matches.isActive() || m_matches.frames == 0)
        return;
    const std::uint32_t count = m_tree->frameCount();
    std::uint32_t frame = m_current.value();
    do
        frame = isForward ? (frame + 1) % count : (frame + count - 1) % count;
    while (!m_matches.isMatch[frame]);
    setCurrent(FrameIndex(frame));
    if (currentBlock() == nullptr || currentBlock()->foldedFrames > 0)
        zoomTo(FrameIndex(frame));
}

const FlameBlock *FlameView::hovered() const
{
    return m_pointer ? blockAt(*m_pointer) : nullptr;
}

const FlameLayout &FlameView::layoutNow() const
{
    if (!m_isLayoutValid) {
        m_layout = layoutFlame(*m_tree, m_zoom, viewport()->width());
        m_isLayoutValid = true;
    }
    return m_layout;
}

/// Graphs of few rows use the room that there is: their rows have a second line.
int FlameView::rowHeightPx() const
{
    const int tall = FlamePainter::tallRowHeightPx(font());
    const bool hasRoom = static_cast<qint64>(layoutNow().rowCount()) * tall <= viewport()->height();
    return hasRoom && !m_isPicture ? tall : m_rowHeightPx;
}

FlameGeometry FlameView::geometryNow() const
{
    FlameGeometry geometry;
    geometry.rowHeightPx = rowHeightPx();
    geometry.viewHeightPx = viewport()->height();
    geometry.scrollPx = verticalScrollBar()->value();
    geometry.rowCount = layoutNow().rowCount();
    geometry.isFlame = m_isFlame;
    return geometry;
}

QRect FlameView::blockRect(const FlameBlock &block) const
{
    const std::uint32_t row = m_tree->depth(block.frame) + (block.foldedFrames > 0 ? 1 : 0);
    const double left = std::round(block.leftPx);
    const double right = std::max(left + 1, std::round(block.leftPx + block.widthPx));
    return {static_cast<int>(left), static_cast<int>(geometryNow().topOf(row)), static_cast<int>(right - left),
            rowHeightPx()};
}

const FlameBlock *FlameView::blockAt(const QPointF &position) const
{
    const std::optional<std::uint32_t> row = geometryNow().rowAt(position.y());
    return row ? layoutNow().hitTest(*row, position.x()) : nullptr;
}

std::unique_ptr<FlameView> FlameView::wholePicture(int widthPx, int maxHeightPx) const
{
    auto view = std::make_unique<FlameView>(m_session);
    view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setAttribute(Qt::WA_DontShowOnScreen);
    view->resize(widthPx, 1);
    view->show();
    view->setTree(m_tree, m_frameColors);
    view->zoomTo(m_zoom);
    view->setMatches(m_matches);
    view->m_isFlame = m_isFlame;
    view->m_isPicture = true;
    const double content = view->geometryNow().contentHeightPx();
    view->resize(widthPx, static_cast<int>(std::clamp<double>(content, 1, maxHeightPx)));
    return view;
}

void FlameView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    FlamePaintState state;
    const bool isMarked = !m_isPicture && (hasFocus() || m_current != FlameTree::root());
    state.current = isMarked ? currentBlock() : nullptr;
    state.hovered = hovered();
    state.matches = m_matches.isActive() ? &m_matches : nullptr;
    state.colors = m_frameColors;
    state.hasFocus = hasFocus();
    m_painter->paint(painter, QRectF(event->rect()), *m_tree, layoutNow(), geometryNow(), state);
}

void FlameView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const bool wasAtEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    invalidate();
    updateScrollBars();
    if (m_isFlame && wasAtEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void FlameView::scrollContentsBy(int, int)
{
    viewport()->update();
    Q_EMIT hoverChanged();
}

void FlameView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::StyleChange) {
        applyStyle();
        updateScrollBars();
    }
}

void FlameView::applyStyle()
{
    m_colors = ChartColors::fromPalette(palette());
    m_painter = std::make_unique<FlamePainter>(m_session.colors(), m_colors, font());
    m_rowHeightPx = FlamePainter::rowHeightPx(font());
    verticalScrollBar()->setSingleStep(m_rowHeightPx);
    viewport()->update();
}

void FlameView::invalidate()
{
    m_isLayoutValid = false;
    viewport()->update();
}

void FlameView::updateScrollBars()
{
    const double most = std::max(0.0, geometryNow().contentHeightPx() - viewport()->height());
    verticalScrollBar()->setRange(0, static_cast<int>(std::min<double>(most, std::numeric_limits<int>::max())));
    verticalScrollBar()->setPageStep(viewport()->height());
}

void FlameView::scrollToCurrent()
{
    const FlameBlock *block = currentBlock();
    if (block == nullptr)
        return;
    const QRect rect = blockRect(*block);
    QScrollBar *bar = verticalScrollBar();
    if (rect.top() < 0)
        bar->setValue(bar->value() + rect.top());
    else if (rect.bottom() >= viewport()->height())
        bar->setValue(bar->value() + rect.bottom() + 1 - viewport()->height());
}

void FlameView::announceCurrent()
{
    if (!QAccessible::isActive())
        return;
    const FlameBlock *block = currentBlock();
    if (block == nullptr)
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(static_cast<int>(block - layoutNow().blocks.data()));
    QAccessible::updateAccessibility(&event);
}

} // namespace traceloupe
