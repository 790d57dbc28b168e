// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hints/hintspanel.h"

#include "tests/support/tracefromtext.h"
#include "tests/support/tracegenerator.h"
#include "widgets/common/linkbutton.h"
#include "widgets/hints/hintcard.h"
#include "widgets/hints/hinttext.h"

#include <QApplication>
#include <QLabel>
#include <QScrollArea>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

struct ShownHints {
    explicit ShownHints(TracePtr trace) : session(std::move(trace)), panel(session)
    {
        panel.resize(420, 700);
        panel.show();
        [this] { QTRY_VERIFY_WITH_TIMEOUT(panel.isReady(), 60'000); }();
    }
    [[nodiscard]] QString text() const
    {
        QStringList texts;
        for (const QLabel *label : panel.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&panel))
                texts << label->text();
        }
        return texts.join(u'\n');
    }

    TraceSession session;
    HintsPanel panel;
};

} // namespace

class TestHintsPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhereAnErrorBeganAndGoesThere();
    void saysWhatItLookedForWhenNothingIsFound();
    void sumsErrorsOfOneKindInOneCard();
    void tellsHowMuchItLeavesOut();
    void saysTheFiguresOfTheWorkedExamples_data();
    void saysTheFiguresOfTheWorkedExamples();
    void goesToTheFirstSpanWhenACardIsClicked();
    void showsWhichLineHasTheFocus();
    void leadsToTheErrorThatReachedTheRoot();
    void hasWordsForEveryKind();
    void survivesHostileTraces();
};

void TestHintsPanel::tellsWhereAnErrorBeganAndGoesThere()
{
    ShownHints shown(traceFromText(R"(
        web    Page   0..100ms  server error
          web  Work   5..90ms   internal
            db Query  10..60ms  client error
    )"));
    QVERIFY(shown.panel.cardCount() >= 1);
    QVERIFY2(shown.text().contains(u"An error began in db  Query and reached the root."_s), qPrintable(shown.text()));
    auto *card = shown.panel.findChild<HintCard *>();
    auto *button = card->findChild<LinkButton *>();
    QVERIFY(button);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(shown.session.selection().current(), SpanIndex(2));
    QVERIFY(shown.session.viewRange().isZoomed());
}

void TestHintsPanel::saysWhatItLookedForWhenNothingIsFound()
{
    ShownHints shown(traceFromText("web Page 0..10ms server\n"));
    QCOMPARE(shown.panel.cardCount(), 0);
    QVERIFY2(shown.text().contains(u"Nothing found"_s), qPrintable(shown.text()));
    QVERIFY(shown.text().contains(u"Looked for errors"_s));
}

void TestHintsPanel::sumsErrorsOfOneKindInOneCard()
{
    std::string text = "web Page 0..1000ms server\n";
    for (int i = 0; i < 150; ++i)
        text += "  db Query " + std::to_string(i) + ".." + std::to_string(i + 1) + "ms client error\n";
    ShownHints shown(traceFromText(text));
    QCOMPARE(shown.text().count(u"Where an error began"_s), 1);
    QVERIFY2(shown.text().contains(u"150 error"_s), qPrintable(shown.text()));
    QVERIFY2(shown.text().contains(u"50 span"_s), qPrintable(shown.text())); // that have no place among the evidence
    QVERIFY2(shown.text().indexOf(u"Time that nothing explains"_s) < shown.text().indexOf(u"Where an error began"_s),
             qPrintable(shown.text()));
}

void TestHintsPanel::tellsHowMuchItLeavesOut()
{
    std::string text = "web Page 0..1000ms server\n";
    for (int i = 0; i < 70; ++i)
        text += "  db Query" + std::string(1, static_cast<char>('a' + i % 10)) + std::string(1 + i / 10, 'x') + ' '
                + std::to_string(i) + ".." + std::to_string(i + 1) + "ms client error\n";
    const ShownHints shown(traceFromText(text));
    QCOMPARE(shown.panel.cardCount(), static_cast<int>(HintsPanel::kMaxCards));
    const QString top = shown.panel.findChild<QScrollArea *>()->widget()->findChild<QLabel *>()->text();
    QVERIFY2(top.contains(u"are not shown"_s), qPrintable(top));
    QVERIFY2(top.contains(u"They include where 11 error(s) began."_s), qPrintable(top));
}

void TestHintsPanel::saysTheFiguresOfTheWorkedExamples_data()
{
    QTest::addColumn<QByteArray>("trace");
    QTest::addColumn<QStringList>("says");
    QTest::newRow("calls one after the other")
        << QByteArray("web root 0..200ms server\n  web a 10..40ms client\n  web b 40..80ms client\n"
                      "  web c 80..130ms client\n")
        << QStringList{u"3 call"_s, u"120 ms together"_s, u"at most 70.0 ms could be saved"_s,
                       u"120 ms of the critical path (60.0 %)"_s};
    QTest::newRow("a retry") << QByteArray("web root 0..390ms server\n  web call 0..100ms client error\n"
                                           "  web call 150..250ms client error\n  web call 350..390ms client\n")
                             << QStringList{u"call failed 2 time"_s, u"before it succeeded; 350 ms passed"_s,
                                            u"The pauses grew."_s, u"350 ms of the critical path"_s};
    QTest::newRow("a call that failed each time")
        << QByteArray("web root 0..390ms server\n  web call 0..100ms client error\n"
                      "  web call 150..250ms client error\n")
        << QStringList{u"call failed 2 time"_s, u"each time; the last call began 150 ms after the first"_s};
}

void TestHintsPanel::saysTheFiguresOfTheWorkedExamples()
{
    QFETCH(QByteArray, trace);
    QFETCH(QStringList, says);

    const ShownHints shown(traceFromText(trace.toStdString()));

    for (const QString &text : says)
        QVERIFY2(shown.text().contains(text), qPrintable(shown.text()));
    QVERIFY2(!shown.text().contains(u"shown from"_s), qPrintable(shown.text()));
}

void TestHintsPanel::goesToTheFirstSpanWhenACardIsClicked()
{
    ShownHints shown(traceFromText("web Page 0..100ms server error\n  db Query 10..60ms client error\n"));
    auto *title = shown.panel.findChild<HintCard *>()->findChild<QLabel *>();
    QTest::mouseClick(title, Qt::LeftButton);
    QCOMPARE(shown.session.selection().current(), SpanIndex(1));
}

void TestHintsPanel::showsWhichLineHasTheFocus()
{
    ShownHints shown(traceFromText("web Page 0..100ms server error\n  db Query 10..60ms client error\n"
                                   "  db Other 60..90ms client error\n"));
    shown.panel.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shown.panel));
    const QList<LinkButton *> lines = shown.panel.findChildren<LinkButton *>();
    QVERIFY(lines.size() >= 2);

    shown.panel.setFocus(Qt::ShortcutFocusReason);

    QTRY_VERIFY(lines[0]->hasFocus());
    const QImage focused = lines[0]->grab().toImage();
    QTest::keyClick(lines[0], Qt::Key_Tab);
    QTRY_VERIFY(!lines[0]->hasFocus());
    QVERIFY(lines[0]->grab().toImage() != focused);
    QTest::keyClick(lines[1], Qt::Key_Return);
    QCOMPARE(shown.session.selection().current(), SpanIndex(2));
}

void TestHintsPanel::leadsToTheErrorThatReachedTheRoot()
{
    ShownHints shown(traceFromText("web Page 0..100ms server error\n  web slow 0..90ms ok client\n"
                                   "    web err 0..80ms client error\n  db Query 95..96ms client error\n"));
    shown.panel.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shown.panel));
    auto *content = shown.panel.findChild<QScrollArea *>()->widget();
    LinkButton *link = nullptr;
    for (LinkButton *line : content->findChildren<LinkButton *>(Qt::FindDirectChildrenOnly))
        link = line;
    QVERIFY(link);
    link->click();
    auto *reached = qobject_cast<LinkButton *>(QApplication::focusWidget());
    QVERIFY(reached);
    QVERIFY2(reached->text().contains(u"Query"_s), qPrintable(reached->text()));
}

void TestHintsPanel::hasWordsForEveryKind()
{
    const TracePtr trace = traceFromText("web Page 0..10ms server\n");
    for (int kind = 0; kind <= static_cast<int>(HintKind::PoolPressure); ++kind) {
        Hint hint;
        hint.kind = static_cast<HintKind>(kind);
        hint.evidence = {SpanIndex(0)};
        hint.count = 3;
        hint.measuredNs = 5'000'000;
        QVERIFY(!hintTitle(hint).isEmpty());
        QVERIFY(!hintSentence(*trace, hint).isEmpty());
        QVERIFY2(!hintSentence(*trace, hint).contains(u'%'), qPrintable(hintSentence(*trace, hint)));
    }
}

void TestHintsPanel::survivesHostileTraces()
{
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const ShownHints shown(generateHostileTrace(seed));
        QVERIFY(shown.panel.isReady());
    }
}

QTEST_MAIN(TestHintsPanel)
#include "tst_hintspanel.moc"
