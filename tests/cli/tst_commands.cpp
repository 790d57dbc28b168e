// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/testbase.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {
const QString kSample = u"corpus/otel-demo-capture/part-a.otlp.jsonl"_s;

/// A trace of one span whose name is the given JSON text.
QByteArray traceWithName(const QByteArray &name)
{
    return "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"0af7651916cd43dd8448eb211c80319c\","
           "\"spanId\":\"b7ad6b7169203331\",\"startTimeUnixNano\":\"1700000000000000001\","
           "\"endTimeUnixNano\":\"1700000000000005001\",\"name\":\""
           + name + "\"}]}]}]}";
}

} // namespace

/// The command line as design.md section 9 fixes it.
class TestCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_cache = m_folder->filePath(u"cache.traceloupe"_s);
    }

    void importsAFileOnce()
    {
        const QStringList call{u"import"_s, dataPath(kSample), u"--json"_s, u"--cache"_s, m_cache};
        const QJsonObject first = fileOf(runProgram(call));
        QCOMPARE(first.value(u"format"_s).toString(), u"otlp-json"_s);
        QCOMPARE(first.value(u"traces"_s).toInt(), 61);
        QCOMPARE(first.value(u"spans"_s).toInt(), 263);
        QCOMPARE(first.value(u"newTraces"_s).toInt(), 61);
        QVERIFY(first.value(u"error"_s).isNull());

        const QJsonObject second = fileOf(runProgram(call));
        QCOMPARE(second.value(u"spans"_s).toInt(), 263);
        QCOMPARE(second.value(u"newSpans"_s).toInt(), 0);
        QCOMPARE(listed().size(), 61);
    }

    void importsFromStandardInput()
    {
        const ProgramRun run = runProgram({u"import"_s, u"-"_s, u"--json"_s, u"--cache"_s, m_cache},
                                          readDataFile(kSample));
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(fileOf(run).value(u"traces"_s).toInt(), 61);
    }

    void refusesWhatIsNoTrace()
    {
        const QString file = m_folder->filePath(u"notes.txt"_s);
        write(file, "just some notes\n");
        const ProgramRun run = runProgram({u"import"_s, file, u"--json"_s, u"--cache"_s, m_cache});
        QCOMPARE(run.exitCode, 2);
        QVERIFY(fileOf(run).value(u"error"_s).toString().contains(u"notes.txt"_s));

        const ProgramRun absent = runProgram({u"import"_s, u"/no/such/file"_s, u"--cache"_s, m_cache});
        QCOMPARE(absent.exitCode, 2);
        QVERIFY(absent.err.contains("/no/such/file"));
    }

    void goesOnAfterABadFile()
    {
        const QString bad = m_folder->filePath(u"bad.json"_s);
        write(bad, "{\"what\": 1}");
        const ProgramRun run = runProgram({u"import"_s, bad, dataPath(kSample), u"--json"_s, u"--cache"_s, m_cache});
        QCOMPARE(run.exitCode, 2);
        QCOMPARE(run.json().value(u"files"_s).toArray().size(), 2);
        QCOMPARE(listed().size(), 61);
    }

    void listsInTheOrderAskedFor()
    {
        importSample();
        const QJsonArray byDuration = listed({u"--sort"_s, u"duration"_s, u"--limit"_s, u"5"_s});
        QCOMPARE(byDuration.size(), 5);
        for (qsizetype i = 1; i < byDuration.size(); ++i)
            QVERIFY(byDuration[i - 1].toObject().value(u"durationNs"_s).toInteger()
                    >= byDuration[i].toObject().value(u"durationNs"_s).toInteger());
        const QJsonObject slowest = byDuration[0].toObject();
        for (const auto &key :
             {"traceId", "rootService", "rootName", "startNs", "durationNs", "spans", "errors", "services"})
            QVERIFY2(slowest.contains(QString::fromLatin1(key)), key);
        const ProgramRun show = runProgram({u"show"_s, u"slowest"_s, u"--json"_s, u"--cache"_s, m_cache});
        QCOMPARE(show.json().value(u"traceId"_s), slowest.value(u"traceId"_s));
    }

    void showsATraceByPrefixAndFromAFile()
    {
        importSample();
        const QString id = listed().first().toObject().value(u"traceId"_s).toString();
        const ProgramRun byPrefix = runProgram({u"show"_s, id.left(8), u"--json"_s, u"--cache"_s, m_cache});
        QCOMPARE(byPrefix.exitCode, 0);
        const ProgramRun fromFile = runProgram(
            {u"show"_s, dataPath(kSample) + u'#' + id, u"--json"_s, u"--cache"_s, m_cache});
        QCOMPARE(fromFile.exitCode, 0);
        QCOMPARE(fromFile.json().value(u"spans"_s), byPrefix.json().value(u"spans"_s));
        const QJsonObject span = byPrefix.json().value(u"spans"_s).toArray().first().toObject();
        for (const auto &key : {"spanId", "parentSpanId", "service", "name", "kind", "status", "startNs", "durationNs",
                                "selfNs", "depth", "attributes", "events", "links"})
            QVERIFY2(span.contains(QString::fromLatin1(key)), key);
        QCOMPARE(span.value(u"depth"_s).toInt(), 1);
        QVERIFY(runProgram({u"show"_s, id, u"--tree"_s, u"--cache"_s, m_cache}).out.contains("self "));
    }

    void saysWhichTraceIsMeant()
    {
        importSample();
        QCOMPARE(runProgram({u"show"_s, u"ffffffffffff"_s, u"--cache"_s, m_cache}).exitCode, 2);
        const ProgramRun several = runProgram({u"show"_s, dataPath(kSample), u"--cache"_s, m_cache});
        QCOMPARE(several.exitCode, 2);
        QVERIFY(several.err.contains("61 traces"));
    }

    void exportsWhatItImported_data()
    {
        QTest::addColumn<QString>("format");
        for (const auto &format : {"otlp-json", "otlp-proto", "jaeger", "zipkin", "bundle"})
            QTest::newRow(format) << QString::fromLatin1(format);
    }
    void exportsWhatItImported()
    {
        QFETCH(QString, format);
        importSample();
        const QString file = m_folder->filePath(u"out."_s + format);
        const ProgramRun run = runProgram(
            {u"export"_s, u"--all"_s, u"--format"_s, format, u"-o"_s, file, u"--cache"_s, m_cache});
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.out.contains("61 traces"), run.out.constData());

        const QString other = m_folder->filePath(u"other.traceloupe"_s);
        const ProgramRun import = runProgram({u"import"_s, file, u"--json"_s, u"--cache"_s, other});

        QCOMPARE(import.exitCode, 0);
        QCOMPARE(fileOf(import).value(u"traces"_s).toInt(), 61);
        QCOMPARE(listed({}, other).size(), 61);
        qint64 spans = 0;
        for (const auto &trace : listed({}, other))
            spans += trace.toObject().value(u"spans"_s).toInteger();
        QCOMPARE(spans, 263);
    }

    void exportsOneTraceToStandardOutput()
    {
        importSample();
        const ProgramRun run = runProgram(
            {u"export"_s, u"slowest"_s, u"--format"_s, u"otlp-json"_s, u"-o"_s, u"-"_s, u"--cache"_s, m_cache});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.json().contains(u"resourceSpans"_s));
    }

    void keepsSecretsFromWhoGetsTheExport_data()
    {
        QTest::addColumn<QString>("format");
        for (const char *format : {"otlp-json", "otlp-proto", "jaeger", "zipkin", "csv", "bundle"})
            QTest::newRow(format) << QString::fromLatin1(format);
    }
    void keepsSecretsFromWhoGetsTheExport()
    {
        QFETCH(const QString, format);
        importSample();
        const QString file = m_folder->filePath(u"out"_s);
        const ProgramRun run = runProgram({u"export"_s, u"--all"_s, u"--format"_s, format, u"-o"_s, file, u"--redact"_s,
                                           u"secrets,net.*=hash,/frontend/,nothing.like.it"_s, u"--json"_s,
                                           u"--cache"_s, m_cache});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject redacted = run.json().value(u"redacted"_s).toObject();
        QVERIFY2(redacted.value(u"/frontend/"_s).toInt() > 0, run.out.constData());
        QCOMPARE(redacted.value(u"nothing.like.it"_s).toInt(-1), 0);
        QVERIFY2(run.err.contains("'nothing.like.it' found nothing"), run.err.constData());
        // also not in pages of a database that are free
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(!written.readAll().contains("frontend"));
    }

    void doesNotWriteOverWhatItReads()
    {
        const QString file = m_folder->filePath(u"trace.json"_s);
        QFile trace(file);
        QVERIFY(trace.open(QIODevice::WriteOnly));
        trace.write(traceWithName("GET"));
        trace.close();
        const auto size = QFileInfo(file).size();
        for (const QStringList &call : {QStringList{u"export"_s, file, u"--format"_s, u"csv"_s},
                                        QStringList{u"graph"_s, file, u"--format"_s, u"json"_s}}) {
            const ProgramRun run = runProgram(call + QStringList{u"-o"_s, file, u"--cache"_s, m_cache});
            QCOMPARE(run.exitCode, 2);
            QVERIFY2(run.err.contains("is what is read"), run.err.constData());
            QCOMPARE(QFileInfo(file).size(), size);
        }
    }

    void refusesRedactionRulesThatItCannotRead()
    {
        importSample();
        const QString file = m_folder->filePath(u"out"_s);
        const QStringList call{u"export"_s, u"--all"_s, u"--format"_s, u"csv"_s, u"-o"_s, file, u"--cache"_s, m_cache};
        const ProgramRun bad = runProgram(call + QStringList{u"--redact"_s, u"/a(/"_s});
        QCOMPARE(bad.exitCode, 2);
        QVERIFY2(bad.err.contains("'/a(/'"), bad.err.constData());
        const ProgramRun missing = runProgram(call + QStringList{u"--redact"_s, u"@/no/such/rules"_s});
        QCOMPARE(missing.exitCode, 2);
        QVERIFY2(missing.err.contains("/no/such/rules"), missing.err.constData());
        QVERIFY(!QFile::exists(file));
    }

    void exportsSpansAsCsvThatNoSpreadsheetRuns()
    {
        const QByteArray trace = traceWithName("=cmd|' /C calc'!A0, \\\"quoted\\\"");
        QCOMPARE(runProgram({u"import"_s, u"-"_s, u"--cache"_s, m_cache}, trace).exitCode, 0);
        const ProgramRun run = runProgram(
            {u"export"_s, u"latest"_s, u"--format"_s, u"csv"_s, u"-o"_s, u"-"_s, u"--cache"_s, m_cache});
        QCOMPARE(run.exitCode, 0);
        const QList<QByteArray> lines = run.out.split('\n');
        QVERIFY(lines[0].startsWith("trace_id,span_id,parent_span_id,service,name,"));
        QVERIFY2(lines[1].contains("\"'=cmd|' /C calc'!A0, \"\"quoted\"\"\""), lines[1].constData());
        QVERIFY(lines[1].contains(",1700000000000000001,5000,"));
    }

    void tendsTheCache()
    {
        importSample();
        const QJsonObject info = cache({u"info"_s}).json();
        QCOMPARE(info.value(u"traces"_s).toInt(), 61);
        QCOMPARE(info.value(u"spans"_s).toInt(), 263);
        QVERIFY(info.value(u"bytes"_s).toInteger() > 10'000);
        QCOMPARE(info.value(u"file"_s).toString(), m_cache);
        QCOMPARE(cache({u"pin"_s, u"slowest"_s}).json().value(u"pinned"_s).toInt(), 1);
        QCOMPARE(cache({u"delete"_s, u"latest"_s}).json().value(u"traces"_s).toInt(), 60);
        QCOMPARE(cache({u"limit"_s, u"--size"_s, u"1kB"_s}).exitCode, 2); // it would delete all
        QCOMPARE(cache({u"limit"_s, u"--size"_s, u"1MB"_s}).json().value(u"traces"_s).toInt(), 60);
        QCOMPARE(cache({u"unpin"_s, u"slowest"_s}).json().value(u"pinned"_s).toInt(), 0);
        QCOMPARE(cache({u"limit"_s, u"--size"_s, u"none"_s}).json().value(u"limitBytes"_s), QJsonValue());
        QCOMPARE(cache({u"compact"_s}).exitCode, 0);
    }

    void summarizesTheCache()
    {
        importSample();
        const QJsonObject files =
            runProgram({u"summary"_s, u"--json"_s, u"--cache"_s, m_cache}).json().value(u"files"_s).toObject();
        QCOMPARE(files.keys(), QStringList{m_cache});
        QCOMPARE(files.value(m_cache).toObject().value(u"spans"_s).toInt(), 263);
    }

    void refusesBadUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no file") << QStringList{u"import"_s};
        QTest::newRow("unknown option") << QStringList{u"list"_s, u"--sideways"_s};
        QTest::newRow("unknown order") << QStringList{u"list"_s, u"--sort"_s, u"beauty"_s};
        QTest::newRow("no count") << QStringList{u"list"_s, u"--limit"_s, u"many"_s};
        QTest::newRow("bad query") << QStringList{u"list"_s, u"--query"_s, u"{ .a = }"_s};
        QTest::newRow("metrics query") << QStringList{u"cache"_s, u"delete"_s, u"--query"_s, u"{ } | rate()"_s};
        QTest::newRow("query and traces") << QStringList{u"cache"_s, u"delete"_s, u"--query"_s, u"{ }"_s, u"latest"_s};
        QTest::newRow("query and service")
            << QStringList{u"fetch"_s, u"jaeger+http://127.0.0.1:1"_s, u"--query"_s, u"{ }"_s, u"--service"_s, u"a"_s};
        QTest::newRow("unknown source") << QStringList{u"fetch"_s, u"no-such-source"_s};
        QTest::newRow("unknown format") << QStringList{u"export"_s, u"--all"_s, u"--format"_s,
                                                       u"xml"_s,    u"-o"_s,    u"-"_s};
        QTest::newRow("no traces named") << QStringList{u"export"_s, u"--format"_s, u"csv"_s, u"-o"_s, u"-"_s};
        QTest::newRow("unknown action") << QStringList{u"cache"_s, u"polish"_s};
        QTest::newRow("bad size") << QStringList{u"cache"_s, u"limit"_s, u"--size"_s, u"big"_s};
    }
    void refusesBadUsage()
    {
        QFETCH(QStringList, arguments);

        const ProgramRun run = runProgram(arguments + QStringList{u"--json"_s, u"--cache"_s, m_cache});

        QCOMPARE(run.exitCode, 2);
        QVERIFY(!run.json().value(u"error"_s).toString().isEmpty());
    }

    void findsTheCommandBehindTheCommonOptions()
    {
        importSample();
        const ProgramRun run = runProgram({u"--cache"_s, m_cache, u"--json"_s, u"list"_s});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.json().value(u"traces"_s).toArray().size(), 61);
    }

    void takesOptionsOnlyBeforeTheDoubleDash()
    {
        const ProgramRun run = runProgram({u"import"_s, u"--cache"_s, m_cache, u"--"_s, u"--json"_s});
        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.err.contains("--json"));
        QVERIFY(run.out.isEmpty());
    }

    void saysThatABackendCannotBeReached()
    {
        const ProgramRun run = runProgram({u"fetch"_s, u"jaeger+http://127.0.0.1:1"_s, u"--trace"_s,
                                           u"0af7651916cd43dd8448eb211c80319c"_s, u"--json"_s, u"--cache"_s, m_cache});
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.json().contains(u"error"_s) || !run.json().value(u"problems"_s).toArray().isEmpty());
    }

    void refusesAMistypedCommandWithoutADisplay()
    {
        QCOMPARE(runProgram({u"nosuch"_s}).exitCode, 2);
        QVERIFY(runProgram({u"nosuch"_s}).err.contains("nosuch"));
        for (const QStringList &call : {QStringList{u"nosuch"_s, u"--json"_s}, QStringList{u"--json"_s, u"nosuch"_s}}) {
            const ProgramRun run = runProgram(call);
            QCOMPARE(run.exitCode, 2);
            QVERIFY(run.json().value(u"error"_s).toString().contains(u"nosuch"_s));
        }
        QCOMPARE(runProgram({u"list"_s, u"extra"_s, u"--cache"_s, m_cache}).exitCode, 2);
    }

    void knowsACacheWhereATraceFileIsWanted()
    {
        importSample();
        const ProgramRun run = runProgram({u"summary"_s, m_cache, u"--cache"_s, m_cache});
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.err.contains("--cache"), run.err.constData());
    }

    void saysThatItsOutputWasNotTaken()
    {
        importSample();
        const ProgramRun run = runProgram(
            {u"export"_s, u"--all"_s, u"--format"_s, u"csv"_s, u"-o"_s, u"/dev/full"_s, u"--cache"_s, m_cache});
        QCOMPARE(run.exitCode, 2);
        QCOMPARE(run.err.count('\n'), 1);
        QVERIFY2(run.err.contains("/dev/full") && run.err.contains("No space left"), run.err.constData());
    }

    void makesNoCacheOfAMistypedName()
    {
        importSample();
        const QString mistyped = m_folder->filePath(u"mistyped.traceloupe"_s);
        for (const QStringList &call :
             {QStringList{u"list"_s}, QStringList{u"show"_s, u"slowest"_s}, QStringList{u"query"_s, u"{ }"_s},
              QStringList{u"summary"_s}, QStringList{u"graph"_s}, QStringList{u"cache"_s}}) {
            const ProgramRun run = runProgram(call + QStringList{u"--cache"_s, mistyped, u"--json"_s});
            QCOMPARE(run.exitCode, 2);
            QVERIFY2(run.json().value(u"error"_s).toString().contains(mistyped), run.out.constData());
            QVERIFY(!QFileInfo::exists(mistyped));
        }
    }

    void saysThatAFileIsNotThere()
    {
        const ProgramRun run = runProgram({u"show"_s, u"nosuch.json"_s, u"--cache"_s, m_cache});
        QCOMPARE(run.exitCode, 2);
        QCOMPARE(run.err, QByteArray("traceloupe: nosuch.json: there is no such file\n"));
    }

    void namesTheEmptyFolderAmongOthers()
    {
        const QString empty = m_folder->filePath(u"empty"_s);
        QVERIFY(QDir().mkpath(empty));
        for (const QString &command : {u"import"_s, u"summary"_s}) {
            const ProgramRun run = runProgram({command, empty, dataPath(kSample), u"--cache"_s, m_cache});
            QCOMPARE(run.exitCode, 2);
            QVERIFY2(run.err.contains(empty.toUtf8() + ": there is no file in it"), run.err.constData());
            QVERIFY2(run.out.contains("263"), run.out.constData());
        }
    }

    void keepsTheColumnsOfLongTracesApart()
    {
        importSample();
        const QByteArray ages = traceWithName("ages").replace("1700000000000005001", "1712345678901234567");
        QCOMPARE(runProgram({u"import"_s, u"-"_s, u"--cache"_s, m_cache}, ages).exitCode, 0);

        const QList<QByteArray> lines = runProgram({u"list"_s, u"--cache"_s, m_cache}).out.split('\n');

        const qsizetype end = lines.first().indexOf("DURATION") + 8;
        QCOMPARE(lines.size(), 61 + 3);
        for (const QByteArray &line : lines.mid(1, 62)) {
            const QString text = QString::fromUtf8(line);
            QVERIFY2(text.at(end - 1) != u' ' && text.mid(end, 2) == u"  "_s, line.constData());
        }
    }

    void printsTheSpansAsTheyBegan()
    {
        importSample();
        const QList<QByteArray> lines = runProgram({u"show"_s, u"slowest"_s, u"--cache"_s, m_cache}).out.split('\n');

        QVERIFY(lines.at(5).contains("DURATION"));
        QVERIFY2(lines.at(6).contains("+0 ns") && lines.at(6).contains("client")
                     && lines.at(6).endsWith("loadgenerator: POST  ERROR"),
                 lines.at(6).constData());
        QCOMPARE(lines.size(), 6 + 3 + 1);
    }

    void speaksOneLanguageOnEveryMachine()
    {
        importSample();
        qputenv("LC_ALL", "fr_FR.UTF-8");
        const ProgramRun run = runProgram({u"show"_s, u"slowest"_s, u"--cache"_s, m_cache});
        qunsetenv("LC_ALL");
        QVERIFY2(run.out.contains("duration  5.01 s"), run.out.constData());
    }

    void helpsAndTellsItsVersion()
    {
        QVERIFY(runProgram({u"--help"_s}).out.contains("import"));
        QVERIFY(runProgram({u"--version"_s}).out.startsWith("traceloupe "));
        for (const auto &command : {"cache", "critical-path", "export", "fetch", "import", "list", "show", "summary"}) {
            const ProgramRun run = runProgram({QString::fromLatin1(command), u"--help"_s});
            QCOMPARE(run.exitCode, 0);
            QVERIFY(run.out.contains("--json"));
        }
    }

    void makesTerminalsSafe()
    {
        const QByteArray trace = traceWithName("\\u001b[31mred");
        QCOMPARE(runProgram({u"import"_s, u"-"_s, u"--cache"_s, m_cache}, trace).exitCode, 0);
        const ProgramRun run = runProgram({u"show"_s, u"latest"_s, u"--tree"_s, u"--cache"_s, m_cache});
        QVERIFY(!run.out.contains('\x1b'));
        QVERIFY(run.out.contains("\\u001b[31mred"));
    }

private:
    void importSample() { QCOMPARE(runProgram({u"import"_s, dataPath(kSample), u"--cache"_s, m_cache}).exitCode, 0); }

    ProgramRun cache(const QStringList &arguments)
    {
        return runProgram(QStringList{u"cache"_s} + arguments + QStringList{u"--json"_s, u"--cache"_s, m_cache});
    }

    QJsonArray listed(const QStringList &options = {}, const QString &file = {})
    {
        const ProgramRun run = runProgram(
            QStringList{u"list"_s, u"--json"_s, u"--cache"_s, file.isEmpty() ? m_cache : file} + options);
        return run.json().value(u"traces"_s).toArray();
    }

    static QJsonObject fileOf(const ProgramRun &run)
    {
        return run.json().value(u"files"_s).toArray().first().toObject();
    }

    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_cache;
};

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
