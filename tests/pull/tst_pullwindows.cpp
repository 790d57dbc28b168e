// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pull/pullwindows.h"
#include "core/pull/ratemeter.h"

#include <QTest>

using namespace traceloupe;
using namespace Qt::StringLiterals;

using Windows = std::vector<TimeWindow>;

class TestPullWindows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesWhatIsNotDone_data()
    {
        QTest::addColumn<Windows>("done");
        QTest::addColumn<Windows>("left");
        QTest::newRow("nothing done") << Windows{} << Windows{{10, 20}};
        QTest::newRow("all done") << Windows{{10, 20}} << Windows{};
        QTest::newRow("more than all") << Windows{{0, 30}} << Windows{};
        QTest::newRow("the middle") << Windows{{12, 15}} << Windows{{10, 12}, {15, 20}};
        QTest::newRow("both ends, out of order") << Windows{{18, 25}, {5, 11}} << Windows{{11, 18}};
        QTest::newRow("overlapping") << Windows{{11, 15}, {12, 13}, {14, 17}} << Windows{{10, 11}, {17, 20}};
        QTest::newRow("elsewhere") << Windows{{0, 10}, {20, 30}} << Windows{{10, 20}};
    }
    void leavesWhatIsNotDone()
    {
        QFETCH(Windows, done);
        QFETCH(Windows, left);

        QVERIFY(withoutWindows({10, 20}, done) == left);
    }

    void cutsLongWindows()
    {
        QVERIFY(cutWindow({0, 25}, 10) == (Windows{{0, 10}, {10, 20}, {20, 25}}));
        QVERIFY(cutWindow({0, 25}, 0) == (Windows{{0, 25}}));
        QVERIFY(cutWindow({0, 10}, 10) == (Windows{{0, 10}}));
    }

    void halvesMeetAtAWholeSecond()
    {
        constexpr std::int64_t kSecond = 1'000'000'000;
        const auto [older, newer] = halvesOf({kSecond / 2, 7 * kSecond + 5});
        QCOMPARE(older.startNs, kSecond / 2);
        QCOMPARE(older.endNs, 3 * kSecond);
        QCOMPARE(newer.startNs, older.endNs);
        QCOMPARE(newer.endNs, 7 * kSecond + 5);
    }

    void halvesAreNeverEmpty()
    {
        for (std::int64_t start : {0LL, 1LL, 999'999'999LL, -1'500'000'000LL}) {
            const auto [older, newer] = halvesOf({start, start + kShortestSplitNs});
            QVERIFY(older.lengthNs() > 0);
            QVERIFY(newer.lengthNs() > 0);
        }
    }

    void keysTellSearchesApart()
    {
        SearchRequest request;
        request.service = u"a"_s;
        SearchRequest other = request;
        other.startNs = 5;
        other.endNs = 6;
        other.limit = 7;
        QCOMPARE(windowQueryKey(request), windowQueryKey(other)); // time and limit are no part of it

        other.tags = {{u"k"_s, u"v"_s}};
        QVERIFY(windowQueryKey(request) != windowQueryKey(other));
        other = request;
        other.minDurationNs = 1;
        QVERIFY(windowQueryKey(request) != windowQueryKey(other));
    }

    void keysTellTenantsApart()
    {
        SourceConfig source;
        source.baseUrl = QUrl(u"http://u:p@h"_s);
        SourceConfig other = source;
        other.tenant = u"x"_s;

        QCOMPARE(windowSourceKey(source), u"jaeger http://h"_s);
        QVERIFY(windowSourceKey(source) != windowSourceKey(other));
    }

    void ratesAreOfTheLastSeconds()
    {
        RateMeter meter;
        QCOMPARE(meter.perSecond(), 0.0);
        for (int i = 0; i <= 100; ++i)
            meter.add(i * 100, static_cast<std::uint64_t>(i < 50 ? i * 10 : 500));
        QCOMPARE(meter.perSecond(), 0.0); // it stood still for five seconds
        meter.add(10'100, 500 + 31);
        QCOMPARE_GT(meter.perSecond(), 9.0);
    }
};

QTEST_GUILESS_MAIN(TestPullWindows)
#include "tst_pullwindows.moc"
