// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/querystore.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;

class TestQueryStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void remembersEveryQueryOnceNewestFirst();
    void forgetsTheOldestBeyondItsLimit();
    void savesQueriesByName();
    void findsEverythingAfterARestart();
    void startsEmptyWithAFileThatIsNone();
    void saysThatItCannotWrite();
};

void TestQueryStore::remembersEveryQueryOnceNewestFirst()
{
    QueryStore store{QString()};
    QSignalSpy changes(&store, &QueryStore::changed);

    QVERIFY(store.remember(u"{ a }"_s).has_value());
    QVERIFY(store.remember(u" { b } "_s).has_value());
    QVERIFY(store.remember(u"{ a }"_s).has_value());
    QVERIFY(store.remember(u"  "_s).has_value());

    QCOMPARE(store.history(), QStringList({u"{ a }"_s, u"{ b }"_s}));
    QCOMPARE(changes.count(), 3);
}

void TestQueryStore::forgetsTheOldestBeyondItsLimit()
{
    QueryStore store{QString()};
    for (int i = 0; i <= QueryStore::kMaxHistory; ++i)
        QVERIFY(store.remember(QString::number(i)).has_value());

    QCOMPARE(store.history().size(), QueryStore::kMaxHistory);
    QCOMPARE(store.history().back(), u"1"_s);
}

void TestQueryStore::savesQueriesByName()
{
    QueryStore store{QString()};

    QVERIFY(store.save({u"slow"_s, u"{ duration > 1s }"_s}).has_value());
    QVERIFY(store.save({u"Errors"_s, u"{ status = error }"_s}).has_value());
    QVERIFY(store.save({u"slow"_s, u"{ duration > 2s }"_s}).has_value());

    QCOMPARE(store.saved().size(), std::size_t{2});
    QCOMPARE(store.saved().front().name, u"Errors"_s);
    QCOMPARE(store.saved().back().query, u"{ duration > 2s }"_s);
    QVERIFY(store.remove(u"slow"_s).has_value());
    QCOMPARE(store.saved().size(), std::size_t{1});
}

void TestQueryStore::findsEverythingAfterARestart()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"sub/queries.json"_s);
    {
        QueryStore store(file);
        QVERIFY(store.remember(u"{ .q = \"ä\n\" }"_s).has_value());
        QVERIFY(store.save({u"mine"_s, u"{ }"_s}).has_value());
    }

    const QueryStore again(file);

    QCOMPARE(again.history(), QStringList{u"{ .q = \"ä\n\" }"_s});
    QCOMPARE(again.saved(), std::vector<SavedQuery>({{u"mine"_s, u"{ }"_s}}));
}

void TestQueryStore::startsEmptyWithAFileThatIsNone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"queries.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"history\": [1, {\"a\": 2}], \"saved\": \"no\"");
    file.close();

    const QueryStore store(path);

    QVERIFY(store.history().isEmpty());
    QVERIFY(store.saved().empty());
}

void TestQueryStore::saysThatItCannotWrite()
{
    QueryStore store(u"/dev/null/queries.json"_s);

    const Result<> written = store.remember(u"{ }"_s);

    QVERIFY(!written.has_value());
    QVERIFY(written.error().detail.contains(u"/dev/null/queries.json"_s));
    QCOMPARE(store.history().size(), 1); // of this run it is remembered all the same
}

QTEST_GUILESS_MAIN(TestQueryStore)
#include "tst_querystore.moc"
