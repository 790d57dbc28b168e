// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/flamelayout.h"
#include "core/session/tracesession.h"
#include "widgets/common/picturesource.h"
#include "widgets/flame/flamemerging.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace traceloupe {

class Background;
class ColorChooser;
class FlameView;
class SpanStepper;
class StatePanel;

/// A flame graph with what belongs to it: what frames are as wide as and how spans are grouped, back and forward, a
/// search, exact figures of the frame under the pointer or selected, the frame's spans one by one. Frames are merged
/// beside the GUI thread.
class FlamePanel final : public QWidget, public PictureSource {
    Q_OBJECT
public:
    explicit FlamePanel(TraceSession &session, QWidget *parent = nullptr);
    ~FlamePanel() override;

    [[nodiscard]] FlameView &view() { return *m_view; }
    [[nodiscard]] FlameParams params() const;
    void setParams(FlameParams params);
    /// Whether the graph shown is the one that was asked for.
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] QString readout() const;

    [[nodiscard]] bool hasPicture() const override;
    [[nodiscard]] QWidget &visiblePart() override;
    [[nodiscard]] std::unique_ptr<QWidget> wholePicture(int widthPx, int maxHeightPx) override;
    [[nodiscard]] QString pictureTitle() const override;

Q_SIGNALS:
    /// The selected span is to be seen in the waterfall.
    void waterfallRequested();

private:
    void buildTools();
    void buildSearch(QHBoxLayout &tools);
    void buildStatus();
    void connectView();
    void connectSession();
    void compute();
    void color();
    void showTree(ColoredFlameTree made);
    /// What params() need of the session, by its clocks; null where it is not there yet.
    [[nodiscard]] FlameTimes times() const;
    void search();
    void showMatches(FlameMatches matches);
    void showReadout();
    [[nodiscard]] QString colorMeaning(FrameIndex frame) const;
    void showFrame();
    void updateButtons();

    TraceSession &m_session;
    Background *m_merging = nullptr;
    Background *m_searching = nullptr;
    Background *m_coloring = nullptr;
    FlameTimes m_times; ///< that the tree is made of, or is being made of
    QComboBox *m_value = nullptr;
    QComboBox *m_grouping = nullptr;
    QComboBox *m_direction = nullptr;
    ColorChooser *m_colors = nullptr;
    QToolButton *m_back = nullptr;
    QToolButton *m_forward = nullptr;
    QToolButton *m_whole = nullptr;
    QLineEdit *m_search = nullptr;
    QLabel *m_found = nullptr;
    QToolButton *m_previousMatch = nullptr;
    QToolButton *m_nextMatch = nullptr;
    QWidget *m_tools = nullptr;
    QWidget *m_status = nullptr;
    QLabel *m_readout = nullptr;
    QLabel *m_note = nullptr;
    SpanStepper *m_stepper = nullptr;
    QStackedWidget *m_pages = nullptr;
    StatePanel *m_state = nullptr;
    FlameView *m_view = nullptr;
};

} // namespace traceloupe
