// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/graphextension.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <utility>

namespace traceloupe {
namespace {

constexpr double kColumnGapPx = 80;
constexpr double kRowGapPx = 18;
constexpr std::size_t kAlwaysFewNew = 3;
constexpr double kMostNewShare = 0.34; ///< of the nodes that stay
constexpr std::size_t kMostNew = 200;

class Extension {
public:
    Extension(const LaidOutGraph &before, const GraphLayoutRequest &request, const GraphOrigins &origins)
        : m_before(before), m_request(request), m_origins(origins), m_isPlaced(request.nodes.size())
    {
        m_out.nodes.resize(request.nodes.size());
        m_out.quality = before.layout.quality;
        m_neighbours.resize(request.nodes.size());
        for (const GraphLayoutRequest::Edge &edge : request.edges) {
            if (edge.from == edge.to)
                continue;
            m_neighbours[edge.to].push_back({edge.from, true});
            m_neighbours[edge.from].push_back({edge.to, false});
        }
        for (std::size_t i = 0; i < request.nodes.size(); ++i) {
            if (origins.nodes[i] == GraphOrigins::kNewItem)
                continue;
            m_out.nodes[i] = before.layout.nodes[origins.nodes[i]];
            m_isPlaced[i] = true;
        }
    }

    GraphLayout layout()
    {
        placeNew();
        for (std::size_t i = 0; i < m_request.edges.size(); ++i)
            m_out.edges.push_back(edge(i));
        moveIntoView();
        return std::move(m_out);
    }

private:
    struct Neighbour {
        std::uint32_t node = 0;
        bool isCaller = false;
    };

    /// Those beside something that has a place first, so that chains grow outwards.
    void placeNew()
    {
        std::vector<std::uint32_t> waiting;
        for (std::uint32_t i = 0; i < m_isPlaced.size(); ++i) {
            if (!m_isPlaced[i])
                waiting.push_back(i);
        }
        while (!waiting.empty()) {
            const auto best = std::ranges::max_element(
                waiting, {}, [this](std::uint32_t node) { return placedNeighbours(node).size(); });
            const std::uint32_t node = *best;
            waiting.erase(best);
            m_out.nodes[node] = freePlace(node, wantedPlace(node));
            m_isPlaced[node] = true;
        }
    }

    [[nodiscard]] std::vector<Neighbour> placedNeighbours(std::uint32_t node) const
    {
        std::vector<Neighbour> out;
        std::ranges::copy_if(m_neighbours[node], std::back_inserter(out),
                             [this](const Neighbour &neighbour) { return m_isPlaced[neighbour.node]; });
        return out;
    }

    [[nodiscard]] GraphPoint wantedPlace(std::uint32_t node) const
    {
        const auto neighbours = placedNeighbours(node);
        const double half = m_request.nodes[node].width / 2;
        if (neighbours.empty()) { // alone: below all
            double bottom = 0;
            for (std::size_t i = 0; i < m_isPlaced.size(); ++i) {
                if (m_isPlaced[i])
                    bottom = std::max(bottom, m_out.nodes[i].y + m_request.nodes[i].height / 2);
            }
            return {half, bottom + kRowGapPx + m_request.nodes[node].height / 2};
        }
        std::optional<double> right;
        std::optional<double> left;
        double y = 0;
        for (const auto &[other, isCaller] : neighbours) {
            const double otherHalf = m_request.nodes[other].width / 2;
            y += m_out.nodes[other].y / static_cast<double>(neighbours.size());
            if (isCaller)
                right = std::max(right.value_or(m_out.nodes[other].x), m_out.nodes[other].x + otherHalf);
            else
                left = std::min(left.value_or(m_out.nodes[other].x), m_out.nodes[other].x - otherHalf);
        }
        return {right ? *right + kColumnGapPx + half : *left - kColumnGapPx - half, y};
    }

    /// The nearest place above or below where no box is.
    [[nodiscard]] GraphPoint freePlace(std::uint32_t node, GraphPoint wanted) const
    {
        const GraphSize &size = m_request.nodes[node];
        std::vector<std::pair<double, double>> taken; // centres that this box can't have
        for (std::size_t i = 0; i < m_isPlaced.size(); ++i) {
            const double sideBySide = (size.width + m_request.nodes[i].width) / 2 + kRowGapPx;
            if (!m_isPlaced[i] || std::abs(m_out.nodes[i].x - wanted.x) >= sideBySide)
                continue;
            const double apart = (size.height + m_request.nodes[i].height) / 2 + kRowGapPx;
            taken.emplace_back(m_out.nodes[i].y - apart, m_out.nodes[i].y + apart);
        }
        double above = wanted.y; // the next free centre in either direction
        double below = wanted.y;
        std::ranges::sort(taken);
        for (const auto &[top, bottom] : taken) {
            if (top < below && below < bottom)
                below = bottom;
        }
        std::ranges::sort(taken, std::greater(), &std::pair<double, double>::second);
        for (const auto &[top, bottom] : taken) {
            if (top < above && above < bottom)
                above = top;
        }
        return {wanted.x, wanted.y - above < below - wanted.y ? above : below};
    }

    /// As it was, ends moved with the sides of boxes that have become wider or narrower; a straight line if it is new.
    [[nodiscard]] GraphLayout::Edge edge(std::size_t index) const
    {
        const GraphLayoutRequest::Edge &asked = m_request.edges[index];
        const std::uint32_t origin = m_origins.edges[index];
        if (origin == GraphOrigins::kNewItem) {
            GraphLayout::Edge out;
            out.curve = straightCurve(m_out.nodes[asked.from], m_request.nodes[asked.from], m_out.nodes[asked.to],
                                      m_request.nodes[asked.to]);
            out.label = curveMiddle(out.curve);
            return out;
        }
        GraphLayout::Edge out = m_before.layout.edges[origin];
        if (!out.curve.empty()) {
            fitToSide(out.curve.front(), asked.from);
            fitToSide(out.curve.back(), asked.to);
        }
        return out;
    }

    void fitToSide(GraphPoint &end, std::uint32_t node) const
    {
        constexpr double kNearPx = 3;
        const double before = m_before.boxes[m_origins.nodes[node]].width / 2;
        const double now = m_request.nodes[node].width / 2;
        const double centre = m_out.nodes[node].x;
        if (std::abs(end.x - (centre + before)) < kNearPx)
            end.x += now - before;
        else if (std::abs(end.x - (centre - before)) < kNearPx)
            end.x -= now - before;
    }

    void moveIntoView()
    {
        GraphPoint least{std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
        GraphPoint most{0, 0};
        const auto cover = [&](double x, double y) {
            least = {std::min(least.x, x), std::min(least.y, y)};
            most = {std::max(most.x, x), std::max(most.y, y)};
        };
        for (std::size_t i = 0; i < m_out.nodes.size(); ++i) {
            const double halfWidth = m_request.nodes[i].width / 2;
            const double halfHeight = m_request.nodes[i].height / 2;
            cover(m_out.nodes[i].x - halfWidth, m_out.nodes[i].y - halfHeight);
            cover(m_out.nodes[i].x + halfWidth, m_out.nodes[i].y + halfHeight);
        }
        for (std::size_t i = 0; i < m_out.edges.size(); ++i) {
            for (const GraphPoint &point : m_out.edges[i].curve)
                cover(point.x, point.y);
            const GraphSize &label = m_request.edges[i].label;
            cover(m_out.edges[i].label.x - label.width / 2, m_out.edges[i].label.y - label.height / 2);
            cover(m_out.edges[i].label.x + label.width / 2, m_out.edges[i].label.y + label.height / 2);
        }
        const GraphPoint shift{-std::min(0.0, least.x), -std::min(0.0, least.y)};
        const auto move = [shift](GraphPoint &point) { point = {point.x + shift.x, point.y + shift.y}; };
        std::ranges::for_each(m_out.nodes, move);
        for (GraphLayout::Edge &edge : m_out.edges) {
            std::ranges::for_each(edge.curve, move);
            move(edge.label);
        }
        m_out.size = {most.x + shift.x, most.y + shift.y};
    }

    const LaidOutGraph &m_before;
    const GraphLayoutRequest &m_request;
    const GraphOrigins &m_origins;
    std::vector<bool> m_isPlaced;
    std::vector<std::vector<Neighbour>> m_neighbours;
    GraphLayout m_out;
};

} // namespace

std::optional<GraphLayout> extendLayout(const LaidOutGraph &before, const GraphLayoutRequest &request,
                                        const GraphOrigins &origins)
{
    const auto added = static_cast<std::size_t>(std::ranges::count(origins.nodes, GraphOrigins::kNewItem));
    const std::size_t kept = origins.nodes.size() - added;
    const auto most = std::max(kAlwaysFewNew, static_cast<std::size_t>(kMostNewShare * static_cast<double>(kept)));
    if (kept == 0 || added > std::min(most, kMostNew))
        return std::nullopt;
    return Extension(before, request, origins).layout();
}

double meanMovement(const GraphLayout &before, const GraphLayout &after, const GraphOrigins &origins)
{
    std::vector<GraphPoint> moves;
    GraphPoint mean;
    for (std::size_t i = 0; i < origins.nodes.size(); ++i) {
        if (origins.nodes[i] == GraphOrigins::kNewItem)
            continue;
        const GraphPoint &from = before.nodes[origins.nodes[i]];
        moves.push_back({after.nodes[i].x - from.x, after.nodes[i].y - from.y});
        mean = {mean.x + moves.back().x, mean.y + moves.back().y};
    }
    if (moves.empty())
        return 0;
    const auto count = static_cast<double>(moves.size());
    mean = {mean.x / count, mean.y / count};
    double sum = 0;
    for (const GraphPoint &move : moves)
        sum += std::hypot(move.x - mean.x, move.y - mean.y);
    return sum / count;
}

} // namespace traceloupe
