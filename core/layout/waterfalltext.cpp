// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Waterfalls as text, for tests.
#include "core/layout/waterfalllayout.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

QString marksText(std::uint16_t marks)
{
    static constexpr std::array<std::pair<std::uint16_t, QLatin1StringView>, 13> kNames = {
        {{RowMark::kError, "error"_L1},
         {RowMark::kErrorBelow, "error-below"_L1},
         {RowMark::kOrphan, "orphan"_L1},
         {RowMark::kPhantom, "phantom"_L1},
         {RowMark::kRunning, "running"_L1},
         {RowMark::kMissingStart, "no-start"_L1},
         {RowMark::kNegative, "negative"_L1},
         {RowMark::kStartsBeforeParent, "before-parent"_L1},
         {RowMark::kCycle, "cycle"_L1},
         {RowMark::kConflict, "conflict"_L1},
         {RowMark::kLinks, "links"_L1},
         {RowMark::kLinkedFrom, "linked-from"_L1},
         {RowMark::kDeadLinks, "dead-links"_L1}}};
    QString text;
    for (const auto &[mark, name] : kNames) {
        if ((marks & mark) != 0)
            text += u' ' + name;
    }
    return text;
}

QString px(float value)
{
    return QString::number(static_cast<double>(value), 'f', 1);
}

QString titleOf(const WaterfallRow &row, const Trace &trace)
{
    if (row.kind == LineKind::Hidden)
        return u"(%1 hidden)"_s.arg(row.spansBelow);
    const auto spanTitle = [&trace](SpanIndex span) {
        return QString::fromUtf8(trace.serviceName(span)) + u' ' + QString::fromUtf8(trace.name(span));
    };
    QString title = spanTitle(row.span);
    SpanIndex member = row.span;
    for (std::uint32_t i = 1; i < row.period; ++i) {
        member = SpanIndex(trace.subtreeEnd(member));
        title += u" + "_s + spanTitle(member);
    }
    return row.kind == LineKind::Group ? u"x%1 %2"_s.arg(row.rounds).arg(title) : title;
}

QString placeText(const WaterfallRow &row)
{
    switch (row.place) {
    case BarPlace::None:
        return {};
    case BarPlace::Before:
        return u" [before]"_s;
    case BarPlace::After:
        return u" [after]"_s;
    case BarPlace::Inside:
        break;
    }
    return u" %1%2..%3%4"_s.arg(row.continuesLeft ? u"<"_s : u"["_s, px(row.leftPx), px(row.rightPx),
                                row.continuesRight ? u">"_s : u"]"_s);
}

QString extrasText(const WaterfallLayout &layout, const WaterfallRow &row, const Trace &trace)
{
    QString text;
    for (std::uint32_t i = row.firstTick; i < row.firstTick + row.tickCount; ++i)
        text += u" *%1@%2"_s.arg(layout.ticks[i].count).arg(px(layout.ticks[i].xPx));
    for (std::uint32_t i = row.firstHidden; i < row.firstHidden + row.hiddenCount; ++i) {
        const HiddenBar &bar = layout.hidden[i];
        text += u" #%1@%2..%3"_s.arg(bar.count).arg(px(bar.leftPx), px(bar.rightPx));
    }
    for (std::uint32_t i = row.firstPath; i < row.firstPath + row.pathCount; ++i) {
        const PathPart &part = layout.path[i];
        text += u" %1%2..%3"_s.arg(part.isWhile ? u"~"_s : u"="_s, px(part.leftPx), px(part.rightPx));
    }
    if (row.server.isValid())
        text += u" -> "_s + QString::fromUtf8(trace.serviceName(row.server));
    if (row.peer >= 0)
        text += u" => "_s + QString::fromStdString(layout.peers[static_cast<std::size_t>(row.peer)]);
    if (row.place == BarPlace::Inside && row.rawLeftPx != row.leftPx)
        text += u" raw@"_s + px(row.rawLeftPx);
    return text;
}

} // namespace

QString toText(const WaterfallLayout &layout, const Trace &trace)
{
    QString text;
    for (const WaterfallRow &row : layout.rows) {
        const QString sign = !row.isExpandable ? u"  "_s : row.isCollapsed ? u"+ "_s : u"- "_s;
        text += QString(static_cast<int>(row.depth) * 2, u' ') + sign + titleOf(row, trace) + placeText(row)
                + marksText(row.marks) + extrasText(layout, row, trace) + u'\n';
    }
    return text;
}

} // namespace traceloupe
