// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/statisticsmodel.h"
#include "core/session/tracesession.h"
#include "widgets/common/picturesource.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace traceloupe {

class Background;
class GroupChooser;
class SpanStepper;
class StatePanel;

/// A table of the spans of a trace, grouped in two levels that the person chooses, with self times and the critical
/// path as the other views show them. Selecting a group selects its longest span and lets one go through all of them;
/// everything is computed beside the GUI thread.
class StatisticsPanel final : public QWidget, public PictureSource {
    Q_OBJECT
public:
    explicit StatisticsPanel(TraceSession &session, QWidget *parent = nullptr);
    ~StatisticsPanel() override;

    [[nodiscard]] StatisticsModel &model() { return *m_model; }
    [[nodiscard]] QTreeView &table() { return *m_table; }
    void setGroups(const GroupBy &outer, const GroupBy &inner);
    [[nodiscard]] bool isReady() const;
    /// Writes the table; an empty text, or why it could not be written.
    [[nodiscard]] QString saveCsv(const QString &path) const;

    [[nodiscard]] bool hasPicture() const override { return m_model->rowCount() > 0; }
    [[nodiscard]] QWidget &visiblePart() override;
    [[nodiscard]] std::unique_ptr<QWidget> wholePicture(int widthPx, int maxHeightPx) override;
    [[nodiscard]] QString pictureTitle() const override;

Q_SIGNALS:
    /// The selected span is to be seen in the waterfall.
    void waterfallRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTools();
    void buildTable();
    void buildColumnMenu();
    void fitColumns();
    void buildStatus();
    void loadAttributes();
    void compute();
    void followTimes();
    void showTable(std::shared_ptr<const StatisticsTable> table);
    void selectGroup();
    void askForCsv();

    TraceSession &m_session;
    // what the table is made of, or is being made of
    SharedTimes m_selfTimes;
    std::shared_ptr<const CriticalPath> m_path; ///< null until it is known
    Background *m_computing = nullptr;
    Background *m_selecting = nullptr;
    Background *m_loadingKeys = nullptr;
    StatisticsModel *m_model = nullptr;
    QWidget *m_tools = nullptr;
    GroupChooser *m_outer = nullptr;
    GroupChooser *m_inner = nullptr;
    QToolButton *m_columnButton = nullptr;
    QMenu *m_columns = nullptr;
    QPushButton *m_save = nullptr;
    QStackedWidget *m_pages = nullptr;
    StatePanel *m_state = nullptr;
    QTreeView *m_table = nullptr;
    QWidget *m_status = nullptr;
    QLabel *m_summary = nullptr;
    SpanStepper *m_stepper = nullptr;
    bool m_hasChosenWidths = false;
    bool m_isFitting = false;
};

} // namespace traceloupe
