// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/resultset.h"

namespace traceloupe {

/// A service that roots of found traces belong to, as a chart's legend names it.
struct ResultService {
    QString name;
    int color = 0; ///< servicecolorbook.h
    std::uint32_t traces = 0;
};

/// The services of a result set's roots, and each row's colour by them.
struct ResultServices {
    std::vector<ResultService> byTraces; ///< most traces first, then by name
    std::vector<std::uint8_t> colors;    ///< by row
};

/// Free to run in any thread: O(rows), and the services sorted.
[[nodiscard]] ResultServices servicesOf(const ResultRows &rows);

} // namespace traceloupe
