// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/coverageview.h"

#include "core/layout/durationtext.h"
#include "core/models/errortext.h"
#include "core/models/valuetext.h"
#include "widgets/common/chartcolors.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

enum Column { What, Left, LookedAt, Time, ColumnCount };
constexpr int kVisibleSteps = 7;
constexpr int kWhatCharacters = 80;
constexpr double kNsPerMs = 1e6;

QString summaryOf(const QueryCoverage &coverage)
{
    const QString traces = CoverageView::tr("%Ln trace(s)", nullptr, static_cast<int>(coverage.matched));
    const QString found = coverage.found.isEmpty() ? traces : coverage.found;
    switch (coverage.state) {
    case QueryCoverage::State::Complete:
        return CoverageView::tr("%1: complete, %2", "a source, what it found").arg(coverage.target, found);
    case QueryCoverage::State::Truncated:
        return coverage.matchedIsExact ? CoverageView::tr("%1: truncated, there are %2", "a source, what it has")
                                             .arg(coverage.target, found)
                                       : CoverageView::tr("%1: truncated, %2 or more", "a source, what it found")
                                             .arg(coverage.target, found);
    case QueryCoverage::State::Failed:
        return CoverageView::tr("%1: failed, %2", "a source, why").arg(coverage.target, errorText(coverage.reason));
    case QueryCoverage::State::Cancelled:
        return CoverageView::tr("%1: stopped, %2 until then", "a source, what it found").arg(coverage.target, found);
    }
    return {};
}

QString withWarningSign(const QString &text)
{
    return u"\u26a0 "_s + text;
}

QTreeWidgetItem *addLine(QTreeWidgetItem &parent, const QString &text)
{
    auto *item = new QTreeWidgetItem(&parent, {text});
    item->setToolTip(What, text.toHtmlEscaped());
    return item;
}

} // namespace

CoverageView::CoverageView(QWidget *parent)
    : QWidget(parent),
      m_failures(new QLabel(this)),
      m_text(new QLabel(this)),
      m_details(new QToolButton(this)),
      m_steps(new QTreeWidget(this))
{
    for (QLabel *label : {m_failures, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_failures->setObjectName(u"coverageFailures"_s);
    m_text->setObjectName(u"coverage"_s);
    m_details->setText(tr("Details"));
    m_details->setCheckable(true);
    m_details->setFocusPolicy(Qt::StrongFocus);
    m_details->setToolTip(tr("What ran where, what was left out early, and where the time went"));
    m_details->setObjectName(u"coverageDetails"_s);
    m_steps->setObjectName(u"searchSteps"_s);
    m_steps->setAccessibleName(tr("Steps of the search"));
    m_steps->setHeaderLabels({tr("Step"), tr("Traces left"), tr("Rows looked at"), tr("Time")});
    m_steps->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_steps->header()->setStretchLastSection(false);
    m_steps->header()->setSectionResizeMode(What, QHeaderView::Stretch);
    m_steps->setColumnWidth(What, kWhatCharacters * fontMetrics().averageCharWidth());
    m_steps->setFixedHeight((kVisibleSteps + 1) * (fontMetrics().height() + 6));
    for (int column = Left; column < ColumnCount; ++column)
        m_steps->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    m_steps->hide();
    auto *line = new QHBoxLayout;
    line->addWidget(m_text, 1);
    line->addWidget(m_details, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_failures);
    layout->addLayout(line);
    layout->addWidget(m_steps);
    connect(m_details, &QToolButton::toggled, this, &CoverageView::setDetailsShown);
    showText();
}

void CoverageView::setCoverage(const std::vector<QueryCoverage> &coverage)
{
    m_coverage = coverage;
    showText();
    if (m_steps->isVisibleTo(this))
        fillDetails();
}

void CoverageView::setNote(const QString &note)
{
    m_note = note;
    showText();
}

QString CoverageView::text() const
{
    return m_text->text();
}

QString CoverageView::failures() const
{
    return m_failures->text();
}

void CoverageView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setCoverage(std::vector(m_coverage));
}

void CoverageView::setDetailsShown(bool shown)
{
    m_details->setChecked(shown);
    m_steps->setVisible(shown);
    if (shown)
        fillDetails();
}

void CoverageView::showText()
{
    QStringList parts;
    QStringList failures;
    for (const QueryCoverage &coverage : m_coverage) {
        if (coverage.state == QueryCoverage::State::Failed)
            failures += withWarningSign(summaryOf(coverage));
        else
            parts += summaryOf(coverage);
    }
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, ChartColors::fromPalette(colors).error);
    m_failures->setPalette(colors);
    m_failures->setText(failures.join(u'\n'));
    m_failures->setVisible(!failures.isEmpty());
    for (const QueryCoverage &coverage : m_coverage)
        for (const QString &warning : coverage.warnings)
            parts += errorText(warning);
    if (!m_note.isEmpty())
        parts.prepend(m_note);
    m_text->setText(parts.join(u" · "_s));
    m_details->setVisible(!m_coverage.empty());
    if (m_coverage.empty())
        m_steps->hide();
    else
        m_steps->setVisible(m_details->isChecked());
}

void CoverageView::fillDetails()
{
    m_steps->clear();
    for (const QueryCoverage &coverage : m_coverage) {
        const bool hasFailed = coverage.state == QueryCoverage::State::Failed;
        auto *target = new QTreeWidgetItem(m_steps,
                                           {hasFailed ? withWarningSign(summaryOf(coverage)) : summaryOf(coverage)});
        if (hasFailed)
            target->setForeground(What, ChartColors::fromPalette(palette()).error);
        if (coverage.state == QueryCoverage::State::Truncated && !coverage.reason.isEmpty())
            addLine(*target, errorText(coverage.reason));
        for (const QString &sentence : coverage.ran)
            addLine(*target, errorText(sentence));
        for (const QString &sentence : coverage.warnings)
            addLine(*target, withWarningSign(errorText(sentence)));
        addSteps(*target, coverage);
        target->setExpanded(true);
        target->setFirstColumnSpanned(true);
    }
}

void CoverageView::addSteps(QTreeWidgetItem &parent, const QueryCoverage &coverage) const
{
    for (const ExplainStep &step : coverage.steps) {
        const QString name = errorText(step.what);
        const QString what = step.detail.isEmpty() ? name : tr("%1: %2").arg(name, errorText(step.detail));
        QTreeWidgetItem *item = addLine(parent, what);
        item->setText(Left, tr("%1 of %2", "traces left, traces before")
                                .arg(valuetext::count(step.tracesOut), valuetext::count(step.tracesIn)));
        item->setText(LookedAt, step.rows == 0 ? QString() : valuetext::count(step.rows));
        item->setText(Time, durationText(std::llround(step.milliseconds * kNsPerMs)));
        for (int column = Left; column < ColumnCount; ++column)
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
}

} // namespace traceloupe
