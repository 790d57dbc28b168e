// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/hints.h"
#include "core/session/tracesession.h"

#include <QWidget>

class QScrollArea;
class QStackedWidget;

namespace traceloupe {

class Background;
class HintCard;
class StatePanel;

/// What the trace may suffer from, as cards: what explains most of the critical path first. Looked for beside the GUI
/// thread.
class HintsPanel final : public QWidget {
    Q_OBJECT
public:
    /// Cards shown at most.
    static constexpr std::size_t kMaxCards = 60;

    explicit HintsPanel(TraceSession &session, QWidget *parent = nullptr);

    [[nodiscard]] bool isReady() const;
    [[nodiscard]] int cardCount() const;

private:
    void showHints(const std::vector<Hint> &hints);
    [[nodiscard]] QWidget *linkTo(HintCard &card, QWidget *content);

    TraceSession &m_session;
    Background *m_looking = nullptr;
    QStackedWidget *m_pages = nullptr;
    StatePanel *m_state = nullptr;
    QScrollArea *m_scroll = nullptr;
};

} // namespace traceloupe
