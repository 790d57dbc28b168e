// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/pathprofileloader.h"
#include "core/models/profiletablemodel.h"
#include "core/models/structuregroupmodel.h"
#include "tests/support/tracefromtext.h"
#include "tests/support/tracegenerator.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr int kPatienceMs = 60'000;

/// A cache with `count` requests: the later ones are slower and ask more often.
struct Filled {
    explicit Filled(std::uint64_t count) : access(folder.filePath(u"cache.traceloupe"_s))
    {
        std::vector<StoreItem> items;
        for (std::uint64_t i = 1; i <= count; ++i) {
            const std::uint64_t queries = i > count / 2 ? 12 : 1;
            std::string text = "web GET /cart " + std::to_string(i * 1000) + ".."
                               + std::to_string(i * 1000 + queries * 5 + i) + "ms server\n";
            for (std::uint64_t query = 0; query < queries; ++query)
                text += "  db query " + std::to_string(i * 1000 + query * 5) + ".."
                        + std::to_string(i * 1000 + query * 5 + 5) + "ms client\n";
            items.push_back({traceFromText(text, TraceId{7, i}), false});
        }
        items.push_back({traceFromText("web login 0..1ms server\n", TraceId{8, 1}), false});
        const auto stored = access.writeNow([&items](Cache &cache) -> Result<> {
            const auto outcome = cache.store(items, {u"file"_s, u"test"_s});
            return outcome ? Result<>() : Result<>(tl::unexpected(outcome.error()));
        });
        isStored = stored.has_value();
    }

    QTemporaryDir folder;
    CacheAccess access;
    bool isStored = false;
};

} // namespace

class TestPathProfileLoader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void addsUpWhatEachTraceSays();
    void answersOtherQuestionsWithoutReadingAgain();
    void readsTheGivenTracesOnly();
    void stopsAndKeepsWhatWasRead();
    void endsWhereMemoryDoes();
    void findsTheTracesOfAStructure();
    void saysWhyTheCacheCannotBeRead();
    void showsPathsAsATable();
    void writesPathsAsCsv();
    void showsStructuresAsATree();
    void writesStructuresAsCsv();
};

void TestPathProfileLoader::addsUpWhatEachTraceSays()
{
    QTemporaryDir folder;
    CacheAccess access(folder.filePath(u"cache.traceloupe"_s));
    const std::vector<TracePtr> traces = generateTraces({40, 150, 3});
    QVERIFY(access.writeNow([&traces](Cache &cache) -> Result<> {
        std::vector<StoreItem> items;
        for (const TracePtr &trace : traces)
            items.push_back({trace, false});
        const auto outcome = cache.store(items, {u"file"_s, u"test"_s});
        return outcome ? Result<>() : Result<>(tl::unexpected(outcome.error()));
    }));
    std::map<std::uint64_t, std::int64_t> expected; // root operation: sum of its traces' critical paths
    for (const TracePtr &trace : traces)
        expected[contextTree(*trace).operations.front().hash] += criticalPath(*trace).totalNs;

    PathProfileLoader loader(access);
    for (const auto &[root, sumNs] : expected) {
        ProfileQuestion question;
        question.rootHash = root;
        loader.start({u"all"_s, {}}, question);
        QTRY_VERIFY_WITH_TIMEOUT(!loader.isBusy(), kPatienceMs);
        QVERIFY(loader.answer());
        std::int64_t shown = 0;
        for (const ComparedNode &node : loader.answer()->profile.nodes)
            shown += node.shown.sumNs;
        QCOMPARE(shown, sumNs);
        QCOMPARE(loader.answer()->profile.shown.totalNs, sumNs);
    }
    QCOMPARE(loader.answer()->traces, std::uint64_t{150});
}

void TestPathProfileLoader::answersOtherQuestionsWithoutReadingAgain()
{
    Filled filled(120);
    QVERIFY(filled.isStored);
    PathProfileLoader loader(filled.access);
    QSignalSpy finished(&loader, &PathProfileLoader::finished);
    loader.start({u"all"_s, {}}, {});
    QTRY_VERIFY_WITH_TIMEOUT(!loader.isBusy(), kPatienceMs);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(loader.answer()->roots.size(), std::size_t{2});
    QCOMPARE(loader.answer()->profile.shown.traces, std::uint64_t{120});

    ProfileQuestion slow;
    slow.band = {500'000, 1'000'000};
    slow.baseline = DurationBand{0, 500'000};
    loader.ask(slow);
    QTRY_VERIFY_WITH_TIMEOUT(!loader.isBusy(), kPatienceMs);
    QCOMPARE(loader.answer()->question, slow);
    QCOMPARE(loader.answer()->profile.shown.traces, std::uint64_t{60});
    QVERIFY(loader.answer()->profile.isCompared());
    QCOMPARE(finished.size(), 1);
}

void TestPathProfileLoader::readsTheGivenTracesOnly()
{
    Filled filled(5);
    PathProfileLoader loader(filled.access);
    loader.start({u"two"_s, std::vector{TraceId{7, 2}, TraceId{7, 4}, TraceId{9, 9}}}, {});
    QTRY_VERIFY_WITH_TIMEOUT(!loader.isBusy(), kPatienceMs);
    QCOMPARE(loader.answer()->traces, std::uint64_t{2});
    QCOMPARE(loader.unreadable(), std::size_t{0}); // gone is not broken
}

void TestPathProfileLoader::stopsAndKeepsWhatWasRead()
{
    Filled filled(400);
    PathProfileLoader loader(filled.access);
    connect(&loader, &PathProfileLoader::progressed, this, [&loader] {
        if (loader.done() >= 100)
            loader.stop();
    });
    loader.start({u"all"_s, {}}, {});
    QTRY_VERIFY_WITH_TIMEOUT(!loader.isBusy(), kPatienceMs);
    QVERIFY(loader.done() < loader.total());
    QVERIFY(loader.answer()->traces >= loader.done());
    QVERIFY(loader.answer()->traces < loader.total());
}

void TestPathProfileLoader::endsWhereMemoryDoes()
{
    Filled filled(300);
    PathProfileLoader loader(filled.access, 100);
    loader.start({u"all"_s, {}}, {});
    QTRY_VERIFY_WITH_TIMEOUT(!loader.isBusy(), kPatienceMs);
    QVERIFY(loader.isLimited());
    QVERIFY(loader.done() < loader.total());
    QCOMPARE(loader.answer()->traces, std::uint64_t(loader.done()));
}

void TestPathProfileLoader::findsTheTracesOfAStructure()
{
    Filled filled(60);
    PathProfileLoader loader(filled.access);
    loader.start({u"all"_s, {}}, {});
    QTRY_VERIFY_WITH_TIMEOUT(!loader.isBusy(), kPatienceMs);
    const auto &groups = loader.answer()->groups;
    const auto counts = std::ranges::find(groups, StructureLevel::Counts, &StructureGroup::level);
    QVERIFY(counts != groups.end());
    QSignalSpy found(&loader, &PathProfileLoader::tracesFound);
    loader.findTraces(*counts);
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, kPatienceMs);
    QCOMPARE(found.front().front().value<std::vector<TraceId>>().size(), std::size_t{30});
}

void TestPathProfileLoader::saysWhyTheCacheCannotBeRead()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"cache.traceloupe"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no cache, but long enough to be looked at as if it were one");
    file.close();
    CacheAccess access(file.fileName());
    PathProfileLoader loader(access);
    loader.start({u"all"_s, {}}, {});
    QTRY_VERIFY_WITH_TIMEOUT(!loader.isBusy(), kPatienceMs);
    QVERIFY(!loader.failure().isEmpty());
}

namespace {

ProfileComparisonPtr comparison()
{
    PathProfileBuilder builder;
    for (int i = 1; i <= 4; ++i)
        builder.add(*traceFromText("web =GET 0.." + std::to_string(i * 10) + "ms server\n  db query 2.."
                                       + std::to_string(i * 5 + 2) + "ms client\n",
                                   TraceId{7, static_cast<std::uint64_t>(i)}));
    const Operation root = builder.roots().front().operation;
    return std::make_shared<const ProfileComparison>(
        compareProfiles(builder.profile(root, {0, 500'000}), builder.profile(root, {500'000, 1'000'000})));
}

} // namespace

void TestPathProfileLoader::showsPathsAsATable()
{
    ProfileTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setProfile(comparison());
    QCOMPARE(model.rowCount(), 2);
    const auto cell = [&model](int column) { return model.index(1, column).data().toString(); };
    QCOMPARE(cell(ProfileTableModel::Service), u"db"_s);
    QCOMPARE(cell(ProfileTableModel::CalledBy), u"web: =GET"_s);
    QCOMPARE(cell(ProfileTableModel::Mean), u"17.5 ms"_s);
    QCOMPARE(cell(ProfileTableModel::Share), u"50.0 %"_s);
    QCOMPARE(cell(ProfileTableModel::Delta), u"+10.0 ms"_s);
    QCOMPARE(cell(ProfileTableModel::DeltaShare), u"50.0 %"_s);
    QCOMPARE(cell(ProfileTableModel::Traces), u"2"_s);
    model.setProfile({});
    QCOMPARE(model.rowCount(), 0);
}

void TestPathProfileLoader::writesPathsAsCsv()
{
    const QList<QByteArray> lines = profileCsv(*comparison()).trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].startsWith("path,service,operation,kind,traces,mean_ns"));
    QCOMPARE(
        lines[2].trimmed(),
        QByteArray("\"web: =GET > db: query\",\"db\",\"query\",client,2,17500000,17500000,35000000,15000000,20000000,"
                   "20000000,00000000000000070000000000000004,2,7500000,10000000,,,0.5,,"));
    QVERIFY(lines[1].contains("\"'=GET\"")); // a spreadsheet runs nothing
}

void TestPathProfileLoader::showsStructuresAsATree()
{
    StructureGroups groups;
    for (int i = 0; i < 50; ++i) {
        std::string text = "web GET 0..100ms server\n";
        for (int call = 0; call < (i % 2 == 0 ? 1 : 7); ++call)
            text += "  db query " + std::to_string(call * 5) + ".." + std::to_string(call * 5 + 4) + "ms client\n";
        groups.add(*traceFromText(text, TraceId{7, static_cast<std::uint64_t>(i)}));
    }
    groups.add(*traceFromText("web login 0..1ms server\n", TraceId{8, 1}));
    StructureGroupModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setGroups(groups.groups());
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex root = model.index(0, 0);
    QCOMPARE(root.data().toString(), u"web: GET"_s);
    QCOMPARE(model.rowCount(root), 2);
    const QModelIndex part = model.index(1, StructureGroupModel::Traces, root);
    QCOMPARE(part.data().toString(), u"25"_s);
    QCOMPARE(model.parent(part), root);
    QCOMPARE(model.traceAt(model.index(1, StructureGroupModel::Slowest)), (TraceId{8, 1}));
    QVERIFY(model.index(1, StructureGroupModel::P95).data(StructureGroupModel::UncertainRole).toBool());
    const StructureGroup &group = model.groupAt(part);
    QCOMPARE(model.indexOf(group.level, group.key), part.siblingAtColumn(0));
    model.setGroups({});
    QCOMPARE(model.rowCount(), 0);
}

void TestPathProfileLoader::writesStructuresAsCsv()
{
    StructureGroups groups;
    groups.add(*traceFromText("web login 0..1ms server\n", TraceId{8, 1}));
    const QList<QByteArray> lines = structureGroupsCsv(groups.groups()).trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].count(','), lines[1].count(','));
    QVERIFY(lines[1].startsWith("1,,root,\"web\",\"login\",1,1000000,1,1,1,1000000,"));
}

QTEST_GUILESS_MAIN(TestPathProfileLoader)
#include "tst_pathprofileloader.moc"
