// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/ancestorbar.h"

#include "widgets/common/chartcolors.h"
#include "widgets/common/grouptext.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/spantext.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kMarginPx = 12;
constexpr int kPaddingPx = 3;
constexpr int kMostCrumbPx = 260;
const QString kSign = u"  ›  "_s;

} // namespace

AncestorBar::AncestorBar(TraceSession &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Callers of the span"));
    connect(&session.selection(), &Selection::currentChanged, this, &AncestorBar::showCurrent);
    connect(&session.filters(), &FilterStack::currentChanged, this, &AncestorBar::showCurrent);
    connect(&session.collapse(), &CollapseState::rowsChanged, this, &AncestorBar::showCurrent);
    showCurrent();
}

QSize AncestorBar::sizeHint() const
{
    return {100, fontMetrics().height() + 2 * kPaddingPx};
}

QString AncestorBar::text() const
{
    QStringList parts;
    for (const Crumb &crumb : m_crumbs) {
        if (!crumb.isEllipsis || m_leavesOut)
            parts.append(crumb.text);
    }
    return parts.join(kSign);
}

void AncestorBar::showCurrent()
{
    const Trace &trace = m_session.trace();
    const SpanIndex root = m_session.filters().current().root;
    const auto above = [&](SpanIndex span) { return span == root ? SpanIndex() : trace.parent(span); };
    std::vector<Crumb> crumbs;
    SpanIndex span = m_session.selection().current();
    for (int i = 0; span.isValid() && i < kMaxAncestors; ++i, span = above(span))
        crumbs.push_back({spanTitle(trace, span), {}, span});
    if (const SiblingGroup *group = m_session.currentGroup())
        crumbs.front().text = tr("×%1 %2", "a group: how many calls, which")
                                  .arg(QLocale().toString(group->rounds()), groupCallsTitle(trace, *group));
    m_leavesOut = span.isValid();
    if (m_leavesOut) { // what is between these and the top
        crumbs.push_back({u"…"_s, {}, span, false, true});
        while (above(span).isValid())
            span = above(span);
        crumbs.push_back({spanTitle(trace, span), {}, span});
    } else if (crumbs.size() > 2) { // in case there is no room
        crumbs.insert(crumbs.end() - 1, {u"…"_s, {}, {}, false, true});
    }
    if (root.isValid())
        crumbs.push_back({tr("‹ Whole trace"), {}, {}, true});
    std::ranges::reverse(crumbs);
    m_crumbs = std::move(crumbs);
    m_hovered = nullptr;
    setAccessibleDescription(text());
    placeCrumbs();
    update();
}

/// The top and the nearest callers are what people look for: what has no room between them becomes an ellipsis.
void AncestorBar::placeCrumbs()
{
    const double signWidth = fontMetrics().horizontalAdvance(kSign);
    double room = width() - 2.0 * kMarginPx;
    double wanted = 0;
    for (Crumb &crumb : m_crumbs) {
        crumb.shown = shownText(crumb);
        crumb.widthPx = std::min(kMostCrumbPx, fontMetrics().horizontalAdvance(crumb.shown) + 1);
        if (crumb.isEllipsis && !m_leavesOut)
            crumb.widthPx = 0;
        else
            wanted += crumb.widthPx + signWidth;
    }
    if (wanted - signWidth > room)
        leaveOut(room, signWidth);
    double left = kMarginPx;
    for (Crumb &crumb : m_crumbs) {
        crumb.leftPx = left;
        if (crumb.widthPx > 0)
            left += crumb.widthPx + signWidth;
    }
}

/// A long name without what its caller's begins with, too.
QString AncestorBar::shownText(const Crumb &crumb) const
{
    if (!crumb.span.isValid() || crumb.isEllipsis || fontMetrics().horizontalAdvance(crumb.text) <= kMostCrumbPx)
        return crumb.text;
    const Trace &trace = m_session.trace();
    const std::size_t shared = sharedBeginning(trace, crumb.span);
    return shared == 0
               ? crumb.text
               : serviceText(trace, crumb.span) + u"  …"_s + plaintext::oneLine(trace.name(crumb.span).substr(shared));
}

void AncestorBar::leaveOut(double roomPx, double signWidthPx)
{
    const auto ellipsis = std::ranges::find_if(m_crumbs, &Crumb::isEllipsis);
    double room = roomPx;
    for (auto crumb = m_crumbs.begin(); crumb != m_crumbs.end() && crumb < ellipsis; ++crumb)
        room -= crumb->widthPx + signWidthPx;
    if (ellipsis == m_crumbs.end()) { // two or fewer: the last gets what is left
        room = roomPx;
        for (Crumb &crumb : m_crumbs) {
            crumb.widthPx = std::clamp(room - signWidthPx, 0.0, crumb.widthPx);
            room -= crumb.widthPx + signWidthPx;
        }
        return;
    }
    ellipsis->widthPx = fontMetrics().horizontalAdvance(ellipsis->text) + 1;
    room -= ellipsis->widthPx + signWidthPx;
    bool isFull = false;
    for (auto crumb = m_crumbs.end() - 1; crumb > ellipsis; --crumb) {
        const bool isCurrent = crumb == m_crumbs.end() - 1;
        if (isCurrent)
            crumb->widthPx = std::clamp(room, 0.0, crumb->widthPx);
        if (!isFull && crumb->widthPx > room) {
            isFull = true;
            ellipsis->span = crumb->span; // the nearest that is left out
        }
        if (isFull)
            crumb->widthPx = 0;
        else
            room -= crumb->widthPx + signWidthPx;
    }
}

void AncestorBar::paintEvent(QPaintEvent *)
{
    const ChartColors colors = ChartColors::fromPalette(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colors.background);
    painter.fillRect(0, height() - 1, width(), 1, colors.grid);
    bool isFirst = true;
    for (const Crumb &crumb : m_crumbs) {
        if (crumb.widthPx <= 0)
            continue;
        const QRectF place(crumb.leftPx, 0, crumb.widthPx, height() - 1);
        const double signWidth = fontMetrics().horizontalAdvance(kSign);
        painter.setPen(colors.dimText);
        if (!isFirst)
            painter.drawText(QRectF(place.left() - signWidth, 0, signWidth, place.height()), Qt::AlignCenter,
                             kSign.trimmed());
        isFirst = false;
        const bool isCurrent = crumb.span == m_session.selection().current() && crumb.span.isValid();
        painter.setPen(&crumb == m_hovered || crumb.leadsToWhole ? colors.accent
                       : isCurrent                               ? colors.text
                                                                 : colors.dimText);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                         fontMetrics().elidedText(crumb.shown, Qt::ElideMiddle, static_cast<int>(crumb.widthPx)));
    }
}

void AncestorBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeCrumbs();
}

const AncestorBar::Crumb *AncestorBar::crumbAt(double xPx) const
{
    const auto found = std::ranges::find_if(m_crumbs, [xPx](const Crumb &crumb) {
        return crumb.widthPx > 0 && xPx >= crumb.leftPx && xPx <= crumb.leftPx + crumb.widthPx;
    });
    return found == m_crumbs.end() ? nullptr : &*found;
}

void AncestorBar::mousePressEvent(QMouseEvent *event)
{
    const Crumb *crumb = crumbAt(event->position().x());
    if (crumb == nullptr || event->button() != Qt::LeftButton)
        return;
    if (crumb->leadsToWhole)
        m_session.setRoot({});
    else if (crumb->span.isValid())
        m_session.goToSpan(SpanIndex(crumb->span));
}

void AncestorBar::mouseMoveEvent(QMouseEvent *event)
{
    const Crumb *crumb = crumbAt(event->position().x());
    if (crumb == m_hovered)
        return;
    m_hovered = crumb;
    setCursor(crumb != nullptr ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setToolTip(crumb != nullptr ? crumb->text.toHtmlEscaped() : QString());
    update();
}

void AncestorBar::leaveEvent(QEvent *)
{
    m_hovered = nullptr;
    update();
}

} // namespace traceloupe
