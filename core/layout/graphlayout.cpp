// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/graphlayout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace traceloupe {

namespace {

constexpr double kColumnGapPx = 120;
constexpr double kRowGapPx = 28;
constexpr int kSweeps = 4;
constexpr double kLoopPx = 26;

/// Where the line from the centre of a box towards `target` leaves it.
GraphPoint borderPoint(GraphPoint centre, GraphSize box, GraphPoint target)
{
    const double dx = target.x - centre.x;
    const double dy = target.y - centre.y;
    const double reach = std::max(std::abs(dx) / std::max(1.0, box.width / 2),
                                  std::abs(dy) / std::max(1.0, box.height / 2));
    return reach <= 0 ? centre : GraphPoint{centre.x + dx / reach, centre.y + dy / reach};
}

/// Columns of nodes; edges that would close a circle are passed over.
class Columns {
public:
    explicit Columns(const GraphLayoutRequest &request)
        : m_request(request),
          m_callees(request.nodes.size()),
          m_callers(request.nodes.size()),
          m_column(request.nodes.size(), 0)
    {
        for (const GraphLayoutRequest::Edge &edge : request.edges) {
            if (edge.from != edge.to)
                m_callees[edge.from].push_back(edge.to);
        }
        removeCircles();
        assignColumns();
        order();
    }

    [[nodiscard]] GraphLayout layout() const
    {
        GraphLayout layout;
        layout.quality = GraphLayoutQuality::Simple;
        layout.nodes.resize(m_request.nodes.size());
        double x = 0;
        for (const auto &column : m_columns) {
            const double width = place(layout, column, x);
            x += width + kColumnGapPx;
        }
        layout.size.width = std::max(0.0, x - kColumnGapPx);
        for (const auto &column : m_columns) // centred
            shift(layout, column, (layout.size.height - heightOf(column)) / 2);
        for (const GraphLayoutRequest::Edge &edge : m_request.edges) {
            auto curve = straightCurve(layout.nodes[edge.from], m_request.nodes[edge.from], layout.nodes[edge.to],
                                       m_request.nodes[edge.to]);
            const GraphPoint middle = curveMiddle(curve);
            layout.edges.push_back({std::move(curve), middle});
        }
        return layout;
    }

private:
    /// Depth first with a stack of our own; an edge back into the stack is dropped.
    void removeCircles()
    {
        enum State : std::uint8_t { New, Open, Done };
        std::vector<State> states(m_callees.size(), New);
        std::vector<std::pair<std::uint32_t, std::size_t>> stack;
        for (std::uint32_t root = 0; root < m_callees.size(); ++root) {
            if (states[root] != New)
                continue;
            stack.emplace_back(root, 0);
            states[root] = Open;
            while (!stack.empty()) {
                auto &[node, next] = stack.back();
                if (next == m_callees[node].size()) {
                    states[node] = Done;
                    m_finished.push_back(node);
                    stack.pop_back();
                    continue;
                }
                const std::uint32_t callee = m_callees[node][next++];
                if (states[callee] == Open)
                    continue;
                m_callers[callee].push_back(node);
                if (states[callee] == New) {
                    states[callee] = Open;
                    stack.emplace_back(callee, 0);
                }
            }
        }
    }

    void assignColumns()
    {
        std::uint32_t last = 0;
        for (auto node = m_finished.rbegin(); node != m_finished.rend(); ++node) { // callers first
            for (const std::uint32_t caller : m_callers[*node])
                m_column[*node] = std::max(m_column[*node], m_column[caller] + 1);
            last = std::max(last, m_column[*node]);
        }
        m_columns.resize(m_finished.empty() ? 0 : last + 1);
        for (std::uint32_t node = 0; node < m_column.size(); ++node)
            m_columns[m_column[node]].push_back(node);
    }

    /// Each column by the mean place of its callers, a few times.
    void order()
    {
        std::vector<double> place(m_column.size());
        const auto number = [&] {
            for (const auto &column : m_columns) {
                for (std::size_t i = 0; i < column.size(); ++i)
                    place[column[i]] = static_cast<double>(i) / static_cast<double>(column.size());
            }
        };
        number();
        for (int sweep = 0; sweep < kSweeps; ++sweep) {
            for (auto &column : m_columns)
                std::ranges::stable_sort(column, {}, [&](std::uint32_t node) {
                    double sum = place[node];
                    for (const std::uint32_t caller : m_callers[node])
                        sum += place[caller];
                    return sum / static_cast<double>(m_callers[node].size() + 1);
                });
            number();
        }
    }

    [[nodiscard]] double heightOf(const std::vector<std::uint32_t> &column) const
    {
        double height = 0;
        for (const std::uint32_t node : column)
            height += m_request.nodes[node].height + kRowGapPx;
        return std::max(0.0, height - kRowGapPx);
    }

    /// The width of the column.
    double place(GraphLayout &layout, const std::vector<std::uint32_t> &column, double x) const
    {
        double width = 0;
        for (const std::uint32_t node : column)
            width = std::max(width, m_request.nodes[node].width);
        double y = 0;
        for (const std::uint32_t node : column) {
            layout.nodes[node] = {x + width / 2, y + m_request.nodes[node].height / 2};
            y += m_request.nodes[node].height + kRowGapPx;
        }
        layout.size.height = std::max(layout.size.height, y - kRowGapPx);
        return width;
    }

    static void shift(GraphLayout &layout, const std::vector<std::uint32_t> &column, double by)
    {
        for (const std::uint32_t node : column)
            layout.nodes[node].y += by;
    }

    const GraphLayoutRequest &m_request;
    std::vector<std::vector<std::uint32_t>> m_callees;
    std::vector<std::vector<std::uint32_t>> m_callers; ///< without the edges that close circles
    std::vector<std::uint32_t> m_finished;             ///< callees before their callers
    std::vector<std::uint32_t> m_column;
    std::vector<std::vector<std::uint32_t>> m_columns;
};

} // namespace

GraphPoint curveMiddle(const std::vector<GraphPoint> &curve)
{
    if (curve.size() < 4)
        return curve.empty() ? GraphPoint() : curve.front();
    const std::size_t pieces = (curve.size() - 1) / 3;
    if (pieces % 2 == 0)
        return curve[pieces / 2 * 3];
    const std::size_t at = pieces / 2 * 3;
    const auto middle = [](double a, double b, double c, double d) { return (a + 3 * b + 3 * c + d) / 8; };
    return {middle(curve[at].x, curve[at + 1].x, curve[at + 2].x, curve[at + 3].x),
            middle(curve[at].y, curve[at + 1].y, curve[at + 2].y, curve[at + 3].y)};
}

std::vector<GraphPoint> straightCurve(GraphPoint from, GraphSize fromBox, GraphPoint to, GraphSize toBox)
{
    if (from == to) {
        const double x = from.x + fromBox.width / 2;
        const double reach = x + kLoopPx * 1.5;
        return {{x, from.y - fromBox.height / 4},
                {reach, from.y - kLoopPx},
                {reach, from.y + kLoopPx},
                {x, from.y + fromBox.height / 4}};
    }
    const GraphPoint start = borderPoint(from, fromBox, to);
    const GraphPoint end = borderPoint(to, toBox, from);
    const auto between = [&](double share) {
        return GraphPoint{std::lerp(start.x, end.x, share), std::lerp(start.y, end.y, share)};
    };
    return {start, between(1.0 / 3), between(2.0 / 3), end};
}

GraphLayout layoutInColumns(const GraphLayoutRequest &request)
{
    return Columns(request).layout();
}

} // namespace traceloupe
