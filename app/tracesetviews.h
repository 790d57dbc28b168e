// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/traceset.h"

#include <QKeySequence>
#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace traceloupe {

class MainWindow;
class WindowServices;

/// A page over many traces (a service graph, latencies): one entry in the Analyse menu, a tab for each set of traces.
struct TraceSetView {
    QString id;    ///< stable: "servicegraph"
    QString title; ///< of the menu and of the tab
    QKeySequence shortcut; ///< for the whole cache
    std::function<QWidget *(const TraceSet &set, QWidget *parent)> create;
};

/// All of them, in the order of the menu. Both outlive what they make.
[[nodiscard]] std::vector<TraceSetView> traceSetViews(MainWindow &window, WindowServices &services);

} // namespace traceloupe
