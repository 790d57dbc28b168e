// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/graphrates.h"
#include "core/analysis/servicegraphbuilder.h"
#include "core/analysis/tracesetsummary.h"
#include "tests/analysis/graphdump.h"
#include "tests/support/tracefromtext.h"
#include "tests/support/tracegenerator.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::int64_t kMs = 1'000'000;
constexpr TraceId kFirst{1, 1};
constexpr TraceId kSecond{2, 2};

ServiceGraph graphOf(std::string_view text)
{
    return serviceGraphOf(*traceFromText(text));
}

const GraphEdge &edge(const ServiceGraph &graph, int place)
{
    return graph.edges[static_cast<std::size_t>(place)];
}

} // namespace

class TestServiceGraph : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesTheWorkedExample()
    {
        const auto graph = graphOf(R"(
            web  R   0..100ms  server
              web  c1  10..60ms  client
                api  s1  15..55ms  server
                  api  d1  20..30ms  client
                  api  d2  30..50ms  client
              web  c2  10..40ms  client
              web  p1  62..64ms  producer
                wrk  k1  90..150ms  consumer
              web  bg  66..130ms  internal
              web  rn  70..98ms  internal
        )");
        QCOMPARE(dumpEdges(graph),
                 (QStringList{u"api -> unknown virtual 2"_s, u"web -> api rpc 1"_s, u"web -> wrk messaging 1"_s,
                              u"web -> unknown virtual 1"_s, u"user -> web entry 1"_s}));
        QCOMPARE(dumpTotals(graph), u"2 + 3 + 0 = 5"_s);
        QCOMPARE(graphFault(graph), QString());
        QCOMPARE(edge(graph, 1).overhead.p50.ns, 10 * kMs);
        QCOMPARE(edge(graph, 2).delay.p50.ns, 26 * kMs);
        QCOMPARE(edge(graph, 1).client.p50.ns, 50 * kMs);
        QCOMPARE(edge(graph, 1).server.p50.ns, 40 * kMs);
    }

    void rules_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("edges");
        QTest::addColumn<QString>("totals");
        const auto row = [](const char *name, const char *text, const QStringList &edges, const QString &totals) {
            QTest::newRow(name) << QByteArray(text) << edges << totals;
        };
        row("1: a server under a client", "a x 0..9ms client\n  b y 1..8ms server\n", {u"a -> b rpc 1"_s},
            u"1 + 0 + 0 = 1"_s);
        row("1: inner work between client and server",
            "a x 0..9ms client\n  a i 0..9ms internal\n    a j 0..9ms\n      b y 1..8ms server\n", {u"a -> b rpc 1"_s},
            u"1 + 0 + 0 = 1"_s);
        row("1: inner work on the other side is the same call",
            "a x 0..9ms client\n  b i 0..9ms internal\n    b y 1..8ms server\n", {u"a -> b rpc 1"_s},
            u"1 + 0 + 0 = 1"_s);
        row("1: several servers of one client",
            "a x 0..9ms client error\n  b y 1..3ms server\n  b y 4..8ms server error\n",
            {u"a -> b rpc 2 errors 2 [fanout]"_s}, u"1 + 0 + 0 = 1"_s);
        row("1: a consumer under a producer", "a x 0..9ms producer\n  b y 10..18ms consumer\n",
            {u"a -> b messaging 1"_s}, u"1 + 0 + 0 = 1"_s);
        row("1: a server under a producer is a call", "a x 0..9ms producer\n  b y 10..18ms server\n",
            {u"a -> b rpc 1"_s}, u"1 + 0 + 0 = 1"_s);
        row("1: to itself", "a x 0..9ms client\n  a y 1..8ms server\n", {u"a -> a rpc 1 [self]"_s}, u"1 + 0 + 0 = 1"_s);
        row("1: receiving and processing are one", "a r 0..9ms client\n  a y 1..8ms consumer\n",
            {u"a -> unknown virtual 1"_s}, u"0 + 1 + 0 = 1"_s);
        row("2: the client is missing", "a x 0..9ms internal\n  b y 1..8ms server error\n",
            {u"a -> b inferred 1 errors 1 [client spans missing]"_s}, u"0 + 0 + 0 = 0"_s);
        row("2: two services on the way are two calls",
            "a x 0..9ms client\n  b i 0..9ms internal\n    c y 1..8ms server\n",
            {u"a -> b inferred 1"_s, u"b -> c inferred 1 [client spans missing]"_s}, u"1 + 0 + 0 = 1"_s);
        row("4: a database", "a x 0..9ms client db.system=postgresql db.name=orders\n",
            {u"a -> postgresql:orders virtual 1"_s}, u"0 + 1 + 0 = 1"_s);
        row("4: an address", "a x 0..9ms client server.address=cache server.port=6379 db.system=redis\n",
            {u"a -> cache:6379 virtual 1"_s}, u"0 + 1 + 0 = 1"_s);
        row("4: the host of a URL", "a x 0..9ms client url.full=\"https://me@pay.example:8443/v1?x=1\"\n",
            {u"a -> pay.example:8443 virtual 1"_s}, u"0 + 1 + 0 = 1"_s);
        row("4: a queue nobody reads", "a x 0..9ms producer messaging.destination.name=orders\n",
            {u"a -> orders virtual 1"_s}, u"0 + 1 + 0 = 1"_s);
        row("4: a database over HTTP is one call",
            "a x 0..9ms client db.system=elasticsearch db.name=i\n  a y 1..8ms client server.address=es1\n",
            {u"a -> elasticsearch:i virtual 1"_s}, u"0 + 1 + 1 = 2"_s);
        row("4: an answer inside speaks for the outer client",
            "a x 0..9ms client server.address=b\n  a y 1..8ms client\n    b z 2..7ms server\n  a w 8..9ms client "
            "server.address=dns\n",
            {u"a -> b rpc 1"_s, u"a -> dns virtual 1"_s}, u"1 + 1 + 1 = 3"_s);
        row("4: a known service without spans of the call",
            "a r 0..9ms client\n  b y 1..8ms server\n    b x 2..7ms client server.address=a server.port=80\n",
            {u"a -> b rpc 1"_s, u"b -> a rpc 1 [server spans missing]"_s}, u"1 + 1 + 0 = 2"_s);
        row("5: from outside", "a x 0..9ms server error\n", {u"user -> a entry 1 errors 1"_s}, u"0 + 0 + 0 = 0"_s);
        row("5: from a caller that is not there", "a x 0..9ms server parent=abcdef\n",
            {u"unknown caller -> a entry 1"_s}, u"0 + 0 + 0 = 0"_s);
        row("5: from its queue", "a x 0..9ms consumer messaging.destination.name=orders\n",
            {u"orders -> a messaging 1 [client spans missing]"_s}, u"0 + 0 + 0 = 0"_s);
        row("6: inner work of another service", "a x 0..9ms server\n  b y 1..8ms internal\n",
            {u"a -> b inferred 1 [client spans missing]"_s, u"user -> a entry 1"_s}, u"0 + 0 + 0 = 0"_s);
        row("6: a client of another service under a client", "a x 0..9ms client\n  b y 1..8ms client peer.service=c\n",
            {u"a -> b inferred 1"_s, u"b -> c virtual 1"_s}, u"1 + 1 + 0 = 2"_s);
        row("a service that is named like the user", "user x 0..9ms server\n", {u"user (user) -> user entry 1"_s},
            u"0 + 0 + 0 = 0"_s);
    }

    void rules()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, edges);
        QFETCH(QString, totals);

        const auto graph = graphOf(text.toStdString());

        QCOMPARE(dumpEdges(graph), edges);
        QCOMPARE(dumpTotals(graph), totals);
        QCOMPARE(graphFault(graph), QString());
    }

    void followsLinksToOtherTracesInAnyOrder()
    {
        const auto sent = traceFromText("a x 0..9ms producer messaging.destination.name=q\n", kFirst);
        const auto received = traceFromText("b y 20..28ms consumer messaging.destination.name=q "
                                            "link=00000000000000010000000000000001/0000000000000001\n",
                                            kSecond);
        for (const bool isSentFirst : {true, false}) {
            ServiceGraphBuilder builder;
            builder.add(isSentFirst ? *sent : *received);
            builder.add(isSentFirst ? *received : *sent);
            const auto graph = builder.graph();

            QCOMPARE(dumpEdges(graph), QStringList{u"a -> b messaging 1 [links]"_s});
            QCOMPARE(edge(graph, 0).delay.p50.ns, 11 * kMs);
            QCOMPARE(edge(graph, 0).traces.count, std::uint64_t{2});
            QCOMPARE(graphFault(graph), QString());
        }
        QCOMPARE(dumpEdges(serviceGraphOf(*received)), QStringList{u"q -> b messaging 1 [client spans missing]"_s});
    }

    void countsEachMessageOfABatch()
    {
        const auto graph = graphOf("a r 0..50ms server\n"
                                   "  a x 1..2ms producer id=0a\n"
                                   "  a y 3..4ms producer id=0b\n"
                                   "  b z 20..28ms consumer link=0123456789abcdef1122334455667788/0a "
                                   "link=0123456789abcdef1122334455667788/0b\n");
        QCOMPARE(dumpEdges(graph),
                 (QStringList{u"a -> b messaging 2 [links, batch]"_s, u"a -> b inferred 1 [client spans missing]"_s,
                              u"user -> a entry 1"_s}));
        QCOMPARE(edge(graph, 0).largestBatch, 2U);
        QCOMPARE(edge(graph, 0).server.n, std::uint64_t{1});
        QCOMPARE(edge(graph, 0).client.n, std::uint64_t{2});
    }

    void countsAProducerOnceThatParentAndLinkName()
    {
        const auto graph = graphOf("a x 0..9ms producer id=0a\n"
                                   "  b y 10..18ms consumer link=0123456789abcdef1122334455667788/0a\n");
        QCOMPARE(dumpEdges(graph), QStringList{u"a -> b messaging 1"_s});
    }

    void keepsErrorsOfBothSidesApart()
    {
        const auto graph = graphOf("a x 0..9ms client ok\n  b y 1..8ms server error\n");
        QCOMPARE(edge(graph, 0).errors, std::uint64_t{0});
        QCOMPARE(edge(graph, 0).serverErrors.errors, std::uint64_t{1});
        QCOMPARE(edge(graph, 0).clientErrors.errors, std::uint64_t{0});
    }

    void tellsErrorsOfANodeBySide_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected"); // of b: seen by its callers, served by itself, what counts
        QTest::newRow("the server's alone")
            << QByteArray("a x 0..9ms client\n  b y 1..8ms server error\n") << u"0/1 1/1 100 %"_s;
        QTest::newRow("the client's alone")
            << QByteArray("a x 0..9ms client error\n  b y 1..8ms server\n") << u"1/1 0/1 0 %"_s;
        QTest::newRow("an entry's own") << QByteArray("b y 1..8ms server error\n") << u"- 1/1 100 %"_s;
        QTest::newRow("nobody served it") << QByteArray("a x 0..9ms client error peer.service=b\n") << u"1/1 - 100 %"_s;
        QTest::newRow("of three calls one") << QByteArray("a x 0..9ms client\n  b y 1..8ms server error\n"
                                                          "a x 10..19ms client error\n  b y 11..18ms server\n"
                                                          "b z 20..29ms server\n")
                                            << u"1/2 1/3 33 %"_s;
    }

    void tellsErrorsOfANodeBySide()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        const ServiceGraph graph = graphOf(text.toStdString());
        const GraphNode *node = graph.find("b");
        QVERIFY(node != nullptr);
        const auto side = [](const GraphErrors &errors) {
            return errors.isSeen() ? u"%1/%2"_s.arg(errors.errors).arg(errors.spans) : u"-"_s;
        };
        QCOMPARE(side(node->seen) + u' ' + side(node->served)
                     + u" %1 %"_s.arg(int(std::lround(100 * node->errors().share()))),
                 expected);
    }

    void leavesGapsOutOfRates()
    {
        // 61 traces in a minute, then the same two years later
        ServiceGraphBuilder builder;
        constexpr std::int64_t kTwoYearsMs = 2LL * 365 * 86'400 * 1'000;
        for (std::int64_t session = 0; session < 2; ++session) {
            for (std::int64_t second = 0; second <= 60; ++second) {
                const std::int64_t at = session * kTwoYearsMs + second * 1'000;
                const auto ms = [at](std::int64_t more) { return std::to_string(at + more); };
                builder.add(*traceFromText("web R " + ms(0) + ".." + ms(100) + "ms server\n  web c " + ms(1) + ".."
                                               + ms(9) + "ms client\n    api s " + ms(2) + ".." + ms(8) + "ms server\n",
                                           {7, static_cast<std::uint64_t>(session * 100 + second + 1)}));
            }
        }
        const ServiceGraph graph = builder.graph();
        QCOMPARE(graph.observedGaps, 1U);
        QVERIFY(graph.observedNs >= 120'000 * kMs && graph.observedNs < 121'000 * kMs);
        const GraphRates all{GraphRates::Of::Calls};
        for (const GraphEdge &call : graph.edges)
            QVERIFY(std::abs(*all.rate(call.watched) - 122 / 120.0) < 0.01);
        QVERIFY(std::abs(*all.rate(graph.find("api")->watched) - 122 / 120.0) < 0.01);
        QVERIFY(!GraphRates{GraphRates::Of::WeightedCalls}.rate(graph.find("api")->watched)); // not told is not 1
        QVERIFY(!GraphRates{}.rate(graph.find("api")->watched));
    }

    void addsRatesUpThoughCallersAreActiveAtDifferentTimes()
    {
        // for a minute "day" calls twice a second, two years later "night" once a second for another minute
        ServiceGraphBuilder builder;
        constexpr std::int64_t kTwoYearsMs = 2LL * 365 * 86'400 * 1'000;
        std::uint64_t trace = 0;
        const auto addCall = [&](const std::string &caller, std::int64_t at) {
            const auto ms = [at](std::int64_t more) { return std::to_string(at + more); };
            builder.add(*traceFromText(caller + " c " + ms(0) + ".." + ms(9) + "ms client\n  api s " + ms(2) + ".."
                                           + ms(8) + "ms server\n",
                                       {7, ++trace}));
        };
        for (std::int64_t half = 0; half <= 120; ++half)
            addCall("day", half * 500);
        for (std::int64_t second = 0; second <= 60; ++second)
            addCall("night", kTwoYearsMs + second * 1'000);
        const ServiceGraph graph = builder.graph();
        const GraphRates all{GraphRates::Of::Calls};
        double sum = 0;
        for (const GraphEdge &call : graph.edges) {
            QCOMPARE(call.watched.lengthNs, graph.observedNs); // what the foot of the page says
            sum += all.rate(call.watched).value_or(0);
        }
        QCOMPARE(sum, *all.rate(graph.find("api")->watched));
        QVERIFY(std::abs(sum - 182 / 120.0) < 0.01);
    }

    void weightsPercentilesAndErrorsBySampling()
    {
        // the worked example of analysis.md 4.4, by calls: (10,1)(20,1)(30,1)(40,1)(200,4)
        ServiceGraphBuilder builder;
        const std::array<int, 5> ms{10, 20, 30, 40, 200};
        for (std::size_t i = 0; i < ms.size(); ++i) {
            const bool isLast = i == 4;
            builder.add(*traceFromText("api s 0.." + std::to_string(ms[i])
                                           + "ms server sampling.probability=" + (isLast ? "0.25 error" : "1") + "\n",
                                       {7, i + 1}));
        }
        const ServiceGraph plain = builder.graph();
        QCOMPARE(plain.edges[0].latency().p50.ns, 30 * kMs);
        QCOMPARE(plain.edges[0].errorShare(), 0.2);
        const ServiceGraph weighted = weightedGraph(plain);
        QCOMPARE(weighted.edges[0].latency().p50.ns, 40 * kMs);
        QCOMPARE(weighted.edges[0].errorShare(), 0.5);
        QCOMPARE(weighted.find("api")->latency.p50.ns, 40 * kMs);
        QCOMPARE(weighted.find("api")->errors().share(), 0.5);
        QCOMPARE(weighted.edges[0].latency().n, std::uint64_t{5});
    }

    void estimatesCallsThatSamplingLeftOut()
    {
        const auto graph = graphOf("web R 0..100ms server sampling.probability=0.25\n  web c 10..60ms client\n"
                                   "    api s 15..55ms server\n      api d 20..30ms client db.system=redis\n");
        QCOMPARE(edge(graph, 0).calls, std::uint64_t{1});
        for (const GraphEdge &told : graph.edges)
            QCOMPARE(told.weightedCalls, std::optional(4.0));
        QCOMPARE(graph.find("api")->weightedCalls, std::optional(4.0));
    }

    void estimatesNothingWhereOneTraceTellsNothing()
    {
        ServiceGraphBuilder builder;
        builder.add(
            *traceFromText("web R 0..9ms server sampling.probability=0.5\n  web c 1..5ms client\n    api s 2..4ms "
                           "server\n"));
        builder.add(
            *traceFromText("admin R 0..9ms server\n  admin c 1..5ms client\n    api s 2..4ms server\n", TraceId{9, 9}));
        const ServiceGraph graph = builder.graph();
        QVERIFY(!graph.find("api")->weightedCalls.has_value());
        QCOMPARE(graph.find("web")->weightedCalls, std::optional(2.0));
        QVERIFY(!graph.find("admin")->weightedCalls.has_value());
    }

    void measuresDelayByAlignedClocksOnly()
    {
        // the clock of api is 50 ms ahead, as its answers to web prove
        const std::string calls = "web R 0..400ms server\n  web c 100..160ms client\n    api s 155..205ms server\n";
        const auto proven = graphOf(calls + "  web p 200..210ms producer\n    api k 280..300ms consumer\n");
        const auto at = std::ranges::find(proven.edges, CallKind::Messaging, &GraphEdge::kind);
        QVERIFY(at != proven.edges.end());
        QCOMPARE(at->delaysUnproven, std::uint64_t{0});
        QCOMPARE(at->delay.p50.ns, 20 * kMs);

        const auto unproven = graphOf("web R 0..400ms server\n  web p 200..210ms producer\n    api k 280..300ms "
                                      "consumer\n");
        QCOMPARE(edge(unproven, 0).delaysUnproven, std::uint64_t{1});
        QCOMPARE(edge(unproven, 0).delay.p50.ns, 70 * kMs);
    }

    void keepsTheSignOfDelayAndOverhead()
    {
        const auto graph = graphOf("a x 10..20ms producer\n  b y 15..18ms consumer\n    b c 16..17ms client\n"
                                   "      c s 15..19ms server\n");
        QCOMPARE(edge(graph, 0).delay.p50.ns, -5 * kMs);
        QCOMPARE(edge(graph, 1).overhead.p50.ns, -3 * kMs);
        QVERIFY((edge(graph, 1).flags & GraphEdgeFlag::kNegativeOverhead) != 0);
    }

    void leavesUnfinishedSpansOutOfPercentilesOnly()
    {
        const auto graph = graphOf("a x 0..9ms client\n  b y 1..?ms server\n");
        QCOMPARE(edge(graph, 0).serverErrors.spans, std::uint64_t{1});
        QVERIFY(edge(graph, 0).server.isEmpty());
    }

    void changesOnlyTheEdgesAroundASpanThatBecomesInternal()
    {
        const auto before = graphOf("a r 0..99ms server\n  a x 1..9ms client\n    b y 2..8ms server\n"
                                    "  a z 10..19ms client\n    c w 11..18ms server\n");
        const auto after = graphOf("a r 0..99ms server\n  a x 1..9ms internal\n    b y 2..8ms server\n"
                                   "  a z 10..19ms client\n    c w 11..18ms server\n");
        QCOMPARE(dumpEdges(before), (QStringList{u"a -> b rpc 1"_s, u"a -> c rpc 1"_s, u"user -> a entry 1"_s}));
        QCOMPARE(dumpEdges(after), (QStringList{u"a -> b inferred 1 [client spans missing]"_s, u"a -> c rpc 1"_s,
                                                u"user -> a entry 1"_s}));
    }

    void addsUpOverGeneratedTraces()
    {
        ServiceGraphBuilder builder;
        std::uint64_t spans = 0;
        for (const TracePtr &trace : generateTraces({120, 40, 7})) {
            builder.add(*trace);
            spans += trace->spanCount();
            QCOMPARE(graphFault(serviceGraphOf(*trace)), QString());
        }
        const auto graph = builder.graph();
        QCOMPARE(graphFault(graph), QString());
        QCOMPARE(graph.spans, spans);
        QVERIFY(graph.edges.size() > 20);
    }

    void survivesHostileTraces()
    {
        for (std::uint64_t seed = 0; seed < 300; ++seed)
            QCOMPARE(graphFault(serviceGraphOf(*generateHostileTrace(seed))), QString());
    }

    void agreesWithTheSummaryOnPairsOfServices()
    {
        TraceSetSummary summary;
        ServiceGraphBuilder builder;
        for (const TracePtr &trace : generateTraces({80, 60, 3})) {
            summary.add(*trace);
            builder.add(*trace);
        }
        std::map<TraceSetSummary::Edge, std::uint64_t> calls;
        const auto graph = builder.graph();
        for (const GraphEdge &each : graph.edges) {
            const bool isOfSpans = each.kind != CallKind::Virtual && each.kind != CallKind::Entry
                                   && (each.flags & (GraphEdgeFlag::kLinks | GraphEdgeFlag::kSelf)) == 0
                                   && graph.nodes[each.from].isService();
            if (isOfSpans)
                calls[{graph.nodes[each.from].name, graph.nodes[each.to].name}] += each.calls;
        }
        QCOMPARE(calls, summary.edges);
    }

    void walksDeepAndWideTracesInOneGo()
    {
        std::string text = "a r 0..999ms client\n";
        for (int depth = 1; depth < 3000; ++depth)
            text += std::string(static_cast<std::size_t>(depth), ' ') + "a i 0..999ms internal\n";
        text += std::string(3000, ' ') + "b s 1..2ms server\n";
        QCOMPARE(dumpEdges(graphOf(text)), QStringList{u"a -> b rpc 1"_s});
    }
};

QTEST_GUILESS_MAIN(TestServiceGraph)
#include "tst_servicegraph.moc"
