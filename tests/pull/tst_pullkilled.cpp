// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pull/pulljob.h"
#include "tests/pull/fakebackend.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <set>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;
constexpr std::int64_t kStartNs = 1'700'000'000 * kSecondNs;
constexpr std::int64_t kHourNs = 3'600 * kSecondNs;
constexpr int kTraces = 1'000;
constexpr int kKills = 25;
constexpr int kPatienceMs = 120'000;
/// Set in the child: kind, base URL and cache file of the capture that it runs.
constexpr auto kChildVariable = "TRACELOUPE_TEST_CAPTURE";

PullRequest requestFor(const SourceConfig &source, const QString &cacheFile)
{
    PullRequest request;
    request.source = source;
    request.cacheFile = cacheFile;
    request.search.startNs = kStartNs;
    request.search.endNs = kStartNs + kHourNs;
    request.search.limit = 0;
    return request;
}

/// What the child does: one capture, exit code 0 if it came to its end.
int runCapture(const QStringList &words)
{
    SourceConfig source;
    source.kind = *sourceKindFromName(words.at(0));
    source.baseUrl = QUrl(words.at(1));
    PullJob job(requestFor(source, words.at(2)));
    QObject::connect(&job, &PullJob::finished, &job,
                     [](const Result<PullProgress> &result) { QCoreApplication::exit(result ? 0 : 1); });
    job.start();
    return QCoreApplication::exec();
}

} // namespace

class TestPullKilled : public QObject {
    Q_OBJECT

    static void startChild(QProcess &child, const FakeBackend &backend, const QString &cacheFile)
    {
        const SourceConfig source = backend.config();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(kChildVariable),
                           u"%1|%2|%3"_s.arg(sourceKindName(source.kind), source.baseUrl.toString(), cacheFile));
        child.setProcessEnvironment(environment);
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QCoreApplication::applicationFilePath(), {});
    }

    /// Turns the event loop, in which the backend answers, until so many requests were served or the child has ended.
    static void serveUntil(FakeBackend &backend, QProcess &child, std::uint32_t requests)
    {
        QEventLoop loop;
        connect(&child, &QProcess::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(kPatienceMs, &loop, &QEventLoop::quit);
        backend.interfere = [&loop, requests, served = 0U](const ServedRequest &) mutable {
            if (++served == requests)
                loop.quit();
            Reply pass;
            pass.status = 0;
            return pass;
        };
        if (child.state() != QProcess::NotRunning)
            loop.exec();
        backend.interfere = {};
    }

    /// Ids in the cache; fails the test if it can't be opened or a trace of it is not whole.
    static std::set<TraceId> wholeTraces(const QString &cacheFile)
    {
        std::set<TraceId> ids;
        const auto cache = Cache::open(cacheFile);
        if (!cache) {
            QTest::qFail(cache.error().detail.toUtf8().constData(), __FILE__, __LINE__);
            return ids;
        }
        const auto summaries = (*cache)->list();
        for (const TraceSummary &summary : *summaries) {
            const auto trace = (*cache)->load(summary.id);
            if (!trace || (*trace)->spanCount() != summary.spans || summary.spans != 1)
                QTest::qFail(summary.idText.toUtf8().constData(), __FILE__, __LINE__);
            ids.insert(summary.id);
        }
        return ids;
    }

private Q_SLOTS:
    void keepsEveryBatchAndCompletesLater_data()
    {
        QTest::addColumn<SourceKind>("kind");
        QTest::newRow("whole traces in searches") << SourceKind::Zipkin;
        QTest::newRow("traces one by one") << SourceKind::Tempo;
    }
    void keepsEveryBatchAndCompletesLater()
    {
        QFETCH(SourceKind, kind);
        const QTemporaryDir folder;
        const QString cacheFile = folder.filePath(u"cache.db"_s);
        FakeBackend backend(kind, evenly(kTraces, kStartNs, kStartNs + kHourNs));
        QRandomGenerator random(kind == SourceKind::Zipkin ? 1 : 2);
        std::set<TraceId> kept;

        for (int kills = 0; kills < kKills; ++kills) {
            // At an instant that the requests served tell, and some time after it.
            const std::uint32_t until = random.bounded(1U, kind == SourceKind::Zipkin ? 20U : 80U);
            QProcess child;
            startChild(child, backend, cacheFile);
            serveUntil(backend, child, until);
            child.waitForFinished(static_cast<int>(random.bounded(0, 30)));
            child.kill();
            child.waitForFinished(kPatienceMs);

            const std::set<TraceId> now = wholeTraces(cacheFile);
            QVERIFY(std::includes(now.begin(), now.end(), kept.begin(), kept.end())); // what was stored stays stored
            kept = now;
        }
        QProcess last;
        startChild(last, backend, cacheFile);
        serveUntil(backend, last, UINT32_MAX);

        QCOMPARE(last.exitCode(), 0);
        QCOMPARE(wholeTraces(cacheFile).size(), static_cast<std::size_t>(kTraces));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (const QString capture = qEnvironmentVariable(kChildVariable); !capture.isEmpty())
        return runCapture(capture.split(u'|'));
    TestPullKilled test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_pullkilled.moc"
