// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servicegraph/graphpainter.h"

#include "core/layout/servicecolors.h"
#include "core/models/graphtablemodel.h"
#include "widgets/common/chartcolors.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr double kCapPx = 6;
constexpr double kCornerPx = 7;
constexpr double kFaint = 0.16;
constexpr double kLeastTextPx = 7.5;      ///< names that would be smaller are drawn larger than the picture says
constexpr double kFarTextPx = 8.5;
constexpr double kTwoLinesPx = 7.2;
constexpr double kFarRowPx = 8;   ///< of figures in that size
constexpr std::size_t kFewOf = 4; ///< more than one of four names is many
constexpr double kLeastNameBoxPx = 9; ///< on the screen: boxes that are less high have no name
constexpr double kLeastFiguresPx = 7;
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

/// Words one after the other, in the middle.
void drawLine(QPainter &painter, const QRectF &place, const GraphPicture::Line &line)
{
    const QFontMetricsF metrics(painter.font());
    double width = 0;
    for (const GraphPicture::Words &words : line)
        width += metrics.horizontalAdvance(words.text);
    double x = place.center().x() - width / 2;
    for (const GraphPicture::Words &words : line) {
        const double advance = metrics.horizontalAdvance(words.text);
        painter.setPen(color(words.color));
        painter.drawText(QRectF(x, place.top(), advance + 1, place.height()),
                         Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, words.text);
        x += advance;
    }
}

/// Lines one below the other.
void drawLines(QPainter &painter, const QRectF &place, const std::vector<GraphPicture::Line> &lines)
{
    double y = place.center().y() - kGraphLineHeightPx * static_cast<double>(lines.size()) / 2;
    for (const GraphPicture::Line &line : lines) {
        drawLine(painter, QRectF(place.left(), y, place.width(), kGraphLineHeightPx), line);
        y += kGraphLineHeightPx;
    }
}

/// Whether names would be too small as the picture has them.
bool isFar(const GraphStyle &style, double scale)
{
    return style.titlePx * scale < kLeastTextPx;
}

/// Where texts stand then.
QRectF farRoom(const GraphPicture::Box &box)
{
    const double end = box.shape == GraphNodeKind::Queue ? kCapPx : 0;
    return boxRect(box).adjusted(box.hasMark ? kMarkRoomPx : kTextMarginPx, 0, -kTextMarginPx - end, 0);
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

QRectF labelRect(const GraphPicture::Arrow &arrow)
{
    return {arrow.labelAt.x - arrow.labelSize.width / 2, arrow.labelAt.y - arrow.labelSize.height / 2,
            arrow.labelSize.width, arrow.labelSize.height};
}

GraphPainter::GraphPainter(GraphPicture picture, const QFont &font)
    : m_picture(std::move(picture)),
      m_titleFont(sized(font, m_picture.style.titlePx, true)),
      m_smallFont(sized(font, m_picture.style.smallPx, false))
{
    const QFontMetricsF metrics(sized(font, m_picture.style.titlePx, false));
    for (const GraphPicture::Box &box : m_picture.boxes)
        m_titleWidths.push_back(metrics.horizontalAdvance(box.title));
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
    const bool isSmall = hasLongNames(emphasis.scale);
    for (std::uint32_t i = 0; i < m_picture.boxes.size(); ++i) {
        if (!boxRect(m_picture.boxes[i]).adjusted(-4, -4, 4, 4).intersects(visible))
            continue;
        painter.setOpacity(strength(emphasis.nodes, i));
        paintBox(painter, m_picture.boxes[i], emphasis.current == GraphItem{GraphItem::Kind::Node, i});
        paintTexts(painter, m_picture.boxes[i], emphasis.scale, isSmall);
    }
    painter.setOpacity(1);
    paintLabels(painter, visible, emphasis);
}

bool GraphPainter::showsLabels(const GraphEmphasis &emphasis) const
{
    const bool isNear = emphasis.edges.empty() && !m_picture.hasLabelRoom;
    return emphasis.scale >= (isNear ? kNearScale : kLeastLabelScale);
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

/// Those that hide nothing; of what stands out also those that only other labels, which are not shown, were in the way
/// of.
void GraphPainter::paintLabels(QPainter &painter, const QRectF &visible, const GraphEmphasis &emphasis) const
{
    const bool isChosen = !emphasis.edges.empty();
    if (!showsLabels(emphasis))
        return;
    std::vector<QRectF> shown;
    for (const GraphLabelRoom room : {GraphLabelRoom::Free, GraphLabelRoom::Crowded}) {
        if (room == GraphLabelRoom::Crowded && !isChosen)
            break;
        for (std::uint32_t i = 0; i < m_paths.size(); ++i) {
            const GraphPicture::Arrow &arrow = m_picture.arrows[i];
            if (arrow.labelRoom != room || (isChosen && !emphasis.edges[i]) || !m_bounds[i].intersects(visible))
                continue;
            const QRectF place = labelRect(arrow);
            if (std::ranges::any_of(shown, [&](const QRectF &other) { return other.intersects(place); }))
                continue;
            if (isChosen)
                shown.push_back(place);
            paintLabel(painter, arrow);
        }
    }
}

void GraphPainter::paintLabel(QPainter &painter, const GraphPicture::Arrow &arrow) const
{
    if (arrow.label.isEmpty())
        return;
    const QRectF place = labelRect(arrow);
    QColor background = color(m_picture.style.background);
    background.setAlpha(235);
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

bool GraphPainter::hasLongNames(double scale) const
{
    if (!isFar(m_picture.style, scale))
        return false;
    std::size_t isLong = 0;
    for (std::size_t i = 0; i < m_picture.boxes.size(); ++i) {
        const double widthPx = m_titleWidths[i] * kFarTextPx / m_picture.style.titlePx;
        isLong += widthPx > farRoom(m_picture.boxes[i]).width() * scale ? 1 : 0;
    }
    return isLong * kFewOf > m_picture.boxes.size();
}

/// The name in letters that can be read from afar: on one line, else on two that part where the name does, cut where it
/// must be. Below it what there is room for of the figures.
void GraphPainter::paintFarTexts(QPainter &painter, const GraphPicture::Box &box, double scale, bool isSmall) const
{
    constexpr std::array<double, 3> kSizes{10, 9, kFarTextPx}; // about alike in one picture
    const QRectF room = farRoom(box);
    const double heightPx = room.height() * scale;
    const auto fits = [&](double px) {
        const QFontMetricsF metrics(sized(m_titleFont, std::round(px / scale), false));
        return metrics.horizontalAdvance(box.title) <= room.width();
    };
    const auto *const size = std::ranges::find_if(kSizes, fits);
    const double onePx = isSmall ? kTwoLinesPx : size == kSizes.end() ? kFarTextPx : *size;
    const qsizetype part = partingOf(box.title);
    const bool isOnTwo = part > 0 && !fits(onePx) && heightPx >= 2 * kTwoLinesPx + 0.4;
    const double namePx = isOnTwo ? kTwoLinesPx : onePx;
    const QFont nameFont = sized(m_titleFont, std::round(namePx / scale), false);
    const QFont smallFont = sized(m_smallFont, std::round(kTwoLinesPx / scale), false);
    const double namesPx = isOnTwo ? 2 * namePx : namePx;
    const int rows = std::clamp(static_cast<int>((heightPx - 1 - namesPx) / kFarRowPx), 0, 2);
    const std::vector<GraphPicture::Line> figures = farFigures(box, room.width(), rows, smallFont);

    const double figuresPx = kFarRowPx * static_cast<double>(figures.size());
    const double gap = std::clamp((heightPx - namesPx - figuresPx) / 4, 0.0, figures.empty() ? 0.0 : 2.0) / scale;
    double y = room.center().y() - (namesPx + figuresPx) / scale / 2 - gap / 2;
    painter.setFont(nameFont);
    painter.setPen(color(m_picture.style.text));
    const auto drawName = [&](const QString &name) {
        painter.drawText(QRectF(room.left(), y, room.width(), namePx / scale), Qt::AlignCenter | Qt::TextDontClip,
                         QFontMetricsF(nameFont).elidedText(name, Qt::ElideMiddle, room.width()));
        y += namePx / scale;
    };
    drawName(isOnTwo ? box.title.left(part) : box.title);
    if (isOnTwo)
        drawName(box.title.mid(part));
    painter.setFont(smallFont);
    y += gap;
    for (const GraphPicture::Line &line : figures) {
        drawLine(painter, QRectF(room.left(), y, room.width(), kFarRowPx / scale), line);
        y += kFarRowPx / scale;
    }
}

/// Errors before anything else, then what colours stand for, then how many calls that is of.
std::vector<GraphPicture::Line> GraphPainter::farFigures(const GraphPicture::Box &box, double widthPx, int rows,
                                                         const QFont &font) const
{
    const QFontMetricsF metrics(font);
    const auto fits = [&](const QString &text) { return metrics.horizontalAdvance(text) <= widthPx; };
    const GraphPicture::Words errors{box.keyErrors, m_picture.style.errors};
    const bool isApart = !box.keyErrors.isEmpty() && rows > 1;
    const QString behind = box.keyErrors.isEmpty() || isApart ? QString() : u" · "_s + box.keyErrors;
    std::vector<GraphPicture::Line> lines;
    if (rows < 1)
        return lines;
    for (const QString &figures : {box.keyFigures, box.keyFigure}) {
        if (figures.isEmpty() || !fits(figures + behind))
            continue;
        lines.push_back({{figures, m_picture.style.dimText}});
        if (!behind.isEmpty()) {
            lines.back().push_back({u" · "_s, m_picture.style.dimText});
            lines.back().push_back(errors);
        }
        break;
    }
    if (!box.keyErrors.isEmpty() && (isApart || lines.empty()) && fits(box.keyErrors))
        lines.push_back({errors});
    return lines;
}

void GraphPainter::paintTexts(QPainter &painter, const GraphPicture::Box &box, double scale, bool isSmall) const
{
    const GraphStyle &style = m_picture.style;
    QRectF rect = boxRect(box);
    if (box.shape == GraphNodeKind::Queue)
        rect.setRight(rect.right() - kCapPx); // clear of its end
    if (rect.height() * scale < kLeastNameBoxPx)
        return;
    if (isFar(style, scale))
        return paintFarTexts(painter, box, scale, isSmall);
    const bool hasFigures = !box.lines.empty() && style.smallPx * scale >= kLeastFiguresPx;
    painter.setPen(color(style.text));
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
