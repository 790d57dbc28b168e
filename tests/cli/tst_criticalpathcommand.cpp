// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/testbase.h"

#include <QJsonArray>
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

    void refusesWhatItDoesNotKnow_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("mode") << QStringList{m_trace, u"--mode"_s, u"fast"_s} << QByteArray("'fast'");
        QTest::newRow("rule") << QStringList{m_trace, u"--outliving"_s, u"drop"_s} << QByteArray("'drop'");
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
