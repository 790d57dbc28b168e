// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/minimap.h"

#include "tests/support/tracefromtext.h"

#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

/// A picture as text: '#' spans, '!' an error, '.' nothing.
QString toText(const MinimapPicture &picture)
{
    QString text;
    for (int y = 0; y < picture.heightPx; ++y) {
        for (int x = 0; x < picture.widthPx; ++x) {
            const MinimapPixel &pixel = picture.at(x, y);
            text += pixel.failed > 0 ? u'!' : pixel.strength == 0 ? u'.' : u'#';
        }
        text += u'\n';
    }
    return text;
}

QString manySpans(int count)
{
    QString text = u"root run 0..1000000us\n"_s;
    for (int i = 0; i < count; ++i)
        text += u"  s%1 work %2..%3us\n"_s.arg(i % 5).arg(i * 7 % 999'000).arg(i * 7 % 999'000 + 50 + i % 1'000);
    return text;
}

} // namespace

class TestMinimap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void drawsALineASpanWhereThereIsRoom();
    void saysByItsHeightHowManySpansRun();
    void countsWhatRunsAtOneMoment();
    void showsFewFailuresWithoutHidingTheOthers();
    void followsTheClocksThatAreShown();
    void staysWithinItsSize();
    void isEmptyForATraceWithoutLength();
    void givesServicesTheirOwnColours();
    void givesAServiceTheSameColourInEveryTrace();
};

void TestMinimap::drawsALineASpanWhereThereIsRoom()
{
    const TracePtr trace = traceFromText("a run 0..80ms\n  b first 10..40ms\n  b second 40..70ms error\n");
    const MinimapDensity density(*trace, makeColorTable(*trace, {}));
    QVERIFY(!density.isProfile());
    QCOMPARE(toText(density.picture(16, 14)), u"################\n"
                                              "################\n"
                                              "................\n"
                                              "..######........\n"
                                              "..######........\n"
                                              "................\n"
                                              "........!!!###..\n"
                                              "........!!!###..\n"
                                              "................\n"
                                              "................\n" // where failed spans begin
                                              "........!!!.....\n"
                                              "........!!!.....\n"
                                              "........!!!.....\n"
                                              "........!!!.....\n"_s);
}

void TestMinimap::saysByItsHeightHowManySpansRun()
{
    // one all the time, 100 in the second fifth, 7 at 70 ms
    QString text = u"root run 0..100ms\n"_s;
    for (int i = 0; i < 107; ++i)
        text += (i < 100 ? u"  s%1 work 20..40ms\n"_s : u"  s%1 other 70..72ms\n"_s).arg(i % 2);
    const TracePtr trace = traceFromText(text.toStdString());
    const MinimapDensity density(*trace, makeColorTable(*trace, {}));
    QVERIFY(density.isProfile());
    QCOMPARE(density.peak(), 101U);
    QCOMPARE(density.countAt(0.1).running, 1U);
    QCOMPARE(density.countAt(0.3).running, 101U);
    QCOMPARE(density.countAt(0.71).running, 8U);
    QCOMPARE(density.countAt(0.6, 0.3).running, 8U); // the busiest place near there
    const MinimapPicture picture = density.picture(100, 60);
    const auto heightAt = [&picture](int x) {
        int height = 0;
        for (int y = 0; y < picture.heightPx; ++y)
            height += picture.at(x, y).strength > 0 ? 1 : 0;
        return height;
    };
    QCOMPARE(heightAt(30), 60);
    QVERIFY(heightAt(10) >= MinimapDensity::kLeastMarkPx);
    QVERIFY(heightAt(71) > 2 * heightAt(10) && heightAt(71) < 40);
    QVERIFY(picture.at(30, 59).color != picture.at(30, 20).color); // two services share the height
    QVERIFY(picture.at(30, 59).strength > picture.at(10, 59).strength);
    QCOMPARE(picture.at(10, 10).strength, 0);
}

void TestMinimap::countsWhatRunsAtOneMoment()
{
    // calls one after the other, hundreds of them to a pixel, and three at once with one that takes no time
    QString text = u"root run 0..1000ms\n"_s;
    for (int i = 0; i < 400; ++i)
        text += u"  s%1 step 500%2..500%3us\n"_s.arg(i % 5)
                    .arg(i, 3, 10, QLatin1Char('0'))
                    .arg(i + 1, 3, 10, QLatin1Char('0'));
    text += u"  s1 a 700000..700010us\n  s1 b 700005..700020us\n  s1 c 700009..700030us\n  s1 d 700009..700009us\n"_s;
    const TracePtr trace = traceFromText(text.toStdString());
    const auto gaps = std::make_shared<const TimeWarp>(
        std::vector<TimeGap>{{{kTextTraceStartNs + 510'000'000, kTextTraceStartNs + 690'000'000}, 1'000'000}});
    for (const TimeWarpPtr &warp : {TimeWarpPtr(), TimeWarpPtr(gaps)}) {
        const MinimapDensity density(*trace, makeColorTable(*trace, {}), warp);
        QVERIFY(density.isProfile());
        QCOMPARE(density.peak(), 5U); // the root among them
        if (!warp)
            QCOMPARE(density.countAt(0.5, 0.01).running, 2U);
    }
}

void TestMinimap::showsFewFailuresWithoutHidingTheOthers()
{
    QString text = u"root run 0..100ms\n"_s;
    for (int i = 0; i < 4'000; ++i)
        text += u"  s%1 work%2 10..20ms%3\n"_s.arg(i % 3).arg(i).arg(i % 50 == 0 ? u" error"_s : u""_s);
    text += u"  s1 alone 60..61ms error\n"_s;
    const TracePtr trace = traceFromText(text.toStdString());
    const MinimapDensity density(*trace, makeColorTable(*trace, {}));
    QCOMPARE(density.countAt(0.1).failed, 80U);
    const MinimapPicture picture = density.picture(100, 48);
    constexpr int kStripTop = 48 - MinimapDensity::kFailureStripPx;
    for (int x = 0; x < 100; ++x) {
        for (int y = 0; y < kStripTop; ++y)
            QCOMPARE(picture.at(x, y).failed, 0);
        const bool isMarked = (x >= 10 && x < 13) || (x >= 60 && x < 63);
        QCOMPARE(picture.at(x, kStripTop).failed > 0, isMarked);
        QCOMPARE(picture.at(x, 47).failed > 0, isMarked);
    }
    QVERIFY(picture.at(10, 47).failed > picture.at(60, 47).failed); // many, and one
    QCOMPARE(picture.at(15, 5).strength, 255);
}

void TestMinimap::followsTheClocksThatAreShown()
{
    const TracePtr trace = traceFromText("a run 0..80ms\n  b serve 0..40ms\n");
    const std::vector<std::int64_t> starts{kTextTraceStartNs, kTextTraceStartNs + 40'000'000};
    const MinimapDensity density(*trace, makeColorTable(*trace, {}), nullptr, starts);
    QCOMPARE(toText(density.picture(8, 6)), u"########\n"
                                            "########\n"
                                            "........\n"
                                            "....####\n"
                                            "....####\n"
                                            "........\n"_s);
}

void TestMinimap::staysWithinItsSize()
{
    const TracePtr trace = traceFromText(manySpans(200).toStdString());
    const MinimapDensity density(*trace, makeColorTable(*trace, {}));
    for (const int width : {0, 1, 3, 500, 5'000}) {
        for (const int height : {0, 1, 2, 95, 1'000})
            QCOMPARE(density.picture(width, height).pixels.size(), static_cast<std::size_t>(width * height));
    }
}

void TestMinimap::isEmptyForATraceWithoutLength()
{
    const TracePtr trace = traceFromText("a instant 5..5ms\n");
    const MinimapDensity density(*trace, makeColorTable(*trace, {}));
    QVERIFY(density.picture(10, 4).at(0, 0).strength > 0);
}

void TestMinimap::givesServicesTheirOwnColours()
{
    QString text = u"s0 run 0..100ms\n"_s;
    for (int i = 1; i < kServiceColorCount; ++i)
        text += u"  s%1 work 1..2ms\n"_s.arg(i);
    const TracePtr trace = traceFromText(text.toStdString());
    const ServiceColors colors(*trace);
    std::set<int> used;
    for (const StringId service : trace->services())
        used.insert(colors.colorOf(service));
    QCOMPARE(used.size(), static_cast<std::size_t>(kServiceColorCount));
}

void TestMinimap::givesAServiceTheSameColourInEveryTrace()
{
    const TracePtr one = traceFromText("checkout run 0..1ms\n");
    const TracePtr two = traceFromText("x run 0..9ms\n  checkout run 1..2ms\n");
    QCOMPARE(ServiceColors(*one).colorOf(one->serviceId(SpanIndex(0))), serviceColorIndex("checkout"));
    QCOMPARE(ServiceColors(*two).colorOf(two->serviceId(SpanIndex(1))), serviceColorIndex("checkout"));
    QCOMPARE(ServiceColors(*two).colorOf(two->serviceId(SpanIndex(0))), serviceColorIndex("x"));
}

QTEST_GUILESS_MAIN(TestMinimap)
#include "tst_minimap.moc"
