// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/waterfalllayout.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

/// Microsecond sources truncate start and duration: what is within this is no disagreement of clocks.
constexpr std::int64_t kMicrosecondToleranceNs = 2'000;

bool startsBeforeParent(const Trace &trace, SpanIndex span)
{
    const SpanIndex parent = trace.parent(span);
    if (!parent.isValid() || trace.isPhantom(parent))
        return false;
    constexpr std::uint16_t kNoStart = SpanState::kMissingStart;
    if (((trace.state(span) | trace.state(parent)) & kNoStart) != 0)
        return false;
    const bool isCoarse = ((trace.state(span) | trace.state(parent)) & SpanState::kMicroseconds) != 0;
    return saturatingAdd(trace.startNs(span), isCoarse ? kMicrosecondToleranceNs : 0) < trace.startNs(parent);
}

void placeBar(const Trace &trace, const TimeScale &scale, WaterfallRow &row)
{
    const std::int64_t start = trace.startNs(row.span);
    const std::int64_t end = saturatingAdd(start, trace.durationNs(row.span));
    if (end < scale.range().startNs || start > scale.range().endNs) {
        row.place = end < scale.range().startNs ? BarPlace::Before : BarPlace::After;
        row.leftPx = row.rightPx = row.place == BarPlace::Before ? 0 : static_cast<float>(scale.widthPx());
        return;
    }
    const double width = scale.widthPx();
    double left = std::clamp(scale.xAt(start), 0.0, width);
    double right = std::clamp(scale.xAt(end), 0.0, width);
    if (right - left < static_cast<double>(kMinBarPx)) {
        left = std::max(0.0, std::min(left, width - static_cast<double>(kMinBarPx)));
        right = std::min(width, left + static_cast<double>(kMinBarPx));
    }
    row.continuesLeft = start < scale.range().startNs;
    row.continuesRight = end > scale.range().endNs;
    row.leftPx = static_cast<float>(left);
    row.rightPx = static_cast<float>(right);
}

void placeEvents(const Trace &trace, const TimeScale &scale, WaterfallRow &row, std::vector<EventTick> &ticks)
{
    row.firstTick = static_cast<std::uint32_t>(ticks.size());
    const SpanDetails details = trace.details(row.span);
    if (details.eventCount() == 0)
        return;
    for (const EventView &event : details.events()) {
        if (event.timeNs < scale.range().startNs || event.timeNs > scale.range().endNs)
            continue;
        ticks.push_back({static_cast<float>(scale.xAt(event.timeNs)), 1});
    }
    const auto begin = ticks.begin() + row.firstTick;
    std::ranges::sort(begin, ticks.end(), {}, &EventTick::xPx);
    auto last = begin;
    for (auto tick = begin; tick != ticks.end(); ++tick) {
        if (tick == begin)
            continue;
        if (tick->xPx - last->xPx < kEventFoldPx)
            last->count += tick->count;
        else
            *++last = *tick;
    }
    if (begin != ticks.end())
        ticks.erase(last + 1, ticks.end());
    row.tickCount = static_cast<std::uint32_t>(ticks.size()) - row.firstTick;
}

QString marksText(std::uint16_t marks)
{
    static constexpr std::array<std::pair<std::uint16_t, QLatin1StringView>, 10> kNames = {
        {{RowMark::kError, "error"_L1},
         {RowMark::kErrorBelow, "error-below"_L1},
         {RowMark::kOrphan, "orphan"_L1},
         {RowMark::kPhantom, "phantom"_L1},
         {RowMark::kRunning, "running"_L1},
         {RowMark::kMissingStart, "no-start"_L1},
         {RowMark::kNegative, "negative"_L1},
         {RowMark::kStartsBeforeParent, "before-parent"_L1},
         {RowMark::kCycle, "cycle"_L1},
         {RowMark::kConflict, "conflict"_L1}}};
    QString text;
    for (const auto &[mark, name] : kNames) {
        if ((marks & mark) != 0)
            text += u' ' + name;
    }
    return text;
}

} // namespace

std::uint16_t rowMarks(const Trace &trace, SpanIndex span)
{
    static constexpr std::array<std::pair<std::uint16_t, std::uint16_t>, 8> kFromState = {
        {{SpanState::kOrphan, RowMark::kOrphan},
         {SpanState::kPhantom, RowMark::kPhantom},
         {SpanState::kMissingEnd, RowMark::kRunning},
         {SpanState::kMissingStart, RowMark::kMissingStart},
         {SpanState::kNegativeDuration, RowMark::kNegative},
         {SpanState::kCycleCut, RowMark::kCycle},
         {SpanState::kOnCycle, RowMark::kCycle},
         {SpanState::kConflict, RowMark::kConflict}}};
    unsigned marks = trace.status(span) == StatusCode::Error ? RowMark::kError : 0U;
    for (const auto &[state, mark] : kFromState) {
        if ((trace.state(span) & state) != 0)
            marks |= mark;
    }
    if (startsBeforeParent(trace, span))
        marks |= RowMark::kStartsBeforeParent;
    return static_cast<std::uint16_t>(marks);
}

WaterfallLayout layoutWaterfall(const VisibleRows &rows, const SubtreeErrors &errors, LineRange lines,
                                const TimeScale &scale)
{
    WaterfallLayout layout;
    layout.scale = scale;
    if (!rows.trace())
        return layout;
    const Trace &trace = *rows.trace();
    const std::uint32_t end = std::min(lines.end, rows.lineCount());
    layout.rows.reserve(end > lines.first ? end - lines.first : 0);
    for (std::uint32_t line = lines.first; line < end; ++line) {
        WaterfallRow row;
        row.span = rows.at(line);
        row.line = line;
        row.depth = trace.depth(row.span);
        row.spansBelow = trace.subtreeEnd(row.span) - row.span.value() - 1;
        row.isCollapsed = rows.isCollapsed(row.span);
        row.marks = rowMarks(trace, row.span);
        if (row.isCollapsed && errors.below(trace, row.span) > 0)
            row.marks = static_cast<std::uint16_t>(row.marks | RowMark::kErrorBelow);
        placeBar(trace, scale, row);
        placeEvents(trace, scale, row, layout.ticks);
        layout.rows.push_back(row);
    }
    return layout;
}

BarLabel placeBarLabel(const WaterfallRow &row, float labelWidthPx, float areaWidthPx, float gapPx)
{
    if (row.place == BarPlace::Before)
        return {LabelPlace::Right, gapPx};
    if (row.place == BarPlace::After)
        return {LabelPlace::Left, areaWidthPx - gapPx - labelWidthPx};
    if (row.rightPx + gapPx + labelWidthPx <= areaWidthPx)
        return {LabelPlace::Right, row.rightPx + gapPx};
    if (row.leftPx - gapPx - labelWidthPx >= 0)
        return {LabelPlace::Left, row.leftPx - gapPx - labelWidthPx};
    return {LabelPlace::Within, std::max(0.0F, row.rightPx - gapPx - labelWidthPx)};
}

QString toText(const WaterfallLayout &layout, const Trace &trace)
{
    QString text;
    for (const WaterfallRow &row : layout.rows) {
        const auto service = QString::fromUtf8(trace.serviceName(row.span));
        const auto name = QString::fromUtf8(trace.name(row.span));
        text += u"%1%2%3 %4"_s.arg(QString(static_cast<int>(row.depth) * 2, u' '),
                                   row.isCollapsed      ? u"+ "_s
                                   : row.spansBelow > 0 ? u"- "_s
                                                        : u"  "_s,
                                   service, name);
        if (row.place != BarPlace::Inside)
            text += row.place == BarPlace::Before ? u" [before]"_s : u" [after]"_s;
        else
            text += u" %1%2..%3%4"_s.arg(row.continuesLeft ? u"<"_s : u"["_s)
                        .arg(static_cast<double>(row.leftPx), 0, 'f', 1)
                        .arg(static_cast<double>(row.rightPx), 0, 'f', 1)
                        .arg(row.continuesRight ? u">"_s : u"]"_s);
        text += marksText(row.marks);
        for (std::uint32_t i = row.firstTick; i < row.firstTick + row.tickCount; ++i)
            text += u" *%1@%2"_s.arg(layout.ticks[i].count).arg(static_cast<double>(layout.ticks[i].xPx), 0, 'f', 1);
        text += u'\n';
    }
    return text;
}

} // namespace traceloupe
