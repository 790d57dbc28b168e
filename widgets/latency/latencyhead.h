// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/latencymodel.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QStringListModel;
class QToolButton;

namespace traceloupe {

class SourceListModel;

/// What a latency page looks at, in one line: which spans, how grouped, of which outcome, what the traces stand for; a
/// filter of rows, and what the figures are of.
class LatencyHead final : public QWidget {
    Q_OBJECT
public:
    explicit LatencyHead(QWidget *parent = nullptr);

    [[nodiscard]] LatencyQuestion question() const;
    [[nodiscard]] Representativeness representativeness() const;
    /// One choice for several pages; it outlives the head.
    void setStanding(TraceStanding &standing);
    [[nodiscard]] QLineEdit &filter() { return *m_filter; }
    /// "of the 132 traces in the cache: ..."
    void setCoverage(const QString &text, const QString &detail);
    /// Whether a row is in front, for what is done to one.
    void setHasRow(bool hasRow);
    /// Keys that a row can be split by.
    void setKeys(const QStringList &keys);
    /// The sources that figures can come from, the cache first; it outlives the head.
    void setSources(SourceListModel &sources);
    /// Empty for the cache.
    [[nodiscard]] QString sourceId() const;
    /// What makes sense for figures of the cache only is out of reach for those of a source.
    void setIsRemote(bool isRemote);
    /// "GET /cart by region", while a split is shown; empty = none.
    void showSplit(const QString &text);

Q_SIGNALS:
    void questionChanged();
    void sourceChanged();
    void sourcesDialogRequested(); ///< to add one that counts
    void representativenessChanged();
    void objectiveRequested();
    void csvRequested();
    void splitRequested(const QString &key);
    void splitEnded();

private:
    QComboBox *addChoice(QHBoxLayout &row, const QString &label, const QStringList &choices);
    QToolButton *addButton(QHBoxLayout &row, const QString &text);
    void addSplit(QHBoxLayout &row);

    QComboBox *m_source = nullptr;
    QComboBox *m_side = nullptr;
    QComboBox *m_grouping = nullptr;
    QComboBox *m_outcome = nullptr;
    QComboBox *m_stands = nullptr;
    QLineEdit *m_filter = nullptr;
    QLabel *m_coverage = nullptr;
    QToolButton *m_objective = nullptr;
    QToolButton *m_csv = nullptr;
    bool m_isRemote = false;
    bool m_hasRow = false;
    QLineEdit *m_split = nullptr;
    QToolButton *m_shownSplit = nullptr;
    QStringListModel *m_keys;
};

} // namespace traceloupe
