// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/viewrange.h"

#include <QSignalSpy>
#include <QTest>

#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace traceloupe;

namespace {

constexpr TimeRange kBounds{1'000, 2'000};

} // namespace

class TestViewRange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void showsEverythingAtFirst();
    void staysWithinItsBounds();
    void zoomsDownToANanosecond();
    void undoesAndRedoesZooms();
    void undoesAGestureAtOnce();
    void pansByAtLeastANanosecond();
    void followsATraceThatGrows();
    void tellsOnlyOfChanges();
    void showsATraceWithoutLength();
};

void TestViewRange::showsEverythingAtFirst()
{
    const ViewRange view(kBounds);
    QCOMPARE(view.range(), kBounds);
    QVERIFY(!view.isZoomed());
    QVERIFY(!view.canUndo());
}

void TestViewRange::staysWithinItsBounds()
{
    ViewRange view(kBounds);
    view.setRange({0, 1'500});
    QCOMPARE(view.range(), kBounds);
    view.setRange({1'900, 2'100});
    QCOMPARE(view.range(), (TimeRange{1'800, 2'000}));
    view.zoomAround(1'900, 1'000);
    QCOMPARE(view.range(), kBounds);
}

void TestViewRange::zoomsDownToANanosecond()
{
    ViewRange view(kBounds);
    for (int i = 0; i < 100; ++i)
        view.zoomAround(1'234, 0.5);
    QCOMPARE(view.range().lengthNs(), std::int64_t(1));
    QVERIFY(std::abs(view.range().startNs - 1'234) <= 1);
    for (int i = 0; i < 100; ++i)
        view.zoomAround(1'234, 1.25);
    QCOMPARE(view.range(), kBounds);
}

void TestViewRange::undoesAndRedoesZooms()
{
    ViewRange view(kBounds);
    view.setRange({1'100, 1'200});
    view.setRange({1'110, 1'120});
    view.undo();
    QCOMPARE(view.range(), (TimeRange{1'100, 1'200}));
    view.undo();
    QCOMPARE(view.range(), kBounds);
    QVERIFY(!view.canUndo());
    view.redo();
    view.redo();
    QCOMPARE(view.range(), (TimeRange{1'110, 1'120}));
    view.undo();
    view.setRange({1'500, 1'600});
    QVERIFY(!view.canRedo());
}

void TestViewRange::undoesAGestureAtOnce()
{
    ViewRange view(kBounds);
    view.setRange({1'100, 1'200});
    for (int i = 0; i < 5; ++i)
        view.pan(0.1);
    view.undo();
    QCOMPARE(view.range(), (TimeRange{1'100, 1'200}));
}

void TestViewRange::pansByAtLeastANanosecond()
{
    ViewRange view(kBounds);
    view.setRange({1'500, 1'503});
    view.pan(0.01);
    QCOMPARE(view.range(), (TimeRange{1'501, 1'504}));
    view.pan(-0.01);
    QCOMPARE(view.range(), (TimeRange{1'500, 1'503}));
}

void TestViewRange::followsATraceThatGrows()
{
    ViewRange view(kBounds);
    view.setBounds({1'000, 3'000});
    QCOMPARE(view.range(), (TimeRange{1'000, 3'000}));
    view.setRange({1'100, 1'200});
    view.setBounds({1'000, 4'000});
    QCOMPARE(view.range(), (TimeRange{1'100, 1'200}));
}

void TestViewRange::tellsOnlyOfChanges()
{
    ViewRange view(kBounds);
    const QSignalSpy spy(&view, &ViewRange::rangeChanged);
    view.reset();
    view.setRange(kBounds);
    view.pan(0.5);
    QCOMPARE(spy.count(), 0);
    view.setRange({1'100, 1'200});
    QCOMPARE(spy.count(), 1);
}

void TestViewRange::showsATraceWithoutLength()
{
    const ViewRange view({500, 500});
    QCOMPARE(view.range(), (TimeRange{500, 501}));
}

QTEST_GUILESS_MAIN(TestViewRange)
#include "tst_viewrange.moc"
