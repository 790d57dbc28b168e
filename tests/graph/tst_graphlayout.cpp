// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphlayoutjob.h"
#include "core/graph/graphpicture.h"
#include "core/graph/layoutcoding.h"
#include "tests/graph/generatedgraph.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr int kPatienceMs = 60'000;
const QString kProgram = QStringLiteral(TRACELOUPE_PROGRAM);

GraphLayoutRequest requestFor(std::uint32_t services, double edgesPerService)
{
    return layoutRequest(generateGraph(services, edgesPerService), GraphStyle());
}

/// What is wrong with a layout, or nothing.
QString layoutFault(const GraphLayout &layout, const GraphLayoutRequest &request)
{
    if (layout.nodes.size() != request.nodes.size() || layout.edges.size() != request.edges.size())
        return u"not every node and edge has a place"_s;
    for (std::size_t i = 0; i < request.nodes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const bool overlapsX = std::abs(layout.nodes[i].x - layout.nodes[j].x)
                                   < (request.nodes[i].width + request.nodes[j].width) / 2 - 1;
            const bool overlapsY = std::abs(layout.nodes[i].y - layout.nodes[j].y)
                                   < (request.nodes[i].height + request.nodes[j].height) / 2 - 1;
            if (overlapsX && overlapsY)
                return u"nodes %1 and %2 overlap"_s.arg(i).arg(j);
        }
        if (layout.nodes[i].x < 0 || layout.nodes[i].x > layout.size.width || layout.nodes[i].y < 0
            || layout.nodes[i].y > layout.size.height)
            return u"node %1 is outside"_s.arg(i);
    }
    for (const GraphLayout::Edge &edge : layout.edges) {
        if (edge.curve.size() < 4 || edge.curve.size() % 3 != 1)
            return u"an edge is no curve"_s;
    }
    return {};
}

} // namespace

class TestGraphLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void laysOutInAChildProcess_data()
    {
        QTest::addColumn<std::uint32_t>("services");
        QTest::addColumn<double>("edgesPerService");
        QTest::newRow("one") << 1U << 0.0;
        QTest::newRow("fifty") << 50U << 1.5;
        QTest::newRow("two hundred") << 200U << 1.5;
        QTest::newRow("dense") << 100U << 3.5;
    }

    void laysOutInAChildProcess()
    {
        QFETCH(std::uint32_t, services);
        QFETCH(double, edgesPerService);
        const auto request = requestFor(services, edgesPerService);
        GraphLayoutJob job(kProgram);
        QSignalSpy finished(&job, &GraphLayoutJob::finished);

        job.start(request);

        QVERIFY(job.isRunning());
        QVERIFY(finished.wait(kPatienceMs));
        QVERIFY(!job.isRunning());
        QCOMPARE(layoutFault(job.layout(), request), QString());
        QVERIFY(job.layout().quality != GraphLayoutQuality::Simple);
    }

    void callersStandLeftOfWhatTheyCall()
    {
        const GraphLayoutRequest request{{{90, 40}, {90, 40}, {90, 40}}, {{2, 1, 1, {}}, {1, 0, 1, {}}}};
        for (const GraphLayout &layout : {layoutNow(request, kProgram), layoutInColumns(request)}) {
            QVERIFY(layout.nodes[2].x < layout.nodes[1].x);
            QVERIFY(layout.nodes[1].x < layout.nodes[0].x);
            QVERIFY(layout.edges[0].curve.front().x < layout.edges[0].curve.back().x);
        }
    }

    void sameRequestGivesTheSamePicture()
    {
        const auto request = requestFor(40, 1.4);
        QCOMPARE(layoutNow(request, kProgram).nodes, layoutNow(request, kProgram).nodes);
    }

    void dropsAGraphForTheNextOne()
    {
        GraphLayoutJob job(kProgram);
        QSignalSpy finished(&job, &GraphLayoutJob::finished);
        job.start(requestFor(400, 1.5));
        job.start(requestFor(3, 1));
        QVERIFY(finished.wait(kPatienceMs));
        QCOMPARE(job.layout().nodes.size(), std::size_t{3});
        QCOMPARE(finished.size(), 1);
    }

    void isSilentAfterCancel()
    {
        GraphLayoutJob job(kProgram);
        QSignalSpy finished(&job, &GraphLayoutJob::finished);
        job.start(requestFor(5, 1));
        job.cancel();
        job.start(requestFor(2, 1));
        QVERIFY(finished.wait(kPatienceMs));
        QCOMPARE(finished.size(), 1);
        QCOMPARE(job.layout().nodes.size(), std::size_t{2});
    }

    void fallsBackToColumnsWithoutAProgram_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("none") << QString();
        QTest::newRow("missing") << u"/nonexistent/program"_s;
        QTest::newRow("another") << u"/bin/false"_s;
        QTest::newRow("one that says nothing") << u"/bin/true"_s;
    }

    void fallsBackToColumnsWithoutAProgram()
    {
        QFETCH(QString, program);
        const auto request = requestFor(30, 1.5);
        GraphLayoutJob job(program);
        QSignalSpy finished(&job, &GraphLayoutJob::finished);
        job.start(request);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatienceMs);
        QCOMPARE(job.layout().quality, GraphLayoutQuality::Simple);
        QCOMPARE(layoutFault(job.layout(), request), QString());
        QCOMPARE(layoutFault(layoutNow(request, program), request), QString());
    }

    void columnsHoldCirclesAndLoops()
    {
        const GraphLayoutRequest request{{{90, 40}, {90, 40}, {90, 40}},
                                         {{0, 1, 1, {}}, {1, 2, 1, {}}, {2, 0, 1, {}}, {1, 1, 1, {}}}};
        QCOMPARE(layoutFault(layoutInColumns(request), request), QString());
        QCOMPARE(layoutFault(layoutInColumns({}), {}), QString());
    }

    void triesCheapSettingsFirstForDenseGraphs()
    {
        QCOMPARE(layoutAttempts(requestFor(50, 1.2)).front().quality, GraphLayoutQuality::Full);
        QCOMPARE(layoutAttempts(requestFor(200, 3)).front().quality, GraphLayoutQuality::Cheap);
        QCOMPARE(layoutAttempts(requestFor(200, 3)).back().quality, GraphLayoutQuality::FewerEdges);
        QVERIFY(layoutAttempts({}).empty());
    }

    void givesEveryEdgeAPlaceThatHadNoSay()
    {
        const auto request = requestFor(60, 4);
        const auto fewer = requestOf(request, GraphLayoutQuality::FewerEdges);
        QVERIFY(fewer.edges.size() < request.edges.size());
        const auto layout = completed(layoutInColumns(fewer), request, GraphLayoutQuality::FewerEdges);
        QCOMPARE(layoutFault(layout, request), QString());
        QCOMPARE(layout.edgesLeftOut, static_cast<std::uint32_t>(request.edges.size() - fewer.edges.size()));
    }

    void labelsThatAreShownHideNothing()
    {
        const ServiceGraph graph = generateGraph(60, 3);
        const GraphStyle style;
        const auto picture = drawGraph(graph, layoutInColumns(layoutRequest(graph, style)), style);
        std::vector<const GraphPicture::Arrow *> shown;
        for (const GraphPicture::Arrow &arrow : picture.arrows) {
            if (arrow.labelRoom == GraphLabelRoom::Free)
                shown.push_back(&arrow);
        }
        QVERIFY(shown.size() > picture.arrows.size() / 4);
        QVERIFY(shown.size() < picture.arrows.size()); // it is dense
        const auto isOver = [](GraphPoint a, GraphSize sizeA, GraphPoint b, GraphSize sizeB) {
            return std::abs(a.x - b.x) < (sizeA.width + sizeB.width) / 2 - 0.001
                   && std::abs(a.y - b.y) < (sizeA.height + sizeB.height) / 2 - 0.001;
        };
        for (std::size_t i = 0; i < shown.size(); ++i) {
            for (const GraphPicture::Box &box : picture.boxes)
                QVERIFY(!isOver(shown[i]->labelAt, shown[i]->labelSize, box.centre, box.size));
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!isOver(shown[i]->labelAt, shown[i]->labelSize, shown[j]->labelAt, shown[j]->labelSize));
        }
    }

    void aLabelDoesNotHideItsWholeEdge()
    {
        ServiceGraph graph = generateGraph(2, 1);
        graph.edges.resize(1);
        GraphLayout layout;
        layout.nodes = {{45, 100}, {165, 100}}; // 30 px apart
        layout.edges.resize(1);
        layout.edges[0].curve = {{90, 100}, {100, 100}, {110, 100}, {120, 100}};
        layout.edges[0].label = {105, 100};
        layout.size = {210, 200};
        graph.edges[0].calls = 1'000'000;
        const GraphPicture::Arrow arrow = drawGraph(graph, layout, GraphStyle()).arrows[0];
        const bool isAside = std::abs(arrow.labelAt.y - 100) * 2 >= arrow.labelSize.height;
        QVERIFY(isAside || arrow.labelRoom == GraphLabelRoom::Blocked);
    }

    void refusesAnAnswerThatIsNotTheGraphs()
    {
        const auto request = requestFor(3, 1);
        const QByteArray answer = encodeLayout(layoutInColumns(request));
        QVERIFY(decodeLayout(answer, request));
        QVERIFY(!decodeLayout(answer, requestFor(4, 1)));
        QVERIFY(!decodeLayout(answer.chopped(3), request));
        QVERIFY(!decodeLayout("{}", request));
    }
};

QTEST_GUILESS_MAIN(TestGraphLayout)
#include "tst_graphlayout.moc"
