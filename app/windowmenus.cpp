// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowmenus.h"

#include <QActionGroup>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

template <class Signal>
QAction *addTo(QMenu &menu, const QString &text, const QKeySequence &shortcut, WindowMenus *menus, const Signal &signal)
{
    QAction *action = menu.addAction(text);
    action->setShortcut(shortcut);
    QObject::connect(action, &QAction::triggered, menus, signal);
    return action;
}

/// Menu texts take "&" for a shortcut.
QString menuText(const QString &text)
{
    return QString(text).replace(u'&', u"&&"_s);
}

} // namespace

WindowMenus::WindowMenus(QMainWindow &window) : QObject(&window)
{
    buildFileMenu(window);
    buildViewMenu(window);
    buildHelpMenu(window);
    setFront(false, false, false);
}

void WindowMenus::buildFileMenu(QMainWindow &window)
{
    QMenu &menu = *window.menuBar()->addMenu(tr("&File"));
    addTo(menu, tr("&Open…"), QKeySequence::Open, this, [this] { Q_EMIT openFilesChosen(); });
    addTo(menu, tr("Open &folder…"), QKeySequence(tr("Ctrl+Shift+O")), this, [this] { Q_EMIT openFolderChosen(); });
    m_recent = menu.addMenu(tr("Open &recent"));
    addTo(menu, tr("Open &sample"), {}, this, [this] { Q_EMIT openSampleChosen(); });
    menu.addSeparator();
    addTo(menu, tr("&Go to trace…"), QKeySequence(tr("Ctrl+L")), this, [this] { Q_EMIT goToChosen(); });
    addTo(menu, tr("&Paste trace id or address"), QKeySequence(tr("Ctrl+Shift+V")), this,
          [this] { Q_EMIT pasteChosen(); });
    menu.addSeparator();
    m_export = addTo(menu, tr("&Export trace…"), QKeySequence(tr("Ctrl+E")), this, [this] { Q_EMIT exportChosen(); });
    m_browser = addTo(menu, tr("Open in &browser (Jaeger, Grafana, Zipkin)"), QKeySequence(tr("Ctrl+Shift+B")), this,
                      [this] { Q_EMIT browserChosen(); });
    m_picture = menu.addMenu(tr("Save p&icture"));
    addTo(*m_picture, tr("&Whole view…"), QKeySequence(tr("Ctrl+Shift+E")), this,
          [this] { Q_EMIT wholePictureChosen(); });
    addTo(*m_picture, tr("&Visible part…"), {}, this, [this] { Q_EMIT visiblePictureChosen(); });
    m_hintsPicture = addTo(*m_picture, tr("&Hints…"), {}, this, [this] { Q_EMIT hintsPictureChosen(); });
    menu.addSeparator();
    addTo(menu, tr("So&urces…"), QKeySequence(tr("Ctrl+Shift+S")), this, [this] { Q_EMIT sourcesChosen(); });
    addTo(menu, tr("&Cache…"), QKeySequence(tr("Ctrl+Shift+C")), this, [this] { Q_EMIT cacheChosen(); });
    menu.addSeparator();
    m_closeTab = addTo(menu, tr("C&lose tab"), QKeySequence(tr("Ctrl+W")), this, [this] { Q_EMIT closeTabChosen(); });
    addTo(menu, tr("Close &all tabs"), QKeySequence(tr("Ctrl+Shift+W")), this, [this] { Q_EMIT closeAllTabsChosen(); });
    menu.addSeparator();
    QAction *quit = menu.addAction(tr("&Quit"));
    quit->setShortcut(QKeySequence(tr("Ctrl+Q")));
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, &window, &QWidget::close);
}

void WindowMenus::buildViewMenu(QMainWindow &window)
{
    QMenu &menu = *window.menuBar()->addMenu(tr("&View"));
    addTo(menu, tr("&Traces and search"), QKeySequence(tr("Alt+1")), this, [this] { Q_EMIT listChosen(); });
    addTo(menu, tr("&Next tab"), QKeySequence(tr("Ctrl+PgDown")), this, [this] { Q_EMIT nextTabChosen(); });
    addTo(menu, tr("&Previous tab"), QKeySequence(tr("Ctrl+PgUp")), this, [this] { Q_EMIT previousTabChosen(); });
    menu.addSeparator();
    m_zones = menu.addMenu(tr("Time &zone"));
    QMenu &themes = *menu.addMenu(tr("T&heme"));
    m_themes = new QActionGroup(this);
    const auto addTheme = [&](const QString &text, Theme theme) {
        QAction *action = addTo(themes, text, {}, this, [this, theme] { Q_EMIT themeChosen(theme); });
        action->setCheckable(true);
        action->setData(static_cast<int>(theme));
        m_themes->addAction(action);
    };
    addTheme(tr("As the des&ktop"), Theme::System);
    addTheme(tr("&Light"), Theme::Light);
    addTheme(tr("&Dark"), Theme::Dark);
    menu.addSeparator();
    addTo(menu, tr("&Full screen"), QKeySequence(tr("F11")), this, [this] { Q_EMIT fullScreenChosen(); });
}

void WindowMenus::buildHelpMenu(QMainWindow &window)
{
    m_analyse = window.menuBar()->addMenu(tr("&Analyse"));
    m_analyse->menuAction()->setVisible(false);
    QMenu &menu = *window.menuBar()->addMenu(tr("&Help"));
    addTo(menu, tr("&Keyboard shortcuts"), QKeySequence(tr("F1")), this, [this] { Q_EMIT shortcutsChosen(); });
    QAction *about = addTo(menu, tr("&About Traceloupe"), {}, this, [this] { Q_EMIT aboutChosen(); });
    about->setMenuRole(QAction::AboutRole);
}

void WindowMenus::showRecentFiles(const QStringList &files)
{
    m_recent->clear();
    m_recent->setEnabled(!files.isEmpty());
    for (const QString &file : files) {
        QAction *action = m_recent->addAction(menuText(QFileInfo(file).fileName()));
        action->setToolTip(file.toHtmlEscaped());
        connect(action, &QAction::triggered, this, [this, file] { Q_EMIT recentFileChosen(file); });
    }
    m_recent->setToolTipsVisible(true);
}

void WindowMenus::showTheme(Theme theme)
{
    for (QAction *action : m_themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(theme));
}

void WindowMenus::showTimeZone(const DisplayTimeZone &zone)
{
    m_zones->clear();
    auto *group = new QActionGroup(m_zones);
    const auto add = [&](const QString &text, const DisplayTimeZone &choice) {
        QAction *action = addTo(*m_zones, text, {}, this, [this, choice] { Q_EMIT timeZoneChosen(choice); });
        action->setCheckable(true);
        action->setChecked(choice == zone);
        group->addAction(action);
    };
    const QString local = QString::fromUtf8(DisplayTimeZone::local().zone().id());
    add(tr("&Local (%1)").arg(menuText(local)), DisplayTimeZone::local());
    add(tr("&UTC"), DisplayTimeZone::utc());
    if (!zone.isLocal() && zone != DisplayTimeZone::utc())
        add(menuText(zone.toSetting()), zone);
    m_zones->addSeparator();
    addTo(*m_zones, tr("&Other…"), {}, this, [this] { Q_EMIT otherTimeZoneChosen(); });
}

void WindowMenus::setFront(bool hasTrace, bool hasPicture, bool isClosable)
{
    m_export->setEnabled(hasTrace);
    m_browser->setEnabled(hasTrace);
    m_picture->setEnabled(hasPicture);
    for (QAction *action : m_picture->actions())
        action->setEnabled(hasPicture);
    m_hintsPicture->setEnabled(hasPicture && hasTrace);
    m_closeTab->setEnabled(isClosable);
}

void WindowMenus::showTraceSetViews(const std::vector<TraceSetView> &views)
{
    m_analyse->clear();
    m_analyse->menuAction()->setVisible(!views.empty());
    for (const TraceSetView &view : views) {
        addTo(*m_analyse, tr("%1 of the cache").arg(menuText(view.title)), view.shortcut, this,
              [this, id = view.id] { Q_EMIT cacheViewChosen(id); });
    }
    m_analyse->addSeparator();
    for (const TraceSetView &view : views) {
        addTo(*m_analyse, tr("%1 of the listed traces").arg(menuText(view.title)), {}, this,
              [this, id = view.id] { Q_EMIT listedViewChosen(id); });
    }
}

} // namespace traceloupe
