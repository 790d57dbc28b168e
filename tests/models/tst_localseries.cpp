// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/localseries.h"
#include "tests/models/latencysample.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr SeriesWindow kWindow{0, 100, 2};

SpanColumnsPtr users()
{
    LatencySample sample;
    sample.add("shop", "GET /users/1", SpanKind::Server, 10, 5)
        .add("shop", "GET /users/2", SpanKind::Server, 110, 7)
        .add("shop", "GET /users/2", SpanKind::Server, 5'000, 9)
        .add("shop", "GET /users/me", SpanKind::Server, 20, 3);
    return sample.columns();
}

std::vector<std::int64_t> durationsOf(const QString &operation, SpanKind kind = SpanKind::Server)
{
    return localSeries(users(), {}, {u"shop"_s, operation, kind}, kWindow).durations;
}

using Durations = std::vector<std::int64_t>;

} // namespace

class TestLocalSeries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheSpansOfTheSameName()
    {
        QCOMPARE(durationsOf(u"GET /users/2"_s), Durations{7}); // not those outside of the window
        QCOMPARE(durationsOf(u"GET /users/me"_s), Durations{3});
    }

    void takesThoseThatLeaveTheSameIdsOut()
    {
        for (const QString &route :
             {u"GET /users/{n}"_s, u"GET /users/{id}"_s, u"GET /users/:id"_s, u"GET /users/77"_s})
            QCOMPARE(durationsOf(route), (Durations{5, 7}));
    }

    void hasNothingOfOtherSpans()
    {
        QVERIFY(durationsOf(u"GET /users"_s).empty());
        QVERIFY(durationsOf(u"GET /users/2"_s, SpanKind::Client).empty());
        QVERIFY(localSeries(users(), {}, {u"bank"_s, u"GET /users/2"_s, SpanKind::Server}, kWindow).points.empty());
    }
};

QTEST_GUILESS_MAIN(TestLocalSeries)
#include "tst_localseries.moc"
