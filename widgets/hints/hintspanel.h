// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/hints.h"
#include "core/session/tracesession.h"
#include "widgets/common/picturesource.h"

#include <QWidget>

#include <vector>

class QScrollArea;
class QStackedWidget;

namespace traceloupe {

class Background;
class HintCard;
class StatePanel;

/// What the trace may suffer from, as cards: what explains most of the critical path first. Looked for beside the GUI
/// thread.
class HintsPanel final : public QWidget, public PictureSource {
    Q_OBJECT
public:
    /// Cards shown at most.
    static constexpr std::size_t kMaxCards = 60;

    explicit HintsPanel(TraceSession &session, QWidget *parent = nullptr);

    [[nodiscard]] bool isReady() const;
    [[nodiscard]] int cardCount() const;

    [[nodiscard]] bool hasPicture() const override { return !m_hints.empty(); }
    [[nodiscard]] QWidget &visiblePart() override { return *this; }
    [[nodiscard]] std::unique_ptr<QWidget> wholePicture(int widthPx, int maxHeightPx) override;
    [[nodiscard]] QString pictureTitle() const override;

private:
    void showHints(std::vector<Hint> hints);
    [[nodiscard]] QWidget *linkTo(HintCard &card, QWidget *content);

    TraceSession &m_session;
    std::vector<Hint> m_hints;
    Background *m_looking = nullptr;
    QStackedWidget *m_pages = nullptr;
    StatePanel *m_state = nullptr;
    QScrollArea *m_scroll = nullptr;
};

} // namespace traceloupe
