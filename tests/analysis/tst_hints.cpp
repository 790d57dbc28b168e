// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/hints.h"
#include "core/analysis/statementtext.h"
#include "tests/analysis/pathtext.h"
#include "tests/support/tracegenerator.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::int64_t kMs = 1'000'000;

std::vector<Hint> hintsOf(const std::string &text)
{
    const TracePtr trace = traceFromText(text);
    return findHints(*trace).value();
}

std::vector<Hint> ofKind(const std::vector<Hint> &hints, HintKind kind)
{
    std::vector<Hint> out;
    std::ranges::copy_if(hints, std::back_inserter(out), [&](const Hint &hint) { return hint.kind == kind; });
    return out;
}

/// `count` lines of `length` ms under a root, `step` ms apart.
std::string lines(int count, int length, int step, const std::string &service, const std::string &rest, int rootMs,
                  const std::function<std::string(int)> &more = {})
{
    std::string text = "web root 0.." + std::to_string(rootMs) + "ms server\n";
    for (int i = 0; i < count; ++i) {
        const int start = 1 + i * step;
        text += "  " + service + " call " + std::to_string(start) + ".." + std::to_string(start + length) + "ms " + rest
                + (more ? ' ' + more(i) : "") + '\n';
    }
    return text;
}

const std::string kSelect = "client db.system=postgresql db.query.text=\"SELECT * FROM items WHERE id = 7\"";

std::string selectOf(int id)
{
    return "db.system=postgresql db.query.text=\"SELECT * FROM items WHERE id = " + std::to_string(id) + "\"";
}

} // namespace

class TestHints : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sayNothingAboutAHealthyTrace()
    {
        QVERIFY(hintsOf("web root 0..100ms server\n"
                        "  web auth 5..25ms client\n"
                        "    auth check 6..24ms server\n"
                        "  web query 30..60ms client db.system=postgresql\n"
                        "  web render 60..90ms\n")
                    .empty());
        QVERIFY(hintsOf("web root 0..100ms server\n").empty());
    }

    void findWhereAnErrorBegan()
    {
        const auto reached = hintsOf(
            "a R 0..100ms error server\n  a M 10..90ms internal\n    a L 20..80ms error client\n");
        QCOMPARE(ofKind(reached, HintKind::ErrorOrigin).size(), 1U);
        QCOMPARE(reached[0].subject, std::string("L"));
        QVERIFY(!reached[0].handledAt.isValid());

        const auto handled = hintsOf(
            "a R 0..100ms error server\n  b M 10..90ms ok server\n    b L 20..80ms error client\n");
        const auto origins = ofKind(handled, HintKind::ErrorOrigin);
        QCOMPARE(origins.size(), 2U);
        QCOMPARE(origins[0].subject, std::string("R"));
        QCOMPARE(origins[1].subject, std::string("L"));
        QCOMPARE(origins[1].handledAt, SpanIndex(1));
    }

    void rankErrorsLikeAllElseByTheirTimeOnThePath()
    {
        const auto hints = hintsOf("a R 0..100ms error server\n"
                                   "  a late 50..90ms error client\n"
                                   "  a early 10..20ms error client\n"
                                   "  a fine 20..30ms ok client\n    b inner 21..22ms error internal\n"
                                   "  a p 30..31ms producer\n    b k 40..50ms error consumer\n");
        const auto origins = ofKind(hints, HintKind::ErrorOrigin);
        QCOMPARE(origins.size(), 4U);
        QCOMPARE(origins[0].subject, std::string("late"));
        QCOMPARE(origins[1].subject, std::string("early"));
        QCOMPARE(origins[2].subject, std::string("inner"));
        QVERIFY(origins[3].isAsync);
        QVERIFY(std::ranges::is_sorted(hints, std::greater(), &Hint::impactNs));
    }

    void putErrorsThatReachedTheRootFirstWhereTheyTakeAsLong()
    {
        const auto origins = ofKind(hintsOf("a R 0..100ms error server\n"
                                            "  a fine 0..30ms ok client\n    b ended 10..20ms error internal\n"
                                            "  a late 50..60ms error client\n"
                                            "  a early 40..50ms error client\n"),
                                    HintKind::ErrorOrigin);
        QCOMPARE(origins.size(), 3U);
        QCOMPARE(origins[0].subject, std::string("early"));
        QCOMPARE(origins[1].subject, std::string("late"));
        QCOMPARE(origins[2].subject, std::string("ended"));
    }

    void sumErrorsOfOneKind()
    {
        const auto origins = ofKind(hintsOf("a R 0..100ms ok server\n"
                                            "  a get/1 0..10ms error client\n"
                                            "  a get/2 20..40ms error client\n"
                                            "  a get/3 25..35ms error client\n"
                                            "  a put/1 50..55ms error client\n"
                                            "  a send/1 60..70ms ok producer\n"
                                            "    b get/4 61..62ms error consumer\n"),
                                    HintKind::ErrorOrigin);
        QCOMPARE(origins.size(), 3U);
        QCOMPARE(origins[0].subject, std::string("get/{n}"));
        QCOMPARE(origins[0].count, 3U);
        QCOMPARE(origins[0].failed, 3U);
        QCOMPARE(origins[0].impactNs, 30 * kMs); // the third is beside the path
        QCOMPARE(origins[0].evidence, (std::vector{SpanIndex(1), SpanIndex(3), SpanIndex(2)})); // by their end
        QCOMPARE(origins[0].handledAt, SpanIndex(0));
        QCOMPARE(origins[1].subject, std::string("put/1"));
        QVERIFY(origins[2].isAsync);
    }

    void countTimeOfAnErrorBelowAnotherOnce()
    {
        const auto origins = ofKind(hintsOf("a R 0..100ms ok server\n"
                                            "  a call 0..80ms error client\n"
                                            "    b fine 10..70ms ok server\n"
                                            "      a call 20..60ms error client\n"),
                                    HintKind::ErrorOrigin);
        std::int64_t impact = 0;
        for (const Hint &origin : origins)
            impact = std::max(impact, origin.impactNs);
        QCOMPARE(impact, 80 * kMs);
    }

    void keepNoMoreEvidenceThanALimit()
    {
        std::string text = "a R 0..1000ms ok server\n";
        for (int i = 0; i < 150; ++i)
            text += "  a get 0..1ms error client\n";
        const auto origins = ofKind(hintsOf(text), HintKind::ErrorOrigin);
        QCOMPARE(origins.size(), 1U);
        QCOMPARE(origins[0].count, 150U);
        QCOMPARE(origins[0].evidence.size(), Hint::kMaxEvidence);
    }

    void findCallsThatWereMadeAgain()
    {
        const auto hints = ofKind(hintsOf("web root 0..400ms server\n"
                                          "  web call 1..101ms client error\n"
                                          "  web call 151..251ms client error\n"
                                          "  web call 351..391ms client\n"),
                                  HintKind::Retry);
        QCOMPARE(hints.size(), 1U);
        QCOMPARE(hints[0].measuredNs, 350 * kMs);
        QCOMPARE(hints[0].impactNs, 350 * kMs);
        QCOMPARE(hints[0].pauses, RetryPauses::Exponential);
        QCOMPARE(hints[0].count, 3U);
        QCOMPARE(hints[0].failed, 2U);
        QVERIFY(hints[0].endedWell);
    }

    void takeNothingElseForARetry_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("the first did not fail")
            << QByteArray("a r 0..400ms\n  a c 1..101ms client\n  a c 151..251ms client\n");
        QTest::newRow("at the same time")
            << QByteArray("a r 0..400ms\n  a c 1..200ms client error\n  a c 151..251ms client\n");
        QTest::newRow("another operation")
            << QByteArray("a r 0..400ms\n  a c 1..101ms client error\n  a d 151..251ms client\n");
        QTest::newRow("another target") << QByteArray("a r 0..400ms\n  a c 1..101ms client error server.address=x\n"
                                                      "  a c 151..251ms client server.address=y\n");
    }
    void takeNothingElseForARetry()
    {
        QFETCH(QByteArray, text);
        QVERIFY(ofKind(hintsOf(text.toStdString()), HintKind::Retry).empty());
    }

    void tellSteadyPausesFromGrowingOnes()
    {
        const auto pauses = [](const char *third, const char *fourth) {
            return ofKind(
                       hintsOf(std::string("a r 0..900ms\n  a c 0..100ms client error\n  a c 150..250ms client error\n"
                                           "  a c ")
                               + third + " client error\n  a c " + fourth + " client\n"),
                       HintKind::Retry)
                .at(0)
                .pauses;
        };
        QCOMPARE(pauses("300..400ms", "450..500ms"), RetryPauses::Constant);
        QCOMPARE(pauses("350..450ms", "650..700ms"), RetryPauses::Exponential);
        QCOMPARE(pauses("650..660ms", "670..700ms"), RetryPauses::Unclear);
    }

    void findCallsThatWereGivenUp_data()
    {
        QTest::addColumn<QByteArray>("call");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("two seconds") << QByteArray("0..2019ms client error") << true;
        QTest::newRow("beside two seconds") << QByteArray("0..2045ms client error") << false;
        QTest::newRow("thirty seconds, within two percent") << QByteArray("0..30.5s client error") << true;
        QTest::newRow("no error") << QByteArray("0..2000ms client") << false;
        QTest::newRow("a deadline") << QByteArray("0..77ms client error rpc.grpc.status_code=4") << true;
        QTest::newRow("an error of that name")
            << QByteArray("0..77ms client error error.type=java.net.SocketTimeoutException") << true;
        QTest::newRow("another error") << QByteArray("0..77ms client error error.type=refused") << false;
    }
    void findCallsThatWereGivenUp()
    {
        QFETCH(QByteArray, call);
        QFETCH(bool, isFound);
        QCOMPARE(
            !ofKind(hintsOf("a root 0..60s server\n  a call " + call.toStdString() + "\n"), HintKind::Timeout).empty(),
            isFound);
    }

    void countTheWorkThatWentOnAfterTheClientLeft()
    {
        const auto hints = ofKind(
            hintsOf("a root 0..3s server error\n  a call 0..2s client error\n    b serve 0.1..2.5s server\n"),
            HintKind::Timeout);
        QCOMPARE(hints.size(), 1U);
        QCOMPARE(hints[0].extraNs, 500 * kMs);
        QCOMPARE(hints[0].thresholdNs, 2'000 * kMs);
    }

    void findStatementsThatRepeat_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("lengthMs");
        QTest::addColumn<int>("stepMs");
        QTest::addColumn<int>("rootMs");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("six of 12 ms") << 6 << 12 << 13 << 200 << true;
        QTest::newRow("five of 10 ms") << 5 << 10 << 11 << 2'000 << true;
        QTest::newRow("four") << 4 << 20 << 21 << 200 << false;
        QTest::newRow("short, but a tenth of the root") << 5 << 4 << 5 << 200 << true;
        QTest::newRow("short") << 5 << 4 << 5 << 300 << false;
        QTest::newRow("at once") << 6 << 60 << 5 << 200 << false;
    }
    void findStatementsThatRepeat()
    {
        QFETCH(int, count);
        QFETCH(int, lengthMs);
        QFETCH(int, stepMs);
        QFETCH(int, rootMs);
        QFETCH(bool, isFound);
        const auto hints = ofKind(hintsOf(lines(count, lengthMs, stepMs, "web", "client", rootMs, selectOf)),
                                  HintKind::RepeatedCalls);
        QCOMPARE(hints.size(), isFound ? 1U : 0U);
        if (!isFound)
            return;
        QCOMPARE(hints[0].measuredNs, count * lengthMs * kMs);
        QCOMPARE(hints[0].savingNs, std::optional<std::int64_t>((count - 1) * lengthMs * kMs));
        QCOMPARE(hints[0].subject, std::string("SELECT * FROM items WHERE id = ?"));
    }

    void findPatternsThatRepeat()
    {
        const auto alternating = [](int i) {
            return i % 2 == 0 ? selectOf(i) : "db.system=postgresql db.query.text=\"UPDATE stock SET n = 1\"";
        };
        const auto three = ofKind(hintsOf(lines(6, 12, 13, "web", "client", 200, alternating)),
                                  HintKind::RepeatedCalls);
        QCOMPARE(three.size(), 1U);
        QCOMPARE(three[0].patternLength, 2U);
        QCOMPARE(three[0].count, 6U);
        QVERIFY(ofKind(hintsOf(lines(5, 12, 13, "web", "client", 200, alternating)), HintKind::RepeatedCalls).empty());
    }

    void findTheVerySameCallThreeTimes()
    {
        const auto redundant = ofKind(hintsOf(lines(3, 12, 13, "web", kSelect, 200)), HintKind::RedundantCalls);
        QCOMPARE(redundant.size(), 1U);
        QCOMPARE(redundant[0].savingNs, std::optional<std::int64_t>(24 * kMs));
        QVERIFY(ofKind(hintsOf(lines(2, 12, 13, "web", kSelect, 100)), HintKind::RedundantCalls).empty());
        QVERIFY(ofKind(hintsOf(lines(3, 12, 13, "web", "client", 200, selectOf)), HintKind::RedundantCalls).empty());
        const std::string prepared = "client db.system=postgresql db.query.text=\"SELECT 1 WHERE id = $1\"";
        QVERIFY(ofKind(hintsOf(lines(3, 12, 13, "web", prepared, 200)), HintKind::RedundantCalls).empty());
    }

    void findCallsThatMightRunAtOnce()
    {
        const auto hints = [](const std::string &third) {
            return ofKind(hintsOf("web root 0..200ms server\n  web a 10..40ms client\n  web b 40..80ms client\n  web c "
                                  + third + " client\n"),
                          HintKind::SerialCalls);
        };
        QCOMPARE(hints("80..130ms").size(), 1U);
        QCOMPARE(hints("80..130ms")[0].measuredNs, 120 * kMs);
        QCOMPARE(hints("80..130ms")[0].impactNs, 120 * kMs);
        QCOMPARE(hints("80..130ms")[0].savingNs, std::optional<std::int64_t>(70 * kMs));
        QCOMPARE(hints("86..136ms").size(), 1U); // a pause of 5 % of the total
        QVERIFY(hints("87..137ms").empty());
        QVERIFY(hints("70..130ms").empty());     // b and c overlap: two calls are left
    }

    void leaveOutWhatAlreadyRepeats()
    {
        const auto hints = hintsOf(lines(6, 12, 12, "web", "client", 200, selectOf));
        QCOMPARE(ofKind(hints, HintKind::RepeatedCalls).size(), 1U);
        QVERIFY(ofKind(hints, HintKind::SerialCalls).empty());
    }

    void findTwoThatTalkAlot()
    {
        const std::string redis = "client db.system=redis server.address=cache db.operation.name=GET";
        const auto chatty = ofKind(hintsOf(lines(15, 1, 2, "web", redis, 5'000)), HintKind::Chatty);
        QCOMPARE(chatty.size(), 1U);
        QCOMPARE(chatty[0].count, 15U);
        QCOMPARE(chatty[0].subject, std::string("web"));
        QVERIFY(ofKind(hintsOf(lines(14, 1, 2, "web", redis, 5'000)), HintKind::Chatty).empty());

        const auto dear = [](const char *server) {
            return ofKind(
                hintsOf(std::string("a r 0..200ms server\n  a c 100..199ms client\n    b s 100..198ms server\n"
                                    "  a c 0..80ms client\n    b s ")
                        + server + " server\n"),
                HintKind::Chatty);
        };
        QCOMPARE(dear("5..25ms").size(), 1U);
        QCOMPARE(dear("5..25ms")[0].other, std::string("b"));
        QVERIFY(dear("5..26ms").empty());
    }

    void findTheOneThatTookFarLonger()
    {
        const auto hints = [](int slowestMs, int others) {
            std::string text = "web root 0..500ms server\n  web shard 0.." + std::to_string(slowestMs) + "ms client\n";
            for (int i = 0; i < others; ++i)
                text += "  web shard " + std::to_string(i) + ".." + std::to_string(100 + i) + "ms client\n";
            return ofKind(hintsOf(text), HintKind::Straggler);
        };
        QCOMPARE(hints(300, 3).size(), 1U);
        QCOMPARE(hints(300, 3)[0].measuredNs, 200 * kMs);
        QCOMPARE(hints(300, 3)[0].evidence[0], SpanIndex(1));
        QVERIFY(hints(299, 3).empty());
        QVERIFY(hints(300, 2).empty());
    }

    void findTimeThatNoChildExplains()
    {
        const auto hints = [](const char *child, int rootMs) {
            return ofKind(hintsOf("a r 0.." + std::to_string(rootMs) + "ms server\n  a c " + child + "\n"),
                          HintKind::UnaccountedGap);
        };
        QCOMPARE(hints("20..100ms", 100).size(), 1U);
        QCOMPARE(hints("20..100ms", 100)[0].savingNs, std::optional<std::int64_t>(20 * kMs));
        QVERIFY(hints("19..100ms", 100).empty());
        QVERIFY(hints("100..1000ms", 1'000).empty());
        QCOMPARE(hints("150..1000ms", 1'000).size(), 1U);
        QVERIFY(hintsOf("a r 0..1000ms server\n").empty());
    }

    void findWorkThatWaitedInAQueue()
    {
        const auto hints = [](const char *consumer) {
            return ofKind(
                hintsOf(std::string("a r 0..20ms server\n  a p 5..10ms producer\n    b k ") + consumer + " consumer\n"),
                HintKind::QueueDelay);
        };
        QCOMPARE(hints("110..500ms").size(), 1U);
        QCOMPARE(hints("110..500ms")[0].measuredNs, 100 * kMs);
        QCOMPARE(hints("110..500ms")[0].impactNs, 20 * kMs); // never more than the root is long
        QVERIFY(hints("109..500ms").empty());
        QCOMPARE(hints("50..90ms").size(), 1U);              // as long as the consumer worked
        QVERIFY(hints("49..89ms").empty());
    }

    void findCallsThatTookFarLongerThanTheirServing()
    {
        const auto hints = [](const char *client, const char *server) {
            return ofKind(hintsOf(std::string("a r 0..1000ms server\n  a c ") + client + " client\n    b s " + server
                                  + " server\n"),
                          HintKind::CallOverhead);
        };
        QCOMPARE(hints("0..20ms", "5..15ms").size(), 1U);
        QCOMPARE(hints("0..20ms", "5..15ms")[0].measuredNs, 10 * kMs);
        QVERIFY(hints("0..20ms", "5..16ms").empty());
        QCOMPARE(hints("0..100ms", "5..75ms").size(), 1U);
        QVERIFY(hints("0..100ms", "5..76ms").empty());
        QVERIFY(hints("0..100ms", "5..75ms server\n    b s 80..90ms").empty()); // a redirect: two answers
    }

    void findWhatHadJustStarted()
    {
        QCOMPARE(ofKind(hintsOf("a r 0..100ms server faas.coldstart=true\n"), HintKind::ColdStart).size(), 1U);
        QVERIFY(ofKind(hintsOf("a r 0..100ms server faas.coldstart=false\n"), HintKind::ColdStart).empty());
        const auto hints = [](int firstMs, int count) {
            std::string text = "web root 0..1000ms server\n  b s 0.." + std::to_string(firstMs) + "ms server\n";
            for (int i = 1; i < count; ++i)
                text += "  b s " + std::to_string(400 + i * 20) + ".." + std::to_string(410 + i * 20) + "ms server\n";
            return ofKind(hintsOf(text), HintKind::ColdStart);
        };
        QCOMPARE(hints(50, 5).size(), 1U);
        QCOMPARE(hints(50, 5)[0].thresholdNs, 50 * kMs);
        QVERIFY(hints(49, 5).empty());
        QVERIFY(hints(50, 4).empty());
    }

    void findAMissedCache()
    {
        const auto hints = [](const char *last) {
            return ofKind(hintsOf(std::string("a r 0..100ms server\n  a GET 1..3ms client db.system=redis\n"
                                              "  a SELECT x 4..60ms client db.system=mysql\n  a ")
                                  + last + " 61..63ms client db.system=redis\n"),
                          HintKind::CacheMiss);
        };
        QCOMPARE(hints("SET").size(), 1U);
        QCOMPARE(hints("SET")[0].count, 3U);
        QVERIFY(hints("DEL").empty());
    }

    void findDatabaseCallsThatWaitForEachOther()
    {
        const auto hints = [](int count, int growthMs) {
            std::string text = "web root 0..1000ms server\n";
            for (int i = 0; i < count; ++i)
                text += "  web q " + std::to_string(i) + ".." + std::to_string(i + 50 + i * growthMs)
                        + "ms client db.system=mysql\n";
            return ofKind(hintsOf(text), HintKind::PoolPressure);
        };
        QCOMPARE(hints(10, 10).size(), 1U);
        QCOMPARE(hints(10, 10)[0].count, 10U);
        QVERIFY(hints(9, 10).empty());
        QVERIFY(hints(10, 0).empty());
        QCOMPARE(ofKind(hintsOf("a r 0..100ms server\n  a q 0..50ms client db.system=mysql "
                                "db.client.connection.wait_time=0.01\n"),
                        HintKind::PoolPressure)
                     .size(),
                 1U);
    }

    void rankByTimeOnTheCriticalPath()
    {
        const auto hints = hintsOf(lines(6, 12, 13, "web", "client", 400, selectOf));
        QVERIFY(hints.size() >= 2);
        QVERIFY(std::ranges::is_sorted(hints, std::greater(), &Hint::impactNs));
        QCOMPARE(hints[0].kind, HintKind::UnaccountedGap);
    }

    void neverPromiseMoreThanTheRootIsLong()
    {
        for (std::uint64_t seed = 0; seed < 300; ++seed) {
            const TracePtr trace = seed % 3 == 0 ? generateHostileTrace(seed) : randomTrace(seed, 60);
            const std::int64_t rootNs = criticalPath(*trace).totalNs;
            const std::vector<Hint> hints = findHints(*trace).value();
            for (const Hint &hint : hints) {
                QVERIFY(hint.impactNs >= 0 && hint.impactNs <= rootNs);
                QVERIFY(hint.savingNs.value_or(0) >= 0 && hint.savingNs.value_or(0) <= rootNs);
                QVERIFY(!hint.evidence.empty() && hint.evidence.size() <= Hint::kMaxEvidence);
                QVERIFY(!hintKindName(hint.kind).empty());
            }
        }
        for (const TracePtr &trace : generateTraces({400, 20, 5}))
            QVERIFY(findHints(*trace).has_value());
    }

    void stopWhenCancelled()
    {
        const std::atomic<bool> cancelled{true};
        QVERIFY(!findHints(*traceFromText("a r 0..1ms\n"), {{}, &cancelled}));
    }

    void putQueriesTogether_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("normalized");
        const auto add = [](const char *query, const char *normalized) {
            QTest::newRow(query) << QByteArray(query) << QByteArray(normalized);
        };
        add("SELECT * FROM t WHERE id = 42", "SELECT * FROM t WHERE id = ?");
        add("SELECT  a\n FROM t2 WHERE n = 'O''Hara' AND x=1.5e3", "SELECT a FROM t2 WHERE n = ? AND x=?");
        add("INSERT INTO t VALUES (1, 'a', 3)", "INSERT INTO t VALUES (?)");
        add("... IN (?, ?, ?)", "... IN (?, ?, ?)");
        add("SELECT 'never closed", "SELECT ?");
        add("", "");
    }
    void putQueriesTogether()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, normalized);
        QCOMPARE(QByteArray::fromStdString(normalizedQuery(query.toStdString())), normalized);
    }
};

QTEST_GUILESS_MAIN(TestHints)
#include "tst_hints.moc"
