// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/graphdiff.h"
#include "core/analysis/servicegraphbuilder.h"
#include "core/models/callsmodel.h"
#include "core/models/figuresmodel.h"
#include "core/models/graphtablemodel.h"
#include "core/models/metricstablemodel.h"
#include "tests/support/tracefromtext.h"
#include "widgets/latency/latencyfilter.h"

#include <QAbstractItemModelTester>
#include <QSortFilterProxyModel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;

/// A model under the tester, below a proxy that sorts it by each of its columns, both ways.
class Watched {
public:
    Watched(QAbstractItemModel &model, int sortRole)
        : m_model(model),
          m_tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest),
          m_sortedTester(&m_sorted, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        m_sorted.setSortRole(sortRole);
        m_sorted.setSourceModel(&model);
    }

    void sortByEveryColumn()
    {
        for (int column = 0; column < m_model.columnCount(); ++column) {
            for (const Qt::SortOrder order : {Qt::DescendingOrder, Qt::AscendingOrder})
                m_sorted.sort(column, order);
        }
        QCOMPARE(m_sorted.rowCount(), m_model.rowCount());
    }

private:
    QAbstractItemModel &m_model;
    QAbstractItemModelTester m_tester;
    QSortFilterProxyModel m_sorted;
    QAbstractItemModelTester m_sortedTester;
};

std::shared_ptr<const ServiceGraph> graphOf(std::string_view text)
{
    return std::make_shared<const ServiceGraph>(serviceGraphOf(*traceFromText(text)));
}

constexpr std::string_view kBefore = "web R 0..100ms server\n  web c 10..60ms client\n    api s 15..55ms server\n";
constexpr std::string_view kAfter = "web R 0..100ms server\n  web c 10..90ms client\n    api s 15..85ms server error\n"
                                    "      api d 20..30ms client db.system=redis\n";

FiguresTable::Row figuresOf(const QString &service, const QString &operation, double calls)
{
    FiguresTable::Row row;
    row.group = {service, operation, SpanKind::Server};
    row.figures.calls = calls;
    row.figures.errors = calls / 10;
    row.figures.meanNs = 1e6;
    return row;
}

CallGraph twoCalls()
{
    CallGraph graph;
    graph.edges.resize(2);
    graph.edges[0].client = u"web"_s;
    graph.edges[0].server = u"api"_s;
    graph.edges[0].calls = 80;
    graph.edges[0].errors = 8;
    graph.edges[1].client = u"api"_s;
    graph.edges[1].server = u"db"_s;
    graph.edges[1].connection = u"database"_s;
    graph.edges[1].calls = 7;
    return graph;
}

MetricsChart linesChart()
{
    MetricsChart chart;
    chart.unit = MetricsUnit::Seconds;
    for (const QString &label : {u"cart"_s, u"shop"_s}) {
        MetricsLine line;
        line.label = label;
        line.values = {0.1, 0.2};
        line.measured = 2;
        chart.lines.push_back(line);
    }
    return chart;
}

MetricsChart heatMapChart()
{
    MetricsChart chart;
    chart.kind = MetricsChart::Kind::HeatMap;
    for (const double limit : {0.001, 0.002, 0.004})
        chart.buckets.push_back({limit, {1, 2}, 3});
    return chart;
}

MetricsChart comparisonChart()
{
    MetricsChart chart;
    chart.kind = MetricsChart::Kind::Comparison;
    chart.comparisons.push_back({u"region"_s, u"eu"_s, 10, 20, 0.1, 0.5});
    return chart;
}

} // namespace

/// The rules of Qt's models for those that have no test of their own; the others hold to them in their tests.
class TestModelRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void holdForTheEdgesOfAGraph()
    {
        GraphEdgeModel model;
        Watched watched(model, GraphEdgeModel::kSortRole);
        const auto before = graphOf(kBefore);
        const auto after = graphOf(kAfter);
        model.setGraph(before);
        QCOMPARE(model.rowCount(), static_cast<int>(before->edges.size()));
        watched.sortByEveryColumn();
        const GraphComparison comparison = compareGraphs(*before, *after);
        model.setGraph(std::make_shared<const ServiceGraph>(comparison.graph), {comparison.edges, {}, {}, false, {}});
        QVERIFY(model.isComparison());
        QCOMPARE(model.rowCount(), static_cast<int>(comparison.edges.size()));
        QVERIFY(comparison.edges.size() > before->edges.size());
        watched.sortByEveryColumn();
        model.setGraph(std::make_shared<const ServiceGraph>());
        QCOMPARE(model.rowCount(), 0);
    }

    void holdForTheNodesOfAGraph()
    {
        GraphNodeModel model;
        Watched watched(model, GraphNodeModel::kSortRole);
        for (const auto &graph : {graphOf(kAfter), graphOf(kBefore)}) {
            model.setGraph(graph);
            QCOMPARE(model.rowCount(), static_cast<int>(graph->nodes.size()));
            watched.sortByEveryColumn();
        }
        model.setGraph(std::make_shared<const ServiceGraph>());
        QCOMPARE(model.rowCount(), 0);
    }

    void holdForCountedCalls()
    {
        CallsModel model;
        Watched watched(model, LatencyModel::SortRole);
        model.setGraph(twoCalls(), kSecondNs);
        QCOMPARE(model.rowCount(), 2);
        watched.sortByEveryColumn();
        model.setGraph({}, kSecondNs);
        QCOMPARE(model.rowCount(), 0);
    }

    void holdForCountedFigures()
    {
        FiguresModel model;
        Watched watched(model, LatencyModel::SortRole);
        FiguresTable table;
        table.rows = {figuresOf(u"cart"_s, u"GET /cart"_s, 10), figuresOf(u"shop"_s, u"GET /"_s, 500)};
        model.setFigures(table, kSecondNs);
        QCOMPARE(model.rowCount(), 2);
        watched.sortByEveryColumn();
        model.setFigures({}, kSecondNs);
        QCOMPARE(model.rowCount(), 0);
    }

    void holdForMetricsOfEveryKind()
    {
        MetricsTableModel model;
        Watched watched(model, MetricsTableModel::SortRole);
        for (const auto &[chart, rows] :
             {std::pair(linesChart(), 2), std::pair(heatMapChart(), 3), std::pair(comparisonChart(), 1)}) {
            model.setChart(chart);
            QCOMPARE(model.rowCount(), rows);
            watched.sortByEveryColumn();
        }
        model.setChart({});
        QCOMPARE(model.rowCount(), 0);
    }

    void holdForLatenciesThatAreFiltered()
    {
        FiguresModel model;
        LatencyFilter filter;
        const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        filter.setSourceModel(&model);
        FiguresTable table;
        for (int i = 0; i < 20; ++i)
            table.rows.push_back(figuresOf(i % 2 ? u"cart"_s : u"shop"_s, u"GET /%1"_s.arg(i), i));
        model.setFigures(table, kSecondNs);
        filter.sort(LatencyModel::FirstQuantile, Qt::DescendingOrder);
        QCOMPARE(filter.rowCount(), 20);
        filter.setWords(u"CART  get"_s);
        QCOMPARE(filter.rowCount(), 10);
        filter.setWords(u"cart /13"_s);
        QCOMPARE(filter.rowCount(), 1);
        filter.setWords(u"nothing"_s);
        QCOMPARE(filter.rowCount(), 0);
        model.setFigures({}, kSecondNs);
        filter.setWords({});
        QCOMPARE(filter.rowCount(), 0);
    }
};

QTEST_MAIN(TestModelRules)
#include "tst_modelrules.moc"
