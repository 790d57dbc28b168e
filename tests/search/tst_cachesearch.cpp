// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/tracebuilder.h"
#include "core/search/cachesearcher.h"
#include "core/search/traceevaluation.h"
#include "tests/cache/cachefixture.h"
#include "tests/search/randomquery.h"

#include <QRegularExpression>
#include <QTest>

#include <rapidcheck.h>

#include <map>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

/// What was found, as text: a line a trace, in the order of the hits.
std::string textOf(const std::vector<QueryHit> &hits)
{
    std::string text;
    for (const QueryHit &hit : hits) {
        text += hit.trace.id.toHex() + ":";
        for (const HitSpans &spans : hit.spansets) {
            text += " [" + std::to_string(spans.matched);
            for (const SpanId id : spans.ids)
                text += ' ' + std::to_string(id.value);
            for (const auto &attribute : spans.attributes)
                text += ' ' + attribute.name + '=' + traceql::toQueryText(attribute.value);
            text += ']';
        }
        text += '\n';
    }
    return text;
}

struct Answer {
    std::string hits;
    std::size_t count = 0;
    QueryCoverage coverage;
    QString error;
};

Answer search(CacheSearcher &searcher, const std::string &query, const QueryOptions &options = {})
{
    Answer answer;
    const auto program = traceql::compile(query);
    if (!program) {
        answer.error = QString::fromStdString(program.error().toText());
        return answer;
    }
    std::vector<QueryHit> hits;
    auto coverage = searcher.search(*program, options, [&](QueryHit hit) {
        hits.push_back(std::move(hit));
        return true;
    });
    if (!coverage)
        answer.error = coverage.error().detail;
    else
        answer.coverage = std::move(*coverage);
    answer.count = hits.size();
    answer.hits = textOf(hits);
    return answer;
}

Answer searchAll(const std::vector<TracePtr> &traces, const std::string &query, const QueryOptions &options = {})
{
    Answer answer;
    const auto program = traceql::compile(query);
    if (!program) {
        answer.error = QString::fromStdString(program.error().toText());
        return answer;
    }
    std::vector<QueryHit> hits;
    const std::atomic<bool> cancelled{false};
    auto coverage = searchTraces(
        traces, *program, options,
        [&](QueryHit hit) {
            hits.push_back(std::move(hit));
            return true;
        },
        cancelled);
    if (!coverage)
        answer.error = coverage.error().detail;
    answer.count = hits.size();
    answer.hits = textOf(hits);
    return answer;
}

std::vector<TracePtr> randomTraces(std::uint64_t seed, std::uint32_t count)
{
    RandomQueries random(seed);
    std::vector<TracePtr> traces;
    for (std::uint32_t i = 0; i < count; ++i)
        traces.push_back(random.trace(i + 1, 12));
    return traces;
}

/// Traces whose attributes each have one place and one type.
std::vector<TracePtr> shirts(std::uint32_t count)
{
    std::vector<TracePtr> traces;
    for (std::uint32_t number = 0; number < count; ++number) {
        TraceBuilder builder(TraceId{7, number + 1});
        AttributeWriter writer = builder.newWriter();
        writer.add("shop", number % 3 == 0 ? "corner" : "market");
        ResourceInput resource;
        resource.attributes = writer.list();
        const ResourceIndex shop = builder.addResource(resource);
        for (std::uint32_t i = 0; i < 6; ++i) {
            writer.clear();
            writer.add("colour", (number + i) % 4 == 0 ? "green" : "red");
            writer.add("label", "shirt number " + std::to_string(number) + " of many");
            writer.key("size");
            writer.integer(i);
            AttributeWriter eventWriter = builder.newWriter();
            eventWriter.key("worn");
            eventWriter.boolean(i % 2 == 0);
            eventWriter.key("torn");
            eventWriter.boolean(i == 0);
            SpanInput span;
            span.id = SpanId{i + 1};
            span.parentId = SpanId{i};
            span.resource = shop;
            span.name = "shirt";
            span.startNs = 1'700'000'000'000'000'000 + std::int64_t(number) * 1'000'000'000;
            span.durationNs = (10 - std::int64_t(i)) * 1'000'000;
            span.attributes = writer.list();
            span.events.push_back({span.startNs, "event", 0, eventWriter.list()});
            builder.addSpan(span);
        }
        traces.push_back(builder.finish());
    }
    return traces;
}

/// All, those of a time, those of a list, or both.
QueryOptions randomOptions(RandomQueries &random, const std::vector<TracePtr> &traces)
{
    QueryOptions options;
    if (random.chance(50)) {
        const TracePtr &first = traces[random.below(static_cast<std::uint32_t>(traces.size()))];
        options.startNs = first->startNs() + (random.chance(50) ? first->durationNs() : 1);
        if (random.chance(50))
            options.endNs = *options.startNs + std::int64_t(random.below(20)) * 1'000'000'000;
    }
    if (random.chance(30)) {
        std::unordered_set<TraceId> ids;
        for (const TracePtr &trace : traces) {
            if (random.chance(40))
                ids.insert(trace->id());
        }
        options.traces = std::make_shared<const std::unordered_set<TraceId>>(std::move(ids));
    }
    return options;
}

std::vector<TracePtr> ofOptions(const std::vector<TracePtr> &traces, const QueryOptions &options)
{
    std::vector<TracePtr> some;
    std::ranges::copy_if(traces, std::back_inserter(some),
                         [&](const TracePtr &trace) { return options.isAmong(trace->id()); });
    return some;
}

/// A cache with these traces, and a searcher of it.
struct Searched {
    CacheFixture fixture;
    std::unique_ptr<CacheSearcher> searcher;

    explicit Searched(const std::vector<TracePtr> &traces)
    {
        const auto cache = fixture.open();
        if (!traces.empty() && !CacheFixture::store(*cache, traces))
            return;
        auto opened = CacheSearcher::open(fixture.path());
        if (opened)
            searcher = std::move(*opened);
    }
};

} // namespace

class TestCacheSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void prunedPlansFindWhatEvaluatingEverythingFinds_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("values are listed with their rows") << QString();
        QTest::newRow("values are listed") << u"UPDATE tag_list SET rows = NULL"_s;
        QTest::newRow("values are not listed")
            << u"INSERT INTO tag_list SELECT DISTINCT -key, '', trace, '[0]', NULL FROM tag; DELETE FROM tag_list WHERE key > 0"_s;
    }

    void prunedPlansFindWhatEvaluatingEverythingFinds()
    {
        QFETCH(const QString, change);
        const std::vector<TracePtr> traces = randomTraces(11, 60);
        const Searched cached(traces);
        QVERIFY(cached.searcher);
        if (!change.isEmpty())
            cached.fixture.execute(change.toUtf8().constData());
        QString difference;
        int asked = 0; // of all traces
        int valid = 0;   // no fault such as arithmetic of lists
        int matched = 0; // some traces, not all
        int pruned = 0;

        const bool holds = rc::check("the same answer", [&] {
            const auto seed = *rc::gen::arbitrary<std::uint64_t>();
            RandomQueries random(seed * 0x9e3779b97f4a7c15ULL + 1);
            for (int i = 0; i < 5; ++i) {
                const std::string query = random.query();
                const QueryOptions options = randomOptions(random, traces);
                const Answer expected = searchAll(ofOptions(traces, options), query, options);
                // a new searcher has no rows at hand: other plans
                const auto fresh = random.chance(50) ? CacheSearcher::open(cached.fixture.path()).value() : nullptr;
                const Answer found = search(fresh ? *fresh : *cached.searcher, query, options);
                const bool isOfAll = !options.hasWindow() && !options.traces;
                asked += isOfAll ? 1 : 0;
                valid += isOfAll && expected.error.isEmpty() ? 1 : 0;
                matched += isOfAll && expected.count > 0 && expected.count < traces.size() ? 1 : 0;
                pruned += isOfAll && found.coverage.candidates < traces.size() ? 1 : 0;
                // a fault in a trace that is ruled out is not seen
                if (expected.error.isEmpty() && (found.hits != expected.hits || !found.error.isEmpty())) {
                    difference = u"%1\nexpected %2\n%3found %4\n%5"_s.arg(
                        QString::fromStdString(query), expected.error, QString::fromStdString(expected.hits),
                        found.error, QString::fromStdString(found.hits));
                    RC_FAIL(difference.toStdString());
                }
            }
        });

        QVERIFY2(holds, qPrintable(difference));
        QVERIFY(valid > asked * 8 / 10);
        QVERIFY(matched > asked / 3);
        QVERIFY(pruned > asked / 4);
    }

    void givesTheNewestUpToTheLimitAndSaysWhatIsLeft()
    {
        const std::vector<TracePtr> traces = randomTraces(5, 100);
        const Searched cached(traces);
        QueryOptions options;
        options.limit = 7;

        const Answer byColumns = search(*cached.searcher, "{ }", options);
        const Answer byTraces = search(*cached.searcher, "{ } | count() > 0", options);
        const Answer all = search(*cached.searcher, "{ }");

        QCOMPARE(byColumns.count, 7U);
        QCOMPARE(byColumns.hits, searchAll(traces, "{ }", options).hits);
        QCOMPARE(byColumns.coverage.state, QueryCoverage::State::Truncated);
        QCOMPARE(byColumns.coverage.matched, 100U); // known without looking into them
        QVERIFY(byColumns.coverage.matchedIsExact);
        QCOMPARE(byColumns.coverage.reason, u"The newest 7 of 100 matching traces."_s);
        QCOMPARE(byTraces.count, 7U);
        QVERIFY(!byTraces.coverage.matchedIsExact);
        QCOMPARE(byTraces.coverage.candidates, 100U);
        QVERIFY(byTraces.coverage.reason.contains(u"93 older ones"_s));
        QCOMPARE(all.coverage.state, QueryCoverage::State::Complete);
        QCOMPARE(all.count, 100U);
    }

    void saysOfFoundTracesWhatTheFileSaysNow()
    {
        const Searched cached(randomTraces(5, 10));
        const auto pinnedOf = [&] {
            int pinned = 0;
            static_cast<void>(cached.searcher->search(traceql::compile("{ }").value(), {}, [&](const QueryHit &hit) {
                pinned += hit.trace.pinned ? 1 : 0;
                return true;
            }));
            return pinned;
        };
        QCOMPARE(pinnedOf(), 0);
        QCOMPARE(pinnedOf(), 0); // kept from the query before

        cached.fixture.execute("UPDATE trace SET pinned = 1");

        QCOMPARE(pinnedOf(), 10);
    }

    void findsTracesThatOverlapTheWindow()
    {
        const std::vector<TracePtr> traces = randomTraces(5, 50);
        const Searched cached(traces);
        QueryOptions options;
        options.startNs = traces[20]->startNs() + 1;
        options.endNs = traces[30]->startNs();

        const Answer found = search(*cached.searcher, "{ }", options);

        QCOMPARE(found.hits, searchAll(traces, "{ }", options).hits);
        QVERIFY(found.count > 3 && found.count < 30);
    }

    void readsNoRowsOfOtherTimes()
    {
        const std::vector<TracePtr> traces = randomTraces(5, 50);
        QueryOptions options;
        options.startNs = traces[20]->startNs() + 1;
        options.endNs = traces[30]->startNs();
        const std::uint64_t inWindow = searchAll(traces, "{ }", options).count;
        for (const char *query : {"{ }", "{ status = error }", "{ .colour = \"green\" }", "{ } | count() > 3"}) {
            const Searched cached(traces);

            const Answer cold = search(*cached.searcher, query, options);
            const Answer all = search(*cached.searcher, "{ }");
            const Answer warm = search(*cached.searcher, query, options);

            for (const Answer &found : {cold, warm}) {
                QCOMPARE(found.hits, searchAll(traces, query, options).hits);
                QCOMPARE(found.coverage.considered, inWindow);
                QCOMPARE(found.coverage.steps[0].what, u"time"_s);
                QCOMPARE(found.coverage.steps[0].tracesIn, 50U);
                QCOMPARE(found.coverage.steps[0].tracesOut, inWindow);
                QCOMPARE(found.coverage.steps[1].tracesIn, inWindow);
            }
            const auto rowsOf = [](const Answer &answer, const QString &step) {
                return std::ranges::find(answer.coverage.steps, step, &ExplainStep::what)->rows;
            };
            const std::uint64_t rowsOfAll = rowsOf(all, u"conditions"_s);
            QVERIFY(rowsOf(cold, u"spans"_s) < rowsOfAll * 2 / 3);
            QCOMPARE(rowsOf(warm, u"spans"_s), 0U); // at hand
            QVERIFY(rowsOf(warm, u"conditions"_s) < rowsOfAll * 2 / 3);
            QCOMPARE(rowsOf(warm, u"conditions"_s), rowsOf(cold, u"conditions"_s));
        }
    }

    void endsWhereNothingOverlapsTheTime()
    {
        const Searched cached(randomTraces(5, 30));
        QueryOptions options;
        options.endNs = 1;

        const Answer none = search(*cached.searcher, "{ .colour = \"green\" }", options);

        QCOMPARE(none.count, 0U);
        QVERIFY(none.coverage.matchedIsExact);
        QCOMPARE(none.coverage.considered, 0U);
        QCOMPARE(none.coverage.steps.size(), std::size_t{1});
        QCOMPARE(none.coverage.steps[0].what, u"time"_s);
        QCOMPARE(none.coverage.steps[0].tracesOut, 0U);
    }

    void readsOnlyTheTracesOfTheListThatItIsAskedAbout()
    {
        const std::vector<TracePtr> traces = randomTraces(5, 50);
        const std::vector<TracePtr> few(traces.begin() + 10, traces.begin() + 15);
        const Searched cached(traces);
        QueryOptions options;
        std::unordered_set<TraceId> ids{TraceId{99, 99}}; // is not in the cache
        for (const TracePtr &trace : few)
            ids.insert(trace->id());
        options.traces = std::make_shared<const std::unordered_set<TraceId>>(ids);

        const Answer found = search(*cached.searcher, "{ kind = server }", options);

        QCOMPARE(found.hits, searchAll(few, "{ kind = server }").hits);
        QVERIFY(found.count > 0);
        QCOMPARE(found.coverage.steps[0].what, u"list"_s);
        QCOMPARE(found.coverage.steps[0].tracesOut, 5U);
        QCOMPARE(found.coverage.steps[1].detail, u"the narrow rows of these traces"_s);
        QCOMPARE(found.coverage.steps[1].tracesOut, 5U);
    }

    void looksIntoNoTraceWhereColumnsTellAll()
    {
        const Searched cached(randomTraces(5, 50));

        const Answer found = search(*cached.searcher, "{ kind = server } >> { duration > 20ms && status != error }");

        QVERIFY(found.count > 0);
        QCOMPARE(found.coverage.steps.back().what, u"traces"_s);
        QCOMPARE(found.coverage.steps.back().detail, u"loaded 0 of them"_s);
    }

    void looksIntoNoTraceWhereTheIndexTellsTheSpans()
    {
        const std::vector<TracePtr> traces = shirts(20);
        const Searched cached(traces);

        for (const char *query : {R"({ .colour = "green" })", R"({ span.colour =~ "gr.*" && duration > 5ms })",
                                  R"({ .size > 2 } >> { .colour != "green" })", "{ event.worn = true }",
                                  R"({ .colour != nil } && { resource.shop = "corner" })", "{ !(span.size = 3) }"}) {
            const Answer found = search(*cached.searcher, query);
            QVERIFY2(found.count > 0, query);
            QCOMPARE(found.hits, searchAll(traces, query).hits);
            QVERIFY2(found.coverage.steps.back().detail.startsWith(u"loaded 0 of them"), query);
        }
        // of several conditions on events, all must hold on one
        QVERIFY(!search(*cached.searcher, "{ event.worn = true && event.torn = true }")
                     .coverage.steps.back()
                     .detail.startsWith(u"loaded 0 of them"));
    }

    void takesApartOnlyTracesWithTheTextThatIsAskedFor()
    {
        const std::vector<TracePtr> traces = shirts(20);
        const Searched cached(traces);
        cached.fixture.execute(
            "INSERT INTO tag_list SELECT DISTINCT -key, '', trace, '[0]', NULL FROM tag; DELETE FROM tag_list WHERE key > 0");

        for (const char *query : {R"({ .label =~ ".*number 7 .*" })", R"({ .label = "shirt number 7 of many" })"}) {
            const Answer found = search(*cached.searcher, query);
            QCOMPARE(found.count, 1U);
            QCOMPARE(found.hits, searchAll(traces, query).hits);
            QCOMPARE(found.coverage.steps.back().detail, u"loaded 1 of them; 19 lack a text that the query asks for"_s);
        }
    }

    void readsTheRowsOfListedTracesOnlyUntilAllAreAtHand()
    {
        const std::vector<TracePtr> traces = randomTraces(5, 50);
        const Searched cached(traces);
        const std::string query = "{ .colour = \"green\" && .size = 300 }";

        const Answer cold = search(*cached.searcher, query);
        search(*cached.searcher, "{ kind = server }");
        const Answer warm = search(*cached.searcher, query);

        QVERIFY(cold.count > 0 && cold.count < 50);
        QCOMPARE(cold.coverage.steps[0].what, u"index"_s);
        QCOMPARE(cold.coverage.steps[2].what, u"spans"_s);
        QVERIFY(cold.coverage.steps[2].tracesOut < 50);
        QCOMPARE(cold.coverage.steps[2].detail, u"the narrow rows of these traces"_s);
        QCOMPARE(warm.coverage.steps[2].detail, u"the narrow rows of all traces are at hand"_s);
        QCOMPARE(warm.coverage.steps[2].tracesIn, cold.coverage.steps[2].tracesIn);
        QCOMPARE(warm.hits, cold.hits);
    }

    void endsWhereTheIndexLeavesNothing()
    {
        const Searched cached(randomTraces(5, 30));

        for (int round = 0; round < 2; ++round) { // with and without the rows at hand
            const Answer none = search(*cached.searcher, "{ .nothing_has_this = 1 }");

            QCOMPARE(none.count, 0U);
            QVERIFY(none.coverage.matchedIsExact);
            QCOMPARE(none.coverage.steps.size(), std::size_t{1});
            QCOMPARE(none.coverage.steps[0].what, u"index"_s);
            QCOMPARE(none.coverage.steps[0].tracesIn, 30U);
            QCOMPARE(none.coverage.steps[0].tracesOut, 0U);
            search(*cached.searcher, "{ kind = server }");
        }
    }

    void looksIntoTracesWhoseValuesAreNotListed()
    {
        const std::vector<TracePtr> traces = randomTraces(5, 30);
        const Searched cached(traces);
        cached.fixture.execute(
            "INSERT INTO tag_list SELECT DISTINCT -key, '', trace, '[0]', NULL FROM tag; DELETE FROM tag_list WHERE key > 0");

        const std::string query = "{ .colour =~ \"gr.*\" }";
        const Answer found = search(*cached.searcher, query);

        QVERIFY(found.count > 0);
        QCOMPARE(found.hits, searchAll(traces, query).hits);
    }

    void seesWhatIsStoredWhileItIsOpen()
    {
        const std::vector<TracePtr> traces = randomTraces(5, 20);
        const Searched cached(std::vector(traces.begin(), traces.begin() + 10));
        search(*cached.searcher, "{ }");

        VERIFY_RESULT(CacheFixture::store(*cached.fixture.open(), std::vector(traces.begin() + 10, traces.end())));

        QCOMPARE(search(*cached.searcher, "{ }").hits, searchAll(traces, "{ }").hits);
    }

    void countsDamagedTracesAndGoesOn()
    {
        const Searched cached(randomTraces(5, 10));
        cached.fixture.execute("UPDATE payload SET bytes = x'00' WHERE trace = 3");

        const Answer found = search(*cached.searcher, "{ } | count() > 0");

        QCOMPARE(found.count, 9U);
        QCOMPARE(found.coverage.warnings.size(), 1);
        QVERIFY(found.coverage.warnings.front().contains(u"damaged"_s));
    }

    void stopsWhenTheSinkHasEnough()
    {
        const Searched cached(randomTraces(5, 40));
        const auto program = traceql::compile("{ }");
        int taken = 0;

        const auto coverage = cached.searcher->search(*program, {}, [&](const QueryHit &) { return ++taken < 3; });

        VERIFY_RESULT(coverage);
        QCOMPARE(taken, 3);
        QCOMPARE(coverage->state, QueryCoverage::State::Truncated);
    }

    void stopsWhenInterrupted()
    {
        const Searched cached(randomTraces(5, 200));
        const auto program = traceql::compile("{ } | count() > 0");

        const auto coverage = cached.searcher->search(*program, {}, [&](const QueryHit &) {
            cached.searcher->interrupt();
            return true;
        });

        QVERIFY(!coverage);
        QCOMPARE(coverage.error().code, ErrorCode::Cancelled);
    }

    void countsMetricsOverTheTracesThatAreLeft()
    {
        const std::vector<TracePtr> traces = randomTraces(5, 80);
        const Searched cached(traces);
        for (const char *query : {"{ kind = server } | rate() by (resource.service.name)",
                                  "{ .colour = \"red\" } | count_over_time() by (name)",
                                  "{ status = error } >> { } | quantile_over_time(duration, .5, .9)",
                                  "{ } | max_over_time(duration) | topk(2)"}) {
            const auto program = traceql::compile(query);
            QVERIFY2(program.has_value(), query);

            const auto found = cached.searcher->metrics(*program, std::nullopt);

            VERIFY_RESULT(found);
            auto all = traceql::MetricsEvaluation::create(*program, found->range);
            VERIFY_RESULT(all);
            for (const TracePtr &trace : traces)
                VERIFY_RESULT(all->add(*trace));
            QVERIFY2(!found->series.empty(), query);
            QCOMPARE(found->series.size(), all->result().size());
            QVERIFY2(found->series == all->result(), query);
        }
    }

    void passesFaultsOn()
    {
        const Searched cached(randomTraces(5, 40));

        const Answer found = search(*cached.searcher, "{ 1 / .size > 0 }");

        QVERIFY(found.error.contains(u"zero"_s));
    }
};

QTEST_GUILESS_MAIN(TestCacheSearch)
#include "tst_cachesearch.moc"
