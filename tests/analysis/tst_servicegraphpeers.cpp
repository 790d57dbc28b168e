// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/servicegraphbuilder.h"
#include "core/analysis/tracesetsummary.h"
#include "core/formats/tracereader.h"
#include "tests/analysis/graphdump.h"
#include "tests/support/testbase.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

using Pair = std::pair<std::string, std::string>;

struct Figures {
    std::uint64_t calls = 0;
    std::uint64_t errors = 0;
    friend bool operator==(const Figures &, const Figures &) = default;
};

std::vector<TracePtr> tracesOf(const QByteArray &bytes)
{
    TraceCollector collector;
    if (!readTraces({bytes.constData(), static_cast<std::size_t>(bytes.size())}, collector))
        return {};
    return collector.finish().value_or(std::vector<TracePtr>());
}

/// Zipkin's view of our graph: calls between named ends.
std::map<Pair, Figures> namedCalls(const ServiceGraph &graph)
{
    std::map<Pair, Figures> calls;
    for (const GraphEdge &edge : graph.edges) {
        const std::string &from = graph.nodes[edge.from].name;
        const std::string &to = graph.nodes[edge.to].name;
        const bool isNamed = edge.kind != CallKind::Entry && !from.empty() && !from.starts_with("unknown")
                             && !to.starts_with("unknown");
        if (isNamed) {
            calls[{from, to}].calls += edge.calls;
            calls[{from, to}].errors += edge.errors;
        }
    }
    return calls;
}

/// Where we answer otherwise than Zipkin's own program, and why.
const std::map<QString, std::map<Pair, Figures>> kDeliberate{
    // a producer and its consumer are one edge; the broker has no spans
    {u"should link messaging spans by broker"_s, {{{"producer", "consumer"}, {1, 0}}}},
    {u"should not link producer spans when missing broker"_s, {{{"producer", "consumer"}, {1, 0}}}},
    {u"should not link consumer spans when missing broker"_s, {{{"producer", "consumer"}, {1, 0}}}},
    // its shared server span has another id than the client's: nothing says that they belong together
    {u"should link shared RPC span as one error"_s, {}},
    // spans without a kind are inner work; Zipkin takes them for clients
    {u"should treat remote service names missing kind as RPC"_s, {{{"web", "app"}, {1, 1}}}}};

} // namespace

/// The same input as other programs' own tests, and every trace of the corpus.
class TestServiceGraphPeers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linksAsZipkinDoes_data()
    {
        QTest::addColumn<QJsonObject>("given");
        const auto file = readDataFile(u"corpus/zipkin-lens/cases/dependency-links.json"_s);
        const QJsonArray cases = QJsonDocument::fromJson(file).object().value("cases"_L1).toArray();
        for (const QJsonValue &value : cases)
            QTest::newRow(qPrintable(value.toObject().value("name"_L1).toString())) << value.toObject();
    }

    void linksAsZipkinDoes()
    {
        QFETCH(QJsonObject, given);
        std::map<Pair, Figures> expected;
        for (const QJsonValue &value : given.value("expected_links"_L1).toArray()) {
            const QJsonObject link = value.toObject();
            expected[{link.value("parent"_L1).toString().toStdString(),
                      link.value("child"_L1).toString().toStdString()}] = {
                static_cast<std::uint64_t>(link.value("callCount"_L1).toInt()),
                static_cast<std::uint64_t>(link.value("errorCount"_L1).toInt())};
        }
        if (const auto other = kDeliberate.find(given.value("name"_L1).toString()); other != kDeliberate.end())
            expected = other->second;

        ServiceGraphBuilder builder;
        for (const QJsonValue &trace : given.value("traces"_L1).toArray()) {
            for (const TracePtr &each : tracesOf(QJsonDocument(trace.toArray()).toJson()))
                builder.add(*each);
        }

        const auto graph = builder.graph();
        QCOMPARE(graphFault(graph), QString());
        const auto found = namedCalls(graph);
        if (found != expected)
            QFAIL(qPrintable(dumpEdges(graph).join(u'\n')));
    }

    void findsTheEdgeOfTheCollectorsConnector()
    {
        const auto file = readDataFile(u"corpus/otel-contrib/cases/service-graph.json"_s);
        const QJsonArray cases = QJsonDocument::fromJson(file).object().value("cases"_L1).toArray();
        const auto graphOf = [&](int place) {
            const QJsonObject traces = cases.at(place).toObject().value("traces"_L1).toObject();
            return serviceGraphOf(*tracesOf(QJsonDocument(traces).toJson()).front());
        };
        QCOMPARE(dumpEdges(graphOf(0)), QStringList{u"foo-server -> bar-requester rpc 1"_s});
        QCOMPARE(graphOf(0).edges.front().client.p50.ns, std::int64_t{1'000});
        QCOMPARE(graphOf(0).edges.front().server.p50.ns, std::int64_t{1'000});
        QCOMPARE(dumpEdges(graphOf(1)), QStringList{u"user -> bar-requester entry 1"_s});
    }

    void addsUpOverTheCorpusAndAgreesWithItsSummaries_data()
    {
        QTest::addColumn<QString>("path");
        const QDir corpus(dataPath(u"corpus"_s));
        for (const QString &folder : corpus.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QString expectations = u"corpus/"_s + folder + u"/expected.json"_s;
            if (!QFile::exists(dataPath(expectations)))
                continue;
            const QJsonObject files =
                QJsonDocument::fromJson(readDataFile(expectations)).object().value("files"_L1).toObject();
            for (const QString &file : files.keys())
                QTest::newRow(qPrintable(folder + u'/' + file)) << corpus.filePath(folder + u'/' + file);
        }
    }

    void addsUpOverTheCorpusAndAgreesWithItsSummaries()
    {
        QFETCH(QString, path);
        TraceCollector collector;
        QVERIFY(readTraceFile(path, collector));
        const auto traces = collector.finish();
        QVERIFY(traces);

        ServiceGraphBuilder builder;
        TraceSetSummary summary;
        for (const TracePtr &trace : *traces) {
            builder.add(*trace);
            summary.add(*trace);
        }

        const auto graph = builder.graph();
        QCOMPARE(graphFault(graph), QString());
        std::map<TraceSetSummary::Edge, std::uint64_t> calls;
        for (const GraphEdge &edge : graph.edges) {
            const bool isOfSpans = edge.kind != CallKind::Virtual && edge.kind != CallKind::Entry
                                   && (edge.flags & (GraphEdgeFlag::kLinks | GraphEdgeFlag::kSelf)) == 0
                                   && graph.nodes[edge.from].isService() && edge.calls > edge.serverSpansMissing;
            const bool isNamed = !graph.nodes[edge.from].name.empty() && !graph.nodes[edge.to].name.empty();
            if (isOfSpans && isNamed)
                calls[{graph.nodes[edge.from].name, graph.nodes[edge.to].name}] += edge.calls - edge.serverSpansMissing;
        }
        QCOMPARE(calls, summary.edges);
    }
};

QTEST_GUILESS_MAIN(TestServiceGraphPeers)
#include "tst_servicegraphpeers.moc"
