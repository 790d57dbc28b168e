// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/backendsource.h"
#include "core/sources/jaegerquery.h"
#include "core/sources/tempoquery.h"
#include "core/sources/zipkinquery.h"

#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>

using namespace traceloupe;
using namespace Qt::StringLiterals;

namespace {

/// 2026-01-02T03:04:05.000000001Z and ten seconds on.
constexpr std::int64_t kStartNs = 1'767'323'045'000'000'001;
constexpr std::int64_t kEndNs = kStartNs + 10'000'000'000;

SearchRequest request()
{
    SearchRequest search;
    search.startNs = kStartNs;
    search.endNs = kEndNs;
    search.limit = 7;
    return search;
}

SearchRequest fullRequest()
{
    SearchRequest search = request();
    search.service = u"cart & co"_s;
    search.operation = u"GET /a+b"_s;
    search.tags = {{u"http.status_code"_s, u"500"_s}, {u"peer"_s, u"x=\"1\""_s}};
    search.minDurationNs = 1'500'000;
    search.maxDurationNs = 2'000'000'000;
    return search;
}

QString valueOf(const Result<QueryString> &query, const QString &key)
{
    const QUrlQuery items(QString::fromLatin1(query->encoded()));
    return items.queryItemValue(key, QUrl::FullyDecoded);
}

} // namespace

class TestQueries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void encodesWhatServersWouldMistake()
    {
        QueryString query;
        query.add("a", u"1+1 & 2;3=#4/ü"_s);
        query.addNumber("b", -5);

        QCOMPARE(query.encoded(), "a=1%2B1%20%26%202%3B3%3D%234%2F%C3%BC&b=-5");
    }

    void roundsTimesOutwards()
    {
        QCOMPARE(floorTo(1'999, 1'000), 1);
        QCOMPARE(ceilTo(1'001, 1'000), 2);
        QCOMPARE(floorTo(-1, 1'000), -1);
        QCOMPARE(ceilTo(-1, 1'000), 0);
        QCOMPARE(ceilTo(2'000, 1'000), 2);
    }

    void writesDurationsInTheLargestWholeUnit()
    {
        QCOMPARE(goDuration(2'000'000'000), u"2s"_s);
        QCOMPARE(goDuration(1'500'000'000), u"1500ms"_s);
        QCOMPARE(goDuration(1'500'000), u"1500us"_s);
        QCOMPARE(goDuration(1), u"1ns"_s);
    }

    void writesTimesWithNanoseconds()
    {
        QCOMPARE(rfc3339(kStartNs), u"2026-01-02T03:04:05.000000001Z"_s);
        QCOMPARE(rfc3339(-1), u"1969-12-31T23:59:59.999999999Z"_s);
    }

    void jaegerIsAskedInMicroseconds()
    {
        const auto query = jaegerLegacyQuery(fullRequest());

        QVERIFY(query);
        QCOMPARE(valueOf(query, u"service"_s), u"cart & co"_s);
        QCOMPARE(valueOf(query, u"operation"_s), u"GET /a+b"_s);
        QCOMPARE(valueOf(query, u"start"_s), u"1767323045000000"_s);
        QCOMPARE(valueOf(query, u"end"_s), u"1767323055000001"_s);
        QCOMPARE(valueOf(query, u"minDuration"_s), u"1500us"_s);
        QCOMPARE(valueOf(query, u"maxDuration"_s), u"2s"_s);
        QCOMPARE(valueOf(query, u"limit"_s), u"7"_s);
        QCOMPARE(valueOf(query, u"raw"_s), u"true"_s);
        QCOMPARE(QJsonDocument::fromJson(valueOf(query, u"tags"_s).toUtf8()),
                 QJsonDocument::fromJson("{\"http.status_code\":\"500\",\"peer\":\"x=\\\"1\\\"\"}"));
    }

    void jaegerV3IsAskedInEverySpelling()
    {
        const auto query = jaegerV3Query(fullRequest());

        QVERIFY(query);
        for (const QString &key : {u"query.serviceName"_s, u"query.service_name"_s})
            QCOMPARE(valueOf(query, key), u"cart & co"_s);
        for (const QString &key : {u"query.startTimeMin"_s, u"query.start_time_min"_s})
            QCOMPARE(valueOf(query, key), u"2026-01-02T03:04:05.000000001Z"_s);
        for (const QString &key : {u"query.searchDepth"_s, u"query.search_depth"_s, u"query.num_traces"_s})
            QCOMPARE(valueOf(query, key), u"7"_s);
        for (const QString &key : {u"query.durationMin"_s, u"query.duration_min"_s})
            QCOMPARE(valueOf(query, key), u"1500us"_s);
    }

    void tempoIsAskedInTraceQl()
    {
        const auto query = tempoSearchQuery(fullRequest());

        QVERIFY(query);
        QCOMPARE(
            valueOf(query, u"q"_s),
            u"{ resource.service.name = \"cart & co\" && name = \"GET /a+b\" && (.http.status_code = \"500\" || .http.status_code = 500) && .peer = \"x=\\\"1\\\"\" && traceDuration >= 1500us && traceDuration <= 2s }"_s);
        QCOMPARE(valueOf(query, u"start"_s), u"1767323045"_s);
        QCOMPARE(valueOf(query, u"end"_s), u"1767323056"_s);
        QCOMPARE(valueOf(query, u"limit"_s), u"7"_s);
    }

    void tempoTakesTraceQlAsItIs()
    {
        SearchRequest search = request();
        search.traceQl = u"{ status = error } | count() > 2"_s;

        QCOMPARE(valueOf(tempoSearchQuery(search), u"q"_s), u"{ status = error } | count() > 2"_s);
        QCOMPARE(valueOf(tempoSearchQuery(request()), u"q"_s), u"{}"_s);
    }

    void tempoTakesLooseTags()
    {
        SearchRequest search = fullRequest();
        search.looseTags = true;

        const auto query = tempoSearchQuery(search);

        QVERIFY(query);
        QCOMPARE(valueOf(query, u"tags"_s),
                 u"service.name=\"cart & co\" name=\"GET /a+b\" http.status_code=\"500\" peer=\"x=\\\"1\\\"\""_s);
        QCOMPARE(valueOf(query, u"minDuration"_s), u"1500us"_s);
        QVERIFY(!query->encoded().contains("q="));
    }

    void errorTagsBecomeTheStatus()
    {
        SearchRequest search = request();
        search.tags = {{u"error"_s, u"true"_s}};

        QCOMPARE(traceQlOf(search), u"{ (status = error || .error = true || .error = \"true\") }"_s);
    }

    void strangeAttributeNamesAreQuoted()
    {
        SearchRequest search = request();
        search.tags = {{u"has space"_s, u"a\"b\\c"_s}};

        QCOMPARE(traceQlOf(search), u"{ .\"has space\" = \"a\\\"b\\\\c\" }"_s);
        QCOMPARE(tempoTagIdentifier(u"http.method"_s), u".http.method"_s);
        QCOMPARE(tempoTagIdentifier(u"span.has space"_s), u"span.\"has space\""_s);
        QCOMPARE(tempoTagIdentifier(u"resource.service.name"_s), u"resource.service.name"_s);
        QCOMPARE(tempoTagIdentifier(u"status"_s), u"status"_s);
    }

    void readsTempoRowsWithShortIds()
    {
        const QByteArray body =
            "{\"traces\":["
            "{\"traceID\":\"2f3e0cee77ae5dc9\",\"rootServiceName\":\"shop\",\"rootTraceName\":\"POST /pay\",\"startTimeUnixNano\":\"1684778327699392724\",\"durationMs\":557,"
            "\"serviceStats\":{\"shop\":{\"spanCount\":12,\"errorCount\":1},\"db\":{\"spanCount\":3}}},"
            "{\"traceID\":\"1\",\"rootServiceName\":\"<root span not yet received>\",\"startTimeUnixNano\":\"1684778327699392999\"},"
            "{\"traceID\":\"not hex\"}]}";

        const SearchAnswer answer = tempoSearchAnswer(QJsonDocument::fromJson(body).object(), 3);

        QCOMPARE(answer.traces.size(), 2U);
        QCOMPARE(answer.traces[0].id, (TraceId{0, 1}));
        QCOMPARE(answer.traces[0].rootService, QString());
        QCOMPARE(answer.traces[1].id, (TraceId{0, 0x2f3e0cee77ae5dc9}));
        QCOMPARE(answer.traces[1].spans, 15U);
        QCOMPARE(answer.traces[1].errors, 1U);
        QCOMPARE(answer.traces[1].durationNs, 557'000'000);
        QCOMPARE(answer.diagnostics.count(Diagnostic::SkippedRecord), 1U);
        QVERIFY(!answer.truncated);
    }

    void tempoEndIsAlwaysLaterThanStart()
    {
        SearchRequest search = request();
        search.startNs = 5'000'000'000;
        search.endNs = 5'000'000'001;

        QCOMPARE(valueOf(tempoSearchQuery(search), u"start"_s), u"5"_s);
        QCOMPARE(valueOf(tempoSearchQuery(search), u"end"_s), u"6"_s);
    }

    void zipkinIsAskedInMillisecondsAndMicroseconds()
    {
        SearchRequest search = fullRequest();
        search.tags = {{u"http.status_code"_s, u"500"_s}, {u"error"_s, u"true"_s}, {u"retry"_s, {}}};

        const auto query = zipkinSearchQuery(search);

        QVERIFY(query);
        QCOMPARE(valueOf(query, u"serviceName"_s), u"cart & co"_s);
        QCOMPARE(valueOf(query, u"spanName"_s), u"get /a+b"_s);
        QCOMPARE(valueOf(query, u"annotationQuery"_s), u"http.status_code=500 and error and retry"_s);
        QCOMPARE(valueOf(query, u"minDuration"_s), u"1500"_s);
        QCOMPARE(valueOf(query, u"maxDuration"_s), u"2000000"_s);
        QCOMPARE(valueOf(query, u"endTs"_s), u"1767323055001"_s);
        QCOMPARE(valueOf(query, u"lookback"_s), u"10001"_s);
    }

    void zipkinNeedsAMinimumWithAMaximum()
    {
        SearchRequest search = request();
        search.maxDurationNs = 5'000;

        QCOMPARE(valueOf(zipkinSearchQuery(search), u"minDuration"_s), u"1"_s);
        QCOMPARE(valueOf(zipkinSearchQuery(search), u"maxDuration"_s), u"5"_s);
    }

    void zipkinRefusesWhatItCannotBeAsked_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("and in the value") << u"sql.query"_s << u"a and b"_s;
        QTest::newRow("equals sign in the key") << u"a=b"_s << u"c"_s;
        QTest::newRow("blank at the end") << u"a"_s << u"b "_s;
        QTest::newRow("no key") << QString() << u"b"_s;
    }
    void zipkinRefusesWhatItCannotBeAsked()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        SearchRequest search = request();
        search.tags = {{key, value}};

        const auto query = zipkinSearchQuery(search);

        QVERIFY(!query);
        QCOMPARE(query.error().code, ErrorCode::Unsupported);
    }

    void otherBackendsRefuseTraceQl()
    {
        SearchRequest search = request();
        search.service = u"a"_s;
        search.traceQl = u"{}"_s;

        QCOMPARE(jaegerLegacyQuery(search).error().code, ErrorCode::Unsupported);
        QCOMPARE(jaegerV3Query(search).error().code, ErrorCode::Unsupported);
        QCOMPARE(zipkinSearchQuery(search).error().code, ErrorCode::Unsupported);
    }

    void emptyWindowsAreRefused()
    {
        SearchRequest search = request();
        search.service = u"a"_s;
        search.endNs = search.startNs;

        QCOMPARE(jaegerV3Query(search).error().code, ErrorCode::InvalidInput);
        QCOMPARE(tempoSearchQuery(search).error().code, ErrorCode::InvalidInput);
        QCOMPARE(zipkinSearchQuery(search).error().code, ErrorCode::InvalidInput);
    }

    void zipkinIdsAreAsShortAsTheyCanBe()
    {
        QCOMPARE(zipkinTraceId({0, 0xabc}), u"0000000000000abc"_s);
        QCOMPARE(zipkinTraceId({1, 0xabc}), u"00000000000000010000000000000abc"_s);
    }
};

QTEST_GUILESS_MAIN(TestQueries)
#include "tst_queries.moc"
