// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/waterfallgeometry.h"

#include <algorithm>
#include <cmath>

namespace traceloupe {

RowSigns rowSigns(std::uint16_t marks)
{
    RowSigns all;
    const auto add = [&all](RowSign sign) { all.signs[all.count++] = sign; };
    if ((marks & RowMark::kError) != 0)
        add(RowSign::Error);
    else if ((marks & RowMark::kErrorBelow) != 0)
        add(RowSign::ErrorBelow);
    if ((marks & RowMark::kWarnings) != 0)
        add(RowSign::Warning);
    if ((marks & RowMark::kLinks) != 0)
        add(RowSign::Links);
    else if ((marks & RowMark::kDeadLinks) != 0)
        add(RowSign::DeadLinks);
    if ((marks & RowMark::kLinkedFrom) != 0)
        add(RowSign::LinkedFrom);
    return all;
}

double WaterfallGeometry::indentPx() const
{
    if (deepest == 0)
        return kIndentPx;
    const double fitting = namesRightPx() * indentShare() / static_cast<double>(deepest);
    return std::clamp(std::floor(fitting), kLeastIndentPx, kIndentPx);
}

std::uint32_t WaterfallGeometry::indentedLevels() const
{
    return static_cast<std::uint32_t>(std::max(1.0, std::floor(namesRightPx() * indentShare() / indentPx())));
}

double WaterfallGeometry::toggleLeftPx(std::uint32_t depth) const
{
    return kColorBarPx + indentPx() * static_cast<double>(std::min(depth, indentedLevels())) - nameScrollPx;
}

double WaterfallGeometry::signCenterPx(std::size_t place) const
{
    return namesRightPx() - kNameMarginPx - kSignPx / 2 - static_cast<double>(place) * (kSignPx + kSignGapPx);
}

RowSign WaterfallGeometry::signAt(std::uint16_t marks, double xPx) const
{
    const RowSigns all = rowSigns(marks);
    for (std::size_t place = 0; place < all.count; ++place) {
        if (std::abs(xPx - signCenterPx(place)) <= (kSignPx + kSignGapPx) / 2)
            return all.signs[place];
    }
    return RowSign::None;
}

LineRange WaterfallGeometry::linesIn(double heightPx, std::uint32_t lineCount) const
{
    const double first = std::floor(std::max(0.0, scrollPx) / rowHeightPx);
    const double end = std::ceil((std::max(0.0, scrollPx) + heightPx) / rowHeightPx);
    const auto count = static_cast<double>(lineCount);
    return {static_cast<std::uint32_t>(std::min(first, count)), static_cast<std::uint32_t>(std::min(end, count))};
}

WaterfallHit WaterfallGeometry::hitTest(const WaterfallLayout &layout, double xPx, double yPx) const
{
    WaterfallHit hit;
    const double line = std::floor((yPx + scrollPx) / rowHeightPx);
    const WaterfallRow *row = nullptr;
    if (!layout.rows.empty()) {
        const double index = line - static_cast<double>(layout.rows.front().line);
        if (index >= 0 && index < static_cast<double>(layout.rows.size()))
            row = &layout.rows[static_cast<std::size_t>(index)];
    }
    if (row != nullptr) {
        hit.line = row->line;
        hit.hasLine = true;
    }
    if (std::abs(xPx - nameWidthPx) <= kSplitterGripPx) {
        hit.part = WaterfallPart::Splitter;
    } else if (xPx > nameWidthPx) {
        const double x = xPx - timeLeftPx();
        constexpr double kReachPx = 2; // thin bars are hard to point at
        const bool isOnBar = row != nullptr && row->place == BarPlace::Inside
                             && x >= static_cast<double>(row->leftPx) - kReachPx
                             && x <= static_cast<double>(row->rightPx) + kReachPx;
        hit.part = isOnBar ? WaterfallPart::Bar : WaterfallPart::Time;
    } else if (row != nullptr) {
        const double toggle = toggleLeftPx(row->depth);
        const bool isOnToggle = row->isExpandable && xPx >= toggle && xPx < toggle + kToggleWidthPx
                                && xPx < namesRightPx();
        hit.part = isOnToggle ? WaterfallPart::Toggle : WaterfallPart::Name;
        hit.sign = isOnToggle ? RowSign::None : signAt(row->marks, xPx);
        if (hit.sign != RowSign::None)
            hit.part = WaterfallPart::Sign;
    }
    return hit;
}

} // namespace traceloupe
