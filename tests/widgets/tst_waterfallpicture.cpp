// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Bars as pictures, light and dark, compared with tests/golden/waterfall. No text is drawn: fonts differ by machine.
#include "widgets/waterfall/barpainter.h"

#include "core/session/tracesession.h"
#include "tests/support/testbase.h"
#include "tests/support/tracefromtext.h"

#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPalette>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::string_view kOddities = R"(
    frontend  GET /cart  0..120ms   server
      frontend cart.Get  5..100ms   client
        cart  GetCart    10..95ms   server event=retry@12ms
      db      select     101..103ms client
      db      select     103..104ms client error
      db      select     105..109ms client
      db      select     110..111ms client
      db      select     112..118ms client
      worker  send       60..?ms    producer
    lost      Orphan     30..60ms   parent=ffff error
)";
constexpr QSize kSize{460, 200};
constexpr int kRowPx = 22;
constexpr int kMarginPx = 10;
/// Of 255, a channel.
constexpr int kTolerance = 8;
constexpr double kMostDifferent = 0.001;

QPalette paletteOf(bool isDark)
{
    QPalette palette;
    palette.setColor(QPalette::Base, isDark ? QColor(0x1e2024) : QColor(Qt::white));
    palette.setColor(QPalette::Window, isDark ? QColor(0x2a2d32) : QColor(0xf2f3f5));
    palette.setColor(QPalette::Text, isDark ? QColor(0xe3e6ea) : QColor(0x1d2126));
    palette.setColor(QPalette::Highlight, QColor(0x1f66d6));
    return palette;
}

QImage picture(const TraceSession &session, const PathIndex &path, bool isDark)
{
    const ChartColors colors = ChartColors::fromPalette(paletteOf(isDark));
    HiddenSpans hidden;
    std::vector<std::int64_t> shifts(session.trace().rowCount());
    shifts.back() = 6'000'000;
    const TimeScale scale({session.trace().startNs(), session.trace().endNs()}, kSize.width() - 2.0 * kMarginPx);
    const WaterfallLayout layout = layoutWaterfall({session.rows(), session.errors(), scale, &hidden, &shifts, &path},
                                                   {0, session.rows().lineCount()});
    QImage image(kSize, QImage::Format_RGB32);
    image.fill(colors.background);
    QPainter painter(&image);
    const BarPainter bars(session, colors);
    for (const WaterfallRow &row : layout.rows) {
        const QRectF bar(std::round(kMarginPx + static_cast<double>(row.leftPx)), row.line * kRowPx + 5.0,
                         std::max(2.0, std::round(static_cast<double>(row.rightPx - row.leftPx))), 12);
        bars.paint(painter, bar, kMarginPx, layout, row);
    }
    return image;
}

double differentShare(const QImage &a, const QImage &b)
{
    int different = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QColor one = a.pixelColor(x, y);
            const QColor other = b.pixelColor(x, y);
            const int most = std::max({std::abs(one.red() - other.red()), std::abs(one.green() - other.green()),
                                       std::abs(one.blue() - other.blue())});
            different += most > kTolerance ? 1 : 0;
        }
    }
    return different / static_cast<double>(a.width() * a.height());
}

/// Empty if it looks like the golden picture.
QString difference(const QString &name, const QImage &image)
{
    const QString golden = QDir(dataPath(u"."_s)).filePath(u"../golden/waterfall/"_s + name);
    if (qEnvironmentVariableIntValue("UPDATE_GOLDEN") == 1)
        return image.save(golden) ? QString() : u"cannot write "_s + golden;
    const QImage expected = QImage(golden).convertToFormat(QImage::Format_RGB32);
    if (expected.size() != image.size())
        return u"no picture of that size: "_s + golden;
    const double share = differentShare(expected, image);
    if (share <= kMostDifferent)
        return {};
    const QString actual = QDir::temp().filePath(u"actual-"_s + name);
    image.save(actual);
    return u"%1 of the pixels differ: %2, expected %3"_s.arg(share).arg(actual, golden);
}

} // namespace

class TestWaterfallPicture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawsBars_data();
    void drawsBars();
};

void TestWaterfallPicture::drawsBars_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<bool>("isClosed");
    QTest::newRow("open-light") << false << false;
    QTest::newRow("open-dark") << true << false;
    QTest::newRow("closed-light") << false << true;
    QTest::newRow("closed-dark") << true << true;
}

void TestWaterfallPicture::drawsBars()
{
    QFETCH(const bool, isDark);
    QFETCH(const bool, isClosed);
    TraceSession session(traceFromText(kOddities));
    if (isClosed)
        session.collapse().setCollapsed(SpanIndex(1), true);
    const auto at = [](int ms) { return kTextTraceStartNs + ms * std::int64_t{1'000'000}; };
    const PathIndex path({{SpanIndex(0), at(0), at(5)},
                          {SpanIndex(1), at(5), at(10)},
                          {SpanIndex(2), at(10), at(95)},
                          {SpanIndex(7), at(112), at(118)},
                          {SpanIndex(8), at(60), at(90), true}});
    const QString name = u"bars-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(difference(name, picture(session, path, isDark)), QString());
}

QTEST_MAIN(TestWaterfallPicture)
#include "tst_waterfallpicture.moc"
