// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QApplication;

namespace traceloupe {

/// How the window starts.
struct WindowOptions {
    QStringList files;     ///< files and folders to open
    QString cacheFile;     ///< "" = Cache::defaultFile()
    bool openSample = false;
    QString screenshotDir; ///< not "": open the sample, save pictures of every view there, and quit
};

/// Shows the window and runs until it is closed; the program's exit code.
int runWindow(QApplication &application, const WindowOptions &options);

} // namespace traceloupe
