// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importreportdialog.h"

#include "core/models/errortext.h"
#include "core/models/valuetext.h"
#include "widgets/common/diagnostictext.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr QSize kStartSize{860, 460};

enum Column { What = 0, Format, Traces, Spans, ColumnCount };

} // namespace

ImportReportDialog::ImportReportDialog(const ImportReport &report, QWidget *parent)
    : QDialog(parent), m_tree(new QTreeWidget(this))
{
    setWindowTitle(tr("What was opened"));
    m_tree->setColumnCount(ColumnCount);
    m_tree->setHeaderLabels({tr("File"), tr("Format"), tr("Traces"), tr("Spans")});
    m_tree->setAccessibleName(tr("Files and what was noted of them"));
    m_tree->setAlternatingRowColors(true);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(What, QHeaderView::Stretch);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tree);
    layout->addWidget(buttons);
    if (report.error)
        new QTreeWidgetItem(m_tree, {u"\u26a0 "_s + errorText(*report.error)});
    for (const ImportedFile &file : report.files)
        addFile(file);
    m_tree->expandToDepth(0);
    resize(kStartSize);
}

void ImportReportDialog::addFile(const ImportedFile &file)
{
    auto *item = new QTreeWidgetItem(m_tree, {QFileInfo(file.file).fileName(), file.format,
                                              valuetext::count(file.traces), valuetext::count(file.spans)});
    item->setToolTip(What, file.file.toHtmlEscaped());
    item->setTextAlignment(Traces, Qt::AlignRight);
    item->setTextAlignment(Spans, Qt::AlignRight);
    if (file.error)
        new QTreeWidgetItem(item, {u"\u26a0 "_s + errorText(*file.error)});
    const StoreOutcome &stored = file.stored;
    if (file.traces > 0) {
        new QTreeWidgetItem(item, {tr("In the cache: %1 new, %2 with more spans than before, %3 there already")
                                       .arg(valuetext::count(stored.newTraces), valuetext::count(stored.updatedTraces),
                                            valuetext::count(stored.unchangedTraces))});
    }
    addDiagnostics(*item, file.diagnostics);
    for (int i = 0; i < item->childCount(); ++i)
        item->child(i)->setFirstColumnSpanned(true);
}

void ImportReportDialog::addDiagnostics(QTreeWidgetItem &parent, const DiagnosticReport &diagnostics)
{
    for (const Diagnostic diagnostic : diagnostics.present()) {
        const QString sign = isDataLoss(diagnostic) ? u"\u26a0 "_s : QString();
        auto *item = new QTreeWidgetItem(
            &parent, {sign
                      + tr("%1 ×  %2", "count, then what was odd")
                            .arg(valuetext::count(diagnostics.count(diagnostic)), diagnosticText(diagnostic))});
        for (const QString &place : diagnostics.examples(diagnostic)) {
            if (place.isEmpty())
                continue;
            auto *example = new QTreeWidgetItem(item, {place});
            example->setFirstColumnSpanned(true);
        }
    }
}

} // namespace traceloupe
