// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/slo.h"

#include <QDialog>

#include <optional>

class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace traceloupe {

/// Asks for a service level objective: so many per cent of the requests without error within so long.
class ObjectiveDialog final : public QDialog {
    Q_OBJECT
public:
    /// `name` says what it is for; `current` is what is set already.
    ObjectiveDialog(const QString &name, const std::optional<Objective> &current, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Nothing: take it away.
    void chosen(const std::optional<traceloupe::Objective> &objective);

private:
    void check();
    [[nodiscard]] std::optional<std::int64_t> threshold() const;

    QLineEdit *m_threshold;
    QDoubleSpinBox *m_percent;
    QLabel *m_problem;
    QPushButton *m_accept = nullptr;
};

} // namespace traceloupe
