// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/replayserver.h"
#include "tests/support/testbase.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

const QString kSample = u"corpus/otel-demo-capture/part-a.otlp.jsonl"_s;

qsizetype spansOf(const QJsonObject &answer)
{
    qsizetype spans = 0;
    for (const QJsonValue &trace : answer["traces"_L1].toArray()) {
        for (const QJsonValue &set : trace["spanSets"_L1].toArray())
            spans += set["spans"_L1].toArray().size();
    }
    return spans;
}

} // namespace

class TestQueryCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_cache = m_folder->filePath(u"cache.traceloupe"_s);
    }

    void findsSpansInFiles()
    {
        const ProgramRun run = runProgram({u"query"_s, u"{ status = error }"_s, dataPath(kSample), u"--json"_s});

        QCOMPARE(run.exitCode, 0);
        const QJsonObject answer = run.json();
        QCOMPARE(answer["traces"_L1].toArray().size(), 11);
        QCOMPARE(spansOf(answer), 15);
        QCOMPARE(answer["coverage"_L1]["evaluated"_L1].toInt(), 61);
        QVERIFY(answer["coverage"_L1]["complete"_L1].toBool());
        QCOMPARE(answer["traces"_L1][0]["traceId"_L1].toString().size(), 32);
    }

    void findsTheSameInTheCache()
    {
        QCOMPARE(runProgram({u"import"_s, dataPath(kSample), u"--cache"_s, m_cache}).exitCode, 0);
        const QString query = u"{ kind = client } | avg(duration) > 50ms"_s;

        const QJsonObject ofCache = runProgram({u"query"_s, query, u"--json"_s, u"--cache"_s, m_cache}).json();
        const QJsonObject ofFile = runProgram({u"query"_s, query, dataPath(kSample), u"--json"_s}).json();

        QCOMPARE(ofCache["traces"_L1].toArray().size(), 6);
        QVERIFY(ofCache["coverage"_L1]["explain"_L1].isUndefined());
        QCOMPARE(ofCache["traces"_L1], ofFile["traces"_L1]);
    }

    void tellsOfEachSpanWhatItIsAndWhatWasSelected()
    {
        QCOMPARE(runProgram({u"import"_s, dataPath(kSample), u"--cache"_s, m_cache}).exitCode, 0);
        const QString query = u"{ status = error } | select(span.http.status_code, name)"_s;

        const QJsonObject ofCache = runProgram({u"query"_s, query, u"--json"_s, u"--cache"_s, m_cache}).json();
        const QJsonObject ofFile = runProgram({u"query"_s, query, dataPath(kSample), u"--json"_s}).json();
        const QJsonObject sure = runProgram({u"query"_s, u"{ status = error }"_s, u"--json"_s, u"--cache"_s, m_cache})
                                     .json();

        QCOMPARE(ofCache["traces"_L1], ofFile["traces"_L1]);
        for (const QJsonObject &answer : {ofCache, sure}) {
            for (const QJsonValue &trace : answer["traces"_L1].toArray()) {
                const QJsonValue set = trace["spanSets"_L1][0];
                const QJsonArray found = set["found"_L1].toArray();
                QCOMPARE(found.size(), set["spans"_L1].toArray().size());
                QCOMPARE(found[0]["spanId"_L1], set["spans"_L1][0]);
                QVERIFY(!found[0]["service"_L1].toString().isEmpty() && found[0]["durationNs"_L1].toDouble() > 0);
            }
        }
        const QJsonValue span = ofCache["traces"_L1][0]["spanSets"_L1][0]["found"_L1][0];
        QCOMPARE(span["selected"_L1]["name"_L1], span["name"_L1]);
    }

    void refusesAStepWhereNothingIsCounted()
    {
        const ProgramRun run = runProgram({u"query"_s, u"{ }"_s, dataPath(kSample), u"--step"_s, u"1m"_s});

        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.err.contains("--step is for queries that count over time"));
    }

    void tellsComparedValuesApart()
    {
        const ProgramRun run = runProgram({u"query"_s, u"{ } | compare({ status = error })"_s, dataPath(kSample)});

        QCOMPARE(run.exitCode, 0);
        QSet<QByteArray> names;
        int rows = 0;
        QByteArray name;
        for (const QByteArray &line : run.out.split('\n').mid(1)) {
            if (!line.contains(" %  ")) {
                name = line;
                continue;
            }
            ++rows;
            names.insert(line.left(44).trimmed().isEmpty() ? name : line.left(44));
        }
        QVERIFY(rows > 10);
        QCOMPARE(names.size(), rows);
    }

    void tellsWhatGroupsAndAggregatesGave()
    {
        const ProgramRun run = runProgram({u"query"_s,
                                           u"{ status = error } | by(resource.service.name) | count() >= 2"_s,
                                           dataPath(kSample), u"--json"_s});

        const QJsonValue set = run.json()["traces"_L1][0]["spanSets"_L1][0];
        QCOMPARE(set["attributes"_L1]["by(resource.service.name)"_L1].toString(), u"frontend"_s);
        QCOMPARE(set["attributes"_L1]["count()"_L1].toInt(), 2);
    }

    void computesMetrics()
    {
        const ProgramRun run = runProgram({u"query"_s, u"{} | count_over_time() by (kind)"_s, dataPath(kSample),
                                           u"--json"_s, u"--start"_s, u"2024-10-30T12:00:00Z"_s, u"--end"_s,
                                           u"2024-10-30T13:00:00Z"_s, u"--step"_s, u"1h"_s});

        double spans = 0;
        for (const QJsonValue &series : run.json()["series"_L1].toArray()) {
            QVERIFY(series["labels"_L1]["kind"_L1].isString());
            QCOMPARE(series["points"_L1].toArray().size(), 1);
            spans += series["points"_L1][0][1].toDouble();
        }
        QCOMPARE(spans, 263.0);
    }

    void saysThatQuantilesAreEstimated()
    {
        const ProgramRun run = runProgram(
            {u"query"_s, u"{} | quantile_over_time(duration, .95) by (resource.service.name)"_s, dataPath(kSample)});

        QVERIFY2(run.out.contains("buckets that double"), run.out.constData());
    }

    void checksQueries_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("valid") << u"{ name = `x` }"_s << u"valid"_s << 0;
        QTest::newRow("syntax") << u"{ name = }"_s << u"rejects"_s << 2;
        QTest::newRow("types") << u"{ name = 1 }"_s << u"validation-fails"_s << 2;
        QTest::newRow("parent") << u"{ parent.a = 1 }"_s << u"unsupported"_s << 2;
    }

    void checksQueries()
    {
        QFETCH(const QString, query);
        QFETCH(const QString, verdict);
        QFETCH(const int, exitCode);

        const ProgramRun run = runProgram({u"query"_s, u"--check"_s, query, u"--json"_s});

        QCOMPARE(run.exitCode, exitCode);
        QCOMPARE(run.json()["verdict"_L1].toString(), verdict);
        QCOMPARE(run.json()["error"_L1]["column"_L1].toInt() > 0, exitCode != 0);
    }

    void showsWhereAQueryIsWrong()
    {
        const ProgramRun run = runProgram({u"query"_s, u"{ names = \"x\" }"_s, dataPath(kSample)});

        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.err.contains("did you mean `name`?"), run.err.constData());
        QVERIFY2(run.err.contains("\n    ^\n"), run.err.constData());
    }

    void saysWhatIsWrongInOneDocument()
    {
        const ProgramRun run = runProgram({u"query"_s, u"{"_s, dataPath(kSample), u"--json"_s});

        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.json()["error"_L1].toString().contains("line 1"_L1));
        QCOMPARE(runProgram({u"query"_s, u"{ 1 / 0 = 1 }"_s, dataPath(kSample), u"--json"_s}).exitCode, 2);
        QCOMPARE(runProgram({u"query"_s, u"{}"_s, u"/no/such/file"_s, u"--json"_s}).exitCode, 2);
        QCOMPARE(runProgram({u"query"_s}).exitCode, 2);
    }

    void keepsToTheTimeThatIsAskedFor()
    {
        const ProgramRun run = runProgram(
            {u"query"_s, u"{}"_s, dataPath(kSample), u"--json"_s, u"--start"_s, u"2030-01-01T00:00:00Z"_s});

        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.json()["traces"_L1].toArray().size(), 0);
    }

    void explainsWhatRuledTracesOut()
    {
        importSample();
        const QString query = u"{ resource.service.name = \"frontend\" && span.http.status_code = 500 }"_s;

        const ProgramRun told = runProgram({u"query"_s, u"--explain"_s, query, u"--cache"_s, m_cache});
        const ProgramRun json = runProgram({u"query"_s, u"--explain"_s, query, u"--json"_s, u"--cache"_s, m_cache});

        QCOMPARE(told.exitCode, 0);
        for (const char *step : {"index ", "spans ", "conditions ", "traces "})
            QVERIFY2(told.out.contains(step), told.out.constData());
        const QJsonArray steps = json.json()["coverage"_L1]["explain"_L1].toArray();
        QCOMPARE(steps.size(), 4);
        QCOMPARE(steps[0]["what"_L1].toString(), u"index"_s);
        QVERIFY(steps[0]["tracesOut"_L1].toInt() < 61);
        const ProgramRun later = runProgram({u"query"_s, u"--explain"_s, u"{ status = error }"_s, u"--start"_s,
                                             u"2030-01-01T00:00:00Z"_s, u"--cache"_s, m_cache});
        QVERIFY2(later.out.contains("time          61 -> 0 traces, 0 rows"), later.out.constData());
        QVERIFY2(!later.out.contains("conditions "), later.out.constData());
    }

    void tellsWhatIsSelected()
    {
        const ProgramRun run = runProgram({u"query"_s, u"{ status = error } | select(span.http.status_code, name)"_s,
                                           dataPath(kSample), u"--json"_s});

        const QJsonObject selected = run.json()["traces"_L1][0]["selected"_L1].toObject();
        QCOMPARE(selected.keys(), (QStringList{u"name"_s, u"span.http.status_code"_s}));
        QVERIFY(!selected["name"_L1].toArray().isEmpty());
    }

    void listsTheTracesThatAQueryFinds()
    {
        importSample();

        const ProgramRun run = runProgram({u"list"_s, u"--query"_s, u"{ status = error }"_s, u"--sort"_s, u"duration"_s,
                                           u"--json"_s, u"--cache"_s, m_cache});

        const QJsonArray traces = run.json()["traces"_L1].toArray();
        QCOMPARE(traces.size(), 11);
        QVERIFY(traces[0]["durationNs"_L1].toDouble() >= traces[10]["durationNs"_L1].toDouble());
        const ProgramRun limited = runProgram({u"list"_s, u"--query"_s, u"{ status = error }"_s, u"--limit"_s, u"2"_s,
                                               u"--json"_s, u"--cache"_s, m_cache});
        QCOMPARE(limited.json()["traces"_L1].toArray().size(), 2);
        const ProgramRun metrics = runProgram({u"list"_s, u"--query"_s, u"{ } | rate()"_s, u"--cache"_s, m_cache});
        QCOMPARE(metrics.exitCode, 2);
        QVERIFY2(metrics.err.contains("metrics query"), metrics.err.constData());
    }

    void deletesTheTracesThatAQueryFinds()
    {
        importSample();

        const ProgramRun run = runProgram(
            {u"cache"_s, u"delete"_s, u"--query"_s, u"{ status = error }"_s, u"--json"_s, u"--cache"_s, m_cache});

        QCOMPARE(run.exitCode, 0);
        const auto left = [this](const QString &query) {
            return runProgram({u"query"_s, query, u"--json"_s, u"--cache"_s, m_cache})
                .json()["traces"_L1]
                .toArray()
                .size();
        };
        QCOMPARE(left(u"{ }"_s), 50);
        QCOMPARE(left(u"{ status = error }"_s), 0);
    }

    void fetchesTheTracesThatAQueryFinds()
    {
        const QByteArray slow = R"([{"traceId":"000000000000000a","id":"000000000000000a","name":"slow",
            "timestamp":1700000000000000,"duration":900000,"localEndpoint":{"serviceName":"shop"}}])";
        const QByteArray quick = R"([{"traceId":"000000000000000b","id":"000000000000000b","name":"quick",
            "timestamp":1700000001000000,"duration":900,"localEndpoint":{"serviceName":"shop"}}])";
        ReplayServer server([slow, quick](const ServedRequest &request) {
            if (request.path().endsWith(u"/api/v2/traces"_s))
                return json("[" + slow + "," + quick + "]");
            return json(request.path().endsWith(u"a"_s) ? slow : quick);
        });
        const auto program = startProgram({u"fetch"_s, u"zipkin+"_s + server.url().toString(), u"--query"_s,
                                           u"{ resource.service.name = \"shop\" } | max(duration) > 500ms"_s,
                                           u"--start"_s, u"2023-11-14T22:00:00Z"_s, u"--end"_s,
                                           u"2023-11-14T23:00:00Z"_s, u"--json"_s, u"--cache"_s, m_cache});

        QTRY_COMPARE_WITH_TIMEOUT(program->state(), QProcess::NotRunning, 60'000);

        QVERIFY2(program->exitCode() == 0, program->readAllStandardOutput().constData());
        const QJsonArray traces =
            runProgram({u"list"_s, u"--json"_s, u"--cache"_s, m_cache}).json()["traces"_L1].toArray();
        QCOMPARE(traces.size(), 1);
        QCOMPARE(traces[0]["rootName"_L1].toString(), u"slow"_s);
    }

    /// The next command must not say that there is no cache.
    void makesACacheAlsoOfNothingFound()
    {
        ReplayServer server([](const ServedRequest &) { return json("[]"); });
        const auto program = startProgram({u"fetch"_s, u"zipkin+"_s + server.url().toString(), u"--query"_s,
                                           u"{ resource.service.name = \"shop\" } | max(duration) > 500ms"_s,
                                           u"--start"_s, u"2023-11-14T22:00:00Z"_s, u"--end"_s,
                                           u"2023-11-14T23:00:00Z"_s, u"--json"_s, u"--cache"_s, m_cache});

        QTRY_COMPARE_WITH_TIMEOUT(program->state(), QProcess::NotRunning, 60'000);

        QVERIFY2(program->exitCode() == 0, program->readAllStandardOutput().constData());
        const ProgramRun listed = runProgram({u"list"_s, u"--json"_s, u"--cache"_s, m_cache});
        QCOMPARE(listed.exitCode, 0);
        QVERIFY(listed.json()["traces"_L1].toArray().isEmpty());
    }

private:
    void importSample() { QCOMPARE(runProgram({u"import"_s, dataPath(kSample), u"--cache"_s, m_cache}).exitCode, 0); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_cache;
};

QTEST_GUILESS_MAIN(TestQueryCommand)
#include "tst_querycommand.moc"
