// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/graphdiff.h"
#include "core/analysis/graphfilter.h"
#include "core/analysis/servicegraphbuilder.h"
#include "tests/analysis/graphdump.h"
#include "tests/support/tracefromtext.h"
#include "tests/support/tracegenerator.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

/// a -> b -> c -> d, and a -> e, each as often as said.
ServiceGraph chain(int aToB, int bToC, int cToD, int aToE)
{
    ServiceGraphBuilder builder;
    std::uint64_t id = 1;
    const auto add = [&](const char *from, const char *to, int times) {
        const std::string text = std::string(from) + " x 0..9ms client\n  " + to + " y 1..8ms server\n";
        for (int i = 0; i < times; ++i)
            builder.add(*traceFromText(text, {1, id++}));
    };
    add("a", "b", aToB);
    add("b", "c", bToC);
    add("c", "d", cToD);
    add("a", "e", aToE);
    return builder.graph();
}

/// `calls` calls from a to b, of `ms` and a little more each; every `nth` fails.
ServiceGraph calls(int number, int ms, int nth = 0)
{
    ServiceGraphBuilder builder;
    for (int i = 0; i < number; ++i) {
        const std::string error = nth > 0 && i % nth == 0 ? " error" : "";
        const std::string end = std::to_string(ms * 1000 + i % 10) + "us";
        builder.add(*traceFromText("a x 0.." + end + " client" + error + "\n  b y 0.." + end + " server\n",
                                   {1, static_cast<std::uint64_t>(i + 1)}));
    }
    return builder.graph();
}

using Trend = GraphDifference::Trend;

} // namespace

class TestGraphParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hidesWeakEdgesAndWhatIsLeftAlone()
    {
        const auto part = filterGraph(chain(10, 5, 1, 1), {2, 0, {}, 1});
        QCOMPARE(dumpEdges(part.graph), (QStringList{u"a -> b rpc 10"_s, u"b -> c rpc 5"_s}));
        QCOMPARE(part.graph.nodes.size(), std::size_t{3});
        QCOMPARE(part.hiddenEdges, std::uint64_t{2});
        QCOMPARE(dumpEdges(filterGraph(chain(80, 15, 4, 1), {0, 0.05, {}, 1}).graph),
                 (QStringList{u"a -> b rpc 80"_s, u"b -> c rpc 15"_s}));
    }

    void showsTheNeighboursOfAFocusInBothDirections()
    {
        const auto graph = chain(1, 1, 1, 1);
        QCOMPARE(dumpEdges(filterGraph(graph, {0, 0, "b", 1}).graph),
                 (QStringList{u"a -> b rpc 1"_s, u"b -> c rpc 1"_s}));
        QCOMPARE(filterGraph(graph, {0, 0, "b", 2}).graph.edges.size(), std::size_t{4});
        QCOMPARE(filterGraph(graph, {0, 0, "d", 0}).graph.nodes.size(), std::size_t{1});
        QCOMPARE(filterGraph(graph, {0, 0, "nobody", 1}).graph.edges.size(), graph.edges.size());
    }

    void keepsTheWholeWithoutAFilter()
    {
        ServiceGraphBuilder builder;
        for (const TracePtr &trace : generateTraces({60, 20, 2}))
            builder.add(*trace);
        const auto graph = builder.graph();
        QVERIFY(GraphFilter().isEverything());
        QCOMPARE(dumpEdges(filterGraph(graph, {}).graph), dumpEdges(graph));
    }

    void findsNoChangeBetweenEqualGraphs()
    {
        ServiceGraphBuilder builder;
        for (const TracePtr &trace : generateTraces({60, 60, 2}))
            builder.add(*trace);
        const auto graph = builder.graph();
        const auto same = compareGraphs(graph, graph);
        QCOMPARE(same.edges.size(), graph.edges.size());
        for (const GraphDelta &delta : same.edges)
            QVERIFY(delta.change == GraphChange::Same || delta.change == GraphChange::Unclear);
    }

    void findsWhatIsNewAndWhatIsGone()
    {
        const auto change = compareGraphs(chain(1, 1, 0, 0), chain(1, 0, 0, 1));
        QCOMPARE(dumpEdges(change.graph), (QStringList{u"a -> b rpc 1"_s, u"a -> e rpc 1"_s, u"b -> c rpc 1"_s}));
        QCOMPARE(change.edges[1].change, GraphChange::Added);
        QCOMPARE(change.edges[2].change, GraphChange::Removed);
        const auto &gone = change.graph.edges[2];
        QCOMPARE(change.graph.traceIds[gone.traces.indexes.front()], (TraceId{1, 2}));
    }

    void tellsSlowerAndFasterOnEvidenceOnly()
    {
        const auto fast = calls(100, 10);
        const auto slow = calls(100, 20);
        QVERIFY(compareGraphs(fast, slow).edges[0].p50.trend == Trend::Worse);
        QCOMPARE(compareGraphs(fast, slow).edges[0].change, GraphChange::Worse);
        QVERIFY(compareGraphs(slow, fast).edges[0].p50.trend == Trend::Better);
        QCOMPARE(compareGraphs(slow, fast).edges[0].change, GraphChange::Better);
        QCOMPARE(compareGraphs(calls(3, 10), calls(3, 20)).edges[0].change, GraphChange::Unclear);
        QCOMPARE(compareGraphs(fast, calls(90, 10)).edges[0].change, GraphChange::Same);
    }

    void tellsMoreErrorsOnEvidenceOnly()
    {
        QVERIFY(compareGraphs(calls(100, 10, 50), calls(100, 10, 4)).edges[0].clientErrors.trend == Trend::Worse);
        QVERIFY(compareGraphs(calls(100, 10, 4), calls(100, 10, 50)).edges[0].clientErrors.trend == Trend::Better);
        QCOMPARE(compareGraphs(calls(100, 10, 50), calls(100, 10, 40)).edges[0].change, GraphChange::Same);
    }

    void tellsFasterAndMoreErrorsApart()
    {
        const auto change = compareGraphs(calls(100, 20), calls(100, 10, 4)).edges[0];
        QCOMPARE(change.change, GraphChange::Mixed);
        QCOMPARE(change.p50.trend, Trend::Better);
        QCOMPARE(change.clientErrors.trend, Trend::Worse);
        QCOMPARE(change.serverErrors.trend, Trend::None); // the server did not fail
        QVERIFY(*change.p50.high < 0 && *change.p50.low >= -11e6 && *change.p50.low <= *change.p50.high);
        // 0 of 100 against 25 of 100, Newcombe's interval of the difference
        QVERIFY(std::abs(*change.clientErrors.low - 0.1668) < 0.001);
        QVERIFY(std::abs(*change.clientErrors.high - 0.3430) < 0.001);
    }

    void doubtsWhatWasSeenOnceOnly()
    {
        const auto doubtful = compareGraphs(chain(20, 0, 0, 0), chain(20, 0, 0, 1));
        QCOMPARE(doubtful.edges[1].change, GraphChange::Added);
        QVERIFY(!doubtful.edges[1].isCertain);
        QCOMPARE(doubtful.edges[1].traces, std::uint64_t{1});
        const auto certain = compareGraphs(chain(20, 0, 0, 0), chain(20, 0, 0, 8));
        QVERIFY(certain.edges[1].isCertain);
        const auto gone = compareGraphs(chain(20, 0, 0, 8), chain(20, 0, 0, 0));
        QCOMPARE(gone.edges[1].change, GraphChange::Removed);
        QVERIFY(gone.edges[1].isCertain);
    }

    void boundsPercentilesWhereThereAreEnoughCalls()
    {
        QVERIFY(calls(100, 10).edges[0].client.p95.isBounded());
        QVERIFY(!calls(20, 10).edges[0].client.p95.isBounded());
        QVERIFY(calls(20, 10).edges[0].client.p50.isBounded());
    }
};

QTEST_GUILESS_MAIN(TestGraphParts)
#include "tst_graphparts.moc"
