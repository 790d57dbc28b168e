// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/scene.h"
#include "app/stage.h"

#include <QObject>
#include <QString>
#include <QStringList>

namespace traceloupe {

class MainWindow;
class WindowServices;

/// Makes the pictures of the README and of reviews with the window itself: opens the sample, arranges every view, saves
/// it light and dark and in two sizes, and quits the program with 0, or 1 if a picture could not be saved. With files,
/// the list and the views of the largest trace in them instead. What is arranged: see scene.h.
class Screenshots final : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    Screenshots(MainWindow &window, WindowServices &services, QString folder, QStringList files = {});

    void start();

private:
    void add(const Scenes &scenes);
    void addLook(bool isDark, QSize size);
    void addSampleScenes(bool isDark, const QString &look);
    void addSources();
    void openFiles();
    void nextScene();
    void waitForScene();
    void saveScene();

    MainWindow &m_window;
    WindowServices &m_services;
    Stage m_stage;
    QString m_folder;
    QStringList m_files;
    Scenes m_scenes;
    std::size_t m_next = 0;
    int m_polls = 0;
    bool m_isSettled = false;
    bool m_hasFailed = false;
};

} // namespace traceloupe
