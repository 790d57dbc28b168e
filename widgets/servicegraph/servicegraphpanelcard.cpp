// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servicegraph/graphcard.h"
#include "widgets/servicegraph/servicegraphpanel.h"
#include "widgets/servicegraph/servicegraphview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>
#include <array>

namespace traceloupe {

namespace {

constexpr int kCardMarginPx = 12;

} // namespace

void ServiceGraphPanel::showCard()
{
    const GraphItem hovered = m_view->hovered();
    const GraphItem item = hovered.isNothing() ? m_view->current() : hovered;
    const bool isStale = m_view->graph() != m_shown || (m_isCardClosed && hovered.isNothing());
    const bool canAct = !item.isNothing() && item == m_view->current();
    const bool isKnown = canAct && !tracesOf(item).empty();
    m_card->showItem(isStale || !m_shown
                         ? QString()
                         : graphCardHtml(*m_shown, item, m_contents.nodeExtras(m_part), m_contents.edgeExtras(m_part)),
                     isKnown ? m_actionText : QString());
    placeCard();
}

/// In the corner, or at the side, where it covers least of what it is about: of a call, both ends and the label; of a
/// service, what it calls and what calls it, too.
void ServiceGraphPanel::placeCard()
{
    m_card->fitInto(m_view->height() - 2 * kCardMarginPx);
    const QSize size = m_card->size();
    const int right = m_view->width() - size.width() - kCardMarginPx;
    const int bottom = m_view->height() - size.height() - kCardMarginPx;
    const int middleX = (m_view->width() - size.width()) / 2;
    const int middleY = (m_view->height() - size.height()) / 2;
    const int quarterX = (middleX + kCardMarginPx) / 2;
    const int threeQuartersX = (middleX + right) / 2;
    const std::array<QPoint, 12> places{{{right, kCardMarginPx},
                                         {kCardMarginPx, kCardMarginPx},
                                         {right, bottom},
                                         {kCardMarginPx, bottom},
                                         {right, middleY},
                                         {kCardMarginPx, middleY},
                                         {middleX, kCardMarginPx},
                                         {middleX, bottom},
                                         {threeQuartersX, kCardMarginPx},
                                         {threeQuartersX, bottom},
                                         {quarterX, kCardMarginPx},
                                         {quarterX, bottom}}};
    const auto subjects = subjectsOfCard();
    const auto covered = [&](const QPoint &place) {
        const QRectF card = QRectF(place, size)
                                .marginsAdded({kCardMarginPx, kCardMarginPx, kCardMarginPx, kCardMarginPx});
        double area = 0;
        for (const auto &[subject, weight] : subjects) {
            const QRectF common = card.intersected(subject);
            area += common.isEmpty() ? 0 : weight * common.width() * common.height();
        }
        return area;
    };
    m_card->move(*std::ranges::min_element(places, {}, covered));
}

std::vector<std::pair<QRectF, double>> ServiceGraphPanel::subjectsOfCard() const
{
    constexpr double kNeighbour = 1e-5; ///< counts among places that leave its own box free only
    const GraphItem hovered = m_view->hovered();
    const GraphItem item = hovered.isNothing() ? m_view->current() : hovered;
    if (item.isNothing() || m_view->graph() != m_shown)
        return {};
    std::vector<std::pair<QRectF, double>> places{{m_view->placeOf(item), 1.0}};
    const auto add = [&](std::uint32_t node, double weight) {
        places.emplace_back(m_view->placeOf({GraphItem::Kind::Node, node}), weight);
    };
    if (item.isEdge()) {
        add(m_shown->edges[item.index].from, 1);
        add(m_shown->edges[item.index].to, 1);
        return places;
    }
    for (const GraphEdge &edge : m_shown->edges) {
        if (edge.from == item.index && edge.to != item.index)
            add(edge.to, kNeighbour);
        else if (edge.to == item.index && edge.from != item.index)
            add(edge.from, kNeighbour);
    }
    return places;
}

void ServiceGraphPanel::closeCard()
{
    m_isCardClosed = true;
    m_card->hide();
    m_view->setCurrent({}); // nothing is faint without a reason to be seen
    m_view->setFocus();
}

void ServiceGraphPanel::showMenu(GraphItem item, const QPoint &globalPosition)
{
    QMenu menu(this);
    if (!m_actionText.isEmpty() && !tracesOf(item).empty())
        menu.addAction(m_actionText, this, [this, item] { Q_EMIT activated(item); });
    if (item.isNode()) {
        const std::string id = m_shown->nodes[item.index].id;
        menu.addAction(tr("Show only its neighbours"), this, [this, id] { focusOn(id); });
    }
    menu.addAction(tr("Copy name"), this, [this, item] { QGuiApplication::clipboard()->setText(labelOf(item)); });
    menu.exec(globalPosition);
}

} // namespace traceloupe
