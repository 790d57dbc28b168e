// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/graphextension.h"

#include <QTest>

#include <cmath>

using namespace traceloupe;

namespace {

constexpr std::uint32_t kNew = GraphOrigins::kNewItem;

/// One caller of many, each in a row of its own.
GraphLayoutRequest star(std::uint32_t leaves)
{
    GraphLayoutRequest request;
    request.nodes.assign(leaves + 1, GraphSize{100, 40});
    for (std::uint32_t i = 1; i <= leaves; ++i)
        request.edges.push_back({0, i, 1, {}});
    return request;
}

LaidOutGraph laidOut(const GraphLayoutRequest &request)
{
    return {layoutInColumns(request), request.nodes};
}

/// Everything that was in the former graph, then `nodes` and `edges` more.
GraphOrigins grown(std::size_t nodes, std::size_t edges, std::size_t newNodes, std::size_t newEdges)
{
    GraphOrigins origins;
    for (std::uint32_t i = 0; i < nodes; ++i)
        origins.nodes.push_back(i);
    for (std::uint32_t i = 0; i < edges; ++i)
        origins.edges.push_back(i);
    origins.nodes.insert(origins.nodes.end(), newNodes, kNew);
    origins.edges.insert(origins.edges.end(), newEdges, kNew);
    return origins;
}

bool doOverlap(const GraphLayoutRequest &request, const GraphLayout &layout)
{
    for (std::size_t a = 0; a < layout.nodes.size(); ++a) {
        for (std::size_t b = a + 1; b < layout.nodes.size(); ++b) {
            const double x = std::abs(layout.nodes[a].x - layout.nodes[b].x);
            const double y = std::abs(layout.nodes[a].y - layout.nodes[b].y);
            if (x < (request.nodes[a].width + request.nodes[b].width) / 2
                && y < (request.nodes[a].height + request.nodes[b].height) / 2)
                return true;
        }
    }
    return false;
}

} // namespace

class TestGraphExtension : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesWhatWasThereWhereItIs()
    {
        const GraphLayoutRequest before = star(20);
        const LaidOutGraph old = laidOut(before);
        GraphLayoutRequest request = before;
        request.nodes.insert(request.nodes.end(), {{120, 40}, {120, 40}});
        request.edges.insert(request.edges.end(), {{0, 21, 1, {}}, {21, 22, 1, {}}});
        const GraphOrigins origins = grown(21, 20, 2, 2);

        const auto layout = extendLayout(old, request, origins);

        QVERIFY(layout);
        QCOMPARE(meanMovement(old.layout, *layout, origins), 0.0);
        QVERIFY(!doOverlap(request, *layout));
        QVERIFY(layout->nodes[21].x > layout->nodes[0].x); // right of who calls it
        QVERIFY(layout->nodes[22].x > layout->nodes[21].x);
        QCOMPARE(layout->edges.size(), request.edges.size());
        for (const GraphLayout::Edge &edge : layout->edges)
            QVERIFY(edge.curve.size() >= 4);
    }

    void putsACallerOfEverythingToTheLeftAndMovesTheWholeIntoView()
    {
        const GraphLayoutRequest before = star(4);
        const LaidOutGraph old = laidOut(before);
        GraphLayoutRequest request = before;
        request.nodes.push_back({100, 40});
        request.edges.push_back({5, 0, 1, {}});
        const GraphOrigins origins = grown(5, 4, 1, 1);

        const auto layout = extendLayout(old, request, origins);

        QVERIFY(layout);
        QVERIFY(layout->nodes[5].x < layout->nodes[0].x);
        QVERIFY(layout->nodes[5].x - 50 >= 0);
        QVERIFY(meanMovement(old.layout, *layout, origins) < 1e-9);
    }

    void followsBoxesThatBecomeWider()
    {
        const GraphLayoutRequest before = star(3);
        const LaidOutGraph old = laidOut(before);
        GraphLayoutRequest request = before;
        request.nodes[0].width += 30;
        const auto layout = extendLayout(old, request, grown(4, 3, 0, 0));
        QVERIFY(layout);
        QCOMPARE(layout->edges[1].curve.front().x - layout->nodes[0].x,
                 old.layout.edges[1].curve.front().x - old.layout.nodes[0].x + 15);
    }

    void leavesAGapForWhatIsGone()
    {
        const LaidOutGraph old = laidOut(star(5));
        const GraphOrigins origins{{0, 2, 3, 4, 5}, {1, 2, 3, 4}};
        const auto layout = extendLayout(old, star(4), origins);
        QVERIFY(layout);
        QCOMPARE(meanMovement(old.layout, *layout, origins), 0.0);
    }

    void beginsAfreshWhereMostIsNew()
    {
        const LaidOutGraph old = laidOut(star(5));
        QVERIFY(!extendLayout(old, star(20), grown(6, 5, 15, 15)));
        QVERIFY(!extendLayout(old, star(2), {{kNew, kNew, kNew}, {kNew, kNew}}));
    }
};

QTEST_GUILESS_MAIN(TestGraphExtension)
#include "tst_graphextension.moc"
