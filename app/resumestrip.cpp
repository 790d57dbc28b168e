// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/resumestrip.h"

#include "core/layout/percentagetext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace traceloupe {
namespace {

QString textOf(const std::vector<UnfinishedWork::StoppedImport> &stopped)
{
    const UnfinishedWork::StoppedImport &first = stopped.front();
    if (stopped.size() > 1) {
        //: %1 = a file; %n = how many besides it
        return ResumeStrip::tr("Stopped while opening %1 and %n more; what was read is kept.", nullptr,
                               static_cast<int>(stopped.size()) - 1)
            .arg(first.request.title);
    }
    if (!first.percent)
        return ResumeStrip::tr("Stopped while opening %1; what was read is kept.").arg(first.request.title);
    return ResumeStrip::tr("Stopped while opening %1, at %2; what was read is kept.", "%2 = a percentage")
        .arg(first.request.title, percentageText(*first.percent, 0));
}

} // namespace

ResumeStrip::ResumeStrip(UnfinishedWork &work, QWidget *parent)
    : QFrame(parent),
      m_work(work),
      m_text(new QLabel(this)),
      m_resume(new QPushButton(tr("Resume"), this)),
      m_dismiss(new QPushButton(tr("Dismiss"), this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 4, 6, 4);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_resume);
    layout->addWidget(m_dismiss);
    connect(&work, &UnfinishedWork::stoppedImportsChanged, this, &ResumeStrip::showStopped);
    connect(m_dismiss, &QPushButton::clicked, this, [this] { m_work.takeStoppedImports(); });
    connect(m_resume, &QPushButton::clicked, this, [this] {
        for (const UnfinishedWork::StoppedImport &stopped : m_work.takeStoppedImports())
            Q_EMIT resumeRequested(stopped.request);
    });
    showStopped();
}

void ResumeStrip::showStopped()
{
    const auto &stopped = m_work.stoppedImports();
    setVisible(!stopped.empty());
    if (stopped.empty())
        return;
    m_text->setText(textOf(stopped));
    QStringList paths;
    for (const UnfinishedWork::StoppedImport &import : stopped)
        paths += import.request.paths;
    m_text->setToolTip(paths.join(u'\n').toHtmlEscaped());
}

} // namespace traceloupe
