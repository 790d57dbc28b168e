// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/servicegraphbuilder.h"
#include "core/layout/servicecolors.h"
#include "core/models/chosencolors.h"
#include "core/models/resultservices.h"
#include "tests/graph/generatedgraph.h"
#include "tests/support/tracefromtext.h"
#include "widgets/common/chartcolors.h"
#include "widgets/servicegraph/graphcard.h"
#include "widgets/servicegraph/graphexport.h"
#include "widgets/servicegraph/graphlegend.h"
#include "widgets/servicegraph/graphtables.h"
#include "widgets/servicegraph/graphtoolbar.h"
#include "widgets/servicegraph/graphwindows.h"
#include "widgets/servicegraph/servicegraphpage.h"
#include "widgets/servicegraph/servicegraphpanel.h"
#include "widgets/servicegraph/servicegraphview.h"
#include "widgets/servicegraph/tracegraphview.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr int kPatienceMs = 60'000;
const QString kProgram = QStringLiteral(TRACELOUPE_PROGRAM);
constexpr std::string_view kShop = "web R 0..100ms server\n"
                                   "  web c1 10..60ms client\n"
                                   "    api s1 15..55ms server error\n"
                                   "      api d1 20..30ms client db.system=redis db.name=0\n"
                                   "  web c2 62..70ms client\n"
                                   "    cart s2 63..69ms server\n";

std::shared_ptr<const ServiceGraph> shop()
{
    return std::make_shared<const ServiceGraph>(serviceGraphOf(*traceFromText(kShop)));
}

std::shared_ptr<const ServiceGraph> generated(std::uint32_t services, double edges, std::uint64_t seed = 1)
{
    return std::make_shared<const ServiceGraph>(generateGraph(services, edges, seed));
}

/// Where graphs can come from beside a cache: nowhere.
struct Sources {
    SourceAccess access{[](const SourceConfig &) { return Result<Credentials>(Credentials()); }};
    SourceListModel counting{SourceListModel::First::Cache};
};

/// A panel with a drawn graph.
struct Shown {
    explicit Shown(const std::shared_ptr<const ServiceGraph> &graph) : panel(nullptr, kProgram)
    {
        panel.resize(1200, 800);
        panel.show();
        panel.setGraph(graph);
        [this] { QTRY_VERIFY_WITH_TIMEOUT(panel.isReady(), kPatienceMs); }();
    }
    [[nodiscard]] ServiceGraphView &view() { return panel.view(); }
    [[nodiscard]] std::uint32_t node(std::string_view id)
    {
        return static_cast<std::uint32_t>(view().graph()->find(id) - view().graph()->nodes.data());
    }
    [[nodiscard]] QPoint place(std::string_view id)
    {
        return view().toWidget(view().picture().boxes[node(id)].centre).toPoint();
    }
    [[nodiscard]] std::string currentId()
    {
        return view().current().isNode() ? view().graph()->nodes[view().current().index].id : "";
    }
    void key(Qt::Key which) { QTest::keyClick(&view(), which); }

    ServiceGraphPanel panel;
};

} // namespace

class TestServiceGraphPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawsAGraphThatFits()
    {
        Shown shown(shop());
        for (const GraphPicture::Box &box : shown.view().picture().boxes)
            QVERIFY(shown.view().rect().contains(shown.view().toWidget(box.centre).toPoint()));
        QVERIFY(shown.panel.statusText().contains(u'1'));
    }

    void givesServicesTheColoursThatOtherViewsGiveThem()
    {
        ServiceColorBook::shared().forget();
        const TracePtr trace = traceFromText(kShop);
        const ServiceColors legend(*trace);
        Shown shown(shop());
        const ChartColors colors = ChartColors::fromPalette(shown.panel.palette());
        const auto mark = [&](std::string_view service) {
            return QColor::fromRgb(shown.view().picture().boxes[shown.node(service)].mark);
        };
        ResultRows rows;
        for (const StringId service : trace->services()) {
            const std::string name(trace->text(service));
            QCOMPARE(mark(name), colors.service(legend.colorOf(service)));
            rows.services.push_back(QString::fromStdString(name));
        }
        const ResultServices found = servicesOf(rows);
        for (const ResultService &service : found.byTraces)
            QCOMPARE(colors.service(service.color), mark(service.name.toStdString()));

        const int other = (legend.colorOf(trace->strings().find("api")) + 3) % kServiceColorCount;
        ChosenColors::shared().set({{"api", other}});
        QCOMPARE(mark("api"), colors.service(other));
        QCOMPARE(servicesOf(rows).byTraces.front().color, other);
        ChosenColors::shared().set({});
        QCOMPARE(mark("api"), colors.service(legend.colorOf(trace->strings().find("api"))));
    }

    void zoomsAtThePointer()
    {
        Shown shown(shop());
        const QPoint at = shown.place("api");
        const double before = shown.view().scale();
        QWheelEvent wheel(at, shown.view().mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&shown.view(), &wheel);
        QVERIFY(shown.view().scale() > before);
        QVERIFY((shown.place("api") - at).manhattanLength() <= 2);
        shown.key(Qt::Key_F);
        QCOMPARE(shown.view().scale(), before);
    }

    void pansByDragging()
    {
        Shown shown(shop());
        const QPoint before = shown.place("api");
        QTest::mousePress(&shown.view(), Qt::LeftButton, {}, {30, 30});
        QTest::mouseMove(&shown.view(), {80, 60});
        QTest::mouseMove(&shown.view(), {130, 90});
        QTest::mouseRelease(&shown.view(), Qt::LeftButton, {}, {130, 90});
        QVERIFY((shown.place("api") - before - QPoint(100, 60)).manhattanLength() <= 2);
        QVERIFY(shown.view().current().isNothing());
    }

    void selectsByClickAndTellsEverything()
    {
        Shown shown(shop());
        shown.panel.setActionText(u"Show"_s);
        QTest::mouseClick(&shown.view(), Qt::LeftButton, {}, shown.place("api"));
        QCOMPARE(shown.currentId(), "api");
        auto *card = shown.panel.findChild<GraphCard *>();
        QVERIFY(card->isVisible());
        const QString text = card->findChild<QLabel *>()->text();
        QVERIFY(text.contains(u"api"_s) && text.contains(u"p95"_s) && text.contains(u"40.0 ms"_s));
        QSignalSpy activated(&shown.panel, &ServiceGraphPanel::activated);
        QTest::mouseClick(card->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(shown.panel.tracesOf(shown.view().current()), std::vector{kTextTraceId});
        shown.key(Qt::Key_Escape);
        QVERIFY(!card->isVisible());
    }

    void selectsAnEdgeByItsLine()
    {
        Shown shown(shop());
        const auto &curve = shown.view().picture().arrows.front().curve;
        const QPoint at = shown.view().toWidget(curveMiddle(curve)).toPoint();
        QTest::mouseClick(&shown.view(), Qt::LeftButton, {}, at);
        QVERIFY(shown.view().current().isEdge());
    }

    void goesFromNodeToNodeByKeyboard()
    {
        Shown shown(shop());
        shown.view().setFocus();
        shown.view().setCurrent({GraphItem::Kind::Node, shown.node("user")});
        shown.key(Qt::Key_Right);
        QCOMPARE(shown.currentId(), "web");
        shown.key(Qt::Key_Right);
        QVERIFY(shown.currentId() == "api" || shown.currentId() == "cart");
        shown.key(Qt::Key_Left);
        QCOMPARE(shown.currentId(), "web");
        QSignalSpy activated(&shown.panel, &ServiceGraphPanel::activated);
        shown.key(Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
    }

    void tabWalksTheEdgesOfANode()
    {
        Shown shown(shop());
        shown.panel.activateWindow();
        shown.view().setFocus();
        QTRY_VERIFY(shown.view().hasFocus());
        shown.view().setCurrent({GraphItem::Kind::Node, shown.node("web")});
        shown.key(Qt::Key_Tab);
        QVERIFY(shown.view().current().isEdge());
        const GraphItem first = shown.view().current();
        shown.key(Qt::Key_Tab);
        QVERIFY(shown.view().current().isEdge() && !(shown.view().current() == first));
    }

    void findsServicesByName()
    {
        Shown shown(generated(40, 1.3));
        shown.panel.toolbar().searchField().setText(u"CART"_s);
        QTest::keyClick(&shown.panel.toolbar().searchField(), Qt::Key_Return);
        QVERIFY(shown.currentId().find("cart") != std::string::npos);
        const std::string first = shown.currentId();
        QTest::keyClick(&shown.panel.toolbar().searchField(), Qt::Key_Return);
        QVERIFY(shown.currentId() != first);
    }

    void showsTheNeighboursOfAServiceOnly()
    {
        Shown shown(shop());
        shown.panel.focusOn("api");
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.isReady(), kPatienceMs);
        QCOMPARE(shown.view().graph()->nodes.size(), std::size_t{3});
        shown.panel.focusOn({});
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.isReady(), kPatienceMs);
        QCOMPARE(shown.view().graph()->nodes.size(), shown.panel.graph()->nodes.size());
    }

    void hidesWeakEdgesAndSaysSo()
    {
        Shown shown(generated(40, 1.3));
        const auto before = shown.view().graph()->edges.size();
        shown.panel.toolbar().setHiddenShare(0.01);
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.isReady(), kPatienceMs);
        QVERIFY(shown.view().graph()->edges.size() < before);
        QVERIFY(shown.panel.statusText().contains(u"hidden"_s));
    }

    void movesNothingWhenOnlyFiguresChange()
    {
        Shown shown(shop());
        const auto boxes = shown.view().picture().boxes;
        const auto again = traceFromText(kShop, TraceId{9, 9});
        ServiceGraphBuilder builder;
        builder.add(*traceFromText(kShop));
        builder.add(*again);
        shown.panel.setGraph(std::make_shared<const ServiceGraph>(builder.graph()));
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.isReady(), kPatienceMs);
        QCOMPARE(shown.view().graph()->edges.front().calls, std::uint64_t{2});
        for (std::size_t i = 0; i < boxes.size(); ++i)
            QCOMPARE(shown.view().picture().boxes[i].centre, boxes[i].centre);
    }

    void leavesServicesWhereTheyAreWhenAnotherComes()
    {
        Shown shown(generated(40, 1.3));
        const auto before = shown.view().picture().boxes;
        ServiceGraph more = *shown.panel.graph();
        GraphNode node;
        node.name = node.id = "newcomer";
        more.nodes.insert(more.nodes.begin(), node);
        for (GraphEdge &edge : more.edges) {
            ++edge.from;
            ++edge.to;
        }
        GraphEdge edge;
        edge.from = 1;
        edge.to = 0;
        edge.calls = 5;
        more.edges.push_back(edge);

        shown.panel.setGraph(std::make_shared<const ServiceGraph>(more));

        QVERIFY(shown.panel.isReady());
        const auto &after = shown.view().picture().boxes;
        QCOMPARE(after.size(), before.size() + 1);
        QCOMPARE(after.front().title, u"newcomer"_s);
        const GraphPoint shift{after[1].centre.x - before[0].centre.x, after[1].centre.y - before[0].centre.y};
        for (std::size_t i = 0; i < before.size(); ++i) {
            QCOMPARE(after[i + 1].centre.x, before[i].centre.x + shift.x);
            QCOMPARE(after[i + 1].centre.y, before[i].centre.y + shift.y);
        }

        shown.panel.arrange();
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.isReady(), kPatienceMs);
        QCOMPARE(shown.view().picture().boxes.size(), before.size() + 1);
    }

    void tellsRatesOfRepresentativeTracesOnly()
    {
        ServiceGraph graph = *shop();
        constexpr std::int64_t kWatchedNs = 2'000'000'000;
        graph.observedNs = kWatchedNs;
        graph.observedGaps = 1;
        for (GraphEdge &edge : graph.edges) {
            edge.calls = 30;
            edge.watched = {30, std::nullopt, kWatchedNs};
        }
        graph.edges.front().weightedCalls = graph.edges.front().watched.weightedCalls = 120;
        Shown shown(std::make_shared<const ServiceGraph>(graph));
        const auto label = [&](std::size_t edge) { return shown.view().picture().arrows[edge].label; };
        QVERIFY(!label(0).contains(u"/s"_s));

        shown.panel.setRepresentativeness(Representativeness::All);
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.isReady(), kPatienceMs);
        QVERIFY2(label(0).startsWith(u"15.0/s"_s), qPrintable(label(0)));
        QVERIFY2(label(1).startsWith(u"15.0/s"_s), qPrintable(label(1)));
        QVERIFY(shown.panel.statusText().contains(u"rates over 2.00 s (1 gap"_s));
        shown.panel.toolbar().setColoring(GraphColoring::Rate);
        QCOMPARE(shown.panel.toolbar().coloring(), GraphColoring::Rate);

        shown.panel.setRepresentativeness(Representativeness::HeadSampled); // what tells no sampling has no rate
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.isReady(), kPatienceMs);
        QVERIFY(label(0).startsWith(u"60.0/s"_s));
        QVERIFY(!label(1).contains(u"/s"_s));

        shown.panel.setRepresentativeness(Representativeness::SearchResult);
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.isReady(), kPatienceMs);
        QVERIFY(!label(0).contains(u"/s"_s));
        QVERIFY(shown.panel.toolbar().coloring() != GraphColoring::Rate);
    }

    void explainsEverySignAboveALongFoot()
    {
        ServiceGraph graph = *shop();
        constexpr auto kAll = GraphEdgeFlag::kLinks | GraphEdgeFlag::kBatch | GraphEdgeFlag::kFanout
                              | GraphEdgeFlag::kServerSpansMissing;
        for (GraphEdge &edge : graph.edges)
            edge.flags |= kAll;
        graph.edges.front().kind = CallKind::Messaging;
        graph.edges.back().kind = CallKind::Inferred;
        Shown shown(std::make_shared<const ServiceGraph>(graph));
        shown.panel.setRepresentativeness(Representativeness::HeadSampled); // a long sentence
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.isReady(), kPatienceMs);
        shown.panel.resize(700, 600);
        auto *legend = shown.panel.findChild<GraphLegend *>();
        QTRY_VERIFY_WITH_TIMEOUT(legend->height() >= legend->heightForWidth(legend->width()), kPatienceMs);
        QVERIFY(legend->heightForWidth(legend->width()) > legend->sizeHint().height()); // more than a line
        shown.view().zoomBy(1 / shown.view().scale(), {0, 0});
        QVERIFY(legend->shownTexts().join(u' ').contains(u"calls without a server span"_s));

        shown.view().zoomBy(0.3, {0, 0}); // too far for labels: nor are their signs explained
        QVERIFY(!legend->shownTexts().join(u' ').contains(u"calls without a server span"_s));
        QVERIFY(legend->shownTexts().join(u' ').contains(u"messages"_s));
        shown.view().zoomBy(1 / 0.3, {0, 0});
        QVERIFY(legend->shownTexts().join(u' ').contains(u"calls without a server span"_s));
    }

    void tellsDifferencesOfSharesInPoints()
    {
        const GraphDifference errors{GraphDifference::Trend::Worse, true, 0.0, 0.078, 0.031, 0.185};
        QCOMPARE(graphwords::difference(errors, true),
                 u"0.0 % to 7.8 % (by +7.8 points, 95 % interval +3.1 to +18.5 points)"_s);
    }

    void coversNothingWithItsCard()
    {
        Shown shown(generated(40, 1.3));
        auto *card = shown.panel.findChild<GraphCard *>();
        for (std::uint32_t node = 0; node < shown.view().graph()->nodes.size(); ++node) {
            shown.view().setCurrent({GraphItem::Kind::Node, node});
            const QRectF box = shown.view().placeOf(shown.view().current());
            QVERIFY(!box.intersects(card->geometry()));
        }
        card->findChild<QToolButton *>()->click();
        QVERIFY(!card->isVisible());
        shown.view().setCurrent({GraphItem::Kind::Node, 0});
        QVERIFY(card->isVisible());
    }

    void keepsTheSelectionWhenTheGraphGrows()
    {
        Shown shown(shop());
        shown.view().setCurrent({GraphItem::Kind::Node, shown.node("cart")});
        ServiceGraphBuilder builder;
        builder.add(*traceFromText(kShop));
        builder.add(*traceFromText("admin x 0..9ms client\n  api y 1..8ms server\n", TraceId{9, 9}));
        shown.panel.setGraph(std::make_shared<const ServiceGraph>(builder.graph()));
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.isReady(), kPatienceMs);
        QCOMPARE(shown.currentId(), "cart");
    }

    void coloursByWhatIsChosen()
    {
        Shown shown(shop());
        const auto byLatency = shown.view().picture().arrows.front().color;
        shown.panel.toolbar().setColoring(GraphColoring::Errors);
        QVERIFY(shown.view().picture().arrows.front().color != byLatency);
        const auto &arrows = shown.view().picture().arrows;
        QVERIFY(std::ranges::any_of(arrows, [](const auto &arrow) { return arrow.label.contains(u'1'); }));
    }

    void tablesAreTheGraphsTwin()
    {
        Shown shown(shop());
        shown.panel.toolbar().tableButton().click();
        QTableView &edges = shown.panel.tables().edgeTable();
        QVERIFY(edges.isVisible());
        QCOMPARE(edges.model()->rowCount(), static_cast<int>(shown.view().graph()->edges.size()));
        edges.selectRow(2);
        QVERIFY(shown.view().current().isEdge());
        shown.view().setCurrent({GraphItem::Kind::Node, shown.node("cart")});
        QTableView &nodes = shown.panel.tables().nodeTable();
        QCOMPARE(nodes.currentIndex().siblingAtColumn(GraphNodeModel::Name).data().toString(), u"cart"_s);
    }

    void escapesNamesInTheCard()
    {
        ServiceGraph graph;
        GraphNode node;
        node.name = node.id = "<img src=x>&";
        graph.nodes.push_back(node);
        const QString html = graphCardHtml(graph, {GraphItem::Kind::Node, 0}, {}, {});
        QVERIFY(!html.contains(u"<img"_s));
        QVERIFY(html.contains(u"&lt;img src=x&gt;&amp;"_s));
    }

    void savesEachFormat()
    {
        Shown shown(shop());
        const QTemporaryDir folder;
        for (const auto format : {GraphFileFormat::Svg, GraphFileFormat::Png, GraphFileFormat::Dot,
                                  GraphFileFormat::Mermaid, GraphFileFormat::Json, GraphFileFormat::Csv}) {
            const QString file = folder.filePath(u"graph."_s + graphFileEnding(format));
            QVERIFY(shown.panel.save(file, format));
            QVERIFY(QFileInfo(file).size() > 100);
        }
        QVERIFY(!QImage(folder.filePath(u"graph.png"_s)).isNull());
        QVERIFY(!shown.panel.save(u"/nonexistent/graph.svg"_s, GraphFileFormat::Svg));
    }

    void savesBesideTheWindow()
    {
        Shown shown(generated(40, 3));
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"graph.png"_s);
        shown.panel.saveAside(file, GraphFileFormat::Png);
        QCOMPARE(shown.panel.statusText(), u"Saving %1…"_s.arg(file));
        QTRY_COMPARE_WITH_TIMEOUT(shown.panel.statusText(), u"Saved %1"_s.arg(file), kPatienceMs);
        QVERIFY(!QImage(file).isNull());
        shown.panel.saveAside(u"/nonexistent/graph.png"_s, GraphFileFormat::Png);
        const auto text = [&] { return shown.panel.statusText(); };
        QTRY_VERIFY_WITH_TIMEOUT(!text().startsWith(u"Saving"_s), kPatienceMs);
        QVERIFY2(text().contains(u"/nonexistent"_s) && !text().startsWith(u"Saved"_s), qPrintable(text()));
    }

    void leavesOutLabelsThatAreTooSmallToRead()
    {
        Shown shown(shop());
        GraphPicture bare = shown.view().picture();
        for (GraphPicture::Arrow &arrow : bare.arrows)
            arrow.labelRoom = GraphLabelRoom::Blocked;
        const auto drawn = [&](const GraphPicture &picture, double scale) {
            GraphEmphasis chosen;
            chosen.scale = scale;
            chosen.edges.assign(picture.arrows.size(), true);
            QImage image(QSizeF(picture.size.width * scale, picture.size.height * scale).toSize(),
                         QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.scale(scale, scale);
            GraphPainter(picture, shown.panel.font())
                .paint(painter, QRectF(0, 0, picture.size.width, picture.size.height), chosen);
            return image;
        };
        QVERIFY(drawn(shown.view().picture(), 1) != drawn(bare, 1));
        QCOMPARE(drawn(shown.view().picture(), 0.5), drawn(bare, 0.5));
    }

    void saysWhatChanged()
    {
        const auto before = serviceGraphOf(*traceFromText(kShop));
        const auto after = serviceGraphOf(*traceFromText("web R 0..9ms server\n  web c 1..8ms client\n"
                                                         "    search s 2..7ms server\n"));
        Shown shown(shop());
        shown.panel.setContents(
            GraphContents::of(std::make_shared<const GraphComparison>(compareGraphs(before, after))));
        QTRY_VERIFY_WITH_TIMEOUT(shown.panel.isReady(), kPatienceMs);
        const auto &boxes = shown.view().picture().boxes;
        // one trace against one: that may be chance
        QVERIFY(boxes[shown.node("search")].figures.startsWith(u"seen in 1"_s));
        QVERIFY(boxes[shown.node("search")].figures.contains(u"not before"_s));
        QVERIFY(boxes[shown.node("cart")].figures.contains(u"not now"_s));
        QCOMPARE(boxes[shown.node("user")].figures, QString()); // nobody calls it
    }

    void survivesEmptyAndFailedGraphs()
    {
        ServiceGraphPanel panel(nullptr, kProgram);
        panel.show();
        panel.setGraph(std::make_shared<const ServiceGraph>());
        panel.showFailure(u"reason"_s);
        panel.setGraph(shop());
        QTRY_VERIFY_WITH_TIMEOUT(panel.isReady(), kPatienceMs);
    }

    void everyControlHasAName()
    {
        Shown shown(shop());
        for (const QWidget *widget : shown.panel.findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            auto *accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY2(accessible != nullptr && !accessible->text(QAccessible::Name).isEmpty(),
                     widget->metaObject()->className());
        }
    }

    void goesFromTheGraphToTheWaterfall()
    {
        TraceSession session(traceFromText(kShop));
        TraceGraphView view(session);
        view.resize(900, 600);
        view.show();
        QTRY_VERIFY_WITH_TIMEOUT(view.panel().isReady(), kPatienceMs);
        QVERIFY(view.panel().view().current().isNothing()); // all of it first
        QSignalSpy requested(&view, &TraceGraphView::waterfallRequested);
        const auto graph = view.panel().view().graph();
        const auto cart = static_cast<std::uint32_t>(graph->find("cart") - graph->nodes.data());
        Q_EMIT view.panel().view().activated({GraphItem::Kind::Node, cart});
        QCOMPARE(requested.size(), 1);
        QCOMPARE(session.trace().name(session.selection().current()), std::string_view("s2"));
        session.goToSpan(SpanIndex(2));
        QCOMPARE(
            view.panel().view().current(),
            (GraphItem{GraphItem::Kind::Node, static_cast<std::uint32_t>(graph->find("api") - graph->nodes.data())}));
    }

    void readsTheCacheBitByBit()
    {
        const QTemporaryDir folder;
        CacheAccess cache(folder.filePath(u"cache.traceloupe"_s));
        const auto stored = cache.writeNow([](Cache &store) -> Result<> {
            std::vector<StoreItem> items;
            for (std::uint64_t id = 1; id <= 130; ++id)
                items.push_back({traceFromText(kShop, TraceId{7, id}), false});
            const auto outcome = store.store(items, {u"file"_s, u"test"_s});
            return outcome ? Result<>() : Result<>(tl::unexpected(outcome.error()));
        });
        QVERIFY(stored);

        Sources sources;
        ServiceGraphPage page({cache, sources.access, sources.counting}, {u"all"_s, {}});
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(!page.loader().isRunning(), kPatienceMs);
        QCOMPARE(page.loader().graph()->traceIds.size(), std::size_t{130});
        QTRY_VERIFY_WITH_TIMEOUT(page.panel().isReady(), kPatienceMs);
        QSignalSpy requested(&page, &ServiceGraphPage::tracesRequested);
        Q_EMIT page.panel().activated({GraphItem::Kind::Edge, 0});
        QCOMPARE(requested.front().at(1).value<std::vector<TraceId>>().size(), std::size_t{130});

        page.compareWith(ServiceGraphLoader::Baseline::EarlierHalf);
        QTRY_VERIFY_WITH_TIMEOUT(!page.loader().isRunning() && page.loader().baseline(), kPatienceMs);
        QCOMPARE(page.loader().baseline()->traceIds.size(), std::size_t{65});

        ServiceGraphLoader rest(cache);
        QSignalSpy finished(&rest, &ServiceGraphLoader::finished);
        rest.start({u"two"_s, std::vector<TraceId>{{7, 1}, {7, 2}}}, ServiceGraphLoader::Baseline::RestOfCache);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatienceMs);
        QCOMPARE(rest.graph()->traceIds.size(), std::size_t{2});
        QCOMPARE(rest.baseline()->traceIds.size(), std::size_t{128});

        rest.start({u"all"_s, {}});
        rest.cancel();
        QVERIFY(!rest.isRunning());
    }

    void saysHowManyTracesHaveComeSince()
    {
        const QTemporaryDir folder;
        CacheAccess cache(folder.filePath(u"cache.traceloupe"_s));
        const auto store = [&](std::uint64_t id) {
            return cache.writeNow([id](Cache &written) -> Result<> {
                const StoreItem item{traceFromText(kShop, TraceId{7, id}), false};
                const auto outcome = written.store(std::span(&item, 1), {u"file"_s, u"test"_s});
                return outcome ? Result<>() : Result<>(tl::unexpected(outcome.error()));
            });
        };
        QVERIFY(store(1));
        Sources sources;
        ServiceGraphPage page({cache, sources.access, sources.counting}, {u"all"_s, {}});
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(!page.loader().isRunning() && page.panel().isReady(), kPatienceMs);
        QPushButton *reload = nullptr;
        for (auto *button : page.findChildren<QPushButton *>()) {
            if (button->text() == u"Reload"_s)
                reload = button;
        }
        QVERIFY(reload);

        QVERIFY(store(2));
        Q_EMIT cache.changed();
        QTRY_VERIFY_WITH_TIMEOUT(reload->text().contains(u"1 new"_s), kPatienceMs);
        QCOMPARE(page.loader().graph()->traceIds.size(), std::size_t{1}); // nothing moves by itself

        reload->click();
        QTRY_COMPARE_WITH_TIMEOUT(page.loader().graph() ? page.loader().graph()->traceIds.size() : 0, std::size_t{2},
                                  kPatienceMs);
        QCOMPARE(reload->text(), u"Reload"_s);
    }

    void comparesTwoStretchesOfTime()
    {
        const QTemporaryDir folder;
        CacheAccess cache(folder.filePath(u"cache.traceloupe"_s));
        QVERIFY(cache.writeNow([](Cache &store) -> Result<> {
            std::vector<StoreItem> items;
            for (std::uint64_t id = 1; id <= 10; ++id) { // one a second
                const std::string start = std::to_string(id * 1000);
                items.push_back({traceFromText("web R " + start + ".." + std::to_string(id * 1000 + 9) + "ms server\n",
                                               TraceId{7, id}),
                                 false});
            }
            const auto outcome = store.store(items, {u"file"_s, u"test"_s});
            return outcome ? Result<>() : Result<>(tl::unexpected(outcome.error()));
        }));
        Sources sources;
        ServiceGraphPage page({cache, sources.access, sources.counting}, {u"all"_s, {}});
        page.setTimeZone(DisplayTimeZone::utc());
        page.show();
        QVERIFY(!page.windows().isVisible());
        page.compareWith(ServiceGraphLoader::Baseline::Window);
        QVERIFY(page.windows().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!page.loader().isRunning() && page.windows().isSet(), kPatienceMs);
        QCOMPARE(page.loader().baseline()->traceIds.size(), std::size_t{5}); // halves at first
        QCOMPARE(page.loader().graph()->traceIds.size(), std::size_t{5});

        constexpr std::int64_t kSecond = 1'000'000'000;
        const ServiceGraphLoader::Windows wanted{{kTextTraceStartNs + kSecond, kTextTraceStartNs + 3 * kSecond},
                                                 {kTextTraceStartNs + 8 * kSecond, kTextTraceStartNs + 11 * kSecond}};
        page.windows().setWindows(wanted);
        QCOMPARE(page.windows().windows(), wanted);
        page.windows().findChild<QPushButton *>()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!page.loader().isRunning(), kPatienceMs);
        QCOMPARE(page.loader().baseline()->traceIds, (std::vector<TraceId>{{7, 1}, {7, 2}}));
        QCOMPARE(page.loader().graph()->traceIds, (std::vector<TraceId>{{7, 8}, {7, 9}, {7, 10}}));

        page.setTimeZone(DisplayTimeZone::fromSetting(u"Asia/Tokyo"_s));
        QCOMPARE(page.windows().windows(), wanted);
        page.windows().setWindows({wanted.shown, {0, 0}});
        QVERIFY(!page.windows().findChild<QPushButton *>()->isEnabled());
    }

    void beginsWithAPartThatCanBeRead()
    {
        Shown shown(generated(200, 2));
        QVERIFY(shown.view().showsPart());
        QVERIFY(shown.view().scale() >= 0.6);
        QVERIFY(shown.panel.statusText().contains(u"a part of"_s));
        shown.panel.resize(1000, 700);
        QVERIFY(shown.view().showsPart());
        shown.key(Qt::Key_F); // the whole, however small
        QVERIFY(!shown.view().showsPart());
        QVERIFY(shown.view().scale() < 0.6);
        QVERIFY(!shown.panel.statusText().contains(u"a part of"_s));
    }

    void coversNoCalledServiceWithItsCard()
    {
        Shown shown(shop());
        auto *card = shown.panel.findChild<GraphCard *>();
        const auto &graph = *shown.view().graph();
        for (const GraphEdge &edge : graph.edges) {
            shown.view().setCurrent({GraphItem::Kind::Node, edge.from});
            QVERIFY(!shown.view().placeOf({GraphItem::Kind::Node, edge.to}).intersects(QRectF(card->geometry())));
        }
    }

    void coversNoEndOfACallWithItsCard()
    {
        Shown shown(shop());
        auto *card = shown.panel.findChild<GraphCard *>();
        const auto &graph = *shown.view().graph();
        for (std::uint32_t edge = 0; edge < graph.edges.size(); ++edge) {
            shown.view().setCurrent({GraphItem::Kind::Edge, edge});
            QVERIFY(card->isVisible());
            QVERIFY(shown.view().rect().contains(card->geometry()));
            for (const std::uint32_t end : {graph.edges[edge].from, graph.edges[edge].to})
                QVERIFY(!shown.view().placeOf({GraphItem::Kind::Node, end}).intersects(QRectF(card->geometry())));
        }
        shown.panel.resize(1200, 420); // lower than the card is high
        QVERIFY(shown.view().rect().contains(card->geometry()));
    }

    void endsASearchAndACardWithoutATrace()
    {
        Shown shown(shop());
        QLineEdit &search = shown.panel.toolbar().searchField();
        search.setFocus();
        QTest::keyClicks(&search, u"api"_s);
        QCOMPARE(search.text(), u"api"_s);
        QTest::keyClick(&search, Qt::Key_Escape);
        QCOMPARE(search.text(), QString());

        shown.view().setCurrent({GraphItem::Kind::Node, shown.node("api")});
        for (QToolButton *button : shown.panel.findChild<GraphCard *>()->findChildren<QToolButton *>())
            button->click();
        QVERIFY(shown.view().current().isNothing()); // so that nothing is faint any more
    }

    void keepsNamesReadableFromAfar()
    {
        Shown shown(generated(200, 2));
        shown.view().fit();
        constexpr double kFar = 0.35; // a name in its usual size would be 4 pixels high
        shown.view().zoomBy(kFar / shown.view().scale(), shown.place("order-gateway-7"));
        const double scale = shown.view().scale();
        const auto &box = shown.view().picture().boxes[shown.node("order-gateway-7")];
        const QRect place(
            shown.view()
                .toWidget({box.centre.x - box.size.width / 2 + 12, box.centre.y - box.size.height / 2 + 3})
                .toPoint(),
            QSizeF((box.size.width - 15) * scale, (box.size.height - 6) * scale).toSize());
        const QImage image = shown.view().grab(place).toImage();
        QSet<QRgb> colors;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                colors.insert(image.pixel(x, y));
        }
        QVERIFY(colors.size() > 4); // letters, not a plain box
    }
};

QTEST_MAIN(TestServiceGraphPanel)
#include "tst_servicegraphpanel.moc"
