// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/tracesession.h"

#include "tests/support/tracefromtext.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::string_view kShop = R"(
    frontend  GET /cart  0..100ms
      cart    GetCart    10..90ms
        redis HGET       20..30ms  error
        redis HGET       40..50ms
    batch     Cleanup    60..70ms  error
)";

} // namespace

class TestTraceSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void startsWithTheWholeTrace();
    void zoomsToASpanWithRoomAround();
    void opensWhatHidesASpan();
    void saysWhatASpanTookItself();
    void findsErrorsInBothDirections();
    void tellsOfRowsOnlyWhenTheyMove();
    void tellsOfANewTimeZone();
};

void TestTraceSession::startsWithTheWholeTrace()
{
    const TraceSession session(traceFromText(kShop));
    QCOMPARE(session.viewRange().range(), (TimeRange{kTextTraceStartNs, kTextTraceStartNs + 100'000'000}));
    QVERIFY(!session.selection().current().isValid());
    QCOMPARE(session.rows().lineCount(), 5U);
    QCOMPARE(session.maximumDepth(), 2U);
}

void TestTraceSession::zoomsToASpanWithRoomAround()
{
    TraceSession session(traceFromText(kShop));
    session.zoomToSpan(SpanIndex(2));
    QCOMPARE(session.viewRange().range(), (TimeRange{kTextTraceStartNs + 19'500'000, kTextTraceStartNs + 30'500'000}));
}

void TestTraceSession::opensWhatHidesASpan()
{
    TraceSession session(traceFromText(kShop));
    session.collapse().collapseAll();
    session.goToSpan(SpanIndex(3));
    QCOMPARE(session.selection().current(), SpanIndex(3));
    QVERIFY(session.rows().isVisible(SpanIndex(3)));
}

void TestTraceSession::saysWhatASpanTookItself()
{
    const TraceSession session(traceFromText(kShop));
    QCOMPARE(session.selfTimeNs(SpanIndex(0)), std::int64_t(20'000'000));
    QCOMPARE(session.selfTimeNs(SpanIndex(1)), std::int64_t(60'000'000));
}

void TestTraceSession::findsErrorsInBothDirections()
{
    const TraceSession session(traceFromText(kShop));
    const SubtreeErrors &errors = session.errors();
    QCOMPARE(errors.nextError(SpanIndex(0)), SpanIndex(2));
    QCOMPARE(errors.nextError(SpanIndex(2)), SpanIndex(2));
    QCOMPARE(errors.nextError(SpanIndex(3)), SpanIndex(4));
    QVERIFY(!errors.nextError(SpanIndex(5)).isValid());
    QCOMPARE(errors.previousError(SpanIndex(4)), SpanIndex(2));
    QVERIFY(!errors.previousError(SpanIndex(2)).isValid());
    QCOMPARE(errors.below(session.trace(), SpanIndex(0)), 1U);
    QCOMPARE(errors.below(session.trace(), SpanIndex(4)), 0U);
}

void TestTraceSession::tellsOfRowsOnlyWhenTheyMove()
{
    TraceSession session(traceFromText(kShop));
    const QSignalSpy spy(&session.collapse(), &CollapseState::rowsChanged);
    session.collapse().expandAll();
    session.collapse().setCollapsed(SpanIndex(4), true);
    QCOMPARE(spy.count(), 0);
    session.collapse().toggle(SpanIndex(1));
    QCOMPARE(spy.count(), 1);
}

void TestTraceSession::tellsOfANewTimeZone()
{
    TraceSession session(traceFromText(kShop));
    const QSignalSpy spy(&session, &TraceSession::timeZoneChanged);
    session.setTimeZone(DisplayTimeZone::utc());
    session.setTimeZone(DisplayTimeZone::utc());
    QCOMPARE(spy.count(), 1);
}

QTEST_GUILESS_MAIN(TestTraceSession)
#include "tst_tracesession.moc"
