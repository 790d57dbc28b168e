// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Commands of WaterfallView: what keys and menus ask for becomes changes of the session.
#include "widgets/waterfall/rowtext.h"
#include "widgets/waterfall/waterfallview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>

namespace traceloupe {

namespace {

constexpr double kKeyZoomFactor = 0.7;
constexpr double kKeyPanShare = 0.1;
constexpr double kFarPanShare = 0.5;
constexpr int kNameWidthStepPx = 24;
constexpr int kNameScrollStepPx = 40;

} // namespace

void WaterfallView::execute(WaterfallCommand command)
{
    if (command != WaterfallCommand::CenterOrFitSpan)
        m_centered = {};
    if (moveBy(command) || changeTree(command) || zoomBy(command) || changeRange(command) || changeMarks(command)
        || changeFilter(command) || copyRow(command))
        return;
    Q_EMIT optionRequested(command);
}

bool WaterfallView::moveBy(WaterfallCommand command)
{
    const std::int64_t line = currentLine().value_or(0);
    const std::int64_t page = std::max(1, viewport()->height() / m_rowHeightPx - 1);
    const bool hasCurrent = currentLine().has_value();
    switch (command) {
    case WaterfallCommand::PreviousRow:
        selectLine(hasCurrent ? line - 1 : 0);
        return true;
    case WaterfallCommand::NextRow:
        selectLine(hasCurrent ? line + 1 : 0);
        return true;
    case WaterfallCommand::PreviousPage:
        selectLine(line - page);
        return true;
    case WaterfallCommand::NextPage:
        selectLine(line + page);
        return true;
    case WaterfallCommand::FirstRow:
        selectLine(0);
        return true;
    case WaterfallCommand::LastRow:
        selectLine(static_cast<std::int64_t>(m_session.rows().lineCount()) - 1);
        return true;
    case WaterfallCommand::NextError:
    case WaterfallCommand::PreviousError:
        goToError(command == WaterfallCommand::NextError);
        return true;
    case WaterfallCommand::NextMatch:
    case WaterfallCommand::PreviousMatch:
        m_session.goToMatch(command == WaterfallCommand::NextMatch);
        return true;
    case WaterfallCommand::NextSibling:
    case WaterfallCommand::PreviousSibling:
        goToSibling(command == WaterfallCommand::NextSibling);
        return true;
    default:
        return false;
    }
}

bool WaterfallView::changeTree(WaterfallCommand command)
{
    CollapseState &collapse = m_session.collapse();
    const auto line = currentLine();
    switch (command) {
    case WaterfallCommand::ExpandAll:
        collapse.expandAll();
        return true;
    case WaterfallCommand::CollapseAll:
        collapse.collapseAll();
        return true;
    case WaterfallCommand::ExpandOneLevel:
        collapse.expandOneLevel();
        return true;
    case WaterfallCommand::CollapseOneLevel:
        collapse.collapseOneLevel();
        return true;
    case WaterfallCommand::CollapseOrParent:
        collapseOrGoToParent();
        return true;
    case WaterfallCommand::ExpandOrChild:
        expandOrGoToChild();
        return true;
    case WaterfallCommand::Toggle:
        if (line)
            toggleLine(*line);
        return true;
    case WaterfallCommand::ExpandSubtree:
    case WaterfallCommand::CollapseSubtree:
        if (line)
            collapse.setSubtreeCollapsed(*line, command == WaterfallCommand::CollapseSubtree);
        return true;
    default:
        break;
    }
    if (command < WaterfallCommand::CollapseToLevel1 || command > WaterfallCommand::CollapseToLevel9)
        return false;
    const int levels = static_cast<int>(command) - static_cast<int>(WaterfallCommand::CollapseToLevel1) + 1;
    collapse.collapseToLevel(static_cast<std::uint32_t>(levels));
    return true;
}

bool WaterfallView::zoomBy(WaterfallCommand command)
{
    ViewRange &range = m_session.viewRange();
    const std::int64_t anchor = m_hoverTimeNs.value_or(timeScale().timeAt(timeScale().widthPx() / 2));
    switch (command) {
    case WaterfallCommand::ZoomIn:
        range.zoomAround(anchor, kKeyZoomFactor);
        return true;
    case WaterfallCommand::ZoomOut:
        range.zoomAround(anchor, 1 / kKeyZoomFactor);
        return true;
    case WaterfallCommand::PanLeft:
    case WaterfallCommand::PanRight:
        range.pan(command == WaterfallCommand::PanLeft ? -kKeyPanShare : kKeyPanShare);
        return true;
    case WaterfallCommand::PanLeftFar:
    case WaterfallCommand::PanRightFar:
        range.pan(command == WaterfallCommand::PanLeftFar ? -kFarPanShare : kFarPanShare);
        return true;
    case WaterfallCommand::UndoZoom:
        range.undo();
        return true;
    case WaterfallCommand::RedoZoom:
        range.redo();
        return true;
    case WaterfallCommand::ResetZoom:
        range.reset();
        return true;
    default:
        return false;
    }
}

bool WaterfallView::changeRange(WaterfallCommand command)
{
    switch (command) {
    case WaterfallCommand::CenterOrFitSpan:
        centerOrFit();
        return true;
    case WaterfallCommand::ZoomToRange:
        if (const auto range = m_session.marks().range()) {
            m_session.viewRange().setRange(*range);
            m_session.marks().setRange(std::nullopt);
        }
        return true;
    case WaterfallCommand::Escape:
        escape();
        return true;
    case WaterfallCommand::NarrowerNames:
    case WaterfallCommand::WiderNames:
        setNameWidthPx(m_nameWidthPx
                       + (command == WaterfallCommand::WiderNames ? kNameWidthStepPx : -kNameWidthStepPx));
        return true;
    case WaterfallCommand::NamesLeft:
    case WaterfallCommand::NamesRight:
        moveNames(command == WaterfallCommand::NamesRight ? kNameScrollStepPx : -kNameScrollStepPx);
        return true;
    default:
        return false;
    }
}

bool WaterfallView::changeMarks(WaterfallCommand command)
{
    TimeMarks &marks = m_session.marks();
    const SpanIndex current = m_session.selection().current();
    switch (command) {
    case WaterfallCommand::RangeOfSpan:
        if (current.isValid())
            marks.setRange(currentTime());
        return true;
    case WaterfallCommand::Mark:
    case WaterfallCommand::KeepMark: {
        auto time = m_hoverTimeNs;
        if (!time && current.isValid())
            time = currentTime().startNs;
        if (time && command == WaterfallCommand::Mark)
            marks.setPassing(time);
        else if (time)
            marks.toggleKept(*time);
        return true;
    }
    case WaterfallCommand::ClearMarks:
        marks.clear();
        return true;
    default:
        return false;
    }
}

bool WaterfallView::changeFilter(WaterfallCommand command)
{
    FilterStack &filters = m_session.filters();
    switch (command) {
    case WaterfallCommand::Find:
        Q_EMIT findRequested();
        return true;
    case WaterfallCommand::UndoFilter:
        filters.undo();
        return true;
    case WaterfallCommand::RedoFilter:
        filters.redo();
        return true;
    case WaterfallCommand::ToggleHideOthers:
        filters.setHidesOthers(!filters.current().hidesOthers);
        return true;
    case WaterfallCommand::SetRoot:
        if (m_session.selection().current().isValid())
            m_session.setRoot(m_session.selection().current());
        return true;
    case WaterfallCommand::ClearRoot:
        m_session.setRoot({});
        return true;
    default:
        return false;
    }
}

bool WaterfallView::copyRow(WaterfallCommand command) const
{
    if (command != WaterfallCommand::CopyRow)
        return false;
    if (const auto line = currentLine())
        QGuiApplication::clipboard()->setText(rowAsText(m_session, *line));
    return true;
}

/// The innermost thing first: the selected range, the search, the subtree, the zoom.
void WaterfallView::escape()
{
    if (m_session.marks().range() || m_session.marks().passing()) {
        m_session.marks().setRange(std::nullopt);
        m_session.marks().setPassing(std::nullopt);
    } else if (!m_session.filters().current().text.isEmpty()) {
        m_session.filters().setText({}, FilterStack::Change::Whole);
    } else if (m_session.filters().current().root.isValid()) {
        m_session.setRoot({});
    } else {
        m_session.viewRange().reset();
    }
}

void WaterfallView::centerOrFit()
{
    const SpanIndex current = m_session.selection().current();
    const auto line = currentLine();
    if (!line)
        return;
    ViewRange &range = m_session.viewRange();
    const TimeRange time = currentTime();
    if (m_centered == current || !range.isZoomed()) {
        m_centered = {};
        m_session.zoomTo(time);
        return;
    }
    range.centerOn(saturatingAdd(time.startNs, time.lengthNs() / 2));
    const int top = static_cast<int>(*line) * m_rowHeightPx;
    verticalScrollBar()->setValue(top - (viewport()->height() - m_rowHeightPx) / 2);
    m_centered = current;
}

void WaterfallView::moveNames(int deltaPx)
{
    const int moved = std::clamp(m_nameScrollPx + deltaPx, 0, kMaxNameScrollPx);
    if (moved == m_nameScrollPx)
        return;
    m_nameScrollPx = moved;
    viewport()->update();
    Q_EMIT geometryChanged();
}

void WaterfallView::goToSibling(bool isForward)
{
    const Trace &trace = m_session.trace();
    const SpanIndex current = m_session.selection().current();
    if (!current.isValid())
        return selectLine(0);
    const SpanIndex parent = trace.parent(current);
    const std::uint32_t first = parent.isValid() ? parent.value() + 1 : 0;
    const std::uint32_t end = parent.isValid() ? trace.subtreeEnd(parent) : trace.rowCount();
    if (isForward) {
        // the line of a group stands for all its members
        const std::uint32_t line = currentLine().value_or(0);
        const bool isGroup = m_session.rows().kindOf(line) == LineKind::Group;
        const std::uint32_t next = isGroup ? m_session.rows().coveredEnd(line) : trace.subtreeEnd(current);
        if (next < end && !selectIfGroup(SpanIndex(next)))
            m_session.goToSpan(SpanIndex(next));
        return;
    }
    if (current.value() == first)
        return;
    SpanIndex previous(current.value() - 1);
    while (trace.parent(previous) != parent)
        previous = trace.parent(previous);
    if (m_session.rows().isVisible(previous))
        m_session.goToSpan(previous);
    else
        selectLine(m_session.rows().lineOf(previous));
}

/// A closed group is gone to as a whole.
bool WaterfallView::selectIfGroup(SpanIndex span)
{
    const std::uint32_t line = m_session.rows().lineOf(span);
    const bool isGroup = m_session.rows().at(line) == span && m_session.rows().kindOf(line) == LineKind::Group;
    if (isGroup)
        selectLine(line);
    return isGroup;
}

void WaterfallView::selectLine(std::int64_t line)
{
    const VisibleRows &rows = m_session.rows();
    const std::int64_t count = rows.lineCount();
    if (count == 0)
        return;
    const auto there = static_cast<std::uint32_t>(std::clamp<std::int64_t>(line, 0, count - 1));
    if (rows.kindOf(there) == LineKind::Group)
        m_session.selection().setCurrentGroup(rows.at(there));
    else
        m_session.selection().setCurrent(rows.at(there));
}

void WaterfallView::toggleLine(std::uint32_t line)
{
    const VisibleRows &rows = m_session.rows();
    const SiblingGroup *group = rows.groupAt(line);
    const SpanIndex current = m_session.selection().current();
    if (group != nullptr && (line == currentLine() || (current >= group->first && current.value() < group->end)))
        m_session.selection().setCurrentGroup(group->first);
    keepSteady(line);
    m_session.collapse().toggleLine(line);
}

TimeRange WaterfallView::currentTime() const
{
    const SiblingGroup *group = m_session.currentGroup();
    return group != nullptr ? m_session.timeOf(*group) : m_session.timeOf(m_session.selection().current());
}

void WaterfallView::collapseOrGoToParent()
{
    const auto line = currentLine();
    if (!line)
        return;
    const SpanIndex row = m_session.rows().at(*line);
    if (m_session.rows().isExpandable(*line) && !m_session.rows().isClosed(*line))
        return toggleLine(*line);
    const bool isMember = m_session.rows().kindOf(*line) == LineKind::Span;
    if (const SiblingGroup *group = isMember ? m_session.rows().openGroupOf(row) : nullptr) {
        m_session.selection().setCurrentGroup(group->first);
        return;
    }
    if (const SpanIndex parent = m_session.trace().parent(row); parent.isValid() && row != m_session.rows().root())
        m_session.selection().setCurrent(parent);
}

void WaterfallView::expandOrGoToChild()
{
    const auto line = currentLine();
    if (!line)
        return selectLine(0);
    if (!m_session.rows().isExpandable(*line))
        return;
    if (m_session.rows().isClosed(*line))
        toggleLine(*line);
    else
        selectLine(static_cast<std::int64_t>(*line) + 1);
}

void WaterfallView::goToError(bool isForward)
{
    const SpanIndex current = m_session.selection().current();
    // of a group the first call, too, comes after it
    const std::uint32_t next = current.isValid() ? current.value() + (m_session.currentGroup() != nullptr ? 0 : 1) : 0;
    const SpanIndex found = isForward ? m_session.errors().nextError(SpanIndex(next))
                                      : m_session.errors().previousError(current.isValid() ? current : SpanIndex(0));
    if (found.isValid())
        m_session.goToSpan(found);
}

} // namespace traceloupe
