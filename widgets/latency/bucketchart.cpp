// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/latency/bucketchart.h"

#include "core/analysis/quantile.h"
#include "core/layout/durationtext.h"
#include "core/layout/histogramlayout.h"
#include "core/models/figuresmodel.h"
#include "core/models/valuetext.h"
#include "widgets/charts/chartaxes.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr double kTopPx = 8;
constexpr double kRightPx = 14;
constexpr double kKeyStepPx = 8;
constexpr double kPointStepPx = 1;
constexpr double kDotPx = 2.5;
constexpr double kMillion = 1e6;
constexpr double kMostDecades = 5; ///< up to p99.999
constexpr int kCountSteps = 4;
constexpr int kBandAlpha = 42;
constexpr double kEdgeFactor = 2; ///< room beside the outermost bounds for what lies beyond

QString percentText(double percent, int decimals)
{
    return QLocale().toString(percent, 'f', decimals);
}

QString rangeText(const DurationBucket &bucket)
{
    if (std::isinf(bucket.highNs))
        return BucketChart::tr("more than %1", "duration").arg(durationText(std::llround(bucket.lowNs)));
    if (!(bucket.lowNs > 0))
        return BucketChart::tr("up to %1", "duration").arg(durationText(std::llround(bucket.highNs)));
    return BucketChart::tr("%1 to %2", "durations")
        .arg(durationText(std::llround(bucket.lowNs)), durationText(std::llround(bucket.highNs)));
}

/// How the source took values to lie in buckets when it told its percentiles: the curve is to pass through them.
BucketSpread spreadOf(const Figures &figures)
{
    constexpr double kSame = 1e-6;
    for (std::size_t i = 0; i < Figures::kQuantiles.size(); ++i) {
        const auto even = quantileOf(figures.buckets, Figures::kQuantiles[i], BucketSpread::Even);
        const auto &told = figures.quantiles[i];
        if (even && told && std::abs(even->ns - told->ns) > kSame * told->ns)
            return BucketSpread::Exponential;
    }
    return BucketSpread::Even;
}

} // namespace

BucketChart::BucketChart(QWidget *parent) : PlotWidget(parent)
{
    setAccessibleName(tr("Distribution of durations, of the source and of the cache"));
}

void BucketChart::setView(BucketView view)
{
    m_view = view;
    refresh();
}

void BucketChart::setFigures(const Figures &figures)
{
    m_buckets = figures.buckets;
    m_spread = spreadOf(figures);
    refresh();
}

void BucketChart::setLocal(std::vector<std::int64_t> sorted)
{
    m_local = std::move(sorted);
    refresh();
}

QMarginsF BucketChart::axisMargins() const
{
    return {chartaxes::widthOfDurations(fontMetrics()), kTopPx, kRightPx, chartaxes::heightOfLabels(fontMetrics())};
}

void BucketChart::layOut()
{
    m_all = countOf(m_buckets);
    m_most = 0;
    double low = 0;
    double high = 0;
    const auto include = [&](double ns) {
        if (!(ns > 0) || std::isinf(ns))
            return;
        low = low > 0 ? std::min(low, ns) : ns;
        high = std::max(high, ns);
    };
    for (const DurationBucket &bucket : m_buckets) {
        m_most = std::max(m_most, bucket.count);
        include(bucket.lowNs > 0 ? bucket.lowNs : bucket.highNs / kEdgeFactor);
        include(std::isinf(bucket.highNs) ? bucket.lowNs * kEdgeFactor : bucket.highNs);
    }
    if (!m_local.empty()) {
        include(static_cast<double>(m_local.front()));
        include(static_cast<double>(m_local.back()));
    }
    const auto shortest = std::max<std::int64_t>(1, std::llround(low));
    const DurationRange range{shortest, std::max<std::int64_t>(shortest + 1, std::llround(high))};
    m_duration = LogScale(m_view == BucketView::Percentile ? paddedForLog(range) : range,
                          m_view == BucketView::Percentile ? plotRect().height() : plotRect().width());
    m_decades = std::clamp(std::ceil(std::log10(std::max(m_all, 1.0))), 1.0, kMostDecades);
}

double BucketChart::xOf(double ns) const
{
    if (std::isinf(ns))
        return plotRect().width();
    return ns > 0 ? m_duration.positionOf(std::max<std::int64_t>(1, std::llround(ns))) : 0;
}

void BucketChart::paintPlot(QPainter &painter) const
{
    if (!(m_all > 0)) {
        painter.setPen(colors().dimText);
        painter.drawText(QRectF(QPointF(), plotRect().size()), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("This source tells no buckets of durations."));
        return;
    }
    if (m_view == BucketView::Percentile)
        chartaxes::paintDurationsLeft(painter, colors(), m_duration, plotRect().size());
    else
        chartaxes::paintDurationsBelow(painter, colors(), m_duration, plotRect().size());
    if (m_view == BucketView::Histogram)
        paintHistogram(painter);
    else if (m_view == BucketView::Cumulative)
        paintCumulative(painter);
    else
        paintPercentiles(painter);
}

double BucketChart::localShareWithin(double lowNs, double highNs) const
{
    const auto countWithin = [this](double ns) {
        const auto end = std::isinf(ns) ? m_local.end() : std::ranges::upper_bound(m_local, std::llround(ns));
        return end - m_local.begin();
    };
    const auto within = countWithin(highNs) - (lowNs > 0 ? countWithin(lowNs) : 0);
    return static_cast<double>(within) / static_cast<double>(std::max<std::size_t>(1, m_local.size()));
}

void BucketChart::paintHistogram(QPainter &painter) const
{
    const double height = plotRect().height();
    double most = m_most;
    for (const DurationBucket &bucket : m_buckets)
        most = std::max(most, m_all * localShareWithin(bucket.lowNs, bucket.highNs));
    constexpr double kMostCount = 1e15;
    const auto ticks = countTicks(static_cast<std::uint64_t>(std::min(std::ceil(most), kMostCount)), kCountSteps);
    chartaxes::paintCounts(painter, colors(), ticks, plotRect().size());
    const double top = std::max(1.0, static_cast<double>(ticks.back()));
    const QColor fill = mixed(colors().accent, colors().background, 0.6);
    QPolygonF local;
    for (const DurationBucket &bucket : m_buckets) {
        const double left = std::round(xOf(bucket.lowNs));
        const double right = std::max(left + 2, std::round(xOf(bucket.highNs)));
        const double bar = bucket.count > 0 ? std::max(1.0, height * bucket.count / top) : 0;
        const QRectF rect(left, height - bar, right - left - 1, bar);
        painter.fillRect(rect, fill);
        if (std::isinf(bucket.highNs)) // it has no end
            painter.fillRect(rect, QBrush(colors().background, Qt::BDiagPattern));
        const double y = height - height * m_all * localShareWithin(bucket.lowNs, bucket.highNs) / top;
        local << QPointF(left, y) << QPointF(right, y);
    }
    if (m_local.empty())
        return;
    painter.setPen(QPen(colors().text, 1.5, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(local);
}

void BucketChart::paintCumulative(QPainter &painter) const
{
    paintShares(painter);
    const double height = plotRect().height();
    QPolygonF line{QPointF(xOf(m_buckets.front().lowNs), height)};
    double sum = 0;
    for (const DurationBucket &bucket : m_buckets) {
        sum += bucket.count;
        if (!std::isinf(bucket.highNs))
            line << QPointF(xOf(bucket.highNs), height * (1 - sum / m_all));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors().accent, 1.75));
    painter.drawPolyline(line);
    painter.setBrush(colors().accent);
    for (qsizetype i = 1; i < line.size(); ++i)
        painter.drawEllipse(line[i], kDotPx, kDotPx);
    if (!m_local.empty()) {
        QPolygonF local;
        for (double x = 0; x <= plotRect().width(); x += kPointStepPx)
            local << QPointF(x, height * (1 - localShareWithin(0, static_cast<double>(m_duration.durationAt(x)))));
        painter.setPen(QPen(colors().text, 1.5, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(local);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

double BucketChart::shareAt(double xPx) const
{
    const double decade = std::clamp(xPx / std::max(1.0, plotRect().width()), 0.0, 1.0) * m_decades;
    return 1 - std::pow(10, -decade);
}

void BucketChart::paintPercentiles(QPainter &painter) const
{
    paintShares(painter);
    const double height = plotRect().height();
    QColor shade = colors().accent;
    shade.setAlpha(kBandAlpha);
    QPolygonF line;
    QPolygonF local;
    for (double x = 0; x <= plotRect().width(); x += kPointStepPx) {
        const double p = shareAt(x);
        if (const auto quantile = quantileOf(m_buckets, p, m_spread)) {
            const double top = quantile->isBeyond() ? 0 : height - xOf(quantile->highNs);
            painter.fillRect(QRectF(QPointF(x, top), QPointF(x + kPointStepPx, height - xOf(quantile->lowNs))), shade);
            line << QPointF(x, height - xOf(quantile->ns));
        }
        const auto millionths = static_cast<std::uint32_t>(p * kMillion);
        if (!m_local.empty())
            local << QPointF(x, height - m_duration.positionOf(quantileOfSorted(m_local, std::max(millionths, 1U))));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors().accent, 1.75));
    painter.drawPolyline(line);
    painter.setPen(QPen(colors().text, 1.5, Qt::DashLine));
    painter.drawPolyline(local);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void BucketChart::paintShares(QPainter &painter) const
{
    const QFontMetrics metrics = painter.fontMetrics();
    const double height = metrics.height();
    if (m_view == BucketView::Cumulative) {
        for (const int percent : {0, 25, 50, 75, 100}) {
            const double y = plotRect().height() * (1 - percent / 100.0);
            painter.fillRect(QRectF(0, std::round(y), plotRect().width(), 1), colors().grid);
            painter.setPen(colors().dimText);
            const QString text = percentText(percent, 0) + u" %"_s;
            const double width = metrics.horizontalAdvance(text) + 2;
            painter.drawText(QRectF(-width - 6, y - height / 2, width, height), Qt::AlignRight, text);
        }
        return;
    }
    for (int decade = 0; decade <= static_cast<int>(m_decades); ++decade) {
        const double x = plotRect().width() * decade / m_decades;
        painter.fillRect(QRectF(std::round(x), 0, 1, plotRect().height()), colors().grid);
        const QString text = u"p"_s + QLocale().toString(100 * (1 - std::pow(10, -decade)), 'g', 7);
        const double width = metrics.horizontalAdvance(text) + 2;
        painter.setPen(colors().dimText);
        painter.drawText(QRectF(std::clamp(x - width / 2, 0.0, std::max(0.0, plotRect().width() - width)),
                                plotRect().height() + 4, width, height),
                         Qt::AlignCenter, text);
    }
}

std::size_t BucketChart::bucketAt(double xPx) const
{
    const auto ns = static_cast<double>(m_duration.durationAt(xPx));
    const auto found = std::ranges::find_if(m_buckets, [ns](const DurationBucket &b) { return ns <= b.highNs; });
    const auto last = std::ssize(m_buckets) - 1;
    return static_cast<std::size_t>(std::min<std::ptrdiff_t>(found - m_buckets.begin(), last));
}

QStringList BucketChart::valuesAt(double xPx) const
{
    if (!(m_all > 0))
        return {};
    QStringList lines;
    if (m_view == BucketView::Percentile) {
        const double p = shareAt(xPx);
        lines += u"p"_s + QLocale().toString(std::floor(p * kMillion) / 1e4, 'g', 7);
        if (const auto quantile = quantileOf(m_buckets, p, m_spread))
            lines += QStringList{FiguresModel::quantileText(*quantile), FiguresModel::bucketText(*quantile)};
        const auto millionths = static_cast<std::uint32_t>(p * kMillion);
        if (!m_local.empty())
            lines += tr("This cache: %1").arg(durationText(quantileOfSorted(m_local, std::max(millionths, 1U))));
        return lines;
    }
    const std::size_t at = bucketAt(xPx);
    const DurationBucket &bucket = m_buckets[at];
    const bool isHistogram = m_view == BucketView::Histogram;
    const double count = isHistogram ? bucket.count : countOf(std::span(m_buckets).first(at + 1));
    lines += isHistogram ? rangeText(bucket) : rangeText({0, bucket.highNs, count});
    lines += tr("%1 spans, %2 %", "number, per cent")
                 .arg(valuetext::count(static_cast<std::uint64_t>(std::llround(count))),
                      percentText(100 * count / m_all, 1));
    if (!m_local.empty())
        lines += tr("This cache: %1 % of %2 spans")
                     .arg(percentText(100 * localShareWithin(isHistogram ? bucket.lowNs : 0, bucket.highNs), 1),
                          valuetext::count(m_local.size()));
    return lines;
}

double BucketChart::cursorAfter(std::optional<double> xPx, int direction) const
{
    return xPx ? *xPx + direction * kKeyStepPx : plotRect().width() / 2;
}

} // namespace traceloupe
