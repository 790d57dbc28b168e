// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile/profileflamepainter.h"

#include "core/layout/servicecolorbook.h"
#include "core/models/profiletablemodel.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <map>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kRowPaddingPx = 8;
constexpr double kTextMarginPx = 5;
constexpr double kMinTextPx = 36; ///< narrower blocks have no text
constexpr double kGapFromPx = 3;  ///< narrower blocks have no gap to the next one
constexpr double kAboveShare = 0.45;
constexpr double kNoMatchShare = 0.22;
constexpr double kLeastDifference = 0.12; ///< of the colour, for what differs at all
constexpr std::uint64_t kFoldedKey = std::uint64_t(1) << 63U;

QRectF rectOf(const ProfileBlock &block, double top, double height)
{
    const double left = std::round(block.leftPx);
    const double right = std::max(left + 1, std::round(block.leftPx + block.widthPx));
    const double gap = right - left >= kGapFromPx ? 1 : 0;
    return {left, top, right - left - gap, height - 1};
}

} // namespace

ProfileFlamePainter::ProfileFlamePainter(const ChartColors &colors, const QFont &font)
    : m_colors(colors), m_texts(font), m_rowHeightPx(rowHeightPx(font))
{}

int ProfileFlamePainter::rowHeightPx(const QFont &font)
{
    return static_cast<int>(std::ceil(QFontMetricsF(font).height())) + kRowPaddingPx;
}

QColor ProfileFlamePainter::differenceColor(const ChartColors &colors, double place)
{
    const QColor neutral = mixed(colors.text, colors.background, 0.16);
    const QColor longer = colors.isDark ? QColor(0xf0, 0x8a, 0x4b) : QColor(0xc0, 0x4a, 0x0b);
    const QColor shorter = colors.isDark ? QColor(0x5a, 0xa9, 0xf0) : QColor(0x1c, 0x62, 0xb0);
    if (place == 0)
        return neutral;
    const double share = kLeastDifference + (1 - kLeastDifference) * std::sqrt(std::min(1.0, std::abs(place)));
    return mixed(place > 0 ? longer : shorter, neutral, share);
}

void ProfileFlamePainter::learn(const ProfileComparison &profile)
{
    m_isKnown = true;
    m_texts.clear();
    m_mostDeltaNs = 0;
    std::map<std::string_view, std::size_t> places;
    for (const ComparedNode &node : profile.nodes) {
        m_mostDeltaNs = std::max(m_mostDeltaNs, std::abs(node.deltaNs()));
        places.emplace(node.operation.service, 0);
    }
    std::vector<std::string_view> services;
    for (auto &[service, place] : places) {
        place = services.size();
        services.push_back(service);
    }
    const std::vector<int> colors = ServiceColorBook::shared().colorsOf(services);
    m_serviceColors.clear();
    for (const ComparedNode &node : profile.nodes)
        m_serviceColors.push_back(colors[places[node.operation.service]]);
}

void ProfileFlamePainter::paint(QPainter &painter, const QRectF &dirty, const ProfileComparison &profile,
                                const ProfileLayout &layout, double scrollPx, const ProfilePaintState &state)
{
    if (!m_isKnown)
        learn(profile);
    painter.fillRect(dirty, m_colors.background);
    painter.setFont(m_texts.font());
    for (std::uint32_t row = 0; row < layout.rowCount(); ++row) {
        const double top = row * m_rowHeightPx - scrollPx;
        if (top >= dirty.bottom() || top + m_rowHeightPx <= dirty.top())
            continue;
        for (const ProfileBlock &block : layout.row(row)) {
            const QRectF rect = rectOf(block, top, m_rowHeightPx);
            if (rect.right() >= dirty.left() && rect.left() <= dirty.right())
                paintBlock(painter, rect, profile, block, state);
        }
    }
    if (state.current == nullptr)
        return;
    const QRectF rect = rectOf(*state.current, layout.rowOf(*state.current) * m_rowHeightPx - scrollPx, m_rowHeightPx);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_colors.text, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(rect.adjusted(1, 1, -1, -1));
    if (state.hasFocus) {
        painter.setPen(QPen(m_colors.background, 1, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(rect.adjusted(2.5, 2.5, -2.5, -2.5));
    }
}

QColor ProfileFlamePainter::fillOf(const ProfileComparison &profile, const ProfileBlock &block,
                                   const ProfilePaintState &state) const
{
    const ComparedNode &node = profile.nodes[block.node];
    QColor fill;
    if (block.foldedNodes > 0)
        fill = m_colors.separator;
    else if (state.coloring == ProfileColoring::Difference)
        fill = differenceColor(m_colors, m_mostDeltaNs > 0 ? node.deltaNs() / m_mostDeltaNs : 0);
    else
        fill = m_colors.service(m_serviceColors[block.node]);
    if (block.isAbove)
        fill = mixed(fill, m_colors.background, kAboveShare);
    if (state.matches != nullptr && !(block.foldedNodes == 0 && (*state.matches)[block.node]))
        fill = mixed(fill, m_colors.background, kNoMatchShare);
    if (&block == state.hovered)
        fill = mixed(fill, m_colors.text, 0.8);
    return fill;
}

void ProfileFlamePainter::paintBlock(QPainter &painter, const QRectF &rect, const ProfileComparison &profile,
                                     const ProfileBlock &block, const ProfilePaintState &state)
{
    const QColor fill = fillOf(profile, block, state);
    const QColor ink = ChartColors::textOn(fill);
    painter.fillRect(rect, fill);
    if (state.matches != nullptr && block.foldedNodes == 0 && (*state.matches)[block.node]
        && rect.width() >= kGapFromPx) {
        painter.setPen(QPen(ink, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (rect.width() < kMinTextPx)
        return;
    const auto width = static_cast<int>(rect.width() - 2 * kTextMarginPx);
    const ComparedNode &node = profile.nodes[block.node];
    QString text = u"+%L1"_s.arg(block.foldedNodes);
    if (block.foldedNodes == 0) {
        // the operation is what differs between neighbours; the service is said where there is room
        const QString title = profilewords::title(node.operation);
        text = m_texts.metrics().horizontalAdvance(title) <= width ? title : profilewords::name(node.operation);
        if (state.coloring == ProfileColoring::Difference && node.deltaNs() != 0)
            text = profilewords::offset(node.deltaNs()) + u"  "_s + text;
    }
    const bool isDifference = state.coloring == ProfileColoring::Difference;
    const std::uint64_t key = block.foldedNodes > 0 ? kFoldedKey | block.foldedNodes
                                                    : std::uint64_t(block.node) << 1U | (isDifference ? 1U : 0U);
    const ElidedTextCache::Entry &entry = m_texts.entry(key, text.toStdString(), width);
    painter.setPen(ink);
    const double top = std::floor(rect.center().y() - m_texts.metrics().height() / 2);
    painter.drawStaticText(QPointF(rect.left() + kTextMarginPx, top), entry.text);
}

} // namespace traceloupe
