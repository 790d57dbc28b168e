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
    return {0, static_cast<int>(std::ceil(QFontMetricsF(font()).height())) + kPaddingPx};
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
    paintTicks(painter);
    paintGaps(painter);
    paintMarks(painter);
    paintReadouts(painter);
}

void TimeRuler::paintHeadings(QPainter &painter) const
{
    const ChartColors &colors = m_view.colors();
    painter.setPen(colors.dimText);
    const auto namesRight = static_cast<int>(m_view.geometryNow().namesRightPx());
    const QRect heading(kPaddingPx, 0, namesRight - 2 * kPaddingPx, height() - 1);
    painter.drawText(heading, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(tr("Service and operation"), Qt::ElideRight, heading.width()));
    for (const PlacedColumn &placed : m_view.placedColumns()) {
        const QRectF cell(placed.leftPx + 8, 0, placed.widthPx - 16, height() - 1);
        const bool isText = placed.column.kind == WaterfallColumn::Kind::Attribute;
        painter.drawText(
            cell, Qt::AlignVCenter | (isText ? Qt::AlignLeft : Qt::AlignRight),
            fontMetrics().elidedText(columnTitle(placed.column), Qt::ElideMiddle, static_cast<int>(cell.width())));
    }
}

std::vector<TimeRuler::GapLabel> TimeRuler::gapLabels() const
{
    std::vector<GapLabel> labels;
    const TimeScale scale = m_view.timeScale();
    if (!scale.warp())
        return labels;
    const double left = m_view.geometryNow().timeLeftPx();
    double lastRight = 0;
    for (const TimeGap &gap : scale.warp()->gaps()) {
        if (gap.range.endNs <= scale.range().startNs || gap.range.startNs >= scale.range().endNs)
            continue;
        const double from = left + scale.xAt(gap.range.startNs);
        const double to = left + scale.xAt(gap.range.endNs);
        GapLabel label{QRectF(from, 0, std::max(3.0, to - from), height() - 1), {}, {}};
        const QString text = tr("⋯ %1", "time that is left out").arg(durationText(gap.range.lengthNs()));
        const double textWidth = fontMetrics().horizontalAdvance(text) + 8;
        const QRectF box((from + to - textWidth) / 2, 2, textWidth, height() - 4);
        if (box.left() >= lastRight) { // else there is no room: the tooltip says it
            label.textBox = box;
            label.text = text;
            lastRight = box.right() + 4;
        }
        labels.push_back(label);
    }
    return labels;
}

void TimeRuler::paintGaps(QPainter &painter) const
{
    const ChartColors &colors = m_view.colors();
    for (const GapLabel &label : gapLabels()) {
        painter.fillRect(label.band, QBrush(colors.separator, Qt::FDiagPattern));
        if (label.text.isEmpty())
            continue;
        painter.fillRect(label.textBox, colors.headerBackground);
        painter.setPen(colors.text);
        painter.drawText(label.textBox, Qt::AlignCenter, label.text);
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

void TimeRuler::paintTicks(QPainter &painter) const
{
    const ChartColors &colors = m_view.colors();
    const TimeScale scale = m_view.timeScale();
    const double left = m_view.geometryNow().timeLeftPx();
    const std::int64_t origin = m_view.session().trace().startNs();
    const Ticks ticks = rulerTicks(scale, origin);
    const std::int64_t largest = std::max(std::abs(saturatingSubtract(scale.range().startNs, origin)),
                                          std::abs(saturatingSubtract(scale.range().endNs, origin)));
    const std::vector<GapLabel> gaps = gapLabels();
    for (const std::int64_t offset : ticks.offsetsNs) {
        const double x = std::round(left + scale.xAt(saturatingAdd(origin, offset)));
        painter.fillRect(QRectF(x, height() - 6, 1, 5), colors.separator);
        const QString text = tickText(offset, largest, ticks.stepNs);
        const double textWidth = fontMetrics().horizontalAdvance(text);
        // the last label would hang over the edge: it stands to the left of its mark
        const double textLeft = x + kTextGapPx + textWidth > width() ? x - kTextGapPx - textWidth : x + kTextGapPx;
        const QRectF box(textLeft, 0, textWidth + 1, height() - 2);
        if (std::ranges::any_of(gaps, [&box](const GapLabel &gap) { return gap.textBox.intersects(box); }))
            continue; // the length of a gap says more
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
    const QRectF box(left, 2, boxWidth, height() - 5);
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
            QToolTip::showText(help->globalPos(),
                               tr("Nothing happens for %1").arg(exactDurationText(gap.range.lengthNs())), this);
            return true;
        }
    }
    return QWidget::event(event);
}

void TimeRuler::leaveEvent(QEvent *)
{
    m_view.setHoverTime(std::nullopt);
}

} // namespace traceloupe
