// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/servicegraphbuilder.h"
#include "core/models/graphoverlay.h"
#include "tests/support/tracefromtext.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr double kMs = 1e6;

ServiceGraph shop()
{
    return serviceGraphOf(*traceFromText("web R 0..100ms server\n"
                                         "  web c1 10..60ms client\n"
                                         "    api s1 15..55ms server error\n"
                                         "      api d1 20..30ms client db.system=redis db.name=sessions\n"
                                         "  web c2 62..70ms client\n"
                                         "    cart s2 63..69ms server\n"));
}

CallEdge call(const QString &client, const QString &server, double calls, const QString &connection = {})
{
    CallEdge edge;
    edge.client = client;
    edge.server = server;
    edge.calls = calls;
    edge.connection = connection;
    return edge;
}

/// A backend that counted web -> api with durations, the user, a database, and a service that no trace has.
CallGraph counted()
{
    CallGraph graph;
    graph.edges = {call(u"user"_s, u"web"_s, 500, u"virtual_node"_s), call(u"web"_s, u"api"_s, 400),
                   call(u"api"_s, u"sessions"_s, 90, u"database"_s), call(u"api"_s, u"stock"_s, 30)};
    graph.edges[1].errors = 20;
    graph.edges[1].serverBuckets = {{32 * kMs, 64 * kMs, 400}};
    return graph;
}

struct Place {
    const GraphOverlay &overlay;
    [[nodiscard]] std::size_t edge(std::string_view from, std::string_view to) const
    {
        const ServiceGraph &graph = overlay.graph;
        for (std::size_t i = 0; i < graph.edges.size(); ++i) {
            if (graph.nodes[graph.edges[i].from].id == from && graph.nodes[graph.edges[i].to].id == to)
                return i;
        }
        return graph.edges.size();
    }
    [[nodiscard]] const GraphOverlay::Item &item(std::string_view from, std::string_view to) const
    {
        return overlay.edges.at(edge(from, to));
    }
};

} // namespace

class TestGraphOverlay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhoKnowsOfAnEdge()
    {
        const GraphOverlay overlay = overlayGraph(shop(), counted(), u"Tempo"_s);
        const Place place{overlay};
        QCOMPARE(place.item("web", "api").presence, GraphPresence::Both);
        QCOMPARE(place.item("user", "web").presence, GraphPresence::Both);
        QCOMPARE(place.item("web", "cart").presence, GraphPresence::HereOnly);
        QCOMPARE(place.item("api", "stock").presence, GraphPresence::SourceOnly);
        QCOMPARE(place.item("api", "redis:sessions").presence, GraphPresence::Both); // by the database's own name
        QCOMPARE(overlay.graph.edges.size(), shop().edges.size() + 1);
    }

    void keepsTheFiguresOfBothSidesApart()
    {
        const GraphOverlay overlay = overlayGraph(shop(), counted(), u"Tempo"_s);
        const Place place{overlay};
        QCOMPARE(overlay.graph.edges[place.edge("web", "api")].calls, std::uint64_t{1});
        const auto &item = place.item("web", "api");
        QCOMPARE(item.counted->calls, 400.0);
        QCOMPARE(item.counted->errors, std::optional(20.0));
        QVERIFY(item.counted->isByServer);
        QVERIFY(item.counted->quantiles[1]->hasBucket());
        QCOMPARE(overlaywords::quantileWithBucket(item.counted->quantiles[0]).contains(u"32.0 ms"_s), true);
        QVERIFY(overlaywords::label(1, {}, 0, item, u"Tempo"_s).startsWith(u"1 / 400"_s));
    }

    void showsADashForWhatASourceCantTell()
    {
        const GraphOverlay overlay = overlayGraph(shop(), counted(), u"Tempo"_s);
        const auto &stock = *Place{overlay}.item("api", "stock").counted;
        QCOMPARE(overlaywords::errors(stock), u"\u2013"_s);
        QCOMPARE(overlaywords::quantile(stock.quantiles[1]), u"\u2013"_s);
        const QString csv = overlayEdgesCsv(overlay);
        QVERIFY2(csv.contains(u"\"api\",\"stock\",\"rpc\",\"source only\",,,,,,30,,,,\r\n"_s), qPrintable(csv));
        for (const QJsonValue &edge : overlayJson(overlay)[u"edges"_s].toArray()) {
            if (edge[u"to"_s] == u"stock"_s) {
                QVERIFY(edge[u"traces"_s].isNull());
                QVERIFY(edge[u"source"_s][u"errors"_s].isNull());
                QVERIFY(edge[u"source"_s][u"p95Ns"_s].isNull());
            }
        }
    }

    void addsUpWhatReachesANode()
    {
        CallGraph graph = counted();
        graph.edges.push_back(call(u"cart"_s, u"api"_s, 100));
        const GraphOverlay overlay = overlayGraph(shop(), graph, u"Tempo"_s);
        const auto api = static_cast<std::size_t>(overlay.graph.find("api") - overlay.graph.nodes.data());
        QCOMPARE(overlay.nodes[api].counted->calls, 500.0);
        QVERIFY(!overlay.nodes[api].counted->errors); // of one part they are not known
    }

    void drawsASourceAlone()
    {
        const GraphOverlay overlay = overlayGraph({}, counted(), u"Tempo"_s);
        QVERIFY(overlay.isAlone);
        QCOMPARE(overlay.graph.edges.size(), std::size_t{4});
        QCOMPARE(overlay.graph.find("user")->kind, GraphNodeKind::User);
        QCOMPARE(overlay.graph.find("sessions")->kind, GraphNodeKind::Database);
        QCOMPARE(overlay.graph.edges[1].calls, std::uint64_t{400});
        QVERIFY(!overlay.graph.edges[1].latency().p95.isBounded());
    }

    void survivesNothingAndLoops()
    {
        QVERIFY(overlayGraph({}, {}, {}).graph.nodes.empty());
        CallGraph loop;
        loop.edges = {call(u"a"_s, u"a"_s, 2), call(u"a"_s, u"a"_s, 3, u"messaging_system"_s), call({}, {}, 0)};
        const GraphOverlay overlay = overlayGraph({}, loop, u"x"_s);
        QCOMPARE(overlay.edges.size(), std::size_t{2});
        QCOMPARE(overlay.edges[0].counted->calls, 5.0);
    }
};

QTEST_GUILESS_MAIN(TestGraphOverlay)
#include "tst_graphoverlay.moc"
