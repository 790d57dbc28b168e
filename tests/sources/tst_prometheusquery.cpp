// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/prometheusquery.h"

#include <QJsonDocument>
#include <QTest>

#include <cmath>

using namespace traceloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;

SpanMetricsFamily familyOf(const QStringList &names)
{
    const auto families = spanMetricsFamilies(names);
    return families.empty() ? SpanMetricsFamily() : families.front();
}

const QStringList kTempoNames{u"traces_spanmetrics_calls_total"_s, u"traces_spanmetrics_latency_bucket"_s,
                              u"traces_spanmetrics_latency_sum"_s, u"traces_spanmetrics_latency_count"_s};

const QString kEveryOperation = u"sum by (service, span_name, span_kind) (increase(traces_spanmetrics_calls_total{"
                                u"span_kind=~\"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER\"}[600s]))"_s;
const QString kErrors = u"status_code=~\"STATUS_CODE_ERROR|Error\""_s;
const QString kEscapedGroup = u"service=\"a\\\"b\\\\c\\nd\",span_name=\"GET /{id}\",span_kind=\"SPAN_KIND_SERVER\""_s;
const QString kSuccesses = u"status_code!~\"STATUS_CODE_ERROR|Error\"}[1500ms]"_s;
const QString kQuotedNames =
    u"sum (increase({\"traces.span.metrics.calls\",\"span.kind\"=~\"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER\","
    u"\"service.name\"=\"cart\"}[60s]))"_s;

FiguresQuestion tenMinutes()
{
    FiguresQuestion question;
    question.startNs = 1'000'000 * kSecondNs;
    question.endNs = 1'000'600 * kSecondNs;
    question.stepNs = 60 * kSecondNs;
    return question;
}

/// `json` with ' for ".
PromAnswer answerOf(QByteArray json)
{
    return promAnswer(QJsonDocument::fromJson(json.replace('\'', '"')).object());
}

} // namespace

class TestPrometheusQuery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsTheFamilies_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("duration");
        QTest::addColumn<QString>("labels");
        QTest::addColumn<double>("unitNs");
        QTest::addColumn<bool>("isNative");
        QTest::newRow("Tempo's generator")
            << kTempoNames << u"traces_spanmetrics_latency"_s << u"service span_name"_s << 1e9 << false;
        QTest::newRow("Tempo, native histogram")
            << QStringList{u"traces_spanmetrics_calls_total"_s, u"traces_spanmetrics_latency"_s}
            << u"traces_spanmetrics_latency"_s << u"service span_name"_s << 1e9 << true;
        QTest::newRow("connector") << QStringList{u"traces_span_metrics_calls_total"_s,
                                                  u"traces_span_metrics_duration_milliseconds_bucket"_s}
                                   << u"traces_span_metrics_duration_milliseconds"_s << u"service_name span_name"_s
                                   << 1e6 << false;
        QTest::newRow("connector, seconds")
            << QStringList{u"traces_span_metrics_calls_total"_s, u"traces_span_metrics_duration_seconds_bucket"_s}
            << u"traces_span_metrics_duration_seconds"_s << u"service_name span_name"_s << 1e9 << false;
        QTest::newRow("connector without a namespace")
            << QStringList{u"calls_total"_s, u"duration_milliseconds_bucket"_s} << u"duration_milliseconds"_s
            << u"service_name span_name"_s << 1e6 << false;
        QTest::newRow("old processor") << QStringList{u"calls_total"_s, u"latency_bucket"_s} << u"latency"_s
                                       << u"service_name operation"_s << 1e6 << false;
        QTest::newRow("without suffixes") << QStringList{u"calls"_s, u"duration_bucket"_s} << u"duration"_s
                                          << u"service_name span_name"_s << 0.0 << false;
        QTest::newRow("UTF-8 names") << QStringList{u"traces.span.metrics.calls"_s,
                                                    u"traces.span.metrics.duration_bucket"_s}
                                     << u"traces.span.metrics.duration"_s << u"service.name span.name"_s << 0.0
                                     << false;
        QTest::newRow("none") << QStringList{u"up"_s, u"calls_total"_s} << QString() << u" "_s << 0.0 << false;
    }

    void knowsTheFamilies()
    {
        QFETCH(const QStringList, names);
        const SpanMetricsFamily family = familyOf(names);

        QTEST(family.duration, "duration");
        QTEST(QString(family.service + u' ' + family.operation), "labels");
        QTEST(family.unitNs, "unitNs");
        QTEST(family.isNative, "isNative");
    }

    void prefersTempoWhereThereAreSeveral()
    {
        const auto families = spanMetricsFamilies(kTempoNames
                                                  + QStringList{u"calls_total"_s, u"duration_milliseconds_bucket"_s});

        QCOMPARE(families.size(), 2U);
        QCOMPARE(families[0].duration, u"traces_spanmetrics_latency"_s);
    }

    void tellsTheUnitByTheBounds()
    {
        QCOMPARE(unitOfBounds({u"0.002"_s, u"16.384"_s, u"+Inf"_s}), 1e9);
        QCOMPARE(unitOfBounds({u"2.0"_s, u"15000.0"_s, u"+Inf"_s}), 1e6);
    }

    void findsTheServiceGraphBehindAPrefix()
    {
        const auto graph = serviceGraphFamily({u"up"_s, u"servicegraph_traces_service_graph_request_total"_s,
                                               u"servicegraph_traces_service_graph_request_server_seconds"_s});

        QVERIFY(graph);
        QCOMPARE(graph->prefix, u"servicegraph_traces_service_graph_"_s);
        QVERIFY(graph->isNative);
        QVERIFY(!serviceGraphFamily({u"up"_s}));
    }

    void asksForEveryOperation()
    {
        const PromFiguresQueries queries = promFiguresQueries(familyOf(kTempoNames), tenMinutes(), nullptr,
                                                              600 * kSecondNs);

        QCOMPARE(queries.calls, u"sum by (service, span_name, span_kind) (increase(traces_spanmetrics_calls_total{"
                                u"span_kind=~\"SPAN_KIND_SERVER|SPAN_KIND_CONSUMER\"}[600s]))"_s);
        QVERIFY(queries.errors.contains(u"status_code=~\"STATUS_CODE_ERROR|Error\""_s));
        QVERIFY(queries.buckets.contains(u"by (service, span_name, span_kind, le)"_s));
        QVERIFY(queries.sums.contains(u"traces_spanmetrics_latency_sum{"_s));
    }

    void escapesWhatItAsksFor()
    {
        const FiguresGroup group{u"a\"b\\c\nd"_s, u"GET /{id}"_s, SpanKind::Server};
        FiguresQuestion question = tenMinutes();
        question.outcome = FiguresOutcome::Success;

        const QString asked = promFiguresQueries(familyOf(kTempoNames), question, &group, 1'500'000'000).buckets;

        QVERIFY2(asked.contains(kEscapedGroup), qPrintable(asked));
        QVERIFY2(asked.contains(kSuccesses), qPrintable(asked));
    }

    void quotesNamesThatNeedIt()
    {
        const SpanMetricsFamily family = familyOf(
            {u"traces.span.metrics.calls"_s, u"traces.span.metrics.duration_bucket"_s});
        const FiguresGroup group{u"cart"_s, {}, SpanKind::Unspecified};
        FiguresQuestion question = tenMinutes();
        question.byOperation = false;

        QCOMPARE(promFiguresQueries(family, question, &group, 60 * kSecondNs).calls, kQuotedNames);
    }

    void readsNumbersOfEveryForm()
    {
        QCOMPARE(promNumber(u"1e+06"), 1e6);
        QVERIFY(std::isinf(promNumber(u"+Inf")) && promNumber(u"-Inf") < 0);
        QVERIFY(std::isnan(promNumber(u"NaN")));
        QVERIFY(std::isnan(promNumber(u"")));
    }

    void makesFiguresOfClassicHistograms()
    {
        PromFiguresAnswers answers;
        answers.calls = answerOf(
            "{'data':{'result':[ {'metric':{'service':'cart','span_name':'GET','span_kind':'SPAN_KIND_SERVER'},'value':[1000600,'20']}, {'metric':{'service':'idle','span_name':'GET','span_kind':'SPAN_KIND_SERVER'},'value':[1000600,'0']}]}}");
        answers.buckets = answerOf(
            "{'data':{'result':[ {'metric':{'service':'cart','span_name':'GET','span_kind':'SPAN_KIND_SERVER','le':'0.01'},'value':[1000600,'10']}, {'metric':{'service':'cart','span_name':'GET','span_kind':'SPAN_KIND_SERVER','le':'0.02'},'value':[1000600,'19']}, {'metric':{'service':'cart','span_name':'GET','span_kind':'SPAN_KIND_SERVER','le':'+Inf'},'value':[1000600,'20']} ]},'warnings':['PromQL warning: something']}");
        answers.sums = answerOf(
            "{'data':{'result':[ {'metric':{'service':'cart','span_name':'GET','span_kind':'SPAN_KIND_SERVER'},'value':[1000600,'0.2']}]}}");

        const FiguresTable table = promFigures(familyOf(kTempoNames), tenMinutes(), answers);

        QCOMPARE(table.rows.size(), 1U);
        QVERIFY((table.rows[0].group == FiguresGroup{u"cart"_s, u"GET"_s, SpanKind::Server}));
        const Figures &figures = table.rows[0].figures;
        QCOMPARE(*figures.calls, 20.0);
        QCOMPARE(*figures.errors, 0.0); // no series of errors: none yet
        QCOMPARE(*figures.meanNs, 1e7);
        QCOMPARE(figures.quantiles[0]->ns, 1e7);
        QCOMPARE(figures.quantiles[2]->highNs, 2e7);
        QVERIFY(figures.quantiles[4]->isBeyond());
        QVERIFY(table.origin.notes.contains(u"PromQL warning: something"_s));
    }

    void makesFiguresOfNativeHistograms()
    {
        const SpanMetricsFamily family = familyOf(
            {u"traces_spanmetrics_calls_total"_s, u"traces_spanmetrics_latency"_s});
        PromFiguresAnswers answers;
        answers.calls = answerOf("{'data':{'result':[{'metric':{'service':'cart'},'value':[1000600,'12']}]}}");
        answers.buckets = answerOf(
            "{'data':{'result':[{'metric':{'service':'cart'},'histogram':[1000600, {'count':'12','sum':'3','buckets':[[3,'-0.001','0.001','2'],[0,'0.25','0.5','10']]}]}]}}");

        const Figures figures = promFigures(family, tenMinutes(), answers).rows.at(0).figures;

        QCOMPARE(*figures.meanNs, 0.25e9);
        QCOMPARE(figures.quantiles[0]->lowNs, 0.25e9);
        QCOMPARE(figures.quantiles[0]->highNs, 0.5e9);
        QCOMPARE(figures.buckets.front().lowNs, 0.0);
    }

    void putsPointsIntoTheStepBeforeThem()
    {
        PromFiguresAnswers answers;
        answers.calls = answerOf(
            "{'data':{'result':[{'metric':{},'values':[ [1000060,'3'],[1000120,'NaN'],[1000600,'5'],[1000660,'9']]}]}}");

        const FiguresHistory history = promHistory(familyOf(kTempoNames), tenMinutes(), answers, 60 * kSecondNs);

        QCOMPARE(history.steps.size(), 10U);
        QCOMPARE(*history.steps[0].calls, 3.0);
        QVERIFY(!history.steps[1].calls);
        QCOMPARE(*history.steps[9].calls, 5.0);
    }

    void makesAGraphWithWhatIsThere()
    {
        const PromAnswer calls = answerOf(
            "{'data':{'result':[ {'metric':{'client':'user','server':'web','connection_type':'virtual_node'},'value':[1,'7']}, {'metric':{'client':'web','server':'cart'},'value':[1,'5']}, {'metric':{'client':'web','server':'gone'},'value':[1,'0']}]}}");
        const PromAnswer errors = answerOf(
            "{'data':{'result':[{'metric':{'client':'web','server':'cart'},'value':[1,'2']}]}}");

        const CallGraph graph = promCallGraph(calls, errors, {}, {});

        QCOMPARE(graph.edges.size(), 2U);
        QCOMPARE(graph.edges[0].connection, u"virtual_node"_s);
        QCOMPARE(*graph.edges[1].errors, 2.0);
        QVERIFY(graph.edges[1].serverBuckets.empty());
    }
};

QTEST_GUILESS_MAIN(TestPrometheusQuery)
#include "tst_prometheusquery.moc"
