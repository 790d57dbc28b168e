// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/id.h"

#include <QString>

#include <optional>
#include <vector>

namespace traceloupe {

/// Which traces of the cache a page looks at together.
struct TraceSet {
    QString label;                          ///< for people: "all of the cache", "37 selected traces"
    std::optional<std::vector<TraceId>> ids; ///< nothing = everything in the cache

    [[nodiscard]] bool isWholeCache() const { return !ids.has_value(); }
};

} // namespace traceloupe
