// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace traceloupe {

/// Lets Tab walk through what is below `page` as it is read, by the order of its layouts, splitters, stacks and tabs,
/// beginning after `before`. Qt's own order is that in which widgets were made, which says nothing of where they stand.
void setReadingOrder(QWidget &before, QWidget &page);

} // namespace traceloupe
