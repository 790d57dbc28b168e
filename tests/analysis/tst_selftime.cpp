// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/edgeclass.h"
#include "core/analysis/selftime.h"
#include "tests/support/tracefromtext.h"

#include <QTest>

#include <map>
#include <random>

using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::int64_t kMs = 1'000'000;

/// Example EX2 of the analysis specification.
constexpr std::string_view kExample = R"(
    web  R   0..100ms  server
      web  c1  10..60ms  client
        api  s1  15..55ms  server
          api  d1  20..30ms  client
          api  d2  30..50ms  client
      web  c2  10..40ms  client
      web  p1  62..64ms  producer
        wrk  k1  90..150ms  consumer
      web  bg  66..130ms  internal
      web  rn  70..98ms  internal
)";

std::map<std::string, std::int64_t> selfMs(const Trace &trace)
{
    std::map<std::string, std::int64_t> out;
    const auto self = selfTimesNs(trace);
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row)
        out[std::string(trace.name(SpanIndex(row)))] = self[row] / kMs;
    return out;
}

} // namespace

class TestSelfTime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesTheWorkedExample()
    {
        const std::map<std::string, std::int64_t> expected{{"R", 20},  {"c1", 10}, {"c2", 30}, {"p1", 2},  {"rn", 28},
                                                           {"s1", 10}, {"d1", 10}, {"d2", 20}, {"bg", 64}, {"k1", 60}};
        QCOMPARE(selfMs(*traceFromText(kExample)), expected);
    }

    void tellsWhatTheParentWaitedFor()
    {
        const auto trace = traceFromText(kExample);
        const auto edges = classifyEdges(*trace);
        std::map<std::string, std::string_view> names;
        for (std::uint32_t row = 0; row < trace->rowCount(); ++row)
            names[std::string(trace->name(SpanIndex(row)))] = edgeClassName(edges[row]);

        QCOMPARE(names["R"], std::string_view("top"));
        QCOMPARE(names["s1"], std::string_view("sync"));
        QCOMPARE(names["k1"], std::string_view("async:consumer"));
        QCOMPARE(names["bg"], std::string_view("async:outlives"));
    }

    void clipsACallThatOutlivesAFailedParent()
    {
        const auto fine = traceFromText("a R 0..50ms\n  a q 5..80ms client\n");
        QCOMPARE(classifyEdges(*fine)[1], EdgeClass::AsyncOutlives);
        QCOMPARE(selfMs(*fine)["R"], 50);

        const auto failed = traceFromText("a R 0..50ms error\n  a q 5..80ms client\n");
        QCOMPARE(classifyEdges(*failed)[1], EdgeClass::ClippedAbandoned);
        QCOMPARE(selfMs(*failed)["R"], 5);

        const auto http = traceFromText("a R 0..50ms http.response.status_code=503\n  a q 5..80ms client\n");
        QCOMPARE(classifyEdges(*http)[1], EdgeClass::ClippedAbandoned);

        QCOMPARE(classifyEdges(*fine, Outliving::Clip)[1], EdgeClass::ClippedAbandoned);
    }

    void clipsARemoteCallThatTheClientGaveUp()
    {
        const auto trace = traceFromText("a call 0..50ms client\n  b serve 5..80ms server\n");
        QCOMPARE(classifyEdges(*trace)[1], EdgeClass::ClippedOverrun);
        QCOMPARE(selfMs(*trace)["call"], 5);
    }

    void isNeverNegative()
    {
        std::mt19937 random(7);
        for (int i = 0; i < 200; ++i) {
            std::string text = "a root 0..100ms\n";
            for (int span = 0; span < 30; ++span) {
                const auto start = random() % 120;
                text += std::string(2 + 2 * (random() % 3), ' ') + "a x" + std::to_string(span) + ' '
                        + std::to_string(start) + ".." + std::to_string(start + random() % 60) + "ms\n";
            }
            const auto trace = traceFromText(text);
            const auto self = selfTimesNs(*trace);
            for (std::uint32_t row = 0; row < trace->rowCount(); ++row) {
                QVERIFY(self[row] >= 0);
                QVERIFY(self[row] <= trace->durationNs(SpanIndex(row)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestSelfTime)
#include "tst_selftime.moc"
