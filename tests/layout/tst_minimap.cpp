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
    void foldsManySpansIntoItsHeight();
    void showsFewFailuresWithoutHidingTheOthers();
    void followsTheClocksThatAreShown();
    void staysWithinItsSize();
    void isEmptyForATraceWithoutLength();
    void givesServicesTheirOwnColours();
    void givesAFewServicesHuesOfTheirOwn();
    void givesAServiceTheSameColourInEveryTrace();
};

void TestMinimap::drawsALineASpanWhereThereIsRoom()
{
    const TracePtr trace = traceFromText("a run 0..80ms\n  b first 10..40ms\n  b second 40..70ms error\n");
    const MinimapDensity density(*trace, makeColorTable(*trace, {}));
    QCOMPARE(toText(density.picture(16, 9)), u"################\n"
                                             "################\n"
                                             "................\n"
                                             "..######........\n"
                                             "..######........\n"
                                             "................\n"
                                             "........!#####..\n"
                                             "........!#####..\n"
                                             "................\n"_s);
}

void TestMinimap::foldsManySpansIntoItsHeight()
{
    const TracePtr trace = traceFromText(manySpans(3'000).toStdString());
    const MinimapDensity density(*trace, makeColorTable(*trace, {}));
    QCOMPARE(density.lineCount(), MinimapDensity::kMaxLines);
    const MinimapPicture picture = density.picture(800, 56);
    int filled = 0;
    for (const MinimapPixel &pixel : picture.pixels)
        filled += pixel.strength > 0 ? 1 : 0;
    QVERIFY(filled > 800);
    QCOMPARE(picture.pixels.size(), std::size_t(800 * 56));
}

void TestMinimap::showsFewFailuresWithoutHidingTheOthers()
{
    QString text = u"root run 0..100ms\n"_s;
    for (int i = 0; i < 4'000; ++i)
        text += u"  s%1 work%2 10..20ms%3\n"_s.arg(i % 3).arg(i).arg(i % 50 == 0 ? u" error"_s : u""_s);
    const TracePtr trace = traceFromText(text.toStdString());
    const MinimapPicture many = MinimapDensity(*trace, makeColorTable(*trace, {})).picture(100, 48);
    const MinimapPixel &start = many.at(10, 24);
    QVERIFY(start.failed > 0);
    QVERIFY(start.failed < 100); // two of a hundred
    QVERIFY(start.strength > 200);
    const TracePtr one = traceFromText("a run 0..80ms error\n");
    QCOMPARE(int(MinimapDensity(*one, makeColorTable(*one, {})).picture(8, 4).at(0, 0).failed), 255);
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
    QCOMPARE(density.lineCount(), 1);
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

void TestMinimap::givesAFewServicesHuesOfTheirOwn()
{
    for (int first = 0; first < 40; ++first) { // many sets of twelve names
        std::vector<std::string> names;
        for (int i = 0; i < kServiceHueCount; ++i)
            names.push_back("service" + std::to_string(first * kServiceHueCount + i));
        std::set<int> hues;
        for (const int color : distinctServiceColors({names.begin(), names.end()}))
            hues.insert(color % kServiceHueCount);
        QCOMPARE(hues.size(), static_cast<std::size_t>(kServiceHueCount));
    }
}

void TestMinimap::givesAServiceTheSameColourInEveryTrace()
{
    const TracePtr one = traceFromText("checkout run 0..1ms\n");
    const TracePtr two = traceFromText("x run 0..9ms\n  checkout run 1..2ms\n");
    QCOMPARE(ServiceColors(*one).colorOf(one->serviceId(SpanIndex(0))), serviceColorIndex("checkout"));
    const int second = ServiceColors(*two).colorOf(two->serviceId(SpanIndex(1)));
    QVERIFY(second == serviceColorIndex("checkout") || serviceColorIndex("x") == serviceColorIndex("checkout"));
}

QTEST_GUILESS_MAIN(TestMinimap)
#include "tst_minimap.moc"
