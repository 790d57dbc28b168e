// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/jaegersource.h"
#include "core/sources/prometheussource.h"
#include "core/sources/temposource.h"
#include "tests/sources/sourcefixture.h"

#include <QTest>

#include <cmath>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;
/// As recorded: 601 requests of a shop within a second, every fifth failed (tests/backends/figures.py).
constexpr std::int64_t kStartNs = 1'795'697'929 * kSecondNs;
constexpr std::int64_t kEndNs = 1'795'697'960 * kSecondNs;
constexpr double kRequests = 301;
constexpr double kErrors = 61;
constexpr double kMeanNs = 300'634'042;
constexpr double kP95Ns = 1'411'661'733;
/// Prometheus extrapolates to the ends of a window, which is short here.
constexpr double kExtrapolated = 0.15;

const FiguresGroup kGet{u"red-web"_s, u"GET /a"_s, SpanKind::Server};

FiguresQuestion recordedQuestion()
{
    FiguresQuestion question;
    question.startNs = kStartNs;
    question.endNs = kEndNs;
    question.stepNs = kSecondNs;
    return question;
}

template <class Source>
struct Counting {
    Counting(SourceKind kind, ReplayServer::Handler handler)
        : server(std::move(handler)), source(configOf(kind, server), {}, quickPolicy())
    {}
    ReplayServer server;
    Source source;
};

const Figures *figuresOf(const FiguresTable &table, const FiguresGroup &group)
{
    for (const FiguresTable::Row &row : table.rows) {
        if (row.group.service == group.service && row.group.operation == group.operation)
            return &row.figures;
    }
    return nullptr;
}

bool isNear(double value, double wanted, double share)
{
    return std::abs(value - wanted) <= wanted * share;
}

QString detailOf(const Error &error)
{
    return error.detail;
}

} // namespace

class TestMetricsSources : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void tempoTellsTheRecordedFigures()
    {
        Counting<TempoSource> tempo(SourceKind::Tempo,
                                    ReplayServer::recorded(u"tempo-2.8.0-rc.0-counts-tempo"_s, true));

        const auto table = resultOf(tempo.source.metrics()->figures(recordedQuestion()));

        QVERIFY2(table, errorText(table).constData());
        const Figures *get = figuresOf(*table, kGet);
        QVERIFY(get);
        QCOMPARE(*get->calls, kRequests);
        QCOMPARE(*get->errors, kErrors);
        QVERIFY(isNear(*get->meanNs, kMeanNs, 0.001));
        QVERIFY(get->quantiles[3]->lowNs < kP95Ns && get->quantiles[3]->highNs > kP95Ns);
        QCOMPARE(table->rows.size(), 3U);
    }

    void tempoTellsTheRecordedSteps()
    {
        Counting<TempoSource> tempo(SourceKind::Tempo,
                                    ReplayServer::recorded(u"tempo-2.8.0-rc.0-counts-tempo"_s, true));

        const auto history = resultOf(tempo.source.metrics()->history(recordedQuestion(), kGet));

        QVERIFY2(history, errorText(history).constData());
        QCOMPARE(history->steps.size(), 31U);
        QCOMPARE(*history->steps[0].calls, kRequests); // they all began in the first second
        QCOMPARE(history->steps[1].calls.value_or(0), 0.0);
    }

    void prometheusTellsWhatTempoHasWritten()
    {
        Counting<PrometheusSource> prometheus(SourceKind::Prometheus,
                                              ReplayServer::recorded(u"prometheus-2.42.0-counts-tempo"_s, true));

        const auto table = resultOf(prometheus.source.figures(recordedQuestion()));
        const auto graph = resultOf(prometheus.source.callGraph(kStartNs, kEndNs));

        QVERIFY2(table, errorText(table).constData());
        QVERIFY(table->origin.what.contains(u"traces_spanmetrics_latency"_s));
        const Figures *get = figuresOf(*table, kGet);
        QVERIFY(get && isNear(*get->calls, kRequests, kExtrapolated) && isNear(*get->errors, kErrors, kExtrapolated));
        QVERIFY(get->quantiles[3]->lowNs < kP95Ns && get->quantiles[3]->highNs > kP95Ns);
        QVERIFY2(graph, errorText(graph).constData());
        QCOMPARE(graph->edges.size(), 1U);
        QCOMPARE(graph->edges[0].client + u'>' + graph->edges[0].server, u"red-web>red-stock"_s);
        QVERIFY(!graph->edges[0].serverBuckets.empty());
    }

    void prometheusTellsWhatTheConnectorHasCounted()
    {
        Counting<PrometheusSource> prometheus(SourceKind::Prometheus,
                                              ReplayServer::recorded(u"prometheus-2.42.0-counts-jaeger2"_s, true));

        const auto table = resultOf(prometheus.source.figures(recordedQuestion()));
        const auto graph = resultOf(prometheus.source.callGraph(kStartNs, kEndNs));

        QVERIFY2(table, errorText(table).constData());
        QVERIFY(table->origin.what.contains(u"traces_span_metrics_duration_milliseconds"_s));
        const Figures *get = figuresOf(*table, kGet);
        QVERIFY(get && isNear(*get->calls, kRequests, kExtrapolated));
        QCOMPARE(get->quantiles[3]->lowNs, 1.4e9); // milliseconds, not seconds
        QVERIFY(!graph);
        QVERIFY(detailOf(graph.error()).contains(u"traces_service_graph_request_total"_s));
    }

    void jaegerTellsSpmAndDependencies()
    {
        Counting<JaegerSource> jaeger(SourceKind::Jaeger, ReplayServer::recorded(u"jaeger-2.13.0-counts-jaeger2"_s));

        const auto table = resultOf(jaeger.source.metrics()->figures(recordedQuestion()));
        const auto history = resultOf(jaeger.source.metrics()->history(recordedQuestion(), kGet));
        const auto graph = resultOf(jaeger.source.metrics()->callGraph(kStartNs, kEndNs));

        QVERIFY2(table, errorText(table).constData());
        const Figures *get = figuresOf(*table, kGet);
        QVERIFY(get && isNear(*get->calls, kRequests, kExtrapolated) && isNear(*get->errors, kErrors, kExtrapolated));
        QVERIFY(!get->quantiles[3]->hasBucket());
        QVERIFY(!get->meanNs);
        QVERIFY2(history, errorText(history).constData());
        QCOMPARE(history->stepNs, 60 * kSecondNs); // shorter ones would hold no rate
        QVERIFY2(graph, errorText(graph).constData());
        const auto edge = std::find_if(graph->edges.begin(), graph->edges.end(),
                                       [](const CallEdge &call) { return call.server == u"red-stock"_s; });
        QVERIFY(edge != graph->edges.end());
    }

    void jaegerSaysThatSpmIsOff()
    {
        Counting<JaegerSource> jaeger(SourceKind::Jaeger, [](const ServedRequest &request) {
            return request.path() == u"/api/services"_s
                       ? json("{\"data\":[\"cart\"]}")
                       : json(
                             "{\"data\":null,\"errors\":[{\"code\":501,\"msg\":\"metrics querying is currently disabled\"}]}",
                             501);
        });

        const auto table = resultOf(jaeger.source.figures(recordedQuestion()));

        QVERIFY(!table);
        QCOMPARE(table.error().code, ErrorCode::Unsupported);
        QVERIFY(detailOf(table.error()).contains(u"SPM"_s));
        QCOMPARE(jaeger.server.requests().size(), 2U); // one is enough to know
    }

    void jaegerIsNotAskedForOneOutcome()
    {
        Counting<JaegerSource> jaeger(SourceKind::Jaeger, [](const ServedRequest &) { return text("", 500); });
        FiguresQuestion question = recordedQuestion();
        question.outcome = FiguresOutcome::Error;

        QCOMPARE(resultOf(jaeger.source.figures(question)).error().code, ErrorCode::Unsupported);
        QVERIFY(jaeger.server.requests().empty());
    }

    void prometheusSaysWhatItLacks()
    {
        Counting<PrometheusSource> prometheus(
            SourceKind::Prometheus, [](const ServedRequest &) { return json("{\"status\":\"success\",\"data\":[]}"); });

        const auto table = resultOf(prometheus.source.figures(recordedQuestion()));

        QCOMPARE(table.error().code, ErrorCode::NotFound);
        QVERIFY(detailOf(table.error()).contains(u"traces_spanmetrics_calls_total"_s));
    }

    void prometheusRepeatsTheServersWords()
    {
        Counting<PrometheusSource> prometheus(SourceKind::Prometheus, [](const ServedRequest &request) {
            if (request.path().contains(u"label"_s))
                return json("{\"data\":[\"calls_total\",\"duration_seconds_bucket\"]}");
            return json("{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"too many samples\"}", 422);
        });

        const auto table = resultOf(prometheus.source.figures(recordedQuestion()));

        QVERIFY2(detailOf(table.error()).contains(u"too many samples"_s), errorText(table).constData());
    }

    void prometheusTellsWhatItIs()
    {
        Counting<PrometheusSource> prometheus(SourceKind::Prometheus, [](const ServedRequest &request) {
            return request.path().contains(u"buildinfo"_s)
                       ? json("{\"data\":{\"version\":\"2.42.0\"}}")
                       : json("{\"data\":[\"traces_spanmetrics_calls_total\",\"traces_spanmetrics_latency_bucket\"]}");
        });

        const auto check = resultOf(prometheus.source.check());

        QVERIFY2(check, errorText(check).constData());
        QCOMPARE(check->server, u"Prometheus 2.42.0"_s);
        QCOMPARE(check->detail, u"traces_spanmetrics_latency"_s);
    }

    void prometheusAddressesMayEndInTheApi()
    {
        ReplayServer server([](const ServedRequest &) { return json("{\"data\":[]}"); });
        SourceConfig config = configOf(SourceKind::Prometheus, server);
        config.baseUrl.setPath(u"/prefix/api/v1/"_s);
        PrometheusSource source(config, {}, quickPolicy());

        resultOf(source.check());

        QCOMPARE(server.requests().front().path(), u"/prefix/api/v1/status/buildinfo"_s);
    }

    void prometheusHoldsNoTraces()
    {
        Counting<PrometheusSource> prometheus(SourceKind::Prometheus,
                                              [](const ServedRequest &) { return text("", 500); });

        QCOMPARE(resultOf(prometheus.source.search({})).error().code, ErrorCode::Unsupported);
        QVERIFY(!holdsTraces(SourceKind::Prometheus));
        QVERIFY(!countsRequests(SourceKind::Zipkin));
    }

    void tempoAnswersAMetricsQuery()
    {
        Counting<TempoSource> tempo(SourceKind::Tempo, [](const ServedRequest &) {
            return json("{\"series\":[{\"labels\":[],\"samples\":[{\"timestampMs\":\"2000\",\"value\":3}]}]}");
        });

        const auto answer = resultOf(tempo.source.series(u"{} | rate()"_s, kSecondNs, 3 * kSecondNs, kSecondNs));

        QVERIFY2(answer, errorText(answer).constData());
        QCOMPARE(answer->series.at(0).points.at(0).value, 3.0);
        QCOMPARE(tempo.server.requests().back().target,
                 "/api/metrics/query_range?q=%7B%7D%20%7C%20rate%28%29&start=1&end=3&step=1s");
    }
};

QTEST_GUILESS_MAIN(TestMetricsSources)
#include "tst_metricssources.moc"
