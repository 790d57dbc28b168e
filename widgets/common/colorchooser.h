// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/spancoloring.h"

#include <QComboBox>

namespace traceloupe {

/// What spans are coloured by, in all views of the trace: service, category of work or kind. What was chosen elsewhere
/// (an attribute, ranks) is told too.
class ColorChooser final : public QComboBox {
    Q_OBJECT
public:
    explicit ColorChooser(SpanColoring &coloring, QWidget *parent = nullptr);

private:
    void showChoice();

    SpanColoring &m_coloring;
};

} // namespace traceloupe
