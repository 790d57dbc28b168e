// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/profilelayout.h"

#include <algorithm>
#include <numeric>
#include <ranges>

namespace traceloupe {

ProfileLayout::ProfileLayout(const ProfileComparison &profile, ProfileSide side, std::uint32_t zoom, double wholeNs,
                             double widthPx)
{
    for (const ComparedNode &node : profile.nodes) {
        m_parents.push_back(node.parent);
        m_depths.push_back(node.parent == kNone ? 0 : m_depths[node.parent] + 1);
        m_values.push_back(side == ProfileSide::Shown ? node.inclusiveNs : node.baselineInclusiveNs);
    }
    orderChildren(profile);
    if (m_parents.empty() || widthPx <= 0 || m_values.front() <= 0)
        return;
    const bool isZoomed = zoom != kNone && zoom < m_values.size() && m_values[zoom] > 0;
    const std::uint32_t top = isZoomed ? zoom : 0;
    std::vector<std::uint32_t> above;
    for (std::uint32_t node = m_parents[top]; node != kNone; node = m_parents[node])
        above.push_back(node);
    for (const std::uint32_t node : std::ranges::reverse_view(above)) {
        markRow();
        m_blocks.push_back({node, 0, 0, widthPx, true});
    }
    markRow();
    const double topPx = isZoomed ? widthPx : widthPx * m_values[top] / std::max(wholeNs, m_values[top]);
    m_blocks.push_back({top, 0, 0, topPx, false});
    std::vector<Open> level{{top, 0, topPx}};
    std::vector<Open> next;
    while (!level.empty()) {
        const auto begin = static_cast<std::uint32_t>(m_blocks.size());
        next.clear();
        for (const Open &open : level)
            layOutBelow(open, next);
        if (m_blocks.size() > begin)
            m_rowBegin.push_back(begin);
        level.swap(next);
    }
    markRow();
}

void ProfileLayout::markRow()
{
    m_rowBegin.push_back(static_cast<std::uint32_t>(m_blocks.size()));
}

void ProfileLayout::orderChildren(const ProfileComparison &profile)
{
    const std::size_t count = profile.nodes.size();
    m_firstChild.assign(count + 1, 0);
    const auto isThere = [&](std::size_t node) { return m_parents[node] != kNone && m_values[node] > 0; };
    for (std::size_t i = 0; i < count; ++i)
        m_firstChild[isThere(i) ? m_parents[i] + 1 : 0] += isThere(i) ? 1 : 0;
    std::partial_sum(m_firstChild.begin(), m_firstChild.end(), m_firstChild.begin());
    m_children.resize(m_firstChild.back());
    std::vector<std::uint32_t> place = m_firstChild;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (isThere(i))
            m_children[place[m_parents[i]]++] = i;
    }
    for (std::size_t i = 0; i < count; ++i)
        std::stable_sort(m_children.begin() + m_firstChild[i], m_children.begin() + m_firstChild[i + 1],
                         [this](std::uint32_t a, std::uint32_t b) { return m_values[a] > m_values[b]; });
}

std::span<const std::uint32_t> ProfileLayout::children(std::uint32_t node) const
{
    if (node + 1 >= m_firstChild.size())
        return {};
    return std::span(m_children).subspan(m_firstChild[node], m_firstChild[node + 1] - m_firstChild[node]);
}

void ProfileLayout::layOutBelow(const Open &open, std::vector<Open> &next)
{
    const double scale = open.widthPx / m_values[open.node];
    double left = open.leftPx;
    std::uint32_t folded = 0;
    double rest = 0;
    for (const std::uint32_t child : children(open.node)) { // widest first: narrow ones stand at the end
        const double width = m_values[child] * scale;
        if (width < kMinNodePx) {
            ++folded;
            rest += width;
            continue;
        }
        m_blocks.push_back({child, 0, left, width, false});
        next.push_back({child, left, width});
        left += width;
    }
    if (folded > 0)
        m_blocks.push_back({open.node, folded, left, rest, false});
    m_foldedNodes += folded;
}

std::span<const ProfileBlock> ProfileLayout::row(std::uint32_t row) const
{
    if (row >= rowCount())
        return {};
    return std::span(m_blocks).subspan(m_rowBegin[row], m_rowBegin[row + 1] - m_rowBegin[row]);
}

std::uint32_t ProfileLayout::rowOf(const ProfileBlock &block) const
{
    return m_depths[block.node] + (block.foldedNodes > 0 ? 1 : 0);
}

const ProfileBlock *ProfileLayout::hitTest(std::uint32_t row, double xPx) const
{
    const std::span<const ProfileBlock> candidates = this->row(row);
    const auto after = std::ranges::partition_point(candidates,
                                                    [xPx](const ProfileBlock &block) { return block.leftPx <= xPx; });
    if (after == candidates.begin())
        return nullptr;
    const ProfileBlock &block = *(after - 1);
    return xPx < block.leftPx + std::max(block.widthPx, kMinNodePx) ? &block : nullptr;
}

const ProfileBlock *ProfileLayout::find(std::uint32_t node) const
{
    const std::uint32_t wanted = node;
    while (node != kNone && node < m_parents.size()) {
        for (const ProfileBlock &block : row(m_depths[node])) {
            const bool isNode = block.foldedNodes == 0 && block.node == node;
            const bool isFold = block.foldedNodes > 0 && block.node == m_parents[node] && m_values[node] > 0;
            if (isNode || isFold)
                return block.isAbove && node != wanted ? nullptr : &block;
        }
        node = m_parents[node];
    }
    return nullptr;
}

} // namespace traceloupe
