// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/valuetext.h"
#include "tests/app/windowfixture.h"
#include "tests/support/replayserver.h"
#include "tests/support/testbase.h"
#include "tests/support/tracefromtext.h"
#include "widgets/common/statepanel.h"
#include "widgets/latency/bucketchart.h"
#include "widgets/latency/bucketheatmap.h"
#include "widgets/latency/figureschart.h"
#include "widgets/latency/latencycharts.h"
#include "widgets/latency/latencyhead.h"
#include "widgets/latency/latencypage.h"
#include "widgets/latency/remotecharts.h"
#include "widgets/latency/remotelatency.h"
#include "widgets/latency/remotewindow.h"

#include <QComboBox>
#include <QDateTime>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;

QByteArray rowOf(const QByteArray &operation, const QByteArray &le, const QByteArray &value)
{
    QByteArray labels = "\"service\":\"shop\",\"span_name\":\"" + operation + "\",\"span_kind\":\"SPAN_KIND_SERVER\"";
    if (!le.isEmpty())
        labels += ",\"le\":\"" + le + '"';
    return "{\"metric\":{" + labels + "},\"value\":[1,\"" + value + "\"]}";
}

QByteArray vectorOf(const QList<QByteArray> &rows)
{
    return "{\"data\":{\"result\":[" + rows.join(',') + "]}}";
}

/// One value in the step that ends at the end of what is asked for.
QByteArray seriesOf(const ServedRequest &request, const QByteArray &le, const QByteArray &value)
{
    const QByteArray labels = le.isEmpty() ? QByteArray() : "\"le\":\"" + le + '"';
    return "{\"metric\":{" + labels + "},\"values\":[[" + request.parameter(u"end"_s).toUtf8() + ",\"" + value
           + "\"]]}";
}

/// A Prometheus with 100 requests of two operations each, ninety below 64 ms; those of the second are beyond all
/// bounds.
Reply prometheus(const ServedRequest &request)
{
    const QString asked = request.parameter(u"query"_s);
    if (request.path().endsWith(u"/values"_s))
        return json("{\"data\":[\"traces_spanmetrics_calls_total\",\"traces_spanmetrics_latency_bucket\"]}");
    const bool isBuckets = asked.contains(u"_bucket"_s);
    const bool isErrors = asked.contains(u"status_code"_s);
    if (request.path().endsWith(u"/query_range"_s)) {
        if (isBuckets)
            return json(vectorOf({seriesOf(request, "0.032", "0"), seriesOf(request, "0.064", "90"),
                                  seriesOf(request, "0.128", "100")}));
        return json(vectorOf({seriesOf(request, {}, isErrors ? "5" : "100")}));
    }
    if (isBuckets)
        return json(
            vectorOf({rowOf("GET /cart", "0.032", "0"), rowOf("GET /cart", "0.064", "90"),
                      rowOf("GET /cart", "+Inf", "100"), rowOf("slow", "0.064", "0"), rowOf("slow", "+Inf", "50")}));
    if (asked.contains(u"_sum"_s))
        return json(vectorOf({rowOf("GET /cart", {}, "4")}));
    if (isErrors)
        return json(vectorOf({rowOf("GET /cart", {}, "5")}));
    return json(vectorOf({rowOf("GET /cart", {}, "100"), rowOf("slow", {}, "50")}));
}

/// A window that knows a Prometheus, its cache with a request of the shop a minute ago, and the page of latencies.
struct OpenedPage {
    OpenedPage() : server(prometheus)
    {
        const auto cache = Cache::open(fixture.cacheFile());
        const std::vector<StoreItem> items{{traceFromText("shop GET /cart 0..50ms  server", TraceId{0, 1}), false}};
        const auto stored = (*cache)->store(items, {u"file"_s, u"x"_s});
        Q_ASSERT(stored.has_value());
        fixture.start();
        SourceConfig source;
        source.id = u"prod"_s;
        source.name = u"Prod"_s;
        source.kind = SourceKind::Prometheus;
        source.baseUrl = server.url();
        const auto saved = fixture.services().setSources({source});
        Q_ASSERT(saved.has_value());
        fixture.window().openTraceSetView(u"latency"_s, {});
        page = fixture.window().findChild<LatencyPage *>();
    }

    [[nodiscard]] QComboBox *choice(const QString &name) const
    {
        for (auto *candidate : page->findChildren<QComboBox *>()) {
            if (candidate->accessibleName() == name)
                return candidate;
        }
        return nullptr;
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return page->remote().table().model()->index(row, column).data().toString();
    }
    void askProd()
    {
        const QSignalSpy answered(&page->remote(), &RemoteLatency::answered);
        choice(u"Figures from"_s)->setCurrentIndex(1);
        QTRY_VERIFY(!answered.isEmpty());
    }

    ReplayServer server;
    WindowFixture fixture;
    LatencyPage *page = nullptr;
};

} // namespace

class TestRemoteLatency : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(unexpectedWarnings()); }
    void offersTheSourcesThatCount();
    void showsWhatThePrometheusHasCounted();
    void drawsTheRowOverTime();
    void laysTheCacheOverIt();
    void drawsTheBucketsOfTheRow();
    void greysWhatTooFewSpansTell();
    void asksBetweenTwoInstantsInSteps();
    void writesATable();
    void filtersRows();
    void saysWhyThereIsNoAnswer();
    void goesBackToTheCache();
};

void TestRemoteLatency::offersTheSourcesThatCount()
{
    OpenedPage opened;

    const QComboBox *sources = opened.choice(u"Figures from"_s);

    QCOMPARE(sources->count(), 2);
    QCOMPARE(sources->itemText(1), u"Prod"_s);
    QCOMPARE(opened.fixture.services().searchableSources.sources().size(), 0U);
}

void TestRemoteLatency::showsWhatThePrometheusHasCounted()
{
    OpenedPage opened;
    opened.askProd();

    QCOMPARE(opened.cell(0, LatencyModel::Operation), u"GET /cart"_s);
    QCOMPARE(opened.cell(0, LatencyModel::Kind), u"server"_s);
    QCOMPARE(opened.cell(0, LatencyModel::Count), u"100"_s);
    QCOMPARE(opened.cell(0, LatencyModel::Errors), u"5 (5.0 %)"_s);
    QCOMPARE(opened.cell(0, LatencyModel::Mean), u"40.0 ms"_s);
    QCOMPARE(opened.cell(0, LatencyModel::FirstQuantile), u"49.8 ms"_s);
    QCOMPARE(opened.cell(1, LatencyModel::FirstQuantile), u"≥ 64.0 ms"_s);
    QCOMPARE(opened.cell(1, LatencyModel::Longest), u"–"_s);
    QVERIFY(opened.page->remote().note().contains(u"traces_spanmetrics_latency"_s));
}

void TestRemoteLatency::drawsTheRowOverTime()
{
    OpenedPage opened;
    FiguresChart &chart = opened.page->remote().chart();
    opened.askProd();

    QTRY_VERIFY(!chart.valuesAt(chart.plotRect().width() - 1).isEmpty());

    const QString values = chart.valuesAt(chart.plotRect().width() - 1).join(u'\n');
    QVERIFY2(values.contains(u"Prod: spans 100, errors 5"_s), qPrintable(values));
    QVERIFY2(opened.page->remote().note().contains(u"The source has this row in 2 min of that time only"_s),
             qPrintable(opened.page->remote().note()));
    QVERIFY(opened.page->remote().note().endsWith(u": 50.0/min within it."_s)); // 100 in two
    QVERIFY2(values.contains(u"p95 96.0 ms (between 64.0 ms and 128 ms)"_s), qPrintable(values));
}

void TestRemoteLatency::laysTheCacheOverIt()
{
    OpenedPage opened;
    opened.askProd();

    opened.choice(u"Window of time"_s)->setCurrentIndex(5); // the time of the traces here

    QTRY_VERIFY(opened.page->remote().chart().hasLocal());
}

void TestRemoteLatency::drawsTheBucketsOfTheRow()
{
    OpenedPage opened;
    RemoteCharts &charts = opened.page->remote().charts();
    opened.askProd();
    const QPointF right = charts.heatmap().plotRect().topRight();
    QTRY_VERIFY(!charts.heatmap().valuesAt(right.x() - charts.heatmap().plotRect().left() - 1).isEmpty());

    BucketChart &distribution = charts.distribution();
    const QString bar = distribution.valuesAt(0).join(u'\n');
    QVERIFY2(bar.contains(u"32.0 ms to 64.0 ms"_s) && bar.contains(u"90.0 %"_s), qPrintable(bar));
    const double width = distribution.plotRect().width();
    QVERIFY(distribution.valuesAt(width - 1).join(u'\n').contains(u"more than 64.0 ms"_s));
    distribution.setView(BucketView::Cumulative);
    QVERIFY(distribution.valuesAt(0).join(u'\n').contains(u"up to 64.0 ms"_s));
    distribution.setView(BucketView::Percentile);
    QVERIFY(distribution.valuesAt(width - 1).join(u'\n').contains(u"beyond the largest bound"_s));
    const QString cells = charts.heatmap().valuesAt(charts.heatmap().plotRect().width() - 1).join(u'\n');
    QVERIFY2(cells.contains(u"90: 32.0 ms to 64.0 ms"_s), qPrintable(cells));
}

void TestRemoteLatency::greysWhatTooFewSpansTell()
{
    OpenedPage opened;
    opened.askProd();
    const QAbstractItemModel &rows = *opened.page->remote().table().model();
    const auto isUncertain = [&rows](int column) {
        return rows.index(0, column).data(LatencyModel::UncertainRole).toBool();
    };

    QVERIFY(!isUncertain(LatencyModel::FirstQuantile + 3)); // p95 of 100
    QVERIFY(isUncertain(LatencyModel::FirstQuantile + 4));  // p99 of 100
    const QString tip = rows.index(0, LatencyModel::FirstQuantile + 4).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"n = 100, need 368"_s), qPrintable(tip));
}

void TestRemoteLatency::asksBetweenTwoInstantsInSteps()
{
    OpenedPage opened;
    opened.askProd();
    const QSignalSpy answered(&opened.page->remote(), &RemoteLatency::answered);

    opened.page->remote().window().setRange({1'700'000'000 * kSecondNs, 1'700'000'600 * kSecondNs});
    QTRY_VERIFY(!answered.isEmpty());
    opened.choice(u"Length of a step"_s)->setCurrentIndex(2); // 1 min
    QTRY_VERIFY(opened.page->remote().note().contains(u"in steps of 1 min"_s));

    QVERIFY2(opened.page->remote().note().startsWith(u"10 min"_s)
                 || opened.page->remote().note().startsWith(u"11 min"_s),
             qPrintable(opened.page->remote().note()));
    QCOMPARE(opened.cell(0, LatencyModel::Rate), valuetext::rate(100.0 / 660)); // whole steps
}

void TestRemoteLatency::writesATable()
{
    OpenedPage opened;
    opened.askProd();

    const QList<QByteArray> lines = opened.page->csv().trimmed().split('\n');

    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].startsWith("service,operation,kind,spans,errors,error_share,rate_per_second,mean_ns,p50_ns"));
    QVERIFY2(lines[1].startsWith("\"shop\",\"GET /cart\",\"server\",100,5,0.05,"), lines[1].constData());
    QVERIFY(lines[1].contains(",\"Prod\",\"Prometheus"));
    QVERIFY(lines[0].trimmed().endsWith("source,counted_by,start_ns,end_ns"));
}

void TestRemoteLatency::filtersRows()
{
    OpenedPage opened;
    opened.askProd();

    opened.page->head().filter().setText(u"SLOW shop"_s);

    QCOMPARE(opened.page->remote().table().model()->rowCount(), 1);
    QCOMPARE(opened.cell(0, LatencyModel::Operation), u"slow"_s);
}

void TestRemoteLatency::saysWhyThereIsNoAnswer()
{
    OpenedPage opened;
    opened.server.setHandler([](const ServedRequest &) { return text("no org id", 401); });
    opened.askProd();

    QCOMPARE(opened.page->remote().model().rowCount(), 0);
    QVERIFY(opened.page->remote().note().isEmpty());
    const QString said = opened.page->remote().findChild<StatePanel *>()->accessibleDescription();
    QVERIFY2(said.contains(u"Asked for: Requests, from"_s), qPrintable(said));
}

void TestRemoteLatency::goesBackToTheCache()
{
    OpenedPage opened;
    opened.askProd();
    QVERIFY(!opened.page->table().isVisible());

    opened.choice(u"Figures from"_s)->setCurrentIndex(0);

    QTRY_VERIFY(opened.page->table().isVisible());
    QTRY_COMPARE(opened.page->table().model()->rowCount(), 1);
}

QTEST_MAIN(TestRemoteLatency)
#include "tst_remotelatency.moc"
