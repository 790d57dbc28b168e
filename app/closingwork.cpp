// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/closingwork.h"

#include "app/windowservices.h"

#include <QProgressDialog>
#include <QTimer>

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace traceloupe {
namespace {

constexpr auto kUnnoticed = 400ms; ///< so short a wait needs no words

} // namespace

ClosingWork::ClosingWork(WindowServices &services, QWidget &window)
    : QObject(&window), m_services(services), m_window(window)
{
    connect(&services.imports, &Imports::finished, this, &ClosingWork::follow);
    for (const auto signal : {&Captures::changed, &Captures::removed})
        connect(&services.captures, signal, this, &ClosingWork::follow);
}

void ClosingWork::begin()
{
    if (std::exchange(m_isBegun, true))
        return;
    m_services.unfinished.keepForNextStart();
    m_services.imports.abort();
    m_services.captures.stopAll();
    if (isBusy())
        QTimer::singleShot(kUnnoticed, this, &ClosingWork::showWaiting);
}

bool ClosingWork::isBusy() const
{
    return m_services.imports.isRunning() || m_services.captures.runningCount() > 0;
}

void ClosingWork::follow()
{
    if (m_isBegun && !isBusy())
        Q_EMIT over();
}

void ClosingWork::showWaiting()
{
    if (!isBusy() || m_waiting)
        return;
    m_waiting = new QProgressDialog(&m_window);
    m_waiting->setAttribute(Qt::WA_DeleteOnClose);
    m_waiting->setWindowModality(Qt::WindowModal);
    m_waiting->setWindowTitle(tr("Traceloupe"));
    m_waiting->setLabelText(tr(
        "Finishing what was begun…\n\nThe next start offers to go on with the files and captures that are stopped now."));
    m_waiting->setCancelButtonText(tr("Quit at once"));
    m_waiting->setRange(0, 0);
    connect(m_waiting, &QProgressDialog::canceled, this, &ClosingWork::quitAtOnce);
    m_waiting->show();
}

} // namespace traceloupe
