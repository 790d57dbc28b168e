// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/formats/compressed.h"
#include "tests/support/testbase.h"

#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMiB = 1 << 20;
/// What the largest of the programs below may have taken; reading 64 MB of a document is allowed. Sanitizers keep
/// a shadow of the memory, and freed blocks for a while.
#if defined(__SANITIZE_ADDRESS__)
constexpr long kMostResidentMiB = 2'500;
#else
constexpr long kMostResidentMiB = 500;
#endif
constexpr qsizetype kNesting = 10'000'000;
constexpr int kPatienceMs = 100'000;

/// Of the largest child that has ended.
long residentMiB()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return usage.ru_maxrss / 1024;
}

} // namespace

/// Input that is made to hurt, given to the whole program: it is refused, or read, in bounded memory.
class TestHostileInput : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString written(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            QTest::qFail("the input could not be written", __FILE__, __LINE__);
        return file.fileName();
    }
    [[nodiscard]] QString cache() const { return m_folder.filePath(u"cache.traceloupe"_s); }

private Q_SLOTS:
    void isReadInBoundedMemory_data()
    {
        // Members and frames may follow one another, so that this program need not hold what it says.
        const QByteArray zeros(8 * kMiB, '\0');
        QByteArray noise;
        for (unsigned i = 0, state = 1; i < 400; ++i, state = state * 1'664'525U + 1'013'904'223U)
            noise += static_cast<char>('a' + (state >> 24) % 26);
        const QByteArray text = noise.repeated(static_cast<int>(8 * kMiB / noise.size()));
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("gzip bomb") << gzip(zeros).repeated(64);
        QTest::newRow("zstd bomb") << zstd(zeros).repeated(64);
        QTest::newRow("gzip of a long string, far below a bomb's ratio") << gzip("{\"a\":\"") + gzip(text).repeated(50);
        QTest::newRow("zstd of a long string") << zstd("{\"a\":\"") + zstd(text).repeated(50);
        QTest::newRow("arrays ten million deep") << QByteArray(kNesting, '[');
        QTest::newRow("objects ten million deep") << QByteArray("{\"a\":").repeated(kNesting);
        QTest::newRow("a string without end") << "[{\"traceId\":\"" + QByteArray(80 * kMiB, 'a');
    }
    void isReadInBoundedMemory()
    {
        QFETCH(QByteArray, bytes);
        const QString file = written(u"input"_s, bytes);

        const ProgramRun run = runProgram({u"import"_s, file, u"--json"_s, u"--cache"_s, cache()});

        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.json().value(u"files"_s).toArray().at(0).toObject().value(u"error"_s).toString().contains(file));
        QCOMPARE_LE(residentMiB(), kMostResidentMiB);
    }

    void anEndlessStreamIsRefused()
    {
        const auto process = startProgram({u"import"_s, u"-"_s, u"--cache"_s, cache()});
        QVERIFY(process->waitForStarted(kPatienceMs));
        process->write("{\"a\":\"");
        const QByteArray more(kMiB, 'x');
        // Until the program has had enough; it must not take more than a small part of all that we could send.
        int sent = 0;
        for (; sent < 4'096 && process->state() == QProcess::Running; ++sent) {
            process->write(more);
            while (process->bytesToWrite() > 0 && process->waitForBytesWritten(kPatienceMs)) {}
        }
        QVERIFY(process->waitForFinished(kPatienceMs) || process->state() == QProcess::NotRunning);

        QCOMPARE(process->exitCode(), 2);
        QCOMPARE_LT(sent, 200);
        QCOMPARE_LE(residentMiB(), kMostResidentMiB);
    }

    void readsAPipeOnceSomebodyWritesIntoIt()
    {
        const QString pipe = m_folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);

        const ProgramRun alone = runProgram({u"summary"_s, pipe});
        QProcess writer;
        writer.start(u"cp"_s, {dataPath(u"corpus/otel-demo-capture/part-a.otlp.jsonl"_s), pipe});
        const ProgramRun fed = runProgram({u"summary"_s, pipe, u"--json"_s});

        QCOMPARE(alone.exitCode, 2);
        QVERIFY2(alone.err.contains("nobody writes into"), alone.err.constData());
        QCOMPARE(fed.exitCode, 0);
        QCOMPARE(fed.json()["files"_L1].toObject().size(), 1);
        QVERIFY(writer.waitForFinished(kPatienceMs));
    }
};

QTEST_GUILESS_MAIN(TestHostileInput)
#include "tst_hostileinput.moc"
