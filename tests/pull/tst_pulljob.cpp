// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pull/pulljob.h"
#include "core/pull/pullwindows.h"
#include "tests/pull/fakebackend.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;
constexpr std::int64_t kStartNs = 1'700'000'000 * kSecondNs;
constexpr std::int64_t kHourNs = 3'600 * kSecondNs;
constexpr int kPatienceMs = 120'000;

/// Runs a job to its end.
struct Run {
    Result<PullProgress> result = fail(ErrorCode::Io, u"the job did not finish"_s);
    PullProgress last;
    qsizetype reports = 0;
};

Run finish(PullJob &job)
{
    Run run;
    QObject::connect(&job, &PullJob::progressed, &job, [&run](const PullProgress &progress) {
        run.last = progress;
        ++run.reports;
    });
    QSignalSpy finished(&job, &PullJob::finished);
    job.start();
    if (finished.isEmpty() && !finished.wait(kPatienceMs))
        return run;
    run.result = finished.first().first().value<Result<PullProgress>>();
    return run;
}

QByteArray errorText(const Run &run)
{
    return run.result ? QByteArray() : run.result.error().detail.toUtf8();
}

/// No interference.
Reply pass()
{
    Reply reply;
    reply.status = 0;
    return reply;
}

} // namespace

class TestPullJob : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] PullRequest requestFor(const FakeBackend &backend, std::uint32_t limit = 0) const
    {
        PullRequest request;
        request.source = backend.config();
        request.cacheFile = m_folder->filePath(u"cache.db"_s);
        request.search.startNs = kStartNs;
        request.search.endNs = kStartNs + kHourNs;
        request.search.limit = limit;
        return request;
    }

    Run run(const PullRequest &request) const
    {
        PullJob job(request);
        return finish(job);
    }

    [[nodiscard]] std::size_t cachedTraces() const
    {
        const auto cache = Cache::open(m_folder->filePath(u"cache.db"_s), Cache::Mode::ReadOnly);
        return cache ? (*cache)->list()->size() : 0;
    }

    [[nodiscard]] static std::vector<TimeWindow> finishedWindows(const PullRequest &request)
    {
        const auto cache = Cache::open(request.cacheFile, Cache::Mode::ReadOnly);
        const auto done = (*cache)->windowsDone(windowSourceKey(request.source), windowQueryKey(request.search));
        std::vector<TimeWindow> windows;
        for (const auto &[startNs, endNs] : *done)
            windows.push_back({startNs, endNs});
        return windows;
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void splitsWindowsPastTheBackendsLimit()
    {
        FakeBackend backend(SourceKind::Zipkin, evenly(1'000, kStartNs, kStartNs + kHourNs));

        const Run done = run(requestFor(backend));

        QVERIFY2(done.result, errorText(done).constData());
        QCOMPARE(done.result->found, 1'000U);
        QCOMPARE(done.result->newTraces, 1'000U);
        QCOMPARE(done.result->spans, 1'000U);
        QCOMPARE(done.result->coverage, 1.0);
        QVERIFY(!done.result->truncated);
        QCOMPARE(cachedTraces(), 1'000U);
        QCOMPARE_GT(backend.searches(), 5);
    }

    void asksForMoreWhereAWindowCannotBeSplit()
    {
        FakeBackend backend(SourceKind::Zipkin,
                            evenly(700, kStartNs + 100 * kSecondNs, kStartNs + 100 * kSecondNs + 1'000'000));

        const Run done = run(requestFor(backend));

        QVERIFY2(done.result, errorText(done).constData());
        QCOMPARE(done.result->newTraces, 700U);
        QCOMPARE(done.result->coverage, 1.0);
    }

    void stopsAtTheLimit()
    {
        FakeBackend backend(SourceKind::Zipkin, evenly(1'000, kStartNs, kStartNs + kHourNs));

        const Run done = run(requestFor(backend, 30));

        QVERIFY2(done.result, errorText(done).constData());
        QCOMPARE(done.result->found, 30U);
        QVERIFY(done.result->truncated);
        QCOMPARE_LT(done.result->coverage, 1.0);
        QCOMPARE(cachedTraces(), 30U);
        QCOMPARE(backend.searches(), 1);
    }

    void fetchesWhatTempoNames()
    {
        FakeBackend backend(SourceKind::Tempo, evenly(50, kStartNs, kStartNs + kHourNs));

        const Run done = run(requestFor(backend));

        QVERIFY2(done.result, errorText(done).constData());
        QCOMPARE(done.result->newTraces, 50U);
        QCOMPARE(backend.fetches(), 50);
        QVERIFY(!backend.server().requests().back().parameter(u"start"_s).isEmpty()); // the time that the row told
        QCOMPARE_LE(backend.server().mostAtOnce(), backend.config().parallelRequests);
    }

    void fetchesATraceOnce()
    {
        FakeBackend backend(SourceKind::Tempo, evenly(20, kStartNs, kStartNs + kHourNs));
        backend.partial = {backend.traces[3].id, backend.traces[4].id};
        const Run first = run(requestFor(backend));
        QVERIFY2(first.result, errorText(first).constData());
        QCOMPARE(first.result->partialTraces, 2U);
        QVERIFY(first.result->problems.first().contains("is partial: blocks are missing"_L1));
        QCOMPARE(backend.fetches(), 20);
        backend.partial.clear();

        const Run second = run(requestFor(backend));

        QVERIFY2(second.result, errorText(second).constData());
        QCOMPARE(second.result->skipped, 18U);
        QCOMPARE(second.result->fetched, 2U); // the partial ones
        QCOMPARE(backend.fetches(), 22);

        PullRequest again = requestFor(backend);
        again.refresh = true;
        QCOMPARE(run(again).result->fetched, 20U);
    }

    void findsWhatIsNewInAWindowThatWasDone()
    {
        FakeBackend backend(SourceKind::Tempo, evenly(10, kStartNs, kStartNs + kHourNs));
        QVERIFY(run(requestFor(backend)).result);
        backend.traces.push_back({{9, 9}, kStartNs + kHourNs / 2});

        const Run second = run(requestFor(backend));

        QCOMPARE(second.result->newTraces, 1U);
        QCOMPARE(second.result->skipped, 10U);
    }

    void keepsToTheLimitThatTempoNames()
    {
        FakeBackend backend(SourceKind::Tempo, evenly(120, kStartNs, kStartNs + kHourNs));
        backend.largestLimit = 25;

        const Run done = run(requestFor(backend));

        QVERIFY2(done.result, errorText(done).constData());
        QCOMPARE(done.result->newTraces, 120U);
        QCOMPARE(done.result->coverage, 1.0);
        QVERIFY(done.result->problems.isEmpty());
    }

    void shortensWindowsThatAreTooMuchForTheBackend_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("too long") << 400
                                  << QByteArray(
                                         "range specified by start and end exceeds 20m0s. received start=1 end=2");
        QTest::newRow("too slow") << 504 << QByteArray("context deadline exceeded");
    }
    void shortensWindowsThatAreTooMuchForTheBackend()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, words);
        FakeBackend backend(SourceKind::Tempo, evenly(40, kStartNs, kStartNs + kHourNs));
        backend.interfere = [&](const ServedRequest &request) {
            const bool isSearch = request.path() == "/api/search"_L1;
            const qint64 seconds = request.parameter(u"end"_s).toLongLong()
                                   - request.parameter(u"start"_s).toLongLong();
            Reply refusal = text(words, status);
            refusal.headers.emplaceBack("Retry-After", "0"); // no back-off in a test
            return isSearch && seconds > 1'200 ? refusal : pass();
        };

        const Run done = run(requestFor(backend));

        QVERIFY2(done.result, errorText(done).constData());
        QCOMPARE(done.result->newTraces, 40U);
        QCOMPARE(done.result->coverage, 1.0);
    }

    void searchesEveryServiceOfJaeger()
    {
        std::vector<FakeTrace> traces = evenly(30, kStartNs, kStartNs + kHourNs);
        for (std::size_t i = 0; i < traces.size(); ++i)
            traces[i].service = i % 3 == 0 ? u"a"_s : i % 3 == 1 ? u"b"_s : u"c d"_s;
        FakeBackend backend(SourceKind::Jaeger, traces);

        const Run done = run(requestFor(backend));

        QVERIFY2(done.result, errorText(done).constData());
        QCOMPARE(done.result->newTraces, 30U);
        QCOMPARE(done.result->coverage, 1.0);
    }

    void getsTracesById()
    {
        FakeBackend backend(SourceKind::Tempo, evenly(10, kStartNs, kStartNs + kHourNs));
        PullRequest request = requestFor(backend);
        request.traceIds = {backend.traces[0].id, backend.traces[1].id, backend.traces[0].id, {1, 1}};

        const Run done = run(request);

        QVERIFY2(done.result, errorText(done).constData());
        QCOMPARE(done.result->found, 3U);
        QCOMPARE(done.result->newTraces, 2U);
        QCOMPARE(done.result->failed, 1U);
        QCOMPARE(backend.searches(), 0);
        QVERIFY(backend.server().requests().front().parameter(u"start"_s).isEmpty()); // the window is for searches
        QVERIFY(done.result->problems.first().contains("00000000000000010000000000000001"_L1));
    }

    void failsWhenNoIdWasThere()
    {
        FakeBackend backend(SourceKind::Zipkin, {});
        PullRequest request = requestFor(backend);
        request.traceIds = {{1, 1}};

        const Run done = run(request);

        QVERIFY(!done.result);
        QCOMPARE(done.result.error().code, ErrorCode::NotFound);
    }

    void goesOnAfterASingleFailure()
    {
        FakeBackend backend(SourceKind::Tempo, evenly(30, kStartNs, kStartNs + kHourNs));
        backend.missing = {backend.traces[5].id};

        const Run done = run(requestFor(backend));

        QVERIFY2(done.result, errorText(done).constData());
        QCOMPARE(done.result->newTraces, 29U);
        QCOMPARE(done.result->failed, 1U);
        QCOMPARE(done.result->problems.size(), 1);
    }

    void cancellingKeepsWhatIsThereAndResumes()
    {
        FakeBackend backend(SourceKind::Zipkin, evenly(2'000, kStartNs, kStartNs + kHourNs));
        PullJob job(requestFor(backend));
        backend.interfere = [&, searches = 0](const ServedRequest &) mutable {
            if (++searches == 25)
                job.cancel();
            Reply slow = pass();
            slow.delayMs = 5;
            return slow;
        };

        const Run first = finish(job);

        QVERIFY(!first.result);
        QCOMPARE(first.result.error().code, ErrorCode::Cancelled);
        const std::size_t kept = cachedTraces();
        QCOMPARE(kept, first.last.newTraces);
        QCOMPARE_GT(kept, 0U);
        QCOMPARE_LT(kept, 2'000U);

        const std::vector<TimeWindow> windows = finishedWindows(requestFor(backend));
        QVERIFY(!windows.empty());
        backend.interfere = {};
        const std::size_t before = backend.server().requests().size();
        const Run second = run(requestFor(backend));

        QVERIFY2(second.result, errorText(second).constData());
        QCOMPARE(cachedTraces(), 2'000U);
        QCOMPARE(second.result->coverage, 1.0);
        for (std::size_t i = before; i < backend.server().requests().size(); ++i) {
            const ServedRequest &request = backend.server().requests()[i];
            const std::int64_t endNs = request.parameter(u"endTs"_s).toLongLong() * 1'000'000;
            const std::int64_t startNs = endNs - request.parameter(u"lookback"_s).toLongLong() * 1'000'000;
            QVERIFY(std::none_of(windows.begin(), windows.end(),
                                 [&](const TimeWindow &done) { return startNs < done.endNs && done.startNs < endNs; }));
        }
        QVERIFY(finishedWindows(requestFor(backend)).empty()); // it came to its end: nothing to resume
    }

    void anEndedJobIsNotResumed()
    {
        FakeBackend backend(SourceKind::Zipkin, evenly(20, kStartNs, kStartNs + kHourNs));
        QVERIFY(run(requestFor(backend)).result);
        backend.traces.push_back({{9, 9}, kStartNs + 5});

        const Run second = run(requestFor(backend));

        QCOMPARE(second.result->newTraces, 1U);
    }

    void destroyingTheJobLosesNothing()
    {
        FakeBackend backend(SourceKind::Tempo, evenly(200, kStartNs, kStartNs + kHourNs));
        auto job = std::make_unique<PullJob>(requestFor(backend));
        job->start();
        QTRY_VERIFY_WITH_TIMEOUT(backend.fetches() > 40, kPatienceMs);

        job.reset();

        QCOMPARE_GT(cachedTraces(), 30U); // at most the requests under way are lost
    }

    void destroyingAnUnstartedJobIsFine()
    {
        FakeBackend backend(SourceKind::Tempo, {});
        PullJob job(requestFor(backend));
        job.cancel();
    }

    void stopsWhenTheBackendGoesAway()
    {
        FakeBackend backend(SourceKind::Tempo, evenly(200, kStartNs, kStartNs + kHourNs));
        backend.interfere = [served = 0](const ServedRequest &) mutable {
            return ++served > 60 ? text("out of memory", 501) : pass();
        };

        const Run first = run(requestFor(backend));

        QVERIFY(!first.result);
        QCOMPARE(first.result.error().code, ErrorCode::Refused);
        QVERIFY2(errorText(first).contains("out of memory"), errorText(first).constData());
        const std::size_t kept = cachedTraces();
        QCOMPARE_LE(kept, 59U); // the first answer was the search
        QCOMPARE_GE(kept, 55U); // some may have been under way when the failures came

        backend.interfere = {};
        const Run second = run(requestFor(backend));
        QVERIFY2(second.result, errorText(second).constData());
        QCOMPARE(cachedTraces(), 200U);
        QCOMPARE(second.result->skipped, kept);
    }

    void refusedCredentialsEndItAtOnce()
    {
        FakeBackend backend(SourceKind::Tempo, evenly(20, kStartNs, kStartNs + kHourNs));
        backend.interfere = [](const ServedRequest &request) {
            return text("bad token: " + request.header("authorization"), 401);
        };
        PullRequest request = requestFor(backend);
        request.source.auth = SourceConfig::Auth::Bearer;
        request.credentials.token = u"s3cr3t"_s;

        const Run done = run(request);

        QVERIFY(!done.result);
        QCOMPARE(done.result.error().code, ErrorCode::Authentication);
        QVERIFY(!errorText(done).contains("s3cr3t"));
        QCOMPARE(backend.server().requests().size(), 1U);
    }

    void anUnusableCacheIsNamed()
    {
        FakeBackend backend(SourceKind::Tempo, {});
        PullRequest request = requestFor(backend);
        request.cacheFile = m_folder->path() + u"/no.db/cache.db"_s;
        QFile blocker(m_folder->filePath(u"no.db"_s));
        QVERIFY(blocker.open(QIODevice::WriteOnly));

        const Run done = run(request);

        QVERIFY(!done.result);
        QVERIFY2(errorText(done).contains("no.db"), errorText(done).constData());
    }

    void refusesAnEmptyWindow()
    {
        FakeBackend backend(SourceKind::Zipkin, {});
        PullRequest request = requestFor(backend);
        request.search.endNs = request.search.startNs;

        QCOMPARE(run(request).result.error().code, ErrorCode::InvalidInput);
    }

    void progressIsReportedSparingly()
    {
        FakeBackend backend(SourceKind::Tempo, evenly(300, kStartNs, kStartNs + kHourNs));
        QElapsedTimer clock;
        clock.start();

        const Run done = run(requestFor(backend));

        QVERIFY2(done.result, errorText(done).constData());
        QCOMPARE_LE(done.reports, clock.elapsed() / 100 + 2);
        QVERIFY(done.last == *done.result);
    }
};

QTEST_GUILESS_MAIN(TestPullJob)
#include "tst_pulljob.moc"
