// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/tracebuilder.h"
#include "core/traceql/evaluator.h"
#include "core/traceql/spanreader.h"
#include "tests/support/tracefromtext.h"
#include "tests/support/tracegenerator.h"
#include "tests/traceql/naiveevaluator.h"

#include <QTest>

#include <atomic>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace traceloupe::traceql;

namespace {

Result<std::vector<SpanIndex>> rowsOf(const std::string &text, const Trace &trace)
{
    const auto program = compile(text);
    if (!program)
        return tl::unexpected(toError(program.error()));
    return matchingRows(**program, trace);
}

std::string namesOf(const std::string &text, const Trace &trace)
{
    const auto rows = rowsOf(text, trace);
    if (!rows)
        return rows.error().detail.toStdString();
    std::string names;
    for (const SpanIndex row : *rows)
        names += (names.empty() ? "" : " ") + std::string(trace.name(row));
    return names;
}

/// One span with two events, and an orphan with a child.
TracePtr oddTrace()
{
    TraceBuilder builder(TraceId{1, 2});
    const ResourceIndex resource = builder.addResource({});
    const ScopeIndex scope = builder.addScope({});
    AttributeWriter first = builder.newWriter();
    first.add("type", "io");
    AttributeWriter second = builder.newWriter();
    second.add("code", "7");
    AttributeWriter list = builder.newWriter();
    list.key("list");
    list.beginArray();
    list.integer(1);
    list.integer(2);
    list.end();
    const auto add = [&](std::uint64_t id, std::uint64_t parent, std::string_view name) {
        SpanInput span;
        span.id = SpanId{id};
        span.parentId = SpanId{parent};
        span.resource = resource;
        span.scope = scope;
        span.name = name;
        span.startNs = 1'000;
        span.durationNs = 10;
        if (id == 1) {
            span.attributes = list.list();
            span.events = {{1'005, "a", 0, first.list()}, {1'006, "b", 0, second.list()}};
        }
        builder.addSpan(span);
    };
    add(1, 0, "root");
    add(0x2a, 99, "orphan");
    add(3, 0x2a, "child");
    return builder.finish();
}

} // namespace

class TestTraceqlEvaluator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatLookingAtEverythingFinds();
    void seesTheTreeAsItIsDrawn();
    void keepsConditionsOnOneEvent();
    void comparesIdsByNumber();
    void faultsOnWhatCannotBeComputed();
    void takesPowersAsTempoDoes();
    void stopsWhenCancelled();
    void endsSoonOnHostilePatterns();
};

void TestTraceqlEvaluator::findsWhatLookingAtEverythingFinds()
{
    std::vector<TracePtr> traces = generateTraces({60, 2, 5});
    traces.push_back(oddTrace());
    std::size_t foundSomething = 0;
    for (std::uint64_t seed = 1; seed <= 250; ++seed) {
        const std::string text = randomQuery(seed);
        const auto program = compile(text);
        QVERIFY2(program.has_value(), (text + ": " + (program ? "" : program.error().toText())).c_str());
        const auto again = parse(toText((*program)->query()));
        QVERIFY2(again && isSameQuery(*again, (*program)->query()), text.c_str());
        for (const TracePtr &trace : traces) {
            const auto rows = matchingRows(**program, *trace);
            QVERIFY2(rows.has_value(), text.c_str());
            QVERIFY2(*rows == naiveRows((*program)->query(), *trace), text.c_str());
            foundSomething += rows->empty() ? 0 : 1;
        }
    }
    QVERIFY(foundSomething > 250); // else the queries would say little
}

void TestTraceqlEvaluator::seesTheTreeAsItIsDrawn()
{
    const TracePtr trace = oddTrace();

    QCOMPARE(namesOf("{ name = `orphan` } > { }", *trace), std::string("child"));
    QCOMPARE(namesOf("{ nestedSetParent = -1 }", *trace), std::string("root"));
    QCOMPARE(namesOf("{ nestedSetLeft = 0 }", *trace), std::string("orphan child")); // as Tempo numbers them
    QCOMPARE(namesOf("{ name = `root` } ~ { }", *trace), std::string());
}

void TestTraceqlEvaluator::keepsConditionsOnOneEvent()
{
    const TracePtr trace = oddTrace();

    QCOMPARE(namesOf("{ event.type = `io` && event:name = `a` }", *trace), std::string("root"));
    QCOMPARE(namesOf("{ event.type = `io` && event:name = `b` }", *trace), std::string());
    QCOMPARE(namesOf("{ event.type = `io` && event:timeSinceStart = 5ns }", *trace), std::string("root"));
    QCOMPARE(namesOf("{ .code = `7` }", *trace), std::string("root"));
    QCOMPARE(namesOf("{ `b` = event:name }", *trace), std::string("root"));
}

void TestTraceqlEvaluator::comparesIdsByNumber()
{
    const TracePtr trace = oddTrace();

    QCOMPARE(namesOf("{ span:id = `2A` }", *trace), std::string("orphan"));
    QCOMPARE(namesOf("{ span:parentID = `000000000000002a` }", *trace), std::string("child"));
    QCOMPARE(namesOf("{ trace:id = `10000000000000002` }", *trace), std::string("root orphan child"));
}

void TestTraceqlEvaluator::faultsOnWhatCannotBeComputed()
{
    const TracePtr trace = oddTrace();

    for (const char *text :
         {"{ 1 / 0 = 1 }", "{ 1 % 0 = 1 }", "{ .list + 1 = 2 }", "{ .list = .list }", "({ } | by(name)) >> ({ })"}) {
        const auto rows = rowsOf(text, *trace);
        QVERIFY2(!rows && rows.error().code == ErrorCode::InvalidInput, text);
    }
    QCOMPARE(namesOf("{ .list = 2 }", *trace), std::string("root"));
    QCOMPARE(namesOf("{ .list != 2 }", *trace), std::string());
    QCOMPARE(namesOf("({ } | by(name) | coalesce()) >> ({ })", *trace), std::string("child"));
}

void TestTraceqlEvaluator::takesPowersAsTempoDoes()
{
    const TracePtr trace = oddTrace();

    QCOMPARE(namesOf("{ 2 ^ 3 = 9 && name = `root` }", *trace), std::string("root"));
    QCOMPARE(namesOf("{ 2.0 ^ 3 = 8 && name = `root` }", *trace), std::string("root"));
}

void TestTraceqlEvaluator::stopsWhenCancelled()
{
    const TracePtr trace = generateTrace(2'000);
    const auto program = compile("{ .http.method =~ `G.*` }");
    const std::atomic<bool> cancelled{true};

    const auto spansets = evaluate(**program, *trace, &cancelled);

    QVERIFY(!spansets);
    QCOMPARE(spansets.error().code, ErrorCode::Cancelled);
}

void TestTraceqlEvaluator::endsSoonOnHostilePatterns()
{
    const TracePtr trace = generateTrace(500);

    // exponential for engines that go back; RE2 is linear, and what is too large for it is refused
    QVERIFY(rowsOf("{ name =~ `(a*)*(b*)*(.*)*x` }", *trace).has_value());
    QVERIFY(!rowsOf("{ name =~ `((a{1000}){1000}){1000}` }", *trace).has_value());
    QVERIFY(!rowsOf("{ name =~ `" + std::string(40'000, '(') + "` }", *trace).has_value());
}

QTEST_GUILESS_MAIN(TestTraceqlEvaluator)
#include "tst_traceqlevaluator.moc"
