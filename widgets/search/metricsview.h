// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/columnwidths.h"
#include "core/layout/timestamptext.h"
#include "core/models/metricschart.h"
#include "core/search/queryresult.h"
#include "core/traceql/evaluator.h"

#include <QWidget>

#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QSortFilterProxyModel;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace traceloupe {

class MessagePage;
class MetricsChartView;
class MetricsTableModel;

/// What a metrics query found, of one place at a time or of all together where that is exact: a chart above, the same
/// as a table below, and how long a step is.
class MetricsView final : public QWidget {
    Q_OBJECT
public:
    explicit MetricsView(QWidget *parent = nullptr);

    /// Several places can be chosen from.
    void setAnswers(const traceql::ProgramPtr &program, const std::vector<MetricsAnswer> &answers, bool isSearching);
    /// For what stands beside the length of a step.
    void addTool(QWidget *tool);
    void setTimeZone(const DisplayTimeZone &zone);
    /// The length that was chosen; 0 = automatic.
    [[nodiscard]] std::int64_t stepNs() const;
    [[nodiscard]] MetricsChartView &chart() { return *m_chartView; }
    [[nodiscard]] QTableView &table() { return *m_table; }
    /// Writes what is drawn; what went wrong, as a sentence.
    [[nodiscard]] QString saveCsv(const QString &path) const;

Q_SIGNALS:
    void stepChosen(std::int64_t stepNs);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildTools();
    QWidget *buildFound();
    void showAnswer();
    void showMessage(const QString &title, const QString &text);
    void showHeading(const MetricsAnswer &answer, bool isOfAll);
    void measureColumns();
    void shareColumns();
    void chooseLines();
    void askForCsv();

    traceql::ProgramPtr m_program;
    std::vector<MetricsAnswer> m_answers; ///< all together first, where that goes
    QString m_whyNotMerged;
    std::shared_ptr<const MetricsChart> m_chart;
    MetricsTableModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QWidget *m_tools = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_note = nullptr; ///< below: how far the figures can be trusted
    QComboBox *m_places = nullptr;
    QComboBox *m_steps = nullptr;
    QToolButton *m_save = nullptr;
    QStackedWidget *m_pages = nullptr;
    QSplitter *m_splitter = nullptr;
    MetricsChartView *m_chartView = nullptr;
    QTableView *m_table = nullptr;
    MessagePage *m_message = nullptr;
    std::vector<ColumnWidth> m_widths; ///< of the table's columns
};

} // namespace traceloupe
