// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flame/flamepainter.h"

#include "widgets/flame/flametext.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kRowPaddingPx = 8;
constexpr double kTextMarginPx = 5;
constexpr double kMinTextPx = 36;   ///< narrower blocks have no text
constexpr double kGapFromPx = 3;    ///< narrower blocks have no gap to the next one
constexpr double kErrorLinePx = 2;
constexpr double kHatchStepPx = 7;
constexpr double kAboveShare = 0.45;     ///< of the colour of frames above the one that is zoomed to
constexpr double kNoMatchShare = 0.22;
// what kind of text a key is of stands in its highest bits
constexpr unsigned kKeyBits = 3;
constexpr std::uint64_t kFoldedKey = std::uint64_t(1) << 63U;
constexpr std::uint64_t kFigureKey = std::uint64_t(3) << 61U;

QRectF blockRect(const FlameBlock &block, double top, double height)
{
    const double left = std::round(block.leftPx);
    const double right = std::max(left + 1, std::round(block.leftPx + block.widthPx));
    const double gap = right - left >= kGapFromPx ? 1 : 0;
    return {left, top, right - left - gap, height - 1};
}

} // namespace

void paintHatch(QPainter &painter, const QRectF &rect, const QColor &color)
{
    if (painter.paintEngine()->type() != QPaintEngine::SVG) {
        painter.fillRect(rect, QBrush(color, Qt::BDiagPattern));
        return;
    }
    painter.setPen(QPen(color, 1));
    for (double x = rect.left(); x < rect.right() + rect.height(); x += kHatchStepPx) {
        // SVG writers know no clip: each line ends at the sides itself
        const double from = std::max(0.0, x - rect.right());
        const double to = std::min(rect.height(), x - rect.left());
        painter.drawLine(QPointF(x - from, rect.top() + from), QPointF(x - to, rect.top() + to));
    }
}

FlamePainter::FlamePainter(const ServiceColors &serviceColors, const ChartColors &colors, const QFont &font)
    : m_serviceColors(serviceColors), m_colors(colors), m_texts(font)
{}

int FlamePainter::rowHeightPx(const QFont &font)
{
    return static_cast<int>(std::ceil(QFontMetricsF(font).height())) + kRowPaddingPx;
}

int FlamePainter::tallRowHeightPx(const QFont &font)
{
    return 2 * static_cast<int>(std::ceil(QFontMetricsF(font).height())) + kRowPaddingPx;
}

void FlamePainter::paint(QPainter &painter, const QRectF &dirty, const FlameTree &tree, const FlameLayout &layout,
                         const FlameGeometry &geometry, const FlamePaintState &state)
{
    painter.fillRect(dirty, m_colors.background);
    painter.setFont(m_texts.font());
    for (std::uint32_t row = 0; row < layout.rowCount(); ++row) {
        const double top = geometry.topOf(row);
        if (top >= dirty.bottom() || top + geometry.rowHeightPx <= dirty.top())
            continue;
        for (const FlameBlock &block : layout.row(row)) {
            const QRectF rect = blockRect(block, top, geometry.rowHeightPx);
            if (rect.right() >= dirty.left() && rect.left() <= dirty.right())
                paintBlock(painter, rect, tree, block, state);
        }
    }
    const FlameBlock *current = state.current;
    if (current == nullptr)
        return;
    const std::uint32_t row = tree.depth(current->frame) + (current->foldedFrames > 0 ? 1 : 0);
    const QRectF rect = blockRect(*current, geometry.topOf(row), geometry.rowHeightPx);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_colors.text, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(rect.adjusted(1, 1, -1, -1));
    if (state.hasFocus) {
        painter.setPen(QPen(m_colors.background, 1, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(rect.adjusted(2.5, 2.5, -2.5, -2.5));
    }
}

FlamePainter::Look FlamePainter::lookOf(const FlameTree &tree, const FlameBlock &block,
                                        const FlamePaintState &state) const
{
    Look look;
    const bool isFrame = block.foldedFrames == 0;
    if (!isFrame)
        look.fill = m_colors.separator;
    else if (block.frame == FlameTree::root())
        look.fill = mixed(m_colors.text, m_colors.background, 0.16);
    else if (tree.isPhantom(block.frame))
        look.fill = mixed(m_colors.phantom, m_colors.background, 0.5);
    else
        look.fill = m_colors.of(state.colors.empty() ? m_serviceColors.colorOf(tree.service(block.frame))
                                                     : state.colors[block.frame.value()]);
    if (block.isAbove)
        look.fill = mixed(look.fill, m_colors.background, kAboveShare);
    if (state.matches != nullptr) {
        look.isMatch = isFrame ? state.matches->matches(block.frame)
                               : state.matches->inSubtree[block.frame.value()] > 0;
        if (!look.isMatch)
            look.fill = mixed(look.fill, m_colors.background, kNoMatchShare);
    }
    if (&block == state.hovered)
        look.fill = mixed(look.fill, m_colors.text, 0.8);
    look.text = ChartColors::textOn(look.fill);
    return look;
}

void FlamePainter::paintBlock(QPainter &painter, const QRectF &rect, const FlameTree &tree, const FlameBlock &block,
                              const FlamePaintState &state)
{
    const Look look = lookOf(tree, block, state);
    painter.fillRect(rect, look.fill);
    const bool isPhantom = block.foldedFrames == 0 && tree.isPhantom(block.frame);
    if (isPhantom || (block.isSqueezed && rect.width() >= kGapFromPx)) {
        QColor lines = look.text;
        lines.setAlphaF(0.22F);
        paintHatch(painter, rect, lines);
    }
    if (block.foldedFrames == 0 && tree.errorCount(block.frame) > 0 && block.frame != FlameTree::root())
        painter.fillRect(QRectF(rect.left(), rect.bottom() - kErrorLinePx, rect.width(), kErrorLinePx), m_colors.error);
    if (look.isMatch && rect.width() >= kGapFromPx) {
        painter.setPen(QPen(look.text, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (rect.width() >= kMinTextPx)
        paintText(painter, rect, tree, block, look.text);
}

const QStaticText &FlamePainter::titleOf(const FlameTree &tree, const FlameBlock &block, int widthPx)
{
    if (block.foldedFrames > 0) {
        const QString text = u"+%L1"_s.arg(block.foldedFrames);
        return m_texts.entry(kFoldedKey | block.foldedFrames, text.toStdString(), widthPx).text;
    }
    // the operation is what differs between neighbours; the colour and the readout say the service
    const Trace &trace = *tree.trace();
    const StringId name = tree.name(block.frame);
    const StringId service = tree.service(block.frame);
    const bool isNamed = name.isValid() && !trace.text(name).empty();
    const std::uint64_t key = (static_cast<std::uint64_t>(service.value()) << 31U) ^ name.value();
    if (isNamed) {
        const double serviceWidth = m_texts.metrics().averageCharWidth()
                                    * static_cast<double>(trace.text(service).size() + trace.text(name).size() + 2);
        if (serviceWidth >= widthPx)
            return m_texts.entry(name.value() | (std::uint64_t(1) << 62U), trace.text(name), widthPx).text;
    }
    return m_texts.entry(key, frameTitle(tree, block.frame).toStdString(), widthPx).text;
}

void FlamePainter::paintText(QPainter &painter, const QRectF &rect, const FlameTree &tree, const FlameBlock &block,
                             const QColor &color)
{
    const auto width = static_cast<int>(rect.width() - 2 * kTextMarginPx);
    const double line = m_texts.metrics().height();
    const bool hasFigure = block.foldedFrames == 0 && rect.height() >= 2 * line;
    const double top = std::floor(rect.center().y() - (hasFigure ? line : line / 2));
    painter.setPen(color);
    painter.drawStaticText(QPointF(rect.left() + kTextMarginPx, top), titleOf(tree, block, width));
    if (!hasFigure)
        return;
    const std::int64_t value = tree.value(block.frame);
    const QString figure = frameValueText(tree.params().value, value) + u"   "_s + shareOfAll(tree, value);
    const std::uint64_t key = kFigureKey | qHash(figure) >> kKeyBits;
    painter.drawStaticText(QPointF(rect.left() + kTextMarginPx, top + line),
                           m_texts.entry(key, figure.toStdString(), width).text);
}

} // namespace traceloupe
