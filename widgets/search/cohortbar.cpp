// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/cohortbar.h"

#include "core/models/valuetext.h"
#include "widgets/charts/resultvalues.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace traceloupe {

CohortBar::CohortBar(ResultSet &results, QWidget *parent)
    : QWidget(parent),
      m_results(results),
      m_text(new QLabel(this)),
      m_only(new QCheckBox(tr("O&nly these in the list"), this)),
      m_clear(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 2);
    QFont bold = m_text->font();
    bold.setBold(true);
    m_text->setFont(bold);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setObjectName(u"cohortText"_s);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_only->setChecked(true);
    m_only->setObjectName(u"onlyCohort"_s);
    m_clear->setText(tr("Unmark (Esc)"));
    m_clear->setToolTip(tr("Take the mark away and list all traces"));
    m_clear->setFocusPolicy(Qt::StrongFocus);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_only);
    layout->addWidget(m_clear);
    connect(m_only, &QCheckBox::toggled, this, &CohortBar::showsOnlyCohortChanged);
    connect(m_clear, &QToolButton::clicked, &results, &ResultSet::clearBrush);
    connect(&results, &ResultSet::rowsChanged, this, &CohortBar::refresh);
    connect(&results, &ResultSet::cohortChanged, this, &CohortBar::refresh);
    refresh();
}

void CohortBar::setTimeZone(const DisplayTimeZone &zone)
{
    m_zone = zone;
    refresh();
}

bool CohortBar::showsOnlyCohort() const
{
    return m_only->isChecked();
}

void CohortBar::setShowsOnlyCohort(bool only)
{
    m_only->setChecked(only);
}

QString CohortBar::text() const
{
    return m_text->text();
}

void CohortBar::refresh()
{
    setVisible(m_results.hasCohort());
    if (!m_results.hasCohort())
        return;
    const QString share = tr("%1 of %Ln trace(s)", "37 of 1,204 traces", static_cast<int>(m_results.size()))
                              .arg(valuetext::count(m_results.cohortSize()));
    m_text->setText(share + u" · "_s + resultvalues::brush(m_results.brush(), m_zone));
    m_text->setToolTip(m_text->text().toHtmlEscaped());
}

} // namespace traceloupe
