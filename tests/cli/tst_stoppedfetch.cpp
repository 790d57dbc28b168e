// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobfiles.h"
#include "app/jobjson.h"
#include "core/sources/savedsources.h"
#include "tests/cli/program.h"
#include "tests/support/replayserver.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

/// What the window finds at its start of captures that the command line began.
class TestStoppedFetch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_cache = m_home->filePath(u"cache.traceloupe"_s);
    }
    void leavesTheCaptureThatWasStopped();
    void leavesNothingOfASourceThatIsNotSaved();
    void leavesNothingOfABackendThatIsNotThere();

private:
    void saveSource(const QUrl &url) const
    {
        SourceConfig source;
        source.id = u"staging-id"_s;
        source.name = u"staging"_s;
        source.kind = SourceKind::Zipkin;
        source.baseUrl = url;
        QVERIFY(SavedSources(m_home->filePath(u"config/traceloupe/sources.json"_s)).save({source}).has_value());
    }
    /// Stops it, as Ctrl+C does, when the backend was asked.
    void stop(QProcess &fetch) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_isAsked, 60'000);
        kill(static_cast<pid_t>(fetch.processId()), SIGINT);
        QTRY_COMPARE_WITH_TIMEOUT(fetch.state(), QProcess::NotRunning, 60'000);
    }
    [[nodiscard]] std::vector<JobFiles::Job> left() const
    {
        return JobFiles(m_home->filePath(u"config/traceloupe/unfinished"_s), m_cache).adopt();
    }
    [[nodiscard]] ReplayServer::Handler hanging()
    {
        return [this](const ServedRequest &) {
            m_isAsked = true;
            Reply reply;
            reply.manner = Reply::Manner::Hang;
            return reply;
        };
    }

    std::unique_ptr<QTemporaryDir> m_home;
    QString m_cache;
    bool m_isAsked = false;
};

void TestStoppedFetch::leavesTheCaptureThatWasStopped()
{
    m_isAsked = false;
    const ReplayServer server(hanging());
    saveSource(server.url());
    const QStringList call{u"fetch"_s,     u"staging"_s,
                           u"--service"_s, u"cart"_s,
                           u"--start"_s,   u"2024-10-30T12:00:00Z"_s,
                           u"--end"_s,     u"2024-10-30T13:00:00Z"_s,
                           u"--cache"_s,   m_cache};
    for (int run = 0; run < 2; ++run) { // the second is the same one again
        m_isAsked = false;
        const auto fetch = startProgram(call, m_home->path());
        stop(*fetch);
    }

    const std::vector<JobFiles::Job> jobs = left();
    QCOMPARE(jobs.size(), std::size_t{1});
    const auto capture = jobjson::toCapture(jobs.front().content);
    QVERIFY(capture.has_value());
    QCOMPARE(capture->request.source.id, u"staging-id"_s);
    QCOMPARE(capture->request.search.service, u"cart"_s);
    QCOMPARE(capture->title, u"cart · staging"_s);
}

void TestStoppedFetch::leavesNothingOfASourceThatIsNotSaved()
{
    m_isAsked = false;
    const ReplayServer server(hanging());
    const auto fetch = startProgram(
        {u"fetch"_s, u"zipkin+"_s + server.url().toString(), u"--since"_s, u"1h"_s, u"--cache"_s, m_cache},
        m_home->path());
    stop(*fetch);
    QVERIFY(left().empty());
}

void TestStoppedFetch::leavesNothingOfABackendThatIsNotThere()
{
    saveSource(QUrl(u"http://127.0.0.1:9"_s));
    const ProgramRun run = runProgram({u"fetch"_s, u"staging"_s, u"--since"_s, u"1h"_s, u"--cache"_s, m_cache}, {},
                                      m_home->path());
    QCOMPARE(run.exitCode, 3);
    QVERIFY(left().empty());
}

QTEST_GUILESS_MAIN(TestStoppedFetch)
#include "tst_stoppedfetch.moc"
