// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imports.h"

#include <QFrame>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace traceloupe {

/// A strip at the foot of the window: how far an import is, and afterwards what it brought, until it is put away.
/// The report with each file and diagnostic opens beside the window; nothing is modal.
class ImportStrip final : public QFrame {
    Q_OBJECT
public:
    explicit ImportStrip(Imports &imports, QWidget *parent = nullptr);

    void showStarted(const QString &title);

private:
    void stop();
    void showProgress(const ImportProgress &progress);
    void showReport(const ImportReport &report);
    void showDetails();

    Imports &m_imports;
    QLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_details;
    QPushButton *m_end;
    std::optional<ImportReport> m_report;
};

} // namespace traceloupe
