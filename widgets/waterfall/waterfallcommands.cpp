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
    Binding{Qt::Key_F, Qt::NoModifier, ZoomToSpan},
    Binding{Qt::Key_R, Qt::NoModifier, ResetZoom},
    Binding{Qt::Key_Escape, Qt::NoModifier, ResetZoom},
    Binding{Qt::Key_Backspace, Qt::NoModifier, UndoZoom},
    Binding{Qt::Key_Backspace, Qt::ShiftModifier, RedoZoom},
    Binding{Qt::Key_E, Qt::NoModifier, NextError},
    Binding{Qt::Key_E, Qt::ShiftModifier, PreviousError},
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
        {keyNames({Qt::Key_F}), Keys::tr("Zoom to the span")},
        {keyNames({Qt::Key_R, Qt::Key_Escape}), Keys::tr("Show the whole trace")},
        {keyNames({Qt::Key_Backspace, Qt::SHIFT | Qt::Key_Backspace}), Keys::tr("Undo and redo a zoom")},
        {keyNames({Qt::Key_E, Qt::SHIFT | Qt::Key_E}), Keys::tr("Next and previous failed span")},
        {keyNames({Qt::CTRL | Qt::Key_Left, Qt::CTRL | Qt::Key_Right}), Keys::tr("Narrower and wider names")},
        {Keys::tr("Ctrl+wheel"), Keys::tr("Zoom at the pointer")},
        {Keys::tr("Shift+wheel, middle drag"), Keys::tr("Move earlier and later")},
        {Keys::tr("Drag"), Keys::tr("Zoom to a time range")},
    };
}

} // namespace traceloupe
