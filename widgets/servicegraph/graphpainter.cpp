// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servicegraph/graphpainter.h"

#include "core/layout/servicecolors.h"
#include "core/models/graphtablemodel.h"
#include "widgets/common/chartcolors.h"

#include <QFontMetricsF>
#include <QPainter>

#include <array>
#include <cmath>
#include <cstdlib>

namespace traceloupe {

namespace {

constexpr double kCapPx = 6;
constexpr double kCornerPx = 7;
constexpr double kFaint = 0.16;
constexpr double kLeastTextPx = 7.5;      ///< names that would be smaller are drawn larger than the picture says
constexpr double kFarTextPx = 8.5;
constexpr double kTwoLinesPx = 7.4;
constexpr double kLeastNameBoxPx = 9; ///< on the screen: boxes that are less high have no name
constexpr double kLeastFiguresPx = 7;
constexpr double kLeastTextScale = 0.3; ///< below, labels of what stands out would be dust
constexpr double kMarkRoomPx = 12;
constexpr double kTextMarginPx = 3;
constexpr double kTitleMarginPx = 22;
constexpr double kLeastLabelScale = 0.62; ///< below, labels would cover the picture
constexpr double kNearScale = 0.9;

QColor color(GraphColor value)
{
    return QColor::fromRgb(value);
}

GraphColor plain(const QColor &value)
{
    return value.rgb() & 0xffffffU;
}

QPainterPath pathOf(const std::vector<GraphPoint> &curve)
{
    QPainterPath path;
    if (curve.empty())
        return path;
    path.moveTo(curve[0].x, curve[0].y);
    for (std::size_t i = 1; i + 2 < curve.size(); i += 3)
        path.cubicTo(curve[i].x, curve[i].y, curve[i + 1].x, curve[i + 1].y, curve[i + 2].x, curve[i + 2].y);
    return path;
}

QPainterPath shapeOf(const GraphPicture::Box &box)
{
    const QRectF rect = boxRect(box);
    QPainterPath path;
    switch (box.shape) {
    case GraphNodeKind::Database:
        path.moveTo(rect.left(), rect.top() + kCapPx);
        path.arcTo(QRectF(rect.left(), rect.top(), rect.width(), 2 * kCapPx), 180, -180);
        path.lineTo(rect.right(), rect.bottom() - kCapPx);
        path.arcTo(QRectF(rect.left(), rect.bottom() - 2 * kCapPx, rect.width(), 2 * kCapPx), 0, -180);
        path.closeSubpath();
        break;
    case GraphNodeKind::Queue:
        path.moveTo(rect.left() + kCapPx, rect.top());
        path.lineTo(rect.right() - kCapPx, rect.top());
        path.arcTo(QRectF(rect.right() - 2 * kCapPx, rect.top(), 2 * kCapPx, rect.height()), 90, -180);
        path.lineTo(rect.left() + kCapPx, rect.bottom());
        path.arcTo(QRectF(rect.left(), rect.top(), 2 * kCapPx, rect.height()), -90, -180);
        path.closeSubpath();
        break;
    case GraphNodeKind::User:
    case GraphNodeKind::UnknownCaller:
        path.addRoundedRect(rect, rect.height() / 2, rect.height() / 2);
        break;
    case GraphNodeKind::Service:
    case GraphNodeKind::Peer:
        path.addRoundedRect(rect, kCornerPx, kCornerPx);
    }
    return path;
}

/// The rim that makes a cylinder of a box with round ends.
void drawRim(QPainter &painter, const GraphPicture::Box &box)
{
    const QRectF rect = boxRect(box);
    constexpr int kSixteenths = 16;
    if (box.shape == GraphNodeKind::Database)
        painter.drawArc(QRectF(rect.left(), rect.top(), rect.width(), 2 * kCapPx), 180 * kSixteenths,
                        180 * kSixteenths);
    if (box.shape == GraphNodeKind::Queue)
        painter.drawArc(QRectF(rect.right() - 2 * kCapPx, rect.top(), 2 * kCapPx, rect.height()), 90 * kSixteenths,
                        180 * kSixteenths);
}

/// Words one after the other, lines one below the other, all in the middle.
void drawLines(QPainter &painter, const QRectF &place, const std::vector<GraphPicture::Line> &lines)
{
    const QFontMetricsF metrics(painter.font());
    double y = place.center().y() - kGraphLineHeightPx * static_cast<double>(lines.size()) / 2;
    for (const GraphPicture::Line &line : lines) {
        double width = 0;
        for (const GraphPicture::Words &words : line)
            width += metrics.horizontalAdvance(words.text);
        double x = place.center().x() - width / 2;
        for (const GraphPicture::Words &words : line) {
            const double advance = metrics.horizontalAdvance(words.text);
            painter.setPen(color(words.color));
            painter.drawText(QRectF(x, y, advance + 1, kGraphLineHeightPx), Qt::AlignVCenter | Qt::AlignLeft,
                             words.text);
            x += advance;
        }
        y += kGraphLineHeightPx;
    }
}

QFont sized(QFont font, double px, bool isBold)
{
    font.setPixelSize(static_cast<int>(px));
    font.setBold(isBold);
    return font;
}

/// Where a name is parted best: behind the mark that is nearest to its middle; 0 for a single word.
qsizetype partingOf(const QString &name)
{
    qsizetype best = 0;
    qsizetype nearest = name.size();
    for (qsizetype i = 1; i < name.size(); ++i) {
        const qsizetype distance = std::abs(2 * i - name.size());
        if (QStringView(u"-._/: ").contains(name[i - 1]) && distance < nearest) {
            nearest = distance;
            best = i;
        }
    }
    return best;
}

} // namespace

GraphStyle graphStyle(const QPalette &palette, const QFont &font)
{
    const ChartColors colors = ChartColors::fromPalette(palette);
    GraphStyle style;
    style.background = plain(colors.background);
    style.surface = plain(mixed(colors.text, colors.background, colors.isDark ? 0.08 : 0.035));
    style.text = plain(colors.text);
    style.dimText = plain(mixed(colors.text, colors.background, 0.72));
    style.border = plain(mixed(colors.text, colors.background, 0.45));
    style.low = plain(mixed(colors.text, colors.background, 0.42));
    style.unknown = plain(mixed(colors.text, colors.background, 0.2));
    style.latency = colors.isDark ? 0xf0a04b : 0xa34f00;
    style.errors = plain(colors.error);
    style.throughput = colors.isDark ? 0x6fb1ff : 0x1457a8;
    style.added = colors.isDark ? 0x5fd08a : 0x1b7a3d;
    style.removed = colors.isDark ? 0xcf9df0 : 0x8a4fb5;
    style.mixed = colors.isDark ? 0xe6c34d : 0x8a6d00;
    style.hereOnly = style.removed;
    style.sourceOnly = style.throughput;
    style.textWidth = [font](const QString &text, double px, bool isBold) {
        return QFontMetricsF(sized(font, px, isBold)).horizontalAdvance(text);
    };
    style.nameOf = graphwords::name;
    style.serviceColor = [colors](std::string_view service) {
        return plain(colors.service(serviceColorIndex(service)));
    };
    return style;
}

QRectF boxRect(const GraphPicture::Box &box)
{
    return {box.centre.x - box.size.width / 2, box.centre.y - box.size.height / 2, box.size.width, box.size.height};
}

GraphPainter::GraphPainter(GraphPicture picture, const QFont &font)
    : m_picture(std::move(picture)),
      m_titleFont(sized(font, m_picture.style.titlePx, true)),
      m_smallFont(sized(font, m_picture.style.smallPx, false))
{
    for (const GraphPicture::Arrow &arrow : m_picture.arrows) {
        m_paths.push_back(pathOf(arrow.curve));
        const double margin = 8 + 2 * arrow.widthPx;
        m_bounds.push_back(m_paths.back().controlPointRect().adjusted(-margin, -margin, margin, margin));
    }
}

void GraphPainter::paint(QPainter &painter, const QRectF &visible, const GraphEmphasis &emphasis) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const auto strength = [](const std::vector<bool> &list, std::size_t i) {
        return list.empty() || list[i] ? 1.0 : kFaint;
    };
    for (std::uint32_t i = 0; i < m_paths.size(); ++i) {
        if (!m_bounds[i].intersects(visible))
            continue;
        painter.setOpacity(strength(emphasis.edges, i));
        paintArrow(painter, i);
    }
    const bool hasText = emphasis.scale >= kLeastTextScale;
    for (std::uint32_t i = 0; i < m_picture.boxes.size(); ++i) {
        if (!boxRect(m_picture.boxes[i]).adjusted(-4, -4, 4, 4).intersects(visible))
            continue;
        painter.setOpacity(strength(emphasis.nodes, i));
        paintBox(painter, m_picture.boxes[i], emphasis.current == GraphItem{GraphItem::Kind::Node, i});
        paintTexts(painter, m_picture.boxes[i], emphasis.scale);
    }
    const bool hasLabels = emphasis.scale >= (m_picture.hasLabelRoom ? kLeastLabelScale : kNearScale);
    for (std::uint32_t i = 0; i < m_paths.size(); ++i) {
        const bool standsOut = !emphasis.edges.empty() && emphasis.edges[i];
        const bool isShown = emphasis.edges.empty() ? hasLabels : standsOut && hasText;
        if (isShown && m_bounds[i].intersects(visible)) {
            painter.setOpacity(1);
            paintLabel(painter, m_picture.arrows[i]);
        }
    }
    painter.setOpacity(1);
}

void GraphPainter::paintArrow(QPainter &painter, std::uint32_t edge) const
{
    const GraphPicture::Arrow &arrow = m_picture.arrows[edge];
    QPen pen(color(arrow.color), arrow.widthPx, Qt::SolidLine, Qt::FlatCap);
    if (arrow.isDashed)
        pen.setDashPattern({6 / arrow.widthPx, 4 / arrow.widthPx});
    else if (arrow.isDotted)
        pen.setDashPattern({1.5 / arrow.widthPx, 3.5 / arrow.widthPx});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(m_paths[edge]);
    QPolygonF head;
    for (const GraphPoint &point : arrowHead(arrow.curve, arrow.widthPx))
        head << QPointF(point.x, point.y);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(arrow.color));
    painter.drawPolygon(head);
}

void GraphPainter::paintLabel(QPainter &painter, const GraphPicture::Arrow &arrow) const
{
    if (arrow.label.isEmpty())
        return;
    const QRectF place(arrow.labelAt.x - arrow.labelSize.width / 2, arrow.labelAt.y - arrow.labelSize.height / 2,
                       arrow.labelSize.width, arrow.labelSize.height);
    QColor background = color(m_picture.style.background);
    background.setAlpha(215);
    painter.setPen(Qt::NoPen);
    painter.setBrush(background);
    painter.drawRoundedRect(place, 3, 3);
    painter.setFont(m_smallFont);
    drawLines(painter, place, arrow.lines);
}

void GraphPainter::paintBox(QPainter &painter, const GraphPicture::Box &box, bool isCurrent) const
{
    const GraphStyle &style = m_picture.style;
    const QRectF rect = boxRect(box);
    const QPainterPath shape = shapeOf(box);
    painter.fillPath(shape, color(style.background)); // so that faint boxes hide the edges behind them
    QPen pen(color(box.border), isCurrent ? box.borderPx + 1.6 : box.borderPx,
             box.isDashed ? Qt::DashLine : Qt::SolidLine);
    painter.setPen(pen);
    painter.setBrush(color(box.fill));
    painter.drawPath(shape);
    painter.setBrush(Qt::NoBrush);
    drawRim(painter, box);
    if (isCurrent) {
        painter.setPen(QPen(color(style.text), 1.4, Qt::SolidLine));
        painter.drawRoundedRect(rect.adjusted(-4, -4, 4, 4), kCornerPx + 3, kCornerPx + 3);
    }
    if (box.hasMark) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(box.mark));
        painter.drawRoundedRect(QRectF(rect.left() + 5, rect.top() + 8, 4, rect.height() - 16), 2, 2);
    }
}

/// The name in letters that can be read from afar, in the room of the figures, too: on one line, else on two that part
/// where the name does, cut where it must be.
void GraphPainter::paintFarName(QPainter &painter, const GraphPicture::Box &box, double scale) const
{
    const QRectF room = boxRect(box).adjusted(box.hasMark ? kMarkRoomPx : kTextMarginPx, 0, -kTextMarginPx, 0);
    const double px = farTextPx(box.title, room, scale);
    const QFont large = sized(m_titleFont, std::round(px / scale), false);
    const bool isHighEnough = room.height() * scale >= 2 * kTwoLinesPx + 1;
    if (!isHighEnough || QFontMetricsF(large).horizontalAdvance(box.title) <= room.width()) {
        const bool hasFigure = isHighEnough && paintFarFigure(painter, box, room, scale);
        painter.setPen(color(m_picture.style.text));
        painter.setFont(large);
        painter.drawText(hasFigure ? room.adjusted(0, 0, 0, -room.height() / 2 - 0.5 / scale) : room,
                         hasFigure ? Qt::AlignHCenter | Qt::AlignBottom : Qt::AlignCenter,
                         QFontMetricsF(large).elidedText(box.title, Qt::ElideMiddle, room.width()));
        return;
    }
    const QFont small = sized(m_titleFont, std::round(kTwoLinesPx / scale), false);
    painter.setFont(small);
    const qsizetype part = partingOf(box.title);
    if (part == 0) {
        painter.drawText(room, Qt::AlignCenter,
                         QFontMetricsF(small).elidedText(box.title, Qt::ElideMiddle, room.width()));
        return;
    }
    const bool isForThree = room.height() * scale >= 3 * kTwoLinesPx + 2;
    const bool hasFigure = isForThree && paintFarFigure(painter, box, room.adjusted(0, room.height() / 3, 0, 0), scale);
    const QRectF names = hasFigure ? room.adjusted(0, 0, 0, -room.height() / 3) : room;
    painter.setPen(color(m_picture.style.text));
    painter.setFont(small);
    painter.drawText(names.adjusted(0, 0, 0, -names.height() / 2), Qt::AlignHCenter | Qt::AlignBottom,
                     QFontMetricsF(small).elidedText(box.title.left(part), Qt::ElideMiddle, room.width()));
    painter.drawText(names.adjusted(0, names.height() / 2, 0, 0), Qt::AlignHCenter | Qt::AlignTop,
                     QFontMetricsF(small).elidedText(box.title.mid(part), Qt::ElideMiddle, room.width()));
}

/// As large as there is room for, with a figure below where that fits.
double GraphPainter::farTextPx(const QString &title, const QRectF &room, double scale) const
{
    constexpr std::array<double, 2> kSizes{10, 9}; // about alike in one picture
    for (const double px : kSizes) {
        const QFontMetricsF metrics(sized(m_titleFont, std::round(px / scale), false));
        if (metrics.horizontalAdvance(title) <= room.width() && room.height() * scale >= px + kTwoLinesPx + 4)
            return px;
    }
    return kFarTextPx;
}

/// What colours stand for, in the lower half, where there is room for it.
bool GraphPainter::paintFarFigure(QPainter &painter, const GraphPicture::Box &box, const QRectF &room,
                                  double scale) const
{
    const QFont small = sized(m_smallFont, std::round(kTwoLinesPx / scale), false);
    if (box.keyFigure.isEmpty() || QFontMetricsF(small).horizontalAdvance(box.keyFigure) > room.width())
        return false;
    painter.setFont(small);
    painter.setPen(color(m_picture.style.dimText));
    painter.drawText(room.adjusted(0, room.height() / 2 + 0.5 / scale, 0, 0), Qt::AlignHCenter | Qt::AlignTop,
                     box.keyFigure);
    return true;
}

/// From afar there is at most one figure.
void GraphPainter::paintTexts(QPainter &painter, const GraphPicture::Box &box, double scale) const
{
    const GraphStyle &style = m_picture.style;
    QRectF rect = boxRect(box);
    if (box.shape == GraphNodeKind::Queue)
        rect.setRight(rect.right() - kCapPx); // clear of its end
    if (rect.height() * scale < kLeastNameBoxPx)
        return;
    const bool isFar = style.titlePx * scale < kLeastTextPx;
    const bool hasFigures = !box.lines.empty() && !isFar && style.smallPx * scale >= kLeastFiguresPx;
    painter.setPen(color(style.text));
    if (isFar)
        return paintFarName(painter, box, scale);
    painter.setFont(m_titleFont);
    const double lid = box.shape == GraphNodeKind::Database ? kCapPx / 2 : 0; // below its rim
    const double lines = hasFigures ? kGraphLineHeightPx * static_cast<double>(box.lines.size()) : 0;
    const double top = rect.center().y() + lid - (kGraphTitleHeightPx + lines) / 2;
    painter.drawText(QRectF(rect.left(), top, rect.width(), kGraphTitleHeightPx), Qt::AlignCenter,
                     QFontMetricsF(m_titleFont).elidedText(box.title, Qt::ElideMiddle, rect.width() - kTitleMarginPx));
    if (!hasFigures)
        return;
    painter.setFont(m_smallFont);
    drawLines(painter, QRectF(rect.left(), top + kGraphTitleHeightPx, rect.width(), lines), box.lines);
}

} // namespace traceloupe
