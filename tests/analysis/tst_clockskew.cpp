// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/clockskew.h"
#include "core/analysis/criticalpath.h"
#include "core/analysis/selftime.h"
#include "core/model/tracebuilder.h"
#include "tests/analysis/pathtext.h"
#include "tests/support/splitmix.h"
#include "tests/support/tracegenerator.h"

#include <QTest>

#include <algorithm>

using namespace traceloupe;
using namespace traceloupe::test;

namespace {

/// Three calls from a to b whose clock is 20 to 22 behind (the worked example, in microseconds).
constexpr std::string_view kThreeCalls = R"(
    a root 0..600us server
      a call 100..200us client
        b serve 80..160us server
      a call 300..340us client
        b serve 285..315us server
      a call 400..500us client
        b serve 405..478us server
)";

const DomainShift *shiftOfService(const ClockSkew &skew, std::string_view service)
{
    for (std::size_t i = 0; i < skew.shifts.size(); ++i) {
        if (skew.clocks.domains[i].name == "service " + std::string(service))
            return &skew.shifts[i];
    }
    return nullptr;
}

struct Simulated {
    std::string text;
    std::map<std::string, std::int64_t> offsets; ///< of each service's clock
};

/// Calls from a to b and c and from b to d, legs of any length, each service with a clock of its own.
Simulated simulate(SplitMix &random, bool isAsync)
{
    Simulated out;
    for (const char *service : {"a", "b", "c", "d"})
        out.offsets[service] = isAsync ? 0 : static_cast<std::int64_t>(random.below(2'000'000)) - 1'000'000;
    const auto line = [&](int indent, const std::string &service, std::int64_t start, std::int64_t end,
                          const std::string &kind) {
        const std::int64_t offset = out.offsets.at(service) + 5'000'000;
        out.text += std::string(static_cast<std::size_t>(indent), ' ') + service + " op "
                    + std::to_string(start + offset) + ".." + std::to_string(end + offset) + "ns " + kind + '\n';
    };
    const auto leg = [&] { return static_cast<std::int64_t>(random.below(200'000)); };
    line(0, "a", 0, 100'000'000, "server");
    std::int64_t now = 0;
    for (int i = 0; i < 6; ++i) {
        const std::string callee = random.below(2) == 0 ? "b" : "c";
        const std::int64_t sent = now + leg();
        const std::int64_t got = sent + leg();
        const std::int64_t called = got + leg();
        const std::int64_t inner = called + leg();
        const std::int64_t innerEnd = inner + leg();
        const std::int64_t returned = innerEnd + leg();
        const std::int64_t done = returned + leg();
        const std::int64_t back = done + leg();
        if (isAsync) {
            line(2, "a", sent, sent + 10, "producer");
            line(4, callee, got, done, "consumer");
        } else {
            line(2, "a", sent, back, "client");
            line(4, callee, got, done, "server");
        }
        if (callee == "b" && !isAsync) {
            line(6, "b", called, returned, "client");
            line(8, "d", inner, innerEnd, "server");
        }
        now = back;
    }
    return out;
}

/// The trace as its aligned clocks would have written it.
TracePtr shifted(const Trace &trace, const std::vector<std::int64_t> &starts)
{
    TraceParts parts = trace.parts();
    parts.columns.startNs = starts;
    return std::make_shared<const Trace>(std::move(parts));
}

} // namespace

class TestClockSkew : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void provesTheShiftOfTheWorkedExample()
    {
        const TracePtr trace = traceFromText(kThreeCalls);
        const ClockSkew skew = clockSkew(*trace);
        const DomainShift &b = *shiftOfService(skew, "b");
        QCOMPARE(b.state, SkewState::Proven);
        QCOMPARE(b.lowerNs, std::optional<std::int64_t>(20'000));
        QCOMPARE(b.upperNs, std::optional<std::int64_t>(22'000));
        QCOMPARE(b.deltaNs, 21'000);
        QCOMPARE(b.errorNs, std::optional<std::int64_t>(1'000));
        QCOMPARE(b.minimumNs, 20'000);
        QCOMPARE(b.calls, 3U);
        QVERIFY(b.isUsed && skew.isAnyUsed());
        QCOMPARE(shiftOfService(skew, "a")->state, SkewState::Reference);
        QCOMPARE(skew.shiftOf(*trace, SpanIndex(2)), 21'000);
        QCOMPARE(skew.startsNs(*trace)[2], trace->startNs(SpanIndex(2)) + 21'000);
        QCOMPARE(skew.startsNs(*trace)[1], trace->startNs(SpanIndex(1)));
    }

    void movesNothingWithoutProof_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("fits") << QByteArray("a r 0..100us\n  a c 10..90us client\n    b s 20..60us server\n")
                              << QByteArray("consistent");
        QTest::newRow("longer than its caller")
            << QByteArray("a r 0..100us\n  a c 10..30us client\n    b s 20..90us server\n") << QByteArray("consistent");
        QTest::newRow("an asynchronous child that is far later")
            << QByteArray("a p 0..10us producer\n  b c 20..25us consumer\n") << QByteArray("consistent");
        QTest::newRow("an internal child that ends later")
            << QByteArray("a p 0..10us\n  b c 5..25us\n") << QByteArray("consistent");
        QTest::newRow("no call between them") << QByteArray("a r 0..100us\nb s 5..10us\n") << QByteArray("unconnected");
        QTest::newRow("an hour off") << QByteArray("a c 4000..4001s client\n  b s 0.2..0.5s server\n")
                                     << QByteArray("beyond-cap");
        QTest::newRow("calls that contradict each other")
            << QByteArray("a r 0..1000us\n  a c 100..200us client\n    b s 50..60us server\n"
                          "  a c 300..400us client\n    b s 500..510us server\n")
            << QByteArray("inconsistent");
    }
    void movesNothingWithoutProof()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, state);
        const TracePtr trace = traceFromText(text.toStdString());
        const ClockSkew skew = clockSkew(*trace);
        const DomainShift *b = shiftOfService(skew, "b");
        QCOMPARE(QByteArray(skewStateName(b->state).data()), state);
        QVERIFY(!skew.isAnyUsed());
        QVERIFY(skew.startsNs(*trace).empty());
    }

    void movesByTheLeastThatOneSideProves()
    {
        const TracePtr trace = traceFromText("a p 10..20us producer\n  b c 5..30us consumer\n");
        const DomainShift b = *shiftOfService(clockSkew(*trace), "b");
        QCOMPARE(b.state, SkewState::OneSided);
        QCOMPARE(b.deltaNs, 5'000);
        QVERIFY(!b.errorNs && !b.upperNs && b.isUsed);
    }

    void takesCallsInTheOtherDirectionForTheOtherSide()
    {
        // b runs ahead by 50: only its calls back to a say so
        const TracePtr trace = traceFromText("a r 0..100us server\n"
                                             "  b s 60..140us internal\n"
                                             "    b back 100..110us producer\n"
                                             "      a k 55..80us consumer\n");
        const DomainShift b = *shiftOfService(clockSkew(*trace), "b");
        QCOMPARE(b.state, SkewState::Proven);
        QCOMPARE(b.lowerNs, std::optional<std::int64_t>(-60'000));
        QCOMPARE(b.upperNs, std::optional<std::int64_t>(-45'000));
        QCOMPARE(b.deltaNs, -52'500);
    }

    void choosesWhatSuitsMostCalls()
    {
        const TracePtr trace = traceFromText("a r 0..1000us\n"
                                             "  a c 100..200us client\n    b s 50..60us server\n"
                                             "  a c 300..400us client\n    b s 250..260us server\n"
                                             "  a c 500..600us client\n    b s 700..710us server\n");
        const DomainShift b = *shiftOfService(clockSkew(*trace), "b");
        QCOMPARE(b.state, SkewState::Inconsistent);
        QCOMPARE(b.deltaNs, 50'000);
        QVERIFY(!b.isUsed);
    }

    void addsUpAlongTheWayToTheRoot()
    {
        const TracePtr trace = traceFromText("a r 0..1000us server\n"
                                             "  a c 100..200us client\n"
                                             "    b s 50..140us server\n"
                                             "      b c 60..120us client\n"
                                             "        c s 110..140us server\n");
        const ClockSkew skew = clockSkew(*trace);
        QCOMPARE(shiftOfService(skew, "b")->deltaNs, 55'000);
        QCOMPARE(shiftOfService(skew, "c")->deltaNs, 55'000 - 35'000);
        QCOMPARE(shiftOfService(skew, "c")->errorNs, std::optional<std::int64_t>(5'000 + 15'000));
    }

    void allowsForTimesCutToMicroseconds()
    {
        TraceBuilder builder(kTextTraceId);
        for (const bool isChild : {false, true}) {
            AttributeWriter writer = builder.newWriter();
            writer.add("service.name", isChild ? "b" : "a");
            ResourceInput resource;
            resource.attributes = writer.list();
            SpanInput span;
            span.id = SpanId{isChild ? 2U : 1U};
            span.parentId = SpanId{isChild ? 1U : 0U};
            span.resource = builder.addResource(resource);
            span.fidelity = Fidelity::Zipkin;
            span.startNs = kTextTraceStartNs - (isChild ? 1'000 : 0);
            span.durationNs = 100'000;
            builder.addSpan(span);
        }
        const TracePtr trace = builder.finish();
        QCOMPARE(shiftOfService(clockSkew(*trace), "b")->state, SkewState::Consistent);
    }

    void enclosesTheTruthOfSimulatedClocks()
    {
        SplitMix random(5);
        int used = 0;
        for (int round = 0; round < 400; ++round) {
            const Simulated simulated = simulate(random, false);
            const TracePtr trace = traceFromText(simulated.text);
            const ClockSkew skew = clockSkew(*trace);
            for (std::size_t i = 0; i < skew.shifts.size(); ++i) {
                const DomainShift &shift = skew.shifts[i];
                if (shift.against == ClockDomains::kNone)
                    continue;
                const auto offset = [&](std::size_t domain) {
                    return simulated.offsets.at(skew.clocks.domains[domain].name.substr(8));
                };
                const std::int64_t truth = offset(shift.against) - offset(i);
                QVERIFY(shift.lowerNs && shift.upperNs);
                QVERIFY(*shift.lowerNs <= truth && truth <= *shift.upperNs);
                used += shift.isUsed ? 1 : 0;
            }
        }
        QVERIFY(used > 400);
    }

    void neverMovesWhatIsOnlyAsynchronous()
    {
        SplitMix random(6);
        for (int round = 0; round < 100; ++round)
            QVERIFY(!clockSkew(*traceFromText(simulate(random, true).text)).isAnyUsed());
    }

    void findsNothingMoreAfterAligning()
    {
        SplitMix random(7);
        for (int round = 0; round < 200; ++round) {
            const TracePtr trace = traceFromText(simulate(random, false).text);
            const auto starts = clockSkew(*trace).startsNs(*trace);
            if (!starts.empty())
                QVERIFY(!clockSkew(*shifted(*trace, starts)).isAnyUsed());
        }
    }

    void letsAnalysesUseAlignedTimes()
    {
        const TracePtr trace = traceFromText("a R 0..100ms server\n  a c 10..60ms client\n    b s 70..100ms server\n");
        QCOMPARE(classifyEdges(*trace)[2], EdgeClass::AsyncDetached);
        const auto starts = clockSkew(*trace).startsNs(*trace);
        QCOMPARE(classifyEdges(*trace, Outliving::Async, starts)[2], EdgeClass::Sync);
        const CriticalPath path = criticalPath(*trace, {PathMode::Response, Outliving::Async, {}, starts});
        QCOMPARE(pathText(*trace, path), std::string("R[60,100] c[50,60] s[20,50] c[10,20] R[0,10]"));
        const auto self = selfTimesNs(*trace, starts);
        QCOMPARE(self[1], 20'000'000);
    }

    void keepsTheRulesOfPathsForAnyTrace()
    {
        for (std::uint64_t seed = 0; seed < 300; ++seed) {
            const TracePtr trace = seed % 3 == 0 ? generateHostileTrace(seed) : randomTrace(seed, 40);
            const auto starts = clockSkew(*trace, {1'000'000'000}).startsNs(*trace);
            const CriticalPath path = criticalPath(*trace, {PathMode::Response, Outliving::Async, {}, starts});
            std::int64_t sum = 0;
            for (const PathSegment &segment : path.segments)
                sum += segment.lengthNs();
            QCOMPARE(sum, path.totalNs);
            const auto self = selfTimesNs(*trace, starts);
            for (std::uint32_t row = 0; row < trace->rowCount(); ++row)
                QVERIFY(self[row] >= 0 && self[row] <= trace->durationNs(SpanIndex(row)));
        }
    }
};

QTEST_GUILESS_MAIN(TestClockSkew)
#include "tst_clockskew.moc"
