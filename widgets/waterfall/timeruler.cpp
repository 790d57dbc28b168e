// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/timeruler.h"

#include "core/layout/durationtext.h"
#include "widgets/common/plaintext.h"
#include "widgets/waterfall/waterfallview.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace traceloupe {

namespace {

constexpr double kTickSpacingPx = 110;
constexpr int kPaddingPx = 10;
constexpr int kTextGapPx = 5;
/// Times beside gaps are as exact as this many pixels.
constexpr double kTextStepPx = 2;

} // namespace

Ticks rulerTicks(const TimeScale &scale, std::int64_t originNs)
{
    return computeTicks(scale, originNs, kTickSpacingPx);
}

TimeRuler::TimeRuler(WaterfallView &view) : QWidget(&view), m_view(view)
{
    setMouseTracking(true);
    setToolTip(tr("Drag to zoom to a time range, double-click to show the whole trace"));
    connect(&view, &WaterfallView::geometryChanged, this, qOverload<>(&QWidget::update));
    connect(&view.session().marks(), &TimeMarks::changed, this, qOverload<>(&QWidget::update));
}

QSize TimeRuler::sizeHint() const
{
    return {0, (hasGaps() ? 2 : 1) * lineHeight() + kPaddingPx};
}

int TimeRuler::lineHeight() const
{
    return static_cast<int>(std::ceil(QFontMetricsF(font()).height()));
}

bool TimeRuler::hasGaps() const
{
    const TimeWarpPtr &warp = m_view.session().warp();
    return warp && !warp->gaps().empty();
}

QRectF TimeRuler::axisLine() const
{
    const double top = hasGaps() ? height() - 1 - lineHeight() - kPaddingPx / 2.0 : 0;
    return {0, top, static_cast<double>(width()), height() - 1 - top};
}

void TimeRuler::paintEvent(QPaintEvent *)
{
    const ChartColors &colors = m_view.colors();
    QPainter painter(this);
    painter.fillRect(rect(), colors.headerBackground);
    painter.fillRect(0, height() - 1, width(), 1, colors.separator);
    paintHeadings(painter);
    const int nameWidth = m_view.nameWidthPx();
    painter.fillRect(nameWidth - 1, 0, 1, height(), colors.separator);
    painter.setClipRect(nameWidth, 0, width() - nameWidth, height());
    const GapTexts gaps = gapTexts();
    paintTicks(painter, gaps);
    paintGaps(painter, gaps);
    paintMarks(painter);
    paintReadouts(painter);
}

void TimeRuler::paintHeadings(QPainter &painter) const
{
    const ChartColors &colors = m_view.colors();
    painter.setPen(colors.dimText);
    const auto namesRight = static_cast<int>(m_view.geometryNow().namesRightPx());
    const QRectF line = axisLine();
    const QRectF heading(kPaddingPx, line.top(), namesRight - 2 * kPaddingPx, line.height());
    painter.drawText(
        heading, Qt::AlignVCenter | Qt::AlignLeft,
        fontMetrics().elidedText(tr("Service and operation"), Qt::ElideRight, static_cast<int>(heading.width())));
    for (const PlacedColumn &placed : m_view.placedColumns()) {
        const QRectF cell(placed.leftPx + 8, line.top(), placed.widthPx - 16, line.height());
        const bool isText = placed.column.kind == WaterfallColumn::Kind::Attribute;
        painter.drawText(
            cell, Qt::AlignVCenter | (isText ? Qt::AlignLeft : Qt::AlignRight),
            fontMetrics().elidedText(columnTitle(placed.column), Qt::ElideMiddle, static_cast<int>(cell.width())));
    }
}

TimeRuler::GapTexts TimeRuler::gapTexts() const
{
    GapTexts texts;
    if (!hasGaps())
        return texts;
    const TimeScale scale = m_view.timeScale();
    const double left = m_view.geometryNow().timeLeftPx();
    std::vector<TimeGap> shown;
    double lastRight = m_view.nameWidthPx();
    for (const TimeGap &gap : scale.warp()->gaps()) {
        if (gap.range.endNs <= scale.range().startNs || gap.range.startNs >= scale.range().endNs)
            continue;
        shown.push_back(gap);
        const double from = left + scale.xAt(gap.range.startNs);
        const double to = left + scale.xAt(gap.range.endNs);
        texts.bands.emplace_back(from, 0, std::max(3.0, to - from), height() - 1);
        const QString text = tr("⋯ %1", "time that is left out").arg(durationText(gap.range.lengthNs()));
        const double textWidth = fontMetrics().horizontalAdvance(text) + 8;
        const QRectF box((from + to - textWidth) / 2, 2, textWidth, axisLine().top() - 2);
        if (box.left() < lastRight || box.right() > width())
            continue; // there is no room: the tooltip says it
        texts.lengths.push_back({box, text});
        lastRight = box.right() + 4;
    }
    addTimes(texts, shown);
    return texts;
}

/// When each gap begins and ends: left and right of it, each as far as the middle of the next one.
void TimeRuler::addTimes(GapTexts &texts, const std::vector<TimeGap> &gaps) const
{
    const std::int64_t origin = m_view.session().trace().startNs();
    const auto resolution = static_cast<std::int64_t>(
        std::pow(10.0, std::ceil(std::log10(std::max(1.0, kTextStepPx * m_view.timeScale().nsPerPixel())))));
    double free = m_view.nameWidthPx();
    const auto add = [&](std::int64_t time, double edge, bool isBefore, double end) {
        const std::int64_t offset = saturatingSubtract(time, origin);
        const QString text = durationTextInUnit(offset, durationUnitFor(offset), resolution);
        const double textWidth = fontMetrics().horizontalAdvance(text) + 1;
        const double left = isBefore ? std::max(free, edge - kTextGapPx - textWidth)
                                     : std::max(free, edge + kTextGapPx);
        if (left + textWidth > end)
            return;
        texts.times.push_back({QRectF(left, axisLine().top(), textWidth, axisLine().height()), text});
        free = left + textWidth + 2 * kTextGapPx;
    };
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        const QRectF &band = texts.bands[i];
        const double end = i + 1 < gaps.size() ? texts.bands[i + 1].center().x() : width();
        add(gaps[i].range.startNs, band.left(), true, band.center().x());
        add(gaps[i].range.endNs, band.right(), false, end);
    }
}

void TimeRuler::paintGaps(QPainter &painter, const GapTexts &gaps) const
{
    const ChartColors &colors = m_view.colors();
    for (const QRectF &band : gaps.bands)
        painter.fillRect(band, QBrush(colors.separator, Qt::FDiagPattern));
    for (const std::vector<AxisText> *texts : {&gaps.lengths, &gaps.times}) {
        for (const AxisText &text : *texts) {
            painter.fillRect(text.box.adjusted(0, 0, 0, -1), colors.headerBackground);
            painter.setPen(texts == &gaps.lengths ? colors.text : colors.dimText);
            painter.drawText(text.box, Qt::AlignCenter, text.text);
        }
    }
}

void TimeRuler::paintMarks(QPainter &painter) const
{
    const TimeMarks &marks = m_view.session().marks();
    const ChartColors &colors = m_view.colors();
    const TimeScale scale = m_view.timeScale();
    const double left = m_view.geometryNow().timeLeftPx();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    const auto flagAt = [&](std::int64_t time, const QColor &color) {
        const double x = std::round(left + scale.xAt(time));
        painter.setBrush(color);
        painter.drawPolygon(QPolygonF{{x - 4, 1}, {x + 5, 1}, {x + 0.5, 9}});
        painter.drawRect(QRectF(x, 8, 1, height() - 9));
    };
    for (const std::int64_t time : marks.kept())
        flagAt(time, colors.accent);
    if (const auto time = marks.passing())
        flagAt(*time, mixed(colors.accent, colors.headerBackground, 0.6));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void TimeRuler::paintTicks(QPainter &painter, const GapTexts &gaps) const
{
    const ChartColors &colors = m_view.colors();
    const TimeScale scale = m_view.timeScale();
    const double left = m_view.geometryNow().timeLeftPx();
    const std::int64_t origin = m_view.session().trace().startNs();
    const Ticks ticks = rulerTicks(scale, origin);
    const std::int64_t largest = std::max(std::abs(saturatingSubtract(scale.range().startNs, origin)),
                                          std::abs(saturatingSubtract(scale.range().endNs, origin)));
    for (const std::int64_t offset : ticks.offsetsNs) {
        const double x = std::round(left + scale.xAt(saturatingAdd(origin, offset)));
        painter.fillRect(QRectF(x, height() - 6, 1, 5), colors.separator);
        const QString text = tickText(offset, largest, ticks.stepNs);
        const double textWidth = fontMetrics().horizontalAdvance(text);
        // the last label would hang over the edge: it stands to the left of its mark
        const double textLeft = x + kTextGapPx + textWidth > width() ? x - kTextGapPx - textWidth : x + kTextGapPx;
        const QRectF box(textLeft, axisLine().top(), textWidth + 1, axisLine().height() - 1);
        const QRectF room = box.adjusted(-kTextGapPx, 0, kTextGapPx, 0);
        const bool isOnGap = std::ranges::any_of(gaps.bands,
                                                 [&box](const QRectF &band) { return band.intersects(box); });
        if (isOnGap
            || std::ranges::any_of(gaps.times, [&room](const AxisText &time) { return time.box.intersects(room); }))
            continue; // where a gap begins or ends says more
        painter.setPen(colors.dimText);
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, text);
    }
}

void TimeRuler::paintReadouts(QPainter &painter) const
{
    const TimeScale scale = m_view.timeScale();
    const double left = m_view.geometryNow().timeLeftPx();
    const std::int64_t origin = m_view.session().trace().startNs();
    const auto resolution = static_cast<std::int64_t>(
        std::pow(10.0, std::floor(std::log10(std::max(1.0, scale.nsPerPixel())))));
    if (const auto dragged = m_view.draggedRange()) {
        const double center = left + (scale.xAt(dragged->startNs) + scale.xAt(dragged->endNs)) / 2;
        const QString length = durationTextInUnit(dragged->lengthNs(), durationUnitFor(dragged->lengthNs()),
                                                  resolution);
        paintReadout(painter, center, tr("Δ %1", "length of a time range").arg(length));
    } else if (const auto time = m_view.hoverTimeNs()) {
        const std::int64_t offset = saturatingSubtract(*time, origin);
        QString text = durationTextInUnit(offset, durationUnitFor(offset), resolution);
        if (const auto mark = m_view.session().marks().passing())
            text += tr("  (Δ %1)", "distance from the mark").arg(offsetText(saturatingSubtract(*time, *mark)));
        paintReadout(painter, left + scale.xAt(*time), text);
    }
}

void TimeRuler::paintReadout(QPainter &painter, double center, const QString &text) const
{
    const ChartColors &colors = m_view.colors();
    const double boxWidth = fontMetrics().horizontalAdvance(text) + 12;
    const double leftmost = m_view.nameWidthPx() + 2;
    const double left = std::clamp(std::round(center - boxWidth / 2), leftmost,
                                   std::max(leftmost, width() - boxWidth - 2));
    const QRectF box(left, axisLine().top() + 2, boxWidth, axisLine().height() - 4);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.text);
    painter.drawRoundedRect(box, 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(colors.background);
    painter.drawText(box, Qt::AlignCenter, text);
}

void TimeRuler::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || event->position().x() < m_view.nameWidthPx())
        return;
    m_isDragging = true;
    m_view.beginRangeDrag(event->position().x(), WaterfallView::DragPurpose::Zoom);
}

void TimeRuler::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isDragging) {
        m_view.moveRangeDrag(event->position().x());
        return;
    }
    const double x = event->position().x() - m_view.geometryNow().timeLeftPx();
    if (x >= 0 && x <= m_view.geometryNow().timeWidthPx())
        m_view.setHoverTime(m_view.timeScale().timeAt(x));
    else
        m_view.setHoverTime(std::nullopt);
}

void TimeRuler::mouseReleaseEvent(QMouseEvent *)
{
    if (m_isDragging)
        m_view.endRangeDrag();
    m_isDragging = false;
}

void TimeRuler::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->position().x() >= m_view.nameWidthPx())
        m_view.session().viewRange().reset();
}

bool TimeRuler::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (const PlacedColumn &placed : m_view.placedColumns()) {
        if (help->pos().x() >= placed.leftPx && help->pos().x() < placed.leftPx + placed.widthPx) {
            QToolTip::showText(help->globalPos(), plaintext::toolTip(columnToolTip(placed.column)), this);
            return true;
        }
    }
    const TimeScale scale = m_view.timeScale();
    const std::int64_t time = scale.timeAt(help->pos().x() - m_view.geometryNow().timeLeftPx());
    if (scale.warp()) {
        for (const TimeGap &gap : scale.warp()->gaps()) {
            if (time < gap.range.startNs || time > gap.range.endNs)
                continue;
            QToolTip::showText(help->globalPos(), plaintext::toolTip(gapToolTip(gap)), this);
            return true;
        }
    }
    return QWidget::event(event);
}

QString TimeRuler::gapToolTip(const TimeGap &gap) const
{
    const std::int64_t origin = m_view.session().trace().startNs();
    return tr("Nothing happens for %1").arg(exactDurationText(gap.range.lengthNs())) + u'\n'
           + tr("from %1 to %2", "times of a gap")
                 .arg(exactOffsetText(saturatingSubtract(gap.range.startNs, origin)),
                      exactOffsetText(saturatingSubtract(gap.range.endNs, origin)));
}

void TimeRuler::leaveEvent(QEvent *)
{
    m_view.setHoverTime(std::nullopt);
}

} // namespace traceloupe
