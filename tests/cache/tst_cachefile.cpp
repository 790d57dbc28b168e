// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/migrations.h"
#include "tests/cache/cachefixture.h"
#include "tests/cache/sampletraces.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <array>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Every table, index and view as SQLite has it, in order of names.
QString schemaOf(const QString &path)
{
    SQLite::Database database(path.toStdString(), SQLite::OPEN_READONLY);
    SQLite::Statement query(database, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name");
    // the tag in two parts, so that reuse does not take the text for this file's licence
    QString text = u"-- SPDX-FileCopyrightText: 2026 The Traceloupe developers\n"
                   u"-- SPDX-License-"
                   u"Identifier: GPL-3.0-or-later\n"_s;
    while (query.executeStep())
        text += QString::fromStdString(query.getColumn(0).getString()) + u";\n"_s;
    return text;
}

} // namespace

class TestCacheFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void hasTheDocumentedSchema()
    {
        const CacheFixture fixture;
        QVERIFY(fixture.open());
        const QString golden = QStringLiteral(TRACELOUPE_SOURCE_DIR "/tests/cache/schema.golden.sql");
        const QString schema = schemaOf(fixture.path());
        if (qEnvironmentVariableIsSet("UPDATE_GOLDEN")) {
            QFile file(golden);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(schema.toUtf8());
        }

        QCOMPARE(schema, QString::fromUtf8(contentOf(golden)));
        QCOMPARE(fixture.number("PRAGMA user_version"), latestSchemaVersion());
        QCOMPARE(fixture.number("PRAGMA application_id"), kCacheApplicationId);
    }

    void changesNothingWhenOpenedTwice()
    {
        const CacheFixture fixture;
        QVERIFY(fixture.open());
        const QByteArray before = contentOf(fixture.path());

        QVERIFY(fixture.open());

        QCOMPARE(contentOf(fixture.path()), before);
    }

    void leavesTheFileAsItWasWhenAStepFails()
    {
        const CacheFixture fixture;
        VERIFY_RESULT(CacheFixture::store(*fixture.open(), sampleTraces(1, 1, 10)));
        const QByteArray before = contentOf(fixture.path());
        const int next = latestSchemaVersion() + 1;
        const std::array steps{
            Migration{next, "CREATE TABLE extra (id INTEGER); DROP TABLE span_row; SELECT nothing FROM nowhere;"}};

        Result<> migrated;
        {
            SQLite::Database database(fixture.path().toStdString(), SQLite::OPEN_READWRITE);
            migrated = migrate(database, steps, fixture.path());
        }

        QVERIFY(!migrated);
        QVERIFY(migrated.error().detail.contains(QString::number(next)));
        QCOMPARE(contentOf(fixture.path()), before);
        VERIFY_RESULT(fixture.open()->load(traceIdOf(1)));
    }

    void takesOneStepAfterTheOther()
    {
        const CacheFixture fixture;
        QVERIFY(fixture.open());
        const int next = latestSchemaVersion() + 1;
        const std::array steps{
            Migration{
                next,
                "CREATE TABLE a (x); CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM a; DELETE FROM a; END;"},
            Migration{next + 1, "ALTER TABLE a ADD COLUMN y"}, Migration{next + 2, "SYNTAX ERROR"}};
        SQLite::Database database(fixture.path().toStdString(), SQLite::OPEN_READWRITE);

        const auto migrated = migrate(database, steps, fixture.path());

        QVERIFY(!migrated);
        QCOMPARE(database.execAndGet("PRAGMA user_version").getInt(), next + 1);
        QCOMPARE(database.execAndGet("SELECT count(*) FROM pragma_table_info('a')").getInt(), 2);
    }

    void refusesANewerFileAndLeavesItAlone()
    {
        const CacheFixture fixture;
        QVERIFY(fixture.open());
        fixture.execute("PRAGMA user_version = 99; CREATE TABLE of_the_future (x)");
        const QByteArray before = contentOf(fixture.path());

        for (const auto mode : {Cache::Mode::ReadWrite, Cache::Mode::ReadOnly}) {
            const auto cache = Cache::open(fixture.path(), mode);
            QVERIFY(!cache);
            QCOMPARE(cache.error().code, ErrorCode::NewerSchema);
            QVERIFY(cache.error().detail.contains(u"99"_s));
        }

        QCOMPARE(contentOf(fixture.path()), before);
    }

    void refusesWhatIsNoCache_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("{\"data\": []}, a trace file that somebody gave as the cache");
        QTest::newRow("short text") << QByteArray("x");
        QTest::newRow("zeros") << QByteArray(5000, '\0');
        QTest::newRow("half a header") << QByteArray("SQLite format 3\0\x10\0\x01\x01", 20);
    }

    void refusesWhatIsNoCache()
    {
        QFETCH(QByteArray, content);
        const CacheFixture fixture;
        QFile file(fixture.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();

        const auto cache = Cache::open(fixture.path());

        QVERIFY(!cache);
        QCOMPARE(cache.error().code, ErrorCode::InvalidInput);
        QVERIFY(cache.error().detail.contains(QDir::toNativeSeparators(fixture.path())));
        QCOMPARE(contentOf(fixture.path()), content);
    }

    void refusesTheDatabaseOfAnotherProgram()
    {
        const CacheFixture fixture;
        {
            SQLite::Database database(fixture.path().toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            database.exec("CREATE TABLE bookmarks (url TEXT)");
        }
        const QByteArray before = contentOf(fixture.path());

        const auto cache = Cache::open(fixture.path());

        QVERIFY(!cache);
        QCOMPARE(cache.error().code, ErrorCode::InvalidInput);
        QCOMPARE(contentOf(fixture.path()), before);
    }

    void refusesAFolder()
    {
        const CacheFixture fixture;
        QVERIFY(QDir().mkpath(fixture.path()));

        const auto cache = Cache::open(fixture.path());

        QVERIFY(!cache);
        QVERIFY(cache.error().detail.contains(u"folder"_s));
    }

    void takesAnEmptyFile()
    {
        const CacheFixture fixture;
        QFile file(fixture.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();

        VERIFY_RESULT(CacheFixture::store(*fixture.open(), sampleTraces(1, 1, 10)));
    }

    void readsButDoesNotWriteInReadOnlyMode()
    {
        const CacheFixture fixture;
        VERIFY_RESULT(CacheFixture::store(*fixture.open(), sampleTraces(1, 1, 10)));

        const auto cache = fixture.open(u"cache.traceloupe"_s, Cache::Mode::ReadOnly);

        VERIFY_RESULT(cache->load(traceIdOf(1)));
        QCOMPARE(CacheFixture::store(*cache, sampleTraces(2, 1, 10)).error().code, ErrorCode::Unsupported);
        QCOMPARE(cache->setPinned(traceIdOf(1), true).error().code, ErrorCode::Unsupported);
        QCOMPARE(Cache::open(fixture.path(u"none"_s), Cache::Mode::ReadOnly).error().code, ErrorCode::NotFound);
        QVERIFY(!QFile::exists(fixture.path(u"none"_s)));
    }

    void isNamedByTheEnvironment()
    {
        qputenv("TRACELOUPE_CACHE", "/some/where.traceloupe");
        QCOMPARE(Cache::defaultFile(), u"/some/where.traceloupe"_s);
        qunsetenv("TRACELOUPE_CACHE");
        QVERIFY(Cache::defaultFile().endsWith(u"/cache.traceloupe"_s));
    }
};

QTEST_GUILESS_MAIN(TestCacheFile)
#include "tst_cachefile.moc"
