// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mainwindow.h"
#include "app/windowservices.h"

#include <QRegularExpression>
#include <QTemporaryDir>

#include <memory>

namespace traceloupe::test {

/// A window with everything that it keeps in a folder of its own; it can be closed and started again.
class WindowFixture {
public:
    WindowFixture();
    ~WindowFixture();

    /// As the program starts: the window is shown, and the tabs of the last time come back.
    void start();
    /// As a person closes it.
    void close();

    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] WindowServices &services() { return *m_services; }
    [[nodiscard]] QString cacheFile() const { return m_folder.filePath(QStringLiteral("cache.traceloupe")); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    FileSecretStore m_secrets;
    SettingsStore m_store;
    std::unique_ptr<WindowServices> m_services;
    std::unique_ptr<MainWindow> m_window;
};

/// Everything but what Qt's offscreen platform says of itself.
[[nodiscard]] QRegularExpression unexpectedWarnings();

} // namespace traceloupe::test
