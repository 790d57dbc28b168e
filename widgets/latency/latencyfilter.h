// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/latencymodel.h"

#include <QSortFilterProxyModel>
#include <QStringList>

namespace traceloupe {

/// Rows whose service and operation hold every word, sorted by raw values.
class LatencyFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit LatencyFilter(QObject *parent = nullptr);

    void setWords(const QString &text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
};

} // namespace traceloupe
