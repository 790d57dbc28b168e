// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/waterfallpainter.h"

#include "core/layout/durationtext.h"
#include "core/layout/ticks.h"
#include "widgets/common/grouptext.h"
#include "widgets/waterfall/rowtext.h"
#include "widgets/waterfall/timeruler.h"

#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr double kBarShare = 0.52;   ///< of a row's height
constexpr double kLabelGapPx = 6;
constexpr int kMaxLabelPx = 1'000;
constexpr double kTickHeightPx = 4;
constexpr double kTickHalfPx = 2.5;
constexpr double kManyTicksHalfPx = 4; ///< several events at one place
constexpr double kCellGapPx = 8;
constexpr float kDimmedAlpha = 0.58F;
constexpr double kSmallLabelScale = 0.86;
constexpr double kPlatePx = 3; ///< around a label that covers something
// number spaces of the label cache's keys
constexpr std::uint64_t kGroupLabel = 1ULL << 63;
constexpr std::uint64_t kSpanLabel = 1ULL << 62;
constexpr std::uint64_t kShortLabel = 1ULL << 61;

QFont smaller(QFont font)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * kSmallLabelScale);
    else
        font.setPixelSize(static_cast<int>(std::lround(font.pixelSize() * kSmallLabelScale)));
    return font;
}

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
    : m_session(session),
      m_colors(colors),
      m_labels(font),
      m_smallLabels(smaller(font)),
      m_cells(font),
      m_bars(session, colors),
      m_names(session, colors, font)
{}

void WaterfallPainter::setColumns(std::vector<PlacedColumn> columns)
{
    m_columns = std::move(columns);
    m_cells.clear();
}

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
    const QRectF names(0, dirty.top(), geometry.namesRightPx() - 1, dirty.height());
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
            paintCells(painter, row, rowRect);
        }
    }
    m_breaks = timeBreaks(layout.scale);
    paintBreaks(painter, dirty, geometry);
    for (const WaterfallRow &row : layout.rows) {
        const QRectF rowRect = rectOf(row);
        if (!rowRect.intersects(QRectF(dirty)))
            continue;
        if (paintsTimes && row.place != BarPlace::None)
            paintLabel(painter, geometry, layout, rowRect, row);
        if (isDimmed(row)) {
            QColor veil = m_colors.background;
            veil.setAlphaF(kDimmedAlpha);
            painter.fillRect(rowRect, veil);
        }
    }
    paintOverlays(painter, dirty, geometry, layout, state);
}

void WaterfallPainter::paintOverlays(QPainter &painter, const QRect &dirty, const WaterfallGeometry &geometry,
                                     const WaterfallLayout &layout, const WaterfallPaintState &state) const
{
    const auto top = static_cast<double>(dirty.top());
    const auto bottom = static_cast<double>(dirty.bottom() + 1);
    const auto lineAt = [&](double x, const QColor &color) {
        if (x >= geometry.nameWidthPx)
            paintHairline(painter, {x, top, x, bottom}, color);
    };
    for (const PlacedColumn &column : m_columns)
        paintHairline(painter, {column.leftPx, top, column.leftPx, bottom}, m_colors.grid);
    paintHairline(painter, {geometry.nameWidthPx - 1, top, geometry.nameWidthPx - 1, bottom}, m_colors.separator);
    if (state.draggedRange)
        paintRange(painter, dirty, geometry, layout, *state.draggedRange);
    const auto xOf = [&](std::int64_t time) { return std::round(geometry.timeLeftPx() + layout.scale.xAt(time)); };
    for (const std::int64_t time : m_session.marks().kept())
        lineAt(xOf(time), m_colors.accent);
    if (const auto time = m_session.marks().passing())
        lineAt(xOf(*time), mixed(m_colors.accent, m_colors.background, 0.6));
    if (state.hoverTimeNs)
        lineAt(xOf(*state.hoverTimeNs), m_colors.dimText);
}

/// Where time is left out: a hatched band over all rows.
void WaterfallPainter::paintBreaks(QPainter &painter, const QRect &dirty, const WaterfallGeometry &geometry) const
{
    for (const TimeBreak &gap : m_breaks) {
        const double left = std::max(geometry.nameWidthPx,
                                     std::round(geometry.timeLeftPx() + static_cast<double>(gap.leftPx)));
        const double right = std::round(geometry.timeLeftPx() + static_cast<double>(gap.rightPx));
        const QRectF band(left, dirty.top(), std::max(3.0, right - left), dirty.height());
        painter.fillRect(band, mixed(m_colors.text, m_colors.background, 0.06));
        painter.setBrushOrigin(0, 0);
        painter.fillRect(band, QBrush(m_colors.separator, Qt::FDiagPattern));
    }
}

bool WaterfallPainter::isDimmed(const WaterfallRow &row) const
{
    const SpanFinder &finder = m_session.finder();
    if (!finder.isActive() || row.kind == LineKind::Hidden)
        return false;
    if (row.isCollapsed || row.kind == LineKind::Group)
        return finder.countIn(row.span.value(), m_session.rows().coveredEnd(row.line)) == 0;
    return !finder.isMatch(row.span);
}

void WaterfallPainter::paintRowBackground(QPainter &painter, const QRectF &row, const WaterfallRow &content,
                                          const WaterfallPaintState &state) const
{
    const bool isCurrent = content.line == state.currentLine;
    if (isCurrent)
        painter.fillRect(row, m_colors.currentRow);
    else if (state.hoverLine == content.line)
        painter.fillRect(row, m_colors.hoverRow);
    else if (m_session.finder().isActive() && content.kind == LineKind::Span
             && m_session.finder().isMatch(content.span))
        painter.fillRect(row, m_colors.match);
    if (!isCurrent)
        return;
    painter.fillRect(QRectF(row.left(), row.top(), 3, row.height()), m_colors.accent);
    if (state.hasFocus) {
        paintHairline(painter, {row.left(), row.top(), row.right(), row.top()}, m_colors.accent);
        paintHairline(painter, {row.left(), row.bottom() - 1, row.right(), row.bottom() - 1}, m_colors.accent);
    }
}

void WaterfallPainter::paintCells(QPainter &painter, const WaterfallRow &row, const QRectF &rowRect)
{
    if (row.kind != LineKind::Span)
        return;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const ColumnCell cell = columnCell(m_session, m_columns[i].column, row.span);
        if (cell.text.isEmpty())
            continue;
        const auto width = static_cast<int>(m_columns[i].widthPx - 2 * kCellGapPx);
        const ElidedTextCache::Entry &entry = m_cells.entry((static_cast<std::uint64_t>(i) << 32U) | row.span.value(),
                                                            cell.text.toStdString(), width);
        const bool isText = m_columns[i].column.kind == WaterfallColumn::Kind::Attribute;
        const double left = isText ? m_columns[i].leftPx + kCellGapPx
                                   : m_columns[i].leftPx + m_columns[i].widthPx - kCellGapPx - entry.widthPx;
        painter.setFont(m_cells.font());
        painter.setPen(cell.isDim ? m_colors.phantom : m_colors.text);
        painter.drawStaticText(QPointF(left, std::floor(rowRect.center().y() - m_cells.metrics().height() / 2)),
                               entry.text);
    }
}

void WaterfallPainter::paintGrid(QPainter &painter, const QRect &dirty, const WaterfallGeometry &geometry) const
{
    const TimeScale scale(m_session.viewRange().range(), geometry.timeWidthPx(), m_session.warp());
    const std::int64_t origin = m_session.trace().startNs();
    for (const std::int64_t offset : rulerTicks(scale, origin).offsetsNs) {
        const double x = std::round(geometry.timeLeftPx() + scale.xAt(saturatingAdd(origin, offset)));
        paintHairline(painter, {x, static_cast<double>(dirty.top()), x, static_cast<double>(dirty.bottom() + 1)},
                      m_colors.grid);
    }
}

void WaterfallPainter::paintTimeRow(QPainter &painter, const WaterfallGeometry &geometry, const WaterfallLayout &layout,
                                    const WaterfallRow &row) const
{
    const QRectF rowRect(0, geometry.topOf(row.line), geometry.viewportWidthPx, geometry.rowHeightPx);
    if (row.place == BarPlace::None)
        return;
    if (row.place == BarPlace::Inside) {
        const QRectF bar = barRect(geometry, row, rowRect);
        m_bars.paint(painter, bar, geometry.timeLeftPx(), layout, row);
        paintTicks(painter, bar, geometry.timeLeftPx(), layout, row);
    } else {
        paintOutside(painter, geometry, rowRect, row);
    }
}

/// An arrow to where the bar is.
void WaterfallPainter::paintOutside(QPainter &painter, const WaterfallGeometry &geometry, const QRectF &rowRect,
                                    const WaterfallRow &row) const
{
    const bool isBefore = row.place == BarPlace::Before;
    const double x = isBefore ? geometry.timeLeftPx() : geometry.timeLeftPx() + geometry.timeWidthPx();
    const double reach = isBefore ? -4 : 4;
    const double middle = std::floor(rowRect.center().y());
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_bars.colorOf(row.span));
    painter.drawPolygon(QPolygonF{{x, middle - 4}, {x + reach, middle}, {x, middle + 4}});
    painter.setRenderHint(QPainter::Antialiasing, false);
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

QString WaterfallPainter::labelText(const WaterfallLayout &layout, const WaterfallRow &row) const
{
    const Trace &trace = m_session.trace();
    if (row.kind == LineKind::Group) {
        return groupLabel(*m_session.rows().groupAt(row.line));
    }
    const bool isNegative = (row.marks & RowMark::kNegative) != 0;
    const std::int64_t duration = isNegative ? trace.rawDurationNs(row.span) : trace.durationNs(row.span);
    QString text = durationText(duration);
    if ((row.marks & RowMark::kRunning) != 0)
        text = duration == 0 ? tr("no end") : tr("at least %1", "a duration").arg(text);
    if (row.server.isValid())
        text += u"  →  "_s + QString::fromUtf8(trace.serviceName(row.server)) + u' '
                + QString::fromUtf8(trace.name(row.server));
    else if (row.peer >= 0)
        text += u"  →  "_s + QString::fromStdString(layout.peers[static_cast<std::size_t>(row.peer)]);
    if (const QString badge = clockBadge(m_session, row.span); !badge.isEmpty())
        text += u"  ·  "_s + badge;
    return text;
}

/// Most labels are a duration alone and shared by all rows that took as long.
std::uint64_t WaterfallPainter::labelKey(const WaterfallRow &row) const
{
    if (row.kind == LineKind::Group)
        return kGroupLabel | row.span.value();
    const bool isMoved = m_session.skew().shiftsNs() != nullptr && m_session.skew().shiftOf(row.span) != nullptr;
    if (row.server.isValid() || row.peer >= 0 || isMoved)
        return kSpanLabel | (static_cast<std::uint64_t>(row.span.value()) << 1U) | (row.server.isValid() ? 1U : 0U);
    const bool isNegative = (row.marks & RowMark::kNegative) != 0;
    const std::int64_t duration = isNegative ? m_session.trace().rawDurationNs(row.span)
                                             : m_session.trace().durationNs(row.span);
    const std::uint64_t isRunning = (row.marks & RowMark::kRunning) != 0 ? 1U : 0U;
    return ((static_cast<std::uint64_t>(duration) << 1U) | isRunning) & ~(kGroupLabel | kSpanLabel | kShortLabel);
}

/// The duration alone.
QString WaterfallPainter::shortLabelText(const WaterfallRow &row) const
{
    return row.kind == LineKind::Group ? groupShortLabel(*m_session.rows().groupAt(row.line))
                                       : durationText(m_session.trace().durationNs(row.span));
}

WaterfallPainter::PlacedLabel WaterfallPainter::placedLabel(const QString &text, std::uint64_t key,
                                                            const WaterfallRow &row, double areaWidthPx)
{
    const std::string utf8 = text.toStdString();
    PlacedLabel placed;
    placed.beside = &m_labels.entry(key, utf8, kMaxLabelPx);
    placed.within = &m_smallLabels.entry(key, utf8, kMaxLabelPx);
    const LabelSize size{static_cast<float>(placed.beside->widthPx), static_cast<float>(placed.within->widthPx),
                         static_cast<float>(kLabelGapPx)};
    placed.label = placeBarLabel(row, size, static_cast<float>(areaWidthPx), m_breaks);
    return placed;
}

WaterfallPainter::PlacedLabel WaterfallPainter::placedLabel(const WaterfallLayout &layout, const WaterfallRow &row,
                                                            double areaWidthPx)
{
    const std::uint64_t key = labelKey(row);
    const PlacedLabel whole = placedLabel(labelText(layout, row), key, row, areaWidthPx);
    const bool isPlain = (row.marks & (RowMark::kNegative | RowMark::kRunning)) == 0;
    return whole.label.isCrowded && isPlain ? placedLabel(shortLabelText(row), key | kShortLabel, row, areaWidthPx)
                                            : whole;
}

void WaterfallPainter::paintLabel(QPainter &painter, const WaterfallGeometry &geometry, const WaterfallLayout &layout,
                                  const QRectF &rowRect, const WaterfallRow &row)
{
    const PlacedLabel placed = placedLabel(layout, row, geometry.timeWidthPx());
    const BarLabel &label = placed.label;
    const bool isOnBar = label.place == LabelPlace::Within;
    const ElidedTextCache &cache = isOnBar ? m_smallLabels : m_labels;
    const ElidedTextCache::Entry &entry = isOnBar ? *placed.within : *placed.beside;
    const double left = std::round(geometry.timeLeftPx() + static_cast<double>(label.xPx));
    const double top = std::floor(rowRect.center().y() - cache.metrics().height() / 2);
    const QColor bar = m_bars.colorOf(row.span);
    const bool coversBars = row.hiddenCount > 0 || row.kind == LineKind::Group;
    if (label.isCrowded || (isOnBar && coversBars)) { // over a break, over what the bar hides
        const QRectF plate(left - kPlatePx, rowRect.center().y() - 7, entry.widthPx + 2 * kPlatePx, 13);
        painter.fillRect(plate, isOnBar ? bar : m_colors.background);
    }
    painter.setFont(cache.font());
    painter.setPen(isOnBar ? ChartColors::textOn(bar) : m_colors.dimText);
    painter.drawStaticText(QPointF(left, top), entry.text);
}

void WaterfallPainter::paintRange(QPainter &painter, const QRect &dirty, const WaterfallGeometry &geometry,
                                  const WaterfallLayout &layout, const TimeRange &range) const
{
    const auto xAt = [&](std::int64_t time) {
        return std::clamp(std::round(geometry.timeLeftPx() + layout.scale.xAt(time)), geometry.nameWidthPx,
                          geometry.viewportWidthPx);
    };
    const double left = xAt(range.startNs);
    const double right = xAt(range.endNs);
    QColor band = m_colors.accent;
    band.setAlphaF(0.18F);
    painter.fillRect(QRectF(left, dirty.top(), right - left, dirty.height()), band);
    for (const double x : {left, right})
        paintHairline(painter, {x, static_cast<double>(dirty.top()), x, static_cast<double>(dirty.bottom() + 1)},
                      m_colors.accent);
}

} // namespace traceloupe
