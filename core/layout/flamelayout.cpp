// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/flamelayout.h"

#include "core/layout/timerange.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

/// A frame of the row that was laid out last.
struct OpenFrame {
    FrameIndex frame;
    double leftPx;
    double widthPx;
    bool isSqueezed;
};

double pixelsPerValue(const FlameTree &tree, const OpenFrame &open)
{
    const double whole = std::max(static_cast<double>(tree.value(open.frame)), tree.childrenSum(open.frame));
    return whole <= 0 ? 0 : open.widthPx / whole;
}

void layoutChildren(const FlameTree &tree, const OpenFrame &open, FlameLayout &layout, std::vector<OpenFrame> &next)
{
    const std::span<const FrameIndex> children = tree.children(open.frame);
    if (children.empty())
        return;
    const double scale = pixelsPerValue(tree, open);
    const bool isSqueezed = open.isSqueezed || tree.isOverfull(open.frame);
    const auto widthOf = [&](FrameIndex frame) { return static_cast<double>(tree.value(frame)) * scale; };
    const auto firstNarrow = std::partition_point(children.begin(), children.end(),
                                                  [&](FrameIndex frame) { return widthOf(frame) >= kMinFramePx; });
    double left = open.leftPx;
    double drawn = 0;
    for (auto child = children.begin(); child != firstNarrow; ++child) {
        layout.blocks.push_back({*child, 0, left, widthOf(*child), false, isSqueezed});
        next.push_back({*child, left, widthOf(*child), isSqueezed});
        left += widthOf(*child);
        drawn += static_cast<double>(tree.value(*child));
    }
    const auto firstEmpty = std::partition_point(firstNarrow, children.end(),
                                                 [&](FrameIndex frame) { return tree.value(frame) > 0; });
    if (firstEmpty == firstNarrow)
        return;
    const auto folded = static_cast<std::uint32_t>(firstEmpty - firstNarrow);
    const double rest = std::max(0.0, tree.childrenSum(open.frame) - drawn) * scale;
    layout.blocks.push_back({open.frame, folded, left, rest, false, isSqueezed});
    layout.foldedFrames += folded;
}

std::vector<FrameIndex> ancestorsOf(const FlameTree &tree, FrameIndex frame)
{
    std::vector<FrameIndex> path;
    for (FrameIndex above = tree.parent(frame); above.isValid(); above = tree.parent(above))
        path.push_back(above);
    std::ranges::reverse(path);
    return path;
}

/// Takes what matches, by frame, and counts it.
FlameMatches counted(const FlameTree &tree, std::vector<bool> isMatch)
{
    FlameMatches matches;
    matches.isMatch = std::move(isMatch);
    matches.inSubtree.assign(tree.frameCount(), 0);
    std::vector<bool> isInside(tree.frameCount(), false);
    for (std::uint32_t i = 1; i < tree.frameCount(); ++i) {
        const FrameIndex frame(i);
        const std::uint32_t parent = tree.parent(frame).value();
        isInside[i] = isInside[parent] || matches.isMatch[parent];
        if (!matches.isMatch[i])
            continue;
        ++matches.frames;
        if (!isInside[i])
            matches.value = saturatingAdd(matches.value, tree.value(frame));
    }
    for (std::uint32_t i = tree.frameCount() - 1; i > 0; --i) {
        matches.inSubtree[i] += matches.isMatch[i] ? 1 : 0;
        matches.inSubtree[tree.parent(FrameIndex(i)).value()] += matches.inSubtree[i];
    }
    return matches;
}

/// Whether texts of a trace contain a text; each is looked at once.
class TextFinder {
public:
    TextFinder(const Trace &trace, const QString &text)
        : m_trace(trace), m_text(text), m_known(trace.strings().size(), Answer::Unknown)
    {}

    bool isIn(StringId id)
    {
        if (!id.isValid())
            return false;
        Answer &answer = m_known[id.value()];
        if (answer == Answer::Unknown) {
            const bool found = QString::fromUtf8(m_trace.text(id)).contains(m_text, Qt::CaseInsensitive);
            answer = found ? Answer::Yes : Answer::No;
        }
        return answer == Answer::Yes;
    }

private:
    enum class Answer : std::uint8_t { Unknown, Yes, No };
    const Trace &m_trace;
    QString m_text;
    std::vector<Answer> m_known;
};

} // namespace

std::span<const FlameBlock> FlameLayout::row(std::uint32_t row) const
{
    if (row >= rowCount())
        return {};
    return std::span(blocks).subspan(rowBegin[row], rowBegin[row + 1] - rowBegin[row]);
}

const FlameBlock *FlameLayout::hitTest(std::uint32_t row, double xPx) const
{
    const std::span<const FlameBlock> candidates = this->row(row);
    const auto after = std::partition_point(candidates.begin(), candidates.end(),
                                            [xPx](const FlameBlock &block) { return block.leftPx <= xPx; });
    if (after == candidates.begin())
        return nullptr;
    const FlameBlock &block = *(after - 1);
    return xPx < block.leftPx + std::max(block.widthPx, kMinFramePx) ? &block : nullptr;
}

const FlameBlock *FlameLayout::find(const FlameTree &tree, FrameIndex frame) const
{
    const FrameIndex wanted = frame;
    while (frame.isValid()) {
        const FrameIndex parent = tree.parent(frame);
        for (const FlameBlock &block : row(tree.depth(frame))) {
            const bool isFrame = block.foldedFrames == 0 && block.frame == frame;
            const bool isFold = block.foldedFrames > 0 && block.frame == parent && tree.value(frame) > 0;
            if (isFrame || isFold)
                return block.isAbove && frame != wanted ? nullptr : &block;
        }
        frame = parent;
    }
    return nullptr;
}

FlameLayout layoutFlame(const FlameTree &tree, FrameIndex zoom, double widthPx)
{
    FlameLayout layout;
    layout.zoom = zoom;
    layout.widthPx = widthPx;
    if (tree.frameCount() == 0 || widthPx <= 0)
        return layout;
    for (const FrameIndex above : ancestorsOf(tree, zoom)) {
        layout.rowBegin.push_back(static_cast<std::uint32_t>(layout.blocks.size()));
        layout.blocks.push_back({above, 0, 0, widthPx, true, false});
    }
    layout.rowBegin.push_back(static_cast<std::uint32_t>(layout.blocks.size()));
    layout.blocks.push_back({zoom, 0, 0, widthPx, false, false});
    std::vector<OpenFrame> level{{zoom, 0, widthPx, false}};
    std::vector<OpenFrame> next;
    while (!level.empty()) {
        const std::size_t begin = layout.blocks.size();
        next.clear();
        for (const OpenFrame &open : level)
            layoutChildren(tree, open, layout, next);
        if (layout.blocks.size() > begin)
            layout.rowBegin.push_back(static_cast<std::uint32_t>(begin));
        level.swap(next);
    }
    layout.rowBegin.push_back(static_cast<std::uint32_t>(layout.blocks.size()));
    return layout;
}

double FlameGeometry::topOf(std::uint32_t row) const
{
    if (!isFlame)
        return row * rowHeightPx - scrollPx;
    // a short graph stands on the ground of the view
    const double ground = std::max(contentHeightPx(), viewHeightPx);
    return ground - (row + 1.0) * rowHeightPx - scrollPx;
}

std::optional<std::uint32_t> FlameGeometry::rowAt(double yPx) const
{
    const double ground = std::max(contentHeightPx(), viewHeightPx);
    const double fromRoot = isFlame ? ground - (yPx + scrollPx) : yPx + scrollPx;
    const double row = isFlame ? std::ceil(fromRoot / rowHeightPx) - 1 : std::floor(fromRoot / rowHeightPx);
    if (row < 0 || row >= rowCount)
        return std::nullopt;
    return static_cast<std::uint32_t>(row);
}

FlameMatches findFrames(const FlameTree &tree, const QString &text)
{
    if (text.isEmpty() || !tree.trace())
        return {};
    TextFinder finder(*tree.trace(), text);
    std::vector<bool> isMatch(tree.frameCount(), false);
    for (std::uint32_t i = 1; i < tree.frameCount(); ++i)
        isMatch[i] = finder.isIn(tree.name(FrameIndex(i))) || finder.isIn(tree.service(FrameIndex(i)));
    return counted(tree, std::move(isMatch));
}

FlameMatches findSimilarFrames(const FlameTree &tree, FrameIndex frame)
{
    std::vector<bool> isMatch(tree.frameCount(), false);
    for (std::uint32_t i = 1; i < tree.frameCount(); ++i) {
        const FrameIndex other(i);
        isMatch[i] = tree.name(other) == tree.name(frame) && tree.service(other) == tree.service(frame)
                     && tree.isPhantom(other) == tree.isPhantom(frame);
    }
    return counted(tree, std::move(isMatch));
}

QString toText(const FlameLayout &layout, const FlameTree &tree)
{
    QString text;
    for (std::uint32_t row = 0; row < layout.rowCount(); ++row) {
        for (const FlameBlock &block : layout.row(row)) {
            const Trace &trace = *tree.trace();
            QString what = block.foldedFrames > 0             ? u"(%1 folded)"_s.arg(block.foldedFrames)
                           : block.frame == FlameTree::root() ? u"(trace)"_s
                           : tree.isPhantom(block.frame)      ? u"(missing)"_s
                                                         : QString::fromUtf8(trace.text(tree.service(block.frame)));
            if (block.foldedFrames == 0 && tree.name(block.frame).isValid())
                what += u' ' + QString::fromUtf8(trace.text(tree.name(block.frame)));
            text += QString(static_cast<int>(row) * 2, u' ') + what
                    + u" [%1..%2]"_s.arg(block.leftPx, 0, 'f', 1).arg(block.leftPx + block.widthPx, 0, 'f', 1);
            if (block.foldedFrames == 0)
                text += u" %1 x%2"_s.arg(tree.value(block.frame)).arg(tree.spanCount(block.frame));
            text += block.isAbove ? u" above"_s : QString();
            text += block.isSqueezed ? u" squeezed"_s : QString();
            text += u'\n';
        }
    }
    return text;
}

} // namespace traceloupe
