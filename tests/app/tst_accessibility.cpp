// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cachedialog.h"
#include "app/importreportdialog.h"
#include "app/shortcutsdialog.h"
#include "app/timezonedialog.h"
#include "app/tracetab.h"
#include "app/tracetabs.h"
#include "tests/app/windowfixture.h"
#include "widgets/search/searchpanel.h"
#include "widgets/sources/sourcesdialog.h"
#include "widgets/tracepage/tracepage.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

/// Parts that Qt makes inside its own widgets, and that answer for them.
bool isInnerPart(const QWidget &widget)
{
    return widget.objectName().startsWith(u"qt_") || qobject_cast<const QScrollBar *>(&widget)
           || (qobject_cast<const QLineEdit *>(&widget) && widget.parentWidget()->focusProxy() == nullptr
               && widget.parentWidget()->inherits("QComboBox"))
           || widget.parentWidget()->inherits("QAbstractSpinBox")
           || widget.parentWidget()->inherits("QComboBoxPrivateContainer");
}

/// Focusable widgets of which a screen reader would say nothing.
QStringList unnamedWidgets(const QWidget &root)
{
    QStringList unnamed;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        const bool isReachable = (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisibleTo(&root)
                                 && !widget->focusProxy();
        if (!isReachable || !widget->parentWidget() || isInnerPart(*widget))
            continue;
        const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).isEmpty())
            unnamed += QString::fromLatin1(widget->metaObject()->className()) + u'/' + widget->objectName();
    }
    return unnamed;
}

} // namespace

class TestAccessibility : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(unexpectedWarnings()); }
    void namesEveryFocusableWidgetOfTheListAndSearch();
    void namesEveryFocusableWidgetOfATrace();
    void namesEveryFocusableWidgetOfTheDialogs();
    void walksTheSearchFormWithTab();
};

void TestAccessibility::namesEveryFocusableWidgetOfTheListAndSearch()
{
    WindowFixture fixture;
    fixture.start();

    QCOMPARE(unnamedWidgets(fixture.window()), QStringList());
}

void TestAccessibility::namesEveryFocusableWidgetOfATrace()
{
    WindowFixture fixture;
    fixture.start();
    fixture.window().opener().openSample();
    QTRY_VERIFY(fixture.window().tabs().currentTrace() && fixture.window().tabs().currentTrace()->page());

    QCOMPARE(unnamedWidgets(fixture.window()), QStringList());
}

void TestAccessibility::namesEveryFocusableWidgetOfTheDialogs()
{
    WindowFixture fixture;
    fixture.start();
    FileSecretStore secrets(fixture.path(u"secrets.json"_s));
    SourcesDialog sources({}, fixture.services().sources, secrets);
    sources.addSource();
    CacheDialog cache(fixture.services().cache);
    TimeZoneDialog zones({});
    ShortcutsDialog shortcuts(fixture.window(), fixture.window().tabs().traceViews());
    ImportReportDialog report({});

    for (QDialog *dialog : std::initializer_list<QDialog *>{&sources, &cache, &zones, &shortcuts, &report}) {
        dialog->show();
        QCOMPARE(unnamedWidgets(*dialog), QStringList());
    }
}

void TestAccessibility::walksTheSearchFormWithTab()
{
    WindowFixture fixture;
    fixture.start();
    auto *tags = fixture.window().findChild<QLineEdit *>(u"tags"_s);
    tags->setFocus();
    QStringList visited;

    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        visited += QApplication::focusWidget()->accessibleName();
    }

    QCOMPARE(visited.mid(0, 2), QStringList({u"Shortest duration"_s, u"Longest duration"_s}));
    QVERIFY(QApplication::focusWidget() != tags);
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
