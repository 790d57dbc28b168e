// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/cacheaccess.h"
#include "tests/support/tracefromtext.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace traceloupe;
using namespace Qt::StringLiterals;

namespace {

StoreItem item(std::uint64_t id)
{
    return {test::traceFromText("cart GetCart 0..10ms", TraceId{0, id}), false};
}

Result<> storeOne(Cache &cache, std::uint64_t id)
{
    const StoreItem stored = item(id);
    const auto outcome = cache.store(std::span(&stored, 1), {u"file"_s, u"test"_s});
    return outcome ? Result<>() : Result<>(tl::unexpected(outcome.error()));
}

} // namespace

class TestCacheAccess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersInTheThreadThatAsked();
    void answersALaneInOrder();
    void dropsTheAnswerWhenTheReceiverIsGone();
    void saysWhyTheCacheCannotBeOpened();
    void finishesWritingWhenDestroyed();
    void noticesWhatAnotherProgramStores();
    void writesForAWorkerAndWaits();

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"cache.traceloupe"_s); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCacheAccess::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestCacheAccess::answersInTheThreadThatAsked()
{
    CacheAccess access(file());
    const QThread *workThread = nullptr;
    const QThread *answerThread = nullptr;
    std::optional<Result<std::vector<TraceSummary>>> answer;

    access.run(
        CacheAccess::Lane::List, this,
        [&workThread](Cache &cache) {
            workThread = QThread::currentThread();
            return cache.list();
        },
        [&](const Result<std::vector<TraceSummary>> &traces) {
            answerThread = QThread::currentThread();
            answer = traces;
        });

    QTRY_VERIFY(answer.has_value());
    QVERIFY(answer->has_value());
    QVERIFY(workThread != QThread::currentThread());
    QCOMPARE(answerThread, QThread::currentThread());
}

void TestCacheAccess::answersALaneInOrder()
{
    CacheAccess access(file());
    QList<int> order;

    for (int i = 0; i < 5; ++i) {
        access.run(
            CacheAccess::Lane::Load, this, [i](Cache &) { return Result<int>(i); },
            [&order](const Result<int> &number) { order += *number; });
    }

    QTRY_COMPARE(order, QList<int>({0, 1, 2, 3, 4}));
}

void TestCacheAccess::dropsTheAnswerWhenTheReceiverIsGone()
{
    CacheAccess access(file());
    auto receiver = std::make_unique<QObject>();
    bool isAnswered = false;
    bool isLaterAnswered = false;

    access.run(
        CacheAccess::Lane::List, receiver.get(), [](Cache &) { return Result<int>(1); },
        [&](const Result<int> &) { isAnswered = true; });
    receiver.reset();
    access.run(
        CacheAccess::Lane::List, this, [](Cache &) { return Result<int>(2); },
        [&](const Result<int> &) { isLaterAnswered = true; });

    QTRY_VERIFY(isLaterAnswered);
    QVERIFY(!isAnswered);
}

void TestCacheAccess::saysWhyTheCacheCannotBeOpened()
{
    CacheAccess access(m_folder->path()); // a folder is no cache
    std::optional<Result<CacheInfo>> answer;

    access.run(
        CacheAccess::Lane::List, this, [](Cache &cache) { return cache.info(); },
        [&answer](const Result<CacheInfo> &info) { answer = info; });

    QTRY_VERIFY(answer.has_value());
    QVERIFY(!answer->has_value());
    QVERIFY(!answer->error().detail.isEmpty());
}

void TestCacheAccess::finishesWritingWhenDestroyed()
{
    {
        CacheAccess access(file());
        for (std::uint64_t id = 1; id <= 20; ++id) {
            access.run(
                CacheAccess::Lane::Write, this, [id](Cache &cache) { return storeOne(cache, id); },
                [](const Result<> &) {});
        }
    }

    const auto cache = Cache::open(file());
    QVERIFY(cache.has_value());
    QCOMPARE((*cache)->info()->traces, std::uint64_t{20});
}

void TestCacheAccess::noticesWhatAnotherProgramStores()
{
    const auto other = Cache::open(file());
    QVERIFY(other.has_value());
    CacheAccess access(file());
    const QSignalSpy changed(&access, &CacheAccess::changed);
    access.startWatching();
    bool isWatching = false;
    access.run(
        CacheAccess::Lane::List, this, [](Cache &) { return Result<int>(0); },
        [&](const Result<int> &) { isWatching = true; });
    QTRY_VERIFY(isWatching);

    QVERIFY(storeOne(**other, 7).has_value());

    QTRY_COMPARE(changed.count(), 1);
}

void TestCacheAccess::writesForAWorkerAndWaits()
{
    CacheAccess access(file());
    Result<> outcome = fail(ErrorCode::Io, {});
    const std::unique_ptr<QThread> worker(
        QThread::create([&] { outcome = access.writeNow([](Cache &cache) { return storeOne(cache, 3); }); }));

    worker->start();
    QVERIFY(worker->wait());

    QVERIFY(outcome.has_value());
    const auto cache = Cache::open(file());
    QVERIFY(cache.has_value());
    QCOMPARE((*cache)->contains(TraceId{0, 3}).value_or(false), true);
}

QTEST_GUILESS_MAIN(TestCacheAccess)
#include "tst_cacheaccess.moc"
