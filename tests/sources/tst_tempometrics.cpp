// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/tempometrics.h"

#include <QJsonDocument>
#include <QTest>

#include <cmath>

using namespace traceloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;

const QString kOneOperation = u"{ (kind = client || kind = producer) && resource.service.name = \"a\\\"b\" && "
                              u"name = \"GET\" && kind = client && status = error } | count_over_time()"_s;

FiguresQuestion fiveMinutes()
{
    FiguresQuestion question;
    question.startNs = 1'700'000'100 * kSecondNs;
    question.endNs = 1'700'000'400 * kSecondNs;
    question.stepNs = 60 * kSecondNs;
    return question;
}

/// `json` with ' for ".
MetricSeriesAnswer answerOf(QByteArray json, std::int64_t stepNs = 60 * kSecondNs)
{
    return tempoSeries(QJsonDocument::fromJson(json.replace('\'', '"')).object(), fiveMinutes().endNs, stepNs);
}

const QByteArray kLabels =
    "{'key':'resource.service.name','value':{'stringValue':'cart'}}, {'key':'name','value':{'stringValue':'GET'}},{'key':'kind','value':{'stringValue':'server'}}";

TempoFiguresAnswers answers()
{
    TempoFiguresAnswers all;
    // The step before the window does not count; the second sample of the window is 0.
    all.calls = answerOf(
        "{'series':[{'labels':[" + kLabels
        + "],'samples':[{'timestampMs':'1700000100000','value':7}, {'timestampMs':'1700000160000','value':3},{'timestampMs':'1700000220000'},{'timestampMs':'1700000400000','value':1}]}]}");
    all.errors = answerOf(
        "{'series':[{'labels':[" + kLabels
        + "],'samples':[{'timestampMs':'1700000400000','value':1}]}],'status':'PARTIAL','message':'too many'}");
    all.durations = answerOf(
        "{'series':[{'labels':[" + kLabels
        + ",{'key':'__bucket','value':{'doubleValue':0.067108864}}],'samples':[ {'timestampMs':'1700000160000','value':3},{'timestampMs':'1700000400000','value':1}]}]}");
    all.mean = answerOf(
        "{'series':[{'labels':[" + kLabels
        + "],'samples':[{'timestampMs':'1700000160000','value':0.04},{'timestampMs':'1700000400000','value':0.06}]}]}");
    return all;
}

} // namespace

class TestTempoMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksForEveryOperation()
    {
        FiguresQuestion question = fiveMinutes();
        question.outcome = FiguresOutcome::Success;
        const TempoFiguresQueries queries = tempoFiguresQueries(question);

        QCOMPARE(queries.calls, u"{ (kind = server || kind = consumer || nestedSetParent < 0) } | count_over_time() by "
                                u"(resource.service.name, name, kind)"_s);
        QCOMPARE(queries.durations,
                 u"{ (kind = server || kind = consumer || nestedSetParent < 0) && status != error } | "
                 u"histogram_over_time(duration) by (resource.service.name, name, kind)"_s);
    }

    void asksForOneOperationWithItsQuotes()
    {
        FiguresQuestion question = fiveMinutes();
        question.side = FiguresSide::Outbound;

        QCOMPARE(tempoFiguresQueries(question, {u"a\"b"_s, u"GET"_s, SpanKind::Client}).errors, kOneOperation);
    }

    void givesTimesInWholeSecondsAndSteps()
    {
        QCOMPARE(tempoMetricsParameters(u"{}"_s, 2 * kSecondNs, 8 * kSecondNs, 1'500'000'000).encoded(),
                 "q=%7B%7D&start=2&end=8&step=1500ms");
        QCOMPARE(tempoMetricsParameters(u"{}"_s, 2 * kSecondNs, 8 * kSecondNs, 0).encoded(), "q=%7B%7D&start=2&end=8");
    }

    void takesAMissingValueAsNothing()
    {
        const MetricSeriesAnswer answer = answerOf(
            "{'series':[{'labels':[],'samples':[{'timestampMs':'1700000160000'}]}]}");

        QCOMPARE(answer.series.at(0).points.at(0).value, 0.0);
        QCOMPARE(answer.series.at(0).points.at(0).timeNs, 1'700'000'160 * kSecondNs);
    }

    void knowsThatOldServersTellWhenAStepBegins()
    {
        const MetricSeriesAnswer answer = answerOf(
            "{'series':[{'labels':[],'promLabels':'{}','samples':[{'timestampMs':'1700000100000','value':2}]}]}");

        QCOMPARE(answer.series.at(0).points.at(0).timeNs, 1'700'000'160 * kSecondNs);
    }

    void keepsTheTypesOfLabels()
    {
        const MetricSeriesAnswer answer = answerOf(
            "{'series':[{'labels':[ {'key':'p','value':{'doubleValue':0.99}},{'key':'span.code','value':{'intValue':'200'}}, {'key':'ok','value':{'boolValue':true}},{'key':'name','value':{'stringValue':'GET'}}],'value':'NaN'}]}",
            0);
        const auto &labels = answer.series.at(0).labels;

        QCOMPARE(labels[0].value, QVariant(0.99));
        QCOMPARE(labels[1].value, QVariant(200LL));
        QCOMPARE(labels[2].value, QVariant(true));
        QCOMPARE(labels[3].value, QVariant(u"GET"_s));
        QVERIFY(std::isnan(answer.series.at(0).points.at(0).value));
    }

    void sumsTheStepsOfTheWindow()
    {
        const FiguresTable table = tempoFigures(answers(), fiveMinutes());

        QCOMPARE(table.rows.size(), 1U);
        QVERIFY((table.rows[0].group == FiguresGroup{u"cart"_s, u"GET"_s, SpanKind::Server}));
        const Figures &figures = table.rows[0].figures;
        QCOMPARE(*figures.calls, 4.0);
        QCOMPARE(*figures.errors, 1.0);
        QCOMPARE(*figures.meanNs, 45e6); // three of 40 ms, one of 60 ms
        QCOMPARE(figures.buckets.size(), 1U);
        QCOMPARE(figures.quantiles[0]->lowNs, 33'554'432.0);
        QCOMPARE(figures.quantiles[0]->highNs, 67'108'864.0);
        QVERIFY(table.origin.isPartial);
        QCOMPARE(table.origin.notes, QStringList{u"too many"_s});
    }

    void tellsEveryStep()
    {
        const FiguresHistory history = tempoHistory(answers(), fiveMinutes());

        QCOMPARE(history.steps.size(), 5U);
        QCOMPARE(*history.steps[0].calls, 3.0);
        QCOMPARE(*history.steps[1].calls, 0.0);
        QVERIFY(!history.steps[1].quantiles[0]);
        QVERIFY(!history.steps[2].calls);
        QCOMPARE(*history.steps[4].errors, 1.0);
        QCOMPARE(*history.steps[4].meanNs, 60e6);
    }
};

QTEST_GUILESS_MAIN(TestTempoMetrics)
#include "tst_tempometrics.moc"
