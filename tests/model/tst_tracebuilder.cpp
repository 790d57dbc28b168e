// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/tracebuilder.h"

#include "tests/support/tracecompare.h"
#include "tests/support/tracegenerator.h"

#include <QTest>

using namespace traceloupe;

namespace {

constexpr std::uint64_t kHostileTraces = 60;

/// Spans with ids that no hostile trace has.
TracePtr ordinaryTrace()
{
    static const TracePtr trace = test::generateTrace(40, 3);
    return trace;
}

TraceBuilder builderOf(const TraceId &id, const Trace &trace)
{
    TraceBuilder builder(id);
    builder.addTrace(trace);
    return builder;
}

} // namespace

class TestTraceBuilder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appendingIsAddingInOrder_data();
    void appendingIsAddingInOrder();
    void anEmptyBuilderBecomesWhatIsAppended();
};

void TestTraceBuilder::appendingIsAddingInOrder_data()
{
    QTest::addColumn<quint64>("seed");
    for (std::uint64_t seed = 1; seed <= kHostileTraces; ++seed)
        QTest::addRow("hostile trace %d", int(seed)) << quint64(seed);
}

void TestTraceBuilder::appendingIsAddingInOrder()
{
    QFETCH(quint64, seed);
    const TracePtr hostile = test::generateHostileTrace(seed);
    TraceBuilder inOrder = builderOf(hostile->id(), *ordinaryTrace());
    inOrder.addTrace(*hostile);
    TraceBuilder appended = builderOf(hostile->id(), *ordinaryTrace());

    appended.append(builderOf(hostile->id(), *hostile));

    QCOMPARE(appended.spanCount(), inOrder.spanCount());
    QCOMPARE(appended.strings().size(), inOrder.strings().size());
    for (std::uint32_t id = 0; id < inOrder.strings().size(); ++id)
        QCOMPARE(appended.strings().text(StringId(id)), inOrder.strings().text(StringId(id)));
    const TracePtr expected = inOrder.finish();
    const TracePtr trace = appended.finish();
    QCOMPARE(test::traceDifferences(*trace, *expected), QString());
    QCOMPARE(trace->parts().resources.size(), expected->parts().resources.size());
    QCOMPARE(trace->parts().scopes.size(), expected->parts().scopes.size());
    QCOMPARE(trace->parts().aliases.size(), expected->parts().aliases.size());
    QVERIFY(trace->diagnostics().total() >= hostile->diagnostics().total());
}

void TestTraceBuilder::anEmptyBuilderBecomesWhatIsAppended()
{
    const TracePtr hostile = test::generateHostileTrace(7);
    TraceBuilder builder(hostile->id());

    builder.append(builderOf(hostile->id(), *hostile));

    QCOMPARE(test::traceDifferences(*builder.finish(), *hostile), QString());
}

QTEST_GUILESS_MAIN(TestTraceBuilder)
#include "tst_tracebuilder.moc"
