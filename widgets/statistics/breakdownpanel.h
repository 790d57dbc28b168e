// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/picturesource.h"
#include "widgets/statistics/breakdowntable.h"

#include <QWidget>

#include <array>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace traceloupe {

class Background;
class SpanStepper;
class StatePanel;

/// Where the time of the critical path went: by category, service, operation and host, each summing to the whole. It
/// is the path that the other views show, in their mode and by their clocks. Choosing a row selects the span with most
/// of it and lets one go through all that have a part. Everything is computed beside the window's thread.
class BreakdownPanel final : public QWidget, public PictureSource {
    Q_OBJECT
public:
    explicit BreakdownPanel(TraceSession &session, QWidget *parent = nullptr);

    [[nodiscard]] BreakdownTable &table(BreakdownBy by) { return *m_tables[static_cast<std::size_t>(by)]; }
    [[nodiscard]] bool isReady() const;
    /// What is shown, null until it is there.
    [[nodiscard]] const PathBreakdown *parts() const { return m_parts.get(); }
    [[nodiscard]] QString summary() const;
    /// Writes all tables; an empty text, or why they could not be written.
    [[nodiscard]] QString saveCsv(const QString &path) const;

    [[nodiscard]] bool hasPicture() const override { return m_parts && m_parts->totalNs > 0; }
    [[nodiscard]] QWidget &visiblePart() override;
    [[nodiscard]] std::unique_ptr<QWidget> wholePicture(int widthPx, int maxHeightPx) override;
    [[nodiscard]] QString pictureTitle() const override;

Q_SIGNALS:
    /// The selected span is to be seen in the waterfall.
    void waterfallRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildTools();
    void buildTables();
    void buildStatus();
    void placeTables();
    void followPath();
    void showParts(std::shared_ptr<const PathBreakdown> parts);
    void showSummary();
    [[nodiscard]] QString goesOnText() const;
    void selectPart(BreakdownTable &table);
    void askForCsv();

    TraceSession &m_session;
    std::shared_ptr<const CriticalPath> m_path; ///< that m_parts are of, or are going to be of
    std::shared_ptr<const PathBreakdown> m_parts;
    Background *m_computing = nullptr;
    Background *m_selecting = nullptr;
    QWidget *m_tools = nullptr;
    QComboBox *m_mode = nullptr;
    QLabel *m_summary = nullptr;
    QLabel *m_note = nullptr; ///< what the path leaves out
    QPushButton *m_save = nullptr;
    QStackedWidget *m_pages = nullptr;
    StatePanel *m_state = nullptr;
    QScrollArea *m_scroll = nullptr;
    QGridLayout *m_grid = nullptr;
    std::array<BreakdownTable *, 4> m_tables{};
    QWidget *m_status = nullptr;
    QLabel *m_chosen = nullptr;
    SpanStepper *m_stepper = nullptr;
};

} // namespace traceloupe
