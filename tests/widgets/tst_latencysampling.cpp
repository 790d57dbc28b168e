// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/sourceaccess.h"
#include "core/models/sourcelistmodel.h"
#include "core/models/traceweightloader.h"
#include "tests/support/tracefromtext.h"
#include "widgets/charts/histogramchart.h"
#include "widgets/latency/latencycharts.h"
#include "widgets/latency/latencyhead.h"
#include "widgets/latency/latencypage.h"
#include "widgets/latency/serieschart.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

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

    /// Requests of 10, 20, 30 and 40 ms that stand for themselves, and one of 200 ms that stands for four.
    bool storeWorkedExample()
    {
        return access
            .writeNow([](Cache &cache) -> Result<> {
                std::vector<StoreItem> items;
                for (const int ms : {10, 20, 30, 40, 200}) {
                    const std::string share = ms == 200 ? "0.25" : "1";
                    items.push_back({traceFromText("bar mix 0.." + std::to_string(ms)
                                                       + "ms server sampling.probability=" + share + '\n',
                                                   TraceId{9, static_cast<std::uint64_t>(ms)}),
                                     false});
                }
                const auto outcome = cache.store(items, {u"file"_s, u"test"_s});
                return outcome ? Result<>() : Result<>(tl::unexpected(outcome.error()));
            })
            .has_value();
    }

    QTemporaryDir folder;
    CacheAccess access;
    bool isStored = false;
};

/// A latency page over a cache.
struct Paged {
    explicit Paged(Filled &filled)
        : columns(filled.access.file()),
          objectives(filled.folder.filePath(u"objectives.json"_s)),
          page({filled.access, columns, objectives, sources, counting}, {u"all"_s, {}})
    {}

    ColumnAccess columns;
    Objectives objectives;
    SourceAccess sources{[](const SourceConfig &) { return Result<Credentials>(Credentials()); }};
    SourceListModel counting{SourceListModel::First::Cache};
    LatencyPage page;
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
        Paged paged(filled);
        LatencyPage &page = paged.page;
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

    void weighsTheChartsAsTheTable()
    {
        Filled filled;
        QVERIFY(filled.isStored);
        QVERIFY(filled.storeWorkedExample());
        Paged paged(filled);
        LatencyPage &page = paged.page;
        page.resize(1'200, 800);
        page.show();
        const auto &histogram = *page.charts().findChild<HistogramChart *>();
        const auto medianNs = [&histogram] {
            return histogram.percentiles().empty() ? 0 : histogram.percentiles().front().estimate.value;
        };
        QTRY_COMPARE_WITH_TIMEOUT(medianNs(), 30'000'000, kPatienceMs); // the most spans are in front
        page.charts().spans().setBrush({std::nullopt, DurationRange{0, 100'000'000}});

        auto *stands = page.head().findChildren<QComboBox *>().back();
        stands->setCurrentIndex(static_cast<int>(Representativeness::HeadSampled));
        QTRY_COMPARE_WITH_TIMEOUT(medianNs(), 40'000'000, kPatienceMs);
        const ResultColumns &weighted = page.charts().spans().columns();
        QCOMPARE(std::accumulate(weighted.weight.begin(), weighted.weight.end(), 0.0), 8.0);
        QCOMPARE(page.charts().spans().cohortSize(), std::size_t{4}); // what was marked is still
        QStringList slowest; // of the bar of 200 ms, the last one that is not empty
        for (double x = 0; x < histogram.plotRect().width(); ++x) {
            const QStringList bar = histogram.valuesAt({x, 0});
            slowest = bar.front().startsWith(u"1 span"_s) ? bar : slowest;
        }
        QVERIFY2(slowest.contains(u"standing for about 4"_s), qPrintable(slowest.join(u'\n')));
        const QStringList middle = page.charts().series().valuesAt(page.charts().series().plotRect().width() / 2);
        QVERIFY2(middle.join(u'\n').contains(u"standing for about 8"_s), qPrintable(middle.join(u'\n')));
        QVERIFY(middle.contains(u"p50 40.0 ms"_s));

        stands->setCurrentIndex(static_cast<int>(Representativeness::All));
        QTRY_COMPARE_WITH_TIMEOUT(medianNs(), 30'000'000, kPatienceMs);
    }
};

QTEST_MAIN(TestLatencySampling)
#include "tst_latencysampling.moc"
