// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tracereader.h"
#include "core/formats/tracewriter.h"
#include "tests/cli/program.h"
#include "tests/support/replayserver.h"
#include "tests/support/testbase.h"

#include <QBuffer>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <map>
#include <random>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kKills = 25; ///< of each test: fifty in all
constexpr qsizetype kFiles = 12;
/// Of the kills, at least so many must meet the program at its work.
constexpr int kFewestHits = kKills / 4;
constexpr int kPatienceMs = 60'000;
const QString kSample = u"corpus/otel-demo-capture/part-a.otlp.jsonl"_s;

QByteArray tempoJson(const Trace &trace)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto writer = TraceWriter::create(Format::TempoJson, buffer);
    return writer && (*writer)->add(trace) && (*writer)->finish() ? buffer.data() : QByteArray();
}

/// Answers a search and traces by id as Tempo does, with the traces of a file: one request a trace, so that a
/// capture can be killed between any two of them.
ReplayServer::Handler tempoWith(const QString &file)
{
    TraceCollector collector;
    if (!readTraceFile(file, collector))
        return {};
    std::map<QString, QByteArray> bodies;
    QJsonArray found;
    const std::vector<TracePtr> traces = collector.finish().value_or(std::vector<TracePtr>());
    for (const TracePtr &trace : traces) {
        const QString id = QString::fromStdString(trace->idText());
        bodies[id] = tempoJson(*trace);
        found.append(QJsonObject{{u"traceID"_s, id}, {u"startTimeUnixNano"_s, QString::number(trace->startNs())}});
    }
    return [bodies, found](const ServedRequest &request) {
        if (request.path() == "/api/search"_L1)
            return json(QJsonDocument(QJsonObject{{u"traces"_s, found}}).toJson());
        const auto body = bodies.find(request.path().section(u'/', -1));
        return body != bodies.end() ? json(body->second) : text("not found", 404);
    };
}

/// Turns the event loop (the server needs it) until the process has ended, or for that long.
bool endsWithin(QProcess &process, int ms)
{
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    if (process.state() != QProcess::NotRunning)
        loop.exec();
    return process.state() == QProcess::NotRunning;
}

} // namespace

/// kill -9 at random instants while the program fills the cache.
class TestKilledProgram : public QObject {
    Q_OBJECT

private:
    struct Contents {
        qint64 traces = -1;
        qint64 spans = -1;
    };

    /// A cache that is not there yet holds nothing; one that can't be read holds less than nothing.
    [[nodiscard]] Contents contents() const
    {
        if (!QFile::exists(m_cache))
            return {0, 0};
        const ProgramRun run = runProgram({u"cache"_s, u"info"_s, u"--json"_s, u"--cache"_s, m_cache});
        if (run.exitCode != 0)
            return {};
        return {run.json().value(u"traces"_s).toInteger(), run.json().value(u"spans"_s).toInteger()};
    }

    /// Every stored trace as `summary` sees it, which reads each from its payload.
    [[nodiscard]] QJsonObject summary(const QStringList &of) const
    {
        const QJsonObject files = runProgram(QStringList{u"summary"_s, u"--json"_s, u"--cache"_s, m_cache} + of)
                                      .json()
                                      .value(u"files"_s)
                                      .toObject();
        QJsonObject figures = files.isEmpty() ? QJsonObject() : files.begin()->toObject();
        for (const auto &key : {"file", "format", "documents", "other_documents"})
            figures.remove(QString::fromLatin1(key));
        return figures;
    }

    void killAtRandom(const QStringList &command)
    {
        std::mt19937 random(42);
        Contents most{0, 0};
        QElapsedTimer clock;
        clock.start();
        QVERIFY(endsWithin(*startProgram(command), kPatienceMs));
        const auto wholeMs = static_cast<unsigned>(clock.elapsed());
        const Contents whole = contents();
        QVERIFY(QFile::remove(m_cache));
        int hits = 0;
        for (int kill = 0; kill < kKills; ++kill) {
            const auto process = startProgram(command);
            hits += endsWithin(*process, 1 + static_cast<int>(random() % wholeMs)) ? 0 : 1;
            process->kill(); // SIGKILL
            process->waitForFinished(kPatienceMs);
            const Contents now = contents();
            QVERIFY2(now.traces >= most.traces && now.spans >= most.spans,
                     qPrintable(u"kill %1: %2 traces, %3 before"_s.arg(kill).arg(now.traces).arg(most.traces)));
            most = now;
            if (now.spans == whole.spans) { // it was done: from nothing again
                most = {0, 0};
                QVERIFY(QFile::remove(m_cache));
            }
        }
        QVERIFY2(hits >= kFewestHits, qPrintable(u"only %1 kills met the program at work"_s.arg(hits)));
        const auto process = startProgram(command);
        QVERIFY(endsWithin(*process, kPatienceMs));
        QCOMPARE(process->exitCode(), 0);
        QCOMPARE(summary({}), summary({dataPath(kSample)}));
    }

    /// The sample's lines in files of a folder: an import of several batches.
    [[nodiscard]] QString cutIntoFiles() const
    {
        QFile sample(dataPath(kSample));
        const QString folder = m_folder->filePath(u"pieces"_s);
        if (!sample.open(QIODevice::ReadOnly) || !QDir().mkpath(folder))
            return {};
        QList<QByteArray> lines = sample.readAll().split('\n');
        lines.removeIf([](const QByteArray &line) { return !line.startsWith("{\"resourceSpans\""); });
        const qsizetype each = lines.size() / kFiles + 1;
        for (qsizetype begin = 0; begin < lines.size(); begin += each) {
            QFile piece(folder + u"/piece-%1.otlp.jsonl"_s.arg(begin, 6, 10, QChar(u'0')));
            if (!piece.open(QIODevice::WriteOnly))
                return {};
            piece.write(lines.mid(begin, each).join('\n'));
        }
        return folder;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_cache = m_folder->filePath(u"cache.traceloupe"_s);
    }

    void duringAnImport() { killAtRandom({u"import"_s, cutIntoFiles(), u"--cache"_s, m_cache}); }

    /// A file is a batch at least: those before the one that is being read are there, and stay.
    void betweenTwoBatchesOfAnImport()
    {
        const QString folder = cutIntoFiles();
        const QStringList files = QDir(folder).entryList(QDir::Files, QDir::Name);
        const QString first = folder + u'/' + files.at(0);
        const QString second = folder + u'/' + files.at(1);
        QCOMPARE(runProgram({u"import"_s, first, second, u"--cache"_s, m_cache}).exitCode, 0);
        const QJsonObject two = summary({});
        QVERIFY(QFile::remove(m_cache));

        // It waits at its standard input, which we keep open.
        const auto process = startProgram({u"import"_s, first, second, u"-"_s, u"--cache"_s, m_cache});
        QTRY_COMPARE_WITH_TIMEOUT(summary({}), two, kPatienceMs);
        process->kill();
        process->waitForFinished(kPatienceMs);

        QCOMPARE(summary({}), two);
        QCOMPARE(runProgram({u"import"_s, folder, u"--cache"_s, m_cache}).exitCode, 0);
        QCOMPARE(summary({}), summary({dataPath(kSample)}));
    }

    void duringAFetch()
    {
        const ReplayServer server(tempoWith(dataPath(kSample)));
        killAtRandom({u"fetch"_s, u"tempo+"_s + server.url().toString(), u"--query"_s, u"{}"_s, u"--start"_s,
                      u"2024-10-30T14:00:00Z"_s, u"--end"_s, u"2024-10-30T15:00:00Z"_s, u"--cache"_s, m_cache});
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_cache;
};

QTEST_GUILESS_MAIN(TestKilledProgram)
#include "tst_killedprogram.moc"
