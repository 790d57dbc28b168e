// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/siblinggroups.h"
#include "core/layout/visiblerows.h"

#include "tests/support/splitmix.h"
#include "tests/support/tracefromtext.h"
#include "tests/support/tracegenerator.h"
#include "tests/support/traceshapes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

/// 0 list(1-6 select(7 connect below 3), 8 render)
constexpr std::string_view kLoop = R"(
    web list       0..100ms
      db select    10..12ms
      db select    13..14ms
      db select    15..19ms
        db connect 15..16ms
      db select    20..23ms
      db select    24..30ms
      web render   40..90ms
)";

struct Grouped {
    explicit Grouped(std::string_view text = kLoop)
        : trace(traceFromText(text)), groups(std::make_shared<const SiblingGroups>(*trace)), rows(trace, groups)
    {}

    [[nodiscard]] QString shown() const
    {
        QStringList names;
        for (std::uint32_t line = 0; line < rows.lineCount(); ++line) {
            const QString name = QString::fromUtf8(trace->name(rows.at(line)));
            names += rows.kindOf(line) == LineKind::Group    ? (rows.isClosed(line) ? u"x"_s : u"o"_s) + name
                     : rows.kindOf(line) == LineKind::Hidden ? u"~"_s
                                                             : name;
        }
        return names.join(u' ');
    }

    TracePtr trace;
    SiblingGroupsPtr groups;
    VisibleRows rows;
};

/// Groups of all sorts: at the top, alternating, nested.
TracePtr mixedTrace()
{
    std::string text;
    for (int root = 0; root < 12; ++root) {
        text += "a tick " + std::to_string(10 * root) + ".." + std::to_string(10 * root + 9) + "ms\n";
        for (int i = 0; i < 24; ++i)
            text += (i % 3 == 0 ? std::string("  b x ") : std::string("  b y ")) + std::to_string(10 * root) + ".."
                    + std::to_string(10 * root + 1) + "ms\n    c z " + std::to_string(10 * root) + ".."
                    + std::to_string(10 * root + 1) + "ms\n";
    }
    return traceFromText(text);
}

std::vector<bool> keptRows(std::uint32_t count, std::initializer_list<std::uint32_t> rows)
{
    std::vector<bool> kept(count);
    for (const std::uint32_t row : rows)
        kept[row] = true;
    return kept;
}

} // namespace

class TestSiblingGroups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void groupsRepeatedSiblings();
    void leavesFewAlone();
    void keepsKindsAndServicesApart();
    void leavesLargeCallsThatDifferAlone();
    void groupsLargeCallsThatAreAlike();
    void groupsCallsThatAlternate();
    void takesTheShortestRound();
    void leavesAnUnfinishedRoundAlone();
    void groupsSpansWithoutAParent();
    void showsAGroupAsOneLine();
    void opensAndClosesAGroup();
    void opensWhatHidesASpan();
    void collapsesAMemberOfAnOpenGroup();
    void collapsesAndExpandsAGroupWithAllBelowIt();
    void keepsGroupsWithinGroupsApart();
    void givesBackWhatWasCollapsedWhenARootIsLeft();
    void showsEverythingOneByOneOnRequest();
    void showsASubtreeOnly();
    void leavesOutWhatAFilterLeavesOut();
    void keepsStretchesThatAreLeftOutBelowTheirParent();
    void opensAStretchThatIsLeftOut();
    void collapsesToALevelAndBelowADuration();
    void holdsUpUnderAnyChanges();
    void groupsAMillionSiblings();
};

void TestSiblingGroups::groupsRepeatedSiblings()
{
    const Grouped loop;
    QCOMPARE(loop.groups->all().size(), 1U);
    const SiblingGroup &group = loop.groups->all().front();
    QCOMPARE(group.first.value(), 1U);
    QCOMPARE(group.end, 7U);
    QCOMPARE(group.count, 5U);
    QCOMPARE(group.minimumNs, 1'000'000);
    QCOMPARE(group.medianNs, 3'000'000);
    QCOMPARE(group.maximumNs, 6'000'000);
    QCOMPARE(group.sumNs, 2'000'000 + 1'000'000 + 4'000'000 + 3'000'000 + 6'000'000);
    QCOMPARE(group.lastEndNs, kTextTraceStartNs + 30'000'000);
    QCOMPARE(loop.groups->ofMember(*loop.trace, SpanIndex(5)), &group);
    QCOMPARE(loop.groups->ofMember(*loop.trace, SpanIndex(4)), nullptr);
    QCOMPARE(loop.groups->ofMember(*loop.trace, SpanIndex(7)), nullptr);
}

void TestSiblingGroups::leavesFewAlone()
{
    const Grouped few(R"(
        a run 0..9ms
          b x 1..2ms
          b x 2..3ms
          b x 3..4ms
          b x 4..5ms
    )");
    QVERIFY(few.groups->all().empty());
    QCOMPARE(few.rows.lineCount(), 5U);
}

void TestSiblingGroups::keepsKindsAndServicesApart()
{
    const Grouped mixed(R"(
        a run 0..9ms
          b x 1..2ms client
          b x 2..3ms client
          b x 3..4ms server
          c x 4..5ms client
          b x 5..6ms client
          b x 6..7ms client
    )");
    QVERIFY(mixed.groups->all().empty());
}

/// `count` siblings of operations that take turns, 1 ms each, under a parent.
QByteArray takingTurns(std::initializer_list<const char *> operations, int count, const char *indent = "  ")
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += indent + QByteArray(operations.begin()[static_cast<std::size_t>(i) % operations.size()]) + ' '
                + QByteArray::number(2 * i) + ".." + QByteArray::number(2 * i + 1) + "ms\n";
    return text;
}

namespace {

/// Calls of the same kind with six calls below each; every other one of them ends otherwise, if asked for.
TracePtr largeCalls(bool areAlike)
{
    std::string text = "web list 0..1000ms\n";
    for (int i = 0; i < 8; ++i) {
        const std::string times = ' ' + std::to_string(10 * i) + ".." + std::to_string(10 * i + 9) + "ms\n";
        text += "  api get" + times;
        for (int below = 0; below < 5; ++below)
            text += "    db q" + std::to_string(below) + times;
        text += areAlike || i % 2 == 0 ? "    db last" + times : "    db other" + times;
    }
    return traceFromText(text);
}

} // namespace

void TestSiblingGroups::leavesLargeCallsThatDifferAlone()
{
    QVERIFY(SiblingGroups(*largeCalls(false)).all().empty());
}

void TestSiblingGroups::groupsLargeCallsThatAreAlike()
{
    const SiblingGroups groups(*largeCalls(true));
    QCOMPARE(groups.all().size(), 1U);
    QCOMPARE(groups.all()[0].count, 8U);
}

void TestSiblingGroups::groupsCallsThatAlternate()
{
    Grouped loop(("web list 0..200ms\n" + takingTurns({"db select", "cache get"}, 74)).toStdString());
    QCOMPARE(loop.groups->all().size(), 1U);
    const SiblingGroup &group = loop.groups->all().front();
    QCOMPARE(group.period, 2U);
    QCOMPARE(group.count, 74U);
    QCOMPARE(group.rounds(), 37U);
    QCOMPARE(group.medianNs, 3'000'000); // from the start of the first to the end of the second
    QCOMPARE(loop.shown(), u"list xselect"_s);
    QVERIFY(loop.rows.reveal(SpanIndex(40)));
    QCOMPARE(loop.rows.lineCount(), 76U);
    QVERIFY(loop.rows.setGroupOpen(group, false));
    QCOMPARE(loop.shown(), u"list xselect"_s);
}

void TestSiblingGroups::takesTheShortestRound()
{
    const Grouped same(("a run 0..200ms\n" + takingTurns({"b x"}, 40)).toStdString());
    QCOMPARE(same.groups->all().front().period, 1U);
    const Grouped three(("a run 0..200ms\n" + takingTurns({"b x", "b x", "b y"}, 60)).toStdString());
    QCOMPARE(three.groups->all().front().period, 3U);
    QCOMPARE(three.groups->all().size(), 1U);
    const Grouped nine(
        ("a run 0..200ms\n" + takingTurns({"b 1", "b 2", "b 3", "b 4", "b 5", "b 6", "b 7", "b 8", "b 9"}, 90))
            .toStdString());
    QVERIFY(nine.groups->all().empty()); // too long to be read as one row
}

void TestSiblingGroups::leavesAnUnfinishedRoundAlone()
{
    const Grouped loop(("a run 0..200ms\n" + takingTurns({"b x", "b y"}, 11)).toStdString());
    QCOMPARE(loop.groups->all().front().count, 10U);
    QCOMPARE(loop.shown(), u"run xx x"_s);
    const Grouped few(("a run 0..200ms\n" + takingTurns({"b x", "b y"}, 8)).toStdString());
    QVERIFY(few.groups->all().empty());
}

void TestSiblingGroups::groupsSpansWithoutAParent()
{
    Grouped roots(takingTurns({"a tick"}, 6, "").toStdString());
    QCOMPARE(roots.groups->all().size(), 1U);
    QVERIFY(!roots.groups->all().front().parent.isValid());
    QCOMPARE(roots.shown(), u"xtick"_s);
    QVERIFY(roots.rows.reveal(SpanIndex(3)));
    QCOMPARE(roots.shown(), u"otick tick tick tick tick tick tick"_s);
    QCOMPARE(roots.rows.openGroupOf(SpanIndex(3)), roots.groups->all().data());
    QVERIFY(roots.rows.setGroupOpen(roots.groups->all().front(), false));
    QCOMPARE(roots.shown(), u"xtick"_s);
}

void TestSiblingGroups::showsAGroupAsOneLine()
{
    const Grouped loop;
    QCOMPARE(loop.shown(), u"list xselect render"_s);
    QVERIFY(loop.rows.isExpandable(1));
    QVERIFY(loop.rows.isClosed(1));
    QCOMPARE(loop.rows.coveredEnd(1), 7U);
    QCOMPARE(loop.rows.lineOf(SpanIndex(4)), 1U);
}

void TestSiblingGroups::opensAndClosesAGroup()
{
    Grouped loop;
    QVERIFY(loop.rows.toggleLine(1));
    QCOMPARE(loop.shown(), u"list oselect select select select connect select select render"_s);
    const SiblingGroup *group = loop.groups->all().data();
    QCOMPARE(loop.rows.openGroupOf(SpanIndex(5)), group);
    QCOMPARE(loop.rows.groupAt(1), group); // its own line stays, above its calls
    QCOMPARE(loop.rows.groupAt(2), nullptr);
    QVERIFY(!loop.rows.isClosed(1));
    QVERIFY(loop.rows.isExpandable(1));
    QCOMPARE(loop.rows.coveredEnd(1), 7U);
    QCOMPARE(loop.rows.groupLineOf(SpanIndex(1)), 1U);
    QCOMPARE(loop.rows.lineOf(SpanIndex(1)), 2U);
    QCOMPARE(loop.rows.groupLineOf(SpanIndex(2)), loop.rows.lineOf(SpanIndex(2)));
    QCOMPARE(loop.rows.depthAt(1), 1U);
    QCOMPARE(loop.rows.depthAt(2), 2U);
    QCOMPARE(loop.rows.depthAt(5), 3U); // below a call
    QVERIFY(loop.rows.toggleLine(1));
    QCOMPARE(loop.shown(), u"list xselect render"_s);
    QCOMPARE(loop.rows.depthAt(1), 1U);
}

void TestSiblingGroups::opensWhatHidesASpan()
{
    Grouped loop;
    loop.rows.setAllCollapsed(true);
    QCOMPARE(loop.shown(), u"list"_s);
    QVERIFY(loop.rows.reveal(SpanIndex(4)));
    QCOMPARE(loop.shown(), u"list oselect select select select connect select select render"_s);
    QVERIFY(!loop.rows.reveal(SpanIndex(4)));
}

void TestSiblingGroups::collapsesAMemberOfAnOpenGroup()
{
    Grouped loop;
    loop.rows.toggleLine(1);
    QVERIFY(loop.rows.setCollapsed(SpanIndex(3), true));
    QCOMPARE(loop.shown(), u"list oselect select select select select select render"_s);
}

void TestSiblingGroups::collapsesAndExpandsAGroupWithAllBelowIt()
{
    Grouped loop;
    const SiblingGroup &group = loop.groups->all().front();
    loop.rows.setCollapsed(SpanIndex(3), true);
    QVERIFY(loop.rows.setGroupCollapsed(group, false));
    QCOMPARE(loop.shown(), u"list oselect select select select connect select select render"_s);
    QVERIFY(loop.rows.setGroupCollapsed(group, true));
    QCOMPARE(loop.shown(), u"list xselect render"_s);
    loop.rows.toggleLine(1);
    QCOMPARE(loop.shown(), u"list oselect select select select select select render"_s);
}

void TestSiblingGroups::keepsGroupsWithinGroupsApart()
{
    std::string text = "web list 0..100ms\n";
    for (int i = 0; i < 5; ++i) {
        text += "  db page " + std::to_string(10 * i) + ".." + std::to_string(10 * i + 9) + "ms\n";
        for (int j = 0; j < 6; ++j)
            text += "    db row " + std::to_string(10 * i + j) + ".." + std::to_string(10 * i + j + 1) + "ms\n";
    }
    Grouped pages(text);
    QCOMPARE(pages.groups->all().size(), 6U);
    const SiblingGroup *outer = pages.groups->startingAt(1);
    const SiblingGroup *inner = pages.groups->startingAt(2);
    QCOMPARE(pages.groups->around(*inner), outer);
    QCOMPARE(pages.groups->around(*outer), nullptr);
    QCOMPARE(pages.groups->around(4), inner);
    QCOMPARE(pages.groups->around(8), outer); // the second page
    QCOMPARE(pages.groups->around(0), nullptr);
    pages.rows.toggleLine(1);
    pages.rows.toggleLine(3);
    QCOMPARE(pages.shown(), u"list opage page orow row row row row row row page xrow page xrow page xrow page xrow"_s);
    const std::vector<std::uint32_t> depths{0, 1, 2, 3, 4};
    for (std::uint32_t line = 0; line < depths.size(); ++line)
        QCOMPARE(pages.rows.depthAt(line), depths[line]);
    QVERIFY(pages.rows.setRoot(SpanIndex(8))); // of the group only this page
    QCOMPARE(pages.shown(), u"page xrow"_s);
    QCOMPARE(pages.rows.openGroupOf(SpanIndex(8)), nullptr);
    QCOMPARE(pages.rows.depthAt(1), 1U);
}

void TestSiblingGroups::givesBackWhatWasCollapsedWhenARootIsLeft()
{
    Grouped loop;
    loop.rows.toggleLine(1);
    loop.rows.setCollapsed(SpanIndex(3), true);
    loop.rows.setRoot(SpanIndex(3));
    QCOMPARE(loop.shown(), u"select connect"_s);
    loop.rows.setRoot(SpanIndex());
    QVERIFY(loop.rows.isCollapsed(SpanIndex(3)));
    loop.rows.setRoot(SpanIndex(3));
    loop.rows.setCollapsed(SpanIndex(3), true); // what a person does meanwhile counts
    loop.rows.setCollapsed(SpanIndex(3), false);
    loop.rows.setRoot(SpanIndex());
    QVERIFY(!loop.rows.isCollapsed(SpanIndex(3)));
}

void TestSiblingGroups::showsEverythingOneByOneOnRequest()
{
    Grouped loop;
    QVERIFY(loop.rows.setGrouping(false));
    QCOMPARE(loop.rows.lineCount(), 8U);
    QVERIFY(loop.rows.setGrouping(true));
    QCOMPARE(loop.rows.lineCount(), 3U);
}

void TestSiblingGroups::showsASubtreeOnly()
{
    Grouped loop;
    QVERIFY(loop.rows.setRoot(SpanIndex(3)));
    QCOMPARE(loop.shown(), u"select connect"_s);
    QCOMPARE(loop.rows.depthAt(1), 1U);
    QVERIFY(!loop.rows.reveal(SpanIndex(7)));
    QVERIFY(loop.rows.setRoot(SpanIndex()));
    QCOMPARE(loop.shown(), u"list xselect render"_s);
}

void TestSiblingGroups::leavesOutWhatAFilterLeavesOut()
{
    Grouped loop;
    loop.rows = VisibleRows(loop.trace);
    QVERIFY(loop.rows.setKept(keptRows(8, {0, 3, 4})));
    QCOMPARE(loop.shown(), u"list ~ select connect ~"_s);
    QCOMPARE(loop.rows.kindOf(1), LineKind::Hidden);
    QCOMPARE(loop.rows.coveredEnd(1), 3U);
    QCOMPARE(loop.rows.coveredEnd(4), 8U);
    loop.rows.setCollapsed(SpanIndex(3), true);
    QCOMPARE(loop.shown(), u"list ~ select ~"_s);
}

void TestSiblingGroups::keepsStretchesThatAreLeftOutBelowTheirParent()
{
    Grouped tree("web list 0..100ms\n  a one 0..10ms\n    a deep 1..2ms\n      a deeper 1..2ms\n  b two 20..30ms\n"
                 "    b kept 21..22ms\n");
    tree.rows = VisibleRows(tree.trace);
    tree.rows.setKept(keptRows(6, {0, 1, 5})); // of "one" all below, then "two" further up
    QCOMPARE(tree.shown(), u"list one ~ ~ kept"_s);
    QCOMPARE(tree.rows.coveredEnd(2), 4U);
    QCOMPARE(tree.rows.depthAt(2), 2U);
    QCOMPARE(tree.rows.depthAt(3), 1U);
    QVERIFY(tree.rows.toggleLine(2));
    QCOMPARE(tree.shown(), u"list one deep deeper ~ kept"_s);
}

void TestSiblingGroups::opensAStretchThatIsLeftOut()
{
    Grouped loop;
    loop.rows = VisibleRows(loop.trace);
    loop.rows.setKept(keptRows(8, {0, 3, 4}));
    QVERIFY(loop.rows.toggleLine(1));
    QCOMPARE(loop.shown(), u"list select select select connect ~"_s);
    QVERIFY(loop.rows.reveal(SpanIndex(7)));
    QCOMPARE(loop.shown(), u"list select select select connect ~ render"_s);
}

void TestSiblingGroups::collapsesToALevelAndBelowADuration()
{
    Grouped loop;
    loop.rows.setGrouping(false);
    QVERIFY(loop.rows.collapseToLevel(2));
    QCOMPARE(loop.rows.lineCount(), 7U);
    QVERIFY(loop.rows.collapseToLevel(1));
    QCOMPARE(loop.rows.lineCount(), 1U);
    QVERIFY(loop.rows.collapseShorterThan(5'000'000));
    QCOMPARE(loop.rows.lineCount(), 7U);
    QVERIFY(loop.rows.collapseShorterThan(1));
    QCOMPARE(loop.rows.lineCount(), 8U);
}

void TestSiblingGroups::holdsUpUnderAnyChanges()
{
    const TracePtr trace = mixedTrace();
    const auto groups = std::make_shared<const SiblingGroups>(*trace);
    VisibleRows rows(trace, groups);
    SplitMix random(11);
    const auto any = [&] { return SpanIndex(static_cast<std::uint32_t>(random.below(trace->rowCount()))); };
    for (int i = 0; i < 400; ++i) {
        switch (random.below(6)) {
        case 0:
            rows.setCollapsed(any(), random.chance(50));
            break;
        case 1:
            rows.toggleLine(static_cast<std::uint32_t>(random.below(rows.lineCount())));
            break;
        case 2:
            rows.setGrouping(random.chance(70));
            break;
        case 3:
            rows.setRoot(random.chance(70) ? SpanIndex() : any());
            break;
        case 4: {
            std::vector<bool> kept(random.chance(50) ? 0 : trace->rowCount());
            for (std::size_t row = 0; row < kept.size(); ++row)
                kept[row] = random.chance(40);
            rows.setKept(std::move(kept));
            break;
        }
        default: {
            const SpanIndex span = any();
            rows.reveal(span);
            const bool isInside = !rows.root().isValid()
                                  || (span >= rows.root() && span.value() < trace->subtreeEnd(rows.root()));
            QVERIFY(!isInside || rows.isVisible(span));
        }
        }
        // the lines cover the shown part without a hole
        QVERIFY(rows.lineCount() > 0);
        std::uint32_t row = rows.at(0).value();
        for (std::uint32_t line = 0; line < rows.lineCount(); ++line) {
            QCOMPARE(rows.at(line).value(), row);
            if (rows.kindOf(line) == LineKind::Group && !rows.isClosed(line)) { // its first call is on the next line
                QCOMPARE(rows.groupLineOf(SpanIndex(row)), line);
                QCOMPARE(rows.depthAt(line + 1), rows.depthAt(line) + 1);
                continue;
            }
            QCOMPARE(rows.lineOf(SpanIndex(row)), line);
            row = rows.coveredEnd(line);
        }
        QCOMPARE(row, rows.root().isValid() ? trace->subtreeEnd(rows.root()) : trace->rowCount());
    }
}

void TestSiblingGroups::groupsAMillionSiblings()
{
    const TracePtr trace = manySiblings(1'000'000);
    const auto groups = std::make_shared<const SiblingGroups>(*trace);
    QCOMPARE(groups->all().size(), 1U);
    QCOMPARE(groups->all().front().count, 1'000'000U);
    VisibleRows rows(trace, groups);
    QCOMPARE(rows.lineCount(), 2U);
    QVERIFY(rows.toggleLine(1));
    QCOMPARE(rows.lineCount(), 1'000'002U);
}

QTEST_GUILESS_MAIN(TestSiblingGroups)
#include "tst_siblinggroups.moc"
