// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/savedsources.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace traceloupe;
using namespace Qt::StringLiterals;

namespace {

SourceConfig exampleSource()
{
    SourceConfig source;
    source.id = u"id-1"_s;
    source.name = u"Größe 1"_s;
    source.kind = SourceKind::Tempo;
    source.baseUrl = QUrl(u"https://host.example:3200/te%20mpo"_s);
    source.auth = SourceConfig::Auth::Basic;
    source.user = u"ada"_s;
    source.tenant = u"a|b"_s;
    source.headers = {{"X-One", "1"}, {"X-Two", "2: two"}};
    source.caFile = u"/etc/ca.pem"_s;
    source.certificateFile = u"/etc/me.pem"_s;
    source.keyFile = u"/etc/me.key"_s;
    source.browserUrl = u"https://g/{traceId}"_s;
    source.timeoutMs = 5'000;
    source.parallelRequests = 2;
    return source;
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

class TestSavedSources : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void keepsEveryField()
    {
        const SavedSources saved(m_folder.filePath(u"new/folder/sources.json"_s));
        SourceConfig plain;
        plain.id = u"id-2"_s;
        plain.name = u"plain"_s;
        plain.baseUrl = QUrl(u"http://localhost:16686"_s);

        QVERIFY(saved.save({exampleSource(), plain}));
        const auto loaded = saved.load();

        QVERIFY(loaded);
        QCOMPARE(loaded->sources.size(), 2U);
        QVERIFY(loaded->sources[0] == exampleSource());
        QVERIFY(loaded->sources[1] == plain);
        QVERIFY(loaded->problems.isEmpty());
    }

    void thereMayBeNone()
    {
        const SavedSources saved(m_folder.filePath(u"none.json"_s));

        QVERIFY(saved.load()->sources.empty());
        QCOMPARE(saved.find(u"x"_s).error().detail, u"There is no saved source \"x\": none is saved yet."_s);
    }

    void findsByNameAndId()
    {
        const SavedSources saved(m_folder.filePath(u"find.json"_s));
        QVERIFY(saved.save({exampleSource()}));

        QVERIFY(*saved.find(u"größe 1"_s) == exampleSource());
        QVERIFY(*saved.find(u"id-1"_s) == exampleSource());
        QCOMPARE(saved.find(u"other"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(saved.find(u"other"_s).error().detail, u"There is no saved source \"other\"; there are: Größe 1."_s);
    }

    void refusesTwoOfOneName()
    {
        const SavedSources saved(m_folder.filePath(u"twice.json"_s));

        QCOMPARE(saved.save({exampleSource(), exampleSource()}).error().code, ErrorCode::InvalidInput);
        QVERIFY(!QFile::exists(saved.file()));
    }

    void leavesDamagedEntriesOut()
    {
        const QString path = m_folder.filePath(u"partly.json"_s);
        writeFile(
            path,
            "{\"version\":1,\"sources\":[{\"id\":\"a\"},5,{\"id\":\"b\",\"name\":\"b\",\"kind\":\"jaeger\",\"url\":\"http://h\"}]}");

        const auto loaded = SavedSources(path).load();

        QVERIFY(loaded);
        QCOMPARE(loaded->sources.size(), 1U);
        QCOMPARE(loaded->problems.size(), 2);
    }

    void aDamagedFileIsNotAnEmptyOne_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("cut") << QByteArray("{\"version\":1,\"sources\":[") << ErrorCode::InvalidInput;
        QTest::newRow("newer") << QByteArray("{\"version\":99,\"sources\":[]}") << ErrorCode::NewerSchema;
    }
    void aDamagedFileIsNotAnEmptyOne()
    {
        QFETCH(QByteArray, content);
        QFETCH(ErrorCode, code);
        const QString path = m_folder.filePath(u"damaged.json"_s);
        writeFile(path, content);

        const auto loaded = SavedSources(path).load();

        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, code);
        QVERIFY(loaded.error().detail.contains(path));
    }

    void saysWhereItCouldNotWrite()
    {
        const SavedSources saved(u"/proc/none/sources.json"_s);

        const auto result = saved.save({exampleSource()});

        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Io);
        QVERIFY(result.error().detail.contains("/proc/none"_L1));
    }
};

QTEST_GUILESS_MAIN(TestSavedSources)
#include "tst_savedsources.moc"
