// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imports.h"

#include <QDialog>

class QTreeWidget;
class QTreeWidgetItem;

namespace traceloupe {

/// File by file: what was read, what was odd (with places), what failed.
class ImportReportDialog final : public QDialog {
    Q_OBJECT
public:
    explicit ImportReportDialog(const ImportReport &report, QWidget *parent = nullptr);

private:
    void addFile(const ImportedFile &file);
    void addDiagnostics(QTreeWidgetItem &parent, const DiagnosticReport &diagnostics);

    QTreeWidget *m_tree;
};

} // namespace traceloupe
