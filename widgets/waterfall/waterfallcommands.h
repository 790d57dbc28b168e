// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QKeyEvent;

namespace traceloupe {

/// What the keyboard can do in a waterfall.
enum class WaterfallCommand {
    None,
    PreviousRow,
    NextRow,
    PreviousPage,
    NextPage,
    FirstRow,
    LastRow,
    CollapseOrParent,
    ExpandOrChild,
    Toggle,
    ExpandSubtree,
    CollapseSubtree,
    ExpandAll,
    CollapseAll,
    ExpandOneLevel,
    CollapseOneLevel,
    ZoomIn,
    ZoomOut,
    PanLeft,
    PanRight,
    PanLeftFar,
    PanRightFar,
    CenterOrFitSpan,
    ResetZoom,
    UndoZoom,
    RedoZoom,
    NextError,
    PreviousError,
    NextMatch,
    PreviousMatch,
    NextSibling,
    PreviousSibling,
    CollapseToLevel1,
    CollapseToLevel2,
    CollapseToLevel3,
    CollapseToLevel4,
    CollapseToLevel5,
    CollapseToLevel6,
    CollapseToLevel7,
    CollapseToLevel8,
    CollapseToLevel9,
    Escape,
    ZoomToRange,
    RangeOfSpan,
    Mark,
    KeepMark,
    ClearMarks,
    Find,
    UndoFilter,
    RedoFilter,
    SetRoot,
    ClearRoot,
    ToggleHideOthers,
    ToggleGrouping,
    ToggleGaps,
    TogglePath,
    ToggleClocks,
    CopyRow,
    NamesLeft,
    NamesRight,
    NarrowerNames,
    WiderNames
};

/// The command of a key, None for others.
[[nodiscard]] WaterfallCommand commandFor(const QKeyEvent &event);

/// A line of the page of shortcuts.
struct ShortcutHelp {
    QString keys;
    QString text;
};
[[nodiscard]] QList<ShortcutHelp> waterfallShortcuts();

} // namespace traceloupe
