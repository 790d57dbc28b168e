// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/parser.h"

#include <QElapsedTimer>
#include <QTest>

using namespace traceloupe::traceql;

namespace {

std::string canonical(const char *text)
{
    const auto query = parse(text);
    return query ? toText(*query) : query.error().toText();
}

} // namespace

class TestTraceqlParser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsOperatorsAsTempoDoes_data();
    void groupsOperatorsAsTempoDoes();
    void saysWhereAndWhatIsWrong_data();
    void saysWhereAndWhatIsWrong();
    void endsSoonOnHugeQueries();
    void takesChainsOfAnyLength();
    void knowsWhereEachNodeStands();
};

void TestTraceqlParser::groupsOperatorsAsTempoDoes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(expected);
    };
    row("{.a || .b && .c}", "{ (.a || .b) && .c }");
    row("{.a} || {.b} && {.c}", "({ .a } || { .b }) && { .c }");
    row("{.a} >> {.b} > {.c}", "({ .a } >> { .b }) > { .c }");
    row("{.a} > {.b} && {.c} > {.d}", "({ .a } > { .b }) && ({ .c } > { .d })");
    row("{-.a * 2 = 1}", "{ (-(.a * 2)) = 1 }");
    row("{-.a = .b}", "{ (-.a) = .b }");
    row("{!.a = .b}", "{ (!.a) = .b }");
    row("{!.a * 2}", "{ !(.a * 2) }");
    row("{.a^.b^.c}", "{ .a ^ .b ^ .c }");
    row("{.a = .b = .c}", "{ (.a = .b) = .c }");
    row("{ .foo-1 = 2 }", "{ .foo-1 = 2 }");
    row("{ .foo - 1 = 2 }", "{ (.foo - 1) = 2 }");
    row("{}", "{ true }");
    row("{ span.\"foo bar\".baz = \"a`b\" }", "{ span.\"foo bar.baz\" = \"a`b\" }");
    row("{ span.resource.foo = 010 }", "{ span.resource.foo = 10 }");
    row("{ nil = .a && duration > 90s }", "{ .a = nil && duration > 1m30s }");
    row("{ span:name = `x` && trace:rootService = `y` }", "{ name = `x` && rootServiceName = `y` }");
    row("{ duration > 1y2w }", "{ duration > 9096h0m0s }");
    row("{ 1 + 2 * 3 = 7 }", "{ true }");
    row("{ .a = 7 / 2 }", "{ .a = 3 }");
    row("{ .a =~ `x` } // rest\n | /* all */ count() > 2", "{ .a =~ `x` } | count() > 2");
    row("({.a} | count() > 1) && ({.b})", "({ .a } | count() > 1) && ({ .b })");
    row("{} | rate() by(name) > 10s | topk(3) with(exemplars=true)",
        "{ true } | rate() by (name) > 10 | topk(3) with (exemplars=true)");
    row("100 * ({status=error}|rate()) / ({}|rate()) > 5",
        "(100 * ({ status = error } | rate())) / ({ true } | rate()) > 5");
}

void TestTraceqlParser::groupsOperatorsAsTempoDoes()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, expected);

    QCOMPARE(canonical(text.constData()).c_str(), expected.constData());
}

void TestTraceqlParser::saysWhereAndWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QByteArray>("part"); // of the message
    const auto row = [](const char *text, int line, int column, const char *part) {
        QTest::newRow(text) << QByteArray(text) << line << column << QByteArray(part);
    };
    row("", 1, 1, "ends too early");
    row("{ .a | .b }", 1, 6, "write || for or");
    row("{ .x == 4 }", 1, 7, "single =");
    row("{ a.b = 1 }", 1, 3, "unknown word `a.b`");
    row("{ servixe.name = `x` }", 1, 3, "did you mean `resource.service.name`?");
    row("{ resouxce.zone = `x` }", 1, 3, "did you mean `resource`?");
    row("{} |", 1, 5, "`select()`");
    row("{} | quantile_over_time(duration, 1.5)", 1, 35, "between 0 and 1");
    row("{} | rate() by (name, kind, status, .a, .b, .c)", 1, 45, "5 values");
    row("{ event:name = nil }", 1, 3, "can't be compared with nil by =");
    row("{ link:traceID = nil }", 1, 3, "write !(link:traceID != nil)");
    row("{ names = `x` }", 1, 3, "did you mean `name`?");
    row("{ .a = \"x }", 1, 8, "the string is not ended");
    row("{ .a = 'x' }", 1, 8, "double quotes");
    row("{ duration > 5 ms }", 1, 16, "without a blank");
    row("{ duration > 1.5d }", 1, 14, "no number or duration");
    row("{} | count()", 1, 13, "count() > 2");
    row("{} {}", 1, 4, "operator");
    row("{\n  .a = 1 and .b = 2 }", 2, 10, "write && for and");
    row("{ trace:rootServiceName = `a` }", 1, 3, "rootService");
    row("{} | rat()", 1, 6, "did you mean `rate`?");
    row("{} | rate() | topk(-1)", 1, 20, "whole number");
    row("{} | {} | topk(5)", 1, 11, "put a metrics function such as rate() in front of topk");
    row("{} | foo()", 1, 6, "`by()`, `coalesce()`, `select()`, `rate()`");
    row("({} | rate()) + 5s", 1, 17, "duration");
    row("{ status = \"error\" }", 1, 3, "without quotes");
    row("{ status = \"error\" }", 1, 3, "`status = \"error\"`");
    row("{ name = nil }", 1, 3, "never nil");
    row("{ .a =~ `[` }", 1, 9, "regular expression");
    row("{ \xc3\xbc = 1 }", 1, 3, "unknown word");
    row("({.a} | {.b}) >> {.c}", 1, 18, "expected `(`");
    row("name = `x`", 1, 1, "conditions stand in braces");
}

void TestTraceqlParser::saysWhereAndWhatIsWrong()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, line);
    QFETCH(const int, column);
    QFETCH(const QByteArray, part);

    const auto query = parseValid(text.toStdString());

    QVERIFY(!query);
    const std::string said = query.error().toText();
    QVERIFY2(said.find(part.constData()) != std::string::npos, said.c_str());
    QVERIFY2(int(query.error().line) == line && int(query.error().column) == column, said.c_str());
}

void TestTraceqlParser::endsSoonOnHugeQueries()
{
    const std::string long1 = "{ .a = `" + std::string(1 << 20, 'x') + "` }";
    const std::string deep1 = "{ " + std::string(100'000, '(') + ".a" + std::string(20'000, ')') + " }";
    const std::string deep2 = std::string(100'000, '(');
    const std::string deep3 = "{ " + std::string(100'000, '!') + ".a }";

    for (const std::string &text : {long1, deep1, deep2, deep3}) {
        const auto query = parseValid(text);
        QVERIFY(!query);
        QCOMPARE(query.error().kind, QueryError::Kind::Limit);
    }
}

void TestTraceqlParser::takesChainsOfAnyLength()
{
    std::string fields = "{ .a = 0";
    std::string spansets = "{}";
    for (int i = 0; i < 10'000; ++i) {
        fields += " || .a = " + std::to_string(i);
        spansets += ">{}";
    }
    fields += " }";

    for (const std::string &text : {fields, spansets}) {
        const auto query = parse(text);
        QVERIFY2(query.has_value(), query ? "" : query.error().toText().c_str());
        QVERIFY(!toText(*query).empty());
        const auto error = validate(*query); // each would cost time with every trace
        QVERIFY(error.has_value());
        QCOMPARE(error->kind, QueryError::Kind::Limit);
    }
}

void TestTraceqlParser::knowsWhereEachNodeStands()
{
    const std::string text = "{ name = `x` && duration > 2s } | count() > 2";
    const auto query = parse(text);
    const auto at = [&text](SourceRange range) { return text.substr(range.begin, range.end - range.begin); };

    const Pipeline &pipeline = query->rootPipeline();
    const SpansetExpr &filter = query->spanset(pipeline.stages[0].spansets);
    const FieldExpr &both = query->field(filter.filter);

    QCOMPARE(at(filter.range), std::string("{ name = `x` && duration > 2s }"));
    QCOMPARE(at(both.opRange), std::string("&&"));
    QCOMPARE(at(query->field(both.right).range), std::string("duration > 2s"));
    QCOMPARE(at(pipeline.stages[1].range), std::string("count() > 2"));
}

QTEST_GUILESS_MAIN(TestTraceqlParser)
#include "tst_traceqlparser.moc"
