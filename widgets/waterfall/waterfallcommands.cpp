// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/waterfallcommands.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QKeySequence>

#include <array>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

struct Binding {
    int key;
    Qt::KeyboardModifiers modifiers;
    WaterfallCommand command;
};

using enum WaterfallCommand;

const std::array kBindings = {
    Binding{Qt::Key_Up, Qt::NoModifier, PreviousRow},
    Binding{Qt::Key_Down, Qt::NoModifier, NextRow},
    Binding{Qt::Key_PageUp, Qt::NoModifier, PreviousPage},
    Binding{Qt::Key_PageDown, Qt::NoModifier, NextPage},
    Binding{Qt::Key_Home, Qt::NoModifier, FirstRow},
    Binding{Qt::Key_End, Qt::NoModifier, LastRow},
    Binding{Qt::Key_Left, Qt::NoModifier, CollapseOrParent},
    Binding{Qt::Key_Right, Qt::NoModifier, ExpandOrChild},
    Binding{Qt::Key_Space, Qt::NoModifier, Toggle},
    Binding{Qt::Key_Return, Qt::NoModifier, Toggle},
    Binding{Qt::Key_Enter, Qt::NoModifier, Toggle},
    Binding{Qt::Key_Right, Qt::ShiftModifier, ExpandSubtree},
    Binding{Qt::Key_Left, Qt::ShiftModifier, CollapseSubtree},
    Binding{Qt::Key_BracketLeft, Qt::NoModifier, ExpandAll},
    Binding{Qt::Key_BracketRight, Qt::NoModifier, CollapseAll},
    Binding{Qt::Key_O, Qt::NoModifier, ExpandOneLevel},
    Binding{Qt::Key_P, Qt::NoModifier, CollapseOneLevel},
    Binding{Qt::Key_W, Qt::NoModifier, ZoomIn},
    Binding{Qt::Key_S, Qt::NoModifier, ZoomOut},
    Binding{Qt::Key_A, Qt::NoModifier, PanLeft},
    Binding{Qt::Key_D, Qt::NoModifier, PanRight},
    Binding{Qt::Key_A, Qt::ShiftModifier, PanLeftFar},
    Binding{Qt::Key_D, Qt::ShiftModifier, PanRightFar},
    Binding{Qt::Key_F, Qt::NoModifier, CenterOrFitSpan},
    Binding{Qt::Key_R, Qt::NoModifier, RangeOfSpan},
    Binding{Qt::Key_Z, Qt::NoModifier, ZoomToRange},
    Binding{Qt::Key_M, Qt::NoModifier, Mark},
    Binding{Qt::Key_M, Qt::ShiftModifier, KeepMark},
    Binding{Qt::Key_Delete, Qt::NoModifier, ClearMarks},
    Binding{Qt::Key_0, Qt::NoModifier, ResetZoom},
    Binding{Qt::Key_Escape, Qt::NoModifier, Escape},
    Binding{Qt::Key_Backspace, Qt::NoModifier, UndoZoom},
    Binding{Qt::Key_Backspace, Qt::ShiftModifier, RedoZoom},
    Binding{Qt::Key_E, Qt::NoModifier, NextError},
    Binding{Qt::Key_E, Qt::ShiftModifier, PreviousError},
    Binding{Qt::Key_N, Qt::NoModifier, NextMatch},
    Binding{Qt::Key_N, Qt::ShiftModifier, PreviousMatch},
    Binding{Qt::Key_F3, Qt::NoModifier, NextMatch},
    Binding{Qt::Key_F3, Qt::ShiftModifier, PreviousMatch},
    Binding{Qt::Key_Period, Qt::NoModifier, NextSibling},
    Binding{Qt::Key_Comma, Qt::NoModifier, PreviousSibling},
    Binding{Qt::Key_1, Qt::NoModifier, CollapseToLevel1},
    Binding{Qt::Key_2, Qt::NoModifier, CollapseToLevel2},
    Binding{Qt::Key_3, Qt::NoModifier, CollapseToLevel3},
    Binding{Qt::Key_4, Qt::NoModifier, CollapseToLevel4},
    Binding{Qt::Key_5, Qt::NoModifier, CollapseToLevel5},
    Binding{Qt::Key_6, Qt::NoModifier, CollapseToLevel6},
    Binding{Qt::Key_7, Qt::NoModifier, CollapseToLevel7},
    Binding{Qt::Key_8, Qt::NoModifier, CollapseToLevel8},
    Binding{Qt::Key_9, Qt::NoModifier, CollapseToLevel9},
    Binding{Qt::Key_F, Qt::ControlModifier, Find},
    Binding{Qt::Key_B, Qt::ControlModifier, Find},
    Binding{Qt::Key_Slash, Qt::NoModifier, Find},
    Binding{Qt::Key_Z, Qt::ControlModifier, UndoFilter},
    Binding{Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier, RedoFilter},
    Binding{Qt::Key_Y, Qt::ControlModifier, RedoFilter},
    Binding{Qt::Key_T, Qt::NoModifier, SetRoot},
    Binding{Qt::Key_T, Qt::ShiftModifier, ClearRoot},
    Binding{Qt::Key_H, Qt::NoModifier, ToggleHideOthers},
    Binding{Qt::Key_G, Qt::NoModifier, ToggleGrouping},
    Binding{Qt::Key_I, Qt::NoModifier, ToggleGaps},
    Binding{Qt::Key_K, Qt::NoModifier, TogglePath},
    Binding{Qt::Key_L, Qt::NoModifier, ToggleClocks},
    Binding{Qt::Key_C, Qt::ControlModifier, CopyRow},
    Binding{Qt::Key_Insert, Qt::ControlModifier, CopyRow},
    Binding{Qt::Key_Left, Qt::AltModifier, NamesLeft},
    Binding{Qt::Key_Right, Qt::AltModifier, NamesRight},
    Binding{Qt::Key_Left, Qt::ControlModifier, NarrowerNames},
    Binding{Qt::Key_Right, Qt::ControlModifier, WiderNames},
};

struct Keys {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::WaterfallKeys)
};

QString keyNames(std::initializer_list<QKeyCombination> keys)
{
    QString names;
    for (const QKeyCombination key : keys) {
        if (!names.isEmpty())
            names += u"  "_s;
        names += QKeySequence(key).toString(QKeySequence::NativeText);
    }
    return names;
}

} // namespace

WaterfallCommand commandFor(const QKeyEvent &event)
{
    // signs are where the keyboard has them, with or without Shift
    if (event.key() == Qt::Key_Slash)
        return Find;
    if (event.key() == Qt::Key_Plus || event.key() == Qt::Key_Equal)
        return ZoomIn;
    if (event.key() == Qt::Key_Minus)
        return ZoomOut;
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    for (const Binding &binding : kBindings) {
        if (binding.key == event.key() && binding.modifiers == modifiers)
            return binding.command;
    }
    return None;
}

QList<ShortcutHelp> waterfallShortcuts()
{
    return {
        {keyNames({Qt::Key_Up, Qt::Key_Down}), Keys::tr("Previous and next row")},
        {keyNames({Qt::Key_PageUp, Qt::Key_PageDown}), Keys::tr("A page up and down")},
        {keyNames({Qt::Key_Home, Qt::Key_End}), Keys::tr("First and last row")},
        {keyNames({Qt::Key_Left, Qt::Key_Right}),
         Keys::tr("Collapse or go to the parent, expand or go to the first child")},
        {keyNames({Qt::Key_Space, Qt::Key_Return}), Keys::tr("Collapse or expand the row")},
        {keyNames({Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_Right}),
         Keys::tr("Collapse and expand everything below the row")},
        {keyNames({Qt::Key_BracketLeft, Qt::Key_BracketRight}), Keys::tr("Expand all, collapse all")},
        {keyNames({Qt::Key_O, Qt::Key_P}), Keys::tr("Expand and collapse one level")},
        {keyNames({Qt::Key_W, Qt::Key_S, Qt::Key_Plus, Qt::Key_Minus}), Keys::tr("Zoom in and out")},
        {keyNames({Qt::Key_A, Qt::Key_D}), Keys::tr("Move earlier and later, with Shift further")},
        {keyNames({Qt::Key_F}), Keys::tr("Bring the span into the middle, again: zoom to it")},
        {keyNames({Qt::Key_0, Qt::Key_Escape}), Keys::tr("Show the whole trace")},
        {keyNames({Qt::Key_Backspace, Qt::SHIFT | Qt::Key_Backspace}), Keys::tr("Undo and redo a zoom")},
        {keyNames({Qt::Key_R, Qt::Key_Z}), Keys::tr("Select the span's time range, zoom to the selected range")},
        {keyNames({Qt::Key_M, Qt::SHIFT | Qt::Key_M, Qt::Key_Delete}),
         Keys::tr("Mark the time, keep a mark there, remove marks and range")},
        {keyNames({Qt::CTRL | Qt::Key_F, Qt::Key_Slash}), Keys::tr("Find in the trace")},
        {keyNames({Qt::Key_N, Qt::SHIFT | Qt::Key_N, Qt::Key_F3}), Keys::tr("Next and previous match")},
        {keyNames({Qt::Key_H}), Keys::tr("Hide or dim what does not match")},
        {keyNames({Qt::CTRL | Qt::Key_Z, Qt::CTRL | Qt::Key_Y}), Keys::tr("Undo and redo a search or filter")},
        {keyNames({Qt::Key_E, Qt::SHIFT | Qt::Key_E}), Keys::tr("Next and previous failed span")},
        {keyNames({Qt::Key_Period, Qt::Key_Comma}), Keys::tr("Next and previous sibling")},
        {keyNames({Qt::Key_T, Qt::SHIFT | Qt::Key_T}), Keys::tr("Show only the span's subtree, the whole trace again")},
        {keyNames({Qt::Key_1}) + u" … "_s + keyNames({Qt::Key_9}), Keys::tr("Collapse to that many levels")},
        {keyNames({Qt::CTRL | Qt::Key_C}), Keys::tr("Copy the row as text")},
        {keyNames({Qt::SHIFT | Qt::Key_F10}) + u"  "_s + keyNames({Qt::Key_Menu}), Keys::tr("Open the row's menu")},
        {keyNames({Qt::Key_G}), Keys::tr("Group repeated calls or list them")},
        {keyNames({Qt::Key_I}), Keys::tr("Compress idle gaps")},
        {keyNames({Qt::Key_K}), Keys::tr("Show the critical path")},
        {keyNames({Qt::Key_L}), Keys::tr("Align clocks that are proven to be off, or show times as they came")},
        {keyNames({Qt::CTRL | Qt::Key_Left, Qt::CTRL | Qt::Key_Right}), Keys::tr("Narrower and wider names")},
        {keyNames({Qt::ALT | Qt::Key_Left, Qt::ALT | Qt::Key_Right}), Keys::tr("Move the names sideways")},
        {Keys::tr("Ctrl+wheel"), Keys::tr("Zoom at the pointer")},
        {Keys::tr("Shift+wheel, Shift or middle drag"), Keys::tr("Move earlier and later")},
        {Keys::tr("Drag"), Keys::tr("Select and measure a time range")},
        {Keys::tr("Drag on the time axis"), Keys::tr("Zoom to a time range")},
    };
}

} // namespace traceloupe
