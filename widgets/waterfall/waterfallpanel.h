// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/tracesession.h"
#include "widgets/waterfall/waterfallcommands.h"

#include <QWidget>

class QToolButton;

namespace traceloupe {

class AncestorBar;
class FindBar;
class WaterfallView;

/// A waterfall with what belongs to it: the search in the trace, the menu of how it is shown, the way to the current
/// span.
class WaterfallPanel final : public QWidget {
    Q_OBJECT
public:
    explicit WaterfallPanel(TraceSession &session, QWidget *parent = nullptr);

    [[nodiscard]] WaterfallView &view() const { return *m_view; }
    [[nodiscard]] FindBar &findBar() const { return *m_find; }
    [[nodiscard]] AncestorBar &ancestorBar() const { return *m_ancestors; }
    /// Columns and switches, for the next start.
    [[nodiscard]] QByteArray saveState() const;
    bool restoreState(const QByteArray &state);

private:
    void carryOut(WaterfallCommand command);
    void showClocks();
    void showPathMode();

    TraceSession &m_session;
    WaterfallView *m_view = nullptr;
    FindBar *m_find = nullptr;
    AncestorBar *m_ancestors = nullptr;
    QToolButton *m_clocks = nullptr;   ///< there where a clock is proven to be off
    QToolButton *m_pathMode = nullptr; ///< there while another path is drawn than that of the answer
};

} // namespace traceloupe
