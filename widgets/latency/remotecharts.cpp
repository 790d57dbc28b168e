// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/latency/remotecharts.h"

#include "widgets/latency/bucketchart.h"
#include "widgets/latency/bucketheatmap.h"
#include "widgets/latency/figureschart.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr int kMarginPx = 10;

} // namespace

RemoteCharts::RemoteCharts(QWidget *parent)
    : QWidget(parent),
      m_series(new FiguresChart(this)),
      m_distribution(new BucketChart(this)),
      m_heatmap(new BucketHeatmap(this)),
      m_key(new QLabel(this))
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(kMarginPx, 4, kMarginPx, 6);
    layout->setHorizontalSpacing(12);
    const auto addTitle = [&](const QString &text, int column) {
        auto *title = new QLabel(text, this);
        title->setForegroundRole(QPalette::PlaceholderText);
        layout->addWidget(title, 0, column);
    };
    addTitle(tr("Percentiles over time"), 0);
    addTitle(tr("Start and duration"), 2);
    auto *choice = new QComboBox(this);
    choice->addItems({tr("Histogram"), tr("Cumulative"), tr("By percentile")});
    choice->setAccessibleName(tr("Distribution of the source as"));
    connect(choice, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_distribution->setView(static_cast<BucketView>(index)); });
    m_key->setForegroundRole(QPalette::PlaceholderText);
    m_key->setTextFormat(Qt::PlainText);
    auto *middle = new QHBoxLayout;
    middle->addWidget(choice);
    middle->addWidget(m_key, 1);
    layout->addLayout(middle, 0, 1);
    layout->addWidget(m_series, 1, 0);
    layout->addWidget(m_distribution, 1, 1);
    layout->addWidget(m_heatmap, 1, 2);
    layout->setColumnStretch(0, 2); // it has bands to tell apart
    layout->setColumnStretch(1, 1);
    layout->setColumnStretch(2, 1);
    layout->setRowStretch(1, 1);
}

void RemoteCharts::showHistory(FiguresHistory history, const Figures &whole, const QString &sourceName)
{
    setLocal({});
    m_distribution->setFigures(whole);
    m_heatmap->setHistory(history);
    m_series->setHistory(std::move(history), sourceName);
}

void RemoteCharts::setLocal(LocalSeries local)
{
    m_series->setLocal(std::move(local.points), local.window);
    m_key->setText(local.durations.empty() ? QString() : tr("dashed: this cache"));
    m_distribution->setLocal(std::move(local.durations));
}

void RemoteCharts::clear()
{
    m_series->clear();
    m_distribution->setFigures({});
    m_distribution->setLocal({});
    m_heatmap->setHistory({});
    m_key->clear();
}

void RemoteCharts::setTimeZone(const DisplayTimeZone &zone)
{
    m_series->setTimeZone(zone);
    m_heatmap->setTimeZone(zone);
}

} // namespace traceloupe
