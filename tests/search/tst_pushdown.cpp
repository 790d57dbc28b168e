// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/pushdown.h"
#include "core/traceql/parser.h"

#include <QRegularExpression>
#include <QTest>

using namespace traceloupe;
using namespace Qt::StringLiterals;

class TestPushdown : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void asksBackendsForWhatTheyCanSay_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("jaeger");
        QTest::addColumn<QString>("zipkin");

        const auto same = [](const char *name, const char *query, const char *part) {
            QTest::newRow(name) << QString::fromUtf8(query) << QString::fromUtf8(part) << QString::fromUtf8(part);
        };
        same("nothing", "{ }", "everything");
        same("service and name", R"({ resource.service.name = "cart" && name = "read" })",
             "service cart, span name read");
        same("literal first", R"({ "cart" = resource.service.name })", "service cart");
        same("tags", R"({ span.colour = "red" && .size = 200 && .ok = true })", "colour=red, size=200, ok=true");
        same("range", "{ duration > 20ms && duration <= 1s }", "at least 20 ms, at most 1000.001 ms");
        same("shorter than a microsecond", "{ duration > 20ns }", "everything");
        same("either", R"({ .a = "x" || .b = "y" })", "everything");
        same("not", R"({ .a != "x" && !(name = "y") })", "everything");
        same("pattern", R"({ name =~ "GET.*" && resource.service.name = "cart" })", "service cart");
        same("the side that says more", R"({ name = "a" } >> { resource.service.name = "cart" && name = "b" })",
             "service cart, span name b");
        same("either span set", R"({ name = "a" } || { name = "b" })", "everything");
        same("a span that must not be there", R"({ resource.service.name = "cart" } !>> { name = "b" })",
             "span name b");
        same("later filters", R"({ kind = server } | { name = "b" } | count() > 2)", "span name b");
        same("in brackets", R"(({ name = "b" } | count() > 2) && ({ .a = "x" }))", "span name b");
        same("one tag twice", R"({ .a = "x" && .a = "y" })", "a=x");
        QTest::newRow("resource") << uR"({ resource.zone = "eu" })"_s << u"zone=eu"_s << u"everything"_s;
        QTest::newRow("what Zipkin can't quote") << uR"({ .a = "x and y" })"_s << u"a=x and y"_s << u"everything"_s;
        same("events", R"({ event.a = "x" && link.b = "y" })", "everything");
    }

    void asksBackendsForWhatTheyCanSay()
    {
        QFETCH(QString, query);
        const auto parsed = traceql::parseValid(query.toStdString());
        QVERIFY2(parsed.has_value(), qPrintable(query));

        QTEST(pushedPart(*parsed, SourceKind::Jaeger).toText(), "jaeger");
        QTEST(pushedPart(*parsed, SourceKind::Zipkin).toText(), "zipkin");
    }

    void knowsWhatTempoLearnedWhen_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("minor");
        QTest::newRow("base") << u"{ .a = 1 && duration > 1s } | count() > 2"_s << 0;
        QTest::newRow("kind") << u"{ kind = server }"_s << 1;
        QTest::newRow("structural") << u"{ .a = 1 } >> { }"_s << 2;
        QTest::newRow("by") << u"{ } | by(.a)"_s << 2;
        QTest::newRow("upward") << u"{ } << { kind = server }"_s << 3;
        QTest::newRow("union") << u"{ } &>> { }"_s << 5;
        QTest::newRow("event") << u"{ event.a = 1 }"_s << 6;
        QTest::newRow("pattern") << uR"({ .a =~ "x" })"_s << 7;
        QTest::newRow("parent id") << uR"({ span:parentID = "1" })"_s << 8;
        QTest::newRow("absent") << u"{ .a = nil }"_s << 10;
        QTest::newRow("metrics") << u"{ } | rate()"_s << 4;
        QTest::newRow("percentiles") << u"{ } | quantile_over_time(duration, 0.9)"_s << 5;
        QTest::newRow("mean over time") << u"{ } | avg_over_time(duration)"_s << 7;
        QTest::newRow("ranked") << u"{ } | rate() by (name) | topk(2)"_s << 8;
    }

    void knowsWhatTempoLearnedWhen()
    {
        QFETCH(QString, query);
        QFETCH(int, minor);
        const auto parsed = traceql::parseValid(query.toStdString());
        QVERIFY2(parsed.has_value(), qPrintable(query));

        QCOMPARE(tempoNeedOf(*parsed).version.minor, minor);
    }

    void knowsWhatTheThirdTempoBrought()
    {
        QVERIFY(tempoNeedOf(*traceql::parseValid("{ } | rate() > 10")).version == (TempoVersion{3, 0}));
        QVERIFY(tempoNeedOf(*traceql::parseValid("({ } | rate()) * 2")).version > (TempoVersion{3, 0}));
        QVERIFY(dependsOnLists(*traceql::parseValid("{ .a != 1 }")));
        QVERIFY(dependsOnLists(*traceql::parseValid("{ span.a !~ `x` }")));
        QVERIFY(!dependsOnLists(*traceql::parseValid("{ name != `x` && .a = 1 && resource.service.name != `y` }")));
    }

    void readsVersions()
    {
        QVERIFY(tempoVersionOf(u"Tempo 2.10.1"_s) == (TempoVersion{2, 10}));
        QVERIFY(tempoVersionOf(u"Tempo v3.0.0-rc.1"_s) == (TempoVersion{3, 0}));
        QVERIFY(!tempoVersionOf(u"Tempo main-1234abc"_s));
        QVERIFY(!tempoVersionOf(u"Tempo"_s));
    }
};

QTEST_GUILESS_MAIN(TestPushdown)
#include "tst_pushdown.moc"
