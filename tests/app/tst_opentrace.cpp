// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the other traces of the cache tell of an open one.
#include "app/tracetab.h"
#include "app/tracetabs.h"
#include "tests/app/windowfixture.h"
#include "tests/support/testbase.h"
#include "widgets/tracepage/tracepage.h"
#include "widgets/waterfall/waterfallview.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

/// A trace of one span, which took that long, and whose span may link to that of another trace.
QByteArray traceJson(int number, int durationMs, int linkedTrace = 0)
{
    const auto hex = [](int value, int digits) { return QByteArray::number(value, 16).rightJustified(digits, '0'); };
    const QByteArray link = linkedTrace == 0 ? QByteArray()
                                             : ",\"links\":[{\"traceId\":\"" + hex(linkedTrace, 32) + "\",\"spanId\":\""
                                                   + hex(linkedTrace, 16) + "\"}]";
    return "{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":"
           "\"shop\"}}]},\"scopeSpans\":[{\"spans\":[{\"traceId\":\""
           + hex(number, 32) + "\",\"spanId\":\"" + hex(number, 16)
           + "\",\"name\":\"GET /cart\",\"startTimeUnixNano\":\"1700000000000000000\",\"endTimeUnixNano\":\"17000000000"
           + QByteArray::number(durationMs).rightJustified(2, '0') + "000000\"" + link + "}]}]}]}\n";
}

/// The page of that trace, opened in the window; null if it is not there.
TracePage *openedPage(WindowFixture &fixture, int number)
{
    TraceRequest request;
    request.id = TraceId{0, static_cast<std::uint64_t>(number)};
    fixture.window().openTrace(request);
    const auto page = [&fixture]() -> TracePage * {
        const TraceTab *tab = fixture.window().tabs().currentTrace();
        return tab ? tab->page() : nullptr;
    };
    [&] { QTRY_VERIFY_WITH_TIMEOUT(page() != nullptr, 60'000); }();
    return page();
}

} // namespace

class TestOpenTrace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(unexpectedWarnings());
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->start();
        QFile file(m_fixture->path(u"many.jsonl"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int i = 1; i <= 40; ++i) // durations of 1 to 40 ms; the last two know the first
            file.write(traceJson(i, i, i > 38 ? 1 : 0));
        file.close();
        const QSignalSpy settled(&m_fixture->window().opener(), &FileOpener::settled);
        m_fixture->window().opener().open({file.fileName()});
        QTRY_COMPARE_WITH_TIMEOUT(settled.count(), 1, 60'000);
    }
    void cleanup() { m_fixture.reset(); }

    void ranksItsSpansAmongThoseOfTheCache()
    {
        TracePage *page = openedPage(*m_fixture, 30);
        QVERIFY(page);
        const WaterfallColumn rank{WaterfallColumn::Kind::Rank, {}};
        page->waterfall().setColumns({rank});
        QTRY_COMPARE_WITH_TIMEOUT(columnCell(page->session(), rank, SpanIndex(0)).text, u"p75 of 40"_s, 60'000);
        QVERIFY(!columnCell(page->session(), rank, SpanIndex(0)).isDim); // enough to compare with

        page->session().coloring().setChoice({ColorBy::Rank, {}});
        QTRY_COMPARE_WITH_TIMEOUT(page->session().coloring().table().choice.by, ColorBy::Rank, 60'000);
        QCOMPARE(int(page->session().coloring().colorOf(SpanIndex(0))), kFirstStep + 3); // p75 to p90
        // and it is painted: of that colour is the middle of the bar
        WaterfallView &view = page->waterfall();
        const QImage shown = view.viewport()->grab().toImage();
        const WaterfallRow &row = view.layoutNow().rows.front();
        const QPoint middle(qRound(view.geometryNow().timeLeftPx() + static_cast<double>(row.leftPx + row.rightPx) / 2),
                            view.lineRect(0).center().y());
        QCOMPARE(QColor(shown.pixel(middle * shown.devicePixelRatio())), view.colors().of(kFirstStep + 3));
    }

    void marksSpansThatOtherTracesLinkTo()
    {
        TracePage *page = openedPage(*m_fixture, 1);
        QVERIFY(page);
        QTRY_COMPARE_WITH_TIMEOUT(page->session().incomingLinks().of(SpanIndex(0)).size(), 2U, 60'000);
        WaterfallView &view = page->waterfall();
        QVERIFY((view.layoutNow().rows.front().marks & RowMark::kLinkedFrom) != 0);
        TracePage *other = openedPage(*m_fixture, 40);
        QVERIFY((other->waterfall().layoutNow().rows.front().marks & RowMark::kLinks) != 0);
        QVERIFY((other->waterfall().layoutNow().rows.front().marks & RowMark::kLinkedFrom) == 0);
        // a click on the sign goes to the trace that is linked to
        const QPoint sign(qRound(other->waterfall().geometryNow().signCenterPx(0)),
                          other->waterfall().lineRect(0).center().y());
        QTest::mouseClick(other->waterfall().viewport(), Qt::LeftButton, {}, sign);
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->window().tabs().currentTrace()->page() == page, 60'000);
    }

    void knowsWhichLinkedTracesAreNotInTheCache()
    {
        TracePage *page = openedPage(*m_fixture, 39);
        QVERIFY(page);
        const auto remove = [ids = std::vector{TraceId{0, 1}}](Cache &cache) { return cache.remove(ids); };
        m_fixture->services().cache.run(CacheAccess::Lane::Write, page, remove, [](const Result<std::uint64_t> &) {});
        QTRY_COMPARE_WITH_TIMEOUT(page->session().outgoingLinks().missing(), (std::vector{TraceId{0, 1}}), 60'000);
        QVERIFY((page->waterfall().layoutNow().rows.front().marks & RowMark::kDeadLinks) != 0);
    }

private:
    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(TestOpenTrace)
#include "tst_opentrace.moc"
