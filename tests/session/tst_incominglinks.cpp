// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/incominglinks.h"

#include "tests/support/tracefromtext.h"
#include "tests/support/traceshapes.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::string_view kShop = R"(
    frontend  GET /cart  0..100ms
      cart    GetCart    10..90ms  id=22
    lost      part       20..30ms  parent=99
)";

BackLink linkTo(std::uint64_t target, std::uint64_t fromSpan = 7)
{
    return {SpanId{target}, TraceId{5, 6}, SpanId{fromSpan}, "worker", "consume"};
}

} // namespace

class TestIncomingLinks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void tellsTheRowsThatLinksLeadTo();
    void givesEachSpanItsLinks();
    void leavesOutWhatIsNotInTheTrace();
    void reportsOnlyChanges();
    void findsAFewAmongManyRows();
};

void TestIncomingLinks::tellsTheRowsThatLinksLeadTo()
{
    const TracePtr trace = traceFromText(kShop);
    IncomingLinks links(trace);
    QVERIFY(links.rows().empty());
    links.set({linkTo(0x22), linkTo(0x22, 8)});
    QCOMPARE(links.rows(), (std::vector{trace->findSpan(SpanId{0x22}).value()}));
    links.set({});
    QVERIFY(links.rows().empty());
}

void TestIncomingLinks::givesEachSpanItsLinks()
{
    const TracePtr trace = traceFromText(kShop);
    IncomingLinks links(trace);
    const SpanIndex cart = trace->findSpan(SpanId{0x22});
    links.set({linkTo(0x22, 8), linkTo(trace->spanId(SpanIndex(0)).value), linkTo(0x22, 9)});
    QCOMPARE(links.of(cart).size(), 2U);
    QCOMPARE(links.of(cart).front().fromSpan, SpanId{8}); // in the order they came
    QCOMPARE(links.of(SpanIndex(0)).size(), 1U);
    QVERIFY(links.of(SpanIndex()).empty());
}

void TestIncomingLinks::leavesOutWhatIsNotInTheTrace()
{
    const TracePtr trace = traceFromText(kShop);
    IncomingLinks links(trace);
    links.set({linkTo(0x99), linkTo(0x1234)}); // the missing parent is no span of the trace
    QVERIFY(links.rows().empty());
    for (std::uint32_t row = 0; row < trace->rowCount(); ++row)
        QVERIFY(links.of(SpanIndex(row)).empty());
}

void TestIncomingLinks::reportsOnlyChanges()
{
    IncomingLinks links(traceFromText(kShop));
    const QSignalSpy spy(&links, &IncomingLinks::changed);
    links.set({});
    QCOMPARE(spy.count(), 0);
    links.set({linkTo(0x22), linkTo(0x1)});
    links.set({linkTo(0x1), linkTo(0x22)});
    QCOMPARE(spy.count(), 1);
}

void TestIncomingLinks::findsAFewAmongManyRows()
{
    const TracePtr trace = manySiblings(100'000);
    IncomingLinks links(trace);
    links.set({linkTo(trace->spanId(SpanIndex(99'999)).value), linkTo(trace->spanId(SpanIndex(17)).value)});
    QCOMPARE(links.rows(), (std::vector<std::uint32_t>{17, 99'999}));
}

QTEST_GUILESS_MAIN(TestIncomingLinks)
#include "tst_incominglinks.moc"
