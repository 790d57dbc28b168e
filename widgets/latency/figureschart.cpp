// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/latency/figureschart.h"

#include "core/analysis/quantileinterval.h"
#include "core/layout/clockticks.h"
#include "core/layout/durationtext.h"
#include "core/models/figuresmodel.h"
#include "core/models/valuetext.h"
#include "widgets/charts/chartaxes.h"
#include "widgets/charts/resultvalues.h"

#include <QPainter>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr double kBarsShare = 0.2; ///< of the plot's height
constexpr double kGapPx = 8;
constexpr double kTopPx = 22;
constexpr double kRightPx = 10;
constexpr double kDotPx = 2.5;
constexpr double kTimeSpacingPx = 90;
constexpr double kSamplePx = 22;
constexpr int kBandAlpha = 42;
constexpr std::array<std::size_t, 3> kDrawn{0, 3, 4}; ///< of Figures::kQuantiles
constexpr std::array<const char16_t *, 3> kNames{u"p50", u"p95", u"p99"};
constexpr std::array<std::uint32_t, 3> kMillionths{kP50, kP95, kP99};
/// Bands over each other are told apart by their hatching.
constexpr std::array<Qt::BrushStyle, 3> kHatches{Qt::SolidPattern, Qt::BDiagPattern, Qt::FDiagPattern};
constexpr int kHatchAlpha = 110;
constexpr std::array<Qt::PenStyle, 3> kStyles{Qt::SolidLine, Qt::DashLine, Qt::DotLine};

std::array<std::int64_t, 3> valuesOf(const SeriesPoint &point)
{
    return {point.p50Ns, point.p95Ns, point.p99Ns};
}

/// Grows a range of durations by values, from the first on.
class Span {
public:
    void add(double ns)
    {
        if (!(ns > 0) || std::isinf(ns))
            return;
        const auto value = std::max<std::int64_t>(1, std::llround(ns));
        m_range = m_isEmpty ? DurationRange{value, value}
                            : DurationRange{std::min(m_range.minNs, value), std::max(m_range.maxNs, value)};
        m_isEmpty = false;
    }
    [[nodiscard]] DurationRange padded() const { return m_isEmpty ? DurationRange{1, 10} : paddedForLog(m_range); }

private:
    DurationRange m_range;
    bool m_isEmpty = true;
};

} // namespace

FiguresChart::FiguresChart(QWidget *parent) : PlotWidget(parent)
{
    setAccessibleName(tr("Percentiles over time, of the source and of the cache"));
}

void FiguresChart::setHistory(FiguresHistory history, const QString &sourceName)
{
    m_history = std::move(history);
    m_sourceName = sourceName;
    refresh();
}

void FiguresChart::setLocal(std::vector<SeriesPoint> points, const SeriesWindow &window)
{
    m_local = std::move(points);
    m_localWindow = window;
    refresh();
}

void FiguresChart::clear()
{
    m_local.clear();
    setHistory({}, {});
}

void FiguresChart::setTimeZone(const DisplayTimeZone &zone)
{
    m_zone = zone;
    update();
}

QMarginsF FiguresChart::axisMargins() const
{
    return {chartaxes::widthOfDurations(fontMetrics()), kTopPx, kRightPx, chartaxes::heightOfLabels(fontMetrics())};
}

double FiguresChart::linesHeightPx() const
{
    return std::max(1.0, plotRect().height() * (1 - kBarsShare) - kGapPx);
}

std::int64_t FiguresChart::endNs() const
{
    return m_history.startNs + m_history.stepNs * std::ssize(m_history.steps);
}

double FiguresChart::xOf(std::int64_t timeNs) const
{
    const auto length = static_cast<double>(endNs() - m_history.startNs);
    return length > 0 ? static_cast<double>(timeNs - m_history.startNs) / length * plotRect().width() : 0;
}

double FiguresChart::yOf(double ns) const
{
    if (std::isinf(ns))
        return 0;
    return linesHeightPx() - m_scale.positionOf(std::max<std::int64_t>(1, std::llround(ns)));
}

QColor FiguresChart::colorOf(std::size_t line) const
{
    const std::array<QColor, 3> all{colors().accent, colors().text, colors().warning};
    return all[line];
}

void FiguresChart::layOut()
{
    Span values;
    m_mostCalls = 0;
    m_hasBuckets = false;
    for (const Figures &figures : m_history.steps) {
        m_mostCalls = std::max(m_mostCalls, figures.calls.value_or(0));
        for (const std::size_t number : kDrawn) {
            if (const auto &quantile = figures.quantiles[number]) {
                m_hasBuckets = m_hasBuckets || quantile->hasBucket();
                values.add(quantile->lowNs);
                values.add(quantile->ns);
                values.add(quantile->highNs);
            }
        }
    }
    for (const SeriesPoint &point : m_local) {
        if (point.measured > 0) {
            values.add(static_cast<double>(point.p50Ns));
            values.add(static_cast<double>(point.p99Ns));
        }
    }
    m_scale = LogScale(values.padded(), linesHeightPx());
}

void FiguresChart::paintPlot(QPainter &painter) const
{
    if (m_history.steps.empty()) {
        painter.setPen(colors().dimText);
        painter.drawText(QRectF(QPointF(), plotRect().size()), Qt::AlignCenter, tr("Choose a row"));
        return;
    }
    const TimeRange range{m_history.startNs, endNs()};
    chartaxes::paintTimes(painter, colors(), clockTicks(range, plotRect().width(), kTimeSpacingPx, m_zone), range,
                          plotRect().size());
    chartaxes::paintDurationsLeft(painter, colors(), m_scale, {plotRect().width(), linesHeightPx()});
    paintBars(painter);
    for (std::size_t line = 0; line < kDrawn.size(); ++line)
        paintBands(painter, line);
    for (std::size_t line = 0; line < kDrawn.size(); ++line)
        paintSteps(painter, line);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t line = 0; line < kDrawn.size(); ++line)
        paintLocal(painter, line);
    paintLegend(painter);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void FiguresChart::paintBars(QPainter &painter) const
{
    if (m_mostCalls <= 0)
        return;
    const double height = plotRect().height() * kBarsShare;
    const QColor fill = mixed(colors().accent, colors().background, 0.45);
    for (std::size_t step = 0; step < m_history.steps.size(); ++step) {
        const Figures &figures = m_history.steps[step];
        const std::int64_t from = m_history.startNs + m_history.stepNs * static_cast<std::int64_t>(step);
        const double left = std::round(xOf(from)) + 1;
        const double width = std::max(1.0, std::round(xOf(from + m_history.stepNs)) - left);
        const auto paint = [&](double count, const QColor &color) {
            const double bar = std::max(1.0, height * count / m_mostCalls);
            if (count > 0)
                painter.fillRect(QRectF(left, plotRect().height() - bar, width, bar), color);
        };
        paint(figures.calls.value_or(0), fill);
        paint(figures.errors.value_or(0), colors().error);
    }
}

void FiguresChart::paintBands(QPainter &painter, std::size_t line) const
{
    QColor color = colorOf(line);
    color.setAlpha(kHatches[line] == Qt::SolidPattern ? kBandAlpha : kHatchAlpha);
    for (std::size_t step = 0; step < m_history.steps.size(); ++step) {
        const auto &quantile = m_history.steps[step].quantiles[kDrawn[line]];
        if (!quantile || !quantile->hasBucket())
            continue;
        const std::int64_t from = m_history.startNs + m_history.stepNs * static_cast<std::int64_t>(step);
        const double top = yOf(quantile->highNs);
        const QRectF band(QPointF(xOf(from), top), QPointF(xOf(from + m_history.stepNs), yOf(quantile->lowNs)));
        painter.fillRect(band, QBrush(color, kHatches[line]));
        painter.setPen(QPen(color, 1, kStyles[line]));
        painter.drawLine(band.topLeft(), band.topRight());
        painter.drawLine(band.bottomLeft(), band.bottomRight());
    }
}

void FiguresChart::paintSteps(QPainter &painter, std::size_t line) const
{
    painter.setPen(QPen(colorOf(line), 1, kStyles[line]));
    std::optional<QPointF> before;
    for (std::size_t step = 0; step < m_history.steps.size(); ++step) {
        const auto &quantile = m_history.steps[step].quantiles[kDrawn[line]];
        if (!quantile) {
            before.reset();
            continue;
        }
        const std::int64_t from = m_history.startNs + m_history.stepNs * static_cast<std::int64_t>(step);
        const QPointF left(xOf(from), yOf(quantile->ns));
        const QPointF right(xOf(from + m_history.stepNs), left.y());
        if (before)
            painter.drawLine(*before, left);
        painter.drawLine(left, right);
        before = right;
    }
}

void FiguresChart::paintLocal(QPainter &painter, std::size_t line) const
{
    QPolygonF stretch;
    std::vector<bool> isSure; // of the stretch's dots
    const auto flush = [&] {
        painter.setPen(QPen(colorOf(line), 1.5, kStyles[line]));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(stretch);
        painter.setPen(QPen(colorOf(line), 1));
        for (qsizetype i = 0; i < stretch.size(); ++i) {
            painter.setBrush(isSure[static_cast<std::size_t>(i)] ? colorOf(line) : colors().background);
            painter.drawEllipse(stretch[i], kDotPx, kDotPx);
        }
        stretch.clear();
        isSure.clear();
    };
    for (std::uint32_t step = 0; step < m_local.size(); ++step) {
        if (m_local[step].measured == 0) {
            flush();
            continue;
        }
        const std::int64_t middle = m_localWindow.startOf(step) + m_localWindow.stepNs / 2;
        if (middle < m_history.startNs || middle > endNs())
            continue;
        isSure.push_back(m_local[step].measured >= leastCountForInterval(kMillionths[line]));
        stretch << QPointF(xOf(middle), yOf(static_cast<double>(valuesOf(m_local[step])[line])));
    }
    flush();
}

void FiguresChart::paintLegend(QPainter &painter) const
{
    double x = 0;
    const double y = -kTopPx / 2;
    const QFontMetrics metrics = painter.fontMetrics();
    const auto write = [&](const QString &text) {
        painter.setPen(colors().dimText);
        painter.drawText(QPointF(x, y + metrics.ascent() / 2.0 - 1), text);
        x += metrics.horizontalAdvance(text) + 14;
    };
    for (std::size_t line = 0; line < kDrawn.size(); ++line) {
        painter.setPen(QPen(colorOf(line), 1.5, kStyles[line]));
        painter.drawLine(QPointF(x, y), QPointF(x + kSamplePx, y));
        x += kSamplePx + 4;
        write(QString::fromUtf16(kNames[line]));
    }
    QStringList parts{tr("steps: %1").arg(m_sourceName)};
    if (m_hasBuckets)
        parts << tr("shaded: the bucket that the true value lies in");
    if (!m_local.empty())
        parts << tr("dots: this cache, hollow for too few spans to be sure");
    const QString note = parts.join(u"; "_s);
    write(metrics.elidedText(note, Qt::ElideRight, static_cast<int>(std::max(0.0, plotRect().width() - x))));
}

QStringList FiguresChart::localValuesAt(std::int64_t timeNs) const
{
    const std::uint32_t step = m_local.empty() ? m_localWindow.steps : m_localWindow.stepOf(timeNs);
    if (step >= m_local.size() || m_local[step].spans == 0)
        return {};
    const SeriesPoint &point = m_local[step];
    QStringList lines{tr("This cache: %Ln span(s)", nullptr, static_cast<int>(point.spans))};
    if (point.measured > 0) {
        lines += tr("p50 %1, p95 %2, p99 %3")
                     .arg(durationText(point.p50Ns), durationText(point.p95Ns), durationText(point.p99Ns));
    }
    return lines;
}

QStringList FiguresChart::valuesAt(double xPx) const
{
    if (m_history.steps.empty() || plotRect().width() <= 0)
        return {};
    const double share = std::clamp(xPx / plotRect().width(), 0.0, 1.0);
    const auto last = m_history.steps.size() - 1;
    const auto step = std::min(last, static_cast<std::size_t>(share * static_cast<double>(m_history.steps.size())));
    const Figures &figures = m_history.steps[step];
    const std::int64_t from = m_history.startNs + m_history.stepNs * static_cast<std::int64_t>(step);
    QStringList lines{resultvalues::times({from, from + m_history.stepNs}, m_zone)};
    if (figures.calls) {
        lines += tr("%1: spans %2, errors %3")
                     .arg(m_sourceName, valuetext::count(static_cast<std::uint64_t>(std::llround(*figures.calls))),
                          valuetext::count(static_cast<std::uint64_t>(std::llround(figures.errors.value_or(0)))));
    }
    for (std::size_t line = 0; line < kDrawn.size(); ++line) {
        if (const auto &quantile = figures.quantiles[kDrawn[line]]) {
            const QString bucket = FiguresModel::bucketText(*quantile);
            lines += QString::fromUtf16(kNames[line]) + u' ' + FiguresModel::quantileText(*quantile)
                     + (bucket.isEmpty() ? QString() : u" ("_s + bucket + u')');
        }
    }
    return lines + localValuesAt(from + m_history.stepNs / 2);
}

double FiguresChart::cursorAfter(std::optional<double> xPx, int direction) const
{
    const auto steps = static_cast<double>(std::max<std::size_t>(1, m_history.steps.size()));
    return xPx ? *xPx + direction * plotRect().width() / steps : plotRect().width() / 2;
}

} // namespace traceloupe
