// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/searchtext.h"

#include <QRegularExpression>
#include <QTest>

using namespace traceloupe;
using namespace Qt::StringLiterals;

class TestSearchText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsDurations_data();
    void readsDurations();
    void refusesWhatIsNoDuration_data();
    void refusesWhatIsNoDuration();
    void spellsDurationsSoThatTheyReadBack_data();
    void spellsDurationsSoThatTheyReadBack();
    void readsTags_data();
    void readsTags();
    void namesThePlaceOfABadTag_data();
    void namesThePlaceOfABadTag();
    void writesTagsSoThatTheyReadBack();
};

void TestSearchText::readsDurations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ns");
    QTest::newRow("milliseconds") << u"100ms"_s << qint64{100'000'000};
    QTest::newRow("blank before the unit") << u" 1.5 s "_s << qint64{1'500'000'000};
    QTest::newRow("decimal comma") << u"1,5s"_s << qint64{1'500'000'000};
    QTest::newRow("compound") << u"1m30s"_s << qint64{90'000'000'000};
    QTest::newRow("micro sign") << u"250µs"_s << qint64{250'000};
    QTest::newRow("greek mu") << u"250μs"_s << qint64{250'000};
    QTest::newRow("us") << u"250us"_s << qint64{250'000};
    QTest::newRow("capitals") << u"2H"_s << qint64{7'200'000'000'000};
    QTest::newRow("minutes in words") << u"2 min"_s << qint64{120'000'000'000};
    QTest::newRow("nanoseconds") << u"7ns"_s << qint64{7};
    QTest::newRow("zero needs no unit") << u"0"_s << qint64{0};
}

void TestSearchText::readsDurations()
{
    QFETCH(QString, text);
    QFETCH(qint64, ns);

    const auto read = searchtext::parseDuration(text);

    QVERIFY(read.has_value());
    QCOMPARE(qint64{*read}, ns);
}

void TestSearchText::refusesWhatIsNoDuration_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", " ", "100", "ms", "1.2.3s", "5 parsecs", "-1s", "1s2", "1e300d", "99999999999d", "s5"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestSearchText::refusesWhatIsNoDuration()
{
    QFETCH(QString, text);

    QVERIFY(!searchtext::parseDuration(text).has_value());
}

void TestSearchText::spellsDurationsSoThatTheyReadBack_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("text");
    QTest::newRow("ms") << qint64{100'000'000} << u"100ms"_s;
    QTest::newRow("not whole seconds") << qint64{1'500'000'000} << u"1500ms"_s;
    QTest::newRow("minutes") << qint64{120'000'000'000} << u"2m"_s;
    QTest::newRow("ns") << qint64{1'234'567} << u"1234567ns"_s;
    QTest::newRow("zero") << qint64{0} << u"0"_s;
}

void TestSearchText::spellsDurationsSoThatTheyReadBack()
{
    QFETCH(qint64, ns);
    QFETCH(QString, text);

    QCOMPARE(searchtext::spelledDuration(ns), text);
    QCOMPARE(qint64{searchtext::parseDuration(text).value_or(-1)}, ns);
}

void TestSearchText::readsTags_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("keysAndValues");
    QTest::newRow("none") << u"  "_s << QStringList();
    QTest::newRow("one") << u"error=true"_s << QStringList{u"error"_s, u"true"_s};
    QTest::newRow("two") << u" a=1  b=2 "_s << QStringList{u"a"_s, u"1"_s, u"b"_s, u"2"_s};
    QTest::newRow("quoted value") << u"db.statement=\"SELECT 1\""_s << QStringList{u"db.statement"_s, u"SELECT 1"_s};
    QTest::newRow("quoted key") << u"\"a b\"=c"_s << QStringList{u"a b"_s, u"c"_s};
    QTest::newRow("escapes") << u"a=\"say \\\"hi\\\" \\\\\""_s << QStringList{u"a"_s, u"say \"hi\" \\"_s};
    QTest::newRow("equals in the value") << u"query=a=b"_s << QStringList{u"query"_s, u"a=b"_s};
    QTest::newRow("empty value") << u"a=\"\" b=\"\""_s << QStringList{u"a"_s, u""_s, u"b"_s, u""_s};
}

void TestSearchText::readsTags()
{
    QFETCH(QString, text);
    QFETCH(QStringList, keysAndValues);

    const auto tags = searchtext::parseTags(text);

    QVERIFY(tags.has_value());
    QStringList read;
    for (const auto &[key, value] : *tags)
        read << key << value;
    QCOMPARE(read, keysAndValues);
}

void TestSearchText::namesThePlaceOfABadTag_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("place");
    QTest::newRow("no value") << u"a=1 error"_s << u"character 5"_s;
    QTest::newRow("value not written yet") << u"a=1 b="_s << u"character 5"_s;
    QTest::newRow("value missing in between") << u"a= b=1"_s << u"character 1"_s;
    QTest::newRow("no key") << u"=1"_s << u"character 1"_s;
    QTest::newRow("open quote") << u"a=\"b c"_s << u"character 3"_s;
}

void TestSearchText::namesThePlaceOfABadTag()
{
    QFETCH(QString, text);
    QFETCH(QString, place);

    const auto tags = searchtext::parseTags(text);

    QVERIFY(!tags.has_value());
    QVERIFY2(tags.error().detail.contains(place), qPrintable(tags.error().detail));
}

void TestSearchText::writesTagsSoThatTheyReadBack()
{
    const searchtext::Tags tags{
        {u"error"_s, u"true"_s}, {u"a b"_s, u"say \"hi\" \\"_s}, {u"empty"_s, {}}, {u"x"_s, u"a=b"_s}};

    const auto read = searchtext::parseTags(searchtext::tagsText(tags));

    QVERIFY(read.has_value());
    QVERIFY(*read == tags);
}

QTEST_GUILESS_MAIN(TestSearchText)
#include "tst_searchtext.moc"
