// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/plaintext.h"

#include "core/model/trace.h"
#include "tests/support/tracefromtext.h"
#include "widgets/common/spanjson.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;

class TestPlainText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void makesOneLineOfAnything();
    void cutsWhatIsTooLongBetweenCharacters();
    void keepsLinesWhereTheyAreWanted();
    void takesNothingForMarkup();
    void writesASpanAsJson();
};

void TestPlainText::makesOneLineOfAnything()
{
    QCOMPARE(plaintext::oneLine("one\ntwo\tthree\r"), u"one two three "_s);
    QCOMPARE(plaintext::oneLine(std::string_view("a\0b\x1b", 4)), u"a␀b␛"_s);
    QCOMPARE(plaintext::oneLine("safe\u202etxt.exe"), u"safe\ufffdtxt.exe"_s);
    QCOMPARE(plaintext::oneLine("caf\xc3\xa9 \xff"), u"café \ufffd"_s);
}

void TestPlainText::cutsWhatIsTooLongBetweenCharacters()
{
    std::string text;
    while (text.size() < 3 * plaintext::kMaxLineBytes)
        text += "é";
    const QString line = plaintext::oneLine(text);
    QCOMPARE(line.size(), static_cast<qsizetype>(plaintext::kMaxLineBytes / 2 + 1));
    QVERIFY(line.endsWith(u"é…"_s));
}

void TestPlainText::keepsLinesWhereTheyAreWanted()
{
    QCOMPARE(plaintext::visible(u"at a()\r\n\tat b()\x01"_s), u"at a()\n\tat b()␁"_s);
}

void TestPlainText::takesNothingForMarkup()
{
    QCOMPARE(plaintext::toolTip(u"<b>a</b> & b\nc"_s), u"<qt>&lt;b&gt;a&lt;/b&gt; &amp; b<br>c</qt>"_s);
}

void TestPlainText::writesASpanAsJson()
{
    const TracePtr trace = test::traceFromText(
        "shop \"quoted \\ name\" 0..5ms client error message=\"no stock\" count=3 fine=true event=retry@2ms "
        "link=0123456789abcdef0123456789abcdef/00000000000000aa\n");
    const QJsonObject span = QJsonDocument::fromJson(spanAsJson(*trace, SpanIndex(0)).toUtf8()).object();
    QCOMPARE(span[u"service"_s].toString(), u"shop"_s);
    QCOMPARE(span[u"name"_s].toString(), u"quoted \\ name"_s);
    QCOMPARE(span[u"kind"_s].toString(), u"client"_s);
    QCOMPARE(span[u"statusMessage"_s].toString(), u"no stock"_s);
    QCOMPARE(span[u"durationNs"_s].toInteger(), qint64(5'000'000));
    QCOMPARE(span[u"attributes"_s][u"count"_s].toInteger(), qint64(3));
    QCOMPARE(span[u"attributes"_s][u"fine"_s].toBool(), true);
    QCOMPARE(span[u"events"_s][0][u"name"_s].toString(), u"retry"_s);
    QCOMPARE(span[u"links"_s][0][u"spanId"_s].toString(), u"00000000000000aa"_s);
    QCOMPARE(span[u"resource"_s][u"service.name"_s].toString(), u"shop"_s);
}

QTEST_MAIN(TestPlainText)
#include "tst_plaintext.moc"
