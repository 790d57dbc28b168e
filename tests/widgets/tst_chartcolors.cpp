// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/chartcolors.h"

#include "core/layout/colortable.h"
#include "core/layout/servicecolors.h"

#include <QPalette>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace traceloupe;

namespace {

QPalette paletteOf(const QColor &base, const QColor &window, const QColor &text)
{
    QPalette palette;
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Highlight, QColor(0x3d7eda));
    return palette;
}

} // namespace

class TestChartColors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void canBeReadOnLightAndDark_data();
    void canBeReadOnLightAndDark();
    void tellsServicesApart();
    void measuresContrastAsWcagDoes();
};

void TestChartColors::canBeReadOnLightAndDark_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << paletteOf(Qt::white, QColor(0xefefef), QColor(0x1a1a1a)) << false;
    QTest::newRow("dark") << paletteOf(QColor(0x181a1d), QColor(0x1f2226), QColor(0xe6e8ea)) << true;
}

void TestChartColors::canBeReadOnLightAndDark()
{
    QFETCH(QPalette, palette);
    QFETCH(bool, isDark);
    const ChartColors colors = ChartColors::fromPalette(palette);

    QCOMPARE(colors.isDark, isDark);
    for (const QColor &back : {colors.background, colors.headerBackground, colors.hoverRow, colors.currentRow}) {
        QVERIFY(contrastRatio(colors.text, back) >= 7);
        QVERIFY(contrastRatio(colors.dimText, back) >= 4.3);
        QVERIFY(contrastRatio(colors.error, back) >= 4);
        QVERIFY(contrastRatio(colors.warning, back) >= 3.7);
    }
    for (int index = 0; index < kServiceColorCount; ++index) {
        const QColor service = colors.service(index);
        QVERIFY2(contrastRatio(service, colors.background) >= 3, qPrintable(service.name()));
        QVERIFY2(contrastRatio(service, ChartColors::textOn(service)) >= 4.5, qPrintable(service.name()));
    }
}

void TestChartColors::tellsServicesApart()
{
    for (const bool isDark : {false, true}) {
        ChartColors colors;
        colors.isDark = isDark;
        std::set<QRgb> used;
        for (int index = 0; index < kServiceColorCount; ++index) {
            used.insert(colors.service(index).rgb());
            const int hue = colors.service(index).hsvHue();
            QVERIFY2(hue > 18 && hue < 340, qPrintable(colors.service(index).name())); // red is for what failed
        }
        QCOMPARE(used.size(), static_cast<std::size_t>(kServiceColorCount));
        for (int step = 1; step < kStepCount; ++step) {
            const QRgb below = colors.of(kFirstStep + step - 1).rgb() & 0xffffffU;
            QVERIFY(colorDifference(below, colors.of(kFirstStep + step).rgb() & 0xffffffU) > 12);
        }
    }
}

void TestChartColors::measuresContrastAsWcagDoes()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    QVERIFY(qAbs(contrastRatio(QColor(0x767676), Qt::white) - 4.54) < 0.01);
}

QTEST_MAIN(TestChartColors)
#include "tst_chartcolors.moc"
