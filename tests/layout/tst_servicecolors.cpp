// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/categorycolors.h"
#include "core/layout/colortable.h"
#include "core/layout/servicecolors.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <string>
#include <thread>

using namespace Qt::StringLiterals;
using namespace traceloupe;

namespace {

/// Of the two that look most alike.
double leastDifference(const std::vector<int> &colors)
{
    double least = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < colors.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            least = std::min(least, serviceColorDifference(colors[i], colors[j]));
    }
    return least;
}

double leastDifferenceOf(const QStringList &names)
{
    std::vector<std::string> texts;
    for (const QString &name : names)
        texts.push_back(name.toStdString());
    return leastDifference(ServiceColorBook().learn({texts.begin(), texts.end()}));
}

} // namespace

class TestServiceColors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void measuresHowDifferentColoursLook()
    {
        QCOMPARE(colorDifference(0x336699, 0x336699), 0.0);
        QVERIFY(qAbs(colorDifference(0x000000, 0xffffff) - 100) < 0.01);
        QVERIFY(qAbs(colorDifference(0xff0000, 0x00ff00) - 86.61) < 0.01);
        QVERIFY(qAbs(colorDifference(0x0000ff, 0x4000ff) - 2.39) < 0.01); // hardly seen, though red is 25 % more
    }

    void hasNoTwoColoursThatLookAlike()
    {
        for (int i = 0; i < kServiceColorCount; ++i) {
            for (int j = 0; j < i; ++j)
                QVERIFY2(serviceColorDifference(i, j) > 12, qPrintable(u"%1 and %2"_s.arg(i).arg(j)));
        }
    }

    void tellsTheServicesOfRealTracesApart_data()
    {
        QTest::addColumn<QStringList>("services");
        QTest::addColumn<double>("least");
        QTest::newRow("web and api") << QStringList{u"web"_s, u"api"_s, u"db"_s, u"wrk"_s} << 18.0;
        QTest::newRow("front and back") << QStringList{u"front"_s, u"back"_s, u"cart"_s} << 18.0;
        QTest::newRow("demo shop") << QStringList{u"frontend"_s, u"frontend-proxy"_s, u"cart"_s, u"load-generator"_s,
                                                  u"flagd"_s}
                                   << 18.0;
        QTest::newRow("boutique") << QStringList{u"cartservice"_s,     u"checkoutservice"_s,
                                                 u"currencyservice"_s, u"emailservice"_s,
                                                 u"frontend"_s,        u"paymentservice"_s,
                                                 u"shippingservice"_s, u"productcatalogservice"_s,
                                                 u"adservice"_s}
                                  << 15.0;
        QTest::newRow("media") << QStringList{u"compose-review-service"_s, u"movie-id-service"_s,
                                              u"movie-review-service"_s,   u"nginx"_s,
                                              u"rating-service"_s,         u"review-storage-service"_s,
                                              u"text-service"_s,           u"unique-id-service"_s,
                                              u"user-review-service"_s,    u"user-service"_s}
                               << 15.0;
        QTest::newRow("railway") << QStringList{u"ts-basic-service"_s,    u"ts-config-service"_s,
                                                u"ts-contacts-service"_s, u"ts-gateway-service"_s,
                                                u"ts-order-service"_s,    u"ts-order-other-service"_s,
                                                u"ts-price-service"_s,    u"ts-preserve-other-service"_s,
                                                u"ts-route-service"_s,    u"ts-seat-service"_s,
                                                u"ts-security-service"_s, u"ts-station-service"_s,
                                                u"ts-train-service"_s,    u"ts-travel2-service"_s,
                                                u"ts-user-service"_s}
                                 << 12.0;
    }

    void tellsTheServicesOfRealTracesApart()
    {
        QFETCH(QStringList, services);
        QFETCH(double, least);
        const double found = leastDifferenceOf(services);
        QVERIFY2(found >= least, qPrintable(QString::number(found)));
        std::ranges::reverse(services);
        QCOMPARE(leastDifferenceOf(services), found); // the set decides, not its order
    }

    void tellsEightServicesApartWhateverTheirNames()
    {
        for (int set = 0; set < 100; ++set) {
            QStringList names;
            for (int i = 0; i < 8; ++i)
                names += u"service%1"_s.arg(set * 8 + i);
            QVERIFY2(leastDifferenceOf(names) >= 14, qPrintable(QString::number(leastDifferenceOf(names))));
        }
    }

    void leavesTheFirstItsOwnColour()
    {
        const std::vector<std::string_view> names{"front", "back", "cart"};
        const std::vector<int> colors = ServiceColorBook().learn(names);
        const auto first = std::ranges::min_element(names, {}, [](std::string_view name) { return stableHash(name); });
        QCOMPARE(colors[static_cast<std::size_t>(first - names.begin())], nameColorIndex(*first));
    }

    void givesAServiceOneColourInAllTraces()
    {
        ServiceColorBook book;
        const std::vector<int> first = book.learn({"web", "api", "db"});
        const std::vector<int> second = book.learn({"mail", "db", "web", "queue"});
        QCOMPARE(second[1], first[2]);
        QCOMPARE(second[2], first[0]);
        QVERIFY(leastDifference(second) >= DistinctColors::kWellApart);
        QCOMPARE(book.learn({"web", "api", "db"}), first);
        book.forget();
        QCOMPARE(book.learn({"db", "web", "api"}), (std::vector<int>{first[2], first[0], first[1]}));
    }

    void tellsNewcomersFromTheirNeighboursWhenAllColoursAreGiven()
    {
        ServiceColorBook book;
        std::vector<std::string> many;
        for (int i = 0; i < 3 * kServiceColorCount + 7; ++i)
            many.push_back("service" + std::to_string(i));
        QCOMPARE(book.learn({many.begin(), many.end()}).size(), many.size());
        for (int trace = 0; trace < 40; ++trace) {
            const std::string old = many[static_cast<std::size_t>(trace)];
            const std::string name = "newcomer" + std::to_string(trace);
            QVERIFY(leastDifference(book.learn({old, name + "a", name + "b"})) >= DistinctColors::kWellApart);
        }
    }

    void hasWhatAPersonChoseAboveWhatWasGiven()
    {
        ServiceColorBook book;
        const std::vector<int> given = book.learn({"web", "api"});
        const int other = (given[0] + 5) % kServiceColorCount;
        book.setChosen({{"web", other}});
        QCOMPARE(book.colorsOf({"web", "api"}), (std::vector<int>{other, given[1]}));
        QCOMPARE(book.learn({"web", "api"}), given);
        book.setChosen({});
        QCOMPARE(book.colorsOf({"web", "api"}), given);
    }

    void goesOnWhereAnEarlierRunEnded()
    {
        ServiceColorBook before;
        const std::vector<int> given = before.learn({"web", "api", "db", "wrk"});
        QCOMPARE(before.learn({"web", "mail"}).front(), given[0]);
        ServiceColorBook after;
        QVERIFY(after.learn({"wrk"}).front() >= 0); // met before the earlier run's were read
        after.remember(before.given());
        after.remember({{"unsound", kServiceColorCount}, {"below", -1}});
        QCOMPARE(after.given().size(), std::size_t{5});
        QCOMPARE(after.learn({"web", "api", "db"}), (std::vector<int>{given[0], given[1], given[2]}));
        QCOMPARE(before.learn({"new"}).size(), std::size_t{1});
        ServiceColorBook same;
        same.remember(before.given());
        QCOMPARE(same.given(), before.given());
        QCOMPARE(same.learn({"later"}), before.learn({"later"}));
    }

    void keepsNoMoreThanItsBounds()
    {
        ServiceColorBook book;
        const std::string endless(ServiceColorBook::kLongestName + 1, 'x');
        QCOMPARE(book.learn({endless}).front(), nameColorIndex(endless));
        QVERIFY(book.given().empty());
        std::vector<std::string> names;
        for (std::size_t i = 0; i < ServiceColorBook::kMostServices + 50; ++i)
            names.push_back(std::to_string(i));
        const std::vector<int> colors = book.learn({names.begin(), names.end()});
        QCOMPARE(book.given().size(), ServiceColorBook::kMostServices);
        QCOMPARE(book.learn({names.begin(), names.end()}), colors);
    }

    void agreesWithItselfInManyThreads()
    {
        ServiceColorBook book;
        std::vector<std::string> names;
        for (int i = 0; i < 60; ++i)
            names.push_back("service" + std::to_string(i));
        std::vector<std::vector<int>> seen(8);
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < seen.size(); ++t) {
            threads.emplace_back([&, t] {
                for (std::size_t i = 0; i < names.size(); ++i)
                    seen[t].push_back(book.learn({names[i], names[(i + 7 * t + 1) % names.size()]}).front());
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        const std::vector<int> colors = book.learn({names.begin(), names.end()});
        for (const std::vector<int> &ofThread : seen)
            QCOMPARE(ofThread, colors);
        QCOMPARE(book.given().size(), names.size());
    }

    void beginsAnewOnceAllAreGiven()
    {
        DistinctColors distinct;
        std::vector<int> given;
        for (int i = 0; i < 2 * kServiceColorCount; ++i)
            given.push_back(distinct.take(5));
        for (int color = 0; color < kServiceColorCount; ++color)
            QCOMPARE(std::ranges::count(given, color), 2);
    }

    void tellsKindsAndCategoriesApart()
    {
        std::vector<int> categories;
        for (int i = 0; i < static_cast<int>(SpanCategory::Unknown); ++i)
            categories.push_back(categoryColor(static_cast<SpanCategory>(i)));
        QVERIFY2(leastDifference(categories) >= 15, qPrintable(QString::number(leastDifference(categories))));
    }
};

QTEST_GUILESS_MAIN(TestServiceColors)
#include "tst_servicecolors.moc"
