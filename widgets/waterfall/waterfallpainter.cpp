// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/waterfallpainter.h"

#include "core/layout/durationtext.h"
#include "core/layout/ticks.h"
#include "widgets/waterfall/timeruler.h"

#include <QLinearGradient>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr double kBarShare = 0.52;   ///< of a row's height
constexpr double kBarRadiusPx = 2;
constexpr double kLabelGapPx = 6;
constexpr int kMaxLabelPx = 1'000;
constexpr double kFadePx = 28;       ///< the open end of a running span
constexpr double kTickHeightPx = 4;
constexpr double kTickHalfPx = 2.5;
constexpr double kManyTicksHalfPx = 4; ///< several events at one place

QRectF barRect(const WaterfallGeometry &geometry, const WaterfallRow &row, const QRectF &rowRect)
{
    const double height = std::floor(rowRect.height() * kBarShare);
    // what goes on outside the view runs over its margins
    const double left = row.continuesLeft ? geometry.nameWidthPx
                                          : std::round(geometry.timeLeftPx() + static_cast<double>(row.leftPx));
    const double right = row.continuesRight ? geometry.viewportWidthPx
                                            : std::round(geometry.timeLeftPx() + static_cast<double>(row.rightPx));
    return {left, std::floor(rowRect.top() + (rowRect.height() - height) / 2), std::max(right - left, 2.0), height};
}

} // namespace

WaterfallPainter::WaterfallPainter(const TraceSession &session, const ChartColors &colors, const QFont &font)
    : m_session(session), m_colors(colors), m_labels(font), m_names(session, colors, font)
{}

void WaterfallPainter::paint(QPainter &painter, const QRect &dirty, const WaterfallGeometry &geometry,
                             const WaterfallLayout &layout, const WaterfallPaintState &state)
{
    painter.fillRect(dirty, m_colors.background);
    const auto rectOf = [&geometry](const WaterfallRow &row) {
        return QRectF(0, geometry.topOf(row.line), geometry.viewportWidthPx, geometry.rowHeightPx);
    };
    for (const WaterfallRow &row : layout.rows)
        paintRowBackground(painter, rectOf(row), row, state);
    paintGrid(painter, dirty, geometry);
    const QRectF names(0, dirty.top(), geometry.nameWidthPx - 1, dirty.height());
    const bool paintsNames = dirty.left() < geometry.nameWidthPx;
    const bool paintsTimes = dirty.right() >= geometry.nameWidthPx;
    for (const WaterfallRow &row : layout.rows) {
        const QRectF rowRect = rectOf(row);
        if (!rowRect.intersects(QRectF(dirty)))
            continue;
        if (paintsTimes)
            paintTimeRow(painter, geometry, layout, row);
        if (paintsNames) {
            painter.setClipRect(names);
            m_names.paintRow(painter, geometry, row, rowRect);
            painter.setClipping(false);
        }
    }
    paintHairline(painter,
                  {geometry.nameWidthPx - 1, static_cast<double>(dirty.top()), geometry.nameWidthPx - 1,
                   static_cast<double>(dirty.bottom() + 1)},
                  m_colors.separator);
    if (state.draggedRange)
        paintDraggedRange(painter, dirty, geometry, layout, *state.draggedRange);
    if (state.hoverTimeNs) {
        const double x = std::round(geometry.timeLeftPx() + layout.scale.xAt(*state.hoverTimeNs));
        if (x >= geometry.nameWidthPx)
            paintHairline(painter, {x, static_cast<double>(dirty.top()), x, static_cast<double>(dirty.bottom() + 1)},
                          m_colors.dimText);
    }
}

void WaterfallPainter::paintRowBackground(QPainter &painter, const QRectF &row, const WaterfallRow &content,
                                          const WaterfallPaintState &state) const
{
    const bool isCurrent = content.span == state.current;
    if (isCurrent)
        painter.fillRect(row, m_colors.currentRow);
    else if (state.hoverLine == content.line)
        painter.fillRect(row, m_colors.hoverRow);
    if (!isCurrent)
        return;
    painter.fillRect(QRectF(row.left(), row.top(), 3, row.height()), m_colors.accent);
    if (state.hasFocus) {
        paintHairline(painter, {row.left(), row.top(), row.right(), row.top()}, m_colors.accent);
        paintHairline(painter, {row.left(), row.bottom() - 1, row.right(), row.bottom() - 1}, m_colors.accent);
    }
}

void WaterfallPainter::paintGrid(QPainter &painter, const QRect &dirty, const WaterfallGeometry &geometry) const
{
    const TimeRange range = m_session.viewRange().range();
    const TimeScale scale(range, geometry.timeWidthPx());
    const std::int64_t origin = m_session.trace().startNs();
    for (const std::int64_t offset : rulerTicks(range, origin, geometry.timeWidthPx()).offsetsNs) {
        const double x = std::round(geometry.timeLeftPx() + scale.xAt(saturatingAdd(origin, offset)));
        paintHairline(painter, {x, static_cast<double>(dirty.top()), x, static_cast<double>(dirty.bottom() + 1)},
                      m_colors.grid);
    }
}

void WaterfallPainter::paintTimeRow(QPainter &painter, const WaterfallGeometry &geometry, const WaterfallLayout &layout,
                                    const WaterfallRow &row)
{
    const QRectF rowRect(0, geometry.topOf(row.line), geometry.viewportWidthPx, geometry.rowHeightPx);
    const QRectF bar = barRect(geometry, row, rowRect);
    if (row.place == BarPlace::Inside) {
        paintBar(painter, bar, row);
        paintTicks(painter, bar, geometry.timeLeftPx(), layout, row);
    } else {
        // an arrow to where the bar is
        const bool isBefore = row.place == BarPlace::Before;
        const double x = isBefore ? geometry.timeLeftPx() : geometry.timeLeftPx() + geometry.timeWidthPx();
        const double reach = isBefore ? -4 : 4;
        const double middle = std::floor(rowRect.center().y());
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(Qt::NoPen);
        painter.setBrush(barColor(row.span));
        painter.drawPolygon(QPolygonF{{x, middle - 4}, {x + reach, middle}, {x, middle + 4}});
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    paintLabel(painter, geometry, rowRect, row);
}

void WaterfallPainter::paintBar(QPainter &painter, const QRectF &bar, const WaterfallRow &row) const
{
    const QColor color = barColor(row.span);
    if ((row.marks & RowMark::kPhantom) != 0) {
        painter.fillRect(bar, QBrush(color, Qt::BDiagPattern));
        painter.setPen(color);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(bar.adjusted(0, 0, -1, -1));
        return;
    }
    if ((row.marks & RowMark::kRunning) != 0) {
        const double solid = std::max(0.0, bar.width() - kFadePx);
        QLinearGradient fade(bar.left() + solid, 0, bar.right(), 0);
        fade.setColorAt(0, color);
        fade.setColorAt(1, m_colors.background);
        painter.fillRect(bar, fade);
        painter.fillRect(QRectF(bar.left(), bar.bottom() - 1, bar.width(), 1), color);
        return;
    }
    if (bar.width() < 3 * kBarRadiusPx) {
        painter.fillRect(bar, color);
    } else {
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(bar, kBarRadiusPx, kBarRadiusPx);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    if ((row.marks & RowMark::kError) != 0)
        painter.fillRect(QRectF(bar.left(), bar.bottom() + 1, bar.width(), 2), m_colors.error);
}

void WaterfallPainter::paintTicks(QPainter &painter, const QRectF &bar, double timeLeftPx,
                                  const WaterfallLayout &layout, const WaterfallRow &row) const
{
    if (row.tickCount == 0)
        return;
    // above the bar, so that a short bar is not hidden by its own events
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_colors.text);
    for (std::uint32_t i = row.firstTick; i < row.firstTick + row.tickCount; ++i) {
        const EventTick &tick = layout.ticks[i];
        const double x = std::round(timeLeftPx + static_cast<double>(tick.xPx));
        const double half = tick.count > 1 ? kManyTicksHalfPx : kTickHalfPx;
        painter.drawPolygon(QPolygonF{
            {x - half, bar.top() - kTickHeightPx}, {x + half, bar.top() - kTickHeightPx}, {x, bar.top() + 0.5}});
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void WaterfallPainter::paintLabel(QPainter &painter, const WaterfallGeometry &geometry, const QRectF &rowRect,
                                  const WaterfallRow &row)
{
    const Trace &trace = m_session.trace();
    const bool isNegative = (row.marks & RowMark::kNegative) != 0;
    const bool isRunning = (row.marks & RowMark::kRunning) != 0;
    const std::int64_t duration = isNegative ? trace.rawDurationNs(row.span) : trace.durationNs(row.span);
    QString text = durationText(duration);
    if (isRunning)
        text = duration == 0 ? tr("no end") : tr("at least %1", "a duration").arg(text);
    const std::uint64_t key = (static_cast<std::uint64_t>(duration) << 1U) | (isRunning ? 1U : 0U);
    const ElidedTextCache::Entry &entry = m_labels.entry(key, text.toStdString(), kMaxLabelPx);
    const BarLabel label = placeBarLabel(row, static_cast<float>(entry.widthPx),
                                         static_cast<float>(geometry.timeWidthPx()), static_cast<float>(kLabelGapPx));
    painter.setFont(m_labels.font());
    painter.setPen(label.place == LabelPlace::Within ? ChartColors::textOn(barColor(row.span)) : m_colors.dimText);
    const double top = std::floor(rowRect.center().y() - m_labels.metrics().height() / 2);
    painter.drawStaticText(QPointF(std::round(geometry.timeLeftPx() + static_cast<double>(label.xPx)), top),
                           entry.text);
}

void WaterfallPainter::paintDraggedRange(QPainter &painter, const QRect &dirty, const WaterfallGeometry &geometry,
                                         const WaterfallLayout &layout, const TimeRange &range) const
{
    const double left = std::round(geometry.timeLeftPx() + layout.scale.xAt(range.startNs));
    const double right = std::round(geometry.timeLeftPx() + layout.scale.xAt(range.endNs));
    QColor band = m_colors.accent;
    band.setAlphaF(0.18F);
    painter.fillRect(QRectF(left, dirty.top(), right - left, dirty.height()), band);
    for (const double x : {left, right})
        paintHairline(painter, {x, static_cast<double>(dirty.top()), x, static_cast<double>(dirty.bottom() + 1)},
                      m_colors.accent);
}

QColor WaterfallPainter::barColor(SpanIndex span) const
{
    if (m_session.trace().isPhantom(span))
        return m_colors.phantom;
    return m_colors.service(m_session.colors().colorOf(m_session.trace().serviceId(span)));
}

} // namespace traceloupe
