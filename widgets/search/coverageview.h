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

/// How far a search went, in one line ("Cache: complete, 37 traces. Tempo: 200 or more, truncated. Jaeger: failed"),
/// and behind a button what ran where, what was pruned by what, and where the time went.
class CoverageView final : public QWidget {
    Q_OBJECT
public:
    explicit CoverageView(QWidget *parent = nullptr);

    void setCoverage(const std::vector<QueryCoverage> &coverage);
    /// In front of the coverage: what the list shows of it, or that a search runs. "" = nothing.
    void setNote(const QString &note);
    [[nodiscard]] QString text() const;
    void setDetailsShown(bool shown);

private:
    void showText();
    void fillDetails();
    void addSteps(QTreeWidgetItem &parent, const QueryCoverage &coverage) const;

    std::vector<QueryCoverage> m_coverage;
    QString m_note;
    QLabel *m_text;
    QToolButton *m_details;
    QTreeWidget *m_steps;
};

} // namespace traceloupe
