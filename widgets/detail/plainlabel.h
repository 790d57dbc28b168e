// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QWidget;

namespace traceloupe {

/// A label for text from a trace: never rich text, can be selected and copied, wraps, and may be as narrow as its pane.
/// Owned by its parent.
[[nodiscard]] QLabel *plainLabel(QWidget *parent);

} // namespace traceloupe
