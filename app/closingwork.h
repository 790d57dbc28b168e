// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QProgressDialog;

namespace traceloupe {

class WindowServices;

/// What is still under way when the window is closed: it is noted for the next start and stopped at once, between two
/// batches. That may take a moment, and then a small window says so; who can't wait may end the program, as nothing
/// that is stored is lost by it.
class ClosingWork final : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    ClosingWork(WindowServices &services, QWidget &window);

    /// May be called again.
    void begin();
    [[nodiscard]] bool isBusy() const;

Q_SIGNALS:
    void over(); ///< begun, and no longer busy
    void quitAtOnce();

private:
    void follow();
    void showWaiting();

    WindowServices &m_services;
    QWidget &m_window;
    QPointer<QProgressDialog> m_waiting;
    bool m_isBegun = false;
};

} // namespace traceloupe
