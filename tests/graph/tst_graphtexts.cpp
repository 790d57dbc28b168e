// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/servicegraphbuilder.h"
#include "core/graph/graphpicture.h"
#include "core/graph/graphtexts.h"
#include "tests/support/tracefromtext.h"

#include <QHash>
#include <QJsonArray>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::string_view kShop = R"(
    web  R   0..100ms  server
      web  c1  10..60ms  client
        api  s1  15..55ms  server
          api  d1  20..30ms  client error db.system=postgresql db.name=shop
      web  p1  62..64ms  producer
        wrk  k1  90..150ms  consumer
)";

/// One service with that name, called by "a".
ServiceGraph graphWithName(const std::string &name)
{
    ServiceGraph graph;
    for (const std::string &each : {std::string("a"), name}) {
        GraphNode node;
        node.name = each;
        node.id = each;
        graph.nodes.push_back(node);
    }
    GraphEdge edge;
    edge.to = 1;
    edge.calls = 1;
    graph.edges.push_back(edge);
    return graph;
}

QString svgOf(const ServiceGraph &graph)
{
    const GraphStyle style;
    return graphSvg(drawGraph(graph, layoutInColumns(layoutRequest(graph, style)), style), u"a < b"_s);
}

} // namespace

class TestGraphTexts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesRatesTheUnitThatCanBeRead()
    {
        const QLocale c = QLocale::c();
        QCOMPARE(graphRateText(1234, c), u"1234/s"_s);
        QCOMPARE(graphRateText(13.9, c), u"13.9/s"_s);
        QCOMPARE(graphRateText(0.05, c), u"3.00/min"_s);
        QCOMPARE(graphRateText(1.0 / 3600, c), u"1.00/h"_s);
        QCOMPARE(graphRateText(7.15e-06, c), u"0.62/d"_s);
        QCOMPARE(graphRateText(0, c), u"0/d"_s);
        QCOMPARE(graphRateText(1e-9, c), u"< 0.01/d"_s);
    }

    void init() { QLocale::setDefault(QLocale::c()); }

    void writesMermaid()
    {
        const QString expected = u"flowchart LR\n"
                                 "    n0[\"api<br/>1 · p95 ≈ 40.0 ms\"]\n"
                                 "    n1[\"web<br/>1 · p95 ≈ 100 ms\"]\n"
                                 "    n2[\"wrk<br/>1 · p95 ≈ 60.0 ms\"]\n"
                                 "    n3[(\"postgresql:shop<br/>1 · p95 ≈ 10.0 ms · err client 100 %\")]\n"
                                 "    n4([\"user\"])\n"
                                 "    n0 -->|\"1 · p95 ≈ 10.0 ms · err client 100 %\"| n3\n"
                                 "    n1 -->|\"1 · p95 ≈ 50.0 ms\"| n0\n"
                                 "    n1 -.->|\"1 · p95 ≈ 2.00 ms\"| n2\n"
                                 "    n4 -->|\"1 · p95 ≈ 100 ms\"| n1\n"_s;
        QCOMPARE(graphMermaid(serviceGraphOf(*traceFromText(kShop))), expected);
    }

    void writesDot()
    {
        const QString dot = graphDot(serviceGraphOf(*traceFromText(kShop)));
        QVERIFY(dot.startsWith(u"digraph services {"_s));
        QVERIFY(dot.contains(
            u"\"postgresql:shop\" [label=\"postgresql:shop\\n1 · p95 ≈ 10.0 ms · err client 100 %\", shape=cylinder];"_s));
        QVERIFY(dot.contains(u"\"web\" -> \"wrk\" [label=\"1 · p95 ≈ 2.00 ms\", style=dashed];"_s));
    }

    void writesJsonWithTheKeysOfTheCommandLine()
    {
        const QJsonObject json = graphJson(serviceGraphOf(*traceFromText(kShop)));
        const QJsonObject edge = json.value("edges"_L1).toArray().at(0).toObject();
        QCOMPARE(edge.value("from"_L1).toString(), u"api"_s);
        QCOMPARE(edge.value("to"_L1).toString(), u"postgresql:shop"_s);
        QCOMPARE(edge.value("kind"_L1).toString(), u"virtual"_s);
        QCOMPARE(edge.value("count"_L1).toInt(), 1);
        QCOMPARE(edge.value("errors"_L1).toInt(), 1);
        for (const auto key : {"p50Ns"_L1, "p95Ns"_L1, "p99Ns"_L1})
            QCOMPARE(edge.value(key).toInteger(), qint64{10'000'000});
        QCOMPARE(json.value("nodes"_L1).toArray().size(), 5);
    }

    void keepsErrorsOfBothSidesApartInEveryForm()
    {
        const auto graph = serviceGraphOf(*traceFromText("a x 0..9ms client\n  b y 1..8ms server error\n"));
        const QString said = u"1 · p95 ≈ 7.00 ms · err client 0 %, server 100 %"_s;
        QVERIFY(graphMermaid(graph).contains(u"b<br/>"_s + said));
        QVERIFY(graphDot(graph).contains(u"b\\n"_s + said));
        QCOMPARE(drawGraph(graph, layoutInColumns(layoutRequest(graph, {})), {}).boxes[1].figures, said);
        const QJsonObject json = graphJson(graph);
        const QJsonObject edge = json.value("edges"_L1).toArray().at(0).toObject();
        QCOMPARE(edge.value("clientErrors"_L1).toInt(-1), 0);
        QCOMPARE(edge.value("serverErrors"_L1).toInt(-1), 1);
        const QJsonObject a = json.value("nodes"_L1).toArray().at(0).toObject();
        QVERIFY(a.value("serverErrors"_L1).isNull()); // nobody called it
        const QJsonObject b = json.value("nodes"_L1).toArray().at(1).toObject();
        QCOMPARE(b.value("errors"_L1).toInt(), 1);
        QCOMPARE(b.value("clientErrors"_L1).toInt(-1), 0);
        QCOMPARE(b.value("serverErrors"_L1).toInt(-1), 1);
        QCOMPARE(b.value("latency"_L1).toObject().value("p50IntervalNs"_L1).toArray().size(), 2);
        QVERIFY(graphEdgesCsv(graph).contains(u"a,b,rpc,1,0,0,1,"_s));
    }

    void writesRatesAndIntervalsWhereTheyAreTold()
    {
        ServiceGraph graph = graphWithName("b");
        graph.edges[0].watched = {1, 4.0, 2'000'000'000};
        graph.edges[0].weightedCalls = 4.0;
        graph.edges[0].client = {100, {10, 8, 12}, {20, 18, std::nullopt}, {30, {}, {}}, 40};
        const auto fields = [&graph](const GraphRates &rates) {
            const QStringList lines = graphEdgesCsv(graph, rates).split(u"\r\n"_s);
            QHash<QString, QString> out;
            const QStringList names = lines[0].split(u',');
            for (qsizetype i = 0; i < names.size(); ++i)
                out.insert(names[i], lines[1].split(u',').value(i));
            return out;
        };
        QCOMPARE(fields({})[u"rate_per_second"_s], QString());
        QCOMPARE(fields({GraphRates::Of::Calls})[u"rate_per_second"_s], u"0.5"_s);
        const auto told = fields({GraphRates::Of::WeightedCalls});
        QCOMPARE(told[u"rate_per_second"_s], u"2"_s);
        QCOMPARE(told[u"weighted_calls"_s], u"4"_s);
        QCOMPARE(told[u"client_p50_low_ns"_s], u"8"_s);
        QCOMPARE(told[u"client_p50_high_ns"_s], u"12"_s);
        QCOMPARE(told[u"client_p95_high_ns"_s], QString());
        const QJsonObject edge = graphJson(graph, {GraphRates::Of::Calls}).value("edges"_L1).toArray().at(0).toObject();
        QCOMPARE(edge.value("ratePerSecond"_L1).toDouble(), 0.5);
        QVERIFY(graphJson(graph).value("edges"_L1).toArray().at(0).toObject().value("ratePerSecond"_L1).isNull());
    }

    void partsLongLabelsInTwoLines()
    {
        ServiceGraph graph = graphWithName("b");
        graph.edges[0].clientErrors = {1, 1, {}, false};
        graph.edges[0].serverErrors = {1, 0, {}, false};
        graph.edges[0].client = {1, {10'000'000, {}, {}}, {20'000'000, {}, {}}, {30'000'000, {}, {}}, 30'000'000};
        const GraphStyle style;
        const auto request = layoutRequest(graph, style);
        const auto picture = drawGraph(graph, layoutInColumns(request), style);
        const auto &arrow = picture.arrows[0];
        QCOMPARE(arrow.lines.size(), std::size_t{2});
        QCOMPARE(arrow.lines.back().back().text, u"err client 100 %, server 0 %"_s);
        QCOMPARE(arrow.lines.back().back().color, style.errors);
        QCOMPARE(arrow.lines.front().back().color, style.dimText);
        QCOMPARE(request.edges[0].label, arrow.labelSize); // there is room for what is drawn
    }

    void keepsErrorsAndCallsForBoxesSeenFromAfar()
    {
        ServiceGraph graph = graphWithName("b");
        graph.nodes[1].calls = 7;
        graph.nodes[1].latency = {7, {10'000'000, {}, {}}, {20'000'000, {}, {}}, {30'000'000, {}, {}}, 30'000'000};
        graph.nodes[1].seen = {7, 2, {}, false};
        graph.nodes[1].served = {7, 0, {}, false}; // its callers know better
        const auto picture = drawGraph(graph, layoutInColumns(layoutRequest(graph, {})), {});
        QCOMPARE(picture.boxes[1].keyFigures, u"7 · p95 20.0 ms"_s);
        QCOMPARE(picture.boxes[1].keyFigure, u"p95 20.0 ms"_s);
        QCOMPARE(picture.boxes[1].keyErrors, u"29 % err"_s);
        QCOMPARE(picture.boxes[0].keyErrors, QString());
        GraphDrawing errors;
        errors.coloring = GraphColoring::Errors;
        const auto byErrors = drawGraph(graph, layoutInColumns(layoutRequest(graph, {}, errors)), {}, errors);
        QCOMPARE(byErrors.boxes[1].keyFigures, u"7"_s); // the errors are told beside it
    }

    void givesAllBoxesOfALargeGraphOneHeight()
    {
        ServiceGraph graph = graphWithName("b");
        const GraphNode node = graph.nodes[1];
        const GraphEdge edge = graph.edges[0];
        for (std::uint32_t i = 2; i <= 200; ++i) {
            graph.nodes.push_back(node);
            graph.nodes.back().calls = 100;
            graph.nodes.back().latency = {100, {10'000'000, {}, {}}, {20'000'000, {}, {}}, {30'000'000, {}, {}}, 0};
            if (i % 2 == 0) // figures on two lines
                graph.nodes.back().seen = graph.nodes.back().served = {100, 3, {}, false};
            graph.edges.push_back(edge);
            graph.edges.back().from = i;
        }
        const GraphLayoutRequest request = layoutRequest(graph, {});
        for (const GraphSize &size : request.nodes)
            QCOMPARE(size.height, request.nodes.front().height);
    }

    void showsWhatIsSpecialByASignInEveryForm()
    {
        ServiceGraph graph = graphWithName("b");
        graph.edges[0].flags = GraphEdgeFlag::kLinks | GraphEdgeFlag::kBatch | GraphEdgeFlag::kFanout
                               | GraphEdgeFlag::kServerSpansMissing;
        graph.edges[0].largestBatch = 10;
        graph.edges[0].serverSpansMissing = 3;
        QCOMPARE(edgeSignsText(graph.edges[0]), u"⇢ ⊞ 10 ⇉ ∅ 3"_s);
        QVERIFY(graphMermaid(graph).contains(u"1 · ⇢ ⊞ 10 ⇉ ∅ 3"_s));
        QVERIFY(drawGraph(graph, layoutInColumns(layoutRequest(graph, {})), {}).arrows[0].label.endsWith(u"∅ 3"_s));
    }

    void drawsWhatIsNotKnownAsNotKnown()
    {
        ServiceGraph graph = graphWithName("b");
        graph.edges.push_back(graph.edges.front());
        graph.edges.back().kind = CallKind::Messaging;
        graph.edges[0].watched = {4, 4.0, 1'000'000'000};
        graph.edges[1].watched = {4, std::nullopt, 1'000'000'000};
        GraphDrawing drawing;
        drawing.coloring = GraphColoring::Rate;
        drawing.rates = {GraphRates::Of::WeightedCalls};
        const GraphStyle style;
        const auto picture = drawGraph(graph, layoutInColumns(layoutRequest(graph, style, drawing)), style, drawing);
        QVERIFY(picture.arrows[0].color != style.unknown);
        QCOMPARE(picture.arrows[1].color, style.unknown);
        QCOMPARE(picture.boxes[1].border, style.unknown);
    }

    void writesNoNumberWhereNothingWasMeasured()
    {
        const QJsonObject edge = graphJson(graphWithName("b")).value("edges"_L1).toArray().at(0).toObject();
        QVERIFY(edge.value("p50Ns"_L1).isNull());
    }

    void keepsHostileNamesHarmless_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("quotes") << QByteArray("a\"] -> x; //\\");
        QTest::newRow("markup") << QByteArray("<script>alert(1)</script>&amp;");
        QTest::newRow("lines") << QByteArray("a\nb\x1b[31m\r\n\"");
        QTest::newRow("direction") << QByteArray("a\xe2\x80\xae"
                                                 "b");
        QTest::newRow("formula") << QByteArray("=HYPERLINK(\"http://x\")");
        QTest::newRow("mermaid") << QByteArray("end; click n0 \"x\" #35; `y` |z|");
        QTest::newRow("broken UTF-8") << QByteArray("a\xff\xfe");
    }

    void keepsHostileNamesHarmless()
    {
        QFETCH(QByteArray, name);
        const auto graph = graphWithName(name.toStdString());

        QXmlStreamReader svg(svgOf(graph));
        while (!svg.atEnd())
            QVERIFY(svg.readNext() != QXmlStreamReader::Invalid);
        const QString mermaid = graphMermaid(graph);
        QCOMPARE(mermaid.count(u'\n'), 4);
        QCOMPARE(mermaid.count(u'"'), 6);
        const QString dot = graphDot(graph);
        QCOMPARE(dot.count(u'\n'), 8);
        const QString csv = graphEdgesCsv(graph);
        QCOMPARE(csv.count(u"\r\n"_s), 2);
        QVERIFY(!csv.contains(u",="_s) && !csv.contains(u",\"="_s));
    }

    void tellsFewFromNone()
    {
        QCOMPARE(shareText(0), u"0 %"_s);
        QCOMPARE(shareText(0.0004), u"< 0.1 %"_s);
        QCOMPARE(shareText(0.021), u"2.1 %"_s);
        QCOMPARE(shareText(0.5), u"50 %"_s);
    }

    void placesColoursFromTheLeastToTheMost()
    {
        ServiceGraph graph = graphWithName("b");
        graph.edges.push_back(graph.edges.front());
        graph.edges.back().calls = 100;
        const auto scale = GraphScale::of(graph, GraphColoring::Throughput);
        QCOMPARE(scale.place(1), 0.0);
        QCOMPARE(scale.place(10), 0.5);
        QCOMPARE(scale.place(100), 1.0);
    }

    void laysAGroundBehindEachLabel()
    {
        const QString svg = svgOf(graphWithName("b"));
        const GraphStyle style;
        const auto background = u"#%1"_s.arg(style.background, 6, 16, QLatin1Char('0'));
        const qsizetype line = svg.indexOf(u"<path"_s);
        const qsizetype ground = svg.indexOf(u"rx=\"3\" fill=\"%1\""_s.arg(background), line);
        const qsizetype label = svg.indexOf(u">1 "_s, line);
        QVERIFY2(line > 0 && line < ground && ground < svg.lastIndexOf(u"<text"_s) && label < ground, qPrintable(svg));
        QVERIFY(!svg.contains(u"stroke-width=\"3\" aria-hidden"_s));
    }

    void speaksTheUsersLanguageInPicturesAndEnglishInFiles()
    {
        class Translator : public QTranslator {
        public:
            [[nodiscard]] bool isEmpty() const override { return false; }
            QString translate(const char *context, const char *source, const char * /*about*/, int /*n*/) const override
            {
                return std::string_view(context) == "traceloupe::GraphTexts"
                               && std::string_view(source) == "err client %1, server %2"
                           ? u"err client %1, serveur %2"_s
                           : QString();
            }
        } translator;
        const GraphErrors seen{10, 1, {}, false};
        QCoreApplication::installTranslator(&translator);
        QCOMPARE(errorSidesText(seen, seen, QLocale(QLocale::French)),
                 u"err client %1, serveur %1"_s.arg(shareText(0.1, QLocale(QLocale::French))));
        QCOMPARE(errorSidesText(seen, seen, QLocale::c()), u"err client 10 %, server 10 %"_s);
    }

    void marksChangesByColourAndWidth()
    {
        const ServiceGraph graph = graphWithName("b");
        const GraphStyle style;
        GraphDrawing drawing;
        const auto changed = [](GraphChange change, bool isCertain = true) {
            GraphDelta delta;
            delta.change = change;
            delta.isCertain = isCertain;
            return delta;
        };
        drawing.nodeChanges = {changed(GraphChange::Same), changed(GraphChange::Added)};
        drawing.edgeChanges = {changed(GraphChange::Worse)};
        drawing.nodeParts = {{}, {{u"new"_s, GraphLabelPart::Tone::New}}};
        drawing.edgeParts = {{{u"slower"_s, GraphLabelPart::Tone::Worse}, {u"fewer"_s, GraphLabelPart::Tone::Better}}};
        const auto picture = drawGraph(graph, layoutInColumns(layoutRequest(graph, style)), style, drawing);
        QCOMPARE(picture.boxes[1].border, style.added);
        QVERIFY(picture.boxes[1].borderPx > picture.boxes[0].borderPx);
        QCOMPARE(picture.arrows[0].color, style.errors);
        QCOMPARE(picture.arrows[0].label, u"slower · fewer"_s);
        QCOMPARE(picture.arrows[0].lines.front().front().color, style.errors);
        QCOMPARE(picture.arrows[0].lines.back().back().color, style.throughput);
        drawing.nodeChanges[1] = changed(GraphChange::Added, false); // perhaps only
        QCOMPARE(drawGraph(graph, layoutInColumns(layoutRequest(graph, style)), style, drawing).boxes[1].border,
                 style.low);
    }
};

QTEST_GUILESS_MAIN(TestGraphTexts)
#include "tst_graphtexts.moc"
