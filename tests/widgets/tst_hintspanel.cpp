// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hints/hintspanel.h"

#include "tests/support/tracefromtext.h"
#include "tests/support/tracegenerator.h"
#include "widgets/hints/hintcard.h"
#include "widgets/hints/hinttext.h"

#include <QLabel>
#include <QPushButton>
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
    void leavesRoomForOtherCausesThanErrors();
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
    auto *button = card->findChild<QPushButton *>();
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

void TestHintsPanel::leavesRoomForOtherCausesThanErrors()
{
    std::string text = "web Page 0..1000ms server\n";
    for (int i = 0; i < 30; ++i)
        text += "  db Query " + std::to_string(i) + ".." + std::to_string(i + 1) + "ms client error\n";
    ShownHints shown(traceFromText(text));
    QVERIFY(shown.text().count(u"Where an error began"_s) <= static_cast<int>(HintsPanel::kMaxErrorCards));
    QVERIFY2(shown.text().contains(u"are not shown"_s), qPrintable(shown.text()));
    QVERIFY2(shown.text().contains(u"Time that nothing explains"_s), qPrintable(shown.text()));
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
        QVERIFY(!hintTitle(hint.kind).isEmpty());
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
