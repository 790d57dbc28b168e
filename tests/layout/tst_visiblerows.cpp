// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/visiblerows.h"

#include "tests/support/tracefromtext.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

/// a(b(c d(e)) f(g)) h
constexpr std::string_view kTree = R"(
    s a 0..100ms
      s b 1..50ms
        s c 2..3ms
        s d 4..20ms
          s e 5..6ms
      s f 60..70ms
        s g 61..62ms
    s h 80..90ms
)";

QString shown(const VisibleRows &rows)
{
    QString text;
    for (std::uint32_t line = 0; line < rows.lineCount(); ++line)
        text += QString::fromUtf8(rows.trace()->name(rows.at(line)));
    return text;
}

SpanIndex named(const VisibleRows &rows, std::string_view name)
{
    for (std::uint32_t row = 0; row < rows.trace()->rowCount(); ++row) {
        if (rows.trace()->name(SpanIndex(row)) == name)
            return SpanIndex(row);
    }
    return {};
}

} // namespace

class TestVisibleRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void showsEverythingAtFirst();
    void hidesWhatIsBelowACollapsedRow();
    void remembersWhatWasCollapsedInside();
    void collapsesAndExpandsAll();
    void collapsesAndExpandsASubtree();
    void expandsAndCollapsesLevelByLevel();
    void revealsASpan();
    void findsTheLineOfAHiddenSpanAtItsAncestor();
    void agreesWithAPlainWalkAfterAnyChanges();
};

void TestVisibleRows::showsEverythingAtFirst()
{
    const VisibleRows rows(traceFromText(kTree));
    QCOMPARE(shown(rows), u"abcdefgh"_s);
    QCOMPARE(rows.lineOf(named(rows, "f")), 5U);
}

void TestVisibleRows::hidesWhatIsBelowACollapsedRow()
{
    VisibleRows rows(traceFromText(kTree));
    QVERIFY(rows.setCollapsed(named(rows, "b"), true));
    QCOMPARE(shown(rows), u"abfgh"_s);
    QCOMPARE(rows.hiddenCount(named(rows, "b")), 3U);
    QVERIFY(!rows.setCollapsed(named(rows, "b"), true));
    QVERIFY(!rows.setCollapsed(named(rows, "g"), true)); // nothing below it
    QVERIFY(rows.setCollapsed(named(rows, "b"), false));
    QCOMPARE(shown(rows), u"abcdefgh"_s);
}

void TestVisibleRows::remembersWhatWasCollapsedInside()
{
    VisibleRows rows(traceFromText(kTree));
    rows.setCollapsed(named(rows, "b"), true);
    QVERIFY(!rows.setCollapsed(named(rows, "d"), true)); // out of sight: no line moves
    rows.setCollapsed(named(rows, "b"), false);
    QCOMPARE(shown(rows), u"abcdfgh"_s);
}

void TestVisibleRows::collapsesAndExpandsAll()
{
    VisibleRows rows(traceFromText(kTree));
    QVERIFY(rows.setAllCollapsed(true));
    QCOMPARE(shown(rows), u"ah"_s);
    rows.setCollapsed(named(rows, "a"), false);
    QCOMPARE(shown(rows), u"abfh"_s);
    QVERIFY(rows.setAllCollapsed(false));
    QCOMPARE(shown(rows), u"abcdefgh"_s);
    QVERIFY(!rows.setAllCollapsed(false));
}

void TestVisibleRows::collapsesAndExpandsASubtree()
{
    VisibleRows rows(traceFromText(kTree));
    rows.setSubtreeCollapsed(named(rows, "b"), true);
    rows.setCollapsed(named(rows, "b"), false);
    QCOMPARE(shown(rows), u"abcdfgh"_s);
    rows.setSubtreeCollapsed(named(rows, "b"), false);
    QCOMPARE(shown(rows), u"abcdefgh"_s);
}

void TestVisibleRows::expandsAndCollapsesLevelByLevel()
{
    VisibleRows rows(traceFromText(kTree));
    rows.collapseOneLevel();
    QCOMPARE(shown(rows), u"abcdfgh"_s);
    rows.collapseOneLevel();
    QCOMPARE(shown(rows), u"abfh"_s);
    rows.collapseOneLevel();
    QCOMPARE(shown(rows), u"ah"_s);
    QVERIFY(!rows.collapseOneLevel());
    rows.expandOneLevel();
    QCOMPARE(shown(rows), u"abfh"_s);
    rows.expandOneLevel();
    QCOMPARE(shown(rows), u"abcdfgh"_s);
    rows.expandOneLevel();
    QVERIFY(!rows.expandOneLevel());
}

void TestVisibleRows::revealsASpan()
{
    VisibleRows rows(traceFromText(kTree));
    rows.setAllCollapsed(true);
    QVERIFY(rows.reveal(named(rows, "e")));
    QCOMPARE(shown(rows), u"abcdefh"_s);
    QVERIFY(!rows.reveal(named(rows, "e")));
}

void TestVisibleRows::findsTheLineOfAHiddenSpanAtItsAncestor()
{
    VisibleRows rows(traceFromText(kTree));
    rows.setCollapsed(named(rows, "b"), true);
    QCOMPARE(rows.lineOf(named(rows, "e")), 1U);
    QVERIFY(!rows.isVisible(named(rows, "e")));
    QCOMPARE(rows.lineOf(named(rows, "h")), 4U);
}

void TestVisibleRows::agreesWithAPlainWalkAfterAnyChanges()
{
    VisibleRows rows(traceFromText(kTree));
    std::mt19937 random(1);
    for (int step = 0; step < 2'000; ++step) {
        const SpanIndex span(static_cast<std::uint32_t>(random() % rows.trace()->rowCount()));
        switch (random() % 8) {
        case 0:
            rows.setAllCollapsed(random() % 2 == 0);
            break;
        case 1:
            rows.setSubtreeCollapsed(span, random() % 2 == 0);
            break;
        case 2:
            rows.reveal(span);
            break;
        default:
            rows.setCollapsed(span, random() % 2 == 0);
        }
        QString expected;
        for (std::uint32_t row = 0; row < rows.trace()->rowCount(); ++row) {
            bool isHidden = false;
            for (SpanIndex above = rows.trace()->parent(SpanIndex(row)); above.isValid();
                 above = rows.trace()->parent(above))
                isHidden = isHidden || rows.isCollapsed(above);
            if (!isHidden)
                expected += QString::fromUtf8(rows.trace()->name(SpanIndex(row)));
        }
        QCOMPARE(shown(rows), expected);
    }
}

QTEST_GUILESS_MAIN(TestVisibleRows)
#include "tst_visiblerows.moc"
