// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/metricsmerge.h"
#include "core/search/selectedvalues.h"
#include "core/traceql/parser.h"

#include <QTest>

using namespace traceloupe;
using namespace Qt::StringLiterals;

namespace {

traceql::Query parsed(const char *text)
{
    const auto query = traceql::parseValid(text);
    if (!query)
        qFatal("%s", query.error().toText().c_str());
    return *query;
}

/// An answer whose series are named by a label, with points at the times 10, 20, ...; a negative value is none.
MetricsAnswer answerOf(const std::vector<std::pair<std::string, std::vector<double>>> &all)
{
    MetricsAnswer answer;
    answer.range = {0, 30, 10};
    for (const auto &[name, values] : all) {
        traceql::Series &series = answer.series.emplace_back();
        series.labels = {{"name", traceql::Value::ofString(name)}};
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i] >= 0)
                series.points.push_back({static_cast<std::int64_t>(i + 1) * 10, values[i]});
        }
    }
    return answer;
}

QString textOf(const MetricsAnswer &answer)
{
    QStringList lines;
    for (const traceql::Series &series : answer.series) {
        QString line = QString::fromStdString(traceql::toPlainText(series.labels.front().value));
        for (const traceql::SeriesPoint &point : series.points)
            line += u" %1:%2"_s.arg(point.timeNs).arg(point.value);
        lines += line;
    }
    return lines.join(u'\n');
}

} // namespace

/// Figures of several places as one.
class TestMetricsMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addsUpWhatIsCounted()
    {
        const MetricsAnswer merged = mergedMetrics(
            parsed("{ } | rate() by (name)"),
            {answerOf({{"a", {1, 2, -1}}, {"b", {5, 5, 5}}}), answerOf({{"a", {10, -1, 30}}, {"c", {7, -1, -1}}})});

        QCOMPARE(textOf(merged), u"a 10:11 20:2 30:30\nb 10:5 20:5 30:5\nc 10:7"_s);
        QCOMPARE(merged.range.stepNs, std::int64_t{10});
    }

    void takesTheExtremeOfExtremes()
    {
        const std::vector<MetricsAnswer> answers{answerOf({{"a", {1, 2, -1}}}), answerOf({{"a", {3, 1, 4}}})};

        QCOMPARE(textOf(mergedMetrics(parsed("{ } | max_over_time(duration) by (name)"), answers)),
                 u"a 10:3 20:2 30:4"_s);
        QCOMPARE(textOf(mergedMetrics(parsed("{ } | min_over_time(duration) by (name)"), answers)),
                 u"a 10:1 20:1 30:4"_s);
    }

    void leavesOutAPlaceThatFailed()
    {
        MetricsAnswer failed = answerOf({{"a", {9, 9, 9}}});
        failed.coverage.state = QueryCoverage::State::Failed;

        const MetricsAnswer merged = mergedMetrics(parsed("{ } | count_over_time() by (name)"),
                                                   {answerOf({{"a", {1, 1, 1}}}), failed});

        QCOMPARE(textOf(merged), u"a 10:1 20:1 30:1"_s);
    }

    void saysWhatCannotBePutTogether_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("part");
        QTest::newRow("rate") << QByteArray("{ } | rate()") << QString();
        QTest::newRow("sum") << QByteArray("{ } | sum_over_time(duration)") << QString();
        QTest::newRow("histogram") << QByteArray("{ } | histogram_over_time(duration)") << QString();
        QTest::newRow("mean") << QByteArray("{ } | avg_over_time(duration)") << u"mean"_s;
        QTest::newRow("percentile") << QByteArray("{ } | quantile_over_time(duration, 0.9)") << u"histogram"_s;
        QTest::newRow("ranked") << QByteArray("{ } | rate() by (name) | topk(3)") << u"each place"_s;
        QTest::newRow("computed") << QByteArray("({ } | rate()) * 2") << u"computed"_s;
    }

    void saysWhatCannotBePutTogether()
    {
        QFETCH(const QByteArray, query);
        QFETCH(const QString, part);

        const QString why = whyNotMerged(parsed(query.constData()));

        QCOMPARE(why.isEmpty(), part.isEmpty());
        QVERIFY2(why.contains(part), qPrintable(why));
    }

    void readsWhatABackendToldOfItsSpans()
    {
        const traceql::Query query = parsed(
            "{ span.http.status_code >= 500 && name = `x` } | select(resource.zone, kind)");

        const auto selected = selectedValuesOf(query, {{"http.status_code", "500"},
                                                       {"zone", "eu"},
                                                       {"kind", "server"},
                                                       {"http.status_code", "503"},
                                                       {"zone", "eu"},
                                                       {"other", "1"}});

        QCOMPARE(selected.size(), std::size_t{3});
        QCOMPARE(selected[0].attribute, std::string("resource.zone"));
        QCOMPARE(selected[0].values, std::vector<std::string>{"eu"});
        QCOMPARE(selected[1].values, std::vector<std::string>{"server"});
        QCOMPARE(selected[2].attribute, std::string("http.status_code"));
        QCOMPARE(selected[2].values, (std::vector<std::string>{"500", "503"}));
    }
};

QTEST_GUILESS_MAIN(TestMetricsMerge)
#include "tst_metricsmerge.moc"
