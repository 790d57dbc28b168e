// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/id.h"

#include <QTest>

using namespace traceloupe;

class TestIds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsHexOfAnyLength_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("full") << QByteArray("0AF7651916cd43dd8448eb211c80319c")
                              << QByteArray("0af7651916cd43dd8448eb211c80319c");
        QTest::newRow("64 bits") << QByteArray("8448eb211c80319c") << QByteArray("00000000000000008448eb211c80319c");
        QTest::newRow("zeros dropped") << QByteArray("1c") << QByteArray("0000000000000000000000000000001c");
        QTest::newRow("17 digits") << QByteArray("18448eb211c80319c") << QByteArray("00000000000000018448eb211c80319c");
    }
    void readsHexOfAnyLength()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, hex);

        const auto parsed = parseTraceId(text.toStdString());

        QVERIFY(!parsed.isAlias);
        QCOMPARE(parsed.id.toHex(), hex.toStdString());
        QCOMPARE(TraceId::fromBytes({reinterpret_cast<const char *>(parsed.id.toBytes().data()), 16}), parsed.id);
    }

    void readsBase64OfTheRightLength()
    {
        QCOMPARE(parseTraceId("CvdlGRbNQ92ESOshHIAxnA==").id.toHex(), std::string("0af7651916cd43dd8448eb211c80319c"));
        QCOMPARE(parseSpanId("t61rcWkgMzE=").id.toHex(), std::string("b7ad6b7169203331"));
        QVERIFY(!parseSpanId("t61rcWkgMzE=").isAlias);
    }

    void hashesOtherTextsAndSaysSo()
    {
        const auto a = parseSpanId("span-A");
        QVERIFY(a.isAlias);
        QCOMPARE(a.id, parseSpanId("span-A").id);
        QVERIFY(a.id != parseSpanId("span-B").id);
        QVERIFY(!a.id.isZero());
        QVERIFY(parseTraceId("trace-123").isAlias);
    }

    void treatsNoTextAsNoId()
    {
        QVERIFY(parseTraceId("").id.isZero());
        QVERIFY(!parseTraceId("").isAlias);
        QVERIFY(!TraceId::fromHex(""));
        QVERIFY(!TraceId::fromHex("0af7651916cd43dd8448eb211c80319c0"));
        QVERIFY(!SpanId::fromHex("xyz"));
    }
};

QTEST_GUILESS_MAIN(TestIds)
#include "tst_ids.moc"
