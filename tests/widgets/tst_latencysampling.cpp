// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/sourceaccess.h"
#include "core/models/sourcelistmodel.h"
#include "core/models/traceweightloader.h"
#include "tests/support/tracefromtext.h"
#include "widgets/latency/latencyhead.h"
#include "widgets/latency/latencypage.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr int kPatienceMs = 60'000;

/// Four requests, one a second, of which one in eight was kept.
struct Filled {
    Filled() : access(folder.filePath(u"cache.traceloupe"_s))
    {
        isStored = access
                       .writeNow([](Cache &cache) -> Result<> {
                           std::vector<StoreItem> items;
                           for (std::uint64_t i = 0; i < 4; ++i) {
                               const std::string start = std::to_string(i * 1000);
                               items.push_back({traceFromText("shop GET " + start + ".." + std::to_string(i * 1000 + 5)
                                                                  + "ms server sampling.probability=0.125\n",
                                                              TraceId{7, i + 1}),
                                                false});
                           }
                           items.push_back({traceFromText("bank pay 0..5ms server\n", TraceId{8, 1}), false});
                           const auto outcome = cache.store(items, {u"file"_s, u"test"_s});
                           return outcome ? Result<>() : Result<>(tl::unexpected(outcome.error()));
                       })
                       .has_value();
    }

    QTemporaryDir folder;
    CacheAccess access;
    bool isStored = false;
};

} // namespace

class TestLatencySampling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatRootsTell()
    {
        Filled filled;
        QVERIFY(filled.isStored);
        TraceWeightLoader loader(filled.access);
        QSignalSpy finished(&loader, &TraceWeightLoader::finished);
        loader.start({{7, 1}, {8, 1}, {9, 9}});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatienceMs);
        QCOMPARE(loader.weights().size(), std::size_t{1});
        QCOMPARE(loader.weights().at(TraceId{7, 1}), 8.0);
        loader.start({{7, 1}, {7, 2}});
        loader.cancel();
        QVERIFY(!loader.isRunning());
        loader.start({{7, 1}, {7, 2}});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatienceMs);
        QCOMPARE(loader.weights().size(), std::size_t{2});
    }

    void weighsTheRatesOfSampledTraces()
    {
        Filled filled;
        QVERIFY(filled.isStored);
        ColumnAccess columns(filled.access.file());
        Objectives objectives(filled.folder.filePath(u"objectives.json"_s));
        SourceAccess sources([](const SourceConfig &) { return Result<Credentials>(Credentials()); });
        SourceListModel counting(SourceListModel::First::Cache);
        LatencyPage page({filled.access, columns, objectives, sources, counting}, {u"all"_s, {}});
        page.show();
        QTRY_COMPARE_WITH_TIMEOUT(page.model().rowCount(), 2, kPatienceMs);
        const auto rateOf = [&page](const QString &service) {
            for (int row = 0; row < page.model().rowCount(); ++row) {
                if (page.model().index(row, LatencyModel::Service).data().toString() == service)
                    return page.model().index(row, LatencyModel::Rate).data().toString();
            }
            return QString();
        };
        auto *stands = page.head().findChildren<QComboBox *>().back();
        stands->setCurrentIndex(static_cast<int>(Representativeness::All));
        QCOMPARE(rateOf(u"shop"_s), u"1.33/s"_s); // 4 within 3 s
        stands->setCurrentIndex(static_cast<int>(Representativeness::HeadSampled));
        QTRY_COMPARE_WITH_TIMEOUT(rateOf(u"shop"_s), u"10.7/s"_s, kPatienceMs);
        QCOMPARE(rateOf(u"bank"_s), u"\u2013"_s); // tells nothing: that is not one
    }
};

QTEST_MAIN(TestLatencySampling)
#include "tst_latencysampling.moc"
