// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/search/queryresult.h"

#include <QWidget>

#include <vector>

class QLabel;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace traceloupe {

/// How far a search went, in one line ("Cache: complete, 37 traces · Tempo: truncated, 200 traces or more"); what
/// failed on a line of its own, with why; and behind a button what ran where, what was pruned by what, and where the
/// time went.
class CoverageView final : public QWidget {
    Q_OBJECT
public:
    explicit CoverageView(QWidget *parent = nullptr);

    void setCoverage(const std::vector<QueryCoverage> &coverage);
    /// In front of the coverage: what the list shows of it, or that a search runs. "" = nothing.
    void setNote(const QString &note);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString failures() const; ///< a line each
    void setDetailsShown(bool shown);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showText();
    void fillDetails();
    void addSteps(QTreeWidgetItem &parent, const QueryCoverage &coverage) const;

    std::vector<QueryCoverage> m_coverage;
    QString m_note;
    QLabel *m_failures;
    QLabel *m_text;
    QToolButton *m_details;
    QTreeWidget *m_steps;
};

} // namespace traceloupe
