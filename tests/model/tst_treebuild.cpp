// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/tracebuilder.h"
#include "tests/support/tracefromtext.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::int64_t kMs = 1'000'000;

struct Row {
    std::uint64_t id;
    std::uint64_t parent;
    std::int64_t startMs;
    std::int64_t endMs;
    SpanKind kind = SpanKind::Internal;
    std::string_view service = "s";
};

SpanInput inputOf(TraceBuilder &builder, AttributeWriter &writer, const Row &row)
{
    writer.clear();
    writer.add("service.name", row.service);
    SpanInput span;
    span.resource = builder.addResource({writer.list(), 0, {}});
    span.scope = builder.addScope({});
    span.id = SpanId{row.id};
    span.parentId = SpanId{row.parent};
    span.name = "op";
    span.kind = row.kind;
    span.startNs = row.startMs * kMs;
    span.durationNs = (row.endMs - row.startMs) * kMs;
    return span;
}

TracePtr build(const std::vector<Row> &rows)
{
    TraceBuilder builder(TraceId{1, 2});
    AttributeWriter writer = builder.newWriter();
    for (const Row &row : rows)
        builder.addSpan(inputOf(builder, writer, row));
    return builder.finish();
}

/// "1(2 3(4))" with phantoms as "?9": ids in depth-first order, children in brackets.
QString shape(const Trace &trace)
{
    QString text;
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        const auto depth = trace.depth(span);
        const auto before = row > 0 ? trace.depth(SpanIndex(row - 1)) : 0;
        if (row > 0)
            text += depth > before ? QStringLiteral("(") : QString(before - depth, u')') + u' ';
        text += (trace.isPhantom(span) ? QStringLiteral("?") : QString()) + QString::number(trace.spanId(span).value);
    }
    if (trace.rowCount() > 0)
        text += QString(trace.depth(SpanIndex(trace.rowCount() - 1)), u')');
    return text;
}

} // namespace

class TestTreeBuild : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void laysChildrenOutByStart()
    {
        const auto trace = build({{4, 3, 30, 40}, {3, 1, 20, 50}, {2, 1, 10, 90}, {1, 0, 0, 100}});

        QCOMPARE(shape(*trace), QStringLiteral("1(2 3(4))"));
        QCOMPARE(trace->subtreeEnd(SpanIndex(0)), 4U);
        QCOMPARE(trace->subtreeEnd(SpanIndex(2)), 4U);
        QCOMPARE(trace->parent(SpanIndex(3)), SpanIndex(2));
        QCOMPARE(trace->analysisRoot(), SpanIndex(0));
        QCOMPARE(trace->durationNs(), 100 * kMs);
    }

    void doesNotDependOnTheOrderOfSpans()
    {
        std::vector<Row> rows{{1, 0, 0, 100}, {2, 1, 10, 20}, {3, 1, 10, 20}, {4, 9, 5, 8},
                              {5, 9, 6, 30},  {6, 7, 1, 2},   {7, 6, 3, 4},   {8, 8, 9, 9}};
        const QString expected = shape(*build(rows));
        std::mt19937 random(1);
        for (int i = 0; i < 50; ++i) {
            std::shuffle(rows.begin(), rows.end(), random);
            QCOMPARE(shape(*build(rows)), expected);
        }
    }

    void putsOrphansOfOneParentUnderOnePhantom()
    {
        const auto trace = build({{1, 0, 0, 100}, {2, 9, 20, 40}, {3, 9, 30, 60}, {4, 8, 50, 55}});

        QCOMPARE(shape(*trace), QStringLiteral("1 ?9(2 3) ?8(4)"));
        QCOMPARE(trace->spanCount(), 4U);
        QCOMPARE(trace->rowCount(), 6U);
        const SpanIndex phantom(1);
        QCOMPARE(trace->startNs(phantom), 20 * kMs);
        QCOMPARE(trace->durationNs(phantom), 40 * kMs);
        QCOMPARE(trace->diagnostics().count(Diagnostic::MissingParent), 3U);
        QCOMPARE(trace->diagnostics().count(Diagnostic::SeveralRoots), 1U);
        QVERIFY(trace->details(phantom).attributes().isEmpty());
    }

    void cutsCyclesAtTheEarliestSpan()
    {
        const auto ring = build({{1, 3, 20, 30}, {2, 1, 10, 30}, {3, 2, 15, 30}, {4, 3, 16, 17}});
        QCOMPARE(shape(*ring), QStringLiteral("2(3(4 1))"));
        QCOMPARE(ring->diagnostics().count(Diagnostic::ParentCycle), 3U);
        QVERIFY(ring->state(SpanIndex(0)) & SpanState::kCycleCut);

        const auto self = build({{5, 5, 0, 1}});
        QCOMPARE(shape(*self), QStringLiteral("5"));
        QVERIFY(self->state(SpanIndex(0)) & SpanState::kOrphan);
    }

    void hangsTheServerOfASharedIdUnderItsClient()
    {
        const auto trace = build({{1, 0, 0, 100, SpanKind::Server, "a"},
                                  {2, 1, 10, 90, SpanKind::Client, "a"},
                                  {2, 1, 20, 80, SpanKind::Server, "b"},
                                  {3, 2, 30, 40, SpanKind::Internal, "b"},
                                  {4, 2, 85, 88, SpanKind::Internal, "a"}});

        QCOMPARE(shape(*trace), QStringLiteral("1(2(2(3) 4))"));
        QCOMPARE(trace->serviceName(SpanIndex(2)), std::string_view("b"));
        QVERIFY(trace->state(SpanIndex(2)) & SpanState::kSharedChild);
        QCOMPARE(trace->diagnostics().count(Diagnostic::ConflictingSpan), 0U);
    }

    void keepsOtherRecordsOfOneIdAndCountsThem()
    {
        const auto trace = build({{1, 0, 0, 100}, {2, 1, 10, 20}, {2, 1, 30, 40}, {3, 2, 12, 14}});

        QCOMPARE(shape(*trace), QStringLiteral("1(2(3) 2)"));
        QCOMPARE(trace->diagnostics().count(Diagnostic::ConflictingSpan), 1U);
        QVERIFY(trace->state(SpanIndex(3)) & SpanState::kConflict);
    }

    void keepsIdenticalRowsOnce()
    {
        const auto trace = build({{1, 0, 0, 100}, {2, 1, 10, 20}, {2, 1, 10, 20}, {2, 1, 10, 20}});

        QCOMPARE(shape(*trace), QStringLiteral("1(2)"));
        QCOMPARE(trace->diagnostics().count(Diagnostic::DuplicateSpan), 2U);
    }

    void tidiesTimesAndKeepsWhatWasGiven()
    {
        const auto trace = traceFromText(R"(
            a  root  10..100ms
              a  running  20..?ms event=late@90ms
              a  backwards  50..40ms
        )");

        const SpanIndex running(1);
        QCOMPARE(trace->durationNs(running), 70 * kMs);
        QCOMPARE(trace->rawDurationNs(running), SpanInput::kAbsent);
        const SpanIndex backwards(2);
        QCOMPARE(trace->durationNs(backwards), 0);
        QCOMPARE(trace->rawDurationNs(backwards), -10 * kMs);
        QCOMPARE(trace->diagnostics().count(Diagnostic::MissingEnd), 1U);
        QCOMPARE(trace->diagnostics().count(Diagnostic::NegativeDuration), 1U);
    }

    void placesSpansWithoutAStart()
    {
        TraceBuilder builder(TraceId{1, 2});
        AttributeWriter writer = builder.newWriter();
        builder.addSpan(inputOf(builder, writer, {1, 0, 10, 100}));
        SpanInput lost = inputOf(builder, writer, {2, 1, 0, 5});
        lost.startNs = SpanInput::kAbsent;
        builder.addSpan(lost);
        lost.id = SpanId{3};
        lost.events = {{42 * kMs, "first", 0, {}}};
        builder.addSpan(lost);

        const auto trace = builder.finish();

        QCOMPARE(shape(*trace), QStringLiteral("1(2 3)"));
        QCOMPARE(trace->startNs(SpanIndex(1)), 10 * kMs);
        QCOMPARE(trace->rawStartNs(SpanIndex(1)), SpanInput::kAbsent);
        QCOMPARE(trace->startNs(SpanIndex(2)), 42 * kMs);
        QCOMPARE(trace->details(SpanIndex(2)).events().front().timeNs, 42 * kMs);
        QCOMPARE(trace->durationNs(SpanIndex(2)), 5 * kMs);
    }

    void clampsTimesThatNoClockShows()
    {
        TraceBuilder builder(TraceId{1, 2});
        AttributeWriter writer = builder.newWriter();
        SpanInput span = inputOf(builder, writer, {1, 0, 0, 0});
        span.startNs = std::numeric_limits<std::int64_t>::max();
        span.durationNs = std::numeric_limits<std::int64_t>::max();
        builder.addSpan(span);

        const auto trace = builder.finish();

        QCOMPARE(trace->startNs(SpanIndex(0)), SpanInput::kMaxTimeNs);
        QVERIFY(trace->endNs(SpanIndex(0)) > trace->startNs(SpanIndex(0)));
        QCOMPARE(trace->diagnostics().count(Diagnostic::TimeOutOfRange), 2U);
    }

    void goesAsDeepAsTheTraceGoes()
    {
        constexpr std::uint64_t kDepth = 200'000;
        std::vector<Row> rows;
        for (std::uint64_t id = 1; id <= kDepth; ++id)
            rows.push_back({id, id - 1, static_cast<std::int64_t>(id), 1'000'000});

        const auto trace = build(rows);

        QCOMPARE(trace->depth(SpanIndex(kDepth - 1)), kDepth - 1);
        QCOMPARE(trace->topRows().size(), std::size_t(1));
    }

    void findsTheAnalysisRoot_data()
    {
        QTest::addColumn<std::vector<std::uint64_t>>("spans"); // id, parent, start, end, ...
        QTest::addColumn<std::uint64_t>("root");
        using Spans = std::vector<std::uint64_t>;
        QTest::newRow("earliest true root") << Spans{1, 0, 5, 90, 2, 0, 4, 10} << std::uint64_t(2);
        QTest::newRow("a tie goes to the longest") << Spans{1, 0, 5, 9, 2, 0, 5, 10} << std::uint64_t(2);
        QTest::newRow("then to the smaller id") << Spans{2, 0, 5, 9, 1, 0, 5, 9} << std::uint64_t(1);
        QTest::newRow("a true root before an earlier orphan") << Spans{1, 0, 50, 60, 2, 9, 0, 10} << std::uint64_t(1);
        QTest::newRow("no root: the longest hull") << Spans{1, 8, 0, 10, 2, 9, 50, 90} << std::uint64_t(9);
    }
    void findsTheAnalysisRoot()
    {
        QFETCH(std::vector<std::uint64_t>, spans);
        QFETCH(std::uint64_t, root);
        std::vector<Row> rows;
        for (std::size_t i = 0; i + 3 < spans.size(); i += 4)
            rows.push_back({spans[i], spans[i + 1], static_cast<std::int64_t>(spans[i + 2]),
                            static_cast<std::int64_t>(spans[i + 3])});

        const auto trace = build(rows);

        QCOMPARE(trace->spanId(trace->analysisRoot()).value, root);
    }
};

QTEST_GUILESS_MAIN(TestTreeBuild)
#include "tst_treebuild.moc"
