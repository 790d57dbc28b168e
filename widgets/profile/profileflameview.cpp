// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile/profileflameview.h"

#include "core/models/chosencolors.h"
#include "widgets/profile/profiletext.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace traceloupe {

namespace {

constexpr std::size_t kMaxHistory = 200;

} // namespace

ProfileFlameView::ProfileFlameView(ProfileSide side, QWidget *parent)
    : QAbstractScrollArea(parent), m_side(side), m_profile(std::make_shared<const ProfileComparison>())
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(side == ProfileSide::Shown ? tr("Merged critical path")
                                                 : tr("Merged critical path that is compared with"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // widths must not change when rows come and go
    viewport()->setMouseTracking(true);
    applyStyle();
    connect(&ChosenColors::shared(), &ChosenColors::changed, this, &ProfileFlameView::applyStyle);
}

ProfileFlameView::~ProfileFlameView() = default;

bool ProfileFlameView::isThere(std::uint32_t node) const
{
    if (node >= m_profile->nodes.size())
        return false;
    const ComparedNode &compared = m_profile->nodes[node];
    return (m_side == ProfileSide::Shown ? compared.inclusiveNs : compared.baselineInclusiveNs) > 0;
}

std::uint32_t ProfileFlameView::inProfile(const ProfileComparison &other, std::uint32_t node) const
{
    if (node >= m_profile->nodes.size())
        return kNone;
    const auto pathOf = [](const ComparedNode &compared) {
        return compared.shown.path != 0 ? compared.shown.path : compared.baseline.path;
    };
    const auto at = std::ranges::find(other.nodes, pathOf(m_profile->nodes[node]), pathOf);
    return at == other.nodes.end() ? kNone : static_cast<std::uint32_t>(at - other.nodes.begin());
}

void ProfileFlameView::setProfile(ProfileComparisonPtr profile, double wholeNs)
{
    const std::uint32_t zoom = inProfile(*profile, m_zoom);
    const std::uint32_t current = inProfile(*profile, m_current);
    std::vector<std::uint32_t> back; // the way back stays, as far as its stops are there
    for (const std::uint32_t stop : m_back) {
        const std::uint32_t now = inProfile(*profile, stop);
        if (stop == kNone || now != kNone)
            back.push_back(now);
    }
    m_profile = std::move(profile);
    m_wholeNs = wholeNs;
    m_painter->forget();
    m_matches.clear();
    m_back = std::move(back);
    const bool isOther = current != m_current;
    m_current = current;
    showZoom(isThere(zoom) ? zoom : kNone);
    if (isOther)
        Q_EMIT currentChanged();
}

void ProfileFlameView::setColoring(ProfileColoring coloring)
{
    m_coloring = coloring;
    viewport()->update();
}

void ProfileFlameView::setMatches(std::vector<bool> matches)
{
    m_matches = std::move(matches);
    viewport()->update();
}

void ProfileFlameView::goToMatch(bool isForward)
{
    const auto count = static_cast<std::uint32_t>(m_matches.size());
    std::uint32_t node = m_current < count ? m_current : isForward ? count - 1 : 0;
    for (std::uint32_t step = 0; step < count; ++step) {
        node = isForward ? (node + 1) % count : (node + count - 1) % count;
        if (!m_matches[node] || !isThere(node))
            continue;
        setCurrent(node);
        if (const ProfileBlock *block = layoutNow().find(node); block == nullptr || block->foldedNodes > 0)
            zoomTo(node);
        return;
    }
}

void ProfileFlameView::zoomTo(std::uint32_t node)
{
    const std::uint32_t wanted = node == 0 ? kNone : node;
    if (wanted == m_zoom || (wanted != kNone && !isThere(wanted)))
        return;
    m_back.push_back(m_zoom);
    if (m_back.size() > kMaxHistory)
        m_back.erase(m_back.begin());
    showZoom(wanted);
}

void ProfileFlameView::goBack()
{
    if (m_back.empty())
        return;
    const std::uint32_t to = m_back.back();
    m_back.pop_back();
    showZoom(to);
}

void ProfileFlameView::showZoom(std::uint32_t node)
{
    m_zoom = node;
    m_isLayoutValid = false;
    viewport()->update();
    updateScrollBars();
    verticalScrollBar()->setValue(0);
    scrollToCurrent();
    Q_EMIT zoomChanged();
    Q_EMIT hoverChanged();
}

void ProfileFlameView::setCurrent(std::uint32_t node)
{
    const std::uint32_t wanted = node < m_profile->nodes.size() ? node : kNone;
    if (wanted == m_current)
        return;
    m_current = wanted;
    setAccessibleDescription(wanted == kNone ? QString()
                                             : profileNodeFacts(*m_profile, wanted, m_side).join(QLatin1String(", ")));
    scrollToCurrent();
    viewport()->update();
    Q_EMIT currentChanged();
}

const ProfileBlock *ProfileFlameView::hovered() const
{
    return m_pointer ? blockAt(*m_pointer) : nullptr;
}

const ProfileLayout &ProfileFlameView::layoutNow() const
{
    if (!m_isLayoutValid) {
        m_layout = ProfileLayout(*m_profile, m_side, m_zoom, m_wholeNs, viewport()->width());
        m_isLayoutValid = true;
    }
    return m_layout;
}

QRect ProfileFlameView::blockRect(const ProfileBlock &block) const
{
    const double left = std::round(block.leftPx);
    const double right = std::max(left + 1, std::round(block.leftPx + block.widthPx));
    const int top = static_cast<int>(layoutNow().rowOf(block)) * m_rowHeightPx - verticalScrollBar()->value();
    return {static_cast<int>(left), top, static_cast<int>(right - left), m_rowHeightPx};
}

const ProfileBlock *ProfileFlameView::blockAt(const QPointF &position) const
{
    const double row = std::floor((position.y() + verticalScrollBar()->value()) / m_rowHeightPx);
    return row < 0 ? nullptr : layoutNow().hitTest(static_cast<std::uint32_t>(row), position.x());
}

int ProfileFlameView::contentHeightPx() const
{
    return static_cast<int>(layoutNow().rowCount()) * m_rowHeightPx;
}

void ProfileFlameView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    ProfilePaintState state;
    state.current = m_current == kNone ? nullptr : layoutNow().find(m_current);
    state.hovered = hovered();
    state.matches = m_matches.empty() ? nullptr : &m_matches;
    state.coloring = m_profile->isCompared() ? m_coloring : ProfileColoring::Service;
    state.hasFocus = hasFocus();
    m_painter->paint(painter, QRectF(event->rect()), *m_profile, layoutNow(), verticalScrollBar()->value(), state);
}

void ProfileFlameView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    m_isLayoutValid = false;
    viewport()->update();
    updateScrollBars();
}

void ProfileFlameView::scrollContentsBy(int, int)
{
    viewport()->update();
    Q_EMIT hoverChanged();
}

void ProfileFlameView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::StyleChange) {
        applyStyle();
        updateScrollBars();
    }
}

void ProfileFlameView::applyStyle()
{
    m_colors = ChartColors::fromPalette(palette());
    m_painter = std::make_unique<ProfileFlamePainter>(m_colors, font());
    m_rowHeightPx = ProfileFlamePainter::rowHeightPx(font());
    verticalScrollBar()->setSingleStep(m_rowHeightPx);
    viewport()->update();
}

void ProfileFlameView::updateScrollBars()
{
    verticalScrollBar()->setRange(0, std::max(0, contentHeightPx() - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
}

void ProfileFlameView::scrollToCurrent()
{
    const ProfileBlock *block = m_current == kNone ? nullptr : layoutNow().find(m_current);
    if (block == nullptr)
        return;
    const QRect rect = blockRect(*block);
    QScrollBar *bar = verticalScrollBar();
    if (rect.top() < 0)
        bar->setValue(bar->value() + rect.top());
    else if (rect.bottom() >= viewport()->height())
        bar->setValue(bar->value() + rect.bottom() + 1 - viewport()->height());
}

} // namespace traceloupe
