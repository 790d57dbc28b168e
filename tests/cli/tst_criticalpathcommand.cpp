// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/testbase.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace traceloupe::test;
using namespace Qt::StringLiterals;

/// `traceloupe critical-path`, as design.md section 9 fixes it.
class TestCriticalPathCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsSectionsFromTheEndToTheStart()
    {
        const QJsonObject answer = runProgram({u"critical-path"_s, m_trace, u"--json"_s}).json();
        const QJsonArray sections = answer[u"sections"_s].toArray();
        QVERIFY(!sections.isEmpty());
        qint64 sum = 0;
        QJsonValue start = sections.first()[u"endNs"_s];
        for (const QJsonValue &section : sections) {
            QCOMPARE(section[u"endNs"_s], start);
            QCOMPARE(section[u"spanId"_s].toString().size(), 16);
            start = section[u"startNs"_s];
            sum += section[u"endNs"_s].toInteger() - start.toInteger();
        }
        QCOMPARE(answer[u"totalNs"_s].toInteger(), sum);
        QVERIFY(answer[u"warnings"_s].isArray());
        QCOMPARE(answer[u"mode"_s].toString(), u"response"_s);
    }

    void saysThatItInfers()
    {
        const ProgramRun run = runProgram({u"critical-path"_s, m_trace});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.out.contains("inferred from timing"));
        QVERIFY(run.out.contains("frontend"));
    }

    void takesModesAndRules()
    {
        const QJsonObject answer = runProgram({u"critical-path"_s, m_trace, u"--mode"_s, u"completion"_s,
                                               u"--outliving"_s, u"clip"_s, u"--json"_s})
                                       .json();
        QCOMPARE(answer[u"mode"_s].toString(), u"completion"_s);
        QCOMPARE(answer[u"outliving"_s].toString(), u"clip"_s);
    }

    void takesThePathApart()
    {
        const QJsonObject answer = runProgram({u"critical-path"_s, m_trace, u"--json"_s}).json();
        for (const QString &table : {u"category"_s, u"service"_s, u"operation"_s, u"host"_s}) {
            qint64 ns = 0;
            qint64 share = 0;
            for (const QJsonValue &row : answer[u"breakdown"_s][table].toArray()) {
                ns += row[u"ns"_s].toInteger();
                share += row[u"share"_s].toInteger();
            }
            QCOMPARE(ns, answer[u"totalNs"_s].toInteger());
            QCOMPARE(share, 10'000);
        }
        const QByteArray text = runProgram({u"critical-path"_s, m_trace}).out;
        QVERIFY(text.contains("by category") && text.contains("network frontend -> reservation"));
    }

    void saysThatWorkWentOnAfterTheAnswer()
    {
        const QByteArray trace = R"([
            {"traceId":"a2","id":"1","kind":"SERVER","timestamp":1700000000000000,"duration":1000,
             "localEndpoint":{"serviceName":"shop"}},
            {"traceId":"a2","id":"2","parentId":"1","timestamp":1700000000000500,"duration":100500,
             "localEndpoint":{"serviceName":"shop"}}])";
        QTemporaryDir folder;
        const QString file = folder.filePath(u"going-on.json"_s);
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(trace) == trace.size());
        out.close();
        const QByteArray text = runProgram({u"critical-path"_s, file}).out;
        QVERIFY2(text.contains("work went on for 100 ms after the answer"), text.constData());
        QVERIFY2(text.contains("shop: (no name)"), text.constData());
        const QByteArray whole = runProgram({u"critical-path"_s, file, u"--mode"_s, u"completion"_s}).out;
        QVERIFY2(!whole.contains("work went on"), whole.constData());
    }

    void alignsClocksThatAreProvenToBeOff()
    {
        const QByteArray trace = R"([
            {"traceId":"a1","id":"1","kind":"CLIENT","timestamp":1700000000000000,"duration":100000,
             "localEndpoint":{"serviceName":"shop","ipv4":"10.0.0.1"}},
            {"traceId":"a1","id":"2","parentId":"1","kind":"SERVER","timestamp":1699999999980000,"duration":80000,
             "localEndpoint":{"serviceName":"stock","ipv4":"10.0.0.2"}}])";
        QTemporaryDir folder;
        const QString file = folder.filePath(u"skewed.json"_s);
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(trace) == trace.size());
        out.close();

        const QJsonObject aligned = runProgram({u"critical-path"_s, file, u"--json"_s}).json();
        QCOMPARE(aligned[u"clockShifts"_s].toArray().size(), 1);
        QCOMPARE(aligned[u"clockShifts"_s][0][u"shiftNs"_s].toInteger(), 30'000'000);
        QCOMPARE(aligned[u"clockShifts"_s][0][u"errorNs"_s].toInteger(), 10'000'000);
        QCOMPARE(aligned[u"sections"_s].toArray().size(), 3);
        const QJsonObject raw = runProgram({u"critical-path"_s, file, u"--clocks"_s, u"raw"_s, u"--json"_s}).json();
        QVERIFY(raw[u"clockShifts"_s].toArray().isEmpty());
        QCOMPARE(raw[u"sections"_s].toArray().size(), 2);
        const QJsonObject clipped = runProgram({u"critical-path"_s, file, u"--outliving"_s, u"clip"_s, u"--json"_s})
                                        .json();
        QVERIFY(clipped[u"clockShifts"_s].toArray().isEmpty());
        QVERIFY(runProgram({u"critical-path"_s, file}).out.contains("net.host.ip=10.0.0.2"));
    }

    void refusesWhatItDoesNotKnow_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("mode") << QStringList{m_trace, u"--mode"_s, u"fast"_s} << QByteArray("'fast'");
        QTest::newRow("rule") << QStringList{m_trace, u"--outliving"_s, u"drop"_s} << QByteArray("'drop'");
        QTest::newRow("clocks") << QStringList{m_trace, u"--clocks"_s, u"fast"_s} << QByteArray("'fast'");
        QTest::newRow("no trace") << QStringList{} << QByteArray("name one trace");
    }
    void refusesWhatItDoesNotKnow()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const ProgramRun run = runProgram(QStringList{u"critical-path"_s} + arguments);
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.err.contains(says), run.err.constData());
    }

private:
    const QString m_trace = dataPath(u"corpus/traceweaver/single/hotel-load50-00053253c7f9858d.json"_s);
};

QTEST_GUILESS_MAIN(TestCriticalPathCommand)
#include "tst_criticalpathcommand.moc"
