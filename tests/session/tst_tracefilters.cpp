// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a session shows of its trace: filters with undo, the lens of a search, colours, ranks, path, clocks, gaps.
#include "core/session/tracesession.h"

#include "core/layout/categorycolors.h"
#include "tests/support/tracefromtext.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::string_view kShop = R"(
    frontend  GET /cart  0..100ms  server
      cart    GetCart    10..90ms  server region=eu
        redis HGET       20..30ms  client error region=us
        redis HGET       40..50ms  client region=eu
    batch     Cleanup    60..70ms  internal
)";

} // namespace

class TestTraceFilters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void undoesAndRedoesFilters();
    void takesTypingForOneChange();
    void narrowsToMatchesAndTheirCallers();
    void keepsThePersonsOwnCollapsing();
    void goesToASpanOutsideOfTheSubtree();
    void colorsByAttribute();
    void colorsByKind();
    void colorsByCategory();
    void takesAPersonsColorForAService();
    void ranksSpansAmongOthers();
    void ranksEqualDurationsInTheMiddleOfTheirPlaces();
    void asksForRanksOnce();
    void samplesOperationsOfACache();
    void findsTheCriticalPath();
    void movesClocksThatAreProvenToBeOff();
    void zoomsInShownTime();
    void keepsMarksInOrder();
};

void TestTraceFilters::undoesAndRedoesFilters()
{
    FilterStack filters;
    QSignalSpy changed(&filters, &FilterStack::currentChanged);
    filters.setText(u"a"_s, FilterStack::Change::Whole);
    filters.setHidesOthers(true);
    filters.setRoot(SpanIndex(2));
    QCOMPARE(changed.count(), 3);
    filters.undo();
    QCOMPARE(filters.current(), (SpanFilter{u"a"_s, true, {}}));
    filters.undo();
    filters.undo();
    QCOMPARE(filters.current(), SpanFilter());
    QVERIFY(!filters.canUndo());
    filters.redo();
    QCOMPARE(filters.current().text, u"a"_s);
    filters.setText(u"b"_s);
    QVERIFY(!filters.canRedo());
}

void TestTraceFilters::takesTypingForOneChange()
{
    FilterStack filters;
    for (const QString &text : {u"c"_s, u"ca"_s, u"cart"_s})
        filters.setText(text);
    filters.undo();
    QCOMPARE(filters.current(), SpanFilter());
}

void TestTraceFilters::narrowsToMatchesAndTheirCallers()
{
    TraceSession session(traceFromText(kShop));
    session.filters().set({u"hget"_s, true, {}});
    QTRY_VERIFY(session.collapse().hasLens());
    QCOMPARE(session.rows().lineCount(), 5U); // two callers, two matches, what is hidden
    QCOMPARE(session.rows().kindOf(4), LineKind::Hidden);
    session.filters().setHidesOthers(false);
    QVERIFY(!session.collapse().hasLens());
}

void TestTraceFilters::keepsThePersonsOwnCollapsing()
{
    TraceSession session(traceFromText(kShop));
    session.collapse().setCollapsed(SpanIndex(1), true);
    session.filters().set({u"hget"_s, true, {}});
    QTRY_VERIFY(session.collapse().hasLens());
    session.collapse().setCollapsed(SpanIndex(0), true);
    session.filters().undo();
    QCOMPARE(session.rows().lineCount(), 3U);
    QVERIFY(session.rows().isCollapsed(SpanIndex(1)));
    QVERIFY(!session.rows().isCollapsed(SpanIndex(0)));
}

void TestTraceFilters::goesToASpanOutsideOfTheSubtree()
{
    TraceSession session(traceFromText(kShop));
    session.setRoot(SpanIndex(1));
    QCOMPARE(session.rows().lineCount(), 3U);
    session.goToSpan(SpanIndex(4));
    QVERIFY(!session.rows().root().isValid());
    QCOMPARE(session.selection().current(), SpanIndex(4));
}

void TestTraceFilters::colorsByAttribute()
{
    TraceSession session(traceFromText(kShop));
    QSignalSpy changed(&session.coloring(), &SpanColoring::changed);
    session.coloring().setChoice({ColorBy::Attribute, "region"});
    QTRY_COMPARE(changed.count(), 1);
    const ColorTable &table = session.coloring().table();
    QCOMPARE(table.entries.size(), 3U);
    QCOMPARE(table.entries[0].label, std::string("eu"));
    QCOMPARE(table.entries[0].spans, 2U);
    QCOMPARE(table.entries[1].errors, 1U);
    QCOMPARE(table.entries[2].color, kNoColor);
    QCOMPARE(session.coloring().colorOf(SpanIndex(1)), session.coloring().colorOf(SpanIndex(3)));
    QVERIFY(session.coloring().colorOf(SpanIndex(1)) != session.coloring().colorOf(SpanIndex(2)));
}

void TestTraceFilters::colorsByKind()
{
    TraceSession session(traceFromText(kShop));
    session.coloring().setChoice({ColorBy::Kind, {}});
    QTRY_COMPARE(session.coloring().table().choice.by, ColorBy::Kind);
    QCOMPARE(session.coloring().table().entries.size(), 3U);
    QCOMPARE(session.coloring().colorOf(SpanIndex(0)), session.coloring().colorOf(SpanIndex(1)));
}

void TestTraceFilters::colorsByCategory()
{
    TraceSession session(traceFromText("web R 0..9ms server\n  web SELECT 0..4ms client db.system.name=mysql\n"
                                       "  web call 4..5ms client\n  lost x 6..7ms parent=ffff\n"));
    session.coloring().setChoice({ColorBy::Category, {}});
    QTRY_COMPARE(session.coloring().table().choice.by, ColorBy::Category);
    const ColorTable &table = session.coloring().table();
    QCOMPARE(table.entries.size(), 3U); // nothing of what does not occur
    QCOMPARE(table.entries[0].category, SpanCategory::App);
    QCOMPARE(table.entries[0].spans, 2U);
    QCOMPARE(table.colorOf(SpanIndex(1)), categoryColor(SpanCategory::Database));
    QCOMPARE(table.colorOf(SpanIndex(2)), categoryColor(SpanCategory::External));
}

void TestTraceFilters::takesAPersonsColorForAService()
{
    TraceSession session(traceFromText(kShop));
    QSignalSpy chosen(&session.coloring(), &SpanColoring::serviceColorsChosen);
    session.coloring().chooseServiceColors({{"redis", 7}});
    QCOMPARE(chosen.count(), 1);
    QTRY_COMPARE(int(session.coloring().colorOf(SpanIndex(2))), 7);
    QCOMPARE(session.colors().colorOf(session.trace().serviceId(SpanIndex(2))), 7);
}

void TestTraceFilters::ranksEqualDurationsInTheMiddleOfTheirPlaces()
{
    TraceSession session(traceFromText(kShop));
    session.setRanks({{{"redis", "HGET"}, std::vector<std::int64_t>(39, 10'000'000)}}); // as long as span 2

    QCOMPARE(session.ranks()->of(session.trace(), SpanIndex(2))->percent, 100.0 * 20 / 39);
}

void TestTraceFilters::ranksSpansAmongOthers()
{
    TraceSession session(traceFromText(kShop));
    OperationSample sample{{"redis", "HGET"}, {}};
    for (std::int64_t ms = 1; ms <= 40; ++ms)
        sample.durationsNs.push_back(ms * 1'000'000);
    session.setRanks({sample});
    const auto rank = session.ranks()->of(session.trace(), SpanIndex(2)); // 10 ms
    QVERIFY(rank.has_value());
    QCOMPARE(rank->count, 40U);
    QCOMPARE(rank->percent, 25.0);
    QVERIFY(!session.ranks()->of(session.trace(), SpanIndex(0)));

    session.coloring().setChoice({ColorBy::Rank, {}});
    QTRY_COMPARE(session.coloring().table().choice.by, ColorBy::Rank);
    QCOMPARE(int(session.coloring().colorOf(SpanIndex(2))), kFirstStep + 1);
    QCOMPARE(session.coloring().colorOf(SpanIndex(0)), kNoColor);
}

void TestTraceFilters::asksForRanksOnce()
{
    TraceSession session(traceFromText(kShop));
    QSignalSpy asked(&session, &TraceSession::ranksRequested);
    session.requestRanks();
    session.requestRanks();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(operationsOf(session.trace()).size(), 4U);
}

void TestTraceFilters::samplesOperationsOfACache()
{
    SpanColumns columns;
    columns.operations = {{}, {"redis", "HGET"}, {"cart", "GetCart"}, {"other", "HGET"}};
    auto segment = std::make_shared<SpanSegment>();
    segment->operation = {0, 1, 2, 1, 3, 1};
    segment->durationNs = {0, 30, 5, 10, 7, 99};
    segment->flags = {SpanFlag::kPhantom, 0, 0, 0, 0, SpanFlag::kMissingEnd};
    segment->startNs.resize(6);
    columns.segments = {segment};

    const std::vector<OperationSample> samples = operationSamples(columns, {{"redis", "HGET"}, {"batch", "Cleanup"}});
    QCOMPARE(samples.size(), 1U);
    QCOMPARE(samples[0].durationsNs, (std::vector<std::int64_t>{10, 30}));
}

void TestTraceFilters::findsTheCriticalPath()
{
    TraceSession session(traceFromText(kShop));
    session.path().setShown(true);
    QTRY_VERIFY(session.path().index() != nullptr);
    QVERIFY(!session.path().index()->of(SpanIndex(1)).empty());
    QVERIFY(session.path().index()->of(SpanIndex(4)).empty());
    QVERIFY(qAbs(session.path().shareOf(SpanIndex(0)) - 0.2) < 0.001);
    session.path().setShown(false);
    QVERIFY(session.path().index() == nullptr);
}

void TestTraceFilters::movesClocksThatAreProvenToBeOff()
{
    TraceSession session(traceFromText(R"(
        front call 100..200ms client
          back work 80..160ms server
        front call 300..340ms client
          back work 285..315ms server
    )"));
    session.skew().want();
    QTRY_VERIFY(session.skew().isProven());
    QVERIFY(session.skew().shiftsNs() != nullptr);
    QVERIFY(session.skew().shiftOf(SpanIndex(1)) != nullptr);
    QVERIFY(session.skew().shiftOf(SpanIndex(0)) == nullptr);
    session.skew().setAligned(false);
    QVERIFY(session.skew().shiftsNs() == nullptr);
}

void TestTraceFilters::zoomsInShownTime()
{
    TraceSession session(traceFromText(R"(
        a run     0..10000ms
          b one   0..100ms
          b two   9900..10000ms
    )"));
    session.setCompressesGaps(true);
    QVERIFY(session.warp() != nullptr);
    ViewRange &range = session.viewRange();
    range.zoomAround(kTextTraceStartNs, 0.5);
    // half of what is shown: the first burst and a part of the gap
    QCOMPARE(session.warp()->toShown(range.range()).lengthNs(), session.warp()->toShown(range.bounds()).lengthNs() / 2);
    const std::int64_t length = session.warp()->toShown(range.range()).lengthNs();
    range.pan(0.3);
    QVERIFY(qAbs(session.warp()->toShown(range.range()).lengthNs() - length) <= 1);
    range.reset();
    QVERIFY(!range.isZoomed());
    session.setCompressesGaps(false);
    QVERIFY(session.warp() == nullptr);
}

void TestTraceFilters::keepsMarksInOrder()
{
    TimeMarks marks;
    QSignalSpy changed(&marks, &TimeMarks::changed);
    marks.toggleKept(30);
    marks.toggleKept(10);
    QCOMPARE(marks.kept(), (std::vector<std::int64_t>{10, 30}));
    marks.toggleKept(30);
    QCOMPARE(marks.kept(), std::vector<std::int64_t>{10});
    marks.setRange(TimeRange{1, 2});
    marks.clear();
    QVERIFY(marks.isEmpty());
    QCOMPARE(changed.count(), 5);
}

QTEST_GUILESS_MAIN(TestTraceFilters)
#include "tst_tracefilters.moc"
