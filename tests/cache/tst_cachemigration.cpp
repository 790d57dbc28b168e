// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/migrations.h"
#include "tests/cache/cachefixture.h"
#include "tests/cache/oldschema.h"
#include "tests/cache/tracedump.h"
#include "tests/support/tracegenerator.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QRegularExpression>
#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char kSpans[] = "SELECT * FROM span ORDER BY trace_id, span_id, start_ns";
constexpr char kOperations[] =
    "SELECT trace.trace_id, operation.service, operation.name, trace_operation.spans, trace_operation.errors\n"
    "FROM trace_operation\n"
    "JOIN trace ON trace.id = trace_operation.trace\n"
    "JOIN operation ON operation.id = trace_operation.operation\n"
    "ORDER BY 1, 2, 3";
constexpr char kTags[] = "SELECT trace.trace_id, tag_key.name, tag.value\n"
                         "FROM tag\n"
                         "JOIN trace ON trace.id = tag.trace\n"
                         "JOIN tag_key ON tag_key.id = tag.key\n"
                         "ORDER BY 1, 2, 3";
constexpr char kOverflow[] = "SELECT trace.trace_id, tag_key.name\n"
                             "FROM tag_overflow\n"
                             "JOIN trace ON trace.id = tag_overflow.trace\n"
                             "JOIN tag_key ON tag_key.id = tag_overflow.key\n"
                             "ORDER BY 1, 2";

/// What people's SQL answers.
QStringList answerOf(const CacheFixture &fixture, const char *sql)
{
    SQLite::Database database(fixture.path().toStdString(), SQLite::OPEN_READONLY);
    SQLite::Statement query(database, sql);
    QStringList rows;
    while (query.executeStep()) {
        QStringList row;
        for (int column = 0; column < query.getColumnCount(); ++column)
            row += QString::fromStdString(query.getColumn(column).getString());
        rows += row.join(u'|');
    }
    return rows;
}

/// What the cache itself answers, as far as the index of tags and operations has a part in it.
QStringList namesOf(Cache &cache)
{
    QStringList names = cache.services().value_or(QStringList()) + cache.operations({}).value_or(QStringList());
    const QString operation = names.isEmpty() ? QString() : names.last();
    for (const QString &key : cache.tagKeys().value_or(QStringList()))
        names += key + u": "_s + cache.tagValues(key, 0).value_or(QStringList()).join(u',');
    for (const TraceTag &tag : cache.tagsByTrace(u"db.system"_s).value_or(std::vector<TraceTag>()))
        names += QString::fromStdString(tag.trace.toHex()) + tag.value + (tag.overflows ? u" overflows"_s : QString());
    TraceFilter byOperation;
    byOperation.operation = operation;
    TraceFilter byService;
    byService.service = names.value(0);
    TraceFilter byTag;
    byTag.tags = {{u"db.system"_s, u"redis"_s}};
    for (const TraceFilter &filter : {byOperation, byService, byTag}) {
        names += u"filtered"_s;
        for (const TraceSummary &summary : cache.list(filter).value_or(std::vector<TraceSummary>()))
            names += summary.idText;
    }
    return names;
}

} // namespace

class TestCacheMigration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void givesOlderFilesTodaysAnswers_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 1; version < latestSchemaVersion(); ++version)
            QTest::addRow("schema %d", version) << version;
    }

    void givesOlderFilesTodaysAnswers()
    {
        QFETCH(const int, version);
        const CacheFixture fixture;
        const auto traces = generateTraces({.spans = 60, .traces = 70, .seed = 4});
        VERIFY_RESULT(CacheFixture::store(*fixture.open(), traces));
        const QStringList names = namesOf(*fixture.open());
        const QStringList spans = answerOf(fixture, kSpans);
        const QStringList operations = answerOf(fixture, kOperations);
        const QStringList tags = answerOf(fixture, kTags);
        const QStringList overflow = answerOf(fixture, kOverflow);
        QVERIFY(names.size() > 100 && spans.size() > 4000 && tags.size() > 1000 && overflow.size() > 100);
        const qint64 rows = fixture.number("SELECT count(*) FROM tag_list WHERE rows IS NOT NULL");
        QVERIFY(rows > 0);
        makeOldSchema(fixture.path(), version);
        QCOMPARE(fixture.number("PRAGMA user_version"), version);

        // who may only read does without the new schema
        QCOMPARE(namesOf(*fixture.open(u"cache.traceloupe"_s, Cache::Mode::ReadOnly)), names);
        QCOMPARE(fixture.number("PRAGMA user_version"), version);

        const auto cache = fixture.open();
        QVERIFY(cache);
        QCOMPARE(fixture.number("PRAGMA user_version"), latestSchemaVersion());
        QCOMPARE(answerOf(fixture, kSpans), spans);
        QCOMPARE(answerOf(fixture, kOperations), operations);
        QCOMPARE(answerOf(fixture, kTags), tags);
        if (version > 1) { // traces of schema 1 overflow for keys of scopes and links
            QCOMPARE(answerOf(fixture, kOverflow), overflow);
            QCOMPARE(namesOf(*cache), names);
        }
        QCOMPARE(fixture.number("SELECT count(*) FROM tag_list WHERE rows IS NOT NULL") > 0, version > 2);
        for (const TracePtr &trace : traces)
            QCOMPARE(dumpTrace(**cache->load(trace->id())), dumpTrace(*trace));
        // and what is deleted later leaves nothing behind
        std::vector<TraceId> all;
        for (const TracePtr &trace : traces)
            all.push_back(trace->id());
        VERIFY_RESULT(cache->remove(all));
        QCOMPARE(fixture.number("SELECT count(*) FROM tag_list"), 0);
        QCOMPARE(fixture.number("SELECT count(*) FROM span_row"), 0);
        QCOMPARE(fixture.number("SELECT sum(traces) FROM operation"), 0);
    }

    void mergesIntoTracesOfOlderFiles()
    {
        const CacheFixture fixture;
        const auto traces = generateTraces({.spans = 40, .traces = 30, .seed = 4});
        VERIFY_RESULT(CacheFixture::store(*fixture.open(), traces));
        const QStringList tags = answerOf(fixture, kTags);
        makeOldSchema(fixture.path(), 3);

        const auto outcome = CacheFixture::store(*fixture.open(), traces);

        VERIFY_RESULT(outcome);
        QCOMPARE(outcome->unchangedTraces, std::uint64_t{30});
        QCOMPARE(answerOf(fixture, kTags), tags);
    }

    void leavesAnOlderFileAsItWasWhereItsMigrationFails()
    {
        const CacheFixture fixture;
        VERIFY_RESULT(CacheFixture::store(*fixture.open(), generateTraces({.spans = 20, .traces = 10, .seed = 4})));
        const QStringList spans = answerOf(fixture, kSpans);
        makeOldSchema(fixture.path(), 3);
        fixture.execute("CREATE TABLE tag_list (in_the_way INTEGER)");

        const auto refused = Cache::open(fixture.path());

        QVERIFY(!refused);
        QCOMPARE(fixture.number("PRAGMA user_version"), 3);
        QCOMPARE(answerOf(fixture, kSpans), spans);
        fixture.execute("DROP TABLE tag_list");
        QVERIFY(fixture.open());
        QCOMPARE(answerOf(fixture, kSpans), spans);
    }
};

QTEST_GUILESS_MAIN(TestCacheMigration)
#include "tst_cachemigration.moc"
