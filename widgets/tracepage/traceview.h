// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>

#include <functional>

class QWidget;

namespace traceloupe {

class TracePage;

/// One way to look at an open trace, besides the waterfall and the span details that every page has. The app lists
/// them (app/traceviews.cpp); a page knows none of them.
struct TraceView {
    enum class Area {
        Main, ///< in place of the waterfall
        Side  ///< in place of the span details
    };

    QString id;    ///< stable, for settings: "flame"
    QString title; ///< for people, short
    Area area = Area::Main;
    QKeySequence shortcut;
    /// Makes the view, when it is first shown. It observes the page's session, lives as long as the page, and does
    /// what takes time elsewhere.
    std::function<QWidget *(TracePage &page, QWidget *parent)> create;
};

} // namespace traceloupe
