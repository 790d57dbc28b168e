// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/resumestrip.h"
#include "app/unfinishedwork.h"
#include "tests/app/windowfixture.h"
#include "tests/support/replayserver.h"
#include "tests/support/testbase.h"
#include "widgets/search/searchpanel.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;

ResumeStrip &strip(WindowFixture &fixture)
{
    return *fixture.window().findChild<ResumeStrip *>();
}

QString stripText(WindowFixture &fixture)
{
    return strip(fixture).isVisible() ? strip(fixture).findChild<QLabel *>()->text() : QString();
}

/// Clicks a button by its text, wherever in the widget it is.
template <class Button>
void click(const QWidget &widget, const QString &text)
{
    for (Button *button : widget.findChildren<Button *>()) {
        if (button->isVisible() && button->text() == text)
            return QTest::mouseClick(button, Qt::LeftButton);
    }
    QFAIL("no such button");
}

Captures::State stateOfOnlyCapture(WindowFixture &fixture)
{
    const auto &captures = fixture.services().captures.captures();
    return captures.size() == 1 ? captures.begin()->second.state : Captures::State::Failed;
}

Reply oneTrace()
{
    QFile file(dataPath(u"corpus/jaeger-ui/traces/TraceGraph-testTrace.json"_s));
    return file.open(QIODevice::ReadOnly) ? json(file.readAll()) : text("no file", 500);
}

} // namespace

class TestUnfinishedWork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(unexpectedWarnings()); }
    void offersToResumeFilesThatTheWindowWasClosedOver();
    void forgetsFilesThatAPersonStopped();
    void forgetsStoppedFilesThatWerePutAway();
    void bringsBackACaptureThatTheWindowWasClosedOver();
    void leavesJobsOfALivingWindowAndOfOtherCachesAlone();
};

void TestUnfinishedWork::offersToResumeFilesThatTheWindowWasClosedOver()
{
    WindowFixture fixture;
    fixture.start();
    QVERIFY(stripText(fixture).isEmpty());
    FileOpener &opener = fixture.window().opener();
    opener.open({dataPath(u"corpus/otel-demo-capture/part-a.otlp.jsonl"_s)});
    opener.open({dataPath(u"corpus/jaeger-ui/traces/TraceGraph-testTrace.json"_s)}); // waits for the first

    fixture.close();
    fixture.start();
    const QString text = stripText(fixture);
    const QSignalSpy settled(&fixture.window().opener(), &FileOpener::settled);
    click<QPushButton>(strip(fixture), u"Resume"_s);

    QVERIFY2(text.contains(u"part-a.otlp.jsonl"_s) && text.contains(u"1"_s), qPrintable(text));
    QVERIFY(stripText(fixture).isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(settled.count(), 2, kPatienceMs);
    QCOMPARE((*Cache::open(fixture.cacheFile()))->list()->size(), std::size_t{62});
    fixture.close();
    fixture.start();
    QVERIFY(stripText(fixture).isEmpty());
}

void TestUnfinishedWork::forgetsFilesThatAPersonStopped()
{
    WindowFixture fixture;
    fixture.start();
    FileOpener &opener = fixture.window().opener();
    opener.open({dataPath(u"corpus/otel-demo-capture/part-a.otlp.jsonl"_s)});
    opener.open({dataPath(u"corpus/jaeger-ui/traces/TraceGraph-testTrace.json"_s)});

    fixture.services().imports.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.services().imports.isRunning(), kPatienceMs);
    fixture.close();
    fixture.start();

    QCOMPARE(stripText(fixture), QString());
}

void TestUnfinishedWork::forgetsStoppedFilesThatWerePutAway()
{
    WindowFixture fixture;
    fixture.start();
    fixture.window().opener().open({dataPath(u"corpus/otel-demo-capture/part-a.otlp.jsonl"_s)});
    fixture.close();
    fixture.start();

    click<QPushButton>(strip(fixture), u"Dismiss"_s);
    fixture.close();
    fixture.start();

    QCOMPARE(stripText(fixture), QString());
}

void TestUnfinishedWork::bringsBackACaptureThatTheWindowWasClosedOver()
{
    Reply hanging;
    hanging.manner = Reply::Manner::Hang;
    ReplayServer server([hanging](const ServedRequest &) { return hanging; });
    WindowFixture fixture;
    fixture.start();
    SourceConfig source;
    source.id = u"staging"_s;
    source.name = u"Staging"_s;
    source.baseUrl = server.url();
    QVERIFY(fixture.services().setSources({source}).has_value());
    PullRequest request;
    request.source = source;
    request.cacheFile = fixture.cacheFile();
    request.search.service = u"frontend"_s;
    request.search.startNs = 1'700'000'000'000'000'000;
    request.search.endNs = request.search.startNs + 3'600'000'000'000;
    fixture.services().captures.start(u"frontend from Staging"_s, request);
    QTRY_COMPARE(server.requests().size(), std::size_t{1});

    fixture.close();
    fixture.start();

    QCOMPARE(stateOfOnlyCapture(fixture), Captures::State::Stopped);
    const int id = fixture.services().captures.captures().begin()->first;
    QCOMPARE(fixture.services().captures.request(id).search.endNs, request.search.endNs);
    server.setHandler([](const ServedRequest &) { return oneTrace(); });
    click<QToolButton>(fixture.window().searchPanel(), u"Resume"_s);
    QTRY_COMPARE_WITH_TIMEOUT(stateOfOnlyCapture(fixture), Captures::State::Done, kPatienceMs);
    fixture.close();
    fixture.start();
    QVERIFY(fixture.services().captures.captures().empty());
}

void TestUnfinishedWork::leavesJobsOfALivingWindowAndOfOtherCachesAlone()
{
    const QTemporaryDir folder;
    auto living = std::make_unique<JobFiles>(folder.path(), u"/a/cache"_s);
    living->add({{u"kind"_s, u"import"_s}});
    JobFiles other(folder.path(), u"/another/cache"_s);
    JobFiles next(folder.path(), u"/a/cache"_s);

    QVERIFY(next.adopt().empty());
    living.reset();
    QVERIFY(other.adopt().empty());
    const std::vector<JobFiles::Job> adopted = next.adopt();

    QCOMPARE(adopted.size(), std::size_t{1});
    QCOMPARE(adopted.front().content.value("kind"_L1).toString(), u"import"_s);
    QVERIFY(next.adopt().empty());
    next.remove(adopted.front().key);
    QVERIFY(QDir(folder.path()).isEmpty());
}

QTEST_MAIN(TestUnfinishedWork)
#include "tst_unfinishedwork.moc"
