// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/groupspans.h"

#include "tests/support/tracefromtext.h"
#include "tests/support/tracegenerator.h"

#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;

class TestGroupSpans : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatTheStatisticsCounted_data();
    void findsWhatTheStatisticsCounted();
    void groupsByStatus();
    void listsTheKeysOfSpansAndResources();
};

void TestGroupSpans::findsWhatTheStatisticsCounted_data()
{
    QTest::addColumn<int>("outer");
    QTest::addColumn<int>("inner");
    QTest::addRow("service, operation") << int(GroupBy::Kind::Service) << int(GroupBy::Kind::Operation);
    QTest::addRow("kind, status") << int(GroupBy::Kind::SpanKind) << int(GroupBy::Kind::Status);
    QTest::addRow("status, attribute") << int(GroupBy::Kind::Status) << int(GroupBy::Kind::Attribute);
    QTest::addRow("attribute, service") << int(GroupBy::Kind::Attribute) << int(GroupBy::Kind::Service);
    QTest::addRow("nothing, service") << int(GroupBy::Kind::Nothing) << int(GroupBy::Kind::Service);
}

void TestGroupSpans::findsWhatTheStatisticsCounted()
{
    QFETCH(const int, outer);
    QFETCH(const int, inner);
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const TracePtr trace = seed <= 4 ? generateTrace(600, seed) : generateHostileTrace(seed);
        const std::vector<std::string> keys = attributeKeys(*trace, 1'000);
        StatisticsParams params;
        const std::string key = keys.empty() ? "none" : keys[keys.size() / 2];
        params.outer = {static_cast<GroupBy::Kind>(outer), key};
        params.inner = {static_cast<GroupBy::Kind>(inner), key};
        const auto statistics = spanStatistics(*trace, params);
        QVERIFY(statistics);
        std::uint64_t spans = 0;
        for (const StatisticsGroup &group : statistics->groups) {
            const GroupKey outerKey{group.label, group.isWithout};
            const auto found = spansOfGroup(*trace, params.outer, outerKey);
            QCOMPARE(found.size(), static_cast<std::size_t>(group.figures.count));
            QVERIFY(std::ranges::is_sorted(found));
            spans += found.size();
            for (const StatisticsGroup &part : group.inner) {
                const GroupKey innerKey{part.label, part.isWithout};
                QCOMPARE(spansOfGroup(*trace, params.outer, outerKey, params.inner, innerKey).size(),
                         static_cast<std::size_t>(part.figures.count));
            }
        }
        QCOMPARE(spans, std::uint64_t(trace->spanCount()));
    }
}

void TestGroupSpans::groupsByStatus()
{
    const TracePtr trace = traceFromText("web A 0..10ms ok\n  web B 1..2ms error\n  web C 3..4ms error\n");
    StatisticsParams params;
    params.outer = {GroupBy::Kind::Status, {}};
    params.inner = {};
    const auto statistics = spanStatistics(*trace, params);
    QCOMPARE(statistics->groups.size(), std::size_t(2));
    QCOMPARE(statistics->groups[0].label, std::string("ok"));
    QCOMPARE(statistics->groups[1].label, std::string("error"));
    QCOMPARE(statistics->groups[1].figures.count, std::uint64_t(2));
    QCOMPARE(spansOfGroup(*trace, params.outer, {"error", false}).size(), std::size_t(2));
}

void TestGroupSpans::listsTheKeysOfSpansAndResources()
{
    const TracePtr trace = traceFromText("web A 0..10ms b=1 a=x\n  web B 1..2ms c=2\n");
    const std::vector<std::string> keys = attributeKeys(*trace, 100);
    QCOMPARE(keys, (std::vector<std::string>{"a", "b", "c", "service.name"}));
    QVERIFY(attributeKeys(*generateTrace(5'000), 10).size() > 3);
}

QTEST_GUILESS_MAIN(TestGroupSpans)
#include "tst_groupspans.moc"
