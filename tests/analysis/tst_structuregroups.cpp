// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/pathprofile.h"
#include "core/analysis/structuregroups.h"
#include "core/analysis/structurelist.h"
#include "tests/analysis/pathtext.h"
#include "tests/support/tracegenerator.h"

#include <QTest>

#include <algorithm>

using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::int64_t kMs = 1'000'000;

TracePtr traceNumber(std::uint64_t number, const std::string &text)
{
    return traceFromText(text, TraceId{7, number});
}

StructureKey keyOf(const char *text)
{
    return structureKey(contextTree(*traceFromText(text)));
}

/// A request whose queries are as many as asked and take `queryMs` each.
std::string request(int queries, int queryMs, int restMs)
{
    const int end = queries * queryMs + restMs;
    std::string text = "web GET /cart/" + std::to_string(queries * 1000 + queryMs) + " 0.." + std::to_string(end)
                       + "ms server\n";
    for (int i = 0; i < queries; ++i)
        text += "  db query " + std::to_string(i * queryMs) + ".." + std::to_string((i + 1) * queryMs) + "ms client\n";
    return text;
}

const ProfileNode *nodeOf(const PathProfile &profile, std::string_view name)
{
    const auto at = std::ranges::find(profile.nodes, name,
                                      [](const ProfileNode &node) -> std::string_view { return node.operation.name; });
    return at != profile.nodes.end() ? &*at : nullptr;
}

} // namespace

class TestStructureGroups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void putsSiblingsOfOneOperationTogether()
    {
        const TracePtr trace = traceFromText("a R 0..100ms server\n"
                                             "  a get /1 0..10ms client\n    b s 1..2ms server\n"
                                             "  a get /2 20..30ms client\n    b s 21..22ms server\n    b t 23..24ms\n");
        const ContextTree tree = contextTree(*trace);
        QCOMPARE(tree.nodes.size(), 4U);
        QCOMPARE(tree.nodes[1].spans, 2U);
        QCOMPARE(tree.operations[tree.nodes[1].operation].name, std::string("get /{n}"));
        QCOMPARE(tree.ofRow[1], tree.ofRow[3]);
        QCOMPARE(tree.nodes[3].parent, 1U);
    }

    void tellsTheStructuresOfAListApart()
    {
        const std::string plain = "web GET 0..10ms server\n  db query 0..5ms client\n";
        StructureList list;
        list.add(*traceNumber(1, plain + "  redis get 5..6ms client\n"));
        list.add(*traceNumber(2, plain));
        list.add(*traceNumber(3, plain));
        list.add(*traceNumber(4, "job tick 0..10ms\n"));

        QStringList lines;
        for (const StructureList::Structure &structure : list.structures()) {
            QString line = QString::fromStdString(structure.root.name)
                           + QStringLiteral(" %1/%2 traces %3 paths %4")
                                 .arg(structure.number)
                                 .arg(structure.siblings)
                                 .arg(structure.traces.size())
                                 .arg(structure.paths);
            for (const StructureDifference::Part &part : structure.difference.parts)
                line += QStringLiteral(" with ") + QString::fromStdString(part.operation.name);
            lines += line;
        }
        lines.sort();
        QCOMPARE(lines, QStringList({QStringLiteral("GET 1/2 traces 2 paths 2"),
                                     QStringLiteral("GET 2/2 traces 1 paths 3 with get"),
                                     QStringLiteral("tick 1/1 traces 1 paths 1")}));
    }

    void saysWhatTellsStructuresApart()
    {
        StructureGroups groups;
        for (std::uint64_t i = 0; i < 30; ++i)
            groups.add(*traceNumber(i, "web R 0..100ms server\n  db query 1..2ms\n  auth check 3..9ms\n"
                                       "    auth token 4..5ms\n"));
        for (std::uint64_t i = 30; i < 50; ++i)
            groups.add(*traceNumber(i, "web R 0..50ms server\n  db query 1..2ms\n  db query 3..4ms\n"
                                       "  redis GET 5..6ms\n"));
        StructureGroups merged;
        merged.merge(groups);
        for (const StructureGroups *set : std::initializer_list<const StructureGroups *>{&groups, &merged}) {
            const std::vector<StructureGroup> found = set->groups();
            QCOMPARE(found.size(), std::size_t{3}); // the root and two structures
            QVERIFY(found[0].difference.isEmpty());
            const auto &parts = found[2].difference.parts;
            QCOMPARE(parts.size(), std::size_t{3});
            QCOMPARE(parts[0].kind, StructureDifference::Kind::Added);
            QCOMPARE(parts[0].operation.name, std::string("GET"));
            QCOMPARE(parts[1].kind, StructureDifference::Kind::Missing);
            QCOMPARE(parts[1].operation.name, std::string("check")); // its child goes without saying
            QCOMPARE(parts[2].kind, StructureDifference::Kind::Count);
            QCOMPARE(parts[2].here, 2U);
            QCOMPARE(parts[2].there, 1U);
            QCOMPARE(found[1].difference.parts.size(), std::size_t{3}); // the same, seen from the other side
            QCOMPARE(found[1].difference.parts[0].operation.name, std::string("check"));
        }
    }

    void tellsStructuresApartLevelByLevel_data()
    {
        QTest::addColumn<QByteArray>("other");
        QTest::addColumn<int>("sameLevels");
        QTest::newRow("other ids and times")
            << QByteArray("a GET /9 5..70ms\n  a x 6..7ms\n  a y 8..9ms\n  a y 10..11ms\n") << 4;
        QTest::newRow("another order") << QByteArray("a GET /1 0..50ms\n  a y 1..2ms\n  a y 3..4ms\n  a x 5..6ms\n")
                                       << 3;
        QTest::newRow("about as many") << QByteArray(
            "a GET /1 0..50ms\n  a x 1..2ms\n  a y 3..4ms\n  a y 5..6ms\n  a y 7..8ms\n")
                                       << 4;
        QTest::newRow("once only") << QByteArray("a GET /1 0..50ms\n  a x 1..2ms\n  a y 3..4ms\n") << 2;
        QTest::newRow("another path") << QByteArray("a GET /1 0..50ms\n  a x 1..2ms\n    a y 1..2ms\n    a y 1..2ms\n")
                                      << 1;
        QTest::newRow("another root") << QByteArray("a PUT /1 0..50ms\n  a x 1..2ms\n  a y 3..4ms\n  a y 5..6ms\n")
                                      << 0;
    }
    void tellsStructuresApartLevelByLevel()
    {
        QFETCH(QByteArray, other);
        QFETCH(int, sameLevels);
        const StructureKey key = keyOf("a GET /1 0..50ms\n  a x 1..2ms\n  a y 3..4ms\n  a y 5..6ms\n");
        const StructureKey otherKey = keyOf(other.constData());
        int same = 0;
        for (std::size_t level = 0; level < kStructureLevels; ++level)
            same += key[level] == otherKey[level] ? 1 : 0;
        QCOMPARE(same, sameLevels);
    }

    void splitsGroupsThatAreLargeEnough()
    {
        StructureGroups groups;
        for (std::uint64_t i = 0; i < 30; ++i)
            groups.add(*traceNumber(i, request(i < 18 ? 1 : 12, 10, static_cast<int>(10 + i))));
        for (std::uint64_t i = 0; i < 5; ++i)
            groups.add(*traceNumber(100 + i, "web login 0..1ms server\n"));
        const auto found = groups.groups();
        QCOMPARE(found.size(), 4U);
        QCOMPARE(found[0].root.name, std::string("GET /cart/{n}"));
        QCOMPARE(found[0].traces, 30U);
        QVERIFY(!found[0].isLeaf && found[1].isLeaf);
        QCOMPARE(found[1].root.name, std::string("login"));
        QCOMPARE(found[2].level, StructureLevel::Counts);
        QCOMPARE(found[2].parent, 0U);
        QCOMPARE(found[2].traces, 12U);
        QCOMPARE(found[3].traces, 18U);
        QCOMPARE(found[2].slowest, (TraceId{7, 29}));
        QCOMPARE(found[2].fastest, (TraceId{7, 18}));
        QCOMPARE(found[2].representative, (TraceId{7, 23}));
        QCOMPARE(found[2].paths, 2U);
        QCOMPARE(found[2].p50.value, (120 + 33) * kMs);
        QCOMPARE(found[0].totalNs, found[2].totalNs + found[3].totalNs);
        QCOMPARE(groups.groups(StructureLevel::Root).size(), 2U);
    }

    void givesTheSameGroupsWhenMerged()
    {
        StructureGroups all;
        StructureGroups even;
        StructureGroups odd;
        std::uint64_t number = 0;
        for (const TracePtr &trace : generateTraces({30, 80, 3})) {
            all.add(*trace);
            (number++ % 2 == 0 ? even : odd).add(*trace);
        }
        even.merge(odd);
        const auto expected = all.groups();
        const auto merged = even.groups();
        QCOMPARE(merged.size(), expected.size());
        for (std::size_t i = 0; i < merged.size(); ++i) {
            QCOMPARE(merged[i].key, expected[i].key);
            QCOMPARE(merged[i].traces, expected[i].traces);
            QCOMPARE(merged[i].representative, expected[i].representative);
        }
    }

    void mergesCriticalPathsByPath()
    {
        PathProfileBuilder builder;
        builder.add(*traceNumber(1, request(1, 20, 10)));
        builder.add(*traceNumber(2, request(3, 20, 10)));
        builder.add(*traceNumber(3, request(0, 0, 30)));
        QCOMPARE(builder.roots().size(), 1U);
        const PathProfile profile = builder.profile(builder.roots()[0].operation);
        QCOMPARE(profile.traces, 3U);
        QCOMPARE(profile.totalNs, (30 + 70 + 30) * kMs);
        const ProfileNode &query = *nodeOf(profile, "query");
        QCOMPARE(query.sumNs, 80 * kMs);
        QCOMPARE(query.traces, 2U);
        QCOMPARE(query.p50Ns, 20 * kMs);
        QCOMPARE(query.p95Ns, 60 * kMs);
        QCOMPARE(query.exemplar, (TraceId{7, 2}));
        QCOMPARE(profile.nodes[0].inclusiveNs, profile.totalNs);
        QCOMPARE(profile.nodes[0].sumNs, 50 * kMs);
    }

    void explainsTheMeanDurationInEveryBand()
    {
        PathProfileBuilder builder;
        for (const TracePtr &trace : generateTraces({60, 300, 9}))
            builder.add(*trace);
        for (std::uint64_t seed = 0; seed < 100; ++seed)
            builder.add(*randomTrace(seed, 30));
        std::uint64_t traces = 0;
        for (const PathProfileBuilder::Root &root : builder.roots()) {
            std::uint64_t inBands = 0;
            std::vector<DurationBand> bands(kDurationBands.begin(), kDurationBands.end());
            bands.push_back({});
            for (const DurationBand band : bands) {
                const PathProfile profile = builder.profile(root.operation, band);
                std::int64_t sum = 0;
                for (std::size_t i = 0; i < profile.nodes.size(); ++i) {
                    sum += profile.nodes[i].sumNs;
                    QVERIFY(profile.nodes[i].parent == ContextTree::kNone || profile.nodes[i].parent < i);
                }
                QCOMPARE(sum, profile.totalNs);
                inBands += profile.traces;
            }
            QCOMPARE(inBands, 2 * root.traces);
            traces += root.traces;
        }
        QCOMPARE(traces, 400U);
    }

    void showsOperationsAgainstDurations()
    {
        PathProfileBuilder builder;
        for (std::uint64_t i = 0; i < 100; ++i)
            builder.add(*traceNumber(i, request(static_cast<int>(i / 10), 10, 20)));
        const Operation root = builder.roots()[0].operation;
        const PathHeatMap map = builder.heatMap(root, 5, 10);
        QCOMPARE(map.rows.size(), 2U);
        QCOMPARE(map.columns.size(), 10U);
        QCOMPARE(map.rows[0].name, std::string("query"));
        QCOMPARE(map.meansNs[0][0], 0.0);
        QCOMPARE(map.meansNs[0][9], 90e6);
        QCOMPARE(map.meansNs[1][9], 20e6);
        QCOMPARE(map.columns[9].slowestNs, 110 * kMs);
        QCOMPARE(map.columns[9].traces, 10U);
        QVERIFY(builder.heatMap({}, 5, 10).rows.empty());
    }

    void givesTheSameProfileWhenMerged()
    {
        PathProfileBuilder all;
        PathProfileBuilder one;
        PathProfileBuilder other;
        std::uint64_t number = 0;
        for (const TracePtr &trace : generateTraces({40, 60, 4})) {
            all.add(*trace);
            (number++ % 2 == 0 ? one : other).add(*trace);
        }
        one.merge(other);
        const Operation root = all.roots()[0].operation;
        QCOMPARE(one.roots()[0].operation, root);
        auto expected = all.profile(root).nodes;
        auto merged = one.profile(root).nodes;
        std::ranges::sort(expected, {}, &ProfileNode::path);
        std::ranges::sort(merged, {}, &ProfileNode::path);
        QCOMPARE(merged.size(), expected.size());
        for (std::size_t i = 0; i < merged.size(); ++i) {
            QCOMPARE(merged[i].path, expected[i].path);
            QCOMPARE(merged[i].sumNs, expected[i].sumNs);
            QCOMPARE(merged[i].p95Ns, expected[i].p95Ns);
            QCOMPARE(merged[i].exemplar, expected[i].exemplar);
        }
    }

    void takesTracesWithoutARoot()
    {
        PathProfileBuilder builder;
        StructureGroups groups;
        for (std::uint64_t seed = 0; seed < 60; ++seed) {
            const TracePtr trace = generateHostileTrace(seed);
            builder.add(*trace);
            groups.add(*trace);
        }
        for (const PathProfileBuilder::Root &root : builder.roots())
            QVERIFY(!builder.profile(root.operation).nodes.empty());
        QVERIFY(!groups.groups(StructureLevel::Order).empty());
    }
};

QTEST_GUILESS_MAIN(TestStructureGroups)
#include "tst_structuregroups.moc"
