// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace traceloupe {

class MainWindow;
class WindowServices;

/// Makes the pictures of the README and of reviews with the window itself: opens the sample, arranges every view, saves
/// it light and dark and in two sizes, and quits the program with 0, or 1 if a picture could not be saved. With files,
/// the views of the largest trace in them instead.
class Screenshots final : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    Screenshots(MainWindow &window, WindowServices &services, QString folder, QStringList files = {});

    void start();

private:
    struct Scene {
        QString name;
        std::function<void()> arrange;
        std::function<bool()> isReady; ///< polled
        std::function<QWidget *()> subject;
    };

    void addScenes();
    void addFileScenes();
    void addLook(bool isDark, QSize size);
    void openBiggest();
    [[nodiscard]] bool isTraceLoaded() const;
    void addTraceViews(const QString &end);
    void addSearchStates(const QString &suffix);
    void addSources();
    void openFiles();
    [[nodiscard]] bool isNothingLoading() const;
    void nextScene();
    void waitForScene();
    void saveScene();

    MainWindow &m_window;
    WindowServices &m_services;
    QString m_folder;
    QStringList m_files;
    std::vector<Scene> m_scenes;
    std::size_t m_next = 0;
    int m_polls = 0;
    bool m_isSettled = false;
    bool m_hasFailed = false;
};

} // namespace traceloupe
