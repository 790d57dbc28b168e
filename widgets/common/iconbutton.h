// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/lineicons.h"

#include <QString>

class QToolButton;
class QWidget;

namespace traceloupe {

/// A flat button that is only an icon; `text` is its tooltip and its name for screen readers.
[[nodiscard]] QToolButton *iconButton(LineIcon icon, const QString &text, QWidget *parent);

} // namespace traceloupe
