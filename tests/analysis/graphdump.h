// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/servicegraph.h"

#include <QStringList>

namespace traceloupe::test {

/// One line an edge: "web -> api rpc 1", with " errors 1" and its flags in brackets where there are any.
[[nodiscard]] QStringList dumpEdges(const ServiceGraph &graph);
/// "answered + unanswered + nested = all"
[[nodiscard]] QString dumpTotals(const ServiceGraph &graph);
/// Everything that must add up; empty, or what does not.
[[nodiscard]] QString graphFault(const ServiceGraph &graph);

} // namespace traceloupe::test
