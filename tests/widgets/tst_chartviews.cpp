// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartaxes.h"
#include "widgets/charts/chartstrip.h"
#include "widgets/charts/heatmapchart.h"
#include "widgets/charts/histogramchart.h"
#include "widgets/charts/resultvalues.h"
#include "widgets/charts/scatterchart.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace traceloupe;

namespace {

constexpr std::int64_t kMs = 1'000'000;

/// Three quick traces, then a slow one with an error.
ResultRows sampleRows()
{
    ResultRows rows;
    for (int i = 0; i < 4; ++i) {
        TraceSummary trace;
        trace.id = TraceId{0, static_cast<std::uint64_t>(i) + 1};
        trace.rootService = u"frontend"_s;
        trace.rootName = u"GET <b>/%1</b>"_s.arg(i);
        trace.startNs = 1'000 * kMs * i;
        trace.durationNs = (i == 3 ? 2'000 : 10 + i) * kMs;
        trace.spans = 10;
        trace.errors = i == 3 ? 2 : 0;
        rows.append(trace);
    }
    return rows;
}

/// More than are laid out at once: a millisecond to a second long, one in eight failed.
ResultRows manyRows()
{
    ResultRows rows;
    for (std::uint32_t i = 0; i < 3 * ChartView::kRowsAtOnce; ++i) {
        rows.columns.append(i * kMs, (1 + i % 1'000) * kMs, 1, i % 8 == 0 ? 1 : 0);
        rows.ids.push_back(TraceId{0, i + 1});
        rows.services.push_back(u"shop"_s);
        rows.names.push_back(u"GET /"_s);
    }
    return rows;
}

/// The traces of all cells or bars that are shown now.
QString middleOf(const ChartView &chart)
{
    return chart.valuesAt(QPointF(chart.plotRect().width() * 0.8, chart.plotRect().height() * 0.2)).join(u'|');
}

QPoint inWidget(const ChartView &chart, QPointF place)
{
    return (chart.plotRect().topLeft() + place).toPoint();
}

void drag(ChartView &chart, QPointF from, QPointF to)
{
    QTest::mousePress(&chart, Qt::LeftButton, {}, inWidget(chart, from));
    QTest::mouseMove(&chart, inWidget(chart, (from + to) / 2));
    QTest::mouseMove(&chart, inWidget(chart, to));
    QTest::mouseRelease(&chart, Qt::LeftButton, {}, inWidget(chart, to));
}

} // namespace

class TestChartViews : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void marksTracesByADragInAnyChart_data();
    void marksTracesByADragInAnyChart();
    void saysTheDaysOfARangeOverMidnight();
    void opensTheTraceOfAClick();
    void marksByKeyboardAlone();
    void walksFromTraceToTraceByArrowKeys();
    void reachesEveryTraceWhereDotsOverlap_data();
    void reachesEveryTraceWhereDotsOverlap();
    void marksWhatTheCursorIsOnBySpace_data();
    void marksWhatTheCursorIsOnBySpace();
    void walksFromCellToCell_data();
    void walksFromCellToCell();
    void unmarksByEscape();
    void saysTheExactValuesOfWhatIsThere();
    void tellsOthersWhatIsUnderThePointer();
    void staysVisibleUnderFocusAndReadout_data();
    void staysVisibleUnderFocusAndReadout();
    void marksABarByAClick();
    void unmarksByAClickWhereNothingIs_data();
    void unmarksByAClickWhereNothingIs();
    void staysReadableUnderThePointerWithFocus_data();
    void staysReadableUnderThePointerWithFocus();
    void showsAllChartsWhereThereIsRoom();
    void foldsToOneLineAndRemembersIt();
    void saysNothingWithoutTraces();
    void leavesOutALabelThatWouldTouchTheOneBefore();
    void laysOutManyRowsInAnotherThread_data();
    void laysOutManyRowsInAnotherThread();
    void showsTheLastOfManyChanges();
    void dropsALayoutThatFewerRowsHaveOvertaken();

private:
    ResultSet *m_results = nullptr;
    ChartStrip *m_strip = nullptr;
};

void TestChartViews::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support|QStandardPaths: XDG_RUNTIME_DIR)"_s));
    m_results = new ResultSet;
    m_strip = new ChartStrip(*m_results);
    m_strip->setTimeZone(DisplayTimeZone::utc());
    m_strip->resize(1500, 300);
    m_strip->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_strip));
    m_results->setRows(sampleRows());
    QTRY_VERIFY(m_strip->histogram().mapTo(m_strip, m_strip->histogram().rect().topRight()).x() > 1'480);
    QTRY_COMPARE(m_strip->scatter().height(), m_strip->histogram().height());
}

void TestChartViews::cleanup()
{
    delete std::exchange(m_strip, nullptr);
    delete std::exchange(m_results, nullptr);
}

void TestChartViews::marksTracesByADragInAnyChart_data()
{
    QTest::addColumn<int>("chart");
    QTest::newRow("scatter plot") << 0;
    QTest::newRow("heat map") << 1;
    QTest::newRow("histogram") << 2;
}

void TestChartViews::marksTracesByADragInAnyChart()
{
    QFETCH(int, chart);
    ChartView *const charts[] = {&m_strip->scatter(), &m_strip->heatmap(), &m_strip->histogram()};
    ChartView &view = *charts[chart];
    const QRectF plot = view.plotRect();
    // durations go up in the first two, to the right in the third
    const bool goesRight = chart == 2;
    const QPointF from = goesRight ? QPointF(plot.width() * 0.6, 20) : QPointF(2, 2);
    const QPointF to = goesRight ? QPointF(plot.width() - 1, 40) : QPointF(plot.width() - 2, plot.height() * 0.4);

    drag(view, from, to);

    const ResultBrush &brush = m_results->brush();
    const auto where = u"%1 traces, %2 to %3 ms, plot %4x%5"_s.arg(m_results->cohortSize())
                           .arg(brush.duration ? brush.duration->minNs / kMs : -1)
                           .arg(brush.duration ? brush.duration->maxNs / kMs : -1)
                           .arg(plot.width())
                           .arg(plot.height());
    QVERIFY2(m_results->cohort() == (std::unordered_set<TraceId>{TraceId{0, 4}}), qPrintable(where));
}

void TestChartViews::opensTheTraceOfAClick()
{
    ScatterChart &scatter = m_strip->scatter();
    TraceId opened;
    connect(m_strip, &ChartStrip::traceActivated, this, [&opened](const TraceId &id) { opened = id; });

    QTest::mouseClick(&scatter, Qt::LeftButton, {}, inWidget(scatter, scatter.centreOf(2)));

    QCOMPARE(opened, (TraceId{0, 3}));
    QVERIFY(!m_results->hasCohort());
}

void TestChartViews::marksByKeyboardAlone()
{
    HistogramChart &histogram = m_strip->histogram();
    histogram.setFocus();

    QTest::keyClick(&histogram, Qt::Key_Right);
    for (int i = 0; i < 200; ++i)
        QTest::keyClick(&histogram, Qt::Key_Right, Qt::ShiftModifier);

    QCOMPARE(m_results->cohortSize(), std::size_t{4});
    QVERIFY(!histogram.accessibleDescription().isEmpty());
}

void TestChartViews::walksFromTraceToTraceByArrowKeys()
{
    ScatterChart &scatter = m_strip->scatter();
    TraceId opened;
    connect(m_strip, &ChartStrip::traceActivated, this, [&opened](const TraceId &id) { opened = id; });
    scatter.setFocus();

    QTest::keyClick(&scatter, Qt::Key_Right);
    QTest::keyClick(&scatter, Qt::Key_Right);
    QTest::keyClick(&scatter, Qt::Key_Return);
    QCOMPARE(opened, (TraceId{0, 2}));
    QTest::keyClick(&scatter, Qt::Key_Up);
    QTest::keyClick(&scatter, Qt::Key_Up);
    QTest::keyClick(&scatter, Qt::Key_Up);
    QTest::keyClick(&scatter, Qt::Key_Return);

    QCOMPARE(opened, (TraceId{0, 4})); // the longest, and no further
}

void TestChartViews::reachesEveryTraceWhereDotsOverlap_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("by start") << int{Qt::Key_Right};
    QTest::newRow("by start, backwards") << int{Qt::Key_Left};
    QTest::newRow("by duration") << int{Qt::Key_Up};
    QTest::newRow("by duration, backwards") << int{Qt::Key_Down};
}

void TestChartViews::reachesEveryTraceWhereDotsOverlap()
{
    QFETCH(int, key);
    constexpr std::size_t kTraces = 40;
    ResultRows rows;
    for (std::uint32_t i = 0; i < kTraces; ++i) { // all but the last at about one place, some at the very same
        const bool isLast = i + 1 == kTraces;
        rows.columns.append(isLast ? 1'000'000 * kMs : i / 3, isLast ? 1'000 * kMs : kMs + i / 2, 1, 0);
        rows.ids.push_back(TraceId{0, i + 1});
        rows.services.push_back(u"shop"_s);
        rows.names.push_back(u"GET /"_s);
    }
    m_results->setRows(rows);
    ScatterChart &scatter = m_strip->scatter();
    std::unordered_set<TraceId> opened;
    connect(m_strip, &ChartStrip::traceActivated, this, [&opened](const TraceId &id) { opened.insert(id); });
    scatter.setFocus();

    for (std::size_t i = 0; i < kTraces; ++i) {
        QTest::keyClick(&scatter, static_cast<Qt::Key>(key));
        QTest::keyClick(&scatter, Qt::Key_Return);
        QCOMPARE(opened.size(), i + 1);
        QVERIFY(m_results->hovered()); // what the other charts and the list show
    }
}

void TestChartViews::marksWhatTheCursorIsOnBySpace_data()
{
    marksTracesByADragInAnyChart_data();
}

void TestChartViews::marksWhatTheCursorIsOnBySpace()
{
    QFETCH(int, chart);
    ChartView *const charts[] = {&m_strip->scatter(), &m_strip->heatmap(), &m_strip->histogram()};
    ChartView &view = *charts[chart];
    view.setFocus();
    // the slow one is the last in time and the longest; axes have some room beyond it
    const auto isOnTraces = [&view] { return !view.accessibleDescription().startsWith(u'0'); };
    QTest::keyClick(&view, Qt::Key_End);
    for (int step = 1; step < 400 && !isOnTraces(); ++step) {
        const bool isNextColumn = chart != 1 || step % 40 == 0;
        QTest::keyClick(&view, isNextColumn ? Qt::Key_Left : (step / 40) % 2 == 0 ? Qt::Key_Up : Qt::Key_Down);
    }
    QTest::keyClick(&view, Qt::Key_Space);
    QCOMPARE(m_results->cohort(), (std::unordered_set<TraceId>{TraceId{0, 4}}));

    QTest::keyClick(&view, Qt::Key_Space);

    QVERIFY(!m_results->hasCohort());
}

void TestChartViews::walksFromCellToCell_data()
{
    QTest::addColumn<int>("chart");
    QTest::addColumn<int>("key");
    QTest::newRow("heat map, columns") << 1 << int{Qt::Key_Right};
    QTest::newRow("heat map, rows") << 1 << int{Qt::Key_Down};
    QTest::newRow("histogram") << 2 << int{Qt::Key_Right};
}

void TestChartViews::walksFromCellToCell()
{
    QFETCH(int, chart);
    QFETCH(int, key);
    ChartView *const charts[] = {&m_strip->scatter(), &m_strip->heatmap(), &m_strip->histogram()};
    ChartView &view = *charts[chart];
    view.setFocus();
    if (chart == 1 && key == Qt::Key_Down) {
        for (int i = 0; i < 100; ++i)
            QTest::keyClick(&view, Qt::Key_Up);
    } else {
        QTest::keyClick(&view, Qt::Key_Home);
    }
    QSet<QString> seen{view.accessibleDescription()};
    for (int i = 0; i < 8; ++i)
        seen.insert((QTest::keyClick(&view, static_cast<Qt::Key>(key)), view.accessibleDescription()));

    QCOMPARE(seen.size(), 9); // each step another stretch
}

void TestChartViews::unmarksByEscape()
{
    HeatmapChart &heatmap = m_strip->heatmap();
    drag(heatmap, {2, 2}, {heatmap.plotRect().width() - 2, heatmap.plotRect().height() - 2});
    QVERIFY(m_results->hasCohort());

    QTest::keyClick(&heatmap, Qt::Key_Escape);

    QVERIFY(!m_results->hasCohort());
}

void TestChartViews::saysTheExactValuesOfWhatIsThere()
{
    const QStringList trace = m_strip->scatter().valuesAt(m_strip->scatter().centreOf(3));

    QCOMPARE(trace.at(0), u"frontend: GET <b>/3</b>"_s); // painted as it is, not as markup
    QCOMPARE(trace.at(1), u"2.00 s"_s);
    QCOMPARE(trace.at(2), u"1970-01-01 00:00:03.000 UTC"_s);
    QVERIFY(m_strip->scatter().valuesAt({1, 1}).isEmpty());
    const QStringList bar = m_strip->histogram().valuesAt({0, 10});
    QVERIFY(bar.at(0).startsWith(u'0'));
}

void TestChartViews::tellsOthersWhatIsUnderThePointer()
{
    ScatterChart &scatter = m_strip->scatter();

    QTest::mouseMove(&scatter, inWidget(scatter, scatter.centreOf(1)));
    QTRY_COMPARE(m_results->hovered(), std::optional<std::uint32_t>(1));
    QTest::mouseMove(&scatter, inWidget(scatter, {scatter.plotRect().width() / 2, 3}));

    QTRY_COMPARE(m_results->hovered(), std::nullopt);
}

void TestChartViews::staysVisibleUnderFocusAndReadout_data()
{
    marksTracesByADragInAnyChart_data();
}

/// The readout's fill must not become the fill of the frame that shows the focus.
void TestChartViews::staysVisibleUnderFocusAndReadout()
{
    QFETCH(int, chart);
    ChartView *const charts[] = {&m_strip->scatter(), &m_strip->heatmap(), &m_strip->histogram()};
    ChartView &view = *charts[chart];
    m_strip->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_strip));
    view.clearFocus();
    const QImage before = view.grab().toImage();
    view.setFocus();
    QTRY_VERIFY(view.hasFocus());

    QTest::keyClick(&view, Qt::Key_Right);

    const QImage after = view.grab().toImage();
    QCOMPARE(after.size(), before.size());
    QVERIFY2(after.pixel(after.width() - 1, after.height() / 2)
                 != before.pixel(before.width() - 1, before.height() / 2),
             "the focus is not shown");
    qint64 changed = 0;
    for (int y = 0; y < after.height(); ++y) {
        for (int x = 0; x < after.width(); ++x)
            changed += after.pixel(x, y) != before.pixel(x, y) ? 1 : 0;
    }
    const qint64 pixels = qint64{after.width()} * after.height();
    QVERIFY2(changed < pixels / 2, qPrintable(u"%1 of %2 pixels changed"_s.arg(changed).arg(pixels)));
}

void TestChartViews::marksABarByAClick()
{
    HistogramChart &histogram = m_strip->histogram();
    const double right = histogram.plotRect().width();
    // the slow one's bar is somewhere in the last third
    for (double x = right - 2; x > right / 2 && !m_results->hasCohort(); x -= 4) {
        if (!histogram.valuesAt({x, 10}).at(0).startsWith(u'0'))
            QTest::mouseClick(&histogram, Qt::LeftButton, {}, inWidget(histogram, {x, 10}));
    }

    QCOMPARE(m_results->cohort(), (std::unordered_set<TraceId>{TraceId{0, 4}}));
    QVERIFY(!m_results->brush().start);
}

void TestChartViews::unmarksByAClickWhereNothingIs_data()
{
    QTest::addColumn<int>("chart");
    QTest::newRow("heat map") << 1;
    QTest::newRow("histogram") << 2;
}

void TestChartViews::unmarksByAClickWhereNothingIs()
{
    QFETCH(int, chart);
    ChartView *const charts[] = {&m_strip->scatter(), &m_strip->heatmap(), &m_strip->histogram()};
    m_results->setBrush({std::nullopt, DurationRange{0, 20 * kMs}});
    // between the quick ones and the slow one, early
    QTest::mouseClick(charts[chart], Qt::LeftButton, {},
                      inWidget(*charts[chart], QPointF(charts[chart]->plotRect().width() / 2, 4)));
    QVERIFY(!m_results->hasCohort());
}

void TestChartViews::staysReadableUnderThePointerWithFocus_data()
{
    QTest::addColumn<int>("chart");
    QTest::newRow("scatter plot") << 0;
    QTest::newRow("heat map") << 1;
    QTest::newRow("histogram") << 2;
}

void TestChartViews::staysReadableUnderThePointerWithFocus()
{
    QFETCH(int, chart);
    ChartView *const charts[] = {&m_strip->scatter(), &m_strip->heatmap(), &m_strip->histogram()};
    ChartView &view = *charts[chart];
    const QImage before = view.grab().toImage();
    view.setFocus();
    QTRY_VERIFY(view.hasFocus());
    QTest::keyClick(&view, Qt::Key_Right); // a readout stands at the cursor now
    const QImage after = view.grab().toImage();
    int same = 0;
    for (int y = 0; y < before.height(); ++y) {
        for (int x = 0; x < before.width(); ++x)
            same += before.pixel(x, y) == after.pixel(x, y) ? 1 : 0;
    }
    QVERIFY(same > before.width() * before.height() / 2); // the readout covers a part, not all
}

void TestChartViews::showsAllChartsWhereThereIsRoom()
{
    QVERIFY(m_strip->scatter().isVisible() && m_strip->heatmap().isVisible() && m_strip->histogram().isVisible());

    m_strip->resize(900, 300);
    QTRY_VERIFY(!m_strip->heatmap().isVisible());
    QVERIFY(m_strip->scatter().isVisible() && m_strip->histogram().isVisible());
}

void TestChartViews::foldsToOneLineAndRemembersIt()
{
    QTest::mouseClick(m_strip->findChild<QToolButton *>(u"foldCharts"_s), Qt::LeftButton);
    QVERIFY(!m_strip->scatter().isVisible());

    ResultSet results;
    ChartStrip other(results);
    other.restoreState(m_strip->saveState());

    QVERIFY(other.isFolded());
    QCOMPARE(other.saveState(), m_strip->saveState());
    other.restoreState(u"nonsense"_s);
    QVERIFY(other.isFolded());
}

void TestChartViews::saysNothingWithoutTraces()
{
    m_results->setRows({});

    for (ChartView *chart :
         std::initializer_list<ChartView *>{&m_strip->scatter(), &m_strip->heatmap(), &m_strip->histogram()}) {
        QTest::mouseClick(chart, Qt::LeftButton, {}, chart->rect().center());
        QTest::keyClick(chart, Qt::Key_Right);
        QTest::keyClick(chart, Qt::Key_Right, Qt::ShiftModifier);
        chart->repaint();
        QVERIFY(chart->valuesAt({5, 5}).isEmpty());
    }
    QVERIFY(!m_results->hasCohort());
}

void TestChartViews::saysTheDaysOfARangeOverMidnight()
{
    constexpr std::int64_t kHour = 3'600'000 * kMs;
    const DisplayTimeZone utc = DisplayTimeZone::fromSetting(u"UTC"_s);

    QCOMPARE(resultvalues::times({10 * kHour, 23 * kHour}, utc), u"10:00:00 to 23:00:00 UTC"_s);
    QCOMPARE(resultvalues::times({10 * kHour, 32 * kHour}, utc), u"1970-01-01 10:00:00 to 1970-01-02 08:00:00 UTC"_s);
    QCOMPARE(resultvalues::times({10 * kHour, 80 * kHour}, utc), u"1970-01-01 10:00:00 to 1970-01-04 08:00:00 UTC"_s);
}

void TestChartViews::leavesOutALabelThatWouldTouchTheOneBefore()
{
    const TimeRange range{0, 1'000};
    const auto painted = [&](const QString &second) {
        QImage image(300, 60, QImage::Format_ARGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        chartaxes::paintTimes(painter, ChartColors::fromPalette(QPalette(Qt::white)),
                              {{100, u"12:24:05.123 456"_s}, {300, second}, {900, u"06"_s}}, range, {300, 30});
        return image;
    };

    QCOMPARE(painted(u"12:24:05.123 457"_s), painted(QString()));
}

void TestChartViews::laysOutManyRowsInAnotherThread_data()
{
    QTest::addColumn<int>("chart");
    QTest::newRow("heat map") << 0;
    QTest::newRow("histogram") << 1;
}

void TestChartViews::laysOutManyRowsInAnotherThread()
{
    QFETCH(int, chart);
    ChartView *const charts[] = {&m_strip->heatmap(), &m_strip->histogram()};
    const ChartView &view = *charts[chart];
    const QString ofFew = middleOf(view);

    m_results->setRows(manyRows());
    QCOMPARE(middleOf(view), ofFew); // until the other thread has finished
    m_strip->grab();                 // what is there can be painted
    QTRY_VERIFY(middleOf(view) != ofFew);

    const QString unmarked = middleOf(view);
    m_results->setBrush({std::nullopt, DurationRange{1 * kMs, 1'000 * kMs}});
    QCOMPARE(m_results->cohortSize(), m_results->size()); // the cohort itself is there at once
    QCOMPARE(middleOf(view), unmarked);
    QTRY_VERIFY(middleOf(view).contains(u"marked"_s));
}

void TestChartViews::showsTheLastOfManyChanges()
{
    m_results->setRows(manyRows());
    for (int step = 1; step < 20; ++step)
        m_results->setBrush({std::nullopt, DurationRange{0, step * kMs}});
    m_results->setBrush({std::nullopt, DurationRange{0, 2'000 * kMs}});
    const HistogramChart &chart = m_strip->histogram();
    const auto marked = [&] {
        const QStringList lines = chart.valuesAt({chart.plotRect().width() * 0.8, 20});
        return lines.size() > 2 && lines[0].section(u' ', 0, 0) == lines[2].section(u' ', 0, 0);
    };
    QTRY_VERIFY(marked()); // all of the bar, as the last brush says
}

void TestChartViews::dropsALayoutThatFewerRowsHaveOvertaken()
{
    const QString ofFew = middleOf(m_strip->heatmap());
    m_results->setRows(manyRows());
    m_results->setRows(sampleRows());
    QCOMPARE(middleOf(m_strip->heatmap()), ofFew);
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::sendPostedEvents();
    QCOMPARE(middleOf(m_strip->heatmap()), ofFew);
    m_strip->grab();
}

QTEST_MAIN(TestChartViews)
#include "tst_chartviews.moc"
