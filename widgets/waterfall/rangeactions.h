// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace traceloupe {

class WaterfallView;

/// What can be done with the selected time range, as buttons beside it: zoom to it, forget it.
class RangeActions final : public QFrame {
    Q_OBJECT
public:
    explicit RangeActions(WaterfallView &view);
};

} // namespace traceloupe
