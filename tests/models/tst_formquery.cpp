// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/formquery.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;

namespace {

constexpr std::int64_t kMs = 1'000'000;

} // namespace

class TestFormQuery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void writesEveryField();
    void readsBackWhatItWrote_data();
    void readsBackWhatItWrote();
    void keepsWhatItHasNoFieldFor_data();
    void keepsWhatItHasNoFieldFor();
    void leavesOtherQueriesAlone_data();
    void leavesOtherQueriesAlone();
};

void TestFormQuery::writesEveryField()
{
    FormQuery form;
    form.service = u"cart"_s;
    form.operation = u"GET /cart"_s;
    form.tags = {{u"http.status_code"_s, u"500"_s}, {u"db name"_s, u"my \"db\""_s}};
    form.errorsOnly = true;
    form.minDurationNs = 100 * kMs;
    form.maxDurationNs = 1'500 * kMs;

    QCOMPARE(queryOf(form), u"{ resource.service.name = \"cart\" && name = \"GET /cart\" "
                            "&& (.http.status_code = \"500\" || .http.status_code = 500) "
                            "&& .\"db name\" = `my \"db\"` && status = error "
                            "&& traceDuration >= 100ms && traceDuration <= 1.5s }"_s);
    QCOMPARE(queryOf({}), QString());
}

void TestFormQuery::readsBackWhatItWrote_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("errorsOnly");
    QTest::addColumn<qint64>("shortest");
    QTest::newRow("nothing") << QString() << QString() << QString() << QString() << false << qint64(-1);
    QTest::newRow("service") << u"cart"_s << QString() << QString() << QString() << false << qint64(-1);
    QTest::newRow("quotes") << u"a \"b\" `c` \\"_s << u"line\nbreak"_s << QString() << QString() << false << qint64(-1);
    QTest::newRow("text tag") << QString() << QString() << u"tenant"_s << u"globex"_s << true << qint64(-1);
    QTest::newRow("number") << QString() << QString() << u"retries"_s << u"-1.5"_s << false << qint64(0);
    QTest::newRow("boolean") << QString() << QString() << u"error"_s << u"true"_s << false << qint64(90'000 * kMs);
    QTest::newRow("duration as text") << QString() << QString() << u"took"_s << u"5ms"_s << false << qint64(1);
    QTest::newRow("key that needs quotes") << QString() << QString() << u"my key"_s << u"v"_s << false << qint64(-1);
    QTest::newRow("text that ends a query")
        << QString() << QString() << u"k"_s << u"1 } || { true"_s << false << qint64(-1);
}

void TestFormQuery::readsBackWhatItWrote()
{
    QFETCH(QString, service);
    QFETCH(QString, operation);
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(bool, errorsOnly);
    QFETCH(qint64, shortest);
    FormQuery form;
    form.service = service;
    form.operation = operation;
    if (!key.isEmpty())
        form.tags = {{key, value}};
    form.errorsOnly = errorsOnly;
    if (shortest >= 0)
        form.minDurationNs = shortest;

    const std::optional<FormQuery> again = formOf(queryOf(form));

    QVERIFY2(again.has_value(), qPrintable(queryOf(form)));
    QVERIFY2(*again == form, qPrintable(queryOf(form) + u" -> "_s + queryOf(*again)));
}

void TestFormQuery::keepsWhatItHasNoFieldFor_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("others");
    QTest::addColumn<QString>("behind");
    QTest::newRow("another condition") << u"{ resource.service.name = \"a\" && duration > 1s }"_s << u"a"_s
                                       << u"duration > 1s"_s << QString();
    QTest::newRow("a second service") << u"{ resource.service.name = \"a\" && resource.service.name = \"b\" }"_s
                                      << u"a"_s << u"resource.service.name = `b`"_s << QString();
    QTest::newRow("one of two") << u"{ (kind = server || kind = client) && resource.service.name=\"a\" }"_s << u"a"_s
                                << u"(kind = server || kind = client)"_s << QString();
    QTest::newRow("stages") << u"{ resource.service.name = \"a\" } | count() > 2 | select(.x)"_s << u"a"_s << QString()
                            << u"| count() > 2 | select(.x)"_s;
    QTest::newRow("a typed number") << u"{ .code = 500 }"_s << QString() << u".code = 500"_s << QString();
    QTest::newRow("not equal") << u"{ resource.service.name != \"a\" }"_s << QString()
                               << u"resource.service.name != `a`"_s << QString();
}

void TestFormQuery::keepsWhatItHasNoFieldFor()
{
    QFETCH(QString, query);
    QFETCH(QString, service);
    QFETCH(QString, others);
    QFETCH(QString, behind);

    const std::optional<FormQuery> form = formOf(query);

    QVERIFY(form.has_value());
    QCOMPARE(form->service, service);
    QCOMPARE(form->otherConditions, others);
    QCOMPARE(form->behind, behind);
    QVERIFY(!form->isAllInFields());
    QCOMPARE(formOf(queryOf(*form)), form);
}

void TestFormQuery::leavesOtherQueriesAlone_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("structure") << u"{ .a = 1 } >> { .b = 2 }"_s;
    QTest::newRow("metrics") << u"{ } | rate()"_s;
    QTest::newRow("unfinished") << u"{ resource.service.name = "_s;
    QTest::newRow("no query") << u"hello"_s;
}

void TestFormQuery::leavesOtherQueriesAlone()
{
    QFETCH(QString, query);

    QCOMPARE(formOf(query), std::nullopt);
}

QTEST_GUILESS_MAIN(TestFormQuery)
#include "tst_formquery.moc"
