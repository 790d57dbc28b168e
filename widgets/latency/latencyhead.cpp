// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/latency/latencyhead.h"

#include "core/models/sourcelistmodel.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/standingchoice.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace traceloupe {
namespace {

constexpr int kMarginPx = 10;

} // namespace

LatencyHead::LatencyHead(QWidget *parent) : QWidget(parent), m_keys(new QStringListModel(this))
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(kMarginPx, 8, kMarginPx, 4);
    rows->setSpacing(6);
    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    m_source = addChoice(*first, tr("Figures from"), {});
    auto *sources = addButton(*first, tr("Sources…"));
    sources->setToolTip(plaintext::toolTip(tr("Add a Tempo, Prometheus or Jaeger that counts requests itself")));
    connect(sources, &QToolButton::clicked, this, &LatencyHead::sourcesDialogRequested);
    m_side = addChoice(*first, tr("Spans"), {tr("Requests (entry spans)"), tr("Outbound calls")});
    m_grouping = addChoice(*first, tr("By"), {tr("Operation"), tr("Service")});
    m_outcome = addChoice(*first, tr("Durations of"), {tr("All"), tr("Success only"), tr("Errors only")});
    m_stands = addChoice(*first, tr("These traces are"),
                         {tr("unknown"), tr("all requests"), tr("sampled at the start (head)"),
                          tr("sampled by outcome (tail)"), tr("a search result")});
    m_stands->setToolTip(plaintext::toolTip(tr("Rates and objectives can be judged only of traces that stand for all "
                                               "requests. Tail sampling and searches prefer slow and failed ones.")));
    first->addStretch(1);
    rows->addLayout(first);

    auto *second = new QHBoxLayout;
    second->setSpacing(8);
    m_filter = new QLineEdit(this);
    m_filter->setPlaceholderText(tr("Filter: service, operation"));
    m_filter->setAccessibleName(tr("Filter rows"));
    m_filter->setClearButtonEnabled(true);
    m_coverage = new QLabel(this);
    m_coverage->setTextFormat(Qt::PlainText);
    m_coverage->setWordWrap(true); // or it would keep the window from being narrower
    m_coverage->setForegroundRole(QPalette::PlaceholderText);
    m_coverage->setTextInteractionFlags(Qt::TextSelectableByMouse);
    second->addWidget(m_filter, 1);
    addSplit(*second);
    m_objective = addButton(*second, tr("Set &objective…"));
    connect(m_objective, &QToolButton::clicked, this, &LatencyHead::objectiveRequested);
    m_csv = addButton(*second, tr("Save &table…"));
    connect(m_csv, &QToolButton::clicked, this, &LatencyHead::csvRequested);
    rows->addLayout(second);
    rows->addWidget(m_coverage);

    for (const QComboBox *choice : {m_side, m_grouping, m_outcome})
        connect(choice, &QComboBox::currentIndexChanged, this, &LatencyHead::questionChanged);
    connect(m_stands, &QComboBox::currentIndexChanged, this, &LatencyHead::representativenessChanged);
}

QComboBox *LatencyHead::addChoice(QHBoxLayout &row, const QString &label, const QStringList &choices)
{
    auto *text = new QLabel(label, this);
    auto *choice = new QComboBox(this);
    choice->addItems(choices);
    choice->setAccessibleName(label);
    text->setBuddy(choice);
    row.addWidget(text);
    row.addWidget(choice);
    return choice;
}

QToolButton *LatencyHead::addButton(QHBoxLayout &row, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    row.addWidget(button);
    return button;
}

LatencyQuestion LatencyHead::question() const
{
    return {static_cast<LatencySide>(m_side->currentIndex()), static_cast<LatencyGrouping>(m_grouping->currentIndex()),
            static_cast<SpanOutcome>(m_outcome->currentIndex())};
}

Representativeness LatencyHead::representativeness() const
{
    return static_cast<Representativeness>(m_stands->currentIndex());
}

void LatencyHead::setStanding(TraceStanding &standing)
{
    shareStanding(*m_stands, standing);
}

void LatencyHead::setCoverage(const QString &text, const QString &detail)
{
    m_coverage->setText(text);
    m_coverage->setToolTip(detail.isEmpty() ? detail : plaintext::toolTip(detail));
}

void LatencyHead::addSplit(QHBoxLayout &row)
{
    m_split = new QLineEdit(this);
    m_split->setPlaceholderText(tr("Split the row by an attribute"));
    m_split->setAccessibleName(tr("Attribute to split the row by"));
    m_split->setClearButtonEnabled(true);
    auto *completer = new QCompleter(m_keys, m_split);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_split->setCompleter(completer);
    m_shownSplit = new QToolButton(this);
    m_shownSplit->setVisible(false);
    m_shownSplit->setToolTip(plaintext::toolTip(tr("Show all rows again")));
    row.addWidget(m_split, 1);
    row.addWidget(m_shownSplit);
    connect(m_split, &QLineEdit::returnPressed, this, [this] {
        if (const QString key = m_split->text().trimmed(); !key.isEmpty())
            Q_EMIT splitRequested(key);
    });
    connect(m_shownSplit, &QToolButton::clicked, this, &LatencyHead::splitEnded);
}

void LatencyHead::setHasRow(bool hasRow)
{
    m_hasRow = hasRow;
    m_objective->setEnabled(hasRow && !m_isRemote);
    m_split->setEnabled(hasRow && !m_isRemote);
}

void LatencyHead::setSources(SourceListModel &sources)
{
    m_source->setModel(&sources);
    m_source->setCurrentIndex(0);
    connect(m_source, &QComboBox::currentIndexChanged, this, &LatencyHead::sourceChanged);
}

QString LatencyHead::sourceId() const
{
    return m_source->currentData(SourceListModel::SourceIdRole).toString();
}

void LatencyHead::setIsRemote(bool isRemote)
{
    m_isRemote = isRemote;
    m_stands->setEnabled(!isRemote);
    if (isRemote)
        m_split->clear();
    m_split->setClearButtonEnabled(!isRemote);
    m_coverage->setVisible(!isRemote);
    setHasRow(m_hasRow);
}

void LatencyHead::setKeys(const QStringList &keys)
{
    m_keys->setStringList(keys);
}

void LatencyHead::showSplit(const QString &text)
{
    m_split->setVisible(text.isEmpty());
    m_shownSplit->setVisible(!text.isEmpty());
    m_shownSplit->setText(QString(text).replace(u'&', QStringLiteral("&&")) + QStringLiteral("  ✕"));
    m_shownSplit->setAccessibleName(tr("Show all rows again"));
    if (text.isEmpty())
        m_split->clear();
    for (QWidget *choice : {static_cast<QWidget *>(m_side), static_cast<QWidget *>(m_grouping)}) {
        choice->setEnabled(text.isEmpty());
        choice->setToolTip(text.isEmpty() ? QString()
                                          : plaintext::toolTip(tr("The spans of one row are shown, by an attribute.")));
    }
}

} // namespace traceloupe
