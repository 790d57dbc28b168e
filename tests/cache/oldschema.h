// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace traceloupe::test {

/// Makes of a cache file what a program of an older schema would have written of the same traces: its tables come from
/// the scripts of that time, and what they hold from those of today. Nobody has the file open.
void makeOldSchema(const QString &path, int version);

} // namespace traceloupe::test
