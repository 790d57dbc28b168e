// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cachedialog.h"
#include "app/timezonedialog.h"
#include "app/tracetab.h"
#include "app/tracetabs.h"
#include "tests/app/windowfixture.h"
#include "widgets/search/searchpanel.h"
#include "widgets/sources/sourcesdialog.h"
#include "widgets/tracepage/tracepage.h"

#include <QAbstractButton>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QTest>

#include <map>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

/// Letters with Alt, each with all that answer to it.
using Letters = std::map<QString, QStringList>;

void add(Letters &letters, const QString &text)
{
    if (const QKeySequence letter = QKeySequence::mnemonic(text); !letter.isEmpty())
        letters[letter.toString()] += text;
}

void addActions(Letters &letters, const QWidget &menu)
{
    for (const QAction *action : menu.actions()) {
        if (!action->isSeparator())
            add(letters, action->text());
    }
}

/// What may be focused or pressed by a letter, of what can be seen.
void addWidgets(Letters &letters, const QWidget &root)
{
    for (const QLabel *label : root.findChildren<QLabel *>()) {
        if (label->buddy() && label->isVisible())
            add(letters, label->text());
    }
    for (const QAbstractButton *button : root.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            add(letters, button->text());
    }
}

QString clashes(const Letters &letters)
{
    QStringList found;
    for (const auto &[letter, texts] : letters) {
        if (texts.size() > 1)
            found += letter + u": "_s + texts.join(u", "_s);
    }
    return found.join(u"; "_s);
}

QString clashesOfWindow(const MainWindow &window)
{
    Letters letters;
    addActions(letters, *window.menuBar());
    addWidgets(letters, window);
    return clashes(letters);
}

} // namespace

/// A letter that two answer to reaches neither at once.
class TestMnemonics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areUniqueInMenus()
    {
        WindowFixture fixture;
        fixture.start();
        fixture.window().opener().openSample();
        QTRY_VERIFY_WITH_TIMEOUT(fixture.window().tabs().currentTrace() != nullptr, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.window().tabs().currentTrace()->page() != nullptr, 60'000);
        QStringList found;
        for (const QMenu *menu : fixture.window().findChildren<QMenu *>()) {
            Letters letters;
            addActions(letters, *menu);
            if (const QString clash = clashes(letters); !clash.isEmpty())
                found += menu->title() + u" - "_s + clash;
        }
        QCOMPARE(found.join(u'\n'), QString());
        QCOMPARE(clashesOfWindow(fixture.window()), QString());
    }

    void areUniqueOnTheListAndSearch()
    {
        WindowFixture fixture;
        fixture.start();
        QCOMPARE(clashesOfWindow(fixture.window()), QString());
    }

    void areUniqueInDialogs()
    {
        WindowFixture fixture;
        fixture.start();
        FileSecretStore secrets(fixture.path(u"secrets.json"_s));
        SourcesDialog sources({}, fixture.services().sources, secrets);
        sources.addSource();
        CacheDialog cache(fixture.services().cache);
        TimeZoneDialog zones({});
        QStringList found;
        for (QDialog *dialog : std::initializer_list<QDialog *>{&sources, &cache, &zones}) {
            dialog->show();
            Letters letters;
            addWidgets(letters, *dialog);
            if (const QString clash = clashes(letters); !clash.isEmpty())
                found += dialog->windowTitle() + u" - "_s + clash;
        }
        QCOMPARE(found.join(u'\n'), QString());
    }
};

QTEST_MAIN(TestMnemonics)
#include "tst_mnemonics.moc"
