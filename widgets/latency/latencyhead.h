// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/latencymodel.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace traceloupe {

/// What a latency page looks at, in one line: which spans, how grouped, of which outcome, what the traces stand for; a
/// filter of rows, and what the figures are of.
class LatencyHead final : public QWidget {
    Q_OBJECT
public:
    explicit LatencyHead(QWidget *parent = nullptr);

    [[nodiscard]] LatencyQuestion question() const;
    [[nodiscard]] Representativeness representativeness() const;
    [[nodiscard]] QLineEdit &filter() { return *m_filter; }
    /// "of the 132 traces in the cache: ..."
    void setCoverage(const QString &text, const QString &detail);
    void setObjectiveEnabled(bool isEnabled);

Q_SIGNALS:
    void questionChanged();
    void representativenessChanged();
    void objectiveRequested();
    void csvRequested();

private:
    QComboBox *addChoice(QHBoxLayout &row, const QString &label, const QStringList &choices);
    QToolButton *addButton(QHBoxLayout &row, const QString &text);

    QComboBox *m_side = nullptr;
    QComboBox *m_grouping = nullptr;
    QComboBox *m_outcome = nullptr;
    QComboBox *m_stands = nullptr;
    QLineEdit *m_filter = nullptr;
    QLabel *m_coverage = nullptr;
    QToolButton *m_objective = nullptr;
};

} // namespace traceloupe
