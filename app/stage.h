// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/scene.h"
#include "widgets/search/searchvalues.h"

#include <functional>

namespace traceloupe {

class MainWindow;
class TracePage;

/// The window as scenes see it: what they ask of it and how they know that it is done.
class Stage {
public:
    /// The window outlives it.
    explicit Stage(MainWindow &window) : m_window(window) {}

    [[nodiscard]] MainWindow &window() { return m_window; }
    /// The trace page in front; null while there is none.
    [[nodiscard]] TracePage *tracePage();

    void showList(const SearchValues &values = {}); ///< in the first tab
    void openBiggest();                             ///< of all traces, in a tab of its own

    [[nodiscard]] bool isFound() const;
    [[nodiscard]] bool isTraceLoaded() const;
    /// Whether the tab in front shows what it is for, and not that it is busy.
    [[nodiscard]] bool isNothingLoading() const;

    /// A scene of the whole window that is ready when nothing loads any more.
    [[nodiscard]] Scene picture(const QString &name, std::function<void()> arrange);
    [[nodiscard]] Scene picture(const QString &name, std::function<void()> arrange, std::function<bool()> isReady);
    /// A scene of the dialog that `open` opens, and one that closes it.
    [[nodiscard]] Scenes dialog(const QString &name, const std::function<void()> &open);

private:
    MainWindow &m_window;
};

} // namespace traceloupe
