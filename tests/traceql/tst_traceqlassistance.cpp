// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/completion.h"
#include "core/traceql/explain.h"
#include "core/traceql/lexer.h"
#include "core/traceql/parser.h"

#include <QTest>

#include <algorithm>

using namespace traceloupe::traceql;

namespace {

/// The query up to the mark, and what is behind it.
CompletionContext at(std::string text)
{
    const std::size_t cursor = text.find('#');
    text.erase(cursor, 1);
    return completionAt(text, cursor);
}

bool offers(const CompletionContext &context, std::string_view word)
{
    return std::ranges::find(context.words, word, &Completion::text) != context.words.end();
}

} // namespace

/// What helps with writing: completion, colours, words.
class TestTraceqlAssistance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offersWhatMayStandThere_data();
    void offersWhatMayStandThere();
    void namesTheKeysThatAreWanted();
    void namesTheValuesThatAreWanted();
    void replacesTheWholeWord();
    void completesAtAnyPlaceOfAnyText();
    void coloursHalfTypedQueries();
    void explainsInWords_data();
    void explainsInWords();
};

void TestTraceqlAssistance::offersWhatMayStandThere_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<QByteArray>("notOffered");
    const auto row = [](const char *text, const char *offered, const char *notOffered) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(offered) << QByteArray(notOffered);
    };
    row("#", "{ ", "duration");
    row("{ #", "duration", "&&");
    row("{ d#", "duration", "name");
    row("{ span:#", "statusMessage", "rootName");
    row("{ trace:r#", "rootService", "duration");
    row("{ name #", "=~", "<");
    row("{ duration #", ">=", "=~");
    row("{ kind = #", "server", "error");
    row("{ status != #", "error", "server");
    row("{ status = e#", "error", "ok");
    row("{ .a = #", "nil", "server");
    row("{ .a = 1 #", "&&", "=");
    row("{ .a = 1 && #", "resource.", "}");
    row("{ } #", ">>", "topk(");
    row("{ } | #", "count()", "topk(");
    row("{ } | rate() | #", "topk(", "count()");
    row("{ } | rate() #", "by (", "&&");
    row("{ } | rate() by (#", "name", "true");
    row("{ } | rate() by (n#", "name", "kind");
    row("{ } | avg(#", "duration", "&&");
    row("{ } | count() #", ">", "|");
    row("{ } | by(#", "status", ")");
    row("{ } | quantile_over_time(#", "duration", "|");
    row("{ (.a = 1 || #", "event.", ")");
}

void TestTraceqlAssistance::offersWhatMayStandThere()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, offered);
    QFETCH(const QByteArray, notOffered);

    const CompletionContext context = at(text.toStdString());

    QVERIFY(offers(context, offered.toStdString()));
    QVERIFY(!offers(context, notOffered.toStdString()));
}

void TestTraceqlAssistance::namesTheKeysThatAreWanted()
{
    QVERIFY(at("{ resource.ser#").keysOf == AttributeScope::Resource);
    QCOMPARE(at("{ resource.ser#").typed, std::string("ser"));
    QVERIFY(at("{ .#").keysOf == AttributeScope::None);
    QVERIFY(at("{ span.#").keysOf == AttributeScope::Span);
    QVERIFY(!at("{ name = #").keysOf);
    QVERIFY(at("{ response_fl#").keysNeedDot); // a bare word is no key
    QVERIFY(!at("{ .response_fl#").keysNeedDot);
    QVERIFY(!at("{ span.response_fl#").keysNeedDot);
    QCOMPARE(keyText("a b"), std::string("\"a b\""));
    QCOMPARE(keyText("http.method"), std::string("http.method"));
}

void TestTraceqlAssistance::namesTheValuesThatAreWanted()
{
    const CompletionContext open = at("{ resource.service.name = \"hotr#");
    QVERIFY(open.valuesOf.has_value());
    QCOMPARE(open.valuesOf->name, std::string("service.name"));
    QCOMPARE(open.typed, std::string("hotr"));
    QCOMPARE(open.replaced.begin, 26U);

    QVERIFY(at("{ name =~ #").valuesMustBePatterns);
    QVERIFY(at("{ name = #").valuesOf->intrinsic == Intrinsic::Name);
    QVERIFY(!at("{ #").valuesOf);
}

void TestTraceqlAssistance::replacesTheWholeWord()
{
    const CompletionContext word = at("{ dura#tion > 1s }");
    QCOMPARE(word.replaced.begin, 2U);
    QCOMPARE(word.replaced.end, 10U);

    const CompletionContext value = at("{ name = \"hotr#o\" }");
    QCOMPARE(value.replaced.begin, 9U);
    QCOMPARE(value.replaced.end, 16U);

    const CompletionContext key = at("{ span.http#.method = 1 }");
    QCOMPARE(key.replaced.begin, 7U);
    QCOMPARE(key.replaced.end, 18U);
}

void TestTraceqlAssistance::completesAtAnyPlaceOfAnyText()
{
    for (const std::string text :
         {"{ .a = \"x\" && span:name != nil } | by(.b) | count() > 2 with (x=1)", "}}))||\"`", "..:::{.(",
          "({}|rate())*2>1|topk(3)", ".", "span.", "{ span.\"a b", "/* x", "{ 5ms"}) {
        for (std::size_t cursor = 0; cursor <= text.size(); ++cursor) {
            const CompletionContext context = completionAt(text, cursor);
            QVERIFY(context.replaced.begin <= cursor && context.replaced.end >= context.replaced.begin);
            QVERIFY(context.replaced.end <= text.size());
        }
    }
}

void TestTraceqlAssistance::coloursHalfTypedQueries()
{
    const std::string text = "{ resource.service.name = \"a\" && duration > 1s } | coun";

    const auto ranges = highlight(text);

    const auto roleAt = [&](std::string_view word) {
        const auto begin = static_cast<std::uint32_t>(text.find(word));
        const auto found = std::ranges::find_if(ranges, [begin](const auto &one) { return one.range.begin == begin; });
        return found == ranges.end() ? TokenRole::Bad : found->role;
    };
    QVERIFY(roleAt("resource") == TokenRole::Scope);
    QVERIFY(roleAt("service.name") == TokenRole::Key);
    QVERIFY(roleAt("\"a\"") == TokenRole::String);
    QVERIFY(roleAt("&&") == TokenRole::Operator);
    QVERIFY(roleAt("1s") == TokenRole::Number);
    QVERIFY(std::ranges::is_sorted(ranges, {}, [](const auto &one) { return one.range.begin; }));
}

void TestTraceqlAssistance::explainsInWords_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *text, const char *words) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(words);
    };
    row("{}", "All spans.");
    row("{ resource.service.name = `checkout` && duration > 2s }",
        "Spans whose service is “checkout” and whose duration is longer than 2 s.");
    row("{ status = error } >> { name =~ `SELECT.*` }",
        "Spans whose name matches “SELECT.*”, that are somewhere below spans that failed.");
    row("{ .http.status_code >= 500 } | by(resource.service.name) | count() > 2",
        "Spans whose http.status_code is at least 500; grouped by service in each trace; where the number of spans is more "
        "than 2.");
    row("{ traceDuration > 1s || .retry != nil }",
        "Spans where the trace's duration is longer than 1 s or that have retry.");
    row("{ kind = server } | rate() by (name) | topk(5)",
        "Spans whose kind is server; how many there are a second over time, by name; only the 5 largest at each time.");
    row("{} | quantile_over_time(duration, .9, .99)",
        "All spans; the percentiles p90 and p99 of their duration over time.");
    row("{ duration > 5ms * 2 }", "Spans whose duration is longer than 10 ms.");
    row("{ nestedSetParent < 0 && duration > 1s }", "Spans that are root spans and whose duration is longer than 1 s.");
    row("{ nestedSetParent >= 0 }", "Spans that are no root spans.");
    row("{ event.exception.type = `E` || link.kind != nil }",
        "Spans where an event's exception.type is “E” or that have a link's kind.");
    row("({ status = error } | rate()) / ({ } | rate())", "The share of spans that failed among all spans over time.");
    row("({ status = error } | rate() by (name)) / ({ } | rate() by (name)) * 100",
        "The share of spans that failed among all spans, by name, in percent over time.");
    row("({ kind = server } | sum_over_time(duration)) / ({ kind = server } | rate())",
        "The sum of the duration of spans whose kind is server divided by the number a second of spans whose kind is "
        "server over time.");
    row("({ } | quantile_over_time(duration, .9)) - 2",
        "The percentile p90 of the duration of all spans minus 2 over time.");
    row("{ } | compare({ status = error })", "All spans; what distinguishes spans that failed from the others.");
    row("{.a} !> {.b}", "Spans whose b is true, that are no children of spans whose a is true.");
}

void TestTraceqlAssistance::explainsInWords()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, words);

    const auto query = parseValid(text.toStdString());

    QVERIFY(query.has_value());
    QCOMPARE(explanation(*query).c_str(), words.constData());
}

QTEST_GUILESS_MAIN(TestTraceqlAssistance)
#include "tst_traceqlassistance.moc"
