// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cache/cachefixture.h"
#include "tests/cache/sampletraces.h"
#include "tests/cache/tracedump.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kFiles = 5;
constexpr int kKillsPerFile = 10;
constexpr int kBatches = 24;
constexpr int kTracesPerBatch = 3;
constexpr int kSpansPerTrace = 150;
constexpr int kLongestLifeMs = 120;
constexpr int kPatienceMs = 60'000;

/// The writer as a process of its own.
class Writer {
public:
    explicit Writer(const QString &file)
    {
        m_process.setProcessChannelMode(QProcess::SeparateChannels);
        m_process.start(
            QStringLiteral(TRACELOUPE_KILLSAFETY_WRITER),
            {file, QString::number(kBatches), QString::number(kTracesPerBatch), QString::number(kSpansPerTrace)});
    }
    ~Writer()
    {
        m_process.kill();
        m_process.waitForFinished(kPatienceMs);
    }

    /// Lets it live that long (it may be done before) and kills it; the number of batches it said it had stored.
    int killAfter(int ms)
    {
        m_process.waitForStarted(kPatienceMs);
        m_process.waitForFinished(ms);
        m_process.kill(); // SIGKILL
        m_process.waitForFinished(kPatienceMs);
        return reported();
    }
    bool finishes()
    {
        return m_process.waitForFinished(kPatienceMs) && m_process.exitStatus() == QProcess::NormalExit
               && m_process.exitCode() == 0;
    }
    int reported() { return static_cast<int>(m_process.readAllStandardOutput().count("stored")); }

private:
    QProcess m_process;
};

} // namespace

class TestKillSafety : public QObject {
    Q_OBJECT

private:
    /// Opens, checks the whole file, and that each batch is there as a whole or not at all; the number of batches.
    static int checkFile(const CacheFixture &fixture)
    {
        const auto cache = fixture.open();
        if (!cache)
            return -1;
        const auto traces = cache->list();
        if (!traces || traces->size() % kTracesPerBatch != 0)
            return -1;
        for (const TraceSummary &summary : *traces) {
            const auto trace = cache->load(summary.id);
            if (!trace || (*trace)->spanCount() != kSpansPerTrace || summary.origins.empty())
                return -1;
        }
        if (fixture.number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'") != 0
            || fixture.number("SELECT count(*) FROM pragma_foreign_key_check") != 0
            || fixture.number("SELECT count(*) FROM span_row")
                   != fixture.number("SELECT coalesce(sum(spans), 0) FROM trace")
            || fixture.number("SELECT count(*) FROM tag")
                   != fixture.number("SELECT coalesce(sum(tag_count), 0) FROM trace"))
            return -1;
        return static_cast<int>(traces->size()) / kTracesPerBatch;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void losesNothingThatWasCommitted_data()
    {
        QTest::addColumn<int>("seed");
        for (int file = 0; file < kFiles; ++file)
            QTest::addRow("file %d", file) << file;
    }

    void losesNothingThatWasCommitted()
    {
        QFETCH(int, seed);
        std::mt19937 random(static_cast<std::mt19937::result_type>(seed));
        const CacheFixture fixture;
        int most = 0;
        for (int kill = 0; kill < kKillsPerFile; ++kill) {
            const int life = 1 + static_cast<int>(random() % kLongestLifeMs);
            const int reported = Writer(fixture.path()).killAfter(life);
            const int found = checkFile(fixture);
            QVERIFY2(found >= reported && found >= most,
                     qPrintable(u"%1 batches, %2 reported, %3 before"_s.arg(found).arg(reported).arg(most)));
            most = found;
        }

        QVERIFY(Writer(fixture.path()).finishes());
        QCOMPARE(checkFile(fixture), kBatches);
        const auto cache = fixture.open();
        for (std::uint64_t number = 0; number < std::uint64_t(kBatches) * kTracesPerBatch; number += 17)
            QCOMPARE(dumpTrace(**cache->load(traceIdOf(number))), dumpTrace(*sampleTrace(number, kSpansPerTrace)));
    }
};

QTEST_GUILESS_MAIN(TestKillSafety)
#include "tst_killsafety.moc"
