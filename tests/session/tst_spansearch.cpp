// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/spanfinder.h"
#include "core/session/spansearch.h"

#include "tests/support/splitmix.h"
#include "tests/support/tracefromtext.h"
#include "tests/support/tracegenerator.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::string_view kShop = R"(
    frontend GET /cart  0..100ms  server http.status_code=200 user="Ada Lovelace"
      cart   GetCart    10..90ms  server event=cache-miss@12ms
        redis HGET      20..30ms  client error message="Connection refused" db.system=redis
        redis HSET      40..50ms  client db.rows=17 flag=true
)";

QString found(const Trace &trace, const QString &text)
{
    const std::atomic_bool cancelled = false;
    QStringList names;
    for (const std::uint32_t row : findSpans(trace, SpanQuery::parse(text), cancelled))
        names += QString::fromUtf8(trace.name(SpanIndex(row)));
    return names.join(u' ');
}

} // namespace

class TestSpanSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void findsTexts_data();
    void findsTexts();
    void findsPatternsAsAPlainSearchWould();
    void agreesWithALookAtEverySpan();
    void stopsWhenCancelled();
    void answersWithTheLatestTextOnly();
    void goesAroundTheMatches();
    void findsByTraceQl();
    void tellsAProblem();
};

void TestSpanSearch::findsTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("names");

    QTest::newRow("part of a name") << u"cart"_s << u"GET /cart GetCart"_s;
    QTest::newRow("any case") << u"hGeT"_s << u"HGET"_s;
    QTest::newRow("a service") << u"redis"_s << u"HGET HSET"_s;
    QTest::newRow("any of the words") << u"hget hset"_s << u"HGET HSET"_s;
    QTest::newRow("words kept together") << u"\"ada love\""_s << u"GET /cart"_s;
    QTest::newRow("words kept together that are apart") << u"\"lovelace ada\""_s << QString();
    QTest::newRow("a key") << u"http.status"_s << u"GET /cart"_s;
    QTest::newRow("a number") << u"17"_s << u"HSET"_s;
    QTest::newRow("a truth") << u"true"_s << u"HSET"_s;
    QTest::newRow("key and value") << u"http.status_code=200"_s << u"GET /cart"_s;
    QTest::newRow("key and another value") << u"http.status_code=500"_s << QString();
    QTest::newRow("an event") << u"cache-miss"_s << u"GetCart"_s;
    QTest::newRow("a status message") << u"refused"_s << u"HGET"_s;
    QTest::newRow("what failed") << u"error"_s << u"HGET"_s;
    QTest::newRow("a kind") << u"server"_s << u"GET /cart GetCart"_s;
    QTest::newRow("a span id") << u"0000000000000002"_s << u"GetCart"_s;
    QTest::newRow("a part of an id is none") << u"000000000000000"_s << QString();
    QTest::newRow("without a key") << u"ada -user"_s << QString();
    QTest::newRow("nothing like it") << u"xyzzy"_s << QString();
    QTest::newRow("nothing to look for") << u"  \"\" "_s << QString();
}

void TestSpanSearch::findsTexts()
{
    QFETCH(const QString, text);
    QFETCH(const QString, names);
    QCOMPARE(found(*traceFromText(kShop), text), names);
}

void TestSpanSearch::findsPatternsAsAPlainSearchWould()
{
    SplitMix random(5);
    const auto anyText = [&random](std::uint64_t most) {
        std::string text;
        for (std::uint64_t i = random.below(most) + 1; i > 0; --i)
            text += "aAbBcé"[random.below(7)];
        return text;
    };
    for (int i = 0; i < 3'000; ++i) {
        const std::string hay = anyText(40);
        const std::string needle = anyText(5);
        const bool isExpected = asciiLower(hay).find(asciiLower(needle)) != std::string::npos;
        QCOMPARE(TextPattern(needle).isIn(hay), isExpected);
    }
}

void TestSpanSearch::agreesWithALookAtEverySpan()
{
    const TracePtr trace = generateTrace(3'000, 3);
    const std::atomic_bool cancelled = false;
    for (const QString &text : {u"select"_s, u"error"_s, u"cart"_s, u"200"_s, u"http.method=get"_s}) {
        const SpanQuery query = SpanQuery::parse(text);
        const SpanSearch search(*trace, query);
        std::vector<std::uint32_t> expected;
        for (std::uint32_t row = 0; row < trace->rowCount(); ++row) {
            if (search.matches(SpanIndex(row)))
                expected.push_back(row);
        }
        QCOMPARE(findSpans(*trace, query, cancelled), expected);
    }
}

void TestSpanSearch::stopsWhenCancelled()
{
    const TracePtr trace = generateTrace(3'000, 3);
    const std::atomic_bool cancelled = true;
    QVERIFY(findSpans(*trace, SpanQuery::parse(u"e"_s), cancelled).empty());
}

void TestSpanSearch::answersWithTheLatestTextOnly()
{
    SpanFinder finder(traceFromText(kShop));
    QSignalSpy changed(&finder, &SpanFinder::changed);
    finder.find(u"cart"_s);
    finder.find(u"hget"_s);
    QTRY_COMPARE(finder.state(), SpanFinder::State::Done);
    QCOMPARE(finder.rows(), std::vector<std::uint32_t>{2});
    QCOMPARE(changed.count(), 3); // searching, searching, done
    finder.find({});
    QCOMPARE(finder.state(), SpanFinder::State::Idle);
    QVERIFY(finder.rows().empty());
}

void TestSpanSearch::goesAroundTheMatches()
{
    SpanFinder finder(traceFromText(kShop));
    finder.find(u"redis"_s);
    QTRY_VERIFY(finder.isActive());
    QCOMPARE(finder.next({}, true), SpanIndex(2));
    QCOMPARE(finder.next(SpanIndex(2), true), SpanIndex(3));
    QCOMPARE(finder.next(SpanIndex(3), true), SpanIndex(2));
    QCOMPARE(finder.next(SpanIndex(2), false), SpanIndex(3));
    QCOMPARE(finder.placeOf(SpanIndex(3)), 2U);
    QCOMPARE(finder.placeOf(SpanIndex(0)), 0U);
    QCOMPARE(finder.countIn(0, 3), 1U);
}

void TestSpanSearch::findsByTraceQl()
{
    SpanFinder finder(traceFromText(kShop));
    finder.find(u"{ kind = client } >> { true } || { status = error }"_s);
    QTRY_COMPARE(finder.state(), SpanFinder::State::Done);
    QCOMPARE(finder.rows(), std::vector<std::uint32_t>{2});
}

void TestSpanSearch::tellsAProblem()
{
    SpanFinder finder(traceFromText(kShop));
    finder.find(u"{ duration > "_s);
    QTRY_COMPARE(finder.state(), SpanFinder::State::Problem);
    QVERIFY(finder.problem().contains(u"line 1"_s));
    QVERIFY(finder.rows().empty());
}

QTEST_GUILESS_MAIN(TestSpanSearch)
#include "tst_spansearch.moc"
