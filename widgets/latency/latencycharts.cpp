// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/latency/latencycharts.h"

#include "core/analysis/groupeddurations.h"
#include "core/models/valuetext.h"
#include "widgets/charts/heatmapchart.h"
#include "widgets/charts/histogramchart.h"
#include "widgets/charts/resultvalues.h"
#include "widgets/latency/curvechart.h"
#include "widgets/latency/serieschart.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QThreadPool>

#include <algorithm>
#include <limits>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr std::uint32_t kSeriesSteps = 60;
/// More spans than this don't make a clearer picture, but a slower one; the figures are of all of them.
constexpr std::size_t kMostSpans = 200'000;
constexpr int kMarginPx = 10;

QString nameOf(const LatencyGroup &group)
{
    const QString service = QString::fromStdString(group.service);
    return group.operation.empty() ? service : service + u"  "_s + QString::fromStdString(group.operation);
}

} // namespace

/// What the charts show, worked out in another thread.
struct LatencyCharts::Picture {
    std::vector<SeriesPoint> series;
    SeriesWindow window;
    std::shared_ptr<const DurationDistribution> durations = std::make_shared<const DurationDistribution>();
    ResultRows rows;
    QString name;
    bool isCut = false;
    LatencyDataPtr latencies;
    std::uint32_t group = 0;

    static Picture of(const LatencyDataPtr &latencies, std::uint32_t group, const WeightedLatencies *weighting)
    {
        const LatencyData &data = *latencies;
        Picture picture;
        picture.latencies = latencies;
        picture.group = group;
        picture.window = data.windowOf(group, kSeriesSteps);
        const auto sorted = data.durations(group);
        if (weighting != nullptr) {
            picture.weigh(*weighting);
        } else {
            picture.series = data.series(group, picture.window);
            picture.durations = std::make_shared<const DurationDistribution>(
                std::vector<std::int64_t>(sorted.begin(), sorted.end()));
        }
        picture.name = nameOf(data.groups()[group]);
        const QString service = QString::fromStdString(data.groups()[group].service);
        const QString operation = QString::fromStdString(data.groups()[group].operation);
        picture.rows.columns.reserve(std::min(sorted.size(), kMostSpans));
        for (const LatencySpan &span : data.spans(group, kMostSpans)) {
            picture.rows.columns.append(span.startNs, span.durationNs, 0, span.isError ? 1 : 0);
            picture.rows.ids.push_back(span.trace);
            picture.rows.services.push_back(service);
            picture.rows.names.push_back(operation);
        }
        picture.rows.columns.areSpans = true;
        if (weighting != nullptr)
            picture.weighRows(*weighting);
        picture.isCut = sorted.size() > kMostSpans;
        return picture;
    }

    void weigh(const WeightedLatencies &weighting)
    {
        series = weighting.series(group, window);
        std::vector<WeightedValue> values;
        for (const LatencySpan &span : latencies->spans(group, latencies->durations(group).size()))
            values.push_back({span.durationNs, weighting.weightOf(span.trace)});
        durations = std::make_shared<const DurationDistribution>(std::move(values));
    }

    void weighRows(const WeightedLatencies &weighting)
    {
        for (const TraceId &trace : rows.ids)
            rows.columns.weight.push_back(weighting.weightOf(trace));
        rows.columns.independent = std::unordered_set<TraceId>(rows.ids.begin(), rows.ids.end()).size();
    }
};

LatencyCharts::LatencyCharts(QWidget *parent) : QWidget(parent)
{
    m_series = new SeriesChart(this);
    m_heatmap = new HeatmapChart(m_spans, this);
    m_heatmap->setAccessibleName(tr("Heat map of the spans: start to the right, duration upwards"));
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
    m_distributionChoice = new QComboBox(this);
    m_distributionChoice->addItems({tr("Histogram"), tr("Cumulative"), tr("By percentile")});
    m_distributionChoice->setAccessibleName(tr("Distribution as"));
    layout->addWidget(m_distributionChoice, 0, 1, Qt::AlignLeft);
    layout->addWidget(m_series, 1, 0);
    layout->addWidget(buildDistribution(), 1, 1);
    layout->addWidget(m_heatmap, 1, 2);
    layout->addWidget(buildFoot(), 2, 0, 1, 3);
    for (int column = 0; column < 3; ++column)
        layout->setColumnStretch(column, 1);
    layout->setRowStretch(1, 1);

    connect(m_series, &SeriesChart::stepsActivated, this, [this](std::int64_t startNs, std::int64_t endNs) {
        m_spans.setBrush({TimeRange{startNs, endNs}, std::nullopt});
    });
    connect(&m_spans, &ResultSet::cohortChanged, this, &LatencyCharts::showMarked);
    connect(&m_spans, &ResultSet::rowsChanged, this, &LatencyCharts::showMarked);
    showMarked();
}

QWidget *LatencyCharts::buildDistribution()
{
    m_distribution = new QStackedWidget(this);
    m_histogram = new HistogramChart(m_spans, m_distribution);
    m_histogram->setAccessibleName(tr("Histogram of the spans' durations, with percentiles"));
    m_cumulative = new CurveChart(CurveKind::Cumulative, m_distribution);
    m_percentiles = new CurveChart(CurveKind::Percentile, m_distribution);
    for (QWidget *chart : {static_cast<QWidget *>(m_histogram), static_cast<QWidget *>(m_cumulative),
                           static_cast<QWidget *>(m_percentiles)})
        m_distribution->addWidget(chart);
    connect(m_distributionChoice, &QComboBox::currentIndexChanged, m_distribution, &QStackedWidget::setCurrentIndex);
    for (const CurveChart *curve : {m_cumulative, m_percentiles})
        connect(curve, &CurveChart::tailActivated, this, &LatencyCharts::markDurationsFrom);
    for (const CurveChart *curve : {m_cumulative, m_percentiles})
        connect(curve, &CurveChart::rangeActivated, this, [this](std::int64_t fromNs, std::int64_t toNs) {
            m_spans.setBrush({std::nullopt, DurationRange{fromNs, toNs}});
        });
    return m_distribution;
}

QWidget *LatencyCharts::buildFoot()
{
    auto *foot = new QWidget(this);
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    m_marked = new QLabel(foot);
    m_marked->setTextFormat(Qt::PlainText);
    m_list = new QPushButton(tr("&List the traces"), foot);
    m_slowest = new QPushButton(tr("Open the &slowest"), foot);
    m_clear = new QPushButton(tr("Clear &mark"), foot);
    layout->addWidget(m_marked, 1);
    layout->addWidget(m_clear);
    layout->addWidget(m_list);
    layout->addWidget(m_slowest);
    connect(m_list, &QPushButton::clicked, this, &LatencyCharts::listMarked);
    connect(m_slowest, &QPushButton::clicked, this, &LatencyCharts::openSlowest);
    connect(m_clear, &QPushButton::clicked, &m_spans, &ResultSet::clearBrush);
    return foot;
}

void LatencyCharts::showGroup(LatencyDataPtr latencies, std::uint32_t group, WeightedLatenciesPtr weighting)
{
    const quint64 generation = ++m_generation;
    QThreadPool::globalInstance()->start([latencies = std::move(latencies), weighting = std::move(weighting), group,
                                          generation, charts = QPointer(this)] {
        auto picture = std::make_shared<Picture>(Picture::of(latencies, group, weighting.get()));
        QMetaObject::invokeMethod(QCoreApplication::instance(), [picture, generation, charts] {
            if (charts && charts->m_generation == generation)
                charts->showPicture(std::move(*picture));
        });
    });
}

void LatencyCharts::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_spans.hasCohort())
        m_spans.clearBrush();
    else
        QWidget::keyPressEvent(event);
}

void LatencyCharts::clear()
{
    ++m_generation;
    showPicture(Picture());
}

void LatencyCharts::showPicture(Picture picture)
{
    m_name = picture.name;
    m_isCut = picture.isCut;
    if (picture.latencies != m_latencies || picture.group != m_group)
        m_spans.clearBrush();
    m_latencies = std::move(picture.latencies);
    m_group = picture.group;
    m_spans.setRows(std::move(picture.rows));
    m_series->setSeries(std::move(picture.series), picture.window);
    m_cumulative->setDurations(picture.durations);
    m_percentiles->setDurations(picture.durations);
    Q_EMIT shown();
}

void LatencyCharts::setTimeZone(const DisplayTimeZone &zone)
{
    m_series->setTimeZone(zone);
    m_histogram->setTimeZone(zone);
    m_heatmap->setTimeZone(zone);
}

void LatencyCharts::markDurationsFrom(std::int64_t fromNs)
{
    m_spans.setBrush({std::nullopt, DurationRange{fromNs, std::numeric_limits<std::int64_t>::max()}});
}

std::vector<std::uint32_t> LatencyCharts::markedRows() const
{
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < m_spans.size(); ++row) {
        if (!m_spans.hasCohort() || m_spans.members()[row] != 0)
            rows.push_back(row);
    }
    return rows;
}

void LatencyCharts::showMarked()
{
    const std::size_t count = m_spans.hasCohort() ? m_spans.cohortSize() : m_spans.size();
    QString text = m_name;
    if (m_spans.size() > 0) {
        const auto all = static_cast<int>(m_spans.size());
        const bool isWeighted = m_spans.columns().isWeighted();
        const QString marked = m_spans.hasCohort()
                                   ? tr("%1 of %Ln span(s) marked", nullptr, all).arg(valuetext::count(count))
                               : isWeighted
                                   ? tr("%Ln span(s), weighted by how they were sampled; drag in a chart to mark some",
                                        nullptr, all)
                                   : tr("%Ln span(s); drag in a chart to mark some", nullptr, all);
        text = m_name.isEmpty() ? marked : tr("%1: %2").arg(m_name, marked);
        if (isWeighted && m_spans.hasCohort())
            text += u", "_s + tr("weighted by how they were sampled", "spans");
        if (m_isCut)
            text += u"  "_s + tr("(the first ones of more)");
    }
    m_marked->setText(text);
    showMarkedDurations();
    m_list->setEnabled(count > 0);
    m_slowest->setEnabled(count > 0);
    m_clear->setEnabled(m_spans.hasCohort());
}

DurationDistribution LatencyCharts::markedDurations() const
{
    if (!m_spans.hasCohort())
        return {};
    const ResultColumns &columns = m_spans.columns();
    if (columns.isWeighted()) {
        std::vector<WeightedValue> values;
        for (const std::uint32_t row : markedRows())
            values.push_back({columns.durationNs[row], columns.weight[row]});
        return DurationDistribution(std::move(values));
    }
    std::vector<std::int64_t> durations;
    for (const std::uint32_t row : markedRows())
        durations.push_back(columns.durationNs[row]);
    sortDurations(durations);
    return DurationDistribution(std::move(durations));
}

/// The charts that are not of single spans show the mark too.
void LatencyCharts::showMarkedDurations()
{
    const auto durations = std::make_shared<const DurationDistribution>(markedDurations());
    m_series->setMarked(m_spans.brush());
    m_cumulative->setMarked(m_spans.brush(), durations);
    m_percentiles->setMarked(m_spans.brush(), durations);
}

void LatencyCharts::openSlowest()
{
    const std::vector<std::uint32_t> rows = markedRows();
    const auto slowest = std::ranges::max_element(
        rows, {}, [this](std::uint32_t row) { return m_spans.columns().durationNs[row]; });
    if (slowest != rows.end())
        Q_EMIT traceActivated(m_spans.rows().ids[*slowest]);
}

void LatencyCharts::listMarked()
{
    std::unordered_set<TraceId> seen;
    std::vector<TraceId> ids;
    for (const std::uint32_t row : markedRows()) {
        const TraceId &id = m_spans.rows().ids[row];
        if (seen.insert(id).second)
            ids.push_back(id);
    }
    if (!ids.empty())
        Q_EMIT tracesRequested(m_name, ids);
}

} // namespace traceloupe
