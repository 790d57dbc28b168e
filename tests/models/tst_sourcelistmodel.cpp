// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/openedfiles.h"
#include "core/models/sourcelistmodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace traceloupe;
using namespace Qt::StringLiterals;

namespace {

SourceConfig source(const QString &name)
{
    SourceConfig config;
    config.id = u"id-"_s + name;
    config.name = name;
    config.baseUrl = QUrl(u"http://host:1/"_s + name);
    return config;
}

QStringList names(const SourceListModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list += model.index(row, SourceListModel::Name).data().toString();
    return list;
}

} // namespace

class TestSourceListModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void holdsTheCacheBeforeTheSources();
    void announcesOnlyWhatDiffers();
    void findsRowsById();
    void holdsOpenedFilesBetweenCacheAndSources();
    void namesWhatWasOpened();
};

void TestSourceListModel::holdsTheCacheBeforeTheSources()
{
    SourceListModel model(SourceListModel::First::Cache);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);

    model.setSources({source(u"a"_s), source(u"b"_s)});

    QCOMPARE(names(model), QStringList({u"Cache (this computer)"_s, u"a"_s, u"b"_s}));
    QVERIFY(!model.source(0));
    QCOMPARE(model.source(2)->name, u"b"_s);
    QCOMPARE(model.index(1, SourceListModel::Kind).data().toString(), u"jaeger"_s);
}

void TestSourceListModel::announcesOnlyWhatDiffers()
{
    SourceListModel model(SourceListModel::First::Sources);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSources({source(u"a"_s), source(u"b"_s), source(u"c"_s)});
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

    model.setSources({source(u"a"_s), source(u"x"_s)});
    model.setSources({source(u"a"_s), source(u"x"_s), source(u"y"_s)});

    QCOMPARE(names(model), QStringList({u"a"_s, u"x"_s, u"y"_s}));
    QCOMPARE(removed.count(), 1);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(reset.count(), 0);
}

void TestSourceListModel::findsRowsById()
{
    SourceListModel model(SourceListModel::First::Cache);
    model.setSources({source(u"a"_s), source(u"b"_s)});

    QCOMPARE(model.rowOf(u"id-b"_s), 2);
    QCOMPARE(model.rowOf({}), 0);
    QCOMPARE(model.rowOf(u"gone"_s), -1);
}

void TestSourceListModel::holdsOpenedFilesBetweenCacheAndSources()
{
    SourceListModel model(SourceListModel::First::Cache);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSources({source(u"a"_s)});
    OpenedFiles opened;
    opened.add(u"one.json"_s, {{u"/x/one.json"_s, {TraceId{0, 1}}}});
    model.setCollections(opened.collections());
    const QPersistentModelIndex chosen(model.index(1, 0));

    opened.add(u"two.json"_s, {{u"/x/two.json"_s, {TraceId{0, 2}}}});
    model.setCollections(opened.collections());

    QCOMPARE(names(model), QStringList({u"Cache (this computer)"_s, u"Opened files (2)"_s, u"Opened file: one.json"_s,
                                        u"Opened file: two.json"_s, u"a"_s}));
    QCOMPARE(chosen.row(), 1);
    QCOMPARE(model.target(1).collection->traces->size(), 2U);
    QCOMPARE(*model.target(3).collection->traces, std::unordered_set<TraceId>({TraceId{0, 2}}));
    QVERIFY(model.target(0).isWholeCache());
    QCOMPARE(model.target(4).source->name, u"a"_s);
    QCOMPARE(model.rowOf(u"id-a"_s), 4);

    model.setCollections({});
    QCOMPARE(names(model), QStringList({u"Cache (this computer)"_s, u"a"_s}));
}

void TestSourceListModel::namesWhatWasOpened()
{
    OpenedFiles opened;
    const QString first = opened.add(
        u"a.json and 1 more"_s, {{u"/x/a.json"_s, {TraceId{0, 1}}}, {u"/y/a.json"_s, {TraceId{0, 1}, TraceId{0, 2}}}});
    const QString second = opened.add(u"b.json and 1 more"_s,
                                      {{u"/x/b.json"_s, {TraceId{0, 3}}}, {u"/x/c.json"_s, {TraceId{0, 4}}}});

    const std::vector<TraceCollection> places = opened.collections();

    const auto nameOf = [&](const QString &id) { return std::ranges::find(places, id, &TraceCollection::id)->name; };
    QCOMPARE(nameOf(first), u"4 opened file(s)"_s);
    QCOMPARE(nameOf(second), u"b.json and 1 more"_s);
    QCOMPARE(nameOf(u"opened:/y/a.json"_s), u"y/a.json"_s); // which of the two
    QCOMPARE(std::ranges::find(places, second, &TraceCollection::id)->traces->size(), 2U);
}

QTEST_GUILESS_MAIN(TestSourceListModel)
#include "tst_sourcelistmodel.moc"
