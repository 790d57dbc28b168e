// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importstrip.h"

#include "app/importreportdialog.h"
#include "core/models/valuetext.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>
#include <climits>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr int kProgressSteps = 1000;
constexpr int kBarWidthPx = 240;

QString sumText(const ImportReport &report)
{
    std::uint64_t spans = 0;
    std::uint64_t diagnostics = 0;
    int failed = report.error ? 1 : 0;
    for (const ImportedFile &file : report.files) {
        spans += file.spans;
        diagnostics += file.diagnostics.total();
        failed += file.error ? 1 : 0;
    }
    QStringList parts;
    parts += ImportStrip::tr("%Ln trace(s)", nullptr, static_cast<int>(report.traceIds().size()));
    parts += ImportStrip::tr("%Ln span(s)", nullptr, static_cast<int>(std::min<std::uint64_t>(spans, INT_MAX)));
    if (diagnostics > 0)
        parts += ImportStrip::tr("%Ln remark(s)", nullptr,
                                 static_cast<int>(std::min<std::uint64_t>(diagnostics, INT_MAX)));
    if (failed > 0)
        parts += ImportStrip::tr("%Ln file(s) could not be read", nullptr, failed);
    if (report.wasCancelled)
        parts += ImportStrip::tr("stopped; what was read is kept");
    return parts.join(u" · "_s);
}

bool hasFailure(const ImportReport &report)
{
    return report.error || std::any_of(report.files.begin(), report.files.end(), [](const ImportedFile &file) {
               return file.error.has_value();
           });
}

} // namespace

ImportStrip::ImportStrip(Imports &imports, QWidget *parent)
    : QFrame(parent),
      m_imports(imports),
      m_text(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_details(new QPushButton(tr("Details…"), this)),
      m_end(new QPushButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 4, 6, 4);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_bar->setRange(0, kProgressSteps);
    m_bar->setFixedWidth(kBarWidthPx);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of opening files"));
    layout->addWidget(m_text, 1);
    layout->addWidget(m_bar);
    layout->addWidget(m_details);
    layout->addWidget(m_end);
    connect(&imports, &Imports::progressed, this, &ImportStrip::showProgress);
    connect(&imports, &Imports::finished, this, &ImportStrip::showReport);
    connect(m_details, &QPushButton::clicked, this, &ImportStrip::showDetails);
    connect(m_end, &QPushButton::clicked, this, [this] { m_imports.isRunning() ? stop() : hide(); });
    hide();
}

void ImportStrip::stop()
{
    m_imports.cancel();
    m_text->setText(tr("Stopping; what was read so far is being stored…"));
    m_end->setEnabled(false);
}

void ImportStrip::showStarted(const QString &title)
{
    m_text->setText(tr("Opening %1…").arg(title));
    m_bar->setValue(0);
    m_bar->show();
    m_details->hide();
    m_end->setText(tr("Stop"));
    m_end->setEnabled(true);
    show();
}

void ImportStrip::showProgress(const ImportProgress &progress)
{
    if (!m_end->isEnabled()) // it is being stopped
        return;
    const QString file = QFileInfo(progress.file).fileName();
    m_text->setText(progress.fileCount > 1
                        ? tr("Opening %1 (%2 of %3)…").arg(file).arg(progress.fileNumber).arg(progress.fileCount)
                        : tr("Opening %1…").arg(file));
    m_bar->setValue(static_cast<int>(progress.share() * kProgressSteps));
}

void ImportStrip::showReport(const ImportReport &report)
{
    m_report = report;
    const QString sign = hasFailure(report) ? u"\u26a0 "_s : QString();
    m_text->setText(sign + tr("%1: %2", "what was opened, what it held").arg(report.request.title, sumText(report)));
    m_bar->hide();
    m_details->show();
    m_end->setText(tr("Dismiss"));
    m_end->setEnabled(true);
    show();
}

void ImportStrip::showDetails()
{
    auto *dialog = new ImportReportDialog(*m_report, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

} // namespace traceloupe
