// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/traceheader.h"

#include "core/layout/durationtext.h"
#include "widgets/common/chartcolors.h"
#include "widgets/common/diagnostictext.h"
#include "widgets/common/iconbutton.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/spantext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QWhatsThis>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kMarginPx = 12;

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

void colorText(QWidget &widget, const QColor &color)
{
    QPalette palette; // of the application as it is now, not what was set before
    palette.setColor(QPalette::WindowText, color);
    palette.setColor(QPalette::ButtonText, color);
    widget.setPalette(palette);
}

} // namespace

TraceHeader::TraceHeader(TraceSession &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMarginPx, 8, 6, 4);
    layout->setSpacing(2);
    layout->addWidget(createTitleRow());
    layout->addWidget(createFactRow());
    showFacts();
    showDiagnostics();
    connect(&session, &TraceSession::timeZoneChanged, this, &TraceHeader::showFacts);
}

QString TraceHeader::titleOf(const Trace &trace)
{
    const SpanIndex root = trace.analysisRoot();
    return root.isValid() ? spanTitle(trace, root) : tr("Empty trace");
}

QWidget *TraceHeader::createTitleRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_titleRow = layout;
    m_title = plainLabel(row);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_title->setText(titleOf(m_session.trace()));
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_title, 1);

    QToolButton *expand = addButton(*layout, static_cast<int>(LineIcon::ExpandAll), tr("Expand all ([)"));
    connect(expand, &QToolButton::clicked, &m_session.collapse(), &CollapseState::expandAll);
    QToolButton *collapse = addButton(*layout, static_cast<int>(LineIcon::CollapseAll), tr("Collapse all (])"));
    connect(collapse, &QToolButton::clicked, &m_session.collapse(), &CollapseState::collapseAll);
    QToolButton *whole = addButton(*layout, static_cast<int>(LineIcon::WholeRange), tr("Show the whole trace (0)"));
    connect(whole, &QToolButton::clicked, &m_session.viewRange(), &ViewRange::reset);
    const auto follow = [this, whole] { whole->setEnabled(m_session.viewRange().isZoomed()); };
    connect(&m_session.viewRange(), &ViewRange::rangeChanged, whole, follow);
    follow();
    m_details = addButton(*layout, static_cast<int>(LineIcon::SidePanel), tr("Show or hide the span's details"));
    m_details->setCheckable(true);
    m_details->setChecked(true);
    return row;
}

void TraceHeader::addToTitleRow(QWidget &widget)
{
    constexpr int kBehindTitle = 1;
    m_titleRow->insertWidget(kBehindTitle, &widget);
}

QWidget *TraceHeader::createFactRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    m_facts = plainLabel(row);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_errors = plainLabel(row);
    m_partial = plainLabel(row);
    m_partial->setText(tr("Incomplete: the backend sent only a part"));
    m_partial->hide();
    m_diagnostics = new QToolButton(row);
    m_diagnostics->setAutoRaise(true);
    layout->addWidget(m_facts);
    layout->addWidget(m_errors);
    layout->addWidget(m_partial);
    layout->addWidget(m_diagnostics);
    layout->addStretch(1);
    applyColors();
    return row;
}

void TraceHeader::applyColors()
{
    const ChartColors colors = ChartColors::fromPalette(palette());
    colorText(*m_errors, colors.error);
    colorText(*m_partial, colors.warning);
    colorText(*m_diagnostics, colors.warning);
}

void TraceHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

QToolButton *TraceHeader::addButton(QLayout &layout, int icon, const QString &toolTip)
{
    QToolButton *button = iconButton(static_cast<LineIcon>(icon), toolTip, this);
    layout.addWidget(button);
    return button;
}

void TraceHeader::setPartial(bool isPartial)
{
    m_partial->setVisible(isPartial);
}

void TraceHeader::setUnfinished()
{
    m_partial->setText(tr("Incomplete: its import stopped; import the file again"));
    m_partial->show();
}

void TraceHeader::showFacts()
{
    const Trace &trace = m_session.trace();
    const QStringList facts{timestampText(trace.startNs(), m_session.timeZone()),
                            tr("Duration %1").arg(durationText(trace.durationNs())),
                            tr("%Ln span(s)", nullptr, static_cast<int>(trace.spanCount())),
                            tr("%Ln service(s)", nullptr, static_cast<int>(trace.services().size())),
                            tr("Depth %1").arg(QLocale().toString(m_session.maximumDepth() + 1))};
    m_facts->setText(facts.join(u"   ·   "_s));
    m_errors->setText(tr("%Ln error(s)", nullptr, static_cast<int>(trace.errorCount())));
    m_errors->setVisible(trace.errorCount() > 0);
}

void TraceHeader::showDiagnostics()
{
    const DiagnosticReport &report = m_session.trace().diagnostics();
    if (report.count(Diagnostic::BackendPartial) > 0)
        setPartial(true);
    m_diagnostics->setVisible(!report.isEmpty());
    m_diagnostics->setText(tr("%Ln remark(s) on the data", nullptr, static_cast<int>(report.total())));
    const QString text = diagnosticsText(report);
    m_diagnostics->setToolTip(plaintext::toolTip(text));
    connect(m_diagnostics, &QToolButton::clicked, this, [this, text] {
        QWhatsThis::showText(m_diagnostics->mapToGlobal(m_diagnostics->rect().bottomLeft()), plaintext::toolTip(text),
                             m_diagnostics);
    });
}

} // namespace traceloupe
