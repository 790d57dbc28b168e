// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/sourceaccess.h"
#include "tests/support/replayserver.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>
#include <QThread>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

SourceConfig jaegerAt(const QUrl &url)
{
    SourceConfig source;
    source.id = u"test"_s;
    source.name = u"Jaeger"_s;
    source.baseUrl = url;
    return source;
}

Result<Credentials> noCredentials(const SourceConfig &)
{
    return Credentials();
}

ReplayServer::Handler hanging()
{
    return [](const ServedRequest &) {
        Reply reply;
        reply.manner = Reply::Manner::Hang;
        return reply;
    };
}

} // namespace

class TestSourceAccess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void answersInTheThreadThatAsked();
    void endsACancelledCallEarly();
    void doesNotWaitForAHangingServerWhenDestroyed();
    void givesWhyTheSecretsCouldNotBeRead();
    void makesASourceAnewWhenItWasForgotten();
};

void TestSourceAccess::answersInTheThreadThatAsked()
{
    ReplayServer server(ReplayServer::recorded(u"jaeger-1.76.0"_s));
    SourceAccess access(noCredentials);
    std::optional<Result<QStringList>> answer;
    const QThread *thread = nullptr;

    access.ask(
        jaegerAt(server.url()), this, [](TraceSource &source) { return source.services(); },
        [&](const Result<QStringList> &services) {
            answer = services;
            thread = QThread::currentThread();
        });

    QTRY_VERIFY(answer.has_value());
    QVERIFY2(answer->has_value(), qPrintable(answer->has_value() ? QString() : answer->error().detail));
    QVERIFY(!(*answer)->isEmpty());
    QCOMPARE(thread, QThread::currentThread());
}

void TestSourceAccess::endsACancelledCallEarly()
{
    ReplayServer server(hanging());
    SourceAccess access(noCredentials);
    std::optional<Result<QStringList>> answer;

    const auto ticket = access.ask(
        jaegerAt(server.url()), this, [](TraceSource &source) { return source.services(); },
        [&answer](const Result<QStringList> &services) { answer = services; });
    QTRY_VERIFY(!server.requests().empty());
    access.cancel(ticket);

    QTRY_VERIFY(answer.has_value());
    QVERIFY(!answer->has_value());
    QCOMPARE(answer->error().code, ErrorCode::Cancelled);
}

void TestSourceAccess::doesNotWaitForAHangingServerWhenDestroyed()
{
    ReplayServer server(hanging());
    auto access = std::make_unique<SourceAccess>(noCredentials);
    access->ask(
        jaegerAt(server.url()), this, [](TraceSource &source) { return source.services(); },
        [](const Result<QStringList> &) {});
    QTRY_VERIFY(!server.requests().empty());
    QElapsedTimer timer;
    timer.start();

    access.reset();

    QVERIFY(timer.elapsed() < 5'000);
}

void TestSourceAccess::givesWhyTheSecretsCouldNotBeRead()
{
    SourceAccess access(
        [](const SourceConfig &) { return Result<Credentials>(fail(ErrorCode::Authentication, u"locked"_s)); });
    std::optional<Result<QStringList>> answer;

    access.ask(
        jaegerAt(QUrl(u"http://127.0.0.1:9"_s)), this, [](TraceSource &source) { return source.services(); },
        [&answer](const Result<QStringList> &services) { answer = services; });

    QTRY_VERIFY(answer.has_value());
    QVERIFY(!answer->has_value());
    QCOMPARE(answer->error().detail, u"locked"_s);
}

void TestSourceAccess::makesASourceAnewWhenItWasForgotten()
{
    ReplayServer server(ReplayServer::recorded(u"jaeger-1.76.0"_s));
    int lookups = 0;
    SourceAccess access([&lookups](const SourceConfig &) {
        ++lookups;
        return Result<Credentials>(Credentials());
    });
    int answers = 0;
    const auto ask = [&] {
        access.ask(
            jaegerAt(server.url()), this, [](TraceSource &source) { return source.services(); },
            [&](const Result<QStringList> &) { ++answers; });
    };

    ask();
    ask();
    QTRY_COMPARE(answers, 2);
    QCOMPARE(lookups, 1);
    access.forget(u"test"_s);
    ask();

    QTRY_COMPARE(answers, 3);
    QCOMPARE(lookups, 2);
}

QTEST_GUILESS_MAIN(TestSourceAccess)
#include "tst_sourceaccess.moc"
