// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/minimapwidget.h"

#include "core/layout/durationtext.h"
#include "core/layout/ticks.h"
#include "widgets/common/plaintext.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>

#include <cmath>

namespace traceloupe {

namespace {

constexpr int kMarginPx = 12;
// a large screen has room for more lines of it
constexpr int kPageShare = 13;
constexpr int kMostHeightPx = 110;
constexpr int kBottomPx = 6;
constexpr double kGripPx = 5;
constexpr double kMinDragPx = 4;
constexpr double kTickSpacingPx = 140;
constexpr double kCaptionGapPx = 16; ///< between a time and the caption
constexpr double kKeyPanShare = 0.1;
constexpr double kKeyZoomFactor = 0.7;
constexpr double kWheelZoomFactor = 0.8;
constexpr int kWheelNotch = 120;

} // namespace

MinimapWidget::MinimapWidget(TraceSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_colors(ChartColors::fromPalette(palette())), m_reset(new QToolButton(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Overview of the trace"));
    setAccessibleDescription(
        tr("Arrow keys move the visible time range, plus and minus zoom, Home shows the whole trace"));
    m_reset->setText(tr("Reset selection"));
    m_reset->setToolTip(tr("Show the whole trace (Escape)"));
    m_reset->setFocusPolicy(Qt::NoFocus); // the keyboard has Home and Escape
    m_reset->hide();
    connect(m_reset, &QToolButton::clicked, this, [this] { m_session.viewRange().reset(); });
    connect(&session.viewRange(), &ViewRange::rangeChanged, this, &MinimapWidget::showRange);
    connect(&session.coloring(), &SpanColoring::changed, this, &MinimapWidget::forgetPicture);
    connect(&session, &TraceSession::warpChanged, this, &MinimapWidget::forgetPicture);
    connect(&session.marks(), &TimeMarks::changed, this, qOverload<>(&QWidget::update));
}

void MinimapWidget::showRange()
{
    m_reset->setVisible(m_session.viewRange().isZoomed());
    placeReset();
    update();
}

/// In the corner that the visible range leaves free.
void MinimapWidget::placeReset()
{
    m_reset->adjustSize();
    const QRect area = pictureRect();
    const double middle = scale().xAt(m_session.viewRange().range().startNs)
                          + scale().xAt(m_session.viewRange().range().endNs);
    const bool isLeft = middle > area.width();
    m_reset->move(isLeft ? area.left() + 4 : area.right() - m_reset->width() - 3, area.top() + 4);
}

void MinimapWidget::forgetPicture()
{
    m_picture = {};
    update();
}

QSize MinimapWidget::sizeHint() const
{
    return {400, fontMetrics().height() + 4 + m_pictureHeightPx + kBottomPx};
}

void MinimapWidget::fitTo(int pageHeightPx)
{
    const int height = std::clamp(pageHeightPx / kPageShare, kLeastHeightPx, kMostHeightPx);
    if (height == m_pictureHeightPx)
        return;
    m_pictureHeightPx = height;
    m_picture = {};
    updateGeometry();
}

void MinimapWidget::setHoverTime(std::optional<std::int64_t> timeNs)
{
    if (timeNs == m_hoverTimeNs)
        return;
    m_hoverTimeNs = timeNs;
    update();
}

QRect MinimapWidget::pictureRect() const
{
    return {kMarginPx, fontMetrics().height() + 4, std::max(1, width() - 2 * kMarginPx), m_pictureHeightPx};
}

TimeScale MinimapWidget::scale() const
{
    return {m_session.viewRange().bounds(), static_cast<double>(pictureRect().width()), m_session.warp()};
}

std::int64_t MinimapWidget::timeAt(double xPx) const
{
    const TimeScale timeScale = scale();
    return timeScale.timeAt(std::clamp(xPx - pictureRect().left(), 0.0, timeScale.widthPx()));
}

TimeRange MinimapWidget::shownRange() const
{
    if (m_gesture == Gesture::Select || m_gesture == Gesture::MoveStart || m_gesture == Gesture::MoveEnd)
        return rangeBetween(m_anchorNs, m_dragNs);
    return m_session.viewRange().range();
}

void MinimapWidget::renderPicture()
{
    const double ratio = devicePixelRatioF();
    const QSize size = (QSizeF(pictureRect().size()) * ratio).toSize();
    const MinimapPicture picture = m_session.overview().picture(size.width(), size.height(), ratio);
    m_picture = QImage(size, QImage::Format_RGB32);
    m_picture.setDevicePixelRatio(ratio);
    for (int y = 0; y < size.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(m_picture.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            const MinimapPixel &pixel = picture.at(x, y);
            QColor color = m_colors.background;
            if (pixel.strength > 0)
                color = mixed(m_colors.of(pixel.color), m_colors.background, pixel.strength / 255.0);
            if (pixel.failed > 0)
                color = mixed(m_colors.error, color, pixel.failed / 255.0);
            line[x] = color.rgb();
        }
    }
}

/// What the height means.
QString MinimapWidget::caption() const
{
    const MinimapDensity &overview = m_session.overview();
    return overview.isProfile() ? tr("up to %Ln span(s) at a time", "what the height of the overview means",
                                     static_cast<int>(overview.peak()))
                                : QString();
}

/// At the end of the line of the times, where it hides nothing of the picture; empty where there is no room.
QRectF MinimapWidget::captionRect() const
{
    const QString text = caption();
    const QRect area = pictureRect();
    const double textWidth = fontMetrics().horizontalAdvance(text);
    if (text.isEmpty() || textWidth > area.width() / 2.0)
        return {};
    return {area.right() + 1 - textWidth, 1, textWidth + 1, static_cast<double>(fontMetrics().height())};
}

void MinimapWidget::paintCaption(QPainter &painter) const
{
    painter.setPen(m_colors.dimText);
    if (const QRectF box = captionRect(); !box.isEmpty())
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, caption());
}

bool MinimapWidget::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QRect area = pictureRect();
    if (area.contains(help->pos()))
        QToolTip::showText(help->globalPos(), plaintext::toolTip(textAt(help->pos().x())), this,
                           QRect(help->pos().x() - 2, area.top(), 5, area.height()));
    else
        QToolTip::hideText();
    return true;
}

QString MinimapWidget::textAt(int xPx) const
{
    const QRect area = pictureRect();
    const double share = (xPx - area.left() + 0.5) / area.width();
    const MinimapCount count = m_session.overview().countAt(share, MinimapDensity::kLeastMarkPx * 1.0 / area.width());
    QStringList lines{offsetText(saturatingSubtract(timeAt(xPx), m_session.viewRange().bounds().startNs)),
                      tr("%Ln span(s) at a time", nullptr, static_cast<int>(count.running))};
    if (count.failed > 0)
        lines << tr("%Ln failed span(s) begin here", nullptr, static_cast<int>(count.failed));
    return lines.join(u'\n');
}

void MinimapWidget::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull())
        renderPicture();
    QPainter painter(this);
    painter.fillRect(rect(), m_colors.headerBackground);
    const QRect area = pictureRect();
    painter.fillRect(area.adjusted(-1, -1, 1, 1), m_colors.background);
    painter.drawImage(area.topLeft(), m_picture);
    paintTicks(painter);
    paintCaption(painter);
    paintWindow(painter);
    const auto markAt = [&](std::int64_t time, const QColor &color) {
        painter.fillRect(QRectF(std::round(area.left() + scale().xAt(time)), area.top(), 1, area.height()), color);
    };
    for (const std::int64_t time : m_session.marks().kept())
        markAt(time, m_colors.accent);
    if (m_hoverTimeNs) {
        const double x = std::round(area.left() + scale().xAt(*m_hoverTimeNs));
        painter.fillRect(QRectF(x, area.top(), 1, area.height()), m_colors.text);
    }
    painter.setPen(hasFocus() ? m_colors.accent : m_colors.separator);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area.adjusted(-1, -1, 0, 0));
}

void MinimapWidget::paintTicks(QPainter &painter) const
{
    const QRect area = pictureRect();
    const TimeRange bounds = m_session.viewRange().bounds();
    const TimeRange offsets{0, bounds.lengthNs()};
    const Ticks ticks = computeTicks(scale(), bounds.startNs, kTickSpacingPx);
    QColor line = m_colors.text;
    line.setAlphaF(0.12F);
    const QRectF reserved = captionRect();
    for (const std::int64_t offset : ticks.offsetsNs) {
        const double x = std::round(area.left() + scale().xAt(saturatingAdd(bounds.startNs, offset)));
        painter.fillRect(QRectF(x, area.top(), 1, area.height()), line);
        const QString text = tickText(offset, offsets.endNs, ticks.stepNs);
        const double textWidth = fontMetrics().horizontalAdvance(text);
        const double left = std::clamp(x - textWidth / 2, static_cast<double>(area.left()),
                                       std::max(0.0, area.right() + 1 - textWidth));
        const QRectF box(left, 1, textWidth + 1, fontMetrics().height());
        if (box.adjusted(0, 0, kCaptionGapPx, 0).intersects(reserved))
            continue;
        painter.setPen(m_colors.dimText);
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, text);
    }
}

void MinimapWidget::paintWindow(QPainter &painter) const
{
    const QRect area = pictureRect();
    const TimeRange shown = shownRange();
    if (shown == m_session.viewRange().bounds())
        return;
    const double left = std::round(area.left() + scale().xAt(shown.startNs));
    const double right = std::max(left + 1, std::round(area.left() + scale().xAt(shown.endNs)));
    QColor shade = m_colors.headerBackground;
    shade.setAlphaF(m_colors.isDark ? 0.66F : 0.74F);
    painter.fillRect(QRectF(area.left(), area.top(), left - area.left(), area.height()), shade);
    painter.fillRect(QRectF(right, area.top(), area.right() + 1 - right, area.height()), shade);
    for (const double x : {left, right}) {
        painter.fillRect(QRectF(x - 0.5, area.top(), 1, area.height()), m_colors.accent);
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_colors.accent);
        painter.drawRoundedRect(QRectF(x - 3, area.center().y() - 9, 6, 18), 3, 3);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
}

void MinimapWidget::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_picture = {};
    placeReset();
}

void MinimapWidget::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::StyleChange)
        return;
    m_colors = ChartColors::fromPalette(palette());
    m_picture = {};
    update();
}

MinimapWidget::Gesture MinimapWidget::gestureAt(const QPointF &position, Qt::MouseButton button,
                                                Qt::KeyboardModifiers modifiers) const
{
    if (button == Qt::MiddleButton || modifiers.testFlag(Qt::ShiftModifier))
        return Gesture::Pan;
    if (m_session.viewRange().isZoomed()) {
        const TimeRange range = m_session.viewRange().range();
        if (std::abs(position.x() - pictureRect().left() - scale().xAt(range.startNs)) <= kGripPx)
            return Gesture::MoveStart;
        if (std::abs(position.x() - pictureRect().left() - scale().xAt(range.endNs)) <= kGripPx)
            return Gesture::MoveEnd;
    }
    return Gesture::Select;
}

void MinimapWidget::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    m_gesture = gestureAt(event->position(), event->button(), event->modifiers());
    m_pressPx = m_lastPx = event->position().x();
    m_rangeAtPress = m_session.viewRange().range();
    m_dragNs = timeAt(m_pressPx);
    m_anchorNs = m_gesture == Gesture::MoveStart ? m_rangeAtPress.endNs
                 : m_gesture == Gesture::MoveEnd ? m_rangeAtPress.startNs
                                                 : m_dragNs;
    update();
}

void MinimapWidget::mouseMoveEvent(QMouseEvent *event)
{
    const double x = event->position().x();
    if (m_gesture == Gesture::Pan) {
        m_session.viewRange().panBy(std::llround((x - m_lastPx) * scale().nsPerPixel()));
    } else if (m_gesture != Gesture::None) {
        m_dragNs = timeAt(x);
        update();
    } else {
        updateCursor(event->position());
    }
    m_lastPx = x;
    Q_EMIT hoverTimeChanged(timeAt(x));
}

void MinimapWidget::mouseReleaseEvent(QMouseEvent *event)
{
    const Gesture gesture = m_gesture;
    const TimeRange dragged = shownRange();
    m_gesture = Gesture::None;
    update();
    if (gesture == Gesture::None || gesture == Gesture::Pan)
        return;
    ViewRange &viewRange = m_session.viewRange();
    if (std::abs(event->position().x() - m_pressPx) >= kMinDragPx) {
        viewRange.setRange(dragged);
    } else if (gesture == Gesture::Select && viewRange.isZoomed()) {
        // a click brings the window there
        viewRange.centerOn(timeAt(m_pressPx));
    }
}

void MinimapWidget::mouseDoubleClickEvent(QMouseEvent *)
{
    m_gesture = Gesture::None;
    m_session.viewRange().reset();
}

void MinimapWidget::wheelEvent(QWheelEvent *event)
{
    const double notches = static_cast<double>(event->angleDelta().y()) / kWheelNotch;
    m_session.viewRange().zoomAround(timeAt(event->position().x()), std::pow(kWheelZoomFactor, notches));
    event->accept();
}

void MinimapWidget::keyPressEvent(QKeyEvent *event)
{
    ViewRange &range = m_session.viewRange();
    const std::int64_t middle = range.range().startNs + range.range().lengthNs() / 2;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        return range.pan(event->key() == Qt::Key_Left ? -kKeyPanShare : kKeyPanShare);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Up:
        return range.zoomAround(middle, kKeyZoomFactor);
    case Qt::Key_Minus:
    case Qt::Key_Down:
        return range.zoomAround(middle, 1 / kKeyZoomFactor);
    case Qt::Key_Home:
    case Qt::Key_Escape:
        return range.reset();
    case Qt::Key_Backspace:
        return event->modifiers().testFlag(Qt::ShiftModifier) ? range.redo() : range.undo();
    default:
        QWidget::keyPressEvent(event);
    }
}

void MinimapWidget::leaveEvent(QEvent *)
{
    Q_EMIT hoverTimeChanged(std::nullopt);
}

void MinimapWidget::updateCursor(const QPointF &position)
{
    const Gesture gesture = gestureAt(position, Qt::LeftButton, Qt::NoModifier);
    setCursor(gesture == Gesture::Select ? Qt::CrossCursor : Qt::SizeHorCursor);
}

} // namespace traceloupe
