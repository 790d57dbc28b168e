// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/namecolumnpainter.h"

#include "widgets/common/spantext.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr double kChipWidthPx = 4;
constexpr double kChipGapPx = 7;
constexpr double kGapPx = 8;
constexpr double kChevronPx = 4;
constexpr double kServiceShare = 0.55; ///< of a row's text, at most
constexpr std::uint32_t kDeepestTreeLines = 200;
constexpr double kSmallFontScale = 0.86;

// number spaces of ElidedTextCache keys
constexpr std::uint64_t kServiceKey = 1ULL << 40;
constexpr std::uint64_t kNameKey = 2ULL << 40;
constexpr std::uint64_t kCountKey = 3ULL << 40;
constexpr std::uint64_t kPhantomKey = 4ULL << 40;
constexpr std::uint64_t kNoServiceKey = 5ULL << 40;
constexpr std::uint64_t kDepthKey = 6ULL << 40;
constexpr std::uint64_t kMembersKey = 7ULL << 40;
constexpr std::uint64_t kHiddenKey = 8ULL << 40;
constexpr std::uint64_t kRoundKey = 9ULL << 40;
constexpr std::uint64_t kNoNameKey = 10ULL << 40;
constexpr std::uint64_t kDifferenceKey = 11ULL << 40;

/// The operations that are repeated together, in their order.
std::string roundNames(const Trace &trace, SpanIndex first, std::uint32_t period)
{
    std::string names(trace.name(first));
    for (std::uint32_t i = 1; i < period; ++i) {
        first = SpanIndex(trace.subtreeEnd(first));
        names += " + ";
        names += trace.name(first);
    }
    return names;
}

QFont scaledFont(QFont font, double scale)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * scale);
    else
        font.setPixelSize(static_cast<int>(std::lround(font.pixelSize() * scale)));
    return font;
}

QFont boldFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

/// Draws the text with its vertical middle at `middle`; returns its width.
double drawText(QPainter &painter, ElidedTextCache &cache, std::uint64_t key, std::string_view text, double left,
                double middle, double width)
{
    if (width < 4)
        return 0;
    const ElidedTextCache::Entry &entry = cache.entry(key, text, static_cast<int>(width));
    painter.setFont(cache.font());
    painter.drawStaticText(QPointF(left, std::floor(middle - cache.metrics().height() / 2)), entry.text);
    return entry.widthPx;
}

} // namespace

NameColumnPainter::NameColumnPainter(const TraceSession &session, const ChartColors &colors, const QFont &font)
    : m_session(session),
      m_colors(colors),
      m_plainTexts(font, Qt::ElideMiddle), // names that are cut often differ at their ends
      m_boldTexts(boldFont(font)),
      m_smallTexts(scaledFont(font, kSmallFontScale))
{}

void NameColumnPainter::paintRow(QPainter &painter, const WaterfallGeometry &geometry, const WaterfallRow &row,
                                 const QRectF &rowRect)
{
    paintTreeLines(painter, geometry, row, rowRect);
    if (row.isExpandable)
        paintToggle(painter, geometry, row, rowRect);
    double left = geometry.textLeftPx(row.depth);
    const double middle = rowRect.center().y();
    if (row.kind == LineKind::Hidden)
        return paintHiddenRow(painter, geometry, left, row, rowRect);

    // a group is a stack of chips
    const QColor color = m_colors.of(m_session.coloring().colorOf(row.span));
    if (row.kind == LineKind::Group)
        painter.fillRect(QRectF(left + 3, middle - 5, kChipWidthPx, 14), mixed(color, m_colors.background, 0.45));
    painter.fillRect(QRectF(left, middle - 7, kChipWidthPx, 14), color);
    left += kChipWidthPx + kChipGapPx;

    double textRight = paintSigns(painter, geometry, row, rowRect);
    textRight = paintCount(painter, textRight, row, rowRect);
    if (row.depth > geometry.indentedLevels()) {
        painter.setPen(m_colors.dimText);
        const std::string depth = std::to_string(row.depth);
        left += drawText(painter, m_smallTexts, kDepthKey | row.depth, depth, left, middle, textRight - left) + kGapPx;
    }
    if (row.kind == LineKind::Group)
        left += paintMembers(painter, left, row, rowRect) + kGapPx;
    paintTexts(painter, left, textRight, row, rowRect);
}

double NameColumnPainter::paintMembers(QPainter &painter, double left, const WaterfallRow &row, const QRectF &rowRect)
{
    const std::string text = tr("×%1", "how many equal calls").arg(QLocale().toString(row.rounds)).toStdString();
    painter.setPen(m_colors.text);
    return drawText(painter, m_boldTexts, kMembersKey | row.rounds, text, left, rowRect.center().y(), 1'000);
}

void NameColumnPainter::paintHiddenRow(QPainter &painter, const WaterfallGeometry &geometry, double left,
                                       const WaterfallRow &row, const QRectF &rowRect)
{
    const std::string text = tr("%Ln hidden", "spans that a filter leaves out", static_cast<int>(row.spansBelow))
                                 .toStdString();
    painter.setPen(m_colors.dimText);
    const double textRight = paintSigns(painter, geometry, row, rowRect);
    drawText(painter, m_smallTexts, kHiddenKey | row.spansBelow, text, left, rowRect.center().y(), textRight - left);
}

void NameColumnPainter::paintTreeLines(QPainter &painter, const WaterfallGeometry &geometry, const WaterfallRow &row,
                                       const QRectF &rowRect) const
{
    const auto lineX = [&geometry](std::uint32_t depth) {
        return std::floor(geometry.toggleLeftPx(depth) + WaterfallGeometry::kToggleWidthPx / 2);
    };
    const QColor color = m_colors.separator;
    const double middle = std::floor(rowRect.center().y());
    if (row.isExpandable && !row.isCollapsed && row.depth < geometry.indentedLevels())
        paintHairline(painter, {lineX(row.depth), middle + 6, lineX(row.depth), rowRect.bottom()}, color);
    if (row.depth == 0 || row.depth > kDeepestTreeLines)
        return;

    TreeNode node = nodeOf(row);
    for (std::uint32_t depth = row.depth; depth > 0; --depth) {
        const TreeNode above = parentOf(node);
        if (above.end == 0)
            return;
        const bool hasNextSibling = node.end < above.end;
        const bool isOwn = depth == row.depth;
        if (depth <= geometry.indentedLevels() && (hasNextSibling || isOwn)) {
            const double x = lineX(depth - 1);
            paintHairline(painter, {x, rowRect.top(), x, hasNextSibling ? rowRect.bottom() : middle}, color);
            if (isOwn) {
                const double tip = row.isExpandable ? geometry.toggleLeftPx(depth) + 3 : geometry.textLeftPx(depth) - 4;
                paintHairline(painter, {x, middle, tip, middle}, color);
            }
        }
        node = above;
    }
}

NameColumnPainter::TreeNode NameColumnPainter::nodeOf(const WaterfallRow &row) const
{
    // a group's line stands for all its members
    const bool isGroup = row.kind == LineKind::Group;
    return {row.span, isGroup,
            row.kind == LineKind::Span ? m_session.trace().subtreeEnd(row.span)
                                       : m_session.rows().coveredEnd(row.line)};
}

/// What the node is a level below: its group, if that is open, else its parent. Ends at row 0: nothing.
NameColumnPainter::TreeNode NameColumnPainter::parentOf(const TreeNode &node) const
{
    const SiblingGroup *group = node.isGroup ? nullptr : m_session.rows().openGroupOf(node.span);
    if (group != nullptr)
        return {group->first, true, group->end};
    const SpanIndex parent = m_session.trace().parent(node.span);
    return parent.isValid() ? TreeNode{parent, false, m_session.trace().subtreeEnd(parent)} : TreeNode();
}

void NameColumnPainter::paintToggle(QPainter &painter, const WaterfallGeometry &geometry, const WaterfallRow &row,
                                    const QRectF &rowRect) const
{
    const QPointF center(geometry.toggleLeftPx(row.depth) + WaterfallGeometry::kToggleWidthPx / 2,
                         rowRect.center().y());
    QPolygonF chevron;
    if (row.isCollapsed)
        chevron << center + QPointF(-2, -kChevronPx) << center + QPointF(2, 0) << center + QPointF(-2, kChevronPx);
    else
        chevron << center + QPointF(-kChevronPx, -2) << center + QPointF(0, 2) << center + QPointF(kChevronPx, -2);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(m_colors.text, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(chevron);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

double NameColumnPainter::paintSigns(QPainter &painter, const WaterfallGeometry &geometry, const WaterfallRow &row,
                                     const QRectF &rowRect) const
{
    const RowSigns signs = rowSigns(row.marks);
    const double middle = std::floor(rowRect.center().y());
    for (std::size_t place = 0; place < signs.count; ++place)
        paintSign(painter, {geometry.signCenterPx(place), middle}, m_colors, signs.signs[place]);
    return geometry.signCenterPx(signs.count) + WaterfallGeometry::kSignPx / 2;
}

double NameColumnPainter::paintCount(QPainter &painter, double right, const WaterfallRow &row, const QRectF &rowRect)
{
    if (row.spansBelow == 0)
        return right;
    const std::string count = QLocale().toString(row.spansBelow).toStdString();
    const ElidedTextCache::Entry &entry = m_smallTexts.entry(kCountKey | row.spansBelow, count, 1'000);
    const double height = m_smallTexts.metrics().height();
    const double left = right - entry.widthPx - 10;
    const QRectF pill(std::floor(left), std::floor(rowRect.center().y() - height / 2), std::ceil(entry.widthPx + 10),
                      height);
    if (row.isCollapsed) {
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_colors.grid);
        painter.drawRoundedRect(pill, height / 2, height / 2);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    painter.setPen(row.isCollapsed ? m_colors.text : m_colors.dimText);
    painter.setFont(m_smallTexts.font());
    painter.drawStaticText(QPointF(pill.left() + 5, pill.top()), entry.text);
    return left - kGapPx / 2;
}

void NameColumnPainter::paintTexts(QPainter &painter, double left, double right, const WaterfallRow &row,
                                   const QRectF &rowRect)
{
    const Trace &trace = m_session.trace();
    const double middle = rowRect.center().y();
    if (trace.isPhantom(row.span)) {
        const std::string text =
            tr("missing span %1").arg(QString::fromStdString(trace.spanIdText(trace.spanId(row.span)))).toStdString();
        painter.setPen(m_colors.dimText);
        drawText(painter, m_plainTexts, kPhantomKey | row.span.value(), text, left, middle, right - left);
        return;
    }
    double nameLeft = left;
    const ServiceEmphasis emphasis = emphasisOf(row);
    if (emphasis != ServiceEmphasis::Hidden) {
        const double width = (right - left) * kServiceShare;
        const std::string_view service = trace.serviceName(row.span);
        painter.setPen(emphasis == ServiceEmphasis::Loud && !service.empty() ? m_colors.text : m_colors.dimText);
        if (service.empty())
            nameLeft += drawText(painter, m_plainTexts, kNoServiceKey, tr("(no service)").toStdString(), left, middle,
                                 width);
        else
            nameLeft += drawText(painter, emphasis == ServiceEmphasis::Loud ? m_boldTexts : m_plainTexts,
                                 kServiceKey | trace.serviceId(row.span).value(), service, left, middle, width);
        nameLeft += kGapPx;
    }
    painter.setPen(m_colors.text);
    if (row.period > 1) {
        drawText(painter, m_plainTexts, kRoundKey | row.span.value(), roundNames(trace, row.span, row.period), nameLeft,
                 middle, right - nameLeft);
        return;
    }
    if (trace.name(row.span).empty()) {
        painter.setPen(m_colors.dimText);
        drawText(painter, m_plainTexts, kNoNameKey, tr("(no name)").toStdString(), nameLeft, middle, right - nameLeft);
        return;
    }
    paintName(painter, row.span, nameLeft, right, middle);
}

/// A name that is too long is cut where it differs least: what its parent's name begins with, too.
void NameColumnPainter::paintName(QPainter &painter, SpanIndex span, double left, double right, double middle)
{
    const Trace &trace = m_session.trace();
    const std::string_view name = trace.name(span);
    const double width = right - left;
    if (width < 4)
        return;
    const std::uint64_t key = kNameKey | trace.columns().name[span.value()].value();
    const bool isCut = m_plainTexts.entry(key, name, static_cast<int>(width)).isElided;
    const std::size_t shared = isCut ? sharedBeginning(trace, span) : 0;
    if (shared == 0)
        drawText(painter, m_plainTexts, key, name, left, middle, width);
    else
        drawText(painter, m_plainTexts, kDifferenceKey | span.value(), "…" + std::string(name.substr(shared)), left,
                 middle, width);
}

/// The service is loud where a call enters it, quiet where it is another than on the line above, and left out where it
/// goes on: the room is the operation's.
NameColumnPainter::ServiceEmphasis NameColumnPainter::emphasisOf(const WaterfallRow &row) const
{
    const Trace &trace = m_session.trace();
    const auto isOther = [&trace, service = trace.serviceId(row.span)](SpanIndex span) {
        return !span.isValid() || trace.isPhantom(span) || trace.serviceId(span) != service;
    };
    if (isOther(trace.parent(row.span)))
        return ServiceEmphasis::Loud;
    return row.line > 0 && isOther(m_session.rows().at(row.line - 1)) ? ServiceEmphasis::Quiet
                                                                      : ServiceEmphasis::Hidden;
}

namespace {

void paintErrorSign(QPainter &painter, const ChartColors &colors, bool isFilled)
{
    painter.setPen(QPen(colors.error, 1.3));
    painter.setBrush(isFilled ? QBrush(colors.error) : QBrush(Qt::NoBrush));
    const double radius = WaterfallGeometry::kSignPx / 2 - 0.5;
    painter.drawEllipse(QPointF(), radius, radius);
    const QColor ink = isFilled ? ChartColors::textOn(colors.error) : colors.error;
    painter.setPen(QPen(ink, 1.7, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(0, -3), QPointF(0, 0.4));
    painter.drawPoint(QPointF(0, 3.2));
}

void paintWarningSign(QPainter &painter, const ChartColors &colors)
{
    painter.setPen(QPen(colors.warning, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const double half = WaterfallGeometry::kSignPx / 2;
    painter.drawPolygon(
        QPolygonF{QPointF(0, -half + 0.7), QPointF(half - 0.2, half - 1), QPointF(-half + 0.2, half - 1)});
    painter.setPen(QPen(colors.warning, 1.4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(0, -1.8), QPointF(0, 1.4));
    painter.drawPoint(QPointF(0, 3.6));
}

/// A ring at the lower left for the span, and an arrow that leaves it or comes to it; a broken line without a head
/// where what it leads to is not at hand.
void paintLinkSign(QPainter &painter, const ChartColors &colors, bool isIncoming, bool isDead)
{
    painter.setPen(QPen(colors.dimText, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(isIncoming ? QBrush(colors.dimText) : QBrush(Qt::NoBrush));
    painter.drawEllipse(QPointF(-3, 3), 2.6, 2.6);
    painter.setBrush(Qt::NoBrush);
    const QPointF near(0.2, -0.2);
    const QPointF far(5.2, -5.2);
    if (isDead) { // the arrow arrives nowhere
        painter.drawLine(near, QPointF(1.4, -1.4));
        painter.drawLine(QPointF(3.6, -3.6), QPointF(4.4, -4.4));
        return;
    }
    painter.drawLine(near, far);
    const QPointF tip = isIncoming ? near : far;
    const double back = isIncoming ? 1 : -1;
    painter.drawPolyline(QPolygonF{tip + QPointF(4 * back, 0), tip, tip - QPointF(0, 4 * back)});
}

} // namespace

void paintSign(QPainter &painter, const QPointF &center, const ChartColors &colors, RowSign sign)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.translate(center);
    switch (sign) {
    case RowSign::Error:
    case RowSign::ErrorBelow:
        paintErrorSign(painter, colors, sign == RowSign::Error);
        break;
    case RowSign::Warning:
        paintWarningSign(painter, colors);
        break;
    case RowSign::Links:
    case RowSign::DeadLinks:
    case RowSign::LinkedFrom:
        paintLinkSign(painter, colors, sign == RowSign::LinkedFrom, sign == RowSign::DeadLinks);
        break;
    case RowSign::None:
        break;
    }
    painter.restore();
}

void paintHairline(QPainter &painter, const QLineF &line, const QColor &color)
{
    // whole device pixels, so that lines are equally thin and sharp at fractional scales
    const double ratio = painter.device()->devicePixelRatioF();
    const double thickness = std::max(1.0, std::floor(ratio)) / ratio;
    const auto snapped = [ratio](double value) { return std::round(value * ratio) / ratio; };
    const double left = snapped(line.x1());
    const double top = snapped(line.y1());
    painter.fillRect(QRectF(left, top, std::max(thickness, snapped(line.x2()) - left),
                            std::max(thickness, snapped(line.y2()) - top)),
                     color);
}

} // namespace traceloupe
