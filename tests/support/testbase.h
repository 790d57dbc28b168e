// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace traceloupe::test {

/// Path of a file under tests/data.
[[nodiscard]] QString dataPath(const QString &relative);
/// The whole file; fails the running test if it can't be read.
[[nodiscard]] QByteArray readDataFile(const QString &relative);

} // namespace traceloupe::test
