// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/dotlayout.h"

#include <graphviz/gvc.h>

#include <QByteArray>

#include <algorithm>
#include <memory>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kManyNodes = 60;
constexpr std::size_t kFewEdges = 60;
constexpr std::size_t kTurns = 4;
constexpr std::size_t kAloneInRow = 8;
constexpr double kPointsPerInch = 72; // a point is a pixel here

struct ContextCloser {
    void operator()(GVC_t *context) const { gvFreeContext(context); }
};
struct GraphCloser {
    void operator()(Agraph_t *graph) const { agclose(graph); }
};

/// Graphviz takes its texts as char *, but does not write to them.
char *text(const char *literal)
{
    return const_cast<char *>(literal);
}

class DotGraph {
public:
    DotGraph(const GraphLayoutRequest &request, DotEffort effort)
        : m_request(request), m_graph(agopen(text("services"), Agdirected, nullptr))
    {
        setDefaults(effort);
        addNodes();
        addEdges(effort);
    }

    Result<GraphLayout> layout(GVC_t *context)
    {
        if (gvLayout(context, m_graph.get(), "dot") != 0)
            return fail(ErrorCode::Unsupported, u"Graphviz could not lay out the graph"_s);
        const boxf bounds = GD_bb(m_graph.get());
        GraphLayout out;
        out.size = {bounds.UR.x - bounds.LL.x, bounds.UR.y - bounds.LL.y};
        const auto point = [&](pointf p) { return GraphPoint{p.x - bounds.LL.x, bounds.UR.y - p.y}; };
        for (Agnode_t *node : m_nodes)
            out.nodes.push_back(point(ND_coord(node)));
        for (std::size_t i = 0; i < m_edges.size(); ++i)
            out.edges.push_back(edgeOf(m_edges[i], m_request.edges[i], out, point));
        gvFreeLayout(context, m_graph.get());
        return out;
    }

private:
    void setDefaults(DotEffort effort)
    {
        const auto set = [&](int kind, const char *name, const char *value) {
            agattr(m_graph.get(), kind, text(name), text(value));
        };
        set(AGRAPH, "rankdir", "LR");
        const bool hasMany = m_request.nodes.size() > kManyNodes;
        const bool isDense = m_request.edges.size() > kFewEdges && m_request.edges.size() > 2 * m_request.nodes.size();
        set(AGRAPH, "nodesep", isDense ? "0.22" : hasMany ? "0.14" : "0.35"); // dense: lines, which need little room
        set(AGRAPH, "ranksep", isDense ? "0.5" : hasMany ? "1.1" : "0.9");
        if (effort == DotEffort::Cheap) {
            set(AGRAPH, "splines", "line");
            set(AGRAPH, "nslimit", "0.1");
            set(AGRAPH, "nslimit1", "0.1");
            set(AGRAPH, "mclimit", "0.1");
        }
        set(AGNODE, "shape", "box");
        set(AGNODE, "fixedsize", "true");
        set(AGNODE, "label", "");
        set(AGNODE, "width", "1");
        set(AGNODE, "height", "0.5");
        set(AGEDGE, "arrowhead", "none");
        set(AGEDGE, "weight", "1");
        set(AGEDGE, "label", "");
        set(AGEDGE, "minlen", "1");
        set(AGEDGE, "style", "solid");
    }

    void addNodes()
    {
        for (std::size_t i = 0; i < m_request.nodes.size(); ++i) {
            Agnode_t *node = agnode(m_graph.get(), QByteArray::number(static_cast<qulonglong>(i)).data(), 1);
            agset(node, text("width"), inches(m_request.nodes[i].width).data());
            agset(node, text("height"), inches(m_request.nodes[i].height).data());
            m_nodes.push_back(node);
        }
    }

    void addEdges(DotEffort effort)
    {
        for (const GraphLayoutRequest::Edge &edge : m_request.edges) {
            Agedge_t *drawn = agedge(m_graph.get(), m_nodes[edge.from], m_nodes[edge.to], nullptr, 1);
            agset(drawn, text("weight"), QByteArray::number(std::clamp(static_cast<int>(edge.weight), 1, 100)).data());
            if (edge.label.width > 0 && effort == DotEffort::Full)
                setLabel(drawn, edge.label);
            m_edges.push_back(drawn);
        }
        if (m_nodes.size() > kManyNodes)
            spread();
    }

    /// A column of many nodes is taller than any screen: nodes that call nobody, and those that are alone, take turns
    /// in several columns.
    void spread()
    {
        std::vector<bool> calls(m_nodes.size());
        std::vector<bool> isAlone(m_nodes.size(), true);
        for (const GraphLayoutRequest::Edge &edge : m_request.edges) {
            calls[edge.from] = true;
            isAlone[edge.from] = isAlone[edge.to] = false;
        }
        std::vector<std::size_t> turn(m_nodes.size());
        for (std::size_t i = 0; i < m_edges.size(); ++i) {
            const GraphLayoutRequest::Edge &edge = m_request.edges[i];
            if (calls[edge.to] || edge.from == edge.to)
                continue;
            agset(m_edges[i], text("minlen"),
                  QByteArray::number(static_cast<int>(1 + turn[edge.from]++ % kTurns)).data());
        }
        Agnode_t *last = nullptr;
        std::size_t inRow = 0;
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            if (!isAlone[i])
                continue;
            if (last != nullptr && inRow % kAloneInRow != 0)
                agset(agedge(m_graph.get(), last, m_nodes[i], nullptr, 1), text("style"), text("invis"));
            last = m_nodes[i];
            ++inRow;
        }
    }

    /// An empty table of the label's size.
    void setLabel(Agedge_t *edge, GraphSize size)
    {
        QByteArray table = "<TABLE BORDER=\"0\" FIXEDSIZE=\"TRUE\" WIDTH=\"" + QByteArray::number(int(size.width))
                           + "\" HEIGHT=\"" + QByteArray::number(int(size.height)) + "\"><TR><TD></TD></TR></TABLE>";
        char *html = agstrdup_html(m_graph.get(), table.data());
        agset(edge, text("label"), html);
        agstrfree(m_graph.get(), html);
    }

    template <class Point>
    GraphLayout::Edge edgeOf(Agedge_t *edge, const GraphLayoutRequest::Edge &asked, const GraphLayout &layout,
                             const Point &point) const
    {
        GraphLayout::Edge out;
        if (const splines *drawn = ED_spl(edge); drawn != nullptr && drawn->size > 0) {
            const bezier &curve = drawn->list[0];
            for (int i = 0; i < curve.size; ++i)
                out.curve.push_back(point(curve.list[i]));
        }
        if (out.curve.size() < 4)
            out.curve = straightCurve(layout.nodes[asked.from], m_request.nodes[asked.from], layout.nodes[asked.to],
                                      m_request.nodes[asked.to]);
        const textlabel_t *label = ED_label(edge);
        out.label = label != nullptr && label->set != 0 ? point(label->pos) : curveMiddle(out.curve);
        return out;
    }

    static QByteArray inches(double px) { return QByteArray::number(std::max(1.0, px) / kPointsPerInch, 'f', 4); }

    const GraphLayoutRequest &m_request;
    std::unique_ptr<Agraph_t, GraphCloser> m_graph;
    std::vector<Agnode_t *> m_nodes;
    std::vector<Agedge_t *> m_edges;
};

} // namespace

Result<GraphLayout> layoutWithDot(const GraphLayoutRequest &request, DotEffort effort)
{
    const std::unique_ptr<GVC_t, ContextCloser> context(gvContext());
    if (!context)
        return fail(ErrorCode::Unsupported, u"Graphviz is not usable here"_s);
    DotGraph graph(request, effort);
    return graph.layout(context.get());
}

} // namespace traceloupe
