// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace traceloupe::test {

/// Empty if `actual` is what tests/golden/`name` holds; else the first line that differs. With UPDATE_GOLDEN=1 in the
/// environment the file is written instead, to be looked at and committed.
[[nodiscard]] QString goldenDifference(const QString &name, const QString &actual);

} // namespace traceloupe::test
