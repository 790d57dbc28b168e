// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servicegraph/graphsourcebar.h"

#include "core/models/errortext.h"
#include "core/models/figuresmodel.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/timewindowbox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace traceloupe {
namespace {

constexpr std::int64_t kNsPerMs = 1'000'000;
constexpr std::int64_t kNsPerSecond = 1'000'000'000;
constexpr int kMarginPx = 8;

} // namespace

GraphSourceBar::GraphSourceBar(SourceAccess &sources, SourceListModel &counting, QWidget *parent)
    : QWidget(parent), m_sources(sources), m_counting(counting)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kMarginPx);
    m_source = new QComboBox(this);
    m_source->setModel(&counting);
    m_source->setCurrentIndex(0);
    m_source->setAccessibleName(tr("Where the graph comes from"));
    auto *label = new QLabel(tr("&Graph from:"), this);
    label->setBuddy(m_source);
    row->addWidget(label);
    row->addWidget(m_source);
    auto *add = new QToolButton(this);
    add->setText(tr("Sources…"));
    add->setToolTip(plaintext::toolTip(tr("Add a Tempo, Prometheus or Jaeger that counts calls itself")));
    add->setAccessibleName(tr("Sources that count calls"));
    row->addWidget(add);
    connect(add, &QToolButton::clicked, this, &GraphSourceBar::sourcesDialogRequested);

    m_remote = new QWidget(this);
    auto *remote = new QHBoxLayout(m_remote);
    remote->setContentsMargins(0, 0, 0, 0);
    remote->setSpacing(kMarginPx);
    auto *timeLabel = new QLabel(tr("Time:"), m_remote);
    m_window = new TimeWindowBox(m_remote);
    timeLabel->setBuddy(m_window);
    m_over = new QCheckBox(tr("&over the graph of the traces here"), m_remote);
    m_over->setChecked(true);
    m_again = new QPushButton(tr("As&k again"), m_remote);
    m_note = new QLabel(m_remote);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QWidget *widget : std::initializer_list<QWidget *>{timeLabel, m_window, m_over, m_again})
        remote->addWidget(widget);
    remote->addWidget(m_note, 1);
    row->addWidget(m_remote, 1);
    row->addStretch();
    m_source->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_remote->hide();

    connect(m_source, &QComboBox::currentIndexChanged, this, &GraphSourceBar::askAgain);
    connect(m_window, &QComboBox::currentIndexChanged, this, &GraphSourceBar::askAgain);
    connect(m_again, &QPushButton::clicked, this, &GraphSourceBar::askAgain);
    connect(m_over, &QCheckBox::toggled, this, &GraphSourceBar::changed);
}

bool GraphSourceBar::isRemote() const
{
    return m_counting.source(m_source->currentIndex()) != nullptr;
}

bool GraphSourceBar::isLaidOver() const
{
    return m_over->isChecked();
}

void GraphSourceBar::choose(const QString &sourceId)
{
    m_source->setCurrentIndex(m_counting.rowOf(sourceId));
}

void GraphSourceBar::setLaidOver(bool isOver)
{
    m_over->setChecked(isOver);
}

void GraphSourceBar::setTimeOfTraces(const TimeRange &range)
{
    const bool isOfUse = isRemote() && !m_window->lengthNs() && range != m_timeOfTraces;
    m_timeOfTraces = range;
    if (isOfUse)
        askAgain();
}

void GraphSourceBar::askAgain()
{
    const quint64 generation = ++m_generation;
    m_sources.cancel(std::exchange(m_ticket, 0));
    m_calls.reset();
    m_failure.clear();
    m_note->clear();
    m_note->setToolTip({});
    const SourceConfig *source = m_counting.source(m_source->currentIndex());
    m_remote->setVisible(source != nullptr);
    if (source == nullptr)
        return Q_EMIT changed();
    m_name = source->name;
    TimeRange range = m_timeOfTraces;
    if (const auto lengthNs = m_window->lengthNs()) {
        range.endNs = QDateTime::currentMSecsSinceEpoch() * kNsPerMs;
        range.startNs = range.endNs - *lengthNs;
    } else if (range.isEmpty()) {
        m_failure = tr("There are no traces here. Choose a window of time that ends now.");
        return Q_EMIT changed();
    }
    range.startNs -= range.startNs % kNsPerSecond; // sources count in seconds
    range.endNs = saturatingAdd(range.endNs - range.endNs % kNsPerSecond, kNsPerSecond);
    m_note->setText(tr("Asking %1…").arg(m_name));
    m_ticket = m_sources.ask(
        *source, this, [range](TraceSource &asked) { return asked.metrics()->callGraph(range.startNs, range.endNs); },
        [this, generation](Result<CallGraph> calls) {
            if (generation == m_generation)
                take(std::move(calls));
        });
    Q_EMIT changed();
}

void GraphSourceBar::take(Result<CallGraph> calls)
{
    if (calls) {
        const QString origin = originText(calls->origin);
        m_note->setText(origin);
        m_note->setToolTip(plaintext::toolTip(origin));
        m_calls = std::make_shared<const CallGraph>(std::move(*calls));
    } else {
        m_note->clear();
        m_failure = errorText(calls.error());
    }
    Q_EMIT changed();
}

} // namespace traceloupe
